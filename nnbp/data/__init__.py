"""What there is to learn from: the tiny network, points in the plane, handwritten digits."""
