"""What is told of each journey beside its map: how it stands, its grid, its loops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymapper.analysis.actions import still_waits
from journeymapper.analysis.emotion import curve, emotion_name
from journeymapper.analysis.essentials import drop_offs
from journeymapper.analysis.evidence import journey_evidence
from journeymapper.analysis.feelings import signed
from journeymapper.analysis.grid import grid
from journeymapper.analysis.loops import loops
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, FeedbackNote, Journey
from journeymapper.domain.vocabulary import ConnectionKind, Sentiment
from journeymapper.drawing.connections import label_text
from journeymapper.drawing.figures import rhythm
from journeymapper.drawing.pages.action_pages import actions_for
from journeymapper.drawing.pages.closing_pages import shown_notes
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

LOWEST = 3


def summary(project: Project, journeys: Sequence[Journey], links: Links) -> Iterator[Html]:
    """The whole on one page: where it is worst, where customers leave, what they say, what was
    decided."""
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
                (said("Lowest moments"), bullets(_lowest(project, journey, links))),
                (said("Biggest drop-offs"), bullets(_drop_offs(project, journey, links))),
                (said("What customers say"), bullets(_said(project, journey, links))),
                (said("What was decided"), bullets(_decided(project, journey, links))),
            ]
        )


def _known(project: Project, journey: Journey, links: Links) -> Html:
    shares = journey_evidence(project, journey.id)
    told = known_told(shares, project.details.locale)
    if told and "evidence" in links.parts:
        return link(EVIDENCE, text(told))
    return text(told)


def _lowest(project: Project, journey: Journey, links: Links) -> list[Html]:
    points = [
        (point.emotion, number, persona, point.touchpoint)
        for number, persona in enumerate(personas_in_order(project))
        if persona.id in links.personas
        for point in curve(project, journey.id, persona.id)
        if point.emotion < 0
    ]
    points.sort(key=lambda one: one[:2])
    return [
        Html(
            f"{links.step(place)}: {links.persona(persona)}, "
            f"{text(f'{signed(emotion)} {emotion_name(project, emotion)}')}"
        )
        for emotion, _, persona, place in points[:LOWEST]
    ]


def _drop_offs(project: Project, journey: Journey, links: Links) -> list[Html]:
    found = [one for one in drop_offs(project, journey.id) if one.text]
    made = []
    for one in found[:LOWEST]:
        told = text(f"{one.measure.name}: {one.text}")
        if "measures" in links.parts:
            told = link(place_of("measure", one.measure.id), told)
        made.append(told)
    return made


def _said(project: Project, journey: Journey, links: Links) -> list[Html]:
    """The newest of what was said at its touchpoints, complaints first."""

    def order(one: FeedbackNote) -> tuple[bool, int, str]:
        day = one.received_on.toordinal() if one.received_on else 0
        return one.sentiment is not Sentiment.NEGATIVE, -day, one.id

    notes = sorted((one for one in shown_notes(project, [journey]) if one.touchpoint), key=order)
    made = []
    for one in notes[:LOWEST]:
        told = text(f"“{one.text}”")
        if "feedback" in links.parts:
            told = link(place_of("note", one.id), told)
        made.append(told)
    return made


def _decided(project: Project, journey: Journey, links: Links) -> list[Html]:
    found = [one for one in actions_for(project, [journey]) if still_waits(one)]
    made = []
    for one in found[:LOWEST]:
        told = text(one.text)
        made.append(
            link(place_of("action", one.id), told) if "actions" in links.parts and told else told
        )
    return made


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
