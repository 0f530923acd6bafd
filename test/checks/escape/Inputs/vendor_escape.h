/* A system header for macros.c: its own bodies are not ours to judge, its contracts hold for our calls. */
#include "lifetime.h"
struct vendor_bus { const void *device; };
void vendor_attach(struct vendor_bus *bus, LT_BORROWED("bus") const void *device);
static inline const char *vendor_scratch(void) {
    char scratch[16] = "vendor";
    const char *p = scratch;
    return p;
}
#define VENDOR_RETURN(x) return (x)
#define VENDOR_KEEP(bus, object) ((bus)->device = &(object))
