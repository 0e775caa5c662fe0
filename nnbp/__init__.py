"""Backpropagation, one equation at a time: the package behind the notebooks. `import nnbp` loads numpy only."""

from importlib import import_module
from pathlib import Path

from . import exercises
from .chapter import front_door as _front_door
from .chapter.activations import sigmoid, sigmoid_prime
from .chapter.backprop import backprop
from .chapter.equations import (
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
from .chapter.feedforward import feedforward
from .chapter.network import Network
from .chapter.sgd import sgd
from .checks.algorithms import error_by_product
from .checks.counting import count_products
from .checks.nudges import complex_step_error, complex_step_gradient, nudged_error
from .checks.paths import count_paths, path_sum, paths
from .checks.registry import ALGORITHMS, EQUATIONS
from .checks.routes import four_routes, step_sweep
from .data import plane
from .data.digits import load_digits, one_hot
from .data.mnist import load_mnist
from .data.tiny import tiny_network
from .exercises.wrong.mistakes import MISTAKES
from .lessons.n02_name_the_error.nudge import nudge
from .lessons.n06_nudge_a_weight.slowness import why_slow
from .lessons.n07_see_saturation.scaling import scaled
from .lessons.n08_run_the_algorithm.cache_game.erased import recompute, try_lines
from .lessons.n08_run_the_algorithm.pass_counter.work import work
from .lessons.n09_learn_from_mini_batches.course import course, replay
from .lessons.n10_follow_the_paths.chain import from_the_cost, from_the_weight, path_links, path_work
from .lessons.n12_watch_the_error_vanish.error_lengths import deep_network, error_lengths, resized
from .lessons.n13_read_digits.push import input_gradient
from .lessons.n13_read_digits.reading import confusion, flat_shares, gradient_lengths, misread, readings
from .lessons.n14_build_it_yourself.own_training import own_training

__version__ = "0.1.0"

# to readers an equation checks what it is handed
globals().update({name: _front_door.at_the_door(each) for name, each in list(globals().items()) if callable(each)})

HERE = Path(__file__).parent
LATER = (
    {  # explorers by looking into the folders: explore_way_back.py holds WayBack
        "".join(map(str.capitalize, path.stem.split("_")[1:])): "."
        + ".".join(path.relative_to(HERE).with_suffix("").parts)
        for path in sorted(HERE.rglob("explore_*.py"))
    }
    | {
        "LINES": ".lessons.n08_run_the_algorithm.five_steps.lines",
        "Predictions": ".lessons.predictions",
        "depth_histories": ".lessons.n12_watch_the_error_vanish.plots",
        "digit_plots": ".lessons.n13_read_digits.plots",
        "plots": ".kit.plots",
    }
)


def __getattr__(name):
    """What draws or needs widgets is loaded when it is first used."""
    if name not in LATER:
        raise AttributeError(f"module 'nnbp' has no attribute {name!r}")
    module = import_module(LATER[name], __name__)
    return getattr(module, name, module)


def __dir__():
    return sorted({*globals(), *LATER})
