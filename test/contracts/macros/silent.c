/* The macros of lifetime.h vanish without a word in every dialect of every compiler that has no plugin, wherever they
   may stand.

   REQUIRES: gcc, gxx, clang14
   RUN: %gcc -std=c90 -pedantic-errors -Wall -Wextra -Wundef -Werror -fsyntax-only %lifetime_include %s
   RUN: %gcc -std=c99 -pedantic-errors -Wall -Wextra -Wundef -Werror -fsyntax-only %lifetime_include %s
   RUN: %gcc -std=c11 -pedantic-errors -Wall -Wextra -Wundef -Werror -fsyntax-only %lifetime_include %s
   RUN: %gcc -std=c17 -pedantic-errors -Wall -Wextra -Wundef -Werror -fsyntax-only %lifetime_include %s
   RUN: %gcc -std=c2x -pedantic-errors -Wall -Wextra -Wundef -Werror -fsyntax-only %lifetime_include %s
   RUN: %gcc -std=gnu17 -Wall -Wextra -Wundef -Werror -fsyntax-only %lifetime_include %s
   RUN: %gxx -x c++ -std=c++98 -pedantic-errors -Wall -Wextra -Wundef -Werror -fsyntax-only %lifetime_include %s
   RUN: %gxx -x c++ -std=c++11 -pedantic-errors -Wall -Wextra -Wundef -Werror -fsyntax-only %lifetime_include %s
   RUN: %gxx -x c++ -std=c++14 -pedantic-errors -Wall -Wextra -Wundef -Werror -fsyntax-only %lifetime_include %s
   RUN: %gxx -x c++ -std=c++17 -pedantic-errors -Wall -Wextra -Wundef -Werror -fsyntax-only %lifetime_include %s
   RUN: %gxx -x c++ -std=c++20 -pedantic-errors -Wall -Wextra -Wundef -Werror -fsyntax-only %lifetime_include %s
   RUN: %gxx -x c++ -std=c++2b -pedantic-errors -Wall -Wextra -Wundef -Werror -fsyntax-only %lifetime_include %s

   RUN: %clang14 -std=c90 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang14 -std=c99 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang14 -std=c11 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang14 -std=c17 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang14 -std=c2x -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang14 -x c++ -std=c++98 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang14 -x c++ -std=c++11 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang14 -x c++ -std=c++20 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s

   RUN: %clang -std=c90 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang -std=c99 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang -std=c11 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang -std=c17 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang -std=c23 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang -std=c2y -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang -x c++ -std=c++98 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang -x c++ -std=c++11 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang -x c++ -std=c++17 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang -x c++ -std=c++20 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang -x c++ -std=c++26 -pedantic-errors -Weverything -Werror -fsyntax-only %lifetime_include %s

   A program's own macros of these names are no trouble:
   RUN: %gcc -std=c99 -Downed=1 -Dborrowed=2 -Dlifetime='(' -Dbounds= -Werror -fsyntax-only %lifetime_include %s
   RUN: %clang -std=c99 -Downed=1 -Dborrowed=2 -Dlifetime='(' -Dbounds= -Werror -fsyntax-only %lifetime_include %s
*/
#include "lifetime.h"
#include "lifetime.h"

struct queue;
struct text {
    LT_OWNED char *bytes;
    LT_LIFETIME("req") const char *line;
    LT_LENT const char *name;
    unsigned long rows, columns;
    LT_BOUNDS("rows * columns") double *cells;
};

typedef LT_OWNED char *heap_text;
LT_LENT typedef const char *name_text;

LT_OWNED char *copy(LT_LENT const char *bytes);
LT_OWNED_BY("queue_free|queue_drop") struct queue *queue_new(void);
LT_BORROWED("q") extern struct text *queue_first(LT_LENT struct queue *q);
LT_BORROWED("a, b") LT_BOUNDS("n") const char *shorter(const char *a, const char *b, unsigned long n);
LT_LIFETIME("conn: req") void pair(LT_LIFETIME("conn") struct queue *c, LT_LIFETIME("req") struct text *r);
int queue_push(struct queue *q, LT_OWNED_BY("free when return == 0") char *bytes);
long sum(LT_BOUNDS("n") LT_LENT const int *values, unsigned long n);
void each(struct queue *q, void (*visit)(LT_LENT struct text *t));
heap_text make(name_text name);

extern LT_OWNED char *previous;
LT_OWNED static char *last;

LT_OWNED char *exchange(LT_OWNED char *next);
LT_OWNED char *exchange(LT_OWNED char *next) {
    LT_OWNED char *now = last;
    last = next;
    return now;
}

#ifdef __cplusplus
template <class T>
LT_BORROWED("t") T &same(LT_LENT T &t);

class store {
public:
    LT_BORROWED("this") char *find(int key) const;
    LT_BORROWED("static") static const char *kind();
    LT_OWNED friend char *steal(LT_LENT store &from);

private:
    LT_OWNED_BY("delete[]") char *bytes;
};
#endif
