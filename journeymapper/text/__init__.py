"""Measuring, shaping and breaking lines; the one reader of fonts."""
