"""The parts that tell of journeys: what stands above all, summaries, maps, grids, loops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from journeymapper.analysis.actors import owner_name
from journeymapper.analysis.emotion import curve, emotion_name
from journeymapper.analysis.essentials import drop_offs
from journeymapper.analysis.evidence import is_mostly_assumed, journey_evidence
from journeymapper.analysis.feelings import signed
from journeymapper.analysis.loops import loops
from journeymapper.analysis.written import write_long_date, write_share
from journeymapper.commands.base import plural
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
from journeymapper.domain.vocabulary import ConnectionKind, Evidence, Moment, TouchpointKind
from journeymapper.exporters.markdown.marks import bullets, heading, table
from journeymapper.exporters.markdown.mermaid import Flowcharts, Part, loop_name

Lines = Iterator[str]
LOWEST = 3


def cover(project: Project, options: ExportPreset, at: date) -> Lines:
    """What this is, for whom, by whom, how finished."""
    details = project.details
    if is_mostly_assumed(project):
        yield "*Assumption map: mostly assumed, to be checked with customers.*"
    yield from bullets(
        [
            ("", options.header),
            ("For", details.client),
            ("Prepared by", details.author),
            ("With", "\n".join(details.participants)),
            ("Version", details.version_label),
            ("State", "draft" if details.is_draft else ""),
            ("Confidentiality", details.confidentiality),
            ("Last edited", write_long_date(at, details.locale)),
        ]
    )


def summary(project: Project, journeys: Sequence[Journey]) -> Lines:
    """Each journey in a few lines: what it is, its lowest moments, where customers leave it."""
    yield from heading(2, "Summary")
    for journey in journeys:
        yield from heading(3, journey.title)
        shares = journey_evidence(project, journey.id)
        known = ", ".join(
            f"{write_share(shares.share(one), project.details.locale)} {one.label}"
            for one in Evidence
            if shares.share(one)
        )
        steps = len(project.referring(Touchpoint, journey.id))
        stages = len(stages_in_order(project, journey.id))
        yield from bullets(
            [
                ("State", f"{journey.state.label}, {journey.market.label}"),
                ("Scenario", journey.scenario),
                ("Expectations", journey.expectations),
                ("Problem", journey.problem),
                ("Extent", f"{plural(steps, 'touchpoint')} in {plural(stages, 'stage')}"),
                ("How well it is known", known),
                ("Lowest moments", "\n".join(_lowest(project, journey))),
                ("Biggest drop-offs", "\n".join(_drop_offs(project, journey))),
            ]
        )


def _lowest(project: Project, journey: Journey) -> list[str]:
    points = [
        (point.emotion, number, persona, point.touchpoint)
        for number, persona in enumerate(personas_in_order(project))
        for point in curve(project, journey.id, persona.id)
        if point.emotion < 0
    ]
    points.sort(key=lambda one: one[:2])
    return [
        f"{project.touchpoints[place].name}: {persona.name}, {_felt(project, emotion)}"
        for emotion, _, persona, place in points[:LOWEST]
    ]


def _drop_offs(project: Project, journey: Journey) -> list[str]:
    states = (one for one in drop_offs(project, journey.id) if one.text)
    return [
        f"{one.measure.name}: {one.text}" for one, _ in zip(states, range(LOWEST), strict=False)
    ]


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
            yield from (f"Part {number} of {len(parts)} of the map:", "")
        yield "```mermaid"
        yield from charts.flowchart(part)
        yield "```"
    if charts.left_out and parts:
        yield ""
        ways = plural(charts.left_out, "connection")
        yield f"{ways} found no room in the diagrams; the JSON and CSV exports hold them all."
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
    heads = ["No."] if numbers else []
    heads += ["Touchpoint", "What it is", "Channels", "Owner", "How well known"]
    heads += [one.name for one in people]
    for stage in (*stages_in_order(project, journey.id), None):
        place = stage.id if stage is not None else None
        if stage is None and not by_stage.get(None) and not notes.get(None):
            continue
        yield from heading(4, stage.name if stage is not None else "Without a stage")
        if stage is not None:
            phase = stage.phase.label if stage.phase is not None else ""
            yield from bullets([("Phase", phase), ("Goal", stage.goal)])
        rows = (_row(project, one, people, numbers) for one in by_stage.get(place, ()))
        yield from table(heads, rows)
        yield from table(
            ("Noted at", "Kind", "Note"),
            ((_place(project, one), one.kind.label, one.text) for one in notes.get(place, ())),
        )


def _row(
    project: Project, one: Touchpoint, people: Sequence[Persona], numbers: dict[str, int]
) -> list[str]:
    lived: dict[str, list[Experience]] = {}
    for each in project.referring(Experience, one.id):
        lived.setdefault(each.persona, []).append(each)
    kinds = [] if one.kind is TouchpointKind.TOUCHPOINT else [one.kind.label]
    kinds += ["essential"] if one.essential else []
    kinds += [one.moment.label] if one.moment is not Moment.NONE else []
    kinds += [one.outcome.label] if one.outcome is not None else []
    channels = (project.channels[each].name for each in one.channels)
    return [
        *([str(numbers.get(one.id, ""))] if numbers else []),
        f"{one.name}\n{one.description}",
        ", ".join(kinds),
        ", ".join(channels),
        owner_name(project, one),
        one.evidence.label,
        *(_lived(project, lived.get(each.id, [])) for each in people),
    ]


def _lived(project: Project, experiences: Sequence[Experience]) -> str:
    lines = []
    for one in sorted(experiences, key=lambda each: each.round):
        felt = _felt(project, one.emotion) if one.emotion is not None else ""
        again = f"round {one.round}: " if one.round > 1 else ""
        words = [felt, f"“{one.thought}”" if one.thought else "", one.emotional_trigger]
        said = "; ".join(filter(None, words))
        lines += [f"{again}{said}"] if said else []
    return "\n".join(lines)


def _place(project: Project, note: Sticky) -> str:
    step = project.touchpoints.get(note.touchpoint or "")
    return step.name if step is not None else "the stage"


def loops_of(project: Project, journey: Journey) -> Lines:
    """A journey's loops with the cycle that each closes, and its hand-offs."""

    def named(record_id: str) -> str:
        return str(getattr(project.find(record_id), "name", ""))

    def told(ids: Sequence[str]) -> str:
        return " → ".join(map(named, ids))

    yield from table(
        ("Loop", "Kind", "From", "Back to", "The way round", "Every", "Ends when"),
        (
            (
                loop_name(one.connection),
                one.connection.loop_kind.label if one.connection.loop_kind else "",
                named(one.connection.source),
                named(one.connection.target),
                "no way leads back" if one.is_open else told(one.touchpoints),
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
        ("Hand-off", "From", "To", "When", "Within"),
        (
            (
                one.label,
                named(one.source),
                named(one.target),
                one.criteria,
                f"{one.sla_hours:g} h" if one.sla_hours is not None else "",
            )
            for one in ways
        ),
    )


def _rhythm(loop: Connection) -> str:
    if loop.every_days is None:
        return ""
    return f"{loop.every_days:g} {'day' if loop.every_days == 1 else 'days'}"


def titled(project: Project) -> Lines:
    """The title of the document."""
    yield from heading(1, project.details.title)
