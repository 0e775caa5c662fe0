"""Lesson 05, nudge a bias: all that is its own."""
