"""Experiments, measures, actions, and how well all of it is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from journeymapper.analysis.actions import actions_for, due_said, subjects_of
from journeymapper.analysis.actors import owner_name
from journeymapper.analysis.confidential import is_internal
from journeymapper.analysis.effects import done_said
from journeymapper.analysis.evidence import journey_evidence
from journeymapper.analysis.experiments.verdict import place_text, verdict_of
from journeymapper.analysis.measures import (
    due_text,
    measures_of,
    place_name,
    readings_of,
    target_text,
    written,
)
from journeymapper.analysis.sources import (
    journey_sources,
    kind_said,
    said_of,
    without_source,
)
from journeymapper.analysis.written import write_date, write_number
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.record import Record
from journeymapper.domain.records import Experiment, Journey, Source
from journeymapper.domain.vocabulary import Evidence
from journeymapper.exporters.html.linking import Links
from journeymapper.exporters.html.marks import (
    Html,
    bullets,
    facts,
    fixed,
    heading,
    joined,
    place_of,
    table,
    text,
)
from journeymapper.exporters.wording import arm_told, entries_told, level_told, on_target_told
from journeymapper.words import at_start, said


def experiments(project: Project, journeys: Sequence[Journey], links: Links, at: date) -> Html:
    """Tests, what their numbers say, and what was decided."""
    wanted = {one.id for one in journeys}
    locale = project.details.locale
    rows = []
    for one in by_rank(project.all(Experiment).values()):
        place = project.find(one.touchpoint or one.connection or "")
        if place is not None and getattr(place, "journey", None) not in wanted:
            continue
        verdict = verdict_of(project, one, at)
        arms = [arm_told(arm, locale) for arm in verdict.result.arms]
        doubts = [str(getattr(each, "text", each)) for each in verdict.cautions]
        rows.append(
            (
                place_of("experiment", one.id),
                [
                    text(one.name or said("Experiment")),
                    text(one.hypothesis),
                    links.step(one.touchpoint) or text(place_text(project, one)),
                    text(one.status.label),
                    text("\n".join(arms)),
                    text("\n".join([verdict.sentence, *doubts])),
                    text("\n".join(filter(None, [one.decision, one.reason]))),
                    links.sources(one.id),
                ],
            )
        )
    heads = (
        said("Experiment"), said("Hypothesis"), said("Where"), said("Status"), said("Variants"),
        said("What the numbers say"), said("Decision"), said("Sources"),
    )  # fmt: skip
    return table(said("Experiments"), heads, rows)


def measures(project: Project, journeys: Sequence[Journey], links: Links, at: date) -> Html:
    """What is counted on each journey, its course and who says so."""
    details = project.details
    rows = []
    for journey in journeys:
        for state in measures_of(project, journey.id):
            one, reading = state.measure, state.reading
            whose = project.personas.get(one.persona or "")
            taken = reading.taken_on if reading is not None else None
            day = write_date(taken, details.locale) if taken is not None else ""
            size = reading.sample_size if reading is not None else None
            course = [
                written(each.value, one, details.currency, details.locale)
                for each in readings_of(project, one.id)
            ]
            verdict = on_target_told(state.is_on_target)
            rows.append(
                (
                    place_of("measure", one.id),
                    [
                        text(" · ".join(filter(None, [one.name, whose.name if whose else ""]))),
                        text(journey.title),
                        links.step(one.touchpoint) or text(place_name(project, one)),
                        text(state.text or said("no reading yet")),
                        text(
                            " · ".join(
                                filter(
                                    None,
                                    [
                                        day,
                                        said("n {count}", count=write_number(size, details.locale))
                                        if size is not None
                                        else "",
                                        due_text(project, one, at),
                                    ],
                                )
                            )
                        ),
                        text(" · ".join(filter(None, [target_text(project, state), verdict]))),
                        text(" → ".join(course) if len(course) > 1 else ""),
                        links.sources(one.id, said("no source yet")),
                    ],
                )
            )
    heads = (
        said("Measure"),
        said("Journey"),
        said("Where"),
        said("Latest"),
        said("Read"),
        said("Target"),
        said("Course"),
        said("Sources"),
    )
    return table(said("Measures"), heads, rows)


def actions(project: Project, journeys: Sequence[Journey], links: Links, at: date) -> Html:
    """What was decided, and whose it is."""
    locale = project.details.locale
    rows = []
    for one in actions_for(project, journeys):
        about = [links.record(each, said_of(project, each)) for each in subjects_of(project, one)]
        rows.append(
            (
                place_of("action", one.id),
                [
                    text(one.text),
                    text(owner_name(project, one)),
                    text(due_said(one, at, locale)),
                    text(done_said(one, locale)),
                    text(level_told(one.impact)),
                    text(level_told(one.effort)),
                    joined(about, "<br>"),
                ],
            )
        )
    heads = (
        said("What was decided"),
        said("Owner"),
        said("Due"),
        said("Status"),
        said("Impact"),
        said("Effort"),
        said("About"),
    )
    return table(said("Actions"), heads, rows)


def evidence(project: Project, journeys: Sequence[Journey], links: Links) -> Iterator[Html]:
    """How much of each journey is assumed, who says the rest, and what nobody says."""
    locale = project.details.locale
    resting: dict[str, dict[str, Record]] = {}
    for journey in journeys:
        shares = journey_evidence(project, journey.id)
        if shares.total:
            yield heading(3, journey.title)
            yield facts(
                (
                    at_start(one.label),
                    text(entries_told(getattr(shares, one.value), shares.share(one), locale)),
                )
                for one in Evidence
                if shares.share(one)
            )
        for level in (Evidence.ASSUMED, Evidence.RESEARCHED):
            unsaid = [
                links.record(one, said_of(project, one))
                for one in without_source(project, journey.id, level)
                if not is_internal(project, one)
            ]
            if unsaid:
                many = len(unsaid)
                words = (
                    said("Assumed, and nobody says by whom: {count}", count=many)
                    if level is Evidence.ASSUMED
                    else said("Researched, and nobody says by whom: {count}", count=many)
                )
                yield Html(f"<details><summary>{fixed(words)}</summary>{bullets(unsaid)}</details>")
        for cited, records in journey_sources(project, journey.id).items():
            resting.setdefault(cited, {}).update({one.id: one for one in records})
    rows = []
    for source_id, found in resting.items():
        source = project.get(Source, source_id)
        size = source.sample_size
        rests = bullets(
            Html(f"{links.record(one, said_of(project, one))} ({text(kind_said(one))})")
            for one in found.values()
            if not is_internal(project, one)
        )
        rows.append(
            (
                place_of("source", source_id),
                [
                    text(source.reference) or fixed(said("Source")),
                    text(source.kind.label),
                    text(write_number(size, locale) if size is not None else said("not said")),
                    text(write_date(source.collected_on, locale) if source.collected_on else ""),
                    rests,
                ],
            )
        )
    yield table(
        said("Sources"),
        (said("Source"), said("Kind"), "n", said("Collected"), said("What rests on it")),
        rows,
    )
