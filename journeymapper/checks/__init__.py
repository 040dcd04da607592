"""The known mistakes, found by their registry."""
