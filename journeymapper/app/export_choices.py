"""Which choices each format heeds: a dialog shows no others, the command line says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.vocabulary import Ink, PageWay
from journeymapper.drawing.pages.paper import CUSTOM

_ALWAYS = frozenset({"journeys", "personas", "audience"})
_PAGES = frozenset(
    {
        "sections",
        "page_size",
        "page_width",
        "page_height",
        "orientation",
        "margin",
        "way",
        "overlap",
        "reading_distance",
    }
)
_WORDS = frozenset({"header", "footer"})
_COLOURS = frozenset({"ink", "accent"})
_LOGO = frozenset({"logo", "with_logo"})
_PICTURE = _COLOURS | _WORDS | {"background", "scale", "language", "review_round"}
_HEEDED: Mapping[str, frozenset[str]] = {
    "pdf": _PAGES | _COLOURS | _LOGO | _WORDS | {"language", "review_round"},
    "html": _COLOURS | _LOGO | _WORDS | {"sections", "language", "review_round"},
    "png": _PICTURE,
    "svg": _PICTURE,
    "pptx": _COLOURS | _LOGO | _WORDS | {"sections", "template", "language", "review_round"},
    "xlsx": frozenset({"language", "review_round"}),
    "markdown": _WORDS | {"sections", "language", "review_round"},
}
_WHERE = {
    "page_width": ("page_size", CUSTOM),
    "page_height": ("page_size", CUSTOM),
    "overlap": ("way", PageWay.TILED),
    "logo": ("with_logo", True),
}
"""What is asked only where another choice has some value."""


def heeded_by(format_name: str) -> frozenset[str]:
    """The fields of an ``ExportPreset`` that change what a format's file holds."""
    return _ALWAYS | _HEEDED.get(format_name, frozenset())


def asked_for(options: ExportPreset) -> frozenset[str]:
    """The fields that change the file as things are chosen now."""
    return frozenset(
        one
        for one in heeded_by(options.format_name)
        if one not in _WHERE or getattr(options, _WHERE[one][0]) == _WHERE[one][1]
    )


def unheeded(fields: Iterable[str], format_name: str) -> list[str]:
    """Those of the fields for which the format has no use, in their order."""
    heeded = heeded_by(format_name)
    return [one for one in fields if one in _KNOWN and one not in heeded]


_KNOWN = frozenset().union(*_HEEDED.values())
INKS = {
    Ink.COLOUR: "In colour",
    Ink.GREYSCALE: "In shades of grey",
    Ink.HIGH_CONTRAST: "In high contrast",
}
