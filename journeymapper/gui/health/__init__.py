"""What the checks find, beside the map."""
