#include "plugin/symbol.h"

#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Index/USRGeneration.h"

namespace lifetime {

using namespace clang;

static bool hasPlainName(const NamedDecl *decl) {
    if (!decl->getIdentifier() || !decl->getDeclContext()->getRedeclContext()->isFileContext())
        return false;
    if (!decl->getASTContext().getLangOpts().CPlusPlus)
        return true;
    const auto *function = dyn_cast<FunctionDecl>(decl);
    const auto *variable = dyn_cast<VarDecl>(decl);
    return function ? function->isExternC() : variable && variable->isExternC();
}

std::string symbolOf(const NamedDecl *decl) {
    const bool isPlain = hasPlainName(decl);
    if (isPlain && decl->isExternallyVisible())
        return decl->getName().str();
    llvm::SmallString<128> usr;
    if (!isPlain && !index::generateUSRForDecl(decl, usr))
        return std::string(usr);
    const SourceManager &sources = decl->getASTContext().getSourceManager();
    const OptionalFileEntryRef main = sources.getFileEntryRefForID(sources.getMainFileID());
    return (main ? main->getName() : "").str() + "@" + decl->getQualifiedNameAsString();
}

} // namespace lifetime
