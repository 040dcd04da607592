"""What is told of each journey beside its map: how it stands, its grid, its loops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from journeymapper.analysis.evidence import journey_evidence
from journeymapper.analysis.grid import grid
from journeymapper.analysis.headlines import Headline, headlines
from journeymapper.analysis.loops import loops
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.drawing.connections import label_text
from journeymapper.drawing.figures import rhythm
from journeymapper.exporters.html.linking import EVIDENCE, Links
from journeymapper.exporters.html.marks import (
    Html,
    bullets,
    facts,
    fixed,
    heading,
    joined,
    link,
    place_of,
    table,
    text,
)
from journeymapper.exporters.wording import extent_told, hours_told, known_told
from journeymapper.words import said


def summary(
    project: Project, journeys: Sequence[Journey], links: Links, at: date
) -> Iterator[Html]:
    """The whole in a few words: where it is worst, where customers leave, what they say, what was
    decided; then each journey."""
    for part in headlines(project, journeys, at):
        yield heading(3, part.heading)
        if part.entries:
            yield bullets(_headline(one, links) for one in part.entries)
        else:
            yield Html(f"<p>{text(part.empty)}</p>")
    for journey in journeys:
        yield heading(3, journey.title)
        yield facts(
            [
                (said("State"), text(f"{journey.state.label}, {journey.market.label}")),
                (said("Scenario"), text(journey.scenario)),
                (said("Expectations"), text(journey.expectations)),
                (said("Problem"), text(journey.problem)),
                (said("Extent"), text(extent_told(project, journey))),
                (said("How well it is known"), _known(project, journey, links)),
            ]
        )


def _headline(one: Headline, links: Links) -> Html:
    return joined([links.record(one.about, one.head), text(one.facts)], "<br>")


def _known(project: Project, journey: Journey, links: Links) -> Html:
    shares = journey_evidence(project, journey.id)
    told = known_told(shares, project.details.locale)
    if told and "evidence" in links.parts:
        return link(EVIDENCE, text(told))
    return text(told)


def grid_of(project: Project, journey: Journey, links: Links) -> Html:
    """Stages across, lanes down; lanes in which nothing stands are left out."""
    found = grid(project, journey.id, with_internal=False)
    rows = []
    for lane in found.rows:
        cells = [found.cell(lane.key, column.key) for column in found.columns]
        if any(cell.lines for cell in cells):
            told = [
                joined(
                    (
                        links.step(each.record)
                        if lane.holds_cards and each.record in project.touchpoints
                        else text(each.text)
                        for each in cell.entries
                    ),
                    "<br>",
                )
                for cell in cells
            ]
            rows.append(("", [text(lane.name), *told]))
    heads = ["", *(one.name or said("Without a stage") for one in found.columns)]
    return table(said("Stages and lanes of {journey}", journey=journey.title), heads, rows)


def loops_of(project: Project, journey: Journey, links: Links) -> Html:
    """The loops with the cycle that each closes, then the hand-offs."""
    rows = []
    for one in loops(project, journey.id):
        loop = one.connection
        cycle = joined((links.step(each) for each in one.touchpoints), " → ")
        rows.append(
            (
                place_of("loop", loop.id),
                [
                    text(label_text(loop)),
                    text(loop.loop_kind.label if loop.loop_kind else ""),
                    _end(project, loop.source, links),
                    _end(project, loop.target, links),
                    text(said("no way leads back: the loop is open")) if one.is_open else cycle,
                    text(rhythm(loop.every_days) if loop.every_days else ""),
                    text(loop.criteria),
                    links.sources(loop.id, said("no source yet")),
                ],
            )
        )
    heads = (
        said("Loop"),
        said("Kind"),
        said("From"),
        said("Back to"),
        said("The way round"),
        said("Every"),
        said("Ends when"),
        said("Sources"),
    )
    told = table(said("Loops of {journey}", journey=journey.title), heads, rows)
    handed = [
        (
            "",
            [
                text(one.label) or fixed(said("Hand-off")),
                _end(project, one.source, links),
                _end(project, one.target, links),
                text(one.criteria),
                text(hours_told(one.sla_hours)),
            ],
        )
        for one in sorted(project.referring(Connection, journey.id), key=lambda each: each.id)
        if one.kind is ConnectionKind.HAND_OFF
    ]
    of_hand_offs = (said("Hand-off"), said("From"), said("To"), said("When"), said("Within"))
    return joined(
        [told, table(said("Hand-offs of {journey}", journey=journey.title), of_hand_offs, handed)]
    )


def _end(project: Project, record_id: str, links: Links) -> Html:
    persona = project.personas.get(record_id)
    return links.persona(persona) if persona is not None else links.step(record_id)
