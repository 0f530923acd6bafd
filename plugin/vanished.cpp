#include "plugin/vanished.h"

#include "clang/AST/DeclCXX.h"
#include "clang/Lex/MacroArgs.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

#include <algorithm>

using namespace clang;

namespace lifetime {
namespace {

class Watcher : public PPCallbacks {
public:
    Watcher(Preprocessor &preprocessor, std::shared_ptr<std::vector<VanishedContract>> list)
        : preprocessor(preprocessor), list(std::move(list)),
          dealloc(preprocessor.getIdentifierInfo("__attr_dealloc")),
          deallocFree(preprocessor.getIdentifierInfo("__attr_dealloc_free")) {}

    void MacroExpands(const Token &name, const MacroDefinition &definition, SourceRange range,
                      const MacroArgs *arguments) override {
        const IdentifierInfo *macro = name.getIdentifierInfo();
        if (macro != dealloc && macro != deallocFree)
            return;
        // Where it expands to something, that is an attribute, and speaks for itself.
        const MacroInfo *info = definition.getMacroInfo();
        if (!info || info->getNumTokens() != 0)
            return;
        const SourceLocation at = preprocessor.getSourceManager().getExpansionLoc(range.getBegin());
        if (macro == deallocFree)
            list->push_back({at, "free", 0});
        else if (arguments && info->getNumParams() == 2)
            readDealloc(at, *arguments);
    }

    // The only callback without a body in Clang's header: a table that names Clang's own could not be loaded by another
    // Clang, which is to be told what is wrong.
    void HasInclude(SourceLocation, llvm::StringRef, bool, OptionalFileEntryRef, SrcMgr::CharacteristicKind) override {}

private:
    void readDealloc(SourceLocation at, const MacroArgs &arguments) {
        const Token *release = arguments.getUnexpArgument(0), *index = arguments.getUnexpArgument(1);
        unsigned number;
        if (!release->is(tok::identifier) || !release[1].is(tok::eof) || !index->is(tok::numeric_constant) ||
            preprocessor.getSpelling(*index).size() > 2 ||
            llvm::StringRef(preprocessor.getSpelling(*index)).getAsInteger(10, number) || number == 0)
            return;
        llvm::StringRef name = release->getIdentifierInfo()->getName();
        name.consume_front("__builtin_");
        list->push_back({at, name.str(), number - 1});
    }

    Preprocessor &preprocessor;
    std::shared_ptr<std::vector<VanishedContract>> list;
    const IdentifierInfo *dealloc, *deallocFree;
};

struct Begin {
    unsigned offset, order; // a tag that is declared in passing comes before its function
    const Decl *decl;
};

/// Begins of declarations, for the files in question.
using Begins = llvm::DenseMap<FileID, std::vector<Begin>>;

void addBegins(const SourceManager &sources, const Decl *decl, Begins &begins) {
    const auto [file, offset] = sources.getDecomposedExpansionLoc(decl->getBeginLoc());
    if (const auto found = begins.find(file); found != begins.end())
        found->second.push_back({offset, unsigned(found->second.size()), decl});
    if (const auto *linkage = dyn_cast<LinkageSpecDecl>(decl))
        for (const Decl *inner : linkage->noload_decls())
            addBegins(sources, inner, begins);
}

/// Whether the declaration still goes on there: no semicolon and no body lies between.
bool reaches(const SourceManager &sources, FileID file, const FunctionDecl *function, unsigned offset) {
    const auto [last, end] = sources.getDecomposedExpansionLoc(function->getEndLoc());
    if (last != file || function->doesThisDeclarationHaveABody())
        return false;
    return end >= offset ||
           sources.getBufferData(file).slice(end, offset).find_first_of(";{}") == llvm::StringRef::npos;
}

} // namespace

std::shared_ptr<std::vector<VanishedContract>> watchVanished(Preprocessor &preprocessor) {
    auto list = std::make_shared<std::vector<VanishedContract>>();
    preprocessor.addPPCallbacks(std::make_unique<Watcher>(preprocessor, list));
    return list;
}

void placeVanished(const SourceManager &sources, llvm::ArrayRef<Decl *> declarations,
                   llvm::ArrayRef<VanishedContract> vanished,
                   llvm::function_ref<void(const FunctionDecl *, const VanishedContract &)> visit) {
    Begins begins;
    for (const VanishedContract &contract : vanished)
        begins.try_emplace(sources.getFileID(contract.at));
    if (begins.empty())
        return;
    for (const Decl *decl : declarations)
        addBegins(sources, decl, begins);
    for (auto &[file, list] : begins)
        llvm::sort(list, [](const Begin &a, const Begin &b) {
            return a.offset != b.offset ? a.offset < b.offset : a.order < b.order;
        });
    for (const VanishedContract &contract : vanished) {
        const auto [file, offset] = sources.getDecomposedLoc(contract.at);
        const std::vector<Begin> &list = begins[file];
        auto after = std::upper_bound(list.begin(), list.end(), offset,
                                      [](unsigned at, const Begin &begin) { return at < begin.offset; });
        const auto *function = after == list.begin() ? nullptr : dyn_cast<FunctionDecl>(std::prev(after)->decl);
        if (function && reaches(sources, file, function, offset))
            visit(function, contract);
    }
}

} // namespace lifetime
