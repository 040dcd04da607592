"""Who can draw a picture: Qt, PDF, SVG."""
