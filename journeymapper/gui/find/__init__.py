"""Find anything: one line that leads to every record, page and command."""
