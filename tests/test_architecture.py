"""The package's shape: imports point one way, every module says what it is, and what is small stays small."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "nnbp"
FLOORS = ("ground", "chapter", "data", "checks", "exercises", "live", "kit", "lessons")  # imports go down this list
HEAVY = ("matplotlib", "ipywidgets", "anywidget", "tqdm", "IPython")
MODULES = sorted(PACKAGE.rglob("*.py"))
each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))


def dotted(path):
    """A file's module as the parts of its name, without nnbp: ("chapter", "sgd")."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


@cache
def read(path):
    """A file as a tree, and all the nodes of it that import."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return tree, [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]


def imported(path):
    """The modules and the names in them that a file imports from the package, at its top or anywhere inside it."""
    folder = path.relative_to(PACKAGE).parent.parts
    for node in read(path)[1]:
        if isinstance(node, ast.ImportFrom) and node.level:
            assert node.level <= len(folder) + 1, f"{path} reaches out of the package"
            base = folder[: len(folder) + 1 - node.level] + tuple((node.module or "").split(".") if node.module else ())
            yield from (base + (alias.name,) for alias in node.names)
        else:
            names = [node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            assert not any(name.split(".")[0] == "nnbp" for name in names), f"{path} imports nnbp by its full name"


def outside(path):
    """The other packages that a file imports, anywhere inside it."""
    for node in read(path)[1]:
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif not node.level:
            yield node.module.split(".")[0]


def test_every_folder_has_its_floor():
    assert {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(FLOORS)


@each_module
def test_imports_go_down(path):
    here = dotted(path)
    if not here:
        return  # the face imports from every floor
    for there in imported(path):
        assert there[0] in FLOORS, f"{'.'.join(here)} imports {'.'.join(there)} from the face"
        assert FLOORS.index(there[0]) <= FLOORS.index(here[0]), (
            f"{'.'.join(here)} imports {'.'.join(there)}, a floor up"
        )
        if here[0] == "live":
            assert there[0] in ("ground", "live"), (
                f"{'.'.join(here)} imports {'.'.join(there)}; live stands on ground alone"
            )
        if here[0] == there[0] == "lessons" and len(here) > 1 and here[1][:1] == "n" and here[1][1:3].isdigit():
            assert there[1] == here[1] or not there[1][1:3].isdigit(), f"lesson {here[1]} imports from {there[1]}"


def test_no_circles():
    modules = {dotted(path) for path in MODULES}
    arrows = {}
    for path in MODULES:
        found = {there if there in modules else there[:-1] for there in imported(path)}
        arrows[dotted(path)] = (found & modules) - {dotted(path)}
    done = set()
    while len(done) < len(arrows):
        free = {name for name, needs in arrows.items() if name not in done and needs <= done}
        assert free, f"a circle among {sorted('.'.join(name) for name in set(arrows) - done)}"
        done |= free


@each_module
def test_widgets_stay_in_the_host(path):
    where = "/".join(path.relative_to(PACKAGE).parts)
    if where.startswith(("ground", "chapter", "data", "checks", "exercises")):
        assert not set(outside(path)) & {"matplotlib", "ipywidgets", "anywidget"}, f"{where} draws or shows"
    if where.startswith(("kit", "lessons")):
        assert not set(outside(path)) & {"ipywidgets", "anywidget"}, f"{where} owns widgets; they are the host's"


def test_no_two_files_of_one_name():
    seen = {}
    for path in MODULES:
        if path.name not in ("__init__.py", "questions.py", "plots.py"):
            seen.setdefault(path.name, []).append(str(path.relative_to(PACKAGE)))
    assert [names for names in seen.values() if len(names) > 1] == []


@each_module
def test_every_module_opens_with_a_sentence(path):
    first = ast.get_docstring(read(path)[0]).splitlines()[0]
    assert first.endswith((".", ":")) or first.count(" ") > 4


def test_import_nnbp_loads_numpy_only():
    code = f"import sys, nnbp; print([m for m in {HEAVY} if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_every_public_name_exists_and_is_explained():
    import nnbp

    for name in dir(nnbp):
        if not name.startswith("_") and callable(getattr(nnbp, name)):
            assert getattr(nnbp, name).__doc__, f"{name} has no docstring"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        nnbp.nothing  # noqa: B018


@pytest.mark.parametrize(
    "command", ["ruff check .", "ruff format --check .", pytest.param("mypy", marks=pytest.mark.slow)]
)
def test_the_linters_are_content(command):
    found = subprocess.run([sys.executable, "-m", *command.split()], cwd=PACKAGE.parent, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr
