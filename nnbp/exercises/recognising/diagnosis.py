"""What is wrong with a wrong answer: the best name for it, or the best evidence, and what to show with it."""

import ast
from functools import cache

import numpy as np

from ..asked.expressions import arguments, source
from ..raised.raised import explained
from ..running.attempts import attempt
from ..running.compared import equal, fitted
from ..saying.notation import writer
from ..saying.verdict import Finding, capital
from .dependence import dependence
from .entry import taken_apart
from .evidence import entries, ratios, shape_words
from .naming import named
from .where_right import by_label, separated

TROUBLES = {
    "nothing": ("it gave back nothing, None", "Is there a `return`? `print` shows a number and gives nothing back."),
    "text": ("it gave back text, not numbers", "Give back the array itself, without `str`, `print` or quotes."),
    "a function": ("it gave back a function, not numbers", "Is there a call missing, the brackets behind a name?"),
    "a set": ("it gave back a set, which has no order", "Give back an array or a list."),
    "a generator": ("it gave back a generator, not numbers", "Wrap it in `list(…)`, or use an array."),
    "masked": ("some entries are masked out", "Every entry needs a number: give back a plain array."),
    "complex": ("it gave back complex numbers", "Every letter of the chapter is real."),
    "none inside": (
        "there is a None where a number should be",
        "Was an entry never filled? Leave out what is not asked for.",
    ),
    "text inside": ("it gave back text beside the numbers", "Give back the array alone."),
    "ragged": ("it gave back a list whose rows differ in length", "Each row needs the same number of entries."),
    "empty": ("it gave back an empty answer", "Does a loop run at all, and keep what it finds?"),
    "no numbers": (
        "it gave back something that is not made of numbers",
        "Give back arrays, or dicts of them where asked.",
    ),
    "unmoved": ("the network has not moved", "The weights of `net` are to be changed in place: net.w[l] = …"),
}


def diagnosis(exercise, call, attempts, right, wrong):
    """(Finding, further pieces of text) of an answer that is wrong in the cases `wrong`, and right in `right`."""
    if exercise.one_will_do and any(exercise.cases[i].facts["m"] == 1 for i in wrong):
        wrong = [i for i in wrong if exercise.cases[i].facts["m"] == 1]
    have = sorted((i for i in wrong if attempts[i].parts is not None), key=lambda i: ease(exercise.cases[i]))
    raised = [i for i in wrong if attempts[i].trouble == "raised"]
    odd = next((attempts[i] for i in wrong if attempts[i].trouble in TROUBLES), None)
    if odd is not None:
        found, says = TROUBLES[odd.trouble]
        if odd.trouble == "nothing" and odd.printed:
            found = "it prints, and gives back nothing"
        return Finding(odd.trouble.replace(" ", "-"), found, says), ()
    if have:
        name = None if raised and exercise.mode == "batches" else named(exercise, attempts, have)
        number = always(attempts, exercise)
        if number is not None and (name is None or name.mutant.edits or "+" in name.mutant.key):
            says = "Is nothing computed yet, or does a comparison never hold? Put the formula in its place."
            return Finding("constant", f"always {number:g}: the same number for every entry, in every case", says), ()
        if name:
            return of_name(name, exercise, attempts, have)
    if raised:
        i = raised[0]
        return explained(attempts[i].error, call, exercise.cases[i], exercise.name), ()
    i = have[0]
    case, given = exercise.cases[i], fitted(attempts[i].parts, exercise.cases[i].wanted)
    changed = next((one.changed for one in attempts if one.changed), ())
    looks = (
        lambda: separated(exercise, right, wrong),
        lambda: shape_words(given, case.wanted, exercise),
        lambda: remembered(exercise, call, attempts),
        lambda: ratios(exercise, {j: fitted(attempts[j].parts, exercise.cases[j].wanted) for j in have}, have),
        lambda: by_label(given, case.wanted, exercise),
        lambda: entries(given, case.wanted),
        lambda: dependence(exercise, call, case, attempts[i]),
    )
    findings = [finding for finding in (look() for look in looks[:2]) if finding]
    if not findings:
        findings = [finding for finding in (look() for look in looks[2:]) if finding]
    pieces = [(2, f"{capital(other.found)}.") for other in findings[1:3] if other.key != "places"]
    if changed:
        pieces.append((3, f"It also writes into `{changed[0]}`."))
    pieces.append((0, taken_apart(exercise, case, given)))
    if findings:
        return findings[0], pieces
    return Finding("entry", "the numbers differ", "Follow this one by hand:", named=False), pieces


def always(attempts, exercise):
    """The number that an answer is in every entry of every case, where the right one is another; or None."""
    if any(one.parts is None for one in attempts):
        return None
    found = {float(number) for one in attempts for part in one.parts.values() for number in part.flat}
    right = {float(number) for case in exercise.cases for part in case.wanted.values() for number in part.flat}
    return found.pop() if len(found) == 1 and found != right and np.isfinite([*found]).all() else None


def remembered(exercise, call, attempts):
    """Does the function give another answer when it is called a second time?"""
    i = next(i for i, one in enumerate(attempts) if one.parts is not None)
    again = attempt(call, exercise.cases[i], exercise.mode).parts
    if again is not None and equal(again, attempts[i].parts):
        return None
    says = "Random numbers, or a list or dict kept from call to call? A function starts afresh each time."
    return Finding("other-each-time", "the same arguments give another answer the second time", says)


def ease(case):
    """How easy a case is to look at: few examples, then few numbers."""
    return case.facts.get("m", 1), sum(w.size for w in case.wanted.values())


@cache
def right_line(name):
    """The right answer as the chapter writes it."""
    body = ast.parse(source(name)).body[-1].body
    return writer(name, arguments(name)).write(body[0]) if len(body) == 1 else ""


CODE = ("len(", "arange", "roll", "einsum", "[", "eye(", "linalg", "shape", "*", "):", "resize", "where", "= ")


def of_name(name, exercise, attempts, have):
    """The Finding of a mutant, with the line that it computes and an entry of it."""
    mutant, case, given = name.mutant, exercise.cases[have[0]], attempts[have[0]].parts
    scale = "" if exercise.one_will_do and "m, the" in name.scale else name.scale
    found = f"{mutant.found}, and {scale}" if scale else mutant.found
    plain = (
        mutant.line
        and mutant.line != right_line(exercise.name)
        and not scale
        and not any(mark in mutant.line for mark in CODE)
    )
    line = f"Your numbers are those of {mutant.line}." if plain else ""
    pieces = [(3, line), (0, taken_apart(exercise, case, fitted(given, case.wanted)))]
    return Finding(mutant.key, found, mutant.says), pieces
