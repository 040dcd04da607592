"""Mistake 1: no proper map. A check a file."""
