"""Benchmarks: each is one module with a sentence that says what it measures, and run(), which measures it and prints."""
