"""Every public name under a hostile hand: each call ends right, or in one error that begins with the argument's name."""

import inspect
import os

import numpy as np
import pytest

import nnbp
from nnbp.chapter.front_door import shapes
from nnbp.chapter.sgd import step
from nnbp.live.explorer import Explorer

from . import fuzz

pytestmark = pytest.mark.slow

SEED, CASES = int(os.environ.get("NNBP_FUZZ_SEED", 0)), int(os.environ.get("NNBP_FUZZ_CASES", 5000))
TRAINING, TEST = nnbp.load_digits()
SOME = type(TEST)(TEST.x[:, :20], TEST.y[:, :20], TEST.labels[:20], TEST.shape)
READER = nnbp.Network([64, 5, 10], rng=0)
RUN = nnbp.sgd(READER.copy(), (SOME.x, SOME.y), epochs=2, mini_batch_size=5, eta=0.5, rng=0, test_data=(SOME.x, SOME.y))
COURSE = nnbp.course(nnbp.Network([2, 3, 1], rng=0), nnbp.plane.ring(10), epochs=2, mini_batch_size=5, eta=0.5, rng=0)


def net_x_y(m=None, most=4):
    def good(rng):
        net = fuzz.network(rng, most)
        x, y = fuzz.examples(rng, net, m)
        return {"net": net, "x": x, "y": y}

    return good


def with_layer(rng):
    good = net_x_y(1)(rng)
    return good | {"layer": int(rng.integers(2, good["net"].L + 1))}


def with_weight(first):
    def good(rng):
        net = nnbp.Network(rng.integers(1, 4, size=3).tolist(), rng=rng)
        x, y = fuzz.examples(rng, net, 1)
        return {"net": net, "x": x, "y": y, first: 2, "j": 1, "k": 1}

    return good


def trained(rng):
    return {
        "net": nnbp.Network([2, 3, 1], rng=rng), "data": nnbp.plane.ring(10), "epochs": 2, "mini_batch_size": 4,
        "eta": 0.5, "rng": 0, "test_data": nnbp.plane.ring(4),
    }  # fmt: skip


def equation(function):
    def good(rng):
        sizes = {"m": 1 if "1" in str(shapes(function.__wrapped__)) else 2}
        given = {}
        for name, stated in shapes(function.__wrapped__).items():
            letters = ("n", "m") if stated is None else stated
            given[name] = rng.random([1 if a == "1" else sizes.setdefault(a, int(rng.integers(1, 4))) for a in letters])
        return given

    return good


def plain(**arguments):
    return lambda rng: dict(arguments)


def reading(rng):
    return {"net": READER.copy(), "data": SOME}


def images(rng):
    return {"image": TEST.image(0), "label": 3, "forward": nnbp.feedforward(READER, TEST.x[:, 0])}


def a_network(rng):
    options = {
        "activation": "tanh",
        "output": None,
        "cost": "quadratic",
        "init": "normal",
        "rng": 0,
        "dtype": "float32",
    }
    return {"sizes": [2, 3, 2], **options}


def parameters(rng):
    net = nnbp.Network([2, 3, 2], rng=rng, **fuzz.KINDS[int(rng.integers(len(fuzz.KINDS)))])
    options = {"activation": net.activation[2], "output": net.activation[net.L], "cost": net.cost, "dtype": "float64"}
    return {"w": net.w, "b": net.b, **options}


def deltas(rng):
    net = nnbp.Network([2, 3, 2, 2], rng=rng)
    result = nnbp.backprop(net, *fuzz.examples(rng, net, 1))
    return {"w": net.w, "z": result.forward.z, "delta_L": result.delta[4]}


def links(rng):
    return {"links": [rng.normal(size=shape) for shape in ((1, 3), (3, 2), (2, 2))]}


EQUATIONS = {name: f for name, f in vars(nnbp).items() if inspect.isfunction(f) and hasattr(f, "__wrapped__")}


def own_epoch(net, X, Y, eta, mini_batch_size, rng):
    """An epoch of a reader's, by the package's own step."""
    order = rng.permutation(X.shape[1])
    for start in range(0, X.shape[1], mini_batch_size):
        batch = order[start : start + mini_batch_size]
        step(net, X[:, batch], Y[:, batch], eta)


CALLS = {
    "Network": (nnbp.Network, a_network),
    "Network.from_parameters": (nnbp.Network.from_parameters, parameters),
    "tiny_network": (nnbp.tiny_network, plain(activation="tanh", cost="quadratic", dtype="float64")),
    "feedforward": (nnbp.feedforward, lambda rng: {k: v for k, v in net_x_y()(rng).items() if k != "y"}),
    "backprop": (nnbp.backprop, net_x_y()),
    "sgd": (nnbp.sgd, trained),
    "course": (nnbp.course, trained),
    "own_training": (nnbp.own_training, plain(epoch=own_epoch, sizes=[64, 3, 10], epochs=1, rng=0)),
    "replay": (nnbp.replay, plain(taken=COURSE, epoch=1, data=nnbp.plane.ring(10), mini_batch_size=4, eta=0.5)),
    "sigmoid": (nnbp.sigmoid, plain(z=np.zeros((2, 1)))),
    "sigmoid_prime": (nnbp.sigmoid_prime, plain(z=np.zeros((2, 1)))),
    "error_by_product": (nnbp.error_by_product, deltas),
    "count_products": (nnbp.count_products, net_x_y()),
    "complex_step_error": (nnbp.complex_step_error, lambda rng: with_layer(rng) | {"h": 1e-30}),
    "complex_step_gradient": (nnbp.complex_step_gradient, net_x_y()),
    "nudged_error": (nnbp.nudged_error, lambda rng: with_layer(rng) | {"h": 1e-5}),
    "count_paths": (nnbp.count_paths, plain(sizes=[2, 3, 3, 2], layer=2)),
    "path_sum": (nnbp.path_sum, with_weight("layer")),
    "paths": (nnbp.paths, with_weight("layer")),
    "four_routes": (nnbp.four_routes, lambda rng: with_weight("l")(rng) | {"h": 1e-5}),
    "step_sweep": (nnbp.step_sweep, lambda rng: net_x_y(1, 3)(rng) | {"parameter": "b2.1", "steps": [1e-1, 1e-5]}),
    "nudge": (nnbp.nudge, lambda rng: with_layer(rng) | {"j": 1, "values": [0.5, -0.5]}),
    "why_slow": (nnbp.why_slow, lambda rng: net_x_y(1)(rng) | {"name": "b2.1"}),
    "scaled": (nnbp.scaled, lambda rng: {"net": fuzz.network(rng), "scale": 2.0, "shift": -1.0}),
    "resized": (nnbp.resized, lambda rng: {"net": fuzz.network(rng), "weights": 2.0, "biases": -1.0}),
    "try_lines": (nnbp.try_lines, lambda rng: net_x_y(None, 3)(rng) | {"erased": ["z2"]}),
    "recompute": (nnbp.recompute, lambda rng: net_x_y(None, 3)(rng) | {"erased": ["z2"]}),
    "work": (nnbp.work, plain(sizes=[2, np.array([3, 4]), 2])),
    "path_links": (nnbp.path_links, lambda rng: {k: v for k, v in with_weight("layer")(rng).items() if k not in "jk"}),
    "from_the_cost": (nnbp.from_the_cost, links),
    "from_the_weight": (nnbp.from_the_weight, links),
    "path_work": (nnbp.path_work, plain(n=3, depth=4)),
    "deep_network": (nnbp.deep_network, plain(n_in=2, width=3, depth=2, n_out=1, activation="relu", init="scaled", rng=0)),
    "error_lengths": (
        nnbp.error_lengths,
        lambda rng: {"nets": [nnbp.deep_network(2, 3, 2, 1)], "x": rng.random((2, 3)), "y": rng.random((1, 3))},
    ),
    "input_gradient": (nnbp.input_gradient, net_x_y()),
    "confusion": (nnbp.confusion, reading),
    "flat_shares": (nnbp.flat_shares, reading),
    "gradient_lengths": (nnbp.gradient_lengths, reading),
    "misread": (nnbp.misread, reading),
    "readings": (nnbp.readings, reading),
    "load_digits": (nnbp.load_digits, plain(held_out="the last")),
    "one_hot": (nnbp.one_hot, plain(labels=[1, 2], size=3)),
    "load_mnist": (nnbp.load_mnist, plain(folder="nowhere")),
    "Predictions": (nnbp.Predictions, plain(notebook="04")),
    "Predictions.ask": (nnbp.Predictions("04").ask, plain(name=next(iter(nnbp.Predictions("04").questions)))),
    "plane.moons": (nnbp.plane.moons, plain(n=10, spread=0.1, rng=0)),
    "plane.ring": (nnbp.plane.ring, plain(n=10, spread=0.1, rng=0)),
    "plane.grid": (nnbp.plane.grid, plain(cells=5)),
    "plane.bounded": (nnbp.plane.bounded, plain(x=[[3.0], [0.1]])),
    "plots.digit": (nnbp.plots.digit, plain(image=np.zeros((8, 8)), title="none")),
    "plots.digit_through": (nnbp.plots.digit_through, images),
    "plots.residuals": (nnbp.plots.residuals, plain(nudges=nnbp.nudge(*nnbp.tiny_network(), 2, 2, np.logspace(-9, 0, 9)))),
    "plots.step_errors": (nnbp.plots.step_errors, plain(steps=[0.1, 0.01], one_sided=[0.1, 0.0], centred=[0.1, 0.01])),
    "plots.paths_and_work": (nnbp.plots.paths_and_work, plain(n=3, work={3: (3, 2, 1), 4: (9, 4, 2)})),
    "digit_plots.training": (nnbp.digit_plots.training, plain(history=RUN)),
    "digit_plots.weights": (nnbp.digit_plots.weights, lambda rng: {"net": READER.copy(), "shape": (8, 8)}),
    "digit_plots.confusions": (nnbp.digit_plots.confusions, plain(counts=np.eye(3, dtype=int))),
    "digit_plots.flat_shares": (nnbp.digit_plots.flat_shares, plain(low=[0.1, 0.2], high=[0.1, 0.2])),
    "depth_histories": (nnbp.depth_histories, plain(runs={"sigmoid": {1: RUN}})),
    "EQUATIONS.check": (nnbp.EQUATIONS["BP2"].check, plain(rng=0, function=None)),
} | {name: (getattr(nnbp, name), equation(function)) for name, function in EQUATIONS.items()}  # fmt: skip
ENDLESS = {"error_lengths", "why_slow", "EQUATIONS.check", "nudge"}  # nan or inf says there that something is not there
TRAINED_IN_PLACE = {"sgd": ("net",)}
SECONDS = {"load_digits": 3.0, "own_training": 5.0}


def spoil(rng, arguments):
    """One or two arguments replaced by something else; the same object as another one at times."""
    for name in rng.permutation(list(arguments))[: rng.integers(1, 3)] if arguments else ():
        value, dice = arguments[name], rng.random()
        if isinstance(value, nnbp.Network) and dice < 0.8:
            arguments[name] = fuzz.spoilt(rng, value)
        elif isinstance(value, np.ndarray) and dice < 0.6:
            arguments[name] = fuzz.bent(rng, value)
        elif isinstance(value, (tuple, list)) and dice < 0.4 and value:
            place = int(rng.integers(len(value)))
            part = value[place]
            other = fuzz.bent(rng, part) if isinstance(part, np.ndarray) else fuzz.any_of(rng, fuzz.things(rng))
            arguments[name] = type(value)([*value[:place], other, *value[place + 1 :]])
        elif isinstance(value, dict) and dice < 0.4 and value:
            key = fuzz.any_of(rng, list(value))
            arguments[name] = {**value, key: fuzz.any_of(rng, fuzz.things(rng))}
        else:
            arguments[name] = fuzz.any_of(rng, fuzz.things(rng))
    return arguments


def public():
    """The names of nnbp that can be called, and are its own; the explorers have storms of their own."""
    for name in dir(nnbp):
        thing = getattr(nnbp, name)
        own = getattr(
            type(thing) if not inspect.isroutine(thing) and not inspect.isclass(thing) else thing, "__module__", ""
        )
        explorer = isinstance(thing, type) and issubclass(thing, Explorer)
        if not name.startswith("_") and callable(thing) and own.startswith("nnbp") and not explorer:
            yield name


def test_every_public_name_is_tried():
    assert set(public()) - set(CALLS) == set()


@pytest.mark.parametrize("name", CALLS)
def test_no_hand_breaks_it(name):
    function, good = CALLS[name]
    rng = np.random.default_rng([SEED, *name.encode()])
    changes, endless, seconds = TRAINED_IN_PLACE.get(name, ()), name in ENDLESS, SECONDS.get(name, 1.0)
    if name != "load_mnist":
        assert fuzz.tried(function, good(rng), changes, endless, 5.0) == (None, True)
    found, right = [], 0
    for case in range(max(1, CASES // len(CALLS))):
        arguments = spoil(rng, good(rng))
        wrong, ended = fuzz.tried(function, arguments, changes, endless, seconds)
        right += ended
        if wrong:
            given = ", ".join(f"{key}={fuzz.told(value)}" for key, value in arguments.items())
            found.append(f"case {case}: {name}({given}): {wrong}")
    assert not found, "\n".join(found)
