"""Review rounds: numbered documents go out, comments come back to their cards."""
