// A function must not return a reference, view, iterator, wrapper or pointer into an object that dies with its call.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-dangling -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

struct Color { float r = 0, g = 0, b = 0; };
struct Style { Color text, back; std::string font; };
struct Theme { std::map<std::string, Style> styles; std::array<Color, 16> palette; };
struct Field { std::string_view name; std::string_view value; };
struct Mesh { std::vector<float> vertices; std::unique_ptr<Style> style; };

std::string read_all(const std::string &path);
Theme load_theme();

// --- should be reported --------------------------------------------------------------------------------------------

const Color &default_color_bad() {
    Color color{1, 1, 1};
    return color; // expected-error-re {{'color'{{.*}}[lifetime-escape]}}
}

Color &member_of_parameter_bad(Style style) {
    return style.text; // expected-error-re {{'style'{{.*}}[lifetime-escape]}}
}

const std::string &font_bad(const Theme *theme) {
    std::string font = theme ? theme->styles.begin()->second.font : "monospace";
    const std::string &same = font;
    return same; // expected-error-re {{'font'{{.*}}[lifetime-escape]}}
}

std::string_view first_line_bad(const std::string &path) {
    std::string text = read_all(path);
    std::string_view all(text);
    return all.substr(0, all.find('\n')); // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

std::string_view converted_bad(int code) {
    std::string text = "error " + std::to_string(code);
    return text; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

const char *message_bad(int code) {
    std::ostringstream out;
    out << "error " << code;
    std::string text = out.str();
    return text.data(); // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

std::span<float> vertices_bad(std::size_t n) {
    std::vector<float> vertices(n * 3);
    return std::span<float>(vertices); // expected-error-re {{'vertices'{{.*}}[lifetime-escape]}}
}

std::vector<int>::const_iterator largest_bad(std::vector<int> values) {
    return std::max_element(values.cbegin(), values.cend()); // expected-error-re {{'values'{{.*}}[lifetime-escape]}}
}

std::map<std::string, Style>::iterator style_bad(const std::string &name) {
    Theme theme = load_theme();
    return theme.styles.find(name); // expected-error-re {{'theme{{.*}}[lifetime-escape]}}
}

float *front_bad() {
    std::vector<float> buffer(64);
    return &buffer.front(); // expected-error-re {{'buffer'{{.*}}[lifetime-escape]}}
}

Color &palette_bad(std::size_t i) {
    std::array<Color, 16> palette{};
    return palette[i % palette.size()]; // expected-error-re {{'palette'{{.*}}[lifetime-escape]}}
}

Style *owned_bad() {
    auto style = std::make_unique<Style>();
    style->font = "serif";
    return style.get(); // expected-error-re {{'style'{{.*}}[lifetime-escape]}}
}

Style &dereferenced_bad() {
    std::unique_ptr<Style> style(new Style);
    return *style; // expected-error-re {{'style'{{.*}}[lifetime-escape]}}
}

std::reference_wrapper<const Color> wrapped_bad() {
    Color color;
    return std::cref(color); // expected-error-re {{'color'{{.*}}[lifetime-escape]}}
}

std::optional<std::string_view> header_bad(const std::string &line) {
    std::string lower(line);
    for (char &c : lower)
        c = char(c | 0x20);
    if (lower.starts_with("host:"))
        return std::string_view(lower).substr(5); // expected-error-re {{'lower'{{.*}}[lifetime-escape]}}
    return std::nullopt;
}

std::pair<const std::string *, int> counted_bad(const std::string &text) {
    std::string key = text + "!";
    return {&key, 1}; // expected-error-re {{'key'{{.*}}[lifetime-escape]}}
}

std::tuple<std::string_view, std::string_view> split_bad(std::string line) {
    std::string_view all = line;
    auto at = all.find('=');
    return {all.substr(0, at), all.substr(at + 1)}; // expected-error-re {{'line'{{.*}}[lifetime-escape]}}
}

Field field_bad(const std::string &path) {
    std::string text = read_all(path);
    Field field;
    field.name = text;
    field.value = std::string_view(text).substr(2);
    return field; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

std::vector<std::string_view> words_bad(const std::string &path) {
    std::string text = read_all(path);
    std::vector<std::string_view> words;
    words.push_back(text);
    return words; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

std::string &&expiring_bad(std::string name) {
    return std::move(name); // expected-error-re {{'name'{{.*}}[lifetime-escape]}}
}

const std::string &smaller_bad(const std::string &given) {
    std::string other = "zzz";
    return std::min(given, other); // expected-error-re {{'other'{{.*}}[lifetime-escape]}}
}

// A closure's copy is not seen as a part of the closure.
int &FN_captured_by_value_bad() {
    int count = 0;
    auto next = [count]() mutable -> int & { return count; };
    return next();
}

const int *literal_list_bad() {
    std::initializer_list<int> list = {1, 2, 3};
    return list.begin(); // expected-error {{[lifetime-escape]}}
}

// A view made of a reference to a string does not yet point where the reference does.
std::string_view FN_value_or_bad(const std::optional<std::string> &given) {
    std::string fallback = "none";
    const std::string &chosen = given ? *given : fallback;
    return chosen;
}

// The converting constructor template of a variant loses what its argument points to.
std::variant<int, const char *> FN_either_bad(int code) {
    char text[16] = "text";
    if (code)
        return code;
    return text;
}

const char *caught_bad(int n) {
    char why[32] = "";
    try {
        read_all(std::to_string(n));
    } catch (...) {
        return why; // expected-error-re {{'why'{{.*}}[lifetime-escape]}}
    }
    return nullptr;
}

void thrown_bad(int used) {
    Color color{float(used), 0, 0};
    if (used > 3)
        throw &color; // expected-error-re {{'color'{{.*}}[lifetime-escape]}}
}

template <class T>
const T &larger_copy(T a, T b) {
    return a < b ? b : a; // expected-error {{[lifetime-escape]}}
}
int use_larger_copy_bad() { return larger_copy(1, 2); }

// --- should be fine ------------------------------------------------------------------------------------------------

const Color &default_color_ok() {
    static const Color color{1, 1, 1};
    return color;
}

Color &member_ok(Style &style) {
    return style.text;
}

std::string font_ok(const Theme *theme) {
    std::string font = theme ? theme->styles.begin()->second.font : "monospace";
    const std::string &same = font;
    return same;
}

std::string_view first_line_ok(std::string_view text) {
    return text.substr(0, text.find('\n'));
}

std::string_view literal_ok(bool formal) {
    std::string_view text = formal ? "Dear Sir or Madam" : "Hi";
    return text;
}

std::span<float> vertices_ok(Mesh &mesh) {
    return std::span<float>(mesh.vertices);
}

std::vector<int>::const_iterator largest_ok(const std::vector<int> &values) {
    return std::max_element(values.cbegin(), values.cend());
}

std::ptrdiff_t index_ok(std::vector<int> values) {
    return std::max_element(values.begin(), values.end()) - values.begin();
}

int element_ok(std::size_t i) {
    std::array<int, 4> row{1, 2, 3, 4};
    int &cell = row[i % 4];
    return cell;
}

std::unique_ptr<Style> owned_ok() {
    auto style = std::make_unique<Style>();
    Style *raw = style.get();
    raw->font = "serif";
    return style;
}

Style *released_ok() {
    auto style = std::make_unique<Style>();
    style->font = "serif";
    return style.release();
}

Style *from_parameter_ok(const std::unique_ptr<Style> &style) {
    return style.get();
}

Style *of_member_ok(Mesh &mesh) {
    return mesh.style.get();
}

std::reference_wrapper<const Color> wrapped_ok(const Style &style) {
    return std::cref(style.text);
}

std::optional<std::string> header_ok(const std::string &line) {
    std::string lower(line);
    if (lower.starts_with("host:"))
        return std::string(std::string_view(lower).substr(5));
    return std::nullopt;
}

std::tuple<std::string_view, std::string_view> split_ok(std::string_view line) {
    auto at = line.find('=');
    return {line.substr(0, at), line.substr(at + 1)};
}

std::vector<std::string> words_ok(const std::string &path) {
    std::string text = read_all(path);
    std::vector<std::string> words;
    words.emplace_back(std::string_view(text).substr(1));
    return words;
}

std::string &&passed_on_ok(std::string &&name) {
    return std::move(name);
}

const std::string &smaller_ok(const std::string &a, const std::string &b) {
    return std::min(a, b);
}

std::shared_ptr<Color> part_ok(std::shared_ptr<Style> style) {
    return std::shared_ptr<Color>(style, &style->text);
}

auto by_value_ok() {
    std::string greeting = "hello";
    return [greeting] { return greeting.size(); };
}

bool found_ok(const std::string &name) {
    Theme theme = load_theme();
    auto it = theme.styles.find(name);
    return it != theme.styles.end();
}

const Style *cached_ok(const std::string &name) {
    static Theme theme = load_theme();
    auto it = theme.styles.find(name);
    return it == theme.styles.end() ? nullptr : &it->second;
}

std::size_t caught_ok(int n) {
    char why[32] = "";
    try {
        return read_all(std::to_string(n)).size();
    } catch (const std::exception &e) {
        std::string_view text = e.what();
        return text.copy(why, sizeof why - 1);
    }
}

std::string stream_ok(int code) {
    std::ostringstream out;
    std::ostream &same = out << "error ";
    same << code;
    return out.str();
}
