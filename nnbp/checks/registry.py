"""EQUATIONS: every numbered equation with its function, its sentence, its place, and a check by an independent route."""

from ..chapter import equations
from ..chapter.activations import sigmoid
from . import proofs
from .algorithms import after_one_step, error_by_product, way_back, whole_gradient
from .equation import Equation, Equations
from .nudges import complex_step_error
from .paths import path_sum

N00, N01, N02, N03, N04, N05, N06, N08, N09, N10, N12 = (
    "00_start_here", "01_multiply_elementwise", "02_name_the_error", "03_find_the_output_error",
    "04_pass_the_error_back", "05_nudge_a_bias", "06_nudge_a_weight", "08_run_the_algorithm",
    "09_learn_from_mini_batches", "10_follow_the_paths",
    "12_watch_the_error_vanish",
)  # fmt: skip
BACK = "All neurons of a layer at once"
CHAIN = "One layer back, by the chain rule"

EVERY = (
    Equation(
        "3", "the sigmoid", r"\sigma(z) \equiv \frac{1}{1 + e^{-z}}",
        "A neuron squeezes its weighted input into the range from 0 to 1.",
        sigmoid, proofs.recalled_3, N00, "From one layer to the next", "3",
    ),
    Equation(
        "8", "from one layer to the next", r"z^l \equiv w^l a^{l-1} + b^l",
        "Each neuron adds up what arrives, weight times activation, and its bias.",
        equations.weighted_input, proofs.recalled_8, N00, "From one layer to the next", "25",
    ),
    Equation(
        "10", "the quadratic cost", r"C_x = \frac{1}{2} \sum_j (y_j - a_j^L)^2",
        "The cost is half the sum of the squared misses.",
        equations.quadratic_cost, proofs.recalled_10, N00, "How wrong is it?", "27",
    ),
    Equation(
        "34", "the Hadamard product", r"(s \odot t)_j = s_j t_j",
        "Two vectors of one size are multiplied element by element.",
        equations.hadamard, proofs.case_34, N01, "The Hadamard product", "28",
    ),
    Equation(
        "35", "the error of a neuron", r"\delta_j^l \equiv \frac{\partial C_x}{\partial z_j^l}",
        "A neuron's error is the slope of the cost along its weighted input.",
        complex_step_error, proofs.case_35, N02, "The error", "29",
    ),
    Equation(
        "36", "the output error, in general",
        r"\delta_j^L = \sum_k \frac{\partial C_x}{\partial a_k^L} \frac{\partial a_k^L}{\partial z_j^L}",
        "The cost feels a weighted input through every output that depends on it.",
        equations.output_error_jacobian, proofs.case_36, N03, "Through every output", "37",
    ),
    Equation(
        "37", "the output error, one output a neuron",
        r"\delta_j^L = \frac{\partial C_x}{\partial a_j^L} \frac{\partial a_j^L}{\partial z_j^L}",
        "Where each output depends on its own weighted input alone, one term of the sum is left.",
        equations.output_error_diagonal, proofs.case_37, N03, "Only one term survives", "38",
    ),
    Equation(
        "38", "the output error, by component",
        r"\delta_j^L = \frac{\partial C_x}{\partial a_j^L} \sigma'(z_j^L)",
        "An output's error is how the cost depends on it, times the slope of its activation.",
        equations.output_error_by_index, proofs.case_38, N03, "Only one term survives", "BP1, 39",
    ),
    Equation(
        "39", "the slope of the quadratic cost",
        r"\nabla_a C_x = \frac{\partial C_x}{\partial a_j^L} = a_j^L - y_j",
        "Along an output, the quadratic cost rises by how much that output is too high.",
        equations.quadratic_gradient, proofs.case_39, N03, "Two factors", "30, in part",
    ),
    Equation(
        "40", "the slope of the sigmoid", r"\sigma'(z_j^L) = \sigma(z_j^L)(1 - \sigma(z_j^L)) = a_j^L (1 - a_j^L)",
        "The slope of the sigmoid follows from its value: it is steepest at a half, and flat near 0 and 1.",
        equations.sigmoid_slope, proofs.case_40, N03, "Two factors",
    ),
    Equation(
        "BP1", "the output error", r"\delta^L = \nabla_a C_x \odot \sigma'(z^L)",
        "The error of the output layer, all neurons at once.",
        equations.output_error, proofs.case_bp1, N03, "All outputs at once", "BP1a",
    ),
    Equation(
        "41", "the output error, sigmoid and quadratic", r"\delta^L = (a^L - y) \odot (a^L \odot (1 - a^L))",
        "For sigmoid outputs and the quadratic cost it needs nothing but the outputs and the targets.",
        equations.output_error_sigmoid_quadratic, proofs.case_41, N03, "All outputs at once", "30",
    ),
    Equation(
        "42", "the chain rule over the next layer",
        r"\delta_j^l = \sum_k \delta_k^{l+1} \frac{\partial z_k^{l+1}}{\partial z_j^l}",
        "A neuron's error is the sum, over all who listen to it, of their errors times how much they heard.",
        equations.chained_error, proofs.case_42, N04, CHAIN, "40-42",
    ),
    Equation(
        "43", "the next weighted input", r"z_k^{l+1} = \sum_j w_{kj}^{l+1} \sigma(z_j^l) + b_k^{l+1}",
        "The next layer's weighted input, in terms of this one's.",
        equations.next_input, proofs.case_43, N04, CHAIN, "43",
    ),
    Equation(
        "44", "its slope", r"\frac{\partial z_k^{l+1}}{\partial z_j^l} = w_{kj}^{l+1} \sigma'(z_j^l)",
        "How much a neuron hears of another: the weight between them times the other's slope.",
        equations.next_input_slope, proofs.case_44, N04, CHAIN, "44",
    ),
    Equation(
        "45", "the error of the layer before, by component",
        r"\delta_j^l = \sum_k \delta_k^{l+1} w_{kj}^{l+1} \sigma'(z_j^l)",
        "The errors above come down the weights, are summed, and are scaled by the neuron's own slope.",
        equations.hidden_error_by_index, proofs.case_bp2, N04, CHAIN, "45",
    ),
    Equation(
        "BP2", "the error of the layer before", r"\delta^l = ((w^{l+1})^T \delta^{l+1}) \odot \sigma'(z^l)",
        "The error of a layer from the error of the layer above, all neurons at once.",
        equations.hidden_error, proofs.case_bp2, N04, BACK, "BP2",
    ),
    Equation(
        "46", "the weighted input, by component", r"z_j^l = \sum_k w_{jk}^l a_k^{l-1} + b_j^l",
        "The same as (8), written out for one neuron.",
        equations.weighted_input_by_index, proofs.case_46, N05, "One neuron, written out", "23, in part",
    ),
    Equation(
        "47", "its slope along the bias", r"\frac{\partial z_j^l}{\partial b_j^l} = 1",
        "A bias moves its neuron's weighted input one for one.",
        equations.bias_slope, proofs.case_47, N05, "One neuron, written out",
    ),
    Equation(
        "48", "the gradient of a bias",
        r"\frac{\partial C_x}{\partial b_j^l} = \frac{\partial C_x}{\partial z_j^l} \frac{\partial z_j^l}{\partial b_j^l}"
        r" = \delta_j^l",
        "So the slope of the cost along a bias is the neuron's error.",
        equations.bias_gradient_by_index, proofs.case_bp3, N05, "The gradient is there already", "BP3",
    ),
    Equation(
        "BP3", "the gradient of the biases", r"\frac{\partial C_x}{\partial b^l} = \delta^l",
        "The gradient of a layer's biases is its error.",
        equations.bias_gradient, proofs.case_bp3_batch, N05, "The gradient is there already", "BP3 (31 without indices)",
    ),
    Equation(
        "49", "the slope along a weight", r"\frac{\partial z_j^l}{\partial w_{jk}^l} = a_k^{l-1}",
        "A weight moves the weighted input by as much as its neuron below is active.",
        equations.weight_slope, proofs.case_49, N06, "One weight, written out",
    ),
    Equation(
        "50", "the gradient of a weight",
        r"\frac{\partial C_x}{\partial w_{jk}^l} = \delta_j^l a_k^{l-1}",
        "The slope of the cost along a weight: the error it goes to times the activation it comes from.",
        equations.weight_gradient_by_index, proofs.case_bp4, N06, "One weight, written out", "BP4",
    ),
    Equation(
        "BP4", "the gradient of the weights", r"\frac{\partial C_x}{\partial w^l} = \delta^l (a^{l-1})^T",
        "The gradient of a layer's weights is an outer product: errors down the side, activations along the top.",
        equations.weight_gradient, proofs.case_bp4, N06, "All weights at once", "BP4",
    ),
    Equation(
        "51", "the gradient of a weight, in words",
        r"\frac{\partial C_x}{\partial w} = a_{\mathrm{in}} \delta_{\mathrm{out}}",
        "A weight learns from both of its ends, and slowly if either is small.",
        equations.one_weight_gradient, proofs.case_51, N06, "Why is this weight slow?", "32",
    ),
    Equation(
        "52", "the chain to a weight of the output layer",
        r"\frac{\partial C_x}{\partial w_{jk}^L} = \frac{\partial C_x}{\partial a_j^L}"
        r" \frac{\partial a_j^L}{\partial z_j^L} \frac{\partial z_j^L}{\partial w_{jk}^L}",
        "Three links lead from a weight of the last layer to the cost.",
        equations.output_weight_chain, proofs.case_52, N10, "A weight of the last layer", "47-53, in another form",
    ),
    Equation(
        "53", "the chain to a weight one layer below",
        r"\frac{\partial C_x}{\partial w_{kp}^{l-1}} = \sum_j \frac{\partial C_x}{\partial a_j^l}"
        r" \frac{\partial a_j^l}{\partial a_k^{l-1}} \frac{\partial a_k^{l-1}}{\partial z_k^{l-1}}"
        r" \frac{\partial z_k^{l-1}}{\partial w_{kp}^{l-1}}",
        "One layer further down there is a route through every neuron above, and they add up.",
        equations.hidden_weight_chain, proofs.case_53, N10, "One layer below", "47-53, in another form",
    ),
    Equation(
        "54", "one link: through a neuron", r"\frac{\partial a_j^l}{\partial z_j^l} = \sigma'(z_j^l)",
        "From a neuron's weighted input to its activation: the slope.",
        equations.activation_slope, proofs.case_54, N10, "The links", "47-53, in another form",
    ),
    Equation(
        "55", "one link: along a weight", r"\frac{\partial z_j^l}{\partial a_k^{l-1}} = w_{jk}^l",
        "From one neuron's activation to the next one's weighted input: the weight.",
        equations.input_slope, proofs.case_55, N10, "The links", "47-53, in another form",
    ),
    Equation(
        "56", "one link: from layer to layer",
        r"\frac{\partial a_j^l}{\partial a_k^{l-1}} = \sigma'(z_j^l) w_{jk}^l",
        "From one activation to the next: along the weight, then through the neuron.",
        equations.layer_slope, proofs.case_56, N10, "The links", "47-53, in another form",
    ),
    Equation(
        "57", "every path",
        r"\frac{\partial C_x}{\partial w_{rs}^i} = \sum_{j, k, \dots, q} \frac{\partial C_x}{\partial a_j^L}"
        r" \frac{\partial a_j^L}{\partial a_k^{L-1}} \cdots \frac{\partial a_q^{i+1}}{\partial a_r^i}"
        r" \sigma'(z_r^i) a_s^{i-1}",
        "A gradient is the sum, over every path from the weight to the cost, of the products of the links along it.",
        path_sum, proofs.case_57, N10, "Every path", "53",
    ),
)  # fmt: skip

EQUATIONS = Equations({equation.tag: equation for equation in EVERY})


ALGORITHMS = Equations({
    "way back": Equation(
        "way back", "from the output error to every error", r"\delta^L \to \delta^{L-1} \to \cdots \to \delta^2",
        "(BP2), layer after layer, from the error of the last layer down to the second.",
        way_back, proofs.case_way_back, N04, "Back through every layer",
    ),
    "product": Equation(
        "product", "the error of layer 2 as a product of matrices", r"\delta^2 = M^2 M^3 \cdots M^{L-1} \, \delta^L",
        "(BP2) many times: each layer is a matrix, its slopes times the transposed weights, and they multiply.",
        error_by_product, proofs.case_product, N12, "The same step, many times",
    ),
    "algorithm": Equation(
        "algorithm", "the backpropagation algorithm", r"\nabla C = \text{backprop}(w, b, x, y)",
        "Input, feedforward, output error, backpropagate the error, output: the gradient of the cost.",
        whole_gradient, proofs.case_algorithm, N08, "The five steps",
    ),
    "SGD": Equation(
        "SGD", "a step of gradient descent", r"w^l \to w^l - \frac{\eta}{m} \sum_x \delta^{x,l} (a^{x,l-1})^T",
        "Each weight and bias of every layer, 2 to L, takes a step against the mean gradient of a mini-batch.",
        after_one_step, proofs.case_sgd, N09, "One step",
    ),
})  # fmt: skip
