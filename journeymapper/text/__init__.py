"""Measuring, shaping and breaking lines; the one reader of fonts.

Every width on the screen and on paper comes from here: HarfBuzz over the bundled fonts. A pen
places the glyphs it is given and never asks its own library how wide a text is.
"""

from journeymapper.text.carets import caret_x
from journeymapper.text.faces import Face, faces
from journeymapper.text.front import (
    as_paragraph,
    break_lines,
    is_right_to_left,
    line_height,
    measure,
    shape,
)
from journeymapper.text.model import Line, Run, Style

__all__ = [
    "Face",
    "Line",
    "Run",
    "Style",
    "as_paragraph",
    "break_lines",
    "caret_x",
    "faces",
    "is_right_to_left",
    "line_height",
    "measure",
    "shape",
]
