"""What is kept of a numbered equation, and the check that holds it against an independent route."""

import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass, field

from ..chapter.front_door import at_the_door
from ..ground import intake
from . import answers
from .setting import generic


@dataclass(frozen=True)
class Equation:
    """A numbered equation of the chapter.

    tag: "34" ... "57", "BP1" ... "BP4". latex: the formula. says: one plain sentence. function: the code. notebook and
    heading: where it is taught. original: its number in the second chapter of Nielsen's book, "" where it has none.
    """

    tag: str
    title: str
    latex: str
    says: str
    function: Callable
    case: Callable = field(repr=False)
    notebook: str
    heading: str
    original: str = ""

    def __post_init__(self):
        object.__setattr__(self, "function", at_the_door(self.function))

    def check(self, rng=0, function=None):
        """The largest relative error, max|f - g| / max|g|, against an independent route on a random network.

        rng: a seed or a Generator. function: another one to try in this one's place; infinity if it raises, or gives
        back nothing or other shapes.
        """
        rng = intake.generator(rng)
        arguments, wanted = self.case(generic(rng), rng)
        wanted = answers.parts(wanted)
        if function is None:
            return answers.relative_error(answers.parts(self.function(**arguments)), wanted)
        found = answers.outcome(function, arguments)
        return answers.relative_error(found, wanted) if isinstance(found, dict) else math.inf

    @property
    def code(self):
        """The function's source; a method's or a built-in object's is found on its type."""
        found = self.function if inspect.isroutine(self.function) else type(self.function)
        return inspect.getsource(found).rstrip()

    def _repr_markdown_(self):
        original = f" (Nielsen: {self.original})" if self.original else ""
        agrees = "agrees with" if self.check() < 1e-9 else "**differs from**"
        return (
            f"**({self.tag}) {self.title}**{original}\n\n$${self.latex}$$\n\n{self.says}\n\n"
            f"```python\n{self.code}\n```\n\nThe code {agrees} an independent route on a random network, to 1e-9."
        )

    def __repr__(self):
        return f"({self.tag}) {self.title}: {self.says}"


class Equations(dict):
    """Equations by tag; a tag that does not exist is a KeyError that lists those that do."""

    def __missing__(self, tag):
        raise KeyError(f"{tag!r} is no equation of the chapter; expected one of {', '.join(self)}")

    def _repr_markdown_(self):
        rows = [f"| ({e.tag}) | {e.title} | ${e.latex}$ | `{name_of(e.function)}` |" for e in self.values()]
        return "\n".join(["| tag | | formula | function |", "|---|---|---|---|", *rows])


def name_of(function):
    """What a function is called in the package."""
    return getattr(function, "name", None) or function.__name__
