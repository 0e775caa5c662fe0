"""Lesson 13, read digits: all that is its own."""
