"""Pages of triggers: what happens when, as a table, and the contacts that follow on a time line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil

from journeymapper.analysis.contacts import (
    MOST_CONTACTS,
    MOST_WEEKS,
    ContactPlan,
    channels_of,
    contact_plan,
    triggers_of,
)
from journeymapper.analysis.delays import write_delay
from journeymapper.domain.project import Project
from journeymapper.domain.records import Channel, Journey, Trigger
from journeymapper.drawing.contact_frame import LEAST_SLOT, LineFrame, Slot, slots_of
from journeymapper.drawing.contact_lanes import LANE
from journeymapper.drawing.contact_line import BAND, contact_line, head_height, legend
from journeymapper.drawing.pages.flow import Paragraph, paragraph
from journeymapper.drawing.pages.leads import link_over
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.pages.table_heads import heads, named_spans
from journeymapper.drawing.pages.tables import Sheet, Span, flow_table, inner
from journeymapper.drawing.primitives import Anchor, Placed, Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.words import counted, noted, said

COLUMNS = (
    (noted("When"), 22),
    (noted("and"), 15),
    (noted("Then"), 23),
    (noted("Channel"), 8),
    (noted("After"), 8),
    (noted("Touchpoint"), 13),
    (noted("Stage"), 11),
)
NAMES = 104.0
"""What the channels' names take of the time line's width."""
SCALES = (1.0, 0.9, 0.8, 0.72)


def trigger_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], _at: date
) -> list[Draft]:
    """For each journey with triggers or regular contacts: the table, then the time line."""
    return [draft for one in journeys for draft in _journey(project, paper, one)]


def _journey(project: Project, paper: Paper, journey: Journey) -> list[Draft]:
    triggers = triggers_of(project, journey.id)
    plan = contact_plan(project, journey.id)
    if not triggers and not plan.contacts:
        return []
    facts = [journey.title]
    if triggers:
        facts.append(counted("{count} trigger", "{count} triggers", len(triggers)))
    if plan.over:
        facts.append(
            counted(
                "{count} week over a channel’s limit",
                "{count} weeks over a channel’s limit",
                len(plan.over),
            )
        )
    top = paper.margin + 52 * paper.unit
    sheets = _table(project, paper, triggers, top) if triggers else [Sheet([], top)]
    _add_line(project, paper, plan, sheets, top)
    drafts: list[Draft] = []
    triggers_name = said("Triggers")
    for sheet in sheets:
        head = title(paper, triggers_name, " · ".join(facts), paper.right - paper.left)
        if not drafts:
            name = f"triggers-{journey.id}"
            bookmark = said("Triggers · {journey}", journey=journey.title)
            head.insert(0, Anchor(x=0, y=0, name=name, title=bookmark))
        drafts.append(Draft(triggers_name, (*head, *sheet.parts)))
    return drafts


def _table(project: Project, paper: Paper, triggers: Sequence[Trigger], top: float) -> list[Sheet]:
    columns, names = named_spans(paper, COLUMNS)

    def head(y: float) -> tuple[list[Primitive], float]:
        return heads(paper, columns, names, y)

    rows = [_row(project, paper, columns, one) for one in triggers]
    return flow_table(paper, columns, head, rows, top)


def _row(
    project: Project, paper: Paper, columns: Sequence[Span], trigger: Trigger
) -> list[list[Paragraph]]:
    touchpoint = project.touchpoints[trigger.touchpoint]
    stage = project.stages.get(touchpoint.stage or "")
    channel = project.channels.get(trigger.channel or "")
    texts = (
        trigger.when,
        trigger.condition,
        trigger.then,
        channel.name if channel else "",
        write_delay(trigger.delay_hours, project.details.locale),
        touchpoint.name,
        stage.name if stage else "",
    )
    found: list[list[Paragraph]] = []
    for place, (text, column) in enumerate(zip(texts, columns, strict=True)):
        style = paper.style(9, 500 if place in (0, 2) else 400)
        fill = "muted" if place > 4 else "ink"
        card = f"map-{touchpoint.id}" if place > 4 else ""
        width = inner(paper, column)
        made = paragraph(text, style, width, fill=fill, target=card) if text.strip() else None
        found.append([made] if made is not None else [])
    return found


def _add_line(
    project: Project, paper: Paper, plan: ContactPlan, sheets: list[Sheet], top: float
) -> None:
    """The time line after the table, weeks and channels over as many bands as they need."""
    channels = channels_of(project, plan)
    if not channels:
        return
    unit = paper.unit
    slots = slots_of(plan)
    names = NAMES * unit
    width = paper.right - paper.left
    most = max(int((width - names) / (LEAST_SLOT * unit)), 1)
    count = ceil(len(slots) / most)
    each = ceil(len(slots) / count)
    _say(paper, plan, sheets, top)
    for start in range(0, len(slots), each):
        part = slots[start : start + each]
        wide = names + (width - names) * (len(part) / each if count > 1 else 1.0)
        _add_lanes(project, paper, plan, channels, part, wide, sheets, top)


def _say(paper: Paper, plan: ContactPlan, sheets: list[Sheet], top: float) -> None:
    """The time line's heading and what its marks mean; with room for a lane below them."""
    unit = paper.unit
    sheet = sheets[-1]
    if sheet.y > top and paper.bottom - sheet.y < (64 + 3 * BAND + 2 * LANE) * unit:
        sheet = Sheet([], top)
        sheets.append(sheet)
    y = sheet.y + (20 * unit if sheet.y > top else 0.0)
    width = paper.right - paper.left
    text = said("Contacts a week, as time runs from when the customer enters")
    sheet.parts.append(
        one_line(text, paper.style(11, 600), paper.left, y + 7 * unit, width, align="left")
    )
    sheet.parts.append(Placed(picture=legend(width, unit), x=paper.left, y=y + 18 * unit))
    sheet.y = y + 44 * unit
    if plan.is_cut:
        cut = said(
            "What comes after {years} years, or after {entries} entries, is not shown.",
            years=MOST_WEEKS // 52,
            entries=f"{MOST_CONTACTS:,}",
        )
        small = paper.style(8)
        sheet.parts.append(one_line(cut, small, paper.left, sheet.y - 4 * unit, width, "muted"))
        sheet.y += 12 * unit


def _add_lanes(
    project: Project,
    paper: Paper,
    plan: ContactPlan,
    channels: Sequence[Channel | None],
    slots: tuple[Slot, ...],
    width: float,
    sheets: list[Sheet],
    top: float,
) -> None:
    """One band of weeks. Lanes that just do not fit on the page are drawn a little smaller; else
    they go on overleaf, about as many on each page."""
    waiting = list(channels)
    while waiting:
        sheet = sheets[-1]
        room = paper.bottom - sheet.y
        for scale in SCALES:
            unit = paper.unit * scale
            frame = LineFrame(width=width, names=NAMES * paper.unit, unit=unit, slots=slots)
            fitting = int((room - head_height(project, plan, frame)) / (LANE * unit))
            if fitting >= len(waiting):
                break
        else:
            unit = paper.unit
            frame = LineFrame(width=width, names=NAMES * unit, unit=unit, slots=slots)
            fitting = int((room - head_height(project, plan, frame)) / (LANE * unit))
        if fitting < min(len(waiting), 2) and sheet.y > top:
            sheets.append(Sheet([], top))
            continue
        fitting = max(fitting, 1)
        taken = ceil(len(waiting) / ceil(len(waiting) / fitting))
        picture = contact_line(project, plan, waiting[:taken], frame)
        waiting = waiting[taken:]
        sheet.parts.append(Placed(picture=picture, x=paper.left, y=sheet.y))
        area = (paper.left, sheet.y, width, picture.bounds[3])
        journey = project.touchpoints[plan.contacts[0].touchpoint].journey
        sheet.parts += link_over([f"triggers-{journey}"], *area)
        sheet.y += picture.bounds[3] + 18 * paper.unit
