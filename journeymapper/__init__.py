"""Journey Mapper: draw how customers really go, in loops, on your own computer."""

__version__ = "0.1.0"
