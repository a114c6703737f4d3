"""No module imports itself, however far round: so that each can be imported first, in whatever order commands do.

Commands import what they need when they run, and many tests run them in processes that have imported everything
already, where an import that only works behind another one would pass.
"""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import newsarchive

ROOT = Path(newsarchive.__file__).parents[1]
PACKAGES = ("newsarchive", "spiders")


def statements(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """Imports that run when the module is imported: not those in functions, nor those for type checkers."""
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            yield from statements(node.orelse)
        elif isinstance(node, ast.If | ast.Try | ast.With | ast.ClassDef):
            for part in ("body", "orelse", "finalbody"):
                yield from statements(getattr(node, part, []))


def imports(sources: dict[str, str]) -> dict[str, set[str]]:
    """Of each module, which others are imported with it; `sources` are their texts, packages by their own names."""
    graph: dict[str, set[str]] = {}
    for module, text in sources.items():
        named: set[str] = set()
        for node in statements(ast.parse(text).body):
            if isinstance(node, ast.Import):
                named |= {alias.name for alias in node.names}
            else:
                assert node.module
                assert not node.level
                # names of a package are its modules, or come from what the package itself imports
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    named.add(inner if inner in sources else node.module)
        # with a module come the packages that it is in; the importing module is in some of them already
        parents = {
            name.rsplit(".", up)[0] for name in named for up in range(1, name.count(".") + 1)
        }
        outside = {name for name in parents if not f"{module}.".startswith(f"{name}.")}
        graph[module] = {name for name in named | outside if name in sources}
    return graph


def sources() -> dict[str, str]:
    found = {}
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            name = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
            found[name.removesuffix(".__init__")] = path.read_text("utf-8")
    return found


def test_no_module_imports_itself_round_about():
    graph = imports(sources())
    assert len(graph) > 400
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize(
    "texts",
    [
        {"a": "import b", "b": "from c import x", "c": "import a"},
        {"a": "from a.b import x", "a.b": "from a import x"},
        {"a": "", "a.b": "if True:\n    from c.d import x", "c": "from a.b import y", "c.d": ""},
    ],
)
def test_a_circle_shows(texts):
    with pytest.raises(CycleError):
        TopologicalSorter(imports(texts)).prepare()


def test_what_is_imported_later_makes_no_circle():
    texts = {
        "a": "from a.b import x",
        "a.b": "from a.c import y",
        "a.c": "if TYPE_CHECKING:\n    from a.b import x\ndef f():\n    from a import z",
    }
    TopologicalSorter(imports(texts)).prepare()


def test_every_module_that_is_imported_is_there():
    # the type checker may find one that was renamed in a copy installed beside this tree
    texts = sources()
    missing = {
        (module, node.module)
        for module, text in texts.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom)
        and node.module
        and node.module.partition(".")[0] in PACKAGES
        and node.module not in texts
    }
    assert not missing
