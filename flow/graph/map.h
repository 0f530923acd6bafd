/* Persistent maps from 64-bit keys: what the states of the simulation are made of.
 *
 * Big-endian Patricia trees after C. Okasaki, A. Gill, "Fast mergeable integer maps", Workshop on ML 1998. Copying a map
 * is copying its root. Two maps that came from one share what neither changed, so that merging them costs what they
 * differ in, not what they hold. Keys that begin alike are neighbours: all cells of one object are one subtree.
 *
 * A map is changed in place as far as its nodes carry the token of the one who changes it: straight-line code copies
 * each node at most once. Whoever copies a map must take a new token for both copies. Depth is at most 64. */
#ifndef LT_FLOW_GRAPH_MAP_H
#define LT_FLOW_GRAPH_MAP_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct lt_map_node lt_map_node;

/* An empty map is all zeros. */
typedef struct lt_map {
    lt_map_node *root;
} lt_map;

/* `birth` serves lt_map_each_born, the others are the owner's. */
typedef struct lt_entry {
    uint32_t value, stamp, from, birth;
} lt_entry;

/* Who changes a map: nodes come from the arena, those with its token may be changed in place. Token 0: none may. */
typedef struct lt_writer {
    lt_arena *arena;
    uint32_t token;
} lt_writer;

/* Null when there is none; valid until the map is changed. */
const lt_entry *lt_map_get(lt_map map, uint64_t key);
void lt_map_put(lt_writer writer, lt_map *map, uint64_t key, lt_entry entry);
void lt_map_remove(lt_writer writer, lt_map *map, uint64_t key);

/* Removes every key whose upper `bits` (1 … 64) are those of `prefix`. */
void lt_map_remove_all(lt_writer writer, lt_map *map, uint64_t prefix, unsigned bits);

typedef void lt_map_visit(void *context, uint64_t key, const lt_entry *entry);

/* In ascending order of keys; the map must not be changed meanwhile. `bits` 0: all. */
void lt_map_each(lt_map map, uint64_t prefix, unsigned bits, lt_map_visit *visit, void *context);

/* Those with entry->birth >= birth; costs nothing for subtrees without. */
void lt_map_each_born(lt_map map, uint32_t birth, lt_map_visit *visit, void *context);

/* What becomes of a key on which `a` and `b` differ; one may be null. False: it goes. Entries that are equal in both
 * maps by sharing are not asked about and stay. */
typedef bool lt_map_decide(void *context, uint64_t key, const lt_entry *a, const lt_entry *b, lt_entry *result);

/* The result is `a` itself (same root) when nothing came out different. */
lt_map lt_map_merge(lt_writer writer, lt_map a, lt_map b, lt_map_decide *decide, void *context);

#endif
