"""The page with everything that is known about a persona."""
