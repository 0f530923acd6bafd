// The check `contract`, declaration by declaration; its words are checks/contract.h's.
#ifndef LT_PLUGIN_CHECK_CONTRACT_H
#define LT_PLUGIN_CHECK_CONTRACT_H

#include "plugin/bridge.h"
#include "plugin/diagnostics.h"
#include "plugin/written.h"

extern "C" {
#include "checks/contract.h"
}

namespace lifetime {

class Declared;

class ContractCheck {
public:
    ContractCheck(Bridge &bridge, const lt_settings &settings, Diagnostics &diagnostics)
        : bridge(bridge), settings(settings), diagnostics(diagnostics), arena(bridge.unit->arena) {}

    /// Everything that is wrong with the contracts of a declaration; of a function, with its parameters' too.
    void check(const clang::Decl *decl);

private:
    void checkBearer(const clang::Decl *bearer);
    bool checkEach(const clang::Decl *bearer, const Declared &declared);
    void checkRedeclaration(const clang::Decl *bearer, const Declared &declared, const lt_contracts &own);
    void checkOverrider(const clang::Decl *bearer, const Declared &declared, const lt_contracts &own);
    lt_contract_site siteOf(const Written &written, uint32_t column) const;

    Bridge &bridge;
    const lt_settings &settings;
    Diagnostics &diagnostics;
    lt_arena *arena;
};

} // namespace lifetime

#endif
