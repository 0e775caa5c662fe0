"""An epoch of sgd: beside the book's one-example loop, PyTorch's eager loop, and the bare work that none can avoid."""

import argparse
import statistics
import sys
import time
import tracemalloc

import numpy as np
from tqdm import tqdm

import nnbp

SIZES = [784, 30, 10]
ETA = 0.5


def problem(n, dtype, sizes=SIZES):
    """(net, x, y): n random examples, laid out as load_mnist lays out its own."""
    rng = np.random.default_rng(0)
    x, y = rng.random((n, sizes[0])).astype(dtype).T, nnbp.one_hot(rng.integers(0, 10, n)).astype(dtype)
    return nnbp.Network(sizes, rng=0, dtype=dtype), x, np.asfortranarray(y)


def ours(net, x, y, size, epochs):
    nnbp.sgd(net, (x, y), epochs=epochs, mini_batch_size=size, eta=ETA, rng=0)


def bare(net, x, y, size, epochs):
    """Gather the shuffled examples and multiply the matrices: no sigma, no cost, no update."""
    rng, (n2, n3) = np.random.default_rng(0), SIZES[1:]
    a2, delta2, delta3 = (np.full((n, size), 0.1, net.dtype) for n in (n2, n2, n3))
    for _ in range(epochs):
        order = rng.permutation(x.shape[1])
        for start in range(0, len(order), size):
            batch = order[start : start + size]
            xs, _ys = x[:, batch], y[:, batch]
            net.w[2] @ xs
            net.w[3] @ a2
            net.w[3].T @ delta3
            delta3 @ a2.T
            delta2 @ xs.T


def book(net, x, y, size, epochs):
    """Each example by itself, in columns; gradients added up over the mini-batch, then one update."""
    rng = np.random.default_rng(0)
    w, b = list(net.w.values()), list(net.b.values())
    examples = [(x[:, [i]], y[:, [i]]) for i in range(x.shape[1])]
    for _ in range(epochs):
        rng.shuffle(examples)
        for start in range(0, len(examples), size):
            batch = examples[start : start + size]
            total_w, total_b = [np.zeros_like(v) for v in w], [np.zeros_like(v) for v in b]
            for one_x, one_y in batch:
                a, z = [one_x], []
                for v, c in zip(w, b, strict=True):
                    z.append(np.dot(v, a[-1]) + c)
                    a.append(1 / (1 + np.exp(-z[-1])))
                delta = (a[-1] - one_y) * (a[-1] * (1 - a[-1]))
                for i in reversed(range(len(w))):
                    if i < len(w) - 1:
                        s = 1 / (1 + np.exp(-z[i]))
                        delta = np.dot(w[i + 1].T, delta) * (s * (1 - s))
                    total_w[i] = total_w[i] + np.dot(delta, a[i].T)
                    total_b[i] = total_b[i] + delta
            w = [v - ETA / len(batch) * g for v, g in zip(w, total_w, strict=True)]
            b = [v - ETA / len(batch) * g for v, g in zip(b, total_b, strict=True)]


def torch_loop(net, x, y, size, epochs):
    """PyTorch's eager loop: Linear and Sigmoid layers, half the squared error, torch.optim.SGD, one thread."""
    import torch

    torch.set_num_threads(1)
    layers = []
    for l in net.w:
        linear = torch.nn.Linear(*reversed(net.w[l].shape), dtype=getattr(torch, str(net.dtype)))
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(net.w[l]))
            linear.bias.copy_(torch.tensor(net.b[l][:, 0]))
        layers += [linear, torch.nn.Sigmoid()]
    model = torch.nn.Sequential(*layers)
    optimiser = torch.optim.SGD(model.parameters(), lr=ETA)
    rows, targets = torch.from_numpy(x.T), torch.from_numpy(y.T)
    for _ in range(epochs):
        order = torch.randperm(len(rows))
        for start in range(0, len(order), size):
            batch = order[start : start + size]
            cost = ((model(rows[batch]) - targets[batch]) ** 2).sum() / (2 * len(batch))
            optimiser.zero_grad()
            cost.backward()
            optimiser.step()


def seconds(loop, n, dtype, size, epochs):
    """Of one training, from the arrays in memory to the end, on a network of its own."""
    net, x, y = problem(n, dtype)
    start = time.perf_counter()
    loop(net, x, y, size, epochs)
    return (time.perf_counter() - start) / epochs


def growth(n):
    """What twice as many examples, twice as many hidden neurons and ten times the epochs cost: three ratios."""

    def run(examples=n, hidden=30, epochs=2):
        net, x, y = problem(examples, "float64", [784, hidden, 10])
        tracemalloc.start()
        start = time.perf_counter()
        ours(net, x, y, 1000, epochs)
        took, peak = time.perf_counter() - start, tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return took, peak

    def fastest(**changed):
        return min(run(**changed)[0] for _ in range(3))

    once = fastest()
    return fastest(examples=2 * n) / once, fastest(hidden=60) / once, run(epochs=20)[1] / run()[1]


def run(arguments):
    """Time the loops in turn, several rounds, and print medians and ratios."""
    parser = argparse.ArgumentParser(prog="run.py bench sgd", description=__doc__)
    parser.add_argument("--examples", type=int, default=20_000, help="(default: 20000; MNIST has 60000)")
    parser.add_argument("--epochs", type=int, default=3, help="of each training; the book's loop runs one (default: 3)")
    parser.add_argument("--rounds", type=int, default=3, help="medians over so many (default: 3)")
    options = parser.parse_args(arguments)
    for name, least in (("examples", 1000), ("epochs", 1), ("rounds", 1)):
        if getattr(options, name) < least:
            parser.error(f"--{name} is {getattr(options, name)}; expected at least {least}")
    loops = {"sgd": ours, "bare": bare, "book": book}
    try:
        import torch

        loops["torch"] = torch_loop
        beside = f"PyTorch {torch.__version__}"
    except ImportError:
        beside = "PyTorch is not installed here: no column for it"
    cases = [(dtype, size) for size in (10, 1000) for dtype in ("float64", "float32")]
    taken = {}
    for _, case, name in tqdm(
        [(r, case, name) for r in range(options.rounds) for case in cases for name in loops], unit="training"
    ):
        epochs = 1 if name == "book" else options.epochs
        taken.setdefault((case, name), []).append(seconds(loops[name], options.examples, *case, epochs))
    print(
        f"\n{SIZES}, {options.examples:,} examples, one thread, Python {sys.version.split()[0]}, numpy {np.__version__}"
    )
    print(f"{beside}. Medians of {options.rounds} rounds, in turn; microseconds a mini-batch, then ratios.\n")
    print("mini-batch  dtype   " + "".join(f"{name:>10}" for name in loops) + "   sgd/bare  book/sgd  torch/sgd")
    for dtype, size in cases:
        steps = options.examples / size
        each = {name: statistics.median(taken[(dtype, size), name]) / steps * 1e6 for name in loops}
        ratios = [each["sgd"] / each["bare"], each["book"] / each["sgd"], each.get("torch", np.nan) / each["sgd"]]
        shown = "".join(f"{'-' if np.isnan(r) else f'{r:.2f}':>10}" for r in ratios)
        print(f"{size:10}  {dtype}" + "".join(f"{value:10.0f}" for value in each.values()) + f" {shown}")
    examples, hidden, memory = growth(options.examples)
    print(f"\nTwice the examples take {examples:.2f} times as long, twice the hidden neurons {hidden:.2f} times;")
    print(f"twenty epochs need {memory:.3f} times the memory of two.")
