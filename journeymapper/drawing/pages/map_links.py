"""Links from the cards of a map page to what the document tells of them elsewhere."""

from __future__ import annotations

from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Touchpoint
from journeymapper.drawing.card_looks import card_look
from journeymapper.drawing.cards import dot_places
from journeymapper.drawing.options import MapOptions, persona_colours
from journeymapper.drawing.primitives import Anchor, Link, Primitive


def card_marks(
    project: Project,
    one: Touchpoint,
    options: MapOptions,
    place: tuple[float, float],
    scale: float,
) -> list[Primitive]:
    """The anchor of a card whose top left corner is at a place of the page, and links from the
    card, its badge too, to the feedback pinned there and from its dots to their personas. Readers
    take the last of links that lie over one another."""
    left, top = place
    look = card_look(project, one, options)
    colours = persona_colours(project)
    shown = [key for key, colour in colours.items() if colour in look.persona_colours]
    marks: list[Primitive] = [Anchor(x=left, y=top, name=f"map-{one.id}")]
    pinned = project.referring(FeedbackNote, one.id)
    target = f"feedback-{one.id}" if pinned else (shown[0] if shown else "")
    if target:
        height = one.height * scale * (1.0 if pinned else 0.62)
        marks.append(Link(x=left, y=top, width=one.width * scale, height=height, target=target))
    for persona, (cx, cy, radius) in zip(shown, dot_places(look), strict=False):
        marks.append(
            Link(
                x=left + (cx - radius) * scale,
                y=top + (cy - radius) * scale,
                width=2 * radius * scale,
                height=2 * radius * scale,
                target=persona,
            )
        )
    return marks
