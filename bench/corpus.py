"""What the bench programs share: the corpora's compile commands and running one of them."""
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CORPORA = os.path.join(ROOT, ".cache", "corpora")
CORE = ["sqlite", "redis", "curl", "git", "nginx", "lua", "leveldb"]


def plugin_path(argument):
    """The plugin named on the command line, absolute; ends the program when there is none."""
    path = os.path.abspath(argument or os.path.join(ROOT, "build", "liblifetime.so"))
    if not os.path.exists(path):
        sys.exit(f"no plugin at {path}: build first, or name it with --plugin")
    return path


def units(name):
    """The compile commands of a corpus, which is fetched and configured when it is not there."""
    path = os.path.join(CORPORA, name, "compile_commands.json")
    if not os.path.exists(path):
        if subprocess.run([os.path.join(ROOT, "bench", "corpora"), name]).returncode:
            sys.exit(f"no corpus '{name}'")
    return json.load(open(path))


def source_of(unit):
    return os.path.normpath(os.path.join(unit["directory"], unit["file"]))


def shown(unit, name):
    """The unit's file as reports show it: relative to the corpus."""
    return os.path.relpath(source_of(unit), os.path.join(CORPORA, name, "tree"))
