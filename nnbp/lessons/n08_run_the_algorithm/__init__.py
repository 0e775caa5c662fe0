"""Lesson 08, run the algorithm: all that is its own."""
