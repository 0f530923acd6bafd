// Functions as callees: name, symbol, flags, and effects in the order of belief: contract, model, rule.
//
// A callee whose origin is LT_FROM_NOTHING may still have `write` effects: what a parameter `const T *`
// points to is not written by an unknown function, everything else may be.
#include "plugin/library.h"
#include "plugin/symbol.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/Builtins.h"
#include "clang/Basic/SourceManager.h"

extern "C" {
#include "attrs/models.h"
}

using namespace clang;

namespace lifetime {
namespace {

using Effects = llvm::SmallVectorImpl<lt_effect>;

unsigned firstParameter(const FunctionDecl *function) {
    const auto *method = dyn_cast<CXXMethodDecl>(function);
    return method && method->isInstance() ? 1 : 0;
}

lt_effect makeEffect(lt_effect_kind kind, unsigned subject, unsigned depth = 0) {
    lt_effect effect = {};
    effect.kind = kind;
    effect.subject = uint8_t(subject);
    effect.depth = uint8_t(depth);
    effect.object = LT_SLOT_NONE;
    return effect;
}

// --- names
// ---------------------------------------------------------------------------------------------------------

/// "std::vector::push_back", "Store::find", "main": namespaces and classes without template arguments.
std::string shownName(const FunctionDecl *function) {
    std::string name;
    for (const DeclContext *context = function->getDeclContext(); context; context = context->getParent()) {
        const auto *named = dyn_cast<NamedDecl>(context);
        if (!named || !named->getIdentifier() || context->isInlineNamespace())
            continue;
        llvm::StringRef part = named->getName();
        if (named->isInStdNamespace())
            part.consume_front("basic_");
        name = part.str() + "::" + name;
    }
    if (isa<CXXConstructorDecl>(function))
        return name + cast<CXXConstructorDecl>(function)->getParent()->getNameAsString();
    return name + function->getNameAsString();
}


// --- flags
// ---------------------------------------------------------------------------------------------------------

bool isPureBuiltin(const ASTContext &context, const FunctionDecl *function) {
    unsigned id = function->getBuiltinID();
    return id && (context.BuiltinInfo.isPure(id) || context.BuiltinInfo.isConst(id));
}

uint32_t flagsOf(const ASTContext &context, const FunctionDecl *function) {
    uint32_t flags = 0;
    if (function->isNoReturn() || function->isAnalyzerNoReturn())
        flags |= LT_CALLEE_NORETURN;
    if (function->hasAttr<PureAttr>() || function->hasAttr<ConstAttr>() || isPureBuiltin(context, function))
        flags |= LT_CALLEE_PURE;
    if (function->isDefined())
        flags |= LT_CALLEE_DEFINED;
    if (function->isVariadic())
        flags |= LT_CALLEE_VARIADIC;
    if (!function->isExternallyVisible())
        flags |= LT_CALLEE_INTERNAL;
    if (function->hasAttr<ConstructorAttr>() || function->hasAttr<DestructorAttr>())
        flags |= LT_CALLEE_STARTUP;
    if (function->isMain())
        flags |= LT_CALLEE_MAIN;
    if (firstParameter(function))
        flags |= LT_CALLEE_METHOD;
    return flags;
}

// --- models
// --------------------------------------------------------------------------------------------------------

/// The first alternative of a model whose condition the constant arguments of the call meet; the last has
/// none.
const lt_model *alternativeFor(const lt_model *model, llvm::ArrayRef<lt_operand> operands) {
    for (; model->alternatives != 0; ++model) {
        if (model->if_slot >= operands.size())
            continue;
        const lt_operand &operand = operands[model->if_slot];
        const bool isKnown = operand.kind == LT_NULL || operand.kind == LT_INTEGER;
        const int64_t value = operand.kind == LT_INTEGER ? operand.integer : 0;
        if (isKnown && (value == model->if_value) == (model->if_relation == LT_CONTRACT_EQ))
            return model;
    }
    return model;
}

/// The project's model before a built-in one. Models speak of libraries; a function of the same name that
/// this unit defines is not meant, unless a header of the system defines it. The first of its alternatives.
const lt_model *modelOf(const Bridge &bridge, const FunctionDecl *function) {
    const ASTContext &context = bridge.context;
    if (!function->getIdentifier() || (!function->isExternallyVisible() &&
                                       !context.getSourceManager().isInSystemHeader(function->getLocation())))
        return nullptr;
    llvm::StringRef name = function->getName();
    if (function->getBuiltinID())
        name.consume_front("__builtin_");
    if (isa<CXXMethodDecl>(function) || (context.getLangOpts().CPlusPlus && !function->isExternC()))
        return nullptr;
    const lt_model *model = bridge.models ? lt_models_find(*bridge.models, name.str().c_str()) : nullptr;
    if (!model)
        model = lt_find_model(name.str().c_str());
    if (!model || function->getNumParams() < model->parameter_count)
        return nullptr;
    const FunctionDecl *definition = nullptr;
    if (function->isDefined(definition) &&
        !context.getSourceManager().isInSystemHeader(definition->getLocation()))
        return nullptr;
    return model;
}

/// The contracts of one model as effects.
class ModelReader {
  public:
    ModelReader(Bridge &bridge, const FunctionDecl *function, const lt_model *model, Effects &effects)
        : bridge(bridge), function(function), model(model), effects(effects), arena(lt_arena_new()) {}
    ~ModelReader() { lt_arena_delete(arena); }

    void run() {
        for (unsigned i = 0; i < model->contract_count; ++i)
            read(model->contracts[i]);
        for (unsigned i = 0; i < model->parameter_count; ++i)
            finish(i);
        if ((model->flags & LT_MODEL_IS_variadic) && !isSpokenOf(LT_SLOT_REST))
            effects.push_back(makeEffect(LT_EFFECT_look, LT_SLOT_REST));
        if (model->flags & LT_MODEL_IS_nonnull)
            effects.push_back(makeEffect(LT_EFFECT_nonnull, LT_SLOT_RESULT));
    }

  private:
    void read(const lt_model_contract &contract) {
        unsigned slot = contract.slot == LT_MODEL_RESULT ? unsigned(LT_SLOT_RESULT)
                        : contract.slot == LT_MODEL_REST ? unsigned(LT_SLOT_REST)
                                                         : contract.slot;
        lt_contract parsed;
        lt_contract_error error;
        if (!lt_model_contract_parse(arena, &contract, &parsed, &error))
            return; // generate-models has parsed it
        switch (contract.kind) {
        case LT_CONTRACT_owned:
            return owned(slot, contract, parsed);
        case LT_CONTRACT_borrowed:
        case LT_CONTRACT_lifetime:
            return borrowed(slot, parsed);
        case LT_MODEL_same:
            return same(slot, parsed);
        case LT_MODEL_gives:
            return owned(slot, contract, parsed);
        case LT_MODEL_renews:
            through(LT_EFFECT_release, slot, parsed);
            return through(LT_EFFECT_fresh, slot, parsed);
        case LT_MODEL_clears:
            through(LT_EFFECT_release, slot, parsed);
            return through(LT_EFFECT_null, slot, parsed);
        case LT_MODEL_copies:
            return copies(slot, parsed);
        case LT_MODEL_holds:
            effects.push_back(conditional(LT_EFFECT_hold, slot, 0, parsed));
            return;
        case LT_MODEL_follows:
            effects.push_back(makeEffect(LT_EFFECT_look, slot, 1));
            return;
        case LT_MODEL_retain:
            effects.push_back(makeEffect(LT_EFFECT_retain, slot));
            return;
        case LT_MODEL_until:
            return keptUntil(slot, 0, parsed);
        case LT_MODEL_keeps:
            return keptUntil(slot, 1, parsed);
        case LT_MODEL_counts:
            return counts(parsed);
        case LT_MODEL_escape:
            effects.push_back(makeEffect(LT_EFFECT_escape, slot));
            return;
        default:
            return;
        }
    }

    void same(unsigned slot, const lt_contract &contract) {
        int object =
            contract.regions.count ? lt_model_parameter_named(model, contract.regions.items[0].text) : -1;
        if (object < 0)
            return;
        effects.push_back(makeEffect(LT_EFFECT_alias, slot));
        effects.back().object = uint8_t(object);
        effects.back().when.relation = lt_relation(contract.condition.relation);
    }

    /// Between what the two point to.
    void copies(unsigned slot, const lt_contract &contract) {
        int object =
            contract.regions.count ? lt_model_parameter_named(model, contract.regions.items[0].text) : -1;
        if (object < 0)
            return;
        effects.push_back(makeEffect(LT_EFFECT_copy, slot, 1));
        effects.back().object = uint8_t(object);
        effects.back().object_depth = 1;
    }

    void counts(const lt_contract &contract) {
        const int container = lt_model_parameter_named(model, contract.regions.items[0].text);
        if (container >= 0)
            effects.push_back(makeEffect(LT_EFFECT_size, unsigned(container)));
    }

    /// Who runs with it may also release it.
    void keptUntil(unsigned slot, unsigned depth, const lt_contract &contract) {
        effects.push_back(makeEffect(LT_EFFECT_escape, slot));
        effects.push_back(conditional(LT_EFFECT_keep, slot, depth, contract));
        effects.back().region.kind = LT_REGION_STATIC;
    }

    lt_family familyOf(const lt_contract &contract) {
        std::string names;
        for (uint32_t i = 0; i < contract.releases.count; ++i)
            names += (i ? "|" : "") + std::string(contract.releases.items[i].text);
        return lt_unit_family(bridge.unit, names.empty() ? "free" : names.c_str());
    }

    lt_effect conditional(lt_effect_kind kind, unsigned slot, unsigned depth, const lt_contract &contract) {
        lt_effect effect = makeEffect(kind, slot, depth);
        effect.family = kind == LT_EFFECT_null ? lt_family{0} : familyOf(contract);
        effect.when.relation = lt_relation(contract.condition.relation);
        effect.when.value = contract.condition.operand == LT_CONTRACT_INTEGER ? contract.condition.value : 0;
        return effect;
    }

    void through(lt_effect_kind kind, unsigned slot, const lt_contract &contract) {
        effects.push_back(conditional(kind, slot, 1, contract));
    }

    bool isNumber(unsigned slot) const {
        return slot < function->getNumParams() && function->getParamDecl(slot)->getType()->isIntegerType();
    }

    /// A function that its own contract names is the release. What any other function of a library takes
    /// lives on in what it was put into (a list, a tree, a stream), where its old pointer may look at it: it
    /// is handed on, not gone. A pointer may come out of there again, to be released by whoever took it out;
    /// a descriptor does not.
    void owned(unsigned slot, const lt_model_contract &contract, const lt_contract &parsed) {
        bool isRelease = slot != LT_SLOT_RESULT && lt_model_is_release(model, &parsed);
        bool isThrough = slot != LT_SLOT_RESULT && lt_model_is_through(model, &contract, &parsed);
        lt_effect_kind kind = isRelease                             ? LT_EFFECT_release
                              : isThrough || slot == LT_SLOT_RESULT ? LT_EFFECT_fresh
                              : isNumber(slot)                      ? LT_EFFECT_take
                                                                    : LT_EFFECT_escape;
        effects.push_back(conditional(kind, slot, isThrough ? 1 : 0, parsed));
        if (kind == LT_EFFECT_take)
            effects.push_back(makeEffect(LT_EFFECT_look, slot));
        const unsigned elements = isThrough && kind == LT_EFFECT_fresh ? model->parameters[slot].elements : 0;
        for (unsigned i = 1; i < elements; ++i) { // `int pipefd[2]`
            effects.push_back(effects.back());
            effects.back().index = uint8_t(i);
        }
    }

    void borrowed(unsigned slot, const lt_contract &contract) {
        bool result = slot == LT_SLOT_RESULT;
        for (uint32_t i = 0; i < contract.regions.count; ++i) {
            const char *name = contract.regions.items[i].text;
            lt_effect effect = makeEffect(result ? LT_EFFECT_inside : LT_EFFECT_keep, slot);
            if (!strcmp(name, "static")) {
                effect.kind = result ? LT_EFFECT_static_storage : LT_EFFECT_keep;
                if (!result)
                    effect.region.kind = LT_REGION_STATIC;
            } else if (!strcmp(name, "return")) {
                effect.object = LT_SLOT_RESULT;
            } else {
                int object = lt_model_parameter_named(model, name);
                if (object < 0)
                    continue;
                effect.object = uint8_t(object);
                // What is kept through `char **end` is in `*end`; a result inside of it is inside of what
                // `*end` points to.
                effect.object_depth = model->parameters[object].pointers > 1;
            }
            effects.push_back(effect);
        }
    }

    bool isSpokenOf(unsigned slot) const {
        for (const lt_effect &effect : effects)
            if (effect.subject == slot)
                return true;
        return false;
    }

    /// Whether the word LT_LENT stands there: of a number it says that it is a handle, of a pointer that what
    /// it points to is not written.
    bool isLent(unsigned slot) const {
        for (unsigned i = 0; i < model->contract_count; ++i)
            if (model->contracts[i].slot == slot && model->contracts[i].kind == LT_CONTRACT_borrowed &&
                !model->contracts[i].text)
                return true;
        return false;
    }

    /// A pointer without a word is lent; what it points to is written unless it is const.
    void finish(unsigned slot) {
        const lt_model_parameter &parameter = model->parameters[slot];
        const bool lent = isLent(slot);
        if (!parameter.pointers && !lent)
            return;
        bool gives = false;
        for (const lt_effect &effect : effects)
            gives |= effect.subject == slot && effect.depth == 1;
        bool spoken = isSpokenOf(slot);
        if (!spoken || gives)
            effects.push_back(makeEffect(LT_EFFECT_look, slot));
        if (parameter.pointers && !parameter.constant && !lent && !spoken &&
            !(model->flags & LT_MODEL_IS_pure))
            effects.push_back(makeEffect(LT_EFFECT_write, slot));
    }

    Bridge &bridge;
    const FunctionDecl *function;
    const lt_model *model;
    Effects &effects;
    lt_arena *arena;
};

/// What the words LT_INSERTS, LT_REMOVES and LT_EMPTIES of one model say.
llvm::SmallVector<lt_effect, 2> deedsOf(const lt_model *model) {
    llvm::SmallVector<lt_effect, 2> effects;
    lt_arena *arena = lt_arena_new();
    for (unsigned i = 0; i < model->contract_count; ++i) {
        const lt_model_contract &contract = model->contracts[i];
        lt_contract parsed;
        lt_contract_error error;
        if (contract.kind == LT_MODEL_removes)
            effects.push_back(makeEffect(LT_EFFECT_remove, contract.slot));
        if (contract.kind == LT_MODEL_empties)
            effects.push_back(makeEffect(LT_EFFECT_replace, contract.slot));
        if (contract.kind != LT_MODEL_inserts || !lt_model_contract_parse(arena, &contract, &parsed, &error))
            continue;
        effects.push_back(makeEffect(LT_EFFECT_insert, contract.slot));
        const int key = lt_model_parameter_named(model, parsed.regions.items[0].text);
        effects.back().object = uint8_t(key >= 0 ? key : int(LT_SLOT_NONE));
    }
    lt_arena_delete(arena);
    return effects;
}

// --- rules
// ---------------------------------------------------------------------------------------------------------

bool mayWriteThrough(QualType type) {
    if (!type->isPointerType() && !type->isReferenceType())
        return false;
    QualType to = type->getPointeeType();
    return !to.isConstQualified() && !to->isFunctionType();
}

bool spokenOf(const Effects &effects, unsigned slot, lt_effect_kind kind) {
    for (const lt_effect &effect : effects)
        if (effect.subject == slot && effect.kind == kind)
            return true;
    return false;
}

/// Whether a constant object can change, as one that counts who refers to it does.
bool hasMutablePart(const CXXRecordDecl *record) {
    record = record->getDefinition();
    if (!record)
        return true;
    for (const FieldDecl *field : record->fields())
        if (field->isMutable())
            return true;
    for (const CXXBaseSpecifier &base : record->bases())
        if (const CXXRecordDecl *of = base.getType()->getAsCXXRecordDecl(); !of || hasMutablePart(of))
            return true;
    return false;
}

/// Writes are stated for every function: no contract says that a callee does not write.
void addWrites(const FunctionDecl *function, uint32_t flags, Effects &effects) {
    if (flags & LT_CALLEE_PURE)
        return;
    unsigned base = firstParameter(function);
    if (base) {
        const auto *method = cast<CXXMethodDecl>(function);
        bool spoken = false;
        for (const lt_effect &effect : effects)
            spoken |= effect.subject == 0 && (effect.depth == 1 || effect.kind == LT_EFFECT_initialise);
        if (!method->isConst() && !spoken)
            effects.push_back(makeEffect(LT_EFFECT_write, 0));
        if (method->isConst() && !spoken && !hasMutablePart(method->getParent()))
            effects.push_back(makeEffect(LT_EFFECT_look, 0));
    }
    for (unsigned i = 0; i < function->getNumParams(); ++i) {
        QualType type = function->getParamDecl(i)->getType();
        bool given = false;
        for (const lt_effect &effect : effects)
            given |= effect.subject == base + i &&
                     (effect.depth == 1 || effect.kind == LT_EFFECT_take ||
                      effect.kind == LT_EFFECT_release || effect.kind == LT_EFFECT_move);
        if (!given && mayWriteThrough(type))
            effects.push_back(makeEffect(LT_EFFECT_write, base + i));
    }
}

/// A constructor that is given an object that it can change may put the new one there, as a child with its parent.
bool isGivenPlace(const CXXConstructorDecl *constructor) {
    if (constructor->isCopyOrMoveConstructor())
        return false;
    for (const ParmVarDecl *parameter : constructor->parameters()) {
        QualType type = parameter->getType();
        if (!type->isPointerType() && !type->isLValueReferenceType())
            continue;
        const CXXRecordDecl *to = type->getPointeeType()->getAsCXXRecordDecl();
        if (to && !type->getPointeeType().isConstQualified() && !isOfLibrary(to))
            return true;
    }
    return false;
}

/// What the language says of special members that a user wrote ([class.copy.ctor], [class.copy.assign]): the
/// target has a value, and the source of a move is moved from.
bool specialMember(const FunctionDecl *function, Effects &effects) {
    const auto *method = dyn_cast<CXXMethodDecl>(function);
    if (!method)
        return false;
    const auto *constructor = dyn_cast<CXXConstructorDecl>(method);
    bool assignment = method->isCopyAssignmentOperator() || method->isMoveAssignmentOperator();
    if (!constructor && !assignment)
        return false;
    if (!spokenOf(effects, 0, LT_EFFECT_initialise))
        effects.push_back(makeEffect(LT_EFFECT_initialise, 0));
    if (constructor && isGivenPlace(constructor))
        effects.push_back(makeEffect(LT_EFFECT_escape, 0));
    if (method->isMoveAssignmentOperator() || (constructor && constructor->isMoveConstructor()))
        effects.push_back(makeEffect(LT_EFFECT_move, 1));
    if (assignment && method->getReturnType()->isReferenceType() &&
        !spokenOf(effects, LT_SLOT_RESULT, LT_EFFECT_inside)) {
        lt_effect effect = makeEffect(LT_EFFECT_alias, LT_SLOT_RESULT);
        effect.object = 0;
        effects.push_back(effect);
    }
    return assignment || constructor->isCopyOrMoveConstructor();
}

/// [basic.stc.dynamic]: `operator new` and `operator delete`, replaced or not; a class's own as well.
/// Placement forms that are given memory make none.
bool allocation(Bridge &bridge, const FunctionDecl *function, Effects &effects) {
    OverloadedOperatorKind kind = function->getOverloadedOperator();
    bool array = kind == OO_Array_New || kind == OO_Array_Delete;
    if (kind == OO_New || kind == OO_Array_New) {
        if (function->isReservedGlobalPlacementOperator()) {
            lt_effect effect = makeEffect(LT_EFFECT_alias, LT_SLOT_RESULT);
            effect.object = 1;
            effects.push_back(effect);
            return true;
        }
        lt_effect effect = makeEffect(LT_EFFECT_fresh, LT_SLOT_RESULT);
        effect.family = lt_unit_family(bridge.unit, array ? "delete[]" : "delete");
        effects.push_back(effect);
        const auto *prototype = function->getType()->getAs<FunctionProtoType>();
        if (!prototype || !prototype->isNothrow()) // [basic.stc.dynamic.allocation]: else it throws
            effects.push_back(makeEffect(LT_EFFECT_nonnull, LT_SLOT_RESULT));
        return true;
    }
    if ((kind != OO_Delete && kind != OO_Array_Delete) || function->isReservedGlobalPlacementOperator())
        return false;
    lt_effect effect = makeEffect(LT_EFFECT_release, 0);
    effect.family = lt_unit_family(bridge.unit, array ? "delete[]" : "delete");
    effects.push_back(effect);
    return true;
}

bool releases(const Effects &effects) {
    for (const lt_effect &effect : effects)
        if (effect.kind == LT_EFFECT_release && effect.depth == 0)
            return true;
    return false;
}

bool changesHands(const Effects &effects) {
    for (const lt_effect &effect : effects)
        if (effect.kind == LT_EFFECT_release || effect.kind == LT_EFFECT_take)
            return true;
    return false;
}

/// An allocator whose contract the preprocessor dropped.
bool droppedEffect(Bridge &bridge, const FunctionDecl *function, Effects &effects) {
    const llvm::StringRef release = bridge.contracts.vanishedRelease(function);
    if (release.empty() || !function->getReturnType()->isAnyPointerType())
        return false;
    effects.push_back(makeEffect(LT_EFFECT_fresh, LT_SLOT_RESULT));
    effects.back().family = lt_unit_family(bridge.unit, release.str().c_str());
    return true;
}

/// `{ return 1; }`: the body says it all, and no other one runs in its place.
bool constantResult(const ASTContext &context, const FunctionDecl *function, Effects &effects) {
    const auto *method = dyn_cast<CXXMethodDecl>(function);
    const FunctionDecl *defined = nullptr;
    if (!function->getReturnType()->isIntegralOrEnumerationType() || function->isDependentContext() ||
        (method && method->isVirtual()) || function->isWeak() || !function->hasBody(defined) || defined->isFromASTFile())
        return false;
    const auto *block = dyn_cast_or_null<CompoundStmt>(defined->getBody());
    const auto *last = block && block->size() == 1 ? dyn_cast<ReturnStmt>(block->body_front()) : nullptr;
    const Expr *value = last ? last->getRetValue() : nullptr;
    Expr::EvalResult result;
    if (!value || value->isValueDependent() || value->containsErrors() || !value->EvaluateAsInt(result, context) ||
        result.HasSideEffects || result.Val.getInt().getSignificantBits() > 64)
        return false;
    effects.push_back(makeEffect(LT_EFFECT_value, LT_SLOT_RESULT));
    effects.back().when.relation = LT_EQ;
    effects.back().when.value = result.Val.getInt().getExtValue();
    for (unsigned slot = 0; slot < function->getNumParams() + firstParameter(function); slot++)
        effects.push_back(makeEffect(LT_EFFECT_look, slot));
    return true;
}

/// What the model says of a registry of the process.
void findRegistry(Bridge &bridge, const lt_model *model, lt_callee_info &info) {
    static constexpr struct {
        unsigned kind;
        lt_enrolment enrols;
    } rows[] = {{LT_MODEL_adds, LT_ENROLS_EACH},
                {LT_MODEL_names, LT_ENROLS_NAME},
                {LT_MODEL_interns, LT_ENROLS_INTERNS},
                {LT_MODEL_withdraws, LT_ENROLS_OUT}};
    for (unsigned i = 0; i < model->contract_count; ++i)
        for (const auto &row : rows)
            if (model->contracts[i].kind == row.kind) {
                info.enrols = row.enrols;
                info.enrolled = model->contracts[i].slot;
                info.registry = bridge.intern(model->contracts[i].text);
            }
}

/// The table of the library comes first in namespace std: Clang adds implicit attributes there that say less.
/// It is exact, so it is believed like a model, before a summary of the library's own code. `model`: the
/// alternative that holds for the call, or null.
/// The constructor of a thread that is given something to run.
bool startsThread(Bridge &bridge, const FunctionDecl *function) {
    const auto *constructor = dyn_cast<CXXConstructorDecl>(function);
    return constructor && (bridge.types.shape(constructor->getParent()) & Thread) && constructor->getNumParams() != 0 &&
           !constructor->isCopyOrMoveConstructor();
}

lt_origin findEffects(Bridge &bridge, const FunctionDecl *function, const lt_model *model, uint32_t &flags,
                      Effects &effects) {
    if (isOfLibrary(function) && libraryEffects(bridge, function, effects)) {
        flags |= (libraryWaits(bridge, function) ? LT_CALLEE_WAITS : 0) | (libraryRunsOnce(function) ? LT_CALLEE_ONCE : 0) | (startsThread(bridge, function) ? LT_CALLEE_SERVES : 0);
        return LT_FROM_MODEL;
    }
    bool stated = bridge.contracts.effects(function, effects);
    const bool releases = !model && !changesHands(effects) && bridge.contracts.releaseEffect(function, effects);
    if (!model && !stated)
        stated = droppedEffect(bridge, function, effects);
    if (stated || releases) {
        specialMember(function, effects);
        addWrites(function, flags, effects);
        return LT_FROM_CONTRACT;
    }
    if (model) {
        ModelReader(bridge, function, model, effects).run();
        flags |= (model->flags & LT_MODEL_IS_pure ? LT_CALLEE_PURE : 0) |
                 (model->flags & LT_MODEL_IS_noreturn ? LT_CALLEE_NORETURN : 0) |
                 (model->flags & LT_MODEL_IS_waits ? LT_CALLEE_WAITS : 0) |
                 (model->flags & LT_MODEL_IS_once ? LT_CALLEE_ONCE : 0) |
                 (model->flags & LT_MODEL_IS_serves ? LT_CALLEE_SERVES : 0);
        return LT_FROM_MODEL;
    }
    if (allocation(bridge, function, effects))
        return LT_FROM_MODEL;
    if (constantResult(bridge.context, function, effects))
        return LT_FROM_SUMMARY;
    bool known = libraryEffects(bridge, function, effects);
    known |= specialMember(function, effects);
    addWrites(function, flags, effects);
    return known ? LT_FROM_RULE : LT_FROM_NOTHING;
}

} // namespace

bool Callees::hasDeed(const FunctionDecl *function) {
    const lt_model *model = modelOf(bridge, function->getCanonicalDecl());
    for (unsigned i = 0; model && i <= model->alternatives; ++i)
        if (!deedsOf(model + i).empty())
            return true;
    return false;
}

lt_callee Callees::deed(const FunctionDecl *function, llvm::ArrayRef<lt_operand> operands) {
    function = function->getCanonicalDecl();
    const lt_model *model = modelOf(bridge, function);
    if (!model)
        return {0};
    model = alternativeFor(model, operands);
    const auto [entry, isNew] = deeds.try_emplace({function, model}, 0);
    if (!isNew)
        return {entry->second};
    llvm::SmallVector<lt_effect, 2> effects = deedsOf(model);
    if (effects.empty())
        return {0};
    lt_callee_info info = {};
    info.name = bridge.intern(shownName(function));
    info.symbol = bridge.intern(symbolOf(function) + "#deed" + std::to_string(model->alternatives));
    info.parameter_count = function->getNumParams();
    info.origin = LT_FROM_MODEL;
    info.effect_count = uint32_t(effects.size());
    info.effects = effects.data();
    const uint32_t id = lt_unit_add_callee(bridge.unit, info).id;
    deeds[{function, model}] = id;
    return {id};
}

bool Callees::varies(const FunctionDecl *function) {
    const lt_model *model = modelOf(bridge, function->getCanonicalDecl());
    return model && model->alternatives != 0;
}

lt_callee Callees::lower(const FunctionDecl *function, llvm::ArrayRef<lt_operand> operands) {
    function = function->getCanonicalDecl();
    if (uint32_t known = callees.lookup({function, nullptr}))
        return {known};
    const lt_model *model = modelOf(bridge, function);
    const bool hasAlternatives = model && model->alternatives != 0;
    if (hasAlternatives) {
        model = alternativeFor(model, operands);
        if (uint32_t known = callees.lookup({function, model}))
            return {known};
    }
    llvm::SmallVector<lt_effect, 8> effects;
    lt_callee_info info = {};
    info.flags = flagsOf(bridge.context, function);
    info.origin = findEffects(bridge, function, model, info.flags, effects);
    if (model && info.origin == LT_FROM_MODEL)
        findRegistry(bridge, model, info);
    if (releases(effects))
        info.flags |= LT_CALLEE_RELEASES;
    if (const CXXConstructorDecl *constructor = constructorOf(function))
        info.builds = lower(constructor);
    std::string symbol = symbolOf(function);
    if (model && model->alternatives != 0)
        symbol += "#" + std::to_string(model->alternatives);
    info.name = bridge.intern(shownName(function));
    info.symbol = bridge.intern(symbol);
    info.parameter_count = function->getNumParams() + firstParameter(function);
    info.location = at(function->getLocation());
    info.effect_count = uint32_t(effects.size());
    info.effects = effects.data();
    uint32_t id = lt_unit_add_callee(bridge.unit, info).id;
    callees[{function, hasAlternatives ? model : nullptr}] = id;
    return {id};
}

} // namespace lifetime
