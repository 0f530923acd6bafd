// A stream, directory, descriptor, mapping or library is not used after it was closed.
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
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

struct connection { int fd; FILE *log; bool open; };
void set_nonblocking(int fd);
void log_line(const char *format, ...);

// --- should be reported --------------------------------------------------------------------------------------------

int read_closed_bad(const char *path) {
    char c;
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return -1;
    close(fd);
    return read(fd, &c, 1) == 1 ? c : -1; // expected-error-re {{'fd' {{.*}}[lifetime-use-after-free]}}
}

void write_closed_bad(const char *path) {
    FILE *out = fopen(path, "w");
    if (!out)
        return;
    fclose(out);
    fputs("done\n", out); // expected-error-re {{'out' {{.*}}[lifetime-use-after-free]}}
}

bool error_of_closed_bad(FILE *in) {
    fclose(in);
    return ferror(in); // expected-error-re {{'in' {{.*}}[lifetime-use-after-free]}}
}

const char *entry_bad(const char *path) {
    DIR *dir = opendir(path);
    if (!dir)
        return NULL;
    struct dirent *e = readdir(dir);
    closedir(dir);
    return e ? strdup(e->d_name) : NULL; // expected-error-re {{'e->d_name' {{.*}}[lifetime-use-after-free]}}
}

int stat_closed_bad(const char *path) {
    struct stat st;
    int fd = open(path, O_RDONLY);
    if (fd == -1)
        return -1;
    close(fd);
    if (fstat(fd, &st) == -1) // expected-error-re {{'fd' {{.*}}[lifetime-use-after-free]}}
        return -1;
    return st.st_mode;
}

int unmapped_bad(int fd, size_t n) {
    unsigned char *bytes = mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED)
        return -1;
    if (munmap(bytes, n) < 0)
        return -1;
    return bytes[0]; // expected-error-re {{'bytes' {{.*}}[lifetime-use-after-free]}}
}

int address_bad(const char *host) {
    struct addrinfo *list;
    if (getaddrinfo(host, "80", NULL, &list))
        return -1;
    int fd = socket(list->ai_family, SOCK_STREAM, 0);
    freeaddrinfo(list);
    if (fd < 0)
        return -1;
    if (connect(fd, list->ai_addr, list->ai_addrlen) < 0) { // expected-error-re {{'list' {{.*}}[lifetime-use-after-free]}}
        close(fd);
        return -1;
    }
    return fd;
}

void symbol_bad(const char *library) {
    void *handle = dlopen(library, RTLD_NOW);
    if (!handle)
        return;
    int *version = dlsym(handle, "version");
    dlclose(handle);
    if (version)
        printf("%d\n", *version); // expected-error-re {{'version' {{.*}}[lifetime-use-after-free]}}
}

void send_closed_bad(int listener) {
    int client = accept(listener, NULL, NULL);
    if (client < 0)
        return;
    if (send(client, "hello\n", 6, 0) < 0)
        close(client);
    shutdown(client, SHUT_RDWR); // expected-error-re {{'client' {{.*}}[lifetime-use-after-free]}}
    close(client);
}

void nonblocking_closed_bad(const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return;
    close(fd);
    set_nonblocking(fd); // expected-error-re {{'fd' {{.*}}[lifetime-use-after-free]}}
}

int number_of_closed_bad(FILE *in) {
    fclose(in);
    return fileno(in); // expected-error-re {{'in' {{.*}}[lifetime-use-after-free]}}
}

void pipe_loop_bad(const char *command) {
    char line[80];
    FILE *p = popen(command, "r");
    if (!p)
        return;
    while (fgets(line, sizeof line, p)) // expected-error-re {{'p' {{.*}}[lifetime-use-after-free]}}
        if (line[0] == '.')
            pclose(p);
} // expected-warning-re {{'p' {{.*}}[lifetime-leak]}}

int closed_with_stream_bad(const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return -1;
    FILE *in = fdopen(fd, "r");
    if (!in) {
        close(fd);
        return -1;
    }
    int number = fileno(in);
    fclose(in);
    return lseek(number, 0, SEEK_SET) < 0; // expected-error-re {{'number' {{.*}}[lifetime-use-after-free]}}
}

void connection_bad(struct connection *c) {
    fclose(c->log);
    fprintf(c->log, "closed\n"); // expected-error-re {{'c->log' {{.*}}[lifetime-use-after-free]}}
}

int descriptor_field_bad(struct connection *c, const char *path) {
    c->fd = open(path, O_RDWR);
    if (c->fd < 0)
        return -1;
    close(c->fd);
    return write(c->fd, "x", 1) == 1; // expected-error-re {{'c->fd' {{.*}}[lifetime-use-after-free]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

int read_then_close_ok(const char *path) {
    char c;
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return -1;
    ssize_t n = read(fd, &c, 1);
    close(fd);
    return n == 1 ? c : -1;
}

void number_printed_ok(const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return;
    close(fd);
    printf("closed %d\n", fd);
    log_line("closed %d", fd);
}

bool number_compared_ok(int listener, int *highest) {
    int client = accept(listener, NULL, NULL);
    if (client < 0)
        return false;
    close(client);
    if (client > *highest)
        *highest = client;
    return client == *highest;
}

void reopened_ok(const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return;
    close(fd);
    fd = open(path, O_RDWR);
    if (fd >= 0) {
        set_nonblocking(fd);
        close(fd);
    }
}

int marked_ok(struct connection *c) {
    if (c->fd >= 0) {
        close(c->fd);
        c->fd = -1;
    }
    if (c->fd >= 0)
        return write(c->fd, "x", 1) == 1;
    return 0;
}

void closed_flag_ok(struct connection *c, const char *path) {
    bool ours = false;
    FILE *out = stdout;
    if (path) {
        out = fopen(path, "a");
        if (!out)
            return;
        ours = true;
    }
    fputs("started\n", out);
    if (ours)
        fclose(out);
    c->open = !ours;
}

int last_error_ok(FILE *out) {
    int failed = ferror(out);
    if (fclose(out) != 0)
        failed = 1;
    return failed ? -errno : 0;
}

char *entry_copied_ok(const char *path) {
    DIR *dir = opendir(path);
    if (!dir)
        return NULL;
    struct dirent *e = readdir(dir);
    char *name = e ? strdup(e->d_name) : NULL;
    closedir(dir);
    return name;
}

void *mapped_ok(const char *path, size_t n) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return NULL;
    void *bytes = mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    return bytes == MAP_FAILED ? NULL : bytes;
}

int connect_ok(const char *host) {
    struct addrinfo *list, *a;
    int fd = -1;
    if (getaddrinfo(host, "80", NULL, &list))
        return -1;
    for (a = list; a; a = a->ai_next) {
        if ((fd = socket(a->ai_family, SOCK_STREAM, 0)) < 0)
            continue;
        if (!connect(fd, a->ai_addr, a->ai_addrlen))
            break;
        close(fd);
        fd = -1;
    }
    bool found = a != NULL;
    freeaddrinfo(list);
    return found ? fd : -1;
}

void clients_ok(int listener) {
    for (;;) {
        int client = accept(listener, NULL, NULL);
        if (client < 0)
            continue;
        set_nonblocking(client);
        close(client);
    }
}

void all_closed_ok(int *fds, int n) {
    for (int i = 0; i < n; i++)
        close(fds[i]);
    for (int i = 0; i < n; i++)
        fds[i] = -1;
}

void close_from_ok(int low) {
    for (int fd = low; fd < 1024; fd++)
        close(fd);
}

int standard_streams_ok(void) {
    close(STDIN_FILENO);
    if (open("/dev/null", O_RDWR) != STDIN_FILENO)
        abort();
    return write(STDIN_FILENO, "x", 1) == 1 ? 0 : -1;
}

int regex_ok(const char *pattern, const char *text) {
    regex_t regex;
    if (regcomp(&regex, pattern, 0))
        return -1;
    int found = regexec(&regex, text, 0, NULL, 0);
    regfree(&regex);
    if (regcomp(&regex, ".", 0))
        return -1;
    found |= regexec(&regex, text, 0, NULL, 0);
    regfree(&regex);
    return found;
}

FILE *rotated_ok(FILE *log, const char *path) {
    fclose(log);
    log = fopen(path, "a");
    if (log)
        setlinebuf(log);
    return log;
}

FILE *reopened_stream_ok(FILE *log, const char *path) {
    FILE *same = freopen(path, "a", log);
    if (same)
        setlinebuf(same);
    return same;
}

int child_ok(int ends[2]) {
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        dup2(ends[1], 1);
        close(ends[1]);
        _exit(write(1, "x", 1) == 1);
    }
    close(ends[1]);
    char c;
    return read(ends[0], &c, 1) == 1;
}

void select_ok(int a, int b) {
    fd_set set;
    FD_ZERO(&set);
    FD_SET(a, &set);
    FD_SET(b, &set);
    close(a);
    FD_CLR(a, &set);
    close(b);
    FD_CLR(b, &set);
}

static struct connection *table[1024];

void table_ok(int fd) {
    struct connection *c = table[fd];
    close(fd);
    table[fd] = NULL;
    free(c);
}

void by_number_ok(struct connection *c) {
    int fd = c->fd;
    close(fd);
    c->fd = -1;
    table[fd] = NULL;
}

// What a function of which nothing is known does with the number is not known: it is believed to use the descriptor.
void forget_number(int fd);
void FP_bookkeeping_ok(int listener) {
    int client = accept(listener, NULL, NULL);
    if (client < 0)
        return;
    close(client);
    forget_number(client); // expected-error-re {{'client' {{.*}}[lifetime-use-after-free]}}
}
