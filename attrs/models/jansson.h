/* jansson 2.x: jansson.h, jansson.readthedocs.io. "New" references are owned; a function that ends in _new steals the value
 * it is given, also when it fails; json_object_set and its like are inline functions that add a reference and steal that. */
LT_OWNED_BY("json_decref | json_delete") json_t *json_object(void); /* jansson.h: new reference */
LT_OWNED_BY("json_decref | json_delete") json_t *json_array(void); /* jansson.h: new reference */
LT_OWNED_BY("json_decref | json_delete") json_t *json_string(const char *value); /* jansson.h: new reference */
LT_OWNED_BY("json_decref | json_delete") json_t *json_stringn(const char *value, size_t len); /* jansson.h: new reference */
LT_OWNED_BY("json_decref | json_delete") json_t *json_string_nocheck(const char *value); /* jansson.h: new reference */
LT_OWNED_BY("json_decref | json_delete") json_t *json_sprintf(const char *fmt, ...); /* jansson.h: new reference */
LT_OWNED_BY("json_decref | json_delete") json_t *json_integer(json_int_t value); /* jansson.h: new reference */
LT_OWNED_BY("json_decref | json_delete") json_t *json_real(double value); /* jansson.h: new reference */
LT_LIFETIME("static") json_t *json_true(void); /* jansson.h: no reference is counted */
LT_LIFETIME("static") json_t *json_false(void); /* jansson.h */
LT_LIFETIME("static") json_t *json_null(void); /* jansson.h */
void json_delete(LT_OWNED_BY("json_decref | json_delete") json_t *json); /* jansson.h: what json_decref calls for the last reference */
void json_decref(LT_OWNED_BY("json_decref") json_t *json); /* jansson.h: drops one reference */
LT_SAME("json") json_t *json_incref(LT_RETAIN json_t *json); /* jansson.h */
LT_BORROWED("object") json_t *json_object_get(const json_t *object, const char *key); /* jansson.h: borrowed reference */
int json_object_set_new(json_t *object, const char *key, LT_OWNED_BY("json_decref") json_t *value); /* jansson.h: steals, also on failure */
int json_object_set_new_nocheck(json_t *object, const char *key, LT_OWNED_BY("json_decref") json_t *value); /* jansson.h: steals */
int json_object_set(json_t *object, const char *key, LT_LENT json_t *value); /* jansson.h: adds a reference of its own */
int json_object_set_nocheck(json_t *object, const char *key, LT_LENT json_t *value); /* jansson.h */
int json_object_del(json_t *object, const char *key); /* jansson.h */
int json_object_clear(json_t *object); /* jansson.h */
int json_object_update(json_t *object, json_t *other); /* jansson.h */
size_t json_object_size(const json_t *object); /* jansson.h */
LT_BORROWED("object") void *json_object_iter(json_t *object); /* jansson.h */
LT_BORROWED("object") void *json_object_iter_next(json_t *object, void *iter); /* jansson.h */
LT_BORROWED("iter") const char *json_object_iter_key(void *iter); /* jansson.h */
LT_BORROWED("iter") json_t *json_object_iter_value(void *iter); /* jansson.h */
LT_BORROWED("array") json_t *json_array_get(const json_t *array, size_t index); /* jansson.h: borrowed reference */
int json_array_set_new(json_t *array, size_t index, LT_OWNED_BY("json_decref") json_t *value); /* jansson.h: steals */
int json_array_append_new(json_t *array, LT_OWNED_BY("json_decref") json_t *value); /* jansson.h: steals, also on failure */
int json_array_insert_new(json_t *array, size_t index, LT_OWNED_BY("json_decref") json_t *value); /* jansson.h: steals */
int json_array_set(json_t *array, size_t ind, LT_LENT json_t *value); /* jansson.h: adds a reference of its own */
int json_array_append(json_t *array, LT_LENT json_t *value); /* jansson.h */
int json_array_insert(json_t *array, size_t ind, LT_LENT json_t *value); /* jansson.h */
int json_array_remove(json_t *array, size_t index); /* jansson.h */
int json_array_clear(json_t *array); /* jansson.h */
size_t json_array_size(const json_t *array); /* jansson.h */
LT_BORROWED("string") const char *json_string_value(const json_t *string); /* jansson.h: until it is changed or freed */
json_int_t json_integer_value(const json_t *integer); /* jansson.h */
double json_real_value(const json_t *real); /* jansson.h */
int json_string_set(json_t *string, const char *value); /* jansson.h: copies */
LT_OWNED_BY("json_decref | json_delete") json_t *json_pack(const char *fmt, LT_ESCAPE ...); /* jansson.h: "o" steals, "O" adds a reference */
int json_unpack(json_t *root, const char *fmt, LT_ESCAPE ...); /* jansson.h: "s" and "o" give borrows of root */
int json_unpack_ex(json_t *root, json_error_t *error, size_t flags, const char *fmt, LT_ESCAPE ...); /* jansson.h */
int json_equal(const json_t *value1, const json_t *value2); /* jansson.h */
LT_OWNED_BY("json_decref | json_delete") json_t *json_copy(json_t *value); /* jansson.h: new reference */
LT_OWNED_BY("json_decref | json_delete") json_t *json_deep_copy(const json_t *value); /* jansson.h: new reference */
LT_OWNED_BY("json_decref | json_delete") json_t *json_loads(const char *input, size_t flags, json_error_t *error); /* jansson.h */
LT_OWNED_BY("json_decref | json_delete") json_t *json_loadb(const char *buffer, size_t buflen, size_t flags, json_error_t *error); /* jansson.h */
LT_OWNED_BY("json_decref | json_delete") json_t *json_loadf(FILE *input, size_t flags, json_error_t *error); /* jansson.h */
LT_OWNED_BY("json_decref | json_delete") json_t *json_loadfd(LT_LENT int input, size_t flags, json_error_t *error); /* jansson.h */
LT_OWNED_BY("json_decref | json_delete") json_t *json_load_file(const char *path, size_t flags, json_error_t *error); /* jansson.h */
LT_OWNED char *json_dumps(const json_t *json, size_t flags); /* jansson.h: free() unless json_set_alloc_funcs was called */
size_t json_dumpb(const json_t *json, char *buffer, size_t size, size_t flags); /* jansson.h */
int json_dumpf(const json_t *json, FILE *output, size_t flags); /* jansson.h */
int json_dumpfd(const json_t *json, LT_LENT int output, size_t flags); /* jansson.h */
int json_dump_file(const json_t *json, const char *path, size_t flags); /* jansson.h */
