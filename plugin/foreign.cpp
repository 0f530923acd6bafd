#include "plugin/foreign.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Analysis/Analyses/LifetimeSafety/LifetimeAnnotations.h"

namespace lifetime {

using namespace clang;
using Effects = llvm::SmallVectorImpl<lt_effect>;

namespace {

class ForeignReader {
public:
    ForeignReader(Bridge &bridge, const FunctionDecl *function, Effects &effects)
        : bridge(bridge), function(function), effects(effects) {
        const auto *method = dyn_cast<CXXMethodDecl>(function);
        first = method && method->isInstance() ? 1 : 0;
    }

    void run() {
        if (function->hasAttrs())
            readFunction();
        if (first && lifetimes::implicitObjectParamIsLifetimeBound(function))
            add(LT_EFFECT_inside, LT_SLOT_RESULT).object = 0;
        for (const ParmVarDecl *parameter : function->parameters())
            if (parameter->hasAttrs())
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

    Bridge &bridge;
    const FunctionDecl *function;
    Effects &effects;
    unsigned first; // of the declared parameters among MIR's arguments
};

void ForeignReader::readFunction() {
    if (const auto *allocator = function->getAttr<RestrictAttr>(); allocator && allocator->getDeallocator())
        if (const auto *named = dyn_cast<DeclRefExpr>(allocator->getDeallocator()->IgnoreParenImpCasts()))
            add(LT_EFFECT_fresh, LT_SLOT_RESULT, named->getDecl()->getNameAsString());
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
    for (const ParamIdx &index : ownership->args())
        add(ownership->isTakes() ? LT_EFFECT_release : LT_EFFECT_escape, first + index.getASTIndex(), family);
}

void ForeignReader::readParameter(const ParmVarDecl *parameter) {
    const unsigned subject = first + parameter->getFunctionScopeIndex();
    if (parameter->hasAttr<LifetimeBoundAttr>())
        readBound(parameter, subject);
    if (const auto *capture = parameter->getAttr<LifetimeCaptureByAttr>())
        readCapture(capture, subject);
    if (parameter->hasAttr<NoEscapeAttr>() || parameter->hasAttr<UseHandleAttr>())
        add(LT_EFFECT_look, subject);
    if (const auto *handle = parameter->getAttr<AcquireHandleAttr>())
        add(LT_EFFECT_fresh, subject, handle->getHandleType()).depth = 1;
    if (const auto *handle = parameter->getAttr<ReleaseHandleAttr>())
        add(LT_EFFECT_release, subject, handle->getHandleType());
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
    if (const auto *parameter = dyn_cast<ParmVarDecl>(decl); parameter && parameter->hasAttr<NoEscapeAttr>()) {
        claims.flags = LT_CLAIM_BORROWED;
        claims.location = at(parameter->getAttr<NoEscapeAttr>()->getLocation());
        claims.text = bridge.intern("noescape");
    }
}

} // namespace lifetime
