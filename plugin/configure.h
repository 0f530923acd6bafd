// Arguments and the `.lifetime` file of one unit.
#ifndef LT_PLUGIN_CONFIGURE_H
#define LT_PLUGIN_CONFIGURE_H

#include "clang/Frontend/CompilerInstance.h"

#include <string>
#include <vector>

extern "C" {
#include "checks/settings.h"
}

namespace lifetime {

/// False, with one error reported, when an argument or the file is wrong. Texts are owned by the arena.
bool configure(clang::CompilerInstance &compiler, llvm::StringRef mainFile,
               const std::vector<std::string> &arguments, lt_arena *arena, lt_configuration &configuration);

} // namespace lifetime

#endif
