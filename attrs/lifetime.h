/* Lifetime contracts for C and C++: who releases an object, how long it lives, how large it is.
 *
 * liblifetime proves them (clang -fplugin=liblifetime.so); every other compiler sees nothing at all: the
 * macros below are then empty. Include this header anywhere, in C90 to C23 and C++98 to C++26.
 *
 *   LT_OWNED              the result must be released with free(); a parameter is taken by the callee;
 *                         a field, variable or typedef owns what it points to
 *
 *       LT_OWNED char *greeting(const char *name);          // the caller frees the result
 *       void queue_push(struct queue *q, LT_OWNED char *s); // the queue has it now
 *       struct log { LT_OWNED char *prefix; };              // to be freed with the log
 *
 *   LT_OWNED_BY("f")      the same, released with f; several with "|"; on some results only with "when"
 *
 *       LT_OWNED_BY("fclose") FILE *log_open(const char *path);
 *       LT_OWNED_BY("close") int listen_on(int port);
 *       int job_make(LT_OWNED_BY("job_free when return == 0") struct job **out);
 *
 *   LT_LENT               a parameter is only looked at during the call: not released, not kept;
 *                         a field or variable refers to what it does not own
 *
 *       size_t count_words(LT_LENT const char *text);
 *
 *   LT_BORROWED("ctx")    the result lives inside the parameter ctx, or inside `this`, and must not be
 *                         released; a parameter may be kept, but only inside ctx
 *
 *       LT_BORROWED("t") struct entry *table_find(LT_LENT struct table *t, int key);
 *       void table_watch(struct table *t, LT_BORROWED("t") struct watcher *w);
 *       LT_BORROWED("a, b") const char *shorter(const char *a, const char *b); // inside either
 *       LT_BORROWED("static") const char *version(void);                       // lives for ever
 *
 *   LT_LIFETIME("req")    lives for the region req, a name of your own; "conn: req" says that conn outlives
 *                         req
 *
 *       struct req { LT_LIFETIME("req") const char *path; LT_LIFETIME("conn") const char *peer; };
 *       void intern(LT_LIFETIME("static") const char *name);
 *
 *   LT_BOUNDS("n")        valid for n elements: + - * /, sizeof, parameters, fields of the same struct,
 *                         constants; on a container: at most n entries, or "by: f" (f trims it), or
 *                         "keys: what they are"
 *
 *       long sum(LT_BOUNDS("n") const int *values, size_t n);
 *       struct grid { size_t rows, cols; LT_BOUNDS("rows * cols") double *cell; };
 *
 * A contract stands at the beginning of what it is about: the declaration, the parameter, the field; after
 * `template <...>` and after any [[attribute]], before or among `static`, `virtual` and `typedef`. The plugin
 * looks up the names in the string, so a parameter may be named before it is declared. */
#ifndef LT_LIFETIME_H
#define LT_LIFETIME_H

/* The feature test is true exactly when the plugin is loaded. It cannot be one condition: a preprocessor that
 * does not know the operator would choke on its parentheses. The underscores keep a user's `#define owned`
 * out. */
#if defined(__cplusplus)
#if defined(__has_cpp_attribute)
#if __has_cpp_attribute(__owned__)
#define LT_CONTRACT_(attribute) __attribute__((attribute))
#endif
#endif
#else
#if defined(__has_c_attribute)
#if __has_c_attribute(__owned__)
#define LT_CONTRACT_(attribute) __attribute__((attribute))
#endif
#endif
#endif

/* The GNU spelling is accepted in every dialect and in more places than [[...]]. */
#ifndef LT_CONTRACT_
#define LT_CONTRACT_(attribute)
#endif

#define LT_OWNED LT_CONTRACT_(__owned__)
#define LT_OWNED_BY(release) LT_CONTRACT_(__owned__(release))
#define LT_LENT LT_CONTRACT_(__borrowed__)
#define LT_BORROWED(region) LT_CONTRACT_(__borrowed__(region))
#define LT_LIFETIME(region) LT_CONTRACT_(__lifetime__(region))
#define LT_BOUNDS(count) LT_CONTRACT_(__bounds__(count))

#endif
