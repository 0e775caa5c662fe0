"""What is asked: each exercise with its right answer, and the cases that answers are tried on."""
