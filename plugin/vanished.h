// Contracts that the preprocessor drops: glibc's __attr_dealloc expands to nothing in any compiler but gcc.
//
// The macro's name, its arguments and its place are noted as it is expanded; when the unit is parsed, each is given to
// the function whose declaration it stands in. Nothing else is asked of the preprocessor: an expansion of any other
// macro costs one comparison.
#ifndef LT_PLUGIN_VANISHED_H
#define LT_PLUGIN_VANISHED_H

#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include <memory>
#include <string>
#include <vector>

namespace clang {
class Preprocessor;
}

namespace lifetime {

/// `T *f(…) __attr_dealloc(release, index);`
struct VanishedContract {
    clang::SourceLocation at; // in a file
    std::string release;
    unsigned index;           // of the argument of `release`, from 0
};

/// Fills the list, which the preprocessor keeps alive as well, as the unit is read.
std::shared_ptr<std::vector<VanishedContract>> watchVanished(clang::Preprocessor &preprocessor);

/// Calls `visit` for each contract and the function whose declaration, among `declarations`, it stands in.
void placeVanished(const clang::SourceManager &sources, llvm::ArrayRef<clang::Decl *> declarations,
                   llvm::ArrayRef<VanishedContract> vanished,
                   llvm::function_ref<void(const clang::FunctionDecl *, const VanishedContract &)> visit);

} // namespace lifetime

#endif
