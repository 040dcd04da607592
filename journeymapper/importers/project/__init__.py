"""Whole projects in the form of ``docs/json.md``, read back."""
