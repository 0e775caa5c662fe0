"""The five steps one line at a time: the very source of propagate, gradient and step, to be shown and to be run."""

import ast
import copy
import inspect
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace

from ....chapter.backprop import gradient
from ....chapter.feedforward import Forward, propagate_from
from ....chapter.sgd import step
from .stored import Stored


@dataclass(frozen=True)
class Line:
    """One line of the package. text: as it stands in its file; names: the variables it speaks of; code: its right-hand side.

    where: the function that it is a line of. run(values) -> what it makes for one layer, with the names of its own module
    and those of `values`, such as {"net": ..., "z": ..., "l": 3}.
    """

    text: str
    where: str
    names: frozenset
    code: object
    module: object

    def run(self, values):
        return eval(self.code, vars(self.module) | values)


def line(function, target):
    """The line of `function` that assigns to `target`, such as "delta[l]", or with "return", makes its first argument."""
    source = inspect.getsource(function)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Return) and target == "return" and isinstance(node.value, ast.Call):
            made = shown = node.value.args[0]
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == target:
            made, shown = node.value, node
            if isinstance(made, ast.Dict):  # the dict of one layer
                made = made.values[0]
            elif isinstance(made, ast.DictComp):
                made = made.value
        elif isinstance(node, ast.AugAssign) and ast.unparse(node.target) == target:
            made, shown = ast.parse(f"{target} - {ast.unparse(node.value)}", mode="eval").body, node
        else:
            continue
        text = ast.get_source_segment(source, shown)
        names = {part.id for part in ast.walk(made) if isinstance(part, ast.Name)}
        code = compile(ast.Expression(made), function.__name__, "eval")
        return Line(text, function.__name__, frozenset(names), code, inspect.getmodule(function))
    raise LookupError(f"{function.__name__} has no line that assigns to {target}")


@cache
def lines():
    """The lines of the five steps by name, read out of the package's source when first asked for."""
    return {
        "z": line(propagate_from, "z[l]"),
        "a": line(propagate_from, "a[l]"),
        "C": line(gradient, "return"),
        "output delta": line(gradient, "delta"),
        "delta": line(gradient, "delta[l]"),
        "nabla_b": line(gradient, "nabla_b"),
        "nabla_w": line(gradient, "nabla_w"),
        "new_w": line(step, "net.w[l]"),
        "new_b": line(step, "net.b[l]"),
    }


def __getattr__(name):
    """LINES, the public name of lines()."""
    if name != "LINES":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return lines()


@dataclass(frozen=True)
class Made:
    """What one line made for one layer: its key, such as "delta3", the value, and the keys that it read to make it."""

    key: str
    value: object
    reads: frozenset


def which(key, last):
    """(line's name, layer) of the value called `key`, such as "delta3"; layer 0 for the cost, which has none."""
    name = key.rstrip("0123456789")
    layer = int(key[len(name) :] or 0)
    return ("output delta" if name == "delta" and layer == last else name), layer


def make(net, key, values, erased=()):
    """Run the line that makes `key` once. values: {key: value} of all there is, "y" and "eta" among them.

    The weights are those of `values`, the activations and the cost those of `net`. erased: keys whose values are gone.
    Returns Made, with what the line was seen to read. stored.Missing where it computes with what is not there.
    """
    name, layer = which(key, net.L)
    used, reads = lines()[name], set()

    def dict_of(letter):
        layers = [k.removeprefix(letter) for k in values if k.removeprefix(letter).isdigit() and k.startswith(letter)]
        lost = [l for l in layers if f"{letter}{l}" in erased]
        return Stored(letter, {int(l): values[f"{letter}{l}"] for l in layers}, reads, map(int, lost))

    here = copy.copy(net)
    here.w, here.b = dict_of("w"), dict_of("b")
    found = SimpleNamespace(nabla_w=dict_of("nabla_w"), nabla_b=dict_of("nabla_b"))
    z, a = dict_of("z"), dict_of("a")
    names = {"net": here, "z": z, "a": a, "forward": Forward(z, a), "delta": dict_of("delta"), "found": found}
    plain = {name: values[name] for name in ("y", "eta") if name in used.names}
    value = used.run(names | plain | {"l": layer})
    return Made(key, value, frozenset(reads | set(plain)))
