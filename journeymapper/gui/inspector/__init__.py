"""The inspector: what is selected, and the fields that panels are built from."""
