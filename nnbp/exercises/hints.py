"""Hints before solutions: one step more at each call, from where to look to what to write."""

import ast
from dataclasses import dataclass

from ..checks.registry import ALGORITHMS, EQUATIONS
from .asked.exercise import LETTERS, exercise
from .asked.expressions import arguments, source
from .saying.handed_over import argument_words
from .saying.notation import writer

given: dict = {}  # how many hints each exercise has given in this session

MORE = {  # notebook, heading, what it comes to
    "epoch": (
        "09_learn_from_mini_batches", "Two loops",
        "Shuffle the numbers of the examples once; cut them into mini-batches; take one step for each.",
    ),
    "mini-batches": (
        "09_learn_from_mini_batches", "Two loops",
        "A batch is a stretch of the order, from its start to m further on; the last may be shorter.",
    ),
    "saturated": (
        "07_see_saturation", "What counts as flat",
        "A neuron is flat where its slope is below 5 % of the steepest, which is ¼ for the sigmoid.",
    ),
    "targets": (
        "13_read_digits", "Train a reader",
        "Each label is a column of ten numbers: a 1 in the label's own row, and 0 elsewhere.",
    ),
    "pixel slopes": (
        "13_read_digits", "One step further back",
        "One step back by (BP2), then along w² to the pixels, which have no slope of their own.",
    ),
    "accuracy": (
        "13_read_digits", "Train a reader",
        "For each column, which row is the largest? Count how often that is the label.",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Hint:
    """One hint: step `number` of `of`. text: markdown."""

    text: str
    number: int
    of: int

    def _repr_markdown_(self):
        gap = "\n\n" if self.text.startswith("```") else " "  # a fence begins its own line
        return f"**Hint {self.number} of {self.of}.**{gap}{self.text}"

    def __repr__(self):
        if self.text.startswith("```"):
            code = self.text.removeprefix("```python\n").removesuffix("\n```")
            return f"Hint {self.number} of {self.of}.\n{code}"
        return self._repr_markdown_().replace("**", "").replace("`", "").replace("$", "")


def hint(name, start_again=False):
    """The next Hint for an exercise: where to look, what it says, what is handed over, where to begin, what to write.

    At the last one it stays; start_again=True goes back to the first. ValueError for an exercise that does not exist.

    >>> hint("BP2", start_again=True)
    Hint 1 of 5. Look at notebook 04, "All neurons of a layer at once": what does each letter count there?
    """
    exercise(name)
    steps = ladder(name)
    number = 1 if start_again else min(given.get(name, 0) + 1, len(steps))
    given[name] = number
    return Hint(steps[number - 1], number, len(steps))


def ladder(name):
    """Every hint of an exercise, from the vaguest to the plainest."""
    equation = (EQUATIONS | ALGORITHMS).get(name)
    if equation is None:
        notebook, heading, says = MORE[name]
        formula = ""
    else:
        notebook, says, formula, heading = equation.notebook, equation.says, f" ${equation.latex}$", equation.heading
    case = exercise(name).cases[0]
    shape = ", ".join(f"{label} {part.shape}".strip() for label, part in list(case.wanted.items())[:4])
    handed = ", ".join(argument_words(letter, value) for letter, value in case.arguments.items())
    return (
        f'Look at notebook {notebook[:2]}, "{heading}": what does each letter count there?',
        f"{says}{formula}",
        f"In the first case you are handed {handed}; what comes out is {shape or 'a number'}.",
        beginning(name),
        f"```python\n{written_out(name)}\n```",
    )


def beginning(name):
    """What to write first: the inner part of the expression."""
    tree = ast.parse(source(name)).body[-1]
    at = writer(name, arguments(name))
    if not isinstance(tree, ast.FunctionDef) or len(tree.body) > 1:
        loops = [node for node in ast.walk(tree) if isinstance(node, ast.For)]
        line = f"for {ast.unparse(loops[-1].target)} in {ast.unparse(loops[-1].iter)}:"
        return f"Its loop is `{line}`. What does one turn of it need?"
    returned = tree.body[0]
    node = returned.value if isinstance(returned, ast.Return) else None
    if isinstance(node, ast.BinOp):
        sign = {
            ast.Mult: "times",
            ast.Add: "plus",
            ast.Sub: "minus",
            ast.MatMult: "as a matrix product with",
            ast.Div: "divided by",
        }
        word = sign.get(type(node.op), "together with")
        left, right = at.bracketed(node.left), at.bracketed(node.right)
        return f"{LETTERS.get(name, 'It')} is {left} {word} {right}. Write the one, then the other."
    return (
        f"It is {at.write(node)}, and nothing else."
        if node is not None
        else "Begin with the first line of the formula."
    )


def written_out(name):
    """The answer as code."""
    text = source(name).strip()
    text = text[text.rindex("def answer") :]
    return text.split("return ", 1)[1] if text.count("\n") == 1 else text
