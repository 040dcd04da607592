"""Mistake 3: demographics only. A check a file."""
