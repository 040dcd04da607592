"""Mistake 12: seasons ignored. A check a file."""
