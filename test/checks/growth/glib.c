// What a model says that a function inserts, removes, empties and counts holds for the containers of libraries of C.
// RUN: %lt %s -std=gnu23 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#define _GNU_SOURCE
#include <search.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

// The parts of GLib that matter, in their own shape.
typedef void *gpointer;
typedef const void *gconstpointer;
typedef char gchar;
typedef unsigned guint;
typedef int gboolean;
typedef struct _GHashTable GHashTable;
typedef struct _GTree GTree;
typedef struct _GList { gpointer data; struct _GList *next, *prev; } GList;
typedef struct _GSList { gpointer data; struct _GSList *next; } GSList;
typedef struct _GQueue { GList *head, *tail; guint length; } GQueue;
typedef struct _GPtrArray { gpointer *pdata; guint len; } GPtrArray;
GHashTable *g_hash_table_new(void *hash, void *equal);
gboolean g_hash_table_insert(GHashTable *hash_table, gpointer key, gpointer value);
gboolean g_hash_table_remove(GHashTable *hash_table, gconstpointer key);
void g_hash_table_remove_all(GHashTable *hash_table);
gpointer g_hash_table_lookup(GHashTable *hash_table, gconstpointer key);
guint g_hash_table_size(GHashTable *hash_table);
GList *g_list_append(GList *list, gpointer data);
GList *g_list_remove(GList *list, gconstpointer data);
GSList *g_slist_prepend(GSList *list, gpointer data);
GSList *g_slist_delete_link(GSList *list, GSList *link_);
guint g_slist_length(GSList *list);
void g_queue_push_tail(GQueue *queue, gpointer data);
gpointer g_queue_pop_head(GQueue *queue);
GPtrArray *g_ptr_array_new(void);
void g_ptr_array_add(GPtrArray *array, gpointer data);
gpointer g_ptr_array_remove_index(GPtrArray *array, guint index_);
gchar *g_strdup(const gchar *str);

struct peer { int id; };

// --- should be reported --------------------------------------------------------------------------------------------

static GHashTable *cache_1;
gpointer lookup_bad(const char *key, gpointer made) {
    if (!cache_1)
        cache_1 = g_hash_table_new(NULL, NULL);
    gpointer known = g_hash_table_lookup(cache_1, key);
    if (known)
        return known;
    g_hash_table_insert(cache_1, g_strdup(key), made); // expected-warning {{entries are added to 'cache_1'}}
    return made;
}

static GList *peers_1;
void peer_bad(struct peer *p) {
    peers_1 = g_list_append(peers_1, p); // expected-warning {{'peers_1'}}
}

static GSList *log_1;
void log_bad(const char *line) {
    log_1 = g_slist_prepend(log_1, g_strdup(line)); // expected-warning {{'log_1'}}
}

static GQueue jobs_1;
void submit_bad(struct peer *p) {
    g_queue_push_tail(&jobs_1, p); // expected-warning {{'jobs_1'}}
}

static GPtrArray *all_1;
void collect_bad(struct peer *p) {
    if (!all_1)
        all_1 = g_ptr_array_new();
    g_ptr_array_add(all_1, p); // expected-warning {{'all_1'}}
}

static int by_text(const void *a, const void *b) { return strcmp(a, b); }
static void *names_1;
void *intern_bad(char *name) {
    return tsearch(name, &names_1, by_text); // expected-warning {{'names_1'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static GHashTable *cache_2;
void remember_ok(const char *key, gpointer value) { g_hash_table_insert(cache_2, g_strdup(key), value); }
void forget(const char *key) { g_hash_table_remove(cache_2, key); }

static GHashTable *cache_3;
void keep_ok(const char *key, gpointer value) {
    if (g_hash_table_size(cache_3) > 1000)
        return;
    g_hash_table_insert(cache_3, g_strdup(key), value);
}

static GHashTable *cache_4;
void replace_ok(const char *key, gpointer value) { g_hash_table_insert(cache_4, g_strdup(key), value); }
void flush(void) { g_hash_table_remove_all(cache_4); }

static GList *peers_2;
void join_ok(struct peer *p) { peers_2 = g_list_append(peers_2, p); }
void part(struct peer *p) { peers_2 = g_list_remove(peers_2, p); }

static GSList *log_2;
void note_ok(const char *line) {
    if (g_slist_length(log_2) < 100)
        log_2 = g_slist_prepend(log_2, g_strdup(line));
}

static GSList *log_3;
void jot_ok(char *line) { log_3 = g_slist_prepend(log_3, line); }
void pop_line(void) { log_3 = g_slist_delete_link(log_3, log_3); }

static GQueue jobs_2;
void queue_ok(struct peer *p) { g_queue_push_tail(&jobs_2, p); }
struct peer *next_job(void) { return g_queue_pop_head(&jobs_2); }

static GPtrArray *all_2;
void gather_ok(struct peer *p) { g_ptr_array_add(all_2, p); }
void scatter(void) { g_ptr_array_remove_index(all_2, 0); }

static void *names_2;
void *define_ok(char *name) { return tsearch(name, &names_2, by_text); }
void undefine(const char *name) { tdelete(name, &names_2, by_text); }

// A table of the caller's, and one of a few known keys.
void local_ok(struct peer *p) {
    GQueue mine = {0};
    g_queue_push_tail(&mine, p);
    while (g_queue_pop_head(&mine))
        ;
}
static GHashTable *settings_2;
void set_ok(gpointer value) { g_hash_table_insert(settings_2, "colour", value); }
