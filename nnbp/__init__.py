"""Backpropagation, one equation at a time: the package behind the notebooks. `import nnbp` loads numpy only."""

from importlib import import_module

from . import exercises
from .activations import sigmoid, sigmoid_prime
from .backprop import backprop
from .checks import complex_step_error, complex_step_gradient, nudged_error
from .digits import load_digits, load_mnist, one_hot
from .equations import (
    bias_gradient,
    chained_error,
    hidden_error,
    hidden_error_by_index,
    next_input,
    next_input_slope,
    output_error,
    weight_gradient,
    weighted_input,
)
from .feedforward import feedforward
from .network import Network
from .sgd import sgd
from .tiny import tiny_network

__version__ = "0.1.0"
__all__ = [
    "Network", "backprop", "bias_gradient", "chained_error", "complex_step_error", "complex_step_gradient", "exercises",
    "feedforward", "hidden_error", "hidden_error_by_index", "load_digits", "load_mnist", "next_input",
    "next_input_slope", "nudged_error", "one_hot", "output_error", "sgd", "sigmoid", "sigmoid_prime", "tiny_network",
    "weight_gradient",
    "weighted_input",
]  # fmt: skip

LATER = {"OneNetwork": ".explorers.one_network", "Predictions": ".predictions", "plots": ".plots"}


def __getattr__(name):
    """What draws or needs widgets is loaded when it is first used."""
    if name not in LATER:
        raise AttributeError(f"module 'nnbp' has no attribute {name!r}")
    module = import_module(LATER[name], __name__)
    return getattr(module, name, module)


def __dir__():
    return sorted({*globals(), *LATER})
