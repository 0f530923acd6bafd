// An array that is filled under a condition has its value where the same condition holds again, however the bit is asked for.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <unistd.h>

enum { PTY = 4 };
int start(void);

int complement_ok(int flags) {
    int ends[2], pid = 0;
    if (flags & PTY)
        pid = start();
    else if (pipe(ends) != 0)
        return -1;
    if (~flags & PTY) {
        close(ends[0]);
        close(ends[1]);
    }
    return pid;
}

int equal_ok(int flags) {
    int ends[2], pid = 0;
    if (flags & PTY)
        pid = start();
    else if (pipe(ends) != 0)
        return -1;
    if ((flags & PTY) != PTY) {
        close(ends[0]);
        close(ends[1]);
    }
    return pid;
}

void never_bad(int flags) {
    int ends[2];
    if (flags & PTY)
        close(ends[0]); // expected-error{{'ends[0]' is closed, but it has no value yet}}
}

// The other bit says nothing: what was opened is never closed.
int other_bit_bad(int flags) {
    int ends[2], pid = 0;
    if (flags & PTY)
        pid = start();
    else if (pipe(ends) != 0)
        return -1;
    if (flags & PTY)
        return pid;
    return 0; // expected-warning{{'ends' is not closed}}
}
