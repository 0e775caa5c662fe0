"""What everything stands on: what readers hand in, the names of parameters, progress."""
