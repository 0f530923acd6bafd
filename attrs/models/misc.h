/* <regex.h>, <dlfcn.h>, <pwd.h>, <grp.h>, <shadow.h>, <utmpx.h>, <ifaddrs.h>, <argz.h>, <libgen.h>: POSIX.1-2017 and glibc. */
int regcomp(LT_GIVES("regfree when return == 0") regex_t *preg, const char *regex, int cflags); /* regex(3) */
int regexec(const regex_t *preg, const char *string, size_t nmatch, regmatch_t *pmatch, int eflags); /* regex(3) */
size_t regerror(int errcode, const regex_t *preg, char *errbuf, size_t errbuf_size); /* regex(3) */
void regfree(LT_GIVES("regfree") regex_t *preg); /* regex(3) */
LT_OWNED_BY("dlclose") void *dlopen(LT_NAMES("the libraries that the process has loaded") const char *filename, int flags); /* dlopen(3) */
LT_OWNED_BY("dlclose") void *dlmopen(Lmid_t lmid, const char *filename, int flags); /* dlopen(3) */
LT_BORROWED("handle") void *dlsym(void *handle, const char *symbol); /* dlsym(3) */
LT_BORROWED("handle") void *dlvsym(void *handle, const char *symbol, const char *version); /* dlsym(3) */
int dladdr(const void *addr, Dl_info *info); /* dladdr(3) */
int dlclose(LT_WITHDRAWS("the libraries that the process has loaded") LT_OWNED_BY("dlclose") void *handle); /* dlopen(3) */
LT_LIFETIME("static") char *dlerror(void); /* dlerror(3) */
LT_LIFETIME("static") struct passwd *getpwnam(const char *name); /* getpwnam(3) */
LT_LIFETIME("static") struct passwd *getpwuid(uid_t uid); /* getpwnam(3) */
LT_LIFETIME("static") struct passwd *getpwent(void); /* getpwent(3) */
int getpwnam_r(const char *name, struct passwd *pwd, char *buf, size_t buflen, struct passwd **result); /* getpwnam(3): *result is pwd or null */
int getpwuid_r(uid_t uid, struct passwd *pwd, char *buf, size_t buflen, struct passwd **result); /* getpwnam(3) */
void setpwent(void); /* getpwent(3) */
void endpwent(void); /* getpwent(3) */
LT_LIFETIME("static") struct group *getgrnam(const char *name); /* getgrnam(3) */
LT_LIFETIME("static") struct group *getgrgid(gid_t gid); /* getgrnam(3) */
LT_LIFETIME("static") struct group *getgrent(void); /* getgrent(3) */
int getgrnam_r(const char *name, struct group *grp, char *buf, size_t buflen, struct group **result); /* getgrnam(3) */
int getgrgid_r(gid_t gid, struct group *grp, char *buf, size_t buflen, struct group **result); /* getgrnam(3) */
int getgrouplist(const char *user, gid_t group, gid_t *groups, int *ngroups); /* getgrouplist(3) */
int initgroups(const char *user, gid_t group); /* initgroups(3) */
LT_LIFETIME("static") struct spwd *getspnam(const char *name); /* getspnam(3) */
LT_LIFETIME("static") struct utmpx *getutxent(void); /* getutent(3) */
LT_LIFETIME("static") struct utmpx *getutxid(const struct utmpx *ut); /* getutent(3) */
int getifaddrs(LT_GIVES("freeifaddrs when return == 0") struct ifaddrs **ifap); /* getifaddrs(3) */
void freeifaddrs(LT_OWNED_BY("freeifaddrs") struct ifaddrs *ifa); /* getifaddrs(3) */
LT_OWNED_BY("if_freenameindex") struct if_nameindex *if_nameindex(void); /* if_nameindex(3) */
void if_freenameindex(LT_OWNED_BY("if_freenameindex") struct if_nameindex *ptr); /* if_nameindex(3) */
unsigned if_nametoindex(const char *ifname); /* if_nametoindex(3) */
LT_BORROWED("ifname") char *if_indextoname(unsigned ifindex, char *ifname); /* if_nametoindex(3): ifname or null */
int argz_create(char *const argv[], LT_GIVES("free when return == 0") char **argz, size_t *argz_len); /* argz_add(3) */
int argz_create_sep(const char *str, int sep, LT_GIVES("free when return == 0") char **argz, size_t *argz_len); /* argz_add(3) */
LT_OWNED char **backtrace_symbols(void *const *buffer, int size); /* backtrace(3): one block */
int backtrace(void **buffer, int size); /* backtrace(3) */
void backtrace_symbols_fd(void *const *buffer, int size, LT_LENT int fd); /* backtrace(3) */
