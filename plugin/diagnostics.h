// Findings become Clang's diagnostics: once for each unit, sorted, without duplicates, minus what is suppressed.
#ifndef LT_PLUGIN_DIAGNOSTICS_H
#define LT_PLUGIN_DIAGNOSTICS_H

#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"

#include <vector>

extern "C" {
#include "checks/check.h"
#include "checks/suppress.h"
}

namespace lifetime {

class Diagnostics {
public:
    /// `arena` lives as long as the unit.
    Diagnostics(clang::DiagnosticsEngine &engine, clang::SourceManager &sources, const lt_settings &settings,
                lt_arena *arena)
        : engine(engine), sources(sources), settings(settings), arena(arena) {}

    /// The brackets of subscripts by where they begin, for fixes; outlives this object.
    void useBrackets(const llvm::DenseMap<unsigned, clang::SourceRange> &known) { brackets = &known; }

    /// Where checks report to; valid as long as this object. Findings are copied.
    lt_sink sink() { return {this, report, gaveUp}; }

    void add(const lt_finding &finding);

    /// "file:line:column", as a message shows the place; empty for none.
    std::string spell(lt_location location) const;

    /// Whether a comment suppresses findings of the check there; the comment counts as used then.
    bool suppresses(lt_location location, lt_check_id check);
    void notAnalysed(clang::SourceLocation where, llvm::StringRef function, llvm::StringRef bound);

    /// Emits everything. `whole`: the unit was analysed as a whole, so a suppression that met nothing is reported.
    void flush(bool whole);

private:
    static void report(void *self, const lt_finding *finding);
    static void gaveUp(void *self, const lt_function *function, const char *bound);

    /// Where a user would look for it: in the file, not in a system header's macro.
    clang::SourceLocation visible(lt_location location) const;
    lt_level effectiveLevel(lt_level level) const;
    lt_suppressions *suppressionsOf(clang::FileID file);
    void reportSuppressions(bool whole);
    bool isBefore(uint32_t a, uint32_t b) const;
    void emit(const lt_finding &finding);
    void addCall(clang::DiagnosticBuilder &builder, const lt_fix &fix) const;
    void addFixes(clang::DiagnosticBuilder &builder, const lt_finding &finding) const;
    clang::DiagnosticBuilder start(lt_level level, llvm::StringRef suffix, clang::SourceLocation where);

    clang::DiagnosticsEngine &engine;
    clang::SourceManager &sources;
    const lt_settings &settings;
    const llvm::DenseMap<unsigned, clang::SourceRange> *brackets = nullptr;
    lt_arena *arena;
    std::vector<lt_finding> findings;
    llvm::DenseMap<clang::FileID, lt_suppressions *> suppressions;
};

} // namespace lifetime

#endif
