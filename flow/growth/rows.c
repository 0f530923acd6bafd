/* What the locals are where blocks begin: one row for each block, of those locals alone that are alive there.
 *
 * A temporary that one block makes and uses takes no part, nor does a variable that is written before it is read again:
 * rows together are as long as what is alive, not as long as blocks times locals. */
#include "flow/growth/collecting.h"

#include "flow/graph/liveness.h"

/* Counts or enters the locals that are in the row of each block. */
typedef struct filling {
    const lt_collecting *a;
    const lt_liveness *liveness;
    const uint32_t *of_bit; /* the variable whose bit it is */
    const uint32_t *always; /* locals that are in every row */
    uint32_t always_count;
} filling;

static uint32_t fill_row(const filling *f, uint32_t block, uint32_t *row) {
    uint32_t count = f->always_count;
    if (row)
        memcpy(row, f->always, f->always_count * sizeof *row);
    const lt_word *live = f->liveness->live + (size_t)block * f->liveness->words;
    for (uint32_t w = 0; w < f->liveness->words; w++)
        for (lt_word left = live[w]; left; left &= left - 1) {
            uint32_t bit = w * LT_WORD_BITS + (uint32_t)__builtin_ctzll(left);
            if (row)
                row[count] = f->of_bit[bit];
            count++;
        }
    return count;
}

/* By variable: the one block that mentions it; UINT32_MAX: several do; 0: none does. */
static uint32_t *find_homes(const lt_function *f) {
    uint32_t *home = LT_NEW_ARRAY(f->arena, uint32_t, f->variables.count);
    for (uint32_t id = 1; id < f->blocks.count; id++) {
        const lt_block_info *b = &f->blocks.items[id];
        for (uint32_t i = b->first_statement; i < b->first_statement + b->statement_count; i++) {
            const lt_statement *s = &f->statements.items[i];
            for (uint32_t o = 0; o < s->operand_count + 2; o++) {
                lt_place place = o < 2 ? (o ? s->indirect : s->target) : lt_operands_of(f, s)[o - 2].place;
                uint32_t *one = &home[lt_place_of(f, place)->variable.id];
                *one = *one && *one != id ? UINT32_MAX : id;
            }
        }
        uint32_t *sides[2] = {&home[lt_place_of(f, b->terminator.left.place)->variable.id],
                              &home[lt_place_of(f, b->terminator.right.place)->variable.id]};
        for (int side = 0; side < 2; side++)
            *sides[side] = *sides[side] && *sides[side] != id ? UINT32_MAX : id;
    }
    return home;
}

lt_rows lt_make_rows(const lt_collecting *a) {
    const lt_function *f = a->function;
    lt_arena *arena = f->arena;
    lt_graph graph = lt_graph_of_blocks(f, arena);
    lt_liveness liveness = lt_find_liveness(f, graph, lt_reverse_postorder(graph, 1, arena), 1);
    uint32_t *of_bit = LT_NEW_ARRAY(arena, uint32_t, f->variables.count), *always = LT_NEW_ARRAY(arena, uint32_t, a->local_count);
    const uint32_t *home = find_homes(f);
    filling fill = {.a = a, .liveness = &liveness, .of_bit = of_bit, .always = always};
    for (uint32_t v = 1; v < a->local_count; v++) {
        bool follows = v < f->variables.count && liveness.bits[v];
        if (follows)
            of_bit[liveness.bits[v] - 1] = v;
        else if (v >= f->variables.count || home[v] == UINT32_MAX || f->variables.items[v].storage == LT_PARAMETER)
            always[fill.always_count++] = v;
    }
    lt_rows rows = {.first = LT_NEW_ARRAY(arena, uint32_t, f->blocks.count + 1)};
    for (uint32_t block = 1; block < f->blocks.count; block++)
        rows.first[block + 1] = rows.first[block] + fill_row(&fill, block, NULL);
    rows.locals = LT_NEW_ARRAY(arena, uint32_t, rows.first[f->blocks.count] + 1);
    for (uint32_t block = 1; block < f->blocks.count; block++)
        fill_row(&fill, block, rows.locals + rows.first[block]);
    return rows;
}

void lt_load_row(const lt_collecting *a, const lt_things *entry, uint32_t block) {
    for (uint32_t i = a->rows.first[block]; i < a->rows.first[block + 1]; i++)
        a->locals[a->rows.locals[i]] = entry[i];
}

bool lt_join_row(const lt_collecting *a, lt_things *entry, uint32_t block) {
    lt_things more = 0;
    for (uint32_t i = a->rows.first[block]; i < a->rows.first[block + 1]; i++) {
        lt_things value = a->locals[a->rows.locals[i]];
        more |= value & ~entry[i];
        entry[i] |= value;
    }
    return more != 0;
}
