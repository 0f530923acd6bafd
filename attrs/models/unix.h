/* <unistd.h>, <fcntl.h>, <sys/…>, <dirent.h>, <dlfcn.h>, <getopt.h>: POSIX.1-2017 and Linux. Descriptors are integers and
 * have no contract yet. */
ssize_t read(int fd, void *buf, size_t count); /* read(2) */
ssize_t pread(int fd, void *buf, size_t count, off_t offset); /* pread(2) */
ssize_t write(int fd, const void *buf, size_t count); /* write(2) */
ssize_t pwrite(int fd, const void *buf, size_t count, off_t offset); /* pread(2) */
ssize_t readv(int fd, const struct iovec *iov, int iovcnt); /* readv(2): iov is used during the call */
ssize_t writev(int fd, const struct iovec *iov, int iovcnt); /* readv(2) */
ssize_t preadv(int fd, const struct iovec *iov, int iovcnt, off_t offset); /* readv(2) */
ssize_t pwritev(int fd, const struct iovec *iov, int iovcnt, off_t offset); /* readv(2) */
int open(const char *pathname, int flags, ...); /* open(2) */
int open64(const char *pathname, int flags, ...); /* open(2) */
int openat(int dirfd, const char *pathname, int flags, ...); /* open(2) */
int creat(const char *pathname, mode_t mode); /* open(2) */
int close(int fd); /* close(2) */
int pipe(int pipefd[2]); /* pipe(2) */
int pipe2(int pipefd[2], int flags); /* pipe(2) */
int fcntl(int fd, int cmd, ...); /* fcntl(2) */
int ioctl(int fd, unsigned long request, ...); /* ioctl(2) */
int stat(const char *pathname, struct stat *statbuf); /* stat(2) */
int fstat(int fd, struct stat *statbuf); /* stat(2) */
int lstat(const char *pathname, struct stat *statbuf); /* stat(2) */
int fstatat(int dirfd, const char *pathname, struct stat *statbuf, int flags); /* stat(2) */
int access(const char *pathname, int mode); /* access(2) */
int unlink(const char *pathname); /* unlink(2) */
int rmdir(const char *pathname); /* rmdir(2) */
int mkdir(const char *pathname, mode_t mode); /* mkdir(2) */
int chdir(const char *path); /* chdir(2) */
int link(const char *oldpath, const char *newpath); /* link(2) */
int symlink(const char *target, const char *linkpath); /* symlink(2) */
ssize_t readlink(const char *pathname, char *buf, size_t bufsiz); /* readlink(2) */
int chmod(const char *pathname, mode_t mode); /* chmod(2) */
int chown(const char *pathname, uid_t owner, gid_t group); /* chown(2) */
int gethostname(char *name, size_t len); /* gethostname(2) */
LT_OWNED char *getcwd(LT_LENT char *buf, size_t size); /* getcwd(3): owned when buf is null */
LT_OWNED char *get_current_dir_name(void); /* getcwd(3) */
int execv(const char *pathname, char *const argv[]); /* exec(3) */
int execvp(const char *file, char *const argv[]); /* exec(3) */
int execve(const char *pathname, char *const argv[], char *const envp[]); /* execve(2) */
int execl(const char *pathname, const char *arg, ...); /* exec(3) */
int execlp(const char *file, const char *arg, ...); /* exec(3) */
pid_t waitpid(pid_t pid, int *wstatus, int options); /* wait(2) */
pid_t wait(int *wstatus); /* wait(2) */
int getopt(int argc, char *const argv[], const char *optstring); /* getopt(3) */
int getopt_long(int argc, char *const argv[], const char *optstring, const struct option *longopts, int *longindex); /* getopt(3) */
LT_OWNED_BY("closedir") DIR *opendir(const char *name); /* opendir(3) */
LT_OWNED_BY("closedir") DIR *fdopendir(int fd); /* opendir(3) */
LT_BORROWED("dirp") struct dirent *readdir(DIR *dirp); /* readdir(3) */
int closedir(LT_OWNED_BY("closedir") DIR *dirp); /* closedir(3) */
LT_OWNED_BY("dlclose") void *dlopen(const char *filename, int flags); /* dlopen(3) */
LT_BORROWED("handle") void *dlsym(void *handle, const char *symbol); /* dlsym(3) */
int dlclose(LT_OWNED_BY("dlclose") void *handle); /* dlopen(3) */
LT_LIFETIME("static") char *dlerror(void); /* dlerror(3) */
void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset); /* mmap(2) */
int munmap(void *addr, size_t length); /* mmap(2) */
int poll(struct pollfd *fds, nfds_t nfds, int timeout); /* poll(2) */
int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *tmo_p, const sigset_t *sigmask); /* poll(2) */
int select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, struct timeval *timeout); /* select(2) */
int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event); /* epoll_ctl(2): the event is copied, its data.ptr too */
int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout); /* epoll_wait(2) */
int sigaction(int signum, const struct sigaction *act, struct sigaction *oldact); /* sigaction(2): copied */
int sigemptyset(sigset_t *set); /* sigsetops(3) */
int sigfillset(sigset_t *set); /* sigsetops(3) */
int sigaddset(sigset_t *set, int signum); /* sigsetops(3) */
int sigdelset(sigset_t *set, int signum); /* sigsetops(3) */
int sigprocmask(int how, const sigset_t *set, sigset_t *oldset); /* sigprocmask(2) */
int sigaltstack(LT_LIFETIME("static") const stack_t *ss, stack_t *old_ss); /* sigaltstack(2): ss_sp is used by later signals */
int getrusage(int who, struct rusage *usage); /* getrusage(2) */
int uname(struct utsname *buf); /* uname(2) */
void openlog(LT_LIFETIME("static") const char *ident, int option, int facility); /* syslog(3): the pointer is stored */
void syslog(int priority, const char *format, ...); /* syslog(3) */
void vsyslog(int priority, const char *format, va_list ap); /* syslog(3) */
LT_LIFETIME("static") struct passwd *getpwnam(const char *name); /* getpwnam(3) */
LT_LIFETIME("static") struct passwd *getpwuid(uid_t uid); /* getpwnam(3) */
