// Variables of static storage are named by their symbol; what the unit never writes is a constant.
// RUN: %lt -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
int shared;
static int never_written = 4;
static int written;
static int aliased;
static int tentative;
static const int limit = 10;
_Thread_local char *mine;
int *where = &shared;
void set(void) { written = 1; }
int *alias(void) { return &aliased; }

// CHECK-LABEL: function @read
// CHECK-DAG: static %shared : {{T[0-9]+}} symbol "shared"
// CHECK-DAG: static %never_written : {{T[0-9]+}} constant internal symbol "{{.*}}variables.c@never_written" value 4
// CHECK-DAG: static %written : {{T[0-9]+}} internal symbol
// CHECK-DAG: static %aliased : {{T[0-9]+}} internal symbol
// CHECK-DAG: static %tentative : {{T[0-9]+}} constant internal
// CHECK-DAG: static %limit : {{T[0-9]+}} constant internal {{.*}} value 10
// CHECK-DAG: thread %mine
// CHECK-DAG: static %count : {{T[0-9]+}} internal in_function symbol "{{.*}}variables.c{{.*}}read{{.*}}count"
int read(void) {
    static int count = 1;
    count++;
    return shared + never_written + written + aliased + tentative + limit + count + (mine != 0);
}
