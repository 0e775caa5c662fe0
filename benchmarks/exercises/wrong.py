"""Wrong answers to the exercises, by people's ways of going wrong: the code of each defines `answer`."""

ENTRIES = [
    dict(
        exercise="3",
        why="tanh",
        code=r"""
def answer(z):
    return np.tanh(z)
""",
    ),
    dict(
        exercise="3",
        why="brackets missing: 1 / 1 + e^-z",
        code=r"""
def answer(z):
    return 1 / 1 + np.exp(-z)
""",
    ),
    dict(
        exercise="3",
        why="math.exp on an array",
        code=r"""
def answer(z):
    return 1 / (1 + math.exp(-z))
""",
    ),
    dict(
        exercise="3",
        why="2.7 for e",
        code=r"""
def answer(z):
    return 1 / (1 + 2.7 ** -z)
""",
    ),
    dict(
        exercise="3",
        why="clipped to 0 ... 1 linearly, 'hard sigmoid'",
        code=r"""
def answer(z):
    return np.clip(0.25 * z + 0.5, 0, 1)
""",
    ),
    dict(
        exercise="8",
        why="element product",
        code=r"""
def answer(w, a_in, b):
    return w * a_in + b
""",
    ),
    dict(
        exercise="8",
        why="row-vector convention: a w",
        code=r"""
def answer(w, a_in, b):
    return a_in.T @ w + b.T
""",
    ),
    dict(
        exercise="8",
        why="w transposed",
        code=r"""
def answer(w, a_in, b):
    return w.T @ a_in + b
""",
    ),
    dict(
        exercise="8",
        why="bias flattened, so that it is added along the wrong axis",
        code=r"""
def answer(w, a_in, b):
    return w @ a_in + b.ravel()
""",
    ),
    dict(
        exercise="8",
        why="zip of rows and activations",
        code=r"""
def answer(w, a_in, b):
    return np.array([np.dot(row, a_in) for row in w]) * b
""",
    ),
    dict(
        exercise="10",
        why="mean over the outputs (MSE)",
        code=r"""
def answer(a, y):
    return ((y - a) ** 2).mean(axis=0)
""",
    ),
    dict(
        exercise="10",
        why="sum squared instead of squares summed",
        code=r"""
def answer(a, y):
    return 0.5 * (y - a).sum(axis=0) ** 2
""",
    ),
    dict(
        exercise="10",
        why="sum over the examples, axis 1",
        code=r"""
def answer(a, y):
    return ((y - a) ** 2).sum(axis=1) / 2
""",
    ),
    dict(
        exercise="10",
        why="^ for the power",
        code=r"""
def answer(a, y):
    return ((y - a) ^ 2).sum(axis=0) / 2
""",
    ),
    dict(
        exercise="34",
        why="takes the dot product because 'product of two vectors' means that to them",
        code=r"""
def answer(s, t):
    return s.T @ t
""",
    ),
    dict(
        exercise="34",
        why="outer product, MATLAB-style u*v'",
        code=r"""
def answer(s, t):
    return s @ t.T
""",
    ),
    dict(
        exercise="34",
        why="loop with return inside, so only the first entry",
        code=r"""
def answer(s, t):
    product = np.zeros_like(s)
    for j in range(len(s)):
        product[j, 0] = s[j, 0] * t[j, 0]
        return product
""",
    ),
    dict(
        exercise="34",
        why="np.zeros with dtype int, so the products are cut to whole numbers",
        code=r"""
def answer(s, t):
    product = np.zeros(s.shape, dtype=int)
    for j in range(len(s)):
        product[j] = s[j] * t[j]
    return product
""",
    ),
    dict(
        exercise="34",
        why="starts at 1 as in the book and skips entry 0",
        code=r"""
def answer(s, t):
    p = np.zeros_like(s)
    for j in range(1, len(s)):
        p[j] = s[j] * t[j]
    return p
""",
    ),
    dict(
        exercise="34",
        why="adds the products up instead of keeping them",
        code=r"""
def answer(s, t):
    total = 0
    for j in range(len(s)):
        total += s[j] * t[j]
    return total
""",
    ),
    dict(
        exercise="34",
        why="every entry of s meets every entry of t through broadcasting of a flattened t",
        code=r"""
def answer(s, t):
    return s * t.ravel()
""",
    ),
    dict(
        exercise="34",
        why="prints instead of returning",
        code=r"""
def answer(s, t):
    for a, b in zip(s, t):
        print(a * b)
""",
    ),
    dict(
        exercise="34",
        why="cross product because the sign in the book looked like a times sign",
        code=r"""
def answer(s, t):
    return np.cross(s[:3].ravel(), t[:3].ravel()).reshape(-1, 1)
""",
    ),
    dict(
        exercise="34",
        why="adds element by element",
        code=r"""
def answer(s, t):
    return np.array([u + v for u, v in zip(s, t)])
""",
    ),
    dict(
        exercise="34",
        why="converts to np.matrix, where * is the matrix product",
        code=r"""
def answer(s, t):
    s = np.matrix(s)
    t = np.matrix(t)
    return s * t
""",
    ),
    dict(
        exercise="34",
        why="sorts both first",
        code=r"""
def answer(s, t):
    return np.sort(s, axis=0) * np.sort(t, axis=0)
""",
    ),
    dict(
        exercise="34",
        why="nested loop, where the second index should have followed the first",
        code=r"""
def answer(s, t):
    out = []
    for u in s:
        for v in t:
            out.append(u * v)
    return np.array(out)[: len(s)]
""",
    ),
    dict(
        exercise="34",
        why="as text",
        code=r"""
def answer(s, t):
    return [f"{u * v:.3f}" for u, v in zip(s[:, 0], t[:, 0])]
""",
    ),
    dict(
        exercise="35",
        why="gives the bracket difference without dividing by 2h",
        code=r"""
def answer(net, x, y, layer):
    h, delta = 1e-5, []
    for j in range(1, net.sizes[layer - 1] + 1):
        up, down = nnbp.nudge(net, x, y, layer, j, [h, -h]).cost
        delta.append(up - down)
    return delta
""",
    ),
    dict(
        exercise="35",
        why="divides by h, not by 2h",
        code=r"""
def answer(net, x, y, layer):
    h, delta = 1e-5, []
    for j in range(1, net.sizes[layer - 1] + 1):
        up, down = nnbp.nudge(net, x, y, layer, j, [h, -h]).cost
        delta.append((up - down) / h)
    return delta
""",
    ),
    dict(
        exercise="35",
        why="a push far too large",
        code=r"""
def answer(net, x, y, layer):
    h = 0.5
    out = []
    for j in range(net.sizes[layer - 1]):
        up, down = nnbp.nudge(net, x, y, layer, j + 1, [h, -h]).cost
        out.append((up - down) / (2 * h))
    return out
""",
    ),
    dict(
        exercise="35",
        why="a push so small that the costs differ by rounding only",
        code=r"""
def answer(net, x, y, layer):
    h = 1e-14
    out = []
    for j in range(1, net.sizes[layer - 1] + 1):
        up, down = nnbp.nudge(net, x, y, layer, j, [h, -h]).cost
        out.append((up - down) / (2 * h))
    return out
""",
    ),
    dict(
        exercise="35",
        why="neurons counted from 0",
        code=r"""
def answer(net, x, y, layer):
    h, delta = 1e-5, []
    for j in range(net.sizes[layer - 1]):
        up, down = nnbp.nudge(net, x, y, layer, j, [h, -h]).cost
        delta.append((up - down) / (2 * h))
    return delta
""",
    ),
    dict(
        exercise="35",
        why="takes the number of neurons from net.sizes[layer], one layer too far",
        code=r"""
def answer(net, x, y, layer):
    h, delta = 1e-5, []
    for j in range(1, net.sizes[layer] + 1):
        up, down = nnbp.nudge(net, x, y, layer, j, [h, -h]).cost
        delta.append((up - down) / (2 * h))
    return delta
""",
    ),
    dict(
        exercise="35",
        why="returns after the first neuron",
        code=r"""
def answer(net, x, y, layer):
    h, delta = 1e-5, []
    for j in range(1, net.sizes[layer - 1] + 1):
        up, down = nnbp.nudge(net, x, y, layer, j, [h, -h]).cost
        delta.append((up - down) / (2 * h))
        return delta
""",
    ),
    dict(
        exercise="35",
        why="always measures the last layer",
        code=r"""
def answer(net, x, y, layer):
    h, delta = 1e-5, []
    for j in range(1, net.sizes[-1] + 1):
        up, down = nnbp.nudge(net, x, y, net.L, j, [h, -h]).cost
        delta.append((up - down) / (2 * h))
    return delta
""",
    ),
    dict(
        exercise="35",
        why="the gradient of the weights, not of z",
        code=r"""
def answer(net, x, y, layer):
    return nnbp.backprop(net, x, y).nabla_w[layer]
""",
    ),
    dict(
        exercise="35",
        why="error of the next layer instead",
        code=r"""
def answer(net, x, y, layer):
    return nnbp.backprop(net, x, y).delta[min(layer + 1, net.L)]
""",
    ),
    dict(
        exercise="35",
        why="one-sided with h = 0.01",
        code=r"""
def answer(net, x, y, layer):
    out = []
    for j in range(1, net.sizes[layer - 1] + 1):
        c1, c0 = nnbp.nudge(net, x, y, layer, j, [0.01, 0.0]).cost
        out.append((c1 - c0) / 0.01)
    return np.array(out)
""",
    ),
    dict(
        exercise="35",
        why="absolute value: an error cannot be negative, they thought",
        code=r"""
def answer(net, x, y, layer):
    return np.abs(nnbp.nudged_error(net, x, y, layer))
""",
    ),
    dict(
        exercise="35",
        why="BP2 run with w of the layer itself",
        code=r"""
def answer(net, x, y, layer):
    f = nnbp.feedforward(net, x)
    d = nnbp.backprop(net, x, y).delta[net.L]
    for l in range(net.L - 1, layer - 1, -1):
        d = (net.w[l].T @ d) * net.activation[l].prime(f.z[l])
    return d
""",
    ),
    dict(
        exercise="35",
        why="measures with a push that depends on the cost, larger where the cost is",
        code=r"""
def answer(net, x, y, layer):
    out = []
    for j in range(1, net.sizes[layer - 1] + 1):
        h = 0.05
        up, zero, down = nnbp.nudge(net, x, y, layer, j, [h, 0.0, -h]).cost
        out.append((up - down) / (2 * h) + (up - 2 * zero + down) / h)
    return out
""",
    ),
    dict(
        exercise="35",
        why="relative change of the cost",
        code=r"""
def answer(net, x, y, layer):
    h, out = 1e-5, []
    for j in range(1, net.sizes[layer - 1] + 1):
        up, down = nnbp.nudge(net, x, y, layer, j, [h, -h]).cost
        out.append((up - down) / (up + down) / h)
    return out
""",
    ),
    dict(
        exercise="35",
        why="slope along the activation, not along z: divides by sigma'",
        code=r"""
def answer(net, x, y, layer):
    r = nnbp.backprop(net, x, y)
    return r.delta[layer] / net.activation[layer].prime(r.forward.z[layer])
""",
    ),
    dict(
        exercise="36",
        why="sums along rows instead of down columns",
        code=r"""
def answer(nabla_a, jacobian):
    return (jacobian[:, :, 0] * nabla_a).sum(axis=1)
""",
    ),
    dict(
        exercise="36",
        why="only the diagonal, as if it were (37)",
        code=r"""
def answer(nabla_a, jacobian):
    return nabla_a * np.diag(jacobian[:, :, 0])[:, None]
""",
    ),
    dict(
        exercise="36",
        why="sums everything",
        code=r"""
def answer(nabla_a, jacobian):
    return np.sum(nabla_a * jacobian[:, :, 0])
""",
    ),
    dict(
        exercise="36",
        why="einsum with j and k the wrong way round on the result",
        code=r"""
def answer(nabla_a, jacobian):
    return np.einsum("jm,kjm->jm", nabla_a, jacobian)
""",
    ),
    dict(
        exercise="36",
        why="= for +=, so only the last term is kept",
        code=r"""
def answer(nabla_a, jacobian):
    n = len(nabla_a)
    delta = np.zeros((n, 1))
    for j in range(n):
        for k in range(n):
            delta[j, 0] = nabla_a[k, 0] * jacobian[k, j, 0]
    return delta
""",
    ),
    dict(
        exercise="36",
        why="skips k = j, thinking the own term is counted elsewhere",
        code=r"""
def answer(nabla_a, jacobian):
    n = len(nabla_a)
    delta = np.zeros((n, 1))
    for j in range(n):
        for k in range(n):
            if k != j:
                delta[j, 0] += nabla_a[k, 0] * jacobian[k, j, 0]
    return delta
""",
    ),
    dict(
        exercise="36",
        why="mean over the outputs in place of the sum",
        code=r"""
def answer(nabla_a, jacobian):
    return (nabla_a * jacobian[:, :, 0]).mean(axis=0)
""",
    ),
    dict(
        exercise="36",
        why="takes slice 0 of the wrong axis",
        code=r"""
def answer(nabla_a, jacobian):
    return jacobian[0].T @ nabla_a
""",
    ),
    dict(
        exercise="36",
        why="last row lost: range(n - 1)",
        code=r"""
def answer(nabla_a, jacobian):
    n = jacobian.shape[0]
    return np.array([[sum(nabla_a[k, 0] * jacobian[k, j, 0] for k in range(n - 1))] for j in range(n)])
""",
    ),
    dict(
        exercise="36",
        why="max over outputs, 'the strongest influence counts'",
        code=r"""
def answer(nabla_a, jacobian):
    return np.max(nabla_a * jacobian[:, :, 0], axis=0)
""",
    ),
    dict(
        exercise="37",
        why="only the first output",
        code=r"""
def answer(nabla_a, jacobian):
    return nabla_a[0] * jacobian[0, 0]
""",
    ),
    dict(
        exercise="37",
        why="sum over the diagonal",
        code=r"""
def answer(nabla_a, jacobian):
    return np.trace(jacobian[:, :, 0]) * nabla_a
""",
    ),
    dict(
        exercise="37",
        why="np.diag of a 3-D table",
        code=r"""
def answer(nabla_a, jacobian):
    return nabla_a * np.diag(jacobian)
""",
    ),
    dict(
        exercise="37",
        why="first column of the table taken for the diagonal",
        code=r"""
def answer(nabla_a, jacobian):
    return nabla_a * jacobian[:, 0]
""",
    ),
    dict(
        exercise="38",
        why="slope forgotten",
        code=r"""
def answer(nabla_a, z, activation):
    return nabla_a
""",
    ),
    dict(
        exercise="38",
        why="sigmoid hard-coded",
        code=r"""
def answer(nabla_a, z, activation):
    return nabla_a * nnbp.sigmoid(z) * (1 - nnbp.sigmoid(z))
""",
    ),
    dict(
        exercise="38",
        why="index of the slope off by one",
        code=r"""
def answer(nabla_a, z, activation):
    s = activation.prime(z)
    return np.array([nabla_a[j] * s[j - 1] for j in range(len(z))])
""",
    ),
    dict(
        exercise="38",
        why="the activation itself",
        code=r"""
def answer(nabla_a, z, activation):
    return np.array([nabla_a[j] * activation(z[j]) for j in range(len(z))])
""",
    ),
    dict(
        exercise="38",
        why="slope at nabla_a",
        code=r"""
def answer(nabla_a, z, activation):
    return nabla_a * activation.prime(nabla_a)
""",
    ),
    dict(
        exercise="39",
        why="sign",
        code=r"""
def answer(a, y):
    return y - a
""",
    ),
    dict(
        exercise="39",
        why="the cost",
        code=r"""
def answer(a, y):
    return 0.5 * (a - y) ** 2
""",
    ),
    dict(
        exercise="39",
        why="abs",
        code=r"""
def answer(a, y):
    return np.abs(a - y)
""",
    ),
    dict(
        exercise="39",
        why="divided by the number of outputs",
        code=r"""
def answer(a, y):
    return (a - y) / a.shape[0]
""",
    ),
    dict(
        exercise="40",
        why="on z: z (1 - z)",
        code=r"""
def answer(z):
    return z * (1 - z)
""",
    ),
    dict(
        exercise="40",
        why="missing brackets",
        code=r"""
def answer(z):
    return nnbp.sigmoid(z) * 1 - nnbp.sigmoid(z)
""",
    ),
    dict(
        exercise="40",
        why="slope of tanh",
        code=r"""
def answer(z):
    return 1 - nnbp.sigmoid(z) ** 2
""",
    ),
    dict(
        exercise="40",
        why="minus from the chain rule forgotten",
        code=r"""
def answer(z):
    return -np.exp(-z) / (1 + np.exp(-z)) ** 2
""",
    ),
    dict(
        exercise="40",
        why="one-sided difference, h = 0.01",
        code=r"""
def answer(z):
    return (nnbp.sigmoid(z + 0.01) - nnbp.sigmoid(z)) / 0.01
""",
    ),
    dict(
        exercise="BP1",
        why="forgets the slope of the activation",
        code=r"""
def answer(a, y, z, cost, activation):
    return cost.gradient(a, y)
""",
    ),
    dict(
        exercise="BP1",
        why="quadratic cost hard-coded",
        code=r"""
def answer(a, y, z, cost, activation):
    return (a - y) * activation.prime(z)
""",
    ),
    dict(
        exercise="BP1",
        why="nnbp.sigmoid_prime in place of the activation that was given",
        code=r"""
def answer(a, y, z, cost, activation):
    return cost.gradient(a, y) * nnbp.sigmoid_prime(z)
""",
    ),
    dict(
        exercise="BP1",
        why="slope taken at a instead of z",
        code=r"""
def answer(a, y, z, cost, activation):
    return cost.gradient(a, y) * activation.prime(a)
""",
    ),
    dict(
        exercise="BP1",
        why="arguments of the gradient the wrong way round",
        code=r"""
def answer(a, y, z, cost, activation):
    return cost.gradient(y, a) * activation.prime(z)
""",
    ),
    dict(
        exercise="BP1",
        why="gradient taken at z",
        code=r"""
def answer(a, y, z, cost, activation):
    return cost.gradient(z, y) * activation.prime(z)
""",
    ),
    dict(
        exercise="BP1",
        why="forgot to call .prime: multiplies by a method",
        code=r"""
def answer(a, y, z, cost, activation):
    return cost.gradient(a, y) * activation.prime
""",
    ),
    dict(
        exercise="BP1",
        why="matrix product for the circle",
        code=r"""
def answer(a, y, z, cost, activation):
    return cost.gradient(a, y) @ activation.prime(z)
""",
    ),
    dict(
        exercise="BP1",
        why="divides by the number of entries, thinking of a mean",
        code=r"""
def answer(a, y, z, cost, activation):
    return cost.gradient(a, y) * activation.prime(z) / y.size
""",
    ),
    dict(
        exercise="BP1",
        why="diag matrix built from the whole of z, multiplied from the left with the gradient as a row",
        code=r"""
def answer(a, y, z, cost, activation):
    S = np.diag(activation.prime(z).ravel())
    return np.outer(cost.gradient(a, y), np.ones(len(a))) * S
""",
    ),
    dict(
        exercise="BP1",
        why="sign of gradient descent put into the error",
        code=r"""
def answer(a, y, z, cost, activation):
    delta = cost.gradient(a, y) * activation.prime(z)
    return -delta
""",
    ),
    dict(
        exercise="BP1",
        why="one neuron at a time but all of them with the slope of the last",
        code=r"""
def answer(a, y, z, cost, activation):
    g = cost.gradient(a, y)
    for zj in z:
        slope = activation.prime(zj)
    return g * slope
""",
    ),
    dict(
        exercise="BP1",
        why="calls the derivative by the PyTorch/Keras name",
        code=r"""
def answer(a, y, z, cost, activation):
    return cost.gradient(a, y) * activation.derivative(z)
""",
    ),
    dict(
        exercise="BP1",
        why="Nielsen's own code, cost_derivative and sigmoid_prime as free functions",
        code=r"""
def answer(a, y, z, cost, activation):
    delta = cost_derivative(a, y) * sigmoid_prime(z)
    return delta
""",
    ),
    dict(
        exercise="BP1",
        why="written for one example only: flattens and puts a column back [differs only with several examples]",
        code=r"""
def answer(a, y, z, cost, activation):
    g = cost.gradient(a, y)
    s = activation.prime(z)
    return np.array([[g[j, 0] * s[j, 0]] for j in range(len(z))])
""",
    ),
    dict(
        exercise="BP1",
        why="only where the miss is large: zero within 0.1",
        code=r"""
def answer(a, y, z, cost, activation):
    g = cost.gradient(a, y)
    g = np.where(np.abs(a - y) < 0.1, 0, g)
    return g * activation.prime(z)
""",
    ),
    dict(
        exercise="BP1",
        why="slope of the activation twice, through a = sigma(z) and again through prime",
        code=r"""
def answer(a, y, z, cost, activation):
    dC_dz = cost.gradient(activation(z), y) * activation.prime(z)
    return dC_dz * activation.prime(z)
""",
    ),
    dict(
        exercise="BP1",
        why="sum over outputs, keepdims",
        code=r"""
def answer(a, y, z, cost, activation):
    return np.sum(cost.gradient(a, y), axis=0, keepdims=True) * activation.prime(z)
""",
    ),
    dict(
        exercise="BP1",
        why="gradient and slope stacked instead of multiplied",
        code=r"""
def answer(a, y, z, cost, activation):
    return np.hstack([cost.gradient(a, y), activation.prime(z)])
""",
    ),
    dict(
        exercise="BP1",
        why="class object expected: calls the cost's class method without self",
        code=r"""
def answer(a, y, z, cost, activation):
    return type(cost).gradient(a, y) * activation.prime(z)
""",
    ),
    dict(
        exercise="41",
        why="forgets the factor a (1 - a)",
        code=r"""
def answer(a, y):
    return a - y
""",
    ),
    dict(
        exercise="41",
        why="sign of the miss the wrong way round",
        code=r"""
def answer(a, y):
    return (y - a) * a * (1 - a)
""",
    ),
    dict(
        exercise="41",
        why="operator precedence: no brackets around 1 - a",
        code=r"""
def answer(a, y):
    return (a - y) * a * 1 - a
""",
    ),
    dict(
        exercise="41",
        why="operator precedence: no brackets around a - y",
        code=r"""
def answer(a, y):
    return a - y * (a * (1 - a))
""",
    ),
    dict(
        exercise="41",
        why="squares the miss: multiplies the cost by the slope",
        code=r"""
def answer(a, y):
    return 0.5 * (a - y) ** 2 * a * (1 - a)
""",
    ),
    dict(
        exercise="41",
        why="tanh slope in place of the sigmoid's",
        code=r"""
def answer(a, y):
    return (a - y) * (1 - a ** 2)
""",
    ),
    dict(
        exercise="41",
        why="multiplies with @ as 'the circle dot is a matrix product'",
        code=r"""
def answer(a, y):
    return (a - y) @ (a * (1 - a)).T
""",
    ),
    dict(
        exercise="41",
        why="dot product of the two columns: one number for the layer",
        code=r"""
def answer(a, y):
    return (a - y).T @ (a * (1 - a))
""",
    ),
    dict(
        exercise="41",
        why="averages over the outputs",
        code=r"""
def answer(a, y):
    return (a - y) * a * (1 - a) / len(a)
""",
    ),
    dict(
        exercise="41",
        why="loops with a forgotten accumulation: returns the last output only",
        code=r"""
def answer(a, y):
    for j in range(len(a)):
        delta = (a[j] - y[j]) * a[j] * (1 - a[j])
    return delta
""",
    ),
    dict(
        exercise="41",
        why="applies the sigmoid once more to a",
        code=r"""
def answer(a, y):
    a = nnbp.sigmoid(a)
    return (a - y) * a * (1 - a)
""",
    ),
    dict(
        exercise="41",
        why="sums over examples",
        code=r"""
def answer(a, y):
    return ((a - y) * a * (1 - a)).sum(axis=1) / a.shape[1] * len(y)
""",
    ),
    dict(
        exercise="41",
        why="copied from (BP1) with a name that is not there",
        code=r"""
def answer(a, y):
    return (a - y) * nnbp.sigmoid_prime(z)
""",
    ),
    dict(
        exercise="41",
        why="a(1-a) by np.dot in between",
        code=r"""
def answer(a, y):
    return np.dot(a - y, np.dot(a, 1 - a))
""",
    ),
    dict(
        exercise="42",
        why="sum over j",
        code=r"""
def answer(delta_next, slope):
    return (delta_next * slope).sum(axis=1)
""",
    ),
    dict(
        exercise="42",
        why="sum over everything",
        code=r"""
def answer(delta_next, slope):
    return (delta_next * slope).sum()
""",
    ),
    dict(
        exercise="42",
        why="mean in place of the sum",
        code=r"""
def answer(delta_next, slope):
    return np.mean(delta_next * slope, axis=0)[:, np.newaxis]
""",
    ),
    dict(
        exercise="42",
        why="only the first listener",
        code=r"""
def answer(delta_next, slope):
    return (delta_next[0] * slope[0]).reshape(-1, 1)
""",
    ),
    dict(
        exercise="43",
        why="activation forgotten: w z + b",
        code=r"""
def answer(w_next, z, b_next, activation):
    return w_next @ z + b_next
""",
    ),
    dict(
        exercise="43",
        why="activation applied outside",
        code=r"""
def answer(w_next, z, b_next, activation):
    return activation(w_next @ z + b_next)
""",
    ),
    dict(
        exercise="43",
        why="slope for the activation",
        code=r"""
def answer(w_next, z, b_next, activation):
    return w_next @ activation.prime(z) + b_next
""",
    ),
    dict(
        exercise="43",
        why="transposed",
        code=r"""
def answer(w_next, z, b_next, activation):
    return w_next.T @ activation(z) + b_next
""",
    ),
    dict(
        exercise="43",
        why="loop over the wrong size",
        code=r"""
def answer(w_next, z, b_next, activation):
    a = activation(z)
    return np.array([sum(w_next[k, j] * a[j] for j in range(len(b_next))) + b_next[k] for k in range(len(b_next))])
""",
    ),
    dict(
        exercise="44",
        why="slopes on the rows",
        code=r"""
def answer(w_next, z, activation):
    return w_next * activation.prime(z)
""",
    ),
    dict(
        exercise="44",
        why="transposed result",
        code=r"""
def answer(w_next, z, activation):
    return w_next.T * activation.prime(z)
""",
    ),
    dict(
        exercise="44",
        why="slope forgotten",
        code=r"""
def answer(w_next, z, activation):
    return w_next
""",
    ),
    dict(
        exercise="44",
        why="loop with the roles of j and k confused",
        code=r"""
def answer(w_next, z, activation):
    out = np.zeros_like(w_next)
    s = activation.prime(z)
    for k in range(w_next.shape[0]):
        for j in range(w_next.shape[1]):
            out[k, j] = w_next[k, j] * s[k, 0]
    return out
""",
    ),
    dict(
        exercise="45",
        why="overwrites",
        code=r"""
def answer(w_next, delta_next, z, activation):
    d = np.zeros_like(z)
    for j in range(w_next.shape[1]):
        for k in range(w_next.shape[0]):
            d[j] = delta_next[k] * w_next[k, j] * activation.prime(z[j])
    return d
""",
    ),
    dict(
        exercise="45",
        why="w_jk for w_kj",
        code=r"""
def answer(w_next, delta_next, z, activation):
    d = np.zeros_like(z)
    s = activation.prime(z)
    for j in range(len(z)):
        for k in range(len(delta_next)):
            d[j] += delta_next[k] * w_next[j, k] * s[j]
    return d
""",
    ),
    dict(
        exercise="45",
        why="returns after the first neuron",
        code=r"""
def answer(w_next, delta_next, z, activation):
    d = np.zeros_like(z)
    for j in range(w_next.shape[1]):
        for k in range(w_next.shape[0]):
            d[j] += delta_next[k] * w_next[k, j]
        d[j] *= activation.prime(z[j])
        return d
""",
    ),
    dict(
        exercise="45",
        why="slope left out of the loops",
        code=r"""
def answer(w_next, delta_next, z, activation):
    d = np.zeros_like(z)
    for j in range(w_next.shape[1]):
        d[j] = sum(delta_next[k] * w_next[k, j] for k in range(w_next.shape[0]))
    return d
""",
    ),
    dict(
        exercise="BP2",
        why="forgets the slope",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return w_next.T @ delta_next
""",
    ),
    dict(
        exercise="BP2",
        why="row-vector convention: delta w",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return (delta_next.T @ w_next) * activation.prime(z)
""",
    ),
    dict(
        exercise="BP2",
        why="slope applied before the weights, at the wrong end",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return w_next.T @ (delta_next * activation.prime(z))
""",
    ),
    dict(
        exercise="BP2",
        why="activation instead of its slope",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return (w_next.T @ delta_next) * activation(z)
""",
    ),
    dict(
        exercise="BP2",
        why="sigmoid slope written on z: z (1 - z)",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return (w_next.T @ delta_next) * z * (1 - z)
""",
    ),
    dict(
        exercise="BP2",
        why="prime of the activation",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return (w_next.T @ delta_next) * activation.prime(activation(z))
""",
    ),
    dict(
        exercise="BP2",
        why="slope not called",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return (w_next.T @ delta_next) * activation.prime
""",
    ),
    dict(
        exercise="BP2",
        why="element by element and a sum along the wrong axis",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return (w_next * delta_next).sum(axis=1, keepdims=True) * activation.prime(z)
""",
    ),
    dict(
        exercise="BP2",
        why="inverse (pseudo-inverse) where a transpose is meant: 'undo the weights'",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return (np.linalg.pinv(w_next) @ delta_next) * activation.prime(z)
""",
    ),
    dict(
        exercise="BP2",
        why="loops with the sum over the wrong index",
        code=r"""
def answer(w_next, delta_next, z, activation):
    delta = np.zeros_like(z)
    for j in range(len(z)):
        for k in range(len(delta_next)):
            delta[j] += w_next[j, k] * delta_next[k]
    return delta * activation.prime(z)
""",
    ),
    dict(
        exercise="BP2",
        why="loop overwrites, not adds",
        code=r"""
def answer(w_next, delta_next, z, activation):
    delta = np.zeros_like(z)
    for j in range(len(z)):
        for k in range(len(delta_next)):
            delta[j] = w_next[k, j] * delta_next[k] * activation.prime(z[j])
    return delta
""",
    ),
    dict(
        exercise="BP2",
        why="averages over the neurons of the next layer",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return (w_next.T @ delta_next) * activation.prime(z) / len(delta_next)
""",
    ),
    dict(
        exercise="BP2",
        why="written for one example only: slopes of the first column [differs only with several examples]",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return (w_next.T @ delta_next) * activation.prime(z[:, :1])
""",
    ),
    dict(
        exercise="BP2",
        why="abs of the weights, as 'influence'",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return (np.abs(w_next).T @ delta_next) * activation.prime(z)
""",
    ),
    dict(
        exercise="BP2",
        why="transposes the product instead of the matrix",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return (delta_next @ w_next).T * activation.prime(z)
""",
    ),
    dict(
        exercise="BP2",
        why="scales delta_next in place, so the caller's error is spoilt",
        code=r"""
def answer(w_next, delta_next, z, activation):
    delta_next *= 1.0
    back = w_next.T @ delta_next
    z[:] = activation.prime(z)
    return back * z
""",
    ),
    dict(
        exercise="BP2",
        why="float16 to save memory",
        code=r"""
def answer(w_next, delta_next, z, activation):
    d = w_next.T.astype(np.float16) @ delta_next.astype(np.float16)
    return d * activation.prime(z).astype(np.float16)
""",
    ),
    dict(
        exercise="BP2",
        why="chooses the orientation by whichever shapes fit, which fails on square layers",
        code=r"""
def answer(w_next, delta_next, z, activation):
    try:
        back = w_next @ delta_next
        return back * activation.prime(z)
    except ValueError:
        return (w_next.T @ delta_next) * activation.prime(z)
""",
    ),
    dict(
        exercise="BP2",
        why="transposes only when the layer is not square",
        code=r"""
def answer(w_next, delta_next, z, activation):
    w = w_next if w_next.shape[0] == w_next.shape[1] else w_next.T
    return (w @ delta_next) * activation.prime(z)
""",
    ),
    dict(
        exercise="BP2",
        why="slope from the activation by a difference of 0.01",
        code=r"""
def answer(w_next, delta_next, z, activation):
    slope = (activation(z + 0.01) - activation(z)) / 0.01
    return (w_next.T @ delta_next) * slope
""",
    ),
    dict(
        exercise="BP2",
        why="PyTorch: expects tensors",
        code=r"""
def answer(w_next, delta_next, z, activation):
    back = w_next.t().mm(delta_next)
    return back.mul(activation.prime(z))
""",
    ),
    dict(
        exercise="BP2",
        why="np.matrix, where the star is the matrix product",
        code=r"""
def answer(w_next, delta_next, z, activation):
    w, d, s = np.matrix(w_next), np.matrix(delta_next), np.matrix(activation.prime(z))
    return w.T * d * s
""",
    ),
    dict(
        exercise="BP2",
        why="masks the saturated neurons out",
        code=r"""
def answer(w_next, delta_next, z, activation):
    s = activation.prime(z)
    return (w_next.T @ delta_next) * np.where(s < 0.2, 0, s)
""",
    ),
    dict(
        exercise="BP2",
        why="a sum over k with range(len(z)), the layer below",
        code=r"""
def answer(w_next, delta_next, z, activation):
    s = activation.prime(z)
    return np.array([sum(w_next[k, j] * delta_next[k] for k in range(len(z))) * s[j] for j in range(len(z))])
""",
    ),
    dict(
        exercise="BP2",
        why="negative indices by an off-by-one: k - 1",
        code=r"""
def answer(w_next, delta_next, z, activation):
    s = activation.prime(z)
    d = np.zeros_like(z)
    for j in range(1, len(z) + 1):
        for k in range(1, len(delta_next) + 1):
            d[j - 1] += w_next[k - 1, j - 1] * delta_next[k - 2]
    return d * s
""",
    ),
    dict(
        exercise="BP2",
        why="adds noise, from a habit with dropout",
        code=r"""
def answer(w_next, delta_next, z, activation):
    keep = np.random.default_rng(0).random(z.shape) > 0.5
    return (w_next.T @ delta_next) * activation.prime(z) * keep / 0.5
""",
    ),
    dict(
        exercise="BP2",
        why="divides by m already [differs only with several examples]",
        code=r"""
def answer(w_next, delta_next, z, activation):
    m = delta_next.shape[1]
    return (w_next.T @ delta_next) * activation.prime(z) / m
""",
    ),
    dict(
        exercise="46",
        why="bias added once for every term of the sum",
        code=r"""
def answer(w, a_in, b):
    z = np.zeros((w.shape[0], 1))
    for j in range(w.shape[0]):
        for k in range(w.shape[1]):
            z[j] += w[j, k] * a_in[k] + b[j]
    return z
""",
    ),
    dict(
        exercise="46",
        why="loop bounds exchanged",
        code=r"""
def answer(w, a_in, b):
    z = b.copy()
    for j in range(w.shape[1]):
        for k in range(w.shape[0]):
            z[j] += w[j, k] * a_in[k]
    return z
""",
    ),
    dict(
        exercise="46",
        why="z = b without a copy, so the biases are changed",
        code=r"""
def answer(w, a_in, b):
    z = b
    for j in range(w.shape[0]):
        for k in range(w.shape[1]):
            z[j] += w[j, k] * a_in[k]
    return z
""",
    ),
    dict(
        exercise="46",
        why="overwrites the sum",
        code=r"""
def answer(w, a_in, b):
    z = np.zeros_like(b)
    for j in range(w.shape[0]):
        for k in range(w.shape[1]):
            z[j] = w[j, k] * a_in[k] + b[j]
    return z
""",
    ),
    dict(
        exercise="46",
        why="sum not reset for each neuron",
        code=r"""
def answer(w, a_in, b):
    out = []
    s = 0.0
    for j in range(w.shape[0]):
        for k in range(w.shape[1]):
            s += w[j, k] * a_in[k, 0]
        out.append([s + b[j, 0]])
    return np.array(out)
""",
    ),
    dict(
        exercise="46",
        why="range(1, n): the first neuron below is left out",
        code=r"""
def answer(w, a_in, b):
    return np.array([[b[j, 0] + sum(w[j, k] * a_in[k, 0] for k in range(1, w.shape[1]))] for j in range(w.shape[0])])
""",
    ),
    dict(
        exercise="46",
        why="applies the sigmoid as well, since 'the output of a neuron' was in mind",
        code=r"""
def answer(w, a_in, b):
    return nnbp.sigmoid((w * a_in.T).sum(axis=1, keepdims=True) + b)
""",
    ),
    dict(
        exercise="46",
        why="element by element without a sum",
        code=r"""
def answer(w, a_in, b):
    return w * a_in.T + b
""",
    ),
    dict(
        exercise="46",
        why="sum loses keepdims and b is broadcast to a square",
        code=r"""
def answer(w, a_in, b):
    return (w * a_in.T).sum(axis=1) + b
""",
    ),
    dict(
        exercise="46",
        why="sums over both indices",
        code=r"""
def answer(w, a_in, b):
    z = 0
    for j in range(w.shape[0]):
        for k in range(w.shape[1]):
            z += w[j][k] * a_in[k][0]
        z += b[j][0]
    return z
""",
    ),
    dict(
        exercise="46",
        why="book indices, 1 to n",
        code=r"""
def answer(w, a_in, b):
    n, m = w.shape
    z = np.zeros((n + 1, 1))
    for j in range(1, n + 1):
        for k in range(1, m + 1):
            z[j] += w[j, k] * a_in[k]
        z[j] += b[j]
    return z[1:]
""",
    ),
    dict(
        exercise="46",
        why="sums with np.sum on a generator-free product of the wrong orientation",
        code=r"""
def answer(w, a_in, b):
    z = []
    for k in range(w.shape[1]):
        z.append(sum(w[:, k] * a_in[k, 0]) + b[k % len(b), 0])
    return np.array(z).reshape(-1, 1)
""",
    ),
    dict(
        exercise="46",
        why="rounded in between",
        code=r"""
def answer(w, a_in, b):
    n_out, n_in = w.shape
    return np.array([[round(sum(round(w[j, k] * a_in[k, 0], 2) for k in range(n_in)) + b[j, 0], 2)] for j in range(n_out)])
""",
    ),
    dict(
        exercise="46",
        why="bias of the last neuron for all: leaked loop variable",
        code=r"""
def answer(w, a_in, b):
    for bias in b:
        pass
    return np.array([[sum(w[j, k] * a_in[k, 0] for k in range(w.shape[1])) + bias[0]] for j in range(len(w))])
""",
    ),
    dict(
        exercise="47",
        why="zero: derivative of a constant",
        code=r"""
def answer(b):
    return np.zeros_like(b)
""",
    ),
    dict(
        exercise="47",
        why="a matrix of ones",
        code=r"""
def answer(b):
    return np.ones((len(b), len(b)))
""",
    ),
    dict(
        exercise="47",
        why="adds one to the bias",
        code=r"""
def answer(b):
    return b + 1
""",
    ),
    dict(
        exercise="47",
        why="identity matrix, the full Jacobian dz_j/db_k",
        code=r"""
def answer(b):
    return np.eye(len(b))
""",
    ),
    dict(
        exercise="47",
        why="fills b itself with ones",
        code=r"""
def answer(b):
    b[:] = 1
    return b
""",
    ),
    dict(
        exercise="47",
        why="1/n each so that they sum to one",
        code=r"""
def answer(b):
    return np.ones(b.shape) / b.size
""",
    ),
    dict(
        exercise="47",
        why="sign of the bias",
        code=r"""
def answer(b):
    return np.empty_like(b) * 0 + np.sign(b)
""",
    ),
    dict(
        exercise="47",
        why="finite difference with a bracket in the wrong place",
        code=r"""
def answer(b):
    h = 1e-5
    return (b + h) - b / h
""",
    ),
    dict(
        exercise="47",
        why="a word",
        code=r"""
def answer(b):
    return "1"
""",
    ),
    dict(
        exercise="47",
        why="relative change: db / b",
        code=r"""
def answer(b):
    return 1 / b
""",
    ),
    dict(
        exercise="48",
        why="sums the error over the neurons",
        code=r"""
def answer(delta):
    return np.sum(delta)
""",
    ),
    dict(
        exercise="48",
        why="mean along axis 0, over the neurons",
        code=r"""
def answer(delta):
    return delta.mean(axis=0)
""",
    ),
    dict(
        exercise="48",
        why="sign of descent",
        code=r"""
def answer(delta):
    return -delta
""",
    ),
    dict(
        exercise="48",
        why="returns in the loop",
        code=r"""
def answer(delta):
    g = np.zeros_like(delta)
    for j in range(len(delta)):
        g[j] = delta[j] * 1
        return g
""",
    ),
    dict(
        exercise="48",
        why="delta delta^T, by analogy with the weights",
        code=r"""
def answer(delta):
    return delta @ delta.T
""",
    ),
    dict(
        exercise="48",
        why="divides by the number of neurons",
        code=r"""
def answer(delta):
    return delta / len(delta)
""",
    ),
    dict(
        exercise="48",
        why="diagonal matrix",
        code=r"""
def answer(delta):
    return np.diag(delta[:, 0])
""",
    ),
    dict(
        exercise="48",
        why="square of the error",
        code=r"""
def answer(delta):
    return delta ** 2
""",
    ),
    dict(
        exercise="48",
        why="cumulative gradient",
        code=r"""
def answer(delta):
    return np.cumsum(delta, axis=0)
""",
    ),
    dict(
        exercise="48",
        why="diff of the errors",
        code=r"""
def answer(delta):
    return np.diff(delta, axis=0, prepend=0)
""",
    ),
    dict(
        exercise="BP3",
        why="delta itself, right for one example only",
        code=r"""
def answer(delta):
    return delta
""",
    ),
    dict(
        exercise="BP3",
        why="mean over everything",
        code=r"""
def answer(delta):
    return delta.mean()
""",
    ),
    dict(
        exercise="BP3",
        why="mean over the neurons, keepdims",
        code=r"""
def answer(delta):
    return delta.mean(axis=0, keepdims=True)
""",
    ),
    dict(
        exercise="BP3",
        why="divides by the number of neurons",
        code=r"""
def answer(delta):
    return delta.sum(axis=1, keepdims=True) / delta.shape[0]
""",
    ),
    dict(
        exercise="BP3",
        why="divides by size",
        code=r"""
def answer(delta):
    return delta.sum(axis=1, keepdims=True) / delta.size
""",
    ),
    dict(
        exercise="BP3",
        why="takes the first example only",
        code=r"""
def answer(delta):
    return delta[:, 0:1]
""",
    ),
    dict(
        exercise="BP3",
        why="running mean of two: (old + new) / 2",
        code=r"""
def answer(delta):
    g = delta[:, [0]]
    for i in range(1, delta.shape[1]):
        g = (g + delta[:, [i]]) / 2
    return g
""",
    ),
    dict(
        exercise="BP3",
        why="median as 'robust mean'",
        code=r"""
def answer(delta):
    return np.median(delta, axis=1, keepdims=True)
""",
    ),
    dict(
        exercise="BP3",
        why="m - 1 in the denominator, as for a variance",
        code=r"""
def answer(delta):
    return delta.sum(axis=1, keepdims=True) / (delta.shape[1] - 1)
""",
    ),
    dict(
        exercise="BP3",
        why="keepdims with the mean minus the mean: centred errors",
        code=r"""
def answer(delta):
    return (delta - delta.mean(axis=1, keepdims=True)).mean(axis=1, keepdims=True)
""",
    ),
    dict(
        exercise="BP3",
        why="mini-batch size of the lecture hard-coded",
        code=r"""
def answer(delta):
    return delta.sum(axis=1, keepdims=True) / 10
""",
    ),
    dict(
        exercise="BP3",
        why="integer division",
        code=r"""
def answer(delta):
    return delta.sum(axis=1, keepdims=True) // delta.shape[1]
""",
    ),
    dict(
        exercise="BP3",
        why="mean magnitude",
        code=r"""
def answer(delta):
    return np.abs(delta).mean(axis=1, keepdims=True)
""",
    ),
    dict(
        exercise="BP3",
        why="nanmean over the neurons that are not zero along the wrong axis, reshaped to fit",
        code=r"""
def answer(delta):
    n, m = delta.shape
    return np.resize(delta.mean(axis=0), (n, 1))
""",
    ),
    dict(
        exercise="BP3",
        why="reduces in place with +=, so that the first column of the argument is spoilt",
        code=r"""
def answer(delta):
    g = delta[:, :1]
    for i in range(1, delta.shape[1]):
        g += delta[:, i:i + 1]
    g /= delta.shape[1]
    return g
""",
    ),
    dict(
        exercise="BP3",
        why="np.mean with the axis given as the dtype's place",
        code=r"""
def answer(delta):
    return np.mean(delta, None, 1)
""",
    ),
    dict(
        exercise="49",
        why="transposed",
        code=r"""
def answer(w, a_in):
    return np.repeat(a_in, len(w), axis=1)
""",
    ),
    dict(
        exercise="49",
        why="just the row",
        code=r"""
def answer(w, a_in):
    return a_in.T[:1] * np.ones((w.shape[1], 1))
""",
    ),
    dict(
        exercise="49",
        why="product w a, the weighted input",
        code=r"""
def answer(w, a_in):
    return w @ a_in
""",
    ),
    dict(
        exercise="49",
        why="the weights, which is the slope along the activation",
        code=r"""
def answer(w, a_in):
    return w
""",
    ),
    dict(
        exercise="49",
        why="all ones, as for the bias",
        code=r"""
def answer(w, a_in):
    return np.ones_like(w)
""",
    ),
    dict(
        exercise="49",
        why="fills w itself",
        code=r"""
def answer(w, a_in):
    for j in range(w.shape[0]):
        w[j, :] = a_in[:, 0]
    return w
""",
    ),
    dict(
        exercise="49",
        why="loop index on the wrong one",
        code=r"""
def answer(w, a_in):
    s = np.zeros_like(w)
    for j in range(w.shape[0]):
        for k in range(w.shape[1]):
            s[j, k] = a_in[j, 0]
    return s
""",
    ),
    dict(
        exercise="49",
        why="only the diagonal gets a slope",
        code=r"""
def answer(w, a_in):
    s = np.zeros_like(w)
    for j in range(min(w.shape)):
        s[j, j] = a_in[j, 0]
    return s
""",
    ),
    dict(
        exercise="49",
        why="tile with the numbers of repetition exchanged",
        code=r"""
def answer(w, a_in):
    return np.tile(a_in.T, (1, len(w)))
""",
    ),
    dict(
        exercise="49",
        why="zeros_like kept, += forgotten: s never filled",
        code=r"""
def answer(w, a_in):
    s = np.zeros_like(w)
    for row in s:
        row = a_in[:, 0]
    return s
""",
    ),
    dict(
        exercise="49",
        why="returns a list of one row",
        code=r"""
def answer(w, a_in):
    return [a_in[:, 0]] * w.shape[1]
""",
    ),
    dict(
        exercise="49",
        why="kron with ones on the wrong side",
        code=r"""
def answer(w, a_in):
    return np.kron(a_in.T, np.ones((1, len(w)))).reshape(w.shape)
""",
    ),
    dict(
        exercise="50",
        why="rows and columns exchanged: inputs down the side",
        code=r"""
def answer(delta, a_in):
    gradient = np.zeros((len(a_in), len(delta)))
    for j in range(len(delta)):
        for k in range(len(a_in)):
            gradient[k, j] = delta[j, 0] * a_in[k, 0]
    return gradient
""",
    ),
    dict(
        exercise="50",
        why="np.outer with the arguments in the order of (51), a_in first",
        code=r"""
def answer(delta, a_in):
    return np.outer(a_in, delta)
""",
    ),
    dict(
        exercise="50",
        why="dot product",
        code=r"""
def answer(delta, a_in):
    return np.dot(delta.T, a_in)
""",
    ),
    dict(
        exercise="50",
        why="transposes the error instead of the activation, and the shapes clash",
        code=r"""
def answer(delta, a_in):
    return delta.T @ a_in.T
""",
    ),
    dict(
        exercise="50",
        why="return after the first row is done",
        code=r"""
def answer(delta, a_in):
    g = np.zeros((len(delta), len(a_in)))
    for j in range(len(delta)):
        for k in range(len(a_in)):
            g[j, k] = delta[j, 0] * a_in[k, 0]
        return g
""",
    ),
    dict(
        exercise="50",
        why="index j counts from 1 as in the book and runs off the end",
        code=r"""
def answer(delta, a_in):
    g = np.zeros((len(delta), len(a_in)))
    for j in range(1, len(delta) + 1):
        for k in range(1, len(a_in) + 1):
            g[j, k] = delta[j, 0] * a_in[k, 0]
    return g
""",
    ),
    dict(
        exercise="50",
        why="weight of a neuron with itself: only the diagonal",
        code=r"""
def answer(delta, a_in):
    g = np.zeros((len(delta), len(a_in)))
    for j in range(min(g.shape)):
        g[j, j] = delta[j, 0] * a_in[j, 0]
    return g
""",
    ),
    dict(
        exercise="50",
        why="thinks the slope of the sigmoid still has to come in",
        code=r"""
def answer(delta, a_in):
    g = np.zeros((len(delta), len(a_in)))
    for j in range(len(delta)):
        for k in range(len(a_in)):
            g[j, k] = delta[j, 0] * a_in[k, 0] * (1 - a_in[k, 0])
    return g
""",
    ),
    dict(
        exercise="50",
        why="learning sign put in: minus the gradient",
        code=r"""
def answer(delta, a_in):
    return -delta * a_in.T
""",
    ),
    dict(
        exercise="50",
        why="list of lists built with one shared row",
        code=r"""
def answer(delta, a_in):
    g = [[0.0] * len(a_in)] * len(delta)
    for j in range(len(delta)):
        for k in range(len(a_in)):
            g[j][k] = delta[j, 0] * a_in[k, 0]
    return np.array(g)
""",
    ),
    dict(
        exercise="50",
        why="accumulates into a default argument, so that the second call adds to the first",
        code=r"""
def answer(delta, a_in, total={}):
    g = total.setdefault((len(delta), len(a_in)), np.zeros((len(delta), len(a_in))))
    for j in range(len(delta)):
        for k in range(len(a_in)):
            g[j, k] += delta[j, 0] * a_in[k, 0]
    return g
""",
    ),
    dict(
        exercise="50",
        why="indices of the columns mixed up: a_in[0, k]",
        code=r"""
def answer(delta, a_in):
    g = np.zeros((len(delta), len(a_in)))
    for j in range(len(delta)):
        for k in range(len(a_in)):
            g[j, k] = delta[j, 0] * a_in[0, k]
    return g
""",
    ),
    dict(
        exercise="50",
        why="appended row after row, one flat list without the rows' ends",
        code=r"""
def answer(delta, a_in):
    g = []
    for k in range(len(a_in)):
        for j in range(len(delta)):
            g.append(delta[j, 0] * a_in[k, 0])
    return np.array(g).reshape(len(delta), len(a_in))
""",
    ),
    dict(
        exercise="BP4",
        why="transposed",
        code=r"""
def answer(delta, a_in):
    return a_in @ delta.T
""",
    ),
    dict(
        exercise="BP4",
        why="element by element",
        code=r"""
def answer(delta, a_in):
    return delta * a_in
""",
    ),
    dict(
        exercise="BP4",
        why="no transpose",
        code=r"""
def answer(delta, a_in):
    return delta @ a_in
""",
    ),
    dict(
        exercise="BP4",
        why="divides by the size of the layer",
        code=r"""
def answer(delta, a_in):
    return delta @ a_in.T / delta.shape[0]
""",
    ),
    dict(
        exercise="BP4",
        why="divides by the number of inputs",
        code=r"""
def answer(delta, a_in):
    return delta @ a_in.T / len(a_in)
""",
    ),
    dict(
        exercise="BP4",
        why="bias trick: appended a row of ones to the activations",
        code=r"""
def answer(delta, a_in):
    a1 = np.vstack([a_in, np.ones((1, a_in.shape[1]))])
    return delta @ a1.T / delta.shape[1]
""",
    ),
    dict(
        exercise="BP4",
        why="flattens so that .T does nothing",
        code=r"""
def answer(delta, a_in):
    return delta.flatten() @ a_in.flatten().T
""",
    ),
    dict(
        exercise="BP4",
        why="vdot: one number",
        code=r"""
def answer(delta, a_in):
    return np.vdot(delta, a_in[: len(delta)])
""",
    ),
    dict(
        exercise="BP4",
        why="minus sign",
        code=r"""
def answer(delta, a_in):
    return -(delta @ a_in.T) / delta.shape[1]
""",
    ),
    dict(
        exercise="BP4",
        why="square by layer size from the delta, loops",
        code=r"""
def answer(delta, a_in):
    n, m = delta.shape
    g = np.zeros((n, n))
    for x in range(m):
        g += np.outer(delta[:, x], a_in[:n, x])
    return g / m
""",
    ),
    dict(
        exercise="BP4",
        why="rows of the result summed: gradient per neuron",
        code=r"""
def answer(delta, a_in):
    return (delta @ a_in.T).sum(axis=1, keepdims=True)
""",
    ),
    dict(
        exercise="BP4",
        why="sees the transpose as something for reshape",
        code=r"""
def answer(delta, a_in):
    return delta.reshape(-1, 1) @ a_in.reshape(1, -1) * np.sign(delta)
""",
    ),
    dict(
        exercise="BP4",
        why="chooses the orientation that raises no error",
        code=r"""
def answer(delta, a_in):
    for f in (lambda: delta * a_in, lambda: a_in @ delta.T, lambda: delta @ a_in.T):
        try:
            return f()
        except ValueError:
            pass
""",
    ),
    dict(
        exercise="BP4",
        why="activations thresholded: only neurons that fire teach",
        code=r"""
def answer(delta, a_in):
    return delta @ (a_in > 0.5).astype(float).T / delta.shape[1]
""",
    ),
    dict(
        exercise="BP4",
        why="solves for the weights (least squares) in place of the gradient",
        code=r"""
def answer(delta, a_in):
    return delta @ np.linalg.pinv(a_in)
""",
    ),
    dict(
        exercise="51",
        why="adds",
        code=r"""
def answer(a_in, delta_out):
    return a_in + delta_out
""",
    ),
    dict(
        exercise="51",
        why="divides the error by the activation",
        code=r"""
def answer(a_in, delta_out):
    return delta_out / a_in
""",
    ),
    dict(
        exercise="51",
        why="descent sign",
        code=r"""
def answer(a_in, delta_out):
    return -a_in * delta_out
""",
    ),
    dict(
        exercise="51",
        why="includes an eta of 0.5",
        code=r"""
def answer(a_in, delta_out):
    eta = 0.5
    return eta * a_in * delta_out
""",
    ),
    dict(
        exercise="51",
        why="forgets the return",
        code=r"""
def answer(a_in, delta_out):
    a_in * delta_out
""",
    ),
    dict(
        exercise="51",
        why="returns text for the report",
        code=r"""
def answer(a_in, delta_out):
    return f"{a_in * delta_out:.4f} (slope of the weight)"
""",
    ),
    dict(
        exercise="51",
        why="size only",
        code=r"""
def answer(a_in, delta_out):
    return abs(a_in) * abs(delta_out)
""",
    ),
    dict(
        exercise="51",
        why="power operator typed twice",
        code=r"""
def answer(a_in, delta_out):
    return a_in ** delta_out
""",
    ),
    dict(
        exercise="51",
        why="geometric mean",
        code=r"""
def answer(a_in, delta_out):
    return np.sqrt(abs(a_in * delta_out)) * np.sign(delta_out)
""",
    ),
    dict(
        exercise="51",
        why="sigmoid of the input, thinking a_in is a z",
        code=r"""
def answer(a_in, delta_out):
    return nnbp.sigmoid(a_in) * delta_out
""",
    ),
    dict(
        exercise="52",
        why="added",
        code=r"""
def answer(dC_da, da_dz, dz_dw):
    return dC_da + da_dz + dz_dw
""",
    ),
    dict(
        exercise="52",
        why="divides, reading d/d as a fraction",
        code=r"""
def answer(dC_da, da_dz, dz_dw):
    return dC_da / da_dz * dz_dw
""",
    ),
    dict(
        exercise="52",
        why="np.prod with the numbers as separate arguments",
        code=r"""
def answer(dC_da, da_dz, dz_dw):
    return np.prod(dC_da, da_dz, dz_dw)
""",
    ),
    dict(
        exercise="52",
        why="sum of the list",
        code=r"""
def answer(dC_da, da_dz, dz_dw):
    return sum([dC_da, da_dz, dz_dw])
""",
    ),
    dict(
        exercise="53",
        why="sums the two factors one by one",
        code=r"""
def answer(dC_da, da_da, da_dz, dz_dw):
    return sum(dC_da) * sum(da_da) * da_dz * dz_dw
""",
    ),
    dict(
        exercise="53",
        why="return inside the loop",
        code=r"""
def answer(dC_da, da_da, da_dz, dz_dw):
    total = 0
    for c, a in zip(dC_da, da_da):
        total += c * a
        return total * da_dz * dz_dw
""",
    ),
    dict(
        exercise="53",
        why="sum over the path sums, with a plus for a times",
        code=r"""
def answer(dC_da, da_da, da_dz, dz_dw):
    return np.sum(dC_da + da_da) * da_dz * dz_dw
""",
    ),
    dict(
        exercise="53",
        why="outer product, then all",
        code=r"""
def answer(dC_da, da_da, da_dz, dz_dw):
    return np.sum(np.outer(dC_da, da_da)) * da_dz * dz_dw
""",
    ),
    dict(
        exercise="53",
        why="the factors outside added for every j: multiplied in each term and once again",
        code=r"""
def answer(dC_da, da_da, da_dz, dz_dw):
    s = 0
    for j in range(len(dC_da)):
        s += dC_da[j] * da_da[j] * da_dz * dz_dw
    return s * da_dz
""",
    ),
    dict(
        exercise="53",
        why="j from 1",
        code=r"""
def answer(dC_da, da_da, da_dz, dz_dw):
    return sum(dC_da[j] * da_da[j] for j in range(1, len(dC_da))) * da_dz * dz_dw
""",
    ),
    dict(
        exercise="53",
        why="cumulative sum",
        code=r"""
def answer(dC_da, da_da, da_dz, dz_dw):
    return np.cumsum(dC_da * da_da) * da_dz * dz_dw
""",
    ),
    dict(
        exercise="53",
        why="product over j, as of probabilities",
        code=r"""
def answer(dC_da, da_da, da_dz, dz_dw):
    return np.prod(dC_da * da_da) * da_dz * dz_dw
""",
    ),
    dict(
        exercise="53",
        why="total set back to 0 in each turn of the loop",
        code=r"""
def answer(dC_da, da_da, da_dz, dz_dw):
    for j in range(len(dC_da)):
        total = 0
        total += dC_da[j] * da_da[j]
    return total * da_dz * dz_dw
""",
    ),
    dict(
        exercise="53",
        why="indexes what is a number",
        code=r"""
def answer(dC_da, da_da, da_dz, dz_dw):
    return sum(dC_da[j] * da_da[j] * da_dz[j] * dz_dw[j] for j in range(len(dC_da)))
""",
    ),
    dict(
        exercise="53",
        why="zips with range and loses the factors",
        code=r"""
def answer(dC_da, da_da, da_dz, dz_dw):
    return sum(c for c in dC_da for a in da_da) * da_dz * dz_dw / len(da_da)
""",
    ),
    dict(
        exercise="53",
        why="length of the vector by np.linalg.norm",
        code=r"""
def answer(dC_da, da_da, da_dz, dz_dw):
    return np.linalg.norm(dC_da * da_da) * da_dz * dz_dw
""",
    ),
    dict(
        exercise="54",
        why="sigmoid hard-coded",
        code=r"""
def answer(z, activation):
    return nnbp.sigmoid_prime(z)
""",
    ),
    dict(
        exercise="54",
        why="prime at a",
        code=r"""
def answer(z, activation):
    return activation.prime(activation(z))
""",
    ),
    dict(
        exercise="54",
        why="a coarse difference",
        code=r"""
def answer(z, activation):
    return (activation(z + 0.05) - activation(z - 0.05)) / 0.1
""",
    ),
    dict(
        exercise="54",
        why="full Jacobian as a diagonal matrix",
        code=r"""
def answer(z, activation):
    return np.diag(activation.prime(z)[:, 0]) + 0 * z
""",
    ),
    dict(
        exercise="55",
        why="transposed",
        code=r"""
def answer(w):
    return w.T
""",
    ),
    dict(
        exercise="55",
        why="all ones",
        code=r"""
def answer(w):
    return np.ones_like(w)
""",
    ),
    dict(
        exercise="55",
        why="row sums",
        code=r"""
def answer(w):
    return w.sum(axis=1)
""",
    ),
    dict(
        exercise="55",
        why="forgets return",
        code=r"""
def answer(w):
    w
""",
    ),
    dict(
        exercise="56",
        why="slope missing",
        code=r"""
def answer(w, z, activation):
    return w
""",
    ),
    dict(
        exercise="56",
        why="transposed",
        code=r"""
def answer(w, z, activation):
    return (activation.prime(z) * w).T
""",
    ),
    dict(
        exercise="56",
        why="matrix product: sums over the neurons",
        code=r"""
def answer(w, z, activation):
    return activation.prime(z).T @ w
""",
    ),
    dict(
        exercise="56",
        why="w times the slopes",
        code=r"""
def answer(w, z, activation):
    return w @ activation.prime(z)
""",
    ),
    dict(
        exercise="56",
        why="sigmoid hard-coded",
        code=r"""
def answer(w, z, activation):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s) * w
""",
    ),
    dict(
        exercise="56",
        why="flattens the slopes, so that they land on the columns",
        code=r"""
def answer(w, z, activation):
    return w * activation.prime(z).ravel()
""",
    ),
    dict(
        exercise="56",
        why="diag on the right",
        code=r"""
def answer(w, z, activation):
    return w @ np.diag(activation.prime(z)[:, 0])
""",
    ),
    dict(
        exercise="56",
        why="np.diag of a column gives its first entry only",
        code=r"""
def answer(w, z, activation):
    return np.diag(activation.prime(z)) * w
""",
    ),
    dict(
        exercise="56",
        why="changes w in place",
        code=r"""
def answer(w, z, activation):
    w *= activation.prime(z)
    return w
""",
    ),
    dict(
        exercise="56",
        why="slope at the wrong place: prime of sigma of z",
        code=r"""
def answer(w, z, activation):
    a = activation(z)
    return activation.prime(a) * w
""",
    ),
    dict(
        exercise="56",
        why="keeps only the routes with a positive weight",
        code=r"""
def answer(w, z, activation):
    return activation.prime(z) * np.maximum(w, 0)
""",
    ),
    dict(
        exercise="56",
        why="adds identity, as in a residual layer",
        code=r"""
def answer(w, z, activation):
    M = activation.prime(z) * w
    n = min(M.shape)
    M[:n, :n] += np.eye(n)
    return M
""",
    ),
    dict(
        exercise="57",
        why="forgets the slope of the neuron r the weight leads to",
        code=r"""
def answer(net, x, y, layer, j, k):
    f = nnbp.feedforward(net, x)
    row, *ms = nnbp.path_links(net, x, y, layer)
    for M in ms:
        row = row @ M
    return row[0, j - 1] * f.a[layer - 1][k - 1, 0]
""",
    ),
    dict(
        exercise="57",
        why="j, k used as array indices",
        code=r"""
def answer(net, x, y, layer, j, k):
    return nnbp.backprop(net, x, y).nabla_w[layer][j, k]
""",
    ),
    dict(
        exercise="57",
        why="off by one in the layer: a of the layer itself",
        code=r"""
def answer(net, x, y, layer, j, k):
    f = nnbp.feedforward(net, x)
    row, *ms = nnbp.path_links(net, x, y, layer)
    for M in ms:
        row = row @ M
    return row[0, j - 1] * net.activation[layer].prime(f.z[layer])[j - 1, 0] * f.a[layer][k - 1, 0]
""",
    ),
    dict(
        exercise="57",
        why="returns the whole matrix",
        code=r"""
def answer(net, x, y, layer, j, k):
    return nnbp.backprop(net, x, y).nabla_w[layer]
""",
    ),
    dict(
        exercise="57",
        why="number of paths",
        code=r"""
def answer(net, x, y, layer, j, k):
    n = 1
    for size in net.sizes[layer:]:
        n *= size
    return n
""",
    ),
    dict(
        exercise="57",
        why="one path only, straight up through the neurons j",
        code=r"""
def answer(net, x, y, layer, j, k):
    f = nnbp.feedforward(net, x)
    row, *ms = nnbp.path_links(net, x, y, layer)
    p = row[0, 0]
    for M in ms:
        p = p * M[0, 0]
    return p * net.activation[layer].prime(f.z[layer])[j - 1, 0] * f.a[layer - 1][k - 1, 0]
""",
    ),
    dict(
        exercise="57",
        why="sigmoid's slope hard-coded from z and the weights used without slopes",
        code=r"""
def answer(net, x, y, layer, j, k):
    f = nnbp.feedforward(net, x)
    row = (f.output - y).T
    for l in range(net.L, layer, -1):
        row = row @ net.w[l]
    return row[0, j - 1] * f.a[layer - 1][k - 1, 0]
""",
    ),
    dict(
        exercise="57",
        why="layer hard-coded to 2 and the last matrix dropped",
        code=r"""
def answer(net, x, y, layer, j, k):
    f = nnbp.feedforward(net, x)
    row, *ms = nnbp.path_links(net, x, y, 2)
    for M in ms[:-1]:
        row = row @ M
    slope = net.activation[2].prime(f.z[2])
    return row[0, j - 1] * slope[j - 1, 0] * x[k - 1, 0]
""",
    ),
    dict(
        exercise="57",
        why="finite difference on net itself, never put back",
        code=r"""
def answer(net, x, y, layer, j, k):
    h = 1e-5
    c0 = nnbp.backprop(net, x, y).cost
    net.w[layer][j - 1, k - 1] += h
    return (nnbp.backprop(net, x, y).cost - c0) / h
""",
    ),
    dict(
        exercise="57",
        why="mean over the paths",
        code=r"""
def answer(net, x, y, layer, j, k):
    p = [path.product for path in nnbp.paths(net, x, y, layer, j, k)]
    return sum(p) / len(p)
""",
    ),
    dict(
        exercise="57",
        why="prints the sum",
        code=r"""
def answer(net, x, y, layer, j, k):
    print(sum(path.product for path in nnbp.paths(net, x, y, layer, j, k)))
""",
    ),
    dict(
        exercise="57",
        why="cost hard-coded as quadratic",
        code=r"""
def answer(net, x, y, layer, j, k):
    f = nnbp.feedforward(net, x)
    d = (f.output - y) * net.activation[net.L].prime(f.z[net.L])
    for l in range(net.L - 1, layer - 1, -1):
        d = (net.w[l + 1].T @ d) * net.activation[l].prime(f.z[l])
    return d[j - 1, 0] * f.a[layer - 1][k - 1, 0]
""",
    ),
    dict(
        exercise="57",
        why="paths through distinct neuron numbers only, as in a permutation",
        code=r"""
def answer(net, x, y, layer, j, k):
    return sum(p.product for p in nnbp.paths(net, x, y, layer, j, k) if len(set(p.neurons)) == len(p.neurons))
""",
    ),
    dict(
        exercise="way back",
        why="returns inside the loop",
        code=r"""
def answer(w, z, delta_L, activation):
    delta = {max(z): delta_L}
    for l in range(max(z) - 1, 1, -1):
        delta[l] = (w[l + 1].T @ delta[l + 1]) * activation.prime(z[l])
        return delta
""",
    ),
    dict(
        exercise="way back",
        why="stops at layer 3",
        code=r"""
def answer(w, z, delta_L, activation):
    delta = {max(z): delta_L}
    for l in range(max(z) - 1, 2, -1):
        delta[l] = (w[l + 1].T @ delta[l + 1]) * activation.prime(z[l])
    return delta
""",
    ),
    dict(
        exercise="way back",
        why="goes on to layer 1, which has no z",
        code=r"""
def answer(w, z, delta_L, activation):
    delta = {max(z): delta_L}
    for l in range(max(z) - 1, 0, -1):
        delta[l] = (w[l + 1].T @ delta[l + 1]) * activation.prime(z[l])
    return delta
""",
    ),
    dict(
        exercise="way back",
        why="counts upwards and needs an error that is not there yet",
        code=r"""
def answer(w, z, delta_L, activation):
    delta = {max(z): delta_L}
    for l in range(2, max(z)):
        delta[l] = (w[l + 1].T @ delta[l + 1]) * activation.prime(z[l])
    return delta
""",
    ),
    dict(
        exercise="way back",
        why="every layer from delta_L instead of from the layer above",
        code=r"""
def answer(w, z, delta_L, activation):
    delta = {max(z): delta_L}
    for l in range(max(z) - 1, 1, -1):
        delta[l] = (w[l + 1].T @ delta_L) * activation.prime(z[l])
    return delta
""",
    ),
    dict(
        exercise="way back",
        why="no slope at all",
        code=r"""
def answer(w, z, delta_L, activation):
    L = max(z)
    delta = {L: delta_L}
    for l in reversed(range(2, L)):
        delta[l] = w[l + 1].T @ delta[l + 1]
    return delta
""",
    ),
    dict(
        exercise="way back",
        why="slope for the last layer a second time",
        code=r"""
def answer(w, z, delta_L, activation):
    L = max(z)
    delta = {L: delta_L * activation.prime(z[L])}
    for l in range(L - 1, 1, -1):
        delta[l] = (w[l + 1].T @ delta[l + 1]) * activation.prime(z[l])
    return delta
""",
    ),
    dict(
        exercise="way back",
        why="takes len(z) for L, one too few since layers count from 2",
        code=r"""
def answer(w, z, delta_L, activation):
    L = len(z)
    delta = {L: delta_L}
    for l in range(L - 1, 1, -1):
        delta[l] = (w[l + 1].T @ delta[l + 1]) * activation.prime(z[l])
    return delta
""",
    ),
    dict(
        exercise="way back",
        why="keys numbered from 0 as in a list",
        code=r"""
def answer(w, z, delta_L, activation):
    out = [delta_L]
    for l in range(max(z) - 1, 1, -1):
        out.insert(0, (w[l + 1].T @ out[0]) * activation.prime(z[l]))
    return dict(enumerate(out))
""",
    ),
    dict(
        exercise="way back",
        why="forgets the last layer in the dict",
        code=r"""
def answer(w, z, delta_L, activation):
    d = delta_L
    delta = {}
    for l in range(max(z) - 1, 1, -1):
        d = (w[l + 1].T @ d) * activation.prime(z[l])
        delta[l] = d
    return delta
""",
    ),
    dict(
        exercise="way back",
        why="only right for a network with a single hidden layer",
        code=r"""
def answer(w, z, delta_L, activation):
    L = max(z)
    return {L: delta_L, L - 1: (w[L].T @ delta_L) * activation.prime(z[L - 1])}
""",
    ),
    dict(
        exercise="way back",
        why="one buffer for all layers, modified in place, so that all entries are the same",
        code=r"""
def answer(w, z, delta_L, activation):
    L = max(z)
    delta = {L: delta_L}
    for l in range(L - 1, 1, -1):
        delta[l] = (w[l + 1].T @ delta[l + 1]) * activation.prime(z[l])
    d2 = delta[2]
    return {l: d2 for l in delta}
""",
    ),
    dict(
        exercise="way back",
        why="delta_L multiplied through in place: *= on the dict entry",
        code=r"""
def answer(w, z, delta_L, activation):
    delta = {l: np.ones_like(z[l]) for l in z}
    delta[max(z)] *= delta_L
    for l in range(max(z) - 1, 1, -1):
        delta[l] *= activation.prime(z[l]) + w[l + 1].T @ delta[l + 1]
    return delta
""",
    ),
    dict(
        exercise="way back",
        why="writes the slopes into the dict of z it was given",
        code=r"""
def answer(w, z, delta_L, activation):
    L = max(z)
    z[L] = delta_L
    for l in range(L - 1, 1, -1):
        z[l] = (w[l + 1].T @ z[l + 1]) * activation.prime(z[l])
    return z
""",
    ),
    dict(
        exercise="way back",
        why="reuses the name delta for the number, dict overwritten",
        code=r"""
def answer(w, z, delta_L, activation):
    delta = {max(z): delta_L}
    for l in range(max(z) - 1, 1, -1):
        delta = {l: (w[l + 1].T @ list(delta.values())[0]) * activation.prime(z[l])}
    return delta
""",
    ),
    dict(
        exercise="way back",
        why="relative indices -1, -2 as in Nielsen's code, on dicts that count from 2",
        code=r"""
def answer(w, z, delta_L, activation):
    delta = delta_L
    out = {-1: delta}
    for l in range(2, len(z) + 1):
        delta = np.dot(w[-l + 1].transpose(), delta) * activation.prime(z[-l])
        out[-l] = delta
    return out
""",
    ),
    dict(
        exercise="way back",
        why="slope of layer 2 in all layers: index frozen outside the loop",
        code=r"""
def answer(w, z, delta_L, activation):
    slopes = [activation.prime(z[l]) for l in sorted(z)]
    delta = {max(z): delta_L}
    i = 0
    for l in range(max(z) - 1, 1, -1):
        delta[l] = (w[l + 1].T @ delta[l + 1]) * slopes[i]
    return delta
""",
    ),
    dict(
        exercise="product",
        why="order reversed: matrices multiplied from the other side",
        code=r"""
def answer(w, z, delta_L, activation):
    product = np.eye(len(z[2]))
    for l in range(2, max(z)):
        product = (activation.prime(z[l]) * w[l + 1].T) @ product
    return product @ delta_L
""",
    ),
    dict(
        exercise="product",
        why="stops a layer early",
        code=r"""
def answer(w, z, delta_L, activation):
    product = np.eye(len(z[2]))
    for l in range(2, max(z) - 1):
        product = product @ (activation.prime(z[l]) * w[l + 1].T)
    return product @ delta_L
""",
    ),
    dict(
        exercise="product",
        why="slopes on the columns",
        code=r"""
def answer(w, z, delta_L, activation):
    product = np.eye(len(z[2]))
    for l in range(2, max(z)):
        product = product @ (w[l + 1].T * activation.prime(z[l]).T)
    return product @ delta_L
""",
    ),
    dict(
        exercise="product",
        why="slopes of layer l + 1",
        code=r"""
def answer(w, z, delta_L, activation):
    product = np.eye(len(z[2]))
    for l in range(2, max(z)):
        product = product @ (w[l + 1].T * activation.prime(z[l + 1]).T)
    return product @ delta_L
""",
    ),
    dict(
        exercise="product",
        why="matrices multiplied element by element",
        code=r"""
def answer(w, z, delta_L, activation):
    product = np.eye(len(z[2]))
    for l in range(2, max(z)):
        product = product * (activation.prime(z[l]) * w[l + 1].T)
    return product @ delta_L
""",
    ),
    dict(
        exercise="product",
        why="starts with ones instead of the identity",
        code=r"""
def answer(w, z, delta_L, activation):
    n = len(z[2])
    product = np.ones((n, n))
    for l in range(2, max(z)):
        product = product @ (activation.prime(z[l]) * w[l + 1].T)
    return product @ delta_L
""",
    ),
    dict(
        exercise="product",
        why="uses w[l] for M^l",
        code=r"""
def answer(w, z, delta_L, activation):
    product = np.eye(len(z[2]))
    for l in range(3, max(z) + 1):
        product = product @ (activation.prime(z[l]) * w[l]).T
    return product @ delta_L
""",
    ),
    dict(
        exercise="product",
        why="sigmoid hard-coded",
        code=r"""
def answer(w, z, delta_L, activation):
    d = delta_L
    for l in range(max(z) - 1, 1, -1):
        d = np.diag(nnbp.sigmoid_prime(z[l])[:, 0]) @ w[l + 1].T @ d
    return d
""",
    ),
    dict(
        exercise="product",
        why="product overwritten, so only the last matrix counts",
        code=r"""
def answer(w, z, delta_L, activation):
    for l in range(2, max(z)):
        product = activation.prime(z[l]) * w[l + 1].T
    return product @ delta_L
""",
    ),
    dict(
        exercise="product",
        why="np.diag of a column, which is a single number",
        code=r"""
def answer(w, z, delta_L, activation):
    d = delta_L
    for l in range(max(z) - 1, 1, -1):
        d = np.diag(activation.prime(z[l])) * (w[l + 1].T @ d)
    return d
""",
    ),
    dict(
        exercise="product",
        why="the layers from a fixed L of 4",
        code=r"""
def answer(w, z, delta_L, activation):
    S2 = np.diag(activation.prime(z[2]).ravel())
    S3 = np.diag(activation.prime(z[3]).ravel())
    return S2 @ w[3].T @ S3 @ w[4].T @ delta_L
""",
    ),
    dict(
        exercise="product",
        why="counts layers by len(z)",
        code=r"""
def answer(w, z, delta_L, activation):
    d = delta_L
    for l in range(len(z) - 1, 1, -1):
        d = activation.prime(z[l]) * (w[l + 1].T @ d)
    return d
""",
    ),
    dict(
        exercise="product",
        why="weights only",
        code=r"""
def answer(w, z, delta_L, activation):
    mats = [w[l].T for l in sorted(w) if l > 2]
    return np.linalg.multi_dot(mats + [delta_L]) if len(mats) > 1 else mats[0] @ delta_L
""",
    ),
    dict(
        exercise="product",
        why="goes on to the pixels",
        code=r"""
def answer(w, z, delta_L, activation):
    d = delta_L
    for l in range(max(z) - 1, 1, -1):
        d = activation.prime(z[l]) * (w[l + 1].T @ d)
    return w[2].T @ d
""",
    ),
    dict(
        exercise="product",
        why="mean slope of each layer as a number",
        code=r"""
def answer(w, z, delta_L, activation):
    d = delta_L
    for l in range(max(z) - 1, 1, -1):
        d = activation.prime(z[l]).mean() * (w[l + 1].T @ d)
    return d
""",
    ),
    dict(
        exercise="product",
        why="largest slope of the sigmoid, a quarter, for each layer",
        code=r"""
def answer(w, z, delta_L, activation):
    d = delta_L
    for l in range(max(z) - 1, 1, -1):
        d = 0.25 * w[l + 1].T @ d
    return d
""",
    ),
    dict(
        exercise="algorithm",
        why="nabla_b and nabla_w in the order of Nielsen's code",
        code=r"""
def answer(net, x, y):
    z, a, m = {}, {1: x}, x.shape[1]
    for l in range(2, net.L + 1):
        z[l] = net.w[l] @ a[l - 1] + net.b[l]
        a[l] = net.activation[l](z[l])
    delta = {net.L: net.cost.gradient(a[net.L], y) * net.activation[net.L].prime(z[net.L])}
    for l in range(net.L - 1, 1, -1):
        delta[l] = (net.w[l + 1].T @ delta[l + 1]) * net.activation[l].prime(z[l])
    nabla_b = {l: delta[l].mean(axis=1, keepdims=True) for l in z}
    nabla_w = {l: delta[l] @ a[l - 1].T / m for l in z}
    return nabla_b, nabla_w
""",
    ),
    dict(
        exercise="algorithm",
        why="nabla_w uses the activations of its own layer",
        code=r"""
def answer(net, x, y):
    z, a, m = {}, {1: x}, x.shape[1]
    for l in range(2, net.L + 1):
        z[l] = net.w[l] @ a[l - 1] + net.b[l]
        a[l] = net.activation[l](z[l])
    delta = {net.L: net.cost.gradient(a[net.L], y) * net.activation[net.L].prime(z[net.L])}
    for l in range(net.L - 1, 1, -1):
        delta[l] = (net.w[l + 1].T @ delta[l + 1]) * net.activation[l].prime(z[l])
    nabla_w = {l: delta[l] @ a[l].T / m for l in z}
    return nabla_w, {l: delta[l].mean(axis=1, keepdims=True) for l in z}
""",
    ),
    dict(
        exercise="algorithm",
        why="quadratic and sigmoid hard-coded",
        code=r"""
def answer(net, x, y):
    sig = lambda t: 1 / (1 + np.exp(-t))
    a, m = {1: x}, x.shape[1]
    for l in range(2, net.L + 1):
        a[l] = sig(net.w[l] @ a[l - 1] + net.b[l])
    delta = {net.L: (a[net.L] - y) * a[net.L] * (1 - a[net.L])}
    for l in range(net.L - 1, 1, -1):
        delta[l] = (net.w[l + 1].T @ delta[l + 1]) * a[l] * (1 - a[l])
    return ({l: delta[l] @ a[l - 1].T / m for l in delta},
            {l: delta[l].mean(axis=1, keepdims=True) for l in delta})
""",
    ),
    dict(
        exercise="algorithm",
        why="mean error times mean activation",
        code=r"""
def answer(net, x, y):
    f = nnbp.feedforward(net, x)
    d = nnbp.backprop(net, x, y).delta
    mb = {l: d[l].mean(axis=1, keepdims=True) for l in d}
    return {l: mb[l] @ f.a[l - 1].mean(axis=1, keepdims=True).T for l in d}, mb
""",
    ),
    dict(
        exercise="algorithm",
        why="loop over the examples, gradient of the last one survives",
        code=r"""
def answer(net, x, y):
    for i in range(x.shape[1]):
        r = nnbp.backprop(net, x[:, [i]], y[:, [i]])
        nabla_w, nabla_b = r.nabla_w, r.nabla_b
    return nabla_w, nabla_b
""",
    ),
    dict(
        exercise="algorithm",
        why="return in the loop over the examples",
        code=r"""
def answer(net, x, y):
    W = {l: np.zeros_like(net.w[l]) for l in net.w}
    B = {l: np.zeros_like(net.b[l]) for l in net.b}
    m = x.shape[1]
    for i in range(m):
        r = nnbp.backprop(net, x[:, [i]], y[:, [i]])
        for l in W:
            W[l] += r.nabla_w[l] / m
            B[l] += r.nabla_b[l] / m
        return W, B
""",
    ),
    dict(
        exercise="algorithm",
        why="feedforward misses the biases",
        code=r"""
def answer(net, x, y):
    z, a, m = {}, {1: x}, x.shape[1]
    for l in range(2, net.L + 1):
        z[l] = net.w[l] @ a[l - 1]
        a[l] = net.activation[l](z[l])
    L = net.L
    d = net.cost.gradient(a[L], y) * net.activation[L].prime(z[L])
    gw, gb = {}, {}
    for l in range(L, 1, -1):
        gw[l] = d @ a[l - 1].T / m
        gb[l] = d.mean(axis=1, keepdims=True)
        if l > 2:
            d = (net.w[l].T @ d) * net.activation[l - 1].prime(z[l - 1])
    return gw, gb
""",
    ),
    dict(
        exercise="algorithm",
        why="changes the weights on the way down and goes on with the new ones",
        code=r"""
def answer(net, x, y):
    net = net.copy()
    f = nnbp.feedforward(net, x)
    L, m = net.L, x.shape[1]
    d = net.cost.gradient(f.a[L], y) * net.activation[L].prime(f.z[L])
    gw, gb = {}, {}
    for l in range(L, 1, -1):
        gw[l] = d @ f.a[l - 1].T / m
        gb[l] = d.mean(axis=1, keepdims=True)
        net.w[l] = net.w[l] - 0.1 * gw[l]
        if l > 2:
            d = (net.w[l].T @ d) * net.activation[l - 1].prime(f.z[l - 1])
    return gw, gb
""",
    ),
    dict(
        exercise="algorithm",
        why="the activation of the last layer for all, and the 2 of the square kept",
        code=r"""
def answer(net, x, y):
    act = net.activation[net.L]
    z, a, m = {}, {1: x}, x.shape[1]
    for l in range(2, net.L + 1):
        z[l] = net.w[l] @ a[l - 1] + net.b[l]
        a[l] = act(z[l])
    delta = {net.L: 2 * net.cost.gradient(a[net.L], y) * act.prime(z[net.L])}
    for l in range(net.L - 1, 1, -1):
        delta[l] = (net.w[l + 1].T @ delta[l + 1]) * act.prime(z[l])
    return {l: delta[l] @ a[l - 1].T / m for l in z}, {l: delta[l].mean(axis=1, keepdims=True) for l in z}
""",
    ),
    dict(
        exercise="algorithm",
        why="divides delta at the output by m and once more at the end",
        code=r"""
def answer(net, x, y):
    f = nnbp.feedforward(net, x)
    L, m = net.L, x.shape[1]
    delta = {L: net.cost.gradient(f.a[L], y) * net.activation[L].prime(f.z[L]) / m}
    for l in range(L - 1, 1, -1):
        delta[l] = (net.w[l + 1].T @ delta[l + 1]) * net.activation[l].prime(f.z[l])
    return {l: delta[l] @ f.a[l - 1].T / m for l in delta}, {l: delta[l].mean(axis=1, keepdims=True) for l in delta}
""",
    ),
    dict(
        exercise="algorithm",
        why="biases: mean without keepdims over the wrong axis",
        code=r"""
def answer(net, x, y):
    r = nnbp.backprop(net, x, y)
    return r.nabla_w, {l: r.delta[l].mean(axis=0) for l in r.delta}
""",
    ),
    dict(
        exercise="algorithm",
        why="keys of the layers shifted: gradients listed from 1",
        code=r"""
def answer(net, x, y):
    r = nnbp.backprop(net, x, y)
    return {l - 1: g for l, g in r.nabla_w.items()}, {l - 1: g for l, g in r.nabla_b.items()}
""",
    ),
    dict(
        exercise="algorithm",
        why="m taken as len(x), the number of inputs",
        code=r"""
def answer(net, x, y):
    f = nnbp.feedforward(net, x)
    L, m = net.L, len(x)
    delta = {L: net.cost.gradient(f.a[L], y) * net.activation[L].prime(f.z[L])}
    for l in range(L - 1, 1, -1):
        delta[l] = (net.w[l + 1].T @ delta[l + 1]) * net.activation[l].prime(f.z[l])
    return {l: delta[l] @ f.a[l - 1].T / m for l in delta}, {l: delta[l].sum(axis=1, keepdims=True) / m for l in delta}
""",
    ),
    dict(
        exercise="algorithm",
        why="z not stored in a dict: the last z used for every slope",
        code=r"""
def answer(net, x, y):
    a, m = {1: x}, x.shape[1]
    for l in range(2, net.L + 1):
        z = net.w[l] @ a[l - 1] + net.b[l]
        a[l] = net.activation[l](z)
    delta = {net.L: net.cost.gradient(a[net.L], y) * net.activation[net.L].prime(z)}
    for l in range(net.L - 1, 1, -1):
        delta[l] = (net.w[l + 1].T @ delta[l + 1]) * net.activation[l].prime(z)
    return {l: delta[l] @ a[l - 1].T / m for l in delta}, {l: delta[l].mean(axis=1, keepdims=True) for l in delta}
""",
    ),
    dict(
        exercise="algorithm",
        why="one-sided finite differences with h = 0.1",
        code=r"""
def answer(net, x, y):
    gw = {l: np.zeros_like(w) for l, w in net.w.items()}
    gb = {l: np.zeros_like(b) for l, b in net.b.items()}
    h = 0.1
    c0 = nnbp.backprop(net, x, y).cost
    for l in net.w:
        for arr, g in ((net.w[l], gw[l]), (net.b[l], gb[l])):
            for i in np.ndindex(arr.shape):
                old = arr[i]
                arr[i] = old + h
                g[i] = (nnbp.backprop(net, x, y).cost - c0) / h
                arr[i] = old
    return gw, gb
""",
    ),
    dict(
        exercise="algorithm",
        why="weights as a list, as in Nielsen's class",
        code=r"""
def answer(net, x, y):
    a = x
    for b, w in zip(net.biases, net.weights):
        a = nnbp.sigmoid(np.dot(w, a) + b)
    return a
""",
    ),
    dict(
        exercise="algorithm",
        why="one example made of the mean of the mini-batch",
        code=r"""
def answer(net, x, y):
    r = nnbp.backprop(net, x.mean(axis=1), y.mean(axis=1))
    return r.nabla_w, r.nabla_b
""",
    ),
    dict(
        exercise="algorithm",
        why="slope taken at a in the hidden layers",
        code=r"""
def answer(net, x, y):
    z, a, m = {}, {1: x}, x.shape[1]
    for l in range(2, net.L + 1):
        z[l] = net.w[l] @ a[l - 1] + net.b[l]
        a[l] = net.activation[l](z[l])
    delta = {net.L: net.cost.gradient(a[net.L], y) * net.activation[net.L].prime(z[net.L])}
    for l in range(net.L - 1, 1, -1):
        delta[l] = (net.w[l + 1].T @ delta[l + 1]) * net.activation[l].prime(a[l])
    return {l: delta[l] @ a[l - 1].T / m for l in z}, {l: delta[l].mean(axis=1, keepdims=True) for l in z}
""",
    ),
    dict(
        exercise="algorithm",
        why="the hidden activation used at the output too",
        code=r"""
def answer(net, x, y):
    f, z, a, m = net.activation[2], {}, {1: x}, x.shape[1]
    for l in range(2, net.L + 1):
        z[l] = net.w[l] @ a[l - 1] + net.b[l]
        a[l] = f(z[l])
    delta = {net.L: net.cost.gradient(a[net.L], y) * f.prime(z[net.L])}
    for l in range(net.L - 1, 1, -1):
        delta[l] = (net.w[l + 1].T @ delta[l + 1]) * f.prime(z[l])
    return {l: delta[l] @ a[l - 1].T / m for l in z}, {l: delta[l].mean(axis=1, keepdims=True) for l in z}
""",
    ),
    dict(
        exercise="algorithm",
        why="fixed to four layers",
        code=r"""
def answer(net, x, y):
    m = x.shape[1]
    z2 = net.w[2] @ x + net.b[2]; a2 = net.activation[2](z2)
    z3 = net.w[3] @ a2 + net.b[3]; a3 = net.activation[3](z3)
    z4 = net.w[4] @ a3 + net.b[4]; a4 = net.activation[4](z4)
    d4 = net.cost.gradient(a4, y) * net.activation[4].prime(z4)
    d3 = net.w[4].T @ d4 * net.activation[3].prime(z3)
    d2 = net.w[3].T @ d3 * net.activation[2].prime(z2)
    nw = {2: d2 @ x.T / m, 3: d3 @ a2.T / m, 4: d4 @ a3.T / m}
    return nw, {2: d2.mean(1, keepdims=True), 3: d3.mean(1, keepdims=True), 4: d4.mean(1, keepdims=True)}
""",
    ),
    dict(
        exercise="SGD",
        why="eta forgotten",
        code=r"""
def answer(net, x, y, eta):
    r = nnbp.backprop(net, x, y)
    return {l: net.w[l] - r.nabla_w[l] for l in net.w}, {l: net.b[l] - r.nabla_b[l] for l in net.b}
""",
    ),
    dict(
        exercise="SGD",
        why="eta hard-coded at 0.1",
        code=r"""
def answer(net, x, y, eta=0.1):
    eta = 0.1
    r = nnbp.backprop(net, x, y)
    return {l: net.w[l] - eta * r.nabla_w[l] for l in net.w}, {l: net.b[l] - eta * r.nabla_b[l] for l in net.b}
""",
    ),
    dict(
        exercise="SGD",
        why="multiplies by m: sum of the gradients",
        code=r"""
def answer(net, x, y, eta):
    r = nnbp.backprop(net, x, y)
    m = x.shape[1]
    return ({l: net.w[l] - eta * m * r.nabla_w[l] for l in net.w}, {l: net.b[l] - eta * m * r.nabla_b[l] for l in net.b})
""",
    ),
    dict(
        exercise="SGD",
        why="changes the network in place",
        code=r"""
def answer(net, x, y, eta):
    r = nnbp.backprop(net, x, y)
    for l in net.w:
        net.w[l] -= eta * r.nabla_w[l]
        net.b[l] -= eta * r.nabla_b[l]
    return net.w, net.b
""",
    ),
    dict(
        exercise="SGD",
        why="last layer left as it is: range stops before L",
        code=r"""
def answer(net, x, y, eta):
    r = nnbp.backprop(net, x, y)
    w, b = dict(net.w), dict(net.b)
    for l in range(2, net.L):
        w[l] = w[l] - eta * r.nabla_w[l]
        b[l] = b[l] - eta * r.nabla_b[l]
    return w, b
""",
    ),
    dict(
        exercise="SGD",
        why="only the last layer moves",
        code=r"""
def answer(net, x, y, eta):
    r = nnbp.backprop(net, x, y)
    w, b = dict(net.w), dict(net.b)
    w[net.L] = w[net.L] - eta * r.nabla_w[net.L]
    b[net.L] = b[net.L] - eta * r.nabla_b[net.L]
    return w, b
""",
    ),
    dict(
        exercise="SGD",
        why="backprop anew after every layer's change",
        code=r"""
def answer(net, x, y, eta):
    n = net.copy()
    for l in range(n.L, 1, -1):
        r = nnbp.backprop(n, x, y)
        n.w[l] = n.w[l] - eta * r.nabla_w[l]
        n.b[l] = n.b[l] - eta * r.nabla_b[l]
    return n.w, n.b
""",
    ),
    dict(
        exercise="SGD",
        why="one step for each example, one after the other",
        code=r"""
def answer(net, x, y, eta):
    n = net.copy()
    for i in range(x.shape[1]):
        r = nnbp.backprop(n, x[:, [i]], y[:, [i]])
        for l in n.w:
            n.w[l] -= eta * r.nabla_w[l]
            n.b[l] -= eta * r.nabla_b[l]
    return n.w, n.b
""",
    ),
    dict(
        exercise="SGD",
        why="(b, w) for (w, b)",
        code=r"""
def answer(net, x, y, eta):
    r = nnbp.backprop(net, x, y)
    w = {l: net.w[l] - eta * r.nabla_w[l] for l in net.w}
    b = {l: net.b[l] - eta * r.nabla_b[l] for l in net.b}
    return b, w
""",
    ),
    dict(
        exercise="SGD",
        why="return inside the loop over the layers",
        code=r"""
def answer(net, x, y, eta):
    r = nnbp.backprop(net, x, y)
    w, b = dict(net.w), dict(net.b)
    for l in w:
        w[l] = w[l] - eta * r.nabla_w[l]
        b[l] = b[l] - eta * r.nabla_b[l]
        return w, b
""",
    ),
    dict(
        exercise="SGD",
        why="shallow copy: copy() of the dict, -= on the arrays",
        code=r"""
def answer(net, x, y, eta):
    w, b = net.w.copy(), net.b.copy()
    r = nnbp.backprop(net, x, y)
    for l in w:
        w[l] -= eta * r.nabla_w[l]
        b[l] -= eta * r.nabla_b[l]
    return w, b
""",
    ),
    dict(
        exercise="SGD",
        why="weight decay added unasked",
        code=r"""
def answer(net, x, y, eta):
    r = nnbp.backprop(net, x, y)
    lam = 0.01
    return ({l: (1 - eta * lam) * net.w[l] - eta * r.nabla_w[l] for l in net.w},
            {l: net.b[l] - eta * r.nabla_b[l] for l in net.b})
""",
    ),
    dict(
        exercise="SGD",
        why="delta in place of nabla_b",
        code=r"""
def answer(net, x, y, eta):
    r = nnbp.backprop(net, x, y)
    return {l: net.w[l] - eta * r.nabla_w[l] for l in net.w}, {l: net.b[l] - eta * r.delta[l] for l in net.b}
""",
    ),
    dict(
        exercise="SGD",
        why="delta summed for the biases but the mean for the weights",
        code=r"""
def answer(net, x, y, eta):
    r = nnbp.backprop(net, x, y)
    return ({l: net.w[l] - eta * r.nabla_w[l] for l in net.w},
            {l: net.b[l] - eta * r.delta[l].sum(axis=1, keepdims=True) for l in net.b})
""",
    ),
    dict(
        exercise="SGD",
        why="steps on a network rebuilt from sizes, with fresh random weights",
        code=r"""
def answer(net, x, y, eta):
    n = nnbp.Network(net.sizes, rng=0)
    r = nnbp.backprop(net, x, y)
    return {l: n.w[l] - eta * r.nabla_w[l] for l in n.w}, {l: n.b[l] - eta * r.nabla_b[l] for l in n.b}
""",
    ),
    dict(
        exercise="SGD",
        why="unit-length step in each layer",
        code=r"""
def answer(net, x, y, eta):
    r = nnbp.backprop(net, x, y)
    u = lambda g: g / np.linalg.norm(g)
    return {l: net.w[l] - eta * u(r.nabla_w[l]) for l in net.w}, {l: net.b[l] - eta * u(r.nabla_b[l]) for l in net.b}
""",
    ),
    dict(
        exercise="SGD",
        why="bias step with the weights' gradient, summed",
        code=r"""
def answer(net, x, y, eta):
    r = nnbp.backprop(net, x, y)
    return ({l: net.w[l] - eta * r.nabla_w[l] for l in net.w},
            {l: net.b[l] - eta * r.nabla_w[l].sum(axis=1, keepdims=True) for l in net.b})
""",
    ),
    dict(
        exercise="SGD",
        why="precedence: (w - eta) * nabla",
        code=r"""
def answer(net, x, y, eta):
    r = nnbp.backprop(net, x, y)
    return {l: (net.w[l] - eta) * r.nabla_w[l] for l in net.w}, {l: (net.b[l] - eta) * r.nabla_b[l] for l in net.b}
""",
    ),
    dict(
        exercise="epoch",
        why="shuffles X but not Y",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    X = X[:, order]
    for s in range(0, X.shape[1], mini_batch_size):
        r = nnbp.backprop(net, X[:, s:s + mini_batch_size], Y[:, s:s + mini_batch_size])
        for l in net.w:
            net.w[l] -= eta * r.nabla_w[l]
            net.b[l] -= eta * r.nabla_b[l]
""",
    ),
    dict(
        exercise="epoch",
        why="X and Y shuffled each by a shuffle of its own",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    X = X[:, rng.permutation(X.shape[1])]
    Y = Y[:, rng.permutation(Y.shape[1])]
    for s in range(0, X.shape[1], mini_batch_size):
        r = nnbp.backprop(net, X[:, s:s + mini_batch_size], Y[:, s:s + mini_batch_size])
        for l in net.w:
            net.w[l] -= eta * r.nabla_w[l]
            net.b[l] -= eta * r.nabla_b[l]
""",
    ),
    dict(
        exercise="epoch",
        why="the short last batch is divided by mini_batch_size",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    for s in range(0, len(order), mini_batch_size):
        batch = order[s:s + mini_batch_size]
        r = nnbp.backprop(net, X[:, batch], Y[:, batch])
        for l in net.w:
            net.w[l] -= eta * r.nabla_w[l] * len(batch) / mini_batch_size
            net.b[l] -= eta * r.nabla_b[l] * len(batch) / mini_batch_size
""",
    ),
    dict(
        exercise="epoch",
        why="one step for the whole data",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    r = nnbp.backprop(net, X, Y)
    for l in net.w:
        net.w[l] -= eta * r.nabla_w[l]
        net.b[l] -= eta * r.nabla_b[l]
""",
    ),
    dict(
        exercise="epoch",
        why="return after the first mini-batch",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    for s in range(0, len(order), mini_batch_size):
        batch = order[s:s + mini_batch_size]
        r = nnbp.backprop(net, X[:, batch], Y[:, batch])
        for l in net.w:
            net.w[l] -= eta * r.nabla_w[l]
            net.b[l] -= eta * r.nabla_b[l]
        return net
""",
    ),
    dict(
        exercise="epoch",
        why="trains a copy",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    net = net.copy()
    order = rng.permutation(X.shape[1])
    for s in range(0, len(order), mini_batch_size):
        batch = order[s:s + mini_batch_size]
        r = nnbp.backprop(net, X[:, batch], Y[:, batch])
        for l in net.w:
            net.w[l] -= eta * r.nabla_w[l]
            net.b[l] -= eta * r.nabla_b[l]
    return net
""",
    ),
    dict(
        exercise="epoch",
        why="range(2, net.L): the last layer never learns",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    for s in range(0, len(order), mini_batch_size):
        batch = order[s:s + mini_batch_size]
        r = nnbp.backprop(net, X[:, batch], Y[:, batch])
        for l in range(2, net.L):
            net.w[l] -= eta * r.nabla_w[l]
            net.b[l] -= eta * r.nabla_b[l]
""",
    ),
    dict(
        exercise="epoch",
        why="biases forgotten",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    for s in range(0, len(order), mini_batch_size):
        batch = order[s:s + mini_batch_size]
        r = nnbp.backprop(net, X[:, batch], Y[:, batch])
        net.w = {l: net.w[l] - eta * r.nabla_w[l] for l in net.w}
""",
    ),
    dict(
        exercise="epoch",
        why="eta divided by m though backprop already gives the mean",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    for s in range(0, len(order), mini_batch_size):
        batch = order[s:s + mini_batch_size]
        r = nnbp.backprop(net, X[:, batch], Y[:, batch])
        for l in net.w:
            net.w[l] -= eta / len(batch) * r.nabla_w[l]
            net.b[l] -= eta / len(batch) * r.nabla_b[l]
""",
    ),
    dict(
        exercise="epoch",
        why="rows and columns: examples taken as rows",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(len(X))
    for s in range(0, len(X), mini_batch_size):
        batch = order[s:s + mini_batch_size]
        r = nnbp.backprop(net, X[batch].T, Y[batch].T)
        for l in net.w:
            net.w[l] -= eta * r.nabla_w[l]
            net.b[l] -= eta * r.nabla_b[l]
""",
    ),
    dict(
        exercise="epoch",
        why="a slice step that skips: start counted by one, mini-batches overlap",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    for s in range(0, len(order) // mini_batch_size + 1):
        batch = order[s:s + mini_batch_size]
        r = nnbp.backprop(net, X[:, batch], Y[:, batch])
        for l in net.w:
            net.w[l] -= eta * r.nabla_w[l]
            net.b[l] -= eta * r.nabla_b[l]
""",
    ),
    dict(
        exercise="epoch",
        why="order[start:m], right for the first mini-batch only, then empty slices",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    for start in range(0, len(order), mini_batch_size):
        batch = order[start:mini_batch_size]
        if len(batch):
            r = nnbp.backprop(net, X[:, batch], Y[:, batch])
            for l in net.w:
                net.w[l] -= eta * r.nabla_w[l]
                net.b[l] -= eta * r.nabla_b[l]
""",
    ),
    dict(
        exercise="epoch",
        why="shuffles the columns of the caller's X and Y in place",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    X[:] = X[:, order]
    Y[:] = Y[:, order]
    for s in range(0, X.shape[1], mini_batch_size):
        r = nnbp.backprop(net, X[:, s:s + mini_batch_size], Y[:, s:s + mini_batch_size])
        for l in net.w:
            net.w[l] -= eta * r.nabla_w[l]
            net.b[l] -= eta * r.nabla_b[l]
""",
    ),
    dict(
        exercise="epoch",
        why="a second epoch run in the same call (while loop off by one)",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    e = 0
    while e <= 1:
        order = rng.permutation(X.shape[1])
        for s in range(0, len(order), mini_batch_size):
            batch = order[s:s + mini_batch_size]
            r = nnbp.backprop(net, X[:, batch], Y[:, batch])
            for l in net.w:
                net.w[l] -= eta * r.nabla_w[l]
                net.b[l] -= eta * r.nabla_b[l]
        e += 1
""",
    ),
    dict(
        exercise="epoch",
        why="shuffles again for each mini-batch, so some examples come twice and some never",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    for s in range(0, X.shape[1], mini_batch_size):
        batch = rng.permutation(X.shape[1])[s:s + mini_batch_size]
        r = nnbp.backprop(net, X[:, batch], Y[:, batch])
        for l in net.w:
            net.w[l] -= eta * r.nabla_w[l]
            net.b[l] -= eta * r.nabla_b[l]
""",
    ),
    dict(
        exercise="epoch",
        why="eta halves after every mini-batch",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    for s in range(0, len(order), mini_batch_size):
        batch = order[s:s + mini_batch_size]
        r = nnbp.backprop(net, X[:, batch], Y[:, batch])
        for l in net.w:
            net.w[l] -= eta * r.nabla_w[l]
            net.b[l] -= eta * r.nabla_b[l]
        eta /= 2
""",
    ),
    dict(
        exercise="epoch",
        why="array_split into N // m parts, so that the mini-batches have other sizes",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    for batch in np.array_split(order, len(order) // mini_batch_size):
        r = nnbp.backprop(net, X[:, batch], Y[:, batch])
        for l in net.w:
            net.w[l] -= eta * r.nabla_w[l]
            net.b[l] -= eta * r.nabla_b[l]
""",
    ),
    dict(
        exercise="epoch",
        why="mini_batch_size taken for the number of mini-batches",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    for batch in np.array_split(order, mini_batch_size):
        r = nnbp.backprop(net, X[:, batch], Y[:, batch])
        for l in net.w:
            net.w[l] -= eta * r.nabla_w[l]
            net.b[l] -= eta * r.nabla_b[l]
""",
    ),
    dict(
        exercise="epoch",
        why="size hard-coded at 10",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    for s in range(0, len(order), 10):
        batch = order[s:s + 10]
        r = nnbp.backprop(net, X[:, batch], Y[:, batch])
        for l in net.w:
            net.w[l] -= eta * r.nabla_w[l]
            net.b[l] -= eta * r.nabla_b[l]
""",
    ),
    dict(
        exercise="epoch",
        why="the weights are changed layer by layer, with backprop anew between",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    for s in range(0, len(order), mini_batch_size):
        batch = order[s:s + mini_batch_size]
        for l in net.w:
            r = nnbp.backprop(net, X[:, batch], Y[:, batch])
            net.w[l] -= eta * r.nabla_w[l]
            net.b[l] -= eta * r.nabla_b[l]
""",
    ),
    dict(
        exercise="own activation",
        why="Softplus: the sigmoid's slope instead of the sigmoid",
        code=r"""
class Softplus:
    def __call__(self, z):
        return np.log(1 + np.exp(z))

    def prime(self, z):
        return nnbp.sigmoid_prime(z)


answer = Softplus()
""",
    ),
    dict(
        exercise="own activation",
        why="Softplus: e^z left out of the inner derivative",
        code=r"""
class Softplus:
    def __call__(self, z):
        return np.log(1 + np.exp(z))

    def prime(self, z):
        return 1 / (1 + np.exp(z))


answer = Softplus()
""",
    ),
    dict(
        exercise="own activation",
        why="Swish: only the first term of the product rule",
        code=r"""
class Swish:
    def __call__(self, z):
        return z * nnbp.sigmoid(z)

    def prime(self, z):
        return nnbp.sigmoid(z)


answer = Swish()
""",
    ),
    dict(
        exercise="own activation",
        why="Swish: only the second term of the product rule",
        code=r"""
class Swish:
    def __call__(self, z):
        return z * nnbp.sigmoid(z)

    def prime(self, z):
        return z * nnbp.sigmoid_prime(z)


answer = Swish()
""",
    ),
    dict(
        exercise="own activation",
        why="Swish: a (1 - a) with a = z sigma(z)",
        code=r"""
class Swish:
    def __call__(self, z):
        return z * nnbp.sigmoid(z)

    def prime(self, z):
        a = self(z)
        return a * (1 - a)


answer = Swish()
""",
    ),
    dict(
        exercise="own activation",
        why="Swish: z(1-z) for sigma' in the second term",
        code=r"""
class Swish:
    def __call__(self, z):
        return z * nnbp.sigmoid(z)

    def prime(self, z):
        return nnbp.sigmoid(z) + z * z * (1 - z)


answer = Swish()
""",
    ),
    dict(
        exercise="own activation",
        why="Swish with beta: the beta forgotten in the inner derivative",
        code=r"""
class SwishBeta:
    def __init__(self, beta=1.7):
        self.beta = beta

    def __call__(self, z):
        return z * nnbp.sigmoid(self.beta * z)

    def prime(self, z):
        s = nnbp.sigmoid(self.beta * z)
        return s + z * s * (1 - s)


answer = SwishBeta()
""",
    ),
    dict(
        exercise="own activation",
        why="tanh: 1 - a without the square",
        code=r"""
class Tanh:
    def __call__(self, z):
        return np.tanh(z)

    def prime(self, z):
        return 1 - np.tanh(z)


answer = Tanh()
""",
    ),
    dict(
        exercise="own activation",
        why="tanh: the sigmoid's a (1 - a)",
        code=r"""
class Tanh:
    def __call__(self, z):
        return np.tanh(z)

    def prime(self, z):
        a = np.tanh(z)
        return a * (1 - a)


answer = Tanh()
""",
    ),
    dict(
        exercise="own activation",
        why="tanh: 1 / cosh, square forgotten",
        code=r"""
class Tanh:
    def __call__(self, z):
        return np.tanh(z)

    def prime(self, z):
        return 1 / np.cosh(z)


answer = Tanh()
""",
    ),
    dict(
        exercise="own activation",
        why="LeCun's scaled tanh: outer factor forgotten",
        code=r"""
class LeCun:
    def __call__(self, z):
        return 1.7159 * np.tanh(2 * z / 3)

    def prime(self, z):
        return 2 / 3 * (1 - np.tanh(2 * z / 3) ** 2)


answer = LeCun()
""",
    ),
    dict(
        exercise="own activation",
        why="relu: slope is the value",
        code=r"""
class Relu:
    def __call__(self, z):
        return np.maximum(z, 0)

    def prime(self, z):
        return np.maximum(z, 0)


answer = Relu()
""",
    ),
    dict(
        exercise="own activation",
        why="relu: slope 1 where z is negative",
        code=r"""
class Relu:
    def __call__(self, z):
        return np.maximum(z, 0)

    def prime(self, z):
        return (z < 0).astype(float)


answer = Relu()
""",
    ),
    dict(
        exercise="own activation",
        why="relu: if on an array",
        code=r"""
class Relu:
    def __call__(self, z):
        return np.maximum(z, 0)

    def prime(self, z):
        if z > 0:
            return 1
        else:
            return 0


answer = Relu()
""",
    ),
    dict(
        exercise="own activation",
        why="relu: np.max takes the 0 for an axis",
        code=r"""
class Relu:
    def __call__(self, z):
        return np.max(z, 0)

    def prime(self, z):
        return (z > 0) * 1.0


answer = Relu()
""",
    ),
    dict(
        exercise="own activation",
        why="leaky relu: another leak in the slope than in the value",
        code=r"""
class Leaky:
    def __call__(self, z):
        return np.where(z > 0, z, 0.1 * z)

    def prime(self, z):
        return np.where(z > 0, 1, 0.01)


answer = Leaky()
""",
    ),
    dict(
        exercise="own activation",
        why="leaky relu: 0.1 z as the slope",
        code=r"""
class Leaky:
    def __call__(self, z):
        return np.where(z > 0, z, 0.1 * z)

    def prime(self, z):
        return np.where(z > 0, 1, 0.1 * z)


answer = Leaky()
""",
    ),
    dict(
        exercise="own activation",
        why="relu6: the cap at 6 forgotten in the slope",
        code=r"""
class Relu6:
    def __call__(self, z):
        return np.clip(z, 0, 6)

    def prime(self, z):
        return (z > 0).astype(float)


answer = Relu6()
""",
    ),
    dict(
        exercise="own activation",
        why="relu6: chained comparison on arrays",
        code=r"""
class Relu6:
    def __call__(self, z):
        return np.clip(z, 0, 6)

    def prime(self, z):
        return 1.0 * (0 < z < 6)


answer = Relu6()
""",
    ),
    dict(
        exercise="own activation",
        why="hard sigmoid: slope 1 where it is 0.2",
        code=r"""
class HardSigmoid:
    def __call__(self, z):
        return np.clip(0.2 * z + 0.5, 0, 1)

    def prime(self, z):
        return np.where(np.abs(z) < 2.5, 1.0, 0.0)


answer = HardSigmoid()
""",
    ),
    dict(
        exercise="own activation",
        why="hard tanh: not flat outside",
        code=r"""
class HardTanh:
    def __call__(self, z):
        return np.clip(z, -1, 1)

    def prime(self, z):
        return np.ones(z.shape)


answer = HardTanh()
""",
    ),
    dict(
        exercise="own activation",
        why="elu: slope on the left is the value, the + 1 forgotten",
        code=r"""
class Elu:
    def __call__(self, z):
        return np.where(z > 0, z, np.exp(z) - 1)

    def prime(self, z):
        return np.where(z > 0, 1, np.exp(z) - 1)


answer = Elu()
""",
    ),
    dict(
        exercise="own activation",
        why="selu: scale forgotten in the right branch",
        code=r"""
class Selu:
    def __call__(self, z):
        return 1.0507 * np.where(z > 0, z, 1.6733 * (np.exp(z) - 1))

    def prime(self, z):
        return np.where(z > 0, 1, 1.0507 * 1.6733 * np.exp(z))


answer = Selu()
""",
    ),
    dict(
        exercise="own activation",
        why="softsign: quotient rule without the square",
        code=r"""
class Softsign:
    def __call__(self, z):
        return z / (1 + np.abs(z))

    def prime(self, z):
        return 1 / (1 + np.abs(z))


answer = Softsign()
""",
    ),
    dict(
        exercise="own activation",
        why="arctan: 1/(1+z)^2",
        code=r"""
class Arctan:
    def __call__(self, z):
        return np.arctan(z)

    def prime(self, z):
        return 1 / (1 + z) ** 2


answer = Arctan()
""",
    ),
    dict(
        exercise="own activation",
        why="arctan scaled by 2/pi: factor forgotten",
        code=r"""
class Arctan:
    def __call__(self, z):
        return 2 / np.pi * np.arctan(z)

    def prime(self, z):
        return 1 / (1 + z ** 2)


answer = Arctan()
""",
    ),
    dict(
        exercise="own activation",
        why="Gaussian: sign of the inner derivative",
        code=r"""
class Gauss:
    def __call__(self, z):
        return np.exp(-z ** 2)

    def prime(self, z):
        return 2 * z * np.exp(-z ** 2)


answer = Gauss()
""",
    ),
    dict(
        exercise="own activation",
        why="Gaussian: power rule on an exponential",
        code=r"""
class Gauss:
    def __call__(self, z):
        return np.exp(-z ** 2)

    def prime(self, z):
        return -z ** 2 * np.exp(-z ** 2 - 1)


answer = Gauss()
""",
    ),
    dict(
        exercise="own activation",
        why="sine of 3 z: inner 3 forgotten",
        code=r"""
class Sine:
    def __call__(self, z):
        return np.sin(3 * z)

    def prime(self, z):
        return np.cos(3 * z)


answer = Sine()
""",
    ),
    dict(
        exercise="own activation",
        why="snake z + sin^2 z: 2 sin z without cos z",
        code=r"""
class Snake:
    def __call__(self, z):
        return z + np.sin(z) ** 2

    def prime(self, z):
        return 1 + 2 * np.sin(z)


answer = Snake()
""",
    ),
    dict(
        exercise="own activation",
        why="square: slope without the sign, 2|z|",
        code=r"""
class Square:
    def __call__(self, z):
        return z ** 2

    def prime(self, z):
        return 2 * np.abs(z)


answer = Square()
""",
    ),
    dict(
        exercise="own activation",
        why="absolute value: slope always 1",
        code=r"""
class Abs:
    def __call__(self, z):
        return np.abs(z)

    def prime(self, z):
        return np.ones_like(z)


answer = Abs()
""",
    ),
    dict(
        exercise="own activation",
        why="GELU by tanh: the sigmoid approximation's slope belongs to another function",
        code=r"""
class Gelu:
    def __call__(self, z):
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z ** 3)))

    def prime(self, z):
        s = nnbp.sigmoid(1.702 * z)
        return s + 1.702 * z * s * (1 - s)


answer = Gelu()
""",
    ),
    dict(
        exercise="own activation",
        why="sigmoid: prime given the activation, as in code copied from a blog (expects a, gets z)",
        code=r"""
class Sigmoid:
    def __call__(self, z):
        return 1 / (1 + np.exp(-z))

    def prime(self, z):
        return z * (1 - z)


answer = Sigmoid()
""",
    ),
    dict(
        exercise="own activation",
        why="sigmoid shifted to -1 ... 1: the factor 2 lost",
        code=r"""
class Bipolar:
    def __call__(self, z):
        return 2 * nnbp.sigmoid(z) - 1

    def prime(self, z):
        return nnbp.sigmoid_prime(z)


answer = Bipolar()
""",
    ),
    dict(
        exercise="own activation",
        why="bipolar sigmoid: a (1 - a) on the shifted a",
        code=r"""
class Bipolar:
    def __call__(self, z):
        return 2 * nnbp.sigmoid(z) - 1

    def prime(self, z):
        a = self(z)
        return a * (1 - a)


answer = Bipolar()
""",
    ),
    dict(
        exercise="own activation",
        why="square root softening: half forgotten",
        code=r"""
class Bent:
    def __call__(self, z):
        return np.sqrt(z ** 2 + 1)

    def prime(self, z):
        return 1 / np.sqrt(z ** 2 + 1)


answer = Bent()
""",
    ),
    dict(
        exercise="own activation",
        why="z / sqrt(1 + z^2): quotient rule stopped half way",
        code=r"""
class Isru:
    def __call__(self, z):
        return z / np.sqrt(1 + z ** 2)

    def prime(self, z):
        return 1 / np.sqrt(1 + z ** 2)


answer = Isru()
""",
    ),
    dict(
        exercise="own activation",
        why="numerical slope with h = 0.1",
        code=r"""
class Numeric:
    def __call__(self, z):
        return np.tanh(z)

    def prime(self, z):
        h = 0.1
        return (self(z + h) - self(z)) / h


answer = Numeric()
""",
    ),
    dict(
        exercise="own activation",
        why="sharp relu through log-sum-exp, which overflows at z = 1.5",
        code=r"""
class SharpRelu:
    def __call__(self, z):
        return np.maximum(z, 0)

    def prime(self, z):
        e = np.exp(500 * z)
        return e / (1 + e)


answer = SharpRelu()
""",
    ),
    dict(
        exercise="own activation",
        why="the slope as a diagonal matrix",
        code=r"""
class Tanh:
    def __call__(self, z):
        return np.tanh(z)

    def prime(self, z):
        return np.diag((1 - np.tanh(z) ** 2)[:, 0])


answer = Tanh()
""",
    ),
    dict(
        exercise="own activation",
        why="prime without return",
        code=r"""
class Swish:
    def __call__(self, z):
        return z * nnbp.sigmoid(z)

    def prime(self, z):
        nnbp.sigmoid(z) + z * nnbp.sigmoid_prime(z)


answer = Swish()
""",
    ),
    dict(
        exercise="own activation",
        why="slope rounded to one digit",
        code=r"""
class Tanh:
    def __call__(self, z):
        return np.tanh(z)

    def prime(self, z):
        return np.round(1 - np.tanh(z) ** 2, 1)


answer = Tanh()
""",
    ),
    dict(
        exercise="own activation",
        why="prime in whole numbers: integer cast",
        code=r"""
class Softplus:
    def __call__(self, z):
        return np.log1p(np.exp(z))

    def prime(self, z):
        return nnbp.sigmoid(z).astype(int)


answer = Softplus()
""",
    ),
    dict(
        exercise="own activation",
        why="maps over entries with math, loses the shape to a flat list of strings",
        code=r"""
class Tanh:
    def __call__(self, z):
        return np.tanh(z)

    def prime(self, z):
        return [f'{1 - math.tanh(v) ** 2:.6f}' for v in np.ravel(z)]


answer = Tanh()
""",
    ),
    dict(
        exercise="own activation",
        why="prime divides by z, nan at 0 and wrong elsewhere",
        code=r"""
class Square:
    def __call__(self, z):
        return z ** 2

    def prime(self, z):
        return self(z) / z


answer = Square()
""",
    ),
    dict(
        exercise="own cost",
        why="Quartic: factor 4 kept though the quarter is there",
        code=r"""
class Quartic:
    def __call__(self, a, y):
        return ((a - y) ** 4).sum(axis=0) / 4

    def gradient(self, a, y):
        return 4 * (a - y) ** 3


answer = Quartic()
""",
    ),
    dict(
        exercise="own cost",
        why="Quartic: sign, inner derivative along y",
        code=r"""
class Quartic:
    def __call__(self, a, y):
        return ((a - y) ** 4).sum(axis=0) / 4

    def gradient(self, a, y):
        return (y - a) ** 3


answer = Quartic()
""",
    ),
    dict(
        exercise="own cost",
        why="Quartic: summed over the outputs",
        code=r"""
class Quartic:
    def __call__(self, a, y):
        return ((a - y) ** 4).sum(axis=0) / 4

    def gradient(self, a, y):
        return ((a - y) ** 3).sum(axis=0)


answer = Quartic()
""",
    ),
    dict(
        exercise="own cost",
        why="Quartic: difference of cubes",
        code=r"""
class Quartic:
    def __call__(self, a, y):
        return ((a - y) ** 4).sum(axis=0) / 4

    def gradient(self, a, y):
        return a ** 3 - y ** 3


answer = Quartic()
""",
    ),
    dict(
        exercise="own cost",
        why="Quartic: second derivative",
        code=r"""
class Quartic:
    def __call__(self, a, y):
        return ((a - y) ** 4).sum(axis=0) / 4

    def gradient(self, a, y):
        return 3 * (a - y) ** 2


answer = Quartic()
""",
    ),
    dict(
        exercise="own cost",
        why="squared error without the half, gradient with it",
        code=r"""
class Squares:
    def __call__(self, a, y):
        return ((a - y) ** 2).sum(axis=0)

    def gradient(self, a, y):
        return a - y


answer = Squares()
""",
    ),
    dict(
        exercise="own cost",
        why="the half of the value taken into the gradient once more",
        code=r"""
class Quad:
    def __call__(self, a, y):
        return ((a - y) ** 2).sum(axis=0) / 2

    def gradient(self, a, y):
        return (a - y) * 0.5


answer = Quad()
""",
    ),
    dict(
        exercise="own cost",
        why="gradient divided by the number of examples already; right for one only [differs only with several examples]",
        code=r"""
class Quad:
    def __call__(self, a, y):
        return ((a - y) ** 2).sum(axis=0) / 2

    def gradient(self, a, y):
        return (a - y) / a.shape[1]


answer = Quad()
""",
    ),
    dict(
        exercise="own cost",
        why="Huber: linear part has slope of the quadratic",
        code=r"""
class Huber:
    def __call__(self, a, y):
        d = a - y
        r = np.abs(d)
        return np.where(r < 0.3, d ** 2 / 2, 0.3 * (r - 0.15)).sum(axis=0)

    def gradient(self, a, y):
        return a - y


answer = Huber()
""",
    ),
    dict(
        exercise="own cost",
        why="Huber: linear part without sign",
        code=r"""
class Huber:
    def __call__(self, a, y):
        d = a - y
        r = np.abs(d)
        return np.where(r < 0.3, d ** 2 / 2, 0.3 * (r - 0.15)).sum(axis=0)

    def gradient(self, a, y):
        d = a - y
        return np.where(np.abs(d) < 0.3, d, 0.3)


answer = Huber()
""",
    ),
    dict(
        exercise="own cost",
        why="Huber: if on an array",
        code=r"""
class Huber:
    def __call__(self, a, y):
        d = a - y
        r = np.abs(d)
        return np.where(r < 0.3, d ** 2 / 2, 0.3 * (r - 0.15)).sum(axis=0)

    def gradient(self, a, y):
        d = a - y
        if abs(d) < 0.3:
            return d
        return 0.3 * np.sign(d)


answer = Huber()
""",
    ),
    dict(
        exercise="own cost",
        why="absolute error: sign the wrong way",
        code=r"""
class L1:
    def __call__(self, a, y):
        return np.abs(a - y).sum(axis=0)

    def gradient(self, a, y):
        return np.sign(y - a)


answer = L1()
""",
    ),
    dict(
        exercise="own cost",
        why="hinge: minus forgotten",
        code=r"""
class Hinge:
    def __call__(self, a, y):
        t = 2 * y - 1
        return np.maximum(0, 1 - t * a).sum(axis=0)

    def gradient(self, a, y):
        t = 2 * y - 1
        return np.where(t * a < 1, t, 0.0)


answer = Hinge()
""",
    ),
    dict(
        exercise="own cost",
        why="hinge: the condition forgotten, target as slope everywhere",
        code=r"""
class Hinge:
    def __call__(self, a, y):
        t = 2 * y - 1
        return np.maximum(0, 0.3 - t * a).sum(axis=0)

    def gradient(self, a, y):
        return -(2 * y - 1)


answer = Hinge()
""",
    ),
    dict(
        exercise="own cost",
        why="squared hinge: factor 2 and inner t forgotten",
        code=r"""
class SquaredHinge:
    def __call__(self, a, y):
        t = 2 * y - 1
        return (np.maximum(0, 1 - t * a) ** 2).sum(axis=0)

    def gradient(self, a, y):
        t = 2 * y - 1
        return -np.maximum(0, 1 - t * a)


answer = SquaredHinge()
""",
    ),
    dict(
        exercise="own cost",
        why="cross-entropy: second term forgotten",
        code=r"""
class Ce:
    def __call__(self, a, y):
        return -(y * np.log(a) + (1 - y) * np.log(1 - a)).sum(axis=0)

    def gradient(self, a, y):
        return -y / a


answer = Ce()
""",
    ),
    dict(
        exercise="own cost",
        why="cross-entropy: a - y, which is delta and not the gradient",
        code=r"""
class Ce:
    def __call__(self, a, y):
        return -(y * np.log(a) + (1 - y) * np.log(1 - a)).sum(axis=0)

    def gradient(self, a, y):
        return a - y


answer = Ce()
""",
    ),
    dict(
        exercise="own cost",
        why="cross-entropy: brackets missing in the denominator",
        code=r"""
class Ce:
    def __call__(self, a, y):
        return -(y * np.log(a) + (1 - y) * np.log(1 - a)).sum(axis=0)

    def gradient(self, a, y):
        return (a - y) / a * (1 - a)


answer = Ce()
""",
    ),
    dict(
        exercise="own cost",
        why="log-likelihood: ln a kept in the gradient",
        code=r"""
class Ll:
    def __call__(self, a, y):
        return -(y * np.log(a)).sum(axis=0)

    def gradient(self, a, y):
        return -y * np.log(a) / a


answer = Ll()
""",
    ),
    dict(
        exercise="own cost",
        why="weighted quadratic: weights forgotten in the gradient",
        code=r"""
class Weighted:
    def __call__(self, a, y):
        c = np.arange(1, len(a) + 1).reshape(-1, 1)
        return (c * (a - y) ** 2).sum(axis=0) / 2

    def gradient(self, a, y):
        return a - y


answer = Weighted()
""",
    ),
    dict(
        exercise="own cost",
        why="exponential cost: tau forgotten",
        code=r"""
class Expo:
    def __call__(self, a, y):
        return np.exp(((a - y) ** 2).sum(axis=0) / 0.7)

    def gradient(self, a, y):
        return 2 * (a - y) * np.exp(((a - y) ** 2).sum(axis=0) / 0.7)


answer = Expo()
""",
    ),
    dict(
        exercise="own cost",
        why="Hellinger: half and square root mixed up",
        code=r"""
class Hellinger:
    def __call__(self, a, y):
        return ((np.sqrt(a) - np.sqrt(y)) ** 2).sum(axis=0) / 2

    def gradient(self, a, y):
        return (np.sqrt(a) - np.sqrt(y)) / np.sqrt(a)


answer = Hellinger()
""",
    ),
    dict(
        exercise="own cost",
        why="root of the squares: chain rule without the outer",
        code=r"""
class Rms:
    def __call__(self, a, y):
        return np.sqrt(((a - y) ** 2).sum(axis=0) + 0.01)

    def gradient(self, a, y):
        return a - y


answer = Rms()
""",
    ),
    dict(
        exercise="own cost",
        why="L2 penalty on the outputs in the value only",
        code=r"""
class Penalised:
    def __call__(self, a, y):
        return ((a - y) ** 2).sum(axis=0) / 2 + 0.1 * (a ** 2).sum(axis=0)

    def gradient(self, a, y):
        return a - y


answer = Penalised()
""",
    ),
    dict(
        exercise="own cost",
        why="a e^(a - y): the factor a not differentiated",
        code=r"""
class Product:
    def __call__(self, a, y):
        return (a * np.exp(a - y)).sum(axis=0)

    def gradient(self, a, y):
        return a * np.exp(a - y)


answer = Product()
""",
    ),
    dict(
        exercise="own cost",
        why="focal weighting treated as a constant",
        code=r"""
class Focal:
    def __call__(self, a, y):
        return -((1 - a) ** 2 * y * np.log(a)).sum(axis=0)

    def gradient(self, a, y):
        return -(1 - a) ** 2 * y / a


answer = Focal()
""",
    ),
    dict(
        exercise="own cost",
        why="epsilon-insensitive: slope inside the tube as well",
        code=r"""
class Tube:
    def __call__(self, a, y):
        return np.maximum(0, np.abs(a - y) - 0.2).sum(axis=0)

    def gradient(self, a, y):
        return np.sign(a - y)


answer = Tube()
""",
    ),
    dict(
        exercise="own cost",
        why="quantile cost: tau and 1 - tau exchanged",
        code=r"""
class Pinball:
    def __call__(self, a, y):
        d = y - a
        return np.where(d > 0, 0.8 * d, -0.2 * d).sum(axis=0)

    def gradient(self, a, y):
        return np.where(y > a, -0.2, 0.8)


answer = Pinball()
""",
    ),
    dict(
        exercise="own cost",
        why="sum along axis 1 in the value",
        code=r"""
class Axis:
    def __call__(self, a, y):
        return ((a - y) ** 2).sum(axis=1) / 2

    def gradient(self, a, y):
        return a - y


answer = Axis()
""",
    ),
    dict(
        exercise="own cost",
        why="a gradient of the argmax: counts wrong answers",
        code=r"""
class ZeroOne:
    def __call__(self, a, y):
        return (a.argmax(axis=0) != y.argmax(axis=0)).astype(float)

    def gradient(self, a, y):
        return a - y


answer = ZeroOne()
""",
    ),
]
