// Where the plugin meets its host: Clang, clangd or clang-tidy.

#include "plugin/driver.h"

#include "clang/Basic/ParsedAttrInfo.h"
#include "clang/Basic/Version.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/FrontendPluginRegistry.h"

#include <cstdio>
#include <cstdlib>

// Weak: a host without Clang, or with another one, must be able to load the library and be told so.
namespace clang {
std::string getClangFullVersion() __attribute__((weak));
}
// Defined by clang-tidy alone. (Clangd, which links clang-tidy's checks, does not export it.)
extern "C" const void *tidyModules __asm__("_ZN4llvm8RegistryIN5clang4tidy15ClangTidyModuleEE4HeadE")
    __attribute__((weak));

namespace lifetime {
namespace {

class Action : public clang::PluginASTAction {
protected:
    std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &compiler,
                                                          llvm::StringRef file) override {
        // Clangd's preamble, index and standard-library index: there are no bodies, and nobody reads diagnostics.
        if (compiler.getFrontendOpts().SkipFunctionBodies)
            return std::make_unique<clang::ASTConsumer>();
        return makeConsumer(compiler, file, arguments);
    }

    /// Everything is checked in makeConsumer, which knows the main file: clangd hands over no arguments at all.
    bool ParseArgs(const clang::CompilerInstance &, const std::vector<std::string> &given) override {
        arguments = given;
        return true;
    }

    ActionType getActionType() override { return AddBeforeMainAction; }

private:
    std::vector<std::string> arguments;
};

/// The major version of the Clang in this process, 0 when there is none.
int hostMajor(std::string &version) {
    if (!&clang::getClangFullVersion)
        return 0;
    version = clang::getClangFullVersion();
    const size_t at = version.find("version ");
    return at == std::string::npos ? 0 : std::atoi(version.c_str() + at + 8);
}

/// Registration nodes live as long as the process, as the registries that hold them do.
__attribute__((constructor)) void load() {
    std::string version;
    if (hostMajor(version) != CLANG_VERSION_MAJOR) {
        std::fprintf(stderr, "liblifetime: built for Clang %d, but loaded into %s: nothing is checked\n",
                     CLANG_VERSION_MAJOR, version.empty() ? "a program without Clang" : version.c_str());
        return;
    }
    registerAttributes();
    // Its first call fills a list without a lock, and clangd's threads would make it at once.
    clang::getAttributePluginInstances();
    // clang-tidy dereferences the name of a diagnostic's group, and ours have none: attributes only.
    if (&tidyModules)
        return;
    static clang::FrontendPluginRegistry::Add<Action> action("lifetime", "reference-lifetime contracts");
}

} // namespace
} // namespace lifetime
