# What most notebooks do: ipywidgets.interact draws a matplotlib figure anew for every value of the slider.
# For speed, its cost curve is computed once and its margins are not trimmed, as inline figures' usually are.
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import FloatSlider, interact
from matplotlib.patches import Circle

import nnbp

get_ipython().run_line_magic("matplotlib", "inline")  # noqa: F821
get_ipython().run_line_magic("config", "InlineBackend.print_figure_kwargs = {'bbox_inches': None}")  # noqa: F821
net, x, y = nnbp.tiny_network()
values = np.linspace(-5, 5, 101)


def at(value):
    net.w[3][0, 1] = value
    return nnbp.backprop(net, x, y)


costs = [at(value).cost for value in values]
z = np.linspace(-7, 7, 161)
curve = 1 / (1 + np.exp(-z))


def draw(w):
    result = at(w)
    fig = plt.figure(figsize=(10.8, 5.8))
    diagram = fig.add_axes((0.01, 0.03, 0.66, 0.94))
    diagram.set(xlim=(0.6, 4.6), ylim=(-2, 1.8), aspect="equal")
    diagram.axis("off")
    place = {
        (l, j): (l, 1.2 * ((net.sizes[l - 1] - 1) / 2 - j))
        for l in range(1, net.L + 1)
        for j in range(net.sizes[l - 1])
    }
    for l in range(2, net.L + 1):
        for j in range(net.sizes[l - 1]):
            for k in range(net.sizes[l - 2]):
                weight, held = net.w[l][j, k], (l, j, k) == (3, 0, 1)
                diagram.plot(
                    *zip(place[l - 1, k], place[l, j], strict=True), color="black" if held else "gray", zorder=1,
                    linewidth=0.8 + 1.5 * abs(weight), linestyle="--" if weight < 0 else "-",
                )  # fmt: skip
    for (l, j), (cx, cy) in place.items():
        a = result.forward.a[l][j, 0]
        diagram.add_patch(Circle((cx, cy), 0.2, facecolor=plt.cm.Blues(a), edgecolor="black", zorder=2))
        diagram.text(cx, cy, f"{a:.2f}", ha="center", va="center", weight="bold", color="white" if a > 0.6 else "black")
        if l > 1:
            delta = result.delta[l][j, 0]
            diagram.barh(cy - 0.3, 2 * delta, 0.07, left=cx, color="purple" if delta > 0 else "darkorange", zorder=2)
            diagram.text(cx, cy - 0.45, f"δ {delta:+.4f}", ha="center", va="center", fontsize=9)
    diagram.text(2.5, 0.6, f"w = {w:+.2f}", ha="center", bbox={"boxstyle": "round", "facecolor": "white"})

    sigma = fig.add_axes((0.71, 0.57, 0.27, 0.37), title="every neuron on its curve", xlabel="z")
    sigma.plot(z, curve)
    sigma.plot(z, curve * (1 - curve))
    for l in range(2, net.L + 1):
        sigma.plot(result.forward.z[l], result.forward.a[l], "ko", markersize=5)
    cost = fig.add_axes((0.71, 0.1, 0.27, 0.33), title=f"C = {result.cost:.4f}", xlabel="w")
    cost.plot(values, costs, color="crimson")
    cost.plot(w, result.cost, "o", color="crimson")
    slope = result.nabla_w[3][0, 1]
    cost.plot([w - 0.5, w + 0.5], [result.cost - 0.5 * slope, result.cost + 0.5 * slope], "k")

    # For the measurement: the slider's position in ten black or white squares, bottom left, read back from the picture.
    bits = [round((w + 5) / 0.02) >> bit & 1 for bit in range(10)]
    fig.figimage(np.kron(bits, np.ones((8, 8))), cmap="gray", vmin=0, vmax=1, origin="lower")
    plt.show()


interact(draw, w=FloatSlider(value=-1.9, min=-5, max=5, step=0.02))  # noqa: E703
