"""The trainer of a picture: the course of a training for any settings, and any of its epochs step by step, kept a while."""

from ...chapter.sgd import pair
from .course import course, replay

KEPT = 2  # courses
TOLD = 20  # times a course says how far it is


class Trainer:
    """Courses of one network on one set of data. settings: ((name, value), ...) of mini_batch_size, eta and rng.

    tell(share) is told how far a course is, from 0 to 1, and 1 whatever comes of it.
    """

    def __init__(self, net, data, test_data, epochs, tell):
        self.net, self.data, self.test_data, self.epochs, self.tell = net, data, test_data, epochs, tell
        self.count = pair(data, "data", net)[0].shape[1]  # examples
        self._courses, self._replays = {}, {}

    def course(self, settings):
        """The Course with these settings; nothing is kept of one that fails or is stopped."""
        found = self._courses.get(settings) or self._trained(dict(settings))
        others = [kept for kept in self._courses.items() if kept[0] != settings]
        self._courses = dict([*others, (settings, found)][-KEPT:])
        return found

    def _trained(self, settings):
        every = max(1, self.epochs // TOLD)

        def watch(epoch):
            if epoch % every == 0:
                self.tell(epoch / self.epochs)

        self.tell(0.0)
        try:
            return course(self.net, self.data, epochs=self.epochs, test_data=self.test_data, watch=watch, **settings)
        finally:
            self.tell(1.0)

    def replayed(self, settings, epoch):
        """The Replay of an epoch, counted from 1."""
        key = settings, epoch
        if key in (kept := self._replays):
            return kept[key]
        taken = {name: value for name, value in settings if name != "rng"}
        found = replay(self.course(settings), epoch, self.data, **taken)
        self._replays = {key: found}
        return found
