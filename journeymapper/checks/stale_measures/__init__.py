"""Mistake 14: measures gone stale. A check a file."""
