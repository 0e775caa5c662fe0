"""The same gradients by PyTorch's autograd, where it is installed: pip install torch."""

import numpy as np
import pytest

import nnbp

from .networks import KINDS

torch = pytest.importorskip("torch", reason="PyTorch is an optional extra: pip install nnbp[torch]")

ACTIVATIONS = {
    "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu, "identity": lambda z: z,
    "leaky-relu": lambda z: torch.nn.functional.leaky_relu(z, 0.01), "softmax": lambda z: torch.softmax(z, dim=0),
}  # fmt: skip
COSTS = {
    "quadratic": lambda a, y: ((a - y) ** 2).sum(dim=0) / 2,
    "cross-entropy": lambda a, y: -(y * a.log() + (1 - y) * (1 - a).log()).sum(dim=0),
    "log-likelihood": lambda a, y: -(y * a.log()).sum(dim=0),
}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_gradients_equal_autograds(kind, seed):
    rng = np.random.default_rng(seed)
    sizes = rng.integers(1, 7, size=rng.integers(2, 9)).tolist()
    net = nnbp.Network(sizes, rng=rng, init="scaled", **kind)
    x, y = rng.normal(size=(sizes[0], 5)), rng.random((sizes[-1], 5))
    result = nnbp.backprop(net, x, y)
    w = {l: torch.tensor(net.w[l], requires_grad=True) for l in net.w}
    b = {l: torch.tensor(net.b[l], requires_grad=True) for l in net.b}
    a, z = torch.tensor(x), {}
    for l in net.w:
        z[l] = w[l] @ a + b[l]
        z[l].retain_grad()
        a = ACTIVATIONS[net.activation[l].name](z[l])
    cost = COSTS[net.cost.name](a, torch.tensor(y))
    cost.sum().backward()
    assert result.cost == pytest.approx(cost.mean().item(), rel=1e-12)
    for l in net.w:
        np.testing.assert_allclose(result.delta[l], z[l].grad.numpy(), rtol=1e-10, atol=1e-14)
        np.testing.assert_allclose(result.nabla_w[l], w[l].grad.numpy() / 5, rtol=1e-10, atol=1e-14)
        np.testing.assert_allclose(result.nabla_b[l], b[l].grad.numpy() / 5, rtol=1e-10, atol=1e-14)
