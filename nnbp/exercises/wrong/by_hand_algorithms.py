"""Mistakes in an algorithm that no operator makes: a piece of its text in another's place, with its two sentences."""

BACK = "delta[l] = (net.w[l + 1].T @ delta[l + 1]) * net.activation[l].prime(z[l])"
STEP = """    for l in range(2, net.L + 1):
        w[l] = net.w[l] - eta * nabla_w[l]
        b[l] = net.b[l] - eta * nabla_b[l]
"""
BATCH = "order[start : start + mini_batch_size]"
SHUFFLE = "order = rng.permutation(X.shape[1])"

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

STEPS = tuple(one for one in GRADIENT if not one[0].startswith("return"))

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

ANEW = """        step(net, X[:, batch], Y[:, batch], eta)"""
LAYERWISE = """        for l in net.w:
            moved = net.copy()
            step(moved, X[:, batch], Y[:, batch], eta)
            net.w[l], net.b[l] = moved.w[l], moved.b[l]"""
EPOCH = (
    (
        "step(net, X[:, batch], Y[:, batch], eta)", "step(net, X[:, batch], Y[:, batch], eta / mini_batch_size)",
        "divided-twice", "divided by the batch's size twice", "`backprop` gives the mean already.",
    ),
    (
        "        step(net, X[:, batch], Y[:, batch], eta)", "        pass\n    step(net, X[:, batch], Y[:, batch], eta)",
        "last-batch-only", "only the last mini-batch takes a step", "The step belongs inside the loop: move it to the right.",
    ),
    (
        BATCH, "rng.permutation(X.shape[1])[:min(mini_batch_size, X.shape[1] - 0 * start)]", "drawn-anew",
        "a new shuffle for every mini-batch", "Shuffle once, then cut: or some examples come twice and some never.",
    ),
    (
        SHUFFLE + "\n    for start in range(0, X.shape[1], mini_batch_size):\n        batch = " + BATCH,
        "for start in range(0, X.shape[1], mini_batch_size):\n        batch = rng.permutation(X.shape[1])"
        "[:mini_batch_size]", "drawn-anew", "a new shuffle for every mini-batch",
        "Shuffle once, then cut: or some examples come twice and some never.",
    ),
    (
        BATCH, "order", "all-each-time", "every step takes all examples", "Cut a stretch of the order for each step.",
    ),
    (ANEW, LAYERWISE, "layer-by-layer", "a new gradient for every layer of one step",
     "All gradients of a step belong to the same weights: find all, then update."),
    (SHUFFLE, "order = np.arange(X.shape[1])", "no-shuffle", "no shuffle", "Draw the order with `rng.permutation`."),
    (
        SHUFFLE, SHUFFLE + "; other = rng.permutation(X.shape[1]); Y = Y[:, other[np.argsort(order)]]", "two-shuffles",
        "one shuffle for X and another for Y", "Each input keeps its own target: shuffle once, index both with it.",
    ),
    (
        SHUFFLE, SHUFFLE + "; other = order; order = rng.permutation(X.shape[1]); Y = Y[:, other[np.argsort(order)]]",
        "two-shuffles", "one shuffle for Y and another for X", "Each input keeps its own target: shuffle once.",
    ),
    ("Y[:, batch]", "Y[:, start : start + mini_batch_size]", "one-shuffled", "X is shuffled and Y is not", "Index both."),
    ("X[:, batch]", "X[:, start : start + mini_batch_size]", "one-shuffled", "Y is shuffled and X is not", "Index both."),
    (
        "range(0, X.shape[1], mini_batch_size)", "range(0, X.shape[1] - mini_batch_size + 1, mini_batch_size)",
        "last-batch-lost", "the short last batch is lost", "A last batch may be shorter; its examples count too.",
    ),
    (
        "range(0, X.shape[1], mini_batch_size)", "range(0, (X.shape[1] - 1) // mini_batch_size * mini_batch_size, "
        "mini_batch_size)",
        "last-batch-lost", "the last batch is lost", "The range goes on to the number of examples.",
    ),
    (
        "range(0, X.shape[1], mini_batch_size)", "range(mini_batch_size, X.shape[1], mini_batch_size)",
        "first-batch-lost", "the first batch is lost", "The first batch begins at 0.",
    ),
    (
        SHUFFLE, SHUFFLE + "; mini_batch_size = 1", "step-a-sample", "a step for each example",
        "Each mini-batch takes one step, with the mean of its gradients.",
    ),
    (
        SHUFFLE, SHUFFLE + "; mini_batch_size = X.shape[1]", "one-step", "one step for all examples at once",
        "Cut the shuffled examples into mini-batches, and take a step for each.",
    ),
    (BATCH, "order[:mini_batch_size]", "same-batch", "the same batch every time", "Each batch begins at its own start."),
    (
        BATCH, "rng.choice(X.shape[1], mini_batch_size, replace=False)", "drawn-anew", "each batch is drawn anew",
        "In an epoch every example comes once: shuffle, then cut.",
    ),
    (
        SHUFFLE, "order = rng.integers(0, X.shape[1], X.shape[1])", "with-replacement", "examples drawn with replacement",
        "In an epoch every example comes once: `rng.permutation`.",
    ),
    (
        SHUFFLE, SHUFFLE + "; order = order[::-1]", "order-backwards", "the shuffle is walked backwards",
        "Begin with the first of the shuffled numbers.",
    ),
    (
        SHUFFLE, "order = np.random.default_rng(0).permutation(X.shape[1])", "own-generator", "another generator",
        "Shuffle with the `rng` handed over, so that a seed gives the same course.",
    ),
    (
        SHUFFLE + "\n    for start", "for again in range(2):\n     " + SHUFFLE + "\n     for start", "two-epochs",
        "two epochs, each with a shuffle of its own", "One pass over all examples: does a loop run once too often?",
    ),
    (
        BATCH, "rng.permutation(X.shape[1])[start : start + mini_batch_size]", "drawn-anew",
        "a new shuffle for every mini-batch", "Shuffle once, then cut: or some examples come twice and some never.",
    ),
    (
        SHUFFLE + "\n    for start in range(0, X.shape[1], mini_batch_size):\n        batch = " + BATCH,
        "for start in range(0, X.shape[1], mini_batch_size):\n        batch = rng.permutation(X.shape[1])"
        "[start : start + mini_batch_size]", "drawn-anew", "a new shuffle for every mini-batch",
        "Shuffle once, then cut: or some examples come twice and some never.",
    ),
    (
        "for start in range(0, X.shape[1], mini_batch_size):\n        batch = " + BATCH,
        "for batch in np.array_split(order, max(1, len(order) // mini_batch_size)):", "other-sizes",
        "as many batches as fit, of other sizes", "Each batch has `mini_batch_size` examples; the last may be shorter.",
    ),
    (
        "range(0, X.shape[1], mini_batch_size)", "range(0, X.shape[1] // mini_batch_size + 1)", "start-not-multiplied",
        "each batch begins one example further on", "It begins at the number of the batch times its size.",
    ),
    *(
        (SHUFFLE, SHUFFLE + f"; mini_batch_size = {n}", "size-written-in", f"a batch size of {n} is written in",
         "Take the `mini_batch_size` handed over.") for n in (2, 5, 8, 10)
    ),
    *(
        (SHUFFLE, SHUFFLE + f"; mini_batch_size = {size}", "number-for-size", "m batches in place of batches of m",
         "`mini_batch_size` is the size of each batch.")
        for size in ("X.shape[1] // mini_batch_size", "-(-X.shape[1] // mini_batch_size)")
    ),
    (
        "eta)\n", "eta)\n        eta = eta / 2\n", "eta-shrinks", "η is halved after every step", "It stays the same.",
    ),
    (
        "    for start in", "    for again in range(2):\n     for start in", "two-epochs", "two epochs", "One pass over all.",
    ),
    (
        "range(0, X.shape[1], mini_batch_size)", "range(0, X.shape[1])", "overlapping", "the batches overlap",
        "The next batch begins where this one ends: step by the size.",
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

ROUND = "(w[l + 1].T @ delta[l + 1]) * activation.prime(z[l])"
CHAIN = "product = product @ (activation.prime(z[l]) * w[l + 1].T)"
OFF = "Each difference is that of one neuron pushed up, then down."
ALGORITHMS = {
    "57": (
        ("a[layer - 1][k - 1, 0]", "({1: x} | z)[layer - 1][k - 1, 0]", "z-for-a", "z in place of a from the layer below",
         "A weight carries the activation: a, not z."),
        ("a[layer - 1][k - 1, 0]", "x[min(k, len(x)) - 1, 0]", "layer-written-in", "the input x in place of aˡ⁻¹",
         "Only layer 2 gets its activations from the input."),
        ("[j - 1, 0] * a[layer - 1]", "[j - 1, 0] ** 0 * a[layer - 1]", "slope-missing", "the first slope is missing, σ′(zˡ)",
         "From the weight's z to its a leads a slope too."),
    ),
    "way back": (
        (
            ROUND, ROUND.replace("delta[l + 1]", "delta_L"), "straight-from-output",
            "every layer's error straight from the output's", "Each step starts from the error just found above.",
        ),
        (
            "return delta", "return {l: v for l, v in delta.items() if l < max(z)}", "output-error-left-out",
            "the output error is left out", "The answer holds δᴸ too, under its number L.",
        ),
        (
            "delta = {max(z): delta_L}", "delta = {max(z): delta_L * activation.prime(z[max(z)])}", "slope-too-many",
            "δᴸ is multiplied by σ′(zᴸ) once more", "δᴸ is an error already: (BP1) has seen to its slope.",
        ),
        (
            "return delta", "return {l - 1: v for l, v in delta.items()}", "numbered-from-one",
            "the layers are numbered one too low", "The input is layer 1, so errors begin with layer 2.",
        ),
        (
            "return delta", "return {max(z) + 2 - l: v for l, v in delta.items()}", "numbered-backwards",
            "the layers are numbered from the top", "Layer L is the last.",
        ),
    ),
    "product": (
        ("(activation.prime(z[l]) * w[l + 1].T)", "(w[l + 1].T * activation.prime(z[l + 1]).T)", "neighbouring-layer",
         "the slopes of the layer above", "Row j of (wˡ⁺¹)ᵀ is scaled by σ′(zⱼ) of its own layer l."),
        ("np.eye(len(z[2]))", "np.ones((len(z[2]), len(z[2])))", "ones-for-identity", "ones in place of the identity",
         "A product starts from np.eye, which changes nothing; a matrix of ones adds up."),
        ("return product @ delta_L", "return w[2].T @ product @ delta_L", "layer-too-far", "one layer too far: down to the "
        "input",
         "The error of layer 2 is wanted; w² leads on to the inputs."),
        (CHAIN, CHAIN.replace("product @ (", "(").replace("* w[l + 1].T)", "* w[l + 1].T) @ product"), "factors-turned",
         "the factors in the opposite order", "δᴸ meets the factor of layer L − 1 first: it stands on the right."),
        (CHAIN, CHAIN.replace("prime(z[l])", "prime(z[l]).T"), "slopes-across",
         "the slopes along the columns in place of the rows", "Row j is scaled by the slope of neuron j."),
        (CHAIN, CHAIN.replace("prime(z[l]) *", "prime(z[l]).T *").replace(".T)", ")").replace("w[l + 1]", "w[l + 1].T"),
         "slopes-across", "the slopes along the columns", "Row j is scaled by the slope of neuron j."),
        ("return product @ delta_L", "return product", "factor-missing", "δᴸ is missing", "The product acts on δᴸ."),
        ("@ delta_L", "@ (delta_L * activation.prime(z[max(z)]))", "slope-too-many",
         "δᴸ is multiplied by σ′(zᴸ) once more", "δᴸ is an error already: (BP1) has seen to its slope."),
    ),
    "algorithm": (*GRADIENT, *BOOK),
    "SGD": UPDATES + STEPS,
    "epoch": EPOCH + STEPS,
    "35": (
        ("    return np.array(delta)", "    f = feedforward(net, x)\n    return np.array(delta) / "
        "net.activation[layer].prime(f.z[layer])",
         "slope-along-a", "the slope along a, not along z", "δ is ∂C/∂z: σ′ is a factor of it."),
        ("    return np.array(delta)", "    return np.array(delta) / cost_from(net, layer, z, y)", "relative", "a relative "
        "change",
         "δ is the change of the cost itself, over the push."),
        ("cost_from(net, layer, z - push, y)) / (2 * h)", "cost_from(net, layer, z, y)) / h", "one-sided",
         "a one-sided difference", "Its error falls with h only. Push up and down by h, and the bend cancels."),
        ("/ (2 * h)", "/ h", "divided-by-h", "a centred difference divided by h", "From h below to h above it is 2h."),
        ("z + push, y) - cost_from(net, layer, z - push", "z - push, y) - cost_from(net, layer, z + push", "opposite-sign",
         "the cost below less the cost above", "A slope is positive where the cost rises with z."),
        ("/ (2 * h)", "", "division-missing", "a difference not divided by 2h", "A slope is rise over run."),
        ("push = h * np.eye(len(z))[:, [j]]", "push = h * np.ones_like(z)", "all-pushed", "all neurons pushed at once", OFF),
        ("(cost_from(net, layer, z + push, y) - cost_from(net, layer, z - push, y)) / (2 * h)",
         "cost_from(net, layer, z, y)", "cost-for-slope", "the cost in place of its slope", OFF),
    ),
}  # fmt: skip
