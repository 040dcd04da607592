"""Where the document tells what a card, a feeling or a number rests on, so that one click leads
there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from journeymapper.analysis.evidence import known_on
from journeymapper.analysis.sources import sources_of
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience, FeedbackNote, Touchpoint
from journeymapper.domain.vocabulary import Evidence
from journeymapper.drawing.pages.flow import Paragraph
from journeymapper.drawing.primitives import Link

DOT = 7.0
"""Half the side of what can be clicked of a dot, at a page's unit of 1."""


class _Dot(Protocol):
    """A dot of a curve, and whose feeling it is."""

    @property
    def persona(self) -> str: ...
    @property
    def touchpoint(self) -> str: ...
    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...


def behind(project: Project, journey: str, *records: str) -> tuple[str, ...]:
    """Names of the places that tell what these records rest on, the best first: their sources, what
    customers said there, that nobody says so; at last the evidence of the whole journey."""
    found: list[str] = []
    unsaid: list[str] = []
    for one in records:
        cited = sources_of(project, one)
        found += [f"source-{source.id}-{journey}" for source in cited]
        known = getattr(project.find(one), "evidence", None)
        if known is not None and not cited:
            unsaid.append(f"unsaid-{journey}-{known.value}")
    for one in records:
        place = project.touchpoints.get(one)
        if place is not None and project.referring(FeedbackNote, one):
            found.append(f"feedback-{one}")
    return tuple(dict.fromkeys((*found, *unsaid, f"evidence-{journey}")))


def link_over(places: Sequence[str], x: float, y: float, width: float, height: float) -> list[Link]:
    """An area that leads to the first of these places that the document has."""
    if not places:
        return []
    first, *others = places
    return [Link(x=x, y=y, width=width, height=height, target=first, otherwise=tuple(others))]


def dot_links(
    project: Project, dots: Iterable[_Dot], x: float, y: float, size: float = DOT
) -> list[Link]:
    """An area over each dot of a curve drawn at (x, y) of the page, ``size`` being half its side:
    it leads to what the feeling rests on, else to the card where it is felt."""
    found: list[Link] = []
    for dot in dots:
        card = project.touchpoints[dot.touchpoint]
        felt = [
            one
            for one in project.referring(Experience, card.id)
            if one.persona == dot.persona and one.emotion is not None
        ]
        felt.sort(key=lambda one: (one.round, one.id))
        places = (*felt_places(project, card, felt[:1]), f"map-{card.id}")
        found += link_over(places, x + dot.x - size, y + dot.y - size, 2 * size, 2 * size)
    return found


def felt_places(project: Project, card: Touchpoint, felt: Sequence[Experience]) -> tuple[str, ...]:
    """Where the sources of what is felt at a card are told; its own before those of the card."""
    own = behind(project, card.journey, *(one.id for one in felt))
    its = behind(project, card.journey, card.id)
    said = [one for one in (*own, *its) if one.startswith(("source-", "feedback-"))]
    return tuple(dict.fromkeys((*said, *own)))


def of_measure(project: Project, journey: str, measure: str) -> tuple[str, ...]:
    """Where a measure's number comes from: its sources, else the measure itself."""
    found = behind(project, journey, measure)
    cited = (one for one in found if one.startswith("source-"))
    return (*cited, f"measure-{measure}", "measures")


def known_so(project: Project, journey: str, evidence: Evidence) -> tuple[str, ...]:
    """Where the evidence tells what of a journey is known so well: that nobody says so, else the
    sources of all that is."""
    ids = [one.id for one in known_on(project, journey) if one.evidence is evidence]
    found = behind(project, journey, *ids)
    if evidence is Evidence.ASSUMED:
        return (f"unsaid-{journey}-{evidence.value}", *found)
    return found


def leading(told: Iterable[Paragraph], places: Sequence[str], anchor: str = "") -> list[Paragraph]:
    """Paragraphs that lead to the first of these places that the document has; the first of them
    is a place itself, where an ``anchor`` names it."""
    first, *others = [*places] or [""]
    return [
        replace(one, target=first, otherwise=tuple(others), anchor="" if number else anchor)
        for number, one in enumerate(told)
    ]
