"""The parts that tell of people and of what follows: personas, feedback, measures, tests, actions,
and how well all of it is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from journeymapper.analysis.actions import actions_in_order, due_said, journeys_of, subjects_of
from journeymapper.analysis.actors import owner_name
from journeymapper.analysis.evidence import journey_evidence
from journeymapper.analysis.experiments.results import variants_of
from journeymapper.analysis.feedback import status_said
from journeymapper.analysis.measures import measures_of, place_name, target_text
from journeymapper.analysis.sources import facts_of, journey_sources, kind_said, said_of
from journeymapper.analysis.written import write_date, write_share
from journeymapper.domain.order import by_rank, personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    EmpathyNote,
    Experiment,
    FeedbackNote,
    Journey,
    Persona,
    Source,
)
from journeymapper.domain.vocabulary import Evidence, Section
from journeymapper.exporters.markdown.marks import bullets, heading, table
from journeymapper.exporters.wording import entries_told
from journeymapper.words import at_start, said

Lines = Iterator[str]


def personas(project: Project) -> Lines:
    """Each persona: who they are, and their empathy map."""
    people = personas_in_order(project)
    if people:
        yield from heading(2, said("Personas"))
    for one in people:
        yield from heading(3, one.name)
        yield from bullets(_profile(project, one))
        notes = by_rank(project.referring(EmpathyNote, one.id))
        by_section = ((section, [n for n in notes if n.section is section]) for section in Section)
        yield from table(
            (said("Empathy map"), said("Noted"), said("How well known")),
            (
                (section.label if not number else "", note.text, note.evidence.label)
                for section, some in by_section
                for number, note in enumerate(some)
            ),
        )


def _profile(project: Project, one: Persona) -> list[tuple[str, str]]:
    share = one.share_of_customers
    return [
        (said("Role"), one.role.label),
        (said("Segment"), one.segment),
        (
            said("Share of customers"),
            write_share(share, project.details.locale) if share is not None else "",
        ),
        (said("In their words"), f"“{one.quote}”" if one.quote else ""),
        (said("Goals"), one.goals),
        (said("Frustrations"), one.frustrations),
        (said("Decides by"), one.decision_criteria),
        (said("Objections"), one.objections),
        (said("Demographics"), one.demographics),
        (said("Behaviours"), one.behaviours),
    ]


def feedback(project: Project, journeys: Sequence[Journey]) -> Lines:
    """What customers said of these journeys, and what belongs to none."""
    wanted = {one.id for one in journeys}
    notes = [one for one in project.feedback_notes.values() if _is_of(project, one, wanted)]
    if not notes:
        return
    notes.sort(key=lambda one: (one.received_on or date.max, one.id))
    yield from heading(2, said("Feedback"))
    locale = project.details.locale
    yield from table(
        (
            said("Received"),
            said("Said"),
            said("By"),
            said("Source"),
            said("About"),
            said("Mood"),
            said("Status"),
            said("Answer"),
        ),
        (
            (
                write_date(one.received_on, locale) if one.received_on else "",
                one.text,
                one.customer,
                one.source,
                _place(project, one),
                one.sentiment.label if one.sentiment else "",
                status_said(one),
                one.reply,
            )
            for one in notes
        ),
    )


def _is_of(project: Project, note: FeedbackNote, journeys: set[str]) -> bool:
    step = project.touchpoints.get(note.touchpoint or "")
    return step is None or step.journey in journeys


def _place(project: Project, note: FeedbackNote) -> str:
    step = project.touchpoints.get(note.touchpoint or "")
    return step.name if step is not None else ""


def measures(project: Project, journeys: Sequence[Journey]) -> Lines:
    """What is counted on each journey, with its latest value."""
    locale = project.details.locale
    rows = (
        (
            journey.title,
            one.measure.name,
            place_name(project, one.measure),
            one.text,
            write_date(one.reading.taken_on, locale)
            if one.reading is not None and one.reading.taken_on is not None
            else "",
            target_text(project, one),
        )
        for journey in journeys
        for one in measures_of(project, journey.id)
    )
    yield from _headed(
        said("Measures"),
        table(
            (
                said("Journey"),
                said("Measure"),
                said("Where"),
                said("Latest"),
                said("Day"),
                said("Target"),
            ),
            rows,
        ),
    )


def experiments(project: Project, journeys: Sequence[Journey]) -> Lines:
    """Tests and what came of them."""
    wanted = {one.id for one in journeys}
    rows = (
        (
            one.name,
            one.hypothesis,
            _tested_at(project, one),
            one.status.label,
            "\n".join(
                said(
                    "{variant}: {conversions} of {visitors}",
                    variant=each.name,
                    conversions=f"{each.conversions:,}",
                    visitors=f"{each.visitors:,}",
                )
                for each in variants_of(project, one.id)
            ),
            "\n".join(filter(None, (one.decision, one.reason))),
        )
        for one in by_rank(project.all(Experiment).values())
        if _journey_of(project, one) in (None, *wanted)
    )
    heads = (
        said("Test"),
        said("Hypothesis"),
        said("Where"),
        said("Status"),
        said("Variants"),
        said("Decision"),
    )
    yield from _headed(said("Experiments"), table(heads, rows))


def _journey_of(project: Project, one: Experiment) -> str | None:
    place = project.find(one.touchpoint or one.connection or "")
    return getattr(place, "journey", None)


def _tested_at(project: Project, one: Experiment) -> str:
    place = project.find(one.touchpoint or one.connection or "")
    return said_of(project, place) if place is not None else said("between journeys")


def actions(project: Project, journeys: Sequence[Journey], at: date) -> Lines:
    """What was decided, and whose it is."""
    wanted = {one.id for one in journeys}
    rows = (
        (
            one.text,
            owner_name(project, one),
            due_said(one, at, project.details.locale),
            one.status.label,
            str(one.impact or ""),
            str(one.effort or ""),
            "\n".join(said_of(project, each) for each in subjects_of(project, one)),
        )
        for one in actions_in_order(project)
        if not (its := journeys_of(project, one)) or its & wanted
    )
    heads = (
        said("Action"),
        said("Owner"),
        said("Due"),
        said("Status"),
        said("Impact"),
        said("Effort"),
        said("About"),
    )
    yield from _headed(said("Actions"), table(heads, rows))


def evidence(project: Project, journeys: Sequence[Journey]) -> Lines:
    """How much of each journey is assumed, and who says the rest."""
    begun = False
    for journey in journeys:
        shares = journey_evidence(project, journey.id)
        if not shares.total:
            continue
        if not begun:
            yield from heading(2, said("Evidence"))
            begun = True
        yield from heading(3, journey.title)
        yield from bullets(
            (
                at_start(one.label),
                entries_told(getattr(shares, one.value), shares.share(one), project.details.locale),
            )
            for one in Evidence
            if shares.share(one)
        )
        yield from table(
            (said("Source"), said("What it is"), said("What rests on it")),
            (
                (
                    project.get(Source, source).reference,
                    facts_of(project.get(Source, source), project.details.locale),
                    "\n".join(f"{said_of(project, one)} ({kind_said(one)})" for one in records),
                )
                for source, records in journey_sources(project, journey.id).items()
            ),
        )


def _headed(title: str, lines: Lines) -> Lines:
    """A table under its heading; nothing where it has no rows."""
    first = next(lines, None)
    if first is not None:
        yield from heading(2, title)
        yield first
        yield from lines
