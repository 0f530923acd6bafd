// What kind of thing a class is: by the table of libraries, by attributes, or by its members.
#include "plugin/library.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace lifetime {
namespace {

constexpr LibraryClass classRows[] = {
#define LT_LIBRARY_CLASS(name, shape, flags) {name, shape, flags},
#include "attrs/library.def"
};

/// A class of another library than the standard's.
struct OtherClass {
    llvm::StringLiteral space; // the outermost namespace; "" for none
    LibraryClass row;
};
constexpr OtherClass otherRows[] = {
#define LT_OTHER_CLASS(space, name, shape, flags) {space, {name, shape, flags}},
#include "attrs/library.def"
};

/// The name of the outermost namespace that has one; empty at the top of the unit.
llvm::StringRef outermostSpace(const Decl *decl) {
    llvm::StringRef name;
    for (const DeclContext *context = decl->getDeclContext(); context; context = context->getParent())
        if (const auto *space = dyn_cast<NamespaceDecl>(context); space && space->getIdentifier())
            name = space->getName();
    return name;
}

const LibraryClass *findOtherClass(const CXXRecordDecl *record) {
    const llvm::StringRef space = outermostSpace(record);
    for (const OtherClass &other : otherRows)
        if (space == other.space && record->getName() == other.row.name)
            return &other.row;
    return nullptr;
}

template <typename Attribute>
bool hasOnTemplate(const CXXRecordDecl *record) {
    if (record->hasAttr<Attribute>())
        return true;
    const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record);
    return special && special->getSpecializedTemplate()->getTemplatedDecl()->hasAttr<Attribute>();
}

/// What is inserted is an element: not bytes, as `Append(const char *, size_t)` of a buffer has it.
bool takesElement(const FunctionDecl *method) {
    if (!method->getNumParams())
        return false;
    const QualType first = method->getParamDecl(0)->getType();
    const bool isBuffer = first->isVoidPointerType() || (first->isPointerType() && first->getPointeeType()->isCharType());
    return !isBuffer || method->getNumParams() == 1 || !method->getParamDecl(1)->getType()->isIntegerType();
}

unsigned verbsOf(const CXXRecordDecl *record, unsigned fuel = 4) {
    unsigned verbs = 0;
    for (const Decl *member : record->decls()) {
        const auto *method = dyn_cast<FunctionDecl>(member);
        if (const auto *generic = dyn_cast<FunctionTemplateDecl>(member))
            method = generic->getTemplatedDecl();
        if (method && method->getIdentifier() &&
            (verbOf(method->getName()) != InsertVerb || takesElement(method)))
            verbs |= verbOf(method->getName());
    }
    if (fuel)
        for (const CXXBaseSpecifier &base : record->bases())
            if (const CXXRecordDecl *of = base.getType()->getAsCXXRecordDecl(); of && of->hasDefinition())
                verbs |= verbsOf(of->getDefinition(), fuel - 1);
    return verbs;
}

/// A class that allocates its elements itself. One that wraps a container is understood by its methods'
/// bodies.
bool hasRawStorage(const CXXRecordDecl *record) {
    for (const FieldDecl *field : record->fields())
        if (field->getType()->isPointerType() || field->getType()->isArrayType())
            return true;
    for (const CXXBaseSpecifier &base : record->bases())
        if (const CXXRecordDecl *of = base.getType()->getAsCXXRecordDecl(); of && of->hasDefinition())
            if (hasRawStorage(of->getDefinition()))
                return true;
    return false;
}

bool isContainerByShape(const CXXRecordDecl *record) {
    return verbsOf(record) == (InsertVerb | RemoveVerb | SizeVerb) && hasRawStorage(record);
}

bool isRangesView(const CXXRecordDecl *record) {
    for (const CXXBaseSpecifier &base : record->bases())
        if (const CXXRecordDecl *of = base.getType()->getAsCXXRecordDecl())
            if (of->isInStdNamespace() || of->getName() == "view_interface")
                if (of->getName() == "view_interface" || of->getName() == "view_base")
                    return true;
    return false;
}

} // namespace

Verb verbOf(llvm::StringRef name) {
    static constexpr llvm::StringLiteral inserts[] = {
        "insert", "push_back", "push_front", "push", "emplace", "emplace_back", "append", "prepend",
        "Insert", "PushBack",  "Append",     "Push", "Add",     "add",          "put",    "enqueue"};
    static constexpr llvm::StringLiteral removes[] = {"erase",     "remove", "pop",   "pop_back",
                                                      "pop_front", "clear",  "Erase", "Remove",
                                                      "Pop",       "Clear",  "take",  "dequeue"};
    static constexpr llvm::StringLiteral sizes[] = {"size", "begin",  "count", "length",
                                                    "Size", "Length", "Count"};
    if (llvm::is_contained(inserts, name))
        return InsertVerb;
    if (llvm::is_contained(removes, name))
        return RemoveVerb;
    return llvm::is_contained(sizes, name) ? SizeVerb : NoVerb;
}

bool isOfLibrary(const Decl *decl) {
    for (const DeclContext *context = decl->getDeclContext(); context; context = context->getParent()) {
        if (context->isStdNamespace())
            return true;
        const auto *space = dyn_cast<NamespaceDecl>(context);
        if (space && space->getIdentifier() && space->getName() == "__gnu_cxx")
            return true;
    }
    return false;
}

const LibraryClass *findLibraryClass(const CXXRecordDecl *record) {
    if (!record->getIdentifier() || isa<CXXRecordDecl>(record->getDeclContext()))
        return nullptr;
    if (!isOfLibrary(record))
        return findOtherClass(record);
    llvm::StringRef name = record->getName();
    for (const LibraryClass &row : classRows)
        if (name == row.name)
            return &row;
    return nullptr;
}

bool isGslOwner(const CXXRecordDecl *record) {
    return hasOnTemplate<OwnerAttr>(record);
}
bool isGslPointer(const CXXRecordDecl *record) {
    return hasOnTemplate<PointerAttr>(record);
}

bool isBoundedByStorage(const CXXRecordDecl *record) {
    for (const FieldDecl *field : record->fields())
        if (field->getType()->isPointerType())
            return false;
    for (const CXXBaseSpecifier &base : record->bases())
        if (const CXXRecordDecl *of = base.getType()->getAsCXXRecordDecl(); of && of->hasDefinition())
            if (!isBoundedByStorage(of->getDefinition()))
                return false;
    return true;
}

uint32_t shapeOf(const CXXRecordDecl *record) {
    if (const LibraryClass *row = findLibraryClass(record))
        return row->shape;
    if (isGslPointer(record))
        return View;
    if (record->isLambda())
        return Callable;
    record = record->getDefinition();
    if (!record || record->isDependentContext() || !record->getIdentifier())
        return NoShape;
    if (isOfLibrary(record))
        return record->getName().contains("iterator") || record->getName() == "__wrap_iter" ||
                       isRangesView(record)
                   ? View
                   : NoShape;
    return isContainerByShape(record) ? Sequence : NoShape;
}

} // namespace lifetime
