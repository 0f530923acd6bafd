/* libcurl 7 and 8: curl/curl.h, curl/multi.h, curl/urlapi.h, curl/mprintf.h; curl.se/libcurl/c. What is set with
 * curl_easy_setopt may be copied or kept, as the option says: nothing is known of it afterwards. An slist whose append
 * failed is still the caller's; `list = curl_slist_append(list, …)` is not held against anybody. */
LT_OWNED_BY("curl_easy_cleanup") CURL *curl_easy_init(void); /* curl_easy_init(3) */
void curl_easy_cleanup(LT_OWNED_BY("curl_easy_cleanup") CURL *curl); /* curl_easy_cleanup(3) */
CURLcode curl_easy_setopt(LT_LENT CURL *curl, CURLoption option, LT_ESCAPE ...); /* curl_easy_setopt(3) */
CURLcode curl_easy_getinfo(LT_LENT CURL *curl, CURLINFO info, LT_ESCAPE ...); /* curl_easy_getinfo(3): texts live in the handle */
CURLcode curl_easy_perform(LT_LENT CURL *curl); /* curl_easy_perform(3) */
LT_OWNED_BY("curl_easy_cleanup") CURL *curl_easy_duphandle(LT_LENT CURL *curl); /* curl_easy_duphandle(3) */
void curl_easy_reset(LT_LENT CURL *curl); /* curl_easy_reset(3) */
CURLcode curl_easy_pause(LT_LENT CURL *curl, int bitmask); /* curl_easy_pause(3) */
CURLcode curl_easy_recv(LT_LENT CURL *curl, void *buffer, size_t buflen, size_t *n); /* curl_easy_recv(3) */
CURLcode curl_easy_send(LT_LENT CURL *curl, const void *buffer, size_t buflen, size_t *n); /* curl_easy_send(3) */
LT_LIFETIME("static") const char *curl_easy_strerror(CURLcode code); /* curl_easy_strerror(3) */
LT_OWNED_BY("curl_free") char *curl_easy_escape(LT_LENT CURL *curl, const char *string, int length); /* curl_easy_escape(3) */
LT_OWNED_BY("curl_free") char *curl_easy_unescape(LT_LENT CURL *curl, const char *string, int length, int *outlength); /* curl_easy_unescape(3) */
LT_OWNED_BY("curl_free") char *curl_escape(const char *string, int length); /* curl_escape(3) */
LT_OWNED_BY("curl_free") char *curl_unescape(const char *string, int length); /* curl_unescape(3) */
LT_OWNED_BY("curl_free") char *curl_getenv(const char *variable); /* curl_getenv(3) */
void curl_free(LT_OWNED_BY("curl_free") void *p); /* curl_free(3) */
LT_OWNED_BY("curl_free | free") char *curl_maprintf(const char *format, ...); /* curl_mprintf(3); free in programs that share its allocator */
LT_OWNED_BY("curl_free | free") char *curl_mvaprintf(const char *format, va_list args); /* curl_mprintf(3) */
CURLcode curl_global_init(long flags); /* curl_global_init(3) */
void curl_global_cleanup(void); /* curl_global_cleanup(3) */
LT_LIFETIME("static") char *curl_version(void); /* curl_version(3) */
LT_OWNED_BY("curl_slist_free_all") struct curl_slist *curl_slist_append(LT_OWNED_BY("curl_slist_free_all when return != null") LT_ESCAPE struct curl_slist *list, const char *string); /* curl_slist_append(3): the string is copied */
void curl_slist_free_all(LT_OWNED_BY("curl_slist_free_all") struct curl_slist *list); /* curl_slist_free_all(3) */
LT_OWNED_BY("curl_mime_free") curl_mime *curl_mime_init(LT_LENT CURL *easy); /* curl_mime_init(3) */
void curl_mime_free(LT_OWNED_BY("curl_mime_free") curl_mime *mime); /* curl_mime_free(3) */
LT_BORROWED("mime") curl_mimepart *curl_mime_addpart(curl_mime *mime); /* curl_mime_addpart(3) */
CURLcode curl_mime_name(curl_mimepart *part, const char *name); /* curl_mime_name(3): copied */
CURLcode curl_mime_filename(curl_mimepart *part, const char *filename); /* curl_mime_filename(3) */
CURLcode curl_mime_type(curl_mimepart *part, const char *mimetype); /* curl_mime_type(3) */
CURLcode curl_mime_data(curl_mimepart *part, const char *data, size_t datasize); /* curl_mime_data(3): copied */
CURLcode curl_mime_filedata(curl_mimepart *part, const char *filename); /* curl_mime_filedata(3) */
CURLcode curl_mime_data_cb(curl_mimepart *part, curl_off_t datasize, curl_read_callback readfunc, curl_seek_callback seekfunc, curl_free_callback freefunc, LT_ESCAPE void *arg); /* curl_mime_data_cb(3) */
CURLcode curl_mime_subparts(curl_mimepart *part, LT_OWNED_BY("curl_mime_free when return == 0") curl_mime *subparts); /* curl_mime_subparts(3): taken on success */
CURLcode curl_mime_headers(curl_mimepart *part, LT_ESCAPE struct curl_slist *headers, int take_ownership); /* curl_mime_headers(3) */
LT_OWNED_BY("curl_multi_cleanup") CURLM *curl_multi_init(void); /* curl_multi_init(3) */
CURLMcode curl_multi_cleanup(LT_OWNED_BY("curl_multi_cleanup") CURLM *multi_handle); /* curl_multi_cleanup(3) */
CURLMcode curl_multi_add_handle(LT_LENT CURLM *multi_handle, LT_LENT CURL *curl_handle); /* curl_multi_add_handle(3): the easy handle stays the caller's */
CURLMcode curl_multi_remove_handle(LT_LENT CURLM *multi_handle, LT_LENT CURL *curl_handle); /* curl_multi_remove_handle(3) */
CURLMcode curl_multi_perform(LT_LENT CURLM *multi_handle, int *running_handles); /* curl_multi_perform(3) */
CURLMcode curl_multi_wait(LT_LENT CURLM *multi_handle, struct curl_waitfd extra_fds[], unsigned extra_nfds, int timeout_ms, int *ret); /* curl_multi_wait(3) */
CURLMcode curl_multi_poll(LT_LENT CURLM *multi_handle, struct curl_waitfd extra_fds[], unsigned extra_nfds, int timeout_ms, int *ret); /* curl_multi_poll(3) */
CURLMcode curl_multi_setopt(LT_LENT CURLM *multi_handle, CURLMoption option, LT_ESCAPE ...); /* curl_multi_setopt(3) */
LT_BORROWED("multi_handle") CURLMsg *curl_multi_info_read(CURLM *multi_handle, int *msgs_in_queue); /* curl_multi_info_read(3) */
LT_LIFETIME("static") const char *curl_multi_strerror(CURLMcode code); /* curl_multi_strerror(3) */
LT_OWNED_BY("curl_share_cleanup") CURLSH *curl_share_init(void); /* curl_share_init(3) */
CURLSHcode curl_share_setopt(LT_LENT CURLSH *share, CURLSHoption option, LT_ESCAPE ...); /* curl_share_setopt(3) */
CURLSHcode curl_share_cleanup(LT_OWNED_BY("curl_share_cleanup when return == 0") LT_ESCAPE CURLSH *share); /* curl_share_cleanup(3): kept while it is in use */
LT_OWNED_BY("curl_url_cleanup") CURLU *curl_url(void); /* curl_url(3) */
LT_OWNED_BY("curl_url_cleanup") CURLU *curl_url_dup(const CURLU *in); /* curl_url_dup(3) */
void curl_url_cleanup(LT_OWNED_BY("curl_url_cleanup") CURLU *handle); /* curl_url_cleanup(3) */
CURLUcode curl_url_get(const CURLU *handle, CURLUPart what, LT_GIVES("curl_free when return == 0") char **part, unsigned flags); /* curl_url_get(3) */
CURLUcode curl_url_set(CURLU *handle, CURLUPart what, const char *part, unsigned flags); /* curl_url_set(3): copied */
