// Kind ttl-freshness-only: entries know how old they are, and old ones are passed over, but nobody removes them.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <chrono>
#include <ctime>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

using Clock = std::chrono::steady_clock;
struct Answer { std::string text; Clock::time_point made; };
struct Token { int user = 0; std::time_t expires = 0; };

// --- should be reported --------------------------------------------------------------------------------------------

static std::unordered_map<std::string, Answer> answers_1;
std::string ask_bad(const std::string &question, std::string (*compute)(const std::string &)) {
    auto known = answers_1.find(question);
    if (known != answers_1.end() && Clock::now() - known->second.made < std::chrono::minutes(5))
        return known->second.text;
    std::string text = compute(question);
    answers_1[question] = {text, Clock::now()}; // expected-warning {{entries with a time are added to 'answers_1' (static storage) for every value of 'question', and nothing removes those that are too old (ttl-freshness-only)}}
    return text;
}

static std::map<std::string, Token> tokens_1;
void issue_bad(const std::string &name, int user, std::time_t now) {
    tokens_1.insert_or_assign(name, Token{user, now + 3600}); // expected-warning {{'tokens_1'}}
}
bool valid_bad(const std::string &name, std::time_t now) {
    auto token = tokens_1.find(name);
    return token != tokens_1.end() && token->second.expires > now;
}

static std::map<std::string, Clock::time_point> seen_1;
bool recently_bad(const std::string &name) {
    auto [entry, fresh] = seen_1.try_emplace(name, Clock::now()); // expected-warning {{'seen_1'}}
    return !fresh && Clock::now() - entry->second < std::chrono::seconds(1);
}

// --- should be fine ------------------------------------------------------------------------------------------------

static std::unordered_map<std::string, Answer> answers_2;
std::string ask_ok(const std::string &question, std::string (*compute)(const std::string &)) {
    auto known = answers_2.find(question);
    if (known != answers_2.end()) {
        if (Clock::now() - known->second.made < std::chrono::minutes(5))
            return known->second.text;
        answers_2.erase(known);
    }
    return answers_2.emplace(question, Answer{compute(question), Clock::now()}).first->second.text;
}

static std::map<std::string, Token> tokens_2;
void issue_ok(const std::string &name, int user, std::time_t now) {
    std::erase_if(tokens_2, [now](const auto &entry) { return entry.second.expires <= now; });
    tokens_2.insert_or_assign(name, Token{user, now + 3600});
}

static std::map<bool, Token> slots_2;
void slot_ok(bool guest, std::time_t now) { slots_2[guest] = {0, now}; }

static std::vector<Token> recent_2;
void recent_ok(const Token &token) {
    if (recent_2.size() == 32)
        recent_2.erase(recent_2.begin());
    recent_2.push_back(token);
}
