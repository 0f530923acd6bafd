// Kind bulk-keep-shared: a small part of a big object is put into a long-lived container, and the whole stays with it: a
// remark, where the container does not grow anyway.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <map>
#include <memory>
#include <string>
#include <vector>

struct Document { std::string title; std::vector<char> bytes; };

// --- should be remarked --------------------------------------------------------------------------------------------

static std::map<int, std::shared_ptr<std::string>> titles_1;
void keep_bad(int id, const std::shared_ptr<Document> &document) {
    titles_1.insert_or_assign(id, std::shared_ptr<std::string>(document, &document->title)); // expected-remark {{the entry of 'titles_1' (static storage) shows a part of an object and keeps all of it alive (bulk-keep-shared)}}
}
void drop(int id) { titles_1.erase(id); }

static std::vector<std::shared_ptr<std::string>> recent_1;
void recent_bad(const std::shared_ptr<Document> &document) {
    if (recent_1.size() >= 10)
        recent_1.erase(recent_1.begin());
    std::shared_ptr<std::string> title(document, &document->title);
    recent_1.push_back(title); // expected-remark {{'recent_1'}}
}

[[lifetime("static")]] static std::vector<std::shared_ptr<const std::string>> names_1;
void name_bad(std::shared_ptr<const Document> document) {
    names_1.push_back(std::shared_ptr<const std::string>(document, &document->title)); // expected-remark {{'names_1'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static std::map<int, std::shared_ptr<std::string>> titles_2;
void keep_ok(int id, const std::shared_ptr<Document> &document) {
    titles_2.insert_or_assign(id, std::make_shared<std::string>(document->title));
}
void drop_ok(int id) { titles_2.erase(id); }

static std::map<int, std::shared_ptr<Document>> documents_2;
void whole_ok(int id, const std::shared_ptr<Document> &document) { documents_2.insert_or_assign(id, document); }
void close_ok(int id) { documents_2.erase(id); }

void local_ok(const std::shared_ptr<Document> &document) {
    std::vector<std::shared_ptr<std::string>> local;
    local.push_back(std::shared_ptr<std::string>(document, &document->title));
}

std::shared_ptr<std::string> title_ok(const std::shared_ptr<Document> &document) {
    return std::shared_ptr<std::string>(document, &document->title);
}
