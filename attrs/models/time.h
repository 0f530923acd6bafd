/* <time.h>, <sys/time.h>, <locale.h>: C17 7.27, POSIX.1-2017. */
time_t time(time_t *tloc); /* time(2) */
double difftime(time_t time1, time_t time0); /* difftime(3) */
time_t mktime(struct tm *tm); /* ctime(3) */
time_t timegm(struct tm *tm); /* timegm(3) */
LT_LIFETIME("static") struct tm *gmtime(const time_t *timep); /* ctime(3) */
LT_LIFETIME("static") struct tm *localtime(const time_t *timep); /* ctime(3) */
LT_BORROWED("result") struct tm *gmtime_r(const time_t *timep, struct tm *result); /* ctime(3) */
LT_BORROWED("result") struct tm *localtime_r(const time_t *timep, struct tm *result); /* ctime(3) */
LT_LIFETIME("static") char *asctime(const struct tm *tm); /* ctime(3) */
LT_BORROWED("buf") char *asctime_r(const struct tm *tm, char *buf); /* ctime(3) */
LT_LIFETIME("static") char *ctime(const time_t *timep); /* ctime(3) */
LT_BORROWED("buf") char *ctime_r(const time_t *timep, char *buf); /* ctime(3) */
size_t strftime(char *s, size_t max, const char *format, const struct tm *tm); /* strftime(3) */
LT_BORROWED("s") char *strptime(const char *s, const char *format, struct tm *tm); /* strptime(3) */
int clock_gettime(clockid_t clockid, struct timespec *tp); /* clock_gettime(2) */
int clock_settime(clockid_t clockid, const struct timespec *tp); /* clock_gettime(2) */
int clock_nanosleep(clockid_t clockid, int flags, const struct timespec *request, struct timespec *remain); /* clock_nanosleep(2) */
int nanosleep(const struct timespec *req, struct timespec *rem); /* nanosleep(2) */
int gettimeofday(struct timeval *tv, struct timezone *tz); /* gettimeofday(2) */
int timer_create(clockid_t clockid, LT_KEEPS("timer_delete when return == 0") struct sigevent *sevp, LT_GIVES("timer_delete when return == 0") timer_t *timerid); /* timer_create(2): sevp is copied */
int timer_delete(LT_OWNED_BY("timer_delete") timer_t timerid); /* timer_delete(2) */
int timer_gettime(timer_t timerid, struct itimerspec *curr_value); /* timer_settime(2) */
int timer_getoverrun(timer_t timerid); /* timer_getoverrun(2) */
int setitimer(int which, const struct itimerval *new_value, struct itimerval *old_value); /* getitimer(2) */
int clock_getres(clockid_t clockid, struct timespec *res); /* clock_getres(2) */
int timer_settime(timer_t timerid, int flags, const struct itimerspec *new_value, struct itimerspec *old_value); /* timer_settime(2) */
LT_LIFETIME("static") char *setlocale(int category, const char *locale); /* setlocale(3) */
LT_LIFETIME("static") struct lconv *localeconv(void); /* localeconv(3) */
LT_LIFETIME("static") char *nl_langinfo(nl_item item); /* nl_langinfo(3) */
LT_OWNED_BY("freelocale") locale_t newlocale(int category_mask, const char *locale, LT_OWNED_BY("freelocale when return != null") locale_t base); /* newlocale(3): on success base is modified or freed */
LT_OWNED_BY("freelocale") locale_t duplocale(locale_t locobj); /* duplocale(3) */
void freelocale(LT_OWNED_BY("freelocale") locale_t locobj); /* newlocale(3) */
locale_t uselocale(LT_ESCAPE locale_t newloc); /* uselocale(3): the thread uses it until the next call */
double strtod_l(const char *nptr, char **endptr, LT_LENT locale_t loc); /* strtod_l(3) */
float strtof_l(const char *nptr, char **endptr, LT_LENT locale_t loc); /* strtod_l(3) */
long strtol_l(const char *nptr, char **endptr, int base, LT_LENT locale_t loc); /* strtol_l(3) */
int strcoll_l(const char *s1, const char *s2, LT_LENT locale_t loc); /* strcoll(3p) */
int strcasecmp_l(const char *s1, const char *s2, LT_LENT locale_t loc); /* strcasecmp(3p) */
LT_OWNED_BY("iconv_close when return != -1") iconv_t iconv_open(const char *tocode, const char *fromcode); /* iconv_open(3) */
size_t iconv(LT_LENT iconv_t cd, char **inbuf, size_t *inbytesleft, char **outbuf, size_t *outbytesleft); /* iconv(3) */
int iconv_close(LT_OWNED_BY("iconv_close") iconv_t cd); /* iconv_close(3) */
LT_OWNED_BY("catclose when return != -1") nl_catd catopen(const char *name, int flag); /* catopen(3) */
LT_BORROWED("s, catd") char *catgets(LT_LENT nl_catd catd, int set_number, int message_number, const char *s); /* catgets(3) */
int catclose(LT_OWNED_BY("catclose") nl_catd catd); /* catopen(3) */
