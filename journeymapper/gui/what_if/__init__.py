"""The page that asks what if: shares that are tried out, and what they change at the end."""
