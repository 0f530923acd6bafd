#include "plugin/declare.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Lex/LiteralSupport.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/Preprocessor.h"

extern "C" {
#include "attrs/nearest.h"
}

namespace lifetime {

using namespace clang;

// --- types ----------------------------------------------------------------------------------------------------------

static lt_declared_class classify(QualType type) {
    if (type.isNull() || type->isDependentType() || type->isUndeducedType() || type->isVectorType())
        return LT_DECLARED_UNKNOWN;
    if (type->isVoidType())
        return LT_DECLARED_VOID;
    if (type->isReferenceType())
        return LT_DECLARED_REFERENCE;
    if (type->isArrayType())
        return LT_DECLARED_ARRAY;
    if (type->isFunctionType())
        return LT_DECLARED_FUNCTION;
    if (type->isBooleanType())
        return LT_DECLARED_BOOLEAN;
    if (type->isIntegralOrEnumerationType())
        return LT_DECLARED_INTEGER;
    if (type->isFloatingType() || type->isAnyComplexType())
        return LT_DECLARED_FLOATING;
    if (type->isAnyPointerType() || type->isMemberPointerType() || type->isNullPtrType() ||
        type->isBlockPointerType())
        return LT_DECLARED_POINTER;
    return type->isRecordType() ? LT_DECLARED_RECORD : LT_DECLARED_UNKNOWN;
}

static bool holdsPointers(QualType type, unsigned depth = 0) {
    while (const auto *array = dyn_cast_or_null<ArrayType>(type->getAsArrayTypeUnsafe()))
        type = array->getElementType();
    const auto *record = type->getAsRecordDecl();
    if (!record)
        return type->isAnyPointerType() || type->isReferenceType() || type->isDependentType();
    record = record->getDefinition();
    if (!record || record->isDependentContext() || depth > 16)
        return true;
    if (const auto *cxx = dyn_cast<CXXRecordDecl>(record)) {
        if (cxx->isDynamicClass() || cxx->isLambda())
            return true;
        for (const CXXBaseSpecifier &base : cxx->bases())
            if (holdsPointers(base.getType(), depth + 1))
                return true;
    }
    return llvm::any_of(record->fields(),
                        [&](const FieldDecl *field) { return holdsPointers(field->getType(), depth + 1); });
}

static QualType elementOf(QualType type) {
    if (const ArrayType *array = type->getAsArrayTypeUnsafe())
        return array->getElementType();
    return type->isPointerType() || type->isReferenceType() ? type->getPointeeType() : QualType();
}

lt_declared_type Declared::type(QualType of) const {
    lt_declared_type described = {};
    described.type_class = classify(of);
    if (described.type_class == LT_DECLARED_UNKNOWN)
        return described;
    const QualType element = elementOf(of);
    described.element = classify(element);
    if (described.type_class == LT_DECLARED_INTEGER && !of->isIncompleteType()) {
        described.is_signed = of->isSignedIntegerOrEnumerationType();
        described.bits = unsigned(context.getTypeSize(of));
    }
    const QualType held = described.type_class == LT_DECLARED_ARRAY ? element : of;
    described.holds_pointers = classify(held) == LT_DECLARED_RECORD && holdsPointers(held);
    described.spelling = text(of.getAsString(context.getPrintingPolicy()));
    return described;
}

// --- the declaration ------------------------------------------------------------------------------------------------

const lt_declared_name *Declared::names(llvm::ArrayRef<lt_declared_name> of) const {
    return static_cast<lt_declared_name *>(lt_arena_copy(arena, of.data(), of.size() * sizeof(lt_declared_name)));
}

/// Fields of anonymous structs and unions count as the record's own, as they do in an expression.
static void flatten(const RecordDecl *record, llvm::SmallVectorImpl<const FieldDecl *> &fields) {
    for (const FieldDecl *field : record->fields()) {
        if (field->isAnonymousStructOrUnion())
            flatten(field->getType()->getAsRecordDecl(), fields);
        else
            fields.push_back(field);
    }
}

static const RecordDecl *namedRecord(const RecordDecl *record) {
    while (record->isAnonymousStructOrUnion() && isa<RecordDecl>(record->getParent()))
        record = cast<RecordDecl>(record->getParent());
    return record;
}

void Declared::describeFields(const RecordDecl *of) {
    flatten(namedRecord(of), fields);
    llvm::SmallVector<lt_declared_name, 8> described;
    for (const FieldDecl *field : fields)
        described.push_back({text(field->getName()), type(field->getType())});
    declaration.fields = names(described);
    declaration.field_count = uint32_t(described.size());
}

void Declared::describeFunction(const FunctionDecl *of) {
    function = of;
    llvm::SmallVector<lt_declared_name, 8> described;
    for (const ParmVarDecl *parameter : of->parameters())
        described.push_back({text(parameter->getName()), type(parameter->getType())});
    declaration.parameters = names(described);
    declaration.parameter_count = uint32_t(described.size());
    if (const auto *method = dyn_cast<CXXMethodDecl>(of)) {
        declaration.has_this = !method->isStatic();
        declaration.is_static_member = method->isStatic();
        if (const auto *record = method->getParent(); record && !record->isLambda())
            describeFields(record);
    }
}

static std::string nameOf(const Decl *decl) {
    const auto *named = dyn_cast<NamedDecl>(decl);
    return named ? named->getNameAsString() : std::string();
}

Declared::Declared(const ASTContext &context, Preprocessor *preprocessor, lt_arena *arena, const Decl *bearer)
    : context(context), preprocessor(preprocessor), arena(arena), bearer(bearer) {
    declaration.name = text(nameOf(bearer));
    declaration.index = LT_NO_INDEX;
    declaration.is_cxx = context.getLangOpts().CPlusPlus;
    answer();
    if (const auto *self = dyn_cast<FunctionDecl>(bearer)) {
        declaration.bearer = LT_BEARER_FUNCTION;
        declaration.type = type(self->getReturnType());
        describeFunction(self);
    } else if (const auto *parameter = dyn_cast<ParmVarDecl>(bearer)) {
        declaration.bearer = LT_BEARER_PARAMETER;
        declaration.type = type(parameter->getType());
        declaration.index = parameter->getFunctionScopeIndex();
        if (const auto *of = dyn_cast<FunctionDecl>(parameter->getDeclContext())) {
            describeFunction(of);
            declaration.function = text(of->getNameAsString());
            if (!isa<CXXConstructorDecl, CXXDestructorDecl>(of)) {
                auto *result = LT_NEW(arena, lt_declared_type);
                *result = type(of->getReturnType());
                declaration.result = result;
            }
        }
    } else if (const auto *field = dyn_cast<FieldDecl>(bearer)) {
        declaration.bearer = LT_BEARER_FIELD;
        declaration.type = type(field->getType());
        describeFields(field->getParent());
        declaration.index = uint32_t(llvm::find(fields, field) - fields.begin());
        declaration.has_this = declaration.is_cxx;
    } else if (const auto *variable = dyn_cast<VarDecl>(bearer)) {
        declaration.bearer = LT_BEARER_VARIABLE;
        declaration.type = type(variable->getType());
        declaration.is_static_member = variable->isStaticDataMember();
    } else if (const auto *alias = dyn_cast<TypedefNameDecl>(bearer)) {
        declaration.bearer = LT_BEARER_TYPEDEF;
        declaration.type = type(alias->getUnderlyingType());
    } else {
        declaration.bearer = LT_BEARER_RECORD;
        bearable = isa<RecordDecl>(bearer);
        if (bearable)
            declaration.type = type(context.getCanonicalTagType(cast<RecordDecl>(bearer)));
    }
}

// --- names ----------------------------------------------------------------------------------------------------------

/// The first declaration of this name, qualified or not, that fits, from the bearer's scope outwards.
const NamedDecl *Declared::find(llvm::StringRef name,
                                llvm::function_ref<bool(const NamedDecl *)> fits) const {
    llvm::SmallVector<llvm::StringRef, 4> parts;
    name.split(parts, "::", -1, /*KeepEmpty=*/false);
    if (parts.empty())
        return nullptr;
    for (const DeclContext *scope = bearer->getDeclContext(); scope; scope = scope->getParent()) {
        const DeclContext *in = scope;
        for (llvm::StringRef part : llvm::ArrayRef(parts).drop_back()) {
            const DeclContext *next = nullptr;
            for (const NamedDecl *found : in->lookup(&context.Idents.get(part.trim())))
                if (const auto *inner = dyn_cast<DeclContext>(found); inner && !isa<FunctionDecl>(found))
                    next = inner->getPrimaryContext();
            in = next;
            if (!in)
                break;
        }
        if (!in || in->isFunctionOrMethod())
            continue;
        for (const NamedDecl *found : in->lookup(&context.Idents.get(parts.back().trim())))
            if (fits(found))
                return found;
    }
    return nullptr;
}

/// Of a macro that stands for an integer, an enumerator or another such macro, maybe negated and in parentheses.
bool Declared::macroValue(llvm::StringRef name, int64_t &value, unsigned depth) const {
    const MacroInfo *macro = preprocessor ? preprocessor->getMacroInfo(&context.Idents.get(name)) : nullptr;
    if (!macro || macro->isFunctionLike() || depth > 8)
        return false;
    llvm::ArrayRef<Token> tokens = macro->tokens();
    while (tokens.size() > 2 && tokens.front().is(tok::l_paren) && tokens.back().is(tok::r_paren))
        tokens = tokens.drop_front().drop_back();
    const bool negated = tokens.size() == 2 && tokens.front().is(tok::minus);
    if (negated)
        tokens = tokens.drop_front();
    if (tokens.size() != 1)
        return false;
    const Token &token = tokens.front();
    if (token.is(tok::numeric_constant)) {
        const std::string spelling = preprocessor->getSpelling(token);
        llvm::StringRef digits = llvm::StringRef(spelling).rtrim("uUlL");
        uint64_t magnitude;
        if (digits.getAsInteger(0, magnitude))
            return false;
        value = int64_t(magnitude);
    } else if (!token.getIdentifierInfo() ||
               !(macroValue(token.getIdentifierInfo()->getName(), value, depth + 1) ||
                 (depth == 0 && token.getIdentifierInfo()->getName() != name &&
                  constant(token.getIdentifierInfo()->getName(), value)))) {
        return false;
    }
    value = negated ? -value : value;
    return true;
}

bool Declared::constant(llvm::StringRef name, int64_t &value) const {
    const NamedDecl *found = find(name, [&](const NamedDecl *decl) {
        const auto *variable = dyn_cast<VarDecl>(decl);
        return isa<EnumConstantDecl>(decl) ||
               (variable && variable->getType().isConstQualified() &&
                variable->getType()->isIntegralOrEnumerationType() && variable->getAnyInitializer());
    });
    if (const auto *enumerator = dyn_cast_or_null<EnumConstantDecl>(found)) {
        value = enumerator->getInitVal().getExtValue();
        return true;
    }
    if (const auto *variable = dyn_cast_or_null<VarDecl>(found)) {
        Expr::EvalResult result;
        const Expr *init = variable->getAnyInitializer();
        if (init && !init->isValueDependent() && init->EvaluateAsInt(result, context)) {
            value = result.Val.getInt().getExtValue();
            return true;
        }
    }
    return macroValue(name, value, 0);
}

static const TemplateDecl *templateOf(const Decl *decl) {
    if (const auto *function = dyn_cast<FunctionDecl>(decl)) {
        const TemplateDecl *own = function->getDescribedFunctionTemplate();
        return own ? own : function->getPrimaryTemplate();
    }
    if (const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(decl))
        return special->getSpecializedTemplate();
    const auto *record = dyn_cast<CXXRecordDecl>(decl);
    return record ? record->getDescribedClassTemplate() : nullptr;
}

/// Whether a template around the bearer has a parameter of this name that is a value.
bool Declared::isTemplateConstant(llvm::StringRef name) const {
    if (!declaration.is_cxx)
        return false;
    for (const Decl *scope = bearer; scope; scope = dyn_cast_or_null<Decl>(scope->getDeclContext())) {
        const TemplateDecl *pattern = templateOf(scope);
        if (pattern && llvm::any_of(*pattern->getTemplateParameters(), [&](const NamedDecl *parameter) {
                return isa<NonTypeTemplateParmDecl>(parameter) && parameter->getName() == name;
            }))
            return true;
    }
    return false;
}

/// The type of `t->n` or `cfg.max`; null when there is no such member.
QualType Declared::memberType(const lt_bound_node &node) const {
    QualType type;
    if (node.reference == LT_BOUND_PARAMETER && function) {
        type = function->getParamDecl(node.index)->getType();
    } else if (node.reference == LT_BOUND_FIELD) {
        type = fields[node.index]->getType();
    } else if (const auto *variable = dyn_cast_or_null<VarDecl>(
                   find(node.name, [](const NamedDecl *decl) { return isa<VarDecl>(decl); }))) {
        type = variable->getType();
    }
    llvm::StringRef path(node.path);
    while (!type.isNull() && !path.empty()) {
        path = path.drop_front(path.starts_with("->") ? 2 : 1);
        const llvm::StringRef name = path.substr(0, path.find_first_of(".-"));
        path = path.drop_front(name.size());
        if (type->isPointerType() || type->isReferenceType())
            type = type->getPointeeType();
        const RecordDecl *record = type->getAsRecordDecl();
        record = record ? record->getDefinition() : nullptr;
        llvm::SmallVector<const FieldDecl *, 8> members;
        if (record)
            flatten(record, members);
        const auto *found = llvm::find_if(members, [&](const FieldDecl *field) { return field->getName() == name; });
        type = found == members.end() ? QualType() : (*found)->getType();
    }
    return type;
}

/// `sizeof(struct job)`, `sizeof(unsigned long)`, `sizeof(char *)`; null for what is no type.
QualType Declared::typeNamed(llvm::StringRef name) const {
    name = name.trim();
    if (name.consume_back("*"))
        return typeNamed(name).isNull() ? QualType() : QualType(context.VoidPtrTy);
    if (name.consume_front("const ") || name.consume_front("volatile "))
        return typeNamed(name);
    const QualType builtin =
        llvm::StringSwitch<QualType>(name)
            .Cases({"char", "signed char", "unsigned char"}, context.CharTy)
            .Cases({"short", "short int", "unsigned short", "signed short"}, context.ShortTy)
            .Cases({"int", "unsigned", "unsigned int", "signed", "signed int"}, context.IntTy)
            .Cases({"long", "long int", "unsigned long", "signed long", "unsigned long int"}, context.LongTy)
            .Cases({"long long", "unsigned long long", "long long int"}, context.LongLongTy)
            .Case("float", context.FloatTy)
            .Case("double", context.DoubleTy)
            .Case("long double", context.LongDoubleTy)
            .Cases({"bool", "_Bool"}, context.BoolTy)
            .Case("void", context.VoidTy)
            .Default(QualType());
    if (!builtin.isNull())
        return builtin;
    const bool tagged = name.consume_front("struct ") || name.consume_front("union ") ||
                        name.consume_front("enum ") || name.consume_front("class ");
    const NamedDecl *found = find(name, [&](const NamedDecl *decl) {
        return tagged ? isa<TagDecl>(decl) : isa<TypeDecl>(decl) && (isa<TypedefNameDecl>(decl) || declaration.is_cxx);
    });
    return found ? context.getTypeDeclType(cast<TypeDecl>(found)) : QualType();
}

const char *Declared::nearName(llvm::StringRef name) const {
    const std::string sought = name.str();
    lt_nearest nearest = {sought.c_str(), nullptr, 0};
    for (const DeclContext *scope = bearer->getDeclContext(); scope; scope = scope->getParent()) {
        for (const Decl *decl : scope->decls()) {
            const auto offer = [&](const NamedDecl *named) {
                if (named->getIdentifier() && !named->getName().empty())
                    lt_nearest_offer(&nearest, named->getName().data());
            };
            if (const auto *enumeration = dyn_cast<EnumDecl>(decl))
                for (const EnumConstantDecl *enumerator : enumeration->enumerators())
                    offer(enumerator);
            else if (isa<FunctionDecl, VarDecl>(decl))
                offer(cast<NamedDecl>(decl));
        }
    }
    return nearest.found;
}

void Declared::answer() {
    questions.context = this;
    questions.constant = [](void *context, const char *name, int64_t *value) {
        return static_cast<Declared *>(context)->constant(name, *value);
    };
    questions.function = [](void *context, const char *name) {
        return static_cast<Declared *>(context)->find(name, [](const NamedDecl *decl) {
            return isa<FunctionDecl, FunctionTemplateDecl>(decl);
        }) != nullptr;
    };
    questions.variable = [](void *context, const char *name, lt_declared_type *type) {
        auto *declared = static_cast<Declared *>(context);
        const auto *found = declared->find(name, [](const NamedDecl *decl) { return isa<VarDecl>(decl); });
        if (found)
            *type = declared->type(cast<VarDecl>(found)->getType());
        return found || declared->isTemplateConstant(name);
    };
    questions.member = [](void *context, const lt_bound_node *node, lt_declared_type *type) {
        const QualType found = static_cast<Declared *>(context)->memberType(*node);
        if (!found.isNull())
            *type = static_cast<Declared *>(context)->type(found);
        return !found.isNull();
    };
    questions.size = [](void *context, const char *name, int64_t *bytes) {
        auto *declared = static_cast<Declared *>(context);
        const QualType found = declared->typeNamed(name);
        if (found.isNull() || found->isDependentType() || found->isIncompleteType())
            return false;
        *bytes = declared->context.getTypeSizeInChars(found).getQuantity();
        return true;
    };
    questions.near_name = [](void *context, const char *name) {
        return static_cast<Declared *>(context)->nearName(name);
    };
}

} // namespace lifetime
