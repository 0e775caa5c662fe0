"""The equations as readers call them: their numbers become floats, and must have the shapes that the docstring states.

The equations themselves stay small and pure; there a flat vector in a column's place would give n x n numbers.
"""

import inspect
import re
from functools import cache, wraps

import numpy as np

from ..ground import intake
from . import equations
from .designs import serves

STATED = re.compile(r"(\w+(?:, \w+)*): \(([^()]*)\)")  # "a, y: (n_L, m)"
ALIKE = re.compile(r"(\w+), (\w+): the same shape")
ELSEWHERE = re.compile(r"Shapes as in \((\w+)\)")
THINGS = {"cost": ("gradient",), "activation": ("prime",)}


def shapes(function):
    """{argument: ("n_L", "m")} for each argument whose shape the docstring states; () for a number; None for any shape."""
    doc = inspect.getdoc(function) or ""
    there = ELSEWHERE.search(doc)
    if there:
        doc += next(
            f.__doc__ for f in vars(equations).values() if (inspect.getdoc(f) or "").startswith(f"({there[1]})")
        )
    found = {}
    for names, sizes in STATED.findall(doc):
        found |= dict.fromkeys(names.split(", "), tuple(size for size in re.split(r",\s*", sizes) if size))
    other = () if "number" in doc.lower() else None
    return {name: found.get(name, other) for name in inspect.signature(function).parameters if name not in THINGS}


@cache
def at_the_door(function):
    """An equation that checks its arguments, with the same name and source; what is none of the equations, as it is.

    ValueError for what are no numbers, for another shape than stated, and where finite numbers give an infinite one.
    """
    if not inspect.isfunction(function) or function.__module__ != equations.__name__:
        return function
    stated, signature = shapes(function), inspect.signature(function)
    spread = function is not equations.weight_gradient  # which adds up over the examples
    alike = ALIKE.search(function.__doc__ or "")

    @wraps(function)
    def called(*arguments, **named):
        given = signature.bind(*arguments, **named).arguments
        arrays = {name: intake.floats(given[name], name) for name in stated}
        refuse_shapes({name: array.shape for name, array in arrays.items()}, stated, spread)
        if alike and arrays[alike[1]].shape != arrays[alike[2]].shape:
            found, expected = (arrays[alike[i]].shape for i in (2, 1))
            raise ValueError(f"{alike[2]} has shape {found}; expected that of {alike[1]}, {expected}")
        if any(array.dtype.kind == "c" for array in arrays.values()):
            arrays = {name: array.astype(complex) for name, array in arrays.items()}
        for name in THINGS.keys() & given.keys():
            whole_matrix = ("jacobian",) if function is equations.output_error and name == "activation" else ()
            serves(given[name], name, THINGS[name] + whole_matrix)
        with np.errstate(over="ignore", invalid="ignore"):
            result = function(**given | arrays)
        if not np.isfinite(result).all() and all(np.isfinite(array).all() for array in arrays.values()):
            sizes = {name: np.abs(array).max() for name, array in arrays.items()}
            name = max(sizes, key=sizes.__getitem__)
            raise ValueError(f"{name} reaches {sizes[name]:g} in size, and the result is beyond all floats")
        return result

    return called


def refuse_shapes(given, stated, spread):
    """ValueError for the first argument whose shape is not the stated one; if `spread`, m may be 1 beside another m."""
    sizes = {"1": 1}
    for name, shape in given.items():
        wanted = stated[name]
        if 0 in shape:
            raise ValueError(f"{name} is empty, with shape {shape}; expected at least one number")
        if wanted is None:
            continue
        fits = len(shape) == len(wanted)
        for letter, n in zip(wanted, shape, strict=False):
            known = sizes.setdefault(letter, n)
            fits = fits and (n == known or (spread and letter == "m" and 1 in (n, known)))
            sizes[letter] = max(n, known) if letter == "m" else known
        if not fits:
            told = ", ".join(f"{letter} = {sizes[letter]}" for letter in wanted if letter != "1" and letter in sizes)
            form = f"({', '.join(wanted)}{',' * (len(wanted) == 1)})" if wanted else "a number"
            hint = "; vectors are columns here, (n, 1)" if len(shape) == 1 and len(wanted) == 2 else ""
            raise ValueError(f"{name} has shape {shape}; expected {form}{f' with {told}' * bool(told)}{hint}")
