"""What was found of a reader's answer, in a sentence or two."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """What was found of a reader's function. It is shown as a sentence or two; `right` is True or False."""

    right: bool
    text: str

    def _repr_markdown_(self):
        return f"**{'✓' if self.right else '✗'}** {self.text}"

    def __repr__(self):
        return self._repr_markdown_().replace("**", "").replace("`", "")
