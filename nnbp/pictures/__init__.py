"""Live pictures: drawings whose every position is computed ahead by Python and looked up by the page."""
