"""The rail: personas, stages and loops of the journey."""
