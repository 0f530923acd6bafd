// The bridge from Clang to MIR: one object for each translation unit, three translators and the lowering.
//
// C++17 without exceptions and RTTI, and nothing but translation: what a program means is decided in attrs/, flow/ and
// checks/. No mutable globals: one editor process runs several bridges at once.
#ifndef LT_PLUGIN_BRIDGE_H
#define LT_PLUGIN_BRIDGE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"

extern "C" {
#include "mir/build.h"
#include "mir/mir.h"
}

namespace lifetime {

class Bridge;

inline lt_location at(clang::SourceLocation location) { return {location.getRawEncoding()}; }

/// Clang's types and fields as MIR's.  (types.cpp)
class Types {
public:
    explicit Types(Bridge &bridge) : bridge(bridge) {}
    lt_type lower(clang::QualType type);
    /// The field's entry; a union's fields all share the first one's, because they overlap.
    lt_field field(const clang::FieldDecl *field);
    /// A base-class subobject, as a field of the derived class.
    lt_field base(const clang::CXXRecordDecl *derived, const clang::CXXRecordDecl *base);
    /// The hidden field of a closure that holds a capture (`this` when `variable` is null).
    lt_field capture(const clang::CXXRecordDecl *closure, const clang::ValueDecl *variable, clang::QualType type);

private:
    Bridge &bridge;
    llvm::DenseMap<clang::QualType, uint32_t> types;
    llvm::DenseMap<const void *, uint32_t> fields;
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
    /// Whether the declaration carries a contract at all: the cheap question asked first.
    static bool any(const clang::Decl *decl);

private:
    Bridge &bridge;
};

/// Functions as callees: contract, model, rule.  (callees.cpp)
class Callees {
public:
    explicit Callees(Bridge &bridge) : bridge(bridge) {}
    lt_callee lower(const clang::FunctionDecl *function);

private:
    Bridge &bridge;
    llvm::DenseMap<const clang::FunctionDecl *, uint32_t> callees;
};

class Bridge {
public:
    Bridge(clang::ASTContext &context, lt_unit *unit)
        : context(context), unit(unit), types(*this), contracts(*this), callees(*this) {}

    clang::ASTContext &context;
    lt_unit *unit;
    Types types;
    Contracts contracts;
    Callees callees;

    lt_string intern(llvm::StringRef text) { return lt_intern_slice(unit->strings, text.data(), text.size()); }

    /// Nodes that became opaque because the lowering does not know them: `dump=missing`.
    llvm::DenseMap<unsigned, unsigned> missing; // Stmt::StmtClass → count
};

/// The function's body as MIR, allocated in `arena`; null when Clang can build no CFG for it.  (lower_*.cpp)
lt_function *lower(Bridge &bridge, lt_arena *arena, const clang::FunctionDecl *function);

} // namespace lifetime

#endif
