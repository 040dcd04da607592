"""Experiments: a list and an editor, what the numbers say, and the card of the inspector."""
