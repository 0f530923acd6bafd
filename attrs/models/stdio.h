/* <stdio.h>: C17 7.21, POSIX.1-2017. */
LT_OWNED_BY("fclose") FILE *fopen(const char *path, const char *mode); /* fopen(3) */
LT_OWNED_BY("fclose") FILE *fopen64(const char *path, const char *mode); /* fopen(3) */
LT_OWNED_BY("fclose") FILE *fdopen(int fd, const char *mode); /* fopen(3) */
LT_SAME("stream") FILE *freopen(const char *path, const char *mode, FILE *stream); /* fopen(3) */
LT_OWNED_BY("fclose") FILE *fmemopen(LT_BORROWED("return") void *buf, size_t size, const char *mode); /* fmemopen(3): the stream uses buf */
LT_OWNED_BY("fclose") FILE *open_memstream(LT_BORROWED("return") char **ptr, LT_BORROWED("return") size_t *sizeloc); /* open_memstream(3): updated at flush and close */
LT_OWNED_BY("fclose") FILE *tmpfile(void); /* tmpfile(3) */
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
int dprintf(int fd, const char *format, ...); /* printf(3) */
int sprintf(char *str, const char *format, ...); /* printf(3) */
int snprintf(char *str, size_t size, const char *format, ...); /* printf(3) */
int vprintf(const char *format, va_list ap); /* printf(3) */
int vfprintf(FILE *stream, const char *format, va_list ap); /* printf(3) */
int vdprintf(int fd, const char *format, va_list ap); /* printf(3) */
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
LT_SAME("s") char *fgets(char *s, int size, FILE *stream); /* fgets(3) */
LT_SAME("s") char *gets(char *s); /* gets(3) */
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
int fileno(FILE *stream); /* fileno(3) */
void flockfile(FILE *stream); /* flockfile(3) */
void funlockfile(FILE *stream); /* flockfile(3) */
void perror(const char *s); /* perror(3) */
int remove(const char *pathname); /* remove(3) */
int rename(const char *oldpath, const char *newpath); /* rename(2) */
ssize_t getline(LT_LENT char **lineptr, size_t *n, FILE *stream); /* getline(3): *lineptr is the caller's and is reallocated */
ssize_t getdelim(LT_LENT char **lineptr, size_t *n, int delim, FILE *stream); /* getline(3) */
LT_BORROWED("s") char *tmpnam(char *s); /* tmpnam(3) */
LT_BORROWED("s") char *ctermid(char *s); /* ctermid(3) */
