// A handle is closed by its partner, by whoever owns it; what belongs to a stream is closed with the stream.
// RUN: %lt %s -D_GNU_SOURCE -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <pwd.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

void adopt([[owned("close")]] int fd);
void look([[borrowed]] FILE *in);

// --- should be reported --------------------------------------------------------------------------------------------

void pipe_closed_bad(const char *command) {
    FILE *p = popen(command, "r");
    if (p)
        fclose(p); // expected-error {{'p' must be closed with 'pclose', not with 'fclose' [lifetime-bad-free]}}
}

void file_pclosed_bad(const char *path) {
    FILE *in = fopen(path, "r");
    if (in)
        pclose(in); // expected-error {{'in' must be closed with 'fclose', not with 'pclose' [lifetime-bad-free]}}
}

void stream_freed_bad(const char *path) {
    FILE *in = fopen(path, "r");
    if (in)
        free(in); // expected-error-re {{'in' {{.*}}[lifetime-bad-free]}}
}

void directory_freed_bad(const char *path) {
    DIR *dir = opendir(path);
    free(dir); // expected-error-re {{'dir' {{.*}}[lifetime-bad-free]}}
}

void mapping_freed_bad(int fd, size_t n) {
    char *bytes = mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes != MAP_FAILED)
        free(bytes); // expected-error-re {{'bytes' {{.*}}[lifetime-bad-free]}}
}

void unmapped_memory_bad(size_t n) {
    char *bytes = malloc(n);
    if (bytes)
        munmap(bytes, n); // expected-error-re {{'bytes' {{.*}}[lifetime-bad-free]}}
}

void addresses_freed_bad(const char *host) {
    struct addrinfo *list;
    if (getaddrinfo(host, NULL, NULL, &list) == 0)
        free(list); // expected-error-re {{'list' {{.*}}[lifetime-bad-free]}}
}

void entry_freed_bad(DIR *dir) {
    struct dirent *e = readdir(dir);
    free(e); // expected-error-re {{'e' {{.*}}[lifetime-bad-free]}}
}

void password_freed_bad(const char *user) {
    struct passwd *p = getpwnam(user);
    free(p); // expected-error-re {{'p' {{.*}}[lifetime-bad-free]}}
}

void time_freed_bad(time_t t) {
    struct tm *tm = localtime(&t);
    free(tm); // expected-error-re {{'tm' {{.*}}[lifetime-bad-free]}}
}

void number_of_stream_bad(FILE *in) {
    int fd = fileno(in);
    close(fd); // expected-error {{'fd' is closed, but it is only borrowed [lifetime-bad-free]}}
}

void number_of_directory_given_bad(DIR *dir) {
    adopt(dirfd(dir)); // expected-error {{[lifetime-bad-free]}}
}

void lent_stream_bad([[borrowed]] FILE *in) {
    look(in);
    fclose(in); // expected-error {{'in' is closed, but it is only borrowed [lifetime-bad-free]}}
}

void library_freed_bad(const char *path) {
    void *handle = dlopen(path, RTLD_NOW); // expected-remark {{'path'}}
    if (handle)
        free(handle); // expected-error-re {{'handle' {{.*}}[lifetime-bad-free]}}
}

void symbol_freed_bad(void *handle) {
    char **names = dlsym(handle, "names");
    free(names); // expected-error-re {{'names' {{.*}}[lifetime-bad-free]}}
}

void error_text_bad(void) {
    char *text = strerror(2);
    free(text); // expected-error-re {{'text' {{.*}}[lifetime-bad-free]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

void pipe_ok(const char *command) {
    FILE *p = popen(command, "r");
    if (p)
        pclose(p);
}

void file_or_pipe_ok(const char *name, bool command) {
    FILE *in = command ? popen(name, "r") : fopen(name, "r");
    if (!in)
        return;
    if (command)
        pclose(in);
    else
        fclose(in);
}

void file_or_pipe_function_ok(const char *name, bool command) {
    int (*end)(FILE *) = command ? pclose : fclose;
    FILE *in = command ? popen(name, "r") : fopen(name, "r");
    if (in)
        end(in);
}

void parameter_ok(FILE *in) { fclose(in); }

void unknown_descriptor_ok(int fd) { close(fd); }

void duplicated_number_ok(FILE *in) {
    int fd = dup(fileno(in));
    if (fd >= 0)
        close(fd);
}

void standard_streams_ok(void) {
    fclose(stdin);
    fclose(stdout);
    close(STDERR_FILENO);
}

void part_unmapped_ok(size_t page) {
    char *map = mmap(NULL, 3 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (map == MAP_FAILED)
        return;
    munmap(map + 2 * page, page);
    munmap(map, 2 * page);
}

void memory_file_ok(size_t n) {
    char *buffer = malloc(n);
    FILE *f = buffer ? fmemopen(buffer, n, "w") : NULL;
    if (f)
        fclose(f);
    free(buffer);
}

void stream_text_ok(void) {
    char *text;
    size_t n;
    FILE *f = open_memstream(&text, &n);
    if (!f)
        return;
    fputs("x", f);
    fclose(f);
    free(text);
}

void directory_over_descriptor_ok(int at, const char *name) {
    int fd = openat(at, name, O_DIRECTORY);
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
    if (dir)
        closedir(dir);
    else if (fd >= 0)
        close(fd);
}

void adopted_ok(const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd >= 0)
        adopt(fd);
}

void socket_shut_ok(void) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0)
        return;
    shutdown(fd, SHUT_RDWR);
    close(fd);
}

void scanned_ok(const char *path) {
    struct dirent **names;
    int n = scandir(path, &names, NULL, alphasort);
    if (n < 0)
        return;
    while (n--)
        free(names[n]);
    free(names);
}

void name_of_tty_ok(void) {
    char *name = ttyname(0), *copy = name ? strdup(name) : NULL;
    free(copy);
}

void last_byte_ok(int fd, size_t n) {
    char *map = mmap(NULL, n, PROT_READ, MAP_SHARED, fd, 0);
    if (map == MAP_FAILED)
        return;
    const char *end = map + n, *at = map;
    while (at < end && *at)
        at++;
    munmap(map, n);
}
