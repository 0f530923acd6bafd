// What only C++ has: construction, destruction, temporaries, closures, new and delete, smart pointers.
//
// The model of C++ in MIR:
//   - Casts between a class and its bases vanish, as those between pointers do: a base subobject is its
//   object's place.
//   - A reference is a place of reference type; what it refers to is its deref.
//   - Copying and moving with members that the language or the library defines is an assignment, `d = copy s`
//   or
//     `d = move s`; members that a user wrote are calls with the new object's address as argument 0.
//   - A smart pointer is a place whose value is the pointer: `*u`, `u->` and `u.get()` are its deref and its
//   value,
//     `u.reset(p)` is `drop u; u = p`, a test is a test of its value for null. So are iterators and other
//     views.
//   - A closure is a record with one field for each capture; converting it to std::function copies it.
//   - An argument that is built for a parameter of class type is a temporary, built in the order in which the
//   arguments
//     are written, and handed over as `move`. (The standard leaves the order open: what is wrong in this
//     order is wrong.)
#include "plugin/destructors.h"
#include "plugin/library.h"
#include "plugin/lower.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace lifetime {
namespace {

const CXXRecordDecl *recordOf(QualType type) {
    return type.isNull() ? nullptr : type.getNonReferenceType()->getAsCXXRecordDecl();
}

/// What wraps an expression without changing what it denotes.
const Expr *strip(const Expr *expr) {
    for (;;) {
        expr = expr->IgnoreParens();
        if (const auto *full = dyn_cast<FullExpr>(expr))
            expr = full->getSubExpr();
        else if (const auto *argument = dyn_cast<CXXDefaultArgExpr>(expr))
            expr = argument->getExpr();
        else if (const auto *member = dyn_cast<CXXDefaultInitExpr>(expr))
            expr = member->getExpr();
        else if (const auto *substituted = dyn_cast<SubstNonTypeTemplateParmExpr>(expr))
            expr = substituted->getReplacement();
        else if (const auto *rewritten = dyn_cast<CXXRewrittenBinaryOperator>(expr))
            expr = rewritten->getSemanticForm();
        else
            return expr;
    }
}

/// Casts that only name the constructor or conversion function below, or add `const`.
const Expr *stripRecordCast(const Expr *expr) {
    for (;;) {
        expr = strip(expr);
        const auto *cast = dyn_cast<CastExpr>(expr);
        if (!cast || !cast->getType()->isRecordType())
            return expr;
        switch (cast->getCastKind()) {
        case CK_ConstructorConversion:
        case CK_UserDefinedConversion:
        case CK_NoOp:
            expr = cast->getSubExpr();
            break;
        default:
            return expr;
        }
    }
}

/// The same, and down to the construction of a temporary that need not be one.
const Expr *stripToInitialiser(const Expr *expr) {
    for (;;) {
        expr = stripRecordCast(expr);
        const auto *bound = dyn_cast<CXXBindTemporaryExpr>(expr);
        if (!bound)
            return expr;
        expr = bound->getSubExpr();
    }
}

const CXXBindTemporaryExpr *boundOf(const Expr *expr) {
    return dyn_cast<CXXBindTemporaryExpr>(stripRecordCast(expr));
}

const FunctionDecl *stdFunction(const CallExpr *call, llvm::StringRef &name) {
    const FunctionDecl *callee = call->getDirectCallee();
    if (!callee || !callee->getIdentifier() || isa<CXXMethodDecl>(callee) || !callee->isInStdNamespace())
        return nullptr;
    name = callee->getName();
    return callee;
}

/// std::move and its like: the argument itself.
bool isTransparent(const CallExpr *call) {
    llvm::StringRef name;
    return stdFunction(call, name) && call->getNumArgs() == 1 &&
           llvm::is_contained({"move", "forward", "as_const", "move_if_noexcept", "forward_like"}, name);
}

bool isAddressOf(const CallExpr *call) {
    llvm::StringRef name;
    return stdFunction(call, name) && call->getNumArgs() == 1 &&
           llvm::is_contained({"addressof", "__addressof"}, name);
}

struct MemberCall {
    const CXXMethodDecl *method = nullptr;
    const Expr *object = nullptr; // `this`, or a pointer to it
    bool arrow = false;
    llvm::ArrayRef<const Expr *> arguments;
    OverloadedOperatorKind operation = OO_None;
    llvm::StringRef name;
};

/// `a.f(x)`, `a->f(x)`, `a + x` with a member operator.
bool readMemberCall(const Expr *expr, MemberCall &call) {
    if (const auto *member = dyn_cast<CXXMemberCallExpr>(expr)) {
        call.method = member->getMethodDecl();
        const auto *named = dyn_cast<MemberExpr>(member->getCallee()->IgnoreParens());
        if (!call.method || !named)
            return false;
        call.object = named->getBase();
        call.arrow = named->isArrow();
        call.arguments = {member->getArgs(), member->getNumArgs()};
    } else if (const auto *overloaded = dyn_cast<CXXOperatorCallExpr>(expr)) {
        call.method = dyn_cast_or_null<CXXMethodDecl>(overloaded->getDirectCallee());
        if (!call.method || call.method->isStatic() || overloaded->getNumArgs() == 0)
            return false;
        call.object = overloaded->getArg(0);
        call.arguments = llvm::ArrayRef(overloaded->getArgs(), overloaded->getNumArgs()).drop_front();
    } else {
        return false;
    }
    call.operation = call.method->getOverloadedOperator();
    if (call.method->getIdentifier())
        call.name = call.method->getName();
    return true;
}

bool isNullPointer(const Expr *expr) {
    expr = stripToInitialiser(expr)->IgnoreParenImpCasts();
    return isa<CXXNullPtrLiteralExpr>(expr) || isa<GNUNullExpr>(expr) || expr->getType()->isNullPtrType();
}

bool isNullOption(const Expr *expr) {
    const CXXRecordDecl *record = recordOf(expr->getType());
    return record && record->isInStdNamespace() && record->getIdentifier() &&
           record->getName() == "nullopt_t";
}

/// Allocators, comparers, tags: nothing can be said of them.
bool isEmptyOfLibrary(QualType type) {
    const CXXRecordDecl *record = recordOf(type);
    return record && isOfLibrary(record) && record->hasDefinition() && record->isEmpty();
}

/// Whether the language defines the member, or the library does, so that it copies or moves what is there.
bool isTransparentMember(const CXXMethodDecl *method) {
    return !method->isUserProvided() || isOfLibrary(method->getParent());
}

/// Lowers the C++ nodes of one function. Holds no state: the hooks make one when they are called.
class Cxx {
  public:
    explicit Cxx(Lowering &l) : l(l) {}

    // --- places
    // ----------------------------------------------------------------------------------------------------

    bool placeOf(const Expr *expr, lt_place &result) {
        const Expr *inner = strip(expr);
        if (inner != expr->IgnoreParens())
            return result = l.place(inner), true;
        switch (inner->getStmtClass()) {
        case Stmt::MaterializeTemporaryExprClass:
            return placeOfTemporary(cast<MaterializeTemporaryExpr>(inner), result);
        case Stmt::DeclRefExprClass:
            return placeOfName(cast<DeclRefExpr>(inner), result);
        case Stmt::MemberExprClass:
            return placeOfStaticMember(cast<MemberExpr>(inner), result);
        case Stmt::CXXTypeidExprClass:
            return placeOfLiteral(inner, result);
        case Stmt::BinaryOperatorClass:
            return placeOfMemberPointer(cast<BinaryOperator>(inner), result);
        case Stmt::CallExprClass:
        case Stmt::CXXMemberCallExprClass:
        case Stmt::CXXOperatorCallExprClass:
            if (placeOfCall(cast<CallExpr>(inner), result))
                return true;
            break;
        case Stmt::CXXDynamicCastExprClass: // of a reference: throws instead of giving null
            if (inner->isGLValue())
                return result = l.place(cast<CastExpr>(inner)->getSubExpr()), true;
            break;
        case Stmt::CXXThrowExprClass:
            effect(inner);
            return result = l.temporary(expr->getType(), l.location(expr)), true;
        default:
            break;
        }
        if (inner->isPRValue() && inner->getType()->isRecordType() && isConstruction(inner))
            return result = temporaryOf(expr), true;
        return false;
    }

    /// The prvalues of class type that this file builds; all that have to be destroyed are among them.
    static bool isConstruction(const Expr *expr) {
        if (boundOf(expr))
            return true;
        expr = stripRecordCast(expr);
        switch (expr->getStmtClass()) {
        case Stmt::CXXConstructExprClass:
        case Stmt::CXXTemporaryObjectExprClass:
        case Stmt::CXXInheritedCtorInitExprClass:
        case Stmt::CXXStdInitializerListExprClass:
        case Stmt::CXXParenListInitExprClass:
        case Stmt::LambdaExprClass:
        case Stmt::CXXScalarValueInitExprClass:
        case Stmt::CallExprClass:
        case Stmt::CXXMemberCallExprClass:
        case Stmt::CXXOperatorCallExprClass:
        case Stmt::UserDefinedLiteralClass:
            return true;
        default:
            return false;
        }
    }

    // --- values
    // ----------------------------------------------------------------------------------------------------

    bool value(const Expr *expr, lt_operand &result) {
        const Expr *inner = strip(expr);
        if (inner != expr->IgnoreParens())
            return result = l.value(inner), true;
        switch (inner->getStmtClass()) {
        case Stmt::CXXThisExprClass:
            return result = thisValue(inner), true;
        case Stmt::CXXNullPtrLiteralExprClass:
        case Stmt::GNUNullExprClass:
            return result = lt_null_operand(), true;
        case Stmt::CXXBoolLiteralExprClass:
            return result = lt_integer(cast<CXXBoolLiteralExpr>(inner)->getValue()), true;
        case Stmt::CXXScalarValueInitExprClass:
            if (inner->getType()->isRecordType())
                break;
            return result = zeroOf(inner->getType()), true;
        case Stmt::CXXNewExprClass:
            return result = allocate(cast<CXXNewExpr>(inner)), true;
        case Stmt::CXXDeleteExprClass:
        case Stmt::CXXThrowExprClass:
            effect(inner);
            return result = lt_unknown(), true;
        case Stmt::CXXDynamicCastExprClass:
            return valueOfDynamicCast(cast<CXXDynamicCastExpr>(inner), result);
        case Stmt::CXXNoexceptExprClass:
        case Stmt::TypeTraitExprClass:
        case Stmt::SizeOfPackExprClass:
        case Stmt::RequiresExprClass:
        case Stmt::ConceptSpecializationExprClass:
        case Stmt::ArrayTypeTraitExprClass:
        case Stmt::ExpressionTraitExprClass:
            return result = constant(inner), true;
        case Stmt::CallExprClass:
        case Stmt::CXXMemberCallExprClass:
        case Stmt::CXXOperatorCallExprClass:
            if (valueOfCall(cast<CallExpr>(inner), result))
                return true;
            break;
        default:
            break;
        }
        if (inner->isPRValue() && inner->getType()->isRecordType() && isConstruction(inner))
            return result = recordValue(expr), true;
        if (const auto *cast = dyn_cast<CastExpr>(inner))
            return valueOfCast(cast, result);
        lt_place place;
        if (inner->isGLValue() && placeOf(inner, place))
            return result = lt_copy(place), true;
        return false;
    }

    // --- straight into a place
    // ---------------------------------------------------------------------------------------

    bool into(lt_place target, const Expr *expr) {
        const Expr *inner = stripToInitialiser(expr);
        switch (inner->getStmtClass()) {
        case Stmt::CXXConstructExprClass:
        case Stmt::CXXTemporaryObjectExprClass:
            return construct(target, cast<CXXConstructExpr>(inner)), true;
        case Stmt::CXXInheritedCtorInitExprClass:
            return constructInherited(target, cast<CXXInheritedCtorInitExpr>(inner)), true;
        case Stmt::LambdaExprClass:
            return closure(target, cast<LambdaExpr>(inner)), true;
        case Stmt::CXXStdInitializerListExprClass: {
            lt_place list = l.place(cast<CXXStdInitializerListExpr>(inner)->getSubExpr());
            return l.assign(l.location(inner), target, l.addressOf(list)), true;
        }
        case Stmt::CXXParenListInitExprClass:
            return parenList(target, cast<CXXParenListInitExpr>(inner)), true;
        case Stmt::CXXScalarValueInitExprClass:
            return l.initialiseZero(target, inner->getType(), l.location(inner)), true;
        case Stmt::CXXThrowExprClass:
            return effect(inner);
        case Stmt::ArrayInitLoopExprClass: { // a captured or bound array, element by element
            lt_place source = l.place(cast<ArrayInitLoopExpr>(inner)->getCommonExpr());
            return l.assign(l.location(inner), target, lt_copy(source)), true;
        }
        case Stmt::CallExprClass:
        case Stmt::CXXMemberCallExprClass:
        case Stmt::CXXOperatorCallExprClass:
        case Stmt::UserDefinedLiteralClass:
            if (!inner->isPRValue() || !inner->getType()->isRecordType())
                break;
            if (!intoByCall(target, cast<CallExpr>(inner)))
                l.call(cast<CallExpr>(inner), target);
            return true;
        default:
            break;
        }
        if (inner == expr)
            return false;
        l.initialise(target, inner);
        return true;
    }

    // --- for their effects
    // -------------------------------------------------------------------------------------------

    bool effect(const Expr *expr) {
        const Expr *inner = strip(expr);
        if (inner != expr->IgnoreParens())
            return l.effect(inner), true;
        switch (inner->getStmtClass()) {
        case Stmt::CXXDeleteExprClass:
            return release(cast<CXXDeleteExpr>(inner)), true;
        case Stmt::CXXThrowExprClass:
            return raise(cast<CXXThrowExpr>(inner)), true;
        case Stmt::CallExprClass:
        case Stmt::CXXMemberCallExprClass:
        case Stmt::CXXOperatorCallExprClass:
            if (effectOfCall(cast<CallExpr>(inner)))
                return true;
            break;
        case Stmt::MaterializeTemporaryExprClass: {
            lt_place ignored;
            return placeOf(inner, ignored);
        }
        default:
            break;
        }
        if (inner->isPRValue() && inner->getType()->isRecordType() && isConstruction(inner)) {
            temporaryOf(expr);
            return true;
        }
        lt_operand ignored;
        if (isa<CXXThisExpr>(inner) || inner->getStmtClass() == Stmt::CXXNewExprClass)
            return value(inner, ignored);
        return false;
    }

    // --- conditions
    // --------------------------------------------------------------------------------------------------

    /// Tests of smart pointers and optionals are tests of their value for null.
    bool branch(const Expr *expr, lt_block ifTrue, lt_block ifFalse) {
        const Expr *inner = strip(expr);
        if (inner != expr->IgnoreParens())
            return l.branch(inner, ifTrue, ifFalse), true;
        if (const auto *cast = dyn_cast<CastExpr>(inner);
            cast && cast->getCastKind() == CK_UserDefinedConversion)
            return branch(cast->getSubExpr(), ifTrue, ifFalse);
        lt_place tested;
        lt_relation relation;
        if (!readTest(inner, tested, relation))
            return false;
        l.endBranch(l.location(expr), lt_copy(tested), relation, lt_null_operand(), ifTrue, ifFalse);
        return true;
    }

    // --- elements
    // ----------------------------------------------------------------------------------------------------

    bool element(const CFGElement &element) {
        switch (element.getKind()) {
        case CFGElement::Initializer:
            return initialiseMember(element.castAs<CFGInitializer>().getInitializer()), true;
        case CFGElement::AutomaticObjectDtor: {
            const VarDecl *variable = element.castAs<CFGAutomaticObjDtor>().getVarDecl();
            if (variable->isNRVOVariable()) // as a rule that one is the result itself: [class.copy.elision]
                return dropPlace(at(variable->getEndLoc()), l.placeOf(variable)), true;
            releaseFields(at(variable->getEndLoc()), l.placeOf(variable), variable->getType());
            return endObject(at(variable->getEndLoc()), l.placeOf(variable), variable->getType()), true;
        }
        case CFGElement::TemporaryDtor: {
            const CXXBindTemporaryExpr *bound = element.castAs<CFGTemporaryDtor>().getBindTemporaryExpr();
            auto found = l.rememberedPlaces.find(bound);
            if (found != l.rememberedPlaces.end())
                endObject(at(bound->getEndLoc()), found->second, bound->getType());
            return true;
        }
        case CFGElement::MemberDtor: {
            const FieldDecl *member = element.castAs<CFGMemberDtor>().getFieldDecl();
            return endMember(at(l.functionDecl()->getEndLoc()), l.field(thisObject(), member)), true;
        }
        case CFGElement::BaseDtor:
            return true; // bases share the place of their object
        default:
            return false;
        }
    }

  private:
    uint32_t shapeOf(QualType type) {
        const CXXRecordDecl *record = recordOf(type);
        return record ? l.bridge.types.shape(record) : uint32_t(NoShape);
    }

    // --- this, names
    // -------------------------------------------------------------------------------------------------

    const CXXRecordDecl *enclosingClosure() const {
        const auto *method = dyn_cast<CXXMethodDecl>(l.functionDecl());
        return method && method->getParent()->isLambda() ? method->getParent() : nullptr;
    }

    lt_place thisObject() {
        const auto *method = cast<CXXMethodDecl>(l.functionDecl());
        return l.deref(l.thisPlace(), l.context.getCanonicalTagType(method->getParent()));
    }

    /// In a closure's body `this` is what was captured: a pointer, or the address of the copy.
    lt_operand thisValue(const Expr *expr) {
        const CXXRecordDecl *closure = enclosingClosure();
        if (isNone(l.thisPlace()))
            return lt_unknown();
        if (!closure)
            return lt_copy(l.thisPlace());
        lt_field hidden = l.bridge.types.capture(closure, nullptr, expr->getType());
        lt_place captured = lt_place_field(l.function, thisObject(), hidden);
        bool byCopy = lt_place_type(l.function, captured)->kind == LT_TYPE_record;
        return byCopy ? lt_address(captured) : lt_copy(captured);
    }

    bool placeOfName(const DeclRefExpr *expr, lt_place &result) {
        if (const auto *binding = dyn_cast<BindingDecl>(expr->getDecl()))
            return placeOfBinding(binding, result);
        const CXXRecordDecl *closure = enclosingClosure();
        const auto *variable = dyn_cast<VarDecl>(expr->getDecl());
        if (!closure || !variable)
            return false;
        llvm::DenseMap<const ValueDecl *, FieldDecl *> captures;
        FieldDecl *self = nullptr;
        closure->getCaptureFields(captures, self);
        const FieldDecl *hidden = captures.lookup(variable->getCanonicalDecl());
        hidden = hidden ? hidden : captures.lookup(variable);
        if (!hidden && namesConstantReference(expr, closure->getLambdaCallOperator())) {
            result = l.place(variable->getInit());
            return true;
        }
        if (!hidden || isNone(l.thisPlace()))
            return false;
        lt_place captured = lt_place_field(l.function, thisObject(),
                                           l.bridge.types.capture(closure, variable, hidden->getType()));
        result = hidden->getType()->isReferenceType() ? l.deref(captured, hidden->getType()->getPointeeType())
                                                      : captured;
        return true;
    }

    bool placeOfBinding(const BindingDecl *binding, lt_place &result) {
        if (const VarDecl *holder = binding->getHoldingVar()) {
            result = l.placeOf(holder);
            if (holder->getType()->isReferenceType())
                result = l.deref(result, holder->getType()->getPointeeType());
            return true;
        }
        if (const Expr *bound = binding->getBinding())
            return result = l.place(bound), true;
        return false;
    }

    bool placeOfStaticMember(const MemberExpr *expr, lt_place &result) {
        const auto *variable = dyn_cast<VarDecl>(expr->getMemberDecl());
        if (!variable)
            return false;
        l.effect(expr->getBase());
        result = l.placeOf(variable);
        if (variable->getType()->isReferenceType())
            result = l.deref(result, variable->getType()->getPointeeType());
        return true;
    }

    /// What has static storage and no name.
    bool placeOfLiteral(const Expr *expr, lt_place &result) {
        lt_place pointer = l.scratch(l.context.getPointerType(expr->getType()), l.location(expr));
        l.assign(l.location(expr), pointer, lt_literal());
        return result = l.deref(pointer, expr->getType()), true;
    }

    /// `o.*m`: somewhere inside the object.
    bool placeOfMemberPointer(const BinaryOperator *expr, lt_place &result) {
        if (!expr->isPtrMemOp())
            return false;
        lt_operand object =
            expr->getOpcode() == BO_PtrMemD ? l.addressOf(l.place(expr->getLHS())) : l.value(expr->getLHS());
        l.effect(expr->getRHS());
        lt_place pointer = l.scratch(l.context.getPointerType(l.context.VoidPtrTy), l.location(expr));
        l.derive(l.location(expr), pointer, LT_OPERATOR_offset, object);
        return result = l.deref(pointer, expr->getType()), true;
    }

    // --- temporaries
    // -------------------------------------------------------------------------------------------------

    /// A record prvalue in a temporary that is destroyed at the end of the full expression.
    lt_place temporaryOf(const Expr *expr) {
        const CXXBindTemporaryExpr *bound = boundOf(expr);
        if (isEmptyOfLibrary(expr->getType()))
            return l.scratch(expr->getType(), l.location(expr));
        lt_place made = l.temporary(expr->getType(), l.location(expr), true);
        l.initialise(made, stripToInitialiser(expr));
        if (bound)
            l.rememberedPlaces[bound] = made;
        l.untilFullExpressionEnd(made, bound);
        return made;
    }

    bool placeOfTemporary(const MaterializeTemporaryExpr *expr, lt_place &result) {
        const Expr *init = expr->getSubExpr();
        lt_location where = l.location(expr);
        if (isEmptyOfLibrary(expr->getType()))
            return result = l.scratch(expr->getType(), where), true;
        if (expr->getStorageDuration() == SD_FullExpression) {
            const CXXBindTemporaryExpr *bound = boundOf(init);
            result = l.temporary(expr->getType(), where, true);
            l.initialise(result, bound ? bound->getSubExpr() : init);
            if (bound)
                l.rememberedPlaces[bound] = result;
            l.untilFullExpressionEnd(result, bound);
            return true;
        }
        if (expr->getStorageDuration() == SD_Automatic) {
            const CXXBindTemporaryExpr *bound = boundOf(init);
            result = l.temporary(expr->getType(), where, true);
            if (bound)
                l.rememberedPlaces[bound] = result;
            l.untilScopeEnd(result, bound);
            l.initialise(result, bound ? bound->getSubExpr() : init);
            return true;
        }
        result = lasting(expr, expr->getStorageDuration() == SD_Thread ? LT_THREAD : LT_STATIC);
        l.initialise(result, init);
        return true;
    }

    lt_place lasting(const Expr *expr, lt_storage storage) {
        lt_variable_info info = {};
        info.storage = storage;
        info.flags = LT_VARIABLE_INTERNAL;
        info.type = l.bridge.types.lower(expr->getType());
        info.location = l.location(expr);
        return lt_place_variable(l.function, lt_add_variable(l.function, info));
    }

    /// A prvalue of class type read as a value: one that is only copied needs no storage of its own.
    lt_operand recordValue(const Expr *expr) {
        const Expr *inner = stripToInitialiser(expr);
        if (const auto *made = dyn_cast<CXXConstructExpr>(inner); made && made->getNumArgs() == 1) {
            const CXXConstructorDecl *constructor = made->getConstructor();
            if (constructor->isTrivial() && constructor->isCopyOrMoveConstructor())
                return lt_copy(l.place(made->getArg(0)));
        }
        if (!boundOf(expr) && !isa<LambdaExpr>(inner)) { // nobody asks for its address
            lt_place carried = l.scratch(expr->getType(), l.location(expr));
            l.initialise(carried, inner);
            return lt_copy(carried);
        }
        lt_place made = temporaryOf(expr);
        uint32_t flags = lt_place_type(l.function, made)->flags;
        return flags & (LT_IS_moves | LT_IS_destructor) ? lt_move(made) : lt_copy(made);
    }

    // --- casts, constants --------------------------------------------------------------------------------------

    bool valueOfCast(const CastExpr *cast, lt_operand &result) {
        switch (cast->getCastKind()) {
        case CK_DerivedToBase:
        case CK_UncheckedDerivedToBase:
        case CK_BaseToDerived:
            if (cast->isGLValue())
                return result = lt_copy(l.place(cast->getSubExpr())), true;
            return result = l.value(cast->getSubExpr()), true;
        case CK_UserDefinedConversion:
        case CK_ConstructorConversion:
            return result = l.value(cast->getSubExpr()), true;
        case CK_NullToMemberPointer:
            return result = lt_null_operand(), true;
        case CK_BaseToDerivedMemberPointer:
        case CK_DerivedToBaseMemberPointer:
        case CK_ReinterpretMemberPointer:
            return result = l.value(cast->getSubExpr()), true;
        default:
            return false;
        }
    }

    bool valueOfDynamicCast(const CXXDynamicCastExpr *expr, lt_operand &result) {
        if (expr->isGLValue())
            return false;
        lt_operand from[] = {l.value(expr->getSubExpr()), lt_null_operand()};
        lt_place made = l.scratch(expr->getType(), l.location(expr));
        l.derive(l.location(expr), made, LT_OPERATOR_select, from);
        return result = lt_copy(made), true;
    }

    lt_operand constant(const Expr *expr) {
        Expr::EvalResult evaluated;
        if (expr->isValueDependent() || !expr->EvaluateAsInt(evaluated, l.context))
            return lt_unknown();
        return lt_integer(evaluated.Val.getInt().getExtValue());
    }

    static lt_operand zeroOf(QualType type) {
        if (type->isAnyPointerType() || type->isNullPtrType() || type->isMemberPointerType())
            return lt_null_operand();
        return type->isIntegralOrEnumerationType() ? lt_integer(0) : lt_unknown();
    }

    // --- construction
    // --------------------------------------------------------------------------------------------------

    void construct(lt_place target, const CXXConstructExpr *expr) {
        const CXXConstructorDecl *constructor = expr->getConstructor();
        if (const InheritedConstructor inherited = constructor->getInheritedConstructor())
            constructor = inherited.getConstructor();
        if (expr->getType()->isArrayType()) // each element alike
            target = l.element(target, LT_ANY_INDEX, l.context.getBaseElementType(expr->getType()));
        if (expr->requiresZeroInitialization())
            l.initialiseZero(target, l.context.getBaseElementType(expr->getType()), l.location(expr));
        if (constructor->isCopyOrMoveConstructor() && expr->getNumArgs() >= 1 &&
            isTransparentMember(constructor))
            return copyOrMove(target, expr->getArg(0), constructor->isMoveConstructor(), l.location(expr));
        if (constructor->isTrivial() && constructor->isDefaultConstructor())
            return;
        if (constructByShape(target, expr))
            return;
        if (constructor->isDefaultConstructor() && !constructor->isUserProvided() &&
            !isOfLibrary(constructor->getParent()))
            return constructMembers(target, constructor->getParent(), l.location(expr));
        llvm::SmallVector<lt_operand, 8> operands{l.addressOf(target)};
        llvm::SmallVector<const Expr *, 8> arguments(expr->arg_begin(), expr->arg_end());
        l.arguments(arguments, constructor, nullptr, operands);
        l.emitCall(l.location(expr), {0}, constructor, operands);
        if (constructor->isCopyOrMoveConstructor() && operands[1].kind == LT_ADDRESS)
            copyShallowly(target, operands[1].place, constructor, l.location(expr));
    }

    /// A copy or move constructor that copies a pointer, and does nothing else about it, shares it.
    void copyShallowly(lt_place target, lt_place source, const CXXConstructorDecl *constructor, lt_location where) {
        const FunctionDecl *definition = nullptr;
        const auto *body = constructor->hasBody(definition) ? dyn_cast<CompoundStmt>(definition->getBody()) : nullptr;
        if (!body || !body->body_empty())
            return;
        for (const FieldRelease &release : fieldReleases(constructor->getParent()))
            for (const CXXCtorInitializer *init : cast<CXXConstructorDecl>(definition)->inits())
                if (init->getMember() == release.field && isSameMember(init->getInit(), release.field))
                    l.assign(where, l.field(target, release.field), lt_move(l.field(source, release.field)));
    }

    static bool isSameMember(const Expr *expr, const FieldDecl *field) {
        const auto *member = dyn_cast<MemberExpr>(expr->IgnoreParenImpCasts());
        return member && member->getMemberDecl() == field && isa<DeclRefExpr>(member->getBase()->IgnoreParenImpCasts());
    }

    bool movesFrom(lt_place source) {
        return lt_place_type(l.function, source)->flags & (LT_IS_moves | LT_IS_unique);
    }

    void copyOrMove(lt_place target, const Expr *from, bool isMove, lt_location where) {
        // A temporary that C++17 would not make: build it here.
        if (const auto *made = dyn_cast<MaterializeTemporaryExpr>(strip(from)))
            if (l.context.hasSameUnqualifiedType(made->getType(), from->getType()) &&
                isConstruction(made->getSubExpr()) && made->getStorageDuration() == SD_FullExpression)
                return l.initialise(target, stripToInitialiser(made->getSubExpr()));
        lt_place source = l.place(from);
        l.assign(where, target, isMove && movesFrom(source) ? lt_move(source) : lt_copy(source));
        copyReleased(target, source, from->getType(), where);
    }

    /// A class that releases a pointer, and lets the language copy it, shares it.
    void copyReleased(lt_place target, lt_place source, QualType type, lt_location where) {
        const CXXRecordDecl *record = type->getAsCXXRecordDecl();
        if (record && !isOfLibrary(record))
            for (const FieldRelease &release : fieldReleases(record))
                l.assign(where, l.field(target, release.field), lt_copy(l.field(source, release.field)));
    }

    /// The implicit default constructor: members with initialisers that say so have their values, the rest is
    /// built.
    void constructMembers(lt_place target, const CXXRecordDecl *record, lt_location where) {
        for (const CXXBaseSpecifier &base : record->bases())
            if (const CXXRecordDecl *of = recordOf(base.getType()); of && of->hasDefinition())
                constructMembers(target, of->getDefinition(), where);
        if (record->isUnion())
            return;
        for (const FieldDecl *field : record->fields()) {
            if (field->hasInClassInitializer() && field->getInClassInitializer())
                constructMember(target, field, where);
            else if (const CXXRecordDecl *of = recordOf(field->getType());
                     of && field->getType()->isRecordType())
                constructEmpty(l.field(target, field), of, where);
        }
    }

    /// An initialiser that speaks of `this` cannot be lowered in the place of its use; constants can.
    void constructMember(lt_place target, const FieldDecl *field, lt_location where) {
        const Expr *init = strip(field->getInClassInitializer());
        lt_place place = l.field(target, field);
        const auto *list = dyn_cast<InitListExpr>(init);
        const Expr *bare = init->IgnoreParenImpCasts();
        if (list && list->getNumInits() == 0)
            l.initialiseZero(place, field->getType(), where);
        else if (isa<IntegerLiteral, CXXBoolLiteralExpr, CXXNullPtrLiteralExpr, GNUNullExpr, StringLiteral,
                     CharacterLiteral>(bare))
            l.initialise(place, init);
        else if (lt_place_type(l.function, place)->flags & LT_IS_pointers)
            l.assign(where, place, lt_unknown());
    }

    void constructEmpty(lt_place target, const CXXRecordDecl *record, lt_location where) {
        if (!record->hasDefinition())
            return;
        if (l.bridge.types.shape(record) &
            (Unique | Shared | Weak | View | Callable | Thread | Future | Optional))
            return l.assign(where, target, lt_null_operand());
        if (!isOfLibrary(record) && !record->hasUserProvidedDefaultConstructor())
            constructMembers(target, record->getDefinition(), where);
    }

    /// Smart pointers, views and callables: their value is their argument's.
    bool constructByShape(lt_place target, const CXXConstructExpr *expr) {
        uint32_t shape = shapeOf(l.context.getBaseElementType(expr->getType()));
        lt_location where = l.location(expr);
        bool known = isOfLibrary(expr->getConstructor()->getParent());
        if (!(shape & (Unique | Shared | Weak | View | Callable | Thread | Future | Optional)) || !known)
            return false;
        const Expr *first = expr->getNumArgs() ? expr->getArg(0) : nullptr;
        if (!first || isa<CXXDefaultArgExpr>(first) || isNullPointer(first) ||
            ((shape & Optional) && isNullOption(first)))
            return l.assign(where, target, lt_null_operand()), true;
        if (shape & Optional)
            return constructOptional(target, first, where);
        if (shape & (Thread | Future))
            return false;
        if (shape & Callable)
            return constructCallable(target, first, where);
        if ((shape & Shared) && expr->getNumArgs() > 1 && !isa<CXXDefaultArgExpr>(expr->getArg(1)))
            return false; // with a deleter, or as a part of another
        if (!constructPointerLike(target, first, shape, where))
            return false;
        for (unsigned i = 1; i < expr->getNumArgs(); ++i)
            l.effect(expr->getArg(i));
        return true;
    }

    /// From its content, which is then in the optional itself; with a conversion it is a call.
    bool constructOptional(lt_place target, const Expr *first, lt_location where) {
        QualType content = l.context.getCanonicalType(first->getType()).getUnqualifiedType();
        const lt_type_info *info = lt_place_type(l.function, target);
        if (!first->isGLValue() || info->element.id != l.bridge.types.lower(content).id)
            return false;
        l.assign(where, target, lt_unknown());
        copyOrMove(l.deref(target, content), first, first->isXValue(), where);
        return true;
    }

    /// From a pointer, or from another of its kind; the rest (a span of a container) is known by its effects.
    bool constructPointerLike(lt_place target, const Expr *first, uint32_t shape, lt_location where) {
        QualType type = first->getType();
        if (type->isPointerType())
            return l.assign(where, target, pointerValue(first)), true;
        if (type->isArrayType() && (shape & View))
            return l.assign(where, target, l.addressOf(l.place(first))), true;
        if (!(shapeOf(type) & (Unique | Shared | Weak | View)))
            return false;
        bool isMove = first->isXValue() && !(shape & View);
        lt_place source = l.place(first);
        l.assign(where, target, isMove && movesFrom(source) ? lt_move(source) : lt_copy(source));
        return true;
    }

    /// The pointer that an owner holds, taken out of it: the owner's value itself is no copy of the owner.
    lt_operand pointerValue(const Expr *pointer) {
        lt_operand value = l.value(pointer);
        if (value.kind != LT_COPY || lt_place_type(l.function, value.place)->kind != LT_TYPE_record)
            return value;
        lt_place taken = l.scratch(pointer->getType(), l.location(pointer));
        l.assign(l.location(pointer), taken, value);
        return lt_copy(taken);
    }

    bool constructCallable(lt_place target, const Expr *first, lt_location where) {
        if (!first->isGLValue())
            return l.initialise(target, first), true;
        lt_place source = l.place(first);
        bool isMove = first->isXValue() && movesFrom(source);
        if (lt_place_type(l.function, source)->kind == LT_TYPE_function)
            l.assign(where, target, lt_literal());
        else
            l.assign(where, target, isMove ? lt_move(source) : lt_copy(source));
        return true;
    }

    void constructInherited(lt_place target, const CXXInheritedCtorInitExpr *expr) {
        llvm::SmallVector<lt_operand, 8> operands{l.addressOf(target)};
        for (const ParmVarDecl *parameter : l.functionDecl()->parameters())
            operands.push_back(lt_copy(l.placeOf(parameter)));
        operands.resize(std::min<size_t>(operands.size(), expr->getConstructor()->getNumParams() + 1));
        l.emitCall(l.location(expr), {0}, expr->getConstructor(), operands);
    }

    void parenList(lt_place target, const CXXParenListInitExpr *list) {
        const CXXRecordDecl *record = recordOf(list->getType());
        llvm::ArrayRef<const Expr *> inits = list->getInitExprs();
        if (!record || record->isUnion()) {
            for (const Expr *init : inits)
                l.effect(init);
            return l.assign(l.location(list), target, lt_unknown());
        }
        size_t at = record->getNumBases();
        for (const FieldDecl *field : record->fields())
            if (at < inits.size() && !field->isUnnamedBitField())
                l.initialise(l.field(target, field), inits[at++]);
    }

    void closure(lt_place target, const LambdaExpr *lambda) {
        const CXXRecordDecl *record = lambda->getLambdaClass();
        auto init = lambda->capture_init_begin();
        for (const LambdaCapture &capture : lambda->captures()) {
            const Expr *value = *init++;
            if (!value || capture.capturesVLAType())
                continue;
            const ValueDecl *variable = capture.capturesThis() ? nullptr : capture.getCapturedVar();
            lt_field hidden = l.bridge.types.capture(record, variable, value->getType());
            l.initialise(lt_place_field(l.function, target, hidden), value);
        }
    }

    /// One initialiser of a constructor: of a member, a base, or the whole object when it delegates.
    void initialiseMember(const CXXCtorInitializer *init) {
        if (isNone(l.thisPlace()) || !init->getInit())
            return;
        lt_place target = thisObject();
        if (init->isIndirectMemberInitializer()) {
            for (const NamedDecl *step : init->getIndirectMember()->chain())
                target = l.field(target, cast<FieldDecl>(step));
            return l.initialise(target, init->getInit());
        }
        if (init->isMemberInitializer())
            return l.initialise(l.field(target, init->getMember()), init->getInit());
        const auto *made = dyn_cast<CXXConstructExpr>(stripToInitialiser(init->getInit()));
        if (!made)
            return l.effect(init->getInit());
        if (made->getConstructor()->isTrivial() && made->getConstructor()->isDefaultConstructor())
            return;
        llvm::SmallVector<lt_operand, 8> operands{lt_copy(l.thisPlace())};
        llvm::SmallVector<const Expr *, 8> arguments(made->arg_begin(), made->arg_end());
        l.arguments(arguments, made->getConstructor(), nullptr, operands);
        l.emitCall(l.location(made), {0}, made->getConstructor(), operands);
    }

    // --- destruction, new and delete, exceptions
    // -----------------------------------------------------------------------

    void dropPlace(lt_location where, lt_place place) {
        if (lt_place_type(l.function, place)->flags & LT_IS_destructor)
            l.drop(where, place);
    }

    /// A destructor that the language writes ends the members and leaves the pointers among them alone ([class.dtor]).
    bool leavesPointers(const CXXRecordDecl *record) {
        if (!record || isOfLibrary(record) || record->isUnion() || record->isLambda() || l.bridge.types.shape(record))
            return false;
        const CXXDestructorDecl *destructor = record->getDestructor();
        if (destructor && destructor->isUserProvided())
            return false;
        for (const CXXBaseSpecifier &base : record->bases())
            if (const CXXRecordDecl *of = recordOf(base.getType()); !of || !of->hasTrivialDestructor())
                return false;
        enum { MostMembers = 8 }; // one statement instead of many: what larger ones hold is not told apart
        return std::distance(record->field_begin(), record->field_end()) <= MostMembers;
    }

    void endObject(lt_location where, lt_place place, QualType type) {
        const CXXRecordDecl *record = type->getAsCXXRecordDecl();
        record = record ? record->getDefinition() : nullptr;
        if (!leavesPointers(record))
            return dropPlace(where, place);
        llvm::SmallVector<const FieldDecl *, 8> members(record->fields());
        for (const FieldDecl *member : llvm::reverse(members)) {
            lt_place part = l.field(place, member);
            if (member->getType()->isArrayType())
                part = l.element(part, LT_ANY_INDEX, l.context.getBaseElementType(member->getType()));
            endObject(where, part, l.context.getBaseElementType(member->getType()));
        }
    }

    /// What is deleted through a pointer to a base may be more than its type says.
    void endDeleted(lt_location where, lt_place place, QualType type) {
        const CXXRecordDecl *record = type->getAsCXXRecordDecl();
        const CXXDestructorDecl *destructor = record && record->hasDefinition() ? record->getDestructor() : nullptr;
        if (destructor && destructor->isVirtual() && !record->isEffectivelyFinal())
            return dropPlace(where, place);
        endObject(where, place, type);
    }

    /// What the destructor of a user's class does to its pointers, as far as it does that in any case; then its members end,
    /// and its bases ([class.dtor]).
    void releaseFields(lt_location where, lt_place object, QualType type) {
        const CXXRecordDecl *record = type->getAsCXXRecordDecl();
        if (!record || !record->hasDefinition() || isOfLibrary(record) || !lt_place_of(l.function, object)->variable.id)
            return;
        record = record->getDefinition();
        for (const FieldRelease &release : fieldReleases(record))
            releaseField(where, l.field(object, release.field), release);
        if (record->isUnion())
            return;
        llvm::SmallVector<const FieldDecl *, 8> members(record->fields());
        for (const FieldDecl *member : llvm::reverse(members))
            if (member->getType()->isRecordType())
                releaseFields(where, l.field(object, member), member->getType());
        for (const CXXBaseSpecifier &base : record->bases())
            if (!base.isVirtual())
                releaseFields(where, object, base.getType());
    }

    void releaseField(lt_location where, lt_place field, const FieldRelease &release) {
        if (QualType type = release.field->getType(); type->isReferenceType())
            field = l.deref(field, type->getPointeeType());
        if (movesFrom(lt_place_of(l.function, field)->parent)) // what a move left behind has a value for the destructor
            l.assign(where, field, lt_move(field));
        llvm::SmallVector<lt_operand, 4> operands{lt_copy(field)};
        operands.resize(std::max<size_t>(1, release.function->getNumParams()), lt_unknown());
        l.emitCall(where, {0}, release.function, operands);
    }

    /// A member without a destructor that owns what it points to is gone with the object: it has no value any more.
    void endMember(lt_location where, lt_place member) {
        const lt_place_info *place = lt_place_of(l.function, member);
        const bool isField = place->projection == LT_FIELD;
        const bool owns = isField && l.function->unit->fields.items[place->step].claims.flags & LT_CLAIM_OWNED;
        if (lt_place_type(l.function, member)->flags & LT_IS_destructor)
            l.drop(where, member);
        else if (owns)
            l.assign(where, member, lt_unknown());
    }

    lt_operand allocate(const CXXNewExpr *expr) {
        lt_location where = l.location(expr);
        QualType made = expr->getAllocatedType();
        lt_place pointer = l.scratch(expr->getType(), where);
        const FunctionDecl *function = expr->getOperatorNew();
        if (expr->isArray() && expr->getArraySize() && *expr->getArraySize())
            made = allocateArray(expr, function, pointer);
        else
            allocateObject(expr, function, pointer);
        if (const Expr *init = expr->getInitializer()) {
            lt_place object = l.deref(pointer, expr->isArray() ? expr->getAllocatedType() : made);
            if (!expr->isArray())
                l.initialise(object, init);
            else if (const auto *list = dyn_cast<InitListExpr>(init))
                for (const Expr *element : list->inits())
                    l.initialise(l.element(object, LT_ANY_INDEX, expr->getAllocatedType()), element);
        }
        return lt_copy(pointer);
    }

    void allocateObject(const CXXNewExpr *expr, const FunctionDecl *function, lt_place pointer) {
        lt_location where = l.location(expr);
        if (function && function->isReservedGlobalPlacementOperator())
            return l.assign(where, pointer, l.value(expr->getPlacementArg(0)));
        uint64_t size = l.context.getTypeSizeInChars(expr->getAllocatedType()).getQuantity();
        callAllocator(expr, function, pointer, lt_integer(int64_t(size)));
    }

    QualType allocateArray(const CXXNewExpr *expr, const FunctionDecl *function, lt_place pointer) {
        lt_operand count = l.value(*expr->getArraySize());
        if (function && function->isReservedGlobalPlacementOperator())
            l.assign(l.location(expr), pointer, l.value(expr->getPlacementArg(0)));
        else
            callAllocator(expr, function, pointer, count);
        return expr->getAllocatedType();
    }

    void callAllocator(const CXXNewExpr *expr, const FunctionDecl *function, lt_place pointer,
                       lt_operand size) {
        if (!function)
            return l.assign(l.location(expr), pointer, lt_unknown());
        llvm::SmallVector<lt_operand, 4> operands{size};
        for (const Expr *argument : expr->placement_arguments())
            operands.push_back(argument->isGLValue() ? l.bind(argument) : l.value(argument));
        operands.resize(std::max<size_t>(operands.size(), function->getNumParams()), lt_unknown());
        l.emitCall(l.location(expr), pointer, function, operands);
    }

    void release(const CXXDeleteExpr *expr) {
        lt_location where = l.location(expr);
        QualType type = expr->getArgument()->getType();
        lt_operand pointer = l.value(expr->getArgument());
        const FunctionDecl *function = expr->getOperatorDelete();
        QualType deleted = expr->getDestroyedType();
        if (pointer.kind == LT_COPY && !deleted.isNull() && type->isPointerType())
            endDeleted(where, l.pointee(pointer, type, where), deleted);
        llvm::SmallVector<lt_operand, 4> operands{pointer};
        if (!function)
            return l.callStatement(where, {0}, {0}, {0}, operands);
        operands.resize(std::max<size_t>(1, function->getNumParams()), lt_unknown());
        l.emitCall(where, {0}, function, operands);
    }

    void raise(const CXXThrowExpr *expr) {
        if (const Expr *thrown = expr->getSubExpr())
            l.initialise(l.thrownPlace(thrown->getType()), thrown);
        if (!l.isCaughtHere())
            abandonObject(l.location(expr));
        l.endThrow(l.location(expr));
    }

    /// [except.ctor]: an object whose constructor throws never was one, and its destructor does not run.
    void abandonObject(lt_location where) {
        const auto *constructor = dyn_cast<CXXConstructorDecl>(l.functionDecl());
        if (!constructor || constructor->isDelegatingConstructor() || isNone(l.thisPlace()))
            return;
        for (const FieldRelease &release : fieldReleases(constructor->getParent()))
            l.assign(where, l.field(thisObject(), release.field), lt_unknown());
    }

    // --- calls with a meaning of their own
    // -------------------------------------------------------------------------------

    /// The object of a member call as a place.
    lt_place objectOf(const MemberCall &call) {
        return call.arrow ? l.pointee(call.object) : l.place(call.object);
    }

    bool isStdMember(const MemberCall &call) {
        return isOfLibrary(call.method->getParent()) || (shapeOf(typeOf(call)) & View);
    }

    QualType typeOf(const MemberCall &call) {
        return l.context.getCanonicalTagType(call.method->getParent());
    }

    /// `*p`, `*o`, `r.get()`: what a smart pointer, optional or iterator refers to.
    bool placeOfCall(const CallExpr *expr, lt_place &result) {
        if (isTransparent(expr))
            return result = l.place(expr->getArg(0)), true;
        MemberCall call;
        if (!readMemberCall(expr, call) || !isStdMember(call))
            return false;
        uint32_t shape = shapeOf(typeOf(call));
        if (call.operation == OO_Equal && assignByShape(call, expr)) {
            auto found = l.rememberedPlaces.find(expr);
            return result = found->second, true;
        }
        bool refers = call.method->getReturnType()->isReferenceType() && call.arguments.empty();
        bool derefs =
            (call.operation == OO_Star && (shape & (Unique | Shared | Optional | View))) ||
            (call.name == "value" && (shape & Optional)) ||
            (isReferenceWrapper(call) && (call.name == "get" || isa<CXXConversionDecl>(call.method)));
        if (!refers || !derefs)
            return false;
        result = l.deref(objectOf(call), expr->getType());
        return true;
    }

    static bool isReferenceWrapper(const MemberCall &call) {
        const CXXRecordDecl *record = call.method->getParent();
        return record->getIdentifier() && record->getName() == "reference_wrapper";
    }

    bool valueOfCall(const CallExpr *expr, lt_operand &result) {
        if (isa<CXXPseudoDestructorExpr>(expr->getCallee()->IgnoreParens()))
            return effectOfCall(expr), result = lt_unknown(), true;
        if (isAddressOf(expr))
            return result = l.addressOf(l.place(expr->getArg(0))), true;
        lt_place place;
        if (expr->isGLValue() && placeOfCall(expr, place))
            return result = lt_copy(place), true;
        lt_relation relation;
        if (readTest(expr, place, relation))
            return result = truthOf(expr, place, relation), true;
        MemberCall call;
        if (!readMemberCall(expr, call) || !isStdMember(call))
            return false;
        uint32_t shape = shapeOf(typeOf(call));
        if (!expr->getType()->isPointerType())
            return false;
        if (call.operation == OO_Arrow && (shape & (Unique | Shared | View)))
            return result = lt_copy(objectOf(call)), true;
        if (call.operation == OO_Arrow && (shape & Optional))
            return result = l.addressOf(l.deref(objectOf(call), expr->getType()->getPointeeType())), true;
        if (call.name == "get" && (shape & (Unique | Shared)))
            return result = lt_copy(objectOf(call)), true;
        if (call.name == "release" && (shape & Unique))
            return result = giveUp(call, expr), true;
        return false;
    }

    lt_operand giveUp(const MemberCall &call, const CallExpr *expr) {
        lt_place pointer = l.scratch(expr->getType(), l.location(expr)), owner = objectOf(call);
        l.assign(l.location(expr), pointer, lt_copy(owner));
        l.assign(l.location(expr), owner, lt_null_operand());
        return lt_copy(pointer);
    }

    lt_operand truthOf(const Expr *expr, lt_place tested, lt_relation relation) {
        lt_place made = l.scratch(expr->getType(), l.location(expr));
        lt_operand operands[] = {lt_copy(tested), lt_null_operand()};
        l.derive(l.location(expr), made, relation == LT_NE ? LT_OPERATOR_not_equal : LT_OPERATOR_equal,
                 operands);
        return lt_copy(made);
    }

    /// `if (p)`, `o.has_value()`, `p == nullptr`, `p != nullptr`.
    bool readTest(const Expr *expr, lt_place &tested, lt_relation &relation) {
        constexpr uint32_t testable = Unique | Shared | Optional | Callable;
        MemberCall call;
        if (readMemberCall(expr, call) && isOfLibrary(call.method->getParent()) &&
            (shapeOf(typeOf(call)) & testable) && call.arguments.empty()) {
            const auto *conversion = dyn_cast<CXXConversionDecl>(call.method);
            bool asks =
                (conversion && conversion->getConversionType()->isBooleanType()) || call.name == "has_value";
            if (asks)
                return tested = objectOf(call), relation = LT_NE, true;
        }
        const auto *overloaded = dyn_cast<CXXOperatorCallExpr>(expr);
        if (!overloaded || overloaded->getNumArgs() != 2)
            return false;
        OverloadedOperatorKind kind = overloaded->getOperator();
        if (kind != OO_EqualEqual && kind != OO_ExclaimEqual)
            return false;
        for (unsigned side = 0; side < 2; ++side) {
            const Expr *object = overloaded->getArg(side), *other = overloaded->getArg(1 - side);
            if (!(shapeOf(object->getType()) & testable) || !(isNullPointer(other) || isNullOption(other)))
                continue;
            tested = l.place(object);
            relation = kind == OO_EqualEqual ? LT_EQ : LT_NE;
            return true;
        }
        return false;
    }

    bool effectOfCall(const CallExpr *expr) {
        if (isTransparent(expr))
            return l.effect(expr->getArg(0)), true;
        if (const auto *pseudo = dyn_cast<CXXPseudoDestructorExpr>(expr->getCallee()->IgnoreParens()))
            return l.effect(pseudo->getBase()), true;
        MemberCall call;
        if (!readMemberCall(expr, call))
            return false;
        if (isa<CXXDestructorDecl>(call.method))
            return dropPlace(l.location(expr), objectOf(call)), true;
        if (call.operation == OO_Equal && assignByShape(call, expr))
            return true;
        if (call.name == "reset" && isStdMember(call) && (shapeOf(typeOf(call)) & (Unique | Shared)))
            return reset(call, expr), true;
        if (expr->getType()->isPointerType() && isStdMember(call)) {
            lt_operand ignored;
            return valueOfCall(expr, ignored);
        }
        return false;
    }

    void reset(const MemberCall &call, const CallExpr *expr) {
        lt_place owner = objectOf(call);
        lt_operand made = lt_null_operand();
        if (!call.arguments.empty() && !isa<CXXDefaultArgExpr>(call.arguments[0]))
            made = pointerValue(call.arguments[0]);
        dropPlace(l.location(expr), owner);
        l.assign(l.location(expr), owner, made);
    }

    /// Assignment operators that the language or the library defines, where assigning is all they do.
    /// Containers and optionals are calls: they replace what they hold.
    bool assignByShape(const MemberCall &call, const CallExpr *expr) {
        if (call.arguments.size() != 1)
            return false;
        uint32_t shape = shapeOf(typeOf(call));
        bool known = isOfLibrary(call.method->getParent());
        bool own = call.method->isCopyAssignmentOperator() || call.method->isMoveAssignmentOperator();
        bool byMembers = own && !call.method->isUserProvided() && !known;
        if (!byMembers &&
            !(known && (shape & (Unique | Shared | Weak | View | Callable | Thread | Future | Guard))))
            return false;
        // [expr.ass]: the right operand is sequenced before the left.
        const Expr *from = call.arguments[0];
        lt_location where = l.location(expr);
        lt_operand source = isNullPointer(from) ? lt_null_operand() : assigned(from);
        lt_place target = objectOf(call);
        if (shape & (Unique | Shared)) {
            source = takenFirst(source, call.method->getParent(), where);
            dropPlace(where, target);
        }
        l.assign(where, target, source);
        if (byMembers && source.place.id)
            copyReleased(target, source.place, from->getType(), where);
        l.rememberedPlaces[expr] = target;
        return true;
    }

    /// [unique.ptr.single.asgn]: the right side gives up what it owns before the left side's old content ends, which may
    /// hold the right side (`list = std::move(list->next)`).
    lt_operand takenFirst(lt_operand source, const CXXRecordDecl *owner, lt_location where) {
        bool isBehind = false;
        for (lt_place p = source.place; p.id; p = lt_place_of(l.function, p)->parent)
            isBehind |= lt_place_of(l.function, p)->projection == LT_DEREF;
        if (!isBehind)
            return source;
        lt_place taken = l.scratch(l.context.getCanonicalTagType(owner), where);
        l.assign(where, taken, source);
        return movesFrom(taken) ? lt_move(taken) : lt_copy(taken);
    }

    lt_operand assigned(const Expr *from) {
        bool isTemporary = isa<MaterializeTemporaryExpr>(strip(from)) || from->isPRValue();
        if (!from->isGLValue() && !from->getType()->isRecordType())
            return l.value(from);
        lt_place source = l.place(from);
        bool isMove = (from->isXValue() || isTemporary) && movesFrom(source);
        return isMove ? lt_move(source) : lt_copy(source);
    }

    /// std::exchange of what is not a container: the old value out, the new one in.
    bool intoByCall(lt_place target, const CallExpr *expr) {
        llvm::StringRef name;
        if (!stdFunction(expr, name) || name != "exchange" || expr->getNumArgs() != 2 ||
            !(shapeOf(expr->getType()) & (Unique | Shared | Weak | View | Callable)))
            return false;
        lt_place object = l.place(expr->getArg(0));
        lt_operand fresh = isNullPointer(expr->getArg(1)) ? lt_null_operand() : assigned(expr->getArg(1));
        l.assign(l.location(expr), target, movesFrom(object) ? lt_move(object) : lt_copy(object));
        l.assign(l.location(expr), object, fresh);
        return true;
    }

    Lowering &l;
};

} // namespace

bool Lowering::lowerCxxElement(const CFGElement &element) {
    return Cxx(*this).element(element);
}
bool Lowering::lowerCxxValue(const Expr *expr, lt_operand &result) {
    return Cxx(*this).value(expr, result);
}
bool Lowering::lowerCxxPlace(const Expr *expr, lt_place &result) {
    return Cxx(*this).placeOf(expr, result);
}
bool Lowering::lowerCxxInto(lt_place target, const Expr *init) {
    return Cxx(*this).into(target, init);
}
bool Lowering::lowerCxxEffect(const Expr *expr) {
    return Cxx(*this).effect(expr);
}
bool Lowering::lowerCxxBranch(const Expr *condition, lt_block ifTrue, lt_block ifFalse) {
    return Cxx(*this).branch(condition, ifTrue, ifFalse);
}
/// By-value parameters are destroyed when the function is left ([expr.call]: or a little later, by the
/// caller).
void Lowering::beginCxx() {
    for (const ParmVarDecl *parameter : decl->parameters())
        if (parameter->needsDestruction(context) == QualType::DK_cxx_destructor)
            add(placeOf(parameter), parameter, std::nullopt);
}

} // namespace lifetime
