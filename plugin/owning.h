// Containers of plain pointers that own what their entries point to, though no contract says so: the unit shows it.
//
// Five things together: every function that can name the container is in this unit, and none hands it on; what is put in
// is made there; somewhere what an entry points to is deleted; and whoever removes an entry cannot be meant to delete it.
#ifndef LT_PLUGIN_OWNING_H
#define LT_PLUGIN_OWNING_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace lifetime {

struct OwningContainer {
    const clang::ValueDecl *container; // a field or a variable, canonical
    clang::SourceLocation deletion;    // of an entry's object
    bool isArray;                      // by delete[]
    llvm::SmallVector<const clang::FunctionDecl *, 4> users; // functions that name it
};

/// `bodies`: all functions of the unit that have one, each by its definition.
std::vector<OwningContainer> findOwningContainers(const clang::ASTContext &context,
                                                  llvm::ArrayRef<const clang::FunctionDecl *> bodies);

} // namespace lifetime

#endif
