"""What Python draws ahead of a press on a mark: the very table of the press, and only where the press takes a control."""

import json

import pytest

import nnbp

from .test_grips import EXPLORERS


class Sent(list):
    """What a host's picture has sent beside its traits."""

    def __init__(self, lab):
        super().__init__()
        lab.picture.send = lambda content, buffers=(): self.append((content, list(buffers)))

    def tables(self):
        """The tables among it, as the page reads them."""
        return [
            {**content["table"], "channels": json.loads(channels), "index": index}
            for content, (channels, index) in ((content, buffers) for content, buffers in self if content.get("table"))
        ]


ALONE = "CacheGame"  # the explorer with one control: there is nothing else to press


def others(picture):
    """The controls that can be taken by a mark of the same name."""
    state = picture.state
    return [name for name in picture.controls(state) if name != picture.hand and picture.offers(state, name)]


@pytest.mark.parametrize("name", [name for name in EXPLORERS if name != ALONE])
def test_a_press_shows_the_table_that_was_drawn_ahead_of_it(name):
    picture = EXPLORERS[name]()
    lab, last = picture.lab, others(picture)[-1]
    sent, let_go, before = Sent(lab), lab.slider, (picture.state, dict(lab.picture.hand))
    lab._asked({"near": last, "ticket": 0.25})
    assert (picture.state, lab.picture.hand) == before and lab.slider is let_go
    (ahead,) = sent.tables()
    assert sent[0][0]["ticket"] == 0.25 and ahead["base"][f"IPY_MODEL_{let_go.model_id}"] == let_go.value
    lab._asked({"pick": last})
    said = lab.picture.hand
    assert picture.hand == last == said["control"] and len(sent) == 1
    assert {**said, "base": None} == {**ahead, "base": None} and said["id"] != before[1]["id"]
    assert said["slider"] == f"IPY_MODEL_{lab.slider.model_id}" and lab.slider.value == picture.values[last]
    assert [said[part] for part in ("markup", "channels", "index")] == list(
        picture.scene(picture.state).live(picture.place(picture.state))
    )


def test_the_one_with_one_control_has_no_other():
    assert others(EXPLORERS[ALONE]()) == []


def test_what_has_moved_since_is_drawn_anew():
    picture = nnbp.OneNetwork(*nnbp.tiny_network(), hand="w3.1.2")
    lab = picture.lab
    sent = Sent(lab)
    lab._asked({"near": "b2.1", "ticket": 0.5})
    lab.slider.value = 1.0
    lab._asked({"pick": "b2.1"})
    (ahead,), said = sent.tables(), lab.picture.hand
    assert said["id"] != ahead["id"] and said["channels"] != ahead["channels"]
    assert said["channels"] == picture.scene(picture.state).live(picture.place(picture.state))[1]


def test_every_line_of_the_list_is_kept_until_one_is_taken():
    picture = nnbp.OneNetwork(*nnbp.tiny_network(), hand="w3.1.2")
    sent = Sent(picture.lab)
    for name in ("b2.1", "b2.2", "b2.1"):
        picture.lab._asked({"near": name, "ticket": 0.5})
    first, other, again = sent.tables()
    assert first["id"] == again["id"] != other["id"] and first["names"] == list(picture.controls(picture.state))
    picture.lab._pressed("take", "b2.1")
    assert picture.lab.picture.hand["id"] == first["id"]
    picture.lab._pressed("take", "w3.1.2")
    picture.lab._pressed("take", "b2.2")
    assert picture.lab.picture.hand["id"] != other["id"]


def test_a_choice_may_move_its_marks_though_the_same_table_was_drawn_ahead():
    picture = nnbp.OneNetwork(*nnbp.tiny_network(), hand="w3.1.2")
    lab = picture.lab
    Sent(lab)
    lab._asked({"near": "b2.1", "ticket": 0.5})
    lab._asked({"pick": "b2.1"})
    for view in ("backward", "forward"):
        lab._pressed("choose", "view", view)
        assert lab.picture.hand["moves"]


def test_a_mark_that_takes_no_other_control_is_drawn_and_its_ticket_comes_back_alone():
    picture = nnbp.FollowPaths(*nnbp.tiny_network())
    sent = Sent(picture.lab)
    picture.lab._asked({"near": "path2", "ticket": 0.5})
    picture.lab._asked({"near": picture.hand, "ticket": 0.5})
    assert sent == 2 * [({"ticket": 0.5, "table": None}, [])]
    assert picture.table(picture.step(picture.state, ("mark", "path2"))) in picture._drawn


class Restarting(nnbp.OneNetwork):
    """What is taken in hand begins anew: its slider of before has no more to say."""

    def taken(self, state, name):
        return super().taken(state, name).setting({name: 0.5})


def test_where_the_press_changes_the_number_itself_nothing_is_sent():
    picture = Restarting(*nnbp.tiny_network(), hand="w3.1.2")
    sent = Sent(picture.lab)
    picture.lab._asked({"near": "b2.1", "ticket": 0.5})
    assert sent.tables() == [] and picture.lab._sliders.get("b2.1") is None
    picture.lab._asked({"pick": "b2.1"})
    assert picture.values["b2.1"] == picture.lab.slider.value != nnbp.tiny_network()[0].b[2][0, 0]
