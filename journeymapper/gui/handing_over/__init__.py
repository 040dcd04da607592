"""Giving a project away: what is taken out of it before, and what is removed from it for good."""
