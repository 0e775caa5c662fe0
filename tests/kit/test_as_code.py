"""A network as code: every digit, and activations and costs of the reader's own by the names that they have."""

import sys
import types

import numpy as np
import pytest

import nnbp
from nnbp.kit.as_code import network_code

from ..explorers import EXPLORERS


class Swish:
    def __call__(self, z):
        return z * nnbp.sigmoid(z)

    def prime(self, z):
        return nnbp.sigmoid(z) + z * nnbp.sigmoid_prime(z)


class Steep(Swish):
    def __init__(self, beta):
        self.beta = beta


class Squares:
    name = "squares"

    def __call__(self, a, y):
        return ((a - y) ** 2).sum(axis=0)

    def gradient(self, a, y):
        return 2 * (a - y)


swish = Swish()


def rebuilt(net, **names):
    scope = dict(names)
    exec(network_code(net), scope)
    return scope["net"]


def same(one, other):
    return all(np.array_equal(getattr(one, p)[l], getattr(other, p)[l]) for p in "wb" for l in one.w)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("size", [1e-310, 1e-12, 1e-4, 1.0, 1e5, 1e30])
def test_every_digit_that_counts(size, dtype):
    net = nnbp.Network([3, 4, 2], rng=0, dtype=dtype)
    with np.errstate(under="ignore", over="ignore"):
        net.w = {l: (w * size).astype(dtype) for l, w in net.w.items()}
    again = rebuilt(net)
    for l in net.w:
        np.testing.assert_allclose(again.w[l], net.w[l], rtol=1e-9, atol=0)
        np.testing.assert_allclose(again.b[l], net.b[l], rtol=1e-9, atol=0)
    assert again.dtype == net.dtype


def test_round_numbers_stay_short():
    net = nnbp.tiny_network()[0]
    net.w[2][0, 0] = 0.1 + 0.2  # as a slider's steps leave it
    code = network_code(net)
    assert "2: [[0.3, -0.9], [-1.2, 1.6], [4.6, 3.4]]" in code and "activation='sigmoid', cost='quadratic'" in code
    net = nnbp.tiny_network(dtype="float32")[0]
    assert "[[1.8, -0.9], [-1.2, 1.6], [4.6, 3.4]]" in network_code(net)


def test_ones_own_by_the_name_that_it_has():
    net = nnbp.tiny_network(activation=swish, output="identity", cost=Squares())[0]
    code = network_code(net)
    assert f"from {__name__} import swish\n" in code and "activation=swish, output='identity', cost=Squares()" in code
    again = rebuilt(net)
    assert again.activation[2] is swish and type(again.cost) is Squares and same(again, net)


def test_ones_own_of_the_notebook(monkeypatch):
    scope: dict = {}
    exec("class Bent:\n    __call__ = lambda self, z: z\n    prime = lambda self, z: z * 0 + 1", scope)
    here = types.ModuleType("__main__")
    vars(here).update(Bent=scope["Bent"], nnbp=nnbp)
    scope["Bent"].__module__ = "__main__"
    monkeypatch.setitem(sys.modules, "__main__", here)
    net = nnbp.tiny_network(activation=scope["Bent"]())[0]
    assert "activation=Bent()," in network_code(net) and "import Bent" not in network_code(net)
    vars(here)["bent"] = net.activation[2]
    assert "activation=bent," in network_code(net)
    assert rebuilt(net, **vars(here)).activation[2] is net.activation[2]


def test_ones_own_that_cannot_be_named():
    net = nnbp.tiny_network(activation=Steep(2.0))[0]
    assert "# your_activation must exist: your own activation, a Steep\n" in network_code(net)
    again = rebuilt(net, your_activation=net.activation[2])
    assert again.activation[2] is net.activation[2] and same(again, net)


def test_a_picture_of_an_activation_without_a_name():
    net, x, y = nnbp.tiny_network(activation=swish)
    explorer = nnbp.OneNetwork(net, x, y, hand="w3.1.2")
    assert "every neuron on its curve" in explorer.still()
    scope: dict = {}
    *build, show = explorer.code().splitlines()
    exec("\n".join(build), scope)
    assert repr(eval(show, scope)) == repr(explorer)


@pytest.mark.parametrize("name", [
    pytest.param(name, marks=[pytest.mark.slow] * (name == "VanishingError"))
    for name in EXPLORERS if name not in ("Training", "DigitErrors")
])  # fmt: skip
def test_the_code_gives_exactly_the_same_picture(name):
    """Moved far, so that what is drawn by the start's own scale would differ; and unfolded, where it can be."""
    explorer = EXPLORERS[name]()
    for control in explorer.controls(explorer.state).values():
        explorer.set(control.name, control.positions[int(0.75 * (len(control.positions) - 1))])
    for choice in explorer.choices:
        if choice.name in ("why", "numbers", "network", "view") and not name.startswith("FiveSteps"):
            explorer.do("choose", choice.name, choice.options[-1][1])
    *build, show = explorer.code().splitlines()
    scope: dict = {}
    exec("\n".join(build), scope)
    again = eval(show, scope)
    assert again.state == explorer.state
    drawn, expected = (each.drawn(each.state).live(each.place(each.state)) for each in (again, explorer))
    assert drawn == expected
