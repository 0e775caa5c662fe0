"""A question that a notebook asks before it reveals: its choices, and the numbers that decide which one is true."""

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """text, choices; truth(): the index of the true choice, from numbers computed now; because: one sentence why.

    numbers(): a dict of what the sentence leaves open in braces, computed now too, so that it cannot go stale.
    """

    text: str
    choices: tuple
    truth: Callable
    because: str
    numbers: Callable = dict

    def why(self):
        """The sentence, with its numbers, and the minus signs of the notebooks before them."""
        return re.sub(r"(?<!\w)-(?=\d)", "−", self.because.format(**self.numbers()))
