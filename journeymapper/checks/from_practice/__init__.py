"""Mistake 16: and from practice. A check a file."""
