// Contracts change no byte of the object file: a contract describes a program and must not slow it.
// REQUIRES: plugin
// RUN: %clang -std=gnu23 -DLT_PLAIN -g0 -O0 -c %s -o %t.plain.o
// RUN: %clang -std=gnu23 %plugin -g0 -O0 -c %s -o %t.contracts.o && cmp %t.plain.o %t.contracts.o
// RUN: %clang -std=gnu23 -DLT_PLAIN -g0 -O2 -c %s -o %t.plain.o
// RUN: %clang -std=gnu23 %plugin -g0 -O2 -c %s -o %t.contracts.o && cmp %t.plain.o %t.contracts.o
// RUN: %clang -std=gnu23 -DLT_PLAIN -g0 -O2 -flto -c %s -o %t.plain.o
// RUN: %clang -std=gnu23 %plugin -g0 -O2 -flto -c %s -o %t.contracts.o && cmp %t.plain.o %t.contracts.o
// RUN: %clangxx -std=c++20 -x c++ -DLT_PLAIN -g0 -O2 -c %s -o %t.plain.o
// RUN: %clangxx -std=c++20 -x c++ %plugin -g0 -O2 -c %s -o %t.contracts.o && cmp %t.plain.o %t.contracts.o
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#ifdef LT_PLAIN
#define CONTRACT(...)
#else
#define CONTRACT(...) __attribute__((__VA_ARGS__))
#endif

struct table {
    size_t n;
    CONTRACT(owned) CONTRACT(bounds("n")) int *rows;
    CONTRACT(borrowed) const char *title;
};

CONTRACT(owned) typedef char *heapstr;
CONTRACT(owned("free")) static char *last;
CONTRACT(bounds("16")) static int counts[16];

CONTRACT(owned) heapstr copy_ok(CONTRACT(borrowed) const char *from) {
    CONTRACT(owned) char *made = (char *)malloc(strlen(from) + 1);
    if (made)
        strcpy(made, from);
    return made;
}

CONTRACT(lifetime("table: row")) CONTRACT(borrowed("t"))
int *find_ok(CONTRACT(lifetime("table")) struct table *t, int key) {
    for (size_t i = 0; i < t->n; i++)
        if (t->rows[i] == key)
            return &t->rows[i];
    return NULL;
}

int sum_ok(CONTRACT(bounds("n")) const int *v, size_t n) {
    int sum = counts[n & 15]++;
    for (size_t i = 0; i < n; i++)
        sum += v[i];
    return sum;
}

void set_last_ok(CONTRACT(owned) char *text) {
    free(last);
    last = text;
}
