"""What is planned at touchpoints, what the room found most important, and how feedback was
answered, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from journeymapper.analysis.closing import closing_the_loop
from journeymapper.analysis.closing_words import (
    answered_said,
    asked_said,
    figures_said,
    longest_said,
    median_said,
    waits_said,
)
from journeymapper.analysis.confidential import is_internal
from journeymapper.analysis.content import contents_of, for_whom, pain_text
from journeymapper.analysis.effects import done_said, effect_said, effects_of_feedback
from journeymapper.analysis.reviews import rituals_in_order
from journeymapper.analysis.sources import kind_said
from journeymapper.analysis.votes import result, rounds_of
from journeymapper.domain.order import by_rank, journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Trigger
from journeymapper.drawing.pages.closing_pages import shown_notes
from journeymapper.drawing.pages.season_pages import (
    ASKED,
    REVIEWS,
    RITUALS,
    SEASONS,
    Columns,
    asked_rows,
    next_review,
    review_rows,
    ritual_row,
    season_rows,
)
from journeymapper.exporters.telling import Cell, Told, cells, named
from journeymapper.exporters.wording import hours_told
from journeymapper.words import said, said_of


def triggers(project: Project, journeys: Sequence[Journey]) -> Iterator[Told]:
    """When this happens at a touchpoint, do that."""
    rows = []
    for journey in journeys:
        for step in journey_order(project, journey.id):
            for one in by_rank(project.referring(Trigger, step.id)):
                channel = project.channels.get(one.channel or "")
                texts = (
                    one.when,
                    one.condition,
                    one.then,
                    channel.name if channel is not None else "",
                    hours_told(one.delay_hours),
                )
                rows.append([named(project, step.id), *cells(texts)])
    heads = (said("At"), said("When"), said("If"), said("Then"), said("Channel"), said("After"))
    yield Told(title=said("Triggers"), heads=heads, rows=rows)


def content(project: Project, journeys: Sequence[Journey]) -> Iterator[Told]:
    """What is said to whom, and which pain it answers."""
    rows = []
    for journey in journeys:
        for one in contents_of(project, journey.id):
            stage = project.stages.get(one.stage or "")
            place = Cell(stage.name if stage else journey.title)
            consent = said("yes. {consent}", consent=one.consent)
            rows.append(
                [
                    Cell(one.title or one.kind.label),
                    Cell(one.kind.label),
                    named(project, one.touchpoint) if one.touchpoint else place,
                    Cell(for_whom(project, one)),
                    Cell(pain_text(project, one)),
                    Cell(one.body),
                    Cell(consent if one.uses_sensitive_data else ""),
                ]
            )
    heads = (
        said("Content"),
        said("Kind"),
        said("Where"),
        said("For"),
        said_of("which pain a content answers", "Answers"),
        said("What it says"),
        said("Uses sensitive data"),
    )
    yield Told(title=said("Content"), heads=heads, rows=rows)


def seasons(project: Project, journeys: Sequence[Journey], at: date) -> Iterator[Told]:
    """What changes at some times of the year, when journeys were reviewed and shown to customers,
    and what is done again and again."""
    for journey in journeys:
        for heading, columns, rows, sentence in (
            (
                said("Seasons · {journey}", journey=journey.title),
                SEASONS,
                season_rows(project, journey, at),
                "",
            ),
            (
                said("Reviews · {journey}", journey=journey.title),
                REVIEWS,
                review_rows(project, journey),
                next_review(project, journey),
            ),
            (
                said("Shown to customers · {journey}", journey=journey.title),
                ASKED,
                asked_rows(project, journey),
                "",
            ),
        ):
            if rows:
                yield _plain(heading, columns, rows, sentence)
    rituals = [ritual_row(project, one) for one in rituals_in_order(project)]
    yield _plain(said("Rituals"), RITUALS, rituals)


def _plain(title: str, columns: Columns, rows: Sequence[Sequence[str]], sentence: str = "") -> Told:
    heads = tuple(said(name) for name, _ in columns)
    sentences = (sentence,) if sentence else ()
    return Told(title=title, heads=heads, rows=[cells(one) for one in rows], sentences=sentences)


def votes(project: Project, journeys: Sequence[Journey]) -> Iterator[Told]:
    """Rounds whose sums may be seen, most dots first."""
    heads = (said("Place"), said("What was voted for"), said("What"), said("Where"), said("Dots"))
    for journey in journeys:
        for voting in rounds_of(project, journey.id):
            rows = []
            for one in result(project, voting.id):
                target = project.find(one.target)
                if target is None or is_internal(project, target):
                    continue
                place = getattr(target, "touchpoint", None) or getattr(target, "stage", None)
                rows.append(
                    [
                        Cell(said("{place}.", place=one.place)),
                        named(project, target.id),
                        Cell(kind_said(target)),
                        named(project, place),
                        Cell(str(one.dots)),
                    ]
                )
            title = f"{voting.question or said('Votes')} ({journey.title})"
            yield Told(title=title, heads=heads, rows=rows)


def closing(project: Project, journeys: Sequence[Journey], at: date) -> Iterator[Told]:
    """How much of what was said is answered, where somebody waits, and what came of it."""
    notes = shown_notes(project, journeys)
    found = closing_the_loop(project, at, notes)
    locale = project.details.locale
    if found.whole.asked:
        figures = figures_said(project, found.whole, at)
        rows = [cells((name, f"{number} {rests}".strip())) for number, name, rests in figures]
        heads = (said("What"), said("How many"))
        sentences = (asked_said(project, found.whole),)
        yield Told(title=said("Answers"), heads=heads, rows=rows, sentences=sentences)
        for title, first, nothing, groups in (
            (
                said("Answers by touchpoint"),
                said("Touchpoint"),
                said("Pinned nowhere"),
                found.touchpoints,
            ),
            (said("Answers by source"), said("Source"), said("No source said"), found.sources),
        ):
            rows = []
            for group in groups:
                at_card = group.key in project.touchpoints
                texts = (
                    answered_said(group.figures, locale),
                    median_said(group.figures, locale),
                    str(group.figures.waiting or "–"),
                    longest_said(group.figures, at, locale),
                )
                name = Cell(group.name or nothing, group.key if at_card else "")
                rows.append([name, *cells(texts)])
            answers = (said("Answered"), said("Median days"), said("Waiting"), said("Longest wait"))
            yield Told(title=title, heads=(first, *answers), rows=rows)
        yield Told(
            title=said("Waiting longest"),
            heads=(said("What was said"), said("From"), said("At"), said("Waits")),
            rows=[
                [
                    Cell(note.text or said("Note"), note.id),
                    Cell(note.source),
                    named(project, note.touchpoint),
                    Cell(waits_said(note, at, locale), note.id),
                ]
                for note in found.oldest
            ],
        )
    ids = {one.id for one in notes}
    yield Told(
        title=said("What came of feedback (what came after it need not have come of it)"),
        heads=(
            said("What was decided"),
            said("Status"),
            said("Measure"),
            said("Before and after"),
        ),
        rows=[
            [
                Cell(one.action.text, one.action.id),
                Cell(done_said(one.action, locale)),
                named(project, one.measure.id if one.measure is not None else None),
                Cell(effect_said(project, one)),
            ]
            for one in effects_of_feedback(project, with_internal=False)
            if one.action.feedback_note in ids
        ],
    )
