"""The empathy map of a persona: a panel beside the canvas, and a view that fills the window."""
