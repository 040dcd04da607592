"""Every edit, one family a file."""
