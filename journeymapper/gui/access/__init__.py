"""What assistive technology is told of widgets that paint by hand.

Nothing here runs before a screen reader, or whatever reads the window, asks: ``factory`` is all
that a start installs.
"""
