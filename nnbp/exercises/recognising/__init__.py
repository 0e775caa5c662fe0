"""From a wrong answer to what is wrong with it: by name where it has one, by evidence elsewhere."""
