"""Known mistakes in shuffling examples and cutting them into mini-batches, as an exercise and inside an epoch."""

BATCHES = {
    "mini-batches": (
        ("range(0, len(order), m)", "range(0, len(order) - m + 1, m)", "last-batch-lost", "the short last batch is lost",
         "The range goes on to the number of examples."),
        ("order[start : start + m] for start in range(0, len(order), m)", "order[start : start + len(order) // m] for "
        "start in "
         "range(0, len(order), len(order) // m)", "number-for-size", "m batches in place of batches of m", "m is the size "
         "of a batch."),
        ("order[start : start + m] for start in range(0, len(order), m)", "order[start::len(order) // m] for start in "
         "range(len(order) // m)", "dealt-out", "the examples are dealt out in turn", "A batch is a stretch of the order."),
        ("start : start + m", "start : start + m - 1", "batch-one-short", "each batch is one short", "Python stops before."),
        ("start : start + m", "start : start + m + 1", "batch-one-long", "each batch is one too long", "Python stops "
        "before."),
        ("start : start + m", "start : m", "first-batch-only", "every batch ends at m", "It ends at start + m."),
        ("[order[start", "[np.sort(order)[start", "sorted", "the order is sorted", "Keep the shuffled order."),
        ("range(0, len(order), m)", "range(0, len(order))", "overlapping", "the batches overlap", "Step by m."),
        ("range(0, len(order), m)", "range(m, len(order), m)", "first-batch-lost", "the first batch is lost", "Begin at 0."),
    ),
}  # fmt: skip

BATCH = "order[start : start + mini_batch_size]"
SHUFFLE = "order = rng.permutation(X.shape[1])"
CUTTING = (
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
        "    for start in", "    for again in range(2):\n     for start in", "two-epochs", "two epochs", "One pass over all.",
    ),
    (
        "range(0, X.shape[1], mini_batch_size)", "range(0, X.shape[1])", "overlapping", "the batches overlap",
        "The next batch begins where this one ends: step by the size.",
    ),
)  # fmt: skip
