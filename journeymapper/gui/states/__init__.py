"""Current, future and ideal journeys side by side."""
