"""Mistake 15: never tested. A check a file."""
