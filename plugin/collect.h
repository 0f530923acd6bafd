// The functions and contract bearers of a unit, in source order, outside system headers.
#ifndef LT_PLUGIN_COLLECT_H
#define LT_PLUGIN_COLLECT_H

#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseSet.h"

#include <vector>

namespace lifetime {

class Collector {
public:
    explicit Collector(clang::SourceManager &sources) : sources(sources) {}

    /// A declaration at the top of the unit or in a namespace or class, with what it contains.
    void visit(clang::Decl *decl);

    std::vector<const clang::FunctionDecl *> functions; // definitions, not dependent on template parameters
    std::vector<const clang::VarDecl *> variables;      // with initialisers
    std::vector<const clang::VarDecl *> shared;         // definitions of variables that other units can name
    std::vector<const clang::Decl *> bearers;           // of contracts; a function also for its parameters'

private:
    void visitFunction(const clang::FunctionDecl *function);
    void visitVariable(const clang::VarDecl *variable);
    void visitRecord(const clang::RecordDecl *record);
    void visitMembers(const clang::DeclContext *context);

    clang::SourceManager &sources;
    llvm::DenseSet<const clang::Decl *> seen;
};

} // namespace lifetime

#endif
