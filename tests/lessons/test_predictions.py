"""Predictions: recorded once, settled by computed numbers, counted at the end."""

import pytest

from nnbp.lessons.predictions import QUESTIONS, Predictions

TRUTHS = {
    ("00", "a saturated neuron"): "by less than 0.01, but it does change",
    ("01", "one entry moves"): "1, 1 and 3",
    ("01", "made to fit"): "yes, along the diagonal",
    ("01", "tall less flat"): "four numbers",
    ("02", "which way"): "towards smaller z",
    ("02", "ten times"): "by about 100 times",
    ("02", "smaller step"): "the larger, h = 1e-5",
    ("02", "silence"): "that of neuron 2·3",
    ("03", "saturated and wrong"): "below 0.01",
    ("03", "a − y"): "for cross-entropy, −Σ [y ln a + (1 − y) ln(1 − a)]",
    ("03", "the shortcut"): "half of the true δ",
    ("04", "the way back"): "its transpose",
    ("04", "a weight of zero"): "the errors of neurons 3·2 and 3·3 only",
    ("04", "how long"): "shorter, less than a tenth of it",
    ("06", "the way round"): "δ³ (a²)ᵀ",
    ("06", "a silent input"): "the second column, from x₂",
    ("06", "two examples"): "two, one for each example",
    ("10", "the largest path"): "more than all of it",
    ("10", "as printed"): "0",
    ("10", "a billion a second"): "about eleven minutes",
    ("10", "the other end"): "more than twenty times as many",
    ("07", "what is left"): "less than a hundredth",
    ("07", "five times"): "four",
    ("07", "slow or stuck"): "less than one half",
    ("08", "the target moves"): "every z and every a, and nothing else",
    ("08", "too early"): "off, by half as much with half the η",
    ("08", "one is erased"): "(BP4), the gradient of w³",
    ("08", "not needed"): "z⁴",
    ("08", "a millisecond"): "about 48 s",
    ("13", "the corner"): "exactly as they were at the start",
    ("13", "strokes"): "mostly like noise",
    ("13", "how far"): "about 0.2",
    ("12", "six layers"): "about 10",
    ("12", "six of relu"): "more than ten times longer",
    ("12", "scaled weights"): "out shorter still",
    ("12", "chain of one"): "for no s up to 16",
    ("12", "first layer"): "about as far",
    ("09", "ten times as many"): "about a third as much",
    ("09", "layer by layer"): "both shrink",
    ("09", "without the last"): "about half",
    ("11", "worse start"): "more than five times as long",
    ("11", "first there"): "cross-entropy, more than ten times sooner",
    ("11", "one row"): "all the same, positive or negative",
    ("11", "all biases down"): "0, exactly",
    ("05", "left to do"): "do nothing more",
    ("05", "the largest error"): "steepest",
    ("05", "all weights zero"): "two: those of the outputs",
}


def test_every_question_is_settled_by_numbers():
    asked = {(notebook, name): q for notebook, questions in QUESTIONS.items() for name, q in questions.items()}
    assert {key: q.choices[q.truth()] for key, q in asked.items()} == TRUTHS


def test_an_answer_is_recorded_once_and_counted():
    predictions = Predictions("04")
    score = predictions.score()
    assert repr(score) == "Predictions recorded: 0 of 3; hits: 0."
    predictions.ask("how long").record(0)
    predictions.ask("the way back").record(0)
    predictions.ask("the way back").record(2)  # too late: the first answer stands
    assert repr(predictions.score()) == "Predictions recorded: 2 of 3; hits: 1."
    assert predictions._score._rate.value == "Predictions recorded: 2 of 3; hits: 1."
    assert "It is: its transpose." in predictions.ask("the way back")._said.value


def test_what_is_recorded_is_what_was_chosen():
    ask = Predictions("04").ask("how long")
    assert ask._record.disabled
    ask._choices.index = 0
    assert not ask._record.disabled
    ask._record.click()
    assert ask.hit and ask._choices.disabled and "A hit" in ask._said.value


def test_before_an_answer_nothing_is_given_away():
    ask = Predictions("04").ask("how long")
    data = ask._repr_mimebundle_()
    assert ask._said.value == "" and ask.question.because not in str(data) and "- shorter" in data["text/markdown"]


def test_unknown_names():
    with pytest.raises(ValueError, match="notebook is '99'"):
        Predictions("99")
    with pytest.raises(ValueError, match="name is 'why'; expected one of 'the way back'"):
        Predictions("04").ask("why")
