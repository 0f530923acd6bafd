/* <pthread.h>, <threads.h>: POSIX.1-2017, C17 7.26. A thread may outlive the function that starts it:
 * its argument must live until it is joined. */
/* With attributes the thread may be detached from the start. */
LT_IF("attr == null") LT_SERVES int pthread_create(LT_GIVES("pthread_join | pthread_detach when return == 0") pthread_t *thread, const pthread_attr_t *attr, void *(*start_routine)(void *), LT_UNTIL("pthread_join when return == 0") void *arg); /* pthread_create(3) */
LT_SERVES int pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*start_routine)(void *), LT_UNTIL("pthread_join when return == 0") void *arg); /* pthread_create(3) */
int pthread_join(LT_OWNED_BY("pthread_join") pthread_t thread, void **retval); /* pthread_join(3) */
int pthread_tryjoin_np(LT_OWNED_BY("pthread_join | pthread_tryjoin_np when return == 0") pthread_t thread, void **retval); /* pthread_tryjoin_np(3) */
int pthread_timedjoin_np(LT_OWNED_BY("pthread_join | pthread_timedjoin_np when return == 0") pthread_t thread, void **retval, const struct timespec *abstime); /* pthread_tryjoin_np(3) */
int pthread_detach(LT_OWNED_BY("pthread_detach") pthread_t thread); /* pthread_detach(3): pthread_detach(pthread_self()) ends nothing of the caller */
pthread_t pthread_self(void); /* pthread_self(3) */
int pthread_kill(pthread_t thread, int sig); /* pthread_kill(3) */
int pthread_cancel(pthread_t thread); /* pthread_cancel(3) */
LT_PURE int pthread_equal(pthread_t t1, pthread_t t2); /* pthread_equal(3) */
int pthread_setname_np(pthread_t thread, const char *name); /* pthread_setname_np(3) */
LT_NORETURN void pthread_exit(LT_LIFETIME("static") void *retval); /* pthread_exit(3): retval must not be on the stack */
LT_ONCE int pthread_once(pthread_once_t *once_control, void (*init_routine)(void)); /* pthread_once(3p) */
int pthread_key_create(LT_GIVES("pthread_key_delete when return == 0") pthread_key_t *key, LT_ADDS("the process's thread-specific keys") void (*destructor)(void *)); /* pthread_key_create(3p) */
int pthread_key_delete(LT_WITHDRAWS("the process's thread-specific keys") LT_OWNED_BY("pthread_key_delete") pthread_key_t key); /* pthread_key_delete(3p) */
int pthread_setspecific(pthread_key_t key, LT_UNTIL("pthread_setspecific | pthread_key_delete when return == 0") const void *value); /* pthread_setspecific(3p): kept until the thread ends, released by the destructor */
void *pthread_getspecific(pthread_key_t key); /* pthread_getspecific(3p) */
int pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *attr); /* pthread_mutex_init(3) */
int pthread_mutex_destroy(pthread_mutex_t *mutex); /* pthread_mutex_init(3) */
int pthread_mutex_lock(LT_HOLDS("pthread_mutex_unlock when return == 0") pthread_mutex_t *mutex); /* pthread_mutex_lock(3) */
int pthread_mutex_trylock(LT_HOLDS("pthread_mutex_unlock when return == 0") pthread_mutex_t *mutex); /* pthread_mutex_lock(3) */
int pthread_mutex_unlock(LT_HOLDS("pthread_mutex_unlock") pthread_mutex_t *mutex); /* pthread_mutex_lock(3) */
int pthread_cond_init(pthread_cond_t *cond, const pthread_condattr_t *attr); /* pthread_cond_init(3) */
LT_WAITS int pthread_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex); /* pthread_cond_wait(3) */
LT_WAITS int pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *abstime); /* pthread_cond_wait(3) */
int pthread_cond_signal(pthread_cond_t *cond); /* pthread_cond_signal(3) */
int pthread_cond_broadcast(pthread_cond_t *cond); /* pthread_cond_signal(3) */
int pthread_cond_destroy(pthread_cond_t *cond); /* pthread_cond_init(3) */
int pthread_rwlock_rdlock(LT_HOLDS("pthread_rwlock_unlock when return == 0") pthread_rwlock_t *rwlock); /* pthread_rwlock_rdlock(3p) */
int pthread_rwlock_wrlock(LT_HOLDS("pthread_rwlock_unlock when return == 0") pthread_rwlock_t *rwlock); /* pthread_rwlock_wrlock(3p) */
int pthread_rwlock_unlock(LT_HOLDS("pthread_rwlock_unlock") pthread_rwlock_t *rwlock); /* pthread_rwlock_unlock(3p) */
int pthread_attr_init(pthread_attr_t *attr); /* pthread_attr_init(3): may hold a set of processors; most programs do not destroy it, and are not to be told */
int pthread_attr_destroy(pthread_attr_t *attr); /* pthread_attr_init(3) */
int pthread_attr_setdetachstate(pthread_attr_t *attr, int detachstate); /* pthread_attr_setdetachstate(3) */
int pthread_attr_setstack(pthread_attr_t *attr, LT_BORROWED("attr") void *stackaddr, size_t stacksize); /* pthread_attr_setstack(3) */
int pthread_sigmask(int how, const sigset_t *set, sigset_t *oldset); /* pthread_sigmask(3) */
LT_SERVES int thrd_create(LT_GIVES("thrd_join | thrd_detach when return == 0") thrd_t *thr, thrd_start_t func, LT_UNTIL("thrd_join when return == 0") void *arg); /* C17 7.26.5.1: thrd_success is 0 */
int thrd_join(LT_OWNED_BY("thrd_join") thrd_t thr, int *res); /* C17 7.26.5.6 */
int thrd_detach(LT_OWNED_BY("thrd_detach") thrd_t thr); /* C17 7.26.5.3 */
thrd_t thrd_current(void); /* C17 7.26.5.2 */
LT_NORETURN void thrd_exit(int res); /* C17 7.26.5.5 */
int mtx_init(mtx_t *mtx, int type); /* C17 7.26.4.2: holds nothing that could leak, glibc */
void mtx_destroy(mtx_t *mtx); /* C17 7.26.4.1 */
int mtx_lock(LT_HOLDS("mtx_unlock when return == 0") mtx_t *mtx); /* C17 7.26.4.3 */
int mtx_unlock(LT_HOLDS("mtx_unlock") mtx_t *mtx); /* C17 7.26.4.6 */
int cnd_init(cnd_t *cond); /* C17 7.26.3.3 */
void cnd_destroy(cnd_t *cond); /* C17 7.26.3.2 */
LT_WAITS int cnd_wait(cnd_t *cond, mtx_t *mtx); /* C17 7.26.3.6 */
LT_WAITS int cnd_timedwait(cnd_t *cond, mtx_t *mtx, const struct timespec *ts); /* C17 7.26.3.5 */
int cnd_signal(cnd_t *cond); /* C17 7.26.3.4 */
int cnd_broadcast(cnd_t *cond); /* C17 7.26.3.1 */
LT_ONCE void call_once(once_flag *flag, void (*func)(void)); /* C17 7.26.2.1 */
int tss_set(tss_t key, LT_UNTIL("tss_set | tss_delete when return == 0") void *val); /* C17 7.26.6.4 */
int tss_create(LT_GIVES("tss_delete when return == 0") tss_t *key, LT_ADDS("the process's thread-specific keys") tss_dtor_t dtor); /* C17 7.26.6.1 */
void tss_delete(LT_WITHDRAWS("the process's thread-specific keys") LT_OWNED_BY("tss_delete") tss_t key); /* C17 7.26.6.2 */
void *tss_get(tss_t key); /* C17 7.26.6.3 */
int pthread_attr_setstacksize(pthread_attr_t *attr, size_t stacksize); /* pthread_attr_setstacksize(3) */
int pthread_attr_getstacksize(const pthread_attr_t *attr, size_t *stacksize); /* pthread_attr_setstacksize(3) */
int pthread_mutexattr_init(pthread_mutexattr_t *attr); /* pthread_mutexattr_init(3) */
int pthread_mutexattr_settype(pthread_mutexattr_t *attr, int kind); /* pthread_mutexattr_settype(3p) */
int pthread_mutexattr_destroy(pthread_mutexattr_t *attr); /* pthread_mutexattr_init(3) */
int pthread_condattr_init(pthread_condattr_t *attr); /* pthread_condattr_init(3p) */
int pthread_condattr_setclock(pthread_condattr_t *attr, clockid_t clock_id); /* pthread_condattr_setclock(3p) */
int pthread_condattr_destroy(pthread_condattr_t *attr); /* pthread_condattr_destroy(3p) */
int pthread_rwlock_init(pthread_rwlock_t *rwlock, const pthread_rwlockattr_t *attr); /* pthread_rwlock_init(3p) */
int pthread_rwlock_destroy(pthread_rwlock_t *rwlock); /* pthread_rwlock_destroy(3p) */
int pthread_rwlock_tryrdlock(LT_HOLDS("pthread_rwlock_unlock when return == 0") pthread_rwlock_t *rwlock); /* pthread_rwlock_rdlock(3p) */
int pthread_rwlock_trywrlock(LT_HOLDS("pthread_rwlock_unlock when return == 0") pthread_rwlock_t *rwlock); /* pthread_rwlock_wrlock(3p) */
int pthread_spin_init(pthread_spinlock_t *lock, int pshared); /* pthread_spin_init(3) */
int pthread_spin_destroy(pthread_spinlock_t *lock); /* pthread_spin_init(3) */
int pthread_spin_lock(LT_HOLDS("pthread_spin_unlock when return == 0") pthread_spinlock_t *lock); /* pthread_spin_lock(3) */
int pthread_spin_unlock(LT_HOLDS("pthread_spin_unlock") pthread_spinlock_t *lock); /* pthread_spin_lock(3) */
int pthread_barrier_init(pthread_barrier_t *barrier, const pthread_barrierattr_t *attr, unsigned count); /* pthread_barrier_init(3p) */
int pthread_barrier_destroy(pthread_barrier_t *barrier); /* pthread_barrier_destroy(3p) */
LT_WAITS int pthread_barrier_wait(pthread_barrier_t *barrier); /* pthread_barrier_wait(3p) */
int pthread_setcancelstate(int state, int *oldstate); /* pthread_setcancelstate(3) */
int pthread_getattr_np(pthread_t thread, pthread_attr_t *attr); /* pthread_getattr_np(3) */
int sched_yield(void); /* sched_yield(2) */
