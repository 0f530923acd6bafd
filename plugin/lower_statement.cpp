// Statements, jumps, and what has to be done when a scope is left.
#include "plugin/lower.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace lifetime {

// --- scopes and full expressions ---------------------------------------------------------------------------

Lowering::FullExpression::FullExpression(Lowering &lowering, lt_location at)
    : lowering(lowering), at(at), temporaries(lowering.temporaries.size()),
      scratches(lowering.scratches.size()) {}

Lowering::FullExpression::~FullExpression() {
    while (lowering.temporaries.size() > temporaries) {
        Cleanup last = lowering.temporaries.pop_back_val();
        lowering.run(last, at, false);
    }
    while (lowering.scratches.size() > scratches) {
        Scratch last = lowering.scratches.pop_back_val();
        if (last.dies)
            lowering.dead(at, last.place);
        lowering.freeScratches[lt_place_of(lowering.function, last.place)->type.id].push_back(last.place.id);
    }
}

void Lowering::add(lt_place place, const VarDecl *variable, std::optional<CFGElement> element) {
    if (cleanups.empty())
        cleanups.push_back({{0}, nullptr, std::nullopt});
    Cleanup added = {place, variable, element};
    added.outer = innermost;
    added.outerRunning = runs(cleanups[innermost]) ? innermost : cleanups[innermost].outerRunning;
    added.opened = ++now;
    innermost = cleanups.size();
    cleanups.push_back(added);
}

void Lowering::untilScopeEnd(lt_place place, const CXXBindTemporaryExpr *bound) {
    std::optional<CFGElement> element;
    if (bound)
        element = CFGTemporaryDtor(bound);
    add(place, nullptr, element);
}

void Lowering::untilFullExpressionEnd(lt_place place, const CXXBindTemporaryExpr *bound) {
    std::optional<CFGElement> element;
    if (bound)
        element = CFGTemporaryDtor(bound);
    temporaries.push_back({place, nullptr, element});
}

/// Members in reverse order of declaration, then bases: pushed the other way round.
void Lowering::addDestructorCleanups() {
    const auto *destructor = dyn_cast<CXXDestructorDecl>(decl);
    if (!destructor || destructor->getParent()->isUnion())
        return;
    for (const CXXBaseSpecifier &base : destructor->getParent()->bases())
        add({0}, nullptr, CFGBaseDtor(&base));
    for (const FieldDecl *member : destructor->getParent()->fields())
        if (member->getType().isDestructedType() == QualType::DK_cxx_destructor || Contracts::any(member))
            add({0}, nullptr, CFGMemberDtor(member));
}

/// Whether code runs when it is left, other than that storage dies.
bool Lowering::runs(const Cleanup &cleanup) const {
    if (cleanup.element)
        return true;
    return cleanup.variable &&
           (cleanup.variable->hasAttr<CleanupAttr>() ||
            (isCxx() && cleanup.variable->needsDestruction(context) == QualType::DK_cxx_destructor));
}

void Lowering::run(const Cleanup &cleanup, lt_location where, bool returning) {
    if (ended())
        return;
    const auto *attribute = cleanup.variable ? cleanup.variable->getAttr<CleanupAttr>() : nullptr;
    if (attribute)
        emitCall(where, {0}, attribute->getFunctionDecl(), lt_address(cleanup.place));
    else if (cleanup.element)
        lowerCxxElement(*cleanup.element);
    else if (runs(cleanup))
        lowerCxxElement(CFGAutomaticObjDtor(cleanup.variable, decl->getBody()));
    if (!returning && !isNone(cleanup.place))
        dead(where, cleanup.place);
}

void Lowering::leave(uint32_t depth, lt_location where) {
    for (uint32_t i = innermost; i != depth && !ended(); i = cleanups[i].outer) {
        Cleanup cleanup = cleanups[i];
        run(cleanup, where, false);
    }
}

/// On the way out of the function nothing is declared dead: what is alive at a return dies by it.
void Lowering::leaveFunction(lt_location where) {
    for (uint32_t i = innermost; i && !ended(); i = cleanups[i].outerRunning) {
        Cleanup cleanup = cleanups[i];
        if (runs(cleanup))
            run(cleanup, where, true);
    }
}

void Lowering::close(uint32_t depth) {
    for (; innermost != depth; innermost = cleanups[innermost].outer)
        cleanups[innermost].closed = ++now;
}

void Lowering::pop(uint32_t depth, lt_location where) {
    leave(depth, where);
    close(depth);
}

void Lowering::join(lt_block block, lt_location where) {
    if (block.id)
        start(block, where);
}

/// A jump to a block that is made when the first jump to it is.
void Lowering::jumpLazily(lt_block &block, lt_location where) {
    if (ended())
        return;
    if (!block.id)
        block = newBlock(where);
    jump(where, block);
}

// --- statements --------------------------------------------------------------------------------------------

/// Whether control can get into the statement other than from its beginning.
static bool hasEntry(const Stmt *stmt) {
    if (!stmt || isa<Expr>(stmt) || isa<DeclStmt>(stmt))
        return false;
    if (isa<LabelStmt>(stmt) || isa<SwitchCase>(stmt))
        return true;
    for (const Stmt *child : stmt->children())
        if (hasEntry(child))
            return true;
    return false;
}

void Lowering::scoped(const Stmt *stmt) {
    uint32_t before = depth();
    statement(stmt);
    pop(before, at(stmt->getEndLoc()));
}

void Lowering::statement(const Stmt *stmt) {
    if (ended()) {
        if (!hasEntry(stmt))
            return;
        if (!isa<CompoundStmt>(stmt) && !isa<LabelStmt>(stmt) && !isa<SwitchCase>(stmt))
            start(newBlock(location(stmt)), location(stmt)); // nothing leads here but to a label inside
    }
    const Expansion expansion(*this, stmt);
    switch (stmt->getStmtClass()) {
    case Stmt::NullStmtClass: return;
    case Stmt::CompoundStmtClass: return compound(cast<CompoundStmt>(stmt), nullptr, {0});
    case Stmt::DeclStmtClass: return declaration(cast<DeclStmt>(stmt));
    case Stmt::IfStmtClass: return ifStatement(cast<IfStmt>(stmt));
    case Stmt::WhileStmtClass: return whileStatement(cast<WhileStmt>(stmt));
    case Stmt::DoStmtClass: return doStatement(cast<DoStmt>(stmt));
    case Stmt::ForStmtClass: return forStatement(cast<ForStmt>(stmt));
    case Stmt::CXXForRangeStmtClass: return rangeStatement(cast<CXXForRangeStmt>(stmt));
    case Stmt::SwitchStmtClass: return switchStatement(cast<SwitchStmt>(stmt));
    case Stmt::CaseStmtClass:
    case Stmt::DefaultStmtClass: {
        const auto *label = cast<SwitchCase>(stmt);
        if (uint32_t block = cases.lookup(label))
            start({block}, location(stmt));
        return statement(label->getSubStmt());
    }
    case Stmt::BreakStmtClass: {
        leave(targets.back().exitDepth, location(stmt));
        return jumpLazily(targets.back().exit, location(stmt));
    }
    case Stmt::ContinueStmtClass: {
        size_t i = targets.size() - 1;
        while (!targets[i].next.id)
            i--;
        leave(targets[i].nextDepth, location(stmt));
        return jump(location(stmt), targets[i].next);
    }
    case Stmt::GotoStmtClass: return gotoStatement(cast<GotoStmt>(stmt));
    case Stmt::IndirectGotoStmtClass: return indirectGoto(cast<IndirectGotoStmt>(stmt));
    case Stmt::LabelStmtClass: return labelStatement(cast<LabelStmt>(stmt));
    case Stmt::ReturnStmtClass: return returnStatement(cast<ReturnStmt>(stmt));
    case Stmt::AttributedStmtClass: return statement(cast<AttributedStmt>(stmt)->getSubStmt());
    case Stmt::GCCAsmStmtClass:
    case Stmt::MSAsmStmtClass: return assembly(cast<AsmStmt>(stmt));
    case Stmt::CXXTryStmtClass: return tryStatement(cast<CXXTryStmt>(stmt));
    default: break;
    }
    if (const auto *expr = dyn_cast<Expr>(stmt)) {
        FullExpression whole(*this, location(stmt));
        return effect(expr);
    }
    bridge.missing[stmt->getStmtClass()]++;
}

/// `result`: the last statement of a statement expression, whose value goes to `target`.
void Lowering::compound(const CompoundStmt *stmt, const Expr *result, lt_place target) {
    uint32_t before = depth();
    for (const Stmt *child : stmt->body()) {
        const Expr *value = result && child == stmt->body_back() ? result : nullptr;
        if (!value) {
            statement(child);
        } else if (!ended()) {
            FullExpression whole(*this, location(child));
            initialise(target, value);
        }
    }
    bool outermost = stmt == decl->getBody();
    if (!outermost)
        pop(before, at(stmt->getRBracLoc()));
}

static bool holdsLabels(const VarDecl *var) {
    return var->getType()->getBaseElementTypeUnsafe()->isVoidPointerType();
}

void Lowering::declaration(const DeclStmt *stmt) {
    for (const Decl *declared : stmt->decls()) {
        const auto *var = dyn_cast<VarDecl>(declared);
        if (var && var->hasLocalStorage())
            local(var);
        else if (var && var->isStaticLocal() && var->getInit() && holdsLabels(var))
            findLabels(var->getInit());
    }
}

/// A table of labels is static as a rule: its initialiser is not lowered, but a computed `goto` goes there.
void Lowering::findLabels(const Stmt *initialiser) {
    if (const auto *taken = dyn_cast_or_null<AddrLabelExpr>(initialiser))
        addressTakenLabels.push_back(label(taken->getLabel(), location(taken)).block);
    if (initialiser)
        for (const Stmt *child : initialiser->children())
            findLabels(child);
}

static bool hasVariableSize(const VarDecl *var) { return var->getType()->isVariablyModifiedType(); }

void Lowering::local(const VarDecl *var) {
    lt_location where = at(var->getLocation());
    lt_place place = placeOf(var);
    if (hasVariableSize(var))
        for (const auto *array = context.getAsVariableArrayType(var->getType()); array;
             array = context.getAsVariableArrayType(array->getElementType())) {
            FullExpression whole(*this, where);
            if (array->getSizeExpr())
                effect(array->getSizeExpr());
        }
    live(where, place);
    add(place, var, std::nullopt);
    if (const Expr *init = var->getInit()) {
        FullExpression whole(*this, where);
        initialise(place, init);
    }
    if (const auto *decomposition = dyn_cast<DecompositionDecl>(var))
        for (const BindingDecl *binding : decomposition->bindings())
            if (const VarDecl *holder = binding->getHoldingVar())
                local(holder);
}

// --- branches ----------------------------------------------------------------------------------------------

void Lowering::ifStatement(const IfStmt *stmt) {
    uint32_t before = depth();
    lt_location end = at(stmt->getEndLoc());
    if (stmt->getInit())
        statement(stmt->getInit());
    if (stmt->getConditionVariable())
        declaration(stmt->getConditionVariableDeclStmt());
    if (stmt->isConsteval() || (stmt->isConstexpr() && !stmt->getCond()->isValueDependent())) {
        if (auto taken = stmt->isConsteval()
                             ? (stmt->isNegatedConsteval() ? stmt->getThen() : stmt->getElse())
                             : stmt->getNondiscardedCase(context).value_or(nullptr))
            scoped(taken);
        return pop(before, end);
    }
    lt_block then = newBlock(location(stmt->getThen())), rest = {0};
    lt_block other = newBlock(stmt->getElse() ? location(stmt->getElse()) : end);
    condition(stmt->getCond(), then, other);
    start(then, location(stmt->getThen()));
    scoped(stmt->getThen());
    if (!stmt->getElse()) {
        start(other, end);
        return pop(before, end);
    }
    jumpLazily(rest, at(stmt->getThen()->getEndLoc()));
    start(other, location(stmt->getElse()));
    scoped(stmt->getElse());
    if (rest.id)
        start(rest, end);
    pop(before, end);
}

static bool isAlwaysTrue(const Expr *condition) {
    const auto *literal = condition ? dyn_cast<IntegerLiteral>(condition->IgnoreParenCasts()) : nullptr;
    return !condition || (literal && !literal->getValue().isZero());
}

/// `while`, `for` and range-for: they test first. `loopVariable` is declared anew in each turn.
void Lowering::loop(const Stmt *stmt, const VarDecl *variable, const Expr *test, const Expr *increment,
                    const Stmt *loopVariable, const Stmt *body) {
    lt_location where = location(stmt), end = at(stmt->getEndLoc());
    lt_block head = newBlock(where), next = increment ? newBlock(location(increment)) : head;
    start(head, where);
    uint32_t before = depth();
    if (variable)
        local(variable);
    uint32_t turn = depth();
    lt_block inside = newBlock(location(body)), failed = {0};
    if (isAlwaysTrue(test))
        jump(where, inside);
    else
        condition(test, inside, failed = newBlock(end));
    start(inside, location(body));
    targets.push_back({{0}, next, before, increment ? turn : before});
    if (loopVariable)
        statement(loopVariable);
    scoped(body);
    lt_block exit = targets.pop_back_val().exit;
    pop(turn, end);
    if (increment) {
        start(next, location(increment));
        FullExpression whole(*this, location(increment));
        effect(increment);
    }
    leave(before, end);
    jump(end, head);
    if (failed.id) {
        start(failed, end);
        pop(before, end);
    }
    close(before);
    join(exit, end);
}

void Lowering::whileStatement(const WhileStmt *stmt) {
    loop(stmt, stmt->getConditionVariable(), stmt->getCond(), nullptr, nullptr, stmt->getBody());
}

void Lowering::forStatement(const ForStmt *stmt) {
    uint32_t before = depth();
    if (stmt->getInit())
        statement(stmt->getInit());
    loop(stmt, stmt->getConditionVariable(), stmt->getCond(), stmt->getInc(), nullptr, stmt->getBody());
    pop(before, at(stmt->getEndLoc()));
}

void Lowering::rangeStatement(const CXXForRangeStmt *stmt) {
    uint32_t before = depth();
    if (stmt->getInit())
        statement(stmt->getInit());
    statement(stmt->getRangeStmt());
    statement(stmt->getBeginStmt());
    statement(stmt->getEndStmt());
    loop(stmt, nullptr, stmt->getCond(), stmt->getInc(), stmt->getLoopVarStmt(), stmt->getBody());
    pop(before, at(stmt->getEndLoc()));
}

void Lowering::doStatement(const DoStmt *stmt) {
    lt_location where = location(stmt), end = at(stmt->getEndLoc());
    lt_block head = newBlock(where), test = newBlock(location(stmt->getCond()));
    start(head, where);
    targets.push_back({{0}, test, depth(), depth()});
    scoped(stmt->getBody());
    lt_block exit = targets.pop_back_val().exit;
    start(test, location(stmt->getCond()));
    if (!exit.id)
        exit = newBlock(end);
    condition(stmt->getCond(), head, exit);
    start(exit, end);
}

// --- switch ------------------------------------------------------------------------------------------------

static int64_t caseValue(const Expr *expr, ASTContext &context) {
    llvm::APSInt value = expr->EvaluateKnownConstInt(context);
    return value.isSigned() ? value.extOrTrunc(64).getSExtValue()
                            : int64_t(value.extOrTrunc(64).getZExtValue());
}

/// A block for each case; the default's edge is the last.
void Lowering::switchEdges(const SwitchStmt *stmt, SmallVectorImpl<lt_edge> &edges) {
    lt_block other = {0};
    for (const SwitchCase *label = stmt->getSwitchCaseList(); label; label = label->getNextSwitchCase()) {
        lt_block block = newBlock(location(label));
        cases[label] = block.id;
        const auto *single = dyn_cast<CaseStmt>(label);
        if (!single) {
            other = block;
            continue;
        }
        lt_edge edge = {};
        edge.target = block;
        edge.low = caseValue(single->getLHS(), context);
        edge.high = single->getRHS() ? caseValue(single->getRHS(), context) : edge.low;
        if (edge.low <= edge.high)
            edges.push_back(edge);
    }
    std::reverse(edges.begin(), edges.end());
    lt_edge last = {};
    last.is_default = true;
    last.target = other;
    edges.push_back(last);
}

void Lowering::switchStatement(const SwitchStmt *stmt) {
    uint32_t before = depth();
    lt_location where = location(stmt), end = at(stmt->getEndLoc());
    if (stmt->getInit())
        statement(stmt->getInit());
    if (stmt->getConditionVariable())
        declaration(stmt->getConditionVariableDeclStmt());
    SmallVector<lt_edge, 16> edges;
    switchEdges(stmt, edges);
    bool covered = stmt->isAllEnumCasesCovered();
    lt_block exit = {0};
    if (!edges.back()
             .target.id) // without `default`: past the body, or nowhere when each enumerator has its case
        edges.back().target = covered ? newBlock(end) : exit = newBlock(end);
    {
        FullExpression whole(*this, where);
        lt_operand subject = value(stmt->getCond());
        endSwitch(where, subject, edges);
    }
    targets.push_back({exit, {0}, depth(), depth()});
    scoped(stmt->getBody());
    exit = targets.pop_back_val().exit;
    join(exit, end);
    pop(before, end);
}

// --- jumps -------------------------------------------------------------------------------------------------

void Lowering::returnStatement(const ReturnStmt *stmt) {
    lt_location where = location(stmt);
    if (const Expr *returned = stmt->getRetValue()) {
        FullExpression whole(*this, where);
        if (isNone(result))
            effect(returned);
        else
            initialise(result, returned);
    }
    leaveFunction(where);
    endReturn(where);
}

Lowering::Label &Lowering::label(const LabelDecl *declared, lt_location where) {
    auto [entry, isNew] = labels.try_emplace(declared);
    if (isNew)
        entry->second = {newBlock(where), 0};
    return entry->second;
}

void Lowering::labelStatement(const LabelStmt *stmt) {
    Label &placed = label(stmt->getDecl(), location(stmt));
    placed.placed = ++now;
    start(placed.block, location(stmt));
    statement(stmt->getSubStmt());
}

/// What is in force at the jump but not at its label. Both are in the body, so what was opened before the
/// label and not closed since is around both.
template <typename Cleanup>
static bool isAround(const Cleanup &cleanup, uint32_t label) {
    return cleanup.opened < label && label < cleanup.closed;
}

void Lowering::leaveTowards(const Label &target, uint32_t from, lt_location where) {
    for (; from && !isAround(cleanups[from], target.placed); from = cleanups[from].outer) {
        Cleanup cleanup = cleanups[from];
        run(cleanup, where, false);
    }
}

void Lowering::gotoStatement(const GotoStmt *stmt) {
    lt_location where = location(stmt);
    Label &target = label(stmt->getLabel(), where);
    lt_block block = target.block;
    if (target.placed)
        leaveTowards(target, innermost, where);
    else if (innermost && !ended())
        gotos.push_back({function->edges.count, stmt->getLabel(), innermost, where});
    jump(where, block);
}

/// Forward jumps that leave scopes do so in a block of their own, now that all labels are placed.
void Lowering::finishGotos() {
    for (const Goto &pending : gotos) {
        const Label target = labels.find(pending.label)->second;
        if (isAround(cleanups[pending.depth], target.placed))
            continue;
        lt_block leaving = newBlock(pending.at);
        function->edges.items[pending.edge].target = leaving;
        start(leaving, pending.at);
        leaveTowards(target, pending.depth, pending.at);
        jump(pending.at, target.block);
    }
    if (indirectDispatch.id) {
        start(indirectDispatch, function->end);
        anyOf(function->end, addressTakenLabels);
    }
}

/// To one of these blocks, nobody knows to which.
void Lowering::anyOf(lt_location where, ArrayRef<lt_block> blocks) {
    if (blocks.empty())
        return endUnreachable(where);
    for (; blocks.size() > 1; blocks = blocks.drop_front()) {
        lt_block others = newBlock(where);
        endBranch(where, lt_unknown(), LT_ALWAYS, lt_unknown(), blocks.front(), others);
        start(others, where);
    }
    jump(where, blocks.front());
}

void Lowering::indirectGoto(const IndirectGotoStmt *stmt) {
    lt_location where = location(stmt);
    if (const LabelDecl *target = stmt->getConstantTarget())
        return jump(where, label(target, where).block);
    {
        FullExpression whole(*this, where);
        effect(stmt->getTarget());
    }
    if (!indirectDispatch.id)
        indirectDispatch = newBlock(where);
    jump(where, indirectDispatch);
}

// --- exceptions --------------------------------------------------------------------------------------------

/// A handler is entered from the `throw`s in the body, and from the beginning of the body for all that calls
/// may throw.
static bool catches(const ASTContext &context, const CXXCatchStmt *handler, QualType thrown) {
    if (!handler->getExceptionDecl())
        return true;
    const QualType caught = handler->getCaughtType().getNonReferenceType();
    const CXXRecordDecl *base = caught->getAsCXXRecordDecl(), *derived = thrown->getAsCXXRecordDecl();
    return context.hasSameUnqualifiedType(caught, thrown) ||
           (base && derived && derived->hasDefinition() && base->hasDefinition() && derived->isDerivedFrom(base)) ||
           (caught->isPointerType() && thrown->isPointerType());
}

/// Whether a `throw` that is written in the block gets past the handlers. What functions throw is not known: nothing.
static bool throwsPast(const ASTContext &context, const Stmt *block, const CXXTryStmt *handlers) {
    if (!block || isa<LambdaExpr>(block))
        return false;
    if (const auto *raised = dyn_cast<CXXThrowExpr>(block)) {
        const Expr *thrown = raised->getSubExpr();
        bool caught = false;
        for (unsigned i = 0; thrown && i < handlers->getNumHandlers(); i++)
            caught |= catches(context, handlers->getHandler(i), thrown->getType());
        if (!caught)
            return true;
    }
    for (const Stmt *child : block->children())
        if (throwsPast(context, child, handlers))
            return true;
    return false;
}

void Lowering::tryStatement(const CXXTryStmt *stmt) {
    lt_location where = location(stmt), end = at(stmt->getEndLoc());
    lt_block body = newBlock(where), dispatch = newBlock(where), rest = {0};
    endBranch(where, lt_unknown(), LT_ALWAYS, lt_unknown(), body, dispatch);
    start(body, where);
    tries.push_back({dispatch, depth()});
    scoped(stmt->getTryBlock());
    tries.pop_back();
    jumpLazily(rest, end);
    SmallVector<lt_block, 4> handlers;
    for (unsigned i = 0; i < stmt->getNumHandlers(); i++)
        handlers.push_back(newBlock(location(stmt->getHandler(i))));
    bool catchesAll = !throwsPast(context, stmt->getTryBlock(), stmt);
    lt_block uncaught = {0};
    if (!catchesAll && !isNone(thrown))
        handlers.push_back(uncaught = newBlock(end));
    start(dispatch, end);
    anyOf(end, handlers);
    for (unsigned i = 0; i < stmt->getNumHandlers(); i++) {
        const CXXCatchStmt *handler = stmt->getHandler(i);
        uint32_t before = depth();
        start(handlers[i], location(handler));
        if (const VarDecl *caught = handler->getExceptionDecl()) {
            live(location(handler), placeOf(caught));
            add(placeOf(caught), caught, std::nullopt);
            assign(location(handler), placeOf(caught), lt_unknown());
        }
        statement(handler->getHandlerBlock());
        pop(before, at(handler->getEndLoc()));
        jumpLazily(rest, at(handler->getEndLoc()));
    }
    if (uncaught.id) {
        start(uncaught, end);
        endThrow(end);
    }
    join(rest, end);
}

void Lowering::endThrow(lt_location where) {
    if (!tries.empty()) {
        leave(tries.back().depth, where);
        return jump(where, tries.back().dispatch);
    }
    leaveFunction(where);
    endReturn(where);
}

// --- assembly ----------------------------------------------------------------------------------------------

/// Outputs get what is not known, but may be made of the inputs.
void Lowering::assembly(const AsmStmt *stmt) {
    lt_location where = location(stmt);
    FullExpression whole(*this, where);
    const auto *gnu = dyn_cast<GCCAsmStmt>(stmt);
    SmallVector<lt_operand, 8> inputs;
    for (const Expr *input : stmt->inputs())
        inputs.push_back(input->isGLValue() ? lt_copy(place(input)) : value(input));
    for (const Expr *output : stmt->outputs())
        if (output->isGLValue())
            derive(where, place(output), LT_OPERATOR_opaque, inputs);
    if (!gnu || !gnu->isAsmGoto())
        return;
    SmallVector<lt_block, 4> successors;
    for (unsigned i = 0; i < gnu->getNumLabels(); i++)
        successors.push_back(label(gnu->getLabelExpr(i)->getLabel(), where).block);
    successors.push_back(newBlock(where));
    anyOf(where, successors);
    start(successors.back(), where);
}

} // namespace lifetime
