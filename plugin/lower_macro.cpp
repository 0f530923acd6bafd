// Uses of containers of C, made of macros and inline functions or modelled: a deed says what is done to the container, and what
// the use expands to is marked as expanded, so that nobody takes the stores in it for something else.
#include "plugin/lower.h"

#include "clang/AST/ASTContext.h"

using namespace clang;

namespace lifetime {

/// A container that is a variable of the function: what is done to it ends with it.
bool Lowering::isOwn(lt_operand operand) const {
    if (operand.kind != LT_ADDRESS)
        return false;
    const lt_storage storage = lt_root_of(function, operand.place)->storage;
    for (lt_place place = operand.place; place.id; place = lt_place_of(function, place)->parent)
        if (lt_place_of(function, place)->projection == LT_DEREF)
            return false;
    return storage != LT_STATIC && storage != LT_THREAD;
}

/// Whether there was something to say.
bool Lowering::stateDeed(const MacroRow &row, const FieldDecl *link, lt_location where, lt_operand container,
                         lt_operand element) {
    if (ended() || isOwn(container))
        return false;
    const bool isNameless = row.container < 0;
    const lt_operand arguments[] = {isNameless ? element : container, element};
    lt_emit_deed(function, where, bridge.macros.callee(row, link), arguments, 2);
    return true;
}

/// The address of a container that is given itself; a value that is computed again would be another one.
lt_operand Lowering::valueOf(const MacroUse &use, const Expr *argument, bool isContainer) {
    if (!argument || argument->HasSideEffects(context))
        return lt_unknown();
    if (isContainer && use.row->form == Form::Is && argument->isGLValue())
        return addressOf(place(argument));
    return argument->getType()->isRecordType() ? lt_unknown() : value(argument);
}

lt_operand Lowering::count(const MacroUse &use, const Expr *expr, lt_place target) {
    const lt_location where = location(expr);
    if (isNone(target))
        target = scratch(expr->getType(), where);
    isExpanded = true;
    const lt_operand arguments[] = {valueOf(use, use.container, true), lt_unknown()};
    isExpanded = false;
    callStatement(where, target, bridge.macros.callee(*use.row, nullptr), {0}, arguments);
    return lt_copy(target);
}

Lowering::Expansion::Expansion(Lowering &lowering, const Stmt *stmt) : lowering(lowering) {
    if (lowering.isExpanded)
        return;
    use = lowering.bridge.macros.use(stmt);
    if (!use.row || use.row->deed == Deed::Counts)
        return;
    entered = lowering.isExpanded = true;
    const bool isConcatenated = use.row->deed == Deed::Concatenates || use.row->deed == Deed::Swaps;
    const lt_operand container = lowering.valueOf(use, use.container, true);
    const lt_operand element = lowering.valueOf(use, use.element, isConcatenated);
    if (lowering.stateDeed(*use.row, use.link, location(stmt), container, element))
        lt_emit_expanded(lowering.function, true);
}

Lowering::Expansion::Expansion(Lowering &lowering, const FunctionDecl *callee, lt_location at,
                               ArrayRef<lt_operand> arguments)
    : lowering(lowering) {
    if (lowering.isExpanded || lowering.ended())
        return;
    if (const lt_callee deed = lowering.bridge.callees.deed(callee, arguments); deed.id) {
        entered = lowering.isExpanded = true;
        lt_emit_deed(lowering.function, at, deed, arguments.data(), uint32_t(arguments.size()));
        lt_emit_expanded(lowering.function, true);
        return;
    }
    const MacroRow *row = lowering.bridge.macros.function(callee);
    if (!row)
        return;
    const auto argument = [&](int slot) {
        return slot >= 0 && size_t(slot) < arguments.size() ? arguments[size_t(slot)] : lt_unknown();
    };
    entered = lowering.isExpanded = true;
    if (lowering.stateDeed(*row, nullptr, at, argument(row->container), argument(row->element)))
        lt_emit_expanded(lowering.function, true);
}

Lowering::Expansion::~Expansion() {
    if (!entered)
        return;
    lowering.isExpanded = false;
    lt_emit_expanded(lowering.function, false);
}

} // namespace lifetime
