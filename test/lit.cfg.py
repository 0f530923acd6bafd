# How lit runs test/: CONTRIBUTING.md lists the substitutions.
import os
import shutil

import lit.formats

LLVM_BIN = "/usr/lib/llvm-22/bin"


def program(*names):
    """The path of the first of `names` that is installed, or None."""
    for name in names:
        path = shutil.which(name) or shutil.which(name, path=LLVM_BIN)
        if path:
            return path
    return None


source_root = config.lt_source_root
build_root = config.lt_build_root

config.name = "lifetime"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".c", ".cpp", ".mir", ".test"]
config.excludes = ["unit", "fuzz", "Inputs"]
config.test_source_root = os.path.join(source_root, "test")
config.test_exec_root = os.path.join(build_root, "test", "lit")

plugin_path = os.path.join(build_root, "liblifetime.so")
plugin = "-fplugin=" + plugin_path
include = "-I" + os.path.join(source_root, "attrs")
clang = program("clang-22") or lit_config.fatal("clang-22 is not installed: run scripts/setup")
clangxx = program("clang++-22")

# A name that begins another one stands after it: lit replaces in this order.
substitutions = [
    ("%lifetime_include", include),
    ("%lt-opt", os.path.join(build_root, "lt-opt")),
    ("%lt-link", os.path.join(build_root, "lt-link")),
    (r"%lt\+\+", f"{clangxx} {plugin} {include} -fsyntax-only"),
    (r"%lt\b", f"{clang} {plugin} {include} -fsyntax-only"),
    ("%plugin_path", plugin_path),
    (r"%plugin\b", plugin),
    (r"%root\b", source_root),
    (r"%build\b", build_root),
    (r"%readelf\b", program("readelf", "llvm-readelf")),
    (r"%clangxx\b", clangxx),
]
for tool, names in {"clang14": ["clang-14"], "gcc": ["gcc"], "gxx": ["g++"]}.items():
    path = program(*names)
    if path:
        config.available_features.add(tool)
        substitutions.append((rf"%{tool}\b", path))
substitutions.append((r"%clang\b", clang))
config.substitutions.extend(substitutions)

for feature, path in {"plugin": plugin_path, "lt-opt": os.path.join(build_root, "lt-opt")}.items():
    if os.path.exists(path):
        config.available_features.add(feature)

# FileCheck, not, count, split-file; a locale without surprises; no colours in messages.
config.environment["PATH"] = os.pathsep.join([LLVM_BIN, os.environ.get("PATH", "")])
config.environment["LC_ALL"] = "C"
config.environment["HOME"] = os.path.join(build_root, "test")
