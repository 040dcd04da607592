"""The parts that tell of journeys: what stands above all, summaries, maps, grids, loops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from journeymapper.analysis.actors import owner_name
from journeymapper.analysis.emotion import emotion_name
from journeymapper.analysis.evidence import is_mostly_assumed, journey_evidence
from journeymapper.analysis.feelings import signed
from journeymapper.analysis.headlines import headlines
from journeymapper.analysis.loops import loops
from journeymapper.analysis.written import write_long_date
from journeymapper.commands.review_rounds import numbers_of
from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.order import by_rank, journey_order, personas_in_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Experience,
    Journey,
    Persona,
    Sticky,
    Touchpoint,
)
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.exporters.markdown.marks import bullets, heading, inline, paragraph, table
from journeymapper.exporters.markdown.mermaid import Flowcharts, Part, loop_name
from journeymapper.exporters.wording import ASSUMED, extent_told, hours_told, kinds_told, known_told
from journeymapper.words import counted, said

Lines = Iterator[str]


def cover(project: Project, options: ExportPreset, at: date) -> Lines:
    """What this is, for whom, by whom, how finished."""
    details = project.details
    if is_mostly_assumed(project):
        yield f"*{inline(said(ASSUMED))}*"
    yield from bullets(
        [
            ("", options.header),
            (said("For"), details.client),
            (said("Prepared by"), details.author),
            (said("With"), "\n".join(details.participants)),
            (said("Version"), details.version_label),
            (said("State"), said("draft") if details.is_draft else ""),
            (said("Confidentiality"), details.confidentiality),
            (said("Last edited"), write_long_date(at, details.locale)),
        ]
    )


def summary(project: Project, journeys: Sequence[Journey], at: date) -> Lines:
    """The whole in a few words: where it is worst, where customers leave, what they say, what was
    decided; then each journey in a few lines."""
    yield from heading(2, said("Summary"))
    for part in headlines(project, journeys, at):
        yield from heading(3, part.heading)
        if not part.entries:
            yield from (paragraph(part.empty), "")
        yield from bullets(
            (one.head, one.facts) if one.facts else ("", one.head) for one in part.entries
        )
    for journey in journeys:
        yield from heading(3, journey.title)
        shares = journey_evidence(project, journey.id)
        yield from bullets(
            [
                (said("State"), f"{journey.state.label}, {journey.market.label}"),
                (said("Scenario"), journey.scenario),
                (said("Expectations"), journey.expectations),
                (said("Problem"), journey.problem),
                (said("Extent"), extent_told(project, journey)),
                (said("How well it is known"), known_told(shares, project.details.locale)),
            ]
        )


def _felt(project: Project, emotion: int) -> str:
    return f"{signed(emotion)} {emotion_name(project, emotion)}"


def map_of(project: Project, journey: Journey) -> Lines:
    """A journey as diagrams."""
    charts = Flowcharts(project, journey.id)
    parts: list[Part] = []
    for part in charts.parts():
        if part is not None:
            parts.append(part)
        yield ""
    for number, part in enumerate(parts, 1):
        yield ""
        if len(parts) > 1:
            part_of = said("Part {number} of {count} of the map:", number=number, count=len(parts))
            yield from (inline(part_of), "")
        yield "```mermaid"
        yield from charts.flowchart(part)
        yield "```"
    if charts.left_out and parts:
        yield ""
        yield paragraph(
            counted(
                "{count} connection found no room in the diagrams; the JSON and CSV exports hold "
                "them all.",
                "{count} connections found no room in the diagrams; the JSON and CSV exports hold "
                "them all.",
                charts.left_out,
            )
        )
    yield ""


def grid_of(project: Project, journey: Journey, options: ExportPreset) -> Lines:
    """A journey's touchpoints in tables, one for each stage, and below it what was noted there."""
    numbers = numbers_of(project, options.review_round) if options.review_round else {}
    steps = journey_order(project, journey.id)
    felt = {one.persona for each in steps for one in project.referring(Experience, each.id)}
    people = [one for one in personas_in_order(project) if one.id in felt]
    by_stage: dict[str | None, list[Touchpoint]] = {}
    for one in steps:
        by_stage.setdefault(one.stage, []).append(one)
    notes: dict[str | None, list[Sticky]] = {}
    for note in by_rank(project.referring(Sticky, journey.id)):
        step = project.touchpoints.get(note.touchpoint or "")
        place = step.stage if step is not None else note.stage
        if step is not None or note.stage is not None:
            notes.setdefault(place, []).append(note)
    heads = [said("No.")] if numbers else []
    heads += [
        said("Touchpoint"),
        said("What it is"),
        said("Channels"),
        said("Owner"),
        said("How well known"),
    ]
    heads += [one.name for one in people]
    for stage in (*stages_in_order(project, journey.id), None):
        place = stage.id if stage is not None else None
        if stage is None and not by_stage.get(None) and not notes.get(None):
            continue
        yield from heading(4, stage.name if stage is not None else said("Without a stage"))
        if stage is not None:
            phase = stage.phase.label if stage.phase is not None else ""
            yield from bullets([(said("Phase"), phase), (said("Goal"), stage.goal)])
        rows = (_row(project, one, people, numbers) for one in by_stage.get(place, ()))
        yield from table(heads, rows)
        yield from table(
            (said("Noted at"), said("Kind"), said("Note")),
            ((_place(project, one), one.kind.label, one.text) for one in notes.get(place, ())),
        )


def _row(
    project: Project, one: Touchpoint, people: Sequence[Persona], numbers: dict[str, int]
) -> list[str]:
    lived: dict[str, list[Experience]] = {}
    for each in project.referring(Experience, one.id):
        lived.setdefault(each.persona, []).append(each)
    channels = (project.channels[each].name for each in one.channels)
    return [
        *([str(numbers.get(one.id, ""))] if numbers else []),
        f"{one.name}\n{one.description}",
        ", ".join(kinds_told(one)),
        ", ".join(channels),
        owner_name(project, one),
        one.evidence.label,
        *(_lived(project, lived.get(each.id, [])) for each in people),
    ]


def _lived(project: Project, experiences: Sequence[Experience]) -> str:
    lines = []
    for one in sorted(experiences, key=lambda each: each.round):
        felt = _felt(project, one.emotion) if one.emotion is not None else ""
        words = [felt, f"“{one.thought}”" if one.thought else "", one.emotional_trigger]
        told = "; ".join(filter(None, words))
        if told and one.round > 1:
            told = said("round {round}: {feelings}", round=one.round, feelings=told)
        lines += [told] if told else []
    return "\n".join(lines)


def _place(project: Project, note: Sticky) -> str:
    step = project.touchpoints.get(note.touchpoint or "")
    return step.name if step is not None else said("the stage")


def loops_of(project: Project, journey: Journey) -> Lines:
    """A journey's loops with the cycle that each closes, and its hand-offs."""

    def named(record_id: str) -> str:
        return str(getattr(project.find(record_id), "name", ""))

    def told(ids: Sequence[str]) -> str:
        return " → ".join(map(named, ids))

    yield from table(
        (
            said("Loop"),
            said("Kind"),
            said("From"),
            said("Back to"),
            said("The way round"),
            said("Every"),
            said("Ends when"),
        ),
        (
            (
                loop_name(one.connection),
                one.connection.loop_kind.label if one.connection.loop_kind else "",
                named(one.connection.source),
                named(one.connection.target),
                said("no way leads back") if one.is_open else told(one.touchpoints),
                _rhythm(one.connection),
                one.connection.criteria,
            )
            for one in loops(project, journey.id)
        ),
    )
    ways = (
        one
        for one in sorted(project.referring(Connection, journey.id), key=lambda each: each.id)
        if one.kind is ConnectionKind.HAND_OFF
    )
    yield from table(
        (said("Hand-off"), said("From"), said("To"), said("When"), said("Within")),
        (
            (
                one.label,
                named(one.source),
                named(one.target),
                one.criteria,
                hours_told(one.sla_hours),
            )
            for one in ways
        ),
    )


def _rhythm(loop: Connection) -> str:
    if loop.every_days is None:
        return ""
    days = loop.every_days
    return counted("{number} day", "{number} days", days, number=f"{days:g}")


def titled(project: Project) -> Lines:
    """The title of the document."""
    yield from heading(1, project.details.title)
