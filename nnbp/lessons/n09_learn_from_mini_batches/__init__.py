"""Lesson 09, learn from mini batches: all that is its own."""
