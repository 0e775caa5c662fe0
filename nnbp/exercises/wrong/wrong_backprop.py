"""Known mistakes in the whole of backpropagation: the way forward, the way back, the gradient of a mini-batch."""

BACK = "delta[l] = (net.w[l + 1].T @ delta[l + 1]) * net.activation[l].prime(z[l])"

SIGMOIDS = """net = net.copy()
    net.activation, net.cost = dict.fromkeys(net.activation, sigmoid), quadratic
    z, a = {}, {1: x}"""
BOOKS = """if not hasattr(net, "book"):
        net = net.copy()
        net.book = True
        net.activation, net.cost = dict.fromkeys(net.activation, sigmoid), quadratic
        each = [answer(net, x[:, [i]], y[:, [i]]) for i in range(x.shape[1])]
        return {l: sum(w[l] for w, _ in each) for l in net.w}, {l: TOGETHER for l in net.w}
    z, a = {}, {1: x}"""
PAIR = "the quadratic cost and the sigmoid are written in"
ASK = "Ask the network: `net.cost.gradient`, `net.activation[l]` and its `.prime`."

GRADIENT = (
    ("z, a = {}, {1: x}", SIGMOIDS, "pair-written-in", PAIR, ASK),
    *(
        ("z, a = {}, {1: x}", f"z, a = {{}}, {{1: {squashed}}}", "input-squashed", "σ applied to the input",
         "Nothing is: a¹ is x itself, and the first σ stands behind z².")
        for squashed in ("sigmoid(x)", "net.activation[2](x)")
    ),
    (
        "z, a = {}, {1: x}", "x, y = (v.mean(axis=1, keepdims=True) for v in (x, y)); z, a = {}, {1: x}", "mean-example",
        "one example made of the mean of all", "Each example goes its own way; the mean is taken over gradients.",
    ),
    (
        "nabla_b[l] = delta[l].sum(axis=1, keepdims=True) / x.shape[1]", "nabla_b[l] = delta[l]", "examples-apart",
        "the examples left apart in ∇b", "A bias is one number for all examples: take the mean of its row of δ.",
    ),
    (
        "net.cost.gradient(a[net.L], y) * net.activation[net.L].prime(z[net.L])", "a[net.L] - y", "a-minus-y",
        "δᴸ = a − y, whatever the cost and the activation",
        "That holds for cross-entropy with sigmoid outputs, where σ′ cancels. In general it is ∇C ⊙ σ′(zᴸ).",
    ),
    (
        "net.cost.gradient(a[net.L], y) * net.activation[net.L].prime(z[net.L])",
        "(a[net.L] - y) * a[net.L] * (1 - a[net.L])", "pair-written-in",
        "δᴸ has the quadratic cost and the sigmoid written in", "Ask `net.cost` and `net.activation[net.L]`.",
    ),
    (
        "a[l - 1].T / x", "({1: x} | z)[l - 1].T / x", "z-for-a", "z in place of a from the layer below",
        "A weight carries the activation: a, not z.",
    ),
    (
        BACK, BACK.replace("delta[l + 1]", "delta[net.L]"), "straight-from-output",
        "every layer's error straight from the output's", "Each step starts from the error of the layer just above.",
    ),
    (
        "x.shape[1]\n        nabla_b", "x.shape[1] / len(net.w)\n        nabla_b", "wrong-count",
        "divided by the number of layers too", "The mean is over examples.",
    ),
    (
        "return nabla_w, nabla_b", "return nabla_b, nabla_w", "pair-turned", "the pair is turned round",
        "Weights first: (∇w, ∇b).",
    ),
    (
        "return nabla_w, nabla_b", "return {l: -nabla_w[l] for l in z}, {l: -nabla_b[l] for l in z}", "opposite-sign",
        "the opposite sign", "The gradient points uphill; the minus belongs to the step, later.",
    ),
    (
        "nabla_w[l] = delta[l] @ a[l - 1].T / x.shape[1]\n        nabla_b[l] = delta[l].sum(axis=1, keepdims=True) / "
        "x.shape[1]",
        "nabla_w[l] = delta[l] @ a[l - 1].T\n        nabla_b[l] = delta[l].sum(axis=1, keepdims=True)", "sum-for-mean",
        "a sum over the examples in place of the mean", "The cost is a mean over the examples: divide by m.",
    ),
    (
        "net.activation[l].prime(z[l])", "net.activation[l].prime(z[l + 1])", "neighbouring-layer",
        "the slope of the layer above", "Each neuron's error has its own slope, σ′(zˡ).",
    ),
    (
        "nabla_w, nabla_b = {}, {}\n", "nabla_w, nabla_b = {}, {}\n    x, a, delta = x[:, :1], {l: v[:, :1] for l, v in "
        "a.items()}, "
        "{l: v[:, :1] for l, v in delta.items()}\n", "first-example-only", "only the first example is looked at",
        "Every column is an example, and the gradient is the mean over all.",
    ),
    (
        "nabla_w, nabla_b = {}, {}\n", "nabla_w, nabla_b = {}, {}\n    x, a, delta = x[:, -1:], {l: v[:, -1:] for l, v in "
        "a.items()}, "
        "{l: v[:, -1:] for l, v in delta.items()}\n", "last-example-only", "only the last example is left",
        "Every column is an example: add their gradients up, and divide by m.",
    ),
)  # fmt: skip

BOOK = tuple(
    ("z, a = {}, {1: x}", BOOKS.replace("TOGETHER", together), "pair-written-in", PAIR, ASK + " And divide by m.")
    for together in ("np.hstack([b[l] for _, b in each])", "sum(b[l] for _, b in each)")
)

ALONG_THE_WAY = tuple(
    one for one in GRADIENT if not one[0].startswith("return")
)  # what a step and an epoch may get wrong too

BACKPROP = {"algorithm": (*GRADIENT, *BOOK)}
