"""Mistake 9: too many touchpoints. A check a file."""
