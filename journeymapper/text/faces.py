"""The bundled font files: which there are, and which one serves a family in a weight."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from journeymapper.domain.frozen import frozen
from journeymapper.resource_folder import resource


@frozen
class Face:
    """One bundled font file."""

    name: str
    file_name: str

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return resource("fonts", self.file_name)

    def data(self) -> bytes:
        """The bytes of the file, read once. Raises ``OSError`` when the installation is broken."""
        return _read(self.file_name)


@cache
def _read(file_name: str) -> bytes:
    return resource("fonts", file_name).read_bytes()


def _face(family: str, style: str) -> Face:
    return Face(f"Journey {family} {style}", f"Journey{family}-{style}.ttf")


def _weights(family: str, *styles: str) -> dict[int, Face]:
    numbers = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
    return {numbers[style]: _face(family, style) for style in styles}


MAIN_FAMILY = "Inter"

EMOJI_FAMILY = "Emoji"
EAST_ASIAN_FAMILY = "Han"

FAMILIES: dict[str, dict[int, Face]] = {
    MAIN_FAMILY: _weights(MAIN_FAMILY, "Regular", "Medium", "SemiBold", "Bold"),
    "Arabic": _weights("Arabic", "Regular", "Bold"),
    "Hebrew": _weights("Hebrew", "Regular", "Bold"),
    "Devanagari": _weights("Devanagari", "Regular", "Bold"),
    "Thai": _weights("Thai", "Regular", "Bold"),
    "Symbols": _weights("Symbols", "Regular"),
    "Math": _weights("Math", "Regular"),
    "Pictographs": _weights("Pictographs", "Regular"),
    EMOJI_FAMILY: _weights(EMOJI_FAMILY, "Regular"),
    EAST_ASIAN_FAMILY: _weights(EAST_ASIAN_FAMILY, "Regular"),
}
"""Faces by family and weight, in the order in which families are asked for a character."""

_HOMES: dict[str, tuple[tuple[int, int], ...]] = {
    "Arabic": ((0x0600, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)),
    "Hebrew": ((0x0590, 0x05FF), (0xFB1D, 0xFB4F)),
    "Devanagari": ((0x0900, 0x097F), (0xA8E0, 0xA8FF)),
    "Thai": ((0x0E00, 0x0E7F),),
    EMOJI_FAMILY: ((0x1F000, 0x1FFFF),),
    EAST_ASIAN_FAMILY: (
        (0x1100, 0x11FF),
        (0x2E80, 0xA4CF),
        (0xAC00, 0xD7FF),
        (0xF900, 0xFAFF),
        (0xFF00, 0xFFEF),
        (0x20000, 0x3FFFF),
    ),
}


def families_for(code: int) -> list[str]:
    """The families in the order in which to ask for a code point: where it is at home first, so
    that a large file is not opened in vain."""
    return sorted(
        (family for family in FAMILIES if family != MAIN_FAMILY),
        key=lambda family: not any(first <= code <= last for first, last in _HOMES.get(family, ())),
    )


@cache
def face_for(family: str, weight: int) -> Face:
    """The family's face nearest to the weight; of two equally near ones the bolder."""
    members = FAMILIES[family]
    return members[min(members, key=lambda has: (abs(has - weight), -has))]


def faces() -> tuple[Face, ...]:
    """Every bundled face."""
    return tuple(face for members in FAMILIES.values() for face in members.values())
