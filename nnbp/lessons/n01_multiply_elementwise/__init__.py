"""Lesson 01, multiply elementwise: all that is its own."""
