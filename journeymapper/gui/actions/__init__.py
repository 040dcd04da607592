"""What was decided: a list, and a matrix of impact and effort."""
