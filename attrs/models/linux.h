/* The Linux kernel: include/linux/xarray.h, idr.h, radix-tree.h. What is stored is LT_ESCAPE: it is kept, and released by
 * who takes it out. Its lists, which are inline functions, stand in attrs/macros.def. */
void *xa_store(LT_INSERTS("index") struct xarray *xa, unsigned long index, LT_ESCAPE void *entry, gfp_t gfp); /* xarray.h */
int xa_insert(LT_INSERTS("index") struct xarray *xa, unsigned long index, LT_ESCAPE void *entry, gfp_t gfp); /* xarray.h */
void *xa_erase(LT_REMOVES struct xarray *xa, unsigned long index); /* xarray.h */
void xa_destroy(LT_EMPTIES struct xarray *xa); /* xarray.h */
int idr_alloc(LT_INSERTS("ptr") struct idr *idr, LT_ESCAPE void *ptr, int start, int end, gfp_t gfp); /* idr.h */
int idr_alloc_cyclic(LT_INSERTS("ptr") struct idr *idr, LT_ESCAPE void *ptr, int start, int end, gfp_t gfp); /* idr.h */
void *idr_remove(LT_REMOVES struct idr *idr, unsigned long id); /* idr.h */
void idr_destroy(LT_EMPTIES struct idr *idr); /* idr.h */
int radix_tree_insert(LT_INSERTS("index") struct radix_tree_root *root, unsigned long index, LT_ESCAPE void *item); /* radix-tree.h */
void *radix_tree_delete(LT_REMOVES struct radix_tree_root *root, unsigned long index); /* radix-tree.h */
