// A finding tells what was captured, where, who has it, and the way out; one defect is told once.
// RUN: %lt++ %s -std=c++20 -pthread -ferror-limit=0 -Xclang -verify
#include <functional>
#include <pthread.h>
#include <string>
#include <thread>

void print(const std::string &text);
void *serve(void *client);

std::function<void()> returned_bad(int id) {
    std::string tag = std::to_string(id); // expected-note {{'tag' is declared here}}
    return
        [&tag] { // expected-note {{captured here}}
            print(tag);
        }; // expected-error@-2 {{local 'tag' is captured by reference by a closure that is returned [lifetime-capture]}}
           // expected-note@-3 {{capture 'tag' by copy, or let it live as long as the closure}}
} // expected-note {{local 'tag' goes out of scope here}}

std::function<void()> owner_bad() {
    std::string text = "text"; // expected-note {{'text' is declared here}}
    const char *bytes = text.c_str();
    return [bytes] { print(bytes); }; // expected-error {{pointer into what 'text' owns is captured by a closure that is returned [lifetime-capture]}} expected-note {{captured here}} expected-note {{capture a copy or a shared owner, or let the object live as long as the closure}}
} // expected-note {{'text' goes out of scope here, with what it owns}}

// The thread that nobody joins is not told again as a leak.
int thread_bad(int fd) { // expected-note {{'fd' is declared here}}
    pthread_t thread;
    return pthread_create(&thread, nullptr, serve, &fd); // expected-error {{address of parameter 'fd' is kept by 'pthread_create' for a function that may run later [lifetime-capture]}} expected-note {{wait for it or take it back before the end of the scope, or hand over memory that lives as long}}
} // expected-note {{parameter 'fd' goes out of scope here}}
