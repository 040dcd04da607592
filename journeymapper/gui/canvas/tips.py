"""What a pointer that rests is told: the name of a card too small to read, the notes on a card."""

from __future__ import annotations

from html import escape

from journeymapper.analysis.seasons import in_season
from journeymapper.analysis.votes import dots_of, votes_said
from journeymapper.domain.order import by_rank
from journeymapper.domain.records import Presence, Stage, Sticky, Touchpoint
from journeymapper.domain.vocabulary import StickyKind
from journeymapper.drawing.primitives import Box
from journeymapper.gui.canvas.hit import Hit
from journeymapper.gui.canvas.looks import Looks
from journeymapper.gui.canvas.mark_tips import mark_tip, marks_in_words
from journeymapper.gui.canvas.measure_tips import chip_tip, header_tip
from journeymapper.gui.canvas.scene import Scene

READ_WITHOUT = 0.5
"""From this zoom on names are read without help."""
MOST_NOTES = 12
NOTE_FILLS = frozenset(kind.value for kind in StickyKind)


def tip_at(scene: Scene, looks: Looks, hit: Hit, x: float, y: float, zoom: float) -> str:
    """The tool tip for a point of the journey, as rich text; empty where there is none."""
    box = scene.cards.boxes.get(hit.record_id)
    record = scene.project.find(hit.record_id)
    if isinstance(record, Stage):
        return _plain(said) if (said := header_tip(scene.project, record)) else ""
    if box is None:
        return ""
    if isinstance(record, Touchpoint):
        if _on_tabs(looks, record.id, x - box.x, y - box.y):
            return _notes(scene, record.id)
        parts = looks.box(record.id)[1].primitives
        sign = mark_tip(record, parts, x - box.x, y - box.y)
        sign = sign or chip_tip(scene.project, record, parts, x - box.x, y - box.y)
        sign = sign or _season(scene, looks, record)
        if zoom < READ_WITHOUT:
            signs = marks_in_words(record)
            return _plain(f"{record.name} ({signs})" if signs else record.name)
        return _plain(sign) if sign else ""
    if isinstance(record, Presence):
        return _plain(scene.project.personas[record.persona].name) if zoom < READ_WITHOUT else ""
    return _plain(record.text) if isinstance(record, Sticky) else ""


def _season(scene: Scene, looks: Looks, touchpoint: Touchpoint) -> str:
    day = looks.options.on
    names = in_season(scene.project, touchpoint.journey, day) if day is not None else {}
    running = names.get(touchpoint.id, ())
    return f"In season: {', '.join(running)}" if running else ""


def _plain(text: str) -> str:
    """Qt takes a text for rich when it begins with a tag."""
    return f"<span>{escape(text)}</span>"


def _on_tabs(looks: Looks, key: str, x: float, y: float) -> bool:
    """Whether a point of the card is on one of the small papers in its lowest row."""
    return any(
        one.x - 2 <= x <= one.x + one.width + 2 and one.y - 2 <= y <= one.y + one.height + 2
        for one in looks.box(key)[1].primitives
        if isinstance(one, Box) and one.fill in NOTE_FILLS
    )


def _notes(scene: Scene, touchpoint_id: str) -> str:
    notes = by_rank(scene.project.referring(Sticky, touchpoint_id))
    told = [
        f"<b>{escape(one.kind.label.capitalize())}</b>: {escape(one.text)}{_votes(scene, one)}"
        for one in notes[:MOST_NOTES]
    ]
    if len(notes) > MOST_NOTES:
        told.append(f"and {len(notes) - MOST_NOTES} more")
    return "<br>".join(told)


def _votes(scene: Scene, sticky: Sticky) -> str:
    said = votes_said(dots_of(scene.project, sticky.id))
    return f" · {said}" if said else ""
