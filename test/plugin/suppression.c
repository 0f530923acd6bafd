// A finding is suppressed where it stands, by name and with a reason; what does not suppress is reported.
// REQUIRES: plugin
// RUN: %lt %s -std=gnu23 -ferror-limit=0 -Xclang -verify

// --- should be fine ------------------------------------------------------------------------------------------------

[[owned]] double same_line_ok(void); // NOLINT(lifetime-contract): the parser is tested

// NOLINTNEXTLINE(lifetime-contract): the parser is tested
[[owned]] double next_line_ok(void);

[[owned]] double block_comment_ok(void); /* NOLINT(lifetime-contract): the parser is tested */

[[owned]] double several_names_ok(void); // NOLINT(bugprone-x, lifetime-leak, lifetime-contract): both tools

[[owned]] double every_check_ok(void); // NOLINT(lifetime-*): the parser is tested

// NOLINTNEXTLINE(lifetime-contract, until=2999-12): long enough
[[owned]] double until_in_list_ok(void);

// NOLINTNEXTLINE(lifetime-contract): until=2999-12 long enough
[[owned]] double until_in_reason_ok(void);

// NOLINTBEGIN(lifetime-contract): the parser is tested
[[owned]] double region_first_ok(void);

[[owned]] double region_second_ok(void);
// NOLINTEND(lifetime-contract)

const char *text_ok = "// NOLINT(lifetime-contract) in a string is none";

int number_ok = 1'000'000; // NOLINT(bugprone-magic): another tool's
int others_ok; // NOLINT

// --- should be reported --------------------------------------------------------------------------------------------

[[owned]] double no_reason_bad(void); // NOLINT(lifetime-contract)
// expected-error@-1 {{result of 'no_reason_bad'}} expected-warning@-1 {{a suppression needs a reason: 'NOLINT(...): why' [lifetime-contract]}}

[[owned]] double empty_reason_bad(void); // NOLINT(lifetime-contract): -
// expected-error@-1 {{result of 'empty_reason_bad'}} expected-warning@-1 {{a suppression needs a reason}}

[[owned]] double other_check_bad(void); // NOLINT(lifetime-escape): wrong name
// expected-error@-1 {{result of 'other_check_bad'}} expected-warning@-1 {{unused suppression: there is no finding of 'lifetime-escape' here [lifetime-escape]}}

[[owned]] double mistyped_bad(void); // NOLINT(lifetime-contrat): reason
// expected-error@-1 {{result of 'mistyped_bad'}} expected-warning@-1 {{no check is called 'lifetime-contrat' (did you mean 'contract'?) [lifetime-contract]}}

[[owned]] double expired_bad(void); // NOLINT(lifetime-contract, until=2020-02): soon
// expected-error@-1 {{result of 'expired_bad'}} expected-warning@-1 {{this suppression expired after 2020-02 [lifetime-contract]}}

[[owned]] double bad_month_bad(void); // NOLINT(lifetime-contract, until=2999-13): soon
// expected-error@-1 {{result of 'bad_month_bad'}} expected-warning@-1 {{'until' needs a month like 'until=2027-01'}}

// NOLINTNEXTLINE(lifetime-contract): the line between
// expected-warning@-1 {{unused suppression: there is no finding of 'lifetime-contract' here [lifetime-contract]}}
[[owned]] double too_far_bad(void); // expected-error {{result of 'too_far_bad'}}

int unused_bad; // NOLINT(lifetime-contract): nothing is wrong here
// expected-warning@-1 {{unused suppression}}

// NOLINTEND(lifetime-contract)
// expected-warning@-1 {{this NOLINTEND ends nothing: no NOLINTBEGIN names the same checks [lifetime-contract]}}

// NOLINTBEGIN(lifetime-contract): never ended
// expected-warning@-1 {{this NOLINTBEGIN is never ended [lifetime-contract]}}
[[owned]] double unended_bad(void); // expected-error {{result of 'unended_bad'}}
