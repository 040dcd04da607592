"""Mistake 4: mobile overlooked. A check a file."""
