#include "plugin/check_contract.h"

#include "plugin/declare.h"
#include "plugin/redeclarations.h"

#include "clang/Lex/Lexer.h"

namespace lifetime {

using namespace clang;

/// Where the contract stands, and where column `column` of its string does.
lt_contract_site ContractCheck::siteOf(const Written &written, uint32_t column) const {
    const SourceManager &sources = bridge.context.getSourceManager();
    lt_contract_site site = {};
    site.kind = written.kind;
    site.text = written.text.data() ? lt_arena_text(arena, written.text.data(), written.text.size()) : nullptr;
    site.name = at(written.name());
    site.string = site.at_fault = at(written.string());
    if (!site.text || written.string().isInvalid())
        return site;
    Token token;
    const LangOptions &language = bridge.context.getLangOpts();
    if (Lexer::getRawToken(sources.getSpellingLoc(written.string()), token, sources, language))
        return site;
    // Escapes, prefixes, raw and adjacent literals: the string as a whole is at fault.
    if (Lexer::getSpelling(token, sources, language) == "\"" + written.text.str() + "\"") {
        site.at_fault = at(written.string().getLocWithOffset(int(column)));
        site.plain = written.string().isFileID();
    }
    return site;
}

static const char *kindOf(const Decl *decl) {
    if (isa<EnumDecl>(decl))
        return "an enumeration";
    if (isa<EnumConstantDecl>(decl))
        return "an enumerator";
    if (isa<NamespaceDecl>(decl))
        return "a namespace";
    if (isa<LabelDecl>(decl))
        return "a label";
    return "this declaration";
}

/// Each contract by itself; false when one is wrong, and the others need not be compared with it.
bool ContractCheck::checkEach(const Decl *bearer, const Declared &declared) {
    bool good = true;
    const auto report = [&](const lt_finding &finding) {
        diagnostics.add(finding);
        good = false;
    };
    forEachWritten(bearer, [&](const Written &written) {
        lt_contract contract;
        lt_contract_error error;
        lt_resolved resolved;
        if (!declared.canBear()) {
            const lt_contract_site site = siteOf(written, 0);
            return report(lt_misplaced_contract(&settings, arena, &site, kindOf(bearer)));
        }
        if (lt_contract_parse(arena, written.kind, written.text.data(), written.text.size(), &contract, &error) &&
            lt_contract_resolve(arena, &contract, &declared.description(), declared.lookup(), &resolved, &error))
            return;
        const lt_contract_site site = siteOf(written, error.column);
        report(lt_malformed_contract(&settings, arena, &site, &error));
    });
    return good;
}

/// Against what earlier declarations of the same function or variable say.
void ContractCheck::checkRedeclaration(const Decl *bearer, const Declared &declared, const lt_contracts &own) {
    lt_contracts before = {};
    bool earlier = true;
    forEachRedeclaration(bearer, [&](const Decl *redecl) {
        earlier &= redecl != bearer;
        if (!earlier)
            return;
        const lt_contracts later = bridge.contracts.written(redecl);
        before = lt_contracts_merge(arena, &before, &later);
    });
    lt_disagreement disagreement;
    if (before.count != 0 &&
        !lt_redeclaration_agrees(arena, &declared.description(), &before, &own, &disagreement))
        diagnostics.add(lt_contract_disagreement(&settings, arena, &disagreement, "the earlier declaration"));
}

void ContractCheck::checkOverrider(const Decl *bearer, const Declared &declared, const lt_contracts &own) {
    bool good = true;
    forEachOverridden(bearer, [&](const Decl *base) {
        const lt_contracts promised = bridge.contracts.stated(base);
        lt_disagreement disagreement;
        if (!good || promised.count == 0 ||
            lt_overrider_agrees(arena, &declared.description(), &promised, &own, &disagreement))
            return;
        good = false;
        diagnostics.add(lt_contract_disagreement(&settings, arena, &disagreement, "the overridden function"));
    });
}

void ContractCheck::checkBearer(const Decl *bearer) {
    if (!hasWritten(bearer))
        return;
    const Declared declared(bridge.context, bridge.preprocessor, arena, bearer);
    if (!checkEach(bearer, declared))
        return;
    const lt_contracts own = bridge.contracts.written(bearer);
    lt_disagreement disagreement;
    if (!lt_contracts_agree(arena, &declared.description(), &own, &disagreement)) {
        diagnostics.add(lt_contract_disagreement(&settings, arena, &disagreement, "the same declaration"));
        return;
    }
    checkRedeclaration(bearer, declared, own);
    checkOverrider(bearer, declared, own);
}

void ContractCheck::check(const Decl *decl) {
    if (settings.levels[LT_CHECK_contract] == LT_LEVEL_OFF)
        return;
    checkBearer(decl);
    if (const auto *function = dyn_cast<FunctionDecl>(decl))
        for (const ParmVarDecl *parameter : function->parameters())
            checkBearer(parameter);
}

} // namespace lifetime
