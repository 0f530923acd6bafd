// The plugin's own pieces behind register.cpp: what is parsed, what is looked at, what is said.
#ifndef LT_PLUGIN_DRIVER_H
#define LT_PLUGIN_DRIVER_H

#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"

#include <memory>
#include <string>
#include <vector>

namespace lifetime {

/// Adds the contracts' attributes to Clang's registry. Once for each process.  (attributes.cpp)
void registerAttributes();

/// The consumer of one unit; null, with an error reported, when arguments or `.lifetime` are wrong.  (driver.cpp)
std::unique_ptr<clang::ASTConsumer> makeConsumer(clang::CompilerInstance &compiler, llvm::StringRef file,
                                                 const std::vector<std::string> &arguments);

} // namespace lifetime

#endif
