"""Backprop against the complex step on random networks of every kind: the worst relative error found."""

import argparse

import numpy as np
from tqdm import tqdm

import nnbp
from tests.networks import KINDS


def one_case(rng):
    """(description, relative error) of one random network of 2 to 8 layers: all its gradients, against complex step."""
    kind = KINDS[rng.integers(len(KINDS))]
    sizes = rng.integers(1, 6, size=rng.integers(2, 9)).tolist()
    net = nnbp.Network(sizes, rng=rng, **kind)
    m = int(rng.integers(1, 4))
    x, y = rng.normal(size=(sizes[0], m)), rng.random((sizes[-1], m))
    result = nnbp.backprop(net, x, y)
    exact = nnbp.complex_step_gradient(net, x, y)
    pairs = [
        (found[l], true[l]) for found, true in zip((result.nabla_w, result.nabla_b), exact, strict=True) for l in net.w
    ]
    largest = max(np.abs(true).max() for _, true in pairs)
    off = max(np.abs(found - true).max() for found, true in pairs)
    return f"{sizes}, {kind}", off / largest if largest else off


def run(arguments):
    """Try the cases, with progress, and print the worst."""
    parser = argparse.ArgumentParser(prog="run.py bench gradients", description=__doc__)
    parser.add_argument("--cases", type=int, default=1000, help="how many random networks (default: 1000)")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    if options.cases < 1:
        parser.error(f"--cases is {options.cases}; expected at least 1")
    rng = np.random.default_rng(options.seed)
    errors = [one_case(rng) for _ in tqdm(range(options.cases), unit="network")]
    described, worst = max(errors, key=lambda pair: pair[1])
    print(f"{options.cases:,} random networks of 2 to 8 layers, every weight and bias, against the complex step:")
    print(f"median relative error {np.median([error for _, error in errors]):.1e}, worst {worst:.1e}, at {described}")
