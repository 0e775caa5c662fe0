"""Lesson 03, find the output error: all that is its own."""
