"""The settings of a training: eta, the size of its mini-batches and the seed of its shuffles, checked and listed."""

from ...ground import intake
from ...live.touch import Choice

SETTINGS = ("mini_batch_size", "eta", "rng")
LISTED = {
    "eta": ("η", (0.1, 0.3, 1.0, 3.0, 10.0)),
    "mini_batch_size": ("batch of", (5, 10, 50)),
    "rng": ("shuffle", range(5)),
}


def checked(settings):
    """The settings as they are kept: eta and whole numbers; ValueError for what they cannot be."""
    size = intake.whole(settings["mini_batch_size"], "mini_batch_size")
    eta = settings["eta"]
    if intake.numbers(eta, "eta").ndim or eta <= 0:
        raise ValueError(f"eta is {eta!r}; expected one number above 0")
    eta = eta if type(eta) in (int, float) else float(eta)
    return {"mini_batch_size": size, "eta": eta, "rng": intake.whole(settings["rng"], "rng", at_least=0)}


def listed(name, value):
    """The list of a setting, with the value of the start in its place."""
    label, options = LISTED[name]
    texts = tuple((f"{v:g}", v) for v in sorted({*options, value}))
    return Choice(name, label, texts, title="{:g}".format, width=150, told=66)
