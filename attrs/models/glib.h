/* GLib 2.x: glib.h, glib-object.h, gio/gio.h; contracts are the "transfer" annotations of the reference manual,
 * docs.gtk.org/glib. Since 2.46 g_malloc is malloc, so free() and g_free() release the same memory.
 *
 * Data put into a list, array, table or closure is LT_ESCAPE: whether the container frees it hangs on how it was made.
 * What cannot be said: that a floating reference is sunk (g_object_new of a GInitiallyUnowned, so g_object_new has no
 * contract), the elements of a container (transfer full against transfer container). */
LT_NONNULL LT_OWNED_BY("g_free | free") gpointer g_malloc(gsize n_bytes); /* glib/gmem.h: aborts instead of null, but for 0 bytes */
LT_NONNULL LT_OWNED_BY("g_free | free") gpointer g_malloc0(gsize n_bytes); /* glib/gmem.h */
LT_NONNULL LT_OWNED_BY("g_free | free") gpointer g_malloc_n(gsize n_blocks, gsize n_block_bytes); /* glib/gmem.h: g_new */
LT_NONNULL LT_OWNED_BY("g_free | free") gpointer g_malloc0_n(gsize n_blocks, gsize n_block_bytes); /* glib/gmem.h: g_new0 */
LT_OWNED_BY("g_free | free") gpointer g_try_malloc(gsize n_bytes); /* glib/gmem.h */
LT_OWNED_BY("g_free | free") gpointer g_try_malloc0(gsize n_bytes); /* glib/gmem.h */
LT_OWNED_BY("g_free | free") gpointer g_try_malloc_n(gsize n_blocks, gsize n_block_bytes); /* glib/gmem.h */
LT_OWNED_BY("g_free | free") gpointer g_try_malloc0_n(gsize n_blocks, gsize n_block_bytes); /* glib/gmem.h */
LT_OWNED_BY("g_free | free") gpointer g_realloc(LT_OWNED_BY("g_free | free | g_realloc") gpointer mem, gsize n_bytes); /* glib/gmem.h: aborts instead of failing; null for 0 bytes */
LT_OWNED_BY("g_free | free") gpointer g_realloc_n(LT_OWNED_BY("g_free | free | g_realloc_n") gpointer mem, gsize n_blocks, gsize n_block_bytes); /* glib/gmem.h */
LT_OWNED_BY("g_free | free") gpointer g_try_realloc(LT_OWNED_BY("g_free | free | g_try_realloc when return != null") gpointer mem, gsize n_bytes); /* glib/gmem.h */
void g_free(LT_OWNED_BY("g_free | free") gpointer mem); /* glib/gmem.h */
LT_NONNULL LT_OWNED_BY("g_aligned_free") gpointer g_aligned_alloc(gsize n_blocks, gsize n_block_bytes, gsize alignment); /* glib/gmem.h */
void g_aligned_free(LT_OWNED_BY("g_aligned_free") gpointer mem); /* glib/gmem.h */
LT_NONNULL LT_OWNED_BY("g_slice_free1") gpointer g_slice_alloc(gsize block_size); /* glib/gslice.h: g_slice_new */
LT_NONNULL LT_OWNED_BY("g_slice_free1") gpointer g_slice_alloc0(gsize block_size); /* glib/gslice.h: g_slice_new0 */
LT_NONNULL LT_OWNED_BY("g_slice_free1") gpointer g_slice_copy(gsize block_size, gconstpointer mem_block); /* glib/gslice.h */
void g_slice_free1(gsize block_size, LT_OWNED_BY("g_slice_free1") gpointer mem_block); /* glib/gslice.h */
LT_OWNED_BY("g_free | free") gchar *g_strdup(const gchar *str); /* glib/gstrfuncs.h: null of null */
LT_OWNED_BY("g_free | free") gchar *g_strndup(const gchar *str, gsize n); /* glib/gstrfuncs.h */
LT_NONNULL LT_OWNED_BY("g_free | free") gchar *g_strnfill(gsize length, gchar fill_char); /* glib/gstrfuncs.h */
LT_NONNULL LT_OWNED_BY("g_free | free") gchar *g_strdup_printf(const gchar *format, ...); /* glib/gstrfuncs.h */
LT_NONNULL LT_OWNED_BY("g_free | free") gchar *g_strdup_vprintf(const gchar *format, va_list args); /* glib/gstrfuncs.h */
LT_OWNED_BY("g_free | free") gchar *g_strconcat(const gchar *string1, ...); /* glib/gstrfuncs.h */
LT_OWNED_BY("g_free | free") gchar *g_strjoin(const gchar *separator, ...); /* glib/gstrfuncs.h */
LT_OWNED_BY("g_free | free") gchar *g_strjoinv(const gchar *separator, gchar **str_array); /* glib/gstrfuncs.h */
LT_OWNED_BY("g_free | free") gchar *g_strescape(const gchar *source, const gchar *exceptions); /* glib/gstrfuncs.h */
LT_OWNED_BY("g_free | free") gchar *g_strcompress(const gchar *source); /* glib/gstrfuncs.h */
LT_OWNED_BY("g_free | free") gpointer g_memdup(gconstpointer mem, guint byte_size); /* glib/gstrfuncs.h */
LT_OWNED_BY("g_free | free") gpointer g_memdup2(gconstpointer mem, gsize byte_size); /* glib/gstrfuncs.h */
LT_OWNED_BY("g_free | free") gchar *g_ascii_strdown(const gchar *str, gssize len); /* glib/gstrfuncs.h */
LT_OWNED_BY("g_free | free") gchar *g_ascii_strup(const gchar *str, gssize len); /* glib/gstrfuncs.h */
LT_OWNED_BY("g_free | free") gchar *g_utf8_strdown(const gchar *str, gssize len); /* glib/gunicode.h */
LT_OWNED_BY("g_free | free") gchar *g_utf8_strup(const gchar *str, gssize len); /* glib/gunicode.h */
LT_OWNED_BY("g_free | free") gchar *g_utf8_casefold(const gchar *str, gssize len); /* glib/gunicode.h */
LT_OWNED_BY("g_free | free") gchar *g_utf8_normalize(const gchar *str, gssize len, GNormalizeMode mode); /* glib/gunicode.h */
LT_OWNED_BY("g_free | free") gchar *g_utf8_substring(const gchar *str, glong start_pos, glong end_pos); /* glib/gunicode.h */
LT_OWNED_BY("g_free | free") gchar *g_utf8_make_valid(const gchar *str, gssize len); /* glib/gunicode.h */
LT_SAME("string") gchar *g_strreverse(gchar *string); /* glib/gstrfuncs.h */
LT_SAME("string") gchar *g_strchug(gchar *string); /* glib/gstrfuncs.h: g_strstrip */
LT_SAME("string") gchar *g_strchomp(gchar *string); /* glib/gstrfuncs.h: g_strstrip */
LT_SAME("string") gchar *g_strdelimit(gchar *string, const gchar *delimiters, gchar new_delimiter); /* glib/gstrfuncs.h */
LT_SAME("string") gchar *g_strcanon(gchar *string, const gchar *valid_chars, gchar substitutor); /* glib/gstrfuncs.h */
LT_OWNED_BY("g_strfreev") gchar **g_strsplit(const gchar *string, const gchar *delimiter, gint max_tokens); /* glib/gstrfuncs.h */
LT_OWNED_BY("g_strfreev") gchar **g_strsplit_set(const gchar *string, const gchar *delimiters, gint max_tokens); /* glib/gstrfuncs.h */
LT_OWNED_BY("g_strfreev") gchar **g_strdupv(gchar **str_array); /* glib/gstrfuncs.h */
LT_OWNED_BY("g_strfreev") gchar **g_get_environ(void); /* glib/genviron.h */
LT_OWNED_BY("g_strfreev") gchar **g_listenv(void); /* glib/genviron.h */
void g_strfreev(LT_OWNED_BY("g_strfreev") gchar **str_array); /* glib/gstrfuncs.h */
guint g_strv_length(gchar **str_array); /* glib/gstrfuncs.h */
LT_LIFETIME("static") const gchar *g_strerror(gint errnum); /* glib/gstrfuncs.h */
LT_LIFETIME("static") const gchar *g_strsignal(gint signum); /* glib/gstrfuncs.h */
LT_LIFETIME("static") const gchar *g_intern_string(LT_INTERNS("the table of interned strings") const gchar *string); /* glib/gquark.h */
LT_LIFETIME("static") const gchar *g_intern_static_string(LT_LIFETIME("static") const gchar *string); /* glib/gquark.h */
GQuark g_quark_from_string(LT_INTERNS("the table of interned strings") const gchar *string); /* glib/gquark.h: copied, for ever */
LT_LIFETIME("static") const gchar *g_quark_to_string(GQuark quark); /* glib/gquark.h */
LT_LIFETIME("static") const gchar *g_getenv(const gchar *variable); /* glib/genviron.h */
LT_LIFETIME("static") const gchar *g_get_user_name(void); /* glib/gutils.h */
LT_LIFETIME("static") const gchar *g_get_real_name(void); /* glib/gutils.h */
LT_LIFETIME("static") const gchar *g_get_home_dir(void); /* glib/gutils.h */
LT_LIFETIME("static") const gchar *g_get_tmp_dir(void); /* glib/gutils.h */
LT_LIFETIME("static") const gchar *g_get_host_name(void); /* glib/gutils.h */
LT_LIFETIME("static") const gchar *g_get_prgname(void); /* glib/gutils.h */
LT_LIFETIME("static") const gchar *g_get_user_config_dir(void); /* glib/gutils.h */
LT_LIFETIME("static") const gchar *g_get_user_data_dir(void); /* glib/gutils.h */
LT_LIFETIME("static") const gchar *g_get_user_cache_dir(void); /* glib/gutils.h */
LT_OWNED_BY("g_free | free") gchar *g_find_program_in_path(const gchar *program); /* glib/gutils.h */
LT_OWNED_BY("g_free | free") gchar *g_get_current_dir(void); /* glib/gfileutils.h */
LT_OWNED_BY("g_free | free") gchar *g_path_get_basename(const gchar *file_name); /* glib/gfileutils.h */
LT_OWNED_BY("g_free | free") gchar *g_path_get_dirname(const gchar *file_name); /* glib/gfileutils.h */
LT_OWNED_BY("g_free | free") gchar *g_build_filename(const gchar *first_element, ...); /* glib/gfileutils.h */
LT_OWNED_BY("g_free | free") gchar *g_build_filenamev(gchar **args); /* glib/gfileutils.h */
LT_OWNED_BY("g_free | free") gchar *g_build_path(const gchar *separator, const gchar *first_element, ...); /* glib/gfileutils.h */
LT_OWNED_BY("g_free | free") gchar *g_canonicalize_filename(const gchar *filename, const gchar *relative_to); /* glib/gfileutils.h */
LT_OWNED_BY("g_free | free") gchar *g_file_read_link(const gchar *filename, LT_GIVES("g_error_free when return == null") GError **error); /* glib/gfileutils.h */
gboolean g_file_get_contents(const gchar *filename, LT_GIVES("g_free | free when return != 0") gchar **contents, gsize *length, LT_GIVES("g_error_free when return == 0") GError **error); /* glib/gfileutils.h */
gboolean g_file_set_contents(const gchar *filename, const gchar *contents, gssize length, LT_GIVES("g_error_free when return == 0") GError **error); /* glib/gfileutils.h */
LT_OWNED_BY("close when return >= 0") gint g_mkstemp(gchar *tmpl); /* glib/gfileutils.h */
LT_OWNED_BY("close when return >= 0") gint g_file_open_tmp(const gchar *tmpl, LT_GIVES("g_free | free when return >= 0") gchar **name_used, LT_GIVES("g_error_free when return == -1") GError **error); /* glib/gfileutils.h */
LT_OWNED_BY("g_dir_close") GDir *g_dir_open(const gchar *path, guint flags, LT_GIVES("g_error_free when return == null") GError **error); /* glib/gdir.h */
LT_BORROWED("dir") const gchar *g_dir_read_name(GDir *dir); /* glib/gdir.h: until the next call */
void g_dir_close(LT_OWNED_BY("g_dir_close") GDir *dir); /* glib/gdir.h */
LT_OWNED_BY("g_free | free") gchar *g_locale_to_utf8(const gchar *opsysstring, gssize len, gsize *bytes_read, gsize *bytes_written, LT_GIVES("g_error_free when return == null") GError **error); /* glib/gconvert.h */
LT_OWNED_BY("g_free | free") gchar *g_locale_from_utf8(const gchar *utf8string, gssize len, gsize *bytes_read, gsize *bytes_written, LT_GIVES("g_error_free when return == null") GError **error); /* glib/gconvert.h */
LT_OWNED_BY("g_free | free") gchar *g_filename_to_utf8(const gchar *opsysstring, gssize len, gsize *bytes_read, gsize *bytes_written, LT_GIVES("g_error_free when return == null") GError **error); /* glib/gconvert.h */
LT_OWNED_BY("g_free | free") gchar *g_filename_from_utf8(const gchar *utf8string, gssize len, gsize *bytes_read, gsize *bytes_written, LT_GIVES("g_error_free when return == null") GError **error); /* glib/gconvert.h */
LT_OWNED_BY("g_free | free") gchar *g_filename_to_uri(const gchar *filename, const gchar *hostname, LT_GIVES("g_error_free when return == null") GError **error); /* glib/gconvert.h */
LT_OWNED_BY("g_free | free") gchar *g_filename_display_name(const gchar *filename); /* glib/gconvert.h */
LT_OWNED_BY("g_free | free") gchar *g_convert(const gchar *str, gssize len, const gchar *to_codeset, const gchar *from_codeset, gsize *bytes_read, gsize *bytes_written, LT_GIVES("g_error_free when return == null") GError **error); /* glib/gconvert.h */
LT_OWNED_BY("g_free | free") gchar *g_base64_encode(const guchar *data, gsize len); /* glib/gbase64.h */
LT_OWNED_BY("g_free | free") guchar *g_base64_decode(const gchar *text, gsize *out_len); /* glib/gbase64.h */
LT_OWNED_BY("g_free | free") gchar *g_compute_checksum_for_data(GChecksumType checksum_type, const guchar *data, gsize length); /* glib/gchecksum.h */
LT_OWNED_BY("g_free | free") gchar *g_compute_checksum_for_string(GChecksumType checksum_type, const gchar *str, gssize length); /* glib/gchecksum.h */
LT_OWNED_BY("g_checksum_free") GChecksum *g_checksum_new(GChecksumType checksum_type); /* glib/gchecksum.h */
void g_checksum_update(GChecksum *checksum, const guchar *data, gssize length); /* glib/gchecksum.h */
LT_BORROWED("checksum") const gchar *g_checksum_get_string(GChecksum *checksum); /* glib/gchecksum.h */
void g_checksum_free(LT_OWNED_BY("g_checksum_free") GChecksum *checksum); /* glib/gchecksum.h */
LT_OWNED_BY("g_free | free") gchar *g_markup_escape_text(const gchar *text, gssize length); /* glib/gmarkup.h */
LT_OWNED_BY("g_free | free") gchar *g_shell_quote(const gchar *unquoted_string); /* glib/gshell.h */
LT_OWNED_BY("g_free | free") gchar *g_shell_unquote(const gchar *quoted_string, LT_GIVES("g_error_free when return == null") GError **error); /* glib/gshell.h */
gboolean g_shell_parse_argv(const gchar *command_line, gint *argcp, LT_GIVES("g_strfreev when return != 0") gchar ***argvp, LT_GIVES("g_error_free when return == 0") GError **error); /* glib/gshell.h */
gboolean g_spawn_command_line_sync(const gchar *command_line, LT_GIVES("g_free | free when return != 0") gchar **standard_output, LT_GIVES("g_free | free when return != 0") gchar **standard_error, gint *wait_status, LT_GIVES("g_error_free when return == 0") GError **error); /* glib/gspawn.h */
gboolean g_spawn_command_line_async(const gchar *command_line, LT_GIVES("g_error_free when return == 0") GError **error); /* glib/gspawn.h */
LT_OWNED_BY("g_string_free") GString *g_string_new(const gchar *init); /* glib/gstring.h */
LT_OWNED_BY("g_string_free") GString *g_string_new_len(const gchar *init, gssize len); /* glib/gstring.h */
LT_OWNED_BY("g_string_free") GString *g_string_sized_new(gsize dfl_size); /* glib/gstring.h */
LT_IF("free_segment == 0") LT_OWNED_BY("g_free | free") gchar *g_string_free(LT_OWNED_BY("g_string_free") GString *string, gboolean free_segment); /* glib/gstring.h: the text is handed over */
gchar *g_string_free(LT_OWNED_BY("g_string_free") GString *string, gboolean free_segment); /* glib/gstring.h */
LT_OWNED_BY("g_free | free") gchar *g_string_free_and_steal(LT_OWNED_BY("g_string_free | g_string_free_and_steal") GString *string); /* glib/gstring.h: 2.76 */
LT_OWNED_BY("g_bytes_unref") GBytes *g_string_free_to_bytes(LT_OWNED_BY("g_string_free | g_string_free_to_bytes") GString *string); /* glib/gstring.h */
LT_SAME("string") GString *g_string_append(GString *string, const gchar *val); /* glib/gstring.h */
LT_SAME("string") GString *g_string_append_len(GString *string, const gchar *val, gssize len); /* glib/gstring.h */
LT_SAME("string") GString *g_string_append_c(GString *string, gchar c); /* glib/gstring.h */
LT_SAME("string") GString *g_string_prepend(GString *string, const gchar *val); /* glib/gstring.h */
LT_SAME("string") GString *g_string_insert(GString *string, gssize pos, const gchar *val); /* glib/gstring.h */
LT_SAME("string") GString *g_string_insert_c(GString *string, gssize pos, gchar c); /* glib/gstring.h */
LT_SAME("string") GString *g_string_insert_len(GString *string, gssize pos, const gchar *val, gssize len); /* glib/gstring.h */
LT_SAME("string") GString *g_string_assign(GString *string, const gchar *rval); /* glib/gstring.h */
LT_SAME("string") GString *g_string_truncate(GString *string, gsize len); /* glib/gstring.h */
LT_SAME("string") GString *g_string_erase(GString *string, gssize pos, gssize len); /* glib/gstring.h */
LT_SAME("string") GString *g_string_set_size(GString *string, gsize len); /* glib/gstring.h */
void g_string_printf(GString *string, const gchar *format, ...); /* glib/gstring.h */
void g_string_append_printf(GString *string, const gchar *format, ...); /* glib/gstring.h */
/* A list is what the function returns: append, prepend and insert take the head they are given. */
LT_OWNED_BY("g_list_free") GList *g_list_alloc(void); /* glib/glist.h */
LT_OWNED_BY("g_list_free") GList *g_list_append(LT_INSERTS("data") LT_OWNED_BY("g_list_free") GList *list, LT_ESCAPE gpointer data); /* glib/glist.h */
LT_OWNED_BY("g_list_free") GList *g_list_prepend(LT_INSERTS("data") LT_OWNED_BY("g_list_free") GList *list, LT_ESCAPE gpointer data); /* glib/glist.h */
LT_OWNED_BY("g_list_free") GList *g_list_insert(LT_INSERTS("data") LT_OWNED_BY("g_list_free") GList *list, LT_ESCAPE gpointer data, gint position); /* glib/glist.h */
LT_OWNED_BY("g_list_free") GList *g_list_insert_sorted(LT_INSERTS("data") LT_OWNED_BY("g_list_free") GList *list, LT_ESCAPE gpointer data, GCompareFunc func); /* glib/glist.h */
LT_OWNED_BY("g_list_free") GList *g_list_concat(LT_INSERTS("list2") LT_OWNED_BY("g_list_free") GList *list1, LT_OWNED_BY("g_list_free") GList *list2); /* glib/glist.h */
LT_OWNED_BY("g_list_free") GList *g_list_remove(LT_REMOVES LT_OWNED_BY("g_list_free") GList *list, gconstpointer data); /* glib/glist.h */
LT_OWNED_BY("g_list_free") GList *g_list_remove_all(LT_REMOVES LT_OWNED_BY("g_list_free") GList *list, gconstpointer data); /* glib/glist.h */
LT_OWNED_BY("g_list_free") GList *g_list_delete_link(LT_REMOVES LT_OWNED_BY("g_list_free") GList *list, GList *link_); /* glib/glist.h */
LT_OWNED_BY("g_list_free") GList *g_list_remove_link(LT_REMOVES LT_OWNED_BY("g_list_free") GList *list, LT_ESCAPE GList *llink); /* glib/glist.h */
LT_OWNED_BY("g_list_free") GList *g_list_reverse(LT_OWNED_BY("g_list_free") GList *list); /* glib/glist.h */
LT_OWNED_BY("g_list_free") GList *g_list_sort(LT_OWNED_BY("g_list_free") GList *list, GCompareFunc compare_func); /* glib/glist.h */
LT_OWNED_BY("g_list_free") GList *g_list_copy(GList *list); /* glib/glist.h */
void g_list_free(LT_OWNED_BY("g_list_free") GList *list); /* glib/glist.h */
void g_list_free_full(LT_OWNED_BY("g_list_free | g_list_free_full") GList *list, GDestroyNotify free_func); /* glib/glist.h */
LT_COUNTS("list") LT_PURE guint g_list_length(GList *list); /* glib/glist.h */
LT_PURE LT_BORROWED("list") GList *g_list_first(GList *list); /* glib/glist.h */
LT_PURE LT_BORROWED("list") GList *g_list_last(GList *list); /* glib/glist.h */
LT_PURE LT_BORROWED("list") GList *g_list_nth(GList *list, guint n); /* glib/glist.h */
LT_PURE LT_BORROWED("list") GList *g_list_find(GList *list, gconstpointer data); /* glib/glist.h */
LT_PURE gpointer g_list_nth_data(GList *list, guint n); /* glib/glist.h */
void g_list_foreach(GList *list, GFunc func, gpointer user_data); /* glib/glist.h */
LT_OWNED_BY("g_slist_free") GSList *g_slist_alloc(void); /* glib/gslist.h */
LT_OWNED_BY("g_slist_free") GSList *g_slist_append(LT_INSERTS("data") LT_OWNED_BY("g_slist_free") GSList *list, LT_ESCAPE gpointer data); /* glib/gslist.h */
LT_OWNED_BY("g_slist_free") GSList *g_slist_prepend(LT_INSERTS("data") LT_OWNED_BY("g_slist_free") GSList *list, LT_ESCAPE gpointer data); /* glib/gslist.h */
LT_OWNED_BY("g_slist_free") GSList *g_slist_insert_sorted(LT_INSERTS("data") LT_OWNED_BY("g_slist_free") GSList *list, LT_ESCAPE gpointer data, GCompareFunc func); /* glib/gslist.h */
LT_OWNED_BY("g_slist_free") GSList *g_slist_concat(LT_INSERTS("list2") LT_OWNED_BY("g_slist_free") GSList *list1, LT_OWNED_BY("g_slist_free") GSList *list2); /* glib/gslist.h */
LT_OWNED_BY("g_slist_free") GSList *g_slist_remove(LT_REMOVES LT_OWNED_BY("g_slist_free") GSList *list, gconstpointer data); /* glib/gslist.h */
LT_OWNED_BY("g_slist_free") GSList *g_slist_remove_all(LT_REMOVES LT_OWNED_BY("g_slist_free") GSList *list, gconstpointer data); /* glib/gslist.h */
LT_OWNED_BY("g_slist_free") GSList *g_slist_delete_link(LT_REMOVES LT_OWNED_BY("g_slist_free") GSList *list, GSList *link_); /* glib/gslist.h */
LT_OWNED_BY("g_slist_free") GSList *g_slist_remove_link(LT_REMOVES LT_OWNED_BY("g_slist_free") GSList *list, LT_ESCAPE GSList *link_); /* glib/gslist.h */
LT_OWNED_BY("g_slist_free") GSList *g_slist_reverse(LT_OWNED_BY("g_slist_free") GSList *list); /* glib/gslist.h */
LT_OWNED_BY("g_slist_free") GSList *g_slist_sort(LT_OWNED_BY("g_slist_free") GSList *list, GCompareFunc compare_func); /* glib/gslist.h */
LT_OWNED_BY("g_slist_free") GSList *g_slist_copy(GSList *list); /* glib/gslist.h */
void g_slist_free(LT_OWNED_BY("g_slist_free") GSList *list); /* glib/gslist.h */
void g_slist_free_full(LT_OWNED_BY("g_slist_free | g_slist_free_full") GSList *list, GDestroyNotify free_func); /* glib/gslist.h */
LT_COUNTS("list") LT_PURE guint g_slist_length(GSList *list); /* glib/gslist.h */
LT_PURE LT_BORROWED("list") GSList *g_slist_find(GSList *list, gconstpointer data); /* glib/gslist.h */
LT_OWNED_BY("g_hash_table_unref") GHashTable *g_hash_table_new(GHashFunc hash_func, GEqualFunc key_equal_func); /* glib/ghash.h */
LT_OWNED_BY("g_hash_table_unref") GHashTable *g_hash_table_new_full(GHashFunc hash_func, GEqualFunc key_equal_func, GDestroyNotify key_destroy_func, GDestroyNotify value_destroy_func); /* glib/ghash.h */
LT_SAME("hash_table") GHashTable *g_hash_table_ref(LT_RETAIN GHashTable *hash_table); /* glib/ghash.h */
void g_hash_table_unref(LT_OWNED_BY("g_hash_table_unref") GHashTable *hash_table); /* glib/ghash.h */
void g_hash_table_destroy(LT_OWNED_BY("g_hash_table_unref | g_hash_table_destroy") GHashTable *hash_table); /* glib/ghash.h */
gboolean g_hash_table_insert(LT_INSERTS("key") GHashTable *hash_table, LT_ESCAPE gpointer key, LT_ESCAPE gpointer value); /* glib/ghash.h */
gboolean g_hash_table_replace(LT_INSERTS("key") GHashTable *hash_table, LT_ESCAPE gpointer key, LT_ESCAPE gpointer value); /* glib/ghash.h */
gboolean g_hash_table_add(LT_INSERTS("key") GHashTable *hash_table, LT_ESCAPE gpointer key); /* glib/ghash.h */
gboolean g_hash_table_remove(LT_REMOVES GHashTable *hash_table, gconstpointer key); /* glib/ghash.h */
void g_hash_table_remove_all(LT_EMPTIES GHashTable *hash_table); /* glib/ghash.h */
gboolean g_hash_table_steal(LT_REMOVES GHashTable *hash_table, gconstpointer key); /* glib/ghash.h */
void g_hash_table_steal_all(LT_EMPTIES GHashTable *hash_table); /* glib/ghash.h */
guint g_hash_table_foreach_remove(LT_REMOVES GHashTable *hash_table, GHRFunc func, gpointer user_data); /* glib/ghash.h */
guint g_hash_table_foreach_steal(LT_REMOVES GHashTable *hash_table, GHRFunc func, gpointer user_data); /* glib/ghash.h */
void g_hash_table_iter_init(GHashTableIter *iter, LT_REMOVES GHashTable *hash_table); /* glib/ghash.h: who steps through it may remove */
gboolean g_hash_table_contains(GHashTable *hash_table, gconstpointer key); /* glib/ghash.h */
gpointer g_hash_table_lookup(GHashTable *hash_table, gconstpointer key); /* glib/ghash.h */
LT_COUNTS("hash_table") guint g_hash_table_size(GHashTable *hash_table); /* glib/ghash.h */
void g_hash_table_foreach(GHashTable *hash_table, GHFunc func, gpointer user_data); /* glib/ghash.h */
LT_OWNED_BY("g_list_free") GList *g_hash_table_get_keys(GHashTable *hash_table); /* glib/ghash.h: transfer container */
LT_OWNED_BY("g_list_free") GList *g_hash_table_get_values(GHashTable *hash_table); /* glib/ghash.h: transfer container */
LT_OWNED_BY("g_array_unref") GArray *g_array_new(gboolean zero_terminated, gboolean clear_, guint element_size); /* glib/garray.h */
LT_OWNED_BY("g_array_unref") GArray *g_array_sized_new(gboolean zero_terminated, gboolean clear_, guint element_size, guint reserved_size); /* glib/garray.h */
LT_IF("free_segment == 0") LT_OWNED_BY("g_free | free") gchar *g_array_free(LT_OWNED_BY("g_array_unref | g_array_free") GArray *array, gboolean free_segment); /* glib/garray.h */
gchar *g_array_free(LT_OWNED_BY("g_array_unref | g_array_free") GArray *array, gboolean free_segment); /* glib/garray.h */
LT_SAME("array") GArray *g_array_ref(LT_RETAIN GArray *array); /* glib/garray.h */
void g_array_unref(LT_OWNED_BY("g_array_unref") GArray *array); /* glib/garray.h */
LT_SAME("array") GArray *g_array_append_vals(LT_INSERTS("data") GArray *array, LT_ESCAPE gconstpointer data, guint len); /* glib/garray.h: the elements may be pointers */
LT_SAME("array") GArray *g_array_set_size(LT_EMPTIES GArray *array, guint length); /* glib/garray.h */
LT_SAME("array") GArray *g_array_prepend_vals(LT_INSERTS("data") GArray *array, LT_ESCAPE gconstpointer data, guint len); /* glib/garray.h */
LT_SAME("array") GArray *g_array_insert_vals(LT_INSERTS("data") GArray *array, guint index_, LT_ESCAPE gconstpointer data, guint len); /* glib/garray.h */
LT_SAME("array") GArray *g_array_remove_index(LT_REMOVES GArray *array, guint index_); /* glib/garray.h */
LT_SAME("array") GArray *g_array_remove_index_fast(LT_REMOVES GArray *array, guint index_); /* glib/garray.h */
LT_SAME("array") GArray *g_array_remove_range(LT_REMOVES GArray *array, guint index_, guint length); /* glib/garray.h */
LT_OWNED_BY("g_ptr_array_unref") GPtrArray *g_ptr_array_new(void); /* glib/garray.h */
LT_OWNED_BY("g_ptr_array_unref") GPtrArray *g_ptr_array_new_with_free_func(GDestroyNotify element_free_func); /* glib/garray.h */
LT_OWNED_BY("g_ptr_array_unref") GPtrArray *g_ptr_array_sized_new(guint reserved_size); /* glib/garray.h */
LT_IF("free_seg == 0") LT_OWNED_BY("g_free | free") gpointer *g_ptr_array_free(LT_OWNED_BY("g_ptr_array_unref | g_ptr_array_free") GPtrArray *array, gboolean free_seg); /* glib/garray.h */
gpointer *g_ptr_array_free(LT_OWNED_BY("g_ptr_array_unref | g_ptr_array_free") GPtrArray *array, gboolean free_seg); /* glib/garray.h */
LT_SAME("array") GPtrArray *g_ptr_array_ref(LT_RETAIN GPtrArray *array); /* glib/garray.h */
void g_ptr_array_unref(LT_OWNED_BY("g_ptr_array_unref") GPtrArray *array); /* glib/garray.h */
void g_ptr_array_add(LT_INSERTS("data") GPtrArray *array, LT_ESCAPE gpointer data); /* glib/garray.h */
gboolean g_ptr_array_remove(LT_REMOVES GPtrArray *array, gpointer data); /* glib/garray.h */
gboolean g_ptr_array_remove_fast(LT_REMOVES GPtrArray *array, gpointer data); /* glib/garray.h */
gpointer g_ptr_array_remove_index(LT_REMOVES GPtrArray *array, guint index_); /* glib/garray.h */
gpointer g_ptr_array_remove_index_fast(LT_REMOVES GPtrArray *array, guint index_); /* glib/garray.h */
gpointer g_ptr_array_steal_index(LT_REMOVES GPtrArray *array, guint index_); /* glib/garray.h */
LT_SAME("array") GPtrArray *g_ptr_array_remove_range(LT_REMOVES GPtrArray *array, guint index_, guint length); /* glib/garray.h */
void g_ptr_array_set_size(LT_EMPTIES GPtrArray *array, gint length); /* glib/garray.h */
void g_ptr_array_insert(LT_INSERTS("data") GPtrArray *array, gint index_, LT_ESCAPE gpointer data); /* glib/garray.h */
LT_OWNED_BY("g_byte_array_unref") GByteArray *g_byte_array_new(void); /* glib/garray.h */
LT_SAME("array") GByteArray *g_byte_array_append(LT_INSERTS("data") GByteArray *array, const guint8 *data, guint len); /* glib/garray.h */
LT_IF("free_segment == 0") LT_OWNED_BY("g_free | free") guint8 *g_byte_array_free(LT_OWNED_BY("g_byte_array_unref | g_byte_array_free") GByteArray *array, gboolean free_segment); /* glib/garray.h */
guint8 *g_byte_array_free(LT_OWNED_BY("g_byte_array_unref | g_byte_array_free") GByteArray *array, gboolean free_segment); /* glib/garray.h */
LT_OWNED_BY("g_bytes_unref") GBytes *g_byte_array_free_to_bytes(LT_OWNED_BY("g_byte_array_unref | g_byte_array_free_to_bytes") GByteArray *array); /* glib/garray.h */
void g_byte_array_unref(LT_OWNED_BY("g_byte_array_unref") GByteArray *array); /* glib/garray.h */
LT_OWNED_BY("g_bytes_unref") GBytes *g_bytes_new(gconstpointer data, gsize size); /* glib/gbytes.h */
LT_OWNED_BY("g_bytes_unref") GBytes *g_bytes_new_take(LT_OWNED_BY("g_free | free") gpointer data, gsize size); /* glib/gbytes.h */
LT_OWNED_BY("g_bytes_unref") GBytes *g_bytes_new_static(LT_LIFETIME("static") gconstpointer data, gsize size); /* glib/gbytes.h */
LT_BORROWED("bytes") gconstpointer g_bytes_get_data(GBytes *bytes, gsize *size); /* glib/gbytes.h */
gsize g_bytes_get_size(GBytes *bytes); /* glib/gbytes.h */
LT_SAME("bytes") GBytes *g_bytes_ref(LT_RETAIN GBytes *bytes); /* glib/gbytes.h */
void g_bytes_unref(LT_OWNED_BY("g_bytes_unref") GBytes *bytes); /* glib/gbytes.h */
LT_OWNED_BY("g_free | free") gpointer g_bytes_unref_to_data(LT_OWNED_BY("g_bytes_unref | g_bytes_unref_to_data") GBytes *bytes, gsize *size); /* glib/gbytes.h */
LT_OWNED_BY("g_queue_free") GQueue *g_queue_new(void); /* glib/gqueue.h */
void g_queue_free(LT_OWNED_BY("g_queue_free") GQueue *queue); /* glib/gqueue.h */
void g_queue_free_full(LT_OWNED_BY("g_queue_free | g_queue_free_full") GQueue *queue, GDestroyNotify free_func); /* glib/gqueue.h */
void g_queue_push_tail(LT_INSERTS("data") GQueue *queue, LT_ESCAPE gpointer data); /* glib/gqueue.h */
void g_queue_push_head(LT_INSERTS("data") GQueue *queue, LT_ESCAPE gpointer data); /* glib/gqueue.h */
gpointer g_queue_pop_head(LT_REMOVES GQueue *queue); /* glib/gqueue.h */
gpointer g_queue_pop_tail(LT_REMOVES GQueue *queue); /* glib/gqueue.h */
gboolean g_queue_remove(LT_REMOVES GQueue *queue, gconstpointer data); /* glib/gqueue.h */
guint g_queue_remove_all(LT_REMOVES GQueue *queue, gconstpointer data); /* glib/gqueue.h */
void g_queue_delete_link(LT_REMOVES GQueue *queue, GList *link_); /* glib/gqueue.h */
gpointer g_queue_pop_nth(LT_REMOVES GQueue *queue, guint n); /* glib/gqueue.h */
void g_queue_clear(LT_EMPTIES GQueue *queue); /* glib/gqueue.h */
void g_queue_clear_full(LT_EMPTIES GQueue *queue, GDestroyNotify free_func); /* glib/gqueue.h */
void g_queue_init(GQueue *queue); /* glib/gqueue.h */
LT_COUNTS("queue") guint g_queue_get_length(GQueue *queue); /* glib/gqueue.h */
LT_OWNED_BY("g_tree_unref") GTree *g_tree_new(GCompareFunc key_compare_func); /* glib/gtree.h */
LT_OWNED_BY("g_tree_unref") GTree *g_tree_new_full(GCompareDataFunc key_compare_func, LT_ESCAPE gpointer key_compare_data, GDestroyNotify key_destroy_func, GDestroyNotify value_destroy_func); /* glib/gtree.h */
void g_tree_unref(LT_OWNED_BY("g_tree_unref") GTree *tree); /* glib/gtree.h */
void g_tree_destroy(LT_OWNED_BY("g_tree_unref | g_tree_destroy") GTree *tree); /* glib/gtree.h */
void g_tree_insert(LT_INSERTS("key") GTree *tree, LT_ESCAPE gpointer key, LT_ESCAPE gpointer value); /* glib/gtree.h */
void g_tree_replace(LT_INSERTS("key") GTree *tree, LT_ESCAPE gpointer key, LT_ESCAPE gpointer value); /* glib/gtree.h */
gboolean g_tree_remove(LT_REMOVES GTree *tree, gconstpointer key); /* glib/gtree.h */
gboolean g_tree_steal(LT_REMOVES GTree *tree, gconstpointer key); /* glib/gtree.h */
void g_tree_remove_all(LT_EMPTIES GTree *tree); /* glib/gtree.h */
gpointer g_tree_lookup(GTree *tree, gconstpointer key); /* glib/gtree.h */
LT_COUNTS("tree") gint g_tree_nnodes(GTree *tree); /* glib/gtree.h */
LT_OWNED_BY("g_error_free") GError *g_error_new(GQuark domain, gint code, const gchar *format, ...); /* glib/gerror.h */
LT_OWNED_BY("g_error_free") GError *g_error_new_literal(GQuark domain, gint code, const gchar *message); /* glib/gerror.h */
LT_OWNED_BY("g_error_free") GError *g_error_copy(const GError *error); /* glib/gerror.h */
void g_error_free(LT_OWNED_BY("g_error_free") GError *error); /* glib/gerror.h */
void g_clear_error(LT_CLEARS("g_error_free") GError **err); /* glib/gerror.h */
gboolean g_error_matches(const GError *error, GQuark domain, gint code); /* glib/gerror.h */
void g_propagate_error(LT_ESCAPE GError **dest, LT_OWNED_BY("g_error_free") GError *src); /* glib/gerror.h: freed when dest is null */
void g_set_error(LT_GIVES("g_error_free") GError **err, GQuark domain, gint code, const gchar *format, ...); /* glib/gerror.h */
void g_set_error_literal(LT_GIVES("g_error_free") GError **err, GQuark domain, gint code, const gchar *message); /* glib/gerror.h */
void g_prefix_error(GError **err, const gchar *format, ...); /* glib/gerror.h */
LT_SAME("object") gpointer g_object_ref(LT_RETAIN gpointer object); /* gobject/gobject.h */
LT_SAME("object") gpointer g_object_ref_sink(LT_RETAIN gpointer object); /* gobject/gobject.h */
void g_object_unref(LT_OWNED_BY("g_object_unref") gpointer object); /* gobject/gobject.h */
void g_object_set_data(LT_LENT GObject *object, const gchar *key, LT_ESCAPE gpointer data); /* gobject/gobject.h */
void g_object_set_data_full(LT_LENT GObject *object, const gchar *key, LT_ESCAPE gpointer data, GDestroyNotify destroy); /* gobject/gobject.h */
gpointer g_object_get_data(GObject *object, const gchar *key); /* gobject/gobject.h */
gulong g_signal_connect_data(LT_LENT gpointer instance, const gchar *detailed_signal, GCallback c_handler, LT_UNTIL("g_signal_handler_disconnect | g_signal_handlers_disconnect_matched | g_object_unref | g_main_loop_run | g_main_context_iteration | g_application_run") gpointer data, GClosureNotify destroy_data, GConnectFlags connect_flags); /* gobject/gsignal.h */
LT_LIFETIME("static") const gchar *g_type_name(GType type); /* gobject/gtype.h */
/* A new variant is floating: whoever takes it sinks it, and it need not be released by its maker. Only functions that
 * return a full reference make one here. */
LT_OWNED_BY("g_variant_unref") GVariant *g_variant_ref_sink(LT_ESCAPE GVariant *value); /* glib/gvariant.h */
LT_SAME("value") GVariant *g_variant_ref(LT_RETAIN GVariant *value); /* glib/gvariant.h */
void g_variant_unref(LT_OWNED_BY("g_variant_unref") GVariant *value); /* glib/gvariant.h */
LT_OWNED_BY("g_variant_unref") GVariant *g_variant_get_child_value(GVariant *value, gsize index_); /* glib/gvariant.h */
LT_OWNED_BY("g_variant_unref") GVariant *g_variant_get_variant(GVariant *value); /* glib/gvariant.h */
LT_OWNED_BY("g_variant_unref") GVariant *g_variant_lookup_value(GVariant *dictionary, const gchar *key, const GVariantType *expected_type); /* glib/gvariant.h */
LT_BORROWED("value") const gchar *g_variant_get_string(GVariant *value, gsize *length); /* glib/gvariant.h */
LT_OWNED_BY("g_free | free") gchar *g_variant_dup_string(GVariant *value, gsize *length); /* glib/gvariant.h */
LT_OWNED_BY("g_free | free") gchar *g_variant_print(GVariant *value, gboolean type_annotate); /* glib/gvariant.h */
LT_OWNED_BY("g_key_file_unref") GKeyFile *g_key_file_new(void); /* glib/gkeyfile.h */
void g_key_file_free(LT_OWNED_BY("g_key_file_unref | g_key_file_free") GKeyFile *key_file); /* glib/gkeyfile.h */
LT_SAME("key_file") GKeyFile *g_key_file_ref(LT_RETAIN GKeyFile *key_file); /* glib/gkeyfile.h */
void g_key_file_unref(LT_OWNED_BY("g_key_file_unref") GKeyFile *key_file); /* glib/gkeyfile.h */
gboolean g_key_file_load_from_file(GKeyFile *key_file, const gchar *file, GKeyFileFlags flags, LT_GIVES("g_error_free when return == 0") GError **error); /* glib/gkeyfile.h */
LT_OWNED_BY("g_free | free") gchar *g_key_file_get_string(GKeyFile *key_file, const gchar *group_name, const gchar *key, LT_GIVES("g_error_free when return == null") GError **error); /* glib/gkeyfile.h */
LT_OWNED_BY("g_free | free") gchar *g_key_file_get_value(GKeyFile *key_file, const gchar *group_name, const gchar *key, LT_GIVES("g_error_free when return == null") GError **error); /* glib/gkeyfile.h */
LT_OWNED_BY("g_strfreev") gchar **g_key_file_get_groups(GKeyFile *key_file, gsize *length); /* glib/gkeyfile.h */
LT_OWNED_BY("g_free | free") gchar *g_key_file_to_data(GKeyFile *key_file, gsize *length, GError **error); /* glib/gkeyfile.h */
LT_OWNED_BY("g_regex_unref") GRegex *g_regex_new(const gchar *pattern, GRegexCompileFlags compile_options, GRegexMatchFlags match_options, LT_GIVES("g_error_free when return == null") GError **error); /* glib/gregex.h */
void g_regex_unref(LT_OWNED_BY("g_regex_unref") GRegex *regex); /* glib/gregex.h */
LT_SAME("regex") GRegex *g_regex_ref(LT_RETAIN GRegex *regex); /* glib/gregex.h */
LT_OWNED_BY("g_option_context_free") GOptionContext *g_option_context_new(const gchar *parameter_string); /* glib/goption.h */
void g_option_context_free(LT_OWNED_BY("g_option_context_free") GOptionContext *context); /* glib/goption.h */
gboolean g_option_context_parse(GOptionContext *context, gint *argc, gchar ***argv, LT_GIVES("g_error_free when return == 0") GError **error); /* glib/goption.h */
LT_OWNED_BY("g_main_loop_unref") GMainLoop *g_main_loop_new(LT_LENT GMainContext *context, gboolean is_running); /* glib/gmain.h */
LT_SERVES void g_main_loop_run(GMainLoop *loop); /* glib/gmain.h */
void g_main_loop_quit(GMainLoop *loop); /* glib/gmain.h */
LT_SAME("loop") GMainLoop *g_main_loop_ref(LT_RETAIN GMainLoop *loop); /* glib/gmain.h */
void g_main_loop_unref(LT_OWNED_BY("g_main_loop_unref") GMainLoop *loop); /* glib/gmain.h */
LT_OWNED_BY("g_main_context_unref") GMainContext *g_main_context_new(void); /* glib/gmain.h */
void g_main_context_unref(LT_OWNED_BY("g_main_context_unref") GMainContext *context); /* glib/gmain.h */
LT_SAME("context") GMainContext *g_main_context_ref(LT_RETAIN GMainContext *context); /* glib/gmain.h */
guint g_timeout_add(guint interval, GSourceFunc function, LT_UNTIL("g_source_remove | g_main_loop_run | g_main_context_iteration | g_application_run") gpointer data); /* glib/gmain.h */
guint g_idle_add(GSourceFunc function, LT_UNTIL("g_source_remove | g_main_loop_run | g_main_context_iteration | g_application_run") gpointer data); /* glib/gmain.h */
LT_SERVES LT_OWNED_BY("g_thread_unref | g_thread_join") GThread *g_thread_new(const gchar *name, GThreadFunc func, LT_UNTIL("g_thread_join") gpointer data); /* glib/gthread.h */
gpointer g_thread_join(LT_OWNED_BY("g_thread_unref | g_thread_join") GThread *thread); /* glib/gthread.h */
void g_thread_unref(LT_OWNED_BY("g_thread_unref") GThread *thread); /* glib/gthread.h */
LT_OWNED_BY("g_timer_destroy") GTimer *g_timer_new(void); /* glib/gtimer.h */
gdouble g_timer_elapsed(GTimer *timer, gulong *microseconds); /* glib/gtimer.h */
void g_timer_destroy(LT_OWNED_BY("g_timer_destroy") GTimer *timer); /* glib/gtimer.h */
LT_OWNED_BY("g_date_time_unref") GDateTime *g_date_time_new_now_local(void); /* glib/gdatetime.h */
LT_OWNED_BY("g_date_time_unref") GDateTime *g_date_time_new_now_utc(void); /* glib/gdatetime.h */
LT_OWNED_BY("g_date_time_unref") GDateTime *g_date_time_new_from_unix_utc(gint64 t); /* glib/gdatetime.h */
LT_OWNED_BY("g_free | free") gchar *g_date_time_format(GDateTime *datetime, const gchar *format); /* glib/gdatetime.h */
LT_SAME("datetime") GDateTime *g_date_time_ref(LT_RETAIN GDateTime *datetime); /* glib/gdatetime.h */
void g_date_time_unref(LT_OWNED_BY("g_date_time_unref") GDateTime *datetime); /* glib/gdatetime.h */
LT_OWNED_BY("g_object_unref") GFile *g_file_new_for_path(const char *path); /* gio/gfile.h */
LT_OWNED_BY("g_object_unref") GFile *g_file_new_for_uri(const char *uri); /* gio/gfile.h */
LT_OWNED_BY("g_object_unref") GFile *g_file_get_parent(GFile *file); /* gio/gfile.h */
LT_OWNED_BY("g_object_unref") GFile *g_file_get_child(GFile *file, const char *name); /* gio/gfile.h */
LT_OWNED_BY("g_free | free") char *g_file_get_path(GFile *file); /* gio/gfile.h */
LT_OWNED_BY("g_free | free") char *g_file_get_basename(GFile *file); /* gio/gfile.h */
LT_OWNED_BY("g_free | free") char *g_file_get_uri(GFile *file); /* gio/gfile.h */
gboolean g_source_remove(guint tag); /* glib/gmain.h */
LT_SERVES gboolean g_main_context_iteration(LT_LENT GMainContext *context, gboolean may_block); /* glib/gmain.h */
LT_SERVES int g_application_run(LT_LENT GApplication *application, int argc, char **argv); /* gio/gapplication.h */
void g_signal_handler_disconnect(LT_LENT gpointer instance, gulong handler_id); /* gobject/gsignal.h */
guint g_signal_handlers_disconnect_matched(LT_LENT gpointer instance, GSignalMatchType mask, guint signal_id, GQuark detail, GClosure *closure, gpointer func, LT_LENT gpointer data); /* gobject/gsignal.h */
LT_WAITS void g_cond_wait(GCond *cond, GMutex *mutex); /* glib/gthread.h */
LT_WAITS gboolean g_cond_wait_until(GCond *cond, GMutex *mutex, gint64 end_time); /* glib/gthread.h */
void g_mutex_lock(LT_HOLDS("g_mutex_unlock") GMutex *mutex); /* glib/gthread.h */
gboolean g_mutex_trylock(LT_HOLDS("g_mutex_unlock when return != 0") GMutex *mutex); /* glib/gthread.h */
void g_mutex_unlock(LT_HOLDS("g_mutex_unlock") GMutex *mutex); /* glib/gthread.h */
void g_rec_mutex_lock(LT_HOLDS("g_rec_mutex_unlock") GRecMutex *rec_mutex); /* glib/gthread.h */
gboolean g_rec_mutex_trylock(LT_HOLDS("g_rec_mutex_unlock when return != 0") GRecMutex *rec_mutex); /* glib/gthread.h */
void g_rec_mutex_unlock(LT_HOLDS("g_rec_mutex_unlock") GRecMutex *rec_mutex); /* glib/gthread.h */
void g_rw_lock_writer_lock(LT_HOLDS("g_rw_lock_writer_unlock") GRWLock *rw_lock); /* glib/gthread.h */
void g_rw_lock_writer_unlock(LT_HOLDS("g_rw_lock_writer_unlock") GRWLock *rw_lock); /* glib/gthread.h */
void g_rw_lock_reader_lock(LT_HOLDS("g_rw_lock_reader_unlock") GRWLock *rw_lock); /* glib/gthread.h */
void g_rw_lock_reader_unlock(LT_HOLDS("g_rw_lock_reader_unlock") GRWLock *rw_lock); /* glib/gthread.h */
