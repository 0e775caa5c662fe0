"""A host under late presses and interrupts: nothing is half changed, and what was interrupted can be had again."""

import signal

import pytest

import nnbp
from tests.explorers import walk

from .test_grips import EXPLORERS


class Interrupted(nnbp.OneNetwork):
    """Its drawings are interrupted while `stop` says so."""

    stop = False

    def scene(self, state):
        if self.stop:
            raise KeyboardInterrupt
        return super().scene(state)


def shown(lab):
    return lab.picture.hand["control"], lab._list.value, lab.slider.description


def test_what_is_interrupted_while_it_is_drawn_has_not_happened_and_can_be_had_again():
    picture = Interrupted(*nnbp.tiny_network(), hand="w3.1.2")
    lab, told = picture.lab, []
    lab.picture.send = told.append
    before = picture.state, shown(lab)
    picture.stop = True
    for press in (lambda: lab._asked({"pick": "b2.1"}), lambda: setattr(lab._list, "value", "b2.1")):
        with pytest.raises(KeyboardInterrupt):
            press()
        assert (picture.state, shown(lab)) == before
    assert told == [{"settled": True}]  # the page waits for nothing
    picture.stop = False
    lab._asked({"pick": "b2.1"})
    assert (picture.hand, *shown(lab)) == ("b2.1", "b2.1", "b2.1", "b²₁") and len(told) == 1


def test_a_slider_whose_word_was_interrupted_takes_it_back():
    picture = Interrupted(*nnbp.tiny_network(), hand="w3.1.2")
    let_go = picture.lab.slider
    picture.pick("b2.1")
    picture.stop = True
    with pytest.raises(KeyboardInterrupt):
        let_go.value = 2.0  # its message comes late
    assert let_go.value == picture.values["w3.1.2"] == -1.9


@pytest.fixture
def interruptible():
    """The handler of a terminal: a run in the background is given one that ignores interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_an_interrupt_waits_until_all_hosts_show_the_same(interruptible):
    picture, seen = nnbp.OneNetwork(*nnbp.tiny_network(), hand="w3.1.2"), []
    picture.watch(lambda state, event: lambda: signal.raise_signal(signal.SIGINT))
    picture.watch(lambda state, event: lambda: seen.append(state.hand))
    with pytest.raises(KeyboardInterrupt):
        picture.pick("b2.1")
    assert seen == ["b2.1"] == [picture.hand]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.parametrize("name", [name for name in EXPLORERS if name != "Training"])  # it trains at every second step
def test_a_mark_that_is_offered_can_be_pressed(name):
    picture = EXPLORERS[name]()
    states = walk(picture, 25, slid=False)
    marks = {mark for state in states for mark in (*picture.marks(state), *picture.controls(state))}
    for state in states:
        for mark in marks:
            if picture.offers(state, mark):
                picture.step(state, ("mark", mark))


def test_a_mark_of_a_drawing_that_has_been_replaced_changes_nothing():
    picture = nnbp.FiveSteps(*nnbp.tiny_network())
    later = nnbp.FiveSteps(*nnbp.tiny_network()).finish()
    (gone, *_) = [mark for mark in later.marks(later.state) if not picture.offers(picture.state, mark)]
    before, told = picture.state, []
    picture.lab.picture.send = told.append
    picture.lab._asked({"near": gone})
    picture.lab._asked({"pick": gone})
    assert picture.state == before and told == [{"settled": True}]
