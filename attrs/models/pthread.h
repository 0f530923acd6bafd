/* <pthread.h>, <threads.h>, <semaphore.h>: POSIX.1-2017, C17 7.26. A thread may outlive the function that starts it, so
 * its argument must live as long as the process; joining it is what the `capture` check will look for. */
int pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*start_routine)(void *), LT_LIFETIME("static") void *arg); /* pthread_create(3) */
int pthread_join(pthread_t thread, void **retval); /* pthread_join(3) */
int pthread_detach(pthread_t thread); /* pthread_detach(3) */
LT_NORETURN void pthread_exit(LT_LIFETIME("static") void *retval); /* pthread_exit(3): retval must not be on the stack */
int pthread_once(pthread_once_t *once_control, void (*init_routine)(void)); /* pthread_once(3p) */
int pthread_key_create(pthread_key_t *key, void (*destructor)(void *)); /* pthread_key_create(3p) */
int pthread_key_delete(pthread_key_t key); /* pthread_key_delete(3p) */
int pthread_setspecific(pthread_key_t key, LT_LIFETIME("static") const void *value); /* pthread_setspecific(3p): kept until the thread ends */
void *pthread_getspecific(pthread_key_t key); /* pthread_getspecific(3p) */
int pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *attr); /* pthread_mutex_init(3) */
int pthread_mutex_destroy(pthread_mutex_t *mutex); /* pthread_mutex_init(3) */
int pthread_mutex_lock(pthread_mutex_t *mutex); /* pthread_mutex_lock(3) */
int pthread_mutex_trylock(pthread_mutex_t *mutex); /* pthread_mutex_lock(3) */
int pthread_mutex_unlock(pthread_mutex_t *mutex); /* pthread_mutex_lock(3) */
int pthread_cond_init(pthread_cond_t *cond, const pthread_condattr_t *attr); /* pthread_cond_init(3) */
int pthread_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex); /* pthread_cond_wait(3) */
int pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *abstime); /* pthread_cond_wait(3) */
int pthread_cond_signal(pthread_cond_t *cond); /* pthread_cond_signal(3) */
int pthread_cond_broadcast(pthread_cond_t *cond); /* pthread_cond_signal(3) */
int pthread_cond_destroy(pthread_cond_t *cond); /* pthread_cond_init(3) */
int pthread_rwlock_rdlock(pthread_rwlock_t *rwlock); /* pthread_rwlock_rdlock(3p) */
int pthread_rwlock_wrlock(pthread_rwlock_t *rwlock); /* pthread_rwlock_wrlock(3p) */
int pthread_rwlock_unlock(pthread_rwlock_t *rwlock); /* pthread_rwlock_unlock(3p) */
int pthread_attr_init(pthread_attr_t *attr); /* pthread_attr_init(3) */
int pthread_attr_destroy(pthread_attr_t *attr); /* pthread_attr_init(3) */
int pthread_attr_setdetachstate(pthread_attr_t *attr, int detachstate); /* pthread_attr_setdetachstate(3) */
int pthread_attr_setstack(pthread_attr_t *attr, LT_BORROWED("attr") void *stackaddr, size_t stacksize); /* pthread_attr_setstack(3) */
int pthread_sigmask(int how, const sigset_t *set, sigset_t *oldset); /* pthread_sigmask(3) */
int thrd_create(thrd_t *thr, int (*func)(void *), LT_LIFETIME("static") void *arg); /* C17 7.26.5.1 */
int tss_set(tss_t key, LT_LIFETIME("static") void *val); /* C17 7.26.6.4 */
int sem_init(sem_t *sem, int pshared, unsigned value); /* sem_init(3) */
int sem_wait(sem_t *sem); /* sem_wait(3) */
int sem_post(sem_t *sem); /* sem_post(3) */
int sem_destroy(sem_t *sem); /* sem_destroy(3) */
