"""The house stays the house: imports run one way, each framework has one door, modules stay small."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("corpus", "indexes", "assistant", "ui")
"""The packages, each allowed to import only itself and those before it."""

READING_FLOORS = (
    "words",
    "facts",
    "sentences",
    "layouts",
    "arithmetic",
    "people",
    "asking",
    "counts",
    "units",
    "doubts",
    "turns",
)
"""The packages of the staffing reader (`assistant/reading`), from the words of a question to whole conversations."""

ONE_DOOR = {"chromadb": "indexes/dense.py", "onnx": "indexes/encoder_build.py"}
"""Frameworks that exactly one module may import."""

SUFFIXES = {".py", ".toml", ".md", ".json", ".jsonl", ".css", ".js", ".html", ".yml", ".txt", ""}


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module named by an import statement, at the top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""


@pytest.mark.parametrize("path", sources(*FLOORS), ids=name_of)
def test_a_module_imports_only_from_its_own_floor_and_those_below(path: Path) -> None:
    floor = FLOORS.index(path.relative_to(ROOT).parts[0])
    above = {*FLOORS[floor + 1 :], "tests"}
    assert [name for name in imported(tree_of(path)) if name.split(".")[0] in above] == []


@pytest.mark.parametrize("path", sources(*(f"assistant/reading/{floor}" for floor in READING_FLOORS)), ids=name_of)
def test_a_module_of_the_reader_imports_only_from_its_own_floor_and_those_below(path: Path) -> None:
    own = READING_FLOORS.index(path.relative_to(ROOT).parts[2])
    below = {f"assistant.reading.{floor}" for floor in READING_FLOORS[: own + 1]}
    reader = [name for name in imported(tree_of(path)) if name.startswith("assistant.reading")]
    assert [name for name in reader if name.rpartition(".")[0] not in below] == []


def test_every_package_of_the_reader_has_its_floor() -> None:
    folders = {path.parent.name for path in (ROOT / "assistant/reading").glob("*/__init__.py")}
    assert folders == set(READING_FLOORS)


@pytest.mark.parametrize(("framework", "door"), ONE_DOOR.items())
def test_a_framework_with_one_door_is_imported_there_alone(framework: str, door: str) -> None:
    found = [
        name_of(path)
        for path in sources(*FLOORS)
        if any(name.split(".")[0] == framework for name in imported(tree_of(path)))
    ]
    assert found == [door]


def test_only_the_settings_read_the_environment() -> None:
    readers = [
        name_of(path)
        for path in sources(*FLOORS)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "environb", "getenv")
    ]
    assert set(readers) == {"assistant/settings.py"}


def test_modules_of_the_packages_import_each_other_without_a_cycle() -> None:
    modules = {name_of(path)[:-3].replace("/", ".").removesuffix(".__init__"): path for path in sources(*FLOORS)}
    edges = {
        module: {name for name in _at_import(tree_of(path)) if name in modules} for module, path in modules.items()
    }
    settled: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, f"cycle: {' -> '.join([*path[path.index(module) :], module])}"
        if module not in settled:
            for other in sorted(edges[module] - {module}):
                visit(other, (*path, module))
            settled.add(module)

    for module in modules:
        visit(module, ())


def _at_import(tree: ast.Module) -> Iterator[str]:
    """Modules that are imported when this one is: statements outside functions and TYPE_CHECKING."""
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imported(ast.Module([node], []))
            if isinstance(node, ast.ImportFrom):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", sources(*FLOORS, "tests"), ids=name_of)
def test_a_module_has_fewer_than_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400


@pytest.mark.parametrize("path", sources(*FLOORS), ids=name_of)
def test_a_module_says_what_it_is_and_is_named_by_its_subject(path: Path) -> None:
    assert path.stem not in ("utils", "helpers", "misc", "common")
    assert ast.get_docstring(tree_of(path))


def test_legal_figures_are_never_floats() -> None:
    exact = [*sources("assistant/rules"), ROOT / "corpus" / "figures.py", ROOT / "corpus" / "numerals.py"]
    floats = [
        f"{name_of(path)}:{node.lineno}"
        for path in exact
        for node in ast.walk(tree_of(path))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float")
    ]
    assert floats == []


def test_every_package_ships_and_nothing_else_does() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["setuptools"]["packages"]["find"]["include"] == [f"{n}*" for n in sorted(FLOORS)]
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and any(path.rglob("__init__.py"))}
    assert {name for name in folders if name in FLOORS} == set(FLOORS)


def test_every_dependency_is_pinned_exactly() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [row for rows in project["optional-dependencies"].values() for row in rows]
    loose = [row for row in [*project["dependencies"], *extras] if not re.search(r"==\d", row)]
    assert loose == []


def test_no_file_holds_a_path_of_somebodys_machine() -> None:
    here = str(ROOT.parent)
    patterns = [r"(?<![\w.])/(?:home|Users)/[a-z]\w*", r"[A-Z]:\\\\?Users\\"]
    if here not in ("/", "/tmp", "/home"):
        patterns.append(re.escape(here) + r"(?![\w.-])")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in _texts()
        if (match := re.search("|".join(patterns), path.read_text(encoding="utf-8", errors="ignore")))
    ]
    assert found == []


def _texts() -> Iterator[Path]:
    tops = [ROOT / name for name in (*FLOORS, "tests", ".ci")]
    files = [path for top in tops for path in top.rglob("*")] + list(ROOT.glob("*"))
    for path in files:
        if path.is_file() and path.suffix in SUFFIXES and "__pycache__" not in path.parts and path != Path(__file__):
            yield path
