// The error of a contract stands at the very character of its string that is wrong, and its fix replaces that word.
// RUN: not %lt %s -fdiagnostics-parseable-fixits 2>&1 | FileCheck %s --match-full-lines --implicit-check-not=error: --implicit-check-not=fix-it:
#include <stddef.h>
#include <stdio.h>

// --- should be reported --------------------------------------------------------------------------------------------

// CHECK: {{.*}}columns.c:[[#@LINE+1]]:16: error: expected '|' between release functions, found ',' [lifetime-contract]
[[owned("fclose, pclose")]] FILE *separator_bad(void);
// CHECK: fix-it:"{{.*}}columns.c":{[[#@LINE-1]]:9-[[#@LINE-1]]:25}:"\"fclose| pclose\""

// CHECK: {{.*}}columns.c:[[#@LINE+1]]:15: error: expected the name of a release function after '|' [lifetime-contract]
[[owned("free|")]] char *at_the_end_bad(void);

// CHECK: {{.*}}columns.c:[[#@LINE+1]]:43: error: only 'return' can be tested, not 'result' [lifetime-contract]
int renamed_result_bad([[owned("free when result == 0")]] char *p);
// CHECK: fix-it:"{{.*}}columns.c":{[[#@LINE-1]]:32-[[#@LINE-1]]:55}:"\"free when return == 0\""

// CHECK: {{.*}}columns.c:[[#@LINE+1]]:48: error: expected a comparison (==, !=, <, <=, >, >=) after 'return', found '=' [lifetime-contract]
int one_equals_bad([[owned("free when   return = 0")]] char *p);
// CHECK: fix-it:"{{.*}}columns.c":{[[#@LINE-1]]:28-[[#@LINE-1]]:52}:"\"free when   return == 0\""

// CHECK: {{.*}}columns.c:[[#@LINE+1]]:42: error: no parameter or constant is named 'cout'; did you mean 'count'? [lifetime-contract]
long sum_bad([[bounds("sizeof(int) + 2 * cout")]] const int *values, size_t count);
// CHECK: fix-it:"{{.*}}columns.c":{[[#@LINE-1]]:23-[[#@LINE-1]]:47}:"\"sizeof(int) + 2 * count\""

// CHECK: {{.*}}columns.c:[[#@LINE+1]]:20: error: region 'a' is named twice [lifetime-contract]
[[borrowed("a, b,  a")]] const char *shorter_bad(const char *a, const char *b);

// CHECK: {{.*}}columns.c:[[#@LINE+1]]:18: error: region 'req' cannot outlive itself [lifetime-contract]
[[lifetime("req: req")]] void itself_bad(void);

// CHECK: {{.*}}columns.c:[[#@LINE+1]]:37: error: 'push_bad' has no result to test [lifetime-contract]
void push_bad([[owned("free   when  return == 0")]] char *p);

// CHECK: {{.*}}columns.c:[[#@LINE+1]]:34: error: division by zero [lifetime-contract]
void half_bad([[bounds("(count / 0)")]] const int *values, size_t count);

// CHECK: {{.*}}columns.c:[[#@LINE+2]]:3: error: result of 'total_bad' has type 'double', which cannot be owned [lifetime-contract]
// A contract that is wrong as a whole is reported at its name.
[[owned("drop")]] double total_bad(void);

// CHECK: {{.*}}columns.c:[[#@LINE+1]]:29: error: expected ',' between regions, found '|' [lifetime-contract]
[[lifetime::borrowed("left  | right")]] const char *scoped_bad(const char *left, const char *right);
// CHECK: fix-it:"{{.*}}columns.c":{[[#@LINE-1]]:22-[[#@LINE-1]]:37}:"\"left  , right\""

// CHECK: {{.*}}columns.c:[[#@LINE+1]]:37: error: expected a region after ':' [lifetime-contract]
__attribute__((__lifetime__("conn : "))) void gnu_bad(void);

// Of a string in several pieces, or with escapes, the column is not known: the string as a whole is at fault.
// CHECK: {{.*}}columns.c:[[#@LINE+1]]:9: error: expected '|' between release functions, found ',' [lifetime-contract]
[[owned("free" ", " "cfree")]] char *pieces_bad(void);

// --- should be fine ------------------------------------------------------------------------------------------------

// (--implicit-check-not: no error but those above)
[[owned("fclose | pclose")]] FILE *separator_ok(void);
long sum_ok([[bounds("2 * count")]] const int *values, size_t count);
int push_ok([[owned("free when return == 0")]] char *p);
