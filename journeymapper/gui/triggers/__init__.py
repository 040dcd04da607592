"""The page of triggers, and the contacts that they cause."""
