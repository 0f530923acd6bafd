#include "checks/suppress.h"

#include "checks/settings.h"

#include <assert.h>
#include <string.h>

static_assert(LT_CHECK_count < 64, "lt_suppression.checks has a bit for each check");

enum { ALL_LINES = UINT32_MAX };

static const char mark[] = "NOLINT", prefix[] = "lifetime-";

/* --- finding comments ---------------------------------------------------------------------------------------------- */

typedef struct reader {
    lt_arena *arena;
    lt_suppressions *into;
    const char *text, *at, *end;
    uint32_t line;
    lt_month today;
} reader;

static bool starts(const char *at, const char *end, const char *word) {
    size_t length = strlen(word);
    return (size_t)(end - at) >= length && memcmp(at, word, length) == 0;
}

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/* From the opening quote to behind the closing one; an unclosed literal ends with its line. */
static void skip_literal(reader *r) {
    char quote = *r->at++;
    while (r->at < r->end && *r->at != quote && *r->at != '\n') {
        if (*r->at == '\\' && r->at + 1 < r->end) {
            r->at++;
            r->line += *r->at == '\n';
        }
        r->at++;
    }
    if (r->at < r->end && *r->at == quote)
        r->at++;
}

/* R"tag( … )tag", from the quote on. */
static void skip_raw_literal(reader *r) {
    const char *tag = r->at + 1;
    const char *open = memchr(tag, '(', (size_t)(r->end - tag));
    if (!open || open - tag > 16) { /* the standard's limit: it is no raw string */
        skip_literal(r);
        return;
    }
    size_t length = (size_t)(open - tag);
    for (r->at = open + 1; r->at < r->end; r->at++) {
        r->line += *r->at == '\n';
        if (*r->at == ')' && (size_t)(r->end - r->at) > length + 1 && memcmp(r->at + 1, tag, length) == 0 &&
            r->at[length + 1] == '"') {
            r->at += length + 2;
            return;
        }
    }
}

static const char *comment_end(const reader *r) {
    if (r->at[1] == '*') {
        for (const char *c = r->at + 2; c + 1 < r->end; c++)
            if (c[0] == '*' && c[1] == '/')
                return c;
        return r->end;
    }
    const char *c = r->at;
    while (c < r->end && (*c != '\n' || c[-1] == '\\'))
        c++;
    return c;
}

/* --- one comment --------------------------------------------------------------------------------------------------- */

static lt_month read_month(const char *at, const char *end) {
    lt_month month = {0};
    int digits[6];
    static const int places[] = {0, 1, 2, 3, 5, 6};
    if (end - at < 7 || at[4] != '-' || (end - at > 7 && is_word(at[7])))
        return month;
    for (int i = 0; i < 6; i++) {
        digits[i] = at[places[i]] - '0';
        if (digits[i] < 0 || digits[i] > 9)
            return month;
    }
    month.year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
    month.month = digits[4] * 10 + digits[5];
    if (month.month < 1 || month.month > 12)
        month.year = 0;
    return month;
}

static bool is_past(lt_month month, lt_month today) {
    return today.year > month.year || (today.year == month.year && today.month > month.month);
}

static void blame(lt_suppression *s, lt_check_id check, const char *problem) {
    if (s->problem)
        return;
    s->problem = problem;
    s->problem_of = check;
}

static lt_check_id first_check(uint64_t checks) {
    for (int i = 0; i < LT_CHECK_count; i++)
        if (checks >> i & 1)
            return (lt_check_id)i;
    return LT_CHECK_contract;
}

/* "until=2027-01". */
static void take_until(reader *r, lt_suppression *s, const char *at, const char *end) {
    s->until = read_month(at, end);
    if (!s->until.year)
        blame(s, LT_CHECK_contract, lt_arena_format(r->arena, "'until' needs a month like 'until=2027-01'"));
}

/* One item of the list: "lifetime-leak". True when it is ours. */
static bool take_item(reader *r, lt_suppression *s, const char *at, const char *end) {
    while (at < end && is_blank(*at))
        at++;
    while (at < end && is_blank(end[-1]))
        end--;
    if (starts(at, end, "until=")) {
        take_until(r, s, at + 6, end);
        return false;
    }
    if (!starts(at, end, prefix))
        return false;
    const char *name = lt_arena_text(r->arena, at + sizeof prefix - 1, (size_t)(end - at) - (sizeof prefix - 1));
    if (strcmp(name, "*") == 0) {
        s->checks |= (UINT64_C(1) << LT_CHECK_count) - 1;
        return true;
    }
    lt_check_id check = lt_check_find(name);
    if (check != LT_CHECK_count) {
        s->checks |= UINT64_C(1) << check;
        s->by_name = true;
    } else if (!lt_check_is_planned(name)) {
        blame(s, LT_CHECK_contract,
              lt_arena_format(r->arena, "no check is called 'lifetime-%s'%s", name, lt_suggest_check(name, r->arena)));
    }
    return true;
}

/* Behind the list: ": the reason". False when there is none. */
static bool take_reason(reader *r, lt_suppression *s, const char *at, const char *end) {
    while (at < end && is_blank(*at))
        at++;
    if (at == end || *at != ':')
        return false;
    at++;
    while (at < end && is_blank(*at))
        at++;
    if (starts(at, end, "until=")) {
        take_until(r, s, at + 6, end);
        while (at < end && !is_blank(*at))
            at++;
    }
    for (; at < end; at++)
        if (is_word(*at) || (unsigned char)*at >= 0x80)
            return true;
    return false;
}

static void close_region(reader *r, lt_suppression *end) {
    for (uint32_t i = r->into->items.count; i-- > 0;) {
        lt_suppression *begin = &r->into->items.items[i];
        if (begin->last == ALL_LINES && begin->checks == end->checks) {
            begin->last = end->first;
            return;
        }
    }
    blame(end, first_check(end->checks), "this NOLINTEND ends nothing: no NOLINTBEGIN names the same checks");
}

static void judge(reader *r, lt_suppression *s, bool has_reason) {
    lt_check_id check = first_check(s->checks);
    if (s->ends) {
        close_region(r, s);
        return;
    }
    if (!has_reason)
        blame(s, check, "a suppression needs a reason: 'NOLINT(...): why'");
    else if (s->until.year && is_past(s->until, r->today))
        blame(s, check, lt_arena_format(r->arena, "this suppression expired after %04d-%02d", s->until.year,
                                        s->until.month));
}

/* `at` is behind "NOLINT". Returns where to go on. */
static const char *take_mark(reader *r, const char *at, const char *end, uint32_t line) {
    lt_suppression s = {.offset = (uint32_t)(at - r->text) - (sizeof mark - 1), .first = line, .last = line};
    if (starts(at, end, "NEXTLINE")) {
        at += 8;
        s.first = s.last = line + 1;
    } else if (starts(at, end, "BEGIN")) {
        at += 5;
        s.last = ALL_LINES;
    } else if (starts(at, end, "END")) {
        at += 3;
        s.ends = true;
    }
    const char *close = at < end && *at == '(' ? memchr(at, ')', (size_t)(end - at)) : NULL;
    if (!close)
        return at;
    bool ours = false;
    for (const char *item = at + 1; item <= close;) {
        const char *comma = memchr(item, ',', (size_t)(close - item));
        const char *item_end = comma ? comma : close;
        ours |= take_item(r, &s, item, item_end);
        item = item_end + 1;
    }
    if (ours) {
        judge(r, &s, take_reason(r, &s, close + 1, end));
        LT_PUSH(r->arena, &r->into->items, s);
    }
    return close;
}

static void take_comment(reader *r) {
    const char *end = comment_end(r);
    uint32_t line = r->line;
    for (const char *c = r->at; c < end; c++) {
        if (*c == '\n')
            line++;
        else if (starts(c, end, mark))
            c = take_mark(r, c + sizeof mark - 1, end, line) - 1;
    }
    while (r->at < end)
        r->line += *r->at++ == '\n';
    if (r->at + 1 < r->end && r->at[0] == '*' && r->at[1] == '/')
        r->at += 2;
}

/* --- a file -------------------------------------------------------------------------------------------------------- */

static const char *find(const char *text, size_t length, const char *word) {
    size_t size = strlen(word);
    const char *end = text + length;
    for (const char *at = text; (size_t)(end - at) >= size; at++) {
        at = memchr(at, word[0], (size_t)(end - at));
        if (!at || (size_t)(end - at) < size)
            return NULL;
        if (memcmp(at, word, size) == 0)
            return at;
    }
    return NULL;
}

bool lt_may_suppress(const char *text, size_t length) {
    const char *first = find(text, length, mark);
    return first && find(first, length - (size_t)(first - text), prefix);
}

lt_suppressions *lt_read_suppressions(lt_arena *arena, const char *text, size_t length, lt_month today) {
    lt_suppressions *all = LT_NEW(arena, lt_suppressions);
    reader r = {.arena = arena, .into = all, .text = text, .at = text, .end = text + length, .line = 1, .today = today};
    while (r.at < r.end) {
        char c = *r.at;
        if (c == '/' && r.at + 1 < r.end && (r.at[1] == '/' || r.at[1] == '*')) {
            take_comment(&r);
        } else if (c == '"' && r.at > text && r.at[-1] == 'R') {
            skip_raw_literal(&r);
        } else if (c == '"' || (c == '\'' && !(r.at > text && is_word(r.at[-1])))) { /* 1'000 is a number */
            skip_literal(&r);
        } else {
            r.line += c == '\n';
            r.at++;
        }
    }
    for (uint32_t i = 0; i < all->items.count; i++) {
        lt_suppression *s = &all->items.items[i];
        if (s->last == ALL_LINES && !s->problem)
            blame(s, first_check(s->checks), "this NOLINTBEGIN is never ended");
    }
    return all;
}

bool lt_suppress(lt_suppressions *suppressions, uint32_t line, lt_check_id check) {
    bool found = false;
    for (uint32_t i = 0; i < suppressions->items.count; i++) {
        lt_suppression *s = &suppressions->items.items[i];
        if (!s->problem && !s->ends && line >= s->first && line <= s->last && (s->checks >> check & 1))
            s->used = found = true;
    }
    return found;
}

const char *lt_suppression_complaint(const lt_suppression *s, uint64_t active, lt_arena *arena) {
    if (s->problem)
        return s->problem;
    if (s->used || s->ends || !s->by_name || !(s->checks & active))
        return NULL;
    return lt_arena_format(arena, "unused suppression: there is no finding of 'lifetime-%s' here",
                           lt_check_name(first_check(s->checks & active)));
}
