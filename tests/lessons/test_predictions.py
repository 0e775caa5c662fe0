"""Predictions: recorded once, settled by computed numbers, counted at the end; asked first and told afterwards."""

import itertools
import json
import re
from pathlib import Path

import pytest
from ipywidgets.widgets.widget import _instances

from nnbp.lessons.predictions import QUESTIONS, Predictions
from nnbp.live import cells

NOTEBOOKS = {path.stem[:2]: path for path in (Path(__file__).parents[2] / "notebooks").glob("[0-9][0-9]_*.ipynb")}
each_notebook = pytest.mark.parametrize("notebook", sorted(NOTEBOOKS))
SIMULATED = ("09", "12")  # the numbers that settle these take seconds
each_settled = pytest.mark.parametrize(
    "notebook", [pytest.param(name, marks=[pytest.mark.slow] * (name in SIMULATED)) for name in sorted(NOTEBOOKS)]
)

TRUTHS = {
    "00": {
        "a_saturated_neuron": "by less than 0.01, but it does change",
    },
    "01": {
        "one_entry_moves": "1, 1 and 3",
        "who_complains": "neither of them",
        "tall_less_flat": "four numbers",
    },
    "02": {
        "which_way": "towards smaller z",
        "ten_times": "by about 100 times",
        "smaller_step": "the larger, h = 1e-5",
        "silence": "that of neuron 2·3",
    },
    "03": {
        "where_largest": "at about ⅔",
        "cost_left_over": "0",
        "the_shortcut": "half of the true δ",
    },
    "04": {
        "a_weight_of_zero": "the errors of neurons 3·2 and 3·3 only",
        "when_the_inverse_does": "yes, if it were a rotation",
        "how_long": "shorter, less than a tenth of it",
    },
    "05": {
        "a_valley": "rises all the way",
        "all_weights_zero": "two: those of the outputs",
        "all_alike": "one number for all three, and not 0",
    },
    "06": {
        "wrong_way_down": "falls, by less than with the right one",
        "at_zero": "more than half",
        "two_examples": "two, one for each example",
    },
    "07": {
        "which_side": "both",
        "five_times": "four",
        "a_hundred_times": "weights a tenth as large",
    },
    "08": {
        "the_target_moves": "every z and every a, and nothing else",
        "too_early": "off, by half as much with half the η",
        "one_is_erased": "(BP4), the gradient of w³",
        "not_needed": "z⁴",
        "a_millisecond": "about 48 s",
    },
    "09": {
        "ten_times_as_many": "about a third as much",
        "layer_by_layer": "both shrink",
        "without_the_last": "about four in five",
    },
    "10": {
        "the_largest_path": "more than all of it",
        "a_billion_a_second": "about eleven minutes",
        "the_other_end": "more than twenty times as many",
    },
    "11": {
        "first_there": "cross-entropy, more than ten times sooner",
        "twenty_times": "still about six times as many",
        "ten_digits": "about half of them",
        "all_biases_down": "0, exactly",
    },
    "12": {
        "six_layers": "about 10",
        "six_of_relu": "more than ten times longer",
        "scaled_weights": "out shorter still",
        "chain_of_one": "for no s up to 16",
        "first_layer": "about as far",
    },
    "13": {
        "how_far": "about 0.2",
        "strokes": "mostly like noise",
        "the_corner": "exactly as they were at the start",
    },
    "14": {
        "no_slope": "about three in four, more than with σ′",
    },
}


@each_settled
def test_every_question_is_settled_by_numbers(notebook):
    asked = QUESTIONS.get(notebook, {})
    assert {name: q.choices[q.truth()] for name, q in asked.items()} == TRUTHS.get(notebook, {})


@each_settled
def test_the_reason_is_one_sentence_with_its_number(notebook):
    for name, question in QUESTIONS.get(notebook, {}).items():
        why = question.why()
        assert why.endswith(".") and not re.search(r"[.?!] [A-Z]", why), f"{name}: not one sentence: {why}"
        assert re.search(r"\d", re.sub(r"\(.*?\)", "", why)), f"{name}: no number: {why}"
        assert not re.search(r"(?<!\w)-\d", why), f"{name}: a hyphen for a minus: {why}"


def test_no_place_is_favoured():
    """The right answer stands first, last, or in between, in 15 to 50 % of all questions each: chance gives a third."""
    places = []
    for notebook, questions in QUESTIONS.items():
        predictions = Predictions(notebook)
        for name in questions:
            shown = predictions.ask(name).shown
            at = shown.index(TRUTHS[notebook][name])
            places.append("first" if at == 0 else "last" if at == len(shown) - 1 else "between")
    shares = {place: places.count(place) / len(places) for place in ("first", "between", "last")}
    assert all(0.15 <= share <= 0.5 for share in shares.values()), shares


GREEK = {"delta": "δ", "sigma": "σ", "eta": "η", "partial": "∂", "nabla": "∇", "odot": "⊙", "cdot": "·", "ldots": "…"}
RAISED = str.maketrans("0123456789Ll-T", "⁰¹²³⁴⁵⁶⁷⁸⁹ᴸˡ⁻ᵀ")


def plain(text):
    """Prose and formulas with one spelling: LaTeX as the letters of the choices, no marks, no spaces, lower case."""
    text = re.sub(r"\\color\{[^}]*\}", "", text)
    text = re.sub(r"\\(?:left|right|mathrm|text|tfrac|frac|[,;!])", "", text)
    text = re.sub(r"\\([A-Za-z]+)", lambda found: GREEK.get(found[1], ""), text)
    text = re.sub(r"\^\{?([0-9LTl-]+)\}?", lambda found: found[1].translate(RAISED), text)
    return re.sub(r"[{}$*`\s]", "", text).lower()


def seen(cell):
    """What a reader sees of a cell: its source, and what it prints, but for another question's choices."""
    source = "".join(cell["source"])
    outputs = [] if "predictions.ask" in source else cell.get("outputs", [])
    return source + "".join("".join(o.get("text", o.get("data", {}).get("text/plain", ""))) for o in outputs)


def told_before(notebook):
    """(name, choice) for each choice whose text stands in the three cells before its question, told or shown."""
    cells = json.loads(NOTEBOOKS[notebook].read_text(encoding="utf-8"))["cells"]
    for at, cell in enumerate(cells):
        for name in re.findall(r"predictions\.ask\(\"([^\"]+)\"\)", "".join(cell["source"])):
            before = "\n".join(seen(c) for c in cells[max(0, at - 3) : at])
            for choice in QUESTIONS[notebook][name].choices:
                if len(plain(choice)) > 4 and plain(choice) in plain(
                    before
                ):  # a shorter one, such as "yes", is no telling
                    yield name, choice


@each_notebook
def test_no_choice_is_told_before_its_question(notebook):
    assert list(told_before(notebook)) == []


@each_notebook
def test_every_question_is_asked_once(notebook):
    sources = ["".join(cell["source"]) for cell in json.loads(NOTEBOOKS[notebook].read_text(encoding="utf-8"))["cells"]]
    asked = re.findall(r"predictions\.ask\(\"([^\"]+)\"\)", "\n".join(sources))
    assert sorted(asked) == sorted(QUESTIONS.get(notebook, {}))


def test_the_order_is_the_same_in_every_session():
    """What is stored in the notebooks: literal, since an order that only agrees with itself would still move them."""
    assert Predictions("08").ask("not_needed").shown == ("z⁴", "none: it needs them all", "a⁴")


def test_an_answer_is_recorded_once_and_counted():
    predictions = Predictions("08")
    score = predictions.score()
    assert repr(score) == "Predictions recorded: 0 of 5; hits: 0."
    predictions.ask("not_needed").record(0)
    predictions.ask("too_early").record(0)
    predictions.ask("too_early").record(1)  # too late: the first answer stands
    assert repr(predictions.score()) == "Predictions recorded: 2 of 5; hits: 1."
    score._repr_mimebundle_()
    predictions.ask("one_is_erased").record(0)
    assert score._rate.value == repr(score) and "recorded: 3 of 5" in repr(score)
    said = predictions.ask("too_early")._said.value
    assert "It is: off, by half as much with half the η." in said and QUESTIONS["08"]["too_early"].why() in said


def test_what_is_recorded_is_what_was_chosen():
    ask = Predictions("08").ask("not_needed")
    assert ask._record.disabled
    ask._choices.index = ask.shown.index("z⁴")  # wherever it is shown
    assert not ask._record.disabled
    ask._record.click()
    assert ask.hit and ask._choices.disabled and "A hit" in ask._said.value


def test_a_cell_that_runs_again_gives_the_widgets_of_its_question_back(monkeypatch):
    runs = itertools.count()
    monkeypatch.setattr(cells, "running", lambda: ("a cell", next(runs)))
    monkeypatch.setattr(cells, "SHOWN", {})
    counts = set()
    for _ in range(3):
        predictions = Predictions("08")
        ask, score = predictions.ask("not_needed"), predictions.score()
        ask._repr_mimebundle_()
        counts.add(len(_instances))
    assert len(counts) == 1
    score._repr_mimebundle_()  # in the same cell: it takes the place of the question
    assert ask.closed
    ask.record(1)
    ask._repr_mimebundle_()
    assert ask._choices.disabled and "It is" in ask._said.value and score._rate is None


def test_before_an_answer_nothing_is_given_away():
    ask = Predictions("08").ask("not_needed")
    data = ask._repr_mimebundle_()
    assert ask._said.value == "" and ask.question.why() not in str(data) and "- z⁴" in data["text/markdown"]


def test_unknown_names():
    with pytest.raises(ValueError, match="notebook is '99'"):
        Predictions("99")
    with pytest.raises(ValueError, match="name is 'why'; expected one of 'the_target_moves'"):
        Predictions("08").ask("why")
