"""The ways in which an equation goes wrong, each as a change to one place of its expression, with its sentence."""

from .letter_operators import indices, leaves, transposes
from .product_operators import divisions, matrix_products, products
from .slope_operators import activations, cost_slopes, slopes
from .sum_operators import powers, reductions, sums_and_differences

OPERATORS = (
    products, matrix_products, divisions, sums_and_differences, powers, slopes, activations, cost_slopes, transposes,
    reductions, indices, leaves,
)  # fmt: skip
