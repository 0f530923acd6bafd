/* The models of libraries, and the reader behind them. */
#include "attrs/model_reader.h"

#include "check.h"

#include <stdlib.h>

/* --- the table
 * ---------------------------------------------------------------------------------------------------- */

static void test_sorted_and_unique(void) {
    lt_models all = lt_library_models();
    CHECK(all.count > 1000);
    for (uint32_t i = 0; i < all.count; i++) {
        const lt_model *m = &all.items[i];
        CHECK(*m->name && *m->page);
        bool last = m->alternatives == 0;
        if (!CHECK(last == (m->if_slot == LT_MODEL_RESULT)))
            fprintf(stderr, "    %s\n", m->name);
        if (i + 1 == all.count) {
            CHECK(last);
            continue;
        }
        int order = strcmp(m->name, m[1].name);
        if (!CHECK(last ? order < 0 : order == 0 && m[1].alternatives + 1 == m->alternatives))
            fprintf(stderr, "    %s, %s\n", m->name, m[1].name);
    }
}

static void test_find(void) {
    lt_models all = lt_library_models();
    for (uint32_t i = 0; i < all.count; i++) {
        const lt_model *found = lt_find_model(all.items[i].name);
        if (!CHECK(found && found <= &all.items[i] && !strcmp(found->name, all.items[i].name)))
            fprintf(stderr, "    %s\n", all.items[i].name);
    }
    CHECK(!lt_find_model(""));
    CHECK(!lt_find_model("no_such_function"));
    CHECK(!lt_find_model("zzzz"));
}

/* Every name that a contract uses is one of the function, and every contract parses. */
static void test_contracts_parse(lt_arena *arena) {
    lt_models all = lt_library_models();
    for (uint32_t i = 0; i < all.count; i++)
        for (unsigned k = 0; k < all.items[i].contract_count; k++) {
            const lt_model_contract *c = &all.items[i].contracts[k];
            lt_contract parsed;
            lt_contract_error error;
            if (!CHECK(lt_model_contract_parse(arena, c, &parsed, &error)))
                fprintf(stderr, "    %s: %s\n", all.items[i].name, error.message);
            CHECK(c->slot < all.items[i].parameter_count || c->slot == LT_MODEL_RESULT ||
                  c->slot == LT_MODEL_REST);
            CHECK(parsed.condition.operand != LT_CONTRACT_CONSTANT);
        }
}

/* Whether the model, or an alternative of it, releases something under its own name. */
static bool releases_itself(lt_arena *arena, const char *name) {
    const lt_model *m = lt_find_model(name);
    for (unsigned i = 0; m && i < m->contract_count; i++) {
        lt_contract parsed;
        lt_contract_error error;
        if (m->contracts[i].slot < m->parameter_count &&
            lt_model_contract_parse(arena, &m->contracts[i], &parsed, &error) &&
            parsed.kind == LT_CONTRACT_owned && lt_model_is_release(m, &parsed))
            return true;
    }
    return false;
}

/* Whatever is acquired can be released by a function of the table. */
static void test_families(lt_arena *arena) {
    lt_models all = lt_library_models();
    uint32_t families = 0;
    for (uint32_t i = 0; i < all.count; i++)
        for (unsigned k = 0; k < all.items[i].contract_count; k++) {
            lt_contract parsed;
            lt_contract_error error;
            unsigned kind = all.items[i].contracts[k].kind;
            bool ends_keeping = kind == LT_MODEL_until || kind == LT_MODEL_keeps; /* not owned: the callee lets go */
            if (ends_keeping || !lt_model_contract_parse(arena, &all.items[i].contracts[k], &parsed, &error))
                continue;
            for (uint32_t r = 0; r < parsed.releases.count; r++, families++)
                if (!CHECK(releases_itself(arena, parsed.releases.items[r].text)))
                    fprintf(stderr, "    %s names %s\n", all.items[i].name, parsed.releases.items[r].text);
        }
    CHECK(families > 800);
    CHECK(releases_itself(arena, "free"));
}

/* The contract of `kind` at `slot`, parsed; the relation is LT_CONTRACT_ALWAYS and the lists are empty
 * without one. */
static lt_contract contract_of(lt_arena *arena, const lt_model *m, unsigned slot, unsigned kind) {
    lt_contract parsed = {0};
    lt_contract_error error;
    bool found = false;
    for (unsigned i = 0; m && i < m->contract_count; i++)
        if (m->contracts[i].slot == slot && m->contracts[i].kind == kind)
            found = lt_model_contract_parse(arena, &m->contracts[i], &parsed, &error);
    CHECK(found);
    return parsed;
}

static const char *release_of(lt_arena *arena, const char *function, unsigned slot, unsigned kind) {
    lt_contract parsed = contract_of(arena, lt_find_model(function), slot, kind);
    const char *text = "";
    for (uint32_t i = 0; i < parsed.releases.count; i++)
        text = lt_arena_format(arena, "%s%s%s", text, i ? "|" : "", parsed.releases.items[i].text);
    return text;
}

static void test_pairs(lt_arena *arena) {
    CHECK_STR(release_of(arena, "fopen", LT_MODEL_RESULT, LT_CONTRACT_owned), "fclose");
    CHECK_STR(release_of(arena, "popen", LT_MODEL_RESULT, LT_CONTRACT_owned), "pclose");
    CHECK_STR(release_of(arena, "open", LT_MODEL_RESULT, LT_CONTRACT_owned), "close");
    CHECK_STR(release_of(arena, "fdopen", 0, LT_CONTRACT_owned), "close");
    CHECK_STR(release_of(arena, "fdopen", LT_MODEL_RESULT, LT_CONTRACT_owned), "fclose");
    CHECK_STR(release_of(arena, "opendir", LT_MODEL_RESULT, LT_CONTRACT_owned), "closedir");
    CHECK_STR(release_of(arena, "mmap", LT_MODEL_RESULT, LT_CONTRACT_owned), "munmap");
    CHECK_STR(release_of(arena, "getaddrinfo", 3, LT_MODEL_gives), "freeaddrinfo");
    CHECK_STR(release_of(arena, "regcomp", 0, LT_MODEL_gives), "regfree");
    CHECK_STR(release_of(arena, "pipe", 0, LT_MODEL_gives), "close");
    CHECK_STR(release_of(arena, "getline", 0, LT_MODEL_renews), "free");
    CHECK_STR(release_of(arena, "pthread_create", 0, LT_MODEL_gives), "pthread_join|pthread_detach");
    CHECK_STR(release_of(arena, "SSL_new", LT_MODEL_RESULT, LT_CONTRACT_owned), "SSL_free");
    CHECK_STR(release_of(arena, "sqlite3_prepare_v2", 3, LT_MODEL_gives), "sqlite3_finalize");
    CHECK_STR(release_of(arena, "g_strsplit", LT_MODEL_RESULT, LT_CONTRACT_owned), "g_strfreev");
    CHECK_STR(release_of(arena, "xmlXPathEval", LT_MODEL_RESULT, LT_CONTRACT_owned), "xmlXPathFreeObject");
    CHECK_EQ(lt_find_model("pipe")->parameters[0].elements, 2);
}

static void test_conditions(lt_arena *arena) {
    lt_contract c = contract_of(arena, lt_find_model("open"), LT_MODEL_RESULT, LT_CONTRACT_owned);
    CHECK_EQ(c.condition.relation, LT_CONTRACT_GE);
    CHECK_EQ(c.condition.value, 0);
    c = contract_of(arena, lt_find_model("mmap"), LT_MODEL_RESULT, LT_CONTRACT_owned);
    CHECK_EQ(c.condition.relation, LT_CONTRACT_NE);
    CHECK_EQ(c.condition.value, -1);
    c = contract_of(arena, lt_find_model("realloc") + 1, 0, LT_CONTRACT_owned); /* the first: of size 0 */
    CHECK_EQ(c.condition.operand, LT_CONTRACT_NULL);
    CHECK(lt_model_is_release(lt_find_model("realloc"), &c));
    c = contract_of(arena, lt_find_model("fdopen"), 0, LT_CONTRACT_owned);
    CHECK(!lt_model_is_release(lt_find_model("fdopen"), &c));
}

/* realpath(path, NULL) allocates, realpath(path, buffer) does not. */
static void test_alternatives(void) {
    const lt_model *m = lt_find_model("realpath");
    CHECK(m && m->alternatives == 1 && m->if_slot == 1 && m->if_relation == LT_CONTRACT_EQ &&
          m->if_value == 0);
    CHECK(m && m->contracts[0].kind == LT_CONTRACT_owned && m[1].contracts[0].kind == LT_CONTRACT_borrowed);
    m = lt_find_model("sqlite3_bind_text");
    CHECK(m && m->alternatives == 2 && m[0].if_value == 0 && m[1].if_value == -1 &&
          m[2].if_slot == LT_MODEL_RESULT);
}

/* `char **names` without a condition is itself what is owned; with one it is given through. */
static void test_through(lt_arena *arena) {
    const lt_model *m = lt_find_model("g_strfreev");
    lt_contract c = contract_of(arena, m, 0, LT_CONTRACT_owned);
    CHECK(!lt_model_is_through(m, &m->contracts[0], &c));
    m = lt_find_model("asprintf");
    c = contract_of(arena, m, 0, LT_CONTRACT_owned);
    CHECK(lt_model_is_through(m, &m->contracts[0], &c));
    m = lt_find_model("regfree");
    c = contract_of(arena, m, 0, LT_MODEL_gives);
    CHECK(lt_model_is_through(m, &m->contracts[0], &c) && lt_model_is_release(m, &c));
}

/* --- the reader
 * ---------------------------------------------------------------------------------------------------- */

static const lt_models *read(lt_arena *arena, const char *text) {
    lt_model_error error;
    const lt_models *models = lt_models_read(arena, text, strlen(text), &error);
    if (!CHECK(models))
        fprintf(stderr, "    %u:%u: %s\n", (unsigned)error.line, (unsigned)error.column, error.message);
    static const lt_models none;
    return models ? models : &none;
}

static void test_reads(lt_arena *arena) {
    const lt_models *m =
        read(arena, "#include <lifetime.h>\n"
                    "/* two\n   lines */\n"
                    "void zoo_free(LT_OWNED_BY(\"zoo_free\") struct zoo *z); // zoo.h\n"
                    "LT_OWNED_BY(\"zoo_free\")\n"
                    "struct zoo *zoo_new(const char *const names[4], int (*compare)(const void *),\n"
                    "                    unsigned flags, ...); /* zoo.h: made */\n"
                    "LT_PURE int ant(void);\n");
    CHECK_EQ(m->count, 3);
    if (m->count != 3)
        return;
    CHECK_STR(m->items[0].name, "ant");
    CHECK_STR(m->items[0].page, "");
    CHECK_EQ(m->items[0].flags, LT_MODEL_IS_pure);
    CHECK_EQ(m->items[0].parameter_count, 0);
    CHECK_STR(m->items[1].name, "zoo_free");
    CHECK_STR(m->items[1].page, "zoo.h");
    const lt_model *made = lt_models_find(*m, "zoo_new");
    CHECK(made == &m->items[2]);
    CHECK_STR(made->page, "zoo.h: made");
    CHECK_EQ(made->flags, LT_MODEL_IS_variadic);
    CHECK_EQ(made->parameter_count, 3);
    CHECK_STR(made->parameters[0].name, "names");
    CHECK_EQ(made->parameters[0].pointers, 2);
    CHECK_EQ(made->parameters[0].elements, 4);
    CHECK(made->parameters[0].constant);
    CHECK_STR(made->parameters[1].name, "compare");
    CHECK_EQ(made->parameters[1].pointers, 0);
    CHECK_STR(made->parameters[2].name, "flags");
    CHECK_EQ(read(arena, "")->count, 0);
    CHECK_EQ(read(arena, "/* nothing */\n#define X \\\n  y\n")->count, 0);
}

typedef struct mistake {
    const char *text;
    unsigned line, column;
    const char *message;
} mistake;

static const mistake mistakes[] = {
    {"int f(int a)", 1, 13, "expected ';' before the end"},
    {"f(int a);", 1, 1, "the prototype has no type"},
    {"int f(int a", 1, 12, "expected ',' or ')' before the end"},
    {"int f(int a,);", 1, 13, "expected a parameter, found ')'"},
    {"int 3;", 1, 6, "expected a prototype, found ';'"},
    {"int f(int a, char a);", 1, 14, "there is a parameter 'a' already"},
    {"int f(void);\nint g(void);\nint f(void);", 3, 1, "'f' has a model already, in line 1"},
    {"LT_OWND char *f(void);", 1, 1, "'LT_OWND' is no contract (did you mean 'LT_OWNED'?)"},
    {"int f(char *LT_OWNED a);", 1, 13, "a contract stands at the beginning of its parameter"},
    {"LT_OWNED_BY(f) char *f(void);", 1, 13, "expected a string, found 'f'"},
    {"LT_OWNED_BY(\"f\n\") char *f(void);", 1, 13, "the string is not closed"},
    {"int f(void); /* page", 1, 14, "the comment is not closed"},
    {"\n\nLT_OWNED_BY(\"free when retrn == 0\") char *f(void);", 3, 24,
     "only 'return' can be tested, not 'retrn'"},
    {"LT_OWNED_BY(\"free when return == ENOMEM\") char *f(void);", 1, 34,
     "a model compares with a number or null: no header is read that could define a name"},
    {"LT_BORROWED(\"b\") char *f(char *a);", 1, 14, "'b' is no parameter of 'f'"},
    {"LT_LENT char *f(char *a);", 1, 1, "a borrowed result names what it lives in"},
    {"LT_SAME(\"static\") char *f(char *a);", 1, 10, "'static' is no parameter of 'f'"},
    {"LT_SAME(\"a, b\") char *f(char *a, char *b);", 1, 9, "the result is one parameter"},
    {"LT_OWNED void f(void);", 1, 1, "'f' returns nothing"},
    {"void f(LT_OWNED_BY(\"f when return == 0\") char *a);", 1, 20, "'f' returns nothing to compare"},
    {"int f(LT_GIVES(\"close\") int fd);", 1, 16, "this word needs a pointer"},
    {"int f(LT_CLEARS(\"free\") char *p);", 1, 17, "this word needs a pointer to a pointer"},
    {"int f(LT_PURE char *p);", 1, 7, "this word speaks of a function, not of a parameter"},
    {"int f(LT_SAME(\"p\") char *p);", 1, 7, "'LT_SAME' cannot stand here"},
    {"int f(int a, LT_OWNED ...);", 1, 14, "'...' can only bear LT_ESCAPE"},
    {"LT_IF(\"b == 0\") int f(int a);\nint f(int a);", 1, 7, "'b' is no parameter of 'f'"},
    {"LT_IF(\"a < 0\") int f(int a);\nint f(int a);", 1, 7,
     "a model is chosen by '==' or '!=' and a number or null"},
    {"LT_IF(\"a == 0\") int f(int a);", 1, 1, "the last model of 'f' must hold without a condition"},
};

static void test_mistakes(lt_arena *arena) {
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const mistake *m = &mistakes[i];
        lt_model_error error;
        bool good = CHECK(!lt_models_read(arena, m->text, strlen(m->text), &error));
        good = good && CHECK_EQ(error.line, m->line);
        good = good && CHECK_EQ(error.column, m->column);
        good = good && CHECK_STR(error.message, m->message);
        if (!good)
            fprintf(stderr, "    in %s\n", m->text);
    }
}

/* Cut anywhere or with any byte changed, a text is read or refused; its bytes end where it ends. */
static void test_robust(lt_arena *arena) {
    static const char text[] =
        "LT_IF(\"n == 0\") LT_OWNED_BY(\"g when return != 0\") char **f(int n, LT_ESCAPE ...); /* p */\n"
        "char **f(int n, ...);\nvoid g(LT_BORROWED(\"a\") const char b[2], char *a); // x\n";
    for (size_t length = 0; length < sizeof text; length++) {
        for (unsigned byte = 0; byte < 256; byte += length % 7 + 1) {
            char *copy = malloc(length ? length : 1);
            if (!copy)
                abort();
            memcpy(copy, text, length);
            if (length)
                copy[(byte * 37u) % length] = (char)byte;
            lt_model_error error;
            bool read = lt_models_read(arena, copy, length, &error) != NULL;
            CHECK(read == (error.message == NULL));
            free(copy);
        }
        lt_arena_reset(arena);
    }
}

int main(void) {
    lt_arena *arena = lt_arena_new();
    test_sorted_and_unique();
    test_find();
    test_contracts_parse(arena);
    test_families(arena);
    test_pairs(arena);
    test_conditions(arena);
    test_alternatives();
    test_through(arena);
    test_reads(arena);
    test_mistakes(arena);
    test_robust(arena);
    lt_arena_delete(arena);
    return check_result();
}
