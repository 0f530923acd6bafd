// A bearer of contracts on the other declarations of its function. A parameter has no redeclarations in Clang.
#ifndef LT_PLUGIN_REDECLARATIONS_H
#define LT_PLUGIN_REDECLARATIONS_H

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace lifetime {

/// The same bearer on the function's other declarations, the oldest first.
template <typename Visitor>
void forEachRedeclaration(const clang::Decl *bearer, Visitor visit) {
    const auto *parameter = llvm::dyn_cast<clang::ParmVarDecl>(bearer);
    const auto *function = parameter ? llvm::dyn_cast<clang::FunctionDecl>(parameter->getDeclContext()) : nullptr;
    llvm::SmallVector<const clang::Decl *, 4> all;
    if (function) {
        const unsigned index = parameter->getFunctionScopeIndex();
        for (const clang::FunctionDecl *redecl : function->getMostRecentDecl()->redecls())
            if (index < redecl->getNumParams())
                all.push_back(redecl->getParamDecl(index));
    } else {
        const clang::Decl *newest = bearer->getMostRecentDecl();
        all.append(newest->redecls_begin(), newest->redecls_end());
    }
    for (const clang::Decl *redecl : llvm::reverse(all))
        visit(redecl);
}

/// The same bearer on the functions that its function overrides.
template <typename Visitor>
void forEachOverridden(const clang::Decl *bearer, Visitor visit) {
    const auto *parameter = llvm::dyn_cast<clang::ParmVarDecl>(bearer);
    const auto *method =
        llvm::dyn_cast<clang::CXXMethodDecl>(parameter ? llvm::cast<clang::Decl>(parameter->getDeclContext()) : bearer);
    if (!method)
        return;
    for (const clang::CXXMethodDecl *base : method->getCanonicalDecl()->overridden_methods()) {
        if (!parameter)
            visit(base);
        else if (parameter->getFunctionScopeIndex() < base->getNumParams())
            visit(base->getParamDecl(parameter->getFunctionScopeIndex()));
    }
}

} // namespace lifetime

#endif
