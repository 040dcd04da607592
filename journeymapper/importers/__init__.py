"""Readers of other programs' files, found by their registry."""
