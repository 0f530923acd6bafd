// An address that is stored where it outlives its referent is reported, unless it is gone by the time that dies.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <threads.h>

struct frame { struct frame *outer; int line; };
struct widget { struct widget *parent, *first_child; const char *label; const int *style; };
struct driver { void *context; char *buffer; size_t length; struct { const char *text; int code; } error; };
struct table { const char *rows[32]; size_t count; };
struct request { const char *method, *path; const char *headers[16]; size_t header_count; struct request *next; };

void draw(const struct widget *w);
int transfer(struct driver *d);
int evaluate(const char *text);

// --- should be reported --------------------------------------------------------------------------------------------

static struct frame *top_1;
int enter_bad(int line) {
    struct frame frame = {top_1, line};
    top_1 = &frame; // expected-error-re {{'frame'{{.*}}[lifetime-escape]}}
    return evaluate("body");
}

static const char *status_1;
void set_status_bad(int percent) {
    char text[32];
    snprintf(text, sizeof text, "%d %%", percent);
    status_1 = text; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

extern struct widget *focused;
void focus_bad(const char *label) {
    struct widget popup = {.label = label};
    focused = &popup; // expected-error-re {{'popup'{{.*}}[lifetime-escape]}}
    draw(focused);
}

void open_popup_bad(struct widget *parent) {
    struct widget popup = {.parent = parent, .label = "menu"};
    parent->first_child = &popup; // expected-error-re {{'popup'{{.*}}[lifetime-escape]}}
    draw(parent);
}

void relabel_bad(struct widget *w, int count) {
    char label[20];
    snprintf(label, sizeof label, "%d items", count);
    w->label = label; // expected-error-re {{'label'{{.*}}[lifetime-escape]}}
}

void restyle_bad(struct widget *w) {
    w->style = (const int[]){1, 2, 3}; // expected-error {{[lifetime-escape]}}
}

int start_bad(struct driver *d, size_t n) {
    char bounce[256];
    d->buffer = bounce; // expected-error-re {{'bounce'{{.*}}[lifetime-escape]}}
    d->length = n;
    return 0;
}

int fail_bad(struct driver *d, int code) {
    char text[64];
    snprintf(text, sizeof text, "device error %d", code);
    d->error.text = text; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
    d->error.code = code;
    return -1;
}

int find_bad(const char *line, const char **value) {
    char copy[128];
    snprintf(copy, sizeof copy, "%s", line);
    char *colon = strchr(copy, ':');
    if (!colon)
        return -1;
    *value = colon + 1; // expected-error-re {{'copy'{{.*}}[lifetime-escape]}}
    return 0;
}

void add_row_bad(struct table *t, int number) {
    char row[24];
    snprintf(row, sizeof row, "row %d", number);
    t->rows[t->count++] = row; // expected-error-re {{'row'{{.*}}[lifetime-escape]}}
}

static const char *names_1[8];
void name_bad(unsigned slot) {
    char name[16];
    snprintf(name, sizeof name, "cpu%u", slot);
    names_1[slot % 8] = name; // expected-error-re {{'name'{{.*}}[lifetime-escape]}}
}

unsigned next_id_bad(unsigned seed) {
    static unsigned *last;
    unsigned id = seed * 2654435761u;
    if (last)
        id ^= 1;
    last = &id; // expected-error-re {{'id'{{.*}}[lifetime-escape]}}
    return id;
}

static thread_local const char *where_1;
void trace_bad(int line) {
    char where[32];
    snprintf(where, sizeof where, "line %d", line);
    where_1 = where; // expected-error-re {{'where'{{.*}}[lifetime-escape]}}
}

void chain_bad(struct request *first) {
    struct request extra = {.method = "GET", .path = "/"};
    struct request *last = first;
    while (last->next)
        last = last->next;
    last->next = &extra; // expected-error-re {{'extra'{{.*}}[lifetime-escape]}}
}

static struct { struct { struct widget *active; } screen; } desktop_1;
void activate_bad(void) {
    struct widget dialog = {.label = "Save?"};
    desktop_1.screen.active = &dialog; // expected-error-re {{'dialog'{{.*}}[lifetime-escape]}}
    draw(&dialog);
}

void overwrite_whole_bad(struct widget *w) {
    char label[] = "temporary";
    *w = (struct widget){.label = label}; // expected-error-re {{'label'{{.*}}[lifetime-escape]}}
}

void copied_struct_bad(struct request *out) {
    char path[64] = "/index";
    struct request local = {.method = "GET", .path = path};
    *out = local; // expected-error-re {{'path'{{.*}}[lifetime-escape]}}
}

// The pointers among the bytes that memcpy copies are in both places.
void memcpy_struct_bad(struct request *out) {
    char path[64] = "/index";
    struct request local = {.method = "GET", .path = path};
    memcpy(out, &local, sizeof local); // expected-error-re {{'path'{{.*}}[lifetime-escape]}}
}

static struct driver *current_driver_1;
int early_return_bad(char *buffer) {
    struct driver local = {.buffer = buffer};
    current_driver_1 = &local; // expected-error-re {{'local'{{.*}}[lifetime-escape]}}
    if (transfer(&local) < 0)
        return -1; // the reset below is not reached
    current_driver_1 = NULL;
    return 0;
}

static jmp_buf *handler_1;
int protected_call_bad(void) {
    jmp_buf here;
    handler_1 = &here; // expected-error-re {{'here'{{.*}}[lifetime-escape]}}
    if (setjmp(here))
        return -1;
    return evaluate("call");
}

static const char **argument_1;
void parameter_address_bad(const char *argument) {
    argument_1 = &argument; // expected-error-re {{'argument'{{.*}}[lifetime-escape]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static struct frame *top_2;
int enter_ok(int line) {
    struct frame frame = {top_2, line};
    top_2 = &frame;
    int result = evaluate("body");
    top_2 = frame.outer;
    return result;
}

static const char *status_2;
void set_status_ok(int percent) {
    static char text[32];
    snprintf(text, sizeof text, "%d %%", percent);
    status_2 = text;
}

void open_popup_ok(struct widget *parent) {
    struct widget popup = {.parent = parent, .label = "menu"};
    struct widget *before = parent->first_child;
    parent->first_child = &popup;
    draw(parent);
    parent->first_child = before;
}

void relabel_ok(struct widget *w, int count) {
    w->label = count ? "some" : "none";
}

int start_ok(struct driver *d, size_t n) {
    char bounce[256];
    d->buffer = bounce;
    d->length = n;
    int rc = transfer(d);
    d->buffer = NULL;
    return rc;
}

int with_buffer_ok(struct driver *d, char *buffer, size_t n) {
    d->buffer = buffer;
    d->length = n;
    return transfer(d);
}

int find_ok(const char *line, const char **value) {
    const char *colon = strchr(line, ':');
    if (!colon)
        return -1;
    *value = colon + 1;
    return 0;
}

void overwritten_ok(const char **out, const char *fallback) {
    char scratch[16] = "scratch";
    *out = scratch;
    evaluate(*out);
    *out = fallback;
}

static struct driver *current_driver_2;
int every_path_resets_ok(char *buffer) {
    struct driver local = {.buffer = buffer};
    current_driver_2 = &local;
    if (transfer(&local) < 0) {
        current_driver_2 = NULL;
        return -1;
    }
    current_driver_2 = NULL;
    return 0;
}

static jmp_buf *handler_2;
int protected_call_ok(void) {
    jmp_buf here, *outer = handler_2;
    int rc = -1;
    handler_2 = &here;
    if (!setjmp(here))
        rc = evaluate("call");
    handler_2 = outer;
    return rc;
}

void local_object_ok(void) {
    char label[16] = "local";
    struct widget w = {.label = label};
    draw(&w); // both die together
}

void local_chain_ok(void) {
    struct request a = {.method = "GET"}, b = {.method = "PUT"};
    a.next = &b;
    b.next = &a;
    evaluate(a.next->method);
}

void bytes_ok(char *out, size_t n) {
    char text[32] = "copied by value";
    memcpy(out, text, n < sizeof text ? n : sizeof text);
}

static char motto_2[32];
void by_value_ok(const char *given) {
    char text[32];
    snprintf(text, sizeof text, "%s", given);
    memcpy(motto_2, text, sizeof motto_2);
}

static struct widget root_2;
void struct_by_value_ok(const char *label) {
    struct widget w = {.label = label};
    root_2 = w;
}

void static_referent_ok(struct widget *w) {
    static const int plain[] = {1, 2, 3};
    w->style = plain;
}

int count_ok(struct table *t) {
    int n = 0;
    int *p = &n;
    for (size_t i = 0; i < t->count; i++)
        *p += t->rows[i] != NULL;
    return n;
}

static struct widget *overlay_2;
void never_returns_ok(void) {
    struct widget loop = {.label = "main loop"};
    overlay_2 = &loop;
    for (;;)
        draw(overlay_2);
}

static const int *swapped_2;
void swapped_ok(void) {
    int mine = 0;
    const int *old = swapped_2;
    swapped_2 = &mine;
    const int *taken = swapped_2;
    swapped_2 = old;
    (void)taken;
}
