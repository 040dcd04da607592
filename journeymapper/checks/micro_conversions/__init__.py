"""Mistake 8: micro-conversions forgotten. A check a file."""
