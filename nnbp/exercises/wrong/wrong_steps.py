"""Known mistakes in a step of gradient descent (SGD): its sign, its size, what it leaves out."""

from .wrong_backprop import ALONG_THE_WAY, BACK

STEP = """    for l in range(2, net.L + 1):
        w[l] = net.w[l] - eta * nabla_w[l]
        b[l] = net.b[l] - eta * nabla_b[l]
"""
UPDATES = (
    (
        STEP, STEP.replace(" - eta", " + eta"), "uphill", "the gradient is added: a step uphill",
        "The gradient points uphill; descent goes against it.",
    ),
    (STEP, STEP.replace("eta * ", ""), "eta-missing", "η is missing", "The step is η times the gradient."),
    (
        STEP, STEP.replace("nabla_w[l]", "nabla_w[l] * x.shape[1]").replace("nabla_b[l]", "nabla_b[l] * x.shape[1]"),
        "sum-for-mean", "a sum over the mini-batch in place of the mean", "The gradient is a mean: divide by m.",
    ),
    (
        STEP, STEP.replace("nabla_w[l]", "nabla_w[l] / x.shape[1]").replace("nabla_b[l]", "nabla_b[l] / x.shape[1]"),
        "divided-twice", "divided by m twice", "backprop's gradients are means already.",
    ),
    *(
        (STEP, STEP.replace("eta", str(n)), "eta-written-in", f"η = {n} is written in", "Take the `eta` handed over.")
        for n in (0.5, 0.1, 0.01, 3.0)
    ),
    (
        STEP, STEP.replace("net.L + 1", "net.L") + "    w[net.L], b[net.L] = net.w[net.L], net.b[net.L]\n",
        "last-layer-left", "layer L is left out of the update", "The chapter's list stops at L − 1; layer L learns too.",
    ),
    (
        STEP, STEP.replace("range(2", "range(3") + "    w[2], b[2] = net.w[2], net.b[2]\n", "first-layer-left",
        "layer 2 is left out of the update", "Every layer from 2 to L has weights, and learns.",
    ),
    (
        STEP, STEP.replace("net.b[l] - eta * nabla_b[l]", "net.b[l]"), "biases-left", "the biases stay as they are",
        "Biases take the same step as weights.",
    ),
    (
        STEP, STEP.replace("net.w[l] - eta * nabla_w[l]", "net.w[l]"), "weights-left", "the weights stay as they are",
        "Weights take the same step as biases.",
    ),
    (
        STEP, STEP.replace("net.w[l] - eta * nabla_w[l]", "-eta * nabla_w[l]").replace("net.b[l] - eta", "-eta"),
        "step-alone", "the step alone, not where it leads", "New weight = old weight − η times its gradient.",
    ),
    (
        STEP, STEP.replace("range(2, net.L + 1)", "range(net.L, net.L + 1)") + "    w, b = {**net.w, **w}, {**net.b, **b}\n",
        "last-layer-only", "only layer L moves", "Every layer from 2 to L takes its step.",
    ),
    (
        "z, a = {}, {1: x}", "if x.shape[1] > 1:\n        for i in range(x.shape[1]):\n            net = net.copy()\n"
        "            net.w, net.b = answer(net, x[:, [i]], y[:, [i]], eta)\n        return net.w, net.b\n"
        "    z, a = {}, {1: x}",
        "step-a-sample", "a step for each example", "One step for the whole mini-batch, with the mean of its gradients.",
    ),
    ("return w, b", "return b, w", "pair-turned", "the pair is turned round", "Weights first: (w, b)."),
    ("return w, b", "return net.w, net.b", "unchanged", "the old weights come back", "Give back the new dicts."),
    (
        STEP, STEP.replace("eta * nabla_w", "eta ** 2 * nabla_w").replace("eta * nabla_b", "eta ** 2 * nabla_b"),
        "two-steps", "η counts twice", "The step is η times the gradient, once.",
    ),
    (
        BACK, "moved = net.w[l + 1] - eta * delta[l + 1] @ a[l].T / x.shape[1]\n        "
        + BACK.replace("net.w[l + 1].T", "moved.T"), "weights-updated-early", "weights already updated",
        "The errors belong to the weights of the way forward: find all of them first, then update.",
    ),
)  # fmt: skip

STEPS = {"SGD": UPDATES + ALONG_THE_WAY}
