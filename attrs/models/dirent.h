/* <dirent.h>, <fts.h>, <ftw.h>, <glob.h>, <wordexp.h>, <fnmatch.h>, <mntent.h>: POSIX.1-2017, BSD and glibc. */
LT_OWNED_BY("closedir") DIR *opendir(const char *name); /* opendir(3) */
LT_OWNED_BY("closedir") DIR *fdopendir(LT_OWNED_BY("close when return != null") int fd); /* opendir(3): closed with the stream */
LT_BORROWED("dirp") struct dirent *readdir(DIR *dirp); /* readdir(3): until the next call or closedir */
LT_BORROWED("dirp") struct dirent64 *readdir64(DIR *dirp); /* readdir(3) */
int readdir_r(DIR *dirp, struct dirent *entry, struct dirent **result); /* readdir_r(3) */
LT_BORROWED("dirp") int dirfd(DIR *dirp); /* dirfd(3): closed with the stream */
void rewinddir(DIR *dirp); /* rewinddir(3) */
long telldir(DIR *dirp); /* telldir(3) */
void seekdir(DIR *dirp, long loc); /* seekdir(3) */
int closedir(LT_OWNED_BY("closedir") DIR *dirp); /* closedir(3) */
/* Each entry of the array is to be freed too, which cannot be said. */
int scandir(const char *dirp, LT_GIVES("free when return >= 0") struct dirent ***namelist, int (*filter)(const struct dirent *), int (*compar)(const struct dirent **, const struct dirent **)); /* scandir(3) */
int scandirat(LT_LENT int dirfd, const char *dirp, LT_GIVES("free when return >= 0") struct dirent ***namelist, int (*filter)(const struct dirent *), int (*compar)(const struct dirent **, const struct dirent **)); /* scandir(3) */
int alphasort(const struct dirent **a, const struct dirent **b); /* scandir(3) */
int versionsort(const struct dirent **a, const struct dirent **b); /* scandir(3) */
int ftw(const char *dirpath, int (*fn)(const char *, const struct stat *, int), int nopenfd); /* ftw(3) */
int nftw(const char *dirpath, int (*fn)(const char *, const struct stat *, int, struct FTW *), int nopenfd, int flags); /* nftw(3) */
LT_OWNED_BY("fts_close") FTS *fts_open(char *const *path_argv, int options, int (*compar)(const FTSENT **, const FTSENT **)); /* fts(3) */
LT_BORROWED("ftsp") FTSENT *fts_read(FTS *ftsp); /* fts(3) */
LT_BORROWED("ftsp") FTSENT *fts_children(FTS *ftsp, int instr); /* fts(3) */
int fts_set(FTS *ftsp, FTSENT *f, int instr); /* fts(3) */
int fts_close(LT_OWNED_BY("fts_close") FTS *ftsp); /* fts(3) */
LT_IF("flags == 32") int glob(const char *pattern, int flags, int (*errfunc)(const char *, int), glob_t *pglob); /* glob(3): GLOB_APPEND goes on with what it holds */
LT_IF("flags == 36") int glob(const char *pattern, int flags, int (*errfunc)(const char *, int), glob_t *pglob); /* glob(3): GLOB_APPEND | GLOB_NOSORT */
int glob(const char *pattern, int flags, int (*errfunc)(const char *, int), LT_GIVES("globfree when return == 0") glob_t *pglob); /* glob(3) */
void globfree(LT_GIVES("globfree") glob_t *pglob); /* glob(3) */
int wordexp(const char *s, LT_GIVES("wordfree when return == 0") wordexp_t *p, int flags); /* wordexp(3) */
void wordfree(LT_GIVES("wordfree") wordexp_t *p); /* wordexp(3) */
int fnmatch(const char *pattern, const char *string, int flags); /* fnmatch(3) */
LT_OWNED_BY("endmntent") FILE *setmntent(const char *filename, const char *type); /* getmntent(3) */
LT_LIFETIME("static") struct mntent *getmntent(FILE *streamp); /* getmntent(3) */
LT_BORROWED("mntbuf") struct mntent *getmntent_r(FILE *streamp, struct mntent *mntbuf, char *buf, int buflen); /* getmntent(3) */
int addmntent(FILE *streamp, const struct mntent *mnt); /* getmntent(3) */
int endmntent(LT_OWNED_BY("endmntent") FILE *streamp); /* getmntent(3) */
LT_BORROWED("mnt") char *hasmntopt(const struct mntent *mnt, const char *opt); /* getmntent(3) */
