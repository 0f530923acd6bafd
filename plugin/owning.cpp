#include "plugin/owning.h"

#include "plugin/bridge.h"
#include "plugin/library.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/MapVector.h"

namespace lifetime {

using namespace clang;

namespace {

/// What an entry of the container points to; null when its entries are no plain pointers to objects.
QualType pointedTo(QualType type) {
    const auto *container = dyn_cast_or_null<ClassTemplateSpecializationDecl>(type->getAsCXXRecordDecl());
    if (!container || !isOfLibrary(container) || !(shapeOf(container) & AnyContainer))
        return {};
    const TemplateArgumentList &arguments = container->getTemplateArgs();
    const bool isMap = arguments.size() > 1 && llvm::StringRef(container->getName()).ends_with("map");
    const TemplateArgument &entry = arguments[isMap ? 1 : 0];
    if (entry.getKind() != TemplateArgument::Type || !entry.getAsType()->isPointerType())
        return {};
    const QualType object = entry.getAsType()->getPointeeType();
    return object->isFunctionType() || object.isConstQualified() ? QualType() : object;
}

/// Whether all functions that can name it are in this unit.
bool isOfUnit(const ASTContext &context, const ValueDecl *decl) {
    if (const auto *field = dyn_cast<FieldDecl>(decl))
        return isClosed(context, field);
    const auto *variable = dyn_cast<VarDecl>(decl);
    return variable && variable->hasGlobalStorage() && !variable->isExternallyVisible() && !isa<ParmVarDecl>(variable);
}

/// The container that the expression names; null when it is none of the kind.
const ValueDecl *named(const ASTContext &context, const Expr *expr) {
    expr = expr->IgnoreParenImpCasts();
    const ValueDecl *decl = nullptr;
    if (const auto *reference = dyn_cast<DeclRefExpr>(expr))
        decl = reference->getDecl();
    else if (const auto *member = dyn_cast<MemberExpr>(expr))
        decl = member->getMemberDecl();
    if (!decl || pointedTo(decl->getType()).isNull() || !isOfUnit(context, decl))
        return nullptr;
    return cast<ValueDecl>(decl->getCanonicalDecl());
}

/// An object of this class may take itself out of the container when it ends.
bool mayLeave(QualType object) {
    const CXXRecordDecl *record = object->getAsCXXRecordDecl();
    record = record ? record->getDefinition() : nullptr;
    const CXXDestructorDecl *destructor = record ? record->getDestructor() : nullptr;
    if (!destructor || !destructor->isUserProvided())
        return false;
    const auto callsUser = [](const auto &self, const Stmt *stmt) -> bool {
        const auto *call = dyn_cast_or_null<CallExpr>(stmt);
        if (call && !(call->getDirectCallee() && isOfLibrary(call->getDirectCallee())))
            return true;
        return stmt && llvm::any_of(stmt->children(), [&](const Stmt *child) { return self(self, child); });
    };
    return !destructor->hasBody() || callsUser(callsUser, destructor->getBody());
}

struct Evidence {
    SourceLocation deletion;
    bool isArray = false, insertsMade = false, insertsOther = false, deletesOne = false, deletesAll = false;
    bool isHandedOn = false;   // to what is not in sight
    bool givesEntries = false; // some function that names it returns such a pointer
    llvm::SmallVector<const FunctionDecl *, 4> users;
};
using Found = llvm::MapVector<const ValueDecl *, Evidence>;

/// One body: which of its variables stand for entries, and what it does to containers.
class EntryWalk {
public:
    EntryWalk(const ASTContext &context, const FunctionDecl *function, Found &found)
        : context(context), function(function), found(found) {}

    void run() {
        walk(function->getBody());
        if (const auto *constructor = dyn_cast<CXXConstructorDecl>(function))
            for (const CXXCtorInitializer *init : constructor->inits())
                walk(init->getInit());
    }

private:
    Evidence &of(const ValueDecl *container) {
        Evidence &evidence = found[container];
        if (evidence.users.empty() || evidence.users.back() != function) {
            evidence.users.push_back(function);
            const QualType result = function->getReturnType();
            evidence.givesEntries |= (result->isPointerType() || result->isReferenceType()) &&
                                     !result->getPointeeType().isConstQualified();
        }
        return evidence;
    }

    /// The container of which the expression is an entry, an iterator or a part of an entry.
    const ValueDecl *behind(const Expr *expr) const {
        expr = expr->IgnoreParenCasts();
        if (const auto *full = dyn_cast<FullExpr>(expr))
            return behind(full->getSubExpr());
        if (const auto *made = dyn_cast<MaterializeTemporaryExpr>(expr))
            return behind(made->getSubExpr());
        if (const auto *copy = dyn_cast<CXXConstructExpr>(expr))
            return copy->getNumArgs() == 1 ? behind(copy->getArg(0)) : nullptr;
        if (const auto *unary = dyn_cast<UnaryOperator>(expr))
            return unary->getOpcode() == UO_Deref ? behind(unary->getSubExpr()) : nullptr;
        if (const auto *member = dyn_cast<MemberExpr>(expr))
            return behind(member->getBase());
        if (const auto *reference = dyn_cast<DeclRefExpr>(expr)) {
            const auto *binding = dyn_cast<BindingDecl>(reference->getDecl());
            return entries.lookup(binding ? binding->getDecomposedDecl() : reference->getDecl());
        }
        if (const auto *method = dyn_cast<CXXMemberCallExpr>(expr)) {
            const ValueDecl *container = named(context, method->getImplicitObjectArgument());
            return container ? container : behind(method->getImplicitObjectArgument());
        }
        if (const auto *operation = dyn_cast<CXXOperatorCallExpr>(expr)) {
            const ValueDecl *container = named(context, operation->getArg(0));
            return container ? container : behind(operation->getArg(0));
        }
        return nullptr;
    }

    /// An object that is made here, or a pair or list with one.
    bool isMade(const Expr *expr) const {
        expr = expr->IgnoreParenCasts();
        if (const auto *reference = dyn_cast<DeclRefExpr>(expr))
            return made.contains(reference->getDecl());
        if (isa<CXXNewExpr>(expr))
            return true;
        const auto *call = dyn_cast<CXXMemberCallExpr>(expr);
        const CXXMethodDecl *method = call ? call->getMethodDecl() : nullptr;
        if (method && method->getIdentifier() && method->getName() == "release")
            return true;
        return llvm::any_of(expr->children(), [&](const Stmt *child) {
            const auto *part = dyn_cast_or_null<Expr>(child);
            return part && !part->isLValue() && isMade(part);
        });
    }

    void insert(const ValueDecl *container, const Expr *value) {
        if (isMade(value))
            of(container).insertsMade = true;
        else if (value->getType()->isPointerType() &&
                 !value->isNullPointerConstant(const_cast<ASTContext &>(context), Expr::NPC_ValueDependentIsNotNull))
            of(container).insertsOther = true;
    }

    void declare(const VarDecl *variable) {
        if (!variable->getInit())
            return;
        if (const ValueDecl *container = behind(variable->getInit()))
            entries[variable] = container;
        else if (isMade(variable->getInit()))
            made.insert(variable);
        else if (const ValueDecl *whole = named(context, variable->getInit()); whole && variable->getType()->isReferenceType())
            of(whole).isHandedOn = true;
        walk(variable->getInit());
    }

    void remove(const CXXDeleteExpr *expr) {
        if (const ValueDecl *container = behind(expr->getArgument())) {
            Evidence &evidence = of(container);
            evidence.deletion = expr->getBeginLoc();
            evidence.isArray = expr->isArrayForm();
            (loops ? evidence.deletesAll : evidence.deletesOne) = true;
        }
    }

    /// Members of the container may be called, and it may be given to the library. What else happens to it is not followed.
    bool use(const Expr *expr) {
        const ValueDecl *container = named(context, expr);
        if (container)
            of(container);
        return container;
    }

    void call(const CallExpr *expr) {
        const auto *method = dyn_cast<CXXMemberCallExpr>(expr);
        const auto *operation = dyn_cast<CXXOperatorCallExpr>(expr);
        const Expr *object = method ? method->getImplicitObjectArgument() : operation ? operation->getArg(0) : nullptr;
        const ValueDecl *container = object ? named(context, object) : nullptr;
        const bool ofLibrary = expr->getDirectCallee() && isOfLibrary(expr->getDirectCallee());
        for (const Expr *argument : expr->arguments()) {
            if (container && argument != object && !(operation && operation->getOperator() == OO_Subscript))
                insert(container, argument);
            if (!ofLibrary || !use(argument))
                walk(argument);
        }
        if (method && !use(object))
            walk(object);
        else if (!method && !operation)
            walk(expr->getCallee());
    }

    void walkRange(const CXXForRangeStmt *range) {
        if (const ValueDecl *container = named(context, range->getRangeInit())) {
            of(container);
            entries[range->getLoopVariable()] = container;
        } else {
            walk(range->getRangeInit());
        }
        loops++;
        walk(range->getBody());
        loops--;
    }

    void walkParts(const Stmt *stmt) {
        const bool isLoop = isa<ForStmt, WhileStmt, DoStmt>(stmt);
        loops += isLoop;
        for (const Stmt *child : stmt->children())
            walk(child);
        loops -= isLoop;
    }

    /// What is told by the node itself, without its parts.
    void note(const Stmt *stmt) {
        if (const auto *deletion = dyn_cast<CXXDeleteExpr>(stmt))
            remove(deletion);
        if (const auto *assignment = dyn_cast<BinaryOperator>(stmt);
            assignment && assignment->isAssignmentOp() && assignment->getLHS()->getType()->isPointerType())
            if (const ValueDecl *container = behind(assignment->getLHS()))
                insert(container, assignment->getRHS());
        if (isa<DeclRefExpr, MemberExpr>(stmt))
            if (const ValueDecl *container = named(context, cast<Expr>(stmt)))
                of(container).isHandedOn = true;
    }

    void walk(const Stmt *stmt) {
        if (!stmt)
            return;
        if (const auto *declaration = dyn_cast<DeclStmt>(stmt)) {
            for (const Decl *decl : declaration->decls())
                if (const auto *variable = dyn_cast<VarDecl>(decl))
                    declare(variable);
            return;
        }
        if (const auto *range = dyn_cast<CXXForRangeStmt>(stmt))
            return walkRange(range);
        if (const auto *closure = dyn_cast<LambdaExpr>(stmt))
            return walk(closure->getBody());
        note(stmt);
        if (const auto *called = dyn_cast<CallExpr>(stmt))
            call(called);
        else
            walkParts(stmt);
    }

    const ASTContext &context;
    const FunctionDecl *function;
    Found &found;
    unsigned loops = 0;
    llvm::DenseMap<const ValueDecl *, const ValueDecl *> entries; // what stands for entries, and of which container
    llvm::DenseSet<const ValueDecl *> made;
};

/// Where entries come out by a function's result, whoever gets one may have to delete it: unless the unit's own habit is to
/// delete what it removes.
bool owns(const ValueDecl *container, const Evidence &evidence) {
    return evidence.insertsMade && evidence.deletion.isValid() && !evidence.isHandedOn &&
           (evidence.deletesAll || !evidence.insertsOther) && (evidence.deletesOne || !evidence.givesEntries) &&
           !mayLeave(pointedTo(container->getType()));
}

} // namespace

std::vector<OwningContainer> findOwningContainers(const ASTContext &context, llvm::ArrayRef<const FunctionDecl *> bodies) {
    Found found;
    for (const FunctionDecl *function : bodies)
        EntryWalk(context, function, found).run();
    std::vector<OwningContainer> owning;
    for (auto &[container, evidence] : found)
        if (owns(container, evidence))
            owning.push_back({container, evidence.deletion, evidence.isArray, evidence.users});
    return owning;
}

} // namespace lifetime
