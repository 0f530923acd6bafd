// A stream, directory or descriptor is closed once: the second close may hit what somebody else opened since.
// RUN: %lt %s -D_GNU_SOURCE -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <regex.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

struct connection { int fd; FILE *in, *out; };

// --- should be reported --------------------------------------------------------------------------------------------

void stream_bad(const char *path) {
    FILE *in = fopen(path, "r");
    if (!in)
        return;
    if (getc(in) == EOF)
        fclose(in);
    fclose(in); // expected-error {{'in' is closed twice [lifetime-double-free]}}
}

int descriptor_bad(const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return -1;
    if (lseek(fd, 0, SEEK_END) < 0) {
        close(fd);
        goto fail;
    }
    close(fd);
    return 0;
fail:
    close(fd); // expected-error-re {{'fd' {{.*}}[lifetime-double-free]}}
    return -1;
}

void parameter_bad(int fd) {
    close(fd);
    close(fd); // expected-error-re {{'fd' {{.*}}[lifetime-double-free]}}
}

void directory_bad(DIR *dir, bool early) {
    if (early)
        closedir(dir);
    closedir(dir); // expected-error-re {{'dir' {{.*}}[lifetime-double-free]}}
}

void stream_and_descriptor_bad(const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return;
    FILE *in = fdopen(fd, "r");
    if (in)
        fclose(in);
    close(fd); // expected-error {{'fd' is released after it was given to 'fdopen' [lifetime-use-after-move]}}
}

void closed_with_stream_bad(FILE *in) {
    int fd = fileno(in);
    fclose(in);
    close(fd); // expected-error {{'fd' is closed twice [lifetime-double-free]}}
}

void interrupted_bad(int fd) {
    while (close(fd) < 0 && errno == EINTR) // expected-error-re {{'fd' {{.*}}[lifetime-double-free]}}
        ;
}

void library_bad(const char *path) {
    void *handle = dlopen(path, RTLD_NOW);
    if (!handle)
        return;
    if (!dlsym(handle, "run"))
        dlclose(handle);
    dlclose(handle); // expected-error-re {{'handle' {{.*}}[lifetime-double-free]}}
}

void addresses_bad(const char *host) {
    struct addrinfo *list;
    if (getaddrinfo(host, NULL, NULL, &list))
        return;
    if (!list->ai_next)
        freeaddrinfo(list);
    freeaddrinfo(list); // expected-error-re {{'list' {{.*}}[lifetime-double-free]}}
}

void same_number_bad(struct connection *c, const char *path) {
    c->fd = open(path, O_RDONLY);
    if (c->fd < 0)
        return;
    int fd = c->fd;
    close(c->fd);
    close(fd); // expected-error-re {{'fd' {{.*}}[lifetime-double-free]}}
}

void field_bad(struct connection *c) {
    fclose(c->in);
    fclose(c->out);
    fclose(c->in); // expected-error-re {{'c->in' {{.*}}[lifetime-double-free]}}
}

void accepted_bad(int listener) {
    int client = accept(listener, NULL, NULL);
    if (client < 0)
        return;
    if (send(client, "x", 1, 0) != 1)
        close(client);
    else
        shutdown(client, SHUT_WR);
    close(client); // expected-error-re {{'client' {{.*}}[lifetime-double-free]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

int marked_ok(const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return -1;
    if (lseek(fd, 0, SEEK_END) < 0) {
        close(fd);
        fd = -1;
    }
    if (fd != -1)
        close(fd);
    return 0;
}

void stream_over_descriptor_ok(const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return;
    FILE *in = fdopen(fd, "r");
    if (in)
        fclose(in);
    else
        close(fd);
}

void ends_ok(void) {
    int ends[2];
    if (pipe(ends) < 0)
        return;
    close(ends[0]);
    close(ends[1]);
}

void all_ends_ok(int pipes[][2], int n) {
    for (int i = 0; i < n; i++) {
        close(pipes[i][0]);
        close(pipes[i][1]);
    }
}

int child_ok(int ends[2]) {
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        _exit(0);
    }
    close(ends[0]);
    close(ends[1]);
    return pid;
}

void same_file_ok(struct connection *c) {
    fclose(c->in);
    if (c->out != c->in)
        fclose(c->out);
}

void not_standard_ok(FILE *in, FILE *out) {
    if (in != stdin)
        fclose(in);
    if (out != stdout)
        fclose(out);
}

void reconnected_ok(struct connection *c) {
    for (int tries = 0; tries < 3; tries++) {
        if (c->fd >= 0)
            close(c->fd);
        c->fd = socket(AF_INET, SOCK_STREAM, 0);
        if (c->fd >= 0)
            break;
    }
}

void closed_field_ok(struct connection *c) {
    if (c->in) {
        fclose(c->in);
        c->in = NULL;
    }
    if (c->out) {
        fclose(c->out);
        c->out = NULL;
    }
    if (c->in)
        fclose(c->in);
}

void clients_ok(int listener) {
    int client;
    while ((client = accept(listener, NULL, NULL)) >= 0)
        close(client);
    close(listener);
}

void replaced_descriptor_ok(int fd, const char *path) {
    close(fd);
    fd = open(path, O_RDONLY);
    if (fd >= 0)
        close(fd);
}

void failed_close_ok(FILE *out) {
    if (fclose(out) != 0)
        perror("fclose");
}

void duplicates_ok(int fd) {
    int copy = dup(fd);
    close(fd);
    if (copy >= 0)
        close(copy);
}

void two_maps_ok(char *a, char *b, size_t n) {
    munmap(a, n);
    munmap(b, n);
}

void two_halves_ok(char *map, size_t n) {
    munmap(map, n);
    munmap(map + n, n);
}

void regex_reused_ok(const char *const *patterns, int n) {
    regex_t regex;
    for (int i = 0; i < n; i++)
        if (regcomp(&regex, patterns[i], REG_NOSUB) == 0)
            regfree(&regex);
}

int both_open_ok(const char *a, const char *b) {
    int x = open(a, O_RDONLY), y = open(b, O_RDONLY), rc = x >= 0 && y >= 0;
    if (x >= 0)
        close(x);
    if (y >= 0)
        close(y);
    return rc;
}

void close_range_ok(int from) {
    for (int fd = from; fd < 256; ++fd)
        close(fd);
}

void close_table_ok(const int *fds) {
    while (*fds >= 0)
        close(*fds++);
}

int redirect_ok(int fd) {
    if (fd != STDOUT_FILENO) {
        if (dup2(fd, STDOUT_FILENO) < 0) {
            close(fd);
            return -1;
        }
        close(fd);
    }
    return 0;
}
