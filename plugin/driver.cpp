// What is looked at, and in which order: contracts of all declarations, then the bodies, callees before callers.

#include "plugin/driver.h"

#include "plugin/bridge.h"
#include "plugin/check_contract.h"
#include "plugin/collect.h"
#include "plugin/configure.h"
#include "plugin/diagnostics.h"
#include "plugin/owning.h"
#include "plugin/select.h"
#include "plugin/symbol.h"
#include "plugin/vanished.h"

#include "clang/AST/Stmt.h"

#include <algorithm>
#include <cstdio>

extern "C" {
#include "checks/cycle.h"
#include "checks/ghost_entry.h"
#include "checks/growth.h"
#include "flow/growth/binds.h"
#include "flow/graph/order.h"
#include "flow/growth/facts.h"
#include "flow/objects/holds.h"
#include "flow/summary/summary.h"
#include "mir/text.h"
#include "mir/verify.h"
}

namespace lifetime {

using namespace clang;

namespace {

struct DeleteArena {
    void operator()(lt_arena *arena) const { lt_arena_delete(arena); }
};
using Arena = std::unique_ptr<lt_arena, DeleteArena>;

llvm::StringRef missingName(unsigned kind) {
    switch (kind) {
#define STMT(CLASS, PARENT)                                                                                            \
    case Stmt::CLASS##Class:                                                                                           \
        return #CLASS;
#define ABSTRACT_STMT(CLASS)
#include "clang/AST/StmtNodes.inc"
    }
    return "?";
}

class Consumer : public ASTConsumer {
public:
    Consumer(CompilerInstance &compiler, Arena arena, const lt_configuration &configuration)
        : compiler(compiler), unitArena(std::move(arena)), functionArena(lt_arena_new()),
          configuration(configuration), vanished(watchVanished(compiler.getPreprocessor())) {}

    bool HandleTopLevelDecl(DeclGroupRef group) override {
        declarations.insert(declarations.end(), group.begin(), group.end());
        return true;
    }

    void HandleTranslationUnit(ASTContext &context) override;

private:
    CompilerInstance &compiler;
    Arena unitArena, functionArena;
    lt_configuration configuration;
    std::vector<Decl *> declarations;
    std::shared_ptr<std::vector<VanishedContract>> vanished;
};

/// One unit, once it is parsed.
class Analysis {
public:
    Analysis(CompilerInstance &compiler, const lt_configuration &configuration, lt_arena *unitArena,
             lt_arena *functionArena)
        : configuration(configuration), unitArena(unitArena), functionArena(functionArena),
          bridge(compiler.getASTContext(), lt_unit_new(unitArena)), collected(compiler.getSourceManager()),
          diagnostics(compiler.getDiagnostics(), compiler.getSourceManager(), configuration.settings, unitArena),
          contracts(bridge, configuration.settings, diagnostics), selector(bridge, configuration) {
        bridge.preprocessor = &compiler.getPreprocessor();
        bridge.models = configuration.project_models;
        diagnostics.useBrackets(bridge.brackets);
    }

    void collect(llvm::ArrayRef<Decl *> declarations, llvm::ArrayRef<VanishedContract> vanished);
    void dump();
    void run();

private:
    void look();
    bool wantsBodies() const;
    void checkBodies();
    lt_function *lowered(uint32_t index);
    void check(uint32_t index, lt_function *function, bool growth, const lt_sink &sink);
    void addStrong(uint32_t index, const lt_function *function, const lt_sink &sink);
    void decideCycles(const lt_sink &sink);
    void resolveBinds();
    void lookAgain(uint32_t index);
    bool isSummarised(uint32_t index);
    bool isRecursive(llvm::ArrayRef<uint32_t> members) const;
    void summarise(llvm::ArrayRef<uint32_t> members, llvm::ArrayRef<lt_function *> functions);
    void visitComponent(llvm::ArrayRef<uint32_t> members, const std::vector<bool> &growing, const lt_sink &sink);
    llvm::DenseMap<const FunctionDecl *, uint32_t> indexOfBodies() const;
    void selectHelpers();
    void findOwners();
    void findGivingUp(const lt_components &components);
    bool makesHandles(const BodyFacts &body);
    lt_components bottomUp() const;
    void dumpSummaries();
    lt_calls *callGraph();
    void decideGrowth(const lt_sink &sink);
    void keepFacts(const lt_calls *calls);
    void writeFacts() const;
    void printMissing() const;

    const lt_configuration &configuration;
    lt_arena *unitArena, *functionArena;
    Bridge bridge;
    Collector collected;
    Diagnostics diagnostics;
    ContractCheck contracts;
    Selector selector;
    std::vector<BodyFacts> bodies, initialisers;
    lt_containers *containers = nullptr;
    lt_strong *strong = nullptr;
    std::vector<std::string> described; // summaries, for the dump
    llvm::StringRef facts;              // for the file that `summary` names
};

void Analysis::collect(llvm::ArrayRef<Decl *> declarations, llvm::ArrayRef<VanishedContract> vanished) {
    for (Decl *decl : declarations) {
        bridge.contracts.learn(decl);
        collected.visit(decl);
    }
    for (const Decl *bearer : collected.bearers)
        bridge.contracts.learn(bearer);
    bridge.contracts.learn(declarations, vanished);
}

/// Contracts of all declarations, and what the bodies hold. A closure's body is found in what is around it.
void Analysis::look() {
    for (const Decl *bearer : collected.bearers)
        contracts.check(bearer);
    std::vector<const FunctionDecl *> pending(collected.functions.rbegin(), collected.functions.rend());
    const auto lookInside = [&](const BodyFacts &facts) {
        for (const Decl *local : facts.contracts)
            contracts.check(local);
        for (const FunctionDecl *inner : llvm::reverse(facts.closures)) {
            contracts.check(inner);
            pending.push_back(inner);
        }
    };
    for (const VarDecl *variable : collected.variables)
        lookInside(initialisers.emplace_back(selector.lookInitialiser(variable)));
    while (!pending.empty()) {
        const FunctionDecl *function = pending.back();
        pending.pop_back();
        bodies.push_back(selector.look(function));
        lookInside(bodies.back());
    }
    bridge.constants.complete();
}

llvm::DenseMap<const FunctionDecl *, uint32_t> Analysis::indexOfBodies() const {
    llvm::DenseMap<const FunctionDecl *, uint32_t> index;
    for (uint32_t i = 0; i < bodies.size(); i++)
        index.try_emplace(bodies[i].function->getCanonicalDecl(), i);
    return index;
}

static bool mayBeHandle(QualType type) {
    return type->isSpecificBuiltinType(BuiltinType::Int);
}

/// Whether the function makes handles, which are plain numbers.
bool Analysis::makesHandles(const BodyFacts &body) {
    return llvm::any_of(body.calls, [&](const Call &call) {
        const lt_callee_info *info = lt_callee_of(bridge.unit, bridge.callees.lower(call.callee));
        return mayBeHandle(call.callee->getReturnType()) &&
               std::any_of(info->effects, info->effects + info->effect_count,
                           [](const lt_effect &effect) { return effect.kind == LT_EFFECT_fresh && effect.subject == LT_SLOT_RESULT; });
    });
}

/// Where something is owned, a helper that only looks at it must be known to do no more: those that are called by a
/// body that makes or releases something, or by one that calls such a body.
void Analysis::selectHelpers() {
    const auto index = indexOfBodies();
    const auto bodyOf = [&](const Call &call) {
        const auto found = index.find(call.callee);
        return found == index.end() ? nullptr : &bodies[found->second];
    };
    std::vector<const BodyFacts *> owners;
    for (const BodyFacts &body : bodies)
        if (body.owns || llvm::any_of(body.calls, [&](const Call &call) { return bodyOf(call) && bodyOf(call)->owns; }))
            owners.push_back(&body);
    for (const BodyFacts *owner : owners) {
        const bool handles = makesHandles(*owner);
        for (const Call &call : owner->calls)
            if (BodyFacts *helper = bodyOf(call))
                helper->tells |= !helper->broken && llvm::any_of(call.callee->parameters(), [&](const ParmVarDecl *one) {
                    return one->getType()->isAnyPointerType() || one->getType()->isReferenceType() ||
                           (handles && mayBeHandle(one->getType()));
                });
    }
}

/// Positions in `bodies`, callees before callers, those that call each other together.
lt_components Analysis::bottomUp() const {
    const auto index = indexOfBodies();
    std::vector<uint32_t> first, targets;
    for (const BodyFacts &body : bodies) {
        first.push_back(uint32_t(targets.size()));
        for (const Call &call : body.calls)
            if (const auto found = index.find(call.callee); found != index.end())
                targets.push_back(found->second);
    }
    first.push_back(uint32_t(targets.size()));
    const lt_graph graph = {uint32_t(bodies.size()), first.data(), targets.data()};
    return lt_components_of(graph, unitArena);
}

/// Containers whose entries the unit deletes. Without a `delete` and a container there is nothing to look for.
void Analysis::findOwners() {
    if (!bridge.context.getLangOpts().CPlusPlus || llvm::none_of(bodies, [](const BodyFacts &body) { return body.deletes; }))
        return;
    std::vector<const FunctionDecl *> functions;
    for (const BodyFacts &body : bodies)
        if (!body.broken)
            functions.push_back(body.function);
    const auto index = indexOfBodies();
    for (const OwningContainer &owning : findOwningContainers(bridge.context, functions)) {
        bridge.contracts.show(owning.container, owning.isArray ? "delete[]" : "delete", owning.deletion);
        for (const FunctionDecl *user : owning.users)
            bodies[index.lookup(user->getCanonicalDecl())].worth = true;
    }
}

/// Who gives up a lock that somebody holds, and who calls such a function: known before any body is checked.
void Analysis::findGivingUp(const lt_components &components) {
    const auto gives = [&](const Call &call) {
        const lt_callee_info *info = lt_callee_of(bridge.unit, bridge.callees.lower(call.callee));
        return (info->flags & LT_CALLEE_GIVES_UP) ||
               std::any_of(info->effects, info->effects + info->effect_count, [&](const lt_effect &effect) {
                   return effect.kind == LT_EFFECT_hold && lt_gives_up_hold(bridge.unit, info, &effect);
               });
    };
    for (uint32_t c = 0; c < components.count; c++) {
        const llvm::ArrayRef<uint32_t> members(components.members + components.first[c],
                                               components.members + components.first[c + 1]);
        if (llvm::any_of(members, [&](uint32_t index) { return llvm::any_of(bodies[index].calls, gives); }))
            for (const uint32_t index : members) {
                const lt_callee self = bridge.callees.lower(bodies[index].function); // the table may move
                bridge.unit->callees.items[self.id].flags |= LT_CALLEE_GIVES_UP;
            }
    }
}

/// Whether all calls of a method stand in this unit: its class is declared nowhere else, and no table leads to it.
static bool isEnclosed(const FunctionDecl *function) {
    const auto *method = dyn_cast_or_null<CXXMethodDecl>(function);
    if (!method || method->isVirtual() || method->isTemplateInstantiation())
        return false;
    const SourceManager &sources = method->getASTContext().getSourceManager();
    return sources.isInMainFile(sources.getExpansionLoc(method->getParent()->getLocation()));
}

/// Called by nobody who could be seen: by the end of an object, by whoever holds the closure, through a virtual table.
static bool isCalledUnseen(const FunctionDecl *function) {
    const auto *method = dyn_cast_or_null<CXXMethodDecl>(function);
    return method && (method->isVirtual() || method->getParent()->isLambda() ||
                      isa<CXXConstructorDecl, CXXDestructorDecl, CXXConversionDecl>(method));
}

/// Calls and taken addresses of the unit, static initialisers' included. Functions of system headers call nothing that
/// matters; of those defined elsewhere only a linker asks.
lt_calls *Analysis::callGraph() {
    bodies.insert(bodies.end(), initialisers.begin(), initialisers.end());
    lt_calls *calls = lt_calls_new(bridge.unit);
    const SourceManager &sources = bridge.context.getSourceManager();
    const auto matters = [&](const FunctionDecl *callee) {
        if (callee->isDefined() || !configuration.summary)
            return callee->isDefined();
        return !sources.isInSystemHeader(sources.getExpansionLoc(callee->getLocation())) ||
               (lt_callee_of(bridge.unit, bridge.callees.lower(callee))->flags & LT_CALLEE_SERVES);
    };
    const auto edge = [&](lt_callee caller, const Call &call) {
        const lt_callee callee = bridge.callees.lower(call.callee);
        lt_call made = {caller, callee, at(call.at), call.inLoop && !call.once, call.inWalk && !call.once, {}};
        std::copy(call.passed.begin(), call.passed.end(), made.passed);
        return made;
    };
    for (const BodyFacts &body : bodies) {
        const lt_callee caller = body.function ? bridge.callees.lower(body.function) : lt_callee{0};
        for (const Call &call : body.calls)
            if (matters(call.callee))
                lt_calls_add(calls, edge(call.once ? lt_callee{0} : caller, call));
        if (isEnclosed(body.function))
            lt_calls_enclose(calls, caller);
        for (const FunctionDecl *taken : body.addressesTaken)
            if (matters(taken))
                lt_calls_take_address(calls, bridge.callees.lower(taken));
    }
    for (const BodyFacts &body : bodies)
        if (isCalledUnseen(body.function) && lt_calls_count(calls, bridge.callees.lower(body.function)) == 0)
            lt_calls_take_address(calls, bridge.callees.lower(body.function));
    return calls;
}

void Analysis::decideGrowth(const lt_sink &sink) {
    if (containers->roots.count == 0 && !configuration.summary)
        return;
    resolveBinds();
    lt_calls *calls = callGraph();
    lt_ghost_entry_decide(containers, calls, &configuration.settings, &sink);
    lt_growth_decide(containers, calls, &configuration.settings, &sink);
    if (configuration.summary)
        keepFacts(calls);
}

/// What the linker cannot see: which variables are defined here, and which insertions a comment or a level vouches for.
void Analysis::keepFacts(const lt_calls *calls) {
    for (const VarDecl *variable : collected.shared)
        if (!variable->getType()->isArithmeticType() && !variable->getType().isConstQualified())
            lt_containers_define(containers, {bridge.intern(symbolOf(variable)), at(variable->getLocation())});
    const bool off = configuration.settings.levels[LT_CHECK_growth] == LT_LEVEL_OFF;
    for (uint32_t i = 0; i < containers->sites.count; i++) {
        lt_site &site = containers->sites.items[i];
        if (site.kind == LT_SITE_insert || site.kind == LT_SITE_extend)
            site.suppressed = off || diagnostics.suppresses(site.location, LT_CHECK_growth);
    }
    std::string spelt;
    std::pair<const Diagnostics *, std::string *> context(&diagnostics, &spelt);
    const auto name = [](void *from, lt_location place) {
        auto &[diagnostics, spelt] = *static_cast<decltype(context) *>(from);
        *spelt = place.raw ? diagnostics->spell(place) : std::string();
        return spelt->c_str();
    };
    size_t length = 0;
    const char *text = lt_facts_write(containers, calls, name, &context, &length);
    facts = {text, length};
}

/// As a whole or not at all: readers meet the old file or the new one.
void Analysis::writeFacts() const {
    const auto write = [&](llvm::raw_ostream &stream) {
        stream << facts;
        return llvm::Error::success();
    };
    if (llvm::Error error = llvm::writeToOutput(configuration.summary, write)) {
        DiagnosticsEngine &engine = bridge.context.getDiagnostics();
        engine.Report(engine.getDiagnosticIDs()->getCustomDiagID({diag::Severity::Error, "cannot write '%0': %1", DiagnosticIDs::CLASS_ERROR, true, true}))
            << configuration.summary << llvm::toString(std::move(error));
    }
}

bool Analysis::wantsBodies() const {
    if (configuration.settings.tiers == LT_TIERS_LOOK)
        return false;
    if (configuration.summary)
        return true;
    for (int check = 0; check < LT_CHECK_count; check++)
        if (check != LT_CHECK_contract && configuration.settings.levels[check] != LT_LEVEL_OFF)
            return true;
    return false;
}

/// Null when there is no MIR for it.
lt_function *Analysis::lowered(uint32_t index) {
    lt_function *function = lower(bridge, functionArena, bodies[index].function);
#ifdef LT_ASSERTIONS
    if (const char *wrong = function ? lt_verify(function) : nullptr)
        llvm::report_fatal_error(wrong);
#endif
    return function;
}

/// What callees turned out to do may make a body worth a look, and worth telling of.
void Analysis::lookAgain(uint32_t index) {
    BodyFacts &body = bodies[index];
    const auto callee = [&](const FunctionDecl *function) {
        return lt_callee_of(bridge.unit, bridge.callees.lower(function));
    };
    body.shares = body.shares || llvm::any_of(body.calls, [&](const Call &call) {
        return lt_strong_tells(strong, bridge.callees.lower(call.callee));
    });
    if (body.last && callee(body.last)->flags & LT_CALLEE_NORETURN)
        body.tells = true;
    if (body.broken || (body.worth && body.tells))
        return;
    const auto matters = [&](const Call &call) { return lt_summary_matters(callee(call.callee)); };
    if (llvm::any_of(body.calls, matters)) {
        const BodyFacts again = selector.look(body.function);
        body.worth |= again.worth;
        body.tells |= again.tells;
    }
}

/// Another body may run in its place: it is virtual, or the linker may choose another one.
static bool isReplaceable(const FunctionDecl *function) {
    const auto *method = dyn_cast<CXXMethodDecl>(function);
    return (method && method->isVirtual()) || function->isWeak();
}

bool Analysis::isSummarised(uint32_t index) {
    const BodyFacts &body = bodies[index];
    return configuration.settings.tiers == LT_TIERS_ALL && (body.tells || configuration.all_bodies) && !body.broken && !isReplaceable(body.function) &&
           lt_takes_summary(bridge.unit, bridge.callees.lower(body.function));
}

bool Analysis::isRecursive(llvm::ArrayRef<uint32_t> members) const {
    const BodyFacts &body = bodies[members.front()];
    const FunctionDecl *self = body.function->getCanonicalDecl();
    return members.size() > 1 || llvm::any_of(body.calls, [&](const Call &call) { return call.callee == self; });
}

/// Functions that call each other begin with no effects at all and are summarised until nothing changes.
void Analysis::summarise(llvm::ArrayRef<uint32_t> members, llvm::ArrayRef<lt_function *> functions) {
    constexpr unsigned mostRounds = 8;
    std::vector<std::pair<lt_function *, lt_callee_info>> before;
    for (size_t i = 0; i < members.size(); i++)
        if (functions[i] && isSummarised(members[i]))
            before.emplace_back(functions[i], *lt_callee_of(bridge.unit, functions[i]->self));
    const bool recursive = isRecursive(members);
    const lt_summary nothing = {};
    for (const auto &[function, info] : before)
        if (recursive)
            lt_put_summary(bridge.unit, function->self, &nothing);
    bool changed = true, known = true;
    for (unsigned round = 0; changed && known && round < mostRounds; round++) {
        changed = false;
        for (const auto &[function, info] : before) {
            const lt_summary summary = lt_summarise(function, configuration.settings.unannotated);
            known &= summary.known;
            changed |= summary.known && lt_put_summary(bridge.unit, function->self, &summary);
        }
        changed &= recursive;
    }
    for (const auto &[function, info] : before) {
        if (!known || changed)
            bridge.unit->callees.items[function->self.id] = info;
        else if (configuration.dump == LT_DUMP_SUMMARIES)
            described.push_back(lt_describe_summary(function));
    }
}

void Analysis::check(uint32_t index, lt_function *function, bool growth, const lt_sink &sink) {
    if (bodies[index].worth || configuration.all_bodies)
        lt_check_function(function, &configuration.settings, &sink);
    if (growth)
        lt_containers_add(containers, function);
    if (bodies[index].shares)
        addStrong(index, function, sink);
}

void Analysis::addStrong(uint32_t index, const lt_function *function, const lt_sink &sink) {
    if (configuration.settings.tiers == LT_TIERS_ALL &&
        !lt_strong_add(strong, function, !isReplaceable(bodies[index].function)) && sink.gave_up)
        sink.gave_up(sink.context, function, "facts about strong references");
}

/// Only when there is a ring: then any body of the unit may be the one that breaks it.
void Analysis::decideCycles(const lt_sink &sink) {
    const lt_ring *rings = nullptr;
    if (lt_strong_rings(strong, &rings) == 0)
        return;
    for (uint32_t index = 0; index < bodies.size(); index++) {
        const BodyFacts &body = bodies[index];
        if (body.broken || !body.function || lt_strong_knows(strong, bridge.callees.lower(body.function)))
            continue;
        if (const lt_function *function = lowered(index))
            lt_strong_add(strong, function, false);
        lt_arena_reset(functionArena);
    }
    lt_cycle_decide(bridge.unit, strong, &configuration.settings, &sink);
}

/// What functions do to what they are given is asked only where something long-lived is given to them.
void Analysis::resolveBinds() {
    const auto index = indexOfBodies();
    llvm::DenseMap<uint32_t, uint32_t> bodyOf;
    for (const auto &[function, body] : index)
        if (!bodies[body].broken && !isReplaceable(function))
            bodyOf[bridge.callees.lower(function).id] = body;
    while (const uint32_t wanted = lt_binds_next(containers, configuration.summary).id) {
        const auto body = bodyOf.find(wanted);
        const lt_function *function = body == bodyOf.end() ? nullptr : lowered(body->second);
        if (function)
            lt_containers_add_parameters(containers, function);
        else
            lt_note_parameters(containers, {wanted}, LT_NOT_VISIBLE);
        lt_arena_reset(functionArena);
    }
    lt_binds_resolve(containers);
}

/// Functions that call each other, or one: summaries first, so that calls between them are believed, too.
void Analysis::visitComponent(llvm::ArrayRef<uint32_t> members, const std::vector<bool> &growing,
                              const lt_sink &sink) {
    const bool checks = configuration.dump == LT_DUMP_NOTHING;
    bool summarised = false;
    for (const uint32_t index : members) {
        lookAgain(index);
        summarised |= isSummarised(index);
    }
    const auto isWanted = [&](uint32_t index) {
        return !bodies[index].broken && (isSummarised(index) || (checks && (bodies[index].worth || bodies[index].shares || growing[index])) ||
                                         configuration.all_bodies);
    };
    std::vector<lt_function *> functions;
    for (const uint32_t index : members) {
        functions.push_back(isWanted(index) ? lowered(index) : nullptr);
        if (!summarised && functions.back()) { // one at a time: the arena is small again after each
            if (checks)
                check(index, functions.back(), growing[index], sink);
            functions.back() = nullptr;
            lt_arena_reset(functionArena);
        }
    }
    if (summarised)
        summarise(members, functions);
    for (size_t i = 0; i < members.size(); i++)
        if (functions[i] && checks)
            check(members[i], functions[i], growing[members[i]], sink);
    lt_arena_reset(functionArena);
}

void Analysis::checkBodies() {
    const lt_sink sink = diagnostics.sink();
    std::vector<bool> growing = selector.growing(bodies);
    if (configuration.all_bodies)
        growing.assign(bodies.size(), true);
    containers = lt_containers_new(bridge.unit);
    strong = lt_strong_new(bridge.unit);
    findOwners();
    selectHelpers();
    const lt_components components = bottomUp();
    findGivingUp(components);
    for (uint32_t c = 0; c < components.count; c++) {
        const llvm::ArrayRef<uint32_t> members(components.members + components.first[c],
                                               components.members + components.first[c + 1]);
        // Of more than these only the calls to those before are believed: they would all be in memory at once.
        constexpr size_t mostTogether = 12;
        const size_t together = members.size() > mostTogether ? 1 : members.size();
        for (size_t i = 0; i < members.size(); i += together)
            visitComponent(members.slice(i, together), growing, sink);
    }
    if (configuration.dump == LT_DUMP_NOTHING)
        decideCycles(sink);
    if (configuration.dump == LT_DUMP_NOTHING)
        decideGrowth(sink);
}

void Analysis::run() {
    look();
    if (wantsBodies())
        checkBodies();
    // Where there were errors, a finding may be missing because its function was not looked at.
    const bool whole = !bridge.context.getDiagnostics().hasErrorOccurred();
    if (whole && configuration.summary)
        writeFacts();
    diagnostics.flush(whole);
}

/// Clang's classes of nodes that became opaque, the most frequent first.
void Analysis::printMissing() const {
    std::vector<std::pair<unsigned, llvm::StringRef>> rows;
    for (const auto &[kind, count] : bridge.missing)
        rows.emplace_back(count, missingName(kind));
    std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    for (const auto &[count, name] : rows)
        std::printf("%8u %s\n", count, name.str().c_str());
}

void Analysis::dumpSummaries() {
    look();
    checkBodies();
    std::sort(described.begin(), described.end());
    for (const std::string &text : described)
        std::printf("%s\n", text.c_str());
    std::fflush(stdout);
    diagnostics.flush(false);
}

/// The tables of the unit are printed first and grow with each function: so all functions are kept.
void Analysis::dump() {
    if (configuration.dump == LT_DUMP_SUMMARIES)
        return dumpSummaries();
    look();
    std::vector<const lt_function *> functions;
    for (const BodyFacts &body : bodies)
        if (!body.broken)
            if (const lt_function *function = lower(bridge, functionArena, body.function))
                functions.push_back(function);
    if (configuration.dump == LT_DUMP_MIR) {
        lt_print_unit(bridge.unit, stdout);
        for (const lt_function *function : functions)
            lt_print_function(function, stdout);
    } else if (configuration.dump == LT_DUMP_MISSING) {
        printMissing();
    }
    std::fflush(stdout);
    diagnostics.flush(false);
}

void Consumer::HandleTranslationUnit(ASTContext &) {
    if (configuration.contracts_off || compiler.getDiagnostics().hasFatalErrorOccurred())
        return;
    Analysis analysis(compiler, configuration, unitArena.get(), functionArena.get());
    analysis.collect(declarations, *vanished);
    if (configuration.dump != LT_DUMP_NOTHING)
        analysis.dump();
    else
        analysis.run();
}

} // namespace

std::unique_ptr<ASTConsumer> makeConsumer(CompilerInstance &compiler, llvm::StringRef file,
                                          const std::vector<std::string> &arguments) {
    Arena arena(lt_arena_new());
    lt_configuration configuration;
    // Clang cannot do without a consumer; the error that was reported ends the compilation.
    if (!configure(compiler, file, arguments, arena.get(), configuration))
        return std::make_unique<ASTConsumer>();
    return std::make_unique<Consumer>(compiler, std::move(arena), configuration);
}

} // namespace lifetime
