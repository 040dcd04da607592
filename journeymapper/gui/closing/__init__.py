"""Closing the loop: how much of what customers said was answered, and what came of it."""
