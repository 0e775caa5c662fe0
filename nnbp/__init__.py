"""Backpropagation, one equation at a time: the package behind the notebooks. `import nnbp` loads numpy only."""

from importlib import import_module

from .backprop import backprop
from .digits import load_digits, load_mnist, one_hot
from .feedforward import feedforward
from .network import Network
from .sgd import sgd

__version__ = "0.1.0"

LATER = {"OneNetwork": ".explorers.one_network", "tiny_network": ".tiny"}


def __getattr__(name):
    """What draws or needs widgets is loaded when it is first used."""
    if name in LATER:
        return getattr(import_module(LATER[name], __name__), name)
    raise AttributeError(f"module 'nnbp' has no attribute {name!r}")
