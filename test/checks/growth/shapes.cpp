// A class nobody knows is a container by its members: one that inserts an element, one that removes and one that counts, and
// memory that can grow.
// RUN: %lt %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <cstddef>
#include <string>

template <class T> class PtrVec {
public:
    void Push(const T &value);
    void Clear();
    std::size_t Size() const;

private:
    T *begin_ = nullptr;
    std::size_t size_ = 0, capacity_ = 0;
};

// Not more elements than its array has.
template <class T, int N> class InlineStack {
public:
    void Push(const T &value);
    void Pop();
    std::size_t Size() const;

private:
    T elements_[N];
    std::size_t size_ = 0;
};

class Histogram {
public:
    void Add(unsigned value);
    void Clear();
    unsigned Count() const;

private:
    unsigned buckets_[109] = {};
};

// Its memory is given back as a whole, and what it takes is bytes.
class AlignedBuffer {
public:
    std::size_t Append(const char *from, std::size_t n);
    void Clear();
    std::size_t Size() const;

private:
    char *memory_ = nullptr;
};

class LruTable {
public:
    void Insert(const std::string &key, int value);
    void Erase(const std::string &key);
    std::size_t Size() const;

private:
    int *slots_ = nullptr;
};

static PtrVec<int> numbers_1;
void number_bad(int n) {
    numbers_1.Push(n); // expected-warning {{entries are added to 'numbers_1'}}
}

static PtrVec<int> numbers_2;
void number_ok(int n) { numbers_2.Push(n); }
void renumber() { numbers_2.Clear(); }

static InlineStack<int, 16> stack_2;
void push_ok(int n) { stack_2.Push(n); }

static Histogram times_2;
void measure_ok(unsigned n) { times_2.Add(n); }

static AlignedBuffer buffer_2;
void write_ok(const char *from, std::size_t n) { buffer_2.Append(from, n); }

static LruTable table_2;
void remember_ok(const std::string &key) { table_2.Insert(key, 1); }
