"""The cache game: stored values to erase."""
