"""Lesson 00, start here: all that is its own."""
