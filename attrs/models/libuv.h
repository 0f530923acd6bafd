/* libuv 1: uv.h, docs.libuv.org. Handles and requests are the caller's memory, which the loop uses until the close or the
 * request's callback, which only run inside uv_run. */
int uv_loop_init(LT_GIVES("uv_loop_close when return == 0") uv_loop_t *loop); /* uv.h */
int uv_loop_close(LT_GIVES("uv_loop_close") uv_loop_t *loop); /* uv.h: UV_EBUSY leaves it open, which is said by nobody's test */
LT_LIFETIME("static") uv_loop_t *uv_default_loop(void); /* uv.h */
LT_SERVES int uv_run(LT_LENT uv_loop_t *loop, uv_run_mode mode); /* uv.h */
void uv_stop(LT_LENT uv_loop_t *loop); /* uv.h */
int uv_loop_alive(const uv_loop_t *loop); /* uv.h */
uint64_t uv_now(const uv_loop_t *loop); /* uv.h */
void uv_close(LT_ESCAPE uv_handle_t *handle, uv_close_cb close_cb); /* uv.h: used until close_cb */
int uv_timer_init(LT_LENT uv_loop_t *loop, LT_UNTIL("uv_run | uv_close | uv_loop_close when return == 0") uv_timer_t *handle); /* uv.h */
int uv_async_init(LT_LENT uv_loop_t *loop, LT_UNTIL("uv_run | uv_close | uv_loop_close when return == 0") uv_async_t *async, uv_async_cb async_cb); /* uv.h */
int uv_tcp_init(LT_LENT uv_loop_t *loop, LT_UNTIL("uv_run | uv_close | uv_loop_close when return == 0") uv_tcp_t *handle); /* uv.h */
int uv_udp_init(LT_LENT uv_loop_t *loop, LT_UNTIL("uv_run | uv_close | uv_loop_close when return == 0") uv_udp_t *handle); /* uv.h */
int uv_pipe_init(LT_LENT uv_loop_t *loop, LT_UNTIL("uv_run | uv_close | uv_loop_close when return == 0") uv_pipe_t *handle, int ipc); /* uv.h */
int uv_signal_init(LT_LENT uv_loop_t *loop, LT_UNTIL("uv_run | uv_close | uv_loop_close when return == 0") uv_signal_t *handle); /* uv.h */
int uv_write(LT_UNTIL("uv_run | uv_cancel | uv_loop_close when return == 0") uv_write_t *req, LT_LENT uv_stream_t *handle, LT_ESCAPE const uv_buf_t bufs[], unsigned nbufs, uv_write_cb cb); /* uv.h: what bufs point to is used until cb */
int uv_queue_work(LT_LENT uv_loop_t *loop, LT_UNTIL("uv_run | uv_cancel | uv_loop_close when return == 0") uv_work_t *req, uv_work_cb work_cb, uv_after_work_cb after_work_cb); /* uv.h */
int uv_tcp_connect(LT_UNTIL("uv_run | uv_cancel | uv_loop_close when return == 0") uv_connect_t *req, LT_LENT uv_tcp_t *handle, const struct sockaddr *addr, uv_connect_cb cb); /* uv.h */
int uv_getaddrinfo(LT_LENT uv_loop_t *loop, LT_UNTIL("uv_run | uv_cancel | uv_loop_close when return == 0") uv_getaddrinfo_t *req, uv_getaddrinfo_cb getaddrinfo_cb, const char *node, const char *service, const struct addrinfo *hints); /* uv.h */
void uv_freeaddrinfo(LT_OWNED_BY("uv_freeaddrinfo | freeaddrinfo") struct addrinfo *ai); /* uv.h */
void uv_fs_req_cleanup(LT_LENT uv_fs_t *req); /* uv.h: idempotent */
LT_SERVES int uv_thread_create(LT_GIVES("uv_thread_join when return == 0") uv_thread_t *tid, uv_thread_cb entry, LT_UNTIL("uv_thread_join when return == 0") void *arg); /* uv.h */
int uv_thread_join(LT_GIVES("uv_thread_join") uv_thread_t *tid); /* uv.h */
LT_LIFETIME("static") const char *uv_strerror(int err); /* uv.h: leaks for unknown codes */
LT_LIFETIME("static") const char *uv_err_name(int err); /* uv.h */
int uv_interface_addresses(LT_GIVES("uv_free_interface_addresses when return == 0") uv_interface_address_t **addresses, int *count); /* uv.h */
void uv_free_interface_addresses(LT_OWNED_BY("uv_free_interface_addresses") uv_interface_address_t *addresses, int count); /* uv.h */
int uv_cpu_info(LT_GIVES("uv_free_cpu_info when return == 0") uv_cpu_info_t **cpu_infos, int *count); /* uv.h */
void uv_free_cpu_info(LT_OWNED_BY("uv_free_cpu_info") uv_cpu_info_t *cpu_infos, int count); /* uv.h */
int uv_dlopen(const char *filename, LT_GIVES("uv_dlclose") uv_lib_t *lib); /* uv.h: lib->errmsg is to be released also on failure */
void uv_dlclose(LT_GIVES("uv_dlclose") uv_lib_t *lib); /* uv.h */
int uv_cancel(LT_LENT uv_req_t *req); /* uv.h */
LT_WAITS void uv_sem_wait(uv_sem_t *sem); /* uv.h */
LT_WAITS void uv_cond_wait(uv_cond_t *cond, uv_mutex_t *mutex); /* uv.h */
LT_WAITS int uv_barrier_wait(uv_barrier_t *barrier); /* uv.h */
void uv_mutex_lock(LT_HOLDS("uv_mutex_unlock") uv_mutex_t *handle); /* uv.h */
int uv_mutex_trylock(LT_HOLDS("uv_mutex_unlock when return == 0") uv_mutex_t *handle); /* uv.h */
void uv_mutex_unlock(LT_HOLDS("uv_mutex_unlock") uv_mutex_t *handle); /* uv.h */
void uv_rwlock_rdlock(LT_HOLDS("uv_rwlock_rdunlock") uv_rwlock_t *rwlock); /* uv.h */
void uv_rwlock_rdunlock(LT_HOLDS("uv_rwlock_rdunlock") uv_rwlock_t *rwlock); /* uv.h */
void uv_rwlock_wrlock(LT_HOLDS("uv_rwlock_wrunlock") uv_rwlock_t *rwlock); /* uv.h */
void uv_rwlock_wrunlock(LT_HOLDS("uv_rwlock_wrunlock") uv_rwlock_t *rwlock); /* uv.h */
