"""Lesson 04, pass the error back: all that is its own."""
