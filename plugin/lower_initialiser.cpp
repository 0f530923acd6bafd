// Initialisation: a value straight into its place, initialiser lists, zeroes.
#include "plugin/lower.h"

#include "clang/AST/ASTContext.h"

using namespace clang;

namespace lifetime {

/// Beyond these, a table is data: its elements share LT_ANY_INDEX, and the rest of a zeroed record is not
/// spelled out.
enum { MOST_ELEMENTS = 64, MOST_ZEROES = 64 };

static bool isWholeCopy(lt_operand operand, lt_place target) {
    return operand.kind == LT_COPY && operand.place.id == target.id;
}

void Lowering::initialise(lt_place target, const Expr *init) {
    init = strip(init);
    lt_location where = location(init);
    if (lt_place_type(function, target)->kind == LT_TYPE_reference && init->isGLValue())
        return assign(where, target, bind(init));
    if (isCxx() && lowerCxxInto(target, init))
        return;
    lt_operand operand = evaluate(init, target);
    if (!isWholeCopy(operand, target))
        assign(where, target, operand);
}

lt_operand Lowering::evaluateList(const InitListExpr *list, lt_place target) {
    bool isAggregate = list->getType()->isRecordType() || list->getType()->isArrayType();
    if (!isAggregate && list->getNumInits() == 1)
        return evaluate(list->getInit(0), target);
    if (!isAggregate && list->getNumInits() == 0)
        return list->getType()->isAnyPointerType() ? lt_null_operand() : lt_integer(0);
    if (isNone(target))
        target = temporary(list->getType(), location(list));
    initialiseList(target, list);
    return lt_copy(target);
}

void Lowering::initialiseList(lt_place target, const InitListExpr *list) {
    if (list->isTransparent() || (list->isStringLiteralInit() && list->getNumInits() == 1))
        return initialise(target, list->getInit(0));
    if (const ArrayType *array = context.getAsArrayType(list->getType()))
        return initialiseArray(target, list, array);
    if (const auto *record = list->getType()->getAsRecordDecl())
        return initialiseRecord(target, list, record);
    for (const Expr *init : list->inits()) // vectors, complex numbers
        effect(init);
}

void Lowering::initialiseArray(lt_place target, const InitListExpr *list, const ArrayType *type) {
    QualType elementType = type->getElementType();
    const auto *sized = dyn_cast<ConstantArrayType>(type);
    auto isImplicit = [](const Expr *init) { return init && isa<ImplicitValueInitExpr>(init); };
    if ((sized && list->getNumInits() < sized->getZExtSize()) || llvm::any_of(list->inits(), isImplicit))
        initialiseZero(element(target, LT_ANY_INDEX, elementType), elementType, location(list));
    for (unsigned i = 0; i < list->getNumInits(); i++) {
        const Expr *init = list->getInit(i);
        if (!init || isa<ImplicitValueInitExpr>(init) || isa<NoInitExpr>(init))
            continue;
        if (i >= MOST_ELEMENTS && init->isConstantInitializer(context, false) &&
            !elementType->isAnyPointerType())
            continue;
        initialise(element(target, i < MOST_ELEMENTS ? i : uint32_t(LT_ANY_INDEX), elementType), init);
    }
}

void Lowering::initialiseRecord(lt_place target, const InitListExpr *list, const RecordDecl *record) {
    if (record->isUnion()) {
        const FieldDecl *member = list->getInitializedFieldInUnion();
        if (member && list->getNumInits())
            initialise(field(target, member), list->getInit(0));
        else
            initialiseZero(target, list->getType(), location(list));
        return;
    }
    unsigned next = 0;
    if (const auto *derived = dyn_cast<CXXRecordDecl>(record))
        for (const CXXBaseSpecifier &base : derived->bases()) {
            const CXXRecordDecl *of = base.getType()->getAsCXXRecordDecl();
            if (next < list->getNumInits() && of)
                initialise(lt_place_field(function, target, bridge.types.base(derived, of)),
                           list->getInit(next));
            next++;
        }
    for (const FieldDecl *member : record->fields()) {
        if (member->isUnnamedBitField())
            continue;
        if (next >= list->getNumInits())
            return;
        const Expr *init = list->getInit(next++);
        if (isa<ImplicitValueInitExpr>(init))
            initialiseZero(field(target, member), member->getType(), location(list));
        else if (!isa<NoInitExpr>(init))
            initialise(field(target, member), init);
    }
}

/// Scalars only, in the order of declaration, until `left` is used up.
static void zero(Lowering &lowering, lt_place target, QualType type, lt_location where, unsigned &left) {
    if (!left)
        return;
    if (const ArrayType *array = lowering.context.getAsArrayType(type))
        return zero(lowering, lowering.element(target, LT_ANY_INDEX, array->getElementType()),
                    array->getElementType(), where, left);
    if (const auto *record = type->getAsRecordDecl()) {
        for (const FieldDecl *member : record->fields()) {
            if (!member->isUnnamedBitField())
                zero(lowering, lowering.field(target, member), member->getType(), where, left);
            if (record->isUnion())
                return; // they overlap, and share one field
        }
        return;
    }
    left--;
    lowering.assign(where, target, zeroOf(type));
}

void Lowering::initialiseZero(lt_place target, QualType type, lt_location where) {
    unsigned left = MOST_ZEROES;
    zero(*this, target, type, where, left);
}

/// Whether building `init` piece by piece in `target` could read a piece that is already written: `*s =
/// (S){s->b, s->a}`.
bool Lowering::mayRead(const Expr *init, lt_place target) {
    init = strip(init);
    if (const auto *cast = dyn_cast<CastExpr>(init))
        return cast->getType()->isRecordType() ? mayRead(cast->getSubExpr(), target)
                                               : !init->isEvaluatable(context);
    if (const auto *literal = dyn_cast<CompoundLiteralExpr>(init))
        return mayRead(literal->getInitializer(), target);
    if (const auto *conditional = dyn_cast<AbstractConditionalOperator>(init))
        return mayRead(conditional->getTrueExpr(), target) || mayRead(conditional->getFalseExpr(), target);
    const auto *list = dyn_cast<InitListExpr>(init);
    if (!list)
        return isa<StmtExpr>(init);
    for (const Expr *piece : list->inits()) {
        const auto *named = dyn_cast<DeclRefExpr>(piece->IgnoreParenImpCasts());
        const auto *var = named ? dyn_cast<VarDecl>(named->getDecl()) : nullptr;
        bool apart =
            var && var->hasLocalStorage() && lt_place_of(function, target)->variable.id != variable(var).id;
        if (!apart && (isa<InitListExpr>(piece) ? mayRead(piece, target) : !piece->isEvaluatable(context)))
            return true;
    }
    return false;
}

} // namespace lifetime
