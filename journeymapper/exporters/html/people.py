"""Personas, what customers said, and how it was answered."""

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
from journeymapper.analysis.effects import done_said, effect_said, effects_of_feedback
from journeymapper.analysis.feedback import status_said
from journeymapper.analysis.written import write_date, write_share
from journeymapper.domain.order import by_rank, journey_order, personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import EmpathyNote, Journey, Persona
from journeymapper.domain.vocabulary import Section
from journeymapper.drawing.pages.closing_pages import shown_notes
from journeymapper.drawing.pages.persona_profile import strands
from journeymapper.exporters.html.linking import Links
from journeymapper.exporters.html.marks import (
    Html,
    bullets,
    facts,
    fixed,
    heading,
    joined,
    link,
    place_of,
    table,
    text,
)
from journeymapper.words import said


def personas(project: Project, journeys: Sequence[Journey], links: Links) -> Iterator[Html]:
    """Each persona: who they are, the way they go, and their empathy map."""
    for one in personas_in_order(project):
        if one.id not in links.personas:
            continue
        yield heading(3, one.name or said("Persona"), place_of("persona", one.id))
        yield facts(_profile(project, one))
        for journey in journeys:
            ways = [
                joined(
                    (
                        links.step(each)
                        if each in project.touchpoints
                        else text(str(getattr(project.find(each), "name", "")))
                        for each in strand
                    ),
                    " → ",
                )
                for strand in strands(project, one, journey)
            ]
            if ways:
                yield heading(4, said("The way through {journey}", journey=journey.title))
                yield bullets(ways)
        notes = by_rank(project.referring(EmpathyNote, one.id))
        yield table(
            said("Empathy map of {persona}", persona=one.name)
            if one.name
            else said("Empathy map of the persona"),
            (said("Section"), said("What was noted"), said("How well known"), said("Sources")),
            (
                (
                    "",
                    [
                        text(section.label),
                        text(note.text),
                        text(note.evidence.label),
                        links.sources(note.id, said("no source yet")),
                    ],
                )
                for section in Section
                for note in notes
                if note.section is section
            ),
        )


def _profile(project: Project, one: Persona) -> list[tuple[str, Html]]:
    share = one.share_of_customers
    locale = project.details.locale
    return [
        (said("Role"), text(one.role.label)),
        (said("Segment"), text(one.segment)),
        (said("Share of customers"), text(write_share(share, locale) if share is not None else "")),
        (said("In their words"), text(f"“{one.quote}”" if one.quote.strip() else "")),
        (said("Goals"), text(one.goals)),
        (said("Frustrations"), text(one.frustrations)),
        (said("Decides by"), text(one.decision_criteria)),
        (said("Objections"), text(one.objections)),
        (said("Demographics"), text(one.demographics)),
        (said("Behaviours"), text(one.behaviours)),
    ]


def feedback(project: Project, journeys: Sequence[Journey], links: Links) -> Html:
    """What customers said, by touchpoint in journey order, then what is pinned nowhere."""
    places = [one.id for journey in journeys for one in journey_order(project, journey.id)]
    order = {one: n for n, one in enumerate(places)}
    notes = sorted(
        shown_notes(project, journeys),
        key=lambda one: (
            order.get(one.touchpoint or "", len(order)),
            one.received_on or date.max,
            one.id,
        ),
    )
    locale = project.details.locale
    return table(
        said("What customers said"),
        (
            said("Said"),
            said("At"),
            said("By"),
            said("Source"),
            said("Received"),
            said("Mood"),
            said("Status"),
            said("Answer"),
        ),
        (
            (
                place_of("note", one.id),
                [
                    text(one.text),
                    links.step(one.touchpoint),
                    text(one.customer),
                    joined([text(one.source), links.sources(one.id)], ", "),
                    text(write_date(one.received_on, locale) if one.received_on else ""),
                    text(one.sentiment.label if one.sentiment else ""),
                    text(status_said(one)),
                    text(one.reply),
                ],
            )
            for one in notes
        ),
    )


def closing(
    project: Project, journeys: Sequence[Journey], links: Links, at: date
) -> Iterator[Html]:
    """How much of what was said is answered, where somebody waits, and what came of it."""
    notes = shown_notes(project, journeys)
    found = closing_the_loop(project, at, notes)
    locale = project.details.locale
    if found.whole.asked:
        yield Html(f"<p>{text(asked_said(project, found.whole))}</p>")
        yield facts(
            (name, Html(f"<strong>{text(number)}</strong> {text(rests)}"))
            for number, name, rests in figures_said(project, found.whole, at)
        )
        for caption, first, nothing, groups in (
            (
                said("Answers by touchpoint"),
                said("Touchpoint"),
                said("Pinned nowhere"),
                found.touchpoints,
            ),
            (said("Answers by source"), said("Source"), said("No source said"), found.sources),
        ):
            yield table(
                caption,
                (
                    first,
                    said("Answered"),
                    said("Median days"),
                    said("Waiting"),
                    said("Longest wait"),
                ),
                (
                    (
                        "",
                        [
                            links.step(group.key) or text(group.name or nothing),
                            text(answered_said(group.figures, locale)),
                            text(median_said(group.figures, locale)),
                            text(str(group.figures.waiting or "–")),
                            text(longest_said(group.figures, at, locale)),
                        ],
                    )
                    for group in groups
                ),
            )
        yield table(
            said("Waiting longest"),
            (said("What was said"), said("From"), said("At"), said("Waits")),
            (
                (
                    "",
                    [
                        link(place_of("note", note.id), text(note.text) or fixed(said("Note")))
                        if "feedback" in links.parts
                        else text(note.text),
                        text(note.source),
                        links.step(note.touchpoint),
                        text(waits_said(note, at, locale)),
                    ],
                )
                for note in found.oldest
            ),
        )
    ids = {one.id for one in notes}
    yield table(
        said("What came of feedback (what came after it need not have come of it)"),
        (said("What was decided"), said("Status"), said("Measure"), said("Before and after")),
        (
            (
                "",
                [
                    text(one.action.text),
                    text(done_said(one.action, locale)),
                    text(one.measure.name if one.measure is not None else ""),
                    text(effect_said(project, one)),
                ],
            )
            for one in effects_of_feedback(project, with_internal=False)
            if one.action.feedback_note in ids
        ),
    )
