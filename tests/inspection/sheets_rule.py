"""The rule for a poster over several sheets: what an edge cuts is on the neighbours too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

from journeymapper.drawing.primitives import TextLine
from tests.inspection.finding import Finding, Kind
from tests.inspection.ink import Area, Piece, Spot, around
from tests.inspection.sheet import Sheet, words

HAIR = 0.1


def frame(piece: Piece) -> Spot | None:
    """The part of a poster that it is in; None where it is of the sheet's own."""
    return next((spot for spot in piece.spots if spot.placed.clip is not None), None)


@dataclass
class _Seen:
    """One thing of the poster: where it is whole, and what each sheet shows of it."""

    sheet: Sheet
    piece: Piece
    whole: Area
    shown: list[Area] = field(default_factory=list)


def not_repeated(sheets: Sequence[Sheet], overlap: float) -> Iterator[Finding]:
    """Texts and cards that are cut, and that the sheets beside do not show from at least
    ``overlap`` points before the cut on, so that no place of them can be put together."""
    things: dict[tuple[str, str, Area], _Seen] = {}
    for sheet in sheets:
        poster = sheet.page.title.rpartition(" ")[0]
        cards = {max(one.pieces, key=lambda it: it.whole.size).order for one in sheet.cards}
        for piece in sheet.pieces:
            part = frame(piece)
            if part is None or not (isinstance(piece.primitive, TextLine) or piece.order in cards):
                continue
            seen = piece.area.shared(sheet.area)
            if seen.right < seen.left or seen.bottom < seen.top:
                continue
            whole = _on_poster(piece.whole, part)
            place = Area(*(round(side, 1) for side in whole))
            name = piece.primitive.line.text if isinstance(piece.primitive, TextLine) else ""
            thing = things.setdefault(
                (poster, f"{piece.record} {name}", place), _Seen(sheet, piece, whole)
            )
            thing.shown.append(_sure(_on_poster(seen, part), whole, overlap))
    for thing in things.values():
        if not _covers(thing.shown, thing.whole):
            is_text = isinstance(thing.piece.primitive, TextLine)
            yield Finding(
                Kind.OFF_PAGE if is_text else Kind.CARD_CUT,
                thing.sheet.number,
                thing.sheet.page.title,
                thing.piece.area,
                f"{words(thing.piece)}, not to be put together from {len(thing.shown)} sheets",
            )


def _on_poster(area: Area, part: Spot) -> Area:
    x, y, width, _ = part.placed.picture.bounds
    scale = (part.bounds.right - part.bounds.left) / width
    left, top = part.bounds.left, part.bounds.top
    return Area(
        x + (area.left - left) / scale,
        y + (area.top - top) / scale,
        x + (area.right - left) / scale,
        y + (area.bottom - top) / scale,
    )


def _sure(seen: Area, whole: Area, overlap: float) -> Area:
    """What is shown without half of the overlap at every side that is cut: two parts then meet only
    where they overlap enough."""
    half = overlap / 2
    left = seen.left + (half if seen.left > whole.left + HAIR else -HAIR)
    top = seen.top + (half if seen.top > whole.top + HAIR else -HAIR)
    right = seen.right - (half if seen.right < whole.right - HAIR else -HAIR)
    bottom = seen.bottom - (half if seen.bottom < whole.bottom - HAIR else -HAIR)
    return Area(left, top, right, bottom)


def _covers(parts: list[Area], whole: Area) -> bool:
    """Whether the parts together hold the whole."""
    if any(one.holds(whole) for one in parts):
        return True
    known = [one for one in parts if one.size > 0]
    if not known or not around(known).holds(whole):
        return False
    xs = sorted(
        {side for one in known for side in (one.left, one.right)} | {whole.left, whole.right}
    )
    ys = sorted(
        {side for one in known for side in (one.top, one.bottom)} | {whole.top, whole.bottom}
    )
    for (left, right), (top, bottom) in product(pairwise(xs), pairwise(ys)):
        cell = Area(left, top, right, bottom)
        if right - left < HAIR or bottom - top < HAIR or not cell.overlaps(whole, HAIR):
            continue
        x, y = (left + right) / 2, (top + bottom) / 2
        if not any(one.has(x, y) for one in known):
            return False
    return True
