"""Dots on stickies: rounds, and their results."""
