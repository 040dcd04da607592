"""From records to looks: what a touchpoint's card has to show."""

from __future__ import annotations

from journeymapper.analysis.feedback import waiting_at
from journeymapper.analysis.measures import MeasureState, signed_text, state_of
from journeymapper.analysis.paths import personas_at
from journeymapper.analysis.seasons import season_on
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Experience,
    Measure,
    Season,
    Sticky,
    Touchpoint,
)
from journeymapper.domain.vocabulary import MeasureKind, TouchpointKind
from journeymapper.drawing.cards import CardLook
from journeymapper.drawing.options import MapOptions, persona_colours
from journeymapper.words import counted, said


def card_look(
    project: Project,
    touchpoint: Touchpoint,
    options: MapOptions | None = None,
    colours: dict[str, str] | None = None,
) -> CardLook:
    """How this touchpoint's card looks now. ``colours`` (of ``persona_colours``) spares asking
    for them again with every card."""
    options = options or MapOptions()
    colours = persona_colours(project) if colours is None else colours
    experiences = project.referring(Experience, touchpoint.id)
    present = {one.id for one in personas_at(project, touchpoint)}
    return CardLook(
        name=touchpoint.name,
        subtitle=_subtitle(project, touchpoint),
        kind=touchpoint.kind,
        width=touchpoint.width,
        height=touchpoint.height,
        emotion=_emotion(experiences, options),
        essential=touchpoint.essential,
        moment=touchpoint.moment,
        outcome=touchpoint.outcome,
        badges=_badges(project, touchpoint),
        persona_colours=tuple(
            colour for one, colour in colours.items() if one in present and options.shows(one)
        ),
        stickies=tuple(one.kind for one in by_rank(project.referring(Sticky, touchpoint.id))),
        type_scale=options.type_scale,
        in_season=_is_in_season(project, touchpoint, options),
    )


def emotion_at(project: Project, touchpoint_id: str, options: MapOptions) -> float | None:
    """What is felt at a touchpoint, as its card shows it: from -2 to 2, None where unknown."""
    return _emotion(project.referring(Experience, touchpoint_id), options)


def _is_in_season(project: Project, touchpoint: Touchpoint, options: MapOptions) -> bool:
    day = options.on
    if day is None:
        return False
    seasons = project.referring(Season, touchpoint.id)
    return any(season_on(one, day).is_running for one in seasons)


def _subtitle(project: Project, touchpoint: Touchpoint) -> str:
    names = [project.channels[one].name for one in touchpoint.channels if one in project.channels]
    channels = ", ".join(sorted(name for name in names if name))
    if touchpoint.kind in (TouchpointKind.TOUCHPOINT, TouchpointKind.START, TouchpointKind.END):
        if not channels and touchpoint.outcome is not None:
            return touchpoint.outcome.label
        return channels
    kind = touchpoint.kind.label
    return f"{kind} · {channels}" if channels else kind


def _emotion(experiences: list[Experience], options: MapOptions) -> float | None:
    """The active persona's emotion, else the mean of those switched on, the first time round."""
    emotions = [
        one.emotion
        for one in experiences
        if one.emotion is not None
        and one.round == 1
        and (one.persona == options.active if options.active else options.shows(one.persona))
    ]
    return sum(emotions) / len(emotions) if emotions else None


def _badges(project: Project, touchpoint: Touchpoint) -> tuple[tuple[str, str], ...]:
    badges = list(value_badge(project, touchpoint))
    waiting = waiting_at(project, touchpoint.id)
    if waiting:
        text = counted("{number} note", "{number} notes", waiting, number=waiting)
        badges.append((text, "coral"))
    return tuple(badges)


def value_badge(project: Project, touchpoint: Touchpoint) -> tuple[tuple[str, str], ...]:
    """The latest value that stands on the card, coral off target; nothing without a reading."""
    state = card_measure(project, touchpoint)
    if state is None:
        return ()
    drops = state.measure.kind is MeasureKind.DROP_OFF
    is_bad = state.is_on_target is False or (drops and state.is_on_target is None)
    text = said("{share} drop-off", share=state.text) if drops else signed_text(state)
    return ((text, "coral" if is_bad else "quiet"),)


def card_measure(project: Project, touchpoint: Touchpoint) -> MeasureState | None:
    """The measure whose latest value stands on the card: one that misses its target before a
    drop-off before any other, of everybody before of a persona or a device, ties by name."""
    states = (state_of(project, one) for one in project.referring(Measure, touchpoint.id))
    read = [one for one in states if one.reading is not None]
    return min(read, key=_prominence, default=None)


def _prominence(state: MeasureState) -> tuple[object, ...]:
    measure = state.measure
    return (
        state.is_on_target is not False,
        measure.kind is not MeasureKind.DROP_OFF,
        measure.persona is not None or bool(measure.device),
        measure.name,
        measure.id,
    )
