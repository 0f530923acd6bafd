// The function as a whole: variables, temporaries, emission.
#include "plugin/destructors.h"
#include "plugin/library.h"
#include "plugin/lower.h"
#include "plugin/symbol.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Mangle.h"
#include "clang/Basic/SourceManager.h"

extern "C" {
#include "mir/verify.h"
}

using namespace clang;

namespace lifetime {

lt_function *lower(Bridge &bridge, lt_arena *arena, const FunctionDecl *function) {
    return Lowering(bridge, arena, function).run();
}

Lowering::Lowering(Bridge &bridge, lt_arena *arena, const FunctionDecl *decl)
    : bridge(bridge), context(bridge.context), arena(arena), decl(decl) {}

lt_function *Lowering::run() {
    const Stmt *body = decl->getBody();
    if (!body || decl->isDependentContext() || isa<CoroutineBodyStmt>(body))
        return nullptr;
    begin();
    addDestructorCleanups();
    if (isCxx()) {
        beginCxx();
        if (const auto *constructor = dyn_cast<CXXConstructorDecl>(decl))
            for (const CXXCtorInitializer *init : constructor->inits()) {
                FullExpression whole(*this, at(init->getSourceLocation()));
                lowerCxxElement(CFGInitializer(init));
            }
    }
    statement(body);
    leaveFunction(function->end);
    endReturn(function->end);
    finishGotos();
#ifdef LT_ASSERTIONS
    if (const char *problem = lt_verify(function))
        llvm::errs() << "lifetime: '" << decl->getNameAsString() << "' is not well formed: " << problem
                     << "\n";
#endif
    return function;
}

void Lowering::begin() {
    function = lt_function_new(bridge.unit, arena, bridge.callees.lower(decl), at(decl->getLocation()));
    function->end = at(decl->getBody()->getEndLoc());
    function->result_claims = bridge.contracts.claims(decl);
    SmallVector<lt_outlives, 4> relations;
    bridge.contracts.outlives(decl, relations);
    if (!relations.empty()) {
        function->outlives.count = function->outlives.capacity = relations.size();
        function->outlives.items =
            static_cast<lt_outlives *>(lt_arena_copy(arena, relations.data(), relations.size_in_bytes()));
    }
    addParameters();
    QualType returned = decl->getReturnType();
    if (!returned->isVoidType()) {
        lt_variable_info info = {};
        info.name = bridge.intern("return");
        info.storage = LT_RESULT;
        info.type = bridge.types.lower(returned);
        info.claims = function->result_claims;
        info.location = function->location;
        result = lt_place_variable(function, lt_add_variable(function, info));
    }
    start(newBlock(function->location), function->location);
}

void Lowering::addParameters() {
    const auto *method = dyn_cast<CXXMethodDecl>(decl);
    if (method && method->isImplicitObjectMemberFunction()) {
        lt_variable_info info = {};
        info.name = bridge.intern("this");
        info.storage = LT_PARAMETER;
        info.flags = LT_VARIABLE_THIS | (isa<CXXConstructorDecl>(method)  ? LT_VARIABLE_BUILT
                                         : isa<CXXDestructorDecl>(method) ? LT_VARIABLE_ENDING
                                                                          : 0);
        if (endsAtOnce(method->getParent()))
            info.flags |= LT_VARIABLE_MORTAL;
        info.type = bridge.types.lower(method->getThisType());
        info.location = function->location;
        self = lt_place_variable(function, lt_add_variable(function, info));
    }
    for (const ParmVarDecl *parameter : decl->parameters())
        variable(parameter);
}

// --- variables ---------------------------------------------------------------------------------------------

static lt_storage storageOf(const VarDecl *decl) {
    if (isa<ParmVarDecl>(decl))
        return LT_PARAMETER;
    if (decl->getTLSKind() != VarDecl::TLS_None)
        return LT_THREAD;
    return decl->hasGlobalStorage() ? LT_STATIC : LT_LOCAL;
}

/// The value of a variable that is constant by its type, or that the unit never writes.
static bool constantValue(Bridge &bridge, const VarDecl *decl, int64_t &value) {
    QualType type = decl->getType();
    bool internal = !decl->isExternallyVisible();
    if (type->isDependentType() || type.isVolatileQualified() || !(type.isConstQualified() || internal))
        return false;
    if (!type.isConstQualified() && !(type->isIntegralOrEnumerationType() && bridge.isConstant(decl)))
        return false;
    const VarDecl *defined = nullptr;
    const Expr *init = decl->getAnyInitializer(defined);
    if (!init)
        return internal && !type.isConstQualified(); // tentatively defined: zero
    if (!type->isIntegralOrEnumerationType() || init->isValueDependent())
        return type.isConstQualified() && internal;
    Expr::EvalResult result;
    if (!init->EvaluateAsInt(result, bridge.context))
        return false;
    value = result.Val.getInt().isSigned() ? result.Val.getInt().getSExtValue()
                                           : int64_t(result.Val.getInt().extOrTrunc(64).getZExtValue());
    return true;
}

lt_variable_info Lowering::describe(const VarDecl *declared) {
    lt_variable_info info = {};
    // What a range-for makes has names that the source does not know.
    const bool named = declared->getDeclName().isIdentifier() && !declared->isImplicit();
    info.name = bridge.intern(named ? declared->getName() : "");
    info.storage = storageOf(declared);
    info.type = bridge.types.lower(declared->getType());
    if (isa<ParmVarDecl>(declared) || Contracts::any(declared) || bridge.contracts.isShown(declared))
        info.claims = bridge.contracts.claims(declared);
    info.location = at(declared->getLocation());
    if (const auto *parameter = dyn_cast<ParmVarDecl>(declared))
        info.index = parameter->getFunctionScopeIndex() + (isNone(self) ? 0 : 1);
    if (info.storage != LT_STATIC && info.storage != LT_THREAD)
        return info;
    info.symbol = bridge.intern(symbolOf(declared));
    if (!declared->isExternallyVisible() || (declared->isStaticDataMember() && isClosed(context, declared)))
        info.flags |= LT_VARIABLE_INTERNAL;
    if (declared->isStaticLocal())
        info.flags |= LT_VARIABLE_IN_FUNCTION;
    if (constantValue(bridge, declared, info.value))
        info.flags |= LT_VARIABLE_CONSTANT;
    return info;
}

lt_variable Lowering::variable(const VarDecl *declared) {
    uint32_t &id = variables[declared->getCanonicalDecl()];
    if (!id)
        id = lt_add_variable(function, describe(declared)).id;
    return {id};
}

lt_place Lowering::placeOf(const VarDecl *declared) {
    return lt_place_variable(function, variable(declared));
}
lt_place Lowering::thisPlace() { return self; }
lt_place Lowering::resultPlace() { return result; }

lt_place Lowering::thrownPlace(QualType type) {
    if (isNone(thrown)) {
        lt_variable_info info = {};
        info.name = bridge.intern("throw");
        info.storage = LT_THROWN;
        info.type = bridge.types.lower(type);
        thrown = lt_place_variable(function, lt_add_variable(function, info));
    }
    return thrown;
}

lt_place Lowering::temporary(QualType type, lt_location at, bool lives) {
    lt_variable_info info = {};
    info.storage = LT_TEMPORARY;
    info.type = bridge.types.lower(type);
    info.location = at;
    lt_place made = lt_place_variable(function, lt_add_variable(function, info));
    if (lives)
        live(at, made);
    return made;
}

lt_place Lowering::automaticStorage(StringRef name, QualType type, lt_location at) {
    lt_variable_info info = {};
    info.name = bridge.intern(name);
    info.storage = LT_LOCAL;
    info.type = bridge.types.lower(type);
    info.location = at;
    lt_place made = lt_place_variable(function, lt_add_variable(function, info));
    live(at, made);
    return made;
}

lt_place Lowering::scratch(QualType type, lt_location at) {
    lt_type lowered = bridge.types.lower(type);
    auto &unused = freeScratches[lowered.id];
    lt_place place = unused.empty() ? temporary(type, at) : lt_place{unused.pop_back_val()};
    const lt_type_info *info = lt_type_of(function->unit, lowered);
    bool dies =
        info->kind == LT_TYPE_pointer || info->kind == LT_TYPE_reference || (info->flags & LT_IS_pointers);
    scratches.push_back({place, dies});
    return place;
}

/// A place reached through a cast has the type of the pointer it was reached through: what is known better
/// wins.
void Lowering::retype(lt_place place, QualType type) {
    lt_place_info &info = function->places.items[place.id];
    lt_type_kind had = lt_type_of(function->unit, info.type)->kind;
    if (had != LT_TYPE_opaque && had != LT_TYPE_nothing && had != LT_TYPE_integer)
        return;
    lt_type better = bridge.types.lower(type);
    lt_type_kind kind = lt_type_of(function->unit, better)->kind;
    if (had == LT_TYPE_integer ? kind == LT_TYPE_pointer || kind == LT_TYPE_record : kind != LT_TYPE_opaque)
        function->places.items[place.id].type = better;
}

/// The scalars of a union share one cell, whose type is that of what is put there. Its records are the union
/// itself: their fields are told apart by their names.
lt_place Lowering::field(lt_place parent, const FieldDecl *declared) {
    if (!declared->getParent()->isUnion())
        return lt_place_field(function, parent, bridge.types.field(declared));
    if (declared->getType()->isRecordType())
        return parent;
    lt_place cell = lt_place_field(function, parent, bridge.types.field(declared));
    lt_type type = bridge.types.lower(declared->getType());
    lt_type_kind had = lt_place_type(function, cell)->kind, kind = lt_type_of(function->unit, type)->kind;
    if (had == LT_TYPE_record || had == LT_TYPE_array || (had != LT_TYPE_pointer && kind == LT_TYPE_pointer))
        function->places.items[cell.id].type = type;
    return cell;
}

lt_place Lowering::deref(lt_place pointer, QualType pointee) {
    lt_place place = lt_place_deref(function, pointer);
    retype(place, pointee);
    return place;
}

lt_place Lowering::element(lt_place array, uint32_t index, QualType type) {
    lt_place place = lt_place_index(function, array, index);
    retype(place, type);
    return place;
}

// --- emission ----------------------------------------------------------------------------------------------

void Lowering::live(lt_location at, lt_place place) {
    if (!blockEnded)
        lt_emit_live(function, at, place);
}

void Lowering::dead(lt_location at, lt_place place) {
    if (!blockEnded)
        lt_emit_dead(function, at, place);
}

void Lowering::drop(lt_location at, lt_place place) {
    if (!blockEnded)
        lt_emit_drop(function, at, place);
}

void Lowering::assign(lt_location at, lt_place target, lt_operand value) {
    if (!blockEnded)
        lt_emit_assign(function, at, target, value);
}

void Lowering::derive(lt_location at, lt_place target, lt_operator operation, ArrayRef<lt_operand> operands) {
    if (!blockEnded)
        lt_emit_derive(function, at, target, operation, operands.data(), operands.size());
}

void Lowering::use(lt_location at, lt_operand value) {
    if (!blockEnded)
        lt_emit_use(function, at, value);
}

void Lowering::callStatement(lt_location at, lt_place target, lt_callee callee, lt_place indirect,
                             ArrayRef<lt_operand> arguments) {
    if (!blockEnded)
        lt_emit_call(function, at, target, callee, indirect, arguments.data(), arguments.size());
}

lt_block Lowering::newBlock(lt_location at) { return lt_add_block(function, at); }

void Lowering::start(lt_block block, lt_location at) {
    jump(at, block);
    lt_start_block(function, block);
    blockEnded = false;
}

void Lowering::jump(lt_location at, lt_block target) {
    if (!blockEnded)
        lt_end_goto(function, at, target);
    blockEnded = true;
}

void Lowering::endBranch(lt_location at, lt_operand left, lt_relation relation, lt_operand right,
                         lt_block ifTrue, lt_block ifFalse) {
    if (!blockEnded)
        lt_end_branch(function, at, left, relation, right, ifTrue, ifFalse);
    blockEnded = true;
}

void Lowering::endSwitch(lt_location at, lt_operand value, ArrayRef<lt_edge> edges) {
    if (!blockEnded)
        lt_end_switch(function, at, value, edges.data(), edges.size());
    blockEnded = true;
}

void Lowering::endReturn(lt_location at) {
    if (!blockEnded)
        lt_end_return(function, at);
    blockEnded = true;
}

void Lowering::endUnreachable(lt_location at) {
    if (!blockEnded)
        lt_end_unreachable(function, at);
    blockEnded = true;
}

} // namespace lifetime
