// Clang's types and fields as MIR's. A type is entered before its parts are looked at, so recursive types
// end.
#include "plugin/entries.h"
#include "plugin/library.h"

#include "clang/AST/RecordLayout.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace lifetime {
namespace {

/// The printer of all types: "struct conn *" in C, "conn *" and "std::string" in C++.
std::string printed(const ASTContext &context, QualType type) {
    PrintingPolicy policy = context.getPrintingPolicy();
    policy.SuppressInlineNamespace = llvm::to_underlying(PrintingPolicy::SuppressInlineNamespaceMode::All);
    policy.UsePreferredNames = true;
    policy.AnonymousTagLocations = false;
    return type.getUnqualifiedType().getAsString(policy);
}

const CXXRecordDecl *definitionOf(QualType type) {
    const CXXRecordDecl *record = type->getAsCXXRecordDecl();
    return record ? record->getDefinition() : nullptr;
}

/// The type that the class calls `name` ("value_type"), or null. Looks into bases that are not dependent.
QualType memberType(const ASTContext &context, const CXXRecordDecl *record, llvm::StringRef name) {
    if (!record->hasDefinition())
        return {};
    for (const NamedDecl *found : record->lookup(&context.Idents.get(name)))
        if (const auto *alias = dyn_cast<TypedefNameDecl>(found))
            return alias->getUnderlyingType();
    return {};
}

QualType firstTypeArgument(const CXXRecordDecl *record) {
    const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record);
    if (!special)
        return {};
    for (const TemplateArgument &argument : special->getTemplateArgs().asArray())
        if (argument.getKind() == TemplateArgument::Type)
            return argument.getAsType();
    return {};
}

/// What an owner owns, a view looks at or a container holds.
QualType elementOf(const ASTContext &context, const CXXRecordDecl *record, uint32_t shape) {
    if (const auto *owner = record->getAttr<OwnerAttr>(); owner && owner->getDerefTypeLoc())
        return owner->getDerefType();
    if (const auto *view = record->getAttr<PointerAttr>(); view && view->getDerefTypeLoc())
        return view->getDerefType();
    for (llvm::StringRef name : {"value_type", "element_type"})
        if (QualType found = memberType(context, record, name); !found.isNull() && !found->isDependentType())
            return found;
    QualType element = firstTypeArgument(record);
    // `unique_ptr<T[]>` owns elements of type T; an iterator over `T *` looks at a T.
    if (!element.isNull() && element->isArrayType())
        return context.getAsArrayType(element)->getElementType();
    if (!element.isNull() && element->isPointerType() && (shape & View))
        return element->getPointeeType();
    return element;
}

/// `{ fclose(p); }`, `{ if (p) free(p); }`, `{ delete p; }`: what a deleter does that does no more; else null.
const char *deletersFamily(const CXXRecordDecl *deleter) {
    const CXXMethodDecl *call = nullptr;
    for (const CXXMethodDecl *method : deleter->methods())
        if (method->getOverloadedOperator() == OO_Call)
            call = call ? nullptr : method;
    const auto *body = call && call->getNumParams() == 1 ? dyn_cast_or_null<CompoundStmt>(call->getBody()) : nullptr;
    const Stmt *only = body && body->size() == 1 ? body->body_front() : nullptr;
    if (const auto *test = dyn_cast_or_null<IfStmt>(only))
        only = test->getElse() ? nullptr : test->getThen();
    if (const auto *block = dyn_cast_or_null<CompoundStmt>(only))
        only = block->size() == 1 ? block->body_front() : nullptr;
    const auto isGiven = [&](const Expr *expr) {
        const auto *name = dyn_cast<DeclRefExpr>(expr->IgnoreParenCasts());
        return name && name->getDecl() == call->getParamDecl(0);
    };
    if (const auto *deletion = dyn_cast_or_null<CXXDeleteExpr>(only))
        return !isGiven(deletion->getArgument()) ? nullptr : deletion->isArrayForm() ? "delete[]" : "delete";
    const auto *released = dyn_cast_or_null<CallExpr>(only);
    const FunctionDecl *callee = released && released->getNumArgs() == 1 ? released->getDirectCallee() : nullptr;
    if (!callee || !callee->isExternC() || !callee->getIdentifier() || !isGiven(released->getArg(0)))
        return nullptr;
    return callee->getIdentifier()->getNameStart();
}

/// How an owner of one object releases it; the standard's owners alone say so in their type.
const char *familyOf(const CXXRecordDecl *record, uint32_t shape) {
    if (!(shape & (Unique | Shared)))
        return nullptr;
    const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record);
    if (!special || special->getTemplateArgs().size() == 0 ||
        special->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
        return nullptr;
    if ((shape & Unique) && special->getTemplateArgs().size() > 1) {
        QualType deleter = special->getTemplateArgs()[1].getAsType();
        const CXXRecordDecl *of = deleter->getAsCXXRecordDecl();
        if (!of || !of->isInStdNamespace() || of->getName() != "default_delete")
            return of && of->hasDefinition() ? deletersFamily(of->getDefinition()) : nullptr;
    }
    return special->getTemplateArgs()[0].getAsType()->isArrayType() ? "delete[]" : "delete";
}

bool isFinite(const ASTContext &context, QualType type) {
    return type->isBooleanType() || type->isEnumeralType() || context.getIntWidth(type) <= 16;
}

/// One of the program's types, or of its threads.
bool isIdentity(const CXXRecordDecl *record) {
    if (!isOfLibrary(record) || !record->getIdentifier())
        return false;
    const auto *owner = dyn_cast<CXXRecordDecl>(record->getDeclContext());
    return record->getName() == "type_index" || (record->getName() == "id" && owner && owner->getName().ends_with("thread"));
}

/// Whether a user's destructor may release something: it is not empty as far as it can be seen.
bool destructorReleases(const CXXRecordDecl *record) {
    const CXXDestructorDecl *destructor = record->getDestructor();
    if (!destructor || !destructor->isUserProvided() || destructor->isDefaulted())
        return false;
    const auto *body = dyn_cast_or_null<CompoundStmt>(destructor->getBody());
    return !body || !body->body_empty();
}

bool movesNonTrivially(const CXXRecordDecl *record) {
    return record->hasMoveConstructor() && record->hasNonTrivialMoveConstructor();
}

/// C17 7.27.1, POSIX <sys/time.h>: the types that say when something was.
bool isMoment(QualType type) {
    for (const auto *alias = type->getAs<TypedefType>(); alias; alias = alias->desugar()->getAs<TypedefType>())
        if (alias->getDecl()->getName() == "time_t")
            return true;
    const auto *record = type->getAsRecordDecl();
    return record && record->getIdentifier() && (record->getName() == "timespec" || record->getName() == "timeval");
}

/// What a record is, from its bases and fields. Flags of types by value only, so the recursion ends.
class RecordFlags {
  public:
    RecordFlags(const ASTContext &context, Types &types) : context(context), types(types) {}

    uint32_t of(QualType type) {
        type = type.getCanonicalType().getNonReferenceType();
        while (const ArrayType *array = context.getAsArrayType(type))
            type = array->getElementType();
        if (type->isAnyPointerType())
            return type->getPointeeType()->isFunctionType() ? 0u : uint32_t(LT_IS_pointers);
        if (const auto *atomic = type->getAs<AtomicType>())
            return of(atomic->getValueType());
        const auto *record = type->getAsRecordDecl();
        record = record ? record->getDefinition() : nullptr;
        if (!record || !open.insert(record).second)
            return 0;
        uint32_t flags = ofRecord(record);
        open.erase(record);
        return flags;
    }

  private:
    uint32_t ofRecord(const RecordDecl *record) {
        const auto *cxx = dyn_cast<CXXRecordDecl>(record);
        uint32_t flags = record->isUnion() ? LT_IS_is_union : 0;
        if (!cxx)
            return flags | ofParts(record);
        if (cxx->isInvalidDecl() || cxx->isDependentContext())
            return flags;
        uint32_t shape = types.shape(cxx);
        if (const LibraryClass *row = findLibraryClass(cxx))
            flags |= row->flags | ofArguments(cxx, shape);
        else
            flags |= ofUserClass(cxx, shape);
        if (isIdentity(cxx))
            flags |= LT_IS_finite;
        if (cxx->hasNonTrivialDestructor())
            flags |= LT_IS_destructor;
        if (movesNonTrivially(cxx))
            flags |= LT_IS_moves;
        if (shape & (View | Unique | Shared | Weak | Callable | Thread | Future | Guard))
            flags |= LT_IS_pointers;
        flags |= shape & Text ? LT_IS_text : 0;
        flags |= shape & Callable ? LT_IS_handler : 0;
        return flags;
    }

    uint32_t ofUserClass(const CXXRecordDecl *record, uint32_t shape) {
        uint32_t parts = ofParts(record);
        uint32_t flags = parts & (LT_IS_pointers | LT_IS_owner | LT_IS_moves | LT_IS_dated | LT_IS_handler);
        if (shape & AnyContainer)
            flags |= LT_IS_container | LT_IS_owner | boundedByName(record) |
                     (isBoundedByStorage(record) ? uint32_t(LT_IS_bounded) : 0);
        if (shape & View)
            return (flags | LT_IS_view) & ~uint32_t(LT_IS_owner);
        if (record->isLambda())
            return flags | LT_IS_callable;
        if (isGslOwner(record) || (destructorReleases(record) && (parts & LT_IS_pointers)))
            flags |= LT_IS_owner;
        return flags;
    }

    uint32_t ofParts(const RecordDecl *record) {
        uint32_t flags = 0;
        if (const auto *cxx = dyn_cast<CXXRecordDecl>(record))
            for (const CXXBaseSpecifier &base : cxx->bases())
                flags |= of(base.getType());
        for (const FieldDecl *field : record->fields()) {
            flags |= field->getType()->isReferenceType() ? uint32_t(LT_IS_pointers) : of(field->getType());
            flags |= isMoment(field->getType()) ? LT_IS_dated : 0;
            flags |= field->getType()->isFunctionPointerType() || (flags & LT_IS_callable) ? LT_IS_handler : 0;
        }
        return flags & (LT_IS_pointers | LT_IS_owner | LT_IS_moves | LT_IS_dated | LT_IS_handler);
    }

    /// Elements decide whether a container, pair or optional holds pointers; allocators and comparers do not.
    uint32_t ofArguments(const CXXRecordDecl *record, uint32_t shape) {
        const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record);
        if (!special || (shape & (Text | Plain | Signal | Stream)))
            return 0;
        uint32_t flags = 0;
        for (const TemplateArgument &argument : special->getTemplateArgs().asArray()) {
            if (argument.getKind() == TemplateArgument::Type)
                flags |= ofElement(argument.getAsType());
            else if (argument.getKind() == TemplateArgument::Pack)
                for (const TemplateArgument &packed : argument.pack_elements())
                    if (packed.getKind() == TemplateArgument::Type)
                        flags |= ofElement(packed.getAsType());
        }
        return flags & ((shape & Fixed) ? (LT_IS_pointers | LT_IS_owner) : uint32_t(LT_IS_pointers));
    }

    uint32_t ofElement(QualType type) {
        return type->isReferenceType() ? uint32_t(LT_IS_pointers) : of(type);
    }

    /// Names of classes that never exceed a size, word by word so that "String" is no "Ring".
    static uint32_t boundedByName(const CXXRecordDecl *record) {
        static constexpr llvm::StringLiteral words[] = {"lru", "evict",    "evicting", "bounded", "ring",
                                                        "ttl", "circular", "expiring", "fixed"};
        llvm::StringRef name = record->getName();
        for (size_t begin = 0, end; begin < name.size(); begin = end) {
            for (end = begin + 1; end < name.size() && wordGoesOn(name, end); ++end)
                ;
            std::string word = name.slice(begin, end).trim('_').lower();
            if (llvm::is_contained(words, word))
                return LT_IS_bounded;
        }
        return 0;
    }

    static bool wordGoesOn(llvm::StringRef name, size_t at) {
        if (name[at - 1] == '_')
            return false;
        bool upper = llvm::isUpper(name[at]), before = llvm::isUpper(name[at - 1]);
        bool startsLower = at + 1 < name.size() && llvm::isLower(name[at + 1]);
        return !upper || (before && !startsLower);
    }

    const ASTContext &context;
    Types &types;
    llvm::SmallPtrSet<const RecordDecl *, 8> open;
};

/// Whether a pointer among the parts of `part` leads to a `record`. Structures only: what a class links, it hides.
bool leadsTo(const ASTContext &context, const RecordDecl *part, const RecordDecl *record) {
    return llvm::any_of(part->fields(), [&](const FieldDecl *field) {
        const QualType type = context.getBaseElementType(field->getType());
        if (type->isPointerType()) {
            const RecordDecl *pointee = type->getPointeeType()->getAsRecordDecl();
            return pointee && pointee->getDefinition() == record;
        }
        const RecordDecl *inner = type->getAsRecordDecl();
        inner = inner ? inner->getDefinition() : nullptr;
        return inner && inner != part && leadsTo(context, inner, record);
    });
}

uint32_t linkedFlag(const ASTContext &context, QualType type) {
    const RecordDecl *record = type->getAsRecordDecl();
    record = record ? record->getDefinition() : nullptr;
    if (!record || record->isInvalidDecl() || record->isDependentContext())
        return 0;
    return leadsTo(context, record, record) ? uint32_t(LT_IS_linked) : 0;
}

lt_type_info integer(const ASTContext &context, QualType type) {
    lt_type_info info = {};
    info.kind = LT_TYPE_integer;
    info.size = context.getIntWidth(type);
    info.flags = (type->isSignedIntegerOrEnumerationType() ? LT_IS_is_signed : 0) |
                 (isFinite(context, type) ? LT_IS_finite : 0);
    return info;
}

/// Kind, flags and size; name and element are the caller's.
lt_type_info shallow(const ASTContext &context, QualType type) {
    lt_type_info info = {};
    if (type->isVoidType()) {
        info.kind = LT_TYPE_nothing;
    } else if (type->isReferenceType()) {
        info.kind = LT_TYPE_reference;
        info.flags = LT_IS_pointers | (type->getPointeeType().isConstQualified() ? LT_IS_constant : 0);
    } else if (type->isAnyPointerType() || type->isBlockPointerType() || type->isNullPtrType()) {
        info.kind = LT_TYPE_pointer;
        info.flags = (type->isFunctionPointerType() ? 0 : LT_IS_pointers) |
                     (type->isAnyPointerType() && type->getPointeeType().isConstQualified() ? LT_IS_constant : 0);
    } else if (type->isFunctionType()) {
        info.kind = LT_TYPE_function;
    } else if (const auto *array = dyn_cast<ArrayType>(type)) {
        info.kind = LT_TYPE_array;
        if (const auto *constant = dyn_cast<ConstantArrayType>(array))
            info.size = constant->getSize().getLimitedValue();
    } else if (type->isRecordType()) {
        info.kind = LT_TYPE_record;
    } else if (type->isIntegralOrEnumerationType() && !type->isIncompleteType()) {
        info = integer(context, type);
    } else if (type->isRealFloatingType() || type->isAnyComplexType()) {
        info.kind = LT_TYPE_floating;
    }
    return info;
}

QualType pointee(const ASTContext &context, QualType type) {
    if (const auto *array = dyn_cast<ArrayType>(type))
        return array->getElementType();
    if (type->isNullPtrType())
        return context.VoidTy;
    return type->getPointeeType();
}

/// Whether the body of every function that the class declares is in this unit; friends that are classes may
/// say more.
bool definesAllMembers(const CXXRecordDecl *record) {
    for (const FriendDecl *other : record->friends()) {
        const auto *function = dyn_cast_or_null<FunctionDecl>(other->getFriendDecl());
        if (!function || !function->isDefined())
            return false;
    }
    for (const Decl *member : record->decls()) {
        const auto *method = dyn_cast<FunctionDecl>(member);
        if (const auto *generic = dyn_cast<FunctionTemplateDecl>(member))
            method = generic->getTemplatedDecl();
        if (method && !method->isImplicit() && !method->isDefaulted() && !method->isDeleted() &&
            !method->isDefined())
            return false;
    }
    return true;
}

} // namespace

bool isClosed(const ASTContext &context, const DeclaratorDecl *member) {
    const auto *record = dyn_cast<RecordDecl>(member->getDeclContext());
    record = record ? record->getDefinition() : nullptr;
    if (!record)
        return false;
    const SourceManager &sources = context.getSourceManager();
    if (sources.isInMainFile(sources.getExpansionLoc(record->getLocation())))
        return true; // nobody else has seen the class
    const auto *cxx = dyn_cast<CXXRecordDecl>(record);
    return cxx && member->getAccess() == AS_private && definesAllMembers(cxx);
}

bool namesConstantReference(const DeclRefExpr *name, const FunctionDecl *closure) {
    const auto *variable = dyn_cast<VarDecl>(name->getDecl());
    const auto *method = dyn_cast_or_null<CXXMethodDecl>(closure);
    return variable && method && method->getParent()->isLambda() && variable->getType()->isReferenceType() &&
           variable->isLocalVarDecl() && variable->hasLocalStorage() && variable->getInit() && variable->getDeclContext() != method &&
           llvm::none_of(method->getParent()->captures(), [&](const LambdaCapture &capture) {
               return capture.capturesVariable() && capture.getCapturedVar() == variable;
           });
}

bool isSingleton(const CXXRecordDecl *record) {
    record = record ? record->getDefinition() : nullptr;
    if (!record || !record->hasUserDeclaredConstructor())
        return false;
    return llvm::all_of(record->ctors(), [](const CXXConstructorDecl *constructor) {
        return constructor->isDeleted() || constructor->isImplicit() || constructor->getAccess() != AS_public;
    });
}

lt_type Types::lower(QualType type) {
    if (type.isNull() || type->isDependentType() || type->isUndeducedType())
        return {0};
    QualType key = type.getCanonicalType().getAtomicUnqualifiedType();
    auto known = types.find(key);
    if (known != types.end())
        return {known->second};

    const ASTContext &context = bridge.context;
    lt_type_info info = shallow(context, key);
    if (info.kind == LT_TYPE_record || info.kind == LT_TYPE_array)
        info.flags |= RecordFlags(context, *this).of(key);
    if (info.kind == LT_TYPE_record && (info.flags & LT_IS_pointers) && !(info.flags & LT_IS_container))
        info.flags |= linkedFlag(context, key);
    if (const RecordDecl *record = info.kind == LT_TYPE_record ? key->getAsRecordDecl() : nullptr;
        record && bridge.macros.isHead(record))
        info.flags |= LT_IS_head;
    if (info.kind == LT_TYPE_array) // its elements' owners are places of their own
        info.flags &= LT_IS_pointers | LT_IS_destructor | LT_IS_moves;
    info.name = bridge.intern(printed(context, type));
    lt_type entry = lt_unit_add_type(bridge.unit, info);
    types[key] = entry.id;

    QualType element;
    const char *family = nullptr;
    if (info.kind == LT_TYPE_record) {
        if (const CXXRecordDecl *record = definitionOf(key);
            record && (info.flags & (LT_IS_owner | LT_IS_view | LT_IS_weak | LT_IS_container))) {
            const LibraryClass *row = findLibraryClass(record);
            bool isProduct = row && (row->shape & Fixed) && !(row->flags & LT_IS_container); // pair, tuple
            element = isProduct ? QualType() : elementOf(context, record, shape(record));
            family = familyOf(record, shape(record));
        }
        describeEntries(key, entry, element);
    } else {
        element = pointee(context, key);
    }
    if (!element.isNull()) {
        lt_type of = lower(element);
        bridge.unit->types.items[entry.id].element = of;
    }
    if (family)
        bridge.unit->types.items[entry.id].family = lt_unit_family(bridge.unit, family);
    return entry;
}

void Types::describeEntries(QualType type, lt_type entry, QualType element) {
    const CXXRecordDecl *record = definitionOf(type);
    lt_type_info info = *lt_type_of(bridge.unit, entry);
    if (!record || record->isDependentContext())
        return;
    if (info.flags & LT_IS_container)
        info.flags |= Entries(bridge).ofContainer(record, element, info);
    else if (record->isLambda())
        Entries(bridge).ofClosure(record, info);
    bridge.unit->types.items[entry.id] = info;
}

uint32_t Types::shape(const CXXRecordDecl *record) {
    auto [entry, isNew] = shapes.try_emplace(record->getCanonicalDecl(), 0);
    if (isNew)
        entry->second = shapeOf(record);
    return entry->second;
}

/// Whether the field begins where its record begins. Those of a union all do, except bit-fields, which have no address.
static bool isFirst(const ASTContext &context, const FieldDecl *field) {
    const RecordDecl *record = field->getParent()->getDefinition();
    if (!record || record->isInvalidDecl() || record->isDependentContext() || field->isBitField())
        return false;
    return record->isUnion() || context.getFieldOffset(field) == 0;
}

static bool isFirst(const ASTContext &context, const CXXRecordDecl *derived, const CXXRecordDecl *base) {
    derived = derived->getDefinition();
    if (!derived || derived->isInvalidDecl() || derived->isDependentContext())
        return false;
    for (const CXXBaseSpecifier &specifier : derived->bases())
        if (!specifier.isVirtual() && declaresSameEntity(specifier.getType()->getAsCXXRecordDecl(), base))
            return context.getASTRecordLayout(derived).getBaseClassOffset(base).isZero();
    return false;
}

lt_field Types::field(const FieldDecl *field) {
    field = field->getCanonicalDecl();
    const RecordDecl *record = field->getParent();
    if (record->isUnion() && record->getDefinition()) {
        // One cell for all members: the one that can hold a pointer says what a dereference finds. Pointers to different
        // types are told apart, by a tag nobody here knows, unless there is a `void *` to read them all through.
        const FieldDecl *best = nullptr;
        bool any = !field->getType()->isPointerType();
        for (const FieldDecl *member : record->getDefinition()->fields())
            any |= member->getType()->isVoidPointerType();
        for (const FieldDecl *member : record->getDefinition()->fields()) {
            const bool fits = any || bridge.context.hasSameUnqualifiedType(member->getType(), field->getType());
            if (fits && (!best || (!best->getType()->isPointerType() && member->getType()->isPointerType())))
                best = member;
        }
        field = best ? best->getCanonicalDecl() : field;
    }
    uint32_t &known = fields[field];
    if (known)
        return {known};
    lt_field_info info = {};
    info.name = bridge.intern(field->getName());
    info.record = bridge.intern(printed(bridge.context, bridge.context.getCanonicalTagType(record)));
    info.type = lower(field->getType());
    info.claims = bridge.contracts.claims(field);
    info.location = at(field->getLocation());
    if (isClosed(bridge.context, field))
        info.flags = LT_FIELD_HERE | (isSingleton(dyn_cast<CXXRecordDecl>(field->getParent())) ? LT_FIELD_CLOSED : 0);
    // [dcl.type.cv]: who changes it behaves in no defined way. In C a record may be built after its pointer is known.
    if (bridge.context.getLangOpts().CPlusPlus && field->getType().isConstQualified() && !field->getType()->isRecordType())
        info.flags |= LT_FIELD_CONSTANT;
    if (isFirst(bridge.context, field))
        info.flags |= LT_FIELD_FIRST;
    uint32_t id = lt_unit_add_field(bridge.unit, info).id;
    return {fields[field] = id};
}

lt_field Types::base(const CXXRecordDecl *derived, const CXXRecordDecl *base) {
    const void *key = base;
    for (const CXXBaseSpecifier &specifier : derived->bases())
        if (declaresSameEntity(specifier.getType()->getAsCXXRecordDecl(), base))
            key = &specifier;
    if (uint32_t known = fields.lookup(key))
        return {known};
    QualType type = bridge.context.getCanonicalTagType(base);
    lt_field_info info = {};
    info.name = bridge.intern(base->getName());
    info.record = bridge.intern(printed(bridge.context, bridge.context.getCanonicalTagType(derived)));
    info.type = lower(type);
    info.flags = LT_FIELD_BASE | (isFirst(bridge.context, derived, base) ? LT_FIELD_FIRST : 0);
    info.location = at(derived->getLocation());
    uint32_t id = lt_unit_add_field(bridge.unit, info).id;
    return {fields[key] = id};
}

/// Whether a statement does nothing but leave.
static bool onlyLeaves(const Stmt *stmt) {
    const auto *leave = dyn_cast<ReturnStmt>(stmt);
    const Expr *value = leave ? leave->getRetValue() : nullptr;
    return leave && (!value || isa<DeclRefExpr, IntegerLiteral>(value->IgnoreImplicit()));
}

/// Whether the closure is made in the last statement of the function around it: what it leaves behind nobody takes away
/// before the function returns.
static bool isMadeLast(const CXXRecordDecl *closure) {
    const auto *around = dyn_cast<FunctionDecl>(closure->getDeclContext());
    const auto *body = around && !around->isMain() ? dyn_cast_or_null<CompoundStmt>(around->getBody()) : nullptr;
    if (!body || body->body_empty())
        return false;
    auto last = body->body_rbegin();
    if (body->size() > 1 && onlyLeaves(*last))
        ++last;
    const SourceLocation begin = (*last)->getBeginLoc(), end = (*last)->getEndLoc(), at = closure->getLocation();
    return begin.isFileID() && end.isFileID() && at.isFileID() && begin <= at && at <= end && isa<Expr>(*last);
}

/// A local variable, or a parameter by value, that is captured by reference.
static bool isOfFrame(const CXXRecordDecl *closure, const ValueDecl *variable, const FieldDecl *hidden) {
    const auto *local = dyn_cast_or_null<VarDecl>(variable);
    return local && hidden && hidden->getType()->isReferenceType() && local->hasLocalStorage() &&
           !local->getType()->isReferenceType() && local->getDeclContext() == closure->getDeclContext() && isMadeLast(closure);
}

lt_field Types::capture(const CXXRecordDecl *closure, const ValueDecl *variable, QualType type) {
    llvm::DenseMap<const ValueDecl *, FieldDecl *> captures;
    FieldDecl *self = nullptr;
    closure->getCaptureFields(captures, self);
    const FieldDecl *hidden = variable ? captures.lookup(variable) : self;
    const void *key = hidden ? static_cast<const void *>(hidden) : static_cast<const void *>(closure);
    if (uint32_t known = fields.lookup(key))
        return {known};
    lt_field_info info = {};
    info.name = bridge.intern(variable ? variable->getName() : llvm::StringRef("this"));
    info.record = bridge.intern("lambda");
    info.type = lower(hidden ? hidden->getType() : type);
    info.flags = LT_FIELD_CAPTURE | (hidden && hidden->getType()->isReferenceType() ? LT_FIELD_CONSTANT : 0) |
                 (isOfFrame(closure, variable, hidden) ? LT_FIELD_FRAME : 0) |
                 (hidden && isFirst(bridge.context, hidden) ? LT_FIELD_FIRST : 0);
    info.location = at(variable ? variable->getLocation() : closure->getLocation());
    uint32_t id = lt_unit_add_field(bridge.unit, info).id;
    return {fields[key] = id};
}

} // namespace lifetime
