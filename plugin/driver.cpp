// What is looked at, and in which order: contracts of all declarations, then the bodies, callees before callers.

#include "plugin/driver.h"

#include "plugin/bridge.h"
#include "plugin/check_contract.h"
#include "plugin/collect.h"
#include "plugin/configure.h"
#include "plugin/diagnostics.h"
#include "plugin/select.h"
#include "plugin/vanished.h"

#include "clang/AST/Stmt.h"

#include <algorithm>
#include <cstdio>

extern "C" {
#include "checks/growth.h"
#include "flow/order.h"
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
          contracts(bridge, configuration.settings, diagnostics), selector(bridge, configuration.settings) {
        bridge.preprocessor = &compiler.getPreprocessor();
        bridge.models = configuration.project_models;
    }

    void collect(llvm::ArrayRef<Decl *> declarations, llvm::ArrayRef<VanishedContract> vanished);
    void dump();
    void run();

private:
    void look();
    bool wantsBodies() const;
    void checkBodies();
    void checkBody(const FunctionDecl *function, bool paths, bool growth, const lt_sink &sink);
    std::vector<uint32_t> bottomUp() const;
    lt_calls *callGraph();
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

/// Positions in `bodies`, callees before callers.
std::vector<uint32_t> Analysis::bottomUp() const {
    llvm::DenseMap<const FunctionDecl *, uint32_t> index;
    for (uint32_t i = 0; i < bodies.size(); i++)
        index.try_emplace(bodies[i].function->getCanonicalDecl(), i);
    std::vector<uint32_t> first, targets;
    for (const BodyFacts &body : bodies) {
        first.push_back(uint32_t(targets.size()));
        for (const Call &call : body.calls)
            if (const auto found = index.find(call.callee); found != index.end())
                targets.push_back(found->second);
    }
    first.push_back(uint32_t(targets.size()));
    const lt_graph graph = {uint32_t(bodies.size()), first.data(), targets.data()};
    const lt_components components = lt_components_of(graph, unitArena);
    return std::vector<uint32_t>(components.members, components.members + bodies.size());
}

/// Calls and taken addresses of the unit, static initialisers' included.
lt_calls *Analysis::callGraph() {
    bodies.insert(bodies.end(), initialisers.begin(), initialisers.end());
    lt_calls *calls = lt_calls_new(bridge.unit);
    for (const BodyFacts &body : bodies) {
        const lt_callee caller = body.function ? bridge.callees.lower(body.function) : lt_callee{0};
        for (const Call &call : body.calls)
            if (call.callee->isDefined())
                lt_calls_add(calls, caller, bridge.callees.lower(call.callee), call.inLoop);
        for (const FunctionDecl *taken : body.addressesTaken)
            if (taken->isDefined())
                lt_calls_take_address(calls, bridge.callees.lower(taken));
    }
    return calls;
}

bool Analysis::wantsBodies() const {
    for (int check = 0; check < LT_CHECK_count; check++)
        if (check != LT_CHECK_contract && configuration.settings.levels[check] != LT_LEVEL_OFF)
            return true;
    return false;
}

void Analysis::checkBody(const FunctionDecl *decl, bool paths, bool growth, const lt_sink &sink) {
    if (lt_function *function = lower(bridge, functionArena, decl)) {
#ifdef LT_ASSERTIONS
        if (const char *wrong = lt_verify(function))
            llvm::report_fatal_error(wrong);
#endif
        if (paths)
            lt_check_function(function, &configuration.settings, &sink);
        if (growth)
            lt_containers_add(containers, function);
    }
    lt_arena_reset(functionArena);
}

void Analysis::checkBodies() {
    const lt_sink sink = diagnostics.sink();
    const std::vector<bool> growing = selector.growing(bodies);
    containers = lt_containers_new(bridge.unit);
    for (uint32_t index : bottomUp()) {
        const bool paths = bodies[index].worth || configuration.all_bodies;
        const bool growth = growing[index] || configuration.all_bodies;
        if (!bodies[index].broken && (paths || growth))
            checkBody(bodies[index].function, paths, growth, sink);
    }
    if (containers->roots.count != 0)
        lt_growth_decide(containers, callGraph(), &configuration.settings, &sink);
}

void Analysis::run() {
    look();
    if (wantsBodies())
        checkBodies();
    // Where there were errors, a finding may be missing because its function was not looked at.
    diagnostics.flush(!bridge.context.getDiagnostics().hasErrorOccurred());
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

/// The tables of the unit are printed first and grow with each function: so all functions are kept.
void Analysis::dump() {
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
