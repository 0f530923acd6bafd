// An overrider must not ask more of its callers, nor promise them less, than the function it overrides.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

struct Frame { int width = 0, height = 0; };
struct Event { int kind = 0; };

struct Codec {
    virtual ~Codec() = default;
    [[lifetime::owned("delete")]] virtual Frame *decode([[bounds("n")]] const unsigned char *bytes, std::size_t n) = 0;
    [[lifetime::borrowed("this")]] virtual const char *name() const = 0;
    [[lifetime::borrowed("static")]] virtual const char *vendor() const = 0;
    virtual void show([[lifetime::borrowed]] const Frame *frame) = 0;
    virtual void keep([[lifetime::borrowed("this")]] const Frame *frame) = 0;
    virtual void take([[lifetime::owned("delete")]] Frame *frame) = 0;
    virtual int offer([[lifetime::owned("delete when return == 0")]] Frame *frame) = 0;
    [[bounds("16")]] virtual const int *palette() const = 0;
    virtual std::string_view comment() const = 0;
    virtual void post(Event *event) = 0;
};

struct Handler {
    virtual ~Handler() = default;
    virtual void handle([[lifetime::borrowed]] const Event *event);
};

// --- should be reported --------------------------------------------------------------------------------------------

struct Borrowing_bad : Codec {
    [[lifetime::borrowed("this")]] Frame *decode(const unsigned char *bytes, std::size_t n) override; // expected-error {{overrider weakens result of 'decode' from 'owned("delete")' to 'borrowed("this")': callers of the overridden function release it}}
};

struct OtherRelease_bad : Codec {
    [[lifetime::owned]] Frame *decode(const unsigned char *bytes, std::size_t n) override; // expected-error {{overrider weakens result of 'decode' from 'owned("delete")' to 'owned': it is released differently}}
};

struct Fresh_bad : Codec {
    [[lifetime::owned]] const char *name() const override; // expected-error {{overrider weakens result of 'name' from 'borrowed("this")' to 'owned': callers of the overridden function do not release it}}
};

struct ShortLived_bad : Codec {
    [[lifetime::borrowed("this")]] const char *vendor() const override; // expected-error {{overrider weakens result of 'vendor' from 'borrowed("static")' to 'borrowed("this")': callers of the overridden function count on another life}}
};

struct Hungry_bad : Codec {
    Frame *decode([[bounds("n + 4")]] const unsigned char *bytes, std::size_t n) override; // expected-error {{overrider weakens parameter 'bytes' from 'bounds("n")' to 'bounds("n + 4")': callers of the overridden function pass fewer elements}}
};

struct Taking_bad : Codec {
    void show([[lifetime::owned("delete")]] const Frame *frame) override; // expected-error {{overrider weakens parameter 'frame' from 'borrowed' to 'owned("delete")': callers of the overridden function still use it}}
};

struct Keeping_bad : Codec {
    void show([[lifetime::borrowed("this")]] const Frame *frame) override; // expected-error {{overrider weakens parameter 'frame' from 'borrowed' to 'borrowed("this")': callers of the overridden function need not keep it alive for so long}}
};

struct ForEver_bad : Codec {
    void keep([[lifetime("static")]] const Frame *frame) override; // expected-error {{overrider weakens parameter 'frame' from 'borrowed("this")' to 'lifetime("static")'}}
};

struct Looking_bad : Codec {
    void take([[lifetime::borrowed]] Frame *frame) override; // expected-error {{overrider weakens parameter 'frame' from 'owned("delete")' to 'borrowed': callers of the overridden function give it away}}
};

struct Always_bad : Codec {
    int offer([[lifetime::owned("delete")]] Frame *frame) override; // expected-error {{overrider weakens parameter 'frame' from 'owned("delete when return == 0")' to 'owned("delete")': the condition is another}}
};

struct Small_bad : Codec {
    [[bounds("8")]] const int *palette() const override; // expected-error {{overrider weakens result of 'palette' from 'bounds("16")' to 'bounds("8")': callers of the overridden function count on more elements}}
};

struct Middle : Handler { // says nothing: what the base says holds
    void handle(const Event *event) override;
};
struct Grandchild_bad : Middle {
    void handle([[lifetime::owned("delete")]] const Event *event) override; // expected-error {{overrider weakens parameter 'event' from 'borrowed' to 'owned("delete")'}}
};

struct Outside_bad : Handler {
    void handle(const Event *event) override;
};
void Outside_bad::handle([[lifetime::borrowed("this")]] const Event *event) { (void)event; } // expected-error {{overrider weakens parameter 'event'}}

template <class Base>
struct Mixin_bad : Base {
    void handle([[lifetime::owned("delete")]] const Event *event) override; // expected-error {{overrider weakens parameter 'event' from 'borrowed' to 'owned("delete")'}}
};
template struct Mixin_bad<Handler>;

// --- should be fine ------------------------------------------------------------------------------------------------

struct Same_ok : Codec {
    [[lifetime::owned("delete")]] Frame *decode([[bounds("n")]] const unsigned char *bytes, std::size_t n) override;
    [[lifetime::borrowed("this")]] const char *name() const override;
    [[lifetime::borrowed("static")]] const char *vendor() const override;
    void show([[lifetime::borrowed]] const Frame *frame) override;
    void keep([[lifetime::borrowed("this")]] const Frame *frame) override;
    void take([[lifetime::owned("delete")]] Frame *frame) override;
    int offer([[lifetime::owned("delete when return == 0")]] Frame *frame) override;
    [[bounds("16")]] const int *palette() const override;
};

struct Silent_ok : Codec {
    Frame *decode(const unsigned char *bytes, std::size_t n) override;
    const char *name() const override;
    void show(const Frame *frame) override;
};

struct LongerLived_ok : Codec {
    [[lifetime::borrowed("static")]] const char *name() const override;
};

struct Modest_ok : Codec {
    Frame *decode([[bounds("n - 1")]] const unsigned char *data, std::size_t n) override;
    void keep([[lifetime::borrowed]] const Frame *frame) override;
    [[bounds("32")]] const int *palette() const override;
};

struct Renamed_ok : Codec {
    Frame *decode([[bounds("length")]] const unsigned char *data, std::size_t length) override;
};

struct AddsWhereNothingWas_ok : Codec {
    [[lifetime::borrowed("this")]] std::string_view comment() const override;
    void post([[lifetime::borrowed]] Event *event) override;
};

struct NoOverrider_ok : Handler {
    void handle([[lifetime::owned("delete")]] Event *event, int priority); // another function: it hides, it does not override
    using Handler::handle;
};

struct TurnedCondition_ok : Codec {
    int offer([[lifetime::owned("delete when return == 0x0")]] Frame *frame) override;
};
