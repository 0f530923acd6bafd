/* The grammar of contracts: what is accepted and how it is printed, what is rejected and where. */
#include "attrs/contract.h"
#include "attrs/nearest.h"

#include "test/unit/check.h"

#include <stdlib.h>

typedef struct accepted {
    lt_contract_kind kind;
    const char *text;    /* null: an attribute without argument */
    const char *printed; /* canonical */
} accepted;

static const accepted accepted_contracts[] = {
    {LT_CONTRACT_owned, NULL, ""},
    {LT_CONTRACT_owned, "", ""},
    {LT_CONTRACT_owned, "  ", ""},
    {LT_CONTRACT_owned, "fclose", "fclose"},
    {LT_CONTRACT_owned, " fclose | pclose", "fclose|pclose"},
    {LT_CONTRACT_owned, "delete", "delete"},
    {LT_CONTRACT_owned, "delete[]", "delete[]"},
    {LT_CONTRACT_owned, "delete [ ]|free", "delete[]|free"},
    {LT_CONTRACT_owned, "ns::Pool::put", "ns::Pool::put"},
    {LT_CONTRACT_owned, "free when return == 0", "free when return == 0"},
    {LT_CONTRACT_owned, "free when return!=null", "free when return != null"},
    {LT_CONTRACT_owned, "free when return == DONE", "free when return == DONE"},
    {LT_CONTRACT_owned, "free when return == status::DONE", "free when return == status::DONE"},
    {LT_CONTRACT_owned, "free when return >= -1", "free when return >= -1"},
    {LT_CONTRACT_owned, "free when return < - 1", "free when return < -1"},
    {LT_CONTRACT_owned, "when return <= 0x10", "when return <= 16"},
    {LT_CONTRACT_owned, "a|b when return > 010UL", "a|b when return > 8"},
    {LT_CONTRACT_owned, "whence", "whence"},
    {LT_CONTRACT_borrowed, NULL, ""},
    {LT_CONTRACT_borrowed, "", ""},
    {LT_CONTRACT_borrowed, "ctx", "ctx"},
    {LT_CONTRACT_borrowed, "a,b", "a, b"},
    {LT_CONTRACT_borrowed, "this", "this"},
    {LT_CONTRACT_borrowed, "static", "static"},
    {LT_CONTRACT_borrowed, "a, return when return != null", "a, return when return != null"},
    {LT_CONTRACT_borrowed, "when return == 0", "when return == 0"},
    {LT_CONTRACT_borrowed, "\xc3\xa9tat", "\xc3\xa9tat"},
    {LT_CONTRACT_lifetime, "req", "req"},
    {LT_CONTRACT_lifetime, "conn:req", "conn: req"},
    {LT_CONTRACT_lifetime, "server : conn ,req", "server: conn, req"},
    {LT_CONTRACT_lifetime, "static", "static"},
    {LT_CONTRACT_bounds, "n", "n"},
    {LT_CONTRACT_bounds, "4096u", "4096"},
    {LT_CONTRACT_bounds, "0", "0"},
    {LT_CONTRACT_bounds, "9223372036854775807", "9223372036854775807"},
    {LT_CONTRACT_bounds, "rows*cols", "rows * cols"},
    {LT_CONTRACT_bounds, "(n+1)*2", "(n + 1) * 2"},
    {LT_CONTRACT_bounds, "((n))", "n"},
    {LT_CONTRACT_bounds, "a-(b-c)", "a - (b - c)"},
    {LT_CONTRACT_bounds, "(a-b)-c", "a - b - c"},
    {LT_CONTRACT_bounds, "a/(b*c)", "a / (b * c)"},
    {LT_CONTRACT_bounds, "a - -b", "a - -b"},
    {LT_CONTRACT_bounds, "-(a+b)", "-(a + b)"},
    {LT_CONTRACT_bounds, "- - a", "--a"},
    {LT_CONTRACT_bounds, "-a * b", "-a * b"},
    {LT_CONTRACT_bounds, "n / sizeof( struct  job * )", "n / sizeof(struct job *)"},
    {LT_CONTRACT_bounds, "sizeof(std::pair<int, char[4]>)", "sizeof(std::pair<int, char[4]>)"},
    {LT_CONTRACT_bounds, "cfg.max_entries", "cfg.max_entries"},
    {LT_CONTRACT_bounds, "t -> head . n + 1", "t->head.n + 1"},
    {LT_CONTRACT_bounds, "a-b", "a - b"},
    {LT_CONTRACT_bounds, "Limits::most", "Limits::most"},
    {LT_CONTRACT_bounds, "by + keys", "by + keys"},
    {LT_CONTRACT_bounds, "by: evict_stale", "by: evict_stale"},
    {LT_CONTRACT_bounds, "by:cache::trim", "by: cache::trim"},
    {LT_CONTRACT_bounds, "keys: tenant names ", "keys: tenant names"},
    {LT_CONTRACT_bounds, "keys:n", "keys: n"},
    {LT_CONTRACT_bounds, "keys: by: \"quoted\" | 100 %", "keys: by: \"quoted\" | 100 %"},
};

typedef struct rejected {
    lt_contract_kind kind;
    const char *text;
    uint32_t column, length;
    const char *message;
    const char *suggestion;
} rejected;

static const rejected rejected_contracts[] = {
    {LT_CONTRACT_owned, "free|", 6, 0, "expected the name of a release function after '|'", NULL},
    {LT_CONTRACT_owned, "|free", 1, 1, "expected the name of a release function, found '|'", NULL},
    {LT_CONTRACT_owned, "free|free", 6, 4, "release function 'free' is named twice", NULL},
    {LT_CONTRACT_owned, "free, fclose", 5, 1, "expected '|' between release functions, found ','", "|"},
    {LT_CONTRACT_owned, "free||fclose", 5, 2, "expected '|' between release functions, found '||'", "|"},
    {LT_CONTRACT_owned, "free fclose", 6, 6, "expected '|' or 'when', found 'fclose'", NULL},
    {LT_CONTRACT_owned, "free whem return == 0", 6, 4, "expected '|' or 'when', found 'whem'", "when"},
    {LT_CONTRACT_owned, "free()", 5, 1, "expected '|' or 'when', found '('", NULL},
    {LT_CONTRACT_owned, "12", 1, 2, "expected the name of a release function, found '12'", NULL},
    {LT_CONTRACT_owned, "return == 0", 1, 6, "expected the name of a release function, found 'return'", NULL},
    {LT_CONTRACT_owned, "delete[", 8, 0, "expected ']' after 'delete['", "]"},
    {LT_CONTRACT_owned, "free when", 10, 0, "expected 'return' after 'when'", NULL},
    {LT_CONTRACT_owned, "free when status == 0", 11, 6, "only 'return' can be tested, not 'status'",
     "return"},
    {LT_CONTRACT_owned, "free when 0 == return", 11, 1, "expected 'return' after 'when', found '0'", NULL},
    {LT_CONTRACT_owned, "free when return", 17, 0,
     "expected a comparison (==, !=, <, <=, >, >=) after 'return'", NULL},
    {LT_CONTRACT_owned, "free when return = 0", 18, 1,
     "expected a comparison (==, !=, <, <=, >, >=) after 'return', found '='", "=="},
    {LT_CONTRACT_owned, "free when return => 0", 18, 2,
     "expected a comparison (==, !=, <, <=, >, >=) after 'return', found '=>'", ">="},
    {LT_CONTRACT_owned, "free when return ==", 20, 0, "expected an integer, 'null' or a constant after '=='",
     NULL},
    {LT_CONTRACT_owned, "free when return == -", 22, 0, "expected an integer after '-'", NULL},
    {LT_CONTRACT_owned, "free when return == -x", 22, 1, "expected an integer after '-', found 'x'", NULL},
    {LT_CONTRACT_owned, "free when return != NULL", 21, 4, "expected 'null', found 'NULL'", "null"},
    {LT_CONTRACT_owned, "free when return != nullptr", 21, 7, "expected 'null', found 'nullptr'", "null"},
    {LT_CONTRACT_owned, "free when return == 0 && x", 23, 2, "expected the end of the contract, found '&&'",
     NULL},
    {LT_CONTRACT_owned, "f when return == 99999999999999999999", 18, 20, "integer does not fit 64 bits",
     NULL},
    {LT_CONTRACT_owned, "f when return == 08", 18, 2, "'08' is not an integer", NULL},
    {LT_CONTRACT_owned, "f when return == 0x", 18, 2, "'0x' is not an integer", NULL},
    {LT_CONTRACT_borrowed, "a,", 3, 0, "expected a region after ','", NULL},
    {LT_CONTRACT_borrowed, ",a", 1, 1, "expected a region, found ','", NULL},
    {LT_CONTRACT_borrowed, "a b", 3, 1, "expected ',' or 'when', found 'b'", NULL},
    {LT_CONTRACT_borrowed, "a|b", 2, 1, "expected ',' between regions, found '|'", ","},
    {LT_CONTRACT_borrowed, "a, a", 4, 1, "region 'a' is named twice", NULL},
    {LT_CONTRACT_borrowed, "a, when", 4, 4, "expected a region after ',', found 'when'", NULL},
    {LT_CONTRACT_borrowed, "null", 1, 4, "expected a region, found 'null'", NULL},
    {LT_CONTRACT_lifetime, "", 1, 0, "expected a region", NULL},
    {LT_CONTRACT_lifetime, "conn:", 6, 0, "expected a region after ':'", NULL},
    {LT_CONTRACT_lifetime, ":req", 1, 1, "expected a region, found ':'", NULL},
    {LT_CONTRACT_lifetime, "conn::req:", 11, 0, "expected a region after ':'", NULL},
    {LT_CONTRACT_lifetime, "a, b", 2, 1, "expected ':' or the end of the contract, found ','", NULL},
    {LT_CONTRACT_lifetime, "a: b: c", 5, 1, "expected ',' or the end of the contract, found ':'", NULL},
    {LT_CONTRACT_lifetime, "a when return == 0", 3, 4,
     "expected ':' or the end of the contract, found 'when'", NULL},
    {LT_CONTRACT_bounds, "", 1, 0, "expected an expression", NULL},
    {LT_CONTRACT_bounds, "n +", 4, 0, "expected an operand after '+'", NULL},
    {LT_CONTRACT_bounds, "* n", 1, 1, "expected an expression, found '*'", NULL},
    {LT_CONTRACT_bounds, "n + * m", 5, 1, "expected an operand after '+', found '*'", NULL},
    {LT_CONTRACT_bounds, "(n", 3, 0, "expected ')'", NULL},
    {LT_CONTRACT_bounds, "()", 2, 1, "expected an operand after '(', found ')'", NULL},
    {LT_CONTRACT_bounds, "n)", 2, 1, "expected one of + - * / or the end of the contract, found ')'", NULL},
    {LT_CONTRACT_bounds, "n m", 3, 1, "expected one of + - * / or the end of the contract, found 'm'", NULL},
    {LT_CONTRACT_bounds, "n % 2", 3, 1, "expected one of + - * / or the end of the contract, found '%'",
     NULL},
    {LT_CONTRACT_bounds, "strlen(s) + 1", 1, 6, "a call of 'strlen' cannot be part of a bound", NULL},
    {LT_CONTRACT_bounds, "return", 1, 6, "'return' cannot be part of a bound", NULL},
    {LT_CONTRACT_bounds, "n when return == 0", 3, 4,
     "expected one of + - * / or the end of the contract, found 'when'", NULL},
    {LT_CONTRACT_bounds, "sizeof n", 8, 1, "expected '(' after 'sizeof', found 'n'", NULL},
    {LT_CONTRACT_bounds, "sizeof(", 8, 0, "expected ')' after the type of 'sizeof'", NULL},
    {LT_CONTRACT_bounds, "sizeof()", 8, 1, "expected a type after 'sizeof(', found ')'", NULL},
    {LT_CONTRACT_bounds, "cfg.", 5, 0, "expected a member after '.'", NULL},
    {LT_CONTRACT_bounds, "cfg->1", 6, 1, "expected a member after '->', found '1'", NULL},
    {LT_CONTRACT_bounds, "by:", 4, 0, "expected a function after 'by:'", NULL},
    {LT_CONTRACT_bounds, "by: f g", 7, 1, "expected the end of the contract, found 'g'", NULL},
    {LT_CONTRACT_bounds, "keys:", 6, 0, "expected a description of the keys after 'keys:'", NULL},
    {LT_CONTRACT_bounds, "keys:  ", 8, 0, "expected a description of the keys after 'keys:'", NULL},
    {LT_CONTRACT_bounds, "key: tenants", 1, 3, "expected 'by:', 'keys:' or an expression, found 'key'",
     "keys"},
    {LT_CONTRACT_bounds, "via: f", 1, 3, "expected 'by:', 'keys:' or an expression, found 'via'", NULL},
    {LT_CONTRACT_bounds, "n + \x01", 5, 1, "expected an operand after '+', found '?'", NULL},
    {LT_CONTRACT_bounds, "12ab", 1, 4, "'12ab' is not an integer", NULL},
};

static void test_accepted(lt_arena *arena, const accepted *wanted) {
    lt_contract contract, again;
    lt_contract_error error;
    const char *text = wanted->text ? wanted->text : "(none)";
    if (!lt_contract_parse(arena, wanted->kind, wanted->text, strlen(text), &contract, &error)) {
        fprintf(stderr, "\"%s\" was rejected at column %u: %s\n", text, error.column, error.message);
        CHECK(!"accepted");
        return;
    }
    const char *printed = lt_contract_print(arena, &contract);
    CHECK_STR(printed, wanted->printed);
    CHECK(lt_contract_parse(arena, wanted->kind, printed, strlen(printed), &again, &error));
    CHECK(lt_contract_equal(&contract, &again));
}

static void test_rejected(lt_arena *arena, const rejected *wanted) {
    lt_contract contract;
    lt_contract_error error;
    bool good =
        !lt_contract_parse(arena, wanted->kind, wanted->text, strlen(wanted->text), &contract, &error);
    good = CHECK(good) && CHECK_EQ(error.column, wanted->column) && CHECK_EQ(error.length, wanted->length) &&
           CHECK_STR(error.message, wanted->message) && CHECK_STR(error.suggestion, wanted->suggestion);
    if (!good)
        fprintf(stderr, "    in \"%s\"\n", wanted->text);
}

/* `count` times `unit`, then `tail`. */
static const char *repeat(lt_arena *arena, const char *unit, size_t count, const char *tail) {
    size_t length = strlen(unit);
    char *text = lt_arena_alloc(arena, length * count + strlen(tail) + 1);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * length, unit, length);
    strcpy(text + length * count, tail);
    return text;
}

static bool parses(lt_arena *arena, lt_contract_kind kind, const char *text) {
    lt_contract contract;
    lt_contract_error error;
    return lt_contract_parse(arena, kind, text, strlen(text), &contract, &error);
}

static void test_limits(lt_arena *arena) {
    CHECK(!parses(arena, LT_CONTRACT_bounds, repeat(arena, "(", 1000000, "n")));
    CHECK(!parses(arena, LT_CONTRACT_bounds, repeat(arena, "(", 4000, "n")));
    CHECK(!parses(arena, LT_CONTRACT_bounds, repeat(arena, "-", 4000, "n")));
    CHECK(!parses(arena, LT_CONTRACT_bounds, repeat(arena, "n+", 2000, "n")));
    enum { MOST = LT_CONTRACT_MOST_DEPTH - 1, NAMES = LT_CONTRACT_MOST_NAMES };
    CHECK(parses(arena, LT_CONTRACT_bounds, repeat(arena, "n+", MOST, "n")));
    CHECK(!parses(arena, LT_CONTRACT_bounds, repeat(arena, "n+", MOST + 1, "n")));
    CHECK(parses(arena, LT_CONTRACT_bounds, repeat(arena, "-", MOST, "n")));
    CHECK(!parses(arena, LT_CONTRACT_bounds, repeat(arena, "-", MOST + 1, "n")));
    const char *closed = repeat(arena, ")", MOST, "");
    CHECK(parses(arena, LT_CONTRACT_bounds, repeat(arena, "(", MOST, lt_arena_format(arena, "n%s", closed))));
    CHECK(!parses(arena, LT_CONTRACT_bounds,
                  repeat(arena, "(", MOST + 1, lt_arena_format(arena, "n)%s", closed))));
    const char *names = "r0";
    for (int i = 1; i < NAMES; i++)
        names = lt_arena_format(arena, "%s, r%d", names, i);
    CHECK(parses(arena, LT_CONTRACT_borrowed, names));
    CHECK(!parses(arena, LT_CONTRACT_borrowed, lt_arena_format(arena, "%s, s", names)));
    CHECK(!parses(arena, LT_CONTRACT_owned, repeat(arena, "f|", 4000, "g")));
    CHECK(parses(arena, LT_CONTRACT_owned, repeat(arena, "f", 4096, "")));
    CHECK(!parses(arena, LT_CONTRACT_owned, repeat(arena, "f", 4097, "")));
    CHECK(!parses(arena, LT_CONTRACT_borrowed, repeat(arena, "a ", 2000, "")));
    lt_contract contract;
    lt_contract_error error;
    CHECK(!lt_contract_parse(arena, LT_CONTRACT_owned, "fr\0ee", 5, &contract, &error));
    CHECK_EQ(error.column, 3);
}

static void test_structure(lt_arena *arena) {
    lt_contract contract;
    lt_contract_error error;
    const char *text = "free|fclose when return >= -3";
    CHECK(lt_contract_parse(arena, LT_CONTRACT_owned, text, strlen(text), &contract, &error));
    CHECK_EQ(contract.releases.count, 2);
    CHECK_STR(contract.releases.items[1].text, "fclose");
    CHECK_EQ(contract.releases.items[1].column, 6);
    CHECK_EQ(contract.condition.relation, LT_CONTRACT_GE);
    CHECK_EQ(contract.condition.value, -3);
    CHECK_EQ(contract.condition.column, 18);
    CHECK_EQ(contract.condition.compared.column, 28);
    CHECK_EQ(contract.condition.compared.length, 2);
    CHECK_STR(lt_contract_show(arena, &contract), "owned(\"free|fclose when return >= -3\")");
    CHECK(lt_contract_parse(arena, LT_CONTRACT_bounds, "2 * t->n", 8, &contract, &error));
    CHECK_EQ(contract.bound.count, 3);
    CHECK_EQ(contract.bound.items[2].kind, LT_BOUND_MULTIPLY);
    CHECK_STR(contract.bound.items[1].name, "t");
    CHECK_STR(contract.bound.items[1].path, "->n");
    CHECK_EQ(contract.bound.items[1].column, 5);
    CHECK_EQ(contract.bound.items[1].length, 4);
}

static void test_inequality(lt_arena *arena) {
    enum { COUNT = sizeof accepted_contracts / sizeof *accepted_contracts };
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < COUNT; j++) {
            const accepted *left = &accepted_contracts[i], *right = &accepted_contracts[j];
            lt_contract a, b;
            lt_contract_error error;
            lt_contract_parse(arena, left->kind, left->printed, strlen(left->printed), &a, &error);
            lt_contract_parse(arena, right->kind, right->printed, strlen(right->printed), &b, &error);
            bool same = left->kind == right->kind && strcmp(left->printed, right->printed) == 0;
            CHECK_EQ(lt_contract_equal(&a, &b), same);
        }
}

static void test_attributes(void) {
    CHECK_EQ(lt_contract_kind_named("bounds", 6), LT_CONTRACT_bounds);
    CHECK_EQ(lt_contract_kind_named("bound", 5), LT_CONTRACT_KINDS);
    CHECK_EQ(lt_contract_kind_named("", 0), LT_CONTRACT_KINDS);
    CHECK_STR(lt_attributes[LT_CONTRACT_owned].bare_macro, "LT_OWNED");
    CHECK_EQ(lt_attributes[LT_CONTRACT_lifetime].least_arguments, 1);
}

static void test_distance(void) {
    CHECK_EQ(lt_name_distance("", ""), 0);
    CHECK_EQ(lt_name_distance("len", ""), 3);
    CHECK_EQ(lt_name_distance("length", "lenght"), 1);
    CHECK_EQ(lt_name_distance("capacity", "capcity"), 1);
    CHECK_EQ(lt_name_distance("kitten", "sitting"), 3);
    lt_nearest nearest = {.sought = "lenght"};
    lt_nearest_offer(&nearest, "size");
    CHECK_STR(nearest.found, NULL);
    lt_nearest_offer(&nearest, "length");
    CHECK_STR(nearest.found, "length");
    lt_nearest one = {.sought = "m"};
    lt_nearest_offer(&one, "n");
    CHECK_STR(one.found, NULL);
}

int main(void) {
    lt_arena *arena = lt_arena_new();
    for (size_t i = 0; i < sizeof accepted_contracts / sizeof *accepted_contracts; i++)
        test_accepted(arena, &accepted_contracts[i]);
    for (size_t i = 0; i < sizeof rejected_contracts / sizeof *rejected_contracts; i++)
        test_rejected(arena, &rejected_contracts[i]);
    test_limits(arena);
    test_structure(arena);
    test_inequality(arena);
    test_attributes();
    test_distance();
    lt_arena_delete(arena);
    return check_result();
}
