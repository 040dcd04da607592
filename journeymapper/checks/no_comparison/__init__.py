"""Mistake 13: no comparison. A check a file."""
