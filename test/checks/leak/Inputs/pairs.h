#include <lifetime.h>
LT_OWNED_BY("pool_put") struct conn *pool_get(struct pool *pool); /* pool.h */
void pool_put(struct pool *pool, LT_OWNED_BY("pool_put") struct conn *conn); /* pool.h */
void obj_get(LT_RETAIN LT_HOLDS("obj_put") struct obj *o); /* obj.h */
void obj_put(LT_OWNED_BY("obj_put") struct obj *o); /* obj.h */
void page_pin(LT_HOLDS("page_unpin") struct page *p); /* page.h */
void page_unpin(LT_HOLDS("page_unpin") struct page *p); /* page.h */
