// A condition must be one that the function's result can meet: of its type, and within its range.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct job;
enum status { DONE, BUSY, GONE };

// --- should be reported --------------------------------------------------------------------------------------------

void no_result_bad([[owned("free when return == 0")]] struct job *j); // expected-error {{'no_result_bad' has no result to test}}

struct job *number_for_pointer_bad([[owned("free when return == 0")]] struct job *j); // expected-error {{'number_for_pointer_bad' returns a pointer: compare it with 'null'}}

struct job *one_for_pointer_bad([[owned("free when return != 1")]] struct job *j); // expected-error {{'one_for_pointer_bad' returns a pointer}}

struct job *ordered_pointer_bad([[owned("free when return >= 0")]] struct job *j); // expected-error {{a pointer can be compared with == and != only}}

int null_for_number_bad([[owned("free when return == null")]] struct job *j); // expected-error {{'null_for_number_bad' returns no pointer that could be null}}

int ordered_null_bad([[owned("free when return > null")]] struct job *j); // expected-error {{'null' can be compared with == and != only}}

bool boolean_range_bad([[owned("free when return == 2")]] struct job *j); // expected-error {{'boolean_range_bad' never returns a value == 2}}

bool negative_boolean_bad([[owned("free when return < 0")]] struct job *j); // expected-error {{'negative_boolean_bad' never returns a value < 0}}

size_t negative_size_bad([[owned("free when return < 0")]] struct job *j); // expected-error {{'negative_size_bad' never returns a value < 0}}

unsigned minus_one_bad([[owned("free when return == -1")]] struct job *j); // expected-error {{'minus_one_bad' never returns a value == -1}}

uint8_t byte_range_bad([[owned("free when return > 255")]] struct job *j); // expected-error {{'byte_range_bad' never returns a value > 255}}

int8_t signed_byte_bad([[owned("free when return == 200")]] struct job *j); // expected-error {{never returns a value == 200}}

double floating_bad([[owned("free when return == 0")]] struct job *j); // expected-error {{the result of 'floating_bad' is no number or pointer that could be tested}}

struct pair { int a, b; };
struct pair record_bad([[owned("free when return == 0")]] struct job *j); // expected-error {{the result of 'record_bad' is no number or pointer that could be tested}}

struct holder_bad {
    [[owned("free when return == 0")]] char *text; // expected-error {{field 'text' belongs to no function: there is no result to test}}
};

[[owned("free when return != null")]] static char *global_bad; // expected-error {{variable 'global_bad' belongs to no function: there is no result to test}}

typedef char *line_bad [[owned("free when return != null")]]; // expected-error {{belongs to no function: there is no result to test}}

// --- should be fine ------------------------------------------------------------------------------------------------

int zero_ok([[owned("free when return == 0")]] struct job *j);
int out_ok([[owned("free when return >= 0")]] struct job **out);
struct job *null_ok([[owned("free when return == null")]] struct job *j);
bool boolean_ok([[owned("free when return == 1")]] struct job *j);
bool word_ok([[owned("free when return == true")]] struct job *j);
ssize_t negative_ok([[owned("free when return < 0")]] struct job *j);
uint8_t byte_ok([[owned("free when return <= 255")]] struct job *j);
enum status enumerator_ok([[owned("free when return == GONE")]] struct job *j);
[[owned("free when return != null")]] struct job *own_result_ok(void);
[[borrowed("j when return != null")]] const char *borrowed_result_ok(struct job *j);
int handle_out_ok([[owned("close when return == 0")]] int *fd);
int exclusive_ok([[owned("free when return == 0")]] [[owned("job_park when return > 0")]] struct job *j);

void use_ok(void) { (void)global_bad; }
