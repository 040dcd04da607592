"""Personas, what customers said, and how it was answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from journeymapper.analysis.feedback import status_said
from journeymapper.analysis.written import write_date, write_share
from journeymapper.domain.order import by_rank, journey_order, personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import EmpathyNote, FeedbackNote, Journey, Persona
from journeymapper.domain.vocabulary import Section
from journeymapper.drawing.pages.closing_pages import shown_notes
from journeymapper.drawing.pages.persona_profile import strands
from journeymapper.exporters.html.linking import Links
from journeymapper.exporters.html.marks import (
    NOTHING,
    Html,
    bullets,
    facts,
    heading,
    joined,
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
        sources = links.sources(one.id)
        told = [
            links.record(note, note.text)
            for note in shown_notes(project, journeys)
            if note.persona == one.id
        ]
        yield facts([(said("Sources"), sources), (said("What they said"), bullets(told))])
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
            said("Persona"),
            said("Source"),
            said("Received"),
            said("Mood"),
            said("Status"),
            said("Answer"),
            said("Decided"),
        ),
        (
            (
                place_of("note", one.id),
                [
                    text(one.text),
                    links.step(one.touchpoint),
                    text(one.customer),
                    _persona(project, one, links),
                    joined([text(one.source), links.sources(one.id)], ", "),
                    text(write_date(one.received_on, locale) if one.received_on else ""),
                    text(one.sentiment.label if one.sentiment else ""),
                    text(status_said(one)),
                    text(one.reply),
                    joined(links.decided(one.id), "<br>"),
                ],
            )
            for one in notes
        ),
    )


def _persona(project: Project, note: FeedbackNote, links: Links) -> Html:
    persona = project.personas.get(note.persona or "")
    return links.persona(persona) if persona is not None else NOTHING
