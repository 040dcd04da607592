"""Who owns and does things."""
