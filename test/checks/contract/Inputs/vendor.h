// A system header for macros.c: what is wrong in it is not ours to report.
#ifndef VENDOR_H
#define VENDOR_H
#include "lifetime.h"
LT_OWNED_BY("vendor_free,free") char *vendor_text(void);
LT_OWNED int vendor_number(void);
void vendor_take(LT_OWNED char *text);
#define VENDOR_HANDLE __attribute__((owned("vendor_close")))
#define VENDOR_BROKEN __attribute__((owned("vendor_close |")))
#endif
