"""Links from the cards of a map page to what the document tells of them elsewhere."""

from __future__ import annotations

from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, Experience, FeedbackNote, Touchpoint
from journeymapper.drawing.card_looks import card_look, card_measure
from journeymapper.drawing.cards import CardLook, card_picture, dot_places, is_low, row_top
from journeymapper.drawing.options import MapOptions, persona_colours
from journeymapper.drawing.pages.leads import behind, link_over, of_measure
from journeymapper.drawing.primitives import Anchor, Box, Primitive


def card_marks(
    project: Project,
    one: Touchpoint,
    options: MapOptions,
    place: tuple[float, float],
    scale: float,
) -> list[Primitive]:
    """The anchor of a card whose top left corner is at a place of the page, and its links: its name
    leads to what the card and what is felt there rest on; the row below to what customers said,
    else to what was decided about it; a badge to where its number comes from; dots to their
    personas. Readers take the last of links that lie over one another."""
    left, top = place
    colours = persona_colours(project)
    look = card_look(project, one, options, colours)
    shown = [key for key, colour in colours.items() if colour in look.persona_colours]
    marks: list[Primitive] = [Anchor(x=left, y=top, name=f"map-{one.id}")]

    def over(places: tuple[str, ...], x: float, y: float, width: float, height: float) -> None:
        area = (left + x * scale, top + y * scale, width * scale, height * scale)
        marks.extend(link_over(places, *area))

    felt = (each.id for each in project.referring(Experience, one.id))
    rests = behind(project, one.journey, one.id, *felt)
    actions = sorted(each.id for each in project.referring(Action, one.id))
    decided = tuple(f"action-{each}" for each in actions[:1])
    noted = (f"feedback-{one.id}",) if project.referring(FeedbackNote, one.id) else ()
    known = tuple(each for each in rests if each.startswith("source-"))
    rest = tuple(each for each in rests if not each.startswith(("source-", "feedback-")))
    told = (*known, *noted, *decided, *rest, *shown[:1], f"noted-{one.id}")
    over(told, 0.0, 0.0, one.width, one.height)
    row = row_top(look)
    if known and (noted or decided) and not is_low(look):
        over((*noted, *decided, *known), 0.0, row, one.width, one.height - row)
    state = card_measure(project, one) if look.badges else None
    of_badges = [] if state is None else [of_measure(project, one.journey, state.measure.id)]
    of_badges += [noted] * (len(look.badges) - len(of_badges))
    for places, area in zip(of_badges, _badge_places(look), strict=False):
        over(places, *area)
    for persona, (cx, cy, radius) in zip(shown, dot_places(look), strict=False):
        over((persona,), cx - radius, cy - radius, 2 * radius, 2 * radius)
    return marks


def _badge_places(look: CardLook) -> list[tuple[float, float, float, float]]:
    """Left, top, width and height of the card's badges, in their order, as far as there is room
    for them."""
    found: list[tuple[float, float, float, float]] = []
    if not look.badges or is_low(look):
        return found
    top = row_top(look)
    for one in card_picture(look).primitives:
        if isinstance(one, Box) and abs(one.y - top) < 0.01 and one.radius * 2 >= one.height:
            found.append((one.x, one.y, one.width, one.height))
    return found[: len(look.badges)]
