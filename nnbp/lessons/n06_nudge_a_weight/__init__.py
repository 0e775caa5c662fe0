"""Lesson 06, nudge a weight: all that is its own."""
