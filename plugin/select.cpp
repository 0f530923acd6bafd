#include "plugin/select.h"

#include "plugin/destructors.h"
#include "plugin/library.h"
#include "plugin/written.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/Builtins.h"
#include "llvm/Support/SaveAndRestore.h"

namespace lifetime {

using namespace clang;

namespace {

/// Values that may be the same, and what they point to. Class 0 is "nothing of interest": integers, null, functions.
class Classes {
public:
    enum : uint16_t {
        Dies = 1,      // holds an address that must not outlive the call
        Outside = 2,   // held by something that outlives the call
        PointsOut = 4, // what it points to is not a variable of this function
        Given = 8,     // the value of a parameter
        Static = 16,   // the address of a variable of static storage
        Returned = 32,
        Borrowed = 64, // the address of an owner, into whose content something points
        Changed = 128, // the address of an owner whose content may move or go
        Kept = 256,    // the value of a variable of static storage
    };

    uint32_t make(uint16_t flags = 0) {
        nodes.push_back({uint32_t(nodes.size()), 0, flags, UINT8_MAX, 0});
        return uint32_t(nodes.size() - 1);
    }

    /// The value is held by a variable of a scope this deep; its storage ends with a scope this deep.
    void holdAt(uint32_t id, unsigned depth) { nodes[find(id)].held = std::min(nodes[find(id)].held, clamp(depth)); }
    void endAt(uint32_t id, unsigned depth) { nodes[find(id)].ends = std::max(nodes[find(id)].ends, clamp(depth)); }

    uint32_t find(uint32_t id) {
        while (nodes[id].parent != id)
            id = nodes[id].parent = nodes[nodes[id].parent].parent;
        return id;
    }

    uint32_t pointee(uint32_t id) {
        if (id == 0)
            return make(Outside);
        id = find(id);
        if (nodes[id].pointee == 0) {
            const uint32_t made = make(nodes[id].flags & (Outside | PointsOut) ? Outside : 0);
            nodes[id].pointee = made;
        }
        return find(nodes[id].pointee);
    }

    void unify(uint32_t a, uint32_t b) {
        while (a != 0 && b != 0) {
            a = find(a);
            b = find(b);
            if (a == b)
                return;
            nodes[b].parent = a;
            nodes[a].flags |= nodes[b].flags;
            nodes[a].held = std::min(nodes[a].held, nodes[b].held);
            nodes[a].ends = std::max(nodes[a].ends, nodes[b].ends);
            const uint32_t left = nodes[a].pointee, right = nodes[b].pointee;
            if (left == 0)
                nodes[a].pointee = right;
            a = left;
            b = right;
        }
    }

    uint32_t either(uint32_t a, uint32_t b) {
        unify(a, b);
        return a ? a : b;
    }

    void mark(uint32_t id, uint16_t flags) {
        if (id != 0)
            nodes[find(id)].flags |= flags;
    }

    void pointTo(uint32_t address, uint32_t content) { nodes[find(address)].pointee = content; }

    /// Of what is held outside: whether some of it dies, or was given. What is reachable from outside is outside.
    uint16_t leaks() {
        uint16_t found = 0;
        for (bool changed = true; changed;) {
            changed = false;
            for (uint32_t id = 1; id < nodes.size(); id++) {
                const Node &node = nodes[id];
                if (node.parent != id)
                    continue;
                if (node.flags & Outside)
                    found |= node.flags & (Dies | Given);
                if (node.flags & Returned)
                    found |= node.flags & (Static | Kept);
                if (node.pointee == 0 || !(node.flags & (Outside | PointsOut)))
                    continue;
                Node &target = nodes[find(node.pointee)];
                changed |= !(target.flags & Outside);
                target.flags |= Outside;
            }
        }
        return found;
    }

    /// Whether something may be looked at after its end: held longer than it lives, or borrowed from an owner that
    /// changes.
    bool dangles() {
        for (uint32_t id = 1; id < nodes.size(); id++) {
            const Node &node = nodes[id];
            if (node.parent == id && (node.held < node.ends || (~node.flags & (Borrowed | Changed)) == 0))
                return true;
        }
        return false;
    }

    /// Whether an owner that is not this function's own changes: its callers may have borrowed from it.
    bool changesGiven() {
        for (uint32_t id = 1; id < nodes.size(); id++)
            if (nodes[id].parent == id && nodes[id].flags & Changed && nodes[id].flags & (Outside | PointsOut | Given))
                return true;
        return false;
    }

    void clear() { nodes.assign(1, {}); }

private:
    struct Node {
        uint32_t parent, pointee;
        uint16_t flags;
        uint8_t held, ends; // depths of scopes
    };
    static uint8_t clamp(unsigned depth) { return uint8_t(std::min(depth, UINT8_MAX - 1u)); }
    std::vector<Node> nodes = {Node{}};
};

} // namespace

/// One body: every statement once, every expression as the value or the address it stands for.
class BodyWalk {
public:
    BodyWalk(Selector &selector, BodyFacts &facts) : selector(selector), bridge(selector.bridge), facts(facts) {}

    void run();
    void runInitialiser(const VarDecl *variable);

private:
    void visit(const Stmt *stmt);
    void noteDeed(const MacroRow *row);
    void visitChildren(const Stmt *stmt);
    void visitDecl(const Decl *decl);
    void visitVariable(const VarDecl *variable);
    void cleanUp(const VarDecl *variable);

    uint32_t value(const Expr *expr);
    uint32_t address(const Expr *expr);
    uint32_t valueOfCast(const CastExpr *cast);
    uint32_t valueOfBinary(const BinaryOperator *binary);
    uint32_t valueOfUnary(const UnaryOperator *unary);
    uint32_t valueOfLambda(const LambdaExpr *lambda);
    uint32_t valueOfParts(const Stmt *expr);
    uint32_t valueOfOther(const Expr *expr);
    uint32_t addressOfName(const DeclRefExpr *name);
    uint32_t addressOfVariable(const VarDecl *variable);
    uint32_t addressOfMember(const MemberExpr *member);
    uint32_t addressOfTemporary(const Expr *content, uint16_t flags, unsigned ends);
    uint32_t call(const Expr *expr, const FunctionDecl *callee, llvm::ArrayRef<uint32_t> arguments);
    uint32_t call(SourceLocation at, const FunctionDecl *callee, llvm::ArrayRef<uint32_t> arguments);
    uint32_t callExpr(const CallExpr *expr);
    uint32_t construct(const CXXConstructExpr *expr);
    uint32_t allocate(const CXXNewExpr *expr);
    bool movesOwnership(const FunctionDecl *callee) const;
    void apply(const lt_effect &effect, llvm::ArrayRef<uint32_t> arguments, uint32_t &result);
    void store(const Expr *target, uint32_t to, uint32_t what);
    bool holds(QualType type) { return selector.holds(type); }
    void runOnce(const CallExpr *expr);
    uint8_t passed(const Expr *argument) const;
    void notePassed(size_t index, llvm::ArrayRef<const Expr *> arguments, size_t offset);
    void take(const FunctionDecl *function) { facts.addressesTaken.push_back(function->getCanonicalDecl()); }

    Selector &selector;
    Bridge &bridge;
    BodyFacts &facts;
    Classes classes;
    llvm::DenseMap<const VarDecl *, uint32_t> contents; // of variables
    llvm::DenseMap<const VarDecl *, uint32_t> addresses;
    uint32_t self = 0;          // the value of `this`
    const Expr *read = nullptr; // a name whose value is read, and nothing else
    bool returns = false;
    unsigned loops = 0;
    unsigned walks = 0; // of these loops: those with an end and a step
    bool once = false; // in the initialiser of a static variable
    unsigned depth = 0; // of scopes
};

// --- statements -----------------------------------------------------------------------------------------------------

void BodyWalk::visitChildren(const Stmt *stmt) {
    for (const Stmt *child : stmt->children())
        if (child)
            visit(child);
}

/// __attribute__((cleanup(f))): f(&variable) is called when its scope is left.
void BodyWalk::cleanUp(const VarDecl *variable) {
    if (!variable->hasAttrs() || !variable->hasLocalStorage())
        return;
    if (const auto *attribute = variable->getAttr<CleanupAttr>())
        call(variable->getLocation(), attribute->getFunctionDecl(), addressOfVariable(variable));
}

void BodyWalk::visitVariable(const VarDecl *variable) {
    if (hasWritten(variable))
        facts.contracts.push_back(variable);
    facts.broken |= variable->isInvalidDecl();
    cleanUp(variable);
    const uint32_t at = addressOfVariable(variable);
    const Expr *init = variable->getInit();
    if (init && variable->isStaticLocal()) {
        llvm::SaveAndRestore initialised(once, true);
        return visit(init);
    }
    if (!init)
        return;
    const uint32_t what = variable->getType()->isReferenceType() ? address(init) : value(init);
    classes.unify(classes.pointee(at), what);
    if (const auto *bindings = dyn_cast<DecompositionDecl>(variable))
        for (const BindingDecl *binding : bindings->bindings())
            if (const VarDecl *holder = binding->getHoldingVar())
                visitVariable(holder);
}

void BodyWalk::visitDecl(const Decl *decl) {
    if (const auto *variable = dyn_cast<VarDecl>(decl))
        return visitVariable(variable);
    if (hasWritten(decl))
        facts.contracts.push_back(decl);
    if (const auto *record = dyn_cast<RecordDecl>(decl)) {
        for (const Decl *member : record->decls()) {
            if (const auto *method = dyn_cast<FunctionDecl>(member);
                method && method->doesThisDeclarationHaveABody() && !method->isImplicit() && !method->isDependentContext())
                facts.closures.push_back(method);
            else if (hasWritten(member))
                facts.contracts.push_back(member);
        }
    }
}

static bool isWalk(const Stmt *loop) {
    const auto *turns = dyn_cast<ForStmt>(loop);
    return isa<CXXForRangeStmt>(loop) || (turns && turns->getCond() && turns->getInc());
}

/// What the macros of a container, or its inline functions, do to it.
void BodyWalk::noteDeed(const MacroRow *row) {
    facts.stores |= row != nullptr;
    facts.unlinks |= row && (row->deed == Deed::Unlinks || row->deed == Deed::Moves);
}

void BodyWalk::visit(const Stmt *stmt) {
    if (selector.wantsGrowth)
        noteDeed(bridge.macros.use(stmt).row);
    switch (stmt->getStmtClass()) {
    case Stmt::DeclStmtClass:
        for (const Decl *decl : cast<DeclStmt>(stmt)->decls())
            visitDecl(decl);
        return;
    case Stmt::ReturnStmtClass:
        returns = true;
        if (const Expr *result = cast<ReturnStmt>(stmt)->getRetValue())
            classes.mark(result->isGLValue() ? address(result) : value(result), Classes::Outside | Classes::Returned);
        return;
    case Stmt::CXXThrowExprClass:
        if (const Expr *thrown = cast<CXXThrowExpr>(stmt)->getSubExpr())
            classes.mark(value(thrown), Classes::Outside);
        return;
    case Stmt::ForStmtClass:
    case Stmt::WhileStmtClass:
    case Stmt::DoStmtClass:
    case Stmt::CXXForRangeStmtClass:
        loops++;
        walks += isWalk(stmt);
        depth++;
        visitChildren(stmt);
        depth--;
        walks -= isWalk(stmt);
        loops--;
        return;
    case Stmt::CompoundStmtClass:
    case Stmt::IfStmtClass:
    case Stmt::SwitchStmtClass:
        depth++;
        visitChildren(stmt);
        depth--;
        return;
    case Stmt::CoreturnStmtClass:
        if (const Expr *result = cast<CoreturnStmt>(stmt)->getOperand())
            classes.mark(value(result), Classes::Outside);
        return;
    case Stmt::CXXCatchStmtClass:
        if (const VarDecl *caught = cast<CXXCatchStmt>(stmt)->getExceptionDecl())
            visitVariable(caught);
        return visit(cast<CXXCatchStmt>(stmt)->getHandlerBlock());
    default:
        if (const auto *expr = dyn_cast<Expr>(stmt))
            static_cast<void>(expr->isGLValue() ? address(expr) : value(expr));
        else
            visitChildren(stmt);
    }
}

// --- addresses: what a glvalue denotes ------------------------------------------------------------------------------

/// Its pointee is the variable's content. A reference's own content is the address of what it refers to.
uint32_t BodyWalk::addressOfVariable(const VarDecl *variable) {
    variable = variable->getCanonicalDecl();
    uint32_t &known = addresses[variable];
    if (known != 0)
        return known;
    const bool isStatic = variable->hasGlobalStorage();
    uint16_t contentFlags = isStatic ? Classes::Outside | Classes::Kept : 0;
    if (isa<ParmVarDecl>(variable))
        contentFlags = Classes::PointsOut | Classes::Given;
    const uint32_t content = classes.make(contentFlags);
    const uint32_t made = classes.make(isStatic ? Classes::PointsOut | Classes::Static : Classes::Dies);
    if (!isStatic) {
        classes.holdAt(content, depth);
        classes.endAt(made, depth);
    }
    classes.pointTo(made, content);
    return addresses[variable] = made;
}

uint32_t BodyWalk::addressOfName(const DeclRefExpr *name) {
    const ValueDecl *decl = name->getDecl();
    if (const auto *function = dyn_cast<FunctionDecl>(decl)) {
        take(function);
        return 0;
    }
    const auto *variable = dyn_cast<VarDecl>(decl);
    if (const auto *binding = dyn_cast<BindingDecl>(decl)) {
        if (const Expr *bound = binding->getBinding())
            return address(bound);
    }
    if (!variable)
        return 0;
    if (variable->hasAttrs() && hasWritten(variable))
        facts.worth = true;
    if (variable->hasGlobalStorage() && !variable->getType().isConstQualified()) {
        facts.statics.push_back(variable->getCanonicalDecl());
        if (name != read)
            bridge.constants.write(variable);
    }
    if (namesConstantReference(name, facts.function))
        return address(variable->getInit());
    // Inside a closure a captured variable is a field of the closure.
    if (name->refersToEnclosingVariableOrCapture())
        return classes.make(Classes::PointsOut);
    const uint32_t at = addressOfVariable(variable);
    return variable->getType()->isReferenceType() ? classes.pointee(at) : at;
}

/// `ends`: how deep the scope that ends it is; a full expression counts as one.
uint32_t BodyWalk::addressOfTemporary(const Expr *content, uint16_t flags, unsigned ends) {
    const uint32_t made = classes.make(flags);
    if (flags & Classes::Dies)
        classes.endAt(made, ends);
    classes.unify(classes.pointee(made), value(content));
    return made;
}

/// Fields are not told apart: the address of a member is that of its object.
uint32_t BodyWalk::addressOfMember(const MemberExpr *member) {
    const Expr *base = member->getBase();
    const bool ofValue = !member->isArrow() && !base->isGLValue();
    const uint32_t object = member->isArrow() ? value(base)
                            : ofValue         ? addressOfTemporary(base, Classes::Dies, depth + 1)
                                              : address(base);
    if (const auto *variable = dyn_cast<VarDecl>(member->getMemberDecl()))
        return addressOfVariable(variable);
    const auto *field = dyn_cast<FieldDecl>(member->getMemberDecl());
    if (field && field->hasAttrs() && hasWritten(field))
        facts.worth = true;
    return field && field->getType()->isReferenceType() ? classes.pointee(object) : object;
}

uint32_t BodyWalk::address(const Expr *expr) {
    switch (expr->getStmtClass()) {
    case Stmt::DeclRefExprClass:
        return addressOfName(cast<DeclRefExpr>(expr));
    case Stmt::ParenExprClass:
        return address(cast<ParenExpr>(expr)->getSubExpr());
    case Stmt::MemberExprClass:
        return addressOfMember(cast<MemberExpr>(expr));
    case Stmt::ArraySubscriptExprClass: {
        const auto *subscript = cast<ArraySubscriptExpr>(expr);
        value(subscript->getIdx());
        return value(subscript->getBase());
    }
    case Stmt::UnaryOperatorClass: {
        const auto *unary = cast<UnaryOperator>(expr);
        if (unary->getOpcode() == UO_Deref)
            return value(unary->getSubExpr());
        return unary->getSubExpr()->isGLValue() ? address(unary->getSubExpr()) : value(unary->getSubExpr());
    }
    case Stmt::CompoundLiteralExprClass: {
        const auto *literal = cast<CompoundLiteralExpr>(expr);
        return addressOfTemporary(literal->getInitializer(),
                                  literal->isFileScope() ? Classes::PointsOut : Classes::Dies, depth);
    }
    case Stmt::MaterializeTemporaryExprClass: {
        const auto *temporary = cast<MaterializeTemporaryExpr>(expr);
        const bool extended = temporary->getStorageDuration() != SD_FullExpression;
        return addressOfTemporary(temporary->getSubExpr(), Classes::Dies, depth + !extended);
    }
    case Stmt::ConditionalOperatorClass: {
        const auto *choice = cast<ConditionalOperator>(expr);
        visit(choice->getCond());
        return classes.either(address(choice->getTrueExpr()), address(choice->getFalseExpr()));
    }
    case Stmt::BinaryOperatorClass:
    case Stmt::CompoundAssignOperatorClass: {
        const auto *binary = cast<BinaryOperator>(expr);
        if (binary->getOpcode() == BO_Comma) {
            visit(binary->getLHS());
            return address(binary->getRHS());
        }
        valueOfBinary(binary);
        return binary->isAssignmentOp() ? address(binary->getLHS()) : 0;
    }
    case Stmt::StringLiteralClass:
    case Stmt::PredefinedExprClass:
        return 0;
    default:
        if (const auto *cast = dyn_cast<CastExpr>(expr)) {
            // `static_cast<T &&>(x)`: what follows may use what was moved from.
            facts.worth |= isa<ExplicitCastExpr>(expr) && expr->isXValue();
            return cast->getSubExpr()->isGLValue() ? address(cast->getSubExpr()) : valueOfOther(cast->getSubExpr());
        }
        return valueOfOther(expr);
    }
}

// --- values ---------------------------------------------------------------------------------------------------------

uint32_t BodyWalk::value(const Expr *expr) {
    switch (expr->getStmtClass()) {
    case Stmt::IntegerLiteralClass:
    case Stmt::CharacterLiteralClass:
    case Stmt::FloatingLiteralClass:
    case Stmt::CXXBoolLiteralExprClass:
    case Stmt::CXXNullPtrLiteralExprClass:
    case Stmt::UnaryExprOrTypeTraitExprClass:
        return 0;
    case Stmt::ParenExprClass:
        return value(cast<ParenExpr>(expr)->getSubExpr());
    case Stmt::UnaryOperatorClass:
        return valueOfUnary(cast<UnaryOperator>(expr));
    case Stmt::BinaryOperatorClass:
    case Stmt::CompoundAssignOperatorClass:
        return valueOfBinary(cast<BinaryOperator>(expr));
    case Stmt::ConditionalOperatorClass: {
        const auto *choice = cast<ConditionalOperator>(expr);
        visit(choice->getCond());
        return classes.either(value(choice->getTrueExpr()), value(choice->getFalseExpr()));
    }
    case Stmt::InitListExprClass:
    case Stmt::DesignatedInitExprClass:
    case Stmt::CXXStdInitializerListExprClass:
        return valueOfParts(expr);
    case Stmt::LambdaExprClass:
        return valueOfLambda(cast<LambdaExpr>(expr));
    case Stmt::RecoveryExprClass:
        facts.broken = true;
        visitChildren(expr);
        return 0;
    default:
        if (const auto *cast = dyn_cast<CastExpr>(expr))
            return valueOfCast(cast);
        return expr->isGLValue() ? (address(expr), 0) : valueOfOther(expr);
    }
}

uint32_t BodyWalk::valueOfUnary(const UnaryOperator *unary) {
    const Expr *operand = unary->getSubExpr();
    if (unary->getOpcode() == UO_AddrOf)
        return operand->isGLValue() ? address(operand) : value(operand);
    if (!operand->isGLValue())
        return value(operand);
    const uint32_t at = address(operand);
    if (unary->isIncrementDecrementOp())
        facts.stores |= !isa<DeclRefExpr>(operand->IgnoreParens());
    return holds(unary->getType()) ? classes.pointee(at) : 0;
}

/// A store that is no plain assignment of a variable of one's own may chain, extend or count.
void BodyWalk::store(const Expr *target, uint32_t to, uint32_t what) {
    const auto *name = dyn_cast<DeclRefExpr>(target->IgnoreParens());
    const auto *variable = name ? dyn_cast<VarDecl>(name->getDecl()) : nullptr;
    facts.stores |= !variable || variable->hasGlobalStorage();
    if (what != 0)
        classes.unify(classes.pointee(to), what);
}

uint32_t BodyWalk::valueOfBinary(const BinaryOperator *binary) {
    const Expr *left = binary->getLHS(), *right = binary->getRHS();
    if (binary->isAssignmentOp()) {
        const uint32_t what = right->isGLValue() ? classes.pointee(address(right)) : value(right);
        const uint32_t to = left->isGLValue() ? address(left) : value(left);
        store(left, to, holds(binary->getType()) ? what : 0);
        return what;
    }
    const uint32_t a = left->isGLValue() ? address(left) : value(left);
    const uint32_t b = right->isGLValue() ? address(right) : value(right);
    if (binary->getOpcode() == BO_Comma)
        return b;
    if (binary->isAdditiveOp())
        return left->getType()->isAnyPointerType() ? a : right->getType()->isAnyPointerType() ? b : classes.either(a, b);
    return 0;
}

uint32_t BodyWalk::valueOfCast(const CastExpr *cast) {
    const Expr *operand = cast->getSubExpr();
    switch (cast->getCastKind()) {
    case CK_LValueToRValue: {
        read = operand->IgnoreParens();
        const uint32_t at = address(operand);
        return holds(cast->getType()) ? classes.pointee(at) : 0;
    }
    case CK_ArrayToPointerDecay:
        return operand->isGLValue() ? address(operand) : value(operand);
    case CK_FunctionToPointerDecay:
    case CK_BuiltinFnToFnPtr:
        visit(operand);
        return 0;
    default:
        return operand->isGLValue() ? address(operand) : value(operand);
    }
}

uint32_t BodyWalk::valueOfParts(const Stmt *expr) {
    uint32_t all = 0;
    for (const Stmt *part : expr->children())
        if (const auto *one = dyn_cast_or_null<Expr>(part))
            all = classes.either(all, one->isGLValue() ? address(one) : value(one));
    return all;
}

/// The closure's value is what it captured; its body is a function of its own.
uint32_t BodyWalk::valueOfLambda(const LambdaExpr *lambda) {
    uint32_t all = 0;
    auto init = lambda->capture_init_begin();
    for (const LambdaCapture &capture : lambda->captures()) {
        const Expr *from = *init++;
        uint32_t one = 0;
        if (capture.capturesThis())
            one = self != 0 ? self : (self = classes.make(Classes::PointsOut | Classes::Given));
        else if (from)
            one = from->isGLValue() ? address(from) : value(from);
        all = classes.either(all, one);
    }
    const CXXMethodDecl *body = lambda->getCallOperator();
    if (body && body->hasBody() && !body->isDependentContext())
        facts.closures.push_back(body);
    return all;
}

uint32_t BodyWalk::valueOfOther(const Expr *expr) {
    if (const auto *calling = dyn_cast<CallExpr>(expr))
        return callExpr(calling);
    if (const auto *name = dyn_cast<DeclRefExpr>(expr)) // in C the name of a function is no glvalue
        return addressOfName(name);
    if (const auto *construction = dyn_cast<CXXConstructExpr>(expr))
        return construct(construction);
    if (isa<CXXNewExpr>(expr) || isa<CXXDeleteExpr>(expr)) {
        facts.worth |= selector.wantsRelease;
        facts.tells |= selector.wantsRelease;
        facts.owns |= selector.wantsRelease;
    }
    if (isa<CXXThisExpr>(expr))
        return self != 0 ? self : (self = classes.make(Classes::PointsOut | Classes::Given));
    if (const auto *allocation = dyn_cast<CXXNewExpr>(expr))
        return allocate(allocation);
    if (const auto *deletion = dyn_cast<CXXDeleteExpr>(expr)) {
        facts.deletes = true;
        value(deletion->getArgument());
        return 0;
    }
    if (const auto *statement = dyn_cast<StmtExpr>(expr)) {
        visit(statement->getSubStmt());
        const auto *body = statement->getSubStmt();
        const auto *last = body->body_empty() ? nullptr : dyn_cast<Expr>(body->body_back());
        return last && holds(expr->getType()) ? (last->isGLValue() ? classes.pointee(address(last)) : value(last)) : 0;
    }
    if (const auto *lazy = dyn_cast<CXXDefaultArgExpr>(expr))
        return lazy->getExpr()->isGLValue() ? address(lazy->getExpr()) : value(lazy->getExpr());
    if (const auto *lazy = dyn_cast<CXXDefaultInitExpr>(expr))
        return lazy->getExpr()->isGLValue() ? address(lazy->getExpr()) : value(lazy->getExpr());
    if (const auto *opaque = dyn_cast<OpaqueValueExpr>(expr)) {
        const Expr *source = opaque->getSourceExpr();
        return !source ? 0 : source->isGLValue() ? address(source) : value(source);
    }
    if (isa<RecoveryExpr>(expr))
        facts.broken = true;
    // A container of subexpressions that has no meaning of its own here: as if it were any of them.
    const uint32_t all = valueOfParts(expr);
    return holds(expr->getType()) || expr->isGLValue() ? all : 0;
}

/// What is put into the object is behind the pointer. Memory that was given owes nothing.
uint32_t BodyWalk::allocate(const CXXNewExpr *expr) {
    const FunctionDecl *function = expr->getOperatorNew();
    const bool isGiven = function && function->isReservedGlobalPlacementOperator();
    uint32_t given = 0;
    for (const Expr *argument : expr->placement_arguments())
        given = classes.either(given, argument->isGLValue() ? address(argument) : value(argument));
    if (expr->isArray() && expr->getArraySize() && *expr->getArraySize())
        visit(*expr->getArraySize());
    facts.worth |= selector.wantsRelease && !isGiven;
    const uint32_t made = isGiven && given != 0 ? given : classes.make(Classes::PointsOut);
    if (const Expr *init = expr->getInitializer()) {
        const uint32_t content = init->isGLValue() ? address(init) : value(init);
        classes.unify(classes.pointee(made), content);
    }
    return made;
}

/// Owners of one object: what is given to them, taken back, or released early.
bool BodyWalk::movesOwnership(const FunctionDecl *callee) const {
    const auto *method = dyn_cast<CXXMethodDecl>(callee);
    if (method && method->isCopyAssignmentOperator() && !method->isUserProvided())
        return !fieldReleases(method->getParent()).empty();
    if (!method || !(bridge.types.shape(method->getParent()) & (Unique | Shared)))
        return false;
    if (isa<CXXConstructorDecl>(method))
        return method->getNumParams() != 0 && method->getParamDecl(0)->getType()->isPointerType();
    return method->getIdentifier() && (method->getName() == "release" || method->getName() == "reset");
}

// --- calls ----------------------------------------------------------------------------------------------------------

/// Callers say std::move for a `T &&`; a closure reaches what it captured by reference. Initialisers have no parameters.
static bool mayMoveArguments(const FunctionDecl *function) {
    const auto *method = dyn_cast_or_null<CXXMethodDecl>(function);
    if (!function || (method && method->getParent()->isLambda()))
        return function;
    return llvm::any_of(function->parameters(), [](const ParmVarDecl *p) { return p->getType()->isRValueReferenceType(); });
}

void BodyWalk::apply(const lt_effect &effect, llvm::ArrayRef<uint32_t> arguments, uint32_t &result) {
    const auto slot = [&](unsigned index, unsigned depth) -> uint32_t {
        uint32_t at = index == LT_SLOT_RESULT ? result : index < arguments.size() ? arguments[index] : 0;
        return depth != 0 && at != 0 ? classes.pointee(at) : at;
    };
    if (result == 0 && (effect.subject == LT_SLOT_RESULT || effect.object == LT_SLOT_RESULT))
        result = classes.make(Classes::PointsOut);
    const uint32_t subject = slot(effect.subject, effect.depth);
    switch (effect.kind) {
    case LT_EFFECT_take:
        facts.tells = true;
        [[fallthrough]];
    case LT_EFFECT_region:
        facts.worth = true;
        break;
    case LT_EFFECT_move:
        facts.tells |= mayMoveArguments(facts.function);
        facts.worth = true;
        break;
    case LT_EFFECT_hold:
        facts.worth |= selector.wantsRelease;
        break;
    case LT_EFFECT_release:
    case LT_EFFECT_fresh:
        facts.worth |= selector.wantsRelease;
        facts.tells |= selector.wantsRelease;
        facts.owns |= selector.wantsRelease;
        break;
    case LT_EFFECT_keep:
        if (const auto *method = dyn_cast_or_null<CXXMethodDecl>(facts.function); effect.object == LT_SLOT_NONE && method)
            facts.worth |= endsAtOnce(method->getParent()); // `this`, to a thread
        if (const auto *method = dyn_cast_or_null<CXXMethodDecl>(facts.function); method && method->getParent()->isLambda())
            facts.worth = true; // what the closure captured, to another one
        if (effect.object == LT_SLOT_NONE)
            classes.mark(subject, Classes::Outside);
        else
            classes.unify(classes.pointee(slot(effect.object, effect.object_depth)), subject);
        break;
    case LT_EFFECT_content:
        classes.mark(slot(effect.object, effect.object_depth), Classes::Borrowed);
        [[fallthrough]];
    case LT_EFFECT_inside:
    case LT_EFFECT_alias:
        classes.unify(subject, slot(effect.object, effect.object_depth));
        break;
    case LT_EFFECT_invalidate:
    case LT_EFFECT_invalidate_iterators:
    case LT_EFFECT_erase: // of an element, whose class is its container's
        // A field that is a plain pointer is borrowed from by whoever reads it.
        classes.mark(slot(effect.subject, 0), Classes::Changed | (effect.field.id ? Classes::Borrowed : 0));
        break;
    case LT_EFFECT_copy:
        classes.unify(subject, slot(effect.object, effect.object_depth));
        break;
    case LT_EFFECT_insert:
        facts.stores = true;
        if (effect.object != LT_SLOT_NONE)
            classes.unify(classes.pointee(subject), slot(effect.object, effect.object_depth));
        break;
    case LT_EFFECT_remove:
    case LT_EFFECT_replace:
        facts.stores = true;
        break;
    default:
        break;
    }
}

static bool isStackAllocation(const FunctionDecl *callee) {
    switch (callee->getBuiltinID()) {
    case Builtin::BIalloca:
    case Builtin::BI_alloca:
    case Builtin::BI__builtin_alloca:
    case Builtin::BI__builtin_alloca_uninitialized:
    case Builtin::BI__builtin_alloca_with_align:
    case Builtin::BI__builtin_alloca_with_align_uninitialized:
        return true;
    default:
        return false;
    }
}

/// The arguments of a function that calls them once at most are not called by strangers.
void BodyWalk::runOnce(const CallExpr *expr) {
    for (const Expr *argument : expr->arguments()) {
        argument = argument->IgnoreUnlessSpelledInSource();
        if (const auto *address = dyn_cast<UnaryOperator>(argument); address && address->getOpcode() == UO_AddrOf)
            argument = address->getSubExpr()->IgnoreParens();
        const FunctionDecl *run = nullptr;
        if (const auto *closure = dyn_cast<LambdaExpr>(argument))
            run = closure->getCallOperator();
        else if (const auto *name = dyn_cast<DeclRefExpr>(argument))
            run = dyn_cast<FunctionDecl>(name->getDecl());
        if (!run)
            continue;
        run = run->getCanonicalDecl();
        if (!facts.addressesTaken.empty() && facts.addressesTaken.back() == run)
            facts.addressesTaken.pop_back();
        facts.calls.push_back({run, false, false, true});
    }
}

/// The result of the two, of which a call may get either.
static uint8_t eitherPassed(uint8_t a, uint8_t b) { return a == b ? a : uint8_t(LT_PASSED_ANY); }

/// `-1`, `~0`, `&table`.
static bool isConstantOperator(const Expr *expr) {
    const auto *unary = dyn_cast<UnaryOperator>(expr);
    if (unary && unary->getOpcode() == UO_AddrOf)
        return isa<DeclRefExpr>(unary->getSubExpr()->IgnoreParens());
    return unary && isa<IntegerLiteral, CharacterLiteral>(unary->getSubExpr()->IgnoreParenCasts());
}

/// LT_PASSED_…: what a linker, too, can count the values of.
uint8_t BodyWalk::passed(const Expr *argument) const {
    argument = argument->IgnoreUnlessSpelledInSource();
    if (argument->isValueDependent())
        return LT_PASSED_ANY;
    if (argument->getType()->isBooleanType() || argument->getType()->isEnumeralType() ||
        isa<StringLiteral, PredefinedExpr, CXXTypeidExpr>(argument))
        return LT_PASSED_FEW;
    if (const auto *converted = dyn_cast<ExplicitCastExpr>(argument))
        return passed(converted->getSubExpr());
    if (const auto *choice = dyn_cast<ConditionalOperator>(argument))
        return eitherPassed(passed(choice->getTrueExpr()), passed(choice->getFalseExpr()));
    if (const auto *made = dyn_cast<CXXConstructExpr>(argument); made && made->getNumArgs() == 1)
        return passed(made->getArg(0));
    if (const auto *name = dyn_cast<DeclRefExpr>(argument)) {
        const auto *parameter = dyn_cast<ParmVarDecl>(name->getDecl());
        const auto *method = dyn_cast_or_null<CXXMethodDecl>(facts.function);
        if (parameter && facts.function && parameter->getDeclContext() == facts.function) {
            const unsigned index = parameter->getFunctionScopeIndex() + (method && method->isInstance());
            return index < LT_MOST_PASSED ? uint8_t(LT_PASSED_PARAMETER + index) : uint8_t(LT_PASSED_ANY);
        }
        if (isa<FunctionDecl>(name->getDecl()))
            return LT_PASSED_FEW;
        if (const auto *variable = dyn_cast<VarDecl>(name->getDecl()); variable && !variable->getType().isConstQualified())
            return LT_PASSED_ANY;
    }
    // To evaluate is dear: what reads memory or calls is no constant worth the question.
    if (isa<MemberExpr, ArraySubscriptExpr, CallExpr, UnaryOperator>(argument) && !isConstantOperator(argument))
        return LT_PASSED_ANY;
    return argument->isEvaluatable(bridge.context) ? LT_PASSED_FEW : LT_PASSED_ANY;
}

/// Of the call that was noted as number `index`; `offset`: the arguments that the callee has before these.
void BodyWalk::notePassed(size_t index, llvm::ArrayRef<const Expr *> arguments, size_t offset) {
    if (!selector.wantsGrowth || index >= facts.calls.size() || (!selector.wantsFacts && !facts.calls[index].callee->isDefined()))
        return;
    for (size_t i = 0; i < arguments.size() && i + offset < LT_MOST_PASSED; i++)
        facts.calls[index].passed[i + offset] = passed(arguments[i]);
}

/// Whether what the function is given can be changed by its body, which is in this unit.
static bool mayChangeArguments(const FunctionDecl *function) {
    const auto *method = dyn_cast<CXXMethodDecl>(function);
    return function->isDefined() &&
           ((method && method->isInstance() && !method->isConst()) || llvm::any_of(function->parameters(), [](const ParmVarDecl *one) {
                const QualType type = one->getType();
                return (type->isPointerType() || type->isReferenceType()) && !type->getPointeeType().isConstQualified();
            }));
}

/// The result, 0 where no effect speaks of it.
uint32_t BodyWalk::call(SourceLocation at, const FunctionDecl *callee, llvm::ArrayRef<uint32_t> arguments) {
    uint32_t result = 0;
    callee = callee->getCanonicalDecl();
    noteDeed(bridge.macros.function(callee));
    facts.stores = facts.stores || (selector.wantsGrowth && bridge.callees.hasDeed(callee));
    facts.calls.push_back({callee, loops != 0, loops != 0 && loops == walks, once, {}, at});
    if (const CXXConstructorDecl *constructor = constructorOf(callee))
        facts.calls.push_back({cast<CXXConstructorDecl>(constructor->getCanonicalDecl()), loops != 0,
                               loops != 0 && loops == walks, once, {}, at});
    facts.worth |= selector.wantsRelease && movesOwnership(callee);
    facts.passes = facts.passes || (selector.wantsGrowth && mayChangeArguments(callee));
    const lt_callee_info *info = lt_callee_of(bridge.unit, bridge.callees.lower(callee));
    for (uint32_t i = 0; i < info->effect_count; i++)
        apply(info->effects[i], arguments, result);
    facts.shares |= selector.wantsCycle && selector.sharesBy(callee, info);
    facts.enrols |= info->enrols != LT_ENROLS_NOTHING;
    facts.worth |= selector.wantsRelease && bridge.callees.varies(callee);
    return isStackAllocation(callee) ? classes.make(Classes::Dies) : result;
}

uint32_t BodyWalk::call(const Expr *expr, const FunctionDecl *callee, llvm::ArrayRef<uint32_t> arguments) {
    uint32_t result = callee ? call(expr->getExprLoc(), callee, arguments) : 0;
    if (result == 0 && (expr->isGLValue() || holds(expr->getType())))
        result = classes.make(Classes::PointsOut);
    return result;
}

uint32_t BodyWalk::callExpr(const CallExpr *expr) {
    llvm::SmallVector<uint32_t, 8> arguments;
    const FunctionDecl *callee = expr->getDirectCallee();
    if (const auto *member = dyn_cast<CXXMemberCallExpr>(expr)) {
        const auto *callee2 = dyn_cast<MemberExpr>(expr->getCallee()->IgnoreParens());
        const Expr *object = member->getImplicitObjectArgument();
        if (object)
            arguments.push_back((callee2 && callee2->isArrow()) || !object->isGLValue() ? value(object) : address(object));
        else
            visit(expr->getCallee());
    } else if (!callee) {
        visit(expr->getCallee());
        callee = bridge.targets.of(expr);
    }
    if (const auto *pseudo = dyn_cast<CXXPseudoDestructorExpr>(expr->getCallee()->IgnoreParens()))
        visit(pseudo->getBase());
    for (const Expr *argument : expr->arguments())
        arguments.push_back(argument->isGLValue() ? address(argument) : value(argument));
    if (callee && lt_callee_of(bridge.unit, bridge.callees.lower(callee))->flags & LT_CALLEE_ONCE)
        runOnce(expr);
    const size_t first = facts.calls.size();
    const uint32_t result = call(expr, callee, arguments);
    notePassed(first, {expr->getArgs(), expr->getNumArgs()}, arguments.size() - expr->getNumArgs());
    return result;
}

/// A copy is what was copied; any other constructor does what its effects say to the object, its argument 0.
uint32_t BodyWalk::construct(const CXXConstructExpr *expr) {
    const CXXConstructorDecl *constructor = expr->getConstructor();
    const uint32_t object = classes.make();
    llvm::SmallVector<uint32_t, 8> arguments = {object};
    for (const Expr *argument : expr->arguments())
        arguments.push_back(argument->isGLValue() ? address(argument) : value(argument));
    const size_t first = facts.calls.size();
    call(expr, constructor, arguments);
    notePassed(first, {expr->getArgs(), expr->getNumArgs()}, 1);
    const uint32_t content = classes.pointee(object);
    facts.worth |= selector.wantsRelease && constructor->isCopyOrMoveConstructor() && !constructor->isUserProvided() &&
                   !fieldReleases(constructor->getParent()).empty();
    if (constructor->isCopyOrMoveConstructor() && arguments.size() > 1)
        classes.unify(content, classes.pointee(arguments[1]));
    // Whatever its fields: an opaque class holds what its constructor's contract says it keeps.
    return content;
}

/// The function that the last statement calls, if it does no more.
static const FunctionDecl *lastCall(const Stmt *body) {
    const auto *block = dyn_cast_or_null<CompoundStmt>(body);
    const auto *last = block && !block->body_empty() ? dyn_cast<Expr>(block->body_back()) : nullptr;
    const auto *call = last ? dyn_cast<CallExpr>(last->IgnoreParenCasts()) : nullptr;
    const FunctionDecl *callee = call ? call->getDirectCallee() : nullptr;
    return callee ? callee->getCanonicalDecl() : nullptr;
}

// --- one body -------------------------------------------------------------------------------------------------------

void BodyWalk::run() {
    const FunctionDecl *function = facts.function;
    facts.worth |= Contracts::any(function);
    for (const ParmVarDecl *parameter : function->parameters()) {
        facts.broken |= parameter->isInvalidDecl();
        const lt_claims claims = bridge.contracts.claims(parameter);
        facts.worth |= claims.flags != 0;
    }
    if (const auto *constructor = dyn_cast<CXXConstructorDecl>(function)) {
        const uint32_t members = classes.make(Classes::Outside);
        for (const CXXCtorInitializer *init : constructor->inits())
            if (const Expr *what = init->getInit())
                classes.unify(members, what->isGLValue() ? address(what) : value(what));
    }
    if (const auto *destructor = dyn_cast<CXXDestructorDecl>(function))
        facts.worth |= selector.wantsRelease && hasPromise(destructor->getParent());
    visit(function->getBody());
    const uint16_t leaks = classes.leaks();
    facts.yields = leaks & (Classes::Static | Classes::Kept) && returnsHolder(function);
    facts.worth = !facts.broken && (facts.worth || (leaks & Classes::Dies) || (selector.wantsDangling && classes.dangles()));
    facts.tells = !facts.broken && (facts.tells || (leaks & Classes::Given) ||
                                      (selector.wantsRelease && (leaks & Classes::Static)) ||
                                      (selector.wantsDangling && classes.changesGiven()));
    if (!returns && !facts.broken)
        facts.last = lastCall(function->getBody());
}

void BodyWalk::runInitialiser(const VarDecl *variable) { visit(variable->getInit()); }

// --- the unit -------------------------------------------------------------------------------------------------------

/// Whether a check by this name exists and is not off.
static bool wants(const lt_settings &settings, const char *name) {
    const lt_check_id check = lt_check_find(name);
    return check != LT_CHECK_count && settings.levels[check] != LT_LEVEL_OFF;
}

Selector::Selector(Bridge &bridge, const lt_configuration &configuration)
    : bridge(bridge), wantsGrowth(wants(configuration.settings, "growth") || wants(configuration.settings, "ghost-entry") || configuration.summary),
      wantsFacts(configuration.summary), wantsOpen(configuration.summary || configuration.settings.explain),
      wantsDangling(wants(configuration.settings, "dangling")), wantsRelease(configuration.dump == LT_DUMP_SUMMARIES),
      wantsCycle(bridge.context.getLangOpts().CPlusPlus && wants(configuration.settings, "cycle")) {
    const lt_settings &settings = configuration.settings;
    for (const char *name : {"leak", "use-after-free", "double-free", "bad-free"})
        wantsRelease |= wants(settings, name);
}

/// Owners that are shared and callables that may hold them: copied, made, assigned, put into a container.
bool Selector::sharesBy(const FunctionDecl *callee, const lt_callee_info *info) const {
    const auto isCarrier = [&](QualType type) {
        const CXXRecordDecl *record = type.getNonReferenceType()->getAsCXXRecordDecl();
        return record && bridge.types.shape(record) & (Shared | Callable);
    };
    const auto *method = dyn_cast<CXXMethodDecl>(callee);
    const uint32_t shape = method && method->isInstance() ? bridge.types.shape(method->getParent()) : uint32_t(NoShape);
    if (shape & (Shared | Callable))
        return isa<CXXConstructorDecl>(method) ? method->getNumParams() != 0 : method->getOverloadedOperator() == OO_Equal;
    if (shape & Sharing)
        return !isa<CXXConstructorDecl>(method);
    return std::any_of(info->effects, info->effects + info->effect_count,
                       [](const lt_effect &effect) { return effect.kind == LT_EFFECT_insert; }) &&
           llvm::any_of(callee->parameters(), [&](const ParmVarDecl *one) { return isCarrier(one->getType()); });
}

bool Selector::holds(QualType type) {
    type = type.getCanonicalType();
    while (const auto *array = dyn_cast<ArrayType>(type.getTypePtr()))
        type = array->getElementType();
    if (isa<BuiltinType>(type.getTypePtr()) || type->isEnumeralType())
        return false;
    const auto *record = type->getAsRecordDecl();
    if (!record)
        return !type->isAnyComplexType() && !type->isVectorType();
    return holdsRecord(record);
}

bool Selector::holdsRecord(const RecordDecl *record) {
    record = record->getDefinition();
    if (!record)
        return true;
    const auto [known, isNew] = holders.try_emplace(record, true);
    if (!isNew)
        return known->second;
    bool found = false;
    if (const auto *cxx = dyn_cast<CXXRecordDecl>(record)) {
        // A thread holds what it runs, and a class of the library may hide its pointers.
        found = cxx->isLambda() || (shapeOf(cxx) & ~uint32_t(Plain | Atomic | Signal));
        for (const CXXBaseSpecifier &base : cxx->bases())
            found = found || holds(base.getType());
    }
    for (const FieldDecl *field : record->fields())
        found = found || holds(field->getType());
    return holders[record] = found;
}

BodyFacts Selector::look(const FunctionDecl *function) {
    BodyFacts facts;
    facts.function = function;
    BodyWalk(*this, facts).run();
    return facts;
}

BodyFacts Selector::lookInitialiser(const VarDecl *variable) {
    BodyFacts facts;
    BodyWalk(*this, facts).runInitialiser(variable);
    return facts;
}

} // namespace lifetime
