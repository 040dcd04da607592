"""Documents, found by their registry."""
