// The bridge from Clang to MIR: one object for each translation unit, three translators and the lowering.
//
// C++17 without exceptions and RTTI, and nothing but translation: what a program means is decided in attrs/, flow/ and
// checks/. No mutable globals: one editor process runs several bridges at once.
#ifndef LT_PLUGIN_BRIDGE_H
#define LT_PLUGIN_BRIDGE_H

#include "plugin/macros.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"

extern "C" {
#include "attrs/compare.h"
#include "attrs/models.h"
#include "mir/build.h"
#include "mir/mir.h"
}

namespace clang {
class Preprocessor;
}

namespace lifetime {

class Bridge;
struct VanishedContract;

inline lt_location at(clang::SourceLocation location) { return {location.getRawEncoding()}; }

/// Whether every function that can name the member, a field or static member, is in this unit.  (types.cpp)
bool isClosed(const clang::ASTContext &context, const clang::DeclaratorDecl *member);

/// A class of which strangers can make no object: its constructors are its own.  (types.cpp)
bool isSingleton(const clang::CXXRecordDecl *record);
/// A closure captures no reference to a variable of static storage: the name stands for what it is initialised with.
bool namesConstantReference(const clang::DeclRefExpr *name, const clang::FunctionDecl *closure);

/// Clang's types and fields as MIR's.  (types.cpp)
class Types {
public:
    explicit Types(Bridge &bridge) : bridge(bridge) {}
    lt_type lower(clang::QualType type);
    /// How objects of the class behave: Shape bits of library.h. Found once for each class.
    uint32_t shape(const clang::CXXRecordDecl *record);
    /// The field's entry; a union's fields all share the first one's, because they overlap.
    lt_field field(const clang::FieldDecl *field);
    /// A base-class subobject, as a field of the derived class.
    lt_field base(const clang::CXXRecordDecl *derived, const clang::CXXRecordDecl *base);
    /// The hidden field of a closure that holds a capture (`this` when `variable` is null).
    lt_field capture(const clang::CXXRecordDecl *closure, const clang::ValueDecl *variable, clang::QualType type);

private:
    void describeEntries(clang::QualType type, lt_type entry, clang::QualType element);

    Bridge &bridge;
    llvm::DenseMap<clang::QualType, uint32_t> types;
    llvm::DenseMap<const void *, uint32_t> fields;
    llvm::DenseMap<const clang::CXXRecordDecl *, uint32_t> shapes;
};

/// Contracts, ours and foreign ones, of declarations.  (contracts.cpp; the grammar and its meaning are attrs/)
class Contracts {
public:
    explicit Contracts(Bridge &bridge) : bridge(bridge) {}
    /// What contracts say of a variable, parameter, field; of a function: of its result. Looks through typedefs and
    /// all redeclarations. Errors are not reported here but by `check`.
    lt_claims claims(const clang::ValueDecl *decl);
    /// Appends the effects that the function's contracts (own, foreign) state; true when there was any contract.
    bool effects(const clang::FunctionDecl *function, llvm::SmallVectorImpl<lt_effect> &effects);
    /// lifetime("outer: inner") relations stated on the function.
    void outlives(const clang::FunctionDecl *function, llvm::SmallVectorImpl<lt_outlives> &relations);
    /// Whether the declaration carries a contract of ours, on any of its redeclarations: the cheap question asked first.
    static bool any(const clang::Decl *decl);
    /// All contracts of a bearer that are well formed: its own, its typedef's, earlier declarations' and, where it is
    /// silent, those of the functions it overrides. Owned by the unit's arena.
    lt_contracts stated(const clang::Decl *bearer);
    /// The contracts written on this very declaration, and no other.
    lt_contracts written(const clang::Decl *bearer);
    /// Notes which functions the contracts of a declaration name as releases: a release need not say so itself.
    void learn(const clang::Decl *decl);
    /// Notes contracts that the preprocessor dropped, found again in the source of their declarations.
    void learn(llvm::ArrayRef<clang::Decl *> declarations, llvm::ArrayRef<VanishedContract> vanished);
    /// The function that releases what `function` returns, by a contract that the preprocessor dropped; empty: none.
    llvm::StringRef vanishedRelease(const clang::FunctionDecl *function) const {
        return vanished.lookup(function->getCanonicalDecl());
    }
    /// Notes that the container owns what its entries point to: they are released there with `release`.
    void show(const clang::ValueDecl *container, llvm::StringRef release, clang::SourceLocation at);
    bool isShown(const clang::Decl *decl) const { return shown.contains(decl->getCanonicalDecl()); }
    /// Appends the release of a function that an allocator names, and that has neither contract nor model.
    bool releaseEffect(const clang::FunctionDecl *function, llvm::SmallVectorImpl<lt_effect> &effects);

private:
    void ownEffects(const clang::FunctionDecl *function, llvm::SmallVectorImpl<lt_effect> &effects);
    void bounded(const lt_resolved &contract, lt_claims &claims);
    lt_family family(const lt_resolved &contract);

    Bridge &bridge;
    llvm::DenseMap<const clang::FunctionDecl *, unsigned> deallocators; // by malloc(f, i): the argument
    llvm::DenseMap<const clang::Decl *, lt_claims> shown; // canonical
    llvm::StringMap<unsigned> releases; // names in owned("…") and dropped contracts: the argument
    llvm::DenseMap<const clang::FunctionDecl *, llvm::StringRef> vanished; // in the unit's arena
};

/// Functions as callees: contract, model, rule.  (callees.cpp)
class Callees {
public:
    explicit Callees(Bridge &bridge) : bridge(bridge) {}
    /// The function, for a call with these operands: constants among them may choose between models of it.
    lt_callee lower(const clang::FunctionDecl *function, llvm::ArrayRef<lt_operand> operands = {});

    /// What a call does to a container that C code made: stated as a deed, which only growth asks for, because how it
    /// holds its elements and who owns them is not known. None: nothing.
    lt_callee deed(const clang::FunctionDecl *function, llvm::ArrayRef<lt_operand> operands);
    bool hasDeed(const clang::FunctionDecl *function);

    /// Whether what a call does depends on its constant arguments.
    bool varies(const clang::FunctionDecl *function);

private:
    Bridge &bridge;
    llvm::DenseMap<std::pair<const clang::FunctionDecl *, const lt_model *>, uint32_t> callees; // model: of several
    llvm::DenseMap<std::pair<const clang::FunctionDecl *, const lt_model *>, uint32_t> deeds;
};

/// File-static variables that the unit never writes: constants that nobody called so.  (constants.cpp)
class Constants {
public:
    explicit Constants(Bridge &bridge) : bridge(bridge) {}
    /// The unit is searched for writes at the first question, once, unless `complete` says that all are known.
    bool holds(const clang::VarDecl *variable);
    void write(const clang::VarDecl *variable) { written.insert(variable->getCanonicalDecl()); }
    void complete() { searched = true; }

private:
    void search();
    void visit(const clang::Stmt *stmt);

    Bridge &bridge;
    bool searched = false;
    llvm::DenseSet<const clang::VarDecl *> written; // or their address is taken
};

/// Pointers to functions that can only point to one: what a call through them calls.  (targets.cpp)
class Targets {
public:
    explicit Targets(Bridge &bridge) : bridge(bridge) {}
    /// What the call through a pointer calls, if that is known; else null.
    const clang::FunctionDecl *of(const clang::CallExpr *call);

private:
    const clang::FunctionDecl *of(const clang::Expr *pointer);
    bool isFixed(const clang::VarDecl *variable);
    const clang::FunctionDecl *onlyAssigned(const clang::VarDecl *variable);
    void search(const clang::VarDecl *variable);
    void visit(const clang::DeclContext *context);
    void visit(const clang::Stmt *stmt);

    struct Writes {
        const clang::FunctionDecl *function; // what is assigned
        bool others;                         // something else is, or its address is taken
    };
    Bridge &bridge;
    bool searched = false; // the whole unit
    llvm::DenseSet<const clang::FunctionDecl *> bodies;
    llvm::DenseMap<const clang::VarDecl *, Writes> writes;
};

class Bridge {
public:
    Bridge(clang::ASTContext &context, lt_unit *unit)
        : context(context), unit(unit), types(*this), contracts(*this), callees(*this), constants(*this),
          targets(*this), macros(*this) {}

    clang::ASTContext &context;
    clang::Preprocessor *preprocessor = nullptr; // the values of macros that contracts name
    lt_unit *unit;
    const lt_models *models = nullptr; // the project's own
    Types types;
    Contracts contracts;
    Callees callees;
    Constants constants;
    Targets targets;
    Macros macros;

    /// Never written in the unit, and invisible outside of it: integers of static storage.
    bool isConstant(const clang::VarDecl *variable) { return constants.holds(variable); }

    /// The number of a string literal: equal ones have equal numbers.
    uint32_t literal(const clang::StringLiteral *text) {
        return literals.try_emplace({text->getBytes(), text->getCharByteWidth()}, uint32_t(literals.size() + 1))
            .first->second;
    }

    lt_string intern(llvm::StringRef text) { return lt_intern_slice(unit->strings, text.data(), text.size()); }

    /// The brackets of subscripts of maps that have a member `at`, by where the expression begins: of several the innermost.
    llvm::DenseMap<unsigned, clang::SourceRange> brackets;

    /// Nodes that became opaque because the lowering does not know them: `dump=missing`.
    llvm::DenseMap<unsigned, unsigned> missing; // Stmt::StmtClass → count

private:
    llvm::DenseMap<std::pair<llvm::StringRef, unsigned>, uint32_t> literals; // bytes and width, in the AST
};

/// The function's body as MIR, allocated in `arena`; null when Clang can build no CFG for it.  (lower_*.cpp)
lt_function *lower(Bridge &bridge, lt_arena *arena, const clang::FunctionDecl *function);

} // namespace lifetime

#endif
