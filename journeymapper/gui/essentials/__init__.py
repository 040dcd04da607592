"""Only what is essential: the three questions over the map."""
