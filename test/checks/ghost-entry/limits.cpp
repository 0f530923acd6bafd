// What ghost-entry is known to miss (FN) and to report for nothing (FP), each with its reason.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

struct Account {
    std::string owner;
    int cents = 0;
};

// How long the object of a class with several instances lives is not known here.
class Server {
public:
    int FN_member(int id) { return accounts_[id].cents; }
    void add(int id, Account account) { accounts_[id] = account; }

private:
    std::map<int, Account> accounts_;
};

static std::map<int, Account> accounts;
void open_account(int id, Account account) { accounts.insert_or_assign(id, account); }
void close_account(int id) { accounts.erase(id); }

// The keys are not compared: the other look-up is by what `key_of` computes, and could be the same.
int key_of(const std::string &name);
int FN_computed_key(int id, const std::string &name) {
    if (!accounts.contains(key_of(name)))
        return 0;
    return accounts[id].cents;
}

// That a look-up comes before the subscript is enough, whatever became of it.
int FN_ignored_answer(int id) {
    bool known = accounts.contains(id);
    return accounts[id].cents + known;
}

// That each user has an account is an invariant of the program that nothing around the subscript shows.
struct User {
    int account = 0;
};
int FP_invariant(const User &user) {
    return accounts[user.account].cents; // expected-warning {{'accounts'}}
}
