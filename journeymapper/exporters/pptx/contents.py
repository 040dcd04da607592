"""What the slides of each part say, as tables: loops, experiments, measures, actions, evidence.

Words and figures are those of ``analysis``, as on the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from journeymapper.analysis.actions import actions_for, due_said, place_of, still_waits, subjects_of
from journeymapper.analysis.actors import owner_name
from journeymapper.analysis.confidential import is_internal
from journeymapper.analysis.effects import done_said, effect_of, effect_said
from journeymapper.analysis.evidence import journey_evidence
from journeymapper.analysis.experiments.verdict import place_text, verdict_of
from journeymapper.analysis.loops import loops
from journeymapper.analysis.measures import (
    due_text,
    measures_of,
    place_name,
    readings_of,
    target_short,
    written,
)
from journeymapper.analysis.sources import (
    facts_of,
    journey_sources,
    kind_said,
    said_of,
    without_source,
)
from journeymapper.analysis.written import write_date, write_number, write_share
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Experiment,
    Journey,
    Measure,
    Source,
)
from journeymapper.domain.vocabulary import ActionStatus, Evidence, ExperimentStatus, loop_said
from journeymapper.drawing.connections import label_text
from journeymapper.drawing.figures import rhythm
from journeymapper.exporters.pptx.answering import feedback
from journeymapper.exporters.pptx.tables import Row, Table
from journeymapper.exporters.wording import arm_told, level_told, on_target_told
from journeymapper.words import counted, said

MOST_NAMED = 12

Telling = Callable[[Project, Sequence[Journey], date], list[Table]]


def loops_of(project: Project, journeys: Sequence[Journey], _at: date) -> list[Table]:
    """Every loop with the cycle that it closes."""
    made = []
    for journey in journeys:
        rows = []
        for one in loops(project, journey.id):
            names = [str(getattr(project.find(end), "name", "")) for end in one.touchpoints]
            loop = one.connection
            kind = loop_said(loop.loop_kind)
            cycle = " → ".join(names)
            if one.is_open:
                cycle = said("no way leads back: the loop is open")
            rows.append(
                Row(
                    cells=(
                        label_text(loop),
                        kind,
                        str(getattr(project.find(loop.source), "name", "")),
                        str(getattr(project.find(loop.target), "name", "")),
                        cycle,
                        rhythm(loop.every_days) if loop.every_days else "",
                    ),
                    leads_to=f"map-{loop.target}",
                )
            )
        if rows:
            columns = (
                (said("Loop"), 20.0),
                (said("Kind"), 13.0),
                (said("From"), 15.0),
                (said("Back to"), 15.0),
                (said("The cycle it closes"), 38.0),
                (said("How often"), 12.0),
            )
            title = _of_journey(said("Loops"), journey, journeys)
            count = counted("{count} loop", "{count} loops", len(rows))
            made.append(
                Table(
                    title=title,
                    subtitle=count,
                    columns=columns,
                    rows=tuple(rows),
                    link_column=3,
                )
            )
    return made


def experiments(project: Project, journeys: Sequence[Journey], at: date) -> list[Table]:
    wanted = {one.id for one in journeys}
    rows = []
    locale = project.details.locale
    for one in by_rank(project.all(Experiment).values()):
        place = project.find(one.touchpoint or one.connection or "")
        if place is not None and getattr(place, "journey", None) not in wanted:
            continue
        verdict = verdict_of(project, one, at)
        arms = [arm_told(arm, locale) for arm in verdict.result.arms]
        doubts = [str(getattr(each, "text", each)) for each in verdict.cautions]
        decided = " ".join(filter(None, [one.decision, one.reason])).strip()
        if not decided and one.status is ExperimentStatus.DECIDED:
            decided = one.status.label
        rows.append(
            Row(
                cells=(
                    "\n".join(filter(None, [one.name or said("Experiment"), one.hypothesis])),
                    place_text(project, one),
                    one.status.label,
                    "\n".join(arms),
                    "\n".join([verdict.sentence, *doubts]),
                    decided,
                ),
                leads_to=f"map-{one.touchpoint}" if one.touchpoint else "",
            )
        )
    if not rows:
        return []
    columns = (
        (said("Experiment"), 24.0),
        (said("Where"), 13.0),
        (said("Status"), 9.0),
        (said("Variants"), 22.0),
        (said("What the numbers say"), 28.0),
        (said("Decision"), 17.0),
    )
    count = counted("{count} experiment", "{count} experiments", len(rows))
    return [
        Table(
            title=said("Experiments"),
            subtitle=count,
            columns=columns,
            rows=tuple(rows),
            anchor="experiments",
            first_strong=False,
            link_column=1,
        )
    ]


def measures(project: Project, journeys: Sequence[Journey], at: date) -> list[Table]:
    made = []
    details = project.details
    for journey in journeys:
        rows = []
        for state in measures_of(project, journey.id):
            one = state.measure
            whose = project.personas.get(one.persona or "")
            name = " · ".join(filter(None, [one.name, whose.name if whose else "", one.device]))
            reading = state.reading
            verdict = on_target_told(state.is_on_target)
            day = (
                write_date(reading.taken_on, details.locale) if reading and reading.taken_on else ""
            )
            size = ""
            if reading is not None and reading.sample_size is not None:
                size = said("n {count}", count=write_number(reading.sample_size, details.locale))
            values = [
                written(each.value, one, details.currency, details.locale)
                for each in readings_of(project, one.id)[-4:]
            ]
            rows.append(
                Row(
                    cells=(
                        name,
                        place_name(project, one) or said("The journey"),
                        state.text if reading is not None else said("no reading yet"),
                        target_short(project, one),
                        verdict,
                        " → ".join(values) if len(values) > 1 else "",
                        " · ".join(filter(None, [day, size, due_text(project, one, at)])),
                    ),
                    leads_to=f"map-{one.touchpoint}" if one.touchpoint else "",
                )
            )
        if rows:
            columns = (
                (said("Measure"), 22.0),
                (said("Where"), 16.0),
                (said("Latest"), 11.0),
                (said("Target"), 9.0),
                ("", 9.0),
                (said("Course"), 20.0),
                (said("Read"), 18.0),
            )
            title = _of_journey(said("Measures"), journey, journeys)
            made.append(
                Table(
                    title=title,
                    subtitle=said("as of {day}", day=write_date(at, details.locale)),
                    columns=columns,
                    rows=tuple(rows),
                    anchor="measures",
                    link_column=1,
                )
            )
    return made


def actions(project: Project, journeys: Sequence[Journey], at: date) -> list[Table]:
    found = actions_for(project, journeys)
    if not found:
        return []
    locale = project.details.locale
    rows = []
    for one in found:
        place = place_of(project, one)
        about = [each.name for each in subjects_of(project, one) if isinstance(each, Measure)]
        if one.status is ActionStatus.DONE and one.measure:
            about.append(effect_said(project, effect_of(project, one)))
        rows.append(
            Row(
                cells=(
                    one.text,
                    owner_name(project, one),
                    due_said(one, at, locale),
                    done_said(one, locale),
                    level_told(one.impact),
                    level_told(one.effort),
                    place.name if place is not None else "",
                    " · ".join(about),
                ),
                leads_to=f"map-{one.touchpoint}" if one.touchpoint else "",
                anchor=f"action-{one.id}",
            )
        )
    waiting = sum(map(still_waits, found))
    facts = [
        counted("{count} action", "{count} actions", len(found)),
        counted("{count} to do", "{count} to do", waiting),
    ]
    columns = (
        (said("What was decided"), 36.0),
        (said("Owner"), 15.0),
        (said("Due"), 14.0),
        (said("Status"), 12.0),
        (said("Impact"), 8.0),
        (said("Effort"), 8.0),
        (said("At"), 15.0),
        (said("Measure"), 17.0),
    )
    return [
        Table(
            title=said("Actions"),
            subtitle=" · ".join(facts),
            columns=columns,
            rows=tuple(rows),
            anchor="actions",
            link_column=6,
        )
    ]


def evidence(project: Project, journeys: Sequence[Journey], _at: date) -> list[Table]:
    """What rests on which source, and what nobody says."""
    made = []
    locale = project.details.locale
    for journey in journeys:
        shares = journey_evidence(project, journey.id)
        sources = journey_sources(project, journey.id)
        if not sources and not shares.partial and not shares.researched:
            continue
        rows = []
        for source_id, records in sources.items():
            source = project.get(Source, source_id)
            named = [
                f"{said_of(project, one)} ({kind_said(one)})"
                for one in records
                if not is_internal(project, one)
            ]
            rows.append(Row(cells=(source.reference, facts_of(source, locale), _listed(named))))
        for level in (Evidence.ASSUMED, Evidence.RESEARCHED):
            unsaid = [
                said_of(project, one)
                for one in without_source(project, journey.id, level)
                if not is_internal(project, one)
            ]
            if unsaid:
                rows.append(
                    Row(
                        cells=(
                            said("No source"),
                            said("{level}, {count} in all", level=level.label, count=len(unsaid)),
                            _listed(unsaid),
                        )
                    )
                )
        known = " · ".join(
            said(
                "{count} {level} ({share})",
                count=getattr(shares, one.value),
                level=one.label,
                share=write_share(shares.share(one), locale),
            )
            for one in Evidence
        )
        title = _of_journey(said("Evidence"), journey, journeys)
        columns = (
            (said("Source"), 28.0),
            (said("What it is"), 22.0),
            (said("What rests on it"), 50.0),
        )
        made.append(
            Table(title=title, subtitle=known, columns=columns, rows=tuple(rows), anchor="evidence")
        )
    return made


def _listed(names: Sequence[str]) -> str:
    listed, more = "; ".join(names[:MOST_NAMED]), len(names) - MOST_NAMED
    return said("{names}; and {count} more", names=listed, count=more) if more > 0 else listed


def _of_journey(part: str, journey: Journey, journeys: Sequence[Journey]) -> str:
    return f"{part} · {journey.title}" if len(journeys) > 1 else part


TELLINGS: dict[str, Telling] = {
    "feedback": feedback,
    "experiments": experiments,
    "measures": measures,
    "actions": actions,
    "evidence": evidence,
}
"""The parts of the document that slides tell in tables, by the names of their sections."""
