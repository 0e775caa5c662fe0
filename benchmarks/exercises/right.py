"""Right answers to the exercises, in many styles: each entry's code defines `answer`; np, nnbp and math are there."""

ENTRIES = [
    dict(
        exercise="3",
        why="through tanh",
        code=r"""
def answer(z):
    return 0.5 * (1 + np.tanh(z / 2))
""",
    ),
    dict(
        exercise="3",
        why="list comprehension over rows with math.exp",
        code=r"""
def answer(z):
    return [[1 / (1 + math.exp(-v)) for v in row] for row in z]
""",
    ),
    dict(
        exercise="3",
        why="np.vectorize of a scalar function",
        code=r"""
def answer(z):
    return np.vectorize(lambda v: 1 / (1 + math.exp(-v)))(z)
""",
    ),
    dict(
        exercise="8",
        why="einsum",
        code=r"""
def answer(w, a_in, b):
    return np.einsum("jk,km->jm", w, a_in) + b
""",
    ),
    dict(
        exercise="8",
        why="bias trick: a column of biases and a row of ones",
        code=r"""
def answer(w, a_in, b):
    return np.hstack([w, b]) @ np.vstack([a_in, np.ones((1, a_in.shape[1]))])
""",
    ),
    dict(
        exercise="8",
        why="example by example, stacked",
        code=r"""
def answer(w, a_in, b):
    return np.column_stack([w @ a_in[:, i] + b[:, 0] for i in range(a_in.shape[1])])
""",
    ),
    dict(
        exercise="10",
        why="norm squared",
        code=r"""
def answer(a, y):
    return 0.5 * np.linalg.norm(y - a, axis=0) ** 2
""",
    ),
    dict(
        exercise="10",
        why="einsum of the miss with itself",
        code=r"""
def answer(a, y):
    d = a - y
    return np.einsum("jm,jm->m", d, d) / 2
""",
    ),
    dict(
        exercise="10",
        why="diagonal of d^T d",
        code=r"""
def answer(a, y):
    d = y - a
    return np.diag(d.T @ d) / 2
""",
    ),
    dict(
        exercise="34",
        why="np.multiply",
        code=r"""
def answer(s, t):
    return np.multiply(s, t)
""",
    ),
    dict(
        exercise="34",
        why="nested list",
        code=r"""
def answer(s, t):
    return [[u * v for u, v in zip(p, q)] for p, q in zip(s, t)]
""",
    ),
    dict(
        exercise="34",
        why="einsum",
        code=r"""
def answer(s, t):
    return np.einsum("jm,jm->jm", s, t)
""",
    ),
    dict(
        exercise="34",
        why="other parameter names, by position",
        code=r"""
def answer(u, v, /):
    return u * v
""",
    ),
    dict(
        exercise="34",
        why="flat list of floats",
        code=r"""
def answer(s, t):
    return [float(s[j, 0]) * float(t[j, 0]) for j in range(s.shape[0])]
""",
    ),
    dict(
        exercise="34",
        why="a copy, then *= on the copy",
        code=r"""
def answer(s, t):
    out = s.copy()
    out *= t
    return out
""",
    ),
    dict(
        exercise="35",
        why="centred difference as in the notebook",
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
        why="from backprop",
        code=r"""
def answer(net, x, y, layer):
    return nnbp.backprop(net, x, y).delta[layer]
""",
    ),
    dict(
        exercise="35",
        why="package's nudged_error",
        code=r"""
def answer(net, x, y, layer):
    return nnbp.nudged_error(net, x, y, layer)
""",
    ),
    dict(
        exercise="35",
        why="five-point formula with h = 1e-3",
        code=r"""
def answer(net, x, y, layer):
    h, out = 1e-3, []
    for j in range(1, net.sizes[layer - 1] + 1):
        c2, c1, d1, d2 = nnbp.nudge(net, x, y, layer, j, [2 * h, h, -h, -2 * h]).cost
        out.append((-c2 + 8 * c1 - 8 * d1 + d2) / (12 * h))
    return out
""",
    ),
    dict(
        exercise="35",
        why="BP1 and BP2 by hand",
        code=r"""
def answer(net, x, y, layer):
    f = nnbp.feedforward(net, x)
    d = nnbp.output_error(f.output, y, f.z[net.L], net.cost, net.activation[net.L])
    for l in range(net.L - 1, layer - 1, -1):
        d = (net.w[l + 1].T @ d) * net.activation[l].prime(f.z[l])
    return d
""",
    ),
    dict(
        exercise="36",
        why="broadcasting and a sum over k",
        code=r"""
def answer(nabla_a, jacobian):
    return (nabla_a[:, np.newaxis, :] * jacobian).sum(axis=0)
""",
    ),
    dict(
        exercise="36",
        why="three loops",
        code=r"""
def answer(nabla_a, jacobian):
    n, m = nabla_a.shape
    d = np.zeros((n, m))
    for i in range(m):
        for j in range(n):
            for k in range(n):
                d[j, i] += nabla_a[k, i] * jacobian[k, j, i]
    return d
""",
    ),
    dict(
        exercise="36",
        why="row times table, a row comes out (one example)",
        code=r"""
def answer(nabla_a, jacobian):
    return nabla_a.T @ jacobian[:, :, 0]
""",
    ),
    dict(
        exercise="36",
        why="list of sums",
        code=r"""
def answer(nabla_a, jacobian):
    J = jacobian[..., 0]
    return [sum(nabla_a[k, 0] * J[k, j] for k in range(len(J))) for j in range(J.shape[1])]
""",
    ),
    dict(
        exercise="37",
        why="einsum with the repeated index",
        code=r"""
def answer(nabla_a, jacobian):
    return np.einsum("jjm,jm->jm", jacobian, nabla_a)
""",
    ),
    dict(
        exercise="37",
        why="np.diag of the slice",
        code=r"""
def answer(nabla_a, jacobian):
    return nabla_a * np.diag(jacobian[:, :, 0])[:, None]
""",
    ),
    dict(
        exercise="37",
        why="np.diagonal, which moves the axis",
        code=r"""
def answer(nabla_a, jacobian):
    return nabla_a * np.diagonal(jacobian).T
""",
    ),
    dict(
        exercise="38",
        why="in one line",
        code=r"""
def answer(nabla_a, z, activation):
    return nabla_a * activation.prime(z)
""",
    ),
    dict(
        exercise="38",
        why="np.multiply with a temporary",
        code=r"""
def answer(nabla_a, z, activation):
    slope = np.asarray(activation.prime(z))
    return np.multiply(slope, nabla_a)
""",
    ),
    dict(
        exercise="39",
        why="minus (y - a)",
        code=r"""
def answer(a, y):
    return -(y - a)
""",
    ),
    dict(
        exercise="39",
        why="from the package",
        code=r"""
def answer(a, y):
    return nnbp.quadratic_gradient(a, y)
""",
    ),
    dict(
        exercise="40",
        why="book's form",
        code=r"""
def answer(z):
    a = nnbp.sigmoid(z)
    return a * (1 - a)
""",
    ),
    dict(
        exercise="40",
        why="through cosh",
        code=r"""
def answer(z):
    return 0.25 / np.cosh(z / 2) ** 2
""",
    ),
    dict(
        exercise="40",
        why="complex step",
        code=r"""
def answer(z):
    return np.imag(1 / (1 + np.exp(-(z + 1e-20j)))) / 1e-20
""",
    ),
    dict(
        exercise="BP1",
        why="np.multiply, arrays made first",
        code=r"""
def answer(a, y, z, cost, activation):
    nabla = np.array(cost.gradient(a, y))
    slope = np.array(activation.prime(z))
    return np.multiply(nabla, slope)
""",
    ),
    dict(
        exercise="BP1",
        why="einsum",
        code=r"""
def answer(a, y, z, cost, activation):
    return np.einsum("jm,jm->jm", cost.gradient(a, y), activation.prime(z))
""",
    ),
    dict(
        exercise="BP1",
        why="loops over neurons and examples",
        code=r"""
def answer(a, y, z, cost, activation):
    g, s = cost.gradient(a, y), activation.prime(z)
    return [[g[j, i] * s[j, i] for i in range(g.shape[1])] for j in range(g.shape[0])]
""",
    ),
    dict(
        exercise="BP1",
        why="keyword arguments swallowed in a dict",
        code=r"""
def answer(**given):
    return given["cost"].gradient(given["a"], given["y"]) * given["activation"].prime(given["z"])
""",
    ),
    dict(
        exercise="BP1",
        why="diagonal matrix for each example",
        code=r"""
def answer(a, y, z, cost, activation):
    g, s = cost.gradient(a, y), activation.prime(z)
    return np.stack([np.diag(s[:, i]) @ g[:, i] for i in range(s.shape[1])], axis=1)
""",
    ),
    dict(
        exercise="BP1",
        why="a default for the activation",
        code=r"""
def answer(a, y, z, cost=None, activation=nnbp.sigmoid):
    nabla_a = cost.gradient(a, y)
    sigma_prime = activation.prime(z)
    delta = nabla_a * sigma_prime
    return delta
""",
    ),
    dict(
        exercise="BP1",
        why="a closure made by a factory",
        code=r"""
def make():
    def output_error(a, y, z, cost, activation):
        return cost.gradient(a, y) * activation.prime(z)

    return output_error


answer = make()
""",
    ),
    dict(
        exercise="41",
        why="expanded",
        code=r"""
def answer(a, y):
    return a * a - a ** 3 - y * a + y * a ** 2
""",
    ),
    dict(
        exercise="41",
        why="np.multiply nested",
        code=r"""
def answer(a, y):
    return np.multiply(np.subtract(a, y), np.multiply(a, 1 - a))
""",
    ),
    dict(
        exercise="41",
        why="z recovered from a by the logit, then the slope",
        code=r"""
def answer(a, y):
    z = np.log(a / (1 - a))
    return (a - y) * nnbp.sigmoid_prime(z)
""",
    ),
    dict(
        exercise="41",
        why="lambda",
        code=r"""
answer = lambda a, y: (a - y) * (a - a ** 2)
""",
    ),
    dict(
        exercise="41",
        why="uses the package's pieces",
        code=r"""
def answer(a, y):
    return nnbp.hadamard(nnbp.quadratic_gradient(a, y), nnbp.sigmoid_slope_of_a(a))
""",
    ),
    dict(
        exercise="42",
        why="flat result by einsum",
        code=r"""
def answer(delta_next, slope):
    return np.einsum("k,kj->j", delta_next[:, 0], slope)
""",
    ),
    dict(
        exercise="42",
        why="row result",
        code=r"""
def answer(delta_next, slope):
    return delta_next.T @ slope
""",
    ),
    dict(
        exercise="43",
        why="loop over k",
        code=r"""
def answer(w_next, z, b_next, activation):
    a = activation(z)
    return np.array([sum(w_next[k, j] * a[j] for j in range(len(a))) + b_next[k] for k in range(len(w_next))])
""",
    ),
    dict(
        exercise="43",
        why="the package's (8)",
        code=r"""
def answer(w_next, z, b_next, activation):
    return nnbp.weighted_input(w_next, activation(z), b_next)
""",
    ),
    dict(
        exercise="44",
        why="ravelled slopes broadcast on columns",
        code=r"""
def answer(w_next, z, activation):
    return w_next * activation.prime(z).ravel()
""",
    ),
    dict(
        exercise="44",
        why="diag from the right",
        code=r"""
def answer(w_next, z, activation):
    return w_next @ np.diag(activation.prime(z)[:, 0])
""",
    ),
    dict(
        exercise="45",
        why="loops with +=",
        code=r"""
def answer(w_next, delta_next, z, activation):
    s = activation.prime(z)
    d = np.zeros(z.shape)
    for j in range(z.shape[0]):
        for k in range(delta_next.shape[0]):
            d[j] += w_next[k, j] * delta_next[k]
        d[j] *= s[j]
    return d
""",
    ),
    dict(
        exercise="45",
        why="vectorised after all",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return activation.prime(z) * np.dot(w_next.T, delta_next)
""",
    ),
    dict(
        exercise="BP2",
        why="plain with np.dot",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return np.dot(w_next.transpose(), delta_next) * activation.prime(z)
""",
    ),
    dict(
        exercise="BP2",
        why="einsum, all three",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return np.einsum("kj,km,jm->jm", w_next, delta_next, activation.prime(z))
""",
    ),
    dict(
        exercise="BP2",
        why="slopes put into the matrix, example by example",
        code=r"""
def answer(w_next, delta_next, z, activation):
    s = activation.prime(z)
    return np.stack([(w_next * s[:, i]).T @ delta_next[:, i] for i in range(z.shape[1])], axis=-1)
""",
    ),
    dict(
        exercise="BP2",
        why="sum over broadcast",
        code=r"""
def answer(w_next, delta_next, z, activation):
    return (w_next[:, :, None] * delta_next[:, None, :]).sum(axis=0) * activation.prime(z)
""",
    ),
    dict(
        exercise="BP2",
        why="other names, to be called by position",
        code=r"""
def answer(W, d, zz, f):
    back = W.T.dot(d)
    return f.prime(zz) * back
""",
    ),
    dict(
        exercise="BP2",
        why="*args",
        code=r"""
def answer(*args):
    w, d, z, f = args
    return (w.T @ d) * f.prime(z)
""",
    ),
    dict(
        exercise="BP2",
        why="float32",
        code=r"""
def answer(w_next, delta_next, z, activation):
    f4 = np.float32
    return (w_next.T.astype(f4) @ delta_next.astype(f4)) * activation.prime(z).astype(f4)
""",
    ),
    dict(
        exercise="BP2",
        why="nested comprehension",
        code=r"""
def answer(w_next, delta_next, z, activation):
    s = activation.prime(z)
    return [[sum(w_next[k][j] * delta_next[k][i] for k in range(len(w_next))) * s[j][i]
             for i in range(z.shape[1])] for j in range(len(z))]
""",
    ),
    dict(
        exercise="BP2",
        why="state kept in an object: a class with __call__",
        code=r"""
class Back:
    def __call__(self, w_next, delta_next, z, activation):
        return (w_next.T @ delta_next) * activation.prime(z)


answer = Back()
""",
    ),
    dict(
        exercise="BP2",
        why="a static method of a class",
        code=r"""
class Layer:
    @staticmethod
    def back(w_next, delta_next, z, activation):
        return activation.prime(z) * (w_next.T @ delta_next)


answer = Layer.back
""",
    ),
    dict(
        exercise="46",
        why="flat list",
        code=r"""
def answer(w, a_in, b):
    return [float(b[j, 0]) + sum(float(w[j, k]) * float(a_in[k, 0]) for k in range(len(a_in))) for j in range(len(b))]
""",
    ),
    dict(
        exercise="46",
        why="loops from a copy of b",
        code=r"""
def answer(w, a_in, b):
    z = b.copy()
    for j, row in enumerate(w):
        for k, weight in enumerate(row):
            z[j] = z[j] + weight * a_in[k]
    return z
""",
    ),
    dict(
        exercise="46",
        why="matrix product all the same",
        code=r"""
def answer(w, a_in, b):
    return w @ a_in + b
""",
    ),
    dict(
        exercise="46",
        why="a linear combination of columns",
        code=r"""
def answer(w, a_in, b):
    z = np.array(b)
    for k in range(w.shape[1]):
        z += a_in[k, 0] * w[:, k:k + 1]
    return z
""",
    ),
    dict(
        exercise="47",
        why="np.ones of the shape",
        code=r"""
def answer(b):
    return np.ones(b.shape)
""",
    ),
    dict(
        exercise="47",
        why="list of ones",
        code=r"""
def answer(b):
    return [1] * len(b)
""",
    ),
    dict(
        exercise="47",
        why="b ** 0",
        code=r"""
def answer(b):
    return b ** 0
""",
    ),
    dict(
        exercise="47",
        why="difference quotient with h = 1",
        code=r"""
def answer(b):
    z = lambda bias: 3.0 + bias
    return np.round(z(b + 1) - z(b), 12)
""",
    ),
    dict(
        exercise="48",
        why="times one",
        code=r"""
def answer(delta):
    return delta * np.ones_like(delta)
""",
    ),
    dict(
        exercise="48",
        why="a list of floats",
        code=r"""
def answer(delta):
    return [float(d[0]) for d in delta]
""",
    ),
    dict(
        exercise="48",
        why="tuple",
        code=r"""
def answer(delta):
    return tuple(delta.ravel())
""",
    ),
    dict(
        exercise="BP3",
        why="mean with keepdims",
        code=r"""
def answer(delta):
    return delta.mean(axis=1, keepdims=True)
""",
    ),
    dict(
        exercise="BP3",
        why="product with a column of 1/m",
        code=r"""
def answer(delta):
    m = delta.shape[1]
    return delta @ np.full((m, 1), 1 / m)
""",
    ),
    dict(
        exercise="BP3",
        why="loop over examples",
        code=r"""
def answer(delta):
    n, m = delta.shape
    g = np.zeros((n, 1))
    for i in range(m):
        g += delta[:, [i]]
    return g / m
""",
    ),
    dict(
        exercise="BP3",
        why="np.average and newaxis",
        code=r"""
def answer(delta):
    return np.average(delta, axis=1)[:, np.newaxis]
""",
    ),
    dict(
        exercise="BP3",
        why="running mean, properly weighted",
        code=r"""
def answer(delta):
    g = np.zeros(len(delta))
    for i, column in enumerate(delta.T):
        g = g + (column - g) / (i + 1)
    return g.reshape(-1, 1)
""",
    ),
    dict(
        exercise="BP3",
        why="swaps the axes, then a mean over the first",
        code=r"""
def answer(delta):
    return np.swapaxes(delta, 0, 1).mean(0)
""",
    ),
    dict(
        exercise="49",
        why="ones times row",
        code=r"""
def answer(w, a_in):
    return np.ones_like(w) * a_in.T
""",
    ),
    dict(
        exercise="49",
        why="broadcast_to",
        code=r"""
def answer(w, a_in):
    return np.broadcast_to(a_in[:, 0], w.shape)
""",
    ),
    dict(
        exercise="49",
        why="list of the same row",
        code=r"""
def answer(w, a_in):
    row = a_in.ravel().tolist()
    return [row for _ in w]
""",
    ),
    dict(
        exercise="49",
        why="loops",
        code=r"""
def answer(w, a_in):
    s = np.empty(w.shape)
    for j, k in np.ndindex(w.shape):
        s[j, k] = a_in[k, 0]
    return s
""",
    ),
    dict(
        exercise="50",
        why="loops as in the notebook",
        code=r"""
def answer(delta, a_in):
    gradient = np.zeros((len(delta), len(a_in)))
    for j in range(len(delta)):
        for k in range(len(a_in)):
            gradient[j, k] = delta[j, 0] * a_in[k, 0]
    return gradient
""",
    ),
    dict(
        exercise="50",
        why="broadcasting",
        code=r"""
def answer(delta, a_in):
    return delta * a_in.T
""",
    ),
    dict(
        exercise="50",
        why="nested list",
        code=r"""
def answer(delta, a_in):
    return [[d * a for a in a_in[:, 0]] for d in delta[:, 0]]
""",
    ),
    dict(
        exercise="50",
        why="np.multiply.outer on flat arrays",
        code=r"""
def answer(delta, a_in):
    return np.multiply.outer(delta.ravel(), a_in.ravel())
""",
    ),
    dict(
        exercise="50",
        why="meshgrid",
        code=r"""
def answer(delta, a_in):
    A, D = np.meshgrid(a_in, delta)
    return A * D
""",
    ),
    dict(
        exercise="BP4",
        why="mean of outer products",
        code=r"""
def answer(delta, a_in):
    return np.mean([np.outer(d, a) for d, a in zip(delta.T, a_in.T)], axis=0)
""",
    ),
    dict(
        exercise="BP4",
        why="dot with .T and /m",
        code=r"""
def answer(delta, a_in):
    m = a_in.shape[1]
    return 1 / m * np.dot(delta, a_in.T)
""",
    ),
    dict(
        exercise="BP4",
        why="loops",
        code=r"""
def answer(delta, a_in):
    m = delta.shape[1]
    return [[sum(delta[j, x] * a_in[k, x] for x in range(m)) / m for k in range(len(a_in))] for j in range(len(delta))]
""",
    ),
    dict(
        exercise="BP4",
        why="package",
        code=r"""
def answer(delta, a_in):
    return nnbp.weight_gradient(delta, a_in)
""",
    ),
    dict(
        exercise="BP4",
        why="sum of column times row, with zip over the transposes",
        code=r"""
def answer(delta, a_in):
    total = np.zeros((len(delta), len(a_in)))
    for d, a in zip(delta.T, a_in.T):
        total += d[:, None] * a[None, :]
    return total / len(delta.T)
""",
    ),
    dict(
        exercise="51",
        why="swapped order",
        code=r"""
def answer(a_in, delta_out):
    return delta_out * a_in
""",
    ),
    dict(
        exercise="51",
        why="np.prod of a list",
        code=r"""
def answer(a_in, delta_out):
    return np.prod([a_in, delta_out])
""",
    ),
    dict(
        exercise="51",
        why="through logs, with the sign",
        code=r"""
def answer(a_in, delta_out):
    return math.copysign(math.exp(math.log(abs(a_in)) + math.log(abs(delta_out))), a_in * delta_out)
""",
    ),
    dict(
        exercise="52",
        why="math.prod",
        code=r"""
def answer(dC_da, da_dz, dz_dw):
    return math.prod((dC_da, da_dz, dz_dw))
""",
    ),
    dict(
        exercise="52",
        why="step by step",
        code=r"""
def answer(dC_da, da_dz, dz_dw):
    delta = dC_da * da_dz
    return dz_dw * delta
""",
    ),
    dict(
        exercise="53",
        why="dot",
        code=r"""
def answer(dC_da, da_da, da_dz, dz_dw):
    return np.dot(dC_da, da_da) * da_dz * dz_dw
""",
    ),
    dict(
        exercise="53",
        why="loop",
        code=r"""
def answer(dC_da, da_da, da_dz, dz_dw):
    total = 0.0
    for j in range(len(dC_da)):
        total += dC_da[j] * da_da[j] * da_dz * dz_dw
    return total
""",
    ),
    dict(
        exercise="53",
        why="@ on vectors",
        code=r"""
def answer(dC_da, da_da, da_dz, dz_dw):
    return dz_dw * da_dz * (dC_da @ da_da)
""",
    ),
    dict(
        exercise="53",
        why="fsum of whole routes",
        code=r"""
def answer(dC_da, da_da, da_dz, dz_dw):
    return math.fsum(dC_da * da_da * da_dz * dz_dw)
""",
    ),
    dict(
        exercise="54",
        why="complex step",
        code=r"""
def answer(z, activation):
    return activation(z + 1e-30j).imag / 1e-30
""",
    ),
    dict(
        exercise="54",
        why="prime, copied",
        code=r"""
def answer(z, activation):
    return np.array(activation.prime(z))
""",
    ),
    dict(
        exercise="55",
        why="a copy",
        code=r"""
def answer(w):
    return w.copy()
""",
    ),
    dict(
        exercise="55",
        why="nested list",
        code=r"""
def answer(w):
    return w.tolist()
""",
    ),
    dict(
        exercise="55",
        why="two transposes",
        code=r"""
def answer(w):
    return np.transpose(w.T)
""",
    ),
    dict(
        exercise="56",
        why="order exchanged",
        code=r"""
def answer(w, z, activation):
    return w * activation.prime(z)
""",
    ),
    dict(
        exercise="56",
        why="flat slopes with a new axis",
        code=r"""
def answer(w, z, activation):
    return activation.prime(z).ravel()[:, None] * w
""",
    ),
    dict(
        exercise="56",
        why="nested list",
        code=r"""
def answer(w, z, activation):
    s = activation.prime(z)
    return [[s[j, 0] * w[j, k] for k in range(w.shape[1])] for j in range(w.shape[0])]
""",
    ),
    dict(
        exercise="56",
        why="transposed twice",
        code=r"""
def answer(w, z, activation):
    return (w.T * activation.prime(z)[:, 0]).T
""",
    ),
    dict(
        exercise="56",
        why="through the complex step of one layer",
        code=r"""
def answer(w, z, activation):
    h = 1e-30
    return np.imag(activation(z + 1j * h * w)) / h
""",
    ),
    dict(
        exercise="57",
        why="multi_dot",
        code=r"""
def answer(net, x, y, layer, j, k):
    f = nnbp.feedforward(net, x)
    links = nnbp.path_links(net, x, y, layer)
    row = links[0] if len(links) == 1 else np.linalg.multi_dot(links)
    return row[0, j - 1] * net.activation[layer].prime(f.z[layer])[j - 1, 0] * f.a[layer - 1][k - 1, 0]
""",
    ),
    dict(
        exercise="57",
        why="from backprop",
        code=r"""
def answer(net, x, y, layer, j, k):
    return nnbp.backprop(net, x, y).nabla_w[layer][j - 1, k - 1]
""",
    ),
    dict(
        exercise="57",
        why="recursion over the neurons",
        code=r"""
def answer(net, x, y, layer, j, k):
    f = nnbp.feedforward(net, x)
    c = net.cost.gradient(f.output, y)
    s = {l: net.activation[l].prime(f.z[l]) for l in f.z}
    def onwards(l, n):
        if l == net.L:
            return c[n, 0]
        return sum(onwards(l + 1, q) * s[l + 1][q, 0] * net.w[l + 1][q, n] for q in range(net.sizes[l]))
    return onwards(layer, j - 1) * s[layer][j - 1, 0] * f.a[layer - 1][k - 1, 0]
""",
    ),
    dict(
        exercise="57",
        why="delta by BP2, one component",
        code=r"""
def answer(net, x, y, layer, j, k):
    f = nnbp.feedforward(net, x)
    d = net.cost.gradient(f.output, y) * net.activation[net.L].prime(f.z[net.L])
    for l in range(net.L - 1, layer - 1, -1):
        d = (net.w[l + 1].T @ d) * net.activation[l].prime(f.z[l])
    return float(d[j - 1, 0] * f.a[layer - 1][k - 1, 0])
""",
    ),
    dict(
        exercise="way back",
        why="as in the notebook",
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
        why="recursion",
        code=r"""
def answer(w, z, delta_L, activation):
    L = max(w)
    def err(l):
        return delta_L if l == L else (w[l + 1].T @ err(l + 1)) * activation.prime(z[l])
    return {l: err(l) for l in range(2, L + 1)}
""",
    ),
    dict(
        exercise="way back",
        why="uses the package's BP2, ordered from 2",
        code=r"""
def answer(w, z, delta_L, activation):
    out = {max(z): delta_L}
    for l in reversed(range(2, max(z))):
        out[l] = nnbp.hidden_error(w[l + 1], out[l + 1], z[l], activation)
    return dict(sorted(out.items()))
""",
    ),
    dict(
        exercise="way back",
        why="while loop",
        code=r"""
def answer(w, z, delta_L, activation):
    l = max(z)
    delta = {}
    delta[l] = delta_L.copy()
    while l > 2:
        l -= 1
        delta[l] = activation.prime(z[l]) * (w[l + 1].T @ delta[l + 1])
    return delta
""",
    ),
    dict(
        exercise="way back",
        why="setdefault and other names",
        code=r"""
def answer(weights, zs, error, f):
    L = max(zs)
    es = dict.fromkeys(range(2, L + 1))
    es[L] = error
    for l in range(L, 2, -1):
        es[l - 1] = (weights[l].T @ es[l]) * f.prime(zs[l - 1])
    return es
""",
    ),
    dict(
        exercise="way back",
        why="an OrderedDict, filled from the top",
        code=r"""
def answer(w, z, delta_L, activation):
    from collections import OrderedDict
    d = OrderedDict([(max(z), delta_L)])
    for l in sorted(w, reverse=True)[:-1]:
        d[l - 1] = np.multiply(w[l].T @ d[l], activation.prime(z[l - 1]))
    return d
""",
    ),
    dict(
        exercise="product",
        why="from the cost",
        code=r"""
def answer(w, z, delta_L, activation):
    d = delta_L
    for l in range(max(z) - 1, 1, -1):
        d = activation.prime(z[l]) * (w[l + 1].T @ d)
    return d
""",
    ),
    dict(
        exercise="product",
        why="multi_dot with diagonal matrices",
        code=r"""
def answer(w, z, delta_L, activation):
    parts = []
    for l in range(2, max(z)):
        parts += [np.diag(activation.prime(z[l])[:, 0]), w[l + 1].T]
    return np.linalg.multi_dot(parts + [delta_L])
""",
    ),
    dict(
        exercise="product",
        why="recursion",
        code=r"""
def answer(w, z, delta_L, activation, l=2):
    if l == max(z):
        return delta_L
    return np.diag(activation.prime(z[l]).ravel()) @ w[l + 1].T @ answer(w, z, delta_L, activation, l + 1)
""",
    ),
    dict(
        exercise="product",
        why="row convention, row result",
        code=r"""
def answer(w, z, delta_L, activation):
    row = delta_L.T
    for l in range(max(z) - 1, 1, -1):
        row = (row @ w[l + 1]) * activation.prime(z[l]).T
    return row
""",
    ),
    dict(
        exercise="product",
        why="einsum step by step",
        code=r"""
def answer(w, z, delta_L, activation):
    d = delta_L[:, 0]
    for l in sorted(z)[-2::-1]:
        d = np.einsum("kj,k,j->j", w[l + 1], d, activation.prime(z[l])[:, 0])
    return d
""",
    ),
    dict(
        exercise="algorithm",
        why="notebook's",
        code=r"""
def answer(net, x, y):
    z, a, m = {}, {1: x}, x.shape[1]
    for l in range(2, net.L + 1):
        z[l] = net.w[l] @ a[l - 1] + net.b[l]
        a[l] = net.activation[l](z[l])
    delta = {net.L: net.cost.gradient(a[net.L], y) * net.activation[net.L].prime(z[net.L])}
    for l in range(net.L - 1, 1, -1):
        delta[l] = (net.w[l + 1].T @ delta[l + 1]) * net.activation[l].prime(z[l])
    nabla_w = {l: delta[l] @ a[l - 1].T / m for l in z}
    return nabla_w, {l: delta[l].mean(axis=1, keepdims=True) for l in z}
""",
    ),
    dict(
        exercise="algorithm",
        why="delta divided by m at the output",
        code=r"""
def answer(net, x, y):
    f = nnbp.feedforward(net, x)
    L, m = net.L, x.shape[1]
    d = net.cost.gradient(f.a[L], y) * net.activation[L].prime(f.z[L]) / m
    gw, gb = {}, {}
    for l in range(L, 1, -1):
        gw[l], gb[l] = d @ f.a[l - 1].T, d.sum(axis=1, keepdims=True)
        if l > 2:
            d = (net.w[l].T @ d) * net.activation[l - 1].prime(f.z[l - 1])
    return gw, gb
""",
    ),
    dict(
        exercise="algorithm",
        why="row examples inside, transposed at the ends",
        code=r"""
def answer(net, x, y):
    A, Z = {1: x.T}, {}
    for l in range(2, net.L + 1):
        Z[l] = A[l - 1] @ net.w[l].T + net.b[l].T
        A[l] = net.activation[l](Z[l])
    D = net.cost.gradient(A[net.L].T, y).T * net.activation[net.L].prime(Z[net.L])
    gw, gb = {}, {}
    for l in range(net.L, 1, -1):
        gw[l] = D.T @ A[l - 1] / len(D)
        gb[l] = D.mean(axis=0)[:, None]
        if l > 2:
            D = (D @ net.w[l]) * net.activation[l - 1].prime(Z[l - 1])
    return gw, gb
""",
    ),
    dict(
        exercise="algorithm",
        why="complex step, no backprop at all",
        code=r"""
def answer(net, x, y):
    return nnbp.complex_step_gradient(net, x, y)
""",
    ),
    dict(
        exercise="algorithm",
        why="list instead of a tuple for the pair, keys in another order",
        code=r"""
def answer(net, x, y):
    f = nnbp.feedforward(net, x)
    L, m = net.L, len(x.T)
    gw, gb, d = {}, {}, None
    for l in range(L, 1, -1):
        d = net.cost.gradient(f.a[L], y) if d is None else net.w[l + 1].T @ d
        d = d * net.activation[l].prime(f.z[l])
        gw[l] = np.einsum("jm,km->jk", d, f.a[l - 1]) / m
        gb[l] = np.mean(d, axis=1).reshape(-1, 1)
    return [gw, gb]
""",
    ),
    dict(
        exercise="SGD",
        why="a copy of the network, in place on the copy",
        code=r"""
def answer(net, x, y, eta):
    moved = net.copy()
    r = nnbp.backprop(net, x, y)
    for l in moved.w:
        moved.w[l] -= eta * r.nabla_w[l]
        moved.b[l] -= eta * r.nabla_b[l]
    return moved.w, moved.b
""",
    ),
    dict(
        exercise="SGD",
        why="eta / m times a sum over examples",
        code=r"""
def answer(net, x, y, eta):
    m = x.shape[1]
    w, b = dict(net.w), dict(net.b)
    for i in range(m):
        r = nnbp.backprop(net, x[:, i], y[:, i])
        for l in w:
            w[l] = w[l] - eta / m * r.nabla_w[l]
            b[l] = b[l] - eta / m * r.nabla_b[l]
    return w, b
""",
    ),
    dict(
        exercise="SGD",
        why="deep copies, np.subtract",
        code=r"""
def answer(net, x, y, eta):
    import copy
    w, b = copy.deepcopy(net.w), copy.deepcopy(net.b)
    r = nnbp.backprop(net, x, y)
    for l in w:
        np.subtract(w[l], eta * r.nabla_w[l], out=w[l])
        np.subtract(b[l], eta * r.nabla_b[l], out=b[l])
    return w, b
""",
    ),
    dict(
        exercise="SGD",
        why="sgd with one mini-batch of all",
        code=r"""
def answer(net, x, y, eta):
    n = net.copy()
    nnbp.sgd(n, (x, y), epochs=1, mini_batch_size=x.shape[1], eta=eta, rng=0)
    return n.w, n.b
""",
    ),
    dict(
        exercise="epoch",
        why="shuffled copies first, returns the net",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    X, Y = X[:, order], Y[:, order]
    for s in range(0, X.shape[1], mini_batch_size):
        r = nnbp.backprop(net, X[:, s:s + mini_batch_size], Y[:, s:s + mini_batch_size])
        for l in range(2, net.L + 1):
            net.w[l] = net.w[l] - eta * r.nabla_w[l]
            net.b[l] = net.b[l] - eta * r.nabla_b[l]
    return net
""",
    ),
    dict(
        exercise="epoch",
        why="rng.shuffle of an arange",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = np.arange(X.shape[1])
    rng.shuffle(order)
    while len(order):
        batch, order = order[:mini_batch_size], order[mini_batch_size:]
        r = nnbp.backprop(net, X[:, batch], Y[:, batch])
        for l in net.w:
            net.w[l] -= eta * r.nabla_w[l]
            net.b[l] -= eta * r.nabla_b[l]
""",
    ),
    dict(
        exercise="epoch",
        why="np.split at the multiples of the size, and a step in an inner function",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    def step(x, y):
        r = nnbp.backprop(net, x, y)
        for l in net.w:
            net.w[l] -= eta * r.nabla_w[l]
            net.b[l] -= eta * r.nabla_b[l]

    order = rng.permutation(X.shape[1])
    for batch in np.split(order, range(mini_batch_size, len(order), mini_batch_size)):
        step(X[:, batch], Y[:, batch])
""",
    ),
    dict(
        exercise="epoch",
        why="new dicts assigned to the network",
        code=r"""
def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    for k in range(math.ceil(len(order) / mini_batch_size)):
        i = order[k * mini_batch_size:(k + 1) * mini_batch_size]
        r = nnbp.backprop(net, X[:, i], Y[:, i])
        net.w = {l: net.w[l] - eta * r.nabla_w[l] for l in net.w}
        net.b = {l: net.b[l] - eta * r.nabla_b[l] for l in net.b}
""",
    ),
    dict(
        exercise="own activation",
        why="Softplus as in the notebook",
        code=r"""
class Softplus:
    def __call__(self, z):
        return np.log(1 + np.exp(z))

    def prime(self, z):
        return nnbp.sigmoid(z)


answer = Softplus()
""",
    ),
    dict(
        exercise="own activation",
        why="Softplus by logaddexp, slope by exp",
        code=r"""
class Softplus:
    def __call__(self, z):
        return np.logaddexp(0, z)

    def prime(self, z):
        return 1 / (1 + np.exp(-z))


answer = Softplus()
""",
    ),
    dict(
        exercise="own activation",
        why="Swish, slope from its value",
        code=r"""
class Swish:
    def __call__(self, z):
        return z * nnbp.sigmoid(z)

    def prime(self, z):
        s = nnbp.sigmoid(z)
        a = self(z)
        return a + s * (1 - a)


answer = Swish()
""",
    ),
    dict(
        exercise="own activation",
        why="Swish with a beta",
        code=r"""
class SwishBeta:
    def __init__(self, beta=1.7):
        self.beta = beta

    def __call__(self, z):
        return z * nnbp.sigmoid(self.beta * z)

    def prime(self, z):
        s = nnbp.sigmoid(self.beta * z)
        return s + self.beta * z * s * (1 - s)


answer = SwishBeta()
""",
    ),
    dict(
        exercise="own activation",
        why="tanh with 1 / cosh^2",
        code=r"""
class Tanh:
    def __call__(self, z):
        return np.tanh(z)

    def prime(self, z):
        return np.cosh(z) ** -2.0


answer = Tanh()
""",
    ),
    dict(
        exercise="own activation",
        why="relu with maximum and a boolean",
        code=r"""
class Relu:
    def __call__(self, z):
        return np.maximum(z, 0)

    def prime(self, z):
        return (z > 0).astype(float)


answer = Relu()
""",
    ),
    dict(
        exercise="own activation",
        why="relu with a half at the kink",
        code=r"""
class Relu:
    def __call__(self, z):
        return (z + np.abs(z)) / 2

    def prime(self, z):
        return (1 + np.sign(z)) / 2


answer = Relu()
""",
    ),
    dict(
        exercise="own activation",
        why="relu with heaviside",
        code=r"""
class Relu:
    def __call__(self, z):
        return np.clip(z, 0, None)

    def prime(self, z):
        return np.heaviside(z, 0.0)


answer = Relu()
""",
    ),
    dict(
        exercise="own activation",
        why="relu6",
        code=r"""
class Relu6:
    def __call__(self, z):
        return np.clip(z, 0, 6)

    def prime(self, z):
        return np.where((z > 0) & (z < 6), 1.0, 0.0)


answer = Relu6()
""",
    ),
    dict(
        exercise="own activation",
        why="hard sigmoid",
        code=r"""
class HardSigmoid:
    def __call__(self, z):
        return np.clip(0.2 * z + 0.5, 0, 1)

    def prime(self, z):
        return 0.2 * (np.abs(z) < 2.5)


answer = HardSigmoid()
""",
    ),
    dict(
        exercise="own activation",
        why="selu",
        code=r"""
class Selu:
    def __call__(self, z):
        return 1.0507 * np.where(z > 0, z, 1.6733 * (np.exp(z) - 1))

    def prime(self, z):
        return 1.0507 * np.where(z > 0, 1, 1.6733 * np.exp(z))


answer = Selu()
""",
    ),
    dict(
        exercise="own activation",
        why="softsign with abs",
        code=r"""
class Softsign:
    def __call__(self, z):
        return z / (1 + np.abs(z))

    def prime(self, z):
        return 1 / (1 + np.abs(z)) ** 2


answer = Softsign()
""",
    ),
    dict(
        exercise="own activation",
        why="Gaussian",
        code=r"""
class Gauss:
    def __call__(self, z):
        return np.exp(-z ** 2)

    def prime(self, z):
        return -2 * z * np.exp(-z ** 2)


answer = Gauss()
""",
    ),
    dict(
        exercise="own activation",
        why="sine of 3 z",
        code=r"""
class Sine:
    def __call__(self, z):
        return np.sin(3 * z)

    def prime(self, z):
        return 3 * np.cos(3 * z)


answer = Sine()
""",
    ),
    dict(
        exercise="own activation",
        why="identity with ones",
        code=r"""
class Linear:
    def __call__(self, z):
        return z

    def prime(self, z):
        return np.ones_like(z)


answer = Linear()
""",
    ),
    dict(
        exercise="own activation",
        why="mish",
        code=r"""
class Mish:
    def __call__(self, z):
        return z * np.tanh(np.log1p(np.exp(z)))

    def prime(self, z):
        t = np.tanh(np.log1p(np.exp(z)))
        return t + z * (1 - t ** 2) * nnbp.sigmoid(z)


answer = Mish()
""",
    ),
    dict(
        exercise="own activation",
        why="LeCun's tanh",
        code=r"""
class LeCun:
    def __call__(self, z):
        return 1.7159 * np.tanh(2 * z / 3)

    def prime(self, z):
        return 1.7159 * 2 / 3 * (1 - np.tanh(2 * z / 3) ** 2)


answer = LeCun()
""",
    ),
    dict(
        exercise="own activation",
        why="z / sqrt(1 + z^2)",
        code=r"""
class Isru:
    def __call__(self, z):
        return z / np.sqrt(1 + z ** 2)

    def prime(self, z):
        return (1 + z ** 2) ** -1.5


answer = Isru()
""",
    ),
    dict(
        exercise="own activation",
        why="vectorized scalar functions",
        code=r"""
class Scalars:
    def __call__(self, z):
        return np.vectorize(math.atan, otypes=[float])(z)

    def prime(self, z):
        return np.vectorize(lambda v: 1 / (1 + v * v), otypes=[float])(z)


answer = Scalars()
""",
    ),
    dict(
        exercise="own cost",
        why="Quartic",
        code=r"""
class Quartic:
    def __call__(self, a, y):
        return ((a - y) ** 4).sum(axis=0) / 4

    def gradient(self, a, y):
        return (a - y) ** 3


answer = Quartic()
""",
    ),
    dict(
        exercise="own cost",
        why="mean squared error with its 2/n",
        code=r"""
class Mse:
    def __call__(self, a, y):
        return ((a - y) ** 2).mean(axis=0)

    def gradient(self, a, y):
        return 2 * (a - y) / len(a)


answer = Mse()
""",
    ),
    dict(
        exercise="own cost",
        why="Huber with where",
        code=r"""
class Huber:
    def __call__(self, a, y):
        d = a - y
        r = np.abs(d)
        return np.where(r < 0.3, d ** 2 / 2, 0.3 * (r - 0.15)).sum(axis=0)

    def gradient(self, a, y):
        d = a - y
        return np.where(np.abs(d) < 0.3, d, 0.3 * np.sign(d))


answer = Huber()
""",
    ),
    dict(
        exercise="own cost",
        why="absolute error",
        code=r"""
class L1:
    def __call__(self, a, y):
        return np.abs(a - y).sum(axis=0)

    def gradient(self, a, y):
        return np.sign(a - y)


answer = L1()
""",
    ),
    dict(
        exercise="own cost",
        why="hinge",
        code=r"""
class Hinge:
    def __call__(self, a, y):
        t = 2 * y - 1
        return np.maximum(0, 1 - t * a).sum(axis=0)

    def gradient(self, a, y):
        t = 2 * y - 1
        return np.where(t * a < 1, -t, 0.0)


answer = Hinge()
""",
    ),
    dict(
        exercise="own cost",
        why="cross-entropy, two terms",
        code=r"""
class Ce:
    def __call__(self, a, y):
        return -(y * np.log(a) + (1 - y) * np.log(1 - a)).sum(axis=0)

    def gradient(self, a, y):
        return -y / a + (1 - y) / (1 - a)


answer = Ce()
""",
    ),
    dict(
        exercise="own cost",
        why="log-cosh",
        code=r"""
class LogCosh:
    def __call__(self, a, y):
        return np.log(np.cosh(a - y)).sum(axis=0)

    def gradient(self, a, y):
        return np.tanh(a - y)


answer = LogCosh()
""",
    ),
    dict(
        exercise="own cost",
        why="pinball",
        code=r"""
class Pinball:
    def __call__(self, a, y):
        d = y - a
        return np.where(d > 0, 0.8 * d, -0.2 * d).sum(axis=0)

    def gradient(self, a, y):
        return np.where(y > a, -0.8, 0.2)


answer = Pinball()
""",
    ),
    dict(
        exercise="own cost",
        why="epsilon-insensitive",
        code=r"""
class Tube:
    def __call__(self, a, y):
        return np.maximum(0, np.abs(a - y) - 0.2).sum(axis=0)

    def gradient(self, a, y):
        d = a - y
        return np.sign(d) * (np.abs(d) > 0.2)


answer = Tube()
""",
    ),
    dict(
        exercise="own cost",
        why="cubic of the size of the miss",
        code=r"""
class Cubic:
    def __call__(self, a, y):
        return (np.abs(a - y) ** 3).sum(axis=0) / 3

    def gradient(self, a, y):
        return (a - y) * np.abs(a - y)


answer = Cubic()
""",
    ),
    dict(
        exercise="own cost",
        why="root of the squares",
        code=r"""
class Rms:
    def __call__(self, a, y):
        return np.sqrt(((a - y) ** 2).sum(axis=0) + 0.01)

    def gradient(self, a, y):
        return (a - y) / self(a, y)


answer = Rms()
""",
    ),
]
