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


@cache
def _font(face: Face) -> Any:
    return uharfbuzz.Font(uharfbuzz.Face(face.data()))


@cache
def extents(face: Face) -> tuple[float, float]:
    """Ascent and descent of the face in ems, both positive."""
    font = _font(face)
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
    indices: list[int] = []
    xs: list[float] = []
    ys: list[float] = []
    clusters: list[int] = []
    x = 0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        indices.append(info.codepoint)
        clusters.append(info.cluster)
        xs.append((x + place.x_offset) * unit)
        ys.append(-place.y_offset * unit)
        x += place.x_advance
    return Glyphs(indices, xs, ys, clusters, x * unit)
