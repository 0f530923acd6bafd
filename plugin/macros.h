// Containers made of macros and inline functions (attrs/macros.def): which uses there are, and on what.
#ifndef LT_PLUGIN_MACROS_H
#define LT_PLUGIN_MACROS_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"

extern "C" {
#include "mir/mir.h"
}

namespace clang {
class MacroInfo;
}

namespace lifetime {

class Bridge;

/// What a use does to the container.
enum class Deed : uint8_t {
    Initialises,  // as a new one: it is empty afterwards
    Inserts,
    InsertsLoose, // whoever has the element can unlink it without naming the container
    Removes,
    Unlinks,      // takes the element out of the chain, which it does not name
    Moves,        // … into another one
    Empties,
    Concatenates, // the element is a container, and empty afterwards
    Swaps,
    Counts,       // its value is the number of elements
};

enum class Form : uint8_t { At, Is };

struct MacroRow {
    const char *name;
    Deed deed;
    Form form;
    int container, element, link; // parameters, or None
};

/// One use of a macro, with the arguments that matter; null where the row has none.
struct MacroUse {
    const MacroRow *row = nullptr;
    const clang::Expr *container = nullptr, *element = nullptr;
    const clang::FieldDecl *link = nullptr;
};

class Macros {
public:
    explicit Macros(Bridge &bridge) : bridge(bridge) {}

    /// The use of a macro of the table that is all of the statement or expression; the outermost of several.
    MacroUse use(const clang::Stmt *stmt);

    /// What a call of the function does, when it is one of the table's.
    const MacroRow *function(const clang::FunctionDecl *function);

    /// Whether the record is the head of a chain: declared as one, or made of links alone.
    bool isHead(const clang::RecordDecl *record);

    /// The deed as a callee: slot 0 is the container (of an unlinking, the element), slot 1 the element.
    lt_callee callee(const MacroRow &row, const clang::FieldDecl *link);

private:
    void search();
    const MacroRow *rowOf(clang::FileID expansion, clang::SourceLocation inside);
    void expansionsAround(clang::SourceLocation location, llvm::SmallVectorImpl<clang::FileID> &found);
    int parameterOf(clang::SourceLocation location, clang::FileID expansion, const clang::MacroInfo *macro);
    bool stands(const clang::Expr *expr, int parameter, clang::FileID expansion, const clang::MacroInfo *macro);
    void findArguments(const clang::Stmt *stmt, clang::FileID expansion, const clang::MacroInfo *macro, MacroUse &use);

    Bridge &bridge;
    bool searched = false;
    llvm::StringMap<const MacroRow *> known;                        // the macros of the table that the unit has seen
    llvm::DenseMap<clang::FileID, const MacroRow *> expansions;     // null: of no macro of the table
    llvm::DenseMap<const clang::FunctionDecl *, const MacroRow *> functions;
    llvm::DenseMap<std::pair<const MacroRow *, const clang::FieldDecl *>, uint32_t> callees;
};

} // namespace lifetime

#endif
