/* cJSON 1.7: cJSON.h. The Add functions take the item when they succeed, which nobody tests: otherwise nothing is known
 * of it. Text is released with cJSON_free, or free() unless cJSON_InitHooks was called. */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_Parse(const char *value); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_ParseWithLength(const char *value, size_t buffer_length); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_ParseWithOpts(const char *value, const char **return_parse_end, cJSON_bool require_null_terminated); /* cJSON.h */
void cJSON_Delete(LT_OWNED_BY("cJSON_Delete") cJSON *item); /* cJSON.h */
LT_OWNED_BY("cJSON_free | free") char *cJSON_Print(const cJSON *item); /* cJSON.h */
LT_OWNED_BY("cJSON_free | free") char *cJSON_PrintUnformatted(const cJSON *item); /* cJSON.h */
LT_OWNED_BY("cJSON_free | free") char *cJSON_PrintBuffered(const cJSON *item, int prebuffer, cJSON_bool fmt); /* cJSON.h */
cJSON_bool cJSON_PrintPreallocated(cJSON *item, char *buffer, const int length, const cJSON_bool format); /* cJSON.h */
LT_OWNED_BY("cJSON_free | free") void *cJSON_malloc(size_t size); /* cJSON.h */
void cJSON_free(LT_OWNED_BY("cJSON_free | free") void *object); /* cJSON.h */
int cJSON_GetArraySize(const cJSON *array); /* cJSON.h */
LT_BORROWED("array") cJSON *cJSON_GetArrayItem(const cJSON *array, int index); /* cJSON.h */
LT_BORROWED("object") cJSON *cJSON_GetObjectItem(const cJSON *object, const char *string); /* cJSON.h */
LT_BORROWED("object") cJSON *cJSON_GetObjectItemCaseSensitive(const cJSON *object, const char *string); /* cJSON.h */
cJSON_bool cJSON_HasObjectItem(const cJSON *object, const char *string); /* cJSON.h */
LT_LIFETIME("static") const char *cJSON_GetErrorPtr(void); /* cJSON.h: into the text parsed last */
LT_BORROWED("item") char *cJSON_GetStringValue(const cJSON *item); /* cJSON.h */
double cJSON_GetNumberValue(const cJSON *item); /* cJSON.h */
LT_PURE cJSON_bool cJSON_IsInvalid(const cJSON *item); /* cJSON.h */
LT_PURE cJSON_bool cJSON_IsFalse(const cJSON *item); /* cJSON.h */
LT_PURE cJSON_bool cJSON_IsTrue(const cJSON *item); /* cJSON.h */
LT_PURE cJSON_bool cJSON_IsBool(const cJSON *item); /* cJSON.h */
LT_PURE cJSON_bool cJSON_IsNull(const cJSON *item); /* cJSON.h */
LT_PURE cJSON_bool cJSON_IsNumber(const cJSON *item); /* cJSON.h */
LT_PURE cJSON_bool cJSON_IsString(const cJSON *item); /* cJSON.h */
LT_PURE cJSON_bool cJSON_IsArray(const cJSON *item); /* cJSON.h */
LT_PURE cJSON_bool cJSON_IsObject(const cJSON *item); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_CreateNull(void); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_CreateTrue(void); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_CreateFalse(void); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_CreateBool(cJSON_bool boolean); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_CreateNumber(double num); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_CreateString(const char *string); /* cJSON.h: copied */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_CreateRaw(const char *raw); /* cJSON.h: copied */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_CreateArray(void); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_CreateObject(void); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_CreateStringReference(LT_BORROWED("return") const char *string); /* cJSON.h: not copied */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_CreateObjectReference(LT_BORROWED("return") const cJSON *child); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_CreateArrayReference(LT_BORROWED("return") const cJSON *child); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_CreateIntArray(const int *numbers, int count); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_CreateFloatArray(const float *numbers, int count); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_CreateDoubleArray(const double *numbers, int count); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_CreateStringArray(const char *const *strings, int count); /* cJSON.h */
cJSON_bool cJSON_AddItemToArray(cJSON *array, LT_OWNED_BY("cJSON_Delete when return != 0") LT_ESCAPE cJSON *item); /* cJSON.h */
cJSON_bool cJSON_AddItemToObject(cJSON *object, const char *string, LT_OWNED_BY("cJSON_Delete when return != 0") LT_ESCAPE cJSON *item); /* cJSON.h */
cJSON_bool cJSON_AddItemToObjectCS(cJSON *object, LT_BORROWED("object") const char *string, LT_OWNED_BY("cJSON_Delete when return != 0") LT_ESCAPE cJSON *item); /* cJSON.h: the name is not copied */
cJSON_bool cJSON_AddItemReferenceToArray(cJSON *array, LT_LENT cJSON *item); /* cJSON.h: a reference to its content is made; item stays the caller's */
cJSON_bool cJSON_AddItemReferenceToObject(cJSON *object, const char *string, LT_LENT cJSON *item); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_DetachItemViaPointer(cJSON *parent, LT_ESCAPE cJSON *item); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_DetachItemFromArray(cJSON *array, int which); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_DetachItemFromObject(cJSON *object, const char *string); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_DetachItemFromObjectCaseSensitive(cJSON *object, const char *string); /* cJSON.h */
void cJSON_DeleteItemFromArray(cJSON *array, int which); /* cJSON.h */
void cJSON_DeleteItemFromObject(cJSON *object, const char *string); /* cJSON.h */
cJSON_bool cJSON_InsertItemInArray(cJSON *array, int which, LT_OWNED_BY("cJSON_Delete when return != 0") LT_ESCAPE cJSON *newitem); /* cJSON.h */
cJSON_bool cJSON_ReplaceItemInArray(cJSON *array, int which, LT_OWNED_BY("cJSON_Delete when return != 0") LT_ESCAPE cJSON *newitem); /* cJSON.h */
cJSON_bool cJSON_ReplaceItemInObject(cJSON *object, const char *string, LT_OWNED_BY("cJSON_Delete when return != 0") LT_ESCAPE cJSON *newitem); /* cJSON.h */
LT_OWNED_BY("cJSON_Delete") cJSON *cJSON_Duplicate(const cJSON *item, cJSON_bool recurse); /* cJSON.h */
cJSON_bool cJSON_Compare(const cJSON *a, const cJSON *b, const cJSON_bool case_sensitive); /* cJSON.h */
void cJSON_Minify(char *json); /* cJSON.h */
LT_BORROWED("object") cJSON *cJSON_AddNullToObject(cJSON *const object, const char *const name); /* cJSON.h */
LT_BORROWED("object") cJSON *cJSON_AddTrueToObject(cJSON *const object, const char *const name); /* cJSON.h */
LT_BORROWED("object") cJSON *cJSON_AddFalseToObject(cJSON *const object, const char *const name); /* cJSON.h */
LT_BORROWED("object") cJSON *cJSON_AddBoolToObject(cJSON *const object, const char *const name, const cJSON_bool boolean); /* cJSON.h */
LT_BORROWED("object") cJSON *cJSON_AddNumberToObject(cJSON *const object, const char *const name, const double number); /* cJSON.h */
LT_BORROWED("object") cJSON *cJSON_AddStringToObject(cJSON *const object, const char *const name, const char *const string); /* cJSON.h */
LT_BORROWED("object") cJSON *cJSON_AddObjectToObject(cJSON *const object, const char *const name); /* cJSON.h */
LT_BORROWED("object") cJSON *cJSON_AddArrayToObject(cJSON *const object, const char *const name); /* cJSON.h */
