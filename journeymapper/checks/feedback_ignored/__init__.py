"""Mistake 10: feedback ignored. A check a file."""
