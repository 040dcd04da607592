"""Stickies: notes typed as fast as people speak."""
