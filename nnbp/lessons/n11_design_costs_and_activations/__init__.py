"""Lesson 11, design costs and activations: all that is its own."""
