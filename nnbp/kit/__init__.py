"""The drawings, and the explorer, that several lessons share."""
