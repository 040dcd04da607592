"""The page to begin from."""
