"""The session and the use cases that both shells call."""
