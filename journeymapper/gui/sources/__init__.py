"""Who says so: sources, and what rests on them."""
