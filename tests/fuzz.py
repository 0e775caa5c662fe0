"""What a hostile hand gives to the public names: good arguments, some of them spoilt, and what must hold of each call."""

import copy
import dataclasses
import re
import time
import warnings
from inspect import Parameter as P
from inspect import signature

import numpy as np

import nnbp
from nnbp.chapter.activations import ACTIVATIONS
from nnbp.chapter.costs import COSTS

from .networks import KINDS

NOISE = (ValueError, TypeError, OSError)


class NoName:
    """An activation of the reader's own, without a name."""

    def __call__(self, z):
        return z * nnbp.sigmoid(z)

    def prime(self, z):
        return nnbp.sigmoid(z) + z * nnbp.sigmoid_prime(z)


class Broken:
    """Nothing about it works."""

    def __repr__(self):
        raise RuntimeError("no repr")

    __call__ = __array__ = __len__ = __iter__ = __index__ = __float__ = __fspath__ = __repr__
    prime = gradient = __repr__


class Liar:
    """An activation and a cost that give what is no number."""

    def __call__(self, *arguments):
        return "a"

    prime = gradient = __call__


def selfish():
    inner: list = []
    inner.append(inner)
    return inner


def things(rng):
    """Values of every kind, of which few are right anywhere."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PendingDeprecationWarning)
        matrix = np.matrix([[0.5], [0.2]])
    return [
        None, True, False, 0, 1, 2, -1, 7, 2.0, 1.5, -0.5, np.nan, np.inf, -np.inf, 1e308, -1e308, 1e-320, 0.0, 10**12,
        -(10**12), 10**400, 10**5000, 1j, "", "a", "relu", "2.1", "\0", "w9.9.9", "x" * 5000, b"ab", [], (), {}, [[]],
        [1, "a"],
        [[1, 2], [3]], ["a", "b"], [None, None], [1e308, 1e308], [0.5, 0.5], selfish(), set(), {1: 2}, {"a": 1, 2: 3},
        {2: None}, {2.5: [1]}, range(3), iter([1, 2]), (n for n in range(2)), np.array([]), np.array(3), np.array("a"),
        np.float32(0.5), np.int8(3), np.bool_(True), np.ones(2), np.ones((2, 3, 4)), np.ones((2, 0)), np.zeros((2, 2)),
        np.ones((2, 1), "uint8") * 200, np.ones((2, 1), "float16"), np.ones((2, 1)) * 1j, np.array([1, None]),
        np.array(["2020-01-01"], "datetime64[D]"), np.ma.masked_array([[0.5], [0.2]], [[True], [False]]), np.ma.masked,
        [np.ma.masked_array([1.0], [True])], matrix, np.full((2, 1), np.nan), np.full((2, 1), 1e308),
        np.zeros(2, [("a", "f8")]), rng, np.random.default_rng, object(), object, Broken(), Broken, NoName(), NoName, Liar(),
        lambda *arguments: 0, print, Ellipsis, NotImplemented, nnbp, nnbp.Network, np.sin, NoName().prime, "../nowhere",
        nnbp.EQUATIONS, ValueError("x"), b"\xff", complex("nan"), np.longdouble(1), np.arange(10_000), [[[[[1]]]]],
    ]  # fmt: skip


def network(rng, most=4):
    sizes = rng.integers(1, 5, size=rng.integers(2, most + 1)).tolist()
    dtype = "float32" if rng.random() < 0.2 else "float64"
    kind = dict(KINDS[rng.integers(len(KINDS))])
    if kind["activation"] == "sigmoid" and kind["cost"] == "quadratic" and rng.random() < 0.3:
        kind["activation"] = NoName()
    return nnbp.Network(sizes, rng=rng, dtype=dtype, **kind)


def examples(rng, net, m=None):
    m = m or int(rng.integers(1, 4))
    y = rng.random((net.sizes[-1], m))
    return rng.normal(size=(net.sizes[0], m)), y / y.sum(axis=0)


def spoilt(rng, net):
    """A copy of a network in which one thing is not as it should be."""
    net, l, thing = net.copy(), 2, any_of(rng, things(rng))
    shape = net.w[l].shape
    which = rng.integers(24)
    if which < 5:
        setattr(net, ("w", "b", "activation", "cost", "sizes")[which], thing)
    elif which < 8:
        getattr(net, ("w", "b", "activation")[which - 5])[l] = thing
    elif which == 8:
        net.w[l] = net.w[l].tolist()
    elif which == 9:
        net.w[l] = np.matrix(net.w[l])
    elif which == 10:
        net.w[l][0, 0] = any_of(rng, [np.nan, np.inf, -np.inf])
    elif which == 11:
        net.w[l] = np.full(shape, any_of(rng, [1e300, 1e150, 1e38, -1e308]))
    elif which == 12:
        net.w[l] = rng.integers(-3, 3, size=shape).astype(any_of(rng, ["int8", "int64", "bool"]))
    elif which == 13:
        net.w = {**net.w, any_of(rng, ["a", 1, None, 99, (1,)]): thing}
    elif which == 14:
        net.b[l] = net.b[l].ravel()
    elif which == 15:
        net.activation[net.L] = any_of(rng, list(ACTIVATIONS.values()))
    elif which == 16:
        net.activation[2] = ACTIVATIONS["softmax"]
    elif which == 17:
        net.cost = any_of(rng, list(COSTS.values()))
    elif which == 18:
        net.L = any_of(rng, [0, 2, 99, "a", None])
    elif which == 19:
        delattr(net, any_of(rng, ["w", "b", "sizes", "L", "cost", "activation", "dtype"]))
    elif which == 20:
        net.dtype = any_of(rng, [None, "int8", np.dtype("float16"), "nonsense"])
    elif which == 21:
        net.w[l] = np.ma.masked_array(net.w[l], net.w[l] > 0)
    elif which == 22:
        net.w[l] = net.w[l].astype(object)
    else:
        net.w[l] = net.w[l] * 1j
    return net


def bent(rng, array):
    """An array that is almost the right one, or another form of the right one."""
    array = np.atleast_1d(array)
    forms = [
        lambda a: a.tolist(), lambda a: a.T, lambda a: a[..., :0], lambda a: a.ravel(), lambda a: a[np.newaxis],
        lambda a: np.vstack([a, a]) if a.ndim == 2 else a, lambda a: a.astype("float32"), lambda a: a.astype("uint8"),
        lambda a: a > 0, lambda a: np.asfortranarray(a), lambda a: a[::-1], lambda a: a * 1e308, lambda a: a * 1e99,
        lambda a: a * 1e20, lambda a: a * np.nan, lambda a: a * 1j, lambda a: np.ma.masked_array(a, a > 0),
        lambda a: a * 1e-310,
        lambda a: a.astype(object), lambda a: a.astype(str), lambda a: a.astype("longdouble"), lambda a: np.matrix(a),
        lambda a: np.hstack([a] * 3), lambda a: a * -1, lambda a: frozen(a),
    ]  # fmt: skip
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            return any_of(rng, forms)(array)
        except ValueError:  # np.matrix takes no more than two dimensions
            return array


def frozen(array):
    array = array.copy()
    array.flags.writeable = False
    return array


def any_of(rng, these):
    return these[int(rng.integers(len(these)))]


def kept(value, depth=0):
    """What a value is, so that a change of it shows."""
    if value is np.ma.masked:
        return id(value)
    if isinstance(value, np.ndarray):
        return (type(value), str(value.dtype), value.shape, value.tobytes() if value.dtype != object else repr(value))
    if (
        isinstance(value, (np.random.Generator, type))
        or depth > 5
        or callable(value)
        and not isinstance(value, nnbp.Network)
    ):
        return id(value)
    if isinstance(value, dict):
        return (type(value), [(kept(k, depth + 1), kept(v, depth + 1)) for k, v in value.items()])
    if isinstance(value, (list, tuple)):
        return (type(value), [kept(part, depth + 1) for part in value])
    if isinstance(value, nnbp.Network):
        return kept({k: v for k, v in vars(value).items() if k != "_held"}, depth + 1)
    if dataclasses.is_dataclass(value):
        return kept({f.name: getattr(value, f.name, None) for f in dataclasses.fields(value)}, depth + 1)
    if isinstance(value, (int, float, complex, str, bytes, type(None))):
        return (type(value), value if value == value else "nan")
    return id(value)


def infinite(value, depth=0):
    """Is there a number in a result that is not finite?"""
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "fc" and not np.isfinite(value).all()
    if isinstance(value, (float, complex)):
        return not np.isfinite(value)
    if depth > 4:
        return False
    if isinstance(value, dict):
        return any(infinite(part, depth + 1) for part in value.values())
    if isinstance(value, (list, tuple)):
        return any(infinite(part, depth + 1) for part in value[:50])
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return any(infinite(getattr(value, f.name), depth + 1) for f in dataclasses.fields(value))
    return False


def names_of(function):
    """The arguments of a function by name; those of a method stand for what ** takes."""
    found = signature(function).parameters.values()
    names = [p.name for p in found if p.kind is not P.VAR_KEYWORD]
    more = ("w", "b", "activation", "output", "cost", "dtype") if len(names) < len(found) else ()
    return [*names, *more]


def tried(function, arguments, changes=(), endless=False, seconds=1.0):
    """What is wrong with a call, in words, or None; and whether it ended right."""
    before = {name: kept(value) for name, value in arguments.items() if name not in changes}
    started, answer, error = time.process_time(), None, None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", RuntimeWarning)
        try:
            answer = function(**arguments)
        except Exception as raised:  # the very thing to be looked at
            error = raised
    took = time.process_time() - started
    if error is not None:
        text = str(error.args[0]) if error.args else ""
        if isinstance(error, RuntimeWarning) and infinite(arguments):
            return None, False
        if not isinstance(error, NOISE):
            return f"{type(error).__name__}: {text[:300]}", False
        if not re.match(rf"({'|'.join(map(re.escape, names_of(function)))})\b", text):
            return f"{type(error).__name__} that begins with no argument: {text[:300]}", False
        if len(text) > 1000:
            return f"a message of {len(text)} letters", False
    after = {name: kept(value) for name, value in arguments.items() if name not in changes}
    if after != before:
        return f"changed {[name for name in before if after[name] != before[name]]}", False
    if took > seconds:
        return f"took {took:.1f} s", False
    if error is None and not endless and infinite(answer) and not infinite(arguments):
        return "gave a number that is not finite", False
    return None, error is None


def twin(value):
    """A copy where one can be made, so that cases share nothing."""
    try:
        return copy.deepcopy(value)
    except Exception:  # generators, and what will not be copied
        return value


def told(value):
    try:
        return repr(value)[:160]
    except Exception:
        return f"a {type(value).__name__}"
