#include "plugin/foreign.h"

#include "plugin/redeclarations.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Analysis/Analyses/LifetimeSafety/LifetimeAnnotations.h"

namespace lifetime {

using namespace clang;
using Effects = llvm::SmallVectorImpl<lt_effect>;

namespace {

/// `__builtin_free` is `free`.
std::string releaseName(const NamedDecl *named) {
    llvm::StringRef name = named->getIdentifier() ? named->getName() : "";
    name.consume_front("__builtin_");
    return name.str();
}

/// The attribute on any declaration of the parameter: Clang hands down some of them, and none upwards.
template <typename Attribute> const Attribute *find(const ParmVarDecl *parameter) {
    const Attribute *found = nullptr;
    forEachRedeclaration(parameter, [&](const Decl *redecl) {
        if (!found && redecl->hasAttrs())
            found = redecl->getAttr<Attribute>();
    });
    return found;
}

class ForeignReader {
public:
    /// Attributes are handed down from one declaration to the next: the newest has them all.
    ForeignReader(Bridge &bridge, const FunctionDecl *any, Effects &effects)
        : bridge(bridge), function(any->getMostRecentDecl()), effects(effects) {
        const auto *method = dyn_cast<CXXMethodDecl>(function);
        first = method && method->isInstance() ? 1 : 0;
    }

    void run() {
        if (function->hasAttrs())
            readFunction();
        if (first && lifetimes::implicitObjectParamIsLifetimeBound(function))
            add(LT_EFFECT_inside, LT_SLOT_RESULT).object = 0;
        for (const ParmVarDecl *parameter : function->parameters())
            readParameter(parameter);
    }

private:
    lt_effect &add(lt_effect_kind kind, unsigned subject, llvm::StringRef family = {}) {
        lt_effect effect = {};
        effect.kind = kind;
        effect.subject = uint8_t(subject);
        effect.object = LT_SLOT_NONE;
        if (!family.empty())
            effect.family = lt_unit_family(bridge.unit, family.str().c_str());
        effects.push_back(effect);
        return effects.back();
    }

    void readFunction();
    void readOwnership(const OwnershipAttr *ownership);
    void readParameter(const ParmVarDecl *parameter);
    void readBound(const ParmVarDecl *parameter, unsigned subject);
    void readCapture(const LifetimeCaptureByAttr *capture, unsigned subject);
    lt_condition success() const;

    Bridge &bridge;
    const FunctionDecl *function;
    Effects &effects;
    unsigned first; // of the declared parameters among MIR's arguments
};

void ForeignReader::readFunction() {
    // Several deallocators are alternatives; `realloc` and its like, which GCC wants to be listed too, are no release.
    std::string family;
    for (const auto *allocator : function->specific_attrs<RestrictAttr>())
        if (const Expr *deallocator = allocator->getDeallocator())
            if (const auto *named = dyn_cast<DeclRefExpr>(deallocator->IgnoreParenImpCasts()))
                family.append(family.empty() ? "" : "|").append(releaseName(named->getDecl()));
    if (!family.empty())
        add(LT_EFFECT_fresh, LT_SLOT_RESULT, family);
    for (const auto *ownership : function->specific_attrs<OwnershipAttr>())
        readOwnership(ownership);
    if (const auto *handle = function->getAttr<AcquireHandleAttr>())
        add(LT_EFFECT_fresh, LT_SLOT_RESULT, handle->getHandleType());
    // Not a contract by itself: a function that says nothing else stays unknown to its callers.
    if (!effects.empty() && function->hasAttr<ReturnsNonNullAttr>())
        add(LT_EFFECT_nonnull, LT_SLOT_RESULT);
}

/// The analyser's module "malloc" is memory that `free` releases; other modules are families of their own.
void ForeignReader::readOwnership(const OwnershipAttr *ownership) {
    const llvm::StringRef module = ownership->getModule()->getName();
    const llvm::StringRef family = module == "malloc" ? "free" : module;
    if (ownership->isReturns()) {
        add(LT_EFFECT_fresh, LT_SLOT_RESULT, family);
        return;
    }
    for (const ParamIdx &index : ownership->args()) {
        const unsigned subject = first + index.getASTIndex();
        add(ownership->isTakes() ? LT_EFFECT_release : LT_EFFECT_take, subject, family);
        // Held, it is still there: the caller may look at it, and must not release it.
        if (!ownership->isTakes())
            add(LT_EFFECT_look, subject);
    }
}

void ForeignReader::readParameter(const ParmVarDecl *parameter) {
    const unsigned subject = first + parameter->getFunctionScopeIndex();
    if (find<LifetimeBoundAttr>(parameter))
        readBound(parameter, subject);
    if (const auto *capture = find<LifetimeCaptureByAttr>(parameter))
        readCapture(capture, subject);
    if (find<NoEscapeAttr>(parameter) || find<UseHandleAttr>(parameter))
        add(LT_EFFECT_look, subject);
    if (const auto *handle = find<AcquireHandleAttr>(parameter)) {
        lt_effect &effect = add(LT_EFFECT_fresh, subject, handle->getHandleType());
        effect.depth = 1;
        effect.when = success();
    }
    if (const auto *handle = find<ReleaseHandleAttr>(parameter))
        add(LT_EFFECT_release, subject, handle->getHandleType());
}

/// The attribute does not say under which result a handle is given out. What C has of convention is a status that is 0
/// (zx_status_t, errno), a truth value, or a pointer.
lt_condition ForeignReader::success() const {
    const QualType returned = function->getReturnType();
    if (returned->isBooleanType() || returned->isAnyPointerType())
        return {LT_NE, 0, 0};
    return {returned->isIntegralOrEnumerationType() ? LT_EQ : LT_ALWAYS, 0, 0};
}

/// Of a constructor: the object under construction refers to the argument.
void ForeignReader::readBound(const ParmVarDecl *, unsigned subject) {
    if (isa<CXXConstructorDecl>(function))
        add(LT_EFFECT_keep, subject).object = 0;
    else
        add(LT_EFFECT_inside, LT_SLOT_RESULT).object = uint8_t(subject);
}

/// Clang numbers the captors as MIR numbers arguments: `this` is 0 and shifts the rest.
void ForeignReader::readCapture(const LifetimeCaptureByAttr *capture, unsigned subject) {
    for (int captor : capture->params()) {
        if (captor == LifetimeCaptureByAttr::Global) {
            add(LT_EFFECT_keep, subject).region.kind = LT_REGION_STATIC;
        } else if (captor == LifetimeCaptureByAttr::Unknown) {
            add(LT_EFFECT_keep, subject).region = {LT_REGION_NAMED, 0, bridge.intern("unknown")};
        } else if (captor >= 0) {
            add(LT_EFFECT_keep, subject).object = uint8_t(captor);
        }
    }
}

} // namespace

void foreignEffects(Bridge &bridge, const FunctionDecl *function, Effects &effects) {
    ForeignReader(bridge, function, effects).run();
}

void foreignClaims(Bridge &bridge, const ValueDecl *decl, lt_claims &claims) {
    const auto *parameter = dyn_cast<ParmVarDecl>(decl);
    if (const auto *noEscape = parameter ? find<NoEscapeAttr>(parameter) : nullptr) {
        claims.flags = LT_CLAIM_BORROWED;
        claims.location = at(noEscape->getLocation());
        claims.text = bridge.intern("noescape");
    }
}

} // namespace lifetime
