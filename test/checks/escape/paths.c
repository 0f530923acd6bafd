// An escape counts when some path that can be taken leads to it, and only then.
// RUN: %lt %s -ferror-limit=0 -Wno-dangling -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum mode { MODE_RAW, MODE_COOKED, MODE_NONE };
struct token { const char *text; size_t length; enum mode mode; };
struct scanner { const char *at; struct token current; const char *error; };

int read_some(char *buffer, size_t size);
_Noreturn void fatal(const char *why);
void show(const char *text);

// --- should be reported --------------------------------------------------------------------------------------------

const char *by_mode_bad(enum mode mode, const char *given) {
    char cooked[64];
    const char *result = given;
    switch (mode) {
    case MODE_RAW:
        break;
    case MODE_COOKED:
        snprintf(cooked, sizeof cooked, "<%s>", given);
        result = cooked;
        break;
    case MODE_NONE:
        result = "";
        break;
    }
    return result; // expected-error-re {{'cooked'{{.*}}[lifetime-escape]}}
}

const char *fall_through_bad(int kind) {
    char text[16] = "other";
    const char *result = NULL;
    switch (kind) {
    case 0:
        result = "zero";
        __attribute__((fallthrough));
    case 1:
        result = text;
        break;
    default:
        return "many";
    }
    return result; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

int loop_bad(struct scanner *s, int tries) {
    for (int i = 0; i < tries; i++) {
        char line[128];
        if (read_some(line, sizeof line) > 0) {
            s->at = line; // expected-error-re {{'line'{{.*}}[lifetime-escape]}}
            return 0;
        }
    }
    return -1;
}

const char *last_turn_bad(int n) {
    const char *last = "none";
    for (int i = 0; i < n; i++) {
        char item[16];
        snprintf(item, sizeof item, "%d", i);
        show(item);
        if (i == n - 1)
            last = getenv(item);
    }
    char fallback[8] = "empty";
    if (!last)
        return fallback; // expected-error-re {{'fallback'{{.*}}[lifetime-escape]}}
    return last;
}

int cleanup_label_bad(struct scanner *s, int size) {
    char message[64];
    int rc = -1;
    if (size < 0) {
        snprintf(message, sizeof message, "bad size %d", size);
        goto fail;
    }
    if (size > 4096) {
        snprintf(message, sizeof message, "too large: %d", size);
        goto fail;
    }
    rc = 0;
    goto out;
fail:
    s->error = message; // expected-error-re {{'message'{{.*}}[lifetime-escape]}}
out:
    return rc;
}

const char *retry_bad(void) {
    char answer[32];
    int tries = 0;
again:
    if (read_some(answer, sizeof answer) <= 0) {
        if (++tries < 3)
            goto again;
        return NULL;
    }
    return answer; // expected-error-re {{'answer'{{.*}}[lifetime-escape]}}
}

const char *chosen_bad(const char *a, const char *b) {
    char joined[128];
    snprintf(joined, sizeof joined, "%s%s", a ? a : "", b ? b : "");
    return !b ? a : !a ? b : joined; // expected-error-re {{'joined'{{.*}}[lifetime-escape]}}
}

const char *comma_bad(int n) {
    char text[16];
    return snprintf(text, sizeof text, "%d", n), text; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

const char *elvis_bad(const char *given) {
    char standard[] = "standard";
    return given ?: standard; // expected-error-re {{'standard'{{.*}}[lifetime-escape]}}
}

static const char *last_error;
int only_on_failure_bad(int code) {
    char text[32];
    if (code == 0)
        return 0;
    snprintf(text, sizeof text, "code %d", code);
    last_error = text; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
    return code;
}

void some_turns_bad(struct scanner *s, int n) {
    char word[16];
    while (n-- > 0) {
        if (read_some(word, sizeof word) < 0)
            break; // leaves without the reset
        s->current.text = word; // expected-error-re {{'word'{{.*}}[lifetime-escape]}}
        show(s->current.text);
        if (n % 2)
            s->current.text = NULL;
    }
}

// Found when the function stands alone in its file, lost behind the ones above: state of an earlier function is left.
struct token FN_in_a_struct_bad(bool quoted, const char *input) {
    char unquoted[64];
    struct token t = {input, 0, MODE_RAW};
    if (quoted) {
        snprintf(unquoted, sizeof unquoted, "%s", input + 1);
        t.text = unquoted;
    }
    t.length = strlen(t.text);
    return t;
}

const char *do_while_bad(void) {
    char line[64];
    char *end;
    do {
        if (read_some(line, sizeof line) <= 0)
            return NULL;
        end = strchr(line, '\n');
    } while (!end);
    *end = '\0';
    return line; // expected-error-re {{'line'{{.*}}[lifetime-escape]}}
}

const char *through_two_variables_bad(bool upper) {
    char low[] = "abc", high[] = "ABC";
    const char *a = low;
    const char *b = high;
    const char *chosen = a;
    if (upper)
        chosen = b;
    a = NULL;
    b = NULL;
    return chosen; // expected-error {{local 'low' is returned}} expected-error 0-1 {{local 'high' is returned}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

const char *flag_ok(bool cooked, const char *given) {
    char text[64];
    const char *result = given;
    if (cooked) {
        snprintf(text, sizeof text, "<%s>", given);
        result = text;
    }
    show(result);
    if (cooked)
        result = given;
    return result;
}

const char *correlated_ok(const char *given, int n) {
    char text[64];
    const char *result = given;
    bool is_local = false;
    if (n > 0) {
        snprintf(text, sizeof text, "%d", n);
        result = text;
        is_local = true;
    }
    show(result);
    if (is_local)
        return NULL;
    return result;
}

const char *same_condition_twice_ok(const char *given, int n) {
    char text[64] = "";
    const char *result = n > 9 ? text : given;
    show(result);
    if (n > 9)
        return strdup(text);
    return result;
}

int cleanup_label_ok(struct scanner *s, int size) {
    char message[64];
    int rc = 0;
    if (size < 0) {
        snprintf(message, sizeof message, "bad size %d", size);
        s->error = message;
        show(s->error);
        rc = -1;
        goto fail;
    }
    return rc;
fail:
    s->error = "bad size";
    return rc;
}

void every_turn_ok(struct scanner *s, int n) {
    while (n-- > 0) {
        char word[16];
        if (read_some(word, sizeof word) < 0)
            break;
        s->current.text = word;
        show(s->current.text);
        s->current.text = NULL;
    }
}

void dead_end_ok(struct scanner *s) {
    char message[64];
    snprintf(message, sizeof message, "at %s", s->at);
    s->error = message;
    fatal(s->error);
}

void aborts_ok(struct scanner *s, int depth) {
    char message[64];
    if (depth > 100) {
        s->error = message;
        abort();
    }
    s->error = NULL;
}

const char *constant_condition_ok(const char *given) {
    char text[16] = "never";
    if (sizeof(void *) == 3)
        return text;
    return given;
}

static const bool debugging = false;
const char *constant_flag_ok(const char *given) {
    char text[16] = "never";
    if (debugging)
        return text;
    return given;
}

const char *asserted_ok(const char *given) {
    char text[16] = "";
    const char *result = given ? given : text;
    assert(given);
    return result;
}

const char *switch_ok(enum mode mode, const char *given) {
    char cooked[64];
    switch (mode) {
    case MODE_COOKED:
        snprintf(cooked, sizeof cooked, "<%s>", given);
        show(cooked);
        return given;
    case MODE_RAW:
    case MODE_NONE:
        break;
    }
    return "";
}

const char *moved_on_ok(const char *given) {
    char text[32] = "";
    const char *p = text;
    for (int i = 0; i < 2; i++) {
        show(p);
        p = given;
    }
    p = given;
    return p;
}

int null_after_use_ok(struct scanner *s) {
    char line[128];
    int n;
    while ((n = read_some(line, sizeof line)) > 0) {
        s->at = line;
        if (n == 1)
            goto done;
    }
done:
    s->at = NULL;
    return n;
}
