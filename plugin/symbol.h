// The names by which units know each other's functions and variables.
#ifndef LT_PLUGIN_SYMBOL_H
#define LT_PLUGIN_SYMBOL_H

#include "clang/AST/Decl.h"

#include <string>

namespace lifetime {

/// Of a function, or a variable of static storage, unique in the program: the plain name where the linker uses it; else
/// Clang's unified symbol resolution, which knows overloads, template arguments, and what a local static stands in. What is
/// internal is unique in its unit, and carries the unit's main file.
std::string symbolOf(const clang::NamedDecl *decl);

} // namespace lifetime

#endif
