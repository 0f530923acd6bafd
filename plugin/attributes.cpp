// The contracts' attributes: every spelling of attrs/attrs.def, kept in the AST as a SwiftAttrAttr.
//
// That attribute carries one string, changes no byte of the object file, and survives precompiled headers, modules,
// template instantiation and redeclaration. The string is "lifetime::owned" or "lifetime::owned=fclose"; the
// attribute's source range runs from its name to its string argument, which Clang translates through a PCH.

#include "plugin/driver.h"

#include "plugin/written.h"

#include "clang/AST/Attr.h"
#include "clang/Basic/ParsedAttrInfo.h"
#include "clang/Sema/ParsedAttr.h"
#include "clang/Sema/Sema.h"

namespace lifetime {
namespace {

template <lt_contract_kind Kind>
class Contract : public clang::ParsedAttrInfo {
public:
    Contract() {
        // Clang strips the underscores of `__owned__` itself, but in no scope that it does not know.
        static const std::string scoped = std::string("lifetime::") + lt_attributes[Kind].name;
        static const std::string reserved = std::string("lifetime::__") + lt_attributes[Kind].name + "__";
        static const Spelling all[] = {
            {clang::ParsedAttr::AS_GNU, lt_attributes[Kind].name},
            {clang::ParsedAttr::AS_CXX11, lt_attributes[Kind].name},
            {clang::ParsedAttr::AS_C23, lt_attributes[Kind].name},
            {clang::ParsedAttr::AS_CXX11, scoped.c_str()},
            {clang::ParsedAttr::AS_C23, scoped.c_str()},
            {clang::ParsedAttr::AS_CXX11, reserved.c_str()},
            {clang::ParsedAttr::AS_C23, reserved.c_str()},
        };
        Spellings = all;
        NumArgs = lt_attributes[Kind].least_arguments;
        OptArgs = lt_attributes[Kind].most_arguments - lt_attributes[Kind].least_arguments;
    }

    AttrHandling handleDeclAttribute(clang::Sema &sema, clang::Decl *decl,
                                     const clang::ParsedAttr &attribute) const override {
        std::string text = std::string(writtenPrefix) + lt_attributes[Kind].name;
        clang::SourceLocation name = attribute.getLoc(), string = name;
        if (attribute.getNumArgs() != 0) {
            llvm::StringRef argument;
            if (!sema.checkStringLiteralArgumentAttr(attribute, 0, argument, &string))
                return AttributeNotApplied;
            text.append("=").append(argument);
        }
        // Implicit, so that `-ast-print` and clangd do not show Swift's spelling.
        decl->addAttr(clang::SwiftAttrAttr::CreateImplicit(sema.Context, text, {name, string}));
        return AttributeApplied;
    }
};

template <lt_contract_kind Kind>
void registerContract() {
    static clang::ParsedAttrInfoRegistry::Add<Contract<Kind>> contract(lt_attributes[Kind].name,
                                                                       lt_attributes[Kind].meaning);
}

} // namespace

void registerAttributes() {
#define LT_ATTRIBUTE(name, least, most, bare, macro, meaning) registerContract<LT_CONTRACT_##name>();
#include "attrs/attrs.def"
#undef LT_ATTRIBUTE
}

} // namespace lifetime
