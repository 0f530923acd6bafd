/* Apache Portable Runtime 1.x: apr_tables.h, apr_hash.h. What they hold lives in the pool of the container: a container
 * grows for ever only where its pool lives for ever, and is seen to where a variable of static storage holds it.
 * Elements are LT_ESCAPE: they are kept, and released with their pool. */
void *apr_array_push(LT_INSERTS("arr") apr_array_header_t *arr); /* apr_tables.h: the place of the new element */
void *apr_array_push_noclear(LT_INSERTS("arr") apr_array_header_t *arr); /* apr_tables.h */
void *apr_array_pop(LT_REMOVES apr_array_header_t *arr); /* apr_tables.h */
void apr_array_clear(LT_EMPTIES apr_array_header_t *arr); /* apr_tables.h */
void apr_array_cat(LT_INSERTS("src") apr_array_header_t *dst, const apr_array_header_t *src); /* apr_tables.h */
void apr_table_set(LT_INSERTS("key") apr_table_t *t, const char *key, const char *val); /* apr_tables.h: both are copied */
void apr_table_setn(LT_INSERTS("key") apr_table_t *t, LT_ESCAPE const char *key, LT_ESCAPE const char *val); /* apr_tables.h */
void apr_table_add(LT_INSERTS("key") apr_table_t *t, const char *key, const char *val); /* apr_tables.h: both are copied */
void apr_table_addn(LT_INSERTS("key") apr_table_t *t, LT_ESCAPE const char *key, LT_ESCAPE const char *val); /* apr_tables.h */
void apr_table_merge(LT_INSERTS("key") apr_table_t *t, const char *key, const char *val); /* apr_tables.h: both are copied */
void apr_table_mergen(LT_INSERTS("key") apr_table_t *t, LT_ESCAPE const char *key, LT_ESCAPE const char *val); /* apr_tables.h */
void apr_table_unset(LT_REMOVES apr_table_t *t, const char *key); /* apr_tables.h */
void apr_table_clear(LT_EMPTIES apr_table_t *t); /* apr_tables.h */
LT_IF("val == null") void apr_hash_set(LT_REMOVES apr_hash_t *ht, const void *key, apr_ssize_t klen, const void *val); /* apr_hash.h: null removes the entry */
void apr_hash_set(LT_INSERTS("key") apr_hash_t *ht, LT_ESCAPE const void *key, apr_ssize_t klen, LT_ESCAPE const void *val); /* apr_hash.h */
void apr_hash_clear(LT_EMPTIES apr_hash_t *ht); /* apr_hash.h */
LT_COUNTS("ht") unsigned int apr_hash_count(apr_hash_t *ht); /* apr_hash.h */
