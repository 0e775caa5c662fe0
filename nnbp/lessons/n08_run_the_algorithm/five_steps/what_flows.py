"""What flows back in a phase that finds errors, from the numbers that it read."""

import numpy as np

from ....chapter.costs import made_for
from ....kit.flow import Flow, steepest
from .parts import error_parts, output_parts


def what_flows(net, phase, results, count):
    """{l: Flow} of the layer whose errors the phase has found, alike at each of `count` positions; none of another phase."""
    if not phase.startswith("delta"):
        return {}
    l, result = int(phase[5:]), results[phase]
    f, gate = net.activation[l], None
    if l == net.L:
        missed, slopes = map(np.array, zip(*output_parts(net, result), strict=True))
        terms, gated = missed[np.newaxis], not made_for(net.cost, f)
    else:
        slopes, gated = np.array([slope for _, slope in error_parts(net, l, result)]), True
        terms = result.read[f"w{l + 1}"] * result.read[f"delta{l + 1}"]
    if gated:
        gate = alike(slopes, count)
    return {l: Flow(alike(terms, count), gate, alike(result.value[:, 0], count), steepest(f) if gated else 1.0)}


def what_lands(net, phase, results):
    """{key: (n_l, n_{l-1}) numbers, one for each weight} of what the phase has made for it: its gradient, or its change."""
    if phase == "gradients":
        return {key: result.value for key in (f"nabla_w{l}" for l in net.w) if (result := results.get(key))}
    if phase == "update":
        made = {f"new_w{l}": results.get(f"new_w{l}") for l in net.w}
        return {key: result.value - result.read[f"w{key[5:]}"] for key, result in made.items() if result}
    return {}


def alike(values, count):
    """The same at each position."""
    return np.repeat(np.asarray(values, dtype=float)[..., np.newaxis], count, axis=-1)
