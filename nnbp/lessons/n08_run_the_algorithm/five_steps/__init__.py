"""The five steps, one phase a press."""
