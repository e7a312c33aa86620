#ifndef MIMI_CWIDTH_H
#define MIMI_CWIDTH_H

#include <locale.h>
#include <stdint.h>
#include <wchar.h>

/* POSIX has it; the C library's header shows it only under feature macros that Swift's import does not set. */
extern int wcwidth(wchar_t);
extern locale_t newlocale(int, const char *, locale_t);
extern locale_t uselocale(locale_t);

/* The columns of a scalar in C.UTF-8, whatever locale the process is in: -1 where libc knows none. The locale is
   made once and never freed; two threads that race to make it leave one unused, which is harmless. */
static inline int mimi_column_width(uint32_t scalar) {
  static locale_t utf8 = (locale_t)0;
  locale_t chosen = __atomic_load_n(&utf8, __ATOMIC_ACQUIRE);
  if (chosen == (locale_t)0) {
    chosen = newlocale(1 << LC_CTYPE, "C.UTF-8", (locale_t)0);
    if (chosen == (locale_t)0) return -1;
    __atomic_store_n(&utf8, chosen, __ATOMIC_RELEASE);
  }
  locale_t before = uselocale(chosen);
  int width = wcwidth((wchar_t)scalar);
  uselocale(before);
  return width;
}

#endif
