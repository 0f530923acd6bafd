#include "plugin/macros.h"

#include "plugin/bridge.h"

#include "clang/Lex/Lexer.h"
#include "clang/Lex/Preprocessor.h"

using namespace clang;

namespace lifetime {
namespace {

constexpr int None = -1;

constexpr MacroRow macroRows[] = {
#define LT_MACRO(name, deed, form, container, element, link)                                                           \
    {name, Deed::deed, Form::form, container, element, link},
#include "attrs/macros.def"
};
constexpr MacroRow functionRows[] = {
#define LT_LINK_FUNCTION(name, deed, container, element) {name, Deed::deed, Form::At, container, element, None},
#include "attrs/macros.def"
};
constexpr llvm::StringLiteral headMacros[] = {
#define LT_HEAD_MACRO(name) name,
#include "attrs/macros.def"
};
constexpr llvm::StringLiteral headRecords[] = {
#define LT_HEAD_RECORD(tag) tag,
#include "attrs/macros.def"
};

/// `struct list { struct list *next, *prev; }` and `struct hnode { struct hnode *next, **pprev; }`: nothing but links.
bool isLink(const RecordDecl *record) {
    unsigned links = 0;
    for (const FieldDecl *field : record->fields()) {
        QualType to = field->getType();
        while (to->isPointerType())
            to = to->getPointeeType();
        if (!field->getType()->isPointerType() || !declaresSameEntity(to->getAsRecordDecl(), record) || ++links > 2)
            return false;
    }
    return links != 0;
}

bool isPointerToRecord(QualType type) { return type->isPointerType() && type->getPointeeType()->isRecordType(); }

lt_effect effectOn(lt_effect_kind kind, unsigned subject, unsigned object = LT_SLOT_NONE) {
    lt_effect effect = {};
    effect.kind = kind;
    effect.subject = uint8_t(subject);
    effect.object = uint8_t(object);
    return effect;
}

/// What the deed says of slot 0 and slot 1.
llvm::SmallVector<lt_effect, 3> effectsOf(const MacroRow &row) {
    const unsigned element = row.element == None ? unsigned(LT_SLOT_NONE) : 1;
    switch (row.deed) {
    case Deed::Initialises: return {effectOn(LT_EFFECT_initialise, 0)};
    case Deed::Inserts: return {effectOn(LT_EFFECT_insert, 0, element)};
    case Deed::InsertsLoose: return {effectOn(LT_EFFECT_insert, 0, element), effectOn(LT_EFFECT_escape, 1)};
    case Deed::Removes: return {effectOn(LT_EFFECT_remove, 0)};
    case Deed::Unlinks: return {effectOn(LT_EFFECT_unlink, 0)};
    case Deed::Moves: return {effectOn(LT_EFFECT_unlink, 1), effectOn(LT_EFFECT_insert, 0, element)};
    case Deed::Empties: return {effectOn(LT_EFFECT_replace, 0)};
    case Deed::Concatenates: return {effectOn(LT_EFFECT_insert, 0, element), effectOn(LT_EFFECT_replace, 1)};
    case Deed::Swaps: return {effectOn(LT_EFFECT_replace, 0), effectOn(LT_EFFECT_replace, 1)};
    case Deed::Counts: return {effectOn(LT_EFFECT_size, 0)};
    }
    return {};
}

} // namespace

// --- which macros ---------------------------------------------------------------------------------------------------

/// Most units know none of them: then nothing is asked of any location.
void Macros::search() {
    searched = true;
    if (!bridge.preprocessor)
        return;
    for (const MacroRow &row : macroRows) {
        const auto name = bridge.context.Idents.find(row.name);
        if (name != bridge.context.Idents.end() && name->second->hadMacroDefinition())
            known[row.name] = &row;
    }
}

const MacroRow *Macros::rowOf(FileID expansion, SourceLocation inside) {
    const auto [entry, isNew] = expansions.try_emplace(expansion, nullptr);
    if (isNew)
        entry->second = known.lookup(
            Lexer::getImmediateMacroName(inside, bridge.context.getSourceManager(), bridge.context.getLangOpts()));
    return entry->second;
}

/// Of a token: the expansions whose bodies it is from, and those it was given to as an argument; inner ones first.
void Macros::expansionsAround(SourceLocation location, llvm::SmallVectorImpl<FileID> &found) {
    const SourceManager &sources = bridge.context.getSourceManager();
    constexpr size_t most = 64;
    while (location.isMacroID() && found.size() < most) {
        const SourceLocation outer = sources.getImmediateExpansionRange(location).getBegin();
        if (sources.isMacroArgExpansion(location)) {
            expansionsAround(outer, found);
            location = sources.getImmediateSpellingLoc(location);
            continue;
        }
        const FileID body = sources.getFileID(location);
        if (rowOf(body, location))
            found.push_back(body);
        location = outer;
    }
}

// --- arguments --------------------------------------------------------------------------------------------------------

/// The parameter of the macro in whose place the token stands in that expansion, or None.
int Macros::parameterOf(SourceLocation location, FileID expansion, const MacroInfo *macro) {
    const SourceManager &sources = bridge.context.getSourceManager();
    for (; location.isMacroID(); location = sources.getImmediateSpellingLoc(location)) {
        if (!sources.isMacroArgExpansion(location))
            continue;
        const SourceLocation place = sources.getImmediateExpansionRange(location).getBegin();
        if (sources.getFileID(place) != expansion)
            continue;
        Token token;
        if (Lexer::getRawToken(sources.getSpellingLoc(place), token, sources, bridge.context.getLangOpts()) ||
            !token.is(tok::raw_identifier))
            return None;
        for (unsigned i = 0; i < macro->getNumParams(); i++)
            if (macro->params()[i]->getName() == token.getRawIdentifier())
                return int(i);
        return None;
    }
    return None;
}

bool Macros::stands(const Expr *expr, int parameter, FileID expansion, const MacroInfo *macro) {
    return parameter != None && parameterOf(expr->getBeginLoc(), expansion, macro) == parameter &&
           parameterOf(expr->getEndLoc(), expansion, macro) == parameter;
}

/// The outermost expression that is an argument, wherever it is evaluated first.
void Macros::findArguments(const Stmt *stmt, FileID expansion, const MacroInfo *macro, MacroUse &use) {
    if (const auto *expr = dyn_cast<Expr>(stmt)) {
        if (!use.container && stands(expr, use.row->container, expansion, macro))
            use.container = expr->IgnoreParenImpCasts();
        if (!use.element && stands(expr, use.row->element, expansion, macro))
            use.element = expr->IgnoreParenImpCasts();
        const auto *member = dyn_cast<MemberExpr>(expr);
        if (member && !use.link && use.row->link != None &&
            parameterOf(member->getMemberLoc(), expansion, macro) == use.row->link)
            use.link = dyn_cast<FieldDecl>(member->getMemberDecl());
    }
    for (const Stmt *child : stmt->children())
        if (child)
            findArguments(child, expansion, macro, use);
}

/// Whether the arguments are of the kinds that the row speaks of.
static bool fits(const MacroUse &use, const ASTContext &context) {
    const MacroRow &row = *use.row;
    const Expr *container = use.container, *element = use.element;
    if (row.container != None &&
        (!container || container->HasSideEffects(context) ||
         !(row.form == Form::At ? isPointerToRecord(container->getType())
                                : container->getType()->isPointerType() || container->getType()->isRecordType() ||
                                      container->getType()->isArrayType())))
        return false;
    if (row.link != None)
        return use.link && element && isPointerToRecord(element->getType());
    return row.container != None || (element && isPointerToRecord(element->getType()));
}

MacroUse Macros::use(const Stmt *stmt) {
    if (!searched)
        search();
    if (known.empty() || !stmt->getBeginLoc().isMacroID() || !stmt->getEndLoc().isMacroID())
        return {};
    llvm::SmallVector<FileID, 8> begins, ends;
    expansionsAround(stmt->getBeginLoc(), begins);
    if (begins.empty())
        return {};
    expansionsAround(stmt->getEndLoc(), ends);
    for (const FileID expansion : llvm::reverse(begins)) {
        if (!llvm::is_contained(ends, expansion))
            continue;
        MacroUse use;
        use.row = expansions.lookup(expansion);
        const MacroInfo *macro = bridge.preprocessor->getMacroInfo(&bridge.context.Idents.get(use.row->name));
        if (!macro)
            continue;
        findArguments(stmt, expansion, macro, use);
        if (fits(use, bridge.context))
            return use;
    }
    return {};
}

// --- functions and records ----------------------------------------------------------------------------------------------

const MacroRow *Macros::function(const FunctionDecl *function) {
    const IdentifierInfo *name = function->getIdentifier();
    if (!name || isa<CXXMethodDecl>(function) || !function->getNumParams())
        return nullptr;
    const auto [entry, isNew] = functions.try_emplace(function->getCanonicalDecl(), nullptr);
    if (!isNew)
        return entry->second;
    const auto *row = llvm::find_if(functionRows, [&](const MacroRow &one) { return name->getName() == one.name; });
    if (row == std::end(functionRows))
        return nullptr;
    for (const int slot : {row->container, row->element}) {
        if (slot == None)
            continue;
        if (unsigned(slot) >= function->getNumParams())
            return nullptr;
        const QualType type = function->getParamDecl(unsigned(slot))->getType();
        const RecordDecl *record = type->isPointerType() ? type->getPointeeType()->getAsRecordDecl() : nullptr;
        if (!record || (slot == row->container && !isHead(record)))
            return nullptr;
    }
    return functions[function->getCanonicalDecl()] = row;
}

bool Macros::isHead(const RecordDecl *record) {
    record = record->getDefinition();
    if (!record || record->isUnion() || record->field_empty())
        return false;
    const TypedefNameDecl *name = record->getTypedefNameForAnonDecl();
    if (llvm::is_contained(headRecords, name ? name->getName() : record->getName()))
        return true;
    const SourceManager &sources = bridge.context.getSourceManager();
    for (SourceLocation at = record->getBeginLoc(); at.isMacroID(); at = sources.getImmediateMacroCallerLoc(at))
        if (llvm::is_contained(headMacros, Lexer::getImmediateMacroName(at, sources, bridge.context.getLangOpts())))
            return true;
    const auto *cxx = dyn_cast<CXXRecordDecl>(record);
    return (!cxx || cxx->isAggregate()) && isLink(record);
}

lt_callee Macros::callee(const MacroRow &row, const FieldDecl *link) {
    const auto [entry, isNew] = callees.try_emplace({&row, link}, 0);
    if (!isNew)
        return {entry->second};
    llvm::SmallVector<lt_effect, 3> effects = effectsOf(row);
    for (lt_effect &effect : effects) {
        if (!link)
            break;
        if (effect.kind == LT_EFFECT_insert)
            effect.object_field = bridge.types.field(link);
        if (effect.kind == LT_EFFECT_unlink) {
            effect.depth = 1;
            effect.field = bridge.types.field(link);
        }
    }
    lt_callee_info info = {};
    info.name = bridge.intern(row.name);
    info.symbol = bridge.intern(row.name + (link ? "#" + std::to_string(bridge.types.field(link).id) : std::string()));
    info.parameter_count = 2;
    info.origin = LT_FROM_MODEL;
    info.effect_count = uint32_t(effects.size());
    info.effects = effects.data();
    const uint32_t id = lt_unit_add_callee(bridge.unit, info).id;
    callees[{&row, link}] = id;
    return {id};
}

} // namespace lifetime
