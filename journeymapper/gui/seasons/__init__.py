"""What time brings: seasons, reviews of the journey, and meetings that come back."""
