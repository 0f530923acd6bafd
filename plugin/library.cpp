// What calls of the C++ standard library do: rows of attrs/library.def, and rules by the shape of class and
// signature.
//
// The rules replace a model of every member. A method of an owner that returns a pointer, reference or view
// returns something inside its content; one of a view returns something inside what the view looks at; a free
// function that is given an iterator and returns one of the same type returns it, or one near it. Rows say
// the rest.
#include "plugin/library.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace lifetime {
namespace {

/// What a row of the table says. `Argument` deeds speak of the first argument of a free function.
enum Deed : uint64_t {
    Nothing = 0,
    Inserts = 1u << 0,
    Looks = 1u << 1,
    Keeps = 1u << 2, // pointers among the arguments are in the content afterwards
    Removes = 1u << 3,
    Replaces = 1u << 4,
    Resizes = 1u << 5,
    Counts = 1u << 6,
    Initialises = 1u << 7,
    InvalidatesAll = 1u << 8,
    InvalidatesSequence = 1u << 9,
    InvalidatesDeque = 1u << 10,  // iterators of a deque; references stay valid
    InvalidatesHash = 1u << 11,   // iterators of a hashed container; references stay valid
    InvalidatesErased = 1u << 12, // all of a sequence; one element of a stable container
    MovesMaybe = 1u << 13,        // rvalue arguments may be left alone
    MovesAll = 1u << 14,          // of free functions: rvalue arguments are moved from
    DrainsArgument = 1u << 15,
    Swaps = 1u << 16,
    TakesPointer = 1u << 17,
    GivesUp = 1u << 18,
    SharesValue = 1u << 19,    // the result has the value of the object
    SharesArgument = 1u << 20, // the result is the first argument
    Clears = 1u << 21,
    Assigns = 1u << 22,
    RunsForEver = 1u << 23,
    Exchanges = 1u << 24,
    Makes = 1u << 25,
    Collects = 1u << 26, // the result holds the pointers among the arguments
    RemovesArgument = 1u << 27,
    CountsArgument = 1u << 28,
    InitialisesSecond = 1u << 29,
    AtFront = 1u << 30, // speaks of the first element
    AtBack = 1u << 31,  // speaks of the last element
    Reserves = UINT64_C(1) << 32,
    SharesItself = UINT64_C(1) << 33, // the result is one more owner of the object
    InitialisesAll = UINT64_C(1) << 34, // what is referred to is assigned to through the result
    Waits = UINT64_C(1) << 35,
    RunsOnce = UINT64_C(1) << 38, // calls the function it is given, once at most
    HandsOn = UINT64_C(1) << 36, // pointers among the arguments may be in the object afterwards, and end there
    Locks = UINT64_C(1) << 37,   // `unlock` gives it up, or for some "unlock_shared"; where there is a result, if it is true
};

constexpr uint64_t Invalidations =
    InvalidatesAll | InvalidatesSequence | InvalidatesDeque | InvalidatesHash | InvalidatesErased;

struct MethodRow {
    uint32_t shape;
    const char *name;
    uint64_t deeds;
};
struct FunctionRow {
    const char *name;
    uint64_t deeds;
};

constexpr MethodRow methodRows[] = {
#define LT_LIBRARY_METHOD(shape, name, deeds) {shape, name, deeds},
#include "attrs/library.def"
};
constexpr FunctionRow functionRows[] = {
#define LT_LIBRARY_FUNCTION(name, deeds) {name, deeds},
#include "attrs/library.def"
};

/// "operator[]" for operators, the identifier for others, empty for the rest.
std::string nameOf(const FunctionDecl *function) {
    if (function->isOverloadedOperator())
        return std::string("operator") + getOperatorSpelling(function->getOverloadedOperator());
    return function->getIdentifier() ? function->getName().str() : std::string();
}

/// `operator()` of std::ranges::find and its like: a function, written as an object.
bool isFunctionObject(const CXXMethodDecl *method) {
    return method->getOverloadedOperator() == OO_Call && isOfLibrary(method->getParent()) &&
           method->getParent()->isEmpty();
}

QualType plain(QualType type) {
    return type.getNonReferenceType().getCanonicalType().getAtomicUnqualifiedType();
}

} // namespace

namespace {

/// The effects of one function, found by its shape.
class Rules {
  public:
    Rules(Bridge &bridge, const FunctionDecl *function, llvm::SmallVectorImpl<lt_effect> &effects)
        : bridge(bridge), function(function), effects(effects), result(function->getReturnType()) {
        const auto *method = dyn_cast<CXXMethodDecl>(function);
        base = method && method->isInstance() ? 1 : 0;
        known = isOfLibrary(function);
        if (base && !isFunctionObject(method)) {
            record = method->getParent();
            shape = bridge.types.shape(record);
        }
    }

    bool run() {
        if (!record)
            return known && freeFunction();
        if (isa<CXXDestructorDecl>(function))
            return known;
        if (!known && !(shape & (AnyContainer | View)) && !isGslOwner(record))
            return false;
        if (isa<CXXConstructorDecl>(function))
            return constructor();
        return method();
    }

  private:
    // --- types
    // ---------------------------------------------------------------------------------------------------

    uint32_t flagsOf(QualType type) {
        return lt_type_of(bridge.unit, bridge.types.lower(plain(type)))->flags;
    }
    bool holdsPointers(QualType type) {
        return flagsOf(type) & (LT_IS_pointers | LT_IS_view | LT_IS_callable);
    }
    bool isOwner(QualType type) { return flagsOf(type) & LT_IS_owner; }
    QualType parameter(unsigned index) const { return function->getParamDecl(index)->getType(); }
    unsigned parameters() const { return function->getNumParams(); }
    uint32_t shapeOfType(QualType type) {
        const CXXRecordDecl *of = plain(type)->getAsCXXRecordDecl();
        return of ? bridge.types.shape(of) : uint32_t(NoShape);
    }

    bool isIterator(QualType type) {
        const CXXRecordDecl *of = plain(type)->getAsCXXRecordDecl();
        return of && of->getIdentifier() && (bridge.types.shape(of) & View) &&
               (of->getName().contains("iterator") || of->getName() == "__wrap_iter");
    }

    /// The elements of a braced list are copied out of it.
    bool isBracedList(QualType type) {
        const CXXRecordDecl *of = plain(type)->getAsCXXRecordDecl();
        return of && of->getIdentifier() && of->getName() == "initializer_list" && isOfLibrary(of);
    }

    /// A pointer can come out of a value of this type: the question asked of results.
    bool carries(QualType type) { return type->isReferenceType() || holdsPointers(type); }

    // --- effects
    // -------------------------------------------------------------------------------------------------

    void add(lt_effect_kind kind, unsigned subject, unsigned depth = 0, unsigned object = LT_SLOT_NONE,
             unsigned objectDepth = 0) {
        lt_effect effect = {};
        effect.kind = kind;
        effect.subject = uint8_t(subject);
        effect.depth = uint8_t(depth);
        effect.object = uint8_t(object);
        effect.object_depth = uint8_t(objectDepth);
        effects.push_back(effect);
    }
    void addResult(lt_effect_kind kind, unsigned object, unsigned objectDepth) {
        add(kind, LT_SLOT_RESULT, 0, object, objectDepth);
    }
    void makeFresh() {
        lt_effect effect = {};
        effect.kind = LT_EFFECT_fresh;
        effect.subject = LT_SLOT_RESULT;
        effect.object = LT_SLOT_NONE;
        const lt_type_info *info = lt_type_of(bridge.unit, bridge.types.lower(result));
        effect.family = info->family.id ? info->family : lt_unit_family(bridge.unit, "delete");
        effects.push_back(effect);
        add(LT_EFFECT_nonnull, LT_SLOT_RESULT);
    }

    /// Where the pointers of an argument are: in its value (0), behind the reference (1), or nowhere (-1).
    int sourceDepth(QualType type) {
        if (!type->isReferenceType())
            return holdsPointers(type) ? 0 : -1;
        return holdsPointers(type) ? 1 : -1;
    }

    /// A plain pointer as an iterator: a range of elements is copied from there.
    bool pointsToElement(QualType type, QualType element) {
        return !element.isNull() && type->isPointerType() && plain(type->getPointeeType()) == plain(element);
    }

    /// Arguments whose pointers are in the object afterwards. A view of an owner is kept as a pointer to the
    /// owner: it lives at most as long.
    void keepArguments(QualType element, unsigned first = 0) {
        bool looks = !element.isNull() && (flagsOf(element) & LT_IS_view);
        for (unsigned i = first; i < parameters(); ++i) {
            QualType type = parameter(i);
            int source = sourceDepth(type);
            if (source < 0 && looks && type->isReferenceType() && plain(type)->isRecordType())
                source = 0;
            bool isRange = isIterator(type) || isBracedList(type) || pointsToElement(type, element);
            if (isBracedList(type) && type->isReferenceType())
                continue; // it makes an element, which copies what it is made from
            if (source >= 0) // of a range its elements
                add(LT_EFFECT_keep, base + i, isRange ? 1 : unsigned(source), 0);
        }
    }

    void moveArguments() {
        for (unsigned i = 0; i < parameters(); ++i)
            if (parameter(i)->isRValueReferenceType() && (flagsOf(parameter(i)) & LT_IS_moves))
                add(LT_EFFECT_move, base + i);
    }

    /// References and pointers to what may be written, when the row does not say more.
    void writeArguments() {
        for (unsigned i = 0; i < parameters(); ++i) {
            QualType type = parameter(i);
            if (!type->isPointerType() && !type->isLValueReferenceType())
                continue;
            QualType to = type->getPointeeType();
            if (type->isLValueReferenceType() && isForwarded(i))
                continue;
            if (!to.isConstQualified() && !to->isFunctionType() && (!to->isRecordType() || isState(to)) && !to->isVoidType())
                add(LT_EFFECT_write, base + i);
        }
        const auto *method = dyn_cast<CXXMethodDecl>(function);
        if (base && method && !method->isConst() && !isa<CXXConstructorDecl>(method) &&
            isState(bridge.context.getCanonicalTagType(record)))
            add(LT_EFFECT_write, 0);
    }

    /// A mutex, an atomic: used where it stands, and nothing but a state. What can be moved has a value to lose.
    bool isState(QualType type) { return (shapeOfType(type) & Plain) && !(flagsOf(type) & LT_IS_moves); }

    /// `T &&` that became `T &`: forwarding functions of the library copy what they are not given to keep.
    bool isForwarded(unsigned index) const {
        const FunctionDecl *pattern = function->getTemplateInstantiationPattern();
        if (!pattern || !pattern->getNumParams())
            return false;
        const ParmVarDecl *declared = pattern->getParamDecl(std::min(index, pattern->getNumParams() - 1));
        QualType type = declared->getType();
        if (const auto *pack = type->getAs<PackExpansionType>())
            type = pack->getPattern();
        return type->isRValueReferenceType();
    }

    /// What no other effect speaks of is only looked at.
    void lookAtTheRest() {
        for (unsigned slot = 0; slot < base + parameters(); ++slot) {
            bool spoken = false;
            for (const lt_effect &effect : effects)
                spoken |=
                    effect.subject == slot && effect.kind != LT_EFFECT_write && effect.kind != LT_EFFECT_move;
            QualType type = slot < base ? QualType() : parameter(slot - base);
            if (!spoken && (slot < base || type->isReferenceType() || holdsPointers(type)))
                add(LT_EFFECT_look, slot);
            if (!spoken && slot >= base && type->isReferenceType() && readsThrough(type))
                add(LT_EFFECT_look, slot, 1);
        }
    }

    /// A library function that is given a view by reference reads what it looks at; iterators are compared, too.
    bool readsThrough(QualType type) {
        return known && !(shape & View) && (flagsOf(type) & LT_IS_view) && !isIterator(type);
    }

    // --- members
    // -------------------------------------------------------------------------------------------------

    uint64_t rowOf(const std::string &name) const {
        for (const MethodRow &row : methodRows)
            if ((row.shape & shape) && name == row.name)
                return row.deeds;
        return Nothing;
    }

    /// Of another library than the standard's: what its members have in common with those of the standard. Which
    /// iterators and references they leave alone is theirs to know.
    uint64_t deedsOfOther(const std::string &name) const {
        const uint64_t deeds = findLibraryClass(record) ? rowOf(name) & ~uint64_t(Invalidations) : Nothing;
        return deeds ? deeds : rowByVerb(name);
    }

    /// User containers: the verbs of GROWTH.md. Whether elements move is theirs to know.
    uint64_t rowByVerb(const std::string &name) const {
        switch (verbOf(name)) {
        case InsertVerb:
            return Inserts | Keeps;
        case RemoveVerb:
            return name == "clear" || name == "Clear" ? Replaces | Initialises : uint64_t(Removes);
        case SizeVerb:
            return name == "begin" ? Looks : Counts;
        default:
            return Nothing;
        }
    }

    QualType elementType() {
        for (const NamedDecl *found : record->lookup(&bridge.context.Idents.get("value_type")))
            if (const auto *alias = dyn_cast<TypedefNameDecl>(found))
                return alias->getUnderlyingType();
        return {};
    }

    bool method() {
        if ((shape & Callable) && function->getOverloadedOperator() == OO_Call)
            return false; // what it does is the wrapped function's business
        std::string name = nameOf(function);
        uint64_t deeds = known ? rowOf(name) : deedsOfOther(name);
        if (known || deeds)
            doDeeds(deeds);
        // An iterator that is stepped stays inside what it looks at.
        if ((shape & View) && !cast<CXXMethodDecl>(function)->isConst() && !(deeds & Assigns))
            add(LT_EFFECT_inside, 0, 1, 0, 1);
        if ((shape & View) && followsView(deeds))
            add(LT_EFFECT_look, 0, 1);
        if (!(deeds & (SharesValue | SharesItself | GivesUp | Exchanges)))
            resultOfMethod(endOf(deeds));
        if (known || deeds) {
            writeArguments();
            lookAtTheRest();
        }
        return known || deeds || !effects.empty();
    }

    /// Whether a member of a view reads what the view looks at: it does not when it counts, or gives another view.
    bool followsView(uint64_t deeds) {
        switch (function->getOverloadedOperator()) {
        case OO_PlusPlus:
        case OO_MinusMinus:
        case OO_PlusEqual:
        case OO_MinusEqual:
        case OO_Star:
        case OO_Arrow:
        case OO_Subscript:
            return true;
        default:
            return !(deeds & (Counts | Assigns)) && !isIterator(bridge.context.getCanonicalTagType(record)) &&
                   !carries(result) && !isa<CXXConversionDecl>(function);
        }
    }

    static uint8_t endOf(uint64_t deeds) {
        return deeds & AtFront ? LT_END_FRONT : deeds & AtBack ? LT_END_BACK : 0;
    }

    /// [container.requirements], [map.modifiers], [list.modifiers]: what else erase leaves where it is.
    void erase(uint64_t deeds) {
        bool one = parameters() == 1 && (isIterator(parameter(0)) || parameter(0)->isReferenceType());
        if ((deeds & InvalidatesErased) && (shape & (List | Keyed)) && !invalidates(deeds) && one)
            add(LT_EFFECT_erase, base, 0, 0);
        if ((deeds & Removes) && endOf(deeds)) {
            add(LT_EFFECT_erase, 0);
            effects.back().index = endOf(deeds);
        }
    }

    void doDeeds(uint64_t deeds) {
        QualType element = elementType();
        if (deeds & Inserts)
            insertKey();
        static constexpr struct {
            uint64_t deed;
            lt_effect_kind kind;
        } direct[] = {
            {Removes, LT_EFFECT_remove}, {Replaces, LT_EFFECT_replace}, {Resizes, LT_EFFECT_replace},
            {Counts, LT_EFFECT_size},    {Looks, LT_EFFECT_lookup},     {Reserves, LT_EFFECT_reserve},
        };
        for (const auto &row : direct)
            if (deeds & row.deed)
                add(row.kind, 0);
        if (invalidates(deeds))
            add(LT_EFFECT_invalidate, 0);
        else if (((deeds & InvalidatesDeque) && (shape & Deque)) || ((deeds & InvalidatesHash) && (shape & Hashed)))
            add(LT_EFFECT_invalidate_iterators, 0);
        erase(deeds);
        if (deeds & Initialises)
            add(LT_EFFECT_initialise, 0);
        if (deeds & Clears)
            add(LT_EFFECT_null, 0, 1);
        if ((deeds & Keeps) && holdsPointers(bridge.context.getCanonicalTagType(record)))
            keepArguments(element, (deeds & Inserts) && hasPosition() ? 1 : 0);
        doRareDeeds(deeds);
        if (deeds & (Inserts | Keeps | Assigns | TakesPointer) && !(deeds & (MovesMaybe | DrainsArgument)))
            moveArguments();
    }

    /// `lock`, `try_lock_shared` and `unlock_shared`: what they hold goes by the name of the last.
    void lock() {
        add(LT_EFFECT_hold, 0);
        const bool isShared = nameOf(function).find("_shared") != std::string::npos;
        const std::string unlock = "std::" + record->getNameAsString() + (isShared ? "::unlock_shared" : "::unlock");
        effects.back().family = lt_unit_family(bridge.unit, unlock.c_str());
        if (!result->isVoidType())
            effects.back().when.relation = LT_NE;
    }

    void doRareDeeds(uint64_t deeds) {
        if (deeds & Locks)
            lock();
        if (deeds & DrainsArgument) // map::merge, list::splice: the other container loses elements
            for (unsigned i = 0; i < parameters(); ++i)
                if (shapeOfType(parameter(i)) & AnyContainer)
                    add(LT_EFFECT_remove, base + i);
        if (deeds & Swaps)
            swapWith(0, base);
        if (deeds & TakesPointer)
            takePointer();
        if (deeds & GivesUp) {
            addResult(LT_EFFECT_alias, 0, 1);
            add(LT_EFFECT_null, 0, 1);
        }
        if (deeds & SharesValue)
            addResult(LT_EFFECT_alias, base ? 0 : 0,
                      base ? 1 : unsigned(std::max(sourceDepth(parameter(0)), 0)));
        if (deeds & SharesItself)
            addResult(LT_EFFECT_share, 0, 0);
        if (deeds & Exchanges)
            addResult(LT_EFFECT_alias, 0, 1);
        if (deeds & (Assigns | Exchanges))
            assignArguments();
        if (deeds & HandsOn)
            shareUnknown();
        if (deeds & RunsForEver) {
            add(LT_EFFECT_keep, 0, 1);
            effects.back().region.kind = LT_REGION_STATIC;
        }
    }

    /// `o = std::nullopt` ends what the optional holds.
    bool assignsNothing() const {
        const CXXRecordDecl *given = parameters() == 1 ? plain(parameter(0))->getAsCXXRecordDecl() : nullptr;
        return (shape & Optional) && given && given->getIdentifier() && given->getName() == "nullopt_t" &&
               function->getOverloadedOperator() == OO_Equal;
    }

    bool invalidates(uint64_t deeds) const {
        return (deeds & InvalidatesAll) || assignsNothing() ||
               ((deeds & (InvalidatesSequence | InvalidatesErased)) && (shape & Sequence)) ||
               ((deeds & InvalidatesErased) && (shape & Deque));
    }

    /// Whether the first argument says where: `insert(first, last)` has a range of two iterators.
    bool hasPosition() {
        return parameters() > 1 && isIterator(parameter(0)) && (parameters() > 2 || !isIterator(parameter(1)));
    }

    /// `insert(position, value)` and `emplace_hint` have the key second, `insert(position, count, value)` third.
    void insertKey() {
        unsigned key = hasPosition() ? 1 : 0;
        if (key < parameters() && (isIterator(parameter(key)) || isBracedList(parameter(key)))) // a range
            return add(LT_EFFECT_insert, 0);
        if (key == 1 && parameters() == 3 && parameter(1)->isIntegerType() && parameter(2)->isReferenceType())
            key = 2;
        if (key < parameters())
            add(LT_EFFECT_insert, 0, 0, base + key, parameter(key)->isReferenceType() ? 1 : 0);
        else
            add(LT_EFFECT_insert, 0);
    }

    void swapWith(unsigned one, unsigned other) {
        for (unsigned slot : {one, other}) {
            if (slot < base || slot - base >= parameters() ||
                !(shapeOfType(parameter(slot - base)) & AnyContainer)) {
                if (!(slot < base && (shape & AnyContainer))) {
                    add(LT_EFFECT_write, slot);
                    add(LT_EFFECT_initialise, slot);
                    continue;
                }
            }
            add(LT_EFFECT_replace, slot);
            add(LT_EFFECT_initialise, slot);
        }
    }

    void takePointer() {
        if (!parameters() || parameter(0)->isNullPtrType()) {
            add(LT_EFFECT_null, 0, 1);
            return;
        }
        QualType type = parameter(0);
        if (type->isPointerType() || shapeOfType(type) & (Unique | Shared))
            add(LT_EFFECT_alias, 0, 1, base, type->isReferenceType() ? 1 : 0);
    }

    /// With a deleter of the caller's, or as a part of what another one shares: what happens to it is theirs to know.
    void shareUnknown() {
        for (unsigned i = 0; i < parameters(); ++i)
            if (int source = sourceDepth(parameter(i)); source >= 0)
                add(LT_EFFECT_escape, base + i, unsigned(source));
    }

    void assignArguments() {
        if (parameters() && parameter(0)->isNullPtrType()) {
            add(LT_EFFECT_null, 0, 1);
            return;
        }
        add(LT_EFFECT_initialise, 0);
        for (unsigned i = 0; i < parameters(); ++i)
            if (int source = sourceDepth(parameter(i)); source >= 0)
                add(LT_EFFECT_alias, 0, 1, base + i, unsigned(source));
            else if (parameter(i)->isReferenceType() && isOwner(parameter(i)) && (shape & View))
                add(LT_EFFECT_content, 0, 1, base + i);
    }

    /// What comes out of a member, by its type.
    void resultOfMethod(uint8_t end) {
        if (!carries(result) || isa<CXXConstructorDecl>(function))
            return;
        OverloadedOperatorKind operation = function->getOverloadedOperator();
        if ((shape & View) && (operation == OO_PlusPlus || operation == OO_MinusMinus) && parameters() == 1)
            return addResult(LT_EFFECT_alias, 0, 1); // `i++` is what i was
        bool itself = result->isReferenceType() && plain(result)->getAsCXXRecordDecl() && !(shape & Fixed) &&
                      isSelfOrBase(plain(result)->getAsCXXRecordDecl());
        if (itself)
            return addResult(LT_EFFECT_alias, 0, 0);
        if (shape & View)
            return addResult(LT_EFFECT_inside, 0, 1);
        if (shape & Fixed)
            return result->isReferenceType() || result->isPointerType() || (flagsOf(result) & LT_IS_view)
                       ? addResult(LT_EFFECT_inside, 0, 0)
                       : addResult(LT_EFFECT_alias, 0, 1);
        if (shape & (Callable | Thread | Future | Weak | Atomic))
            return addResult(LT_EFFECT_alias, 0, 1);
        bool element =
            !result->isReferenceType() && !(flagsOf(result) & LT_IS_view) && !result->isPointerType();
        if ((shape & (AnyContainer | Optional | Stream | Unique | Shared)) || isGslOwner(record)) {
            bool copied = element && (shape & Optional);
            addResult(copied ? LT_EFFECT_alias : LT_EFFECT_content, 0, copied ? 1 : 0);
            effects.back().index = copied ? 0 : end;
            return;
        }
        if (known && !(shape & (Plain | Signal)) && result->isReferenceType())
            return addResult(LT_EFFECT_inside, 0, 0);
    }

    bool isSelfOrBase(const CXXRecordDecl *other) const {
        return declaresSameEntity(record, other) ||
               (record->hasDefinition() && other->hasDefinition() && record->isDerivedFrom(other)) ||
               (other->hasDefinition() && record->hasDefinition() && other->isDerivedFrom(record));
    }

    // --- constructors
    // --------------------------------------------------------------------------------------------

    bool constructor() {
        add(LT_EFFECT_initialise, 0);
        bool holds = holdsPointers(bridge.context.getCanonicalTagType(record));
        if (shape & View)
            constructView();
        else if (shape & (Callable | Thread | Future))
            constructCallable();
        else if ((shape & Shared) && parameters() > 1)
            shareUnknown();
        else if (shape & (Unique | Shared | Weak | Atomic))
            takePointer();
        else if (holds && (shape & Fixed))
            constructFixed(dyn_cast<ClassTemplateSpecializationDecl>(record));
        else if (holds && shape == NoShape && known)
            constructUnknown();
        else if (holds)
            keepArguments(elementType());
        if (known && !(shape & View))
            moveArguments();
        if (shape & Guard)
            writeArguments();
        lookAtTheRest();
        return true;
    }

    void constructView() {
        for (unsigned i = 0; i < parameters(); ++i) {
            QualType type = parameter(i);
            if (int source = sourceDepth(type); source >= 0 && !(isOwner(type) && type->isReferenceType()))
                add(LT_EFFECT_alias, 0, 1, base + i, unsigned(source));
            else if (type->isReferenceType() && isOwner(type))
                add(LT_EFFECT_content, 0, 1, base + i);
            else if (type->isReferenceType() && (plain(type)->isArrayType() || (shapeOfType(type) & Fixed) ||
                                                 record->getName() == "reference_wrapper"))
                add(LT_EFFECT_inside, 0, 1, base + i);
        }
        if (!parameters())
            add(LT_EFFECT_null, 0, 1);
    }

    /// pair and tuple: a component of reference type keeps the reference, another one its pointers.
    void constructFixed(const ClassTemplateSpecializationDecl *special) {
        llvm::SmallVector<QualType, 4> components;
        if (special)
            for (const TemplateArgument &argument : special->getTemplateArgs().asArray()) {
                if (argument.getKind() == TemplateArgument::Type)
                    components.push_back(argument.getAsType());
                else if (argument.getKind() == TemplateArgument::Pack)
                    for (const TemplateArgument &packed : argument.pack_elements())
                        if (packed.getKind() == TemplateArgument::Type)
                            components.push_back(packed.getAsType());
            }
        for (unsigned i = 0; i < parameters(); ++i) {
            QualType type = parameter(i);
            QualType component = components.size() == parameters() ? components[i] : QualType();
            bool refers = !component.isNull() && component->isReferenceType();
            bool looks = !component.isNull() && (flagsOf(component) & LT_IS_view) && isOwner(type);
            if (type->isReferenceType() && (refers || looks))
                add(LT_EFFECT_keep, base + i, 0, 0, 0);
            else if (int source = sourceDepth(type); source >= 0)
                add(LT_EFFECT_keep, base + i, unsigned(source), 0, 0);
        }
    }

    /// A class of the library that has no row: it copies what it is given, but closures and views stay what
    /// they are.
    void constructUnknown() {
        for (unsigned i = 0; i < parameters(); ++i)
            if (flagsOf(parameter(i)) & (LT_IS_callable | LT_IS_view))
                add(LT_EFFECT_keep, base + i, unsigned(sourceDepth(parameter(i))), 0, 0);
    }

    void constructCallable() {
        if (parameters() && parameter(0)->isNullPtrType())
            return add(LT_EFFECT_null, 0, 1);
        shareArguments();
        for (unsigned i = 0; i < parameters(); ++i)
            if (int source = sourceDepth(parameter(i)); source >= 0)
                add(LT_EFFECT_keep, base + i, unsigned(source), 0, 0);
        if (!parameters())
            add(LT_EFFECT_null, 0, 1);
    }

    // --- free functions
    // ------------------------------------------------------------------------------------------

    bool freeFunction() {
        std::string name = nameOf(function);
        uint64_t deeds = Nothing;
        bool listed = false;
        for (const FunctionRow &row : functionRows)
            if (name == row.name && !listed) {
                deeds = row.deeds;
                listed = true;
            }
        if (deeds & Makes)
            makeOwned();
        if (parameters())
            doFreeDeeds(deeds);
        if (!(deeds & (SharesArgument | SharesValue | Exchanges | Makes)))
            resultOfFunction(deeds & Collects);
        if (deeds & MovesAll)
            moveArguments();
        if (!(deeds & (Swaps | Exchanges)))
            writeArguments();
        stepArguments();
        lookAtTheRest();
        return true;
    }

    /// std::advance: an iterator that may be written is stepped.
    void stepArguments() {
        for (unsigned i = 0; i < parameters(); ++i)
            if (parameter(i)->isLValueReferenceType() && !parameter(i)->getPointeeType().isConstQualified() &&
                isIterator(parameter(i))) {
                add(LT_EFFECT_look, base + i, 1);
                add(LT_EFFECT_inside, base + i, 1, base + i, 1);
            }
    }

    void doFreeDeeds(uint64_t deeds) {
        if (deeds & Swaps && parameters() > 1)
            swapWith(base, base + 1);
        if ((deeds & SharesArgument) && carries(result))
            addResult(LT_EFFECT_alias, base, 0);
        if (deeds & SharesValue)
            addResult(LT_EFFECT_alias, base, unsigned(std::max(sourceDepth(parameter(0)), 0)));
        if (deeds & Exchanges)
            exchange();
        if (deeds & RemovesArgument)
            add(LT_EFFECT_remove, base);
        if (deeds & CountsArgument)
            add(LT_EFFECT_size, base);
        if ((deeds & InitialisesSecond) && parameters() > 1) {
            add(LT_EFFECT_invalidate, base + 1);
            add(LT_EFFECT_initialise, base + 1);
        }
        for (unsigned i = 0; (deeds & InitialisesAll) && i < parameters(); ++i)
            add(LT_EFFECT_initialise, base + i);
    }

    /// [utility.exchange]: the old value out, the new one in.
    void exchange() {
        if (carries(result))
            addResult(LT_EFFECT_alias, base, 1);
        if (shapeOfType(parameter(0)) & AnyContainer)
            add(LT_EFFECT_replace, base);
        else
            add(LT_EFFECT_write, base);
        add(LT_EFFECT_initialise, base);
        if (parameters() > 1 && parameter(1)->isRValueReferenceType() &&
            (flagsOf(parameter(1)) & LT_IS_moves))
            add(LT_EFFECT_move, base + 1);
    }

    /// make_unique, make_shared: a new object that holds the pointers among the arguments. What a constructor does that
    /// is defined elsewhere is not known: it may as well copy what they point to.
    void makeOwned() {
        makeFresh();
        const CXXConstructorDecl *constructor = constructorOf(function);
        if (constructor && constructor->isUserProvided() && !constructor->hasBody())
            return escapeArguments();
        const lt_type_info *owner = lt_type_of(bridge.unit, bridge.types.lower(result));
        if (!(lt_type_of(bridge.unit, owner->element)->flags & LT_IS_pointers))
            return;
        for (unsigned i = 0; i < parameters(); ++i)
            if (int source = sourceDepth(parameter(i)); source >= 0)
                add(LT_EFFECT_keep, base + i, unsigned(source), LT_SLOT_RESULT, 1);
    }

    void escapeArguments() {
        for (unsigned i = 0; i < parameters(); ++i)
            if (int source = sourceDepth(parameter(i)); source >= 0)
                add(LT_EFFECT_escape, base + i, unsigned(source));
    }

    /// What a call or thread binds of a shared owner is one more owner.
    void shareArguments() {
        for (unsigned i = 0; i < parameters(); ++i)
            if ((shapeOfType(parameter(i)) & Shared) && !parameter(i)->isRValueReferenceType())
                add(LT_EFFECT_retain, base + i, parameter(i)->isReferenceType());
    }

    /// A result that carries a pointer has it from an argument of the same type, else from any.
    void resultOfFunction(bool all) {
        if (!carries(result))
            return;
        if (all)
            shareArguments();
        bool same = false;
        for (unsigned i = 0; i < parameters() && !all; ++i)
            same |= fromSameType(i);
        for (unsigned i = 0; i < parameters() && !same; ++i)
            fromAny(i, all);
    }

    bool fromSameType(unsigned i) {
        QualType type = parameter(i);
        if (plain(type) != plain(result))
            return false;
        if (result->isReferenceType() && type->isReferenceType())
            addResult(LT_EFFECT_alias, base + i, 0);
        else if (!result->isReferenceType())
            addResult(LT_EFFECT_inside, base + i, type->isReferenceType() ? 1 : 0);
        else
            return false;
        return true;
    }

    void fromAny(unsigned i, bool all) {
        QualType type = parameter(i);
        bool refers = type->isReferenceType();
        bool looks = result->isReferenceType() || result->isPointerType() || (flagsOf(result) & LT_IS_view);
        uint32_t of = shapeOfType(refers || type->isPointerType() ? type->getPointeeType() : type);
        if (all && refers && referenceComponent(i)) // of a reference_wrapper, what it refers to: [refwrap], [pairs.spec]
            return addResult(LT_EFFECT_alias, base + i, isReferenceWrapper(type) ? 1 : 0);
        if ((refers || type->isPointerType()) && looks && (of & (Fixed | Optional)))
            return addResult(of & Fixed ? LT_EFFECT_inside : LT_EFFECT_content, base + i, 0);
        if (refers && plain(type)->isArrayType())
            return addResult(LT_EFFECT_inside, base + i, 0);
        if (refers && isOwner(type) && looks)
            return addResult(LT_EFFECT_content, base + i, 0);
        if (type->isPointerType() && (of & AnyContainer)) // erase through a pointer, back_inserter(&c)
            return addResult(LT_EFFECT_content, base + i, 0);
        if (int source = sourceDepth(type); source >= 0)
            addResult(LT_EFFECT_inside, base + i, unsigned(source));
    }

    bool isReferenceWrapper(QualType type) {
        const CXXRecordDecl *of = plain(type)->getAsCXXRecordDecl();
        return of && of->getIdentifier() && of->getName() == "reference_wrapper" && isOfLibrary(of);
    }

    /// tie, forward_as_tuple: component i of the result is a reference.
    bool referenceComponent(unsigned i) {
        const auto *special =
            dyn_cast_or_null<ClassTemplateSpecializationDecl>(plain(result)->getAsCXXRecordDecl());
        if (!special || !(bridge.types.shape(special) & Fixed))
            return false;
        unsigned at = 0;
        for (const TemplateArgument &argument : special->getTemplateArgs().asArray()) {
            if (argument.getKind() == TemplateArgument::Type && at++ == i)
                return argument.getAsType()->isReferenceType();
            if (argument.getKind() == TemplateArgument::Pack)
                for (const TemplateArgument &packed : argument.pack_elements())
                    if (at++ == i)
                        return packed.getKind() == TemplateArgument::Type &&
                               packed.getAsType()->isReferenceType();
        }
        return false;
    }

    Bridge &bridge;
    const FunctionDecl *function;
    llvm::SmallVectorImpl<lt_effect> &effects;
    QualType result;
    const CXXRecordDecl *record = nullptr;
    uint32_t shape = NoShape;
    unsigned base = 0;
    bool known = false;
};

} // namespace

bool libraryRunsOnce(const FunctionDecl *function) {
    return llvm::any_of(functionRows, [&](const FunctionRow &row) { return (row.deeds & RunsOnce) && nameOf(function) == row.name; });
}

bool libraryWaits(Bridge &bridge, const FunctionDecl *function) {
    const auto *method = dyn_cast<CXXMethodDecl>(function);
    if (!method || !isOfLibrary(function) || !function->getIdentifier())
        return false;
    const uint32_t shape = bridge.types.shape(method->getParent());
    for (const MethodRow &row : methodRows)
        if ((row.shape & shape) && function->getName() == row.name)
            return row.deeds & Waits;
    return false;
}

/// Whether an argument of that type can be what the parameter is made from: wrong where the classes have nothing in common.
static bool mayInitialise(QualType parameter, QualType argument) {
    const CXXRecordDecl *to = parameter.getNonReferenceType()->getAsCXXRecordDecl();
    const CXXRecordDecl *from = argument.getNonReferenceType()->getAsCXXRecordDecl();
    if (!to || !from)
        return !from && !(to && shapeOf(to) & (Shared | Weak | Unique));
    if (declaresSameEntity(to, from) || (from->hasDefinition() && to->hasDefinition() && from->isDerivedFrom(to)))
        return true;
    const uint32_t shape = shapeOf(to), given = shapeOf(from);
    return (shape & given) || (shape & (Callable | View | Optional)) || ((shape & Weak) && (given & Shared));
}

const CXXConstructorDecl *constructorOf(const FunctionDecl *function) {
    static constexpr llvm::StringLiteral makers[] = {"make_shared", "make_unique"};
    if (!function->getIdentifier() || !llvm::is_contained(makers, function->getName()) || !isOfLibrary(function))
        return nullptr;
    const TemplateArgumentList *arguments = function->getTemplateSpecializationArgs();
    if (!arguments || arguments->size() == 0 || arguments->get(0).getKind() != TemplateArgument::Type)
        return nullptr;
    const CXXRecordDecl *record = arguments->get(0).getAsType()->getAsCXXRecordDecl();
    record = record ? record->getDefinition() : nullptr;
    if (!record || function->getNumParams() == 0)
        return nullptr;
    const CXXConstructorDecl *only = nullptr;
    for (const CXXConstructorDecl *one : record->ctors()) {
        bool fits = !one->isCopyOrMoveConstructor() && one->getMinRequiredArguments() <= function->getNumParams() &&
                    function->getNumParams() <= one->getNumParams();
        for (unsigned i = 0; fits && i < function->getNumParams(); i++)
            fits = mayInitialise(one->getParamDecl(i)->getType(), function->getParamDecl(i)->getType());
        if (fits && only)
            return nullptr;
        only = fits ? one : only;
    }
    return only;
}

bool libraryEffects(Bridge &bridge, const FunctionDecl *function, llvm::SmallVectorImpl<lt_effect> &effects) {
    return Rules(bridge, function, effects).run();
}

} // namespace lifetime
