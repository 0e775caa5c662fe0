"""Lesson 14, build it yourself: all that is its own."""
