// Which bodies can matter to `growth`: those that touch what lives long and is stored to somewhere.

#include "plugin/library.h"
#include "plugin/select.h"

namespace lifetime {

using namespace clang;

bool hasPromise(const CXXRecordDecl *record) {
    return llvm::any_of(record->fields(), [](const FieldDecl *field) { return Contracts::any(field); });
}

bool returnsHolder(const FunctionDecl *function) {
    const QualType type = function->getReturnType();
    const QualType to = type->isPointerType() || type->isReferenceType() ? type->getPointeeType() : QualType();
    return !to.isNull() && !to.isConstQualified() && (to->isRecordType() || to->isPointerType());
}

/// The class whose private parts the body can name: of a method, or of the method around a closure.
static const CXXRecordDecl *insiderOf(const FunctionDecl *function) {
    const DeclContext *context = function->getParent();
    while (context && (!isa<CXXRecordDecl>(context) || cast<CXXRecordDecl>(context)->isLambda()))
        context = context->getParent();
    return context ? cast<CXXRecordDecl>(context)->getDefinition() : nullptr;
}

/// What can hold a container, and is no secret of other units.
static bool mayHoldContainer(const VarDecl *variable) {
    const Type *type = variable->getType()->getBaseElementTypeUnsafe();
    return (type->isRecordType() || type->isPointerType()) && (!variable->hasExternalFormalLinkage() || variable->isStaticDataMember());
}

/// Whether this unit alone can say nothing of it: other units can name it, and nothing is promised. In C++ a look-up that
/// inserts is a finding of this unit all the same.
static bool isOpen(const VarDecl *variable) {
    const RecordDecl *record = variable->getType()->getBaseElementTypeUnsafe()->getAsRecordDecl();
    const auto promises = [](const FieldDecl *field) { return Contracts::any(field); };
    return variable->isExternallyVisible() && !variable->getASTContext().getLangOpts().CPlusPlus && !Contracts::any(variable) &&
           !(record && llvm::any_of(record->fields(), promises));
}

/// The variables that each body names, itself or by a function that returns the address of one.
static std::vector<llvm::SmallVector<const VarDecl *, 0>> namedVariables(const std::vector<BodyFacts> &bodies) {
    constexpr unsigned mostSteps = 3; // an accessor of an accessor of an accessor
    llvm::DenseMap<const FunctionDecl *, size_t> accessors;
    std::vector<llvm::SmallVector<const VarDecl *, 0>> named;
    for (const BodyFacts &body : bodies) {
        if (body.yields && body.function)
            accessors[body.function->getCanonicalDecl()] = named.size();
        named.emplace_back(body.statics.begin(), body.statics.end());
    }
    for (unsigned step = 0; step < mostSteps && !accessors.empty(); step++)
        for (size_t i = 0; i < bodies.size(); i++)
            for (const Call &call : bodies[i].calls)
                if (const auto found = accessors.find(call.callee); found != accessors.end() && found->second != i) {
                    for (const VarDecl *one : llvm::SmallVector<const VarDecl *, 0>(named[found->second]))
                        if (!llvm::is_contained(named[i], one))
                            named[i].push_back(one);
                    if (bodies[i].function && returnsHolder(bodies[i].function))
                        accessors.try_emplace(bodies[i].function->getCanonicalDecl(), i);
                }
    return named;
}

/// A class of several containers that has a method to start over.
bool Selector::isReset(const CXXRecordDecl *record) const {
    const auto isContainer = [&](const FieldDecl *field) {
        const CXXRecordDecl *of = field->getType()->getAsCXXRecordDecl();
        return of && (bridge.types.shape(of) & AnyContainer);
    };
    const auto startsOver = [](const CXXMethodDecl *method) {
        return method->getIdentifier() && lt_is_reset_name(method->getName().str().c_str());
    };
    return llvm::any_of(record->methods(), startsOver) && llvm::count_if(record->fields(), isContainer) > 1;
}

/// A body matters to `growth` when it names a variable that some body which stores, or passes it on, also names, or names
/// one and calls such a body that nobody else can call, can touch the members of a class whose only object is such a
/// variable, that promise something, or that are started over, or adds to a registry of the process. Of a
/// variable that other units can name, some of them may store to it.
std::vector<bool> Selector::growing(const std::vector<BodyFacts> &bodies) const {
    std::vector<bool> matters(bodies.size());
    if (!wantsGrowth)
        return matters;
    const auto named = namedVariables(bodies);
    llvm::DenseSet<const VarDecl *> stored;
    llvm::DenseSet<const CXXRecordDecl *> singletons;
    llvm::DenseMap<const CXXRecordDecl *, bool> resets;
    for (size_t i = 0; i < bodies.size(); i++)
        for (const VarDecl *variable : named[i]) {
            if (!wantsOpen && isOpen(variable))
                continue;
            if (bodies[i].stores || (bodies[i].passes && mayHoldContainer(variable)))
                stored.insert(variable);
            if (const auto *record = variable->getType()->getAsCXXRecordDecl(); record && isSingleton(record)) {
                singletons.insert(record->getDefinition());
                stored.insert(variable);
            }
        }
    // What they call behind a test of theirs.
    llvm::DenseSet<const FunctionDecl *> storing;
    for (const BodyFacts &body : bodies)
        if (body.stores && !body.statics.empty() && body.function && !body.function->isExternallyVisible())
            storing.insert(body.function->getCanonicalDecl());
    for (size_t i = 0; i < bodies.size(); i++) {
        const CXXRecordDecl *insider = insiderOf(bodies[i].function);
        const auto [reset, isNew] = resets.try_emplace(insider, false);
        if (isNew && insider)
            reset->second = isReset(insider);
        matters[i] = bodies[i].enrols || bodies[i].unlinks ||
                     (insider && (singletons.contains(insider) || hasPromise(insider) || reset->second)) ||
                     llvm::any_of(named[i], [&](const VarDecl *one) {
                         return stored.contains(one) || (wantsFacts && one->isExternallyVisible() && !one->getType()->isArithmeticType());
                     }) ||
                     (!named[i].empty() &&
                      llvm::any_of(bodies[i].calls, [&](const Call &call) { return storing.contains(call.callee); }));
    }
    return matters;
}

} // namespace lifetime
