"""What a presentation shows, one step after another: the stages, or one persona's path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymapper.analysis.emotion import emotion_name
from journeymapper.analysis.measures import MeasureState, measures_at, unit_of
from journeymapper.analysis.neighbourhood import neighbourhood
from journeymapper.analysis.paths import path
from journeymapper.analysis.sights import room_for_notes, sights, telling
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank, journey_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Experience,
    Journey,
    Persona,
    Sticky,
    Touchpoint,
)

MOST_GROUPS = 30
"""Close looks at groups of cards in one presentation: nobody sits through more."""
OVERVIEW_FROM = 3
"""A stage of so many groups is first shown as a whole."""


@frozen
class Slide:
    """One step. ``shown`` are the touchpoints, stages, personas, connections and stickies that
    come into sight (empty: the whole journey), ``bright`` the records that are not dimmed
    (empty: all); ``notes`` are for the speaker."""

    title: str
    caption: str = ""
    notes: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    bright: frozenset[str] = frozenset()
    feeling: int | None = None


def stage_slides(project: Project, journey: str) -> list[Slide]:
    """The whole journey, then stage after stage in groups of cards that can be read from the back.
    A long stage is shown as a whole first; of a very long journey only the groups with most to
    tell are looked at closely, and the whole stage says so.

    Raises EditRefused for a journey without touchpoints.
    """
    order = _cards(project, journey)
    stages = stages_in_order(project, journey)
    by_stage: dict[str | None, list[Touchpoint]] = {stage.id: [] for stage in stages}
    outside: list[Touchpoint] = []
    for card in order:
        by_stage.get(card.stage, outside).append(card)
    parts = [
        _Part(
            stage.name,
            _goal_and_figures(project, stage.id, stage.goal),
            tuple(by_stage[stage.id]),
            tuple(one.id for one in by_rank(project.referring(Sticky, stage.id))),
        )
        for stage in stages
    ]
    parts.append(_Part("Outside the stages" if stages else "The journey", "", tuple(outside)))
    groups = [sights(part.cards) for part in parts]
    all_groups = sum(map(len, groups))
    slides = [opening_slide(project, journey)]
    for part, seen in zip(parts, groups, strict=True):
        share = len(seen) if all_groups <= MOST_GROUPS else len(seen) * MOST_GROUPS // all_groups
        slides += _part_slides(project, part, seen, max(share, 1))
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
    opening = opening_slide(project, journey)
    stages = [project.touchpoints[one].stage for one in stations]
    columns = [one for one in dict.fromkeys(stages) if one is not None]
    below = [note.id for one in columns for note in project.referring(Sticky, one)]
    slides = [
        Slide(
            title=who.name,
            caption=f"“{who.quote}”" if who.quote else opening.title,
            notes=opening.notes,
            shown=(*stations, persona, *(way.id for way in ways), *columns, *below),
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


def opening_slide(project: Project, journey: str) -> Slide:
    """The whole journey with its title and scenario."""
    record = project.get(Journey, journey)
    notes = tuple(filter(None, (record.expectations, record.problem)))
    return Slide(title=record.title or "The journey", caption=record.scenario, notes=notes)


@frozen
class _Part:
    """A stage, or what lies outside all: its cards, and the notes below them."""

    title: str
    caption: str
    cards: tuple[Touchpoint, ...]
    stickies: tuple[str, ...] = ()


def _goal_and_figures(project: Project, stage: str, goal: str) -> str:
    figures = [_figure(one) for one in measures_at(project, stage) if one.text]
    return " · ".join(filter(None, (goal, *figures[:2])))


def _figure(state: MeasureState) -> str:
    """A measure with its value; the unit is left out where the name says it already."""
    name, text, unit = state.measure.name, state.text, unit_of(state.measure)
    if unit[:1].isalpha() and unit.casefold() in name.casefold().split():
        text = text.removesuffix(unit).strip()
    return f"{name}: {text}"


def _part_slides(
    project: Project, part: _Part, seen: Sequence[Sequence[Touchpoint]], most: int
) -> list[Slide]:
    """The cards of a stage, at most so many groups of them, and its notes."""
    groups = telling(project, seen, most)
    lowest = max(part.cards, key=lambda one: one.y + one.height, default=None)
    slides = []
    if len(seen) >= OVERVIEW_FROM:
        caption = " · ".join(filter(None, (part.caption, _extent(part, groups))))
        slides.append(_looked_at(project, part.title, caption, part.cards, part.stickies))
    is_noted = not part.stickies
    for number, cards in enumerate(groups, 1):
        title = part.title if len(groups) == 1 else f"{part.title} ({number} of {len(groups)})"
        fits = lowest in cards and room_for_notes(cards, len(part.stickies))
        is_noted = is_noted or fits
        stickies = part.stickies if fits else ()
        slides.append(_looked_at(project, title, part.caption, cards, stickies))
    if not is_noted:
        bright = frozenset(part.stickies)
        title = f"{part.title}: notes"
        slides.append(Slide(title, part.caption, shown=part.stickies, bright=bright))
    return slides


def _extent(part: _Part, groups: Sequence[Sequence[Touchpoint]]) -> str:
    close, every = sum(map(len, groups)), len(part.cards)
    return f"{every} touchpoints" if close == every else f"{close} of {every} touchpoints follow"


def _looked_at(
    project: Project,
    title: str,
    caption: str,
    cards: Sequence[Touchpoint],
    stickies: tuple[str, ...],
) -> Slide:
    ids = tuple(card.id for card in cards)
    return Slide(
        title=title,
        caption=caption,
        notes=_notes(cards),
        shown=(*ids, *stickies),
        bright=neighbourhood(project, cards[0].journey, ids, 0) | frozenset(stickies),
    )


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
