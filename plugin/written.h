// A contract as it stands in the AST: see attributes.cpp for how it gets there.
#ifndef LT_PLUGIN_WRITTEN_H
#define LT_PLUGIN_WRITTEN_H

#include "clang/AST/Attr.h"
#include "clang/AST/Decl.h"

extern "C" {
#include "attrs/contract.h"
}

namespace lifetime {

constexpr llvm::StringLiteral writtenPrefix = "lifetime::";

struct Written {
    const clang::SwiftAttrAttr *attribute;
    lt_contract_kind kind;
    llvm::StringRef text; // of the argument; data() is null when there is none
    clang::SourceLocation name() const { return attribute->getRange().getBegin(); }
    /// Of the string literal; of the name when there is none.
    clang::SourceLocation string() const { return attribute->getRange().getEnd(); }
};

/// Whether the attribute is a contract of ours, and which.
inline bool readWritten(const clang::SwiftAttrAttr *attribute, Written &written) {
    llvm::StringRef text = attribute->getAttribute();
    if (!text.consume_front(writtenPrefix))
        return false;
    const size_t equals = text.find('=');
    const llvm::StringRef name = text.substr(0, equals);
    written.attribute = attribute;
    written.kind = lt_contract_kind_named(name.data(), name.size());
    written.text = equals == llvm::StringRef::npos ? llvm::StringRef() : text.substr(equals + 1);
    return written.kind != LT_CONTRACT_KINDS;
}

/// Calls `visit(Written)` for each contract written on this very declaration, not on an earlier one.
template <typename Visitor>
void forEachWritten(const clang::Decl *decl, Visitor visit) {
    if (!decl->hasAttrs())
        return;
    for (const auto *attribute : decl->specific_attrs<clang::SwiftAttrAttr>()) {
        Written written;
        if (!attribute->isInherited() && readWritten(attribute, written))
            visit(written);
    }
}

inline bool hasWritten(const clang::Decl *decl) {
    bool found = false;
    forEachWritten(decl, [&](const Written &) { found = true; });
    return found;
}

} // namespace lifetime

#endif
