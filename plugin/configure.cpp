#include "plugin/configure.h"

#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

extern "C" {
#include "attrs/model_reader.h"
}

namespace lifetime {

using namespace clang;

static void fail(CompilerInstance &compiler, SourceLocation where, llvm::StringRef message) {
    DiagnosticsEngine &engine = compiler.getDiagnostics();
    engine.Report(where, engine.getDiagnosticIDs()->getCustomDiagID(
                             {diag::Severity::Error, "%0", DiagnosticIDs::CLASS_ERROR, true, true}))
        << message;
}

/// A path as messages show it: relative when the main file's is.
static std::string shown(llvm::vfs::FileSystem &files, llvm::StringRef mainFile, llvm::StringRef path) {
    const auto folder = files.getCurrentWorkingDirectory();
    if (folder && !llvm::sys::path::is_absolute(mainFile) && path.consume_front(*folder))
        path.consume_front("/");
    return path.str();
}

/// The nearest `.lifetime` in the main file's folder or one above it; empty when there is none.
static std::string findFile(llvm::vfs::FileSystem &files, llvm::StringRef mainFile) {
    llvm::SmallString<256> folder(mainFile);
    if (files.makeAbsolute(folder))
        return {};
    llvm::sys::path::remove_dots(folder, /*remove_dot_dot=*/true);
    while (llvm::sys::path::has_parent_path(folder)) {
        llvm::sys::path::remove_filename(folder);
        llvm::SmallString<256> candidate(folder);
        llvm::sys::path::append(candidate, LT_SETTINGS_FILE);
        if (const auto status = files.status(candidate); status && !status->isDirectory())
            return shown(files, mainFile, candidate);
    }
    return {};
}

static bool readFile(CompilerInstance &compiler, llvm::StringRef path, lt_arena *arena,
                     lt_configuration &configuration) {
    FileManager &files = compiler.getFileManager();
    auto buffer = files.getVirtualFileSystem().getBufferForFile(path);
    if (!buffer) {
        fail(compiler, {}, ("cannot read '" + path + "': " + buffer.getError().message()).str());
        return false;
    }
    lt_setting_error error;
    if (lt_configure_file(&configuration, (*buffer)->getBufferStart(), (*buffer)->getBufferSize(), arena, &error))
        return true;
    SourceManager &sources = compiler.getSourceManager();
    const FileID file = sources.createFileID(std::move(*buffer));
    fail(compiler, sources.translateLineCol(file, error.line, error.column), error.message);
    return false;
}

/// The project's models: `models` of the settings file is relative to the folder of that file.
static bool readModels(CompilerInstance &compiler, llvm::StringRef settings, lt_arena *arena,
                       lt_configuration &configuration) {
    if (!configuration.models)
        return true;
    llvm::SmallString<256> path(configuration.models);
    if (!settings.empty() && llvm::sys::path::is_relative(path)) {
        path = llvm::sys::path::parent_path(settings);
        llvm::sys::path::append(path, configuration.models);
    }
    auto buffer = compiler.getFileManager().getVirtualFileSystem().getBufferForFile(path);
    if (!buffer) {
        fail(compiler, {}, ("cannot read '" + path + "': " + buffer.getError().message()).str());
        return false;
    }
    lt_model_error error;
    configuration.project_models =
        lt_models_read(arena, (*buffer)->getBufferStart(), (*buffer)->getBufferSize(), &error);
    if (configuration.project_models)
        return true;
    SourceManager &sources = compiler.getSourceManager();
    const FileID file = sources.createFileID(std::move(*buffer));
    fail(compiler, sources.translateLineCol(file, error.line, error.column), error.message);
    return false;
}

bool configure(CompilerInstance &compiler, llvm::StringRef mainFile, const std::vector<std::string> &arguments,
               lt_arena *arena, lt_configuration &configuration) {
    configuration = lt_default_configuration();
    for (const std::string &argument : arguments) {
        lt_setting_error error;
        if (!lt_configure_argument(&configuration, argument.c_str(), arena, &error)) {
            fail(compiler, {}, error.message);
            return false;
        }
    }
    const bool byArgument = configuration.models;
    const std::string path =
        configuration.config ? configuration.config : findFile(compiler.getVirtualFileSystem(), mainFile);
    if (!path.empty() && !readFile(compiler, path, arena, configuration))
        return false;
    return readModels(compiler, byArgument ? "" : path, arena, configuration);
}

} // namespace lifetime
