// A closure must not outlive what it captured by reference, or by a pointer or view.
// RUN: %lt++ %s -std=c++20 -Wno-return-stack-address -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using Task = std::function<void()>;
void print(int n);
void print(const std::string &text);
void print(std::string_view text, int n);
void run_now([[borrowed]] const Task &task);
void run_template_later(Task task);
void post([[lifetime("static")]] Task task);
void drain();

struct Loop {
    void post([[borrowed("this")]] Task task);
    void run();
};

static std::vector<Task> queue;
static std::map<std::string, Task> commands;
static Task at_exit_hook;
extern Task on_idle;

// --- should be reported --------------------------------------------------------------------------------------------

std::function<int()> counter_bad(int start) {
    int n = start;
    return [&n] { return ++n; }; // expected-error {{local 'n' is captured by reference by a closure that is returned [lifetime-capture]}}
}

auto adder_bad(int by) {
    return [&](int x) { return x + by; }; // expected-error-re {{parameter 'by' is captured by reference{{.*}}[lifetime-capture]}}
}

Task named_first_bad(std::string text) {
    auto closure = [&text] { print(text); };
    return closure; // expected-error-re {{'text'{{.*}}[lifetime-capture]}}
}

Task pointer_bad() {
    int local = 0;
    int *p = &local;
    return [p] { print(*p); }; // expected-error-re {{address of local 'local' is captured by a closure{{.*}}[lifetime-capture]}}
}

Task view_bad() {
    std::string text = "local";
    std::string_view view = text;
    return [view] { print(view, 0); }; // expected-error-re {{pointer into what 'text' owns is captured{{.*}}[lifetime-capture]}}
}

Task raw_of_owner_bad() {
    auto owner = std::make_unique<int>(1);
    int *raw = owner.get();
    return [raw] { print(*raw); }; // expected-error-re {{'owner'{{.*}}[lifetime-capture]}}
}

Task init_capture_bad(const std::string &name) {
    std::string copy = name + "!";
    return [&text = copy] { print(text); }; // expected-error-re {{'copy'{{.*}}[lifetime-capture]}}
}

Task address_capture_bad() {
    int local = 1;
    return [p = &local] { print(*p); }; // expected-error-re {{'local'{{.*}}[lifetime-capture]}}
}

void queued_bad(int n) {
    int twice = 2 * n;
    queue.push_back([&twice] { print(twice); }); // expected-error-re {{'twice'{{.*}}[lifetime-capture]}}
}

void emplaced_bad(int n) {
    queue.emplace_back([&n] { print(n); }); // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

void command_bad(int n) {
    int limit = n;
    commands["limit"] = [&limit] { print(limit); }; // expected-error-re {{'limit'{{.*}}[lifetime-capture]}}
}

void command_emplaced_bad(int n) {
    int limit = n;
    commands.emplace("limit", [&limit] { print(limit); }); // expected-error-re {{'limit'{{.*}}[lifetime-capture]}}
}

void hook_bad() {
    int local = 0;
    at_exit_hook = [&local] { print(local); }; // expected-error-re {{'local' {{.*}}is stored in 'at_exit_hook' [lifetime-capture]}}
}

void extern_hook_bad() {
    std::vector<int> all;
    on_idle = [&all] { print((int)all.size()); }; // expected-error-re {{'all'{{.*}}[lifetime-capture]}}
}

void posted_bad(const std::vector<int> &all) {
    int total = std::accumulate(all.begin(), all.end(), 0);
    post([&] { print(total); }); // expected-error-re {{'total'{{.*}}[lifetime-capture]}}
}

void posted_named_bad() {
    int n = 1;
    Task task = [&n] { print(n); };
    post(std::move(task)); // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

void posted_copy_bad() {
    int n = 1;
    Task task = [&n] { print(n); };
    post(task); // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

void posted_to_loop_bad(Loop &loop) {
    int n = 1;
    loop.post([&n] { print(n); }); // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

void out_parameter_bad(Task &out) {
    int n = 1;
    out = [&n] { print(n); }; // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

void out_pointer_bad(Task *out, int n) {
    *out = [&n] { print(n); }; // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

void vector_of_caller_bad(std::vector<Task> &out) {
    for (int i = 0; i < 3; i++)
        out.push_back([&i] { print(i); }); // expected-error-re {{'i'{{.*}}[lifetime-capture]}}
}

Task two_captures_bad(int n) {
    auto shared = std::make_shared<int>(n);
    return [shared, &n] { print(*shared + n); }; // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

struct Button {
    Task on_click;
    std::vector<Task> on_hover;
    int clicks = 0;
    void bind_bad(int id) {
        std::string tag = std::to_string(id);
        on_click = [this, &tag] { clicks++, print(tag); }; // expected-error-re {{'tag'{{.*}}[lifetime-capture]}}
    }
    void hover_bad(int id) {
        on_hover.push_back([&id] { print(id); }); // expected-error-re {{'id'{{.*}}[lifetime-capture]}}
    }
    void bind_ok() {
        on_click = [this] { clicks++; };
    }
    void hover_ok(int id) {
        on_hover.emplace_back([this, id] { clicks += id; });
    }
};

Task of_local_object_bad() {
    Button button;
    return [&button] { button.clicks++; }; // expected-error-re {{'button'{{.*}}[lifetime-capture]}}
}

Task owner_and_reference_bad(int n, std::vector<int> all) {
    return [&n, all = std::move(all)] { print(n + (int)all.size()); }; // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

void queued_with_owner_bad(int n, std::string text) {
    queue.push_back([text = std::move(text), &n] { print(text, n); }); // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

std::pair<int, Task> in_pair_bad() {
    int n = 1;
    return {n, [&n] { print(n); }}; // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

std::optional<Task> in_optional_bad(bool wanted) {
    int n = 1;
    if (!wanted)
        return std::nullopt;
    return [&n] { print(n); }; // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

std::unique_ptr<Task> on_heap_bad() {
    int n = 1;
    return std::make_unique<Task>([&n] { print(n); }); // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

auto lazy_filter_bad(const std::vector<int> &all, int least) {
    return all | std::views::filter([&least](int x) { return x >= least; }); // expected-error-re {{'least'{{.*}}[lifetime-capture]}}
}

auto lazy_transform_bad(const std::vector<int> &all) {
    int by = 3;
    return std::views::transform(all, [&by](int x) { return x * by; }); // expected-error-re {{'by'{{.*}}[lifetime-capture]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

std::function<int()> counter_ok(int start) {
    int n = start;
    return [n]() mutable { return ++n; };
}

auto adder_ok(int by) {
    return [=](int x) { return x + by; };
}

auto reference_parameter_ok(int &by) {
    return [&by](int x) { return x + by; }; // the caller's
}

Task moved_in_ok(std::string text) {
    return [text = std::move(text)] { print(text); };
}

Task shared_ok() {
    auto n = std::make_shared<int>(1);
    return [n] { print(*n); };
}

Task static_ok() {
    static int n = 0;
    return [&] { n++; };
}

int sorted_ok(std::vector<int> &all, int origin) {
    std::sort(all.begin(), all.end(), [&origin](int a, int b) { return std::abs(a - origin) < std::abs(b - origin); });
    int seen = 0;
    std::for_each(all.begin(), all.end(), [&](int x) { seen += x; });
    auto found = std::find_if(all.begin(), all.end(), [&](int x) { return x == seen; });
    return found == all.end() ? -1 : *found;
}

auto iterator_ok(std::vector<int> &all, int wanted) {
    return std::find_if(all.begin(), all.end(), [&](int x) { return x == wanted; });
}

auto max_ok(const std::vector<std::string> &names, std::size_t most) {
    return std::max_element(names.begin(), names.end(),
                            [&most](const std::string &a, const std::string &b) { return std::min(a.size(), most) < b.size(); });
}

std::vector<int> collected_ok(const std::vector<int> &all, int least) {
    std::vector<int> result;
    std::copy_if(all.begin(), all.end(), std::back_inserter(result), [&least](int x) { return x >= least; });
    return result;
}

int lazy_used_here_ok(const std::vector<int> &all, int least) {
    int sum = 0;
    for (int x : all | std::views::filter([&least](int x) { return x >= least; }))
        sum += x;
    return sum;
}

void called_here_ok(int n) {
    auto show = [&n] { print(n); };
    show();
    Task wrapped = show;
    wrapped();
    run_now([&n] { print(n); });
    run_now(wrapped);
}

void local_queue_ok(int n) {
    int twice = 2 * n;
    std::vector<Task> tasks;
    tasks.push_back([&twice] { print(twice); });
    tasks.emplace_back([&] { print(n); });
    for (auto &task : tasks)
        task();
}

void local_loop_ok(int n) {
    Loop loop;
    loop.post([&n] { print(n); });
    loop.run();
}

void unknown_callee_ok(int n) {
    run_template_later([&n] { print(n); }); // nothing is known of it
}

void hook_restored_ok() {
    int local = 0;
    Task before = std::exchange(at_exit_hook, [&local] { print(local); });
    drain();
    at_exit_hook = before;
}

void hook_cleared_ok() {
    int local = 0;
    at_exit_hook = [&local] { print(local); };
    drain();
    at_exit_hook = nullptr;
}

void queue_drained_ok(int n) {
    int twice = 2 * n;
    queue.push_back([&twice] { print(twice); });
    queue.back()();
    queue.clear();
}

void run_queue() {
    for (auto &task : queue)
        task();
    queue.clear();
}
int queue_run_ok() {
    int n = 0;
    queue.push_back([&n] { n++; });
    run_queue();
    return n;
}

int queue_run_elsewhere_ok() {
    int n = 0;
    queue.push_back([&n] { n++; });
    drain();
    return n;
}

struct Signal {
    std::map<int, std::function<void(int)>> slots;
    int connect(std::function<void(int)> slot);
    void disconnect(int id);
    void emit(int n);
};
static Signal changed;
int connected_for_a_while_ok() {
    int seen = 0;
    int id = changed.connect([&seen](int n) { seen = n; });
    changed.emit(1);
    changed.disconnect(id);
    return seen;
}

struct Visitor {
    std::function<void(int)> visit;
    void walk(const std::vector<int> &all);
};
Visitor &shared_visitor();
int visitor_restored_ok(const std::vector<int> &all) {
    int n = 0;
    Visitor &v = shared_visitor();
    auto before = std::move(v.visit);
    v.visit = [&n](int x) { n += x; };
    v.walk(all);
    v.visit = std::move(before);
    return n;
}

void queue_popped_ok(int n) {
    queue.push_back([&n] { print(n); });
    drain();
    queue.pop_back();
}

template <typename F>
struct Guard {
    F end;
    explicit Guard(F f) : end(std::move(f)) {}
    ~Guard() { end(); }
};
void guarded_ok(int &level) {
    int before = level;
    Guard guard([&] { level = before; });
    level++;
    drain();
}

std::once_flag once;
int once_ok() {
    int value = 0;
    std::call_once(once, [&] { value = 1; });
    return value;
}

std::string visited_ok(const std::optional<int> &n) {
    std::string text;
    auto append = [&text](int x) { text += std::to_string(x); };
    if (n)
        append(*n);
    return text;
}

std::function<int(int)> recursive_ok() {
    std::function<int(int)> factorial = [&factorial](int n) { return n < 2 ? 1 : n * factorial(n - 1); };
    return [n = factorial(3)](int x) { return n + x; };
}

void captures_this_and_copy(Button &button, int n) {
    button.on_click = [&button, n] { button.clicks += n; };
}

int (*plain_function_ok())(int) {
    return [](int x) { return x + 1; };
}

auto returned_value_ok(int n) {
    return [&n] { return n * 2; }();
}

Task chosen_ok(bool loud, int n) {
    Task quiet = [] {};
    Task shout = [n] { print(n); };
    return loud ? shout : quiet;
}
