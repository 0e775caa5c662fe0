"""A reader's own activation or cost, tried."""
