"""A press moves the error back, for less than a second; a slide does not, nor anything where less motion is asked for."""

import pytest

PRESS = ".jp-OutputArea button:has-text('{}')"
ENDS = """() => document.querySelector("svg.nnbp-picture").getAnimations({ subtree: true })
  .filter((one) => one.animationName?.startsWith("nnbp-")).map((one) => one.effect.getComputedTiming().endTime)"""


def moved(tab, label, shown):
    """When each animation ends that a press starts, in ms after it, once the picture shows a text."""
    tab.watch(ENDS)
    tab.page.click(PRESS.format(label))
    tab.page.wait_for_function(
        "text => document.querySelector('svg.nnbp-picture').textContent.includes(text)", arg=shown
    )
    return [end for ends in tab.watched() for end in ends]


@pytest.mark.parametrize(
    "source, label, shown",
    [
        ("nnbp.WayBack(*nnbp.tiny_network())", "one layer back", "measured +0.0701"),
        ("nnbp.FiveSteps(*nnbp.tiny_network())", "next", "half their sum"),
        (
            "nnbp.Training(nnbp.Network([2, 4, 1], rng=1), nnbp.plane.ring(), epochs=4)",
            "into its mini-batches",
            "mini-batch 1 of 20",
        ),
        ("nnbp.OneNetwork(nnbp.Network([2, 2, 2, 2, 2, 2], rng=5), [1, 2], [0, 1])", "backward", "is an area"),
        ("nnbp.FollowPaths(*nnbp.tiny_network())", "next path", "sum of the first 2"),
    ],
)
def test_a_press_moves_unless_less_motion_is_asked_for(tab, source, label, shown):
    page = tab(f"import nnbp\n{source}")
    page.run_all()
    page.page.wait_for_selector("svg.nnbp-picture[data-frame]")
    page.page.emulate_media(reduced_motion="no-preference")
    ends = moved(page, label, shown)
    assert ends and max(ends) < 1000
    page.page.click(PRESS.format("reset"))
    page.page.wait_for_function(
        "text => !document.querySelector('svg.nnbp-picture').textContent.includes(text)", arg=shown
    )
    page.page.emulate_media(reduced_motion="reduce")
    assert moved(page, label, shown) == []


def test_a_slide_and_another_weight_in_hand_do_not_move(tab):
    page = tab("import nnbp\nnnbp.WayBack(*nnbp.tiny_network(), hand='w3.1.2').back().back()")
    page.run_all()
    page.page.wait_for_selector("svg.nnbp-picture[data-frame]")
    page.watch(ENDS)
    page.drag(40)
    page.click_mark("w2.1.1")
    page.until_held("w²₁₁", "w2.1.1")
    assert page.watched() == [[]]
