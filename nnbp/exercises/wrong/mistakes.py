"""MISTAKES: the usual mistakes by name, each as a wrong function for every equation that it breaks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .mutants import singles


class Wrong(Mapping):
    """{tag: the wrong function}, each made by the operators when it is first asked for. keys: those of the mutants."""

    def __init__(self, tags, keys):
        self.by_tag, self.keys_of_mutants = tuple(tags), keys

    def __getitem__(self, tag):
        if tag not in self.by_tag:
            raise KeyError(tag)
        return next(mutant.function for key in self.keys_of_mutants for mutant in singles(tag) if mutant.key == key)

    def __iter__(self) -> Iterator:
        return iter(self.by_tag)

    def __len__(self):
        return len(self.by_tag)


@dataclass(frozen=True)
class Mistake:
    """key: a stable name. name: a few words. says: what went wrong and what is right. wrong: {tag: its function}.

    The tags are those of EQUATIONS, or "way back", "product", "algorithm" and "SGD".
    """

    key: str
    name: str
    says: str
    wrong: Mapping

    @property
    def tags(self):
        return tuple(self.wrong)


DOWN = "Errors travel from layer l + 1 to layer l, so each is multiplied by the weights that leave the neuron, "
USUAL = (
    ("transpose", "w in place of its transpose, the indices swapped", DOWN + "a column of w: that is what the "
     "transpose is for.",
     "BP2 45 44 8 46 43 55 56", "transpose-added"),
    ("inverse", "the inverse of w in place of its transpose",
     "Nothing is undone on the way back. A chain rule multiplies by the slopes of the way forward, and those are the "
     "weights.",
     "BP2", "inverse"),
    ("slope-missing", "no σ′", "What has been computed is how the cost depends on the activation a. One more factor, σ′(z), "
     "leads from a to z.", "BP1 38 41 44 45 BP2 56 way+back product algorithm", "slope-missing"),
    ("slope-of-a", "σ′(a) in place of σ′(z)", "The slope of the activation is wanted at the weighted input z, before σ is "
    "applied.",
     "BP1 38 40 44 45 BP2 54 56 way+back product algorithm", "slope-of-a"),
    ("value-for-slope", "σ in place of σ′", "Wanted is how fast the activation changes, and not where it is.",
     "BP1 38 44 45 BP2 54 56", "value-for-slope"),
    ("dot", "a dot product in place of ⊙", "Each neuron keeps a number of its own: the product is taken element by element "
    "and not "
     "summed.", "34 BP1 38 41 BP2", "dot-for-hadamard"),
    ("outer", "an outer product in place of ⊙", "As column times row, every number of the one meets every number of the "
    "other. "
     "⊙ keeps each with its own.", "34 BP1 38 41 BP2", "outer-for-hadamard"),
    ("difference-turned", "y − a in place of a − y", "The cost rises with an output that is too high, so its slope is a − y. "
     "The minus sign belongs to the step downhill.", "39 41", "difference-turned"),
    ("opposite-sign", "the opposite sign", "δ is the slope of the cost itself; the minus sign belongs to the step "
    "downhill, later.",
     "BP1 38 42 45 BP2 48 BP3 50 BP4 51", "opposite-sign"),
    ("half-forgotten", "a square without its ½", "The cost has a ½ so that the 2 of the square cancels and its slope is a "
    "− y, with "
     "no factor.", "10 39 41", "half-forgotten division-missing"),
    ("mean-over-outputs", "a mean over the outputs in place of their sum", "The cost adds up its outputs; a mean is taken "
    "over "
     "examples, never over neurons.", "10 39", "mean-for-sum divided-by-rows"),
    ("absolute-value", "the absolute value of the miss", "The sign is what tells an output that is too high from one that "
    "is too low.",
     "39", "absolute-value"),
    ("slope-of-another", "the slope of another activation", "1 − a² belongs to tanh; the sigmoid's slope is a(1 − a).",
     "40 41",
     "slope-of-another"),
    ("formula-in-a", "a formula in a, handed z", "z(1 − z) leaves out the sigmoid: its slope is σ(z)(1 − σ(z)).", "40 BP2",
     "formula-in-a"),
    ("sign-of-exponent", "e^z in place of e^−z", "1/(1 + e^z) falls with z; the minus turns it round so that it rises.", "3",
     "sign-of-exponent"),
    ("bias-missing", "the bias left out", "Every neuron adds its own bias to what arrives.", "8 46 43", "term-missing"),
    ("diagonal-only", "only the k = j term of (36)", "With softmax every output depends on every weighted input: the whole "
    "sum is "
     "needed.", "36", "diagonal-only"),
    ("jacobian-transposed", "the Jacobian's rows and columns swapped", "The sum is over the outputs k, the rows, for one "
    "weighted "
     "input j at a time.", "42", "jacobian-transposed"),
    ("first-term-only", "only the first neuron of the next layer", "All neurons of the next layer listen, so the sum runs "
    "over all "
     "of them.", "42 45 BP2 53", "first-term-only"),
    ("neurons-summed", "a sum over the neurons", "Each bias has the gradient of its own neuron; neurons are never added up.",
     "48 BP3", "summed-down"),
    ("sum-for-mean", "a sum over the mini-batch in place of the mean", "The cost is a mean over examples, and so is its "
    "gradient: "
     "divide by m.", "BP3 algorithm SGD", "sum-for-mean"),
    ("zero-for-one", "zero in place of one", "The bias stands in z with the factor 1, so that is its slope.", "47", "zero"),
    ("order-of-outer", "the outer product the other way round", "Rows of w belong to the neurons that listen, so the error "
    "goes down "
     "the side: δ times a transposed.", "50 BP4", "product-transposed"),
    ("inner-for-outer", "an inner product in place of the outer", "Each weight has a gradient of its own: column times "
    "row, and not row "
     "times column.", "50 BP4", "inner-for-outer"),
    ("one-sided", "a one-sided difference", "Its error falls with h only. Push up and down by h, and what the bend of the "
    "curve adds "
     "cancels.", "35", "one-sided"),
    ("divided-by-h", "a centred difference divided by h", "From h below to h above it is 2h.", "35", "divided-by-h"),
    ("sum-for-product", "a sum of the links in place of their product", "The chain rule multiplies along a route.",
     "51 52 53",
     "sum-for-product"),
    ("straight-from-output", "every layer straight from the output error", "Each step starts from the error of the layer "
    "just above, "
     "which the step before has found.", "way+back algorithm", "straight-from-output"),
    ("factors-turned", "the factors in the opposite order", "The error of layer L meets the factor of layer L − 1 first, "
    "so that one "
     "stands next to it, on the right.", "product", "factors-turned"),
    ("slopes-across", "the slopes along the columns in place of the rows", "Row j of the transposed weights leads to "
    "neuron j of layer "
     "l, and is scaled by that neuron's slope: diag(σ′) stands on the left.", "product", "slopes-across"),
    ("weights-updated-early", "weights already updated", "The errors belong to the weights of the way forward: find all of "
    "them first, "
     "then update.", "SGD", "weights-updated-early"),
    ("last-layer-left", "layer L left out of the update", "The chapter's list stops at L − 1; layer L has weights and must "
    "learn too.",
     "SGD", "last-layer-left"),
    ("uphill", "the gradient added", "The gradient points uphill; descent goes against it.", "SGD", "uphill"),
)  # fmt: skip

MISTAKES = tuple(
    Mistake(key, name, says, Wrong([tag.replace("+", " ") for tag in tags.split()], keys.split()))
    for key, name, says, tags, keys in USUAL
)


def known(tag):
    """The mistakes that break the equation `tag`."""
    return [mistake for mistake in MISTAKES if tag in mistake.wrong]
