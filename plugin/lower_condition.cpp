// Conditions: branches on relations between operands, so that an analysis sees `p == null` and not a truth
// value.
#include "plugin/lower.h"

#include "clang/AST/ASTContext.h"
#include "clang/Basic/Builtins.h"

using namespace clang;

namespace lifetime {

static bool isExpectation(const CallExpr *call) {
    unsigned builtin = call->getBuiltinCallee();
    return builtin == Builtin::BI__builtin_expect || builtin == Builtin::BI__builtin_expect_with_probability;
}

/// Whether the value is 0 or 1 by its operator, whatever its type.
static bool isTruth(const Expr *expr) {
    expr = expr->IgnoreParens();
    if (const auto *binary = dyn_cast<BinaryOperator>(expr))
        return binary->isComparisonOp() ? binary->getOpcode() != BO_Cmp : binary->isLogicalOp();
    if (const auto *unary = dyn_cast<UnaryOperator>(expr))
        return unary->getOpcode() == UO_LNot ||
               (unary->getOpcode() == UO_Extension && isTruth(unary->getSubExpr()));
    if (const auto *cast = dyn_cast<CastExpr>(expr))
        return cast->getCastKind() == CK_IntegralCast && isTruth(cast->getSubExpr());
    if (const auto *call = dyn_cast<CallExpr>(expr))
        return isExpectation(call) && isTruth(call->getArg(0));
    return false;
}

/// Without what does not change whether the value is zero.
static const Expr *stripCondition(const Expr *expr) {
    for (;;) {
        expr = expr->IgnoreParens();
        if (const auto *full = dyn_cast<FullExpr>(expr))
            expr = full->getSubExpr();
        else if (const auto *unary = dyn_cast<UnaryOperator>(expr);
                 unary && unary->getOpcode() == UO_Extension)
            expr = unary->getSubExpr();
        else if (const auto *call = dyn_cast<CallExpr>(expr); call && isExpectation(call))
            expr = call->getArg(0);
        else if (const auto *cast = dyn_cast<CastExpr>(expr);
                 cast && (cast->getCastKind() == CK_IntegralToBoolean ||
                          cast->getCastKind() == CK_PointerToBoolean || cast->getCastKind() == CK_NoOp ||
                          (isTruth(cast->getSubExpr()) && cast->getCastKind() == CK_IntegralCast)))
            expr = cast->getSubExpr();
        else
            return expr;
    }
}

static bool isInteger(lt_operand operand) { return operand.kind == LT_INTEGER || operand.kind == LT_NULL; }

/// Whether the operand is an address that is never null.
static bool isObject(const lt_function *function, lt_operand operand) {
    if (operand.kind == LT_LITERAL)
        return true;
    if (operand.kind != LT_ADDRESS)
        return false;
    for (lt_place place = operand.place; place.id; place = lt_place_of(function, place)->parent)
        if (lt_place_of(function, place)->projection == LT_DEREF)
            return false;
    return true;
}

static lt_relation relationOf(BinaryOperatorKind opcode) {
    switch (opcode) {
    case BO_EQ: return LT_EQ;
    case BO_NE: return LT_NE;
    case BO_LT: return LT_LT;
    case BO_LE: return LT_LE;
    case BO_GT: return LT_GT;
    case BO_GE: return LT_GE;
    default: return LT_ALWAYS;
    }
}

/// A constant stands on the right; a relation that is decided is no branch.
void Lowering::branchOn(lt_location where, lt_operand left, lt_relation relation, lt_operand right,
                        lt_block ifTrue, lt_block ifFalse) {
    if (isInteger(left) && !isInteger(right)) {
        std::swap(left, right);
        relation = lt_relation_mirrored(relation);
    }
    if (isInteger(left) && isInteger(right))
        return jump(where, lt_relation_holds(left.integer, relation, right.integer) ? ifTrue : ifFalse);
    bool againstNull = right.kind == LT_NULL && (relation == LT_EQ || relation == LT_NE);
    if (againstNull && isObject(function, left))
        return jump(where, relation == LT_NE ? ifTrue : ifFalse);
    endBranch(where, left, relation, right, ifTrue, ifFalse);
}

// --- the forms of a condition ------------------------------------------------------------------------------

/// A condition that is a full expression: in C++, its temporaries are destroyed on both ways out.
void Lowering::condition(const Expr *expr, lt_block ifTrue, lt_block ifFalse) {
    FullExpression whole(*this, location(expr));
    size_t before = temporaries.size();
    if (!isCxx() || !isa<ExprWithCleanups>(expr->IgnoreParens()))
        return branch(expr, ifTrue, ifFalse);
    lt_block ways[] = {newBlock(location(expr)), newBlock(location(expr))}, then[] = {ifTrue, ifFalse};
    branch(expr, ways[0], ways[1]);
    for (unsigned way = 0; way < 2; way++) {
        start(ways[way], location(expr));
        for (size_t i = temporaries.size(); i > before; i--) {
            Cleanup temporary = temporaries[i - 1];
            run(temporary, location(expr), false);
        }
        jump(location(expr), then[way]);
    }
}

void Lowering::branch(const Expr *expr, lt_block ifTrue, lt_block ifFalse) {
    expr = stripCondition(expr);
    if (const auto *unary = dyn_cast<UnaryOperator>(expr); unary && unary->getOpcode() == UO_LNot)
        return branch(unary->getSubExpr(), ifFalse, ifTrue);
    if (const auto *conditional = dyn_cast<AbstractConditionalOperator>(expr))
        return branchConditional(conditional, ifTrue, ifFalse);
    if (const auto *binary = dyn_cast<BinaryOperator>(expr)) {
        if (binary->isLogicalOp())
            return branchLogical(binary, ifTrue, ifFalse);
        if (binary->getOpcode() == BO_Comma) {
            effect(binary->getLHS());
            return branch(binary->getRHS(), ifTrue, ifFalse);
        }
        if (binary->isComparisonOp() && branchComparison(binary, ifTrue, ifFalse))
            return;
    }
    if (isCxx() && lowerCxxBranch(expr, ifTrue, ifFalse))
        return;
    lt_operand tested = value(expr);
    branchOn(location(expr), tested, LT_NE, zeroOf(expr->getType()), ifTrue, ifFalse);
}

void Lowering::branchLogical(const BinaryOperator *expr, lt_block ifTrue, lt_block ifFalse) {
    lt_block right = newBlock(location(expr->getRHS()));
    if (expr->getOpcode() == BO_LAnd)
        branch(expr->getLHS(), right, ifFalse);
    else
        branch(expr->getLHS(), ifTrue, right);
    start(right, location(expr->getRHS()));
    branch(expr->getRHS(), ifTrue, ifFalse);
}

void Lowering::branchConditional(const AbstractConditionalOperator *expr, lt_block ifTrue, lt_block ifFalse) {
    lt_block then = newBlock(location(expr->getTrueExpr())), other = newBlock(location(expr->getFalseExpr()));
    shareCommon(expr);
    branch(expr->getCond(), then, other);
    start(then, location(expr->getTrueExpr()));
    branch(expr->getTrueExpr(), ifTrue, ifFalse);
    start(other, location(expr->getFalseExpr()));
    branch(expr->getFalseExpr(), ifTrue, ifFalse);
}

/// `truth == 0`, `truth != 1`: the truth itself, or its opposite; `opposite` says which.
static const Expr *comparedTruth(const BinaryOperator *expr, bool &opposite) {
    if (!expr->isEqualityOp())
        return nullptr;
    const Expr *left = stripCondition(expr->getLHS()), *right = stripCondition(expr->getRHS());
    if (!isTruth(left))
        std::swap(left, right);
    const auto *literal = dyn_cast<IntegerLiteral>(right->IgnoreParenCasts());
    if (!isTruth(left) || !literal || literal->getValue().ugt(1))
        return nullptr;
    opposite = (expr->getOpcode() == BO_EQ) == literal->getValue().isZero();
    return left;
}

/// False when the condition says nothing about integers or pointers: floating numbers, records.
bool Lowering::branchComparison(const BinaryOperator *expr, lt_block ifTrue, lt_block ifFalse) {
    bool opposite = false;
    if (const Expr *truth = comparedTruth(expr, opposite)) {
        branch(truth, opposite ? ifFalse : ifTrue, opposite ? ifTrue : ifFalse);
        return true;
    }
    QualType type = expr->getLHS()->getType();
    if (expr->getOpcode() == BO_Cmp || !(type->isIntegralOrEnumerationType() || type->isAnyPointerType()))
        return false;
    lt_operand left = comparand(expr->getLHS(), expr->isRelationalOp());
    lt_operand right = comparand(expr->getRHS(), expr->isRelationalOp());
    branchOn(location(expr), left, relationOf(expr->getOpcode()), right, ifTrue, ifFalse);
    return true;
}

/// One side of a comparison. Casts that keep the value vanish elsewhere; in an order, -1 converted to
/// unsigned is not -1.
lt_operand Lowering::comparand(const Expr *expr, bool ordered) {
    lt_operand operand = value(expr);
    const auto *cast = dyn_cast<CastExpr>(expr->IgnoreParens());
    if (!ordered || operand.kind != LT_COPY || !cast || cast->getCastKind() != CK_IntegralCast)
        return operand;
    if (!expr->getType()->isUnsignedIntegerOrEnumerationType() ||
        cast->getSubExpr()->getType()->isUnsignedIntegerOrEnumerationType())
        return operand;
    lt_place converted = scratch(expr->getType(), location(expr));
    derive(location(expr), converted, LT_OPERATOR_cast, operand);
    return lt_copy(converted);
}

/// A condition as the value 1 or 0.
lt_operand Lowering::truth(const Expr *expr, lt_place target) {
    lt_location where = location(expr);
    if (isNone(target))
        target = scratch(expr->getType(), where);
    lt_block yes = newBlock(where), no = newBlock(where), rest = newBlock(where);
    branch(expr, yes, no);
    start(yes, where);
    assign(where, target, lt_integer(1));
    jump(where, rest);
    start(no, where);
    assign(where, target, lt_integer(0));
    start(rest, where);
    return lt_copy(target);
}

} // namespace lifetime
