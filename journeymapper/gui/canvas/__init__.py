"""The map canvas and the emotion curve under it."""
