/* <stdio.h>: C17 7.21, POSIX.1-2017. */
LT_OWNED_BY("fclose") FILE *fopen(const char *path, const char *mode); /* fopen(3) */
LT_OWNED_BY("fclose") FILE *fopen64(const char *path, const char *mode); /* fopen(3) */
LT_OWNED_BY("fclose") FILE *fdopen(LT_OWNED_BY("close when return != null") int fd, const char *mode); /* fopen(3): on success the stream closes fd */
LT_SAME("stream when return != null") FILE *freopen(const char *path, const char *mode, LT_ESCAPE FILE *stream); /* fopen(3), freopen(3p): on failure the stream is closed; whether it may be closed again is not said */
LT_OWNED_BY("fclose") FILE *fmemopen(LT_BORROWED("return") void *buf, size_t size, const char *mode); /* fmemopen(3): the stream uses buf */
LT_OWNED_BY("fclose") FILE *open_memstream(LT_GIVES("free when return != null") LT_BORROWED("return") char **ptr, LT_BORROWED("return") size_t *sizeloc); /* open_memstream(3): *ptr is the caller's after the stream is flushed or closed */
LT_OWNED_BY("fclose") FILE *open_wmemstream(LT_GIVES("free when return != null") LT_BORROWED("return") wchar_t **ptr, LT_BORROWED("return") size_t *sizeloc); /* open_memstream(3) */
LT_OWNED_BY("fclose") FILE *fopencookie(LT_ESCAPE void *cookie, const char *mode, cookie_io_functions_t io_funcs); /* fopencookie(3) */
LT_OWNED_BY("fclose") FILE *tmpfile(void); /* tmpfile(3) */
LT_OWNED_BY("fclose") FILE *tmpfile64(void); /* tmpfile(3) */
LT_OWNED char *tempnam(const char *dir, const char *pfx); /* tempnam(3) */
int fcloseall(void); /* fcloseall(3) */
LT_OWNED_BY("pclose") FILE *popen(const char *command, const char *type); /* popen(3) */
int fclose(LT_OWNED_BY("fclose") FILE *stream); /* fclose(3): released whatever it returns */
int pclose(LT_OWNED_BY("pclose") FILE *stream); /* popen(3) */
void setbuf(FILE *stream, LT_BORROWED("stream") char *buf); /* setbuf(3): buf must live until the stream is closed */
void setbuffer(FILE *stream, LT_BORROWED("stream") char *buf, size_t size); /* setbuf(3) */
void setlinebuf(FILE *stream); /* setbuf(3) */
int setvbuf(FILE *stream, LT_BORROWED("stream") char *buf, int mode, size_t size); /* setbuf(3) */
int fflush(FILE *stream); /* fflush(3) */
int printf(const char *format, ...); /* printf(3) */
int fprintf(FILE *stream, const char *format, ...); /* printf(3) */
int dprintf(LT_LENT int fd, const char *format, ...); /* printf(3) */
int sprintf(char *str, const char *format, ...); /* printf(3) */
int snprintf(char *str, size_t size, const char *format, ...); /* printf(3) */
int vprintf(const char *format, va_list ap); /* printf(3) */
int vfprintf(FILE *stream, const char *format, va_list ap); /* printf(3) */
int vdprintf(LT_LENT int fd, const char *format, va_list ap); /* printf(3) */
int vsprintf(char *str, const char *format, va_list ap); /* printf(3) */
int vsnprintf(char *str, size_t size, const char *format, va_list ap); /* printf(3) */
int asprintf(LT_OWNED_BY("free when return >= 0") char **strp, const char *fmt, ...); /* asprintf(3): strp is undefined on failure */
int vasprintf(LT_OWNED_BY("free when return >= 0") char **strp, const char *fmt, va_list ap); /* asprintf(3) */
int scanf(const char *format, ...); /* scanf(3) */
int fscanf(FILE *stream, const char *format, ...); /* scanf(3) */
int sscanf(const char *str, const char *format, ...); /* scanf(3) */
int vscanf(const char *format, va_list ap); /* scanf(3) */
int vfscanf(FILE *stream, const char *format, va_list ap); /* scanf(3) */
int vsscanf(const char *str, const char *format, va_list ap); /* scanf(3) */
int fgetc(FILE *stream); /* fgetc(3) */
int getc(FILE *stream); /* fgetc(3) */
int getc_unlocked(FILE *stream); /* unlocked_stdio(3) */
int getchar(void); /* fgetc(3) */
LT_BORROWED("s") char *fgets(char *s, int size, FILE *stream); /* fgets(3): s or null */
LT_BORROWED("s") char *gets(char *s); /* gets(3): s or null */
int ungetc(int c, FILE *stream); /* ungetc(3) */
int fputc(int c, FILE *stream); /* fputc(3) */
int putc(int c, FILE *stream); /* fputc(3) */
int putc_unlocked(int c, FILE *stream); /* unlocked_stdio(3) */
int putchar(int c); /* fputc(3) */
int fputs(const char *s, FILE *stream); /* fputs(3) */
int puts(const char *s); /* puts(3) */
size_t fread(void *ptr, size_t size, size_t nmemb, FILE *stream); /* fread(3) */
size_t fwrite(const void *ptr, size_t size, size_t nmemb, FILE *stream); /* fread(3) */
int fseek(FILE *stream, long offset, int whence); /* fseek(3) */
int fseeko(FILE *stream, off_t offset, int whence); /* fseeko(3) */
long ftell(FILE *stream); /* fseek(3) */
off_t ftello(FILE *stream); /* fseeko(3) */
void rewind(FILE *stream); /* fseek(3) */
int fgetpos(FILE *stream, fpos_t *pos); /* fseek(3) */
int fsetpos(FILE *stream, const fpos_t *pos); /* fseek(3) */
int feof(FILE *stream); /* ferror(3) */
int ferror(FILE *stream); /* ferror(3) */
void clearerr(FILE *stream); /* ferror(3) */
LT_BORROWED("stream") int fileno(FILE *stream); /* fileno(3): closed with the stream */
void flockfile(LT_HOLDS("funlockfile") FILE *stream); /* flockfile(3) */
void funlockfile(LT_HOLDS("funlockfile") FILE *stream); /* flockfile(3) */
void perror(const char *s); /* perror(3) */
int remove(const char *pathname); /* remove(3) */
int rename(const char *oldpath, const char *newpath); /* rename(2) */
ssize_t getline(LT_RENEWS("free") char **lineptr, size_t *n, FILE *stream); /* getline(3): *lineptr is reallocated, and to be freed even if the call fails */
ssize_t getdelim(LT_RENEWS("free") char **lineptr, size_t *n, int delim, FILE *stream); /* getline(3) */
LT_BORROWED("s") char *tmpnam(char *s); /* tmpnam(3) */
LT_BORROWED("s") char *ctermid(char *s); /* ctermid(3) */
ssize_t __getdelim(LT_RENEWS("free") char **lineptr, size_t *n, int delim, FILE *stream); /* getline(3): glibc's inline getline */
int __asprintf_chk(LT_OWNED_BY("free when return >= 0") char **strp, int flag, const char *fmt, ...); /* asprintf(3): _FORTIFY_SOURCE */
int __vasprintf_chk(LT_OWNED_BY("free when return >= 0") char **strp, int flag, const char *fmt, va_list ap); /* asprintf(3): _FORTIFY_SOURCE */
wint_t fgetwc(FILE *stream); /* fgetwc(3) */
wint_t fputwc(wchar_t wc, FILE *stream); /* fputwc(3) */
LT_BORROWED("ws") wchar_t *fgetws(wchar_t *ws, int n, FILE *stream); /* fgetws(3): ws or null */
int fputws(const wchar_t *ws, FILE *stream); /* fputws(3) */
int fwide(FILE *stream, int mode); /* fwide(3) */
LT_BORROWED("stream") int fileno_unlocked(FILE *stream); /* unlocked_stdio(3) */
int fputs_unlocked(const char *s, FILE *stream); /* unlocked_stdio(3) */
LT_BORROWED("s") char *fgets_unlocked(char *s, int size, FILE *stream); /* unlocked_stdio(3) */
int feof_unlocked(FILE *stream); /* unlocked_stdio(3) */
int ferror_unlocked(FILE *stream); /* unlocked_stdio(3) */
size_t fread_unlocked(void *ptr, size_t size, size_t n, FILE *stream); /* unlocked_stdio(3) */
size_t fwrite_unlocked(const void *ptr, size_t size, size_t n, FILE *stream); /* unlocked_stdio(3) */
int fgetc_unlocked(FILE *stream); /* unlocked_stdio(3) */
int fputc_unlocked(int c, FILE *stream); /* unlocked_stdio(3) */
int fflush_unlocked(FILE *stream); /* unlocked_stdio(3) */
int __overflow(FILE *stream, int c); /* putc(3): glibc's inline putc */
int __uflow(FILE *stream); /* getc(3): glibc's inline getc */
int renameat(LT_LENT int olddirfd, const char *oldpath, LT_LENT int newdirfd, const char *newpath); /* rename(2) */
