/* nginx: src/core/ngx_array.h, ngx_list.h, ngx_rbtree.h, as its modules use them. Memory is the pool's, so nothing is
 * released here; a container grows for ever only where its pool is the cycle's. */
void *ngx_array_push(LT_INSERTS("a") ngx_array_t *a); /* ngx_array.h: the place of the new element */
void *ngx_array_push_n(LT_INSERTS("a") ngx_array_t *a, ngx_uint_t n); /* ngx_array.h */
void ngx_array_destroy(LT_EMPTIES ngx_array_t *a); /* ngx_array.h */
void *ngx_list_push(LT_INSERTS("list") ngx_list_t *list); /* ngx_list.h: the place of the new element */
void ngx_rbtree_insert(LT_INSERTS("node") ngx_rbtree_t *tree, LT_ESCAPE ngx_rbtree_node_t *node); /* ngx_rbtree.h */
void ngx_rbtree_delete(LT_REMOVES ngx_rbtree_t *tree, LT_ESCAPE ngx_rbtree_node_t *node); /* ngx_rbtree.h */
