// What the destructors that users write do, as far as their bodies say it plainly.
#include "plugin/destructors.h"

#include "plugin/library.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace lifetime {

/// `p_`, `this->p_`: a field of the object itself.
static const FieldDecl *ownField(const Expr *expr) {
    const auto *member = dyn_cast<MemberExpr>(expr->IgnoreParenCasts());
    if (!member || !isa<CXXThisExpr>(member->getBase()->IgnoreParenImpCasts()))
        return nullptr;
    return dyn_cast<FieldDecl>(member->getMemberDecl());
}

/// `p_`, `p_ != nullptr`, `fd_ >= 0`: a test of one field of the object itself.
static const FieldDecl *testedField(const Expr *condition) {
    if (const auto *compared = dyn_cast<BinaryOperator>(condition->IgnoreParenImpCasts());
        compared && compared->isComparisonOp() && !compared->getRHS()->isInstantiationDependent())
        return ownField(compared->getLHS());
    return ownField(condition);
}

/// `delete p_;`, `free(p_);`, `close(fd_);`, and the same under a test of the field alone. What a function of the C library
/// does to its argument is modelled.
static bool readRelease(const Stmt *stmt, FieldRelease &release) {
    if (const auto *test = dyn_cast<IfStmt>(stmt)) {
        const FieldDecl *tested = test->getElse() || test->getInit() ? nullptr : testedField(test->getCond());
        const Stmt *then = test->getThen();
        if (const auto *block = dyn_cast<CompoundStmt>(then))
            then = block->size() == 1 ? block->body_front() : nullptr;
        return tested && then && readRelease(then, release) && release.field == tested;
    }
    if (const auto *full = dyn_cast<ExprWithCleanups>(stmt))
        stmt = full->getSubExpr();
    if (const auto *deletion = dyn_cast<CXXDeleteExpr>(stmt)) {
        release = {ownField(deletion->getArgument()), deletion->getOperatorDelete()};
        return release.field && release.function;
    }
    const auto *call = dyn_cast<CallExpr>(stmt);
    const FunctionDecl *callee = call ? call->getDirectCallee() : nullptr;
    bool isModelled = callee && callee->isExternC() && !callee->hasBody();
    if (!isModelled || call->getNumArgs() != 1 || !callee->getIdentifier())
        return false;
    release = {ownField(call->getArg(0)), callee};
    return release.field;
}

llvm::SmallVector<FieldRelease, 2> fieldReleases(const CXXRecordDecl *record) {
    llvm::SmallVector<FieldRelease, 2> releases;
    record = record->getDefinition();
    const CXXDestructorDecl *destructor = record && !record->isDependentContext() ? record->getDestructor() : nullptr;
    const auto *body = destructor ? dyn_cast_or_null<CompoundStmt>(destructor->getBody()) : nullptr;
    if (!body || isOfLibrary(record) || record->isUnion())
        return releases;
    for (const Stmt *stmt : body->body()) {
        FieldRelease release;
        if (!readRelease(stmt, release) || release.field->getParent()->getCanonicalDecl() != record->getCanonicalDecl())
            break;
        releases.push_back(release);
    }
    return releases;
}

/// Neither a loop nor a call, other than of an atomic or an operator.
static bool onlyStores(const Stmt *stmt) {
    if (!stmt)
        return true;
    if (isa<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt, CXXDeleteExpr>(stmt))
        return false;
    if (const auto *call = dyn_cast<CallExpr>(stmt)) {
        const auto *method = dyn_cast_or_null<CXXMethodDecl>(call->getDirectCallee());
        if (!method || !isOfLibrary(method) || (shapeOf(method->getParent()) & ~uint32_t(Plain)))
            return false;
    }
    return llvm::all_of(stmt->children(), onlyStores);
}

bool endsAtOnce(const CXXRecordDecl *record) {
    record = record->getDefinition();
    const CXXDestructorDecl *destructor = record && !record->isDependentContext() ? record->getDestructor() : nullptr;
    return destructor && destructor->isUserProvided() && destructor->hasBody() && !record->getNumBases() &&
           onlyStores(destructor->getBody());
}

} // namespace lifetime
