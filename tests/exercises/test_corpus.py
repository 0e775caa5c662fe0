"""The project's own corpus: no wrong answer accepted or dismissed, three in four named, no right one refused, in a second."""

from collections import Counter

import pytest

from benchmarks.exercises import HERE, entries, judged, run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wrong():
    return judged(entries(HERE / "wrong.py"), "wrong")


def test_what_is_said_of_the_wrong_answers(wrong):
    count = Counter(kind for _, kind, _ in wrong)
    assert len(wrong) >= 300 and count["accepted"] == count["dismissed"] == 0
    assert count["named"] >= 0.75 * len(wrong)


def test_no_right_answer_is_refused():
    assert [entry["why"] for entry, kind, _ in judged(entries(HERE / "right.py"), "right") if kind != "accepted"] == []


def test_a_verdict_comes_soon(wrong):
    assert sorted(seconds for _, _, seconds in wrong)[int(0.95 * len(wrong))] < 1


def test_the_bench_prints_four_counts(tmp_path, capsys):
    corpus = tmp_path / "one.py"
    corpus.write_text("ENTRIES = [dict(exercise='34', why='sum', code='def answer(s, t):\\n    return s + t')]")
    run(["--wrong", str(corpus), "--right", str(corpus)])
    said = capsys.readouterr().out
    assert "named        1  100.0%" in said and "1 right answers: 1 refused" in said and "refused: 34, sum" in said
