"""Links from the cards of a map page to what the document tells of them elsewhere."""

from __future__ import annotations

from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, Citation, Experience, FeedbackNote, Touchpoint
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
    card, its badge too, to what it rests on: the feedback pinned there, its source, what was
    decided about it, who lives it; and from its dots to their personas. Readers take the last of
    links that lie over one another."""
    left, top = place
    look = card_look(project, one, options)
    colours = persona_colours(project)
    shown = [key for key, colour in colours.items() if colour in look.persona_colours]
    marks: list[Primitive] = [Anchor(x=left, y=top, name=f"map-{one.id}")]
    pinned = project.referring(FeedbackNote, one.id)
    source = "" if pinned else _source(project, one)
    target = f"feedback-{one.id}" if pinned else source or _action(project, one)
    whole = bool(target)
    target = target or (shown[0] if shown else "")
    if target:
        height = one.height * scale * (1.0 if whole else 0.62)
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


def _source(project: Project, one: Touchpoint) -> str:
    """Where the document tells what a card, or what is felt there, rests on."""
    for key in (one.id, *(felt.id for felt in project.referring(Experience, one.id))):
        for citation in project.referring(Citation, key):
            return f"source-{citation.source}-{one.journey}"
    return ""


def _action(project: Project, one: Touchpoint) -> str:
    found = project.referring(Action, one.id)
    return f"action-{min(action.id for action in found)}" if found else ""
