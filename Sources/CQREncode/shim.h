#ifndef MIMI_CQRENCODE_H
#define MIMI_CQRENCODE_H

#include <qrencode.h>

#endif
