"""Backpropagation, one equation at a time: the package behind the notebooks. `import nnbp` loads numpy only."""

from importlib import import_module

from . import exercises, plane
from .activations import sigmoid, sigmoid_prime
from .backprop import backprop
from .chain import from_the_cost, from_the_weight, path_links, path_work
from .checks import complex_step_error, complex_step_gradient, nudged_error
from .counting import count_products
from .course import course, replay
from .digits import load_digits, load_mnist, one_hot
from .equations import (
    activation_slope,
    bias_gradient,
    bias_gradient_by_index,
    bias_slope,
    chained_error,
    hadamard,
    hidden_error,
    hidden_error_by_index,
    hidden_weight_chain,
    input_slope,
    layer_slope,
    next_input,
    next_input_slope,
    one_weight_gradient,
    output_error,
    output_error_by_index,
    output_error_diagonal,
    output_error_jacobian,
    output_error_sigmoid_quadratic,
    output_weight_chain,
    quadratic_cost,
    quadratic_gradient,
    sigmoid_slope,
    sigmoid_slope_of_a,
    weight_gradient,
    weight_gradient_by_index,
    weight_slope,
    weighted_input,
    weighted_input_by_index,
)
from .erased import recompute, try_lines
from .feedforward import feedforward
from .five_steps import LINES
from .mistakes import MISTAKES
from .network import Network
from .nudge import nudge
from .paths import count_paths, path_sum, paths
from .pixels import input_gradient
from .reading import confusion, flat_shares, gradient_lengths, misread, readings
from .registry import ALGORITHMS, EQUATIONS
from .routes import four_routes, step_sweep
from .scaling import scaled
from .sgd import sgd
from .slowness import why_slow
from .tiny import tiny_network
from .vanishing import deep_network, error_by_product, error_lengths, resized
from .work import work

__version__ = "0.1.0"

LATER = {
    "BiasSlope": ".explorers.bias_slope",
    "CacheGame": ".explorers.cache_game",
    "Demon": ".explorers.demon",
    "DigitErrors": ".explorers.digit_errors",
    "FiveSteps": ".explorers.five_steps",
    "FollowPaths": ".explorers.follow_paths",
    "OneNetwork": ".explorers.one_network",
    "OuterProduct": ".explorers.outer_product",
    "OutputError": ".explorers.output_error",
    "PassCounter": ".explorers.pass_counter",
    "Predictions": ".predictions",
    "Saturation": ".explorers.saturation",
    "ThreeProducts": ".explorers.three_products",
    "Training": ".explorers.training",
    "TwoStarts": ".explorers.two_starts",
    "VanishingError": ".explorers.vanishing_error",
    "WayBack": ".explorers.way_back",
    "depth_histories": ".depth_plot",
    "digit_plots": ".digit_plots",
    "plots": ".plots",
}


def __getattr__(name):
    """What draws or needs widgets is loaded when it is first used."""
    if name not in LATER:
        raise AttributeError(f"module 'nnbp' has no attribute {name!r}")
    module = import_module(LATER[name], __name__)
    return getattr(module, name, module)


def __dir__():
    return sorted({*globals(), *LATER})
