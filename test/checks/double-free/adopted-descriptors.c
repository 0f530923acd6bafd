// A descriptor that a stream took over is closed with the stream; until then it may be looked at.
// RUN: %lt %s -Xclang -verify -Xclang -verify-ignore-unexpected=note
// REQUIRES: plugin
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
void registry_hold(int slot, char *name) __attribute__((ownership_holds(malloc, 2)));
void *make(void) __attribute__((ownership_returns(malloc)));
void unmake(void *p) __attribute__((ownership_takes(malloc, 1)));

int closed_again_bad(const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return -1;
    FILE *in = fdopen(fd, "r");
    if (!in) {
        close(fd);
        return -1;
    }
    int c = fgetc(in);
    fclose(in);
    close(fd); // expected-error-re {{'fd'{{.*}}[lifetime-use-after-move]}}
    return c;
}

int looked_at_ok(const char *path) {
    int fd = open(path, O_RDONLY | O_DIRECTORY);
    if (fd < 0)
        return -1;
    DIR *dir = fdopendir(fd);
    if (!dir) {
        close(fd);
        return -1;
    }
    int found = faccessat(fd, "here", R_OK, 0);
    closedir(dir);
    return found;
}

int held_ok(void) {
    char *name = make();
    if (!name)
        return -1;
    registry_hold(1, name);
    return name[0];
}

void held_bad(void) {
    char *name = make();
    if (!name)
        return;
    registry_hold(1, name);
    unmake(name); // expected-error-re {{'name'{{.*}}[lifetime-use-after-move]}}
}
