"""The conventions of docs/design.md, held by the code."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import errata

SRC = Path(errata.__file__).parent
MODULES = sorted(SRC.rglob("*.py"))
LAYERS = ["_nouns", "_library", "_observe", "_match", "_show", "testing", "_cli", "__main__"]
"""What a module may import stands before it; `errata` itself (the door) is open to testing and the command line."""
LAZY = {("_nouns", "_show")}
"""Imports inside a function that may point upward: a noun shows itself."""
MAX_LINES, MAX_FUNCTION = 300, 40
HEAVY = {"rich", "pydantic", "httpx", "httpx2", "openai", "sklearn", "numpy"}


def _room(path):
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def _imports(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "errata":
            names = [node.module] if node.module != "errata" else [f"errata.{alias.name}" for alias in node.names]
            for name in names:
                yield node, name.split(".")[1] if "." in name else ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SRC)))
def test_imports_point_one_way(path):
    """A room imports only rooms that stand before it in the straight line."""
    room = _room(path)
    if room == "__init__":
        return
    for node, target in _imports(path):
        if target in LAYERS and (room, target) not in LAZY:
            assert LAYERS.index(target) <= LAYERS.index(room), f"{path.name}:{node.lineno} imports {target}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SRC)))
def test_modules_and_functions_are_short(path):
    """At most 300 lines a module and 40 a function."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MAX_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert node.end_lineno - node.lineno < MAX_FUNCTION, node.name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SRC)))
def test_modules_say_what_they_are(path):
    """Each module begins with a docstring, and no name says nothing."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    assert not set(path.stem.split("_")) & {"util", "utils", "helper", "helpers", "manager", "data", "info", "process", "common", "misc"}


def test_public_surface():
    """What `errata` offers is what `__all__` says, and nothing else that is not a module."""
    offered = {name for name in vars(errata) if not name.startswith("_") and not isinstance(getattr(errata, name), type(ast)) and name not in ("annotations", "Any")}

    assert sorted(errata.__all__, key=str.lower) == errata.__all__ or sorted(errata.__all__) == errata.__all__
    assert offered | {"__version__"} == set(errata.__all__)


def test_explain_needs_the_standard_library_alone():
    """Without site-packages `explain` answers, and it has imported nothing that is not in the standard library."""
    program = "\n".join([
        f"import sys; sys.path.insert(0, {str(SRC.parent)!r})", "import errata", "print(errata.explain('Error code: 429 - rate limit').to_dict()['schema'])", "str(errata.explain('x'))",
        "print(sorted({m.partition('.')[0] for m in sys.modules} - set(sys.stdlib_module_names) - {'errata', '__main__'}))"])
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.split("\n")[:2] == ["errata.diagnosis/1", "[]"]


def test_no_word_of_the_workshop():
    """The project speaks of itself alone."""
    words = ["/" + "work/", "py" + "pi.org", "npm" + "js.", "helper agent"]
    root = SRC.parent.parent
    for path in [*SRC.rglob("*.toml"), *MODULES, *root.glob("*.md"), *(root / "docs").rglob("*.md"), *(root / "tools").glob("*.py"), *(root / "tests").glob("*.py")]:
        text = path.read_text(encoding="utf-8")
        assert [word for word in words if word in text and path.name != "test_architecture.py"] == [], path
