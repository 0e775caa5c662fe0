"""Whatever is handed over, `check` gives a Verdict, and the package is as it was."""

import time

import numpy as np
import pytest

import nnbp
from nnbp.chapter.activations import ACTIVATIONS
from nnbp.chapter.costs import COSTS
from nnbp.exercises import check, check_activation, check_cost
from nnbp.exercises.running.time_limit import time_limit


def bp2(w_next, delta_next, z, activation):
    return (w_next.T @ delta_next) * activation.prime(z)


def broken(*names):
    def fail(self, *given, **named):
        raise RuntimeError("broken")

    return type("Broken", (), dict.fromkeys(names, fail))


class Mute(Exception):
    def __str__(self):
        raise RuntimeError("mute")

    __repr__ = __str__


class Endless:
    def __len__(self):
        return 10**12

    def __getitem__(self, index):
        return 1.0


def raises(error):
    def answer(w_next, delta_next, z, activation):
        raise error

    return answer


def holds_itself(**given):
    found = {}
    found[2] = found
    return found


HOSTILE = {
    "no repr": broken("__repr__", "__str__")(),
    "callable without repr or signature": broken("__repr__", "__call__", "__signature__")(),
    "repr of the answer": lambda **a: broken("__repr__", "__str__")(),
    "__array__": lambda **a: broken("__array__")(),
    "__getattr__": lambda **a: broken("__getattr__")(),
    "__len__": lambda **a: broken("__len__", "__getitem__")(),
    "__getattribute__": lambda **a: broken("__getattribute__")(),
    "endless": lambda **a: Endless(),
    "holds itself": holds_itself,
    "mute": raises(Mute()),
    "GeneratorExit": raises(GeneratorExit()),
    "SystemExit": raises(SystemExit()),
    "an exception of one's own": raises(type("Own", (BaseException,), {})()),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_is_raised(name):
    verdict = check("BP2", HOSTILE[name])
    assert not verdict.right and verdict.text.startswith("**") and repr(verdict)
    for design in (check_activation, check_cost):
        assert not design(HOSTILE[name]).right


def test_an_interrupt_goes_through():
    with pytest.raises(KeyboardInterrupt):
        check("BP2", raises(KeyboardInterrupt()))


def overwrites(target):
    def answer(w_next, delta_next, z, activation):
        target(activation).prime = lambda *given: given[-1] * 0 + 1
        return (w_next.T @ delta_next) * activation.prime(z)

    return answer


@pytest.mark.parametrize("target", [lambda f: f, type, lambda f: nnbp.sigmoid, lambda f: type(ACTIVATIONS["tanh"])])
def test_what_is_handed_over_cannot_be_damaged(target):
    verdict = check("BP2", overwrites(target))
    assert verdict.mistake == "argument-changed" and "`activation`" in verdict.text, verdict
    assert nnbp.sigmoid.prime(np.array([0.0]))[0] == 0.25 and "prime" not in vars(nnbp.sigmoid)
    assert check("BP2", bp2).right


def test_a_networks_activations_neither():
    def answer(net, x, y):
        found = nnbp.backprop(net, x, y)
        net.activation[2].prime = None
        COSTS["quadratic"].gradient = None
        net.activation.clear()
        return found.nabla_w, found.nabla_b

    assert check("algorithm", answer).mistake == "argument-changed", check("algorithm", answer)
    assert check("algorithm", found).right


def found(net, x, y):
    gradient = nnbp.backprop(net, x, y)
    return gradient.nabla_w, gradient.nabla_b


def test_nan_is_no_randomness():
    verdict = check("BP2", lambda **a: np.nan * a["z"])
    assert "The answer is nan" in verdict.text.split("**")[1]


def endless(**given):
    while True:
        try:
            time.sleep(60)
        except Exception:
            pass


def test_an_endless_function_is_stopped(monkeypatch):
    monkeypatch.setattr(time_limit.__wrapped__, "__defaults__", (0.2,))
    start = time.monotonic()
    verdict = check("BP2", endless)
    assert verdict.mistake == "too-slow" and time.monotonic() - start < 2 and "longer than 2 seconds" in verdict.text
