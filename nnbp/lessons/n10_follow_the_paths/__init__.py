"""Lesson 10, follow the paths: all that is its own."""
