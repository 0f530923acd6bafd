// Calls of functions, methods and operators; builtins.
#include "plugin/library.h"
#include "plugin/lower.h"

#include "clang/AST/ASTContext.h"
#include "clang/Basic/Builtins.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace lifetime {

// --- arguments ---------------------------------------------------------------------------------------------

void Lowering::arguments(ArrayRef<const Expr *> exprs, const FunctionDecl *callee,
                         const FunctionProtoType *prototype, SmallVectorImpl<lt_operand> &operands) {
    for (unsigned i = 0; i < exprs.size(); i++) {
        QualType type;
        if (callee && i < callee->getNumParams())
            type = callee->getParamDecl(i)->getType();
        else if (prototype && i < prototype->getNumParams())
            type = prototype->getParamType(i);
        bool bound = !type.isNull() && type->isReferenceType();
        operands.push_back(bound ? bind(exprs[i]) : value(exprs[i]));
    }
}

/// The object a method is called on, as the pointer `this`.
lt_operand Lowering::receiver(const CallExpr *expr, const CXXMethodDecl *method) {
    if (isa<CXXOperatorCallExpr>(expr))
        return bind(expr->getArg(0));
    const auto *called = cast<CXXMemberCallExpr>(expr);
    const Expr *object = called->getImplicitObjectArgument();
    (void)method;
    return object->getType()->isAnyPointerType() ? value(object) : bind(object);
}

// --- calls -------------------------------------------------------------------------------------------------

void Lowering::emitCall(lt_location where, lt_place target, const FunctionDecl *callee,
                        ArrayRef<lt_operand> operands) {
    lt_callee lowered = bridge.callees.lower(callee, operands);
    nameOwners(lowered, operands);
    callStatement(where, target, lowered, {0}, operands);
    if (callee->isNoReturn() || callee->isAnalyzerNoReturn() ||
        (lt_callee_of(function->unit, lowered)->flags & LT_CALLEE_NORETURN))
        endUnreachable(where);
}

/// What a callee changes of the fields of an argument, or lets the caller look into, gets a place here, too.
void Lowering::nameOwners(lt_callee callee, ArrayRef<lt_operand> operands) {
    const lt_callee_info *info = lt_callee_of(function->unit, callee);
    for (uint32_t i = 0; i < info->effect_count; i++) {
        const lt_effect &effect = info->effects[i];
        const bool lends = effect.kind == LT_EFFECT_content;
        const uint8_t slot = lends ? effect.object : effect.subject;
        const lt_field named = lends ? effect.object_field : effect.field;
        if (!named.id || slot >= operands.size() || (!lends && effect.kind != LT_EFFECT_invalidate))
            continue;
        if (operands[slot].kind == LT_ADDRESS)
            lt_place_field(function, operands[slot].place, named);
        else if (operands[slot].kind == LT_COPY)
            lt_place_field(function, lt_place_deref(function, operands[slot].place), named);
    }
}

/// The result of a call as an operand, with a scratch for it when there is none.
lt_operand Lowering::evaluateCall(const CallExpr *expr, lt_place target) {
    if (expr->isGLValue())
        return lt_copy(place(expr));
    lt_operand outcome;
    if (unsigned builtin = expr->getBuiltinCallee(); builtin && callBuiltin(expr, builtin, target, outcome))
        return outcome;
    if (expr->getType()->isVoidType()) {
        call(expr, {0});
        return lt_unknown();
    }
    lt_location where = location(expr);
    if (isNone(target))
        target = expr->getType()->isRecordType() ? temporary(expr->getType(), where)
                                                 : scratch(expr->getType(), where);
    call(expr, target);
    return lt_copy(target);
}

void Lowering::call(const CallExpr *expr, lt_place target) {
    lt_operand outcome;
    if (unsigned builtin = expr->getBuiltinCallee(); builtin && callBuiltin(expr, builtin, target, outcome)) {
        if (!isNone(target) && !(outcome.kind == LT_COPY && outcome.place.id == target.id))
            assign(location(expr), target, outcome);
        return;
    }
    if (isa<CXXPseudoDestructorExpr>(expr->getCallee()->IgnoreParens()))
        return effect(cast<CXXPseudoDestructorExpr>(expr->getCallee()->IgnoreParens())->getBase());
    SmallVector<lt_operand, 8> operands;
    ArrayRef<const Expr *> given(expr->getArgs(), expr->getNumArgs());
    const FunctionDecl *callee = expr->getDirectCallee();
    const auto *method = dyn_cast_or_null<CXXMethodDecl>(callee);
    bool isOperator = isa<CXXOperatorCallExpr>(expr);
    if (method && method->getOverloadedOperator() == OO_Subscript && given.size() == 2)
        rememberBrackets(cast<CXXOperatorCallExpr>(expr), method);
    if (method && method->isImplicitObjectMemberFunction() && (isOperator || isa<CXXMemberCallExpr>(expr))) {
        operands.push_back(receiver(expr, method));
        given = given.drop_front(isOperator ? 1 : 0);
    } else if (method && isOperator && method->isStatic()) {
        effect(given.front()); // a static operator() or operator[]
        given = given.drop_front();
    }
    if (callee) {
        const size_t first = operands.size();
        arguments(given, callee, nullptr, operands);
        nameOwnedFields(given, ArrayRef<lt_operand>(operands).drop_front(first));
        const Expansion expansion(*this, callee, location(expr), operands);
        return emitCall(location(expr), target, callee, operands);
    }
    if (const FunctionDecl *only = bridge.targets.of(expr)) {
        arguments(given, only, nullptr, operands);
        return emitCall(location(expr), target, only, operands);
    }
    callIndirectly(expr, target, given, operands);
}

/// For fix-its: MIR knows where the expression begins, not where its brackets are.
void Lowering::rememberBrackets(const CXXOperatorCallExpr *expr, const CXXMethodDecl *method) {
    const SourceLocation close = expr->getOperatorLoc(), object = expr->getArg(0)->getEndLoc();
    if (!(bridge.types.shape(method->getParent()) & Keyed) || close.isMacroID() || object.isMacroID() ||
        method->getParent()->lookup(&context.Idents.get("at")).empty())
        return;
    const std::optional<Token> open = Lexer::findNextToken(object, context.getSourceManager(), context.getLangOpts());
    if (open && open->is(tok::l_square)) {
        const auto [known, isNew] = bridge.brackets.try_emplace(location(expr).raw, open->getLocation(), close);
        if (!isNew && close < known->second.getEnd())
            known->second = {open->getLocation(), close};
    }
}

/// What the fields of a record own is lost with the record, also when the body does not mention them: they get places.
void Lowering::nameOwnedFields(ArrayRef<const Expr *> given, ArrayRef<lt_operand> operands) {
    for (size_t i = 0; i < operands.size(); i++) {
        const QualType type = given[i]->IgnoreParenImpCasts()->getType();
        const RecordDecl *record = type->isPointerType() ? type->getPointeeType()->getAsRecordDecl() : nullptr;
        record = record ? record->getDefinition() : nullptr;
        if (!record || operands[i].kind != LT_COPY)
            continue;
        for (const FieldDecl *member : record->fields())
            if (member->hasAttrs() && (bridge.contracts.claims(member).flags & LT_CLAIM_OWNED))
                field(deref(operands[i].place, type->getPointeeType()), member);
    }
}

/// Through a pointer to a function (or to a member, of which nothing is known).
void Lowering::callIndirectly(const CallExpr *expr, lt_place target, ArrayRef<const Expr *> given,
                              SmallVectorImpl<lt_operand> &operands) {
    lt_location where = location(expr);
    const Expr *callee = expr->getCallee();
    if (const auto *member = dyn_cast<BinaryOperator>(callee->IgnoreParens());
        member && member->isPtrMemOp()) {
        operands.push_back(member->getOpcode() == BO_PtrMemI ? value(member->getLHS())
                                                             : bind(member->getLHS()));
        lt_place pointer = materialise(value(member->getRHS()), member->getRHS()->getType(), where);
        arguments(given, nullptr, nullptr, operands);
        return callStatement(where, target, {0}, pointer, operands);
    }
    QualType type = callee->getType()->isAnyPointerType() || callee->getType()->isBlockPointerType()
                        ? callee->getType()->getPointeeType()
                        : callee->getType();
    lt_operand pointer = value(callee);
    arguments(given, nullptr, type->getAs<FunctionProtoType>(), operands);
    if (pointer.kind == LT_FUNCTION)
        callStatement(where, target, pointer.callee, {0}, operands);
    else
        callStatement(where, target, {0}, materialise(pointer, callee->getType(), where), operands);
    const auto *function = type->getAs<FunctionType>();
    if (function && function->getNoReturnAttr())
        endUnreachable(where);
}

// --- builtins ----------------------------------------------------------------------------------------------

/// `__builtin_add_overflow(a, b, &result)`
lt_operand Lowering::callOverflow(const CallExpr *expr, lt_operator operation) {
    lt_operand left = value(expr->getArg(0)), right = value(expr->getArg(1));
    derive(location(expr), pointee(expr->getArg(2)), operation, {left, right});
    return lt_unknown();
}

/// `__sync_…`: the object may get any of the values given.
lt_operand Lowering::callSync(const CallExpr *expr, lt_place target) {
    lt_location where = location(expr);
    lt_place object = pointee(expr->getArg(0));
    SmallVector<lt_operand, 4> operands = {lt_copy(object)};
    for (unsigned i = 1; i < expr->getNumArgs(); i++)
        operands.push_back(value(expr->getArg(i)));
    lt_operand before = lt_unknown();
    if (!expr->getType()->isVoidType() && !expr->getType()->isBooleanType()) {
        before = lt_copy(isNone(target) ? scratch(expr->getType(), where) : target);
        assign(where, before.place, lt_copy(object));
    }
    derive(where, object, LT_OPERATOR_opaque, operands);
    return before;
}

/// True when the builtin is no call: `result` is its value. Library functions are ordinary callees with a
/// model.
bool Lowering::callBuiltin(const CallExpr *expr, unsigned builtin, lt_place target, lt_operand &outcome) {
    lt_location where = location(expr);
    outcome = lt_unknown();
    switch (builtin) {
    case Builtin::BI__builtin_expect:
    case Builtin::BI__builtin_expect_with_probability:
        outcome = evaluate(expr->getArg(0), target);
        for (unsigned i = 1; i < expr->getNumArgs(); i++)
            effect(expr->getArg(i));
        return true;
    case Builtin::BI__builtin_assume_aligned:
    case Builtin::BI__builtin_launder: outcome = evaluate(expr->getArg(0), target); return true;
    case Builtin::BI__builtin_addressof:
    case Builtin::BIaddressof:
    case Builtin::BI__addressof: outcome = bind(expr->getArg(0)); return true;
    case Builtin::BIalloca:
    case Builtin::BI__builtin_alloca:
    case Builtin::BI__builtin_alloca_uninitialized:
    case Builtin::BI__builtin_alloca_with_align:
    case Builtin::BI__builtin_alloca_with_align_uninitialized: {
        effect(expr->getArg(0));
        QualType bytes = context.getIncompleteArrayType(context.CharTy, ArraySizeModifier::Normal, 0);
        outcome = lt_address(automaticStorage("alloca", bytes, where));
        return true;
    }
    case Builtin::BI__builtin_unreachable:
    case Builtin::BI__builtin_trap:
    case Builtin::BI__builtin_verbose_trap: endUnreachable(where); return true;
    case Builtin::BI__builtin_constant_p: {
        Expr::EvalResult known;
        bool constant = expr->EvaluateAsRValue(known, context) && known.Val.isInt();
        outcome = lt_integer(constant && known.Val.getInt().getBoolValue());
        return true;
    }
    case Builtin::BI__builtin_object_size:
    case Builtin::BI__builtin_dynamic_object_size:
    case Builtin::BI__builtin_assume:
    case Builtin::BI__assume: return true; // not evaluated
    case Builtin::BI__builtin_va_start:
    case Builtin::BI__builtin_va_end: return true;
    case Builtin::BI__builtin_va_copy: return true;
    case Builtin::BI__builtin_add_overflow: outcome = callOverflow(expr, LT_OPERATOR_add); return true;
    case Builtin::BI__builtin_sub_overflow: outcome = callOverflow(expr, LT_OPERATOR_subtract); return true;
    case Builtin::BI__builtin_mul_overflow: outcome = callOverflow(expr, LT_OPERATOR_multiply); return true;
    default: break;
    }
    if (context.BuiltinInfo.isLibFunction(builtin) || context.BuiltinInfo.isPredefinedLibFunction(builtin))
        return false;
    if (StringRef(expr->getDirectCallee()->getName()).starts_with("__sync_") && expr->getNumArgs()) {
        outcome = callSync(expr, target);
        return true;
    }
    return callOpaqueBuiltin(expr, target, outcome);
}

/// Arithmetic and queries of the machine: pure but for what they are given to write to.
bool Lowering::callOpaqueBuiltin(const CallExpr *expr, lt_place target, lt_operand &outcome) {
    SmallVector<lt_operand, 4> operands;
    if (expr->isGLValue() || expr->getType()->isRecordType())
        return false; // std::move and the like: callees with a model
    for (const Expr *argument : expr->arguments())
        operands.push_back(argument->isGLValue() ? bind(argument) : value(argument));
    for (unsigned i = 0; i < expr->getNumArgs(); i++) {
        QualType pointed = expr->getArg(i)->getType()->getPointeeType();
        if (!pointed.isNull() && !pointed.isConstQualified() && pointed->isScalarType())
            assign(location(expr), pointee(operands[i], expr->getArg(i)->getType(), location(expr)),
                   lt_unknown());
    }
    bool known = expr->getType()->isIntegralOrEnumerationType() || expr->getType()->isAnyPointerType();
    outcome = known ? derived(expr, target, LT_OPERATOR_opaque, operands) : lt_unknown();
    return true;
}

} // namespace lifetime
