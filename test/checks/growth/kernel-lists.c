// Lists of the Linux kernel's kind are chained through a field of the element: what takes an element out by that field
// answers every list that uses it.
// RUN: %lt %s -std=gnu23 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stddef.h>
#include <stdlib.h>

struct list_head { struct list_head *next, *prev; };
struct hlist_node { struct hlist_node *next, **pprev; };
struct hlist_head { struct hlist_node *first; };

#define LIST_HEAD_INIT(name) { &(name), &(name) }
#define LIST_HEAD(name) struct list_head name = LIST_HEAD_INIT(name)
#define list_entry(ptr, type, member) ((type *)((char *)(ptr) - offsetof(type, member)))
#define list_for_each_entry_safe(pos, n, head, member)                                       \
    for (pos = list_entry((head)->next, typeof(*pos), member),                               \
        n = list_entry(pos->member.next, typeof(*pos), member);                              \
         &pos->member != (head);                                                             \
         pos = n, n = list_entry(n->member.next, typeof(*n), member))

static inline void INIT_LIST_HEAD(struct list_head *list) { list->next = list->prev = list; }
static inline void __list_add(struct list_head *new, struct list_head *prev, struct list_head *next) {
    next->prev = new;
    new->next = next;
    new->prev = prev;
    prev->next = new;
}
static inline void list_add(struct list_head *new, struct list_head *head) { __list_add(new, head, head->next); }
static inline void list_add_tail(struct list_head *new, struct list_head *head) { __list_add(new, head->prev, head); }
static inline void list_del(struct list_head *entry) {
    entry->next->prev = entry->prev;
    entry->prev->next = entry->next;
}
static inline void list_splice_init(struct list_head *list, struct list_head *head) {
    if (list->next == list)
        return;
    list->next->prev = head;
    list->prev->next = head->next;
    head->next->prev = list->prev;
    head->next = list->next;
    INIT_LIST_HEAD(list);
}
static inline void hlist_add_head(struct hlist_node *n, struct hlist_head *h) {
    n->next = h->first;
    if (n->next)
        n->next->pprev = &n->next;
    h->first = n;
    n->pprev = &h->first;
}
static inline void hlist_del(struct hlist_node *n) {
    *n->pprev = n->next;
    if (n->next)
        n->next->pprev = n->pprev;
}

struct device { struct list_head all, lost; struct hlist_node by_name; int id; };

// --- should be reported --------------------------------------------------------------------------------------------

static LIST_HEAD(lost_1);
void lose_bad(struct device *d) {
    list_add(&d->lost, &lost_1); // expected-warning {{entries are added to 'lost_1'}}
}

struct event { struct list_head chain; int kind; };
static LIST_HEAD(events_1);
int log_bad(int kind) {
    struct event *e = calloc(1, sizeof *e);
    if (!e)
        return -1;
    e->kind = kind;
    list_add_tail(&e->chain, &events_1); // expected-warning {{'events_1'}}
    return 0;
}

struct name { struct hlist_node chain; char text[32]; };
static struct hlist_head names_1[256];
void intern_bad(struct name *n, unsigned hash) {
    hlist_add_head(&n->chain, &names_1[hash % 256]); // expected-warning {{'names_1'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static LIST_HEAD(devices_2);
void probe_ok(struct device *d) { list_add_tail(&d->all, &devices_2); }
void remove_device(struct device *d) {
    list_del(&d->all);
    free(d);
}

static struct hlist_head by_name_2[16];
void name_ok(struct device *d, unsigned hash) { hlist_add_head(&d->by_name, &by_name_2[hash % 16]); }
void unname(struct device *d) { hlist_del(&d->by_name); }

struct job { struct list_head queue; };
static LIST_HEAD(jobs_2);
void submit_ok(struct job *j) { list_add_tail(&j->queue, &jobs_2); }
void take_all(struct list_head *into) { list_splice_init(&jobs_2, into); }

struct page { struct list_head lru; };
static LIST_HEAD(pages_2);
void touch_ok(struct page *p) { list_add(&p->lru, &pages_2); }
void shrink(void) {
    struct page *p, *next;
    list_for_each_entry_safe(p, next, &pages_2, lru) {
        list_del(&p->lru);
        free(p);
    }
}
