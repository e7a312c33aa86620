#ifndef MIMI_CIDN2_H
#define MIMI_CIDN2_H

/* libidn2 for IDNA; libunistring, which libidn2 loads anyway, for Unicode normalisation. */
#include <idn2.h>
#include <stdlib.h>
#include <uninorm.h>

/* Unicode Normalization Form C of UTF-8, to be freed; UNINORM_NFC is a macro that Swift cannot import. */
static inline uint8_t *mimi_compose(const uint8_t *text, size_t length, size_t *composed) {
  return u8_normalize(UNINORM_NFC, text, length, NULL, composed);
}

#endif
