// Element 1 of the first row is not element 0 of the second: tables of pointers and descriptors are released once each.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stdlib.h>
#include <unistd.h>

// --- should be reported --------------------------------------------------------------------------------------------

void row_bad(int pipes[][2]) {
    close(pipes[1][0]);
    close(pipes[0][1]);
    close(pipes[1][0]); // expected-error {{the argument of 'close' is closed twice [lifetime-double-free]}}
}

void local_table_bad(char *a, char *b) {
    char *table[2][2] = {{a, b}, {b, a}};
    free(table[0][1]);
    free(table[1][0]); // expected-error-re {{'table[1][0]' {{.*}}[lifetime-double-free]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

void rows_ok(int pipes[][2], int n) {
    for (int i = 0; i < n; i++) {
        close(pipes[i][0]);
        close(pipes[i][1]);
    }
}

void known_rows_ok(int pipes[2][2]) {
    close(pipes[0][0]);
    close(pipes[0][1]);
    close(pipes[1][0]);
    close(pipes[1][1]);
}

void local_table_ok(char *a, char *b, char *c, char *d) {
    char *table[2][2] = {{a, b}, {c, d}};
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++)
            free(table[i][j]);
}

void known_table_ok(char *table[][3]) {
    free(table[0][0]);
    free(table[0][1]);
    free(table[0][2]);
    free(table[1][0]);
    free(table[2][0]);
}

void pointer_to_row_ok(int (*row)[2], int n) {
    while (n-- > 0) {
        close((*row)[0]);
        close((*row)[1]);
        row++;
    }
}

void variable_length_ok(int n, int table[][n]) {
    close(table[0][1]);
    close(table[1][0]);
}
