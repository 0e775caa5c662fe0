"""A network: layer sizes, weights and biases keyed by layer number, an activation and a cost."""

import copy

import numpy as np

from ..ground import intake
from .activations import ACTIVATIONS
from .costs import COSTS
from .designs import hold, label, refuse_mismatch, resolve, serves

MOST = 10**8  # weights and biases: more would not fit into memory
DEEPEST = 10_000  # layers


class Network:
    """Layers 1 ... L of neurons, fully connected.

    sizes: neurons of each layer, input first. activation: of layers 2 ... L; output: of layer L, where it differs.
    cost: "quadratic", "cross-entropy" (sigmoid outputs) or "log-likelihood" (softmax outputs). Objects serve too: an
    activation is called on z and has .prime(z) or .jacobian(z), a cost is called on (a, y) and has .gradient(a, y).
    init: "normal", weights and biases N(0, 1), or "scaled", weights N(0, 1/n_in). rng: a seed or a Generator.
    dtype: "float64" or "float32".

    w[l] is (n_l, n_{l-1}): row j, column k is the weight from neuron k of layer l - 1 to neuron j of layer l.
    b[l] is (n_l, 1). Both are plain dicts with keys 2 ... L. ValueError says which argument is wrong, and how.

    >>> net = Network([2, 3, 3, 2], rng=0)
    >>> net.L, net.w[3].shape, net.b[4].shape
    (4, (3, 3), (2, 1))
    """

    def __init__(
        self, sizes, *, activation="sigmoid", output=None, cost="quadratic", init="normal", rng=None, dtype="float64"
    ):
        self._configure(sizes, activation, output, cost, dtype)
        spread = intake.choice(init, "init", {"normal": lambda n: 1.0, "scaled": lambda n: n**-0.5})
        rng = intake.generator(rng)
        self.w, self.b = {}, {}
        for l in range(2, self.L + 1):
            n_out, n_in = self.sizes[l - 1], self.sizes[l - 2]
            self.w[l] = (spread(n_in) * rng.standard_normal((n_out, n_in))).astype(self.dtype)
            self.b[l] = rng.standard_normal((n_out, 1)).astype(self.dtype)

    @classmethod
    def from_parameters(cls, w, b, *, activation="sigmoid", output=None, cost="quadratic", dtype="float64"):
        """A network with the reader's own numbers: w = {2: (n_2, n_1), 3: ...}, b = {2: (n_2,) or (n_2, 1), ...}."""
        for name, given in (("w", w), ("b", b)):
            if not isinstance(given, dict) or not given or set(given) != set(range(2, len(given) + 2)):
                keys = intake.shown(sorted(given, key=str)) if isinstance(given, dict) else type(given).__name__
                raise ValueError(f"{name} is keyed by {keys}; expected a dict with the layer numbers 2, 3, ... L")
        weights = {l: intake.numbers(w[l], f"w[{l}]", dtype_of(dtype)) for l in sorted(w)}
        for l in weights:
            if weights[l].ndim != 2:
                raise ValueError(f"w[{l}] has shape {weights[l].shape}; expected (n_{l}, n_{l - 1}), a table")
        net = cls.__new__(cls)
        net._configure([weights[2].shape[1], *(weights[l].shape[0] for l in weights)], activation, output, cost, dtype)
        net.w = weights
        net.b = {l: intake.numbers(b[l], f"b[{l}]", net.dtype).reshape(-1, 1) for l in sorted(b)}
        net.check("")
        return net

    def _configure(self, sizes, activation, output, cost, dtype):
        intake.unmasked(sizes, "sizes")
        sizes = intake.listed(sizes, "sizes", "layer sizes such as [2, 3, 3, 2]")
        self.sizes = [intake.whole(n, f"sizes[{i}]", 1, MOST) for i, n in enumerate(sizes[: DEEPEST + 1])]
        self.L = len(self.sizes)
        if self.L < 2:
            raise ValueError(f"sizes is {self.sizes}; expected two layers or more, the input and the output")
        count = sum((before + 1) * after for before, after in zip(self.sizes, self.sizes[1:], strict=False))
        if self.L > DEEPEST or count > MOST:
            raise ValueError(
                f"sizes is {intake.shown(self.sizes)}, {count:,} weights and biases or more; "
                f"expected at most {MOST:,}, in at most {DEEPEST:,} layers"
            )
        self.dtype = dtype_of(dtype)
        hidden = resolve(activation, "activation", ACTIVATIONS, ("prime",))
        last = hidden if output is None else resolve(output, "output", ACTIVATIONS, ("prime", "jacobian"))
        self.activation = {l: hidden for l in range(2, self.L)} | {self.L: last}
        self.cost = resolve(cost, "cost", COSTS, ("gradient",))
        self._held = (hidden, last, self.cost)  # those whose derivatives have been held against their values
        refuse_mismatch(self.cost, last)

    def check(self, name="net"):
        """ValueError, which says what is wrong of `name`, unless all is as it was made; it is the reader's to change."""
        of = f"{name}." if name else ""
        sizes = intake.listed(getattr(self, "sizes", None), f"{of}sizes", "layer sizes")
        sizes, layers = [intake.whole(n, f"{of}sizes[{i}]") for i, n in enumerate(sizes)], range(2, len(sizes) + 1)
        if not layers or getattr(self, "L", None) != len(sizes):
            found = intake.shown(getattr(self, "L", None))
            raise ValueError(f"{of}L is {found}, and {of}sizes is {sizes}; expected the number of layers, 2 or more")
        dtype_of(getattr(self, "dtype", None), f"{of}dtype")
        for letter in "wb":
            held = self._by_layer(letter, of)
            for l in layers:
                self._check_numbers(held[l], f"{of}{letter}[{l}]", (sizes[l - 1], sizes[l - 2] if letter == "w" else 1))
        activation = self._by_layer("activation", of)
        for l in layers:
            self._check_design(
                activation[l], f"{of}activation[{l}]", ("prime", "jacobian") if l == self.L else ("prime",)
            )
        self._check_design(getattr(self, "cost", None), f"{of}cost", ("gradient",))
        refuse_mismatch(self.cost, activation[self.L], of)

    def _by_layer(self, letter, of):
        """One of its dicts, its keys checked."""
        held = getattr(self, letter, None)
        if not isinstance(held, dict):
            raise ValueError(f"{of}{letter} is {intake.shown(held)}; expected a dict with the layers 2 ... {self.L}")
        if set(held) != set(range(2, self.L + 1)):
            keys = intake.shown(sorted(held, key=str))
            raise ValueError(f"{of}{letter} has the layers {keys}; expected 2 ... {self.L}")
        return held

    def _check_numbers(self, value, name, expected):
        """ValueError unless an entry of w or b is a plain array of finite numbers, of the expected shape."""
        if type(value) is np.ndarray and value.dtype == self.dtype and value.shape == expected:
            if np.isfinite(value).all():
                return  # as it nearly always is
        intake.unmasked(value, name)
        if not isinstance(value, np.ndarray) or isinstance(value, np.matrix):
            raise ValueError(f"{name} is a {type(value).__name__}; expected a numpy array of shape {expected}")
        if value.dtype.kind == "b":
            raise ValueError(f"{name} holds truth values; expected numbers")
        if value.shape != expected:
            raise ValueError(f"{name} has shape {value.shape}; expected {expected} in a {self.sizes} network")
        intake.numbers(value, name, self.dtype, copy=False)

    def _check_design(self, thing, name, methods):
        """ValueError for what can be no activation or cost; a reader's own is held against its values once."""
        serves(thing, name, methods)
        if not any(thing is each for each in self._held):
            hold(thing, name, methods)
            self._held = (*self._held, thing)

    def copy(self):
        """The same network with weights, biases, sizes and activations of its own, in its dtype."""
        twin = copy.copy(self)
        twin.w = {l: np.array(w, self.dtype) for l, w in self.w.items()}
        twin.b = {l: np.array(b, self.dtype) for l, b in self.b.items()}
        twin.sizes, twin.activation = list(self.sizes), dict(self.activation)
        return twin

    def __repr__(self):
        hidden, output = self.activation[2], self.activation[self.L]
        parts = [f"activation={label(hidden)}"] + ([f"output={label(output)}"] if output is not hidden else [])
        return f"Network({self.sizes}, {', '.join(parts)}, cost={label(self.cost)}, dtype={str(self.dtype)!r})"


def sound(net, name="net"):
    """The gate that every network passes: `net` itself, or ValueError that says what is wrong with it."""
    if not isinstance(net, Network):
        raise ValueError(f"{name} is {intake.shown(net)}; expected a Network")
    net.check(name)
    return net


def dtype_of(dtype, what="dtype"):
    """numpy's float64 or float32, from its name or itself."""
    try:
        name = dtype if dtype is None else np.dtype(dtype).name
    except Exception:  # an object of the reader's own may do anything
        name = dtype
    return np.dtype(intake.choice(name, what, {"float64": "float64", "float32": "float32"}))
