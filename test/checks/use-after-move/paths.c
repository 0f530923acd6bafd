// A pointer is given away on the paths on which it is given away: loops, switches, jumps, results that decide.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

enum verdict { ACCEPTED, DEFERRED, REFUSED };
struct task { struct task *next; int id, priority; };
struct pool { struct task *head; int running; };

[[owned("task_free")]] struct task *task_new(int id);
void task_free([[owned("task_free")]] struct task *t);
void task_log([[borrowed]] const struct task *t);
void run([[borrowed]] struct pool *p, [[owned("task_free")]] struct task *t);
int try_run([[borrowed]] struct pool *p, [[owned("task_free when return == 0")]] struct task *t);
bool offer([[borrowed]] struct pool *p, [[owned("task_free when return == true")]] struct task *t);
enum verdict submit([[borrowed]] struct pool *p, [[owned("task_free when return == ACCEPTED")]] struct task *t);
struct task *merge([[owned("task_free when return != null")]] struct task *a, int id);
int enqueue([[borrowed]] struct pool *p, [[owned("task_free when return >= 0")]] struct task *t);

// --- should be reported --------------------------------------------------------------------------------------------

void each_turn_bad(struct pool *p, int n) {
    struct task *t = task_new(1);
    if (!t)
        return;
    do
        run(p, t); // expected-error-re {{'t'{{.*}}[lifetime-use-after-move]}}
    while (--n > 0);
}

void next_of_given_bad(struct pool *p, [[owned("task_free")]] struct task *list) {
    while (list) {
        run(p, list);
        list = list->next; // expected-error-re {{'list{{.*}}[lifetime-use-after-move]}}
    }
}

int success_bad(struct pool *p) {
    struct task *t = task_new(2);
    if (!t)
        return -1;
    if (try_run(p, t) == 0)
        return t->id; // expected-error-re {{'t{{.*}}[lifetime-use-after-move]}}
    task_free(t);
    return -1;
}

int freed_after_success_bad(struct pool *p) {
    struct task *t = task_new(2);
    if (!t)
        return -1;
    int rc = try_run(p, t);
    if (rc == 0) {
        task_free(t); // expected-error-re {{'t'{{.*}}[lifetime-use-after-move]}}
        return 0;
    }
    task_free(t);
    return rc;
}

void boolean_bad(struct pool *p) {
    struct task *t = task_new(3);
    if (!t)
        return;
    if (!offer(p, t)) {
        task_free(t);
        return;
    }
    task_log(t); // expected-error-re {{'t'{{.*}}[lifetime-use-after-move]}}
}

int enumerator_bad(struct pool *p) {
    struct task *t = task_new(4);
    if (!t)
        return -1;
    switch (submit(p, t)) {
    case ACCEPTED:
        return t->priority; // expected-error-re {{'t{{.*}}[lifetime-use-after-move]}}
    case DEFERRED:
    case REFUSED:
        break;
    }
    task_free(t);
    return -1;
}

int not_null_bad(struct task *given, int id) {
    struct task *t = task_new(id);
    if (!t)
        return -1;
    struct task *merged = merge(t, id);
    if (merged)
        return merged->id + t->id; // expected-error-re {{'t{{.*}}[lifetime-use-after-move]}}
    task_free(t);
    return given ? given->id : -1;
}

int range_bad(struct pool *p) {
    struct task *t = task_new(5);
    if (!t)
        return -1;
    int slot = enqueue(p, t);
    if (slot > 0)
        task_log(t); // expected-error-re {{'t'{{.*}}[lifetime-use-after-move]}}
    if (slot < 0)
        task_free(t);
    return slot;
}

void joined_bad(struct pool *p, bool now) {
    struct task *t = task_new(6);
    if (!t)
        return;
    if (now)
        run(p, t);
    task_log(t); // expected-error-re {{'t'{{.*}}[lifetime-use-after-move]}}
    if (!now)
        task_free(t);
}

int cleanup_bad(struct pool *p, int n) {
    int rc = -1;
    struct task *t = task_new(n);
    if (!t)
        return rc;
    if (n < 0)
        goto out;
    run(p, t);
    if (p->running > n)
        goto out; // the task is the pool's by now
    return 0;
out:
    task_free(t); // expected-error-re {{'t'{{.*}}[lifetime-use-after-move]}}
    return rc;
}

int switch_bad(struct pool *p, int command) {
    struct task *t = task_new(command);
    if (!t)
        return -1;
    switch (command) {
    case 'r':
        run(p, t);
        break;
    case 'l':
        task_log(t);
        task_free(t);
        return 0;
    default:
        task_free(t);
        return -1;
    }
    return t->id; // expected-error-re {{'t{{.*}}[lifetime-use-after-move]}}
}

int fall_through_bad(struct pool *p, int command) {
    struct task *t = task_new(command);
    if (!t)
        return -1;
    switch (command) {
    case 1:
        run(p, t);
        __attribute__((fallthrough));
    case 2:
        task_log(t); // expected-error-re {{'t'{{.*}}[lifetime-use-after-move]}}
        break;
    default:
        break;
    }
    if (command != 1)
        task_free(t);
    return 0;
}

int retry_bad(struct pool *p, int tries) {
    struct task *t = task_new(7);
    if (!t)
        return -1;
    int rc;
    do
        rc = try_run(p, t); // expected-error-re {{'t'{{.*}}[lifetime-use-after-move]}}
    while (--tries > 0); // not asked whether it went
    return rc; // expected-warning-re {{'t' {{.*}}[lifetime-leak]}}
}

int wrong_side_bad(struct pool *p) {
    struct task *t = task_new(8);
    if (!t)
        return -1;
    int rc = try_run(p, t);
    if (rc != 0)
        return rc == -EAGAIN ? (task_free(t), 1) : (task_free(t), rc);
    task_log(t); // expected-error-re {{'t'{{.*}}[lifetime-use-after-move]}}
    return 0;
}

// --- should be fine ------------------------------------------------------------------------------------------------

void each_turn_ok(struct pool *p, int n) {
    while (n-- > 0) {
        struct task *t = task_new(n);
        if (!t)
            break;
        run(p, t);
    }
}

void one_variable_ok(struct pool *p, int n) {
    struct task *t;
    while (n-- > 0 && (t = task_new(n)))
        run(p, t);
}

int first_that_takes_ok(struct pool **pools, size_t n) {
    struct task *t = task_new(1);
    if (!t)
        return -1;
    for (size_t i = 0; i < n; i++)
        if (try_run(pools[i], t) == 0)
            return 0;
    task_free(t);
    return -1;
}

int failure_ok(struct pool *p) {
    struct task *t = task_new(2);
    if (!t)
        return -1;
    int rc = try_run(p, t);
    if (rc) {
        task_log(t);
        task_free(t);
    }
    return rc;
}

int failure_by_goto_ok(struct pool *p) {
    struct task *t = task_new(2);
    int rc = -1;
    if (!t)
        return rc;
    rc = try_run(p, t);
    if (rc < 0 || rc > 0)
        goto fail;
    return 0;
fail:
    task_free(t);
    return rc;
}

void boolean_ok(struct pool *p) {
    struct task *t = task_new(3);
    if (t && !offer(p, t))
        task_free(t);
}

void stored_boolean_ok(struct pool *p) {
    struct task *t = task_new(3);
    if (!t)
        return;
    bool taken = offer(p, t);
    printf("%s\n", taken ? "taken" : "not taken");
    if (!taken)
        task_free(t);
}

int enumerator_ok(struct pool *p) {
    struct task *t = task_new(4);
    if (!t)
        return -1;
    switch (submit(p, t)) {
    case ACCEPTED:
        return 0;
    case DEFERRED:
        task_log(t);
        break;
    case REFUSED:
        break;
    }
    task_free(t);
    return -1;
}

int not_null_ok(int id) {
    struct task *t = task_new(id);
    if (!t)
        return -1;
    struct task *merged = merge(t, id);
    if (merged)
        return merged->id;
    task_free(t);
    return -1;
}

int range_ok(struct pool *p) {
    struct task *t = task_new(5);
    if (!t)
        return -1;
    int slot = enqueue(p, t);
    if (slot < 0)
        task_free(t);
    return slot;
}

void owned_flag_ok(struct pool *p, bool now) {
    struct task *t = task_new(6);
    bool ours = true;
    if (!t)
        return;
    if (now) {
        run(p, t);
        ours = false;
    }
    if (ours)
        task_free(t);
}

void set_to_null_ok(struct pool *p, bool now) {
    struct task *t = task_new(6);
    if (!t)
        return;
    if (now) {
        run(p, t);
        t = NULL;
    }
    if (t) {
        task_log(t);
        task_free(t);
    }
}

int cleanup_ok(struct pool *p, int n) {
    int rc = -1;
    struct task *t = task_new(n);
    if (!t)
        return rc;
    if (n < 0)
        goto out;
    run(p, t);
    t = NULL;
    rc = 0;
out:
    if (t)
        task_free(t);
    return rc;
}

int same_condition_ok(struct pool *p, int command) {
    struct task *t = task_new(command);
    if (!t)
        return -1;
    if (command == 'r')
        run(p, t);
    p->running++;
    if (command != 'r')
        task_free(t);
    return 0;
}

void next_first_ok(struct pool *p, [[owned("task_free")]] struct task *list) {
    while (list) {
        struct task *next = list->next;
        run(p, list);
        list = next;
    }
}

int condition_on_negative_ok(struct pool *p) {
    struct task *t = task_new(8);
    if (!t)
        return -1;
    int rc = try_run(p, t);
    if (rc == -EAGAIN) {
        task_log(t);
        task_free(t);
        return 1;
    }
    if (rc)
        task_free(t);
    return rc;
}
