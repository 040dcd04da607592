"""Feedback notes: the inbox of the project, and a panel for the touchpoint they speak of."""
