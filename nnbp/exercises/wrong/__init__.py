"""Wrong answers as functions: made by the operators, or written by hand, exercise by exercise."""
