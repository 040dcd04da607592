"""Measuring, shaping and breaking lines; the one reader of fonts.

Every width on the screen and on paper comes from here: HarfBuzz over the bundled fonts. A pen
places the glyphs it is given and never asks its own library how wide a text is.
"""

from journeymapper.text.breaking import break_lines
from journeymapper.text.direction import is_right_to_left
from journeymapper.text.faces import Face, faces
from journeymapper.text.model import Line, Run, Style
from journeymapper.text.shaping import caret_x, line_height, measure, shape

__all__ = [
    "Face",
    "Line",
    "Run",
    "Style",
    "break_lines",
    "caret_x",
    "faces",
    "is_right_to_left",
    "line_height",
    "measure",
    "shape",
]
