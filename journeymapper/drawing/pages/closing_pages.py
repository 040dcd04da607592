"""Pages of closing the loop: how much of what customers said was answered, how soon, where somebody
still waits, and what came of the actions that feedback led to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.closing import (
    Closing,
    Group,
    closing_the_loop,
)
from journeymapper.analysis.closing_words import (
    answered_said,
    asked_said,
    figures_said,
    longest_said,
    median_said,
    waits_said,
)
from journeymapper.analysis.effects import (
    Effect,
    Turn,
    done_said,
    effect_said,
    effects_of_feedback,
)
from journeymapper.analysis.feedback import asks_reply
from journeymapper.analysis.written import write_date, write_number
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Journey
from journeymapper.drawing.answer_months import MonthsLook, months_picture
from journeymapper.drawing.pages.closing_figures import figure_cards
from journeymapper.drawing.pages.headed_tables import (
    HeadedTable,
    Words,
    add_heading,
    add_table,
    drafts_of,
    page_top,
    text,
)
from journeymapper.drawing.pages.leads import link_over, of_measure
from journeymapper.drawing.pages.paper import Draft, Paper
from journeymapper.drawing.pages.tables import Sheet
from journeymapper.drawing.primitives import Placed
from journeymapper.words import counted, noted, said

NAME = noted("Closing the loop")
MOST_ROWS = 16
MOST_OLDEST = 8
LONGEST_QUOTE = 220
TOUCHPOINT, SOURCE = noted("Touchpoint"), noted("Source")
GROUPS = (
    ("", 34.0),
    (noted("Answered"), 22.0),
    (noted("Median days"), 14.0),
    (noted("Waiting"), 12.0),
    (noted("Longest wait"), 18.0),
)
OLDEST = (
    (noted("What was said"), 50.0),
    (noted("From"), 18.0),
    (noted("At"), 18.0),
    (noted("Waits"), 14.0),
)
EFFECTS = (
    (noted("What was decided"), 36.0),
    (noted("Status"), 16.0),
    (noted("Measure"), 20.0),
    (noted("Before and after"), 28.0),
)
_TURNS = {Turn.BETTER: "accent", Turn.WORSE: "coral_text"}


def closing_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], at: date
) -> list[Draft]:
    """The figures of the notes that the document may show: none that is internal, none of another
    journey. No pages where none of them needs a reply and no action came of one. Who waits does so
    as of ``at``."""
    notes = shown_notes(project, journeys)
    found = closing_the_loop(project, at, notes)
    ids = {one.id for one in notes}
    effects = [
        one
        for one in effects_of_feedback(project, with_internal=False)
        if one.action.feedback_note in ids
    ]
    if not found.whole.asked and not effects:
        return []
    sheets: list[Sheet] = []
    if found.whole.asked:
        figures = figures_said(project, found.whole, at)
        top = page_top(paper)
        parts, bottom = figure_cards(paper, figures, top)
        area = (paper.left, top, paper.right - paper.left, bottom - top)
        sheets.append(Sheet([*parts, *link_over(["feedback"], *area)], bottom))
        _add_months(project, paper, sheets, found)
        _add_groups(
            project, paper, sheets, said("At touchpoints"), TOUCHPOINT, found.touchpoints, at
        )
        _add_groups(project, paper, sheets, said("From sources"), SOURCE, found.sources, at)
        _add_oldest(project, paper, sheets, found, at)
    if effects:
        rows = [_effect(project, one) for one in effects]
        told = said("what came after it need not have come of it")
        heading = said("What came of feedback")
        table = HeadedTable(heading=heading, columns=EFFECTS, rows=rows, said=told)
        add_table(paper, sheets, table)
    day = said("as of {day}", day=write_date(at, project.details.locale))
    facts = f"{asked_said(project, found.whole)} · {day}"
    return drafts_of(paper, sheets, NAME, facts, "closing")


def shown_notes(project: Project, journeys: Sequence[Journey]) -> list[FeedbackNote]:
    """The notes that a client may read: not internal, at a touchpoint of these journeys or none."""
    wanted = {one.id for one in journeys}
    places = {one.id for one in project.touchpoints.values() if one.journey in wanted}
    return [
        one
        for one in project.feedback_notes.values()
        if not one.internal and (one.touchpoint is None or one.touchpoint in places)
    ]


def is_worth_telling(project: Project) -> bool:
    """Whether a note needs or needed a reply, or led to an action."""
    return any(map(asks_reply, project.feedback_notes.values())) or bool(
        effects_of_feedback(project)
    )


def _add_months(project: Project, paper: Paper, sheets: list[Sheet], found: Closing) -> None:
    """By the month in which notes were received; one month alone is no trend."""
    if len(found.months) < 2:
        return
    unit, height = paper.unit, 112 * paper.unit
    told = said("by the month in which a note was received")
    sheet = add_heading(paper, sheets, said("Over time"), told, height)
    look = MonthsLook(
        months=found.months,
        locale=project.details.locale,
        width=paper.right - paper.left,
        height=height,
        size=8.0 * unit,
    )
    y = sheet.y + 2 * unit
    sheet.parts.append(Placed(picture=months_picture(look), x=paper.left, y=y))
    sheet.y = y + height


def _add_groups(
    project: Project,
    paper: Paper,
    sheets: list[Sheet],
    heading: str,
    column: str,
    groups: Sequence[Group],
    at: date,
) -> None:
    if not groups:
        return
    rows = [_group(project, one, column, at) for one in groups[:MOST_ROWS]]
    left = len(groups) - MOST_ROWS
    told = ""
    if left > 0:
        told = counted(
            "those with most waiting; {number} more",
            "those with most waiting; {number} more",
            left,
            number=write_number(left, project.details.locale),
        )
    columns = ((column, GROUPS[0][1]), *GROUPS[1:])
    add_table(paper, sheets, HeadedTable(heading=heading, columns=columns, rows=rows, said=told))


def _group(project: Project, group: Group, column: str, at: date) -> list[Words]:
    locale, figures = project.details.locale, group.figures
    nothing = said("Pinned nowhere") if column == TOUCHPOINT else said("No source said")
    is_card = group.key in project.touchpoints
    notes = [f"feedback-{group.key}", "feedback"] if is_card else ["feedback"]
    card = f"map-{group.key}" if is_card else ""
    return [
        text(
            group.name or nothing, 600, "ink" if group.name else "muted", target=card, rests=notes
        ),
        text(answered_said(figures, locale), rests=notes),
        text(median_said(figures, locale), fill="muted", rests=notes),
        text(
            write_number(figures.waiting, locale) if figures.waiting else "–",
            600 if figures.waiting else 400,
            "coral_text" if figures.waiting else "muted",
            rests=notes,
        ),
        text(longest_said(figures, at, locale), fill="muted", rests=notes),
    ]


def _add_oldest(
    project: Project, paper: Paper, sheets: list[Sheet], found: Closing, at: date
) -> None:
    if not found.oldest:
        return
    rows = []
    for note in found.oldest[:MOST_OLDEST]:
        place = project.touchpoints.get(note.touchpoint or "")
        quote = " ".join(note.text.split())
        quote = quote if len(quote) <= LONGEST_QUOTE else f"{quote[: LONGEST_QUOTE - 1]}…"
        rows.append(
            [
                text(quote, 500, target=f"note-{note.id}", rests=["feedback"]),
                text(note.source, fill="muted"),
                text(
                    place.name if place is not None else "",
                    fill="muted",
                    target=f"map-{place.id}" if place is not None else "",
                ),
                text(
                    waits_said(note, at, project.details.locale),
                    600,
                    "coral_text",
                    target=f"note-{note.id}",
                    rests=["feedback"],
                ),
            ]
        )
    left = found.whole.waiting - len(rows)
    told = ""
    if left > 0:
        number = write_number(left, project.details.locale)
        told = counted("{number} more wait", "{number} more wait", left, number=number)
    table = HeadedTable(heading=said("Waiting longest"), columns=OLDEST, rows=rows, said=told)
    add_table(paper, sheets, table)


def _effect(project: Project, effect: Effect) -> list[Words]:
    told = effect_said(project, effect)
    fill = _TURNS.get(effect.turn, "muted") if effect.turn is not None else "muted"
    measure = effect.measure
    rests = of_measure(project, measure.journey, measure.id) if measure is not None else ()
    note = [f"note-{effect.action.feedback_note}"] if effect.action.feedback_note else []
    return [
        text(effect.action.text, 600, target=f"action-{effect.action.id}"),
        text(done_said(effect.action, project.details.locale), fill="muted", rests=note),
        text(measure.name if measure is not None else "", fill="ink", rests=rests),
        text(told, 600 if effect.turn is not None else 400, fill, rests=rests),
    ]
