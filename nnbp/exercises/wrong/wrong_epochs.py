"""Known mistakes in an epoch: in the step that each mini-batch takes, and in how the batches are cut."""

from .wrong_backprop import ALONG_THE_WAY
from .wrong_batches import CUTTING

ANEW = """        step(net, X[:, batch], Y[:, batch], eta)"""
LAYERWISE = """        for l in net.w:
            moved = net.copy()
            step(moved, X[:, batch], Y[:, batch], eta)
            net.w[l], net.b[l] = moved.w[l], moved.b[l]"""
STEPPING = (
    (
        "step(net, X[:, batch], Y[:, batch], eta)", "step(net, X[:, batch], Y[:, batch], eta / mini_batch_size)",
        "divided-twice", "divided by the batch's size twice", "`backprop` gives the mean already.",
    ),
    (
        "        step(net, X[:, batch], Y[:, batch], eta)", "        pass\n    step(net, X[:, batch], Y[:, batch], eta)",
        "last-batch-only", "only the last mini-batch takes a step", "The step belongs inside the loop: move it to the right.",
    ),
    (ANEW, LAYERWISE, "layer-by-layer", "a new gradient for every layer of one step",
     "All gradients of a step belong to the same weights: find all, then update."),
    (
        "eta)\n", "eta)\n        eta = eta / 2\n", "eta-shrinks", "η is halved after every step", "It stays the same.",
    ),
    ("net.w[l] - eta", "net.w[l] + eta", "uphill", "weights step uphill", "Descent goes against the gradient."),
    ("eta * nabla_b[l]", "0 * nabla_b[l]", "biases-left", "the biases stay as they are", "Biases step like weights."),
    ("eta * nabla_w[l]", "0 * nabla_w[l]", "weights-left", "the weights stay as they are", "Weights step like biases."),
    (
        "        step(net, X[:, batch], Y[:, batch], eta)", "        step(net, X[:, batch], Y[:, batch], eta); break",
        "first-pass-only", "only the first mini-batch", "Does a `return` end the loop? Every batch takes its step.",
    ),
    (
        "step(net, X[:, batch], Y[:, batch], eta)", "step(net, X[:, batch], Y[:, batch], -eta)", "uphill",
        "the steps go uphill", "Descent goes against the gradient: minus η.",
    ),
    (
        "step(net, X[:, batch], Y[:, batch], eta)", "step(net, X[:, batch], Y[:, batch], eta * len(batch))",
        "sum-for-mean", "a sum over the batch in place of the mean", "Divide by the batch's size.",
    ),
    (
        "step(net, X[:, batch], Y[:, batch], eta)", "step(net, X[:, batch], Y[:, batch], eta / len(batch))",
        "divided-twice", "divided by the batch's size twice", "`step` takes the mean already.",
    ),
    (
        "step(net, X[:, batch], Y[:, batch], eta)", "step(net, X[:, batch], Y[:, batch], eta * len(batch) / mini_batch_size)",
        "wrong-count", "a short last batch is divided by the full size", "Divide by the batch's own size.",
    ),
    (
        "step(net, X[:, batch], Y[:, batch], eta)", "step(net, X[:, batch], Y[:, batch], eta * len(batch) / X.shape[1])",
        "wrong-count", "divided by all examples, not by the batch's", "Divide by the batch's own size.",
    ),
)  # fmt: skip

EPOCHS = {"epoch": CUTTING + STEPPING + ALONG_THE_WAY}
