"""Bringing feedback from a table: the window that looks into it, and files that are followed."""
