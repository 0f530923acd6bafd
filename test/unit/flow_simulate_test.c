/* The simulation reports the events of feasible paths and no others: each case is a function and the events
 * that a strict observer hears of. Random functions neither crash nor hang it; generated ones show that it
 * scales. */
#undef NDEBUG
#include "check.h"
#include "flow/simulate/simulate.h"
#include "mir/text.h"
#include "random_mir.h"

#include <stdlib.h>
#include <time.h>

/* --- cases
 * ------------------------------------------------------------------------------------------------------------
 */

static const char prelude[] =
    "type int = int signed 32 \"int\"\n"
    "type uint = int 32 \"unsigned\"\n"
    "type size = int 64 \"size_t\"\n"
    "type char = int signed 8 \"char\"\n"
    "type buffer = array 64 \"char[64]\" element char\n"
    "type text = ptr pointers \"char *\" element char\n"
    "type table = array 4 \"char *[4]\" element text\n"
    "type node = record pointers \"struct node\"\n"
    "type link = ptr pointers \"struct node *\" element node\n"
    "type linkp = ptr pointers \"struct node **\" element link\n"
    "type string = record owner container destructor moves \"string\" element char family \"delete\"\n"
    "type sref = ref \"string &\" element string\n"
    "type view = record view \"string_view\" element char\n"
    "type unique = record owner unique destructor moves \"unique_ptr<node>\" element node family \"delete\"\n"
    "field .next : link of \"struct node\"\n"
    "field .text : text of \"struct node\"\n"
    "field .req : text of \"struct node\" [ lifetime region named \"req\" ]\n"
    "field .conn : text of \"struct node\" [ lifetime region named \"conn\" ]\n"
    "callee @new params 0 from contract : fresh result family \"free\"\n"
    "callee @open params 0 from model : fresh result family \"close\" when >= 0\n"
    "callee @make params 1 from contract : fresh *0 family \"free\" when == 0\n"
    "callee @free params 1 from model : release 0 family \"free\"\n"
    "callee @send params 1 from contract : take 0 family \"free\"\n"
    "callee @try params 1 from contract : take 0 family \"free\" when == 0\n"
    "callee @give params 1 from model : take 0 family \"close\"\n"
    "callee @look params 1 from model : look 0\n"
    "callee @unknown params 1\n"
    "callee @stir params 1 : write 0\n"
    "callee @same params 2 from model pure : look 0; look 1\n"
    "callee @chr params 2 from model : inside result with 0; look 0\n"
    "callee @either params 2 from contract : inside result with 0; inside result with 1; look 0; look 1\n"
    "callee @keep params 1 from model : keep 0 region static\n"
    "callee @keep_in params 2 from model : keep 1 with 0; look 0\n"
    "callee @close_it params 1 from model : release 0 family \"close\"\n"
    "callee @push params 2 from model : insert 0 with *1; move 1\n"
    "callee @text_of params 1 from model : content result with 0; look 0\n"
    "callee @clear params 1 from model : replace 0\n"
    "callee @load params 0 from model\n"
    "callee @reset params 1 from model : move 0; initialise 0\n"
    "callee @f params 9 from contract\n";

/* What the strict observer wants: everything that some check of the plan rejects. */
static bool wants(void *context, const lt_event *e) {
    (void)context;
    switch (e->kind) {
    case LT_EVENT_die:
        return e->info->kind == LT_OBJECT_VARIABLE || e->info->kind == LT_OBJECT_CONTENT;
    case LT_EVENT_keep:
        return true;
    case LT_EVENT_use:
    case LT_EVENT_hand_out:
        return !e->null_test &&
               (e->state == LT_STATE_given || e->state == LT_STATE_released || e->state == LT_STATE_moved);
    case LT_EVENT_take:
    case LT_EVENT_release:
        return e->state == LT_STATE_given || e->state == LT_STATE_released;
    case LT_EVENT_move:
        return e->state == LT_STATE_moved;
    default:
        return false;
    }
}

enum { MOST_HEARD = 16 };

typedef struct heard {
    struct {
        lt_event_kind kind;
        uint32_t at;
    } items[MOST_HEARD];
    uint32_t count, gave_up, longest_path;
} heard;

static void found(void *context, const lt_event *e) {
    heard *h = context;
    uint32_t steps = 0;
    for (const lt_step *s = e->path; s; s = s->previous)
        steps++;
    h->longest_path = steps > h->longest_path ? steps : h->longest_path;
    for (uint32_t i = 0; i < h->count; i++)
        if (h->items[i].kind == e->kind && h->items[i].at == e->location.raw)
            return;
    if (h->count < MOST_HEARD) {
        h->items[h->count].kind = e->kind;
        h->items[h->count++].at = e->location.raw;
    }
}

static void gave_up(void *context, const lt_function *function, const char *bound) {
    (void)function;
    (void)bound;
    ((heard *)context)->gave_up++;
}

static void simulate_all(const lt_function *f, uint64_t budget, heard *h) {
    lt_observer observer = {.context = h, .wants = wants, .found = found, .gave_up = gave_up};
    const lt_objects *objects = lt_objects_of(f);
    for (uint32_t id = 1; id < lt_object_count(objects); id++)
        lt_simulate(f, objects, (lt_object){id}, LT_POLICY_ESCAPE, budget, &observer);
}

static void describe(const heard *h, char *text, size_t size) {
    static const char *const names[] = {
#define LT_EVENT(name, keyword, meaning) keyword,
#include "flow/objects/events.def"
#undef LT_EVENT
    };
    size_t length = 0;
    text[0] = '\0';
    /* In the order of locations, so that the order of objects does not matter. */
    for (uint32_t at = 0; at < 1000; at++)
        for (uint32_t i = 0; i < h->count; i++)
            if (h->items[i].at == at && length < size)
                length += (size_t)snprintf(text + length, size - length, "%s%s %u", length ? ", " : "",
                                           names[h->items[i].kind], at);
}

static void check_case(const char *name, const char *body, const char *expected) {
    lt_arena *unit_arena = lt_arena_new(), *arena = lt_arena_new();
    lt_unit *unit = lt_unit_new(unit_arena);
    char *text = lt_arena_format(unit_arena, "%s\nfunction @f !1 end !900 {\n%s}\n", prelude, body);
    lt_text_error error = {0};
    lt_text_reader *reader = lt_text_open(unit, text, strlen(text), &error);
    lt_function *f = error.message ? NULL : lt_text_next(reader, arena, &error);
    heard h = {0};
    char result[512] = "";
    if (f) {
        simulate_all(f, 0, &h);
        describe(&h, result, sizeof result);
    } else {
        snprintf(result, sizeof result, "%u: %s", error.line, error.message ? error.message : "no function");
    }
    if (!CHECK_STR(result, expected))
        fprintf(stderr, "    in case '%s'\n", name);
    CHECK_EQ(h.gave_up, 0);
    CHECK(h.longest_path <= 12);
    lt_arena_delete(arena);
    lt_arena_delete(unit_arena);
}

static const struct {
    const char *name, *body, *expected;
} cases[] = {
    {"address of a local is returned",
     "local %x : int\n result %r : text\n"
     "bb1:\n live %x\n %r = &%x !10\n dead %x !11\n return !12\n",
     "die 10"},
    {"a variable that never dies by a statement dies at the return",
     "local %x : int\n result %r : text\n"
     "bb1:\n %r = &%x !10\n return !12\n",
     "die 10"},
    {"a pointer moved by an unknown count is still into the local",
     "param %n : int\n local %b : buffer\n local %p : text\n result %r : text\n"
     "bb1:\n %p = derive offset &%b, copy %n !10\n %p = derive offset copy %p, -1 !11\n %r = copy %p !12\n "
     "return !13\n",
     "die 12"},
    {"a global is reset before the local dies",
     "static %g : text\n local %x : int\n local %old : text\n"
     "bb1:\n %old = copy %g\n %g = &%x !10\n call @stir(&%x)\n %g = copy %old\n dead %x !11\n return\n",
     ""},
    {"a global keeps the local across unknown calls",
     "static %g : text\n local %x : int\n"
     "bb1:\n %g = &%x !10\n call @stir(&%x)\n call unknown()\n dead %x !11\n return\n",
     "die 10"},
    {"a field of the caller's object",
     "param %p : link\n local %b : buffer\n"
     "bb1:\n %p->text = &%b !10\n return\n",
     "die 10"},
    {"on one path only",
     "param %c : int\n static %g : text\n local %x : int\n"
     "bb1:\n %g = &%x !10\n if copy %c == 0 goto bb2 else bb3 !11\n"
     "bb2:\n %g = null\n goto bb3\nbb3:\n return\n",
     "die 10"},
    {"reset under the condition it was set under",
     "param %c : int\n static %g : text\n local %x : int\n"
     "bb1:\n if copy %c == 0 goto bb2 else bb3\nbb2:\n %g = &%x !10\n goto bb3\n"
     "bb3:\n if copy %c == 0 goto bb4 else bb5\nbb4:\n %g = null\n goto bb5\nbb5:\n return\n",
     ""},
    {"a pointer inside, or inside another",
     "param %s : text\n local %b : buffer\n temp %t : text\n result %r : text\n"
     "bb1:\n %t = call @chr(&%b, 1)\n %r = copy %t !10\n return\n",
     "die 10"},
    {"inside either argument",
     "param %s : text\n local %b : buffer\n result %r : text\n"
     "bb1:\n %r = call @either(copy %s, &%b) !10\n return\n",
     "die 10"},
    {"a select of which one is local",
     "param %s : text\n local %b : buffer\n result %r : text\n"
     "bb1:\n %r = derive select copy %s, &%b !10\n return\n",
     "die 10"},
    {"a callee keeps it for good",
     "local %b : buffer\n"
     "bb1:\n call @keep(&%b) !10\n return\n",
     "die 10"},
    {"a callee keeps it in the caller's object",
     "param %p : link\n local %b : buffer\n"
     "bb1:\n call @keep_in(copy %p, &%b) !10\n return\n",
     "die 10"},
    {"what kept it is released",
     "local %p : link\n local %b : buffer\n"
     "bb1:\n %p = call @new()\n call @keep_in(copy %p, &%b) !10\n call @free(copy %p)\n return\n",
     ""},
    {"memory made here and handed on keeps it",
     "param %head : linkp\n local %p : link\n local %b : buffer\n"
     "bb1:\n %p = call @new()\n %p->text = &%b !10\n %head.* = copy %p\n return\n",
     "die 10"},
    {"memory made here that nobody reaches",
     "local %p : link\n local %b : buffer\n"
     "bb1:\n %p = call @new()\n %p->text = &%b !10\n return\n",
     ""},
    {"an array's unknown element, in a loop",
     "param %n : int\n static %t : table\n local %b : buffer\n local %i : int\n"
     "bb1:\n %i = 0\n goto bb2\nbb2:\n if copy %i < copy %n goto bb3 else bb4\n"
     "bb3:\n %t[?] = &%b !10\n %i = derive add copy %i, 1\n goto bb2\nbb4:\n return\n",
     "die 10"},
    {"what a local owns dies with it",
     "local %s : string\n result %r : text\n"
     "bb1:\n %s = call @load()\n %r = call @text_of(&%s) !10\n drop %s !11\n return\n",
     "die 10"},
    {"what a local owned went to the result",
     "local %s : string\n local %p : text\n result %r : string\n"
     "bb1:\n %s = call @load()\n %p = call @text_of(&%s)\n %r = move %s !10\n drop %s !11\n return\n",
     ""},
    {"a view in an out-parameter",
     "param %out : sref\n local %s : string\n local %v : view\n static %g : view\n"
     "bb1:\n %s = call @load()\n %v = call @text_of(&%s)\n %g = copy %v !10\n drop %s\n return\n",
     "die 10"},

    {"borrowed for the call",
     "param %p : text [ borrowed ]\n static %g : text\n"
     "bb1:\n %g = copy %p !10\n return\n",
     "keep 10"},
    {"borrowed for the call, and returned without a promise",
     "param %p : text [ borrowed ]\n result %r : text\n"
     "bb1:\n %r = derive offset copy %p, 1 !10\n return\n",
     ""},
    {"borrowed under another argument",
     "param %c : link\n param %d : link\n param %p : text [ borrowed region argument 0 ]\n"
     "bb1:\n %c->text = copy %p !10\n %d->text = copy %p !11\n return\n",
     "keep 11"},
    {"borrowed under an argument, stored behind a local alias of it",
     "param %c : link\n param %p : text [ borrowed region argument 0 ]\n local %k : link\n"
     "bb1:\n %k = copy %c->next\n %k->text = copy %p !10\n return\n",
     ""},
    {"regions without relation",
     "param %c : link [ lifetime region named \"conn\" ]\n param %r : link [ lifetime region named \"req\" "
     "]\n"
     "bb1:\n %c->conn = copy %r->req !10\n return\n",
     "keep 10"},
    {"what outlives may be stored",
     "outlives \"conn\" \"req\"\n param %c : link [ lifetime region named \"conn\" ]\n"
     "param %r : link [ lifetime region named \"req\" ]\n"
     "bb1:\n %r->req = copy %c->conn !10\n return\n",
     ""},

    {"used after it was given",
     "local %m : link\n"
     "bb1:\n %m = call @new()\n if copy %m == null goto bb3 else bb2\n"
     "bb2:\n call @send(copy %m)\n call @look(copy %m) !10\n return\nbb3:\n return\n",
     "use 10"},
    {"a field of what was given",
     "local %m : link\n local %n : link\n"
     "bb1:\n %m = call @new()\n if copy %m == null goto bb3 else bb2\n"
     "bb2:\n call @send(copy %m)\n %n = copy %m->next !10\n return\nbb3:\n return\n",
     "use 10"},
    {"an alias of what was given, the pointer itself set to null",
     "local %m : link\n local %n : link\n"
     "bb1:\n %m = call @new()\n %n = copy %m\n if copy %m == null goto bb3 else bb2\n"
     "bb2:\n call @send(copy %m)\n %m = null\n call @look(copy %n) !10\n return\nbb3:\n return\n",
     "use 10"},
    {"given on one path, tested for null on the other",
     "param %c : int\n local %m : link\n"
     "bb1:\n %m = call @new()\n if copy %m == null goto bb5 else bb2\n"
     "bb2:\n if copy %c == 0 goto bb3 else bb4\nbb3:\n call @send(copy %m)\n %m = null\n goto bb4\n"
     "bb4:\n if copy %m == null goto bb5 else bb6\nbb5:\n return\nbb6:\n call @free(copy %m) !10\n return\n",
     ""},
    {"given once per turn",
     "param %n : int\n local %m : link\n local %i : int\n"
     "bb1:\n %m = call @new()\n %i = 0\n goto bb2\nbb2:\n if copy %i < copy %n goto bb3 else bb4\n"
     "bb3:\n call @send(copy %m) !10\n %i = derive add copy %i, 1\n goto bb2\nbb4:\n return\n",
     "take 10"},
    {"a new one each turn",
     "param %n : int\n local %m : link\n local %i : int\n"
     "bb1:\n %i = 0\n goto bb2\nbb2:\n if copy %i < copy %n goto bb3 else bb4\n"
     "bb3:\n %m = call @new()\n call @send(copy %m) !10\n %i = derive add copy %i, 1\n goto bb2\nbb4:\n "
     "return\n",
     ""},
    {"next is read after the node went",
     "param %head : link\n local %m : link\n"
     "bb1:\n %m = copy %head\n goto bb2\nbb2:\n if copy %m == null goto bb4 else bb3\n"
     "bb3:\n call @send(copy %m)\n %m = copy %m->next !10\n goto bb2\nbb4:\n return\n",
     "use 10"},
    {"next is read before the node goes",
     "param %head : link\n local %m : link\n local %next : link\n"
     "bb1:\n %m = copy %head\n goto bb2\nbb2:\n if copy %m == null goto bb4 else bb3\n"
     "bb3:\n %next = copy %m->next\n call @send(copy %m) !10\n %m = copy %next\n goto bb2\nbb4:\n return\n",
     ""},
    {"taken when the result is 0, used when it is",
     "local %m : link\n local %rc : int\n"
     "bb1:\n %m = call @new()\n if copy %m == null goto bb4 else bb2\n"
     "bb2:\n %rc = call @try(copy %m)\n if copy %rc == 0 goto bb3 else bb4\n"
     "bb3:\n call @look(copy %m) !10\n return\nbb4:\n return\n",
     "use 10"},
    {"taken when the result is 0, released when it is not",
     "local %m : link\n local %rc : int\n"
     "bb1:\n %m = call @new()\n if copy %m == null goto bb4 else bb2\n"
     "bb2:\n %rc = call @try(copy %m)\n if copy %rc != 0 goto bb3 else bb4\n"
     "bb3:\n call @free(copy %m) !10\n return\nbb4:\n return\n",
     ""},
    {"tried again until it is taken",
     "param %n : int\n local %m : link\n local %rc : int\n"
     "bb1:\n %m = call @new()\n if copy %m == null goto bb5 else bb2\n"
     "bb2:\n if copy %n > 0 goto bb3 else bb4\n"
     "bb3:\n %n = derive sub copy %n, 1\n %rc = call @try(copy %m) !10\n if copy %rc == 0 goto bb5 else bb2\n"
     "bb4:\n call @free(copy %m) !11\n return\nbb5:\n return\n",
     ""},
    {"an out-parameter that is made when the result is 0",
     "local %m : link\n local %rc : int\n"
     "bb1:\n %rc = call @make(&%m)\n if copy %rc != 0 goto bb3 else bb2\n"
     "bb2:\n call @send(copy %m)\n call @look(copy %m) !10\n return\nbb3:\n return\n",
     "use 10"},
    {"a descriptor",
     "local %fd : int\n"
     "bb1:\n %fd = call @open()\n if copy %fd < 0 goto bb3 else bb2\n"
     "bb2:\n call @give(copy %fd)\n call @look(copy %fd) !10\n return\nbb3:\n return\n",
     "use 10"},
    {"returned after it was given",
     "local %m : link\n result %r : link\n"
     "bb1:\n %m = call @new()\n if copy %m == null goto bb3 else bb2\n"
     "bb2:\n call @send(copy %m)\n %r = copy %m !10\n return\nbb3:\n %r = null\n return\n",
     "hand-out 10"},
    {"released twice under a flag",
     "param %c : int\n local %m : link\n local %mine : int\n"
     "bb1:\n %m = call @new()\n %mine = 1\n if copy %m == null goto bb6 else bb2\n"
     "bb2:\n if copy %c == 0 goto bb3 else bb4\nbb3:\n call @free(copy %m)\n %mine = 0\n goto bb4\n"
     "bb4:\n if copy %mine != 0 goto bb5 else bb6\nbb5:\n call @free(copy %m) !10\n return\nbb6:\n return\n",
     ""},
    {"the same bit of a word, twice",
     "param %flags : uint\n local %m : link\n temp %t : uint\n"
     "bb1:\n %m = call @new()\n if copy %m == null goto bb6 else bb2\n"
     "bb2:\n %t = derive and copy %flags, 4\n if copy %t != 0 goto bb3 else bb4\nbb3:\n call @free(copy "
     "%m)\n goto bb4\n"
     "bb4:\n %t = derive and copy %flags, 4\n if copy %t == 0 goto bb5 else bb6\n"
     "bb5:\n call @free(copy %m) !10\n return\nbb6:\n return\n",
     ""},
    {"another bit",
     "param %flags : uint\n local %m : link\n temp %t : uint\n"
     "bb1:\n %m = call @new()\n if copy %m == null goto bb6 else bb2\n"
     "bb2:\n %t = derive and copy %flags, 4\n if copy %t != 0 goto bb3 else bb4\nbb3:\n call @free(copy "
     "%m)\n goto bb4\n"
     "bb4:\n %t = derive and copy %flags, 2\n if copy %t == 0 goto bb5 else bb6\n"
     "bb5:\n call @free(copy %m) !10\n return\nbb6:\n return\n",
     "release 10"},
    {"a condition in a variable",
     "param %n : int\n local %m : link\n local %ok : int\n"
     "bb1:\n %m = call @new()\n %ok = derive gt copy %n, 3\n if copy %m == null goto bb6 else bb2\n"
     "bb2:\n if copy %ok != 0 goto bb3 else bb4\nbb3:\n call @free(copy %m)\n goto bb4\n"
     "bb4:\n if copy %n <= 3 goto bb5 else bb6\nbb5:\n call @free(copy %m) !10\n return\nbb6:\n return\n",
     ""},
    {"a pure call, twice",
     "param %a : text\n local %m : link\n temp %t : int\n"
     "bb1:\n %m = call @new()\n if copy %m == null goto bb6 else bb2\n"
     "bb2:\n %t = call @same(copy %a, 1)\n if copy %t == 0 goto bb3 else bb4\nbb3:\n call @free(copy %m)\n "
     "goto bb4\n"
     "bb4:\n %t = call @same(copy %a, 1)\n if copy %t != 0 goto bb5 else bb6\n"
     "bb5:\n call @free(copy %m) !10\n return\nbb6:\n return\n",
     ""},
    {"a field, unknown code in between",
     "param %a : link\n local %m : link\n"
     "bb1:\n %m = call @new()\n if copy %m == null goto bb6 else bb2\n"
     "bb2:\n if copy %a->next == null goto bb3 else bb4\nbb3:\n call @free(copy %m)\n goto bb4\n"
     "bb4:\n call @stir(copy %a)\n if copy %a->next != null goto bb5 else bb6\n"
     "bb5:\n call @free(copy %m) !10\n return\nbb6:\n return\n",
     "release 10"},
    {"a field, nothing in between",
     "param %a : link\n local %m : link\n"
     "bb1:\n %m = call @new()\n if copy %m == null goto bb6 else bb2\n"
     "bb2:\n if copy %a->next == null goto bb3 else bb4\nbb3:\n call @free(copy %m)\n goto bb4\n"
     "bb4:\n if copy %a->next != null goto bb5 else bb6\n"
     "bb5:\n call @free(copy %m) !10\n return\nbb6:\n return\n",
     ""},
    {"a switch, and the same case again",
     "param %k : int\n local %m : link\n"
     "bb1:\n %m = call @new()\n if copy %m == null goto bb7 else bb2\n"
     "bb2:\n switch copy %k {1: bb3, 2..3: bb4, default: bb7}\nbb3:\n call @send(copy %m)\n goto bb4\n"
     "bb4:\n if copy %k >= 2 goto bb5 else bb6\nbb5:\n call @free(copy %m) !10\n return\n"
     "bb6:\n call @look(copy %m) !11\n return\nbb7:\n return\n",
     "use 11"},
    {"the last turn's value is another one",
     "param %n : int\n local %m : link\n local %last : link\n"
     "bb1:\n %last = null\n goto bb2\nbb2:\n if copy %n > 0 goto bb3 else bb5\n"
     "bb3:\n %m = call @new()\n if copy %m == null goto bb5 else bb4\n"
     "bb4:\n call @look(copy %m)\n call @free(copy %last) !10\n %last = copy %m\n %n = derive sub copy %n, "
     "1\n goto bb2\n"
     "bb5:\n call @free(copy %last) !11\n return\n",
     ""},
    {"the last turn's value, released there",
     "param %n : int\n local %m : link\n local %last : link\n"
     "bb1:\n %last = null\n goto bb2\nbb2:\n if copy %n > 0 goto bb3 else bb5\n"
     "bb3:\n %m = call @new()\n if copy %m == null goto bb5 else bb4\n"
     "bb4:\n call @free(copy %m)\n %last = copy %m\n %n = derive sub copy %n, 1\n goto bb2\n"
     "bb5:\n call @free(copy %last) !11\n return\n",
     "release 11"},

    {"used after it was moved",
     "param %s : string\n param %out : sref\n"
     "bb1:\n call @push(copy %out, &%s)\n call @look(&%s) !10\n return\n",
     "use 10"},
    {"moved, and moved again on the next turn",
     "param %n : int\n param %s : string\n param %out : sref\n local %i : int\n"
     "bb1:\n %i = 0\n goto bb2\nbb2:\n if copy %i < copy %n goto bb3 else bb4\n"
     "bb3:\n call @push(copy %out, &%s) !10\n %i = derive add copy %i, 1\n goto bb2\nbb4:\n return\n",
     "move 10"},
    {"cleared after the move",
     "param %s : string\n param %out : sref\n"
     "bb1:\n call @push(copy %out, &%s)\n call @clear(&%s)\n call @look(&%s) !10\n return\n",
     ""},
    {"assigned after the move",
     "param %s : string\n param %t : string\n local %u : string\n"
     "bb1:\n %u = move %s\n %s = move %t\n %t = move %u\n call @look(&%s) !10\n call @look(&%t) !11\n"
     " drop %u !12\n return\n",
     ""},
    {"moved out and in by one call",
     "param %s : string\n"
     "bb1:\n call @reset(&%s)\n call @look(&%s) !10\n return\n",
     ""},
    {"a moved unique owner is null",
     "param %m : unique\n param %c : int\n local %to : unique\n"
     "bb1:\n if copy %c == 0 goto bb2 else bb3\nbb2:\n %to = move %m\n goto bb3\n"
     "bb3:\n if copy %m != null goto bb4 else bb5\nbb4:\n call @look(copy %m.*) !10\n goto bb5\nbb5:\n drop "
     "%to\n return\n",
     ""},
    {"a unique owner used after the move",
     "param %m : unique\n local %to : unique\n local %n : link\n"
     "bb1:\n %to = move %m\n %n = copy %m->next !10\n return\n",
     "use 10"},
    {"what a reference refers to is moved",
     "param %s : sref\n local %t : string\n"
     "bb1:\n %t = move %s.*\n call @look(copy %s) !10\n return\n",
     "use 10"},
    {"and given a value again",
     "param %s : sref\n local %t : string\n"
     "bb1:\n %t = move %s.*\n %s.* = move %t\n call @look(copy %s) !10\n return\n",
     ""},
};

static void test_cases(void) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_case(cases[i].name, cases[i].body, cases[i].expected);
}

/* --- random functions
 * --------------------------------------------------------------------------------------------------- */

static bool wants_all(void *context, const lt_event *e) {
    (void)context;
    return e->kind != LT_EVENT_use || e->state != LT_STATE_live;
}

static void test_random(void) {
    for (uint32_t round = 0; round < 600; round++) {
        lt_arena *unit_arena = lt_arena_new(), *arena = lt_arena_new();
        random_mir r = random_unit(unit_arena, 88172645463325252u + round, 4 + round % 12);
        lt_function *f = random_function(&r, arena, 2 + round % 14, 6);
        heard h = {0};
        lt_observer observer = {.context = &h, .wants = wants_all, .found = found, .gave_up = gave_up};
        const lt_objects *objects = lt_objects_of(f);
        for (uint32_t id = 1; id < lt_object_count(objects); id++)
            lt_simulate(f, objects, (lt_object){id}, LT_POLICY_ESCAPE, 20000, &observer);
        CHECK(h.longest_path <= 12);
        lt_arena_delete(arena);
        lt_arena_delete(unit_arena);
    }
}

/* --- bounds and scale
 * --------------------------------------------------------------------------------------------------- */

typedef enum shape { STRAIGHT, DIAMONDS, LOOPS, ONE_LOOP, SHAPES } shape;

typedef struct maker {
    lt_unit *unit;
    lt_function *f;
    lt_type number, pointer;
    lt_callee look;
    lt_place tracked, global;
} maker;

static lt_place new_local(maker *m, lt_type type, lt_storage storage) {
    return lt_place_variable(m->f,
                             lt_add_variable(m->f, (lt_variable_info){.type = type, .storage = storage}));
}

/* Some work over a local of its own: a number, a pointer to the tracked object, a call. */
static void work(maker *m, uint32_t i) {
    lt_location at = {i + 1};
    lt_place n = new_local(m, m->number, LT_LOCAL), p = new_local(m, m->pointer, LT_LOCAL);
    lt_emit_assign(m->f, at, n, lt_integer(i));
    lt_emit_derive(m->f, at, n, LT_OPERATOR_add, (lt_operand[]){lt_copy(n), lt_integer(1)}, 2);
    lt_emit_assign(m->f, at, p, i % 16 ? lt_null_operand() : lt_address(m->tracked));
    lt_emit_call(m->f, at, (lt_place){0}, m->look, (lt_place){0}, (lt_operand[]){lt_address(m->tracked)}, 1);
    if (i % 16 ==
        0) /* pointers do not outlive their use, or every one would be one more way to hold the object */
        lt_emit_assign(m->f, at, p, lt_null_operand());
}

static void add_diamond(maker *m, lt_place condition, uint32_t i) {
    lt_block yes = lt_add_block(m->f, (lt_location){0}), no = lt_add_block(m->f, (lt_location){0});
    lt_block join = lt_add_block(m->f, (lt_location){0});
    lt_end_branch(m->f, (lt_location){i}, lt_copy(condition), LT_GT, lt_integer(i % 7), yes, no);
    lt_start_block(m->f, yes);
    work(m, i);
    lt_end_goto(m->f, (lt_location){0}, join);
    lt_start_block(m->f, no);
    work(m, i + 1);
    lt_end_goto(m->f, (lt_location){0}, join);
    lt_start_block(m->f, join);
}

static void add_loop(maker *m, lt_place condition, uint32_t i) {
    lt_block head = lt_add_block(m->f, (lt_location){0}), body = lt_add_block(m->f, (lt_location){0});
    lt_block after = lt_add_block(m->f, (lt_location){0});
    lt_place counter = new_local(m, m->number, LT_LOCAL);
    lt_emit_assign(m->f, (lt_location){i}, counter, lt_integer(0));
    lt_end_goto(m->f, (lt_location){0}, head);
    lt_start_block(m->f, head);
    lt_end_branch(m->f, (lt_location){i}, lt_copy(counter), LT_LT, lt_copy(condition), body, after);
    lt_start_block(m->f, body);
    work(m, i);
    lt_emit_derive(m->f, (lt_location){i}, counter, LT_OPERATOR_add,
                   (lt_operand[]){lt_copy(counter), lt_integer(1)}, 2);
    lt_end_goto(m->f, (lt_location){0}, head);
    lt_start_block(m->f, after);
}

static void fill(maker *m, shape s, uint32_t size) {
    lt_place condition = new_local(m, m->number, LT_PARAMETER);
    lt_start_block(m->f, lt_add_block(m->f, (lt_location){0}));
    lt_block head = {0}, body = {0}, after = {0};
    if (s == ONE_LOOP) {
        head = lt_add_block(m->f, (lt_location){0});
        body = lt_add_block(m->f, (lt_location){0});
        after = lt_add_block(m->f, (lt_location){0});
        lt_end_goto(m->f, (lt_location){0}, head);
        lt_start_block(m->f, head);
        lt_end_branch(m->f, (lt_location){0}, lt_copy(condition), LT_GT, lt_integer(0), body, after);
        lt_start_block(m->f, body);
    }
    while (m->f->statements.count < size)
        switch (s) {
        case DIAMONDS:
            add_diamond(m, condition, m->f->statements.count);
            break;
        case LOOPS:
            add_loop(m, condition, m->f->statements.count);
            break;
        default:
            work(m, m->f->statements.count);
        }
    if (s == ONE_LOOP) {
        lt_end_goto(m->f, (lt_location){0}, head);
        lt_start_block(m->f, after);
    }
    lt_emit_assign(m->f, (lt_location){7}, m->global, lt_address(m->tracked));
    lt_end_return(m->f, (lt_location){8});
}

/* Seconds for one run over a generated function. */
static double time_shape(shape s, uint32_t size, uint64_t budget, heard *h) {
    lt_arena *unit_arena = lt_arena_new(), *arena = lt_arena_new();
    maker m = {.unit = lt_unit_new(unit_arena)};
    m.number = lt_unit_add_type(
        m.unit, (lt_type_info){.kind = LT_TYPE_integer, .flags = LT_IS_is_signed, .size = 32});
    m.pointer = lt_unit_add_type(m.unit, (lt_type_info){.kind = LT_TYPE_pointer, .element = m.number});
    lt_effect look = {.kind = LT_EFFECT_look, .object = LT_SLOT_NONE};
    m.look = lt_unit_add_callee(
        m.unit,
        (lt_callee_info){.parameter_count = 1, .origin = LT_FROM_MODEL, .effect_count = 1, .effects = &look});
    m.f = lt_function_new(m.unit, arena, m.look, (lt_location){1});
    m.tracked = new_local(&m, m.number, LT_LOCAL);
    m.global = new_local(&m, m.pointer, LT_STATIC);
    fill(&m, s, size);
    const lt_objects *objects = lt_objects_of(m.f);
    lt_observer observer = {.context = h, .wants = wants, .found = found, .gave_up = gave_up};
    clock_t start = clock();
    lt_simulate(m.f, objects, lt_object_of_variable(objects, lt_place_of(m.f, m.tracked)->variable),
                LT_POLICY_ESCAPE, budget, &observer);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    lt_arena_delete(arena);
    lt_arena_delete(unit_arena);
    return seconds;
}

static void test_scale(uint32_t size, double most) {
    static const char *const names[SHAPES] = {"straight", "diamonds", "loops", "one loop"};
    for (shape s = 0; s < SHAPES; s++) {
        heard h = {0};
        double once = 1e9, twice = 1e9;
        for (uint32_t i = 0; i < 3; i++) {
            double a = time_shape(s, size, 0, &h), b = time_shape(s, 2 * size, 0, &h);
            once = a < once ? a : once;
            twice = b < twice ? b : twice;
        }
        CHECK_EQ(h.count, 1);
        CHECK_EQ(h.gave_up, 0);
        if (most == 0)
            printf("%-10s %7u statements %.3f s, twice as many %.3f s: %.2f\n", names[s], size, once, twice,
                   twice / once);
        else if (!CHECK(twice <= once * most + 0.02))
            fprintf(stderr, "    %s: %.3f s, then %.3f s\n", names[s], once, twice);
    }
}

static void test_bound(void) {
    heard h = {0};
    time_shape(STRAIGHT, 10000, 500, &h);
    CHECK_EQ(h.gave_up, 1);
    CHECK_EQ(h.count, 0);
}

/* With a number of statements as argument: prints how the simulation scales, and nothing else. */
int main(int argc, char **argv) {
    if (argc > 1) {
        test_scale((uint32_t)strtoul(argv[1], NULL, 10), 0);
        return 0;
    }
    test_cases();
    test_random();
    test_bound();
    test_scale(4000, 4.0); /* sanitizers and a busy machine: what is asked for is printed with an argument */
    return check_result();
}
