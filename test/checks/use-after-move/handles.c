// A descriptor or stream that was given away is no longer ours to read, write or close, whatever its number still is.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

struct loop { int epoll; };

void loop_adopt([[borrowed]] struct loop *l, [[owned("close")]] int fd);
int loop_try_adopt([[borrowed]] struct loop *l, [[owned("close when return == 0")]] int fd);
void log_to([[owned("fclose")]] FILE *out);
[[owned("stream_close")]] void *stream_over([[owned("close")]] int fd);
void stream_close([[owned("stream_close")]] void *stream);
void scan_later([[owned("closedir")]] DIR *dir);
[[owned("close")]] int dup_cloexec(int fd);
void set_nonblocking(int fd);

// --- should be reported --------------------------------------------------------------------------------------------

int read_after_bad(struct loop *l, const char *path) {
    char first = 0;
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return -1;
    loop_adopt(l, fd);
    return read(fd, &first, 1) == 1 ? first : -1; // expected-error-re {{'fd'{{.*}}[lifetime-use-after-move]}}
}

void close_after_bad(struct loop *l) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0)
        return;
    loop_adopt(l, fd);
    close(fd); // expected-error-re {{'fd'{{.*}}[lifetime-use-after-move]}}
}

int accepted_bad(struct loop *l, int listener) {
    int fd = accept(listener, NULL, NULL);
    if (fd < 0)
        return -1;
    if (loop_try_adopt(l, fd) == 0) {
        set_nonblocking(fd); // expected-error-re {{'fd'{{.*}}[lifetime-use-after-move]}}
        return 0;
    }
    close(fd);
    return -1;
}

int wrapped_bad(const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return -1;
    void *stream = stream_over(fd);
    if (!stream)
        return -1;
    stream_close(stream);
    return close(fd); // expected-error-re {{'fd'{{.*}}[lifetime-use-after-move]}}
}

void duplicated_bad(struct loop *l, int fd) {
    int mine = dup_cloexec(fd);
    if (mine < 0)
        return;
    loop_adopt(l, mine);
    dprintf(mine, "hello\n"); // expected-error-re {{'mine'{{.*}}[lifetime-use-after-move]}}
}

void log_bad(const char *path) {
    FILE *out = fopen(path, "a");
    if (!out)
        return;
    log_to(out);
    fprintf(out, "started\n"); // expected-error-re {{'out'{{.*}}[lifetime-use-after-move]}}
}

int closed_log_bad(const char *path) {
    FILE *out = fopen(path, "a");
    if (!out)
        return -1;
    log_to(out);
    return fclose(out); // expected-error-re {{'out'{{.*}}[lifetime-use-after-move]}}
}

void directory_bad(const char *path) {
    DIR *dir = opendir(path);
    if (!dir)
        return;
    scan_later(dir);
    rewinddir(dir); // expected-error-re {{'dir'{{.*}}[lifetime-use-after-move]}}
}

void per_client_bad(struct loop *l, int n) {
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    if (fd < 0)
        return;
    do
        loop_adopt(l, fd); // expected-error-re {{'fd'{{.*}}[lifetime-use-after-move]}}
    while (--n > 0);
}

void own_parameter_bad(struct loop *l, [[owned("close")]] int fd) {
    loop_adopt(l, fd);
    set_nonblocking(fd); // expected-error-re {{'fd'{{.*}}[lifetime-use-after-move]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

int read_before_ok(struct loop *l, const char *path) {
    char first = 0;
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return -1;
    int n = read(fd, &first, 1) == 1 ? first : -1;
    loop_adopt(l, fd);
    return n;
}

int accepted_ok(struct loop *l, int listener) {
    int fd = accept(listener, NULL, NULL);
    if (fd < 0)
        return -1;
    set_nonblocking(fd);
    if (loop_try_adopt(l, fd) == 0)
        return 0;
    close(fd);
    return -1;
}

void each_client_ok(struct loop *l, int listener) {
    for (;;) {
        int fd = accept(listener, NULL, NULL);
        if (fd < 0)
            break;
        loop_adopt(l, fd);
    }
}

void duplicated_ok(struct loop *l, int fd) {
    int mine = dup_cloexec(fd);
    if (mine < 0)
        return;
    loop_adopt(l, mine);
    dprintf(fd, "hello\n"); // the other one
}

void marked_ok(struct loop *l, const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return;
    loop_adopt(l, fd);
    fd = -1;
    if (fd >= 0)
        close(fd);
}

void log_ok(const char *path) {
    FILE *out = fopen(path, "a");
    if (!out)
        return;
    fprintf(out, "started\n");
    log_to(out);
}

void log_or_close_ok(const char *path, bool keep) {
    FILE *out = fopen(path, "a");
    if (!out)
        return;
    if (keep)
        log_to(out);
    else
        fclose(out);
}

bool number_compared_ok(struct loop *l, const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return false;
    loop_adopt(l, fd);
    return fd > 2;
}

void directory_ok(const char *path) {
    DIR *dir = opendir(path);
    if (!dir)
        return;
    rewinddir(dir);
    scan_later(dir);
}
