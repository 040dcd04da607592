"""What a presentation shows, one step after another: the stages, or one persona's path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymapper.analysis.emotion import emotion_name
from journeymapper.analysis.measures import measures_at
from journeymapper.analysis.neighbourhood import neighbourhood
from journeymapper.analysis.paths import path
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import journey_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Experience, Journey, Persona, Touchpoint

MOST_IN_SIGHT = 6
"""Cards of a stage that are shown at once, so that their names can be read from the back."""


@frozen
class Slide:
    """One step. ``shown`` are the touchpoints that come into sight (empty: the whole journey),
    ``bright`` the records that are not dimmed (empty: all); ``notes`` are for the speaker."""

    title: str
    caption: str = ""
    notes: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    bright: frozenset[str] = frozenset()
    feeling: int | None = None


def stage_slides(project: Project, journey: str) -> list[Slide]:
    """The whole journey, then stage after stage, the cards of a long one in several steps.

    Raises EditRefused for a journey without touchpoints.
    """
    order = _cards(project, journey)
    slides = [_opening(project, journey)]
    stages = stages_in_order(project, journey)
    by_stage: dict[str | None, list[Touchpoint]] = {}
    for card in order:
        by_stage.setdefault(card.stage, []).append(card)
    for stage in stages:
        cards = by_stage.pop(stage.id, [])
        figures = [
            f"{state.measure.name}: {state.text}"
            for state in measures_at(project, stage.id)
            if state.text
        ]
        caption = " · ".join(filter(None, (stage.goal, *figures[:2])))
        slides += _parts(project, stage.name, caption, cards)
    loose = [card for cards in by_stage.values() for card in cards]
    slides += _parts(project, "Outside the stages" if stages else "The journey", "", loose)
    return slides


def path_slides(project: Project, journey: str, persona: str) -> list[Slide]:
    """The way of one persona, then touchpoint after touchpoint as it is walked.

    Raises EditRefused where nothing says how the persona walks.
    """
    _cards(project, journey)
    who = project.get(Persona, persona)
    ways = [project.connections[one] for one in path(project, persona, journey)]
    stations = _stations(project, ways)
    if not stations:
        raise EditRefused(
            f"Nothing says yet how {who.name} goes. Walk the path first: choose the persona in the "
            "overview, then Walk the path."
        )
    whole = frozenset({persona, *stations, *(way.id for way in ways)})
    opening = _opening(project, journey)
    slides = [
        Slide(
            title=who.name,
            caption=f"“{who.quote}”" if who.quote else opening.title,
            notes=opening.notes,
            shown=tuple(stations),
            bright=whole,
        )
    ]
    for station in stations:
        card = project.touchpoints[station]
        lived = _lived(project, persona, station)
        near = {way.id for way in ways if station in (way.source, way.target)}
        said = f"“{lived.thought}”" if lived is not None and lived.thought else ""
        feels = ""
        if lived is not None and lived.emotion is not None:
            name = emotion_name(project, lived.emotion)
            sign = "−" if lived.emotion < 0 else "+" if lived.emotion > 0 else ""
            feels = f"{name} ({sign}{abs(lived.emotion)})"
        slides.append(
            Slide(
                title=card.name,
                caption=" · ".join(filter(None, (feels, said))),
                notes=_notes([card], lived),
                shown=(station,),
                bright=frozenset({station, *near}),
                feeling=None if lived is None else lived.emotion,
            )
        )
    return slides


def _cards(project: Project, journey: str) -> list[Touchpoint]:
    order = journey_order(project, journey)
    if not order:
        raise EditRefused("There is nothing to present yet. Make a touchpoint first (Ctrl+T).")
    return order


def _opening(project: Project, journey: str) -> Slide:
    record = project.get(Journey, journey)
    notes = tuple(filter(None, (record.expectations, record.problem)))
    return Slide(title=record.title or "The journey", caption=record.scenario, notes=notes)


def _parts(project: Project, title: str, caption: str, cards: Sequence[Touchpoint]) -> list[Slide]:
    """The cards of a stage in steps of equal length."""
    if not cards:
        return []
    count = -(-len(cards) // MOST_IN_SIGHT)
    each = -(-len(cards) // count)
    slides = []
    for number in range(count):
        part = cards[number * each : (number + 1) * each]
        slides.append(
            Slide(
                title=title if count == 1 else f"{title} ({number + 1} of {count})",
                caption=caption,
                notes=_notes(part),
                shown=tuple(card.id for card in part),
                bright=neighbourhood(project, part[0].journey, [card.id for card in part], 0),
            )
        )
    return slides


def _notes(cards: Iterable[Touchpoint], lived: Experience | None = None) -> tuple[str, ...]:
    notes = [f"{card.name}: {card.description}" for card in cards if card.description]
    if lived is not None:
        for what, text in (("Trigger", lived.emotional_trigger), ("Need", lived.need)):
            if text:
                notes.append(f"{what}: {text}")
    return tuple(notes)


def _stations(project: Project, ways: Iterable[Connection]) -> list[str]:
    """The touchpoints of a path in the order in which they are first come to."""
    ends = (end for way in ways for end in (way.source, way.target))
    return list(dict.fromkeys(end for end in ends if end in project.touchpoints))


def _lived(project: Project, persona: str, touchpoint: str) -> Experience | None:
    lived = [one for one in project.referring(Experience, touchpoint) if one.persona == persona]
    return min(lived, key=lambda one: (one.round, one.id), default=None)
