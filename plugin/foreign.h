// Contracts that code already carries, in the words of GCC, Clang's analyser, Clang's lifetime analysis and Fuchsia.
#ifndef LT_PLUGIN_FOREIGN_H
#define LT_PLUGIN_FOREIGN_H

#include "plugin/bridge.h"

namespace lifetime {

/// Appends what malloc(f, i), ownership_*, lifetimebound, lifetime_capture_by, noescape, returns_nonnull and the handle
/// attributes say of a call.
void foreignEffects(Bridge &bridge, const clang::FunctionDecl *function, llvm::SmallVectorImpl<lt_effect> &effects);

/// What they say of a variable, parameter or result inside the function that bears them.
void foreignClaims(Bridge &bridge, const clang::ValueDecl *decl, lt_claims &claims);

} // namespace lifetime

#endif
