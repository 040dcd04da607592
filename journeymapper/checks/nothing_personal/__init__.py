"""Mistake 7: nothing personal. A check a file."""
