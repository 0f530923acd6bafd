/* <sys/mman.h>, <sys/shm.h>, <sys/sem.h>, <sys/msg.h>, <mqueue.h>, <semaphore.h>: memory and messages that processes share,
 * of POSIX.1-2017 and Linux. MAP_FAILED is -1. munmap of a part of a mapping cannot be said: it counts as a release when
 * it begins at the start of the mapping. */
LT_OWNED_BY("munmap when return != -1") void *mmap(void *addr, size_t length, int prot, int flags, LT_LENT int fd, off_t offset); /* mmap(2): fd may be closed */
LT_OWNED_BY("munmap when return != -1") void *mmap64(void *addr, size_t length, int prot, int flags, LT_LENT int fd, off64_t offset); /* mmap(2) */
int munmap(LT_OWNED_BY("munmap when return == 0") void *addr, size_t length); /* mmap(2) */
LT_OWNED_BY("munmap when return != -1") void *mremap(LT_OWNED_BY("munmap | mremap when return != -1") void *old_address, size_t old_size, size_t new_size, int flags, ...); /* mremap(2) */
int mprotect(void *addr, size_t len, int prot); /* mprotect(2) */
int msync(void *addr, size_t length, int flags); /* msync(2) */
int madvise(void *addr, size_t length, int advice); /* madvise(2) */
int posix_madvise(void *addr, size_t len, int advice); /* posix_madvise(3) */
int mlock(const void *addr, size_t len); /* mlock(2) */
int munlock(const void *addr, size_t len); /* mlock(2) */
int mincore(void *addr, size_t length, unsigned char *vec); /* mincore(2) */
LT_OWNED_BY("close when return >= 0") int shm_open(const char *name, int oflag, mode_t mode); /* shm_open(3) */
int shm_unlink(const char *name); /* shm_open(3) */
int shmget(key_t key, size_t size, int shmflg); /* shmget(2): the segment outlives the process */
LT_OWNED_BY("shmdt when return != -1") void *shmat(int shmid, const void *shmaddr, int shmflg); /* shmop(2) */
int shmdt(LT_OWNED_BY("shmdt") const void *shmaddr); /* shmop(2) */
int shmctl(int shmid, int cmd, struct shmid_ds *buf); /* shmctl(2) */
int semget(key_t key, int nsems, int semflg); /* semget(2) */
int semop(int semid, struct sembuf *sops, size_t nsops); /* semop(2) */
int msgget(key_t key, int msgflg); /* msgget(2) */
int msgsnd(int msqid, const void *msgp, size_t msgsz, int msgflg); /* msgop(2) */
LT_SERVES ssize_t msgrcv(int msqid, void *msgp, size_t msgsz, long msgtyp, int msgflg); /* msgop(2) */
LT_OWNED_BY("mq_close when return >= 0") mqd_t mq_open(const char *name, int oflag, ...); /* mq_open(3) */
int mq_close(LT_OWNED_BY("mq_close") mqd_t mqdes); /* mq_close(3) */
int mq_unlink(const char *name); /* mq_unlink(3) */
int mq_send(LT_LENT mqd_t mqdes, const char *msg_ptr, size_t msg_len, unsigned msg_prio); /* mq_send(3) */
LT_SERVES ssize_t mq_receive(LT_LENT mqd_t mqdes, char *msg_ptr, size_t msg_len, unsigned *msg_prio); /* mq_receive(3) */
int mq_getattr(LT_LENT mqd_t mqdes, struct mq_attr *attr); /* mq_getattr(3) */
int mq_setattr(LT_LENT mqd_t mqdes, const struct mq_attr *newattr, struct mq_attr *oldattr); /* mq_getattr(3) */
LT_OWNED_BY("sem_close") sem_t *sem_open(const char *name, int oflag, ...); /* sem_open(3): SEM_FAILED is null, glibc */
int sem_close(LT_OWNED_BY("sem_close") sem_t *sem); /* sem_close(3) */
int sem_unlink(const char *name); /* sem_unlink(3) */
int sem_init(sem_t *sem, int pshared, unsigned value); /* sem_init(3): holds nothing that could leak, on Linux */
LT_WAITS int sem_wait(sem_t *sem); /* sem_wait(3) */
int sem_trywait(sem_t *sem); /* sem_wait(3) */
LT_WAITS int sem_timedwait(sem_t *sem, const struct timespec *abs_timeout); /* sem_wait(3) */
int sem_post(sem_t *sem); /* sem_post(3) */
int sem_getvalue(sem_t *sem, int *sval); /* sem_getvalue(3) */
int sem_destroy(sem_t *sem); /* sem_destroy(3) */
/* <aio.h>: what the control block points to is used until the request has come to an end. */
int aio_read(LT_UNTIL("aio_error | aio_return | aio_cancel | aio_suspend when return == 0") struct aiocb *aiocbp); /* aio_read(3) */
int aio_write(LT_UNTIL("aio_error | aio_return | aio_cancel | aio_suspend when return == 0") struct aiocb *aiocbp); /* aio_write(3) */
int aio_fsync(int op, LT_UNTIL("aio_error | aio_return | aio_cancel | aio_suspend when return == 0") struct aiocb *aiocbp); /* aio_fsync(3) */
int aio_error(const struct aiocb *aiocbp); /* aio_error(3) */
ssize_t aio_return(struct aiocb *aiocbp); /* aio_return(3) */
int aio_cancel(LT_LENT int fd, struct aiocb *aiocbp); /* aio_cancel(3) */
LT_WAITS int aio_suspend(const struct aiocb *const aiocb_list[], int nitems, const struct timespec *timeout); /* aio_suspend(3) */
