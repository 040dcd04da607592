"""Event logs: what customers really did."""
