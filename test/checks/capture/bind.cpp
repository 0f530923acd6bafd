// What std::bind and its like bind by address must outlive the result.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct Meter {
    int value = 0;
    void bump(int by) { value += by; }
    std::function<void()> bumper() { return [this] { value++; }; }
    std::function<void(int)> bound() { return std::bind(&Meter::bump, this, std::placeholders::_1); }
};
int add(const int &a, int b);
using Task = std::function<void()>;
static std::vector<Task> tasks;
static std::function<void(int)> on_value;

// --- should be reported --------------------------------------------------------------------------------------------

std::function<void(int)> method_bad() {
    Meter meter;
    return std::bind(&Meter::bump, &meter, std::placeholders::_1); // expected-error {{address of local 'meter' is captured by a closure that is returned [lifetime-capture]}}
}

auto front_bad(Meter meter) {
    return std::bind_front(&Meter::bump, &meter); // expected-error-re {{parameter 'meter'{{.*}}[lifetime-capture]}}
}

std::function<int(int)> by_ref_bad() {
    int local = 1;
    return std::bind(add, std::cref(local), std::placeholders::_1); // expected-error-re {{'local'{{.*}}[lifetime-capture]}}
}

void stored_bad() {
    Meter meter;
    on_value = std::bind(&Meter::bump, &meter, std::placeholders::_1); // expected-error-re {{'meter'{{.*}}[lifetime-capture]}}
}

void queued_bad() {
    Meter meter;
    tasks.push_back(std::bind(&Meter::bump, &meter, 1)); // expected-error-re {{'meter'{{.*}}[lifetime-capture]}}
}

std::function<void(int)> named_bad() {
    Meter meter;
    auto bound = std::bind(&Meter::bump, &meter, std::placeholders::_1);
    return bound; // expected-error-re {{'meter'{{.*}}[lifetime-capture]}}
}

Task captured_bound_bad() {
    int local = 1;
    auto show = [&local] { return local; };
    return [show] { show(); }; // expected-error-re {{'local'{{.*}}[lifetime-capture]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

std::function<void(int)> callers_ok(Meter &meter) {
    return std::bind(&Meter::bump, &meter, std::placeholders::_1);
}

std::function<void()> copied_ok(Meter meter) {
    return std::bind(&Meter::bump, meter, 1);
}

std::function<void()> shared_ok() {
    auto meter = std::make_shared<Meter>();
    return std::bind(&Meter::bump, meter, 1);
}

int used_here_ok() {
    Meter meter;
    auto bump = std::bind(&Meter::bump, &meter, std::placeholders::_1);
    bump(2);
    auto again = std::bind_front(&Meter::bump, &meter);
    again(3);
    return meter.value;
}

std::function<int(int)> by_value_ok(int n) {
    return std::bind(add, n, std::placeholders::_1);
}

void stored_for_a_while_ok() {
    Meter meter;
    on_value = std::bind(&Meter::bump, &meter, std::placeholders::_1);
    on_value(1);
    on_value = nullptr;
}
