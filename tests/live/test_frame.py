"""Places side by side: apart, and as near as can be to where they are wanted."""

import numpy as np

from nnbp.live.frame import spread


def test_places_are_moved_no_further_than_they_must():
    wanted = np.array([[0.0, 10.0], [50.0, 90.0], [0.0, 50.0], [0.0, 20.0], [0.0, 0.0]])
    found = spread(wanted, 30, -100, 200)
    assert np.allclose(found[:, 0], [-50, 70, -20, 10, 40])  # the last by 20, not by 35
    assert np.allclose(found[:, 1], [4, 94, 64, 34, -26])


def test_places_keep_within_their_room():
    assert np.allclose(spread(np.array([[0.0], [1.0]]), 30, 10, 100)[:, 0], [10, 40])
