// Who releases a node takes it out of its list first: what led to it leads to the next one.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-everything -Xclang -verify -Xclang -verify-ignore-unexpected=note

struct Token { Token *previous, *next; int op; };
struct Tokens {
    Token *front, *back;
    void erase(Token *token) {
        Token *const previous = token->previous, *const next = token->next;
        if (previous)
            previous->next = next;
        if (next)
            next->previous = previous;
        if (front == token)
            front = next;
        if (back == token)
            back = previous;
        delete token;
    }
    void fold_ok(Token *token) {
        for (; token && token->op != ')'; token = token->next) {
            erase(token->next);
            erase(token->next);
        }
    }
};
struct Holder { Token *token; };
void release(Token *token) { delete token; }

void twice_bad(Holder *holder) {
    release(holder->token);
    release(holder->token); // expected-error-re {{'holder->token' is released twice{{.*}}[lifetime-double-free]}}
}
