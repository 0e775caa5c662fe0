"""What an activation is called on an axis: σ is the sigmoid, any other goes by its name."""


def named(activation):
    """ "σ", or the name: "tanh"; the class of a reader's own that has none."""
    name = getattr(activation, "name", type(activation).__name__)
    return "σ" if name == "sigmoid" else name
