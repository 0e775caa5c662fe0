"""A reader's function, run: on copies, within a limit of time, whatever it does."""
