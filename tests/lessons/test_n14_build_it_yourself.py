"""Build it yourself: unfilled, every step says what is missing; filled in with the folded solutions, it reads digits."""

import re
from pathlib import Path

import nbformat
import numpy as np
import pytest

import nnbp

PATH = Path(__file__).resolve().parents[2] / "notebooks" / "14_build_it_yourself.ipynb"
CELLS = nbformat.read(PATH, as_version=4).cells
STEPS = (
    "my_input",
    "my_cost",
    "my_output_error",
    "my_way_back",
    "my_weight_gradient",
    "my_measured_error",
    "my_step",
    "my_epoch",
)


def solutions():
    """{function's name: its folded solution} of the eight steps."""
    text = "\n".join(cell.source for cell in CELLS if cell.cell_type == "markdown")
    found = re.findall(r"<summary>A solution</summary>\s+```python\n(.*?)```", text, re.S)
    return {re.findall(r"^def (my_\w+)", code, re.M)[-1]: code for code in found}


@pytest.fixture(scope="module")
def filled():
    """The names that the notebook leaves behind with every solution in its place, and the verdicts on the way."""
    names, verdicts, folded = {}, {}, solutions()
    for cell in CELLS:
        if cell.cell_type != "code" or "own_training" in cell.source or "DigitErrors" in cell.source:
            continue
        exec(cell.source, names)
        step = re.search(r"^nnbp\.exercises\.check\(.*, (my_\w+)\)", cell.source, re.M)
        if step:
            exec(folded[step[1]], names)
            verdicts[step[1]] = eval(step[0], names)
    return names, verdicts


def test_each_of_the_eight_steps_has_a_solution_that_the_tutor_takes(filled):
    assert tuple(solutions()) == STEPS
    assert {name: verdict.right for name, verdict in filled[1].items()} == dict.fromkeys(STEPS, True)


@pytest.mark.slow
def test_filled_in_it_reads_95_in_100_digits(filled):
    mine = nnbp.own_training(filled[0]["my_epoch"])
    assert mine.accuracy[-1] >= 0.95 and len(mine.misread) == round(359 * (1 - mine.accuracy[-1]))
    assert repr(mine).startswith(f"{mine.accuracy[-1]:.1%} of the test digits are read rightly after 30 epochs")


def test_its_gradient_is_the_packages(filled):
    net, x, y = nnbp.tiny_network()
    x, y = [[x[0]], [x[1]]], [[y[0]], [y[1]]]
    nabla_w, nabla_b = filled[0]["my_backprop"](net, np.array(x), np.array(y))
    right = nnbp.backprop(net, x, y)
    for l in net.w:
        assert nabla_w[l] == pytest.approx(right.nabla_w[l]) and nabla_b[l] == pytest.approx(right.nabla_b[l])


def test_unfilled_it_says_what_is_missing():
    outputs = [o for cell in CELLS if cell.cell_type == "code" for o in cell.outputs]
    texts = ["".join(o.get("data", {}).get("text/plain", "")) for o in outputs]
    assert sum("Not written yet" in text for text in texts) == len(STEPS) + 1


def test_a_wrong_epoch_is_not_trained():
    mine = nnbp.own_training(lambda net, X, Y, eta, mini_batch_size, rng: None)
    assert mine.missing.startswith("Step 8") and not len(mine.accuracy)


@pytest.mark.parametrize("given", [{"epochs": 0}, {"sizes": [64]}, {"rng": -1}])
def test_what_it_refuses(given):
    with pytest.raises(ValueError):
        nnbp.own_training(lambda net, X, Y, eta, mini_batch_size, rng: None, **given)
