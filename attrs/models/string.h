/* <string.h>, <strings.h>, <ctype.h>: C17 7.24, 7.4, POSIX.1-2017. */
LT_SAME("dest") void *memcpy(LT_COPIES("src") void *dest, const void *src, size_t n); /* memcpy(3) */
LT_BORROWED("dest") void *mempcpy(LT_COPIES("src") void *dest, const void *src, size_t n); /* mempcpy(3) */
LT_SAME("dest") void *memmove(LT_COPIES("src") void *dest, const void *src, size_t n); /* memmove(3) */
LT_BORROWED("dest") void *memccpy(void *dest, const void *src, int c, size_t n); /* memccpy(3) */
LT_SAME("s") void *memset(void *s, int c, size_t n); /* memset(3) */
void explicit_bzero(void *s, size_t n); /* bzero(3) */
void bzero(void *s, size_t n); /* bzero(3) */
void bcopy(const void *src, void *dest, size_t n); /* bcopy(3) */
LT_PURE int memcmp(const void *s1, const void *s2, size_t n); /* memcmp(3) */
LT_PURE int bcmp(const void *s1, const void *s2, size_t n); /* bcmp(3) */
LT_PURE LT_BORROWED("s") void *memchr(const void *s, int c, size_t n); /* memchr(3) */
LT_PURE LT_BORROWED("s") void *memrchr(const void *s, int c, size_t n); /* memchr(3) */
LT_PURE LT_NONNULL LT_BORROWED("s") void *rawmemchr(const void *s, int c); /* memchr(3) */
LT_PURE LT_BORROWED("haystack") void *memmem(const void *haystack, size_t haystacklen, const void *needle, size_t needlelen); /* memmem(3) */
LT_PURE size_t strlen(const char *s); /* strlen(3) */
LT_PURE size_t strnlen(const char *s, size_t maxlen); /* strnlen(3) */
LT_PURE int strcmp(const char *s1, const char *s2); /* strcmp(3) */
LT_PURE int strncmp(const char *s1, const char *s2, size_t n); /* strcmp(3) */
LT_PURE int strcasecmp(const char *s1, const char *s2); /* strcasecmp(3) */
LT_PURE int strncasecmp(const char *s1, const char *s2, size_t n); /* strcasecmp(3) */
LT_PURE int strverscmp(const char *s1, const char *s2); /* strverscmp(3) */
int strcoll(const char *s1, const char *s2); /* strcoll(3) */
size_t strxfrm(char *dest, const char *src, size_t n); /* strxfrm(3) */
LT_SAME("dest") char *strcpy(char *dest, const char *src); /* strcpy(3) */
LT_SAME("dest") char *strncpy(char *dest, const char *src, size_t n); /* strncpy(3) */
LT_BORROWED("dest") char *stpcpy(char *dest, const char *src); /* stpcpy(3) */
LT_BORROWED("dest") char *stpncpy(char *dest, const char *src, size_t n); /* stpncpy(3) */
LT_SAME("dest") char *strcat(char *dest, const char *src); /* strcat(3) */
LT_SAME("dest") char *strncat(char *dest, const char *src, size_t n); /* strncat(3) */
size_t strlcpy(char *dst, const char *src, size_t size); /* strlcpy(3bsd) */
size_t strlcat(char *dst, const char *src, size_t size); /* strlcat(3bsd) */
LT_PURE LT_BORROWED("s") char *strchr(const char *s, int c); /* strchr(3) */
LT_PURE LT_BORROWED("s") char *strrchr(const char *s, int c); /* strchr(3) */
LT_PURE LT_BORROWED("s") char *strchrnul(const char *s, int c); /* strchr(3) */
LT_PURE LT_BORROWED("s") char *index(const char *s, int c); /* index(3) */
LT_PURE LT_BORROWED("s") char *rindex(const char *s, int c); /* index(3) */
LT_PURE LT_BORROWED("haystack") char *strstr(const char *haystack, const char *needle); /* strstr(3) */
LT_PURE LT_BORROWED("haystack") char *strcasestr(const char *haystack, const char *needle); /* strstr(3) */
LT_PURE LT_BORROWED("s") char *strpbrk(const char *s, const char *accept); /* strpbrk(3) */
LT_PURE size_t strspn(const char *s, const char *accept); /* strspn(3) */
LT_PURE size_t strcspn(const char *s, const char *reject); /* strspn(3) */
LT_BORROWED("str") char *strtok(char *str, const char *delim); /* strtok(3): str is kept for the next call, and not looked at without one */
LT_BORROWED("str, saveptr") char *strtok_r(LT_BORROWED("saveptr") char *str, const char *delim, char **saveptr); /* strtok(3): saveptr keeps the rest of str */
LT_BORROWED("stringp") char *strsep(char **stringp, const char *delim); /* strsep(3) */
LT_OWNED char *strdup(const char *s); /* strdup(3) */
LT_OWNED char *__strdup(const char *s); /* strdup(3): glibc */
LT_OWNED char *__strndup(const char *s, size_t n); /* strdup(3): glibc */
LT_OWNED char *strndup(const char *s, size_t n); /* strdup(3) */
LT_LIFETIME("static") char *strerror(int errnum); /* strerror(3) */
int strerror_r(int errnum, char *buf, size_t buflen); /* strerror(3), POSIX form */
LT_LIFETIME("static") const char *strerrorname_np(int errnum); /* strerror(3) */
LT_LIFETIME("static") const char *strerrordesc_np(int errnum); /* strerror(3) */
LT_LIFETIME("static") char *strsignal(int sig); /* strsignal(3) */
LT_BORROWED("path") char *basename(char *path); /* basename(3) */
LT_BORROWED("path") char *dirname(char *path); /* basename(3) */
LT_PURE int ffs(int i); /* ffs(3) */
LT_PURE int isalnum(int c); /* isalpha(3) */
LT_PURE int isalpha(int c); /* isalpha(3) */
LT_PURE int isblank(int c); /* isalpha(3) */
LT_PURE int iscntrl(int c); /* isalpha(3) */
LT_PURE int isdigit(int c); /* isalpha(3) */
LT_PURE int isgraph(int c); /* isalpha(3) */
LT_PURE int islower(int c); /* isalpha(3) */
LT_PURE int isprint(int c); /* isalpha(3) */
LT_PURE int ispunct(int c); /* isalpha(3) */
LT_PURE int isspace(int c); /* isalpha(3) */
LT_PURE int isupper(int c); /* isalpha(3) */
LT_PURE int isxdigit(int c); /* isalpha(3) */
LT_PURE int toupper(int c); /* toupper(3) */
LT_PURE int tolower(int c); /* toupper(3) */
LT_PURE LT_NONNULL LT_LIFETIME("static") const unsigned short **__ctype_b_loc(void); /* isalpha(3): glibc's macros */
LT_LIFETIME("static") const int **__ctype_tolower_loc(void); /* toupper(3): glibc's macros */
LT_LIFETIME("static") const int **__ctype_toupper_loc(void); /* toupper(3): glibc's macros */
LT_PURE LT_NONNULL LT_LIFETIME("static") int *__errno_location(void); /* errno(3) */
LT_PURE size_t wcslen(const wchar_t *s); /* wcslen(3) */
LT_PURE int wcscmp(const wchar_t *s1, const wchar_t *s2); /* wcscmp(3) */
LT_SAME("dest") wchar_t *wcscpy(wchar_t *dest, const wchar_t *src); /* wcscpy(3) */
LT_OWNED wchar_t *wcsdup(const wchar_t *s); /* wcsdup(3) */
LT_NORETURN void __assert_fail(const char *assertion, const char *file, unsigned line, const char *function); /* assert(3) */
LT_NORETURN void __assert_perror_fail(int errnum, const char *file, unsigned line, const char *function); /* assert_perror(3) */
LT_SAME("dest") void *__memmove_chk(LT_COPIES("src") void *dest, const void *src, size_t n, size_t destlen); /* memmove(3): _FORTIFY_SOURCE */
LT_BORROWED("dest") void *__mempcpy_chk(LT_COPIES("src") void *dest, const void *src, size_t n, size_t destlen); /* mempcpy(3): _FORTIFY_SOURCE */
LT_SAME("dest") void *__memcpy_chk(LT_COPIES("src") void *dest, const void *src, size_t n, size_t destlen); /* memcpy(3): _FORTIFY_SOURCE */
LT_SAME("dest") char *__strcpy_chk(char *dest, const char *src, size_t destlen); /* strcpy(3): _FORTIFY_SOURCE */
LT_SAME("s") wchar_t *wmemset(wchar_t *s, wchar_t c, size_t n); /* wmemset(3) */
LT_SAME("dest") wchar_t *wmemmove(LT_COPIES("src") wchar_t *dest, const wchar_t *src, size_t n); /* wmemmove(3) */
LT_SAME("dest") wchar_t *wmemcpy(LT_COPIES("src") wchar_t *dest, const wchar_t *src, size_t n); /* wmemcpy(3) */
LT_SAME("dest") wchar_t *wcsncpy(wchar_t *dest, const wchar_t *src, size_t n); /* wcsncpy(3) */
LT_SAME("dest") wchar_t *wcscat(wchar_t *dest, const wchar_t *src); /* wcscat(3) */
LT_PURE LT_BORROWED("wcs") wchar_t *wcschr(const wchar_t *wcs, wchar_t wc); /* wcschr(3) */
LT_PURE LT_BORROWED("wcs") wchar_t *wcsrchr(const wchar_t *wcs, wchar_t wc); /* wcsrchr(3) */
LT_PURE LT_BORROWED("haystack") wchar_t *wcsstr(const wchar_t *haystack, const wchar_t *needle); /* wcsstr(3) */
LT_PURE int wcsncmp(const wchar_t *s1, const wchar_t *s2, size_t n); /* wcsncmp(3) */
size_t wcsrtombs(char *dest, const wchar_t **src, size_t len, mbstate_t *ps); /* wcsrtombs(3) */
size_t mbrtowc(wchar_t *pwc, const char *s, size_t n, mbstate_t *ps); /* mbrtowc(3) */
size_t wcrtomb(char *s, wchar_t wc, mbstate_t *ps); /* wcrtomb(3) */
LT_SAME("s") void *memfrob(void *s, size_t n); /* memfrob(3) */
LT_SAME("string") char *strfry(char *string); /* strfry(3) */
void swab(const void *from, void *to, ssize_t n); /* swab(3) */
