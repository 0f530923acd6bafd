// Places: what glvalues denote and pointers point to.
#include "plugin/lower.h"

#include "clang/AST/ASTContext.h"

using namespace clang;

namespace lifetime {

// --- addresses ---------------------------------------------------------------------------------------------

lt_operand Lowering::addressOf(lt_place place) {
    const lt_place_info *info = lt_place_of(function, place);
    bool pointed =
        info->projection == LT_DEREF && !(lt_place_type(function, info->parent)->flags & LT_IS_optional);
    return pointed ? lt_copy(info->parent) : lt_address(place); // an optional holds its content in itself
}

lt_operand Lowering::bind(const Expr *expr) {
    expr = strip(expr);
    if (const auto *named = dyn_cast<DeclRefExpr>(expr))
        if (const auto *callee = dyn_cast<FunctionDecl>(named->getDecl()))
            return lt_function_address(bridge.callees.lower(callee));
    return addressOf(place(expr));
}

/// `&a[i]` is `a + i`: nothing is accessed.
lt_operand Lowering::addressOfExpression(const Expr *expr, lt_place target) {
    expr = strip(expr);
    if (const auto *subscript = dyn_cast<ArraySubscriptExpr>(expr);
        subscript && isPointerLike(subscript->getBase()->getType())) {
        lt_operand base = value(subscript->getBase()), index = value(subscript->getIdx());
        bool plain = index.kind == LT_INTEGER && index.integer > 0 && base.kind == LT_ADDRESS;
        if (plain && lt_place_type(function, base.place)->kind == LT_TYPE_array &&
            index.integer < LT_ANY_INDEX)
            return lt_address(element(base.place, uint32_t(index.integer), subscript->getType()));
        return offset(base, subscript->getBase()->getType(), index, false, location(expr), target);
    }
    return bind(expr);
}

lt_place Lowering::materialise(lt_operand operand, QualType type, lt_location where) {
    if (operand.kind == LT_COPY || operand.kind == LT_MOVE)
        return operand.place;
    lt_place made = type->isRecordType() ? temporary(type, where) : scratch(type, where);
    assign(where, made, operand);
    return made;
}

/// Whether a place of this kind can be read as one of the other: scalars and aggregates are kept apart.
static bool fits(lt_type_kind had, lt_type_kind wanted) {
    auto isAggregate = [](lt_type_kind kind) { return kind == LT_TYPE_record || kind == LT_TYPE_array; };
    return had == wanted || had == LT_TYPE_opaque || (!isAggregate(had) && !isAggregate(wanted));
}

/// What is reached through a cast to another kind of object is the deref of a pointer of its own.
lt_place Lowering::pointee(lt_operand pointer, QualType type, lt_location where) {
    QualType target = type->getPointeeType();
    if (target.isNull())
        target = context.VoidTy;
    lt_type_kind wanted = lt_type_of(function->unit, bridge.types.lower(target))->kind;
    lt_place found = {0};
    if (pointer.kind != LT_ADDRESS)
        found = deref(materialise(pointer, type, where), target);
    else if (lt_place_type(function, pointer.place)->kind == LT_TYPE_array && wanted != LT_TYPE_array)
        found = element(pointer.place, 0, target);
    else
        found = pointer.place;
    if (fits(lt_place_type(function, found)->kind, wanted))
        return found;
    lt_place cast = scratch(type, where);
    assign(where, cast, pointer);
    return deref(cast, target);
}

lt_place Lowering::pointee(const Expr *pointer) {
    return pointee(value(pointer), pointer->getType(), location(pointer));
}

/// `p + i`, `p - i` behind a dereference.
bool Lowering::splitAddition(const Expr *expr, const Expr *&base, const Expr *&index, bool &backwards) {
    const auto *sum = dyn_cast<BinaryOperator>(strip(expr));
    if (!sum || !sum->isAdditiveOp() || !isPointerLike(sum->getType()))
        return false;
    bool swapped = !isPointerLike(sum->getLHS()->getType());
    base = swapped ? sum->getRHS() : sum->getLHS();
    index = swapped ? sum->getLHS() : sum->getRHS();
    backwards = sum->getOpcode() == BO_Sub;
    return true;
}

bool Lowering::isPointerToArrayOf(lt_place place, QualType type) const {
    const lt_type_info *pointer = lt_place_type(function, place);
    if (pointer->kind != LT_TYPE_pointer)
        return false;
    const lt_type_info *array = lt_type_of(function->unit, pointer->element);
    return array->kind == LT_TYPE_array && array->element.id == bridge.types.lower(type).id;
}

/// The element that is accessed. An index that is no constant is put down by a derivation that nobody reads.
lt_place Lowering::indexed(const Expr *base, const Expr *index, bool backwards, const Expr *expr) {
    QualType type = expr->getType();
    lt_operand pointer = value(base), position = value(index);
    bool isArray = pointer.kind == LT_ADDRESS &&
                   lt_place_type(function, pointer.place)->kind == LT_TYPE_array &&
                   lt_place_type(function, pointer.place)->element.id == bridge.types.lower(type).id;
    if (!isArray && pointer.kind != LT_COPY)
        pointer = lt_copy(materialise(pointer, base->getType(), location(expr)));
    if (position.kind == LT_INTEGER && backwards)
        position.integer = int64_t(0 - uint64_t(position.integer));
    bool exact = position.kind == LT_INTEGER && position.integer >= 0 && position.integer < LT_ANY_INDEX;
    bool isRow = !isArray && isPointerToArrayOf(pointer.place, type); // element 0 of what it points to is no array
    if (!isArray && type->isArrayType()) { // a row: index(deref) would be an element of the first one
        lt_operand row = offset(pointer, base->getType(), position, backwards && position.kind != LT_INTEGER,
                                location(expr), {0});
        return deref(row.place, type);
    }
    if (!exact) {
        lt_place carrier = scratch(base->getType(), location(expr));
        offset(pointer, base->getType(), position, backwards && position.kind != LT_INTEGER, location(expr),
               carrier);
        dead(location(expr), carrier);
        scratches.back().dies = false;
    }
    lt_place sequence = isArray ? pointer.place : deref(pointer.place, type);
    if (exact && position.integer == 0 && !isArray && !isRow)
        return sequence;
    return element(sequence, exact ? uint32_t(position.integer) : LT_ANY_INDEX, type);
}

// --- places ------------------------------------------------------------------------------------------------

lt_place Lowering::place(const Expr *expr) {
    expr = strip(expr);
    lt_place outcome;
    if (isCxx() && lowerCxxPlace(expr, outcome))
        return outcome;
    if (const auto *cast = dyn_cast<CastExpr>(expr))
        return placeOfCast(cast);
    switch (expr->getStmtClass()) {
    case Stmt::DeclRefExprClass: return placeOfReference(cast<DeclRefExpr>(expr));
    case Stmt::MemberExprClass: return placeOfMember(cast<MemberExpr>(expr));
    case Stmt::ArraySubscriptExprClass: {
        const auto *subscript = cast<ArraySubscriptExpr>(expr);
        if (!isPointerLike(subscript->getBase()->getType()))
            break; // of a vector
        return indexed(subscript->getBase(), subscript->getIdx(), false, expr);
    }
    case Stmt::UnaryOperatorClass: return placeOfUnary(cast<UnaryOperator>(expr));
    case Stmt::BinaryOperatorClass: {
        const auto *binary = cast<BinaryOperator>(expr);
        if (binary->getOpcode() == BO_Assign)
            return assignment(binary);
        if (binary->getOpcode() != BO_Comma)
            break;
        effect(binary->getLHS());
        return place(binary->getRHS());
    }
    case Stmt::CompoundAssignOperatorClass: return compoundAssignment(cast<CompoundAssignOperator>(expr));
    case Stmt::ConditionalOperatorClass:
    case Stmt::BinaryConditionalOperatorClass:
        if (expr->isGLValue())
            return placeOfConditional(cast<AbstractConditionalOperator>(expr));
        break;
    case Stmt::CompoundLiteralExprClass: return placeOfLiteral(cast<CompoundLiteralExpr>(expr));
    case Stmt::MaterializeTemporaryExprClass: { // in C: the record around `f().field`
        lt_place made = temporary(expr->getType(), location(expr), true);
        untilFullExpressionEnd(made);
        initialise(made, cast<MaterializeTemporaryExpr>(expr)->getSubExpr());
        return made;
    }
    case Stmt::OpaqueValueExprClass: {
        auto found = rememberedPlaces.find(expr);
        if (found != rememberedPlaces.end())
            return found->second;
        if (!remembered.count(expr) && cast<OpaqueValueExpr>(expr)->getSourceExpr())
            return place(cast<OpaqueValueExpr>(expr)->getSourceExpr());
        break;
    }
    default: break;
    }
    return placeOfValue(expr);
}

/// What has no place of its own: a record that a call returns, a literal, an unknown glvalue.
lt_place Lowering::placeOfValue(const Expr *expr) {
    lt_location where = location(expr);
    if (const auto *called = dyn_cast<CallExpr>(expr); called && expr->isGLValue()) {
        lt_place pointer = scratch(context.getPointerType(expr->getType()), where);
        call(called, pointer);
        return deref(pointer, expr->getType());
    }
    if (isa<StringLiteral>(expr) || isa<PredefinedExpr>(expr) || isa<ObjCEncodeExpr>(expr)) {
        lt_place pointer = scratch(context.getPointerType(expr->getType()), where);
        assign(where, pointer, lt_literal());
        return deref(pointer, expr->getType());
    }
    if (expr->isGLValue() && !isa<OpaqueValueExpr>(expr)) {
        lt_place pointer = scratch(context.getPointerType(expr->getType()), where);
        SmallVector<lt_operand, 2> operands;
        for (const Stmt *child : expr->children())
            if (const auto *operand = dyn_cast_or_null<Expr>(child); operand && operand->isGLValue())
                operands.push_back(addressOf(place(operand)));
        bridge.missing[expr->getStmtClass()]++;
        derive(where, pointer, LT_OPERATOR_opaque, operands);
        return deref(pointer, expr->getType());
    }
    lt_place made = temporary(expr->getType(), where);
    initialise(made, expr);
    return made;
}

lt_place Lowering::placeOfReference(const DeclRefExpr *expr) {
    if (const auto *named = dyn_cast<FunctionDecl>(expr->getDecl()))
        return pointee(lt_function_address(bridge.callees.lower(named)),
                       context.getPointerType(named->getType()), location(expr));
    const auto *var = dyn_cast<VarDecl>(expr->getDecl());
    if (!var)
        return placeOfValue(expr);
    lt_place own = placeOf(var);
    return var->getType()->isReferenceType() ? deref(own, var->getType().getNonReferenceType()) : own;
}

lt_place Lowering::placeOfMember(const MemberExpr *expr) {
    if (const auto *var = dyn_cast<VarDecl>(expr->getMemberDecl())) { // a static member
        effect(expr->getBase());
        lt_place own = placeOf(var);
        return var->getType()->isReferenceType() ? deref(own, var->getType().getNonReferenceType()) : own;
    }
    if (const auto *method = dyn_cast<CXXMethodDecl>(expr->getMemberDecl())) {
        effect(expr->getBase());
        return pointee(lt_function_address(bridge.callees.lower(method)),
                       context.getPointerType(method->getType()), location(expr));
    }
    const auto *member = dyn_cast<FieldDecl>(expr->getMemberDecl());
    if (!member)
        return placeOfValue(expr);
    lt_place object = expr->isArrow() ? pointee(expr->getBase()) : place(expr->getBase());
    lt_place own = field(object, member);
    return member->getType()->isReferenceType() ? deref(own, member->getType().getNonReferenceType()) : own;
}

lt_place Lowering::placeOfUnary(const UnaryOperator *expr) {
    const Expr *base = nullptr, *index = nullptr;
    bool backwards = false;
    switch (expr->getOpcode()) {
    case UO_Deref:
        if (splitAddition(expr->getSubExpr(), base, index, backwards))
            return indexed(base, index, backwards, expr);
        return pointee(expr->getSubExpr());
    case UO_PreInc:
    case UO_PreDec: return step(expr, place(expr->getSubExpr()));
    case UO_Real:
    case UO_Imag: return place(expr->getSubExpr());
    default: return materialise(value(expr), expr->getType(), location(expr));
    }
}

/// What is moved as its base class loses that part alone: the base takes its members, the derived class moves its own.
lt_place Lowering::placeOfBase(const CastExpr *cast) {
    lt_place at = place(cast->getSubExpr());
    const CXXRecordDecl *derived = cast->getSubExpr()->getType()->getAsCXXRecordDecl();
    for (const CXXBaseSpecifier *specifier : cast->path()) {
        const CXXRecordDecl *base = specifier->getType()->getAsCXXRecordDecl();
        if (!cast->isXValue() || !derived || !base)
            return at;
        at = lt_place_field(function, at, bridge.types.base(derived->getDefinition(), base->getDefinition()));
        derived = base;
    }
    return at;
}

lt_place Lowering::placeOfCast(const CastExpr *cast) {
    const Expr *sub = cast->getSubExpr();
    switch (cast->getCastKind()) {
    case CK_UncheckedDerivedToBase:
    case CK_DerivedToBase: return placeOfBase(cast);
    case CK_LValueToRValue:
    case CK_NoOp:
    case CK_LValueBitCast:
    case CK_BaseToDerived:
    case CK_Dynamic:
    case CK_UserDefinedConversion:
    case CK_ConstructorConversion:
    case CK_LValueToRValueBitCast:
    case CK_AtomicToNonAtomic:
    case CK_NonAtomicToAtomic: return place(sub);
    case CK_ToUnion: {
        lt_place made = temporary(cast->getType(), location(cast));
        derive(location(cast), made, LT_OPERATOR_opaque, value(sub));
        return made;
    }
    default: return materialise(value(cast), cast->getType(), location(cast));
    }
}

/// `c ? x : y` as a glvalue: the address of one of them.
lt_place Lowering::placeOfConditional(const AbstractConditionalOperator *expr) {
    lt_location where = location(expr);
    lt_place pointer = scratch(context.getPointerType(expr->getType()), where);
    lt_block then = newBlock(location(expr->getTrueExpr())), other = newBlock(location(expr->getFalseExpr()));
    lt_block rest = {0};
    if (const auto *elvis = dyn_cast<BinaryConditionalOperator>(expr))
        rememberedPlaces[elvis->getOpaqueValue()] = place(elvis->getCommon());
    branch(expr->getCond(), then, other);
    start(then, location(expr->getTrueExpr()));
    assign(where, pointer, bind(expr->getTrueExpr()));
    jumpLazily(rest, where);
    start(other, location(expr->getFalseExpr()));
    assign(where, pointer, bind(expr->getFalseExpr()));
    join(rest, where);
    return deref(pointer, expr->getType());
}

/// In C, a compound literal lives as long as the block around it; in C++ it is a temporary.
lt_place Lowering::placeOfLiteral(const CompoundLiteralExpr *expr) {
    lt_place made = temporary(expr->getType(), location(expr), true);
    if (isCxx() && !expr->isGLValue())
        untilFullExpressionEnd(made);
    else
        untilScopeEnd(made);
    initialise(made, expr->getInitializer());
    return made;
}

} // namespace lifetime
