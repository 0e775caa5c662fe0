"""What a neuron's state is called, and how that is written."""

from ...chapter.saturation import words_of

SIGNS = ("", "", "", "✓ ", "✗ ")  # before the words of a state
KINDS = ("small muted", "small strong", "small strong", "small right-text", "small wrong-text")


def told(activation, short=False):
    """The words for each state of a neuron; short: where it is right or wrong, that alone."""
    texts = [sign + name for sign, name in zip(SIGNS, words_of(activation), strict=True)]
    return [text.replace("saturated, ", "").replace("dead, ", "") for text in texts] if short else texts
