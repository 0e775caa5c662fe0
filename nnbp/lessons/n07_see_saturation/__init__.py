"""Lesson 07, see saturation: all that is its own."""
