/* A daemon that counts the requests of each client address. */
#include <stdint.h>
#include <stdlib.h>

struct client {
    struct client *next;
    uint32_t address;
    unsigned requests;
};

static struct client *clients;

/* Called for each request. */
unsigned client_count(uint32_t address) {
    for (struct client *c = clients; c != NULL; c = c->next)
        if (c->address == address)
            return ++c->requests;
    struct client *c = calloc(1, sizeof *c);
    if (c == NULL)
        return 0;
    c->address = address;
    c->requests = 1;
    c->next = clients;
    clients = c; /* defect: one node for each address that ever called, and nothing removes any */
    return 1;
}
