"""What a way forward leaves behind, as dicts that note which layers are read, and values that are gone where erased."""

import numpy as np


class Missing(KeyError):
    """A stored value was needed that is not there; key: its name, such as "z3"."""

    def __init__(self, key):
        super().__init__(key)
        self.key = key


class Gone(np.lib.mixins.NDArrayOperatorsMixin):
    """In the place of an erased value: it can be handed on, and whoever computes with it raises Missing."""

    def __init__(self, key):
        self._key = key

    def __array_ufunc__(self, *anything, **options):
        raise Missing(self._key)

    __array_function__ = __array__ = __array_ufunc__

    def __getattr__(self, name):
        raise Missing(self._key)


class Stored(dict):
    """{layer: array} of one letter. Every layer read goes into `reads`, a set shared by several, as "z3".

    erased: layers whose value is Gone. Missing for a layer that was never there.

    >>> z = Stored("z", {2: 0.5, 3: 1.5}, reads := set(), erased=[3])
    >>> z[2], sorted(z), reads
    (0.5, [2, 3], {'z2'})
    >>> z[3] * 2
    Traceback (most recent call last):
    nnbp.lessons.n08_run_the_algorithm.five_steps.stored.Missing: 'z3'
    """

    def __init__(self, letter, values, reads, erased=()):
        super().__init__(values)
        self.letter, self.reads, self.erased = letter, reads, frozenset(erased)

    def __getitem__(self, layer):
        key = f"{self.letter}{layer}"
        self.reads.add(key)
        if layer not in self:
            raise Missing(key)
        return Gone(key) if layer in self.erased else super().__getitem__(layer)
