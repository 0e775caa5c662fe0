"""The operators: every single mutant of every right answer is refused, unless it computes the same."""

from dataclasses import replace

import numpy as np
import pytest

from nnbp.exercises.asked.cases import equation_cases
from nnbp.exercises.asked.exercise import NETWORKS, exercise
from nnbp.exercises.asked.expressions import EXERCISES, arguments, right, source
from nnbp.exercises.asked.network_cases import network_cases
from nnbp.exercises.recognising.judgement import Judgement
from nnbp.exercises.running.attempts import attempt
from nnbp.exercises.running.compared import fitted, off_by
from nnbp.exercises.wrong.mutants import singles
from nnbp.exercises.wrong.mutants_in_pairs import pairs

pytestmark = pytest.mark.slow

OTHER_SEEDS = (7000, 8000, 9000)


def other_cases(name):
    """Cases that no exercise uses."""
    for seed in OTHER_SEEDS:
        if name in NETWORKS:
            yield from network_cases(name, right(name), seed)
        else:
            yield from equation_cases(name, right(name), arguments(name), seed)


def the_same(function, name, cases, mode):
    """Does a mutant give what the right answer gives, wherever it is tried? For one example, where one will do."""
    for case in cases:
        if exercise(name).one_will_do and case.facts["m"] > 1:
            continue
        found = attempt(lambda given: function(**given), case, mode)
        if off_by(fitted(found.parts, case.wanted), case.wanted) > 1e-6 or found.changed:
            return False
    return True


def refused(function, tried):
    """Is a mutant wrong? In one case after another, as one is enough; in all, where right for one example may do."""
    call = lambda given: function(**given)  # noqa: E731
    for cases in [tried.cases] if tried.one_will_do else [(case,) for case in tried.cases]:
        judged = Judgement(replace(tried, cases=cases), call, [attempt(call, case, tried.mode) for case in cases])
        if judged.wrong:
            return not judged.one_example_will_do()
    return False


@pytest.mark.parametrize("name", EXERCISES)
def test_every_mutant_is_refused(name):
    tried, cases = exercise(name), list(other_cases(name))
    assert len(singles(name)) > 25
    for mutant in singles(name):
        if not refused(mutant.function, tried):
            assert the_same(mutant.function, name, cases, tried.mode), (mutant.key, mutant.found, mutant.line)


@pytest.mark.parametrize("name", ["BP2", "algorithm"])
def test_mutants_are_told_in_words_and_leave_the_right_answer_alone(name):
    before = source(name)
    for mutant in (*singles(name), *pairs(name)):
        assert mutant.key and mutant.found and mutant.says.endswith((".", "?", "…", ")")), mutant
        assert len(mutant.found.split()) + len(mutant.says.split()) < 60, mutant
    assert source(name) == before and exercise(name).call(exercise(name).cases[0].arguments) is not None


def test_cases_vary_each_thing_by_itself():
    facts = [case.facts for case in exercise("BP1").cases]
    for name, least in (("m", 4), ("square", 2), ("activation", 5), ("cost", 3)):
        assert len({fact[name] for fact in facts}) >= least
    for case in exercise("BP2").cases:
        assert case.facts["m"] not in case.arguments["w_next"].shape or case.facts["m"] == 1
    jacobian = exercise("36").cases[0].arguments["jacobian"][:, :, 0]
    assert not np.allclose(jacobian, jacobian.T)
    assert {case.facts["layer"] for case in exercise("57").cases} == {"the first", "a middle", "the last"}
    assert len({case.facts["eta"] for case in exercise("SGD").cases}) >= 4
