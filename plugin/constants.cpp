// Which file-static integers the unit never writes.
#include "plugin/bridge.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"

using namespace clang;

namespace lifetime {

static bool isCandidate(const VarDecl *variable) {
    return variable && variable->hasGlobalStorage() && !variable->isExternallyVisible() &&
           variable->getType()->isIntegralOrEnumerationType() && !variable->getType().isVolatileQualified();
}

bool Constants::holds(const VarDecl *variable) {
    variable = variable->getCanonicalDecl();
    if (!isCandidate(variable) || variable->isFromASTFile())
        return false;
    if (!searched)
        search();
    return !written.count(variable);
}

/// Bodies of this file alone: a precompiled header cannot name what is declared after it.
void Constants::search() {
    searched = true;
    for (const Decl *decl : bridge.context.getTranslationUnitDecl()->noload_decls())
        if (const auto *function = dyn_cast<FunctionDecl>(decl);
            function && !function->isFromASTFile() && function->doesThisDeclarationHaveABody())
            visit(function->getBody());
}

/// A variable is only read where an lvalue-to-rvalue conversion stands right around its name; anywhere else
/// it may be assigned to, or its address may be taken.
void Constants::visit(const Stmt *stmt) {
    if (!stmt)
        return;
    if (const auto *cast = dyn_cast<ImplicitCastExpr>(stmt);
        cast && cast->getCastKind() == CK_LValueToRValue &&
        isa<DeclRefExpr>(cast->getSubExpr()->IgnoreParens()))
        return;
    if (const auto *named = dyn_cast<DeclRefExpr>(stmt))
        if (const auto *variable = dyn_cast<VarDecl>(named->getDecl()); isCandidate(variable))
            written.insert(variable->getCanonicalDecl());
    for (const Stmt *child : stmt->children())
        visit(child);
}

} // namespace lifetime
