"""Lesson 12, watch the error vanish: all that is its own."""
