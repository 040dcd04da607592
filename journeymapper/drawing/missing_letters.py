"""Characters that no bundled font has: they are drawn as an empty box, and are told here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import category

from journeymapper.domain.remark import Remark
from journeymapper.drawing.primitives import Picture, Placed, TextLine

MOST = 12
"""Characters that are named; of more only their number is told."""


def missing_in(picture: Picture, seen: set[int] | None = None) -> Iterator[str]:
    """The characters, in the order of drawing, some of them more than once. What is placed several
    times is looked at once."""
    known: set[int] = set() if seen is None else seen
    for one in picture.primitives:
        if isinstance(one, TextLine):
            yield from one.line.missing
        elif isinstance(one, Placed) and id(one.picture) not in known:
            known.add(id(one.picture))
            yield from missing_in(one.picture, known)


def remarks_on_missing(pictures: Iterable[Picture], pages: bool = True) -> tuple[Remark, ...]:
    """What is said of pages of a document, counted from 1, or of pictures that are no ``pages``;
    nothing where every character has its shape."""
    first: dict[str, int] = {}
    for number, picture in enumerate(pictures, 1):
        for character in missing_in(picture):
            first.setdefault(character, number)
    if not first:
        return ()
    named = [
        f"{_written(one)}{f' on page {number}' if pages else ''}"
        for one, number in list(first.items())[:MOST]
    ]
    rest = len(first) - len(named)
    more = f" and {rest} more" if rest else ""
    count = "1 character has" if len(first) == 1 else f"{len(first)} characters have"
    drawn = "it is" if len(first) == 1 else "they are"
    text = (
        f"{count} no letter shape in the program's fonts, {drawn} drawn as an empty box: "
        f"{', '.join(named)}{more}."
    )
    return (Remark(text, page=min(first.values()) if pages else 0),)


def _written(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if category(character)[0] in "CMZ":
        return code
    return f"{character} ({code})"
