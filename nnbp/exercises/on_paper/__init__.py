"""A sheet to work out by hand."""
