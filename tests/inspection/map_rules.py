"""Rules for maps: cards whole, arrows round them, labels and legends beside them."""

from __future__ import annotations

from collections.abc import Iterator

from journeymapper.drawing.primitives import Path, Picture, Placed, TextLine
from tests.inspection.finding import Finding, Kind
from tests.inspection.ink import Area, Piece
from tests.inspection.sheet import ARROW, CARD, Part, Sheet, is_on_map, words
from tests.inspection.sheets_rule import frame
from tests.inspection.text_rules import crosses, length_inside

INSIDE = 2.0
"""How far from a card's edge its inside begins, in journey units: arrow heads touch the edge."""

DEEPEST = 0.6
"""How far a line may go into the rectangle of a card where it ends, as a part of the shorter side:
pills and decisions are drawn within theirs."""


def cut_by_edge(sheet: Sheet) -> Iterator[Finding]:
    """Cards, and all else but text, which has a rule of its own. A picture without words, such as
    the miniature of a journey on the cover, may run over the edge."""
    cut: set[int] = set()
    for card in sheet.cards:
        if card.is_cut or not sheet.area.holds(card.area, 0.01):
            cut.update(one.order for one in card.pieces)
            yield _finding(Kind.CARD_CUT, sheet, card.area, f"{card.record} {_name(card)}")
    telling = {spot.number for one in sheet.texts for spot in one.spots}
    for one in sheet.pieces:
        if isinstance(one.primitive, TextLine) or one.order in cut:
            continue
        wordless = [spot for spot in one.spots if spot.number not in telling]
        if wordless and not is_on_map(one):
            continue
        is_line = isinstance(one.primitive, Path)
        if not sheet.area.holds(one.area, 0.01) or (is_on_map(one) and one.is_cut and not is_line):
            yield _finding(Kind.CUT, sheet, one.area, words(one))


def through_cards(sheet: Sheet) -> Iterator[Finding]:
    """A connection that crosses the inside of a card at which it neither begins nor ends, or runs
    on through one at which it does."""
    for arrow in sheet.arrows:
        ends = sheet.ends(arrow)
        lines = [
            line for one in arrow.pieces if isinstance(one.primitive, Path) for line in one.lines()
        ]
        reach = _reach(arrow)
        for card in sheet.cards:
            if not card.whole.overlaps(reach, -0.01):
                continue
            inside = card.whole.shrunk(INSIDE * _scale(card))
            allowed = 0.0
            if card.record in ends:
                allowed = DEEPEST * min(inside.right - inside.left, inside.bottom - inside.top)
            if any(length_inside(line, inside) > allowed for line in lines):
                what = f"{arrow.record} through {card.record} {_name(card)}"
                yield _finding(Kind.ARROW, sheet, card.whole, what)


def over_cards(sheet: Sheet) -> Iterator[Finding]:
    """What is drawn later than a card, is no part of it and lies on it."""
    labels = {one.spot.number for one in sheet.labels}
    arrows = {one.spot.number for one in sheet.arrows}
    for card in sheet.cards:
        inside = card.area.shrunk(0.5 * _scale(card))
        last = max(one.order for one in card.pieces)
        told: set[int] = set()
        for one in sheet.pieces:
            if one.order <= last or one.opacity == 0 or not one.area.overlaps(inside, 0.05):
                continue
            owner = next((spot.number for spot in reversed(one.spots) if spot.record), 0)
            if owner in arrows or (owner and owner in told):
                continue
            if _passes_by(one, inside):
                continue
            told.add(owner)
            kind = Kind.ON_MAP
            if owner in labels:
                kind = Kind.LABEL_ON_CARD
            elif one.record.startswith(CARD):
                kind = Kind.CARDS
            what = f"{words(one)} over {card.record} {_name(card)}"
            yield _finding(kind, sheet, one.area, what)


def labels_together(sheet: Sheet) -> Iterator[Finding]:
    labels = sheet.labels
    for place, one in enumerate(labels):
        for other in labels[place + 1 :]:
            if one.area.overlaps(other.area, 0.3 * _scale(one)):
                what = f"{one.record} {_name(one)} and {other.record} {_name(other)}"
                yield _finding(Kind.LABELS, sheet, one.area.shared(other.area), what)


def over_map(sheet: Sheet) -> Iterator[Finding]:
    """What is no part of the map, such as a legend, and lies on its labels, chips or stickies."""
    parts = [one for one in sheet.pieces if is_on_map(one) and not one.record.startswith(CARD)]
    parts = [one for one in parts if _is_paper(one)]
    if not parts:
        return
    for one in sheet.pieces:
        if is_on_map(one) or one.opacity == 0:
            continue
        for part in parts:
            if one.order < part.order or not one.area.overlaps(part.area, 0.3):
                continue
            if _passes_by(one, part.area.shrunk(0.3)):
                continue
            yield _finding(Kind.ON_MAP, sheet, one.area, f"{words(one)} over {words(part)}")
            break


def empty(sheet: Sheet) -> Iterator[Finding]:
    """A page on which there is nothing to read or to look at; a sheet of a poster with nothing of
    that but lines that divide it."""
    told = [one for one in sheet.pieces if one.area.overlaps(sheet.area) or _is_line(one, sheet)]
    if not told:
        yield _finding(Kind.EMPTY, sheet, sheet.area, "nothing is drawn on it")
    elif _is_part(sheet.page.picture) and not any(
        frame(one) and (one.record or not isinstance(one.primitive, Path)) for one in told
    ):
        yield _finding(Kind.EMPTY, sheet, sheet.area, "nothing of the poster is seen on it")


def _is_part(picture: Picture) -> bool:
    """Whether a page is there to show a part of something larger."""
    placed = [one for one in picture.primitives if isinstance(one, Placed)]
    return any(one.clip is not None or _is_part(one.picture) for one in placed if not one.record)


def _passes_by(one: Piece, area: Area) -> bool:
    """Whether it is a line that only its rectangle meets the area with."""
    if not isinstance(one.primitive, Path) or one.primitive.fill:
        return False
    return not any(crosses(line, area) for line in one.lines())


def _is_line(one: Piece, sheet: Sheet) -> bool:
    return isinstance(one.primitive, Path) and sheet.area.holds(one.area)


def _is_paper(one: Piece) -> bool:
    """Whether it is what others may not lie on: no line."""
    if isinstance(one.primitive, Path):
        return bool(one.primitive.fill) and not one.record.startswith(ARROW)
    return True


def _reach(part: Part) -> Area:
    areas = [one.whole for one in part.pieces]
    return Area(
        min(one.left for one in areas),
        min(one.top for one in areas),
        max(one.right for one in areas),
        max(one.bottom for one in areas),
    )


def _scale(part: Part) -> float:
    return part.pieces[0].scale


def _name(part: Part) -> str:
    texts = [one.primitive.line.text for one in part.pieces if isinstance(one.primitive, TextLine)]
    return f"“{texts[0]}”" if texts else ""


def _finding(kind: Kind, sheet: Sheet, place: Area, what: str) -> Finding:
    return Finding(kind, sheet.number, sheet.page.title, place, what)
