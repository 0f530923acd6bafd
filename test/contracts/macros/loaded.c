/* With the plugin the macros of lifetime.h are attributes, in every dialect, and a program's own macros of the same
   names do not disturb them; without it they are empty.

   REQUIRES: plugin
   RUN: %clang %plugin -std=c90 -E -P %lifetime_include %s | FileCheck %s
   RUN: %clang %plugin -std=c99 -E -P %lifetime_include %s | FileCheck %s
   RUN: %clang %plugin -std=c17 -E -P %lifetime_include %s | FileCheck %s
   RUN: %clang %plugin -std=c23 -E -P %lifetime_include %s | FileCheck %s
   RUN: %clang %plugin -x c++ -std=c++98 -E -P %lifetime_include %s | FileCheck %s
   RUN: %clang %plugin -x c++ -std=c++17 -E -P %lifetime_include %s | FileCheck %s
   RUN: %clang %plugin -x c++ -std=c++23 -E -P %lifetime_include %s | FileCheck %s
   RUN: %clang %plugin -Downed=1 -Dborrowed= -Dlifetime=x -Dbounds=y -E -P %lifetime_include %s | FileCheck %s
   RUN: %clang -std=c17 -E -P %lifetime_include %s | FileCheck --check-prefix=EMPTY %s
   RUN: %clang -x c++ -std=c++17 -E -P %lifetime_include %s | FileCheck --check-prefix=EMPTY %s

   They are accepted where silent.c has them:
   RUN: %clang %plugin -std=c90 -pedantic-errors -Werror -fsyntax-only -w %lifetime_include %S/silent.c
   RUN: %clang %plugin -std=c23 -pedantic-errors -Werror -fsyntax-only -w %lifetime_include %S/silent.c
   RUN: %clang %plugin -x c++ -std=c++98 -pedantic-errors -fsyntax-only -w %lifetime_include %S/silent.c
   RUN: %clang %plugin -x c++ -std=c++20 -pedantic-errors -fsyntax-only -w %lifetime_include %S/silent.c
*/
#include "lifetime.h"

/* CHECK: struct a { __attribute__((__owned__)) char *x; };
   CHECK: struct b { __attribute__((__owned__("fclose"))) char *x; };
   CHECK: struct c { __attribute__((__borrowed__)) char *x; };
   CHECK: struct d { __attribute__((__borrowed__("ctx"))) char *x; };
   CHECK: struct e { __attribute__((__lifetime__("req"))) char *x; };
   CHECK: struct f { unsigned long n; __attribute__((__bounds__("n"))) char *x; };
   EMPTY: struct a { char *x; };
   EMPTY: struct b { char *x; };
   EMPTY: struct c { char *x; };
   EMPTY: struct d { char *x; };
   EMPTY: struct e { char *x; };
   EMPTY: struct f { unsigned long n; char *x; };
*/
struct a { LT_OWNED char *x; };
struct b { LT_OWNED_BY("fclose") char *x; };
struct c { LT_LENT char *x; };
struct d { LT_BORROWED("ctx") char *x; };
struct e { LT_LIFETIME("req") char *x; };
struct f { unsigned long n; LT_BOUNDS("n") char *x; };
