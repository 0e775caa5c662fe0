"""Lesson 02, name the error: all that is its own."""
