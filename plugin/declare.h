// A Clang declaration as attrs/ sees it, and what attrs/ asks the compiler about names.
#ifndef LT_PLUGIN_DECLARE_H
#define LT_PLUGIN_DECLARE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/SmallVector.h"

extern "C" {
#include "attrs/resolve.h"
}

namespace clang {
class Preprocessor;
}

namespace lifetime {

/// One declaration that bears a contract, described in plain C. Texts and arrays are owned by the arena.
class Declared {
public:
    /// `bearer`: any declaration. A parameter is described together with its function.
    Declared(const clang::ASTContext &context, clang::Preprocessor *preprocessor, lt_arena *arena,
             const clang::Decl *bearer);
    Declared(const Declared &) = delete;
    Declared &operator=(const Declared &) = delete;

    const lt_declaration &description() const { return declaration; }
    const lt_lookup *lookup() const { return &questions; }

    /// Whether the declaration can bear any contract at all.
    bool canBear() const { return bearable; }

    /// The field that LT_BOUND_FIELD `index` names.
    const clang::FieldDecl *field(uint32_t index) const { return fields[index]; }

private:
    const char *text(llvm::StringRef of) const { return lt_arena_text(arena, of.data(), of.size()); }
    lt_declared_type type(clang::QualType of) const;
    void describeFunction(const clang::FunctionDecl *of);
    void describeFields(const clang::RecordDecl *of);
    const lt_declared_name *names(llvm::ArrayRef<lt_declared_name> of) const;

    // The questions of lt_lookup.
    const clang::NamedDecl *find(llvm::StringRef name, llvm::function_ref<bool(const clang::NamedDecl *)> fits) const;
    bool macroValue(llvm::StringRef name, int64_t &value, unsigned depth) const;
    bool constant(llvm::StringRef name, int64_t &value) const;
    bool isTemplateConstant(llvm::StringRef name) const;
    clang::QualType memberType(const lt_bound_node &node) const;
    clang::QualType typeNamed(llvm::StringRef name) const;
    const char *nearName(llvm::StringRef name) const;
    void answer();

    const clang::ASTContext &context;
    clang::Preprocessor *preprocessor;
    lt_arena *arena;
    const clang::Decl *bearer;
    const clang::FunctionDecl *function = nullptr;
    bool bearable = true;
    lt_declaration declaration = {};
    lt_lookup questions = {};
    llvm::SmallVector<const clang::FieldDecl *, 8> fields;
};

} // namespace lifetime

#endif
