"""Mistake 2: after the purchase nothing. A check a file."""
