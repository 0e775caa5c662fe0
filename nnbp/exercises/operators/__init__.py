"""The ways in which an expression goes wrong: one change to one place, with its sentence."""
