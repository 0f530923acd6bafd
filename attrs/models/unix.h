/* <unistd.h>, <fcntl.h>, <sys/…>, <poll.h>: descriptors and processes, of POSIX.1-2017 and Linux. A descriptor is owned
 * when it is not negative. What cannot be said: F_DUPFD of fcntl gives a descriptor only for that command (its argument is
 * no constant here), and dup2 closes newfd and gives it again: that number belongs to whoever chose it. */
LT_OWNED_BY("close when return >= 0") int open(const char *pathname, int flags, ...); /* open(2) */
LT_OWNED_BY("close when return >= 0") int open64(const char *pathname, int flags, ...); /* open(2) */
LT_OWNED_BY("close when return >= 0") int __open_2(const char *pathname, int flags); /* open(2): _FORTIFY_SOURCE */
LT_OWNED_BY("close when return >= 0") int __open64_2(const char *pathname, int flags); /* open(2): _FORTIFY_SOURCE */
LT_OWNED_BY("close when return >= 0") int openat(LT_LENT int dirfd, const char *pathname, int flags, ...); /* open(2) */
LT_OWNED_BY("close when return >= 0") int openat64(LT_LENT int dirfd, const char *pathname, int flags, ...); /* open(2) */
LT_OWNED_BY("close when return >= 0") int creat(const char *pathname, mode_t mode); /* open(2) */
LT_OWNED_BY("close when return >= 0") int creat64(const char *pathname, mode_t mode); /* open(2) */
LT_OWNED_BY("close when return >= 0") int open_by_handle_at(LT_LENT int mount_fd, struct file_handle *handle, int flags); /* open_by_handle_at(2) */
int name_to_handle_at(LT_LENT int dirfd, const char *pathname, struct file_handle *handle, int *mount_id, int flags); /* open_by_handle_at(2) */
int close(LT_OWNED_BY("close") int fd); /* close(2): released whatever it returns, on Linux */
int close_range(unsigned first, unsigned last, int flags); /* close_range(2) */
LT_OWNED_BY("close when return >= 0") int dup(LT_LENT int oldfd); /* dup(2) */
int dup2(LT_LENT int oldfd, int newfd); /* dup(2) */
int dup3(LT_LENT int oldfd, int newfd, int flags); /* dup(2) */
int pipe(LT_GIVES("close when return == 0") int pipefd[2]); /* pipe(2) */
int pipe2(LT_GIVES("close when return == 0") int pipefd[2], int flags); /* pipe(2) */
LT_OWNED_BY("close when return >= 0") int eventfd(unsigned initval, int flags); /* eventfd(2) */
int eventfd_read(LT_LENT int fd, eventfd_t *value); /* eventfd(2) */
int eventfd_write(LT_LENT int fd, eventfd_t value); /* eventfd(2) */
LT_OWNED_BY("close when return >= 0") int epoll_create(int size); /* epoll_create(2) */
LT_OWNED_BY("close when return >= 0") int epoll_create1(int flags); /* epoll_create(2) */
LT_IF("op == 2") int epoll_ctl(LT_LENT int epfd, int op, LT_LENT int fd, LT_LENT struct epoll_event *event); /* epoll_ctl(2): EPOLL_CTL_DEL ignores the event */
int epoll_ctl(LT_LENT int epfd, int op, LT_LENT int fd, LT_KEEPS("epoll_ctl | close when return == 0") struct epoll_event *event); /* epoll_ctl(2): the event is copied; its data.ptr is handed back by epoll_wait */
LT_SERVES int epoll_wait(LT_LENT int epfd, struct epoll_event *events, int maxevents, int timeout); /* epoll_wait(2) */
LT_SERVES int epoll_pwait(LT_LENT int epfd, struct epoll_event *events, int maxevents, int timeout, const sigset_t *sigmask); /* epoll_wait(2) */
LT_OWNED_BY("close when return >= 0") int timerfd_create(int clockid, int flags); /* timerfd_create(2) */
int timerfd_settime(LT_LENT int fd, int flags, const struct itimerspec *new_value, struct itimerspec *old_value); /* timerfd_create(2) */
int timerfd_gettime(LT_LENT int fd, struct itimerspec *curr_value); /* timerfd_create(2) */
LT_IF("fd == -1") LT_OWNED_BY("close when return >= 0") int signalfd(int fd, const sigset_t *mask, int flags); /* signalfd(2) */
int signalfd(LT_LENT int fd, const sigset_t *mask, int flags); /* signalfd(2): an existing one is changed */
LT_OWNED_BY("close when return >= 0") int inotify_init(void); /* inotify_init(2) */
LT_OWNED_BY("close when return >= 0") int inotify_init1(int flags); /* inotify_init(2) */
int inotify_add_watch(LT_LENT int fd, const char *pathname, uint32_t mask); /* inotify_add_watch(2): a watch ends with fd */
int inotify_rm_watch(LT_LENT int fd, int wd); /* inotify_rm_watch(2) */
LT_OWNED_BY("close when return >= 0") int fanotify_init(unsigned flags, unsigned event_f_flags); /* fanotify_init(2) */
int fanotify_mark(LT_LENT int fanotify_fd, unsigned flags, uint64_t mask, LT_LENT int dirfd, const char *pathname); /* fanotify_mark(2) */
LT_OWNED_BY("close when return >= 0") int memfd_create(const char *name, unsigned flags); /* memfd_create(2) */
LT_OWNED_BY("close when return >= 0") int pidfd_open(pid_t pid, unsigned flags); /* pidfd_open(2) */
LT_OWNED_BY("close when return >= 0") int pidfd_getfd(LT_LENT int pidfd, int targetfd, unsigned flags); /* pidfd_getfd(2) */
ssize_t read(LT_LENT int fd, void *buf, size_t count); /* read(2) */
ssize_t __read_chk(LT_LENT int fd, void *buf, size_t count, size_t buflen); /* read(2): _FORTIFY_SOURCE */
ssize_t pread(LT_LENT int fd, void *buf, size_t count, off_t offset); /* pread(2) */
ssize_t pread64(LT_LENT int fd, void *buf, size_t count, off64_t offset); /* pread(2) */
ssize_t write(LT_LENT int fd, const void *buf, size_t count); /* write(2) */
ssize_t pwrite(LT_LENT int fd, const void *buf, size_t count, off_t offset); /* pread(2) */
ssize_t pwrite64(LT_LENT int fd, const void *buf, size_t count, off64_t offset); /* pread(2) */
ssize_t readv(LT_LENT int fd, LT_FOLLOWS const struct iovec *iov, int iovcnt); /* readv(2): iov is used during the call */
ssize_t writev(LT_LENT int fd, LT_FOLLOWS const struct iovec *iov, int iovcnt); /* readv(2) */
ssize_t preadv(LT_LENT int fd, LT_FOLLOWS const struct iovec *iov, int iovcnt, off_t offset); /* readv(2) */
ssize_t pwritev(LT_LENT int fd, LT_FOLLOWS const struct iovec *iov, int iovcnt, off_t offset); /* readv(2) */
ssize_t sendfile(LT_LENT int out_fd, LT_LENT int in_fd, off_t *offset, size_t count); /* sendfile(2) */
ssize_t splice(LT_LENT int fd_in, off64_t *off_in, LT_LENT int fd_out, off64_t *off_out, size_t len, unsigned flags); /* splice(2) */
ssize_t tee(LT_LENT int fd_in, LT_LENT int fd_out, size_t len, unsigned flags); /* tee(2) */
ssize_t copy_file_range(LT_LENT int fd_in, off64_t *off_in, LT_LENT int fd_out, off64_t *off_out, size_t len, unsigned flags); /* copy_file_range(2) */
off_t lseek(LT_LENT int fd, off_t offset, int whence); /* lseek(2) */
int fsync(LT_LENT int fd); /* fsync(2) */
int fdatasync(LT_LENT int fd); /* fsync(2) */
int ftruncate(LT_LENT int fd, off_t length); /* truncate(2) */
int truncate(const char *path, off_t length); /* truncate(2) */
int fallocate(LT_LENT int fd, int mode, off_t offset, off_t len); /* fallocate(2) */
int posix_fallocate(LT_LENT int fd, off_t offset, off_t len); /* posix_fallocate(3) */
int posix_fadvise(LT_LENT int fd, off_t offset, off_t len, int advice); /* posix_fadvise(2) */
int flock(LT_LENT int fd, int operation); /* flock(2) */
int lockf(LT_LENT int fd, int cmd, off_t len); /* lockf(3) */
int fchmod(LT_LENT int fd, mode_t mode); /* chmod(2) */
int fchown(LT_LENT int fd, uid_t owner, gid_t group); /* chown(2) */
int fchdir(LT_LENT int fd); /* chdir(2) */
int futimens(LT_LENT int fd, const struct timespec times[2]); /* utimensat(2) */
int isatty(LT_LENT int fd); /* isatty(3) */
LT_LIFETIME("static") char *ttyname(LT_LENT int fd); /* ttyname(3) */
int ttyname_r(LT_LENT int fd, char *buf, size_t buflen); /* ttyname(3) */
int tcgetattr(LT_LENT int fd, struct termios *termios_p); /* termios(3) */
int tcsetattr(LT_LENT int fd, int optional_actions, const struct termios *termios_p); /* termios(3) */
int openpty(LT_GIVES("close when return == 0") int *amaster, LT_GIVES("close when return == 0") int *aslave, char *name, const struct termios *termp, const struct winsize *winp); /* openpty(3) */
int fcntl(LT_LENT int fd, int cmd, LT_ESCAPE ...); /* fcntl(2) */
int ioctl(LT_LENT int fd, unsigned long request, LT_ESCAPE ...); /* ioctl(2) */
int stat(const char *pathname, struct stat *statbuf); /* stat(2) */
int fstat(LT_LENT int fd, struct stat *statbuf); /* stat(2) */
int lstat(const char *pathname, struct stat *statbuf); /* stat(2) */
int fstatat(LT_LENT int dirfd, const char *pathname, struct stat *statbuf, int flags); /* stat(2) */
int stat64(const char *pathname, struct stat64 *statbuf); /* stat(2) */
int fstat64(LT_LENT int fd, struct stat64 *statbuf); /* stat(2) */
int lstat64(const char *pathname, struct stat64 *statbuf); /* stat(2) */
int statx(LT_LENT int dirfd, const char *pathname, int flags, unsigned mask, struct statx *statxbuf); /* statx(2) */
int statvfs(const char *path, struct statvfs *buf); /* statvfs(3) */
int fstatvfs(LT_LENT int fd, struct statvfs *buf); /* statvfs(3) */
int statfs(const char *path, struct statfs *buf); /* statfs(2) */
int fstatfs(LT_LENT int fd, struct statfs *buf); /* statfs(2) */
int access(const char *pathname, int mode); /* access(2) */
int faccessat(LT_LENT int dirfd, const char *pathname, int mode, int flags); /* access(2) */
int euidaccess(const char *pathname, int mode); /* euidaccess(3) */
int unlink(const char *pathname); /* unlink(2) */
int unlinkat(LT_LENT int dirfd, const char *pathname, int flags); /* unlink(2) */
int rmdir(const char *pathname); /* rmdir(2) */
int mkdir(const char *pathname, mode_t mode); /* mkdir(2) */
int mkdirat(LT_LENT int dirfd, const char *pathname, mode_t mode); /* mkdir(2) */
int mkfifo(const char *pathname, mode_t mode); /* mkfifo(3) */
int mknod(const char *pathname, mode_t mode, dev_t dev); /* mknod(2) */
int chdir(const char *path); /* chdir(2) */
int chroot(const char *path); /* chroot(2) */
int link(const char *oldpath, const char *newpath); /* link(2) */
int linkat(LT_LENT int olddirfd, const char *oldpath, LT_LENT int newdirfd, const char *newpath, int flags); /* link(2) */
int symlink(const char *target, const char *linkpath); /* symlink(2) */
int symlinkat(const char *target, LT_LENT int newdirfd, const char *linkpath); /* symlink(2) */
ssize_t readlink(const char *pathname, char *buf, size_t bufsiz); /* readlink(2) */
ssize_t readlinkat(LT_LENT int dirfd, const char *pathname, char *buf, size_t bufsiz); /* readlink(2) */
int chmod(const char *pathname, mode_t mode); /* chmod(2) */
int fchmodat(LT_LENT int dirfd, const char *pathname, mode_t mode, int flags); /* chmod(2) */
int chown(const char *pathname, uid_t owner, gid_t group); /* chown(2) */
int lchown(const char *pathname, uid_t owner, gid_t group); /* chown(2) */
int utime(const char *filename, const struct utimbuf *times); /* utime(2) */
int utimes(const char *filename, const struct timeval times[2]); /* utime(2) */
int utimensat(LT_LENT int dirfd, const char *pathname, const struct timespec times[2], int flags); /* utimensat(2) */
int gethostname(char *name, size_t len); /* gethostname(2) */
int getdomainname(char *name, size_t len); /* getdomainname(2) */
LT_IF("buf == null") LT_OWNED char *getcwd(char *buf, size_t size); /* getcwd(3): allocated, glibc */
LT_BORROWED("buf") char *getcwd(char *buf, size_t size); /* getcwd(3): buf or null */
LT_OWNED char *get_current_dir_name(void); /* getcwd(3) */
LT_LIFETIME("static") char *getlogin(void); /* getlogin(3) */
int getlogin_r(char *buf, size_t bufsize); /* getlogin(3) */
LT_LIFETIME("static") char *getpass(const char *prompt); /* getpass(3) */
LT_LIFETIME("static") char *crypt(const char *key, const char *setting); /* crypt(3) */
size_t confstr(int name, char *buf, size_t len); /* confstr(3) */
long sysconf(int name); /* sysconf(3) */
long pathconf(const char *path, int name); /* pathconf(3) */
pid_t fork(void); /* fork(2) */
pid_t getpid(void); /* getpid(2) */
pid_t getppid(void); /* getpid(2) */
uid_t getuid(void); /* getuid(2) */
uid_t geteuid(void); /* getuid(2) */
gid_t getgid(void); /* getgid(2) */
gid_t getegid(void); /* getgid(2) */
int setuid(uid_t uid); /* setuid(2) */
int setgid(gid_t gid); /* setgid(2) */
pid_t setsid(void); /* setsid(2) */
unsigned sleep(unsigned seconds); /* sleep(3) */
int usleep(useconds_t usec); /* usleep(3) */
unsigned alarm(unsigned seconds); /* alarm(2) */
LT_SERVES int pause(void); /* pause(2) */
int kill(pid_t pid, int sig); /* kill(2) */
int raise(int sig); /* raise(3) */
int execv(const char *pathname, LT_FOLLOWS char *const argv[]); /* exec(3) */
int execvp(const char *file, LT_FOLLOWS char *const argv[]); /* exec(3) */
int execvpe(const char *file, LT_FOLLOWS char *const argv[], LT_FOLLOWS char *const envp[]); /* exec(3) */
int execve(const char *pathname, LT_FOLLOWS char *const argv[], LT_FOLLOWS char *const envp[]); /* execve(2) */
int fexecve(LT_LENT int fd, LT_FOLLOWS char *const argv[], LT_FOLLOWS char *const envp[]); /* fexecve(3) */
int execl(const char *pathname, const char *arg, ...); /* exec(3) */
int execlp(const char *file, const char *arg, ...); /* exec(3) */
int execle(const char *pathname, const char *arg, ...); /* exec(3) */
pid_t waitpid(pid_t pid, int *wstatus, int options); /* wait(2) */
pid_t wait(int *wstatus); /* wait(2) */
pid_t wait4(pid_t pid, int *wstatus, int options, struct rusage *rusage); /* wait4(2) */
int waitid(idtype_t idtype, id_t id, siginfo_t *infop, int options); /* wait(2) */
int posix_spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *file_actions, const posix_spawnattr_t *attrp, LT_FOLLOWS char *const argv[], LT_FOLLOWS char *const envp[]); /* posix_spawn(3) */
int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *file_actions, const posix_spawnattr_t *attrp, LT_FOLLOWS char *const argv[], LT_FOLLOWS char *const envp[]); /* posix_spawn(3) */
int posix_spawn_file_actions_init(LT_GIVES("posix_spawn_file_actions_destroy when return == 0") posix_spawn_file_actions_t *file_actions); /* posix_spawn_file_actions_init(3p) */
int posix_spawn_file_actions_destroy(LT_GIVES("posix_spawn_file_actions_destroy") posix_spawn_file_actions_t *file_actions); /* posix_spawn_file_actions_destroy(3p) */
int posix_spawn_file_actions_adddup2(LT_LENT posix_spawn_file_actions_t *file_actions, LT_LENT int fildes, int newfildes); /* posix_spawn_file_actions_adddup2(3p) */
int posix_spawn_file_actions_addclose(LT_LENT posix_spawn_file_actions_t *file_actions, LT_LENT int fildes); /* posix_spawn_file_actions_addclose(3p): closed in the child */
int posix_spawn_file_actions_addopen(LT_LENT posix_spawn_file_actions_t *file_actions, int fildes, const char *path, int oflag, mode_t mode); /* posix_spawn_file_actions_addopen(3p): path is copied */
int getopt(int argc, LT_FOLLOWS char *const argv[], const char *optstring); /* getopt(3) */
int getopt_long(int argc, LT_FOLLOWS char *const argv[], const char *optstring, const struct option *longopts, int *longindex); /* getopt(3) */
int getopt_long_only(int argc, LT_FOLLOWS char *const argv[], const char *optstring, const struct option *longopts, int *longindex); /* getopt(3) */
LT_SERVES int poll(struct pollfd *fds, nfds_t nfds, int timeout); /* poll(2) */
LT_SERVES int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *tmo_p, const sigset_t *sigmask); /* poll(2) */
LT_SERVES int select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, struct timeval *timeout); /* select(2) */
LT_SERVES int pselect(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct timespec *timeout, const sigset_t *sigmask); /* select(2) */
int sigaction(int signum, const struct sigaction *act, struct sigaction *oldact); /* sigaction(2): copied */
int sigemptyset(sigset_t *set); /* sigsetops(3) */
int sigfillset(sigset_t *set); /* sigsetops(3) */
int sigaddset(sigset_t *set, int signum); /* sigsetops(3) */
int sigdelset(sigset_t *set, int signum); /* sigsetops(3) */
int sigismember(const sigset_t *set, int signum); /* sigsetops(3) */
int sigprocmask(int how, const sigset_t *set, sigset_t *oldset); /* sigprocmask(2) */
LT_SERVES int sigwait(const sigset_t *set, int *sig); /* sigwait(3) */
LT_SERVES int sigwaitinfo(const sigset_t *set, siginfo_t *info); /* sigwaitinfo(2) */
LT_SERVES int sigsuspend(const sigset_t *mask); /* sigsuspend(2) */
int sigaltstack(LT_KEEPS("sigaltstack when return == 0") const stack_t *ss, stack_t *old_ss); /* sigaltstack(2): ss is copied; ss_sp is used by later signals */
int getrusage(int who, struct rusage *usage); /* getrusage(2) */
int getrlimit(int resource, struct rlimit *rlim); /* getrlimit(2) */
int setrlimit(int resource, const struct rlimit *rlim); /* getrlimit(2) */
int uname(struct utsname *buf); /* uname(2) */
int sysinfo(struct sysinfo *info); /* sysinfo(2) */
ssize_t getrandom(void *buf, size_t buflen, unsigned flags); /* getrandom(2) */
int getentropy(void *buffer, size_t length); /* getentropy(3) */
void openlog(LT_UNTIL("openlog | closelog") const char *ident, int option, int facility); /* syslog(3): the pointer is stored */
void syslog(int priority, const char *format, ...); /* syslog(3) */
void vsyslog(int priority, const char *format, va_list ap); /* syslog(3) */
void closelog(void); /* syslog(3) */
