// What the entries of containers are, as far as `growth` tells of them: their keys, what they keep alive.
#ifndef LT_PLUGIN_ENTRIES_H
#define LT_PLUGIN_ENTRIES_H

#include "plugin/bridge.h"

namespace lifetime {

/// What the entries of a container are and keep alive.
class Entries {
public:
    explicit Entries(Bridge &bridge) : bridge(bridge) {}
    /// The LT_IS_… flags that a container has by its entries; fills in what an entry keeps alive. `element` may be null.
    uint32_t ofContainer(const clang::CXXRecordDecl *record, clang::QualType element, lt_type_info &info) const;
    /// The bytes that a closure captured, and what they keep alive.
    void ofClosure(const clang::CXXRecordDecl *closure, lt_type_info &info) const;

private:
    uint32_t shape(clang::QualType type) const;
    std::string name(clang::QualType type) const;
    clang::QualType next(clang::QualType type) const;
    bool owns(clang::QualType type) const;
    void describe(clang::QualType first, lt_type_info &info) const;
    uint32_t keyFlags(clang::QualType key, clang::QualType mapped) const;
    uint32_t valueFlags(clang::QualType value) const;

    Bridge &bridge;
};

} // namespace lifetime

#endif
