"""The journey on a projector: step by step, full screen, with notes for the speaker."""
