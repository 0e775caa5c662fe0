"""One weight or bias of a network, named as in the book: neurons count from 1, arrays from 0, converted only here."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from .intake import shown

SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Parameter(NamedTuple):
    """The weight to neuron j of layer l from neuron k of layer l - 1, or, with k None, the bias of neuron j."""

    layer: int
    j: int
    k: int | None = None

    @property
    def letter(self):
        return "b" if self.k is None else "w"

    @property
    def name(self):
        """For programs: "w3.1.2" or "b3.1"."""
        return self.letter + ".".join(str(n) for n in self if n is not None)

    @property
    def label(self):
        """For readers: "w³₁₂" or "b³₁"."""
        return self.letter + indexed(self.layer, self.j, self.k)

    @property
    def words(self):
        """For screen readers and captions."""
        if self.k is None:
            return f"bias of neuron {self.layer}·{self.j}"
        return f"weight from neuron {self.layer - 1}·{self.k} to neuron {self.layer}·{self.j}"

    @property
    def code(self):
        """The entry of the network's arrays: "w[3][0, 1]" or "b[3][0, 0]"."""
        return f"{self.letter}[{self.layer}][{self.j - 1}, {0 if self.k is None else self.k - 1}]"

    def read(self, arrays):
        """Its entry of {"w": net.w, "b": net.b} or of the gradients, laid out alike."""
        return arrays[self.letter][self.layer][self.j - 1, 0 if self.k is None else self.k - 1]

    def write(self, arrays, value):
        """Set its entry."""
        arrays[self.letter][self.layer][self.j - 1, 0 if self.k is None else self.k - 1] = value


@cache
def indexed(layer, j, k=None):
    """Raised layer, lowered neurons: "³₁₂"; a comma keeps two-digit neurons apart."""
    neurons = [str(n) for n in (j, k) if n is not None]
    comma = "," if any(len(n) > 1 for n in neurons) else ""
    return str(layer).translate(SUPERSCRIPT) + comma.join(n.translate(SUBSCRIPT) for n in neurons)


def parameters(net):
    """Every weight and bias of `net`, layer by layer, each neuron's weights before its bias."""
    return [parameter for l in range(2, net.L + 1) for parameter in of_layer(l, net.sizes[l - 1], net.sizes[l - 2])]


def of_layer(l, n, below):
    """Those of the n neurons of layer l, which have `below` inputs each."""
    return [Parameter(l, j, k) for j in range(1, n + 1) for k in [*range(1, below + 1), None]]


@lru_cache(maxsize=16)
def by_name(sizes):
    """{name or label: Parameter} of every weight and bias of a network of those sizes, a tuple."""
    return {
        told: parameter
        for l in range(2, len(sizes) + 1)
        for parameter in of_layer(l, sizes[l - 1], sizes[l - 2])
        for told in (parameter.name, parameter.label)
    }


def find(net, name, what="hand"):
    """The Parameter of `net` called "w3.1.2" or "b3.1", or by its label; ValueError, about `what`, names what there is."""
    found = by_name(tuple(net.sizes)).get(name) if isinstance(name, str) else None
    if found is not None:
        return found
    shape = isinstance(name, str) and re.fullmatch(r"([wb])(\d+)\.(\d+)(?:\.(\d+))?", name)
    reason = "that layer or neuron does not exist" if shape else "not of that form"
    raise ValueError(
        f"{what} is {shown(name)}, which names no weight or bias: {reason}; expected 'w3.1.2' (layer, to, from) or "
        f"'b3.1' with layers 2 ... {net.L} of a {net.sizes} network"
    )
