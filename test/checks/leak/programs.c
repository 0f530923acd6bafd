// Programs that keep their books: parsers, servers, caches and queues as they are written, with helpers, are quiet.
// RUN: %lt %s -D_GNU_SOURCE -ferror-limit=0 -fplugin-arg-lifetime-growth=off -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

// --- a configuration file

struct setting { struct setting *next; char *key, *value; };
struct config { struct setting *first, **end; char *path; int lines; };

static void *checked(void *p) {
    if (!p) {
        fputs("out of memory\n", stderr);
        exit(1);
    }
    return p;
}

static char *copy_text(const char *text, size_t n) {
    char *copy = checked(malloc(n + 1));
    memcpy(copy, text, n);
    copy[n] = '\0';
    return copy;
}

static void setting_free(struct setting *s) {
    free(s->key);
    free(s->value);
    free(s);
}

static struct setting *setting_parse(const char *line) {
    const char *equal = strchr(line, '=');
    if (!equal)
        return NULL;
    struct setting *s = checked(calloc(1, sizeof *s));
    s->key = copy_text(line, (size_t)(equal - line));
    s->value = copy_text(equal + 1, strcspn(equal + 1, "\n"));
    if (!*s->key) {
        setting_free(s);
        return NULL;
    }
    return s;
}

static void config_add(struct config *c, struct setting *s) {
    *c->end = s;
    c->end = &s->next;
}

void config_free(struct config *c) {
    if (!c)
        return;
    for (struct setting *s = c->first, *next; s; s = next) {
        next = s->next;
        setting_free(s);
    }
    free(c->path);
    free(c);
}

struct config *config_read_ok(const char *path) {
    FILE *in = fopen(path, "r");
    if (!in)
        return NULL;
    struct config *c = checked(calloc(1, sizeof *c));
    c->end = &c->first;
    c->path = checked(strdup(path));
    char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, in) >= 0) {
        c->lines++;
        if (line[0] == '#' || line[0] == '\n')
            continue;
        struct setting *s = setting_parse(line);
        if (!s) {
            fprintf(stderr, "%s:%d: bad line\n", path, c->lines);
            config_free(c);
            c = NULL;
            break;
        }
        config_add(c, s);
    }
    free(line);
    fclose(in);
    return c;
}

bool config_set_ok(struct config *c, const char *key, const char *value) {
    for (struct setting *s = c->first; s; s = s->next) {
        if (strcmp(s->key, key) != 0)
            continue;
        char *copy = strdup(value);
        if (!copy)
            return false;
        free(s->value);
        s->value = copy;
        return true;
    }
    struct setting *s = checked(calloc(1, sizeof *s));
    s->key = checked(strdup(key));
    s->value = checked(strdup(value));
    config_add(c, s);
    return true;
}

// --- a string builder

struct text { char *bytes; size_t used, size; bool failed; };

static bool text_reserve(struct text *t, size_t more) {
    if (t->failed || more > SIZE_MAX / 2 - t->used)
        return !(t->failed = true);
    if (t->used + more <= t->size)
        return true;
    size_t size = 2 * (t->used + more);
    char *bytes = realloc(t->bytes, size);
    if (!bytes)
        return !(t->failed = true);
    t->bytes = bytes;
    t->size = size;
    return true;
}

void text_add_ok(struct text *t, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    if (n >= 0 && text_reserve(t, (size_t)n + 1)) {
        vsnprintf(t->bytes + t->used, (size_t)n + 1, format, again);
        t->used += (size_t)n;
    }
    va_end(again);
    va_end(args);
}

char *text_finish_ok(struct text *t) {
    char *bytes = t->bytes;
    if (t->failed) {
        free(bytes);
        bytes = NULL;
    }
    *t = (struct text){0};
    return bytes;
}

char *joined_ok(char *const *parts, size_t n, const char *between) {
    struct text t = {0};
    for (size_t i = 0; i < n; i++)
        text_add_ok(&t, "%s%s", i ? between : "", parts[i]);
    return text_finish_ok(&t);
}

// --- connections of a server

struct connection { struct connection *next; int fd; char *in; size_t used, size; void (*done)(struct connection *); };
struct server { int listener; struct connection *connections; struct pollfd *polled; size_t count, room; };

static void connection_close(struct server *s, struct connection *c) {
    struct connection **at = &s->connections;
    while (*at != c)
        at = &(*at)->next;
    *at = c->next;
    s->count--;
    close(c->fd);
    free(c->in);
    free(c);
}

static struct connection *connection_new(int fd) {
    struct connection *c = malloc(sizeof *c);
    if (!c)
        return NULL;
    *c = (struct connection){.fd = fd, .size = 512};
    c->in = malloc(c->size);
    if (!c->in) {
        free(c);
        return NULL;
    }
    return c;
}

int server_accept_ok(struct server *s) {
    int fd = accept(s->listener, NULL, NULL);
    if (fd < 0)
        return errno == EAGAIN || errno == EINTR ? 0 : -1;
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) < 0) {
        close(fd);
        return -1;
    }
    struct connection *c = connection_new(fd);
    if (!c) {
        close(fd);
        return -1;
    }
    c->next = s->connections;
    s->connections = c;
    s->count++;
    return 1;
}

int connection_read_ok(struct server *s, struct connection *c) {
    if (c->used == c->size) {
        char *in = realloc(c->in, 2 * c->size);
        if (!in) {
            connection_close(s, c);
            return -1;
        }
        c->in = in;
        c->size *= 2;
    }
    ssize_t n = recv(c->fd, c->in + c->used, c->size - c->used, 0);
    if (n > 0) {
        c->used += (size_t)n;
        return 1;
    }
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return 0;
    connection_close(s, c);
    return -1;
}

bool server_poll_ok(struct server *s) {
    if (s->room < s->count + 1) {
        struct pollfd *polled = reallocarray(s->polled, s->count + 1, sizeof *polled);
        if (!polled)
            return false;
        s->polled = polled;
        s->room = s->count + 1;
    }
    size_t n = 0;
    s->polled[n++] = (struct pollfd){.fd = s->listener, .events = POLLIN};
    for (struct connection *c = s->connections; c; c = c->next)
        s->polled[n++] = (struct pollfd){.fd = c->fd, .events = POLLIN};
    if (poll(s->polled, n, -1) < 0)
        return errno == EINTR;
    size_t i = 1;
    for (struct connection *c = s->connections, *next; c && i < n; c = next, i++) {
        next = c->next;
        if (s->polled[i].revents)
            connection_read_ok(s, c);
    }
    return !s->polled[0].revents || server_accept_ok(s) >= 0;
}

void server_stop_ok(struct server *s) {
    while (s->connections)
        connection_close(s, s->connections);
    free(s->polled);
    if (s->listener >= 0)
        close(s->listener);
    free(s);
}

struct server *server_start_ok(const struct sockaddr *address, socklen_t length) {
    struct server *s = calloc(1, sizeof *s);
    if (!s)
        return NULL;
    s->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (s->listener < 0)
        goto fail;
    if (bind(s->listener, address, length) < 0 || listen(s->listener, SOMAXCONN) < 0)
        goto fail;
    return s;
fail:
    server_stop_ok(s);
    return NULL;
}

// --- a cache that counts references

struct blob { struct blob *next; int references; size_t size; char *name; unsigned char bytes[]; };
static struct blob *blobs;

void blob_drop(struct blob *b) {
    if (!b || --b->references > 0)
        return;
    for (struct blob **at = &blobs; *at; at = &(*at)->next)
        if (*at == b) {
            *at = b->next;
            break;
        }
    free(b->name);
    free(b);
}

struct blob *blob_get_ok(const char *name) {
    for (struct blob *b = blobs; b; b = b->next)
        if (strcmp(b->name, name) == 0) {
            b->references++;
            return b;
        }
    struct stat st;
    struct blob *b = NULL;
    int fd = open(name, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
        goto out;
    b = malloc(sizeof *b + (size_t)st.st_size);
    if (!b)
        goto out;
    b->name = strdup(name);
    b->size = (size_t)st.st_size;
    if (!b->name || read(fd, b->bytes, b->size) != st.st_size) {
        free(b->name);
        free(b);
        b = NULL;
        goto out;
    }
    b->references = 1;
    b->next = blobs;
    blobs = b;
out:
    close(fd);
    return b;
}

size_t blob_size_ok(const char *name) {
    struct blob *b = blob_get_ok(name);
    size_t size = b ? b->size : 0;
    blob_drop(b);
    return size;
}

// --- an expression parser

struct expression { enum { NUMBER, NAME, SUM, PRODUCT } kind; double number; char *name; struct expression *left, *right; };
struct parser { const char *at; const char *error; };
static struct expression *parse_sum(struct parser *p);

void expression_free(struct expression *e) {
    if (!e)
        return;
    expression_free(e->left);
    expression_free(e->right);
    free(e->name);
    free(e);
}

static struct expression *expression_new(int kind, struct expression *left, struct expression *right) {
    struct expression *e = calloc(1, sizeof *e);
    if (!e) {
        expression_free(left);
        expression_free(right);
        return NULL;
    }
    e->kind = kind;
    e->left = left;
    e->right = right;
    return e;
}

static struct expression *parse_atom(struct parser *p) {
    if (*p->at == '(') {
        p->at++;
        struct expression *inside = parse_sum(p);
        if (!inside)
            return NULL;
        if (*p->at != ')') {
            p->error = "')' expected";
            expression_free(inside);
            return NULL;
        }
        p->at++;
        return inside;
    }
    if (isdigit((unsigned char)*p->at)) {
        char *end;
        struct expression *e = expression_new(NUMBER, NULL, NULL);
        if (e) {
            e->number = strtod(p->at, &end);
            p->at = end;
        }
        return e;
    }
    size_t n = strspn(p->at, "abcdefghijklmnopqrstuvwxyz");
    if (!n) {
        p->error = "operand expected";
        return NULL;
    }
    struct expression *e = expression_new(NAME, NULL, NULL);
    if (!e)
        return NULL;
    e->name = strndup(p->at, n);
    if (!e->name) {
        expression_free(e);
        return NULL;
    }
    p->at += n;
    return e;
}

static struct expression *parse_product(struct parser *p) {
    struct expression *left = parse_atom(p);
    while (left && *p->at == '*') {
        p->at++;
        struct expression *right = parse_atom(p);
        if (!right) {
            expression_free(left);
            return NULL;
        }
        left = expression_new(PRODUCT, left, right);
    }
    return left;
}

static struct expression *parse_sum(struct parser *p) {
    struct expression *left = parse_product(p);
    while (left && *p->at == '+') {
        p->at++;
        struct expression *right = parse_product(p);
        if (!right) {
            expression_free(left);
            return NULL;
        }
        left = expression_new(SUM, left, right);
    }
    return left;
}

struct expression *parse_ok(const char *text, const char **error) {
    struct parser p = {.at = text};
    struct expression *e = parse_sum(&p);
    if (e && *p.at) {
        expression_free(e);
        e = NULL;
        p.error = "end expected";
    }
    if (error)
        *error = p.error;
    return e;
}

static struct expression *fold(struct expression *e) {
    if (!e || (e->kind != SUM && e->kind != PRODUCT))
        return e;
    e->left = fold(e->left);
    e->right = fold(e->right);
    if (!e->left || !e->right || e->left->kind != NUMBER || e->right->kind != NUMBER)
        return e;
    double a = e->left->number, b = e->right->number;
    struct expression *number = expression_new(NUMBER, NULL, NULL);
    if (!number)
        return e;
    number->number = e->kind == SUM ? a + b : a * b;
    expression_free(e);
    return number;
}

bool evaluate_ok(const char *text, double *result) {
    struct expression *e = fold(parse_ok(text, NULL));
    if (!e)
        return false;
    bool constant = e->kind == NUMBER;
    if (constant)
        *result = e->number;
    expression_free(e);
    return constant;
}

// --- a queue of jobs, with callbacks

struct job { struct job *next; void (*run)(void *); void (*drop)(void *); void *data; };
struct queue { struct job *first, *last; size_t length, limit; };

bool queue_push_ok(struct queue *q, void (*run)(void *), void *data, void (*drop)(void *)) {
    if (q->length >= q->limit)
        return false;
    struct job *j = malloc(sizeof *j);
    if (!j)
        return false;
    *j = (struct job){.run = run, .drop = drop, .data = data};
    if (q->last)
        q->last->next = j;
    else
        q->first = j;
    q->last = j;
    q->length++;
    return true;
}

struct job *queue_pop_ok(struct queue *q) {
    struct job *j = q->first;
    if (!j)
        return NULL;
    q->first = j->next;
    if (!q->first)
        q->last = NULL;
    q->length--;
    j->next = NULL;
    return j;
}

void queue_run_ok(struct queue *q) {
    for (struct job *j; (j = queue_pop_ok(q));) {
        j->run(j->data);
        if (j->drop)
            j->drop(j->data);
        free(j);
    }
}

static void print_line(void *data) { puts(data); }

bool queue_line_ok(struct queue *q, const char *text) {
    char *copy = strdup(text);
    if (!copy)
        return false;
    if (!queue_push_ok(q, print_line, copy, free)) {
        free(copy);
        return false;
    }
    return true;
}

// --- a table that grows

struct slot { char *key; void *value; };
struct table { struct slot *slots; size_t count, size; void (*drop)(void *); };

static size_t hash(const char *key) {
    size_t h = 5381;
    for (; *key; key++)
        h = h * 33 + (unsigned char)*key;
    return h;
}

static struct slot *find(struct slot *slots, size_t size, const char *key) {
    size_t i = hash(key) % size;
    while (slots[i].key && strcmp(slots[i].key, key) != 0)
        i = (i + 1) % size;
    return &slots[i];
}

static bool table_grow(struct table *t) {
    size_t size = t->size ? 2 * t->size : 16;
    struct slot *slots = calloc(size, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < t->size; i++)
        if (t->slots[i].key)
            *find(slots, size, t->slots[i].key) = t->slots[i];
    free(t->slots);
    t->slots = slots;
    t->size = size;
    return true;
}

bool table_put_ok(struct table *t, const char *key, void *value) {
    if (2 * (t->count + 1) > t->size && !table_grow(t))
        return false;
    struct slot *s = find(t->slots, t->size, key);
    if (!s->key) {
        s->key = strdup(key);
        if (!s->key)
            return false;
        t->count++;
    } else if (t->drop) {
        t->drop(s->value);
    }
    s->value = value;
    return true;
}

void table_free_ok(struct table *t) {
    for (size_t i = 0; i < t->size; i++) {
        if (!t->slots[i].key)
            continue;
        free(t->slots[i].key);
        if (t->drop)
            t->drop(t->slots[i].value);
    }
    free(t->slots);
    *t = (struct table){0};
}

// --- a process and its pipes

pid_t spawn_ok(char *const argv[], FILE **to, FILE **from) {
    int in[2], out[2];
    if (pipe(in) < 0)
        return -1;
    if (pipe(out) < 0) {
        close(in[0]);
        close(in[1]);
        return -1;
    }
    pid_t pid = fork();
    if (pid < 0)
        goto fail;
    if (pid == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        close(in[0]);
        close(in[1]);
        close(out[0]);
        close(out[1]);
        execvp(argv[0], argv);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    *to = fdopen(in[1], "w");
    *from = fdopen(out[0], "r");
    if (*to && *from)
        return pid;
    if (*to)
        fclose(*to);
    else
        close(in[1]);
    if (*from)
        fclose(*from);
    else
        close(out[0]);
    kill(pid, SIGTERM);
    return -1;
fail:
    close(in[0]);
    close(in[1]);
    close(out[0]);
    close(out[1]);
    return -1;
}

// --- a file that is replaced whole

int replace_ok(const char *path, const void *bytes, size_t n) {
    int fd = -1, rc = -1;
    char *temporary = NULL;
    if (asprintf(&temporary, "%s.XXXXXX", path) < 0)
        return -1;
    fd = mkstemp(temporary);
    if (fd < 0)
        goto out;
    const char *at = bytes;
    while (n > 0) {
        ssize_t written = write(fd, at, n);
        if (written < 0) {
            if (errno == EINTR)
                continue;
            goto out;
        }
        at += written;
        n -= (size_t)written;
    }
    if (fsync(fd) < 0)
        goto out;
    rc = close(fd);
    fd = -1;
    if (rc == 0)
        rc = rename(temporary, path);
out:
    if (fd >= 0)
        close(fd);
    if (rc != 0)
        unlink(temporary);
    free(temporary);
    return rc;
}

// --- should be reported, in the same company -----------------------------------------------------------------------

struct config *config_read_bad(const char *path) {
    FILE *in = fopen(path, "r");
    struct config *c = checked(calloc(1, sizeof *c));
    if (!in)
        return NULL; // expected-warning-re {{'c' {{.*}}[lifetime-leak]}}
    c->end = &c->first;
    fclose(in);
    return c;
}

// What the fields of a result own is not summarised where its pointer went through another helper.
int FN_line_bad(const char *text) {
    struct setting *s = setting_parse(text);
    if (!s)
        return -1;
    int n = (int)strlen(s->value);
    free(s);
    return n;
}

// What a parser over recursive functions returns is not summarised as made for the caller.
double FN_value_bad(const char *text) {
    struct expression *e = parse_ok(text, NULL);
    if (!e || e->kind != NUMBER)
        return 0;
    double number = e->number;
    expression_free(e);
    return number;
}

// That the helper keeps the number only where it returns an object is not summarised.
int FN_connected_bad(struct server *s) {
    int fd = accept(s->listener, NULL, NULL);
    if (fd < 0)
        return -1;
    struct connection *c = connection_new(fd);
    if (!c)
        return -1;
    c->next = s->connections;
    s->connections = c;
    return 0;
}
