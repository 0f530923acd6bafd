// Pointers to functions that can only ever point to one function.
//
// A constant object keeps what it is initialised with; a file-static or local pointer that is assigned one function, and
// whose address is never taken, holds that function whenever it is called.
#include "plugin/bridge.h"

#include "clang/AST/APValue.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace lifetime {

static const FunctionDecl *functionIn(const APValue &value) {
    if (!value.isLValue() || !value.getLValueOffset().isZero())
        return nullptr;
    return dyn_cast_or_null<FunctionDecl>(value.getLValueBase().dyn_cast<const ValueDecl *>());
}

/// `f`, `&f`, in parentheses and casts.
static const FunctionDecl *functionNamed(const Expr *expr) {
    expr = expr->IgnoreParenCasts();
    if (const auto *address = dyn_cast<UnaryOperator>(expr); address && address->getOpcode() == UO_AddrOf)
        expr = address->getSubExpr()->IgnoreParenCasts();
    const auto *named = dyn_cast<DeclRefExpr>(expr);
    return named ? dyn_cast<FunctionDecl>(named->getDecl()) : nullptr;
}

static bool isOfFunction(QualType type) { return type->isFunctionPointerType() && !type.isVolatileQualified(); }

/// Its writes are all in this unit: file-static and not constant, or local.
static bool isWatched(const VarDecl *variable) {
    return !isa<ParmVarDecl>(variable) && !variable->isExternallyVisible() && isOfFunction(variable->getType());
}

/// An object that keeps its initialiser.
bool Targets::isFixed(const VarDecl *variable) {
    const QualType type = bridge.context.getBaseElementType(variable->getType());
    return type.isConstQualified() && !type.isVolatileQualified() && !isa<ParmVarDecl>(variable) && !variable->isWeak();
}

/// The value of the object that the expression denotes, or null. `&` and conversions lie behind it.
static const APValue *valueOf(const Expr *expr, llvm::function_ref<bool(const VarDecl *)> isFixed) {
    expr = expr->IgnoreParens();
    if (const auto *named = dyn_cast<DeclRefExpr>(expr)) {
        const auto *variable = dyn_cast<VarDecl>(named->getDecl());
        const VarDecl *defined = nullptr;
        const Expr *init = variable && isFixed(variable) ? variable->getAnyInitializer(defined) : nullptr;
        return init && !init->isValueDependent() && !init->containsErrors() ? defined->evaluateValue() : nullptr;
    }
    if (const auto *member = dyn_cast<MemberExpr>(expr); member && !member->isArrow()) {
        const auto *field = dyn_cast<FieldDecl>(member->getMemberDecl());
        const APValue *whole = field && !field->isMutable() ? valueOf(member->getBase(), isFixed) : nullptr;
        if (whole && whole->isStruct() && field->getFieldIndex() < whole->getStructNumFields())
            return &whole->getStructField(field->getFieldIndex());
        return whole && whole->isUnion() && whole->getUnionField() == field ? &whole->getUnionValue() : nullptr;
    }
    return nullptr;
}

const FunctionDecl *Targets::of(const Expr *pointer) {
    pointer = pointer->IgnoreParenImpCasts();
    if (const auto *deref = dyn_cast<UnaryOperator>(pointer); deref && deref->getOpcode() == UO_Deref)
        pointer = deref->getSubExpr()->IgnoreParenImpCasts();
    if (!isa<DeclRefExpr, MemberExpr>(pointer) || !isOfFunction(pointer->getType()))
        return nullptr;
    if (const APValue *value = valueOf(pointer, [&](const VarDecl *variable) { return isFixed(variable); }))
        return functionIn(*value);
    const auto *named = dyn_cast<DeclRefExpr>(pointer);
    const auto *variable = named ? dyn_cast<VarDecl>(named->getDecl()) : nullptr;
    return variable && isWatched(variable) ? onlyAssigned(variable) : nullptr;
}

const FunctionDecl *Targets::of(const CallExpr *call) {
    if (isa<CXXMemberCallExpr, CXXOperatorCallExpr, CUDAKernelCallExpr>(call) || call->getDirectCallee())
        return nullptr;
    const FunctionDecl *function = of(call->getCallee());
    // Through a cast to another type: what the callee makes of the arguments is not what its contract says.
    const bool fits = function && (function->getNumParams() == call->getNumArgs() ||
                                   (function->isVariadic() && function->getNumParams() < call->getNumArgs()));
    return fits && !isa<CXXMethodDecl>(function) ? function->getCanonicalDecl() : nullptr;
}

// --- writes ---------------------------------------------------------------------------------------------------------

/// Before its only assignment it is null, and calling it then is no call of anything.
const FunctionDecl *Targets::onlyAssigned(const VarDecl *variable) {
    if (variable->isFromASTFile())
        return nullptr;
    if (!searched)
        search(variable);
    const Writes found = writes.lookup(variable->getCanonicalDecl());
    if (found.others)
        return nullptr;
    const VarDecl *defined = nullptr;
    const Expr *init = variable->getAnyInitializer(defined);
    if (!init || init->isNullPointerConstant(bridge.context, Expr::NPC_ValueDependentIsNotNull))
        return found.function;
    const FunctionDecl *first = functionNamed(init);
    return first && (!found.function || declaresSameEntity(first, found.function)) ? first : nullptr;
}

/// Only asked for where a call goes through such a pointer: one more walk over the bodies of the unit, or over the one
/// function that knows a local variable.
void Targets::search(const VarDecl *variable) {
    const auto *function = dyn_cast_or_null<FunctionDecl>(variable->getParentFunctionOrMethod());
    if (!function) {
        searched = true;
        visit(bridge.context.getTranslationUnitDecl());
    } else if (bodies.insert(function).second) {
        visit(function->getBody());
    }
}

void Targets::visit(const DeclContext *context) {
    for (const Decl *decl : context->noload_decls()) {
        if (decl->isFromASTFile())
            continue;
        if (const auto *pattern = dyn_cast<TemplateDecl>(decl); pattern && pattern->getTemplatedDecl())
            decl = pattern->getTemplatedDecl();
        if (const auto *function = dyn_cast<FunctionDecl>(decl)) {
            if (function->doesThisDeclarationHaveABody())
                visit(function->getBody());
            if (const auto *constructor = dyn_cast<CXXConstructorDecl>(function))
                for (const CXXCtorInitializer *init : constructor->inits())
                    visit(init->getInit());
        } else if (const auto *variable = dyn_cast<VarDecl>(decl)) {
            visit(variable->getInit());
        } else if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl, CXXRecordDecl>(decl)) {
            visit(cast<DeclContext>(decl));
        }
    }
}

void Targets::visit(const Stmt *stmt) {
    if (!stmt)
        return;
    if (const auto *cast = dyn_cast<ImplicitCastExpr>(stmt);
        cast && cast->getCastKind() == CK_LValueToRValue && isa<DeclRefExpr>(cast->getSubExpr()->IgnoreParens()))
        return;
    if (const auto *assignment = dyn_cast<BinaryOperator>(stmt); assignment && assignment->getOpcode() == BO_Assign) {
        const auto *named = dyn_cast<DeclRefExpr>(assignment->getLHS()->IgnoreParens());
        const auto *variable = named ? dyn_cast<VarDecl>(named->getDecl()) : nullptr;
        if (variable && isWatched(variable)) {
            Writes &known = writes[variable->getCanonicalDecl()];
            const FunctionDecl *function = functionNamed(assignment->getRHS());
            const bool isNull = assignment->getRHS()->isNullPointerConstant(bridge.context,
                                                                           Expr::NPC_ValueDependentIsNotNull);
            known.others |= !isNull && (!function || (known.function && !declaresSameEntity(known.function, function)));
            known.function = function ? function : known.function;
            return visit(assignment->getRHS());
        }
    }
    if (const auto *named = dyn_cast<DeclRefExpr>(stmt))
        if (const auto *variable = dyn_cast<VarDecl>(named->getDecl()); variable && isWatched(variable))
            writes[variable->getCanonicalDecl()].others = true;
    if (const auto *lambda = dyn_cast<LambdaExpr>(stmt))
        visit(lambda->getBody());
    if (const auto *declaration = dyn_cast<DeclStmt>(stmt))
        for (const Decl *decl : declaration->decls())
            if (const auto *context = dyn_cast<CXXRecordDecl>(decl))
                visit(static_cast<const DeclContext *>(context));
    for (const Stmt *child : stmt->children())
        visit(child);
}

} // namespace lifetime
