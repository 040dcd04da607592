"""Glyphs from characters: the one file that speaks to HarfBuzz."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, NamedTuple

import uharfbuzz

from journeymapper.text.faces import MAIN_FAMILY, Face, face_for, families_for


class Glyphs(NamedTuple):
    """Glyphs from left to right, lengths in ems; ``xs`` start at the left end of the piece."""

    indices: list[int]
    xs: list[float]
    ys: list[float]
    clusters: list[int]
    width: float


_fonts: dict[str, Any] = {}
"""By file: a text's hash is known, a face's would be worked out for each word."""


def _font(face: Face) -> Any:
    font = _fonts.get(face.file_name)
    if font is None:
        font = _fonts[face.file_name] = uharfbuzz.Font(uharfbuzz.Face(face.data()))
    return font


def extents(face: Face) -> tuple[float, float]:
    """Ascent and descent of the face in ems, both positive."""
    known = _extents.get(face.file_name)
    if known is None:
        known = _extents[face.file_name] = _measured(_font(face))
    return known


_extents: dict[str, tuple[float, float]] = {}


def _measured(font: Any) -> tuple[float, float]:
    measured = font.get_font_extents("ltr")
    upem: int = font.face.upem
    return measured.ascender / upem, -measured.descender / upem


@cache
def coverage(family: str) -> frozenset[int]:
    """Code points that the family has a glyph for."""
    return frozenset(_font(face_for(family, 400)).face.unicodes)


@lru_cache(maxsize=16384)
def family_of(character: str) -> str | None:
    """The first family that has the character, or ``None``."""
    code = ord(character)
    if code in coverage(MAIN_FAMILY):
        return MAIN_FAMILY
    return next((family for family in families_for(code) if code in coverage(family)), None)


def shape_piece(
    text: str, start: int, end: int, face: Face, right_to_left: bool, script: str, language: str
) -> Glyphs:
    """Shape ``text[start:end]``, seen in the context of the whole text. ``script`` is an ISO 15924
    code, ``language`` a BCP 47 tag; both may be empty."""
    font = _font(face)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text, start, end - start)
    buffer.direction = "rtl" if right_to_left else "ltr"
    if script:
        buffer.script = script
    if language:
        buffer.language = language
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    unit = 1.0 / font.face.upem
    infos = buffer.glyph_infos
    xs: list[float] = []
    ys: list[float] = []
    x = 0
    for x_offset, y_offset, advance, _ in [one.position for one in buffer.glyph_positions]:
        xs.append((x + x_offset) * unit)
        ys.append(-y_offset * unit)
        x += advance
    clusters = [one.cluster for one in infos]
    return Glyphs([one.codepoint for one in infos], xs, ys, clusters, x * unit)
