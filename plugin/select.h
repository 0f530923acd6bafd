// The cheap question asked of every body before it is lowered: can a check have anything to say about it?
//
// One walk over the syntax tree, no control flow. Values are put into classes by unification (B. Steensgaard,
// "Points-to analysis in almost linear time", POPL 1996); a function is worth a look when an address that dies with
// it, or that its contracts restrict, shares a class with something that outlives it, when a call gives something
// away, or when it touches a container that the unit may let grow. Sound towards the checks that exist: what they
// could report is selected.
#ifndef LT_PLUGIN_SELECT_H
#define LT_PLUGIN_SELECT_H

#include "plugin/bridge.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"

#include <array>
#include <vector>

extern "C" {
#include "checks/growth.h"
#include "checks/settings.h"
#include "flow/growth/calls.h"
}

namespace lifetime {

struct Call {
    const clang::FunctionDecl *callee; // canonical
    bool inLoop, inWalk;
    bool once = false;                                          // whoever runs this code, the call is made at most once
    std::array<uint8_t, LT_MOST_PASSED> passed = {};            // LT_PASSED_… of its first arguments
    clang::SourceLocation at = {}; // may be invalid
};

/// What the walk over one body found.
struct BodyFacts {
    const clang::FunctionDecl *function = nullptr; // the definition; null: a static initialiser
    bool worth = false;  // some check other than growth may have something to say
    bool tells = false;  // callers may want to know what it does to its parameters, or gives: a summary
    bool owns = false;   // makes or releases something, when that matters
    const clang::FunctionDecl *last = nullptr; // what a body without `return` ends in a call of
    bool broken = false; // holds errors: not to be lowered
    bool shares = false; // puts owners that are shared, or callables, where they may be held for long
    bool deletes = false; // has a `delete`
    bool unlinks = false; // takes elements out of chains that it does not name
    bool enrols = false; // calls what adds to a registry of the process
    bool stores = false; // puts pointers, elements or entries into memory other than its own variables
    bool passes = false; // gives something that can be changed to a function that has a body
    bool yields = false; // may return the address of a variable of static storage
    llvm::SmallVector<Call, 0> calls;
    llvm::SmallVector<const clang::FunctionDecl *, 0> addressesTaken;
    llvm::SmallVector<const clang::VarDecl *, 0> statics; // mutable variables of static storage that it names
    llvm::SmallVector<const clang::Decl *, 0> contracts;  // local declarations that carry contracts
    llvm::SmallVector<const clang::FunctionDecl *, 0> closures; // and methods of local classes
};

/// A field promises something: to stay within bounds, to own what it points to.
bool hasPromise(const clang::CXXRecordDecl *record);

/// The function returns a pointer or reference to what may be, or may hold, a container that callers change.
bool returnsHolder(const clang::FunctionDecl *function);

class Selector {
public:
    Selector(Bridge &bridge, const lt_configuration &configuration);

    BodyFacts look(const clang::FunctionDecl *function);
    /// The calls of a static initialiser, and the functions whose addresses it takes.
    BodyFacts lookInitialiser(const clang::VarDecl *variable);

    /// Which of the bodies can matter to `growth`, all having been looked at: one flag each.
    std::vector<bool> growing(const std::vector<BodyFacts> &bodies) const;

private:
    friend class BodyWalk;
    bool holds(clang::QualType type);
    bool holdsRecord(const clang::RecordDecl *record);

    bool isReset(const clang::CXXRecordDecl *record) const;
    bool sharesBy(const clang::FunctionDecl *callee, const lt_callee_info *info) const;

    Bridge &bridge;
    bool wantsGrowth, wantsFacts, wantsOpen, wantsDangling, wantsRelease, wantsCycle;
    llvm::DenseMap<const clang::RecordDecl *, bool> holders; // whether a record can hold a pointer
};

} // namespace lifetime

#endif
