/* SQLite 3: sqlite3.h, sqlite.org/c3ref. A connection is to be closed even when opening fails. sqlite3_close keeps it when it
 * returns SQLITE_BUSY, which nobody tests: then nothing is known of it. A bound text is copied (SQLITE_TRANSIENT), or only
 * looked at until it is bound anew (SQLITE_STATIC; that it must live so long is not said: who resets the statement before
 * the text dies is right). What cannot be said: a column's text ends with the next step, a type conversion or a reset. */
int sqlite3_open(const char *filename, LT_GIVES("sqlite3_close | sqlite3_close_v2") sqlite3 **ppDb); /* sqlite.org/c3ref/open.html */
int sqlite3_open16(const void *filename, LT_GIVES("sqlite3_close | sqlite3_close_v2") sqlite3 **ppDb); /* sqlite.org/c3ref/open.html */
int sqlite3_open_v2(const char *filename, LT_GIVES("sqlite3_close | sqlite3_close_v2") sqlite3 **ppDb, int flags, const char *zVfs); /* sqlite.org/c3ref/open.html */
int sqlite3_close(LT_OWNED_BY("sqlite3_close when return == 0") LT_ESCAPE sqlite3 *db); /* sqlite.org/c3ref/close.html */
int sqlite3_close_v2(LT_OWNED_BY("sqlite3_close_v2") sqlite3 *db); /* sqlite.org/c3ref/close.html: a zombie until the last statement ends */
int sqlite3_exec(sqlite3 *db, const char *sql, int (*callback)(void *, int, char **, char **), void *arg, LT_GIVES("sqlite3_free when return != 0") char **errmsg); /* sqlite.org/c3ref/exec.html */
int sqlite3_prepare(sqlite3 *db, const char *zSql, int nByte, LT_GIVES("sqlite3_finalize when return == 0") sqlite3_stmt **ppStmt, const char **pzTail); /* sqlite.org/c3ref/prepare.html */
int sqlite3_prepare_v2(sqlite3 *db, const char *zSql, int nByte, LT_GIVES("sqlite3_finalize when return == 0") sqlite3_stmt **ppStmt, const char **pzTail); /* sqlite.org/c3ref/prepare.html */
int sqlite3_prepare_v3(sqlite3 *db, const char *zSql, int nByte, unsigned prepFlags, LT_GIVES("sqlite3_finalize when return == 0") sqlite3_stmt **ppStmt, const char **pzTail); /* sqlite.org/c3ref/prepare.html */
int sqlite3_prepare16_v2(sqlite3 *db, const void *zSql, int nByte, LT_GIVES("sqlite3_finalize when return == 0") sqlite3_stmt **ppStmt, const void **pzTail); /* sqlite.org/c3ref/prepare.html */
int sqlite3_step(sqlite3_stmt *stmt); /* sqlite.org/c3ref/step.html */
int sqlite3_reset(sqlite3_stmt *stmt); /* sqlite.org/c3ref/reset.html */
int sqlite3_clear_bindings(sqlite3_stmt *stmt); /* sqlite.org/c3ref/clear_bindings.html */
int sqlite3_finalize(LT_OWNED_BY("sqlite3_finalize") sqlite3_stmt *stmt); /* sqlite.org/c3ref/finalize.html: released whatever it returns */
int sqlite3_bind_int(sqlite3_stmt *stmt, int index, int value); /* sqlite.org/c3ref/bind_blob.html */
int sqlite3_bind_int64(sqlite3_stmt *stmt, int index, sqlite3_int64 value); /* sqlite.org/c3ref/bind_blob.html */
int sqlite3_bind_double(sqlite3_stmt *stmt, int index, double value); /* sqlite.org/c3ref/bind_blob.html */
int sqlite3_bind_null(sqlite3_stmt *stmt, int index); /* sqlite.org/c3ref/bind_blob.html */
int sqlite3_bind_value(sqlite3_stmt *stmt, int index, const sqlite3_value *value); /* sqlite.org/c3ref/bind_blob.html: copied */
LT_IF("destructor == 0") int sqlite3_bind_text(sqlite3_stmt *stmt, int index, const char *text, int n, void (*destructor)(void *)); /* sqlite.org/c3ref/bind_blob.html: SQLITE_STATIC */
LT_IF("destructor == -1") int sqlite3_bind_text(sqlite3_stmt *stmt, int index, const char *text, int n, void (*destructor)(void *)); /* sqlite.org/c3ref/bind_blob.html: SQLITE_TRANSIENT */
int sqlite3_bind_text(sqlite3_stmt *stmt, int index, LT_ESCAPE const char *text, int n, void (*destructor)(void *)); /* sqlite.org/c3ref/bind_blob.html: released by the destructor, also on failure */
LT_IF("destructor == 0") int sqlite3_bind_blob(sqlite3_stmt *stmt, int index, const void *data, int n, void (*destructor)(void *)); /* sqlite.org/c3ref/bind_blob.html: SQLITE_STATIC */
LT_IF("destructor == -1") int sqlite3_bind_blob(sqlite3_stmt *stmt, int index, const void *data, int n, void (*destructor)(void *)); /* sqlite.org/c3ref/bind_blob.html: SQLITE_TRANSIENT */
int sqlite3_bind_blob(sqlite3_stmt *stmt, int index, LT_ESCAPE const void *data, int n, void (*destructor)(void *)); /* sqlite.org/c3ref/bind_blob.html */
int sqlite3_bind_parameter_index(sqlite3_stmt *stmt, const char *name); /* sqlite.org/c3ref/bind_parameter_index.html */
int sqlite3_bind_parameter_count(sqlite3_stmt *stmt); /* sqlite.org/c3ref/bind_parameter_count.html */
LT_BORROWED("stmt") const unsigned char *sqlite3_column_text(sqlite3_stmt *stmt, int column); /* sqlite.org/c3ref/column_blob.html */
LT_BORROWED("stmt") const void *sqlite3_column_text16(sqlite3_stmt *stmt, int column); /* sqlite.org/c3ref/column_blob.html */
LT_BORROWED("stmt") const void *sqlite3_column_blob(sqlite3_stmt *stmt, int column); /* sqlite.org/c3ref/column_blob.html */
LT_BORROWED("stmt") sqlite3_value *sqlite3_column_value(sqlite3_stmt *stmt, int column); /* sqlite.org/c3ref/column_blob.html */
LT_BORROWED("stmt") const char *sqlite3_column_name(sqlite3_stmt *stmt, int column); /* sqlite.org/c3ref/column_name.html */
LT_BORROWED("stmt") const char *sqlite3_column_decltype(sqlite3_stmt *stmt, int column); /* sqlite.org/c3ref/column_decltype.html */
int sqlite3_column_bytes(sqlite3_stmt *stmt, int column); /* sqlite.org/c3ref/column_blob.html */
int sqlite3_column_count(sqlite3_stmt *stmt); /* sqlite.org/c3ref/column_count.html */
int sqlite3_column_int(sqlite3_stmt *stmt, int column); /* sqlite.org/c3ref/column_blob.html */
sqlite3_int64 sqlite3_column_int64(sqlite3_stmt *stmt, int column); /* sqlite.org/c3ref/column_blob.html */
double sqlite3_column_double(sqlite3_stmt *stmt, int column); /* sqlite.org/c3ref/column_blob.html */
int sqlite3_column_type(sqlite3_stmt *stmt, int column); /* sqlite.org/c3ref/column_blob.html */
int sqlite3_data_count(sqlite3_stmt *stmt); /* sqlite.org/c3ref/data_count.html */
LT_BORROWED("stmt") const char *sqlite3_sql(sqlite3_stmt *stmt); /* sqlite.org/c3ref/expanded_sql.html */
LT_OWNED_BY("sqlite3_free") char *sqlite3_expanded_sql(sqlite3_stmt *stmt); /* sqlite.org/c3ref/expanded_sql.html */
LT_BORROWED("stmt") sqlite3 *sqlite3_db_handle(sqlite3_stmt *stmt); /* sqlite.org/c3ref/db_handle.html */
LT_BORROWED("db") const char *sqlite3_errmsg(sqlite3 *db); /* sqlite.org/c3ref/errcode.html */
int sqlite3_errcode(sqlite3 *db); /* sqlite.org/c3ref/errcode.html */
int sqlite3_extended_errcode(sqlite3 *db); /* sqlite.org/c3ref/errcode.html */
LT_LIFETIME("static") const char *sqlite3_errstr(int code); /* sqlite.org/c3ref/errcode.html */
LT_LIFETIME("static") const char *sqlite3_libversion(void); /* sqlite.org/c3ref/libversion.html */
int sqlite3_changes(sqlite3 *db); /* sqlite.org/c3ref/changes.html */
sqlite3_int64 sqlite3_last_insert_rowid(sqlite3 *db); /* sqlite.org/c3ref/last_insert_rowid.html */
int sqlite3_busy_timeout(sqlite3 *db, int ms); /* sqlite.org/c3ref/busy_timeout.html */
int sqlite3_busy_handler(sqlite3 *db, int (*handler)(void *, int), LT_ESCAPE void *arg); /* sqlite.org/c3ref/busy_handler.html */
int sqlite3_create_function(sqlite3 *db, const char *name, int nArg, int textRep, LT_ESCAPE void *app, void (*func)(sqlite3_context *, int, sqlite3_value **), void (*step)(sqlite3_context *, int, sqlite3_value **), void (*final)(sqlite3_context *)); /* sqlite.org/c3ref/create_function.html */
int sqlite3_get_table(sqlite3 *db, const char *zSql, LT_GIVES("sqlite3_free_table when return == 0") char ***result, int *rows, int *columns, LT_GIVES("sqlite3_free when return != 0") char **errmsg); /* sqlite.org/c3ref/free_table.html */
void sqlite3_free_table(LT_OWNED_BY("sqlite3_free_table") char **result); /* sqlite.org/c3ref/free_table.html */
LT_OWNED_BY("sqlite3_free") void *sqlite3_malloc(int n); /* sqlite.org/c3ref/free.html */
LT_OWNED_BY("sqlite3_free") void *sqlite3_malloc64(sqlite3_uint64 n); /* sqlite.org/c3ref/free.html */
LT_OWNED_BY("sqlite3_free") void *sqlite3_realloc(LT_OWNED_BY("sqlite3_free | sqlite3_realloc when return != null") void *p, int n); /* sqlite.org/c3ref/free.html */
LT_OWNED_BY("sqlite3_free") void *sqlite3_realloc64(LT_OWNED_BY("sqlite3_free | sqlite3_realloc64 when return != null") void *p, sqlite3_uint64 n); /* sqlite.org/c3ref/free.html */
void sqlite3_free(LT_OWNED_BY("sqlite3_free") void *p); /* sqlite.org/c3ref/free.html */
LT_OWNED_BY("sqlite3_free") char *sqlite3_mprintf(const char *format, ...); /* sqlite.org/c3ref/mprintf.html */
LT_OWNED_BY("sqlite3_free") char *sqlite3_vmprintf(const char *format, va_list ap); /* sqlite.org/c3ref/mprintf.html */
LT_SAME("buf") char *sqlite3_snprintf(int n, char *buf, const char *format, ...); /* sqlite.org/c3ref/mprintf.html */
LT_OWNED_BY("sqlite3_value_free") sqlite3_value *sqlite3_value_dup(const sqlite3_value *value); /* sqlite.org/c3ref/value_dup.html */
void sqlite3_value_free(LT_OWNED_BY("sqlite3_value_free") sqlite3_value *value); /* sqlite.org/c3ref/value_dup.html */
LT_BORROWED("value") const unsigned char *sqlite3_value_text(sqlite3_value *value); /* sqlite.org/c3ref/value_blob.html */
LT_BORROWED("value") const void *sqlite3_value_blob(sqlite3_value *value); /* sqlite.org/c3ref/value_blob.html */
int sqlite3_value_bytes(sqlite3_value *value); /* sqlite.org/c3ref/value_blob.html */
int sqlite3_value_int(sqlite3_value *value); /* sqlite.org/c3ref/value_blob.html */
int sqlite3_value_type(sqlite3_value *value); /* sqlite.org/c3ref/value_blob.html */
LT_IF("destructor == 0") void sqlite3_result_text(sqlite3_context *context, const char *text, int n, void (*destructor)(void *)); /* sqlite.org/c3ref/result_blob.html: SQLITE_STATIC */
LT_IF("destructor == -1") void sqlite3_result_text(sqlite3_context *context, const char *text, int n, void (*destructor)(void *)); /* sqlite.org/c3ref/result_blob.html: SQLITE_TRANSIENT */
void sqlite3_result_text(sqlite3_context *context, LT_ESCAPE const char *text, int n, void (*destructor)(void *)); /* sqlite.org/c3ref/result_blob.html */
void sqlite3_result_int(sqlite3_context *context, int value); /* sqlite.org/c3ref/result_blob.html */
void sqlite3_result_error(sqlite3_context *context, const char *text, int n); /* sqlite.org/c3ref/result_blob.html: copied */
void sqlite3_result_null(sqlite3_context *context); /* sqlite.org/c3ref/result_blob.html */
void *sqlite3_user_data(sqlite3_context *context); /* sqlite.org/c3ref/user_data.html */
LT_OWNED_BY("sqlite3_backup_finish") sqlite3_backup *sqlite3_backup_init(sqlite3 *dest, const char *destName, sqlite3 *source, const char *sourceName); /* sqlite.org/c3ref/backup_finish.html */
int sqlite3_backup_step(sqlite3_backup *p, int pages); /* sqlite.org/c3ref/backup_finish.html */
int sqlite3_backup_finish(LT_OWNED_BY("sqlite3_backup_finish") sqlite3_backup *p); /* sqlite.org/c3ref/backup_finish.html */
int sqlite3_blob_open(sqlite3 *db, const char *zDb, const char *zTable, const char *zColumn, sqlite3_int64 row, int flags, LT_GIVES("sqlite3_blob_close when return == 0") sqlite3_blob **ppBlob); /* sqlite.org/c3ref/blob_open.html */
int sqlite3_blob_read(sqlite3_blob *blob, void *z, int n, int offset); /* sqlite.org/c3ref/blob_read.html */
int sqlite3_blob_write(sqlite3_blob *blob, const void *z, int n, int offset); /* sqlite.org/c3ref/blob_write.html */
int sqlite3_blob_close(LT_OWNED_BY("sqlite3_blob_close") sqlite3_blob *blob); /* sqlite.org/c3ref/blob_close.html: released whatever it returns */
LT_IF("kind == 0") LT_OWNED_BY("sqlite3_mutex_free") sqlite3_mutex *sqlite3_mutex_alloc(int kind); /* sqlite.org/c3ref/mutex_alloc.html: SQLITE_MUTEX_FAST */
LT_IF("kind == 1") LT_OWNED_BY("sqlite3_mutex_free") sqlite3_mutex *sqlite3_mutex_alloc(int kind); /* sqlite.org/c3ref/mutex_alloc.html: SQLITE_MUTEX_RECURSIVE */
sqlite3_mutex *sqlite3_mutex_alloc(int kind); /* sqlite.org/c3ref/mutex_alloc.html: the others are static */
void sqlite3_mutex_free(LT_OWNED_BY("sqlite3_mutex_free") sqlite3_mutex *mutex); /* sqlite.org/c3ref/mutex_alloc.html */
void sqlite3_mutex_enter(sqlite3_mutex *mutex); /* sqlite.org/c3ref/mutex_alloc.html */
void sqlite3_mutex_leave(sqlite3_mutex *mutex); /* sqlite.org/c3ref/mutex_alloc.html */
