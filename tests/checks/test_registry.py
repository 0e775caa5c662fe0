"""EQUATIONS: every tag once, with a place and a check; every check holds, and has been seen to fail."""

import inspect
import json
import math
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnbp
from nnbp.checks.equation import name_of
from nnbp.checks.registry import ALGORITHMS, EQUATIONS, EVERY

ROOT = Path(__file__).resolve().parents[2]
TAGS = ["3", "8", "10", *map(str, range(34, 58)), "BP1", "BP2", "BP3", "BP4"]
ALL = [*EQUATIONS.values(), *ALGORITHMS.values()]
each = pytest.mark.parametrize("equation", ALL, ids=lambda e: e.tag)


def test_every_tag_once():
    assert sorted(e.tag for e in EVERY) == sorted(TAGS) and sorted(EQUATIONS) == sorted(TAGS)


@each
def test_every_entry_is_whole(equation):
    assert equation.title and equation.latex and equation.says.endswith(".") and callable(equation.function)
    assert equation.latex.count("{") == equation.latex.count("}")
    doc = inspect.getdoc(equation.function) or ""
    if equation.tag in EQUATIONS:
        assert f"({equation.tag})" in doc, f"{name_of(equation.function)} does not name ({equation.tag})"


@each
def test_every_entry_has_a_place(equation):
    path = ROOT / "notebooks" / f"{equation.notebook}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    headings = re.findall(r"^#+ (.*)$", text, flags=re.M)
    assert equation.heading in headings, f"{equation.heading!r} is no heading of {path.name}: {headings}"
    if equation.tag in EQUATIONS:
        assert f"\\tag{{{equation.tag}}}" in text


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32 - 1))
@each
def test_every_check_holds(equation, seed):
    assert equation.check(np.random.default_rng(seed)) < 1e-9


@each
def test_every_check_fails_on_a_broken_function(equation):
    def slightly_off(value):
        if isinstance(value, dict):
            return {key: slightly_off(part) for key, part in value.items()}
        return tuple(map(slightly_off, value)) if isinstance(value, tuple) else value * (1 + 1e-6)

    broken = equation.check(0, lambda **arguments: slightly_off(equation.function(**arguments)))
    assert 1e-9 < broken < 1e-3
    assert equation.check(0, lambda **arguments: None) == math.inf
    assert equation.check(0, lambda: 0) == math.inf


def test_a_tag_that_does_not_exist():
    with pytest.raises(KeyError, match="'BP5' is no equation of the chapter; expected one of 3, 8, 10, 34"):
        EQUATIONS["BP5"]


def test_how_an_equation_is_shown():
    bp2 = EQUATIONS["BP2"]
    shown = bp2._repr_markdown_()
    for piece in (bp2.latex, bp2.says, "def hidden_error(", "agrees with an independent route"):
        assert piece in shown
    assert repr(bp2).startswith("(BP2) the error of the layer before: ")
    assert EQUATIONS._repr_markdown_().count("\n") == len(EQUATIONS) + 1


def test_the_readmes_table_is_the_registry():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| \((\w+)\) \| .* \| `(\w+)` \|", readme, flags=re.M)
    assert listed == [(e.tag, name_of(e.function)) for e in EVERY]


def test_every_function_is_public():
    for equation in EVERY:
        assert getattr(nnbp, name_of(equation.function)) is equation.function


def test_the_hadamard_product_of_the_chapter():
    assert nnbp.hadamard(np.array([[1], [2]]), np.array([[3], [4]])).tolist() == [[3], [8]]


def test_the_lines_of_40_agree_and_where_a_1_minus_a_loses_its_digits():
    z = np.linspace(-8, 8, 201)
    e, a = np.exp(-z), nnbp.sigmoid(z)
    lines = [-1 / (1 + e) ** 2 * e * -1, e / (1 + e) ** 2, 1 / (1 + e) * (1 - 1 / (1 + e)), a * (1 - a)]
    for line in [*lines, nnbp.sigmoid_slope_of_a(a)]:
        np.testing.assert_allclose(line, nnbp.sigmoid_slope(z), rtol=1e-12)
    far = np.array([37.0])
    assert nnbp.sigmoid_slope_of_a(nnbp.sigmoid(far)) == 0 and abs(nnbp.sigmoid_slope(far)[0] / 8.533e-17 - 1) < 1e-3
    assert np.isfinite(nnbp.sigmoid_slope(np.array([-1000.0, 1000.0]))).all()


def test_37_holds_for_sigmoid_and_fails_for_softmax():
    assert EQUATIONS["37"].check(1) < 1e-9
    assert EQUATIONS["36"].check(1, nnbp.output_error_diagonal) > 0.01
