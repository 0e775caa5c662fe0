"""Hints go one step further at each call; a sheet has a student's own numbers and knows the usual slips."""

import re
from pathlib import Path

import numpy as np
import pytest

from nnbp.exercises import hint, sheet
from nnbp.exercises.asked.expressions import EXERCISES


@pytest.mark.parametrize("name", EXERCISES)
def test_hints_go_from_where_to_look_to_what_to_write(name):
    steps = [hint(name, start_again=True), *(hint(name) for _ in range(5))]
    assert [step.number for step in steps] == [1, 2, 3, 4, 5, 5] and "notebook" in steps[0].text
    assert "```python" in steps[-1].text and steps[-1]._repr_markdown_().startswith("**Hint 5 of 5.**")


@pytest.mark.parametrize("name", EXERCISES)
def test_the_first_hint_names_a_heading_that_is_there(name):
    number, heading = re.match(r'Look at notebook (\d\d), "(.+)": what', hint(name, start_again=True).text).groups()
    notebook = next((Path(__file__).parents[2] / "notebooks").glob(f"{number}_*.ipynb"))
    assert (
        re.search(rf'"#+ {re.escape(heading)}(\\n)?"', notebook.read_text(encoding="utf-8")) and heading != "Exercises"
    )


def test_a_hint_for_no_exercise():
    with pytest.raises(ValueError, match="name is 'BP9'"):
        hint("BP9")


def test_a_sheet_is_a_students_own():
    assert repr(sheet(1)) == repr(sheet(1)) != repr(sheet(2)) and "w²" in repr(sheet(1))
    with pytest.raises(ValueError, match="seed is 'me'"):
        sheet("me")


@pytest.mark.parametrize("seed", range(8))
def test_a_sheet_takes_what_a_hand_carries(seed):
    own = sheet(seed)
    for name, question in own.questions.items():
        assert own.check(name, np.round(question.right, 4).tolist()).right, name
        assert not own.check(name, question.right + 0.05).right


def test_a_sheet_says_what_was_forgotten():
    own = sheet(20251125)
    for question in own.questions.values():
        for (key, found, _), value in question.wrong.items():
            if not np.allclose(value, question.right, 1e-2):
                verdict = own.check(question.name, np.round(value, 5))
                assert not verdict.right and verdict.mistake, (question.name, key, found)
    slope = own.check("delta3", own.net.cost.gradient(own.questions["a3"].right, own.y))
    assert slope.mistake == "slope-missing" and "σ′ is forgotten" in slope.text
    for odd, key in ((None, "nothing"), ("0.3", "text"), ([1, 2, 3], "wrong-shape"), (..., "unwritten")):
        assert own.check("delta3", odd).mistake == key
    with pytest.raises(ValueError, match="name is 'delta9'"):
        own.check("delta9", 1)
