/* A system header for macros.c: its bodies are not judged, its contracts hold for our calls. */
#include "lifetime.h"
#include <stddef.h>
struct vendor_image { int width; };
LT_OWNED_BY("vendor_image_free") struct vendor_image *vendor_image_new(int width);
void vendor_image_free(LT_OWNED_BY("vendor_image_free") struct vendor_image *image);
void vendor_show(LT_OWNED_BY("vendor_image_free") struct vendor_image *image);
static inline int vendor_careless(struct vendor_image *image) {
    vendor_show(image);
    return image->width;
}
#define VENDOR_SHOW(image) vendor_show(image)
#define VENDOR_SHOW_ONCE(image) do { vendor_show(image); (image) = NULL; } while (0)
