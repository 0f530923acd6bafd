// Contracts survive a precompiled header, with their places.
// REQUIRES: plugin
// RUN: %clang %plugin -std=gnu23 -x c-header %S/Inputs/shapes.h -o %t.pch
// RUN: %lt %s -std=gnu23 -include-pch %t.pch -Xclang -verify
// The same without one:
// RUN: %lt %s -std=gnu23 -include %S/Inputs/shapes.h -Xclang -verify

// expected-note@Inputs/shapes.h:3 {{the earlier declaration says 'owned("shape_free")'}}
[[owned("free")]] struct shape *shape_new(int kind); // expected-error {{result of 'shape_new' is redeclared 'owned("free")', but was 'owned("shape_free")' before}}

// expected-note@Inputs/shapes.h:5 {{the earlier declaration says 'borrowed("s")'}}
[[borrowed("static")]] const char *shape_name([[borrowed]] struct shape *s); // expected-error {{result of 'shape_name' is redeclared}}

// expected-note@Inputs/shapes.h:4 {{the earlier declaration says 'owned("shape_free")'}}
void shape_free([[borrowed]] struct shape *s); // expected-error {{parameter 's' is redeclared 'borrowed'}}
