"""The explorers: one live picture a file, made of pictures' parts and the package's numbers, with no mathematics of its own."""
