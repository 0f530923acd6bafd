// What is opened is closed with its partner, or handed on, on every path: streams, directories, descriptors, mappings.
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
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct server { int listener, epoll; };
struct job { FILE *in, *out; };

void serve(struct server *s);
void loop_adopt([[borrowed]] struct server *s, [[owned("close")]] int fd);

// --- should be reported --------------------------------------------------------------------------------------------

int count_lines_bad(const char *path) {
    FILE *in = fopen(path, "r");
    if (!in)
        return -1;
    int lines = 0, c;
    while ((c = getc(in)) != EOF) {
        if (c == '\0')
            return -1; // expected-warning-re {{'in' {{.*}}[lifetime-leak]}}
        lines += c == '\n';
    }
    fclose(in);
    return lines;
}

int copy_file_bad(const char *from, const char *to) {
    FILE *in = fopen(from, "rb");
    if (!in)
        return -1;
    FILE *out = fopen(to, "wb");
    if (!out)
        return -1; // expected-warning-re {{'in' {{.*}}[lifetime-leak]}}
    char block[512];
    for (size_t n; (n = fread(block, 1, sizeof block, in)) > 0;)
        fwrite(block, 1, n, out);
    fclose(in);
    return fclose(out);
}

bool has_entry_bad(const char *path, const char *name) {
    DIR *dir = opendir(path);
    if (!dir)
        return false;
    for (struct dirent *e; (e = readdir(dir));)
        if (strcmp(e->d_name, name) == 0)
            return true; // expected-warning-re {{'dir' {{.*}}[lifetime-leak]}}
    closedir(dir);
    return false;
}

int listen_bad(const struct sockaddr *address, socklen_t length) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0)
        return -errno;
    if (bind(fd, address, length) < 0)
        return -errno; // expected-warning-re {{'fd' {{.*}}[lifetime-leak]}}
    if (listen(fd, 16) < 0) {
        close(fd);
        return -errno;
    }
    return fd;
}

long file_size_bad(const char *path) {
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd == -1)
        return -1;
    if (fstat(fd, &st) == -1)
        return -1; // expected-warning-re {{'fd' {{.*}}[lifetime-leak]}}
    close(fd);
    return st.st_size;
}

int sum_mapped_bad(int fd, size_t n) {
    unsigned char *bytes = mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED)
        return -1;
    int sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += bytes[i];
    return sum; // expected-warning-re {{'bytes' {{.*}}[lifetime-leak]}}
}

int resolve_bad(const char *host) {
    struct addrinfo *list = NULL, hints = {.ai_socktype = SOCK_STREAM};
    if (getaddrinfo(host, "80", &hints, &list))
        return -1;
    for (struct addrinfo *a = list; a; a = a->ai_next) {
        int fd = socket(a->ai_family, a->ai_socktype, a->ai_protocol);
        if (fd < 0)
            continue;
        if (connect(fd, a->ai_addr, a->ai_addrlen) == 0)
            return fd; // expected-warning-re {{'list' {{.*}}[lifetime-leak]}}
        close(fd);
    }
    freeaddrinfo(list);
    return -1;
}

int pipe_bad(void) {
    int ends[2];
    if (pipe(ends) < 0)
        return -1;
    close(ends[0]);
    return 0; // expected-warning-re {{'ends{{.*}}[lifetime-leak]}}
}

int accept_loop_bad(int listener) {
    for (;;) {
        int client = accept(listener, NULL, NULL);
        if (client < 0)
            return -1;
        if (send(client, "hi\n", 3, 0) != 3)
            continue; // expected-warning-re {{'client' {{.*}}[lifetime-leak]}}
        close(client);
    }
}

int redirect_bad(const char *path) {
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    if (fd < 0)
        return -1;
    return dup2(fd, STDOUT_FILENO) < 0 ? -1 : 0; // expected-warning-re {{'fd' {{.*}}[lifetime-leak]}}
}

void command_bad(const char *command) {
    FILE *pipe = popen(command, "r");
    if (!pipe)
        return;
    char line[80];
    if (!fgets(line, sizeof line, pipe))
        return; // expected-warning-re {{'pipe' {{.*}}[lifetime-leak]}}
    puts(line);
    pclose(pipe);
}

int stream_over_fd_bad(const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return -1;
    FILE *in = fdopen(fd, "r");
    if (!in)
        return -1; // expected-warning-re {{'fd' {{.*}}[lifetime-leak]}}
    int c = getc(in);
    fclose(in);
    return c;
}

int temporary_bad(void) {
    char name[] = "/tmp/fileXXXXXX";
    int fd = mkstemp(name);
    if (fd < 0)
        return -1;
    unlink(name);
    return write(fd, name, 4) == 4 ? 0 : -1; // expected-warning-re {{'fd' {{.*}}[lifetime-leak]}}
}

int epoll_bad(struct server *s) {
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    if (epoll < 0)
        return -1;
    struct epoll_event event = {.events = EPOLLIN, .data.fd = s->listener};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, s->listener, &event))
        return -1; // expected-warning-re {{'epoll' {{.*}}[lifetime-leak]}}
    s->epoll = epoll;
    return 0;
}

bool match_bad(const char *pattern, const char *text) {
    regex_t regex;
    if (regcomp(&regex, pattern, REG_EXTENDED))
        return false;
    return regexec(&regex, text, 0, NULL, 0) == 0; // expected-warning {{[lifetime-leak]}}
}

void *symbol_bad(const char *library) {
    void *handle = dlopen(library, RTLD_NOW);
    if (!handle)
        return NULL;
    if (!dlsym(handle, "init"))
        return NULL; // expected-warning-re {{'handle' {{.*}}[lifetime-leak]}}
    return handle;
}

int duplicated_bad(int fd) {
    int mine = dup(fd);
    if (mine < 0)
        return -1;
    return write(mine, "x", 1) == 1; // expected-warning-re {{'mine' {{.*}}[lifetime-leak]}}
}

void overwritten_descriptor_bad(const char *a, const char *b) {
    int fd = open(a, O_RDONLY);
    if (fd < 0)
        return;
    fd = open(b, O_RDONLY); // expected-warning-re {{'fd' {{.*}}[lifetime-leak]}}
    if (fd >= 0)
        close(fd);
}

int memory_stream_bad(int n, char **out) {
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    if (!stream)
        return -1;
    for (int i = 0; i < n; i++)
        fprintf(stream, "%d,", i);
    *out = text;
    return 0; // expected-warning-re {{'stream' {{.*}}[lifetime-leak]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

int copy_file_ok(const char *from, const char *to) {
    int rc = -1;
    FILE *in = fopen(from, "rb"), *out = NULL;
    if (!in)
        goto done;
    out = fopen(to, "wb");
    if (!out)
        goto done;
    char block[512];
    for (size_t n; (n = fread(block, 1, sizeof block, in)) > 0;)
        if (fwrite(block, 1, n, out) != n)
            goto done;
    rc = 0;
done:
    if (in)
        fclose(in);
    if (out && fclose(out) != 0)
        rc = -1;
    return rc;
}

FILE *input_ok(const char *path) { return strcmp(path, "-") == 0 ? stdin : fopen(path, "r"); }

int standard_or_file_ok(const char *path) {
    FILE *in = stdin;
    if (path && !(in = fopen(path, "r")))
        return -1;
    int c = getc(in);
    if (in != stdin)
        fclose(in);
    return c;
}

int sentinel_descriptor_ok(const char *path, char *byte) {
    int rc = -1, fd = open(path, O_RDONLY);
    if (fd == -1)
        goto out;
    if (read(fd, byte, 1) != 1)
        goto out;
    rc = 0;
out:
    if (fd != -1)
        close(fd);
    return rc;
}

int listen_ok(const struct sockaddr *address, socklen_t length) {
    int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    if (fd < 0)
        return -1;
    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) < 0 || bind(fd, address, length) < 0 ||
        listen(fd, 16) < 0) {
        int error = errno;
        close(fd);
        errno = error;
        return -1;
    }
    return fd;
}

int connect_first_ok(const char *host) {
    struct addrinfo *list = NULL, hints = {.ai_socktype = SOCK_STREAM};
    int fd = -1;
    if (getaddrinfo(host, "80", &hints, &list) != 0)
        return -1;
    for (struct addrinfo *a = list; a; a = a->ai_next) {
        fd = socket(a->ai_family, a->ai_socktype, a->ai_protocol);
        if (fd < 0)
            continue;
        if (connect(fd, a->ai_addr, a->ai_addrlen) == 0)
            break;
        close(fd);
        fd = -1;
    }
    freeaddrinfo(list);
    return fd;
}

int both_ends_ok(char *byte) {
    int ends[2], rc = -1;
    if (pipe(ends) == -1)
        return -1;
    if (write(ends[1], "x", 1) == 1 && read(ends[0], byte, 1) == 1)
        rc = 0;
    close(ends[0]);
    close(ends[1]);
    return rc;
}

int child_ok(char *const argv[]) {
    int ends[2];
    if (pipe(ends) < 0)
        return -1;
    pid_t pid = fork();
    if (pid < 0) {
        close(ends[0]);
        close(ends[1]);
        return -1;
    }
    if (pid == 0) {
        close(ends[0]);
        dup2(ends[1], STDOUT_FILENO);
        close(ends[1]);
        execvp(argv[0], argv);
        _exit(127);
    }
    close(ends[1]);
    waitpid(pid, NULL, 0);
    return ends[0];
}

int redirect_ok(const char *path) {
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    if (fd < 0)
        return -1;
    if (dup2(fd, STDOUT_FILENO) < 0) {
        close(fd);
        return -1;
    }
    if (fd > STDERR_FILENO)
        close(fd);
    return 0;
}

int daemon_streams_ok(void) {
    int fd = open("/dev/null", O_RDWR);
    if (fd < 0)
        return -1;
    dup2(fd, 0);
    dup2(fd, 1);
    dup2(fd, 2);
    if (fd > 2)
        close(fd);
    return 0;
}

void serve_ok(int listener, struct server *s) {
    for (;;) {
        int client = accept(listener, NULL, NULL);
        if (client < 0) {
            if (errno == EINTR)
                continue;
            break;
        }
        if (fcntl(client, F_SETFL, O_NONBLOCK) < 0) {
            close(client);
            continue;
        }
        loop_adopt(s, client);
    }
}

int start_ok(struct server *s) {
    s->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (s->epoll < 0)
        return -1;
    struct epoll_event event = {.events = EPOLLIN, .data.fd = s->listener};
    if (epoll_ctl(s->epoll, EPOLL_CTL_ADD, s->listener, &event) < 0) {
        close(s->epoll);
        s->epoll = -1;
        return -1;
    }
    return 0;
}

int stream_over_fd_ok(const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return -1;
    FILE *in = fdopen(fd, "r");
    if (!in) {
        close(fd);
        return -1;
    }
    int c = getc(in);
    fclose(in);
    return c;
}

void *whole_file_ok(const char *path, size_t *size) {
    struct stat st;
    void *bytes = NULL;
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return NULL;
    if (fstat(fd, &st) == 0 && st.st_size > 0) {
        bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
        if (bytes == MAP_FAILED)
            bytes = NULL;
        else
            *size = (size_t)st.st_size;
    }
    close(fd);
    return bytes;
}

int map_and_unmap_ok(int fd, size_t n) {
    unsigned char *bytes = mmap(0, n, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED)
        return -1;
    int first = bytes[0];
    if (munmap(bytes, n) < 0)
        perror("munmap");
    return first;
}

int list_ok(const char *path, int depth) {
    DIR *dir = opendir(path);
    struct dirent *e;
    int n = 0;
    if (dir == NULL)
        return errno == ENOENT ? 0 : -1;
    while ((e = readdir(dir)) != NULL) {
        if (e->d_name[0] == '.')
            continue;
        if (e->d_type == DT_DIR && depth > 0) {
            char *sub = NULL;
            if (asprintf(&sub, "%s/%s", path, e->d_name) < 0)
                break;
            int m = list_ok(sub, depth - 1);
            free(sub);
            if (m < 0) {
                closedir(dir);
                return m;
            }
            n += m;
        }
        n++;
    }
    closedir(dir);
    return n;
}

int open_relative_ok(int at, const char *name) {
    int fd = openat(at, name, O_RDONLY | O_DIRECTORY);
    if (fd < 0)
        return -1;
    DIR *dir = fdopendir(fd);
    if (!dir) {
        close(fd);
        return -1;
    }
    rewinddir(dir);
    return closedir(dir);
}

bool match_ok(const char *pattern, const char *text) {
    regex_t regex;
    if (regcomp(&regex, pattern, REG_EXTENDED | REG_NOSUB) != 0)
        return false;
    bool found = regexec(&regex, text, 0, NULL, 0) == 0;
    regfree(&regex);
    return found;
}

char *memory_stream_ok(int n) {
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    if (!stream)
        return NULL;
    for (int i = 0; i < n; i++)
        fprintf(stream, "%d,", i);
    fclose(stream);
    return text;
}

int temporary_stream_ok(void) {
    char name[] = "/tmp/fileXXXXXX";
    int fd = mkstemp(name);
    FILE *out = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (!out) {
        if (fd >= 0)
            close(fd);
        return -1;
    }
    fputs("x", out);
    return fclose(out);
}

int lock_file_ok(const char *path) {
    int fd = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0644);
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fd < 0)
        return -1;
    if (fcntl(fd, F_SETLK, &lock) < 0) {
        if (errno == EAGAIN || errno == EACCES)
            fprintf(stderr, "%s: locked (descriptor %d)\n", path, fd);
        close(fd);
        return -1;
    }
    return fd; // held as long as the process runs
}

static int log_fd = -1;

int log_open_ok(const char *path) {
    int fd = open(path, O_WRONLY | O_APPEND);
    if (fd < 0)
        return -1;
    if (log_fd >= 0)
        close(log_fd);
    log_fd = fd;
    return 0;
}

int job_open_ok(struct job *job, const char *in, const char *out) {
    memset(job, 0, sizeof *job);
    if (!(job->in = fopen(in, "r")))
        return -1;
    if (!(job->out = fopen(out, "w"))) {
        fclose(job->in);
        job->in = NULL;
        return -1;
    }
    return 0;
}

int retry_ok(const char *path) {
    int fd;
    do
        fd = open(path, O_RDONLY);
    while (fd < 0 && errno == EINTR);
    if (fd < 0)
        return -1;
    char c;
    ssize_t n;
    while ((n = read(fd, &c, 1)) < 0 && errno == EINTR)
        ;
    close(fd);
    return n == 1 ? c : -1;
}

int socket_pair_ok(void) {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0)
        return -1;
    int rc = send(pair[0], "x", 1, 0) == 1 ? 0 : -1;
    for (int i = 0; i < 2; i++)
        close(pair[i]);
    return rc;
}

void command_ok(const char *command) {
    FILE *pipe = popen(command, "r");
    char line[80];
    if (!pipe) {
        perror("popen");
        return;
    }
    while (fgets(line, sizeof line, pipe))
        fputs(line, stdout);
    int status = pclose(pipe);
    if (status == -1 || !WIFEXITED(status))
        fputs("failed\n", stderr);
}

void *plugin_ok(const char *library, void (**init)(void)) {
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (!handle)
        return NULL;
    *init = (void (*)(void))dlsym(handle, "init");
    if (!*init) {
        dlclose(handle);
        return NULL;
    }
    return handle;
}
