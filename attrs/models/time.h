/* <time.h>, <sys/time.h>, <locale.h>: C17 7.27, POSIX.1-2017. */
time_t time(time_t *tloc); /* time(2) */
double difftime(time_t time1, time_t time0); /* difftime(3) */
time_t mktime(struct tm *tm); /* ctime(3) */
time_t timegm(struct tm *tm); /* timegm(3) */
LT_LIFETIME("static") struct tm *gmtime(const time_t *timep); /* ctime(3) */
LT_LIFETIME("static") struct tm *localtime(const time_t *timep); /* ctime(3) */
LT_SAME("result") struct tm *gmtime_r(const time_t *timep, struct tm *result); /* ctime(3) */
LT_SAME("result") struct tm *localtime_r(const time_t *timep, struct tm *result); /* ctime(3) */
LT_LIFETIME("static") char *asctime(const struct tm *tm); /* ctime(3) */
LT_SAME("buf") char *asctime_r(const struct tm *tm, char *buf); /* ctime(3) */
LT_LIFETIME("static") char *ctime(const time_t *timep); /* ctime(3) */
LT_SAME("buf") char *ctime_r(const time_t *timep, char *buf); /* ctime(3) */
size_t strftime(char *s, size_t max, const char *format, const struct tm *tm); /* strftime(3) */
LT_BORROWED("s") char *strptime(const char *s, const char *format, struct tm *tm); /* strptime(3) */
int clock_gettime(clockid_t clockid, struct timespec *tp); /* clock_gettime(2) */
int clock_settime(clockid_t clockid, const struct timespec *tp); /* clock_gettime(2) */
int clock_nanosleep(clockid_t clockid, int flags, const struct timespec *request, struct timespec *remain); /* clock_nanosleep(2) */
int nanosleep(const struct timespec *req, struct timespec *rem); /* nanosleep(2) */
int gettimeofday(struct timeval *tv, struct timezone *tz); /* gettimeofday(2) */
int timer_create(clockid_t clockid, struct sigevent *sevp, timer_t *timerid); /* timer_create(2): copied */
int timer_settime(timer_t timerid, int flags, const struct itimerspec *new_value, struct itimerspec *old_value); /* timer_settime(2) */
LT_LIFETIME("static") char *setlocale(int category, const char *locale); /* setlocale(3) */
LT_LIFETIME("static") struct lconv *localeconv(void); /* localeconv(3) */
LT_LIFETIME("static") char *nl_langinfo(nl_item item); /* nl_langinfo(3) */
