"""What text becomes once it is shaped: styles, runs of placed glyphs, lines."""

from __future__ import annotations

from dataclasses import dataclass

from journeymapper.text.faces import Face


@dataclass(frozen=True, slots=True)
class Style:
    """Size in journey units (points on paper) and weight: 400, 500, 600 or 700."""

    size: float = 13.0
    weight: int = 400


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face, one script and one direction, from left to right.

    ``xs`` and ``ys`` place each glyph relative to the line's left end and baseline, y downwards.
    ``clusters`` says for each glyph which character of the line it stands for first; ``start`` and
    ``text`` say which part of the line's text the run covers.
    """

    face: Face
    size: float
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    clusters: tuple[int, ...]
    text: str
    right_to_left: bool
    start: int
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: its runs in visual order, its width, ascent and descent (both positive).

    ``text`` is in logical order. ``missing`` names, once each, the characters that no bundled face
    has and that are drawn as an empty box.
    """

    text: str
    runs: tuple[Run, ...]
    width: float
    ascent: float
    descent: float
    missing: tuple[str, ...] = ()
    right_to_left: bool = False
    """Whether it is of a paragraph that runs from right to left."""
