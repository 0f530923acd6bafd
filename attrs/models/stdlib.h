/* <stdlib.h>, <search.h>, <setjmp.h>: C17 7.22, POSIX.1-2017. */
LT_OWNED void *malloc(size_t size); /* malloc(3) */
LT_OWNED void *calloc(size_t nmemb, size_t size); /* malloc(3) */
LT_IF("size == 0") void *realloc(LT_OWNED_BY("free | realloc") void *ptr, size_t size); /* malloc(3): as free, in glibc */
LT_OWNED void *realloc(LT_OWNED_BY("free | realloc when return != null") void *ptr, size_t size); /* malloc(3): on failure ptr is untouched */
LT_OWNED void *reallocarray(LT_OWNED_BY("free | reallocarray when return != null") void *ptr, size_t nmemb, size_t size); /* malloc(3) */
LT_OWNED void *aligned_alloc(size_t alignment, size_t size); /* posix_memalign(3) */
LT_OWNED void *pvalloc(size_t size); /* posix_memalign(3) */
LT_OWNED void *memalign(size_t alignment, size_t size); /* posix_memalign(3) */
LT_OWNED void *valloc(size_t size); /* posix_memalign(3) */
int posix_memalign(LT_OWNED_BY("free when return == 0") void **memptr, size_t alignment, size_t size); /* posix_memalign(3) */
void free(LT_OWNED void *ptr); /* malloc(3) */
void cfree(LT_OWNED_BY("free | cfree") void *ptr); /* cfree(3) */
size_t malloc_usable_size(const void *ptr); /* malloc_usable_size(3) */
LT_NORETURN void abort(void); /* abort(3) */
LT_NORETURN void exit(int status); /* exit(3) */
LT_NORETURN void _exit(int status); /* _exit(2) */
LT_NORETURN void _Exit(int status); /* _exit(2) */
LT_NORETURN void quick_exit(int status); /* quick_exit: C17 7.22.4.7 */
LT_ONCE int atexit(LT_ADDS("the process's exit handlers") void (*function)(void)); /* atexit(3) */
int on_exit(LT_ADDS("the process's exit handlers") void (*function)(int, void *), LT_LIFETIME("static") void *arg); /* on_exit(3): arg is passed at exit */
LT_ONCE int at_quick_exit(LT_ADDS("the process's handlers of a quick exit") void (*function)(void)); /* at_quick_exit: C17 7.22.4.3 */
LT_LIFETIME("static") char *getenv(const char *name); /* getenv(3) */
LT_LIFETIME("static") char *secure_getenv(const char *name); /* getenv(3) */
int putenv(LT_NAMES("the environment") LT_LIFETIME("static") char *string); /* putenv(3): the string becomes part of the environment */
int setenv(LT_NAMES("the environment") const char *name, const char *value, int overwrite); /* setenv(3): copies */
int unsetenv(LT_WITHDRAWS("the environment") const char *name); /* setenv(3) */
LT_WITHDRAWS("the environment") int clearenv(void); /* clearenv(3) */
int system(const char *command); /* system(3) */
LT_PURE int abs(int j); /* abs(3) */
LT_PURE long labs(long j); /* abs(3) */
LT_PURE long long llabs(long long j); /* abs(3) */
LT_PURE int atoi(const char *nptr); /* atoi(3) */
LT_PURE long atol(const char *nptr); /* atoi(3) */
LT_PURE long long atoll(const char *nptr); /* atoi(3) */
LT_PURE double atof(const char *nptr); /* atof(3) */
long strtol(LT_BORROWED("endptr") const char *nptr, char **endptr, int base); /* strtol(3): *endptr points into nptr */
long long strtoll(LT_BORROWED("endptr") const char *nptr, char **endptr, int base); /* strtol(3) */
unsigned long strtoul(LT_BORROWED("endptr") const char *nptr, char **endptr, int base); /* strtoul(3) */
unsigned long long strtoull(LT_BORROWED("endptr") const char *nptr, char **endptr, int base); /* strtoul(3) */
intmax_t strtoimax(LT_BORROWED("endptr") const char *nptr, char **endptr, int base); /* strtoimax(3) */
uintmax_t strtoumax(LT_BORROWED("endptr") const char *nptr, char **endptr, int base); /* strtoimax(3) */
double strtod(LT_BORROWED("endptr") const char *nptr, char **endptr); /* strtod(3) */
float strtof(LT_BORROWED("endptr") const char *nptr, char **endptr); /* strtod(3) */
long double strtold(LT_BORROWED("endptr") const char *nptr, char **endptr); /* strtod(3) */
void qsort(void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *)); /* qsort(3): compar is called during the call */
void qsort_r(void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *, void *), void *arg); /* qsort(3) */
LT_BORROWED("base") void *bsearch(const void *key, const void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *)); /* bsearch(3) */
LT_BORROWED("base") void *lfind(const void *key, const void *base, size_t *nmemb, size_t size, int (*compar)(const void *, const void *)); /* lsearch(3) */
LT_BORROWED("base") void *lsearch(const void *key, LT_INSERTS("key") void *base, size_t *nmemb, size_t size, int (*compar)(const void *, const void *)); /* lsearch(3): copies the key */
void *tsearch(LT_BORROWED("rootp") const void *key, LT_INSERTS("key") void **rootp, int (*compar)(const void *, const void *)); /* tsearch(3): the tree keeps the key */
void *tfind(const void *key, void *const *rootp, int (*compar)(const void *, const void *)); /* tsearch(3) */
void *tdelete(const void *key, LT_REMOVES void **rootp, int (*compar)(const void *, const void *)); /* tsearch(3) */
int rand(void); /* rand(3) */
void srand(unsigned seed); /* rand(3) */
int rand_r(unsigned *seedp); /* rand(3) */
long random(void); /* random(3) */
void srandom(unsigned seed); /* random(3) */
LT_IF("resolved_path == null") LT_OWNED char *realpath(const char *path, char *resolved_path); /* realpath(3): allocated */
LT_BORROWED("resolved_path") char *realpath(const char *path, char *resolved_path); /* realpath(3): resolved_path or null */
LT_OWNED char *canonicalize_file_name(const char *path); /* canonicalize_file_name(3) */
LT_OWNED_BY("close when return >= 0") int mkstemp(char *template); /* mkstemp(3) */
LT_OWNED_BY("close when return >= 0") int mkstemp64(char *template); /* mkstemp(3) */
LT_OWNED_BY("close when return >= 0") int mkostemp(char *template, int flags); /* mkstemp(3) */
LT_OWNED_BY("close when return >= 0") int mkstemps(char *template, int suffixlen); /* mkstemp(3) */
LT_OWNED_BY("close when return >= 0") int mkostemps(char *template, int suffixlen, int flags); /* mkstemp(3) */
LT_OWNED_BY("close when return >= 0") int posix_openpt(int flags); /* posix_openpt(3) */
LT_OWNED_BY("close when return >= 0") int getpt(void); /* getpt(3) */
int grantpt(LT_LENT int fd); /* grantpt(3) */
int unlockpt(LT_LENT int fd); /* unlockpt(3) */
LT_LIFETIME("static") char *ptsname(LT_LENT int fd); /* ptsname(3) */
int ptsname_r(LT_LENT int fd, char *buf, size_t buflen); /* ptsname(3) */
LT_SAME("template when return != null") char *mktemp(char *template); /* mktemp(3) */
LT_SAME("template when return != null") char *mkdtemp(char *template); /* mkdtemp(3) */
int getsubopt(char **optionp, char *const *tokens, char **valuep); /* getsubopt(3) */
int mblen(const char *s, size_t n); /* mblen(3) */
int mbtowc(wchar_t *pwc, const char *s, size_t n); /* mbtowc(3) */
int wctomb(char *s, wchar_t wc); /* wctomb(3) */
size_t mbstowcs(wchar_t *dest, const char *src, size_t n); /* mbstowcs(3) */
size_t wcstombs(char *dest, const wchar_t *src, size_t n); /* wcstombs(3) */
LT_NORETURN void longjmp(jmp_buf env, int val); /* setjmp(3) */
LT_NORETURN void siglongjmp(sigjmp_buf env, int val); /* setjmp(3) */
LT_NORETURN void err(int eval, const char *fmt, ...); /* err(3) */
LT_NORETURN void errx(int eval, const char *fmt, ...); /* err(3) */
void warn(const char *fmt, ...); /* err(3) */
void warnx(const char *fmt, ...); /* err(3) */
void error(int status, int errnum, const char *format, ...); /* error(3): returns when status is 0 */
void twalk(const void *root, void (*action)(const void *, VISIT, int)); /* tsearch(3) */
void tdestroy(LT_EMPTIES LT_ESCAPE void *root, void (*free_node)(void *)); /* tsearch(3) */
int hcreate(size_t nel); /* hsearch(3): one table for the process */
void hdestroy(void); /* hsearch(3) */
LT_PURE div_t div(int numer, int denom); /* div(3) */
LT_PURE ldiv_t ldiv(long numer, long denom); /* div(3) */
long a64l(const char *str64); /* a64l(3) */
LT_LIFETIME("static") char *l64a(long value); /* a64l(3) */
double drand48(void); /* drand48(3) */
long lrand48(void); /* drand48(3) */
void srand48(long seedval); /* drand48(3) */
int getloadavg(double loadavg[], int nelem); /* getloadavg(3) */
LT_PURE LT_NONNULL LT_BORROWED("s") void *__rawmemchr(const void *s, int c); /* memchr(3): glibc's inline */
LT_NORETURN void verr(int eval, const char *fmt, va_list args); /* err(3) */
LT_NORETURN void verrx(int eval, const char *fmt, va_list args); /* err(3) */
void vwarn(const char *fmt, va_list args); /* err(3) */
void vwarnx(const char *fmt, va_list args); /* err(3) */
uint32_t arc4random(void); /* arc4random(3) */
uint32_t arc4random_uniform(uint32_t upper_bound); /* arc4random(3) */
void arc4random_buf(void *buf, size_t n); /* arc4random(3) */
