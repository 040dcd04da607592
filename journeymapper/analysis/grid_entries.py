"""What stands in the cells of the grid: entries with their text and the quiet line under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from journeymapper.analysis.content import personas_of
from journeymapper.analysis.emotion import emotion_at, emotion_name
from journeymapper.analysis.measures import state_of
from journeymapper.analysis.votes import dots_of, votes_said
from journeymapper.analysis.written import write_money, write_number
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Content,
    Experience,
    Measure,
    Sticky,
    Touchpoint,
)
from journeymapper.domain.vocabulary import BuyingRole, TouchpointKind
from journeymapper.words import noted, said

NOTHING_YET = noted("nothing yet")
HOLE = "role:"
"""How the key of a hole begins."""


@dataclass(frozen=True, slots=True, kw_only=True)  # made by the thousand, when a grid is shown
class Entry:
    """A line of a cell. ``record`` is what it shows, empty for a hole; ``second`` the quiet line
    under the text (votes, channels, worth).

    ``kind`` is ``touchpoint``, ``emotion``, ``thought``, a kind of sticky, ``channel``, ``owner``,
    ``measure``, ``content`` or ``hole``. ``value`` is an emotion from -2 to 2. ``persona`` is whose
    it is, ``role`` whom content is for. ``is_off`` marks a measure that misses its target.
    """

    record: str
    text: str
    second: str = ""
    kind: str = ""
    value: float | None = None
    persona: str | None = None
    touchpoint: str | None = None
    role: BuyingRole | None = None
    starred: bool = False
    is_off: bool = False

    @property
    def key(self) -> str:
        """What tells the entry from the others of its cell: its record's id, or the role of a
        hole (``role:champion``)."""
        return self.record or role_key(self.role)

    @property
    def is_hole(self) -> bool:
        return self.kind == "hole"


def role_key(role: BuyingRole | None) -> str:
    return f"{HOLE}{role.value}" if role is not None else ""


def touchpoints(
    project: Project, cards: Iterable[Touchpoint], persona: str | None = None
) -> list[Entry]:
    """Cards; the emotion is the persona's, or the mean of all."""
    found = []
    for card in cards:
        names = [project.channels[one].name for one in card.channels]
        second = ", ".join(sorted(names, key=str.casefold))
        if not second and card.kind is not TouchpointKind.TOUCHPOINT:
            second = card.kind.label
        found.append(
            Entry(
                record=card.id,
                text=card.name,
                second=second,
                kind="touchpoint",
                value=emotion_at(project, card.id, persona),
                touchpoint=card.id,
                starred=card.essential,
            )
        )
    return found


def emotions(
    project: Project, cards: Iterable[Touchpoint], persona: str | None = None
) -> list[Entry]:
    """What personas feel at each card the first time round, with the trigger."""
    order = {one.id: place for place, one in enumerate(personas_in_order(project))}
    found = []
    for card in cards:
        lived = [
            one
            for one in project.referring(Experience, card.id)
            if one.emotion is not None and one.round == 1 and persona in (None, one.persona)
        ]
        for one in sorted(lived, key=lambda each: (order[each.persona], each.id)):
            assert one.emotion is not None
            found.append(
                Entry(
                    record=one.id,
                    text=f"{card.name}: {emotion_name(project, one.emotion)}",
                    second=one.emotional_trigger,
                    kind="emotion",
                    value=float(one.emotion),
                    persona=one.persona,
                    touchpoint=card.id,
                )
            )
    return found


def thoughts(project: Project, cards: Iterable[Touchpoint]) -> list[Entry]:
    """What personas think at the cards the first time round."""
    order = {one.id: place for place, one in enumerate(personas_in_order(project))}
    found = []
    for card in cards:
        lived = [
            one for one in project.referring(Experience, card.id) if one.thought and one.round == 1
        ]
        for one in sorted(lived, key=lambda each: (order[each.persona], each.id)):
            name = project.personas[one.persona].name
            found.append(
                Entry(
                    record=one.id,
                    text=one.thought,
                    second=name if len(order) > 1 else "",
                    kind="thought",
                    persona=one.persona,
                    touchpoint=card.id,
                )
            )
    return found


def sticky(project: Project, one: Sticky) -> Entry:
    """A sticky, with its touchpoint and its votes."""
    card = project.touchpoints.get(one.touchpoint or "")
    quiet = [card.name if card else "", votes_said(dots_of(project, one.id))]
    return Entry(
        record=one.id,
        text=one.text,
        second=" · ".join(filter(None, quiet)),
        kind=one.kind.value,
        persona=one.persona,
        touchpoint=one.touchpoint,
    )


def channels(project: Project, cards: Iterable[Touchpoint]) -> list[Entry]:
    """The channels of the cards, each once."""
    ids = dict.fromkeys(one for card in cards for one in card.channels)
    named = sorted((project.channels[one] for one in ids), key=lambda one: one.name.casefold())
    return [Entry(record=one.id, text=one.name, kind="channel") for one in named]


def owners(project: Project, cards: Sequence[Touchpoint]) -> list[Entry]:
    """Who owns the cards, then who else does something there, each once."""
    owning = (card.owner for card in cards if card.owner is not None)
    doing = (actor for card in cards for actor in card.done_by)
    ids = dict.fromkeys((*owning, *doing))
    return [Entry(record=one, text=project.actors[one].name, kind="owner") for one in ids]


def measures(project: Project, counted: Iterable[Measure]) -> list[Entry]:
    """Measures with their latest value and the worth of one; those of the stage first."""
    states = [
        state_of(project, one)
        for one in sorted(counted, key=lambda one: (one.stage is None, one.name, one.id))
    ]
    return [
        Entry(
            record=state.measure.id,
            text=state.measure.name,
            second=" · ".join(filter(None, (state.text, worth_text(project, state.measure)))),
            kind="measure",
            persona=state.measure.persona,
            touchpoint=state.measure.touchpoint,
            is_off=state.is_on_target is False,
        )
        for state in states
    ]


def worth_text(project: Project, measure: Measure) -> str:
    """What one is worth: ``€1.80 each``; empty where nobody said."""
    if measure.value_each is None:
        return ""
    details = project.details
    worth = measure.value_each
    if round(worth, 2) != worth:  # finer than cents
        exact = f"{write_number(worth, details.locale, 6)} {details.currency}".strip()
        return said("{worth} each", worth=exact)
    return said("{worth} each", worth=write_money(worth, details.currency, details.locale))


def roles_present(project: Project, journey_id: str) -> dict[BuyingRole, str]:
    """The buying roles of a journey's personas, each with its first persona."""
    found: dict[BuyingRole, str] = {}
    for persona in personas_of(project, journey_id):
        found.setdefault(persona.role, persona.id)
    return {role: found[role] for role in BuyingRole if role in found}


def contents(
    project: Project, items: Sequence[Content], roles: Mapping[BuyingRole, str]
) -> list[Entry]:
    """A line for each content: first those for everybody, then role by role. A role that has none,
    not even one for everybody, is a hole."""
    for_all = [one for one in items if one.role is None and one.persona is None]
    found = [_content(one, None, None) for one in for_all]
    by_role: dict[BuyingRole, list[Content]] = {}
    for one in items:
        role = one.role
        if role is None and one.persona is not None:
            role = project.personas[one.persona].role
        if role is not None:
            by_role.setdefault(role, []).append(one)
    for role in BuyingRole:
        own = by_role.get(role, [])
        found += [_content(one, role, one.persona or roles.get(role)) for one in own]
        if role in roles and not own and not for_all:
            found.append(
                Entry(
                    record="", text=said(NOTHING_YET), kind="hole", persona=roles[role], role=role
                )
            )
    return found


def _content(one: Content, role: BuyingRole | None, persona: str | None) -> Entry:
    return Entry(
        record=one.id,
        text=one.title,
        second=role.label if role else "",
        kind="content",
        persona=persona,
        touchpoint=one.touchpoint,
        role=role,
    )
