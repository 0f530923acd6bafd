#include "plugin/collect.h"

#include "plugin/written.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

namespace lifetime {

using namespace clang;

static bool carriesContract(const Decl *decl) { return decl->hasAttrs() && decl->hasAttr<SwiftAttrAttr>(); }

void Collector::visitMembers(const DeclContext *context) {
    for (Decl *member : context->decls())
        visit(member);
}

void Collector::visitFunction(const FunctionDecl *function) {
    if (carriesContract(function) || llvm::any_of(function->parameters(), carriesContract))
        bearers.push_back(function);
    if (!function->doesThisDeclarationHaveABody() || function->isDependentContext() || function->isInvalidDecl() ||
        function->isLateTemplateParsed() || function->isDefaulted())
        return;
    if (seen.insert(function).second)
        functions.push_back(function);
}

void Collector::visitRecord(const RecordDecl *record) {
    if (carriesContract(record))
        bearers.push_back(record);
    if (record->isThisDeclarationADefinition() && !record->isImplicit() && seen.insert(record).second)
        visitMembers(record);
}

void Collector::visitVariable(const VarDecl *variable) {
    if (variable->getDeclContext()->isDependentContext())
        return;
    if (variable->hasInit())
        variables.push_back(variable);
    if (variable->isThisDeclarationADefinition() != VarDecl::DeclarationOnly && variable->isExternallyVisible())
        shared.push_back(variable);
}

void Collector::visit(Decl *decl) {
    if (decl->isImplicit() || sources.isInSystemHeader(sources.getExpansionLoc(decl->getLocation())))
        return;
    if (auto *function = dyn_cast<FunctionDecl>(decl))
        return visitFunction(function);
    if (auto *record = dyn_cast<RecordDecl>(decl))
        return visitRecord(record);
    if (auto *pattern = dyn_cast<TemplateDecl>(decl)) {
        if (NamedDecl *templated = pattern->getTemplatedDecl())
            visit(templated);
        return;
    }
    if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl, EnumDecl>(decl))
        visitMembers(cast<DeclContext>(decl));
    if (auto *friends = dyn_cast<FriendDecl>(decl)) {
        if (NamedDecl *declared = friends->getFriendDecl())
            visit(declared);
        return;
    }
    if (auto *variable = dyn_cast<VarDecl>(decl))
        visitVariable(variable);
    if (carriesContract(decl))
        bearers.push_back(decl);
}

} // namespace lifetime
