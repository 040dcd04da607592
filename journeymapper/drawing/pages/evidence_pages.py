"""Pages of evidence: how much of each journey is assumed, and who says the rest."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.confidential import is_internal
from journeymapper.analysis.evidence import EvidenceShares, journey_evidence
from journeymapper.analysis.sources import (
    facts_of,
    journey_sources,
    kind_said,
    said_of,
    without_source,
)
from journeymapper.analysis.written import write_share
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Record, Source, Touchpoint
from journeymapper.domain.vocabulary import Evidence
from journeymapper.drawing.pages.flow import Frame, paragraph
from journeymapper.drawing.pages.headed_tables import (
    Words,
    add_heading,
    add_rows,
    drafts_of,
    page_top,
    text,
)
from journeymapper.drawing.pages.leads import known_so, link_over
from journeymapper.drawing.pages.map_head import state_name
from journeymapper.drawing.pages.paper import Draft, Paper
from journeymapper.drawing.pages.tables import Sheet
from journeymapper.drawing.primitives import Anchor, Box, Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.words import counted, noted, said

NAME = noted("Evidence")
COLUMNS = ((noted("Source"), 30.0), (noted("What it is"), 24.0), (noted("What rests on it"), 46.0))
FILLS = {
    Evidence.ASSUMED: "quiet",
    Evidence.PARTIAL: "amber",
    Evidence.RESEARCHED: "emotion_2",
}
MOST_NAMED = 12


def evidence_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], _at: date
) -> list[Draft]:
    """For each journey its shares, its sources with what rests on each, and what is only assumed.
    None where nothing has a source and all is assumed."""
    sheets: list[Sheet] = []
    told: set[str] = set()
    for journey in journeys:
        shares = journey_evidence(project, journey.id)
        sources = journey_sources(project, journey.id)
        if sources or shares.partial or shares.researched:
            told |= set(sources)
            _add_journey(project, paper, journey, sheets)
    facts = [
        counted("{count} source", "{count} sources", len(told)),
        said("what rests on them, and what is assumed"),
    ]
    return drafts_of(paper, sheets, NAME, " · ".join(facts), "evidence")


def _add_journey(project: Project, paper: Paper, journey: Journey, sheets: list[Sheet]) -> None:
    unit = paper.unit
    shares = journey_evidence(project, journey.id)
    heading = f"{journey.title} · {state_name(journey)}"
    counts = said("touchpoints, feelings and stickies")
    sheet = add_heading(paper, sheets, heading, counts, 120 * unit)
    top = sheet.y - 24 * unit
    sheet.parts.append(Anchor(x=paper.left, y=top, name=f"evidence-{journey.id}"))
    sheet.parts += _bar(project, paper, journey, shares, sheet.y)
    sheet.y += 34 * unit
    rows = _rows(project, journey)
    if rows:
        add_rows(paper, sheets, sheet, COLUMNS, rows)
    for evidence in (Evidence.ASSUMED, Evidence.RESEARCHED):
        _add_unsaid(project, paper, journey, evidence, sheets)


def _bar(
    project: Project, paper: Paper, journey: Journey, shares: EvidenceShares, y: float
) -> list[Primitive]:
    """The three shares as one bar, each named with its number below; each leads to what it
    counts."""
    unit = paper.unit
    width, height = paper.right - paper.left, 9 * unit
    parts: list[Primitive] = []
    x = paper.left
    words = []
    for evidence in Evidence:
        share = shares.share(evidence)
        if share:
            fill = FILLS[evidence]
            parts.append(Box(x=x, y=y, width=share * width, height=height, fill=fill))
            found = known_so(project, journey.id, evidence)
            parts += link_over(found, x, y, share * width, 24 * unit)
        x += share * width
        count = getattr(shares, evidence.value)
        part = write_share(share, project.details.locale)
        words.append(_known(evidence, count, part))
    parts.append(
        Box(
            x=paper.left,
            y=y,
            width=width,
            height=height,
            stroke="muted_line",
            stroke_width=0.7,
        )
    )
    style, middle = paper.style(9, 500), y + height + 11 * unit
    parts.append(one_line(" · ".join(words), style, paper.left, middle, width, align="left"))
    return parts


def _known(evidence: Evidence, count: int, share: str) -> str:
    match evidence:
        case Evidence.ASSUMED:
            return counted(
                "{count} assumed ({share})", "{count} assumed ({share})", count, share=share
            )
        case Evidence.PARTIAL:
            return counted(
                "{count} partial ({share})", "{count} partial ({share})", count, share=share
            )
        case Evidence.RESEARCHED:
            return counted(
                "{count} researched ({share})", "{count} researched ({share})", count, share=share
            )


def _rows(project: Project, journey: Journey) -> list[list[Words]]:
    rows = []
    for source_id, records in journey_sources(project, journey.id).items():
        source = project.get(Source, source_id)
        named = [
            f"{said_of(project, one)} ({kind_said(one)})"
            for one in records
            if not is_internal(project, one)
        ]
        facts = facts_of(source, project.details.locale)
        rows.append(
            [
                text(source.reference, 600, anchor=f"source-{source_id}-{journey.id}"),
                text(facts),
                text(_listed(named), fill="muted", target=_leads_to(records)),
            ]
        )
    return rows


def _listed(names: Sequence[str]) -> str:
    shown, left = list(names[:MOST_NAMED]), len(names) - MOST_NAMED
    if left > 0:
        shown.append(counted("and {count} more", "and {count} more", left))
    return "; ".join(shown)


def _leads_to(records: Sequence[Record]) -> str:
    """The first card of those that rest on a source, or that such a feeling belongs to."""
    for one in records:
        card = one.id if isinstance(one, Touchpoint) else getattr(one, "touchpoint", None)
        if card:
            return f"map-{card}"
    return ""


def _add_unsaid(
    project: Project, paper: Paper, journey: Journey, evidence: Evidence, sheets: list[Sheet]
) -> None:
    """What rests on nothing though it is known so well, by name, in one paragraph."""
    found = [
        one
        for one in without_source(project, journey.id, evidence)
        if not is_internal(project, one)
    ]
    if not found:
        return
    unit = paper.unit
    names = _listed([said_of(project, one) for one in found])
    count = len(found)
    told = (
        said("Assumed, and nobody says so ({count}): {names}.", count=count, names=names)
        if evidence is Evidence.ASSUMED
        else said("Researched, and nobody says so ({count}): {names}.", count=count, names=names)
    )
    width = paper.right - paper.left
    place = f"unsaid-{journey.id}-{evidence.value}"
    card = _leads_to(found)
    made = paragraph(told, paper.style(9), width, fill="muted", anchor=place, target=card)
    sheet = sheets[-1]
    if sheet.y + 8 * unit + made.height > paper.bottom and sheet.y > page_top(paper):
        sheet = Sheet([], page_top(paper))
        sheets.append(sheet)
    frame = Frame(paper.left, sheet.y + 8 * unit, width, max(paper.bottom, sheet.y + 60 * unit))
    frame.fill(deque([made]))
    sheet.parts += frame.primitives
    sheet.y = frame.y + 6 * unit
