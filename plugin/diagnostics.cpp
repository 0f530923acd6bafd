#include "plugin/diagnostics.h"

#include "clang/Basic/DiagnosticIDs.h"

#include <algorithm>
#include <cstring>
#include <ctime>
#include <numeric>
#include <string>
#include <tuple>

namespace lifetime {

using clang::SourceLocation;

static SourceLocation decode(lt_location location) { return SourceLocation::getFromRawEncoding(location.raw); }

// --- collecting -----------------------------------------------------------------------------------------------------

void Diagnostics::report(void *self, const lt_finding *finding) { static_cast<Diagnostics *>(self)->add(*finding); }

void Diagnostics::gaveUp(void *self, const lt_function *function, const char *bound) {
    const lt_callee_info *callee = lt_callee_of(function->unit, function->self);
    static_cast<Diagnostics *>(self)->notAnalysed(decode(function->location),
                                                  lt_text(function->unit->strings, callee->name), bound);
}

/// The texts of a finding may lie in the function's arena, which is reset before the unit ends.
void Diagnostics::add(const lt_finding &finding) {
    if (finding.level == LT_LEVEL_OFF)
        return;
    lt_finding copy = finding;
    const auto keep = [&](const char *text) { return text ? lt_arena_format(arena, "%s", text) : ""; };
    copy.message = keep(finding.message);
    for (uint32_t i = 0; i < copy.note_count; i++)
        copy.notes[i].text = keep(finding.notes[i].text);
    for (uint32_t i = 0; i < copy.fix_count; i++)
        copy.fixes[i].text = keep(finding.fixes[i].text);
    findings.push_back(copy);
}

void Diagnostics::notAnalysed(SourceLocation where, llvm::StringRef function, llvm::StringRef bound) {
    start(LT_LEVEL_REMARK, "not-analysed", where) << ("'" + function + "' is not analysed: " + bound).str();
}

// --- places and levels ----------------------------------------------------------------------------------------------

SourceLocation Diagnostics::visible(lt_location location) const {
    const SourceLocation where = decode(location);
    return where.isMacroID() && sources.isInSystemMacro(where) ? sources.getExpansionLoc(where) : where;
}

std::string Diagnostics::spell(lt_location location) const {
    const clang::PresumedLoc place = sources.getPresumedLoc(sources.getFileLoc(visible(location)));
    if (place.isInvalid())
        return {};
    return place.getFilename() + (":" + llvm::Twine(place.getLine()) + ":" + llvm::Twine(place.getColumn())).str();
}

/// Clang does not apply `-w` and `-Werror` to a plugin's diagnostics.
lt_level Diagnostics::effectiveLevel(lt_level level) const {
    if (level != LT_LEVEL_WARNING)
        return level;
    if (engine.getIgnoreAllWarnings())
        return LT_LEVEL_OFF;
    return engine.getWarningsAsErrors() ? LT_LEVEL_ERROR : level;
}

clang::DiagnosticBuilder Diagnostics::start(lt_level level, llvm::StringRef suffix, SourceLocation where) {
    using IDs = clang::DiagnosticIDs;
    using clang::diag::Severity;
    const std::string format = ("%0 [lifetime-" + suffix + "]").str();
    switch (level) {
    case LT_LEVEL_ERROR:
        return engine.Report(where, engine.getDiagnosticIDs()->getCustomDiagID(
                                        {Severity::Error, format, IDs::CLASS_ERROR}));
    case LT_LEVEL_WARNING:
        return engine.Report(where, engine.getDiagnosticIDs()->getCustomDiagID(
                                        {Severity::Warning, format, IDs::CLASS_WARNING}));
    default:
        return engine.Report(where, engine.getDiagnosticIDs()->getCustomDiagID(
                                        {Severity::Remark, format, IDs::CLASS_REMARK}));
    }
}

// --- suppression ----------------------------------------------------------------------------------------------------

static lt_month thisMonth() {
    const std::time_t now = std::time(nullptr);
    std::tm calendar = {};
    gmtime_r(&now, &calendar);
    return {calendar.tm_year + 1900, calendar.tm_mon + 1};
}

/// Of the file, read at most once; null when it holds none, which is seen without looking for comments.
lt_suppressions *Diagnostics::suppressionsOf(clang::FileID file) {
    const auto [place, isNew] = suppressions.try_emplace(file, nullptr);
    if (isNew) {
        const auto buffer = sources.getBufferOrNone(file);
        if (buffer && lt_may_suppress(buffer->getBufferStart(), buffer->getBufferSize()))
            place->second =
                lt_read_suppressions(arena, buffer->getBufferStart(), buffer->getBufferSize(), thisMonth());
    }
    return place->second;
}

bool Diagnostics::suppresses(lt_location location, lt_check_id check) {
    const SourceLocation where = sources.getFileLoc(visible(location));
    if (where.isInvalid())
        return false;
    lt_suppressions *all = suppressionsOf(sources.getFileID(where));
    return all && lt_suppress(all, sources.getSpellingLineNumber(where), check);
}

/// In the main file alone: of a header, this unit may use only a part.
void Diagnostics::reportSuppressions(bool whole) {
    const clang::FileID file = sources.getMainFileID();
    const lt_suppressions *all = suppressionsOf(file);
    if (!all)
        return;
    uint64_t active = 0;
    for (int check = 0; whole && check < LT_CHECK_count; check++)
        if (settings.levels[check] != LT_LEVEL_OFF)
            active |= uint64_t(1) << check;
    for (uint32_t i = 0; i < all->items.count; i++) {
        const lt_suppression &one = all->items.items[i];
        const char *complaint = lt_suppression_complaint(&one, active, arena);
        if (!complaint)
            continue;
        lt_finding finding = {};
        finding.check = one.problem ? one.problem_of : lt_check_id(llvm::countr_zero(one.checks & active));
        finding.level = LT_LEVEL_WARNING;
        finding.location = {sources.getLocForStartOfFile(file).getLocWithOffset(int(one.offset)).getRawEncoding()};
        finding.message = complaint;
        findings.push_back(finding);
    }
}

// --- emitting -------------------------------------------------------------------------------------------------------

/// `m[k]` becomes `m.at(k)`.
void Diagnostics::addCall(clang::DiagnosticBuilder &builder, const lt_fix &fix) const {
    const clang::SourceRange known = brackets ? brackets->lookup(fix.begin.raw) : clang::SourceRange();
    const SourceLocation open = known.getBegin(), close = known.getEnd();
    if (open.isInvalid())
        return;
    builder << clang::FixItHint::CreateReplacement(clang::SourceRange(open, open), (llvm::Twine(".") + fix.text + "(").str());
    builder << clang::FixItHint::CreateReplacement(clang::SourceRange(close, close), ")");
}

void Diagnostics::addFixes(clang::DiagnosticBuilder &builder, const lt_finding &finding) const {
    for (uint32_t i = 0; i < finding.fix_count; i++) {
        const lt_fix &fix = finding.fixes[i];
        const SourceLocation begin = decode(fix.begin), end = decode(fix.end);
        // An edit of a macro's body or argument would change its other uses.
        if (begin.isInvalid() || end.isInvalid() || begin.isMacroID() || end.isMacroID())
            continue;
        if (fix.subscript)
            addCall(builder, fix);
        else if (fix.insert)
            builder << clang::FixItHint::CreateInsertion(begin, fix.text);
        else
            builder << clang::FixItHint::CreateReplacement(clang::SourceRange(begin, end), fix.text);
    }
}

void Diagnostics::emit(const lt_finding &finding) {
    const lt_level level = effectiveLevel(finding.level);
    const SourceLocation where = visible(finding.location);
    if (level == LT_LEVEL_OFF || (where.isValid() && sources.isInSystemHeader(sources.getExpansionLoc(where))))
        return;
    {
        clang::DiagnosticBuilder builder = start(level, lt_check_name(finding.check), where);
        builder << finding.message;
        addFixes(builder, finding);
    }
    const unsigned note = engine.getDiagnosticIDs()->getCustomDiagID(
        {clang::diag::Severity::Fatal, "%0", clang::DiagnosticIDs::CLASS_NOTE, true, true});
    for (uint32_t i = 0; i < finding.note_count; i++)
        engine.Report(visible(finding.notes[i].location), note) << finding.notes[i].text;
}

/// Source order; in one place the order of the checks, then of discovery. What has no place comes first.
bool Diagnostics::isBefore(uint32_t a, uint32_t b) const {
    const SourceLocation left = visible(findings[a].location), right = visible(findings[b].location);
    if (left.isInvalid() != right.isInvalid())
        return left.isInvalid();
    if (left != right)
        return sources.isBeforeInTranslationUnit(left, right);
    return std::tie(findings[a].check, a) < std::tie(findings[b].check, b);
}

void Diagnostics::flush(bool whole) {
    findings.erase(std::remove_if(findings.begin(), findings.end(),
                                  [&](const lt_finding &finding) { return suppresses(finding.location, finding.check); }),
                   findings.end());
    reportSuppressions(whole);
    std::vector<uint32_t> order(findings.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return isBefore(a, b); });
    // One defect of a template is found in each instantiation; several objects can be lost in one place.
    const auto isRepeated = [&](size_t position) {
        const lt_finding &finding = findings[order[position]];
        for (size_t i = position; i-- > 0;) {
            const lt_finding &other = findings[order[i]];
            if (visible(other.location) != visible(finding.location))
                return false;
            if (other.check == finding.check &&
                (finding.check != LT_CHECK_leak || std::strcmp(other.message, finding.message) == 0))
                return true;
        }
        return false;
    };
    for (size_t i = 0; i < order.size(); i++)
        if (!isRepeated(i))
            emit(findings[order[i]]);
    findings.clear();
}

} // namespace lifetime
