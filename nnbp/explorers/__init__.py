"""The explorers: one live picture a file, made of the pictures' parts, with no mathematics in it."""
