// What the destructors that users write do, as far as their bodies say it plainly.
#ifndef LT_PLUGIN_DESTRUCTORS_H
#define LT_PLUGIN_DESTRUCTORS_H

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace lifetime {

/// Whether the user wrote a destructor, its body is in sight, and it only stores: it waits for no thread and takes nothing
/// back.
bool endsAtOnce(const clang::CXXRecordDecl *record);

/// A pointer that a class's destructor releases on every path, and with what.
struct FieldRelease {
    const clang::FieldDecl *field;
    const clang::FunctionDecl *function;
};

/// What the destructor that a user wrote releases first of all; empty when its body is not in sight.
llvm::SmallVector<FieldRelease, 2> fieldReleases(const clang::CXXRecordDecl *record);

} // namespace lifetime

#endif
