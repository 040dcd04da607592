"""The bundled font files: which there are, and which one serves a family in a weight."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from journeymapper.resource_folder import resource


@dataclass(frozen=True, slots=True)
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

FAMILIES: dict[str, dict[int, Face]] = {
    MAIN_FAMILY: _weights(MAIN_FAMILY, "Regular", "Medium", "SemiBold", "Bold"),
}
"""Faces by family and weight, in the order in which families are asked for a character."""


@cache
def face_for(family: str, weight: int) -> Face:
    """The family's face nearest to the weight; of two equally near ones the bolder."""
    members = FAMILIES[family]
    return members[min(members, key=lambda has: (abs(has - weight), -has))]


def faces() -> tuple[Face, ...]:
    """Every bundled face."""
    return tuple(face for members in FAMILIES.values() for face in members.values())
