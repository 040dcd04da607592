"""Cases by mistake; each module has a list ``CASES``."""
