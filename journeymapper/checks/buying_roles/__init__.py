"""Mistake 11: buying roles missing. A check a file."""
