"""The package's shape: imports point one way, every module says what it is, and what is small stays small."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "nnbp"
ORDER = (  # a module imports from its own row or the rows above
    (
        "intake",
        "activations",
        "costs",
        "progress",
        "answers",
        "derivatives",
        "stored",
        "work",
        "own_mistakes",
        "verdict",
    ),
    ("equations",),
    ("network", "feedforward", "backprop", "parameters"),
    (
        "checks",
        "paths",
        "saturation",
        "scaling",
        "nudge",
        "descent",
        "sgd",
        "sweep",
        "measured",
        "output_layer",
        "digits",
        "course",
        "plane",
        "tiny",
        "products",
        "five_steps",
        "phases",
        "counting",
        "erased",
        "typed",
        "vanishing",
        "one_neuron",
    ),
    ("routes", "proofs", "mistakes", "slowness", "pixels", "reading", "own_exercises", "walks", "chain"),
    ("registry", "questions", "missteps"),
    ("pictures", "plots", "digit_plots", "depth_plot"),
    ("explorers", "exercises", "predictions"),
    ("__init__",),
)
ROW = {name: row for row, names in enumerate(ORDER) for name in names}
MODULES = sorted(PACKAGE.rglob("*.py"))


def part(path):
    """The name in ORDER that a file belongs to."""
    inside = path.relative_to(PACKAGE).with_suffix("").parts
    return inside[0]


def imported(path):
    """The parts of the package that a file imports, at its top or anywhere inside it."""
    depth = len(path.relative_to(PACKAGE).parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            yield from ([node.module.split(".")[0]] if node.module else [alias.name for alias in node.names])
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield part(path)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names = [node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            assert not any(name.split(".")[0] == "nnbp" for name in names), f"{path} imports nnbp by its full name"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path):
    for name in imported(path):
        assert name in ROW, f"{name} has no place in ORDER"
        assert ROW[name] <= ROW[part(path)], f"{part(path)} imports {name}, which stands after it"


def test_rows_hold_no_circles():
    """Within a row the arrows must not run in circles either."""
    arrows = {name: set() for name in ROW}
    for path in MODULES:
        arrows[part(path)] |= {name for name in imported(path) if name != part(path)}
    done = set()
    while len(done) < len(arrows):
        free = {name for name, needs in arrows.items() if name not in done and needs <= done}
        assert free, f"a circle among {sorted(set(arrows) - done)}"
        done |= free


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_opens_with_a_sentence(path):
    first = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))).splitlines()[0]
    assert first.endswith((".", ":")) or first.count(" ") > 4


def test_import_nnbp_loads_numpy_only():
    heavy = ("matplotlib", "ipywidgets", "anywidget", "tqdm", "IPython")
    code = f"import sys, nnbp; print([m for m in {heavy} if m in sys.modules])"
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


def test_ruff_and_mypy_are_content():
    root = PACKAGE.parent
    for command in (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]):
        found = subprocess.run([sys.executable, "-m", *command], cwd=root, capture_output=True, text=True)
        assert found.returncode == 0, found.stdout + found.stderr
