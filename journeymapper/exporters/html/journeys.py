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
from journeymapper.analysis.written import write_share
from journeymapper.commands.base import plural
from journeymapper.domain.order import personas_in_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, FeedbackNote, Journey, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind, Evidence, Sentiment
from journeymapper.drawing.connections import label_text
from journeymapper.drawing.figures import rhythm
from journeymapper.drawing.pages.action_pages import actions_for
from journeymapper.drawing.pages.closing_pages import shown_notes
from journeymapper.exporters.html.linking import EVIDENCE, Links
from journeymapper.exporters.html.marks import (
    Html,
    bullets,
    facts,
    heading,
    joined,
    link,
    place_of,
    table,
    text,
)

LOWEST = 3


def summary(project: Project, journeys: Sequence[Journey], links: Links) -> Iterator[Html]:
    """The whole on one page: where it is worst, where customers leave, what they say, what was
    decided."""
    for journey in journeys:
        steps = plural(len(project.referring(Touchpoint, journey.id)), "touchpoint")
        stages = plural(len(stages_in_order(project, journey.id)), "stage")
        yield heading(3, journey.title)
        yield facts(
            [
                ("State", text(f"{journey.state.label}, {journey.market.label}")),
                ("Scenario", text(journey.scenario)),
                ("Expectations", text(journey.expectations)),
                ("Problem", text(journey.problem)),
                ("Extent", text(f"{steps} in {stages}")),
                ("How well it is known", _known(project, journey, links)),
                ("Lowest moments", bullets(_lowest(project, journey, links))),
                ("Biggest drop-offs", bullets(_drop_offs(project, journey, links))),
                ("What customers say", bullets(_said(project, journey, links))),
                ("What was decided", bullets(_decided(project, journey, links))),
            ]
        )


def _known(project: Project, journey: Journey, links: Links) -> Html:
    shares = journey_evidence(project, journey.id)
    said = ", ".join(
        f"{write_share(shares.share(one), project.details.locale)} {one.label}"
        for one in Evidence
        if shares.share(one)
    )
    if said and "evidence" in links.parts:
        return link(EVIDENCE, text(said))
    return text(said)


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
        said = text(f"{one.measure.name}: {one.text}")
        if "measures" in links.parts:
            said = link(place_of("measure", one.measure.id), said)
        made.append(said)
    return made


def _said(project: Project, journey: Journey, links: Links) -> list[Html]:
    """The newest of what was said at its touchpoints, complaints first."""

    def order(one: FeedbackNote) -> tuple[bool, int, str]:
        day = one.received_on.toordinal() if one.received_on else 0
        return one.sentiment is not Sentiment.NEGATIVE, -day, one.id

    notes = sorted((one for one in shown_notes(project, [journey]) if one.touchpoint), key=order)
    made = []
    for one in notes[:LOWEST]:
        said = text(f"“{one.text}”")
        if "feedback" in links.parts:
            said = link(place_of("note", one.id), said)
        made.append(said)
    return made


def _decided(project: Project, journey: Journey, links: Links) -> list[Html]:
    found = [one for one in actions_for(project, [journey]) if still_waits(one)]
    made = []
    for one in found[:LOWEST]:
        said = text(one.text)
        made.append(
            link(place_of("action", one.id), said) if "actions" in links.parts and said else said
        )
    return made


def grid_of(project: Project, journey: Journey, links: Links) -> Html:
    """Stages across, lanes down; lanes in which nothing stands are left out."""
    found = grid(project, journey.id, with_internal=False)
    rows = []
    for lane in found.rows:
        cells = [found.cell(lane.key, column.key) for column in found.columns]
        if any(cell.lines for cell in cells):
            said = [
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
            rows.append(("", [text(lane.name), *said]))
    heads = ["", *(one.name or "Without a stage" for one in found.columns)]
    return table(f"Stages and lanes of {journey.title}", heads, rows)


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
                    text("no way leads back: the loop is open") if one.is_open else cycle,
                    text(rhythm(loop.every_days) if loop.every_days else ""),
                    text(loop.criteria),
                    links.sources(loop.id, "no source yet"),
                ],
            )
        )
    heads = ("Loop", "Kind", "From", "Back to", "The way round", "Every", "Ends when", "Sources")
    told = table(f"Loops of {journey.title}", heads, rows)
    handed = [
        (
            "",
            [
                text(one.label) or Html("Hand-off"),
                _end(project, one.source, links),
                _end(project, one.target, links),
                text(one.criteria),
                text(f"{one.sla_hours:g} h" if one.sla_hours is not None else ""),
            ],
        )
        for one in sorted(project.referring(Connection, journey.id), key=lambda each: each.id)
        if one.kind is ConnectionKind.HAND_OFF
    ]
    of_hand_offs = ("Hand-off", "From", "To", "When", "Within")
    return joined([told, table(f"Hand-offs of {journey.title}", of_hand_offs, handed)])


def _end(project: Project, record_id: str, links: Links) -> Html:
    persona = project.personas.get(record_id)
    return links.persona(persona) if persona is not None else links.step(record_id)
