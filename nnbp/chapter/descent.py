"""One step of gradient descent at speed: the five steps and the update of `sgd.step`, without what training can spare.

Three things are spared, and no digit lost: sigma and sigma' come from one exponential; eta / m is multiplied into
delta^L once, since all that follows is linear in it; and each layer is updated on the way back, as soon as its old
weights have passed the error down. A test holds the two forms equal.
"""

from functools import partial

import numpy as np

from .costs import made_for
from .equations import output_error


class Descent:
    """Trains `net` in place, a mini-batch at a time, with the learning rate `eta`.

    cost_of(shown, y): C_x of each example, (m,), from what `step` returns.
    """

    def __init__(self, net, eta):
        self.net, self.eta = net, eta
        self.room = {l: np.empty_like(w) for l, w in net.w.items()}
        self.both = {l: getattr(f, "with_slope", partial(value_and_slope, f)) for l, f in net.activation.items()}
        self.sized = {}
        self.cancels = made_for(net.cost, net.activation[net.L])
        self.cost_of = net.cost.at_z if self.cancels else net.cost

    def step(self, x, y):
        """One step downhill on x, (n_1, m), with targets y, (n_L, m). Returns what it showed before: z^L, (n_L, m),
        where sigma' cancels in delta^L, and a^L where it does not.
        """
        w, b, L = self.net.w, self.net.b, self.net.L
        a, slope = {1: x}, {}
        for l in w:
            z = w[l] @ a[l - 1]
            z += b[l]
            a[l], slope[l] = self.both[l](z)
        if self.cancels or slope[L] is None:
            delta = output_error(a[L], y, z, self.net.cost, self.net.activation[L])
        else:
            delta = self.net.cost.gradient(a[L], y) * slope[L]
        ones, rate = self.of_size(x.shape[1])
        delta = delta * rate
        for l in range(L, 1, -1):
            below = (w[l].T @ delta) * slope[l - 1] if l > 2 else None
            w[l] -= np.matmul(delta, a[l - 1].T, out=self.room[l])
            b[l] -= delta.dot(ones)
            delta = below
        return z if self.cancels else a[L]

    def of_size(self, m):
        """What depends on the number of examples alone: a column of ones, to add up over them, and eta / m."""
        if m not in self.sized:
            dtype = self.net.dtype
            self.sized[m] = np.ones((m, 1), dtype), np.array(self.eta / m, dtype)
        return self.sized[m]


def value_and_slope(activation, z):
    """(sigma(z), sigma'(z)); None for the slope of one that has no slope of its own."""
    return activation(z), activation.prime(z) if hasattr(activation, "prime") else None
