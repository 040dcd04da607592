"""Mistake 6: dirty data. A check a file."""
