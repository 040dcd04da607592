"""The outline: the journey beside the map as indented text that can be typed and pasted."""
