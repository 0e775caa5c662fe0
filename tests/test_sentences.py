"""Numbers that a notebook's prose states and none of its cells prints: computed here, beside the sentence."""

import numpy as np
import pytest

import nnbp
from nnbp.chapter import activations, saturation
from nnbp.lessons.n11_design_costs_and_activations.one_neuron import neuron, train

pytestmark = pytest.mark.slow

NET, X, Y = nnbp.tiny_network()


def flat_neurons(net):
    return [int(saturation.flat(nnbp.sigmoid, z).sum()) for z in nnbp.feedforward(net, X).z.values()]


def test_00_two_starts_never_learn_a_digit():
    """Of the starts 0 to 39, 14 never says 2 and ends at 88 in 100, 17 never says 3 and ends at 84."""
    training, test = nnbp.load_digits()
    for seed, digit, share in ((14, 2, 0.88), (17, 3, 0.84)):
        net = nnbp.Network([64, 30, 10], rng=seed)
        nnbp.sgd(net, (training.x, training.y), epochs=30, mini_batch_size=10, eta=3.0, rng=0)
        read = nnbp.feedforward(net, test.x).output.argmax(axis=0)
        assert set(range(10)) - set(read) == {digit}
        assert round((read == test.labels).mean(), 2) == share


def test_02_mistakes_are_never_near():
    """In two hundred random networks the two that come nearest are off by 0.004 or more of the largest error."""
    for seed in range(200):
        rng, net = np.random.default_rng(seed + 1000), nnbp.Network([2, 3, 3, 2], rng=seed)
        found = nnbp.backprop(net, rng.normal(size=2), rng.integers(0, 2, 2))
        z, true = found.forward.z[2], found.delta[2]
        plain = (net.w[3] @ found.delta[3]) * nnbp.sigmoid_prime(z)
        slope_of_a = (net.w[3].T @ found.delta[3]) * nnbp.sigmoid_prime(nnbp.sigmoid(z))
        assert min(np.abs(wrong - true).max() for wrong in (plain, slope_of_a)) > 0.004 * np.abs(true).max()


def test_02_backpropagation_and_the_nudge_agree():
    """In 300 random networks half of all layers agree to 2e-10 of the largest error, 99 in 100 to 2e-8, the worst to 5e-7."""
    off = []
    for seed in range(300):
        rng, net = np.random.default_rng(seed + 1000), nnbp.Network([2, 3, 3, 2], rng=seed)
        x, y = rng.normal(size=2), rng.integers(0, 2, 2)
        for l, delta in nnbp.backprop(net, x, y).delta.items():
            off.append(np.abs(nnbp.nudged_error(net, x, y, layer=l) - delta).max() / np.abs(delta).max())
    assert np.median(off) < 2e-10 and np.quantile(off, 0.99) < 2e-8 and max(off) < 5e-7


def test_03_the_shortcut_on_softmax_layers():
    """On 200 random ones (37) is off by 0.67 of the largest error in the median, and by 0.22 at best."""
    off = [nnbp.EQUATIONS["36"].check(seed, nnbp.output_error_diagonal) for seed in range(200)]
    assert (round(np.median(off), 2), round(min(off), 2)) == (0.67, 0.22)


def test_04_the_error_never_grows_on_its_way_back():
    """In the seeds 0 to 19,999 layer 2's error is at most 0.77 as long as layer 4's: here the thousand with the longest.

    In the median it is 0.064 as long."""
    ratios = []
    for seed in range(10_000, 11_000):
        rng = np.random.default_rng(seed)
        net = nnbp.Network([2, 3, 3, 2], rng=rng)
        delta = nnbp.backprop(net, rng.normal(size=2), rng.integers(0, 2, 2)).delta
        ratios.append(np.linalg.norm(delta[2]) / np.linalg.norm(delta[4]))
    assert round(max(ratios), 2) == 0.77 and abs(np.median(ratios) - 0.064) < 0.005


def test_07_large_weights_win_beyond_the_sliders_end():
    """At ten times the weights seven of the eight neurons are on the flats, and the ratio is 106."""
    delta = nnbp.backprop(nnbp.scaled(NET, 10.0), X, Y).delta
    assert round(np.linalg.norm(delta[4]) / np.linalg.norm(delta[2])) == 106
    assert sum(flat_neurons(nnbp.scaled(NET, 10.0))) == 7


def test_07_random_networks_at_five_times_the_weights():
    """In two hundred random networks of this shape it is 3.1 on average."""
    counts = [sum(flat_neurons(nnbp.scaled(nnbp.Network([2, 3, 3, 2], rng=seed), 5.0))) for seed in range(200)]
    assert round(np.mean(counts), 1) == 3.1


def test_08_eighty_minutes():
    """A millisecond at 30 hidden neurons: 47.7 s for a gradient, and about 80 minutes at 300."""
    small, large = nnbp.work([784, 30, 10]), nnbp.work([784, 300, 10])
    assert round(small.passes["centred"] / 1000, 1) == 47.7
    assert round(large.passes["centred"] * large.forward / small.forward / 60_000) == 80


def test_08_a_pass_back_among_wide_layers():
    """1.01 passes forward with one hidden layer of 30 or 300, and 1.88 with twenty of 300."""
    for hidden, factor in (([30], 1.01), ([300], 1.01), ([300] * 20, 1.88)):
        work = nnbp.work([784, *hidden, 10])
        assert round(work.back / work.forward, 2) == factor


@pytest.fixture(scope="module")
def ring():
    data, net = nnbp.plane.ring(), nnbp.Network([2, 6, 1], rng=1)
    return net, data


def test_09_every_shuffle_ends_alike(ring):
    """Ten other shuffles: all 200 points are right after 18 to 20 epochs. The cost rises in 12 of 200 epochs."""
    net, data = ring
    settings = {"epochs": 25, "mini_batch_size": 10, "eta": 3.0}
    firsts = [int(np.argmax(nnbp.course(net, data, rng=seed, **settings).accuracy == 1)) for seed in range(10)]
    assert (min(firsts), max(firsts)) == (18, 20)
    cost = nnbp.course(net, data, epochs=200, mini_batch_size=10, eta=3.0, rng=0).cost
    assert (np.diff(cost) > 0).sum() == 12


def test_09_fewer_steps_need_more_epochs(ring):
    """All points are right after 20 epochs with mini-batches of 10, and after 84 with 50."""
    net, data = ring
    firsts = [
        int(np.argmax(nnbp.course(net, data, epochs=90, mini_batch_size=size, eta=3.0, rng=0).accuracy == 1))
        for size in (10, 50)
    ]
    assert firsts == [20, 84]


def test_09_the_whole_gradient_goes_down(ring):
    """The same start, with all 200 points in every step, goes down at each of the first 60 steps."""
    net, data = ring
    cost = nnbp.course(net, data, epochs=60, mini_batch_size=200, eta=3.0, rng=0).cost
    assert (np.diff(cost) < 0).all()


def test_09_an_eta_that_fails(ring):
    """At 300 every output stands on the flat, on one side; 100 is too much from each of five other starts."""
    net, data = ring
    taken = nnbp.course(net, data, epochs=20, mini_batch_size=10, eta=300.0, rng=0)
    assert taken.saturated[3][-1] == 1 and len(np.unique(nnbp.feedforward(taken.nets[-1], data[0]).output > 0.5)) == 1
    for seed in range(2, 7):
        start = nnbp.Network([2, 6, 1], rng=seed)
        assert nnbp.course(start, data, epochs=200, mini_batch_size=10, eta=100.0, rng=0).accuracy[-1] == 0.5


def test_09_the_sevens_wake_last():
    """Up to epoch 11 not one of the 43 is read; at epoch 12 ten of them, at epoch 13 all."""
    training, test = nnbp.load_digits()
    nets = nnbp.course(
        nnbp.Network([64, 30, 10], rng=1), (training.x, training.y), epochs=13, mini_batch_size=10, eta=3.0, rng=0
    ).nets
    sevens = test.x[:, test.labels == 7]
    read = [int((nnbp.feedforward(net, sevens).output.argmax(axis=0) == 7).sum()) for net in nets]
    assert read == [0] * 12 + [10, 43]


@pytest.fixture(scope="module")
def long_training():
    """The explorer of 200 epochs of digits, in the mini-batches of epoch 21."""
    return nnbp.Training(nnbp.Network([64, 30, 10], rng=1), nnbp.load_digits()[0]).do("press", "freeze")


def test_09_what_comes_late(long_training):
    """From epoch 20 to 200 the cost of the training digits falls to a tenth, that of the test digits to two thirds."""
    for digits, share in zip(nnbp.load_digits(), (0.1, 0.65), strict=True):
        early, late = (nnbp.backprop(long_training.course.nets[e], digits.x, digits.y).cost for e in (20, 200))
        assert round(late / early, 2) == share


def test_09_and_13_who_pulls(long_training):
    """The unsure more than the misread: at epoch 21 4 of the 76 who hold most of a mini-batch, at 30 11 with 6 %."""
    (training, _), picture = nnbp.load_digits(), long_training
    replay, holders = picture.replayed(), []
    for found, batch in zip(replay.gradients, replay.batches, strict=True):
        size = np.linalg.norm(found.delta[3], axis=0)
        if 2 * size.max() > size.sum():
            first = size.argmax()
            holders.append(found.forward.output[:, first].argmax() != training.labels[batch][first])
    assert (len(holders), len(replay.batches), sum(holders)) == (76, 144, 4)
    net = picture.course.nets[30]
    found, wrong = nnbp.backprop(net, training.x, training.y), nnbp.readings(net, training) != training.labels
    pull = np.linalg.norm(found.delta[3], axis=0) * np.linalg.norm(found.forward.a[2], axis=0)
    hardest = np.argsort(-pull)[:72]
    assert wrong.sum() == 11 and round(pull[wrong].sum() / pull.sum(), 2) == 0.06
    assert round(pull[hardest].sum() / pull.sum(), 2) == 0.5 and wrong[hardest].sum() == 4


def test_11_the_ratio_of_the_starts():
    """From eta = 0.01 to 3 the quadratic cost needs 6.0 to 6.5 times as long from the bad start."""
    etas = np.array([0.01, 0.05, 0.15, 0.5, 0.72, 1, 2, 3])
    starts = np.repeat([(0.6, 0.9), (2, 2)], len(etas), axis=0)
    good, bad = train(neuron("sigmoid", "quadratic"), *starts.T, np.tile(etas, 2), 4000).arrival.reshape(2, -1)
    assert (good > 0).all() and (6.0 <= bad / good).all() and (bad / good <= 6.5).all()


class FiveReluNeurons:
    """Networks 2-5-1 of relu neurons that may leak, sigmoid output, cross-entropy, trained side by side on all points."""

    def __init__(self, nets, x, y, leak):
        self.x, self.y, self.leak = x, y, leak
        parts = [(net.w[2], net.b[2], net.w[3], net.b[3]) for net in nets]
        self.w2, self.b2, self.w3, self.b3 = (np.array(part) for part in zip(*parts, strict=True))

    def below(self):
        """How many neurons of each network have z <= 0 at every point."""
        return (self.w2 @ self.x + self.b2 <= 0).all(axis=2).sum(axis=1)

    def train(self, epochs, eta):
        rate = eta / self.x.shape[1]
        for _ in range(epochs):
            z = self.w2 @ self.x + self.b2
            slope = np.where(z > 0, 1.0, self.leak)
            a = slope * z
            error = 1 / (1 + np.exp(-(self.w3 @ a + self.b3))) - self.y
            before = slope * (self.w3.transpose(0, 2, 1) * error)
            self.w3 = self.w3 - rate * error @ a.transpose(0, 2, 1)
            self.b3 = self.b3 - rate * error.sum(axis=2, keepdims=True)
            self.w2 = self.w2 - rate * before @ self.x.T
            self.b2 = self.b2 - rate * before.sum(axis=2, keepdims=True)
        return self


def test_11_thirty_starts_of_five_relu_neurons():
    """0.4 dead before a step of 10, 1.6 after it; of 150, 63, 59 and 42 end below 0, and 23 after a first step of 1."""
    x = np.random.default_rng(0).uniform(-1, 1, (2, 200))
    data = x, (x[:1] * x[1:] > 0).astype(float)
    settings = {"activation": "relu", "output": "sigmoid", "cost": "cross-entropy"}
    starts = [nnbp.Network([2, 5, 1], rng=seed, **settings) for seed in range(30)]
    before, after, ended = [], [], []
    for first, leaks in ((10.0, (0.0, 0.01, 0.1)), (1.0, (0.0,))):
        burnt = [start.copy() for start in starts]
        for net in burnt:
            nnbp.sgd(net, data, epochs=1, mini_batch_size=200, eta=first, rng=0)
        before.append(FiveReluNeurons(starts, *data, 0.0).below().mean())
        after.append(FiveReluNeurons(burnt, *data, 0.0).below().mean())
        for leak in leaks:
            trained = FiveReluNeurons(burnt, *data, leak).train(300, eta=1.0)
            ended.append(trained.below().sum())
            alone = burnt[7].copy()
            alone.activation = {2: activations.LeakyRelu(f"leak {leak}", leak), 3: activations.sigmoid}
            nnbp.sgd(alone, data, epochs=300, mini_batch_size=200, eta=1.0, rng=0)
            found = [*alone.w.values(), *alone.b.values()]
            for one, many in zip(found, (trained.w2, trained.w3, trained.b2, trained.b3), strict=True):
                np.testing.assert_allclose(many[7], one, rtol=1e-6, atol=1e-9)
    assert before == [0.4, 0.4] and after[0] == 1.6
    assert ended == [63, 59, 42, 23]


def test_12_what_the_biases_do():
    """0.027 with none, 0.0038 with four times as large ones."""
    training, _ = nnbp.load_digits()
    deep = nnbp.deep_network(64, 30, 10, 10)
    nets = [nnbp.resized(deep, 1.0, size) for size in (0.0, 4.0)]
    ratio = nnbp.error_lengths(nets, training.x[:, :50], training.y[:, :50]).ratio
    assert [f"{r:.2g}" for r in ratio] == ["0.027", "0.0038"]


def test_12_the_order_has_turned_round_by_epoch_6():
    """From epoch 6 to 15 the error of layer 2 is the longest; at the start that of the last layer was."""
    training, _ = nnbp.load_digits()
    net = nnbp.deep_network(64, 30, 4, 10)
    history = nnbp.sgd(net, (training.x, training.y), epochs=15, mini_batch_size=10, eta=0.5, rng=1)
    lengths = np.array([history.error_norm[l] for l in (2, 3, 4, 5, 6)])
    assert (lengths[0, 5:] == lengths[:, 5:].max(axis=0)).all() and lengths[0, 0] < lengths[-1, 0]


def test_12_what_turned_the_order_round():
    """The ratio grows 9.5 times: the slopes 1.7, the weights 5.7, of which their size 2.5."""
    training, test = nnbp.load_digits()
    start = nnbp.deep_network(64, 30, 4, 10)
    net = start.copy()
    nnbp.sgd(net, (training.x, training.y), epochs=15, mini_batch_size=10, eta=0.5, rng=1)
    before, after = (nnbp.error_lengths([each], training.x, training.y) for each in (start, net))
    slopes, weights = (
        np.prod([getattr(after, part)[l][0] / getattr(before, part)[l][0] for l in (2, 3, 4, 5)])
        for part in ("shrinkage", "growth")
    )
    size = np.prod([np.linalg.norm(net.w[l]) / np.linalg.norm(start.w[l]) for l in (3, 4, 5, 6)])
    found = (after.ratio[0] / before.ratio[0], slopes, weights, size)
    assert [round(float(number), 1) for number in found] == [9.5, 1.7, 5.7, 2.5]


def test_13_three_of_six_were_flat_from_the_start():
    """2·8, 2·12 and 2·28 for more than nine test digits in ten; 2·10, 2·13 and 2·25 for fewer than four."""
    training, test = nnbp.load_digits()
    start = nnbp.Network([64, 30, 10], rng=1)
    net = start.copy()
    nnbp.sgd(net, (training.x, training.y), epochs=30, mini_batch_size=10, eta=3.0, rng=0)
    before, after = (np.add(*nnbp.flat_shares(each, test)) for each in (start, net))
    assert list(np.flatnonzero(after > 0.9) + 1) == [8, 10, 12, 13, 25, 28]
    assert (before[[7, 11, 27]] > 0.9).all() and (before[[9, 12, 24]] < 0.4).all()


def test_13_the_blend_of_the_second_mistake():
    """Digit 158 is an 8 just past +0.3, with a change of 0.632; digit 156 at +0.22, with one of 0.449."""
    training, test = nnbp.load_digits()
    net = nnbp.Network([64, 30, 10], rng=1)
    nnbp.sgd(net, (training.x, training.y), epochs=30, mini_batch_size=10, eta=3.0, rng=0)
    mean = test.x[:, test.labels == 8].mean(axis=1)
    for digit, blend, change in ((158, 0.305, 0.632), (156, 0.22, 0.449)):
        x = test.x[:, digit]
        pictures = np.column_stack([x + share * (mean - x) for share in (blend - 0.005, blend)])
        assert list(nnbp.feedforward(net, pictures).output.argmax(axis=0) == 8) == [False, True]
        assert round(np.linalg.norm(pictures[:, 1] - x), 3) == change


def test_07_awake_a_neuron_has_124_times_the_error_and_without_the_slope_five_hundred():
    net, x, y = nnbp.tiny_network()
    now, awake = nnbp.backprop(net, x, y), net.copy()
    awake.b[2][2, 0] -= now.forward.z[2][2, 0]
    assert round(nnbp.backprop(awake, x, y).delta[2][2, 0] / now.delta[2][2, 0]) == 124
    assert 500 < 1 / nnbp.sigmoid_prime(now.forward.z[2][2, 0]) < 515
