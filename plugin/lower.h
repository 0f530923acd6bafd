// The lowering of one function body into MIR. Internal to lower_*.cpp.
//
// Division of work:
//   lower_function.cpp    the function: variables, temporaries, emission
//   lower_statement.cpp   statements, jumps, scopes and what has to be done when one is left
//   lower_condition.cpp   conditions as branches on relations
//   lower_expression.cpp  values, and expressions evaluated for their effect
//   lower_place.cpp       what glvalues denote and pointers point to
//   lower_initialiser.cpp initialisation: initialiser lists, zeroes
//   lower_macro.cpp       uses of containers of C, by what a deed says of them
//   lower_call.cpp        calls of functions, methods and operators; builtins
//   lower_cxx.cpp         what only C++ has: the lowerCxx… hooks below
//
// The walk follows the syntax tree as code generation does, and does not build Clang's CFG: measured on
// SQLite, the CFG alone costs 12 % of -fsyntax-only, and 25 % with the ends of lifetimes, of the 15 % that
// all of the plugin may cost. The kinds of CFG elements stay the vocabulary of what is implicit in C++: the
// walk makes a CFGElement where Clang's CFG would have one, and hands it to lowerCxxElement:
//   CFGInitializer       for each constructor initialiser, before the body
//   CFGAutomaticObjDtor  when a scope is left, for a variable with a destructor (`dead` follows by itself)
//   CFGTemporaryDtor     at the end of the full expression, for what was given to untilFullExpressionEnd
//   CFGMemberDtor, CFGBaseDtor  when the body of a destructor is left
// CFGDeleteDtor, CFGNewAllocator, CFGConstructor are not made: the expression's own hook does all of it.
//
// Expressions are lowered by recursion, in the order of evaluation. `&&`, `||`, `?:` and statement
// expressions make blocks and may occur anywhere: a hook must not assume that it ends in the block in which
// it began.
//
// The model of memory:
//   - `*p`, `p->f`, `p[0]` are deref(p); `p[i]`, `*(p + i)` are index(deref(p), i), with LT_ANY_INDEX when i
//     is no constant. Of a pointer to arrays, `p[i]` is the deref of `p + i`: its index would be an element.
//   - `a[i]` of an array is index(a, i), also for i = 0; an array decays to ADDRESS of the array itself, so
//     `*q` with q = a denotes a[0]: to whoever follows pointers, index 0 is the array's first byte.
//   - an access with an index that is no constant, or negative, is preceded by `_t = derive offset base,
//     index; dead _t`: nobody reads _t, it carries the index to the check of bounds. (`&a[i]`, `p + i` are
//     the same derive, and read.)
//   - casts between pointers vanish; a pointer made from a constant integer is that LT_INTEGER. What is
//     reached through a cast to another kind of object is the deref of a temporary copy of the pointer.
//   - the scalars of a union share one cell; its records are the union itself.
//   - LT_LITERAL of a string carries its size in bytes, with the terminator, in `integer`, and its number; `char a[8] = "x"`
//     assigns the literal to the array.
//   - `dead` is emitted when a scope inside the function is left; what lives in the outermost one dies at
//     the return, and so do all temporaries that are not `dead` before.
#ifndef LT_PLUGIN_LOWER_H
#define LT_PLUGIN_LOWER_H

#include "plugin/bridge.h"

#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

#include <optional>

namespace lifetime {

inline bool isNone(lt_place place) { return place.id == 0; }

inline bool isPointerLike(clang::QualType type) { return type->isAnyPointerType() || type->isNullPtrType(); }

/// The zero of a scalar type.
inline lt_operand zeroOf(clang::QualType type) {
    return isPointerLike(type) ? lt_null_operand() : lt_integer(0);
}

class Lowering {
public:
    Lowering(Bridge &bridge, lt_arena *arena, const clang::FunctionDecl *decl);

    /// The whole body; null when it holds what cannot be lowered (a dependent body, coroutines).
    lt_function *run();

    // --- expressions (lower_expression.cpp, lower_place.cpp) -----------------------------------------------

    /// The value of a scalar, or a copy of a record, as an operand; emits what has to be computed first. A
    /// glvalue is read. A C++ reference's value is that of its referent.
    lt_operand value(const clang::Expr *expr);

    /// The place a glvalue denotes. A record prvalue is put into a temporary, whose place is returned. A
    /// variable of reference type denotes its referent: deref(variable).
    lt_place place(const clang::Expr *expr);

    /// What a pointer value points to: the place `*pointer`.
    lt_place pointee(const clang::Expr *pointer);
    lt_place pointee(lt_operand pointer, clang::QualType pointerType, lt_location at);

    /// Evaluates for side effects only; the value is discarded.
    void effect(const clang::Expr *expr);

    /// A reference bound to `expr`: ADDRESS of its place, or a copy of the pointer the place is the deref of.
    lt_operand bind(const clang::Expr *expr);

    /// ADDRESS of `place`; of a deref, the pointer itself.
    lt_operand addressOf(lt_place place);

    /// `operand` in a place that can be projected: its own when it is a copy, else a temporary's.
    lt_place materialise(lt_operand operand, clang::QualType type, lt_location at);

    /// The fallback: evaluates the operands of an unknown node and derives an opaque value from them.
    lt_operand opaque(const clang::Expr *expr, lt_place target = {0});

    // --- initialisation (lower_initialiser.cpp) ------------------------------------------------------------

    /// Puts the value of `init` into `target` (initialisation, assignment, return, argument): calls,
    /// arithmetic and initialiser lists write straight into it, without a temporary. A target of reference
    /// type is bound.
    void initialise(lt_place target, const clang::Expr *init);

    /// The zero of a type, field by field.
    void initialiseZero(lt_place target, clang::QualType type, lt_location at);

    // --- calls (lower_call.cpp) ----------------------------------------------------------------------------

    /// A call of any kind (function, method, operator, pointer). `target` none: the result is discarded.
    void call(const clang::CallExpr *expr, lt_place target);

    /// Emits one call with finished operands. `this` is argument 0 of a method. Ends in unreachable when the
    /// callee does not return.
    void emitCall(lt_location at, lt_place target, const clang::FunctionDecl *callee,
                  llvm::ArrayRef<lt_operand> arguments);

    /// Appends the operands of the arguments: those of reference type (by the parameter, when `callee` or
    /// `prototype` is not null) are bound, the rest passed by value.
    void arguments(llvm::ArrayRef<const clang::Expr *> exprs, const clang::FunctionDecl *callee,
                   const clang::FunctionProtoType *prototype, llvm::SmallVectorImpl<lt_operand> &operands);

    // --- C++ (lower_cxx.cpp)
    // ---------------------------------------------------------------------------------------- Called in C++
    // only, before what C has. Each returns false when the node is not its own.

    /// What is implicit: see the list of elements above.
    bool lowerCxxElement(const clang::CFGElement &element);

    /// A prvalue or glvalue read as a value (CXXNewExpr, CXXThisExpr, LambdaExpr, CXXDefaultArgExpr, …).
    bool lowerCxxValue(const clang::Expr *expr, lt_operand &result);

    /// A glvalue, or a record prvalue that is put into a temporary (MaterializeTemporaryExpr,
    /// CXXBindTemporaryExpr, …).
    bool lowerCxxPlace(const clang::Expr *expr, lt_place &result);

    /// A prvalue that can be built straight in `target` (CXXConstructExpr, LambdaExpr, CXXNewExpr, …).
    bool lowerCxxInto(lt_place target, const clang::Expr *init);

    /// An expression whose value is discarded (CXXDeleteExpr, …). CXXThrowExpr: assign to thrownPlace, then
    /// endThrow.
    bool lowerCxxEffect(const clang::Expr *expr);

    /// Ends the block in a branch on a condition that is a test of a smart pointer, optional or callable.
    bool lowerCxxBranch(const clang::Expr *condition, lt_block ifTrue, lt_block ifFalse);

    /// Before the first statement: what a constructor, destructor or lambda needs to know.
    void beginCxx();

    // --- variables (lower_function.cpp) --------------------------------------------------------------------

    lt_variable variable(const clang::VarDecl *decl); ///< entered at the first use
    lt_place placeOf(const clang::VarDecl *decl);     ///< the variable itself, also when it is a reference
    lt_place thisPlace();                       ///< the pointer `this`, parameter 0; none outside of methods
    lt_place resultPlace();                     ///< LT_RESULT; none when the function returns nothing
    lt_place thrownPlace(clang::QualType type); ///< LT_THROWN, made at the first throw

    /// A new temporary of this type. `lives`: emit `live` now, for storage that can be pointed to; its end is
    /// up to the caller (untilScopeEnd, untilFullExpressionEnd).
    lt_place temporary(clang::QualType type, lt_location at, bool lives = false);

    /// A temporary that only carries a value, at most to the end of the full expression; its storage is used
    /// again.
    lt_place scratch(clang::QualType type, lt_location at);

    lt_place field(lt_place parent, const clang::FieldDecl *field);
    lt_place deref(lt_place pointer, clang::QualType pointee);
    lt_place element(lt_place array, uint32_t index, clang::QualType type);

    // --- statements and scopes (lower_statement.cpp) -------------------------------------------------------

    void statement(const clang::Stmt *stmt);

    /// `place` dies when the innermost scope is left, after CFGTemporaryDtor(bound) when `bound` is not null.
    void untilScopeEnd(lt_place place, const clang::CXXBindTemporaryExpr *bound = nullptr);

    /// `place` dies at the end of the full expression, after CFGTemporaryDtor(bound) when `bound` is not
    /// null.
    void untilFullExpressionEnd(lt_place place, const clang::CXXBindTemporaryExpr *bound = nullptr);

    /// Control leaves with an exception: to the handlers of the innermost `try` of this body, else out of it.
    /// The rest of the block is not lowered.
    void endThrow(lt_location at);
    bool isCaughtHere() const { return !tries.empty(); } ///< what is thrown, maybe

    // --- conditions (lower_condition.cpp) ------------------------------------------------------------------

    /// Ends the block in a branch on `condition`.
    void branch(const clang::Expr *condition, lt_block ifTrue, lt_block ifFalse);

    // --- emission (lower_function.cpp)
    // -------------------------------------------------------------------------------- After the end of a
    // block nothing is emitted until the next one is started.

    void live(lt_location at, lt_place place);
    void dead(lt_location at, lt_place place);
    void drop(lt_location at, lt_place place);
    void assign(lt_location at, lt_place target, lt_operand value);
    void derive(lt_location at, lt_place target, lt_operator operation, llvm::ArrayRef<lt_operand> operands);
    void use(lt_location at, lt_operand value);
    void callStatement(lt_location at, lt_place target, lt_callee callee, lt_place indirect,
                       llvm::ArrayRef<lt_operand> arguments);

    lt_block newBlock(lt_location at);
    void start(lt_block block,
               lt_location at); ///< falls through from the block before, unless that one has ended
    void jump(lt_location at, lt_block target);
    void endBranch(lt_location at, lt_operand left, lt_relation relation, lt_operand right, lt_block ifTrue,
                   lt_block ifFalse);
    void endSwitch(lt_location at, lt_operand value, llvm::ArrayRef<lt_edge> edges);
    void endReturn(lt_location at);
    void endUnreachable(lt_location at);
    bool ended() const { return blockEnded; }

    static lt_location location(const clang::Stmt *stmt) { return at(stmt->getBeginLoc()); }
    const clang::FunctionDecl *functionDecl() const { return decl; }
    bool isCxx() const { return context.getLangOpts().CPlusPlus; }

    /// The outcome of an expression that is evaluated once and named again: OpaqueValueExpr and the like.
    llvm::DenseMap<const clang::Expr *, lt_operand> remembered;
    llvm::DenseMap<const clang::Expr *, lt_place> rememberedPlaces;

    Bridge &bridge;
    clang::ASTContext &context;
    lt_function *function = nullptr;

private:
    /// What is to be done when a scope or a full expression is left, in reverse order. Scopes form a tree
    /// that is kept to the end of the function, so that a jump remembers where it was by one number.
    struct Cleanup {
        lt_place place;                           ///< what dies
        const clang::VarDecl *variable;           ///< whose destructor or cleanup runs before, or null
        std::optional<clang::CFGElement> element; ///< what runs before; of temporaries, members and bases
        uint32_t outer = 0;                       ///< the next one to be left
        uint32_t outerRunning = 0;                ///< the next one of which something runs
        uint32_t opened = 0, closed = UINT32_MAX; ///< in the order of the walk
    };
    /// Where `break` and `continue` go, and which cleanups are in force there.
    struct Target {
        lt_block exit; ///< none: not made yet
        lt_block next; ///< none: a switch, which `continue` passes through
        uint32_t exitDepth, nextDepth;
    };
    struct Label {
        lt_block block;
        uint32_t placed; ///< when; 0: not yet
    };
    /// A forward `goto`: what it leaves is known when the label is.
    struct Goto {
        uint32_t edge; ///< in function->edges
        const clang::LabelDecl *label;
        uint32_t depth;
        lt_location at;
    };
    struct Try {
        lt_block dispatch;
        uint32_t depth;
    };
    struct Scratch {
        lt_place place;
        bool dies;
    };
    /// From construction to destruction: statements of a use of a container's macro, which a deed speaks for.
    class Expansion {
    public:
        Expansion(Lowering &lowering, const clang::Stmt *stmt);
        /// The same of a call of an inline function, or one with a model.
        Expansion(Lowering &lowering, const clang::FunctionDecl *callee, lt_location at,
                  llvm::ArrayRef<lt_operand> arguments);
        ~Expansion();
        Expansion(const Expansion &) = delete;
        MacroUse use; ///< row: null when this begins none

    private:
        Lowering &lowering;
        bool entered = false;
    };
    /// From construction to destruction: one full expression.
    class FullExpression {
    public:
        FullExpression(Lowering &lowering, lt_location at);
        ~FullExpression();
        FullExpression(const FullExpression &) = delete;

    private:
        Lowering &lowering;
        lt_location at;
        size_t temporaries, scratches;
    };

    // lower_function.cpp
    void begin();
    void addParameters();
    lt_variable_info describe(const clang::VarDecl *decl);
    lt_place automaticStorage(llvm::StringRef name, clang::QualType type, lt_location at);
    void retype(lt_place place, clang::QualType type);

    // lower_statement.cpp
    void scoped(const clang::Stmt *stmt);
    void compound(const clang::CompoundStmt *stmt, const clang::Expr *result, lt_place target);
    void declaration(const clang::DeclStmt *stmt);
    void local(const clang::VarDecl *decl);
    void ifStatement(const clang::IfStmt *stmt);
    void whileStatement(const clang::WhileStmt *stmt);
    void doStatement(const clang::DoStmt *stmt);
    void forStatement(const clang::ForStmt *stmt);
    void rangeStatement(const clang::CXXForRangeStmt *stmt);
    void loop(const clang::Stmt *stmt, const clang::VarDecl *variable, const clang::Expr *condition,
              const clang::Expr *increment, const clang::Stmt *loopVariable, const clang::Stmt *body);
    void switchStatement(const clang::SwitchStmt *stmt);
    void switchEdges(const clang::SwitchStmt *stmt, llvm::SmallVectorImpl<lt_edge> &edges);
    void returnStatement(const clang::ReturnStmt *stmt);
    void gotoStatement(const clang::GotoStmt *stmt);
    void indirectGoto(const clang::IndirectGotoStmt *stmt);
    void labelStatement(const clang::LabelStmt *stmt);
    void findLabels(const clang::Stmt *initialiser);
    void tryStatement(const clang::CXXTryStmt *stmt);
    void assembly(const clang::AsmStmt *stmt);
    void anyOf(lt_location at, llvm::ArrayRef<lt_block> targets);
    Label &label(const clang::LabelDecl *decl, lt_location at);
    void finishGotos();
    void run(const Cleanup &cleanup, lt_location at, bool returning);
    void leave(uint32_t depth, lt_location at);
    void leaveFunction(lt_location at);
    void close(uint32_t depth);
    void pop(uint32_t depth, lt_location at);
    bool runs(const Cleanup &cleanup) const;
    void leaveTowards(const Label &target, uint32_t from, lt_location at);
    void add(lt_place place, const clang::VarDecl *variable, std::optional<clang::CFGElement> element);
    void addDestructorCleanups();
    void join(lt_block block, lt_location at);
    void jumpLazily(lt_block &block, lt_location at);
    uint32_t depth() const { return innermost; }

    // lower_condition.cpp
    void condition(const clang::Expr *expr, lt_block ifTrue, lt_block ifFalse);
    void branchLogical(const clang::BinaryOperator *expr, lt_block ifTrue, lt_block ifFalse);
    void branchConditional(const clang::AbstractConditionalOperator *expr, lt_block ifTrue, lt_block ifFalse);
    void branchOn(lt_location at, lt_operand left, lt_relation relation, lt_operand right, lt_block ifTrue,
                  lt_block ifFalse);
    bool branchComparison(const clang::BinaryOperator *expr, lt_block ifTrue, lt_block ifFalse);
    lt_operand comparand(const clang::Expr *expr, bool ordered);
    lt_operand truth(const clang::Expr *expr, lt_place target);

    // lower_expression.cpp: the value, put into `target` when it has to be computed; else (and when there is
    // no target) wherever the operand that is returned says
    lt_operand evaluate(const clang::Expr *expr, lt_place target);
    lt_operand evaluateStripped(const clang::Expr *expr, lt_place target);
    bool readConstant(const clang::Expr *expr, lt_operand &outcome);
    lt_operand evaluateCast(const clang::CastExpr *expr, lt_place target);
    lt_operand decayed(const clang::Expr *array);
    bool convert(const clang::CastExpr *expr, lt_place target, lt_operand &outcome);
    lt_operand evaluateUnary(const clang::UnaryOperator *expr, lt_place target);
    lt_operand evaluateBinary(const clang::BinaryOperator *expr, lt_place target);
    lt_operand evaluateArithmetic(const clang::BinaryOperator *expr, lt_place target);
    lt_operand operate(const clang::BinaryOperator *expr, lt_operand left, lt_operand right, lt_place target);
    lt_operand evaluateConditional(const clang::AbstractConditionalOperator *expr, lt_place target);
    lt_operand loadConditional(const clang::ConditionalOperator *expr, lt_place target);
    lt_operand evaluateStatements(const clang::StmtExpr *expr, lt_place target);
    lt_operand evaluateAtomic(const clang::AtomicExpr *expr, lt_place target);
    lt_operand evaluateReference(const clang::DeclRefExpr *expr);
    lt_operand evaluateConstant(const clang::Expr *expr);
    lt_operand evaluateList(const clang::InitListExpr *list, lt_place target);
    lt_operand evaluateCall(const clang::CallExpr *expr, lt_place target);
    lt_operand derived(const clang::Expr *expr, lt_place target, lt_operator operation,
                       llvm::ArrayRef<lt_operand> operands);
    lt_operand offset(lt_operand pointer, clang::QualType type, lt_operand elements, bool backwards,
                      lt_location at, lt_place target);
    lt_place assignment(const clang::BinaryOperator *expr);
    lt_place compoundAssignment(const clang::CompoundAssignOperator *expr);
    lt_place step(const clang::UnaryOperator *expr, lt_place target);
    void effectLogical(const clang::BinaryOperator *expr);
    void effectConditional(const clang::AbstractConditionalOperator *expr);
    void shareCommon(const clang::AbstractConditionalOperator *expr);

    // lower_place.cpp
    lt_operand addressOfExpression(const clang::Expr *expr, lt_place target);
    lt_place placeOfMember(const clang::MemberExpr *expr);
    lt_place placeOfReference(const clang::DeclRefExpr *expr);
    lt_place placeOfCast(const clang::CastExpr *expr);
    lt_place placeOfBase(const clang::CastExpr *cast);
    lt_place placeOfUnary(const clang::UnaryOperator *expr);
    lt_place placeOfConditional(const clang::AbstractConditionalOperator *expr);
    lt_place placeOfLiteral(const clang::CompoundLiteralExpr *expr);
    lt_place placeOfValue(const clang::Expr *expr);
    lt_place indexed(const clang::Expr *base, const clang::Expr *index, bool backwards,
                     const clang::Expr *expr);
    bool isPointerToArrayOf(lt_place place, clang::QualType type) const;
    bool splitAddition(const clang::Expr *expr, const clang::Expr *&base, const clang::Expr *&index,
                       bool &backwards);

    /// Without what has no meaning of its own. ExprWithCleanups has none: its temporaries wait for the end of
    /// the statement.
    static const clang::Expr *strip(const clang::Expr *expr);

    // lower_initialiser.cpp
    void initialiseList(lt_place target, const clang::InitListExpr *list);
    void initialiseArray(lt_place target, const clang::InitListExpr *list, const clang::ArrayType *type);
    void initialiseRecord(lt_place target, const clang::InitListExpr *list, const clang::RecordDecl *record);
    bool mayRead(const clang::Expr *init, lt_place target);

    // lower_macro.cpp
    bool isOwn(lt_operand operand) const;
    bool stateDeed(const MacroRow &row, const clang::FieldDecl *link, lt_location at, lt_operand container,
                   lt_operand element);
    lt_operand valueOf(const MacroUse &use, const clang::Expr *argument, bool isContainer);
    lt_operand count(const MacroUse &use, const clang::Expr *expr, lt_place target);

    // lower_call.cpp
    bool callBuiltin(const clang::CallExpr *expr, unsigned builtin, lt_place target, lt_operand &result);
    bool callOpaqueBuiltin(const clang::CallExpr *expr, lt_place target, lt_operand &result);
    void nameOwners(lt_callee callee, llvm::ArrayRef<lt_operand> operands);
    void rememberBrackets(const clang::CXXOperatorCallExpr *expr, const clang::CXXMethodDecl *method);
    void nameOwnedFields(llvm::ArrayRef<const clang::Expr *> given, llvm::ArrayRef<lt_operand> operands);
    void callIndirectly(const clang::CallExpr *expr, lt_place target,
                        llvm::ArrayRef<const clang::Expr *> given,
                        llvm::SmallVectorImpl<lt_operand> &operands);
    lt_operand callOverflow(const clang::CallExpr *expr, lt_operator operation);
    lt_operand callSync(const clang::CallExpr *expr, lt_place target);
    lt_operand receiver(const clang::CallExpr *expr, const clang::CXXMethodDecl *method);

    lt_arena *arena;
    const clang::FunctionDecl *decl;
    bool blockEnded = true, isExpanded = false;
    lt_place result = {0}, thrown = {0}, self = {0};
    llvm::DenseMap<const clang::VarDecl *, uint32_t> variables;
    llvm::DenseMap<uint32_t, llvm::SmallVector<uint32_t, 4>> freeScratches; ///< by type
    llvm::SmallVector<Scratch, 16> scratches;  ///< in use by the full expressions around
    llvm::SmallVector<Cleanup, 16> cleanups;   ///< of all scopes so far; [0] is none
    uint32_t innermost = 0;                    ///< in cleanups: the next one to be left
    llvm::SmallVector<Cleanup, 4> temporaries; ///< of the full expressions around
    llvm::SmallVector<Target, 8> targets;
    llvm::SmallVector<Try, 2> tries;
    llvm::SmallVector<Goto, 4> gotos;
    llvm::DenseMap<const clang::LabelDecl *, Label> labels;
    llvm::DenseMap<const clang::SwitchCase *, uint32_t> cases;
    llvm::SmallVector<lt_block, 4> addressTakenLabels;
    lt_block indirectDispatch = {0};
    uint32_t now = 0; ///< counts what is opened, closed and placed
};

} // namespace lifetime

#endif
