// Contracts of ours as claims and effects; the foreign ones are foreign.cpp's.

#include "plugin/bridge.h"
#include "plugin/declare.h"
#include "plugin/foreign.h"
#include "plugin/redeclarations.h"
#include "plugin/vanished.h"
#include "plugin/written.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"

extern "C" {
#include "attrs/polynomial.h"
}

namespace lifetime {

using namespace clang;
using Effects = llvm::SmallVectorImpl<lt_effect>;

// --- what is written ------------------------------------------------------------------------------------------------

bool Contracts::any(const Decl *decl) {
    for (const Decl *redecl : decl->redecls())
        if (hasWritten(redecl))
            return true;
    return false;
}

template <typename Array, typename Item> static void push(lt_arena *arena, Array &array, const Item &item) {
    if (array.count == array.capacity)
        array.items = static_cast<decltype(array.items)>(
            lt_array_grow(arena, array.items, sizeof *array.items, &array.capacity));
    array.items[array.count++] = item;
}

lt_contracts Contracts::written(const Decl *bearer) {
    lt_contracts contracts = {};
    if (!hasWritten(bearer))
        return contracts;
    lt_arena *arena = bridge.unit->arena;
    const Declared declared(bridge.context, bridge.preprocessor, arena, bearer);
    forEachWritten(bearer, [&](const Written &written) {
        lt_contract contract;
        lt_contract_error error;
        lt_resolved resolved;
        if (!declared.canBear() ||
            !lt_contract_parse(arena, written.kind, written.text.data(), written.text.size(), &contract, &error))
            return;
        contract.place = written.name().getRawEncoding();
        if (lt_contract_resolve(arena, &contract, &declared.description(), declared.lookup(), &resolved, &error))
            push(arena, contracts, resolved);
    });
    return contracts;
}

/// Calls `visit` for the typedefs a type is spelled with, the innermost first.
template <typename Visitor> static void forEachTypedef(QualType type, Visitor visit) {
    if (type.isNull())
        return;
    if (const auto *spelled = type->getAs<TypedefType>()) {
        forEachTypedef(spelled->getDecl()->getUnderlyingType(), visit);
        visit(spelled->getDecl());
    }
}

static QualType typeOf(const Decl *bearer) {
    if (const auto *function = dyn_cast<FunctionDecl>(bearer))
        return function->getReturnType();
    if (const auto *value = dyn_cast<ValueDecl>(bearer))
        return value->getType();
    const auto *alias = dyn_cast<TypedefNameDecl>(bearer);
    return alias ? alias->getUnderlyingType() : QualType();
}

lt_contracts Contracts::stated(const Decl *bearer) {
    lt_contracts all = {};
    const auto add = [&](const lt_contracts &later) {
        if (later.count != 0)
            all = lt_contracts_merge(bridge.unit->arena, &all, &later);
    };
    forEachOverridden(bearer, [&](const Decl *base) { add(stated(base)); });
    forEachTypedef(typeOf(bearer), [&](const Decl *alias) { add(written(alias)); });
    forEachRedeclaration(bearer, [&](const Decl *redecl) { add(written(redecl)); });
    return all;
}

// --- claims ---------------------------------------------------------------------------------------------------------

namespace {

/// The position of a declared parameter among MIR's arguments, where `this` is the first.
unsigned argumentOf(const Decl *bearer, uint32_t index) {
    const auto *parameter = dyn_cast<ParmVarDecl>(bearer);
    const auto *method =
        dyn_cast<CXXMethodDecl>(parameter ? cast<Decl>(parameter->getDeclContext()) : bearer);
    return index + (method && method->isInstance() ? 1 : 0);
}

lt_region regionOf(Bridge &bridge, const Decl *bearer, const lt_contract_region &region) {
    switch (region.kind) {
    case LT_CONTRACT_REGION_PARAMETER:
        return {LT_REGION_ARGUMENT, argumentOf(bearer, region.index), {}};
    case LT_CONTRACT_REGION_THIS:
        if (isa<FieldDecl, VarDecl>(bearer) && !isa<ParmVarDecl>(bearer))
            break; // of the object that holds the field: no argument of any function
        return {LT_REGION_ARGUMENT, 0, {}};
    case LT_CONTRACT_REGION_RETURN:
        return {LT_REGION_RESULT, 0, {}};
    case LT_CONTRACT_REGION_STATIC:
        return {LT_REGION_STATIC, 0, {}};
    case LT_CONTRACT_REGION_NAMED:
        break;
    }
    return {LT_REGION_NAMED, 0, bridge.intern(region.name)};
}

lt_condition conditionOf(const lt_resolved &contract) { return {lt_relation(contract.relation), contract.value, 0}; }

} // namespace

lt_family Contracts::family(const lt_resolved &contract) {
    std::string alternatives;
    for (uint32_t i = 0; i < contract.release_count; i++)
        alternatives.append(i ? "|" : "").append(contract.releases[i]);
    return lt_unit_family(bridge.unit, alternatives.c_str());
}

void Contracts::bounded(const lt_resolved &contract, lt_claims &claims) {
    const lt_contract &source = contract.source;
    lt_polynomial polynomial;
    if (source.by.text) {
        claims.bounds = LT_BOUNDS_BY;
        claims.by = bridge.intern(source.by.text);
    } else if (source.keys.text) {
        claims.bounds = LT_BOUNDS_KEYS;
    } else if (lt_polynomial_of(bridge.unit->arena, &source.bound, &polynomial) &&
               lt_polynomial_constant(&polynomial, &claims.limit)) {
        claims.bounds = LT_BOUNDS_CONSTANT;
    } else {
        claims.bounds = LT_BOUNDS_PLACE;
    }
}

lt_claims Contracts::claims(const ValueDecl *decl) {
    lt_claims claims = {};
    const lt_contracts all = stated(decl);
    for (uint32_t i = 0; i < all.count; i++) {
        const lt_resolved &contract = all.items[i];
        const lt_contract &source = contract.source;
        switch (source.kind) {
        case LT_CONTRACT_owned:
            // Of `T **out` the pointer is not ours: what is handed out through it is an effect of the call.
            if (contract.through)
                continue;
            claims.flags |= LT_CLAIM_OWNED;
            claims.family = family(contract);
            claims.when = conditionOf(contract);
            break;
        case LT_CONTRACT_borrowed:
            claims.flags |= LT_CLAIM_BORROWED;
            break;
        case LT_CONTRACT_lifetime:
            if (contract.outlived.count != 0 && isa<FunctionDecl>(decl))
                continue;
            claims.flags |= LT_CLAIM_LIFETIME;
            break;
        case LT_CONTRACT_bounds:
            bounded(contract, claims);
            break;
        case LT_CONTRACT_KINDS:
            continue;
        }
        for (uint32_t r = 0; r < contract.regions.count && claims.region_count < LT_MOST_REGIONS; r++)
            claims.regions[claims.region_count++] = regionOf(bridge, decl, contract.regions.items[r]);
        claims.location = {source.place};
        claims.text = bridge.intern(lt_contract_show(bridge.unit->arena, &source));
    }
    if (all.count == 0)
        foreignClaims(bridge, decl, claims);
    if (const auto known = shown.find(decl->getCanonicalDecl()); all.count == 0 && known != shown.end())
        return known->second;
    return claims;
}

void Contracts::show(const ValueDecl *container, llvm::StringRef release, SourceLocation at) {
    lt_claims claims = {};
    claims.flags = LT_CLAIM_OWNED | LT_CLAIM_SHOWN;
    claims.family = lt_unit_family(bridge.unit, release.str().c_str());
    claims.location = lifetime::at(at);
    shown[container->getCanonicalDecl()] = claims;
}

void Contracts::outlives(const FunctionDecl *function, llvm::SmallVectorImpl<lt_outlives> &relations) {
    const auto add = [&](const Decl *bearer) {
        const lt_contracts all = stated(bearer);
        for (uint32_t i = 0; i < all.count; i++)
            for (uint32_t o = 0; o < all.items[i].outlived.count; o++)
                relations.push_back({bridge.intern(all.items[i].regions.items[0].name),
                                     bridge.intern(all.items[i].outlived.items[o].name)});
    };
    add(function);
    for (const ParmVarDecl *parameter : function->parameters())
        add(parameter);
}

// --- effects --------------------------------------------------------------------------------------------------------

namespace {

/// The effects that the contracts of one function state.
class EffectReader {
public:
    EffectReader(Bridge &bridge, const FunctionDecl *function, Effects &effects)
        : bridge(bridge), function(function), effects(effects) {}

    void result(const lt_contracts &contracts, llvm::function_ref<lt_family(const lt_resolved &)> family);
    void parameter(unsigned index, const lt_contracts &contracts,
                   llvm::function_ref<lt_family(const lt_resolved &)> family);

private:
    lt_effect make(lt_effect_kind kind, unsigned subject, const lt_resolved &contract) const {
        lt_effect effect = {};
        effect.kind = kind;
        effect.subject = uint8_t(subject);
        effect.object = LT_SLOT_NONE;
        effect.when = conditionOf(contract);
        return effect;
    }
    bool isRelease(const lt_resolved &contract) const;
    void livesIn(unsigned subject, const lt_resolved &contract, const lt_contract_region &region);
    void kept(unsigned subject, const lt_resolved &contract, const lt_contract_region &region);
    bool livesForArguments(const lt_resolved &contract, llvm::StringRef region);

    Bridge &bridge;
    const FunctionDecl *function;
    Effects &effects;
};

/// Whether the function is itself what its parameter's contract names: `void table_free([[owned("table_free")]] …)`.
bool EffectReader::isRelease(const lt_resolved &contract) const {
    const std::string plain = function->getNameAsString(), qualified = function->getQualifiedNameAsString();
    for (uint32_t i = 0; i < contract.release_count; i++)
        if (plain == contract.releases[i] || qualified == contract.releases[i])
            return true;
    return false;
}

/// A region of one's own is bound at the call: what lives for "req" lives as long as the arguments that do.
bool EffectReader::livesForArguments(const lt_resolved &contract, llvm::StringRef region) {
    bool found = false;
    for (const ParmVarDecl *parameter : function->parameters()) {
        const lt_contracts all = bridge.contracts.stated(parameter);
        for (uint32_t i = 0; i < all.count; i++) {
            const lt_resolved &other = all.items[i];
            if (other.source.kind != LT_CONTRACT_lifetime || other.regions.count == 0 ||
                other.regions.items[0].kind != LT_CONTRACT_REGION_NAMED || region != other.regions.items[0].name)
                continue;
            lt_effect effect = make(LT_EFFECT_inside, LT_SLOT_RESULT, contract);
            effect.object = uint8_t(argumentOf(function, parameter->getFunctionScopeIndex()));
            effects.push_back(effect);
            found = true;
        }
    }
    return found;
}

/// The result (or what is handed out) lives in a region.
void EffectReader::livesIn(unsigned subject, const lt_resolved &contract, const lt_contract_region &region) {
    lt_effect effect = make(LT_EFFECT_inside, subject, contract);
    const lt_region where = regionOf(bridge, function, region);
    if (where.kind == LT_REGION_STATIC) {
        effect.kind = LT_EFFECT_static_storage;
    } else if (where.kind == LT_REGION_ARGUMENT) {
        effect.object = uint8_t(where.index);
    } else {
        if (livesForArguments(contract, region.name))
            return;
        effect.kind = LT_EFFECT_region;
        effect.region = where;
    }
    effects.push_back(effect);
}

void EffectReader::result(const lt_contracts &contracts,
                          llvm::function_ref<lt_family(const lt_resolved &)> family) {
    for (uint32_t i = 0; i < contracts.count; i++) {
        const lt_resolved &contract = contracts.items[i];
        if (contract.source.kind == LT_CONTRACT_owned) {
            lt_effect effect = make(LT_EFFECT_fresh, LT_SLOT_RESULT, contract);
            effect.family = family(contract);
            effects.push_back(effect);
            continue;
        }
        if (contract.source.kind == LT_CONTRACT_bounds || contract.outlived.count != 0)
            continue;
        for (uint32_t r = 0; r < contract.regions.count; r++)
            livesIn(LT_SLOT_RESULT, contract, contract.regions.items[r]);
        // Lent by nobody in particular: it is not ours to release, and nobody says when it ends.
        if (contract.regions.count == 0)
            effects.push_back(make(LT_EFFECT_static_storage, LT_SLOT_RESULT, contract));
    }
}

/// The argument is stored where the region says, and stays there.
void EffectReader::kept(unsigned subject, const lt_resolved &contract, const lt_contract_region &region) {
    const lt_region where = regionOf(bridge, function, region);
    if (where.kind == LT_REGION_RESULT) {
        lt_effect effect = make(LT_EFFECT_inside, LT_SLOT_RESULT, contract);
        effect.object = uint8_t(subject);
        effects.push_back(effect);
        return;
    }
    lt_effect effect = make(LT_EFFECT_keep, subject, contract);
    if (where.kind == LT_REGION_ARGUMENT) {
        // A parameter's own region bounds its referent from below, and keeps nothing.
        if (where.index == subject)
            return;
        effect.object = uint8_t(where.index);
    } else {
        effect.region = where;
    }
    effects.push_back(effect);
}

void EffectReader::parameter(unsigned index, const lt_contracts &contracts,
                             llvm::function_ref<lt_family(const lt_resolved &)> family) {
    const unsigned subject = argumentOf(function, index);
    for (uint32_t i = 0; i < contracts.count; i++) {
        const lt_resolved &contract = contracts.items[i];
        if (contract.source.kind == LT_CONTRACT_owned) {
            lt_effect effect = make(contract.through       ? LT_EFFECT_fresh
                                    : isRelease(contract) ? LT_EFFECT_release
                                                          : LT_EFFECT_take,
                                    subject, contract);
            effect.depth = contract.through;
            effect.family = family(contract);
            effects.push_back(effect);
            continue;
        }
        if (contract.source.kind == LT_CONTRACT_bounds)
            continue;
        bool stored = false;
        for (uint32_t r = 0; r < contract.regions.count; r++) {
            const lt_contract_region &region = contract.regions.items[r];
            // lifetime("req") on a parameter names its referent's region, which says what the callee may do with it;
            // the callee's body is held to that, the caller has nothing to fear.
            if (contract.source.kind == LT_CONTRACT_lifetime && region.kind == LT_CONTRACT_REGION_NAMED)
                continue;
            kept(subject, contract, region);
            stored = true;
        }
        if (!stored)
            effects.push_back(make(LT_EFFECT_look, subject, contract));
    }
}

} // namespace

void Contracts::ownEffects(const FunctionDecl *function, Effects &effects) {
    EffectReader reader(bridge, function, effects);
    const auto named = [&](const lt_resolved &contract) { return family(contract); };
    if (const lt_contracts all = stated(function); all.count != 0)
        reader.result(all, named);
    for (const ParmVarDecl *parameter : function->parameters())
        if (const lt_contracts all = stated(parameter); all.count != 0)
            reader.parameter(parameter->getFunctionScopeIndex(), all, named);
}

bool Contracts::effects(const FunctionDecl *function, Effects &effects) {
    const size_t before = effects.size();
    ownEffects(function, effects);
    foreignEffects(bridge, function, effects);
    return effects.size() != before;
}

// --- functions that others name as releases -------------------------------------------------------------------------

void Contracts::learn(const Decl *decl) {
    if (const auto *linkage = dyn_cast<LinkageSpecDecl>(decl))
        for (const Decl *inner : linkage->noload_decls())
            learn(inner);
    if (!decl->hasAttrs())
        return;
    forEachWritten(decl, [&](const Written &written) {
        if (written.kind != LT_CONTRACT_owned)
            return;
        llvm::SmallVector<llvm::StringRef, 4> names;
        written.text.substr(0, written.text.find(" when ")).split(names, '|', -1, /*KeepEmpty=*/false);
        for (llvm::StringRef name : names)
            releases.try_emplace(name.trim(), 0);
    });
    for (const auto *allocator : decl->specific_attrs<RestrictAttr>())
        if (const Expr *deallocator = allocator->getDeallocator())
            if (const auto *named = dyn_cast<DeclRefExpr>(deallocator->IgnoreParenImpCasts()))
                if (const auto *function = dyn_cast<FunctionDecl>(named->getDecl()))
                    deallocators[function->getCanonicalDecl()] = allocator->getDeallocatorPtrArgIndex().getASTIndex();
}

void Contracts::learn(llvm::ArrayRef<Decl *> declarations, llvm::ArrayRef<VanishedContract> found) {
    placeVanished(bridge.context.getSourceManager(), declarations, found,
                  [&](const FunctionDecl *function, const VanishedContract &contract) {
                      releases.try_emplace(contract.release, contract.index);
                      vanished.try_emplace(function->getCanonicalDecl(),
                                           lt_arena_text(bridge.unit->arena, contract.release.data(),
                                                         contract.release.size()));
                  });
}

bool Contracts::releaseEffect(const FunctionDecl *function, Effects &effects) {
    unsigned index = ~0u;
    if (const auto found = deallocators.find(function->getCanonicalDecl()); found != deallocators.end())
        index = found->second;
    else if (!releases.empty() && function->getIdentifier()) {
        auto named = releases.find(function->getName());
        if (named == releases.end())
            named = releases.find(function->getQualifiedNameAsString());
        if (named != releases.end())
            index = named->second;
    }
    if (index >= function->getNumParams() || !function->getParamDecl(index)->getType()->isAnyPointerType())
        return false;
    lt_effect effect = {};
    effect.kind = LT_EFFECT_release;
    effect.subject = uint8_t(argumentOf(function, index));
    for (const lt_effect &other : effects)
        if (other.subject == effect.subject && other.kind != LT_EFFECT_look)
            return false;
    effect.object = LT_SLOT_NONE;
    effect.family = lt_unit_family(bridge.unit, function->getNameAsString().c_str());
    effects.push_back(effect);
    return true;
}

} // namespace lifetime
