"""What a reader's function raised, in words that help."""
