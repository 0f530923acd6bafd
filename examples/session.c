/* A web server's session outlives the request that opens it: what points into the request must not stay behind. */
#include <lifetime.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct request {
    char head[2048]; /* reused for the next request on the connection */
    size_t length;
};

struct session {
    const char *agent;
    char copied[64];
    unsigned hits;
};

/* The value of a header: points into `r`. */
LT_BORROWED("r") const char *request_header(LT_LENT const struct request *r, const char *name) {
    const char *found = strstr(r->head, name);
    return found ? found + strlen(name) + 2 : NULL;
}

void session_open(LT_LENT struct session *s, LT_LENT const struct request *r) {
    const char *agent = request_header(r, "User-Agent");
    s->hits++;
    if (agent != NULL)
        s->agent = agent; /* defect: the session keeps what dies with the request */
}

void session_open_right(LT_LENT struct session *s, LT_LENT const struct request *r) {
    const char *agent = request_header(r, "User-Agent");
    s->hits++;
    if (agent != NULL)
        snprintf(s->copied, sizeof s->copied, "%s", agent); /* right: a copy stays behind */
}
