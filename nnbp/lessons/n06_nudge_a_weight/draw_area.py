"""One gradient as an area: as wide as what comes in, as high as the error, in a frame with room for the most."""

import numpy as np

from ...live.columns import choose, place
from ...live.marks import words

THICK, AWAY = 10, 6  # of the bars along the sides, and from the frame to them
SIDE = 74  # pixels to the left of the frame, for the error


def draw_area(scene, left, top, width, height, zoom, grid):
    """A block on the scale of the Grid's cells, larger: both its sides as bars, and the block between them."""
    scene.add("text", text=f"∂C/∂{zoom.weight.label} is an area", kind="strong", x=left, y=top - 46)
    left, width = left + SIDE, width - SIDE
    breadth, length = (np.minimum(np.abs(v) / full, 1) * room for v, full, room in
                       ((zoom.a_in, grid.full_a, width), (zoom.delta, grid.full_error, height)))  # fmt: skip
    scene.add("rect", kind="frame", x=left, y=top, width=width, height=height)
    across, down = {"x": left, "width": place(breadth)}, {"y": top, "height": place(length)}
    signs = choose(zoom.delta < 0, ("d", "n"))
    scene.add("rect", kind=choose(zoom.a_in < 0, ("a", "hollow")), y=top - AWAY - THICK, height=THICK, **across)
    scene.add("rect", kind=signs, x=left - AWAY - THICK, width=THICK, **down)
    scene.add("rect", kind=choose(zoom.gradient < 0, ("d", "n")), **across, **down)
    scene.place(words(("a strong", "|aᵢₙ|"), ("muted", " wide"), x=left, y=top - AWAY - THICK - 8))
    kinds = choose(zoom.delta < 0, ("d strong end", "n strong end"))
    scene.add("text", text="|δₒᵤₜ|", kind=kinds, x=left - AWAY - THICK - 8, y=top + 12)
    scene.add("text", text="high", kind="muted end", x=left - AWAY - THICK - 8, y=top + 30)
