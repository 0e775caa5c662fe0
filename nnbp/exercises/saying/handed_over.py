"""What a function was handed, in words: the arguments by name, with their shapes."""

import numpy as np


def handed_over(case, exercise):
    """The arguments by name, with their shapes."""
    return f"Handed over: {', '.join(argument_words(name, value) for name, value in case.arguments.items())}."


def argument_words(name, value):
    if isinstance(value, np.ndarray):
        return f"`{name}` {by(value.shape)}"
    if isinstance(value, dict):
        return f"`{name}` with layers {min(value)} to {max(value)}"
    return f"`{name}`"


def by(shape):
    return "(" + "×".join(map(str, shape)) + ")" if len(shape) > 1 else f"({', '.join(map(str, shape))},)"
