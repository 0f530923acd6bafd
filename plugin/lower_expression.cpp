// Expressions of C, and what C++ shares with it.
#include "plugin/lower.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/OperationKinds.h"

using namespace clang;

namespace lifetime {

/// Without what has no meaning of its own. ExprWithCleanups too: its temporaries wait for the end of the
/// statement.
const Expr *Lowering::strip(const Expr *expr) {
    for (;;) {
        switch (expr->getStmtClass()) {
        case Stmt::ParenExprClass: expr = cast<ParenExpr>(expr)->getSubExpr(); break;
        case Stmt::ConstantExprClass:
        case Stmt::ExprWithCleanupsClass: expr = cast<FullExpr>(expr)->getSubExpr(); break;
        case Stmt::GenericSelectionExprClass: expr = cast<GenericSelectionExpr>(expr)->getResultExpr(); break;
        case Stmt::ChooseExprClass: expr = cast<ChooseExpr>(expr)->getChosenSubExpr(); break;
        case Stmt::SubstNonTypeTemplateParmExprClass:
            expr = cast<SubstNonTypeTemplateParmExpr>(expr)->getReplacement();
            break;
        case Stmt::UnaryOperatorClass:
            if (cast<UnaryOperator>(expr)->getOpcode() != UO_Extension)
                return expr;
            expr = cast<UnaryOperator>(expr)->getSubExpr();
            break;
        default: return expr;
        }
    }
}

static lt_operand integer(const llvm::APSInt &value) {
    llvm::APSInt wide = value.extOrTrunc(64);
    return lt_integer(wide.isSigned() ? wide.getSExtValue() : int64_t(wide.getZExtValue()));
}

/// The address of a string, with its number and its size in bytes.
static lt_operand literalOf(Bridge &bridge, const StringLiteral *text) {
    lt_operand literal = lt_literal();
    literal.literal = bridge.literal(text);
    literal.integer = int64_t(text->getByteLength() + text->getCharByteWidth());
    return literal;
}

static bool isConstant(lt_operand operand) { return operand.kind == LT_INTEGER || operand.kind == LT_NULL; }

lt_operand Lowering::value(const Expr *expr) { return evaluate(expr, {0}); }

/// A result that has to be computed: into `target`, else into a scratch of the expression's type.
lt_operand Lowering::derived(const Expr *expr, lt_place target, lt_operator operation,
                             ArrayRef<lt_operand> operands) {
    if (isNone(target))
        target = scratch(expr->getType(), location(expr));
    derive(location(expr), target, operation, operands);
    return lt_copy(target);
}

/// Literals, and what Clang has evaluated or can evaluate.
bool Lowering::readConstant(const Expr *expr, lt_operand &outcome) {
    switch (expr->getStmtClass()) {
    case Stmt::IntegerLiteralClass: {
        bool isUnsigned = expr->getType()->isUnsignedIntegerOrEnumerationType();
        outcome = integer(llvm::APSInt(cast<IntegerLiteral>(expr)->getValue(), isUnsigned));
        return true;
    }
    case Stmt::CharacterLiteralClass:
    case Stmt::CXXBoolLiteralExprClass:
    case Stmt::OffsetOfExprClass:
    case Stmt::UnaryExprOrTypeTraitExprClass:
    case Stmt::TypeTraitExprClass:
    case Stmt::ArrayTypeTraitExprClass:
    case Stmt::ExpressionTraitExprClass:
    case Stmt::SizeOfPackExprClass:
    case Stmt::CXXNoexceptExprClass:
    case Stmt::SourceLocExprClass: outcome = evaluateConstant(expr); return true;
    case Stmt::FloatingLiteralClass:
    case Stmt::ImaginaryLiteralClass:
    case Stmt::FixedPointLiteralClass: outcome = lt_unknown(); return true;
    case Stmt::AddrLabelExprClass:
        addressTakenLabels.push_back(label(cast<AddrLabelExpr>(expr)->getLabel(), location(expr)).block);
        outcome = lt_literal();
        return true;
    case Stmt::GNUNullExprClass:
    case Stmt::CXXNullPtrLiteralExprClass: outcome = lt_null_operand(); return true;
    default: return false;
    }
}

lt_operand Lowering::evaluate(const Expr *expr, lt_place target) {
    const Expansion expansion(*this, expr);
    if (expansion.use.row && expansion.use.row->deed == Deed::Counts)
        return count(expansion.use, expr, target);
    return evaluateStripped(strip(expr), target);
}

lt_operand Lowering::evaluateStripped(const Expr *expr, lt_place target) {
    lt_operand outcome;
    bool asked = !isNone(target) && expr->getType()->isRecordType(); // by initialise: lowerCxxInto
    if (isCxx() && !asked && lowerCxxValue(expr, outcome))
        return outcome;
    if (const auto *cast = dyn_cast<CastExpr>(expr))
        return evaluateCast(cast, target);
    if (readConstant(expr, outcome))
        return outcome;
    switch (expr->getStmtClass()) {
    case Stmt::CXXBindTemporaryExprClass: // built in its place, which somebody else destroys
        return evaluate(cast<CXXBindTemporaryExpr>(expr)->getSubExpr(), target);
    case Stmt::ImplicitValueInitExprClass:
    case Stmt::CXXScalarValueInitExprClass:
        if (isNone(target) || expr->getType()->isScalarType())
            return zeroOf(expr->getType());
        initialiseZero(target, expr->getType(), location(expr));
        return lt_copy(target);
    case Stmt::StringLiteralClass: return literalOf(bridge, cast<StringLiteral>(expr)); // initialises an array
    case Stmt::DeclRefExprClass: return evaluateReference(cast<DeclRefExpr>(expr));
    case Stmt::UnaryOperatorClass: return evaluateUnary(cast<UnaryOperator>(expr), target);
    case Stmt::BinaryOperatorClass: return evaluateBinary(cast<BinaryOperator>(expr), target);
    case Stmt::CompoundAssignOperatorClass:
        return lt_copy(compoundAssignment(cast<CompoundAssignOperator>(expr)));
    case Stmt::ConditionalOperatorClass:
    case Stmt::BinaryConditionalOperatorClass:
        if (!expr->isGLValue())
            return evaluateConditional(cast<AbstractConditionalOperator>(expr), target);
        break;
    case Stmt::CallExprClass:
    case Stmt::CXXMemberCallExprClass:
    case Stmt::CXXOperatorCallExprClass:
    case Stmt::UserDefinedLiteralClass: return evaluateCall(cast<CallExpr>(expr), target);
    case Stmt::StmtExprClass: return evaluateStatements(cast<StmtExpr>(expr), target);
    case Stmt::AtomicExprClass: return evaluateAtomic(cast<AtomicExpr>(expr), target);
    case Stmt::OpaqueValueExprClass: {
        auto found = remembered.find(expr);
        if (found != remembered.end())
            return found->second;
        if (const Expr *source = cast<OpaqueValueExpr>(expr)->getSourceExpr())
            return evaluate(source, target);
        return opaque(expr, target);
    }
    case Stmt::VAArgExprClass: effect(cast<VAArgExpr>(expr)->getSubExpr()); return lt_unknown();
    case Stmt::MemberExprClass:
        if (const auto *enumerator = dyn_cast<EnumConstantDecl>(cast<MemberExpr>(expr)->getMemberDecl()))
            return integer(enumerator->getInitVal());
        return lt_copy(place(expr));
    case Stmt::ArraySubscriptExprClass: return lt_copy(place(expr));
    case Stmt::CompoundLiteralExprClass:
        if (isNone(target))
            return lt_copy(place(expr));
        initialise(target, cast<CompoundLiteralExpr>(expr)->getInitializer());
        return lt_copy(target);
    case Stmt::InitListExprClass: return evaluateList(cast<InitListExpr>(expr), target);
    case Stmt::ConvertVectorExprClass:
    case Stmt::ShuffleVectorExprClass:
    case Stmt::ExtVectorElementExprClass:
        for (const Stmt *child : expr->children())
            effect(cast<Expr>(child));
        return lt_unknown();
    default: break;
    }
    return expr->isGLValue() ? lt_copy(place(expr)) : opaque(expr, target);
}

lt_operand Lowering::evaluateConstant(const Expr *expr) {
    Expr::EvalResult result;
    if (!expr->isValueDependent() && expr->EvaluateAsRValue(result, context) && result.Val.isInt())
        return integer(result.Val.getInt());
    return lt_unknown();
}

lt_operand Lowering::evaluateReference(const DeclRefExpr *expr) {
    if (const auto *enumerator = dyn_cast<EnumConstantDecl>(expr->getDecl()))
        return integer(enumerator->getInitVal());
    if (const auto *named = dyn_cast<FunctionDecl>(expr->getDecl()))
        return lt_function_address(bridge.callees.lower(named));
    return lt_copy(placeOfReference(expr));
}

lt_operand Lowering::opaque(const Expr *expr, lt_place target) {
    bridge.missing[expr->getStmtClass()]++;
    SmallVector<lt_operand, 4> operands;
    for (const Stmt *child : expr->children())
        if (const auto *operand = dyn_cast_or_null<Expr>(child); operand && !operand->getType()->isVoidType())
            operands.push_back(value(operand));
    return expr->getType()->isVoidType() ? lt_unknown() : derived(expr, target, LT_OPERATOR_opaque, operands);
}

// --- casts -------------------------------------------------------------------------------------------------

/// An integer constant converted to an integer type.
static lt_operand converted(lt_operand constant, QualType type, ASTContext &context) {
    if (type->isBooleanType())
        return lt_integer(constant.integer != 0);
    unsigned width = context.getIntWidth(type);
    llvm::APSInt bits(llvm::APInt(64, uint64_t(constant.integer)).sextOrTrunc(width),
                      type->isUnsignedIntegerOrEnumerationType());
    return integer(bits);
}

/// An array as the pointer to it.
lt_operand Lowering::decayed(const Expr *array) {
    if (const auto *text = dyn_cast<StringLiteral>(array))
        return literalOf(bridge, text);
    if (isa<PredefinedExpr>(array) || isa<ObjCEncodeExpr>(array))
        return lt_literal();
    return addressOf(place(array));
}

/// Conversions that change the value, or the kind of value; false for all others.
bool Lowering::convert(const CastExpr *cast, lt_place target, lt_operand &outcome) {
    const Expr *sub = cast->getSubExpr();
    switch (cast->getCastKind()) {
    case CK_IntegralToPointer:
    case CK_PointerToIntegral:
        outcome = value(sub);
        if (!isConstant(outcome))
            outcome = derived(cast, target, LT_OPERATOR_cast, outcome);
        else
            outcome = outcome.integer ? lt_integer(outcome.integer) : zeroOf(cast->getType());
        return true;
    case CK_IntegralToBoolean:
    case CK_PointerToBoolean:
    case CK_MemberPointerToBoolean:
    case CK_FloatingToBoolean: {
        lt_operand operand = value(sub);
        outcome = isConstant(operand)
                      ? lt_integer(operand.integer != 0)
                      : derived(cast, target, LT_OPERATOR_not_equal, {operand, zeroOf(sub->getType())});
        return true;
    }
    case CK_IntegralCast:
    case CK_BooleanToSignedIntegral: {
        if (!cast->getType()->isIntegralOrEnumerationType() ||
            !sub->getType()->isIntegralOrEnumerationType()) {
            effect(sub); // vectors
            outcome = lt_unknown();
            return true;
        }
        bool narrows = context.getIntWidth(cast->getType()) < context.getIntWidth(sub->getType());
        outcome = evaluate(sub, narrows ? lt_place{0} : target);
        if (isConstant(outcome))
            outcome = converted(outcome, cast->getType(), context);
        else if (narrows)
            outcome = derived(cast, target, LT_OPERATOR_cast, outcome);
        return true;
    }
    case CK_FloatingToIntegral:
        outcome = value(sub);
        if (outcome.kind != LT_UNKNOWN)
            outcome = derived(cast, target, LT_OPERATOR_cast, outcome);
        return true;
    case CK_FloatingCast:
    case CK_IntegralToFloating: outcome = value(sub); return true;
    case CK_VectorSplat:
    case CK_FloatingRealToComplex:
    case CK_FloatingComplexToReal:
    case CK_FloatingComplexCast:
    case CK_FloatingComplexToBoolean:
    case CK_IntegralRealToComplex:
    case CK_IntegralComplexToReal:
    case CK_IntegralComplexCast:
        value(sub);
        outcome = lt_unknown();
        return true;
    default: return false;
    }
}

lt_operand Lowering::evaluateCast(const CastExpr *cast, lt_place target) {
    const Expr *sub = cast->getSubExpr();
    switch (cast->getCastKind()) {
    case CK_LValueToRValue:
        if (const auto *literal = dyn_cast<CompoundLiteralExpr>(strip(sub)); literal && !isNone(target)) {
            initialise(target, literal->getInitializer());
            return lt_copy(target);
        }
        if (const auto *choice = dyn_cast<ConditionalOperator>(strip(sub)); choice && cast->getType()->isScalarType())
            return loadConditional(choice, target);
        return lt_copy(place(sub));
    case CK_ArrayToPointerDecay: return decayed(strip(sub));
    case CK_FunctionToPointerDecay: return addressOfExpression(sub, target);
    case CK_NullToPointer:
    case CK_NullToMemberPointer: return lt_null_operand();
    case CK_ToVoid: effect(sub); return lt_unknown();
    default: break;
    }
    lt_operand outcome;
    if (convert(cast, target, outcome))
        return outcome;
    // No-ops, and conversions between pointers: the same value.
    if (!isNone(target) && cast->getType()->isRecordType() && sub->isPRValue()) {
        initialise(target, sub);
        return lt_copy(target);
    }
    if (cast->isGLValue() || cast->getType()->isRecordType())
        return lt_copy(place(cast));
    return evaluate(sub, target);
}

// --- operators ---------------------------------------------------------------------------------------------

lt_operand Lowering::evaluateUnary(const UnaryOperator *expr, lt_place target) {
    const Expr *sub = expr->getSubExpr();
    switch (expr->getOpcode()) {
    case UO_AddrOf: return addressOfExpression(sub, target);
    case UO_Deref: return lt_copy(place(expr));
    case UO_Plus: return value(sub);
    case UO_LNot: {
        if (const auto *binary = dyn_cast<BinaryOperator>(strip(sub)); binary && binary->isLogicalOp())
            return truth(expr, target);
        lt_operand operand = value(sub);
        if (isConstant(operand))
            return lt_integer(operand.integer == 0);
        lt_operand zero = zeroOf(sub->getType());
        return derived(expr, target, LT_OPERATOR_equal, {operand, zero});
    }
    case UO_Minus:
    case UO_Not: {
        lt_operand operand = value(sub);
        bool minus = expr->getOpcode() == UO_Minus;
        if (operand.kind == LT_INTEGER)
            return converted(lt_integer(minus ? int64_t(0 - uint64_t(operand.integer)) : ~operand.integer),
                             expr->getType(), context);
        return derived(expr, target, minus ? LT_OPERATOR_negate : LT_OPERATOR_complement, operand);
    }
    case UO_PreInc:
    case UO_PreDec: return lt_copy(step(expr, place(sub)));
    case UO_PostInc:
    case UO_PostDec: {
        lt_place before = isNone(target) ? scratch(expr->getType(), location(expr)) : target;
        lt_place counter = place(sub);
        assign(location(expr), before, lt_copy(counter));
        step(expr, counter);
        return lt_copy(before);
    }
    default: value(sub); return lt_unknown(); // parts of complex numbers
    }
}

/// `p + n`, `p - n`: the pointer moved by elements.
lt_operand Lowering::offset(lt_operand pointer, QualType type, lt_operand elements, bool backwards,
                            lt_location where, lt_place target) {
    if (elements.kind == LT_INTEGER && elements.integer == 0)
        return pointer;
    if (backwards && elements.kind == LT_INTEGER) {
        elements.integer = int64_t(0 - uint64_t(elements.integer));
    } else if (backwards) {
        lt_place negated = scratch(context.getPointerDiffType(), where);
        derive(where, negated, LT_OPERATOR_negate, elements);
        elements = lt_copy(negated);
    }
    if (isNone(target))
        target = scratch(type, where);
    derive(where, target, LT_OPERATOR_offset, {pointer, elements});
    return lt_copy(target);
}

static lt_operator operatorOf(BinaryOperatorKind opcode) {
    switch (opcode) {
    case BO_Mul:
    case BO_MulAssign: return LT_OPERATOR_multiply;
    case BO_Div:
    case BO_DivAssign: return LT_OPERATOR_divide;
    case BO_Rem:
    case BO_RemAssign: return LT_OPERATOR_remainder;
    case BO_Add:
    case BO_AddAssign: return LT_OPERATOR_add;
    case BO_Sub:
    case BO_SubAssign: return LT_OPERATOR_subtract;
    case BO_Shl:
    case BO_ShlAssign: return LT_OPERATOR_shift_left;
    case BO_Shr:
    case BO_ShrAssign: return LT_OPERATOR_shift_right;
    case BO_And:
    case BO_AndAssign: return LT_OPERATOR_bit_and;
    case BO_Or:
    case BO_OrAssign: return LT_OPERATOR_bit_or;
    case BO_Xor:
    case BO_XorAssign: return LT_OPERATOR_bit_xor;
    case BO_EQ: return LT_OPERATOR_equal;
    case BO_NE: return LT_OPERATOR_not_equal;
    case BO_LT: return LT_OPERATOR_less;
    case BO_LE: return LT_OPERATOR_less_equal;
    case BO_GT: return LT_OPERATOR_greater;
    case BO_GE: return LT_OPERATOR_greater_equal;
    default: return LT_OPERATOR_opaque;
    }
}

lt_operand Lowering::evaluateBinary(const BinaryOperator *expr, lt_place target) {
    switch (expr->getOpcode()) {
    case BO_Assign: return lt_copy(assignment(expr));
    case BO_Comma: effect(expr->getLHS()); return evaluate(expr->getRHS(), target);
    case BO_LAnd:
    case BO_LOr: return truth(expr, target);
    case BO_PtrMemD:
    case BO_PtrMemI:
    case BO_Cmp: return opaque(expr, target);
    default: break;
    }
    if (expr->isAdditiveOp() && isPointerLike(expr->getType())) {
        bool swapped = !isPointerLike(expr->getLHS()->getType());
        lt_operand left = value(expr->getLHS()), right = value(expr->getRHS());
        if (swapped)
            std::swap(left, right);
        return offset(left, expr->getType(), right, expr->getOpcode() == BO_Sub, location(expr), target);
    }
    return evaluateArithmetic(expr, target);
}

/// The value of an operator over constants, as the type of the operation has it; nothing for undefined
/// behaviour.
static std::optional<int64_t> fold(const BinaryOperator *expr, lt_operand left, lt_operand right) {
    uint64_t a = uint64_t(left.integer), b = uint64_t(right.integer);
    bool isUnsigned = expr->getLHS()->getType()->isUnsignedIntegerOrEnumerationType();
    switch (expr->getOpcode()) {
    case BO_Add: return int64_t(a + b);
    case BO_Sub: return int64_t(a - b);
    case BO_Mul: return int64_t(a * b);
    case BO_And: return int64_t(a & b);
    case BO_Or: return int64_t(a | b);
    case BO_Xor: return int64_t(a ^ b);
    case BO_Div:
    case BO_Rem: {
        bool divides = expr->getOpcode() == BO_Div;
        if (b == 0 || (right.integer == -1 && left.integer == INT64_MIN))
            return std::nullopt;
        if (isUnsigned)
            return int64_t(divides ? a / b : a % b);
        return divides ? left.integer / right.integer : left.integer % right.integer;
    }
    case BO_Shl: return b < 64 ? std::optional<int64_t>(int64_t(a << b)) : std::nullopt;
    case BO_Shr:
        return b < 64 ? std::optional<int64_t>(isUnsigned ? int64_t(a >> b) : left.integer >> b)
                      : std::nullopt;
    case BO_EQ: return a == b;
    case BO_NE: return a != b;
    case BO_LT: return isUnsigned ? a < b : left.integer < right.integer;
    case BO_LE: return isUnsigned ? a <= b : left.integer <= right.integer;
    case BO_GT: return isUnsigned ? a > b : left.integer > right.integer;
    case BO_GE: return isUnsigned ? a >= b : left.integer >= right.integer;
    default: return std::nullopt;
    }
}

static bool isArithmetic(const BinaryOperator *expr) {
    return !expr->isAssignmentOp() && !expr->isLogicalOp() && !expr->isPtrMemOp() &&
           expr->getOpcode() != BO_Comma && expr->getOpcode() != BO_Cmp &&
           expr->getType()->isIntegralOrEnumerationType();
}

lt_operand Lowering::operate(const BinaryOperator *expr, lt_operand left, lt_operand right, lt_place target) {
    if (isConstant(left) && isConstant(right))
        if (std::optional<int64_t> known = fold(expr, left, right))
            return converted(lt_integer(*known), expr->getType(), context);
    if (left.kind == LT_UNKNOWN && right.kind == LT_UNKNOWN)
        return lt_unknown();
    bool isLast = !scratches.empty() && left.kind == LT_COPY && left.place.id == scratches.back().place.id;
    if (isNone(target) && isLast &&
        lt_place_of(function, left.place)->type.id == bridge.types.lower(expr->getType()).id)
        target = left.place;
    return derived(expr, target, operatorOf(expr->getOpcode()), {left, right});
}

/// A chain like `a + b + … + z` leans to the left and may be long: it is walked without recursion.
lt_operand Lowering::evaluateArithmetic(const BinaryOperator *expr, lt_place target) {
    if (!expr->getType()->isIntegralOrEnumerationType()) { // floating numbers, vectors
        effect(expr->getLHS());
        effect(expr->getRHS());
        return lt_unknown();
    }
    SmallVector<const BinaryOperator *, 8> chain = {expr};
    while (!chain.back()->isRelationalOp()) {
        const auto *next = dyn_cast<BinaryOperator>(strip(chain.back()->getLHS()));
        if (!next || !isArithmetic(next))
            break;
        chain.push_back(next);
    }
    lt_operand left = comparand(chain.back()->getLHS(), chain.back()->isRelationalOp());
    for (const BinaryOperator *link : llvm::reverse(chain)) {
        lt_operand right = comparand(link->getRHS(), link->isRelationalOp());
        left = operate(link, left, right, link == expr ? target : lt_place{0});
    }
    return left;
}

lt_place Lowering::assignment(const BinaryOperator *expr) {
    lt_place target = place(expr->getLHS());
    const Expr *source = expr->getRHS();
    if (expr->getType()->isRecordType() && mayRead(source, target)) {
        lt_place made = scratch(expr->getType(), location(expr));
        initialise(made, source);
        assign(location(expr), target, lt_copy(made));
    } else {
        initialise(target, source);
    }
    return target;
}

lt_place Lowering::compoundAssignment(const CompoundAssignOperator *expr) {
    lt_place target = place(expr->getLHS());
    lt_operand right = value(expr->getRHS());
    if (!expr->getType()->isScalarType() || expr->getType()->isFloatingType())
        assign(location(expr), target, lt_unknown());
    else if (isPointerLike(expr->getType()))
        offset(lt_copy(target), expr->getType(), right, expr->getOpcode() == BO_SubAssign, location(expr),
               target);
    else
        derive(location(expr), target, operatorOf(expr->getOpcode()), {lt_copy(target), right});
    return target;
}

/// `++`, `--` of the place that the operand denotes.
lt_place Lowering::step(const UnaryOperator *expr, lt_place target) {
    if (isPointerLike(expr->getType()))
        offset(lt_copy(target), expr->getType(), lt_integer(1), expr->isDecrementOp(), location(expr),
               target);
    else
        derive(location(expr), target, expr->isDecrementOp() ? LT_OPERATOR_subtract : LT_OPERATOR_add,
               {lt_copy(target), lt_integer(1)});
    return target;
}

// --- control flow inside expressions -----------------------------------------------------------------------

/// `a ?: b`: `a` is evaluated once, and named by an opaque value in the condition and in the first arm.
void Lowering::shareCommon(const AbstractConditionalOperator *expr) {
    if (const auto *elvis = dyn_cast<BinaryConditionalOperator>(expr))
        remembered[elvis->getOpaqueValue()] = value(elvis->getCommon());
}

lt_operand Lowering::evaluateConditional(const AbstractConditionalOperator *expr, lt_place target) {
    lt_location where = location(expr);
    if (isNone(target) && !expr->getType()->isVoidType())
        target = expr->getType()->isRecordType() ? temporary(expr->getType(), where)
                                                 : scratch(expr->getType(), where);
    if (isNone(target)) {
        effectConditional(expr);
        return lt_unknown();
    }
    lt_block then = newBlock(location(expr->getTrueExpr())), other = newBlock(location(expr->getFalseExpr()));
    lt_block rest = {0};
    shareCommon(expr);
    branch(expr->getCond(), then, other);
    start(then, location(expr->getTrueExpr()));
    initialise(target, expr->getTrueExpr());
    jumpLazily(rest, where);
    start(other, location(expr->getFalseExpr()));
    initialise(target, expr->getFalseExpr());
    join(rest, where);
    return lt_copy(target);
}

/// C++ chooses between the variables and reads the one chosen; their values say as much, and are told apart.
lt_operand Lowering::loadConditional(const ConditionalOperator *expr, lt_place target) {
    lt_location where = location(expr);
    if (isNone(target))
        target = scratch(expr->getType(), where);
    lt_block then = newBlock(location(expr->getTrueExpr())), other = newBlock(location(expr->getFalseExpr()));
    lt_block rest = {0};
    branch(expr->getCond(), then, other);
    start(then, location(expr->getTrueExpr()));
    assign(where, target, lt_copy(place(expr->getTrueExpr())));
    jumpLazily(rest, where);
    start(other, location(expr->getFalseExpr()));
    assign(where, target, lt_copy(place(expr->getFalseExpr())));
    join(rest, where);
    return lt_copy(target);
}

lt_operand Lowering::evaluateStatements(const StmtExpr *expr, lt_place target) {
    const CompoundStmt *body = expr->getSubStmt();
    const Expr *result = nullptr;
    if (!expr->getType()->isVoidType() && !body->body_empty())
        result = dyn_cast<Expr>(body->body_back()); // behind a label: rare, and nothing is known of it
    if (result && isNone(target))
        target = expr->getType()->isRecordType() ? temporary(expr->getType(), location(expr))
                                                 : scratch(expr->getType(), location(expr));
    compound(body, result, target);
    return result ? lt_copy(target) : lt_unknown();
}

// --- atomics -----------------------------------------------------------------------------------------------

/// Whether the operands of the builtin are pointers to the values (`__atomic_load(p, result, order)`).
static bool byPointer(AtomicExpr::AtomicOp operation) {
    switch (operation) {
    case AtomicExpr::AO__atomic_load:
    case AtomicExpr::AO__atomic_store:
    case AtomicExpr::AO__atomic_exchange:
    case AtomicExpr::AO__atomic_compare_exchange: return true;
    default: return false;
    }
}

lt_operand Lowering::evaluateAtomic(const AtomicExpr *expr, lt_place target) {
    lt_location where = location(expr);
    lt_place object = pointee(expr->getPtr());
    StringRef name = expr->getOpAsString();
    auto operand = [&](const Expr *of) {
        return byPointer(expr->getOp()) ? lt_copy(pointee(of)) : value(of);
    };
    if (expr->isCmpXChg()) {
        lt_place expected = pointee(expr->getVal1());
        lt_operand old = lt_copy(object), desired = operand(expr->getVal2());
        derive(where, expected, LT_OPERATOR_select, {lt_copy(expected), old});
        derive(where, object, LT_OPERATOR_select, {old, desired});
        return lt_unknown();
    }
    if (name.contains("load")) {
        if (!byPointer(expr->getOp()))
            return lt_copy(object);
        assign(where, pointee(expr->getVal1()), lt_copy(object));
        return lt_unknown();
    }
    lt_operand before = lt_unknown();
    if (byPointer(expr->getOp()) && name.contains("exchange")) {
        assign(where, pointee(expr->getVal2()), lt_copy(object));
    } else if (!expr->getType()->isVoidType()) {
        before = lt_copy(isNone(target) ? scratch(expr->getType(), where) : target);
        assign(where, before.place, lt_copy(object));
    }
    if (name.contains("store") || name.contains("exchange") || name.contains("init"))
        assign(where, object, operand(expr->getVal1()));
    else
        derive(where, object, LT_OPERATOR_opaque, lt_copy(object));
    return before;
}

// --- effects -----------------------------------------------------------------------------------------------

void Lowering::effect(const Expr *expr) {
    expr = strip(expr);
    if (isCxx() && lowerCxxEffect(expr))
        return;
    switch (expr->getStmtClass()) {
    case Stmt::DeclRefExprClass:
    case Stmt::IntegerLiteralClass:
    case Stmt::StringLiteralClass: return;
    case Stmt::CallExprClass:
    case Stmt::CXXMemberCallExprClass:
    case Stmt::CXXOperatorCallExprClass:
    case Stmt::UserDefinedLiteralClass: return call(cast<CallExpr>(expr), {0});
    case Stmt::StmtExprClass: return compound(cast<StmtExpr>(expr)->getSubStmt(), nullptr, {0});
    case Stmt::ConditionalOperatorClass:
    case Stmt::BinaryConditionalOperatorClass:
        return effectConditional(cast<AbstractConditionalOperator>(expr));
    case Stmt::CompoundAssignOperatorClass: compoundAssignment(cast<CompoundAssignOperator>(expr)); return;
    case Stmt::BinaryOperatorClass: {
        const auto *binary = cast<BinaryOperator>(expr);
        if (binary->isLogicalOp())
            return effectLogical(binary);
        if (binary->getOpcode() == BO_Assign) {
            assignment(binary);
            return;
        }
        effect(binary->getLHS());
        return effect(binary->getRHS());
    }
    case Stmt::UnaryOperatorClass: {
        const auto *unary = cast<UnaryOperator>(expr);
        if (unary->isIncrementDecrementOp())
            step(unary, place(unary->getSubExpr()));
        else if (unary->getOpcode() == UO_Deref)
            use(location(expr), lt_copy(place(expr)));
        else
            effect(unary->getSubExpr());
        return;
    }
    case Stmt::MemberExprClass:
    case Stmt::ArraySubscriptExprClass:
        if (expr->isGLValue())
            return use(location(expr), lt_copy(place(expr)));
        break;
    default: break;
    }
    // What a call refers to is read, though the value is not followed: an operand of floating arithmetic.
    if (const auto *load = dyn_cast<ImplicitCastExpr>(expr);
        load && load->getCastKind() == CK_LValueToRValue && isa<CallExpr>(strip(load->getSubExpr())))
        return use(location(expr), lt_copy(place(load->getSubExpr())));
    if (const auto *cast = dyn_cast<CastExpr>(expr); cast && !cast->getType()->isRecordType())
        return effect(cast->getSubExpr());
    if (expr->getType()->isRecordType() || expr->isGLValue())
        place(expr);
    else
        value(expr);
}

/// `a && f()` as a statement.
void Lowering::effectLogical(const BinaryOperator *expr) {
    lt_location where = location(expr->getRHS());
    lt_block right = newBlock(where), rest = newBlock(at(expr->getEndLoc()));
    bool isAnd = expr->getOpcode() == BO_LAnd;
    branch(expr->getLHS(), isAnd ? right : rest, isAnd ? rest : right);
    start(right, where);
    effect(expr->getRHS());
    start(rest, at(expr->getEndLoc()));
}

void Lowering::effectConditional(const AbstractConditionalOperator *expr) {
    lt_block then = newBlock(location(expr->getTrueExpr())), other = newBlock(location(expr->getFalseExpr()));
    lt_block rest = {0};
    shareCommon(expr);
    branch(expr->getCond(), then, other);
    start(then, location(expr->getTrueExpr()));
    effect(expr->getTrueExpr());
    jumpLazily(rest, at(expr->getEndLoc()));
    start(other, location(expr->getFalseExpr()));
    effect(expr->getFalseExpr());
    join(rest, at(expr->getEndLoc()));
}

} // namespace lifetime
