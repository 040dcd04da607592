"""Pages of loops: where customers go round, what kind of loop it is and how it feels, and cycles
that nobody marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.emotion import emotion_at
from journeymapper.analysis.loops import LoopCycle, loops, unmarked_cycles
from journeymapper.analysis.written import write_number, write_share
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey
from journeymapper.domain.vocabulary import ConnectionKind, LoopKind
from journeymapper.drawing.pages.headed_tables import HeadedTable, Words, add_table, drafts_of, text
from journeymapper.drawing.pages.leads import behind
from journeymapper.drawing.pages.paper import Draft, Paper
from journeymapper.drawing.pages.tables import Sheet
from journeymapper.words import counted, noted, said

NAME = noted("Loops")
COLUMNS = (
    (noted("Loop"), 24.0),
    (noted("Kind"), 12.0),
    (noted("Leads round"), 40.0),
    (noted("Who walks it"), 14.0),
    (noted("Rhythm and share"), 16.0),
    (noted("Feels, -2 to 2"), 12.0),
)
CYCLES = ((noted("Cycle"), 100.0),)
MOST_CYCLES = 12


def has_loops(project: Project) -> bool:
    return any(one.kind is ConnectionKind.LOOP for one in project.connections.values())


def loop_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], _at: date
) -> list[Draft]:
    """A table of each journey's loops, then of cycles that are not marked as loops; no pages
    without loops."""
    sheets: list[Sheet] = []
    count = 0
    for journey in journeys:
        found = loops(project, journey.id)
        count += len(found)
        if not found:
            continue
        rows = [_row(project, one) for one in found]
        name = journey.title or said("Map")
        table = HeadedTable(heading=name, columns=COLUMNS, rows=rows, said=_count(len(found)))
        add_table(paper, sheets, table)
        cycles = unmarked_cycles(project, journey.id, MOST_CYCLES + 1)
        if cycles:
            shown = [[text(_round(project, one))] for one in cycles[:MOST_CYCLES]]
            more = said("the first of more") if len(cycles) > MOST_CYCLES else ""
            heading = said("Cycles that nobody marked as a loop")
            table = HeadedTable(heading=heading, columns=CYCLES, rows=shown, said=more)
            add_table(paper, sheets, table)
    return drafts_of(paper, sheets, NAME, _count(count), "loops") if count else []


def _count(loops: int) -> str:
    return counted("{count} loop", "{count} loops", loops)


def _row(project: Project, found: LoopCycle) -> list[Words]:
    loop = found.connection
    kind = loop.loop_kind.label if loop.loop_kind else ""
    rests = behind(project, loop.journey, loop.id, *found.touchpoints)
    trouble = loop.loop_kind is LoopKind.FRICTION
    way = said("Leads nowhere back: no way closes it.") if found.is_open else ""
    return [
        text(loop.label or said("without a name"), 600, "ink" if loop.label else "muted"),
        text(kind, fill="coral_text" if trouble else "ink"),
        text(
            way or _round(project, found.touchpoints),
            fill="amber_text" if way else "ink",
            target=f"map-{loop.source}",
        ),
        text(loop.walked_by.label, fill="muted"),
        text(_rhythm(project, loop), fill="muted", rests=rests),
        text(_feels(project, found), fill="muted", rests=rests),
    ]


def _round(project: Project, ids: Sequence[str]) -> str:
    names = [_name(project, one) for one in (*ids, ids[0])]
    return " → ".join(names)


def _name(project: Project, record_id: str) -> str:
    touchpoint = project.touchpoints.get(record_id)
    return touchpoint.name if touchpoint else project.personas[record_id].name


def _rhythm(project: Project, loop: Connection) -> str:
    locale = project.details.locale
    words = []
    if loop.every_days:
        days = write_number(loop.every_days, locale)
        words.append(
            said("every day")
            if loop.every_days == 1
            else counted(
                "every {number} days", "every {number} days", round(loop.every_days), number=days
            )
        )
    if loop.share is not None:
        words.append(said("{share} of customers", share=write_share(loop.share, locale)))
    return " · ".join(words)


def _feels(project: Project, found: LoopCycle) -> str:
    """The mean over the touchpoints of the cycle."""
    felt = [value for one in found.touchpoints if (value := emotion_at(project, one)) is not None]
    if not felt:
        return ""
    return f"{sum(felt) / len(felt):+.1f}"
