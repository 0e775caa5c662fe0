"""The cost counter: what one gradient takes."""
