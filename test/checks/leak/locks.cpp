// A mutex that one path unlocks and another one returns or throws with is still held there.
// RUN: %lt++ %s -std=c++20 -fexceptions -fcxx-exceptions -Xclang -verify -Xclang -verify-ignore-unexpected=note
// REQUIRES: plugin
#include <map>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>
#include <string>

class Registry {
public:
    bool insert_bad(int key, const std::string &name) {
        mutex_.lock();
        if (names_.count(key))
            return false; // expected-warning {{'mutex_' is still held on this path [lifetime-leak]}}
        names_[key] = name;
        mutex_.unlock();
        return true;
    }
    std::string name_bad(int key) {
        shared_.lock_shared();
        auto it = names_.find(key);
        if (it == names_.end())
            throw std::out_of_range("no such key"); // expected-warning {{'shared_' is still held}}
        std::string name = it->second;
        shared_.unlock_shared();
        return name;
    }
    void erase_bad(int key) {
        if (!mutex_.try_lock())
            return;
        if (names_.empty())
            return; // expected-warning {{[lifetime-leak]}}
        names_.erase(key);
        mutex_.unlock();
    }

    bool insert_ok(int key, const std::string &name) {
        std::lock_guard<std::mutex> guard(mutex_);
        if (names_.count(key))
            return false;
        names_[key] = name;
        return true;
    }
    bool by_hand_ok(int key) {
        mutex_.lock();
        bool found = names_.count(key) != 0;
        mutex_.unlock();
        return found;
    }
    void unlocked_early_ok(int key) {
        std::unique_lock<std::mutex> lock(mutex_);
        if (names_.count(key))
            return;
        lock.unlock();
        names_.clear();
    }
    void lock() { mutex_.lock(); }
    void unlock() { mutex_.unlock(); }
    bool try_ok() {
        mutex_.lock();
        if (names_.empty()) {
            mutex_.unlock();
            return false;
        }
        return true; // locked, as the result says
    }
    void two_kinds_ok(bool write) {
        if (write)
            shared_.lock();
        else
            shared_.lock_shared();
        names_.size();
        if (write)
            shared_.unlock();
        else
            shared_.unlock_shared();
    }

private:
    std::mutex mutex_;
    std::shared_mutex shared_;
    std::map<int, std::string> names_;
};
