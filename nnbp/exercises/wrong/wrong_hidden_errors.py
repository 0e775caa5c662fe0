"""Known mistakes in the error of a layer: measured (35), or carried back, by (42) to (44), step by step, as a product."""

ROUND = "(w[l + 1].T @ delta[l + 1]) * activation.prime(z[l])"
CHAIN = "product = product @ (activation.prime(z[l]) * w[l + 1].T)"
OFF = "Each difference is that of one neuron pushed up, then down."

HIDDEN_ERRORS = {
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
    "42": (
        ("(delta_next * slope).sum(axis=0)[:, np.newaxis]", "slope @ delta_next", "jacobian-transposed",
         "rows and columns of the slopes exchanged", "The sum runs over k, the rows, for one j at a time."),
        ("(delta_next * slope).sum(axis=0)[:, np.newaxis]", "(slope.T * delta_next).sum(axis=0)[:, np.newaxis]",
         "jacobian-transposed", "rows and columns of the slopes exchanged", "The sum runs over k, the rows."),
        ("(delta_next * slope).sum(axis=0)[:, np.newaxis]", "(delta_next * slope).sum(axis=1)[:, np.newaxis]",
         "wrong-axis", "the sum runs over j, not over k", "For one j it runs over k, down the rows: axis=0."),
        ("(delta_next * slope).sum(axis=0)[:, np.newaxis]", "delta_next * slope", "sum-missing", "the sum is missing",
         "For each j the products are added up over k."),
        ("(delta_next * slope).sum(axis=0)[:, np.newaxis]", "slope.sum(axis=0)[:, np.newaxis]", "factor-missing",
         "δˡ⁺¹ is missing", "How much a neuron heard is weighed by its own error."),
        ("(delta_next * slope).sum(axis=0)[:, np.newaxis]", "delta_next.sum() * slope.sum(axis=0)[:, np.newaxis]",
         "sums-multiplied", "two sums multiplied", "Multiply for each k first, then add."),
        ("(delta_next * slope).sum(axis=0)[:, np.newaxis]", "(delta_next[:1] * slope[:1]).T", "first-term-only",
         "only the first neuron of the next layer", "All neurons of the next layer listen: the sum runs over them."),
        ("(delta_next * slope).sum(axis=0)[:, np.newaxis]", "np.linalg.pinv(slope) @ delta_next", "inverse",
         "the inverse of the slopes", "Nothing is undone on the way back: slopes multiply."),
    ),
    "43": (
        ("w_next @ activation(z) + b_next", "activation(w_next @ z + b_next)", "activation-outside", "σ applied outside "
        "the sum",
         "z turns into a first, and the weights carry a: σ belongs to each zⱼ alone."),
        ("w_next @ activation(z) + b_next", "activation(w_next @ activation(z) + b_next)", "activation-outside",
         "σ applied to the answer as well", "Wanted is the next z, not yet the next a."),
    ),
    "44": (
        ("w_next * activation.prime(z).T", "w_next.T * activation.prime(z)", "transposed", "the answer lies transposed",
         "Row k is the neuron above, column j the one below."),
        ("w_next * activation.prime(z).T", "w_next @ activation.prime(z)", "matmul-for-hadamard",
         "a matrix product, which adds up over j", "Each pair k, j keeps its own number."),
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
}  # fmt: skip
