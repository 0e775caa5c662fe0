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


LOSSES = {  # what notebook 08 says of PyTorch's own losses: (loss(a, z, y), kind of network, its share of our cost)
    "MSELoss": (lambda a, z, y: torch.nn.MSELoss()(a, y), KINDS[0], lambda n: 2 / n),
    "BCELoss": (lambda a, z, y: torch.nn.BCELoss()(a, y), KINDS[1], lambda n: 1 / n),
    "CrossEntropyLoss": (lambda a, z, y: torch.nn.CrossEntropyLoss()(z, y), KINDS[6], lambda n: 1),
}


@pytest.mark.parametrize("sizes", [[3, 4, 2], [2, 5, 4, 3], [4, 1]])
@pytest.mark.parametrize("name", LOSSES)
def test_linear_layers_and_losses_as_notebook_08_maps_them(name, sizes):
    loss, kind, factor = LOSSES[name]
    m, outputs, rng = 5, sizes[-1], np.random.default_rng(3)
    net = nnbp.Network(sizes, rng=rng, **kind)
    x, y = rng.normal(size=(sizes[0], m)), rng.random((outputs, m))
    if name == "CrossEntropyLoss":
        y /= y.sum(axis=0)  # its targets are shares of one
    result = nnbp.backprop(net, x, y)
    layers, z = {l: torch.nn.Linear(sizes[l - 2], sizes[l - 1], dtype=torch.float64) for l in net.w}, {}
    a = torch.tensor(x.T)
    for l, layer in layers.items():
        assert layer.weight.shape == net.w[l].shape and layer.bias.shape == (sizes[l - 1],)
        layer.weight.data, layer.bias.data = torch.tensor(net.w[l]), torch.tensor(net.b[l].ravel())
        z[l] = layer(a)
        z[l].retain_grad()
        a = ACTIVATIONS[net.activation[l].name](z[l].T).T
    found, share = loss(a, z[net.L], torch.tensor(y.T)), factor(outputs)
    found.backward()
    assert found.item() == pytest.approx(share * result.cost, rel=1e-10)
    for l, layer in layers.items():
        np.testing.assert_allclose(layer.weight.grad.numpy(), share * result.nabla_w[l], rtol=1e-9, atol=1e-14)
        np.testing.assert_allclose(layer.bias.grad.numpy(), share * result.nabla_b[l].ravel(), rtol=1e-9, atol=1e-14)
        np.testing.assert_allclose(z[l].grad.numpy(), share / m * result.delta[l].T, rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize("reduction, divisor", [("sum", 1), ("mean", 6)])
def test_retain_grad_on_z_is_delta_of_the_summed_cost(reduction, divisor):
    rng = np.random.default_rng(4)
    net, x, y = nnbp.Network([2, 3, 2], rng=rng), rng.normal(size=(2, 6)), rng.random((2, 6))
    a, z = torch.tensor(x.T), {}
    for l in net.w:
        z[l] = (a @ torch.tensor(net.w[l]).T + torch.tensor(net.b[l]).ravel()).requires_grad_()
        z[l].retain_grad()
        a = torch.sigmoid(z[l])
    each = ((a - torch.tensor(y.T)) ** 2).sum(dim=1) / 2
    (each.sum() if reduction == "sum" else each.mean()).backward()
    for l, delta in nnbp.backprop(net, x, y).delta.items():
        np.testing.assert_allclose(z[l].grad.numpy() * divisor, delta.T, rtol=1e-10)
