// What the entries of a container are and keep alive, and what a closure does by its captures: facts for messages and
// for the kinds of growth, read off the types.
#include "plugin/entries.h"
#include "plugin/library.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace lifetime {
namespace {

constexpr unsigned mostEdges = 4;

const CXXRecordDecl *recordOf(QualType type) {
    const CXXRecordDecl *record = type.isNull() ? nullptr : type.getNonReferenceType()->getAsCXXRecordDecl();
    record = record ? record->getDefinition() : nullptr;
    return record && !record->isDependentContext() && !record->isInvalidDecl() ? record : nullptr;
}

QualType typeArgument(const CXXRecordDecl *record, unsigned index) {
    const auto *special = dyn_cast_or_null<ClassTemplateSpecializationDecl>(record);
    if (!special || index >= special->getTemplateArgs().size() ||
        special->getTemplateArgs()[index].getKind() != TemplateArgument::Type)
        return {};
    return special->getTemplateArgs()[index].getAsType();
}

/// The alias that the class itself declares, of no base: "mapped_type".
QualType ownAlias(const ASTContext &context, const CXXRecordDecl *record, llvm::StringRef name) {
    for (const NamedDecl *found : record->lookup(&context.Idents.get(name)))
        if (const auto *alias = dyn_cast<TypedefNameDecl>(found); alias && !alias->getUnderlyingType()->isDependentType())
            return alias->getUnderlyingType().getCanonicalType();
    return {};
}

} // namespace

uint32_t Entries::shape(QualType type) const {
    const CXXRecordDecl *record = recordOf(type);
    return record ? bridge.types.shape(record) : uint32_t(NoShape);
}

/// As a reader would write it: without allocators and comparers.
std::string Entries::name(QualType type) const {
    const CXXRecordDecl *record = recordOf(type);
    const uint32_t kind = shape(type);
    if (record && isOfLibrary(record)) {
        if (kind & Text)
            return "std::string";
        const unsigned arguments = (kind & Keyed) && !ownAlias(bridge.context, record, "mapped_type").isNull() ? 2 : 1;
        std::string list;
        for (unsigned i = 0; i < arguments; ++i)
            if (const QualType argument = typeArgument(record, i); !argument.isNull())
                list += (i ? ", " : "") + name(argument);
        return (kind & (Unique | Shared) ? "" : "std::") + record->getName().str() + (list.empty() ? "" : "<" + list + ">");
    }
    PrintingPolicy policy = bridge.context.getPrintingPolicy();
    policy.SuppressScope = record != nullptr;
    policy.AnonymousTagLocations = false;
    return type.getUnqualifiedType().getCanonicalType().getAsString(policy);
}

/// What an object of the type owns next; null when it ends there.
QualType Entries::next(QualType type) const {
    const CXXRecordDecl *record = recordOf(type);
    const uint32_t kind = shape(type);
    if (!record || (kind & (Text | View | Weak | Callable | Plain | Stream)))
        return {};
    if (kind & (Unique | Shared)) // the object itself stands in the name of its owner
        return next(typeArgument(record, 0));
    if (kind & Keyed)
        if (const QualType mapped = ownAlias(bridge.context, record, "mapped_type"); owns(mapped))
            return mapped;
    if (isOfLibrary(record)) {
        const QualType first = typeArgument(record, 0), second = typeArgument(record, 1);
        const bool isPair = (kind & Fixed) && owns(second);
        return isPair ? second : owns(first) ? first : QualType();
    }
    for (const CXXBaseSpecifier &base : record->bases())
        if (owns(base.getType()))
            return next(base.getType());
    for (const FieldDecl *field : record->fields())
        if (owns(field->getType()))
            return field->getType().getCanonicalType();
    return {};
}

/// Whether an object of the type keeps memory beyond itself alive.
bool Entries::owns(QualType type) const {
    if (type.isNull() || !recordOf(type))
        return false;
    const lt_type_info *info = lt_type_of(bridge.unit, bridge.types.lower(type));
    return !(info->flags & (LT_IS_weak | LT_IS_view)) && (info->flags & (LT_IS_owner | LT_IS_callable | LT_IS_container));
}

void Entries::describe(QualType first, lt_type_info &info) const {
    std::string chain, holder;
    QualType type = first;
    for (unsigned edge = 0; edge < mostEdges && !type.isNull() && recordOf(type); ++edge, type = next(type)) {
        if (shape(type) & (Fixed | Callable)) // a pair has no name of its own; what a wrapper holds its type does not say
            continue;
        const bool isOwner = shape(type) & (Unique | Shared);
        const QualType named = isOwner ? typeArgument(recordOf(type), 0) : type;
        chain += (chain.empty() ? "" : " → ") + name(type);
        if (holder.empty() && recordOf(named) && !isOfLibrary(recordOf(named)))
            holder = name(named);
        if (holder.empty() && next(type).isNull())
            holder = name(named);
    }
    if (chain.empty())
        return;
    info.entry = bridge.intern(holder.empty() ? name(first) : holder);
    info.kept = bridge.intern(chain);
}

uint32_t Entries::keyFlags(QualType key, QualType mapped) const {
    uint32_t flags = 0;
    if (key->isPointerType() && (key->getPointeeType()->isRecordType() || key->getPointeeType()->isVoidType()))
        flags |= LT_IS_pointer_keys;
    if (!mapped.isNull() && mapped->isIntegerType() && !mapped->isBooleanType() && shape(key) & Text)
        flags |= LT_IS_ids;
    return flags;
}

uint32_t Entries::valueFlags(QualType value) const {
    uint32_t flags = shape(value) & Weak ? uint32_t(LT_IS_weak_entries) : 0;
    const CXXRecordDecl *pointee = value->isPointerType() ? recordOf(value->getPointeeType()) : nullptr;
    if (pointee && pointee->isPolymorphic())
        flags |= LT_IS_observers;
    if (value->isFunctionPointerType())
        flags |= LT_IS_handler;
    return flags | (lt_type_of(bridge.unit, bridge.types.lower(value))->flags & (LT_IS_dated | LT_IS_handler));
}

uint32_t Entries::ofContainer(const CXXRecordDecl *record, QualType element, lt_type_info &info) const {
    const QualType key = ownAlias(bridge.context, record, "key_type"), mapped = ownAlias(bridge.context, record, "mapped_type");
    const QualType value = mapped.isNull() ? element : mapped;
    if (value.isNull() || value->isDependentType())
        return 0;
    describe(!owns(value) && !key.isNull() && owns(key) ? key : value, info);
    return valueFlags(value.getCanonicalType()) | (key.isNull() ? 0 : keyFlags(key, mapped));
}

void Entries::ofClosure(const CXXRecordDecl *closure, lt_type_info &info) const {
    info.size = bridge.context.getTypeSizeInChars(bridge.context.getCanonicalTagType(closure)).getQuantity();
    for (const FieldDecl *capture : closure->fields())
        if (owns(capture->getType()) && !capture->getType()->isReferenceType() && !info.entry.id)
            describe(capture->getType().getCanonicalType(), info);
}

} // namespace lifetime
