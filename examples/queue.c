/* A message belongs to whoever holds it; a queue takes it. */
#include <lifetime.h>
#include <stdio.h>
#include <stdlib.h>

struct message {
    struct message *next;
    int id;
    size_t length;
};

struct queue {
    struct message *head;
    size_t waiting;
};

/* Takes the message: the caller must not touch it again. */
void queue_push(LT_LENT struct queue *q, LT_OWNED struct message *m);

int announce(LT_LENT struct queue *q, int id) {
    struct message *m = calloc(1, sizeof *m);
    if (m == NULL)
        return -1;
    m->id = id;
    queue_push(q, m);
    printf("queued %d\n", m->id); /* defect: a consumer may have freed it by now */
    return 0;
}

int announce_quietly(LT_LENT struct queue *q, int id) {
    struct message *m = calloc(1, sizeof *m);
    if (m == NULL)
        return -1;
    m->id = id;
    queue_push(q, m);
    printf("queued %d\n", id); /* right: what is needed later was kept */
    return 0;
}
