/* libevent 2.1: event2/…. The argument of a callback is kept until its event is freed; in the loop it may be. */
LT_OWNED_BY("event_base_free") struct event_base *event_base_new(void); /* event2/event.h */
LT_OWNED_BY("event_base_free") struct event_base *event_base_new_with_config(const struct event_config *cfg); /* event2/event.h */
void event_base_free(LT_OWNED_BY("event_base_free") struct event_base *eb); /* event2/event.h */
void event_base_free_nofinalize(LT_OWNED_BY("event_base_free | event_base_free_nofinalize") struct event_base *eb); /* event2/event.h */
LT_SERVES int event_base_dispatch(LT_LENT struct event_base *eb); /* event2/event.h */
LT_SERVES int event_base_loop(LT_LENT struct event_base *eb, int flags); /* event2/event.h */
int event_base_loopbreak(LT_LENT struct event_base *eb); /* event2/event.h */
int event_base_loopexit(LT_LENT struct event_base *eb, const struct timeval *tv); /* event2/event.h */
int event_base_once(LT_LENT struct event_base *base, evutil_socket_t fd, short events, event_callback_fn callback, LT_UNTIL("event_base_dispatch | event_base_loop | event_base_free when return == 0") void *arg, const struct timeval *timeout); /* event2/event.h */
LT_OWNED_BY("event_config_free") struct event_config *event_config_new(void); /* event2/event.h */
void event_config_free(LT_OWNED_BY("event_config_free") struct event_config *cfg); /* event2/event.h */
LT_OWNED_BY("event_free") struct event *event_new(LT_LENT struct event_base *base, evutil_socket_t fd, short events, event_callback_fn callback, LT_UNTIL("event_base_dispatch | event_base_loop | event_base_free | event_free | event_del when return != null") void *arg); /* event2/event.h: fd stays the caller's */
void event_free(LT_OWNED_BY("event_free") struct event *ev); /* event2/event.h */
int event_assign(LT_ESCAPE struct event *ev, LT_LENT struct event_base *base, evutil_socket_t fd, short events, event_callback_fn callback, LT_ESCAPE void *arg); /* event2/event.h */
int event_add(LT_ESCAPE struct event *ev, const struct timeval *timeout); /* event2/event.h: the base finds it from then on */
int event_del(LT_LENT struct event *ev); /* event2/event.h */
void event_active(LT_LENT struct event *ev, int res, short ncalls); /* event2/event.h */
int event_pending(const struct event *ev, short events, struct timeval *tv); /* event2/event.h */
LT_OWNED_BY("evbuffer_free") struct evbuffer *evbuffer_new(void); /* event2/buffer.h */
void evbuffer_free(LT_OWNED_BY("evbuffer_free") struct evbuffer *buf); /* event2/buffer.h */
size_t evbuffer_get_length(const struct evbuffer *buf); /* event2/buffer.h */
int evbuffer_add(struct evbuffer *buf, const void *data, size_t datlen); /* event2/buffer.h: copied */
int evbuffer_prepend(struct evbuffer *buf, const void *data, size_t size); /* event2/buffer.h: copied */
int evbuffer_add_printf(struct evbuffer *buf, const char *fmt, ...); /* event2/buffer.h */
int evbuffer_add_vprintf(struct evbuffer *buf, const char *fmt, va_list ap); /* event2/buffer.h */
int evbuffer_add_buffer(struct evbuffer *outbuf, struct evbuffer *inbuf); /* event2/buffer.h: the data moves, inbuf stays */
int evbuffer_add_reference(struct evbuffer *outbuf, LT_ESCAPE const void *data, size_t datlen, evbuffer_ref_cleanup_cb cleanupfn, LT_ESCAPE void *cleanupfn_arg); /* event2/buffer.h */
int evbuffer_add_file(struct evbuffer *outbuf, LT_OWNED_BY("close when return == 0") int fd, ev_off_t offset, ev_off_t length); /* event2/buffer.h: closed when it is sent */
int evbuffer_remove(struct evbuffer *buf, void *data, size_t datlen); /* event2/buffer.h */
int evbuffer_remove_buffer(struct evbuffer *src, struct evbuffer *dst, size_t datlen); /* event2/buffer.h */
ev_ssize_t evbuffer_copyout(struct evbuffer *buf, void *data_out, size_t datlen); /* event2/buffer.h */
int evbuffer_drain(struct evbuffer *buf, size_t len); /* event2/buffer.h */
LT_OWNED char *evbuffer_readln(struct evbuffer *buffer, size_t *n_read_out, enum evbuffer_eol_style eol_style); /* event2/buffer.h: free() */
LT_BORROWED("buf") unsigned char *evbuffer_pullup(struct evbuffer *buf, ev_ssize_t size); /* event2/buffer.h: until the buffer changes */
int evbuffer_read(struct evbuffer *buffer, LT_LENT evutil_socket_t fd, int howmuch); /* event2/buffer.h */
int evbuffer_write(struct evbuffer *buffer, LT_LENT evutil_socket_t fd); /* event2/buffer.h */
/* Whether the descriptor is closed with the bufferevent hangs on BEV_OPT_CLOSE_ON_FREE. */
LT_OWNED_BY("bufferevent_free") struct bufferevent *bufferevent_socket_new(LT_LENT struct event_base *base, LT_ESCAPE evutil_socket_t fd, int options); /* event2/bufferevent.h */
void bufferevent_free(LT_OWNED_BY("bufferevent_free") struct bufferevent *bufev); /* event2/bufferevent.h */
int bufferevent_write(LT_LENT struct bufferevent *bufev, const void *data, size_t size); /* event2/bufferevent.h: copied */
int bufferevent_write_buffer(LT_LENT struct bufferevent *bufev, struct evbuffer *buf); /* event2/bufferevent.h */
size_t bufferevent_read(LT_LENT struct bufferevent *bufev, void *data, size_t size); /* event2/bufferevent.h */
int bufferevent_enable(LT_LENT struct bufferevent *bufev, short event); /* event2/bufferevent.h */
int bufferevent_disable(LT_LENT struct bufferevent *bufev, short event); /* event2/bufferevent.h */
void bufferevent_setcb(LT_ESCAPE struct bufferevent *bufev, bufferevent_data_cb readcb, bufferevent_data_cb writecb, bufferevent_event_cb eventcb, LT_UNTIL("event_base_dispatch | event_base_loop | event_base_free | bufferevent_free | bufferevent_setcb") void *cbarg); /* event2/bufferevent.h: its callbacks get it and may free it */
LT_BORROWED("bufev") struct evbuffer *bufferevent_get_input(LT_LENT struct bufferevent *bufev); /* event2/bufferevent.h */
LT_BORROWED("bufev") struct evbuffer *bufferevent_get_output(LT_LENT struct bufferevent *bufev); /* event2/bufferevent.h */
LT_OWNED_BY("evconnlistener_free") struct evconnlistener *evconnlistener_new_bind(LT_LENT struct event_base *base, evconnlistener_cb cb, LT_UNTIL("event_base_dispatch | event_base_loop | event_base_free | evconnlistener_free when return != null") void *ptr, unsigned flags, int backlog, const struct sockaddr *sa, int socklen); /* event2/listener.h */
void evconnlistener_free(LT_OWNED_BY("evconnlistener_free") struct evconnlistener *lev); /* event2/listener.h */
LT_OWNED_BY("evhttp_free") struct evhttp *evhttp_new(LT_LENT struct event_base *base); /* event2/http.h */
void evhttp_free(LT_OWNED_BY("evhttp_free") struct evhttp *http); /* event2/http.h */
LT_OWNED_BY("evhttp_uri_free") struct evhttp_uri *evhttp_uri_parse(const char *source_uri); /* event2/http.h */
LT_BORROWED("uri") const char *evhttp_uri_get_host(const struct evhttp_uri *uri); /* event2/http.h */
LT_BORROWED("uri") const char *evhttp_uri_get_path(const struct evhttp_uri *uri); /* event2/http.h */
LT_BORROWED("uri") const char *evhttp_uri_get_query(const struct evhttp_uri *uri); /* event2/http.h */
void evhttp_uri_free(LT_OWNED_BY("evhttp_uri_free") struct evhttp_uri *uri); /* event2/http.h */
LT_OWNED char *evhttp_encode_uri(const char *str); /* event2/http.h: free() */
LT_OWNED char *evhttp_decode_uri(const char *uri); /* event2/http.h: free() */
LT_OWNED char *evhttp_htmlescape(const char *html); /* event2/http.h: free() */
LT_BORROWED("headers") const char *evhttp_find_header(const struct evkeyvalq *headers, const char *key); /* event2/http.h */
int evhttp_add_header(struct evkeyvalq *headers, const char *key, const char *value); /* event2/http.h: copied */
void evutil_freeaddrinfo(LT_OWNED_BY("evutil_freeaddrinfo") struct evutil_addrinfo *ai); /* event2/util.h */
int evutil_getaddrinfo(const char *nodename, const char *servname, const struct evutil_addrinfo *hints_in, LT_GIVES("evutil_freeaddrinfo when return == 0") struct evutil_addrinfo **res); /* event2/util.h */
int evutil_make_socket_nonblocking(LT_LENT evutil_socket_t sock); /* event2/util.h */
int evutil_closesocket(LT_OWNED_BY("close | evutil_closesocket") evutil_socket_t sock); /* event2/util.h */
int evutil_socketpair(int d, int type, int protocol, LT_GIVES("close when return == 0") evutil_socket_t sv[2]); /* event2/util.h */
