"""Mistakes that no operator makes, by exercise: a piece of the right answer's text, what stands there instead, its key
and its two sentences."""

from .wrong_backprop import BACKPROP
from .wrong_batches import BATCHES
from .wrong_digits import DIGITS
from .wrong_elementwise import ELEMENTWISE
from .wrong_epochs import EPOCHS
from .wrong_gradients import GRADIENTS
from .wrong_hidden_errors import HIDDEN_ERRORS
from .wrong_output_errors import OUTPUT_ERRORS
from .wrong_steps import STEPS

BY_HAND = ELEMENTWISE | OUTPUT_ERRORS | HIDDEN_ERRORS | GRADIENTS | BACKPROP | STEPS | BATCHES | EPOCHS | DIGITS
