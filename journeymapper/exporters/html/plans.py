"""What is planned at touchpoints, and what the room found most important: triggers, content,
seasons, votes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymapper.analysis.confidential import is_internal
from journeymapper.analysis.content import contents_of, for_whom, pain_text
from journeymapper.analysis.sources import kind_said, said_of
from journeymapper.analysis.votes import result, rounds_of
from journeymapper.analysis.written import write_date
from journeymapper.domain.order import by_rank, journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Season, Trigger
from journeymapper.exporters.html.linking import Links
from journeymapper.exporters.html.marks import Html, joined, table, text
from journeymapper.exporters.wording import hours_told
from journeymapper.words import said


def triggers(project: Project, journeys: Sequence[Journey], links: Links) -> Html:
    """When this happens at a touchpoint, do that."""
    rows = []
    for journey in journeys:
        for step in journey_order(project, journey.id):
            for one in by_rank(project.referring(Trigger, step.id)):
                channel = project.channels.get(one.channel or "")
                hours = one.delay_hours
                rows.append(
                    (
                        "",
                        [
                            links.step(step.id),
                            text(one.when),
                            text(one.condition),
                            text(one.then),
                            text(channel.name if channel is not None else ""),
                            text(hours_told(hours)),
                        ],
                    )
                )
    heads = (said("At"), said("When"), said("If"), said("Then"), said("Channel"), said("After"))
    return table(said("Triggers"), heads, rows)


def content(project: Project, journeys: Sequence[Journey], links: Links) -> Html:
    """What is said to whom, and which pain it answers."""
    rows = []
    for journey in journeys:
        for one in contents_of(project, journey.id):
            stage = project.stages.get(one.stage or "")
            rows.append(
                (
                    "",
                    [
                        text(one.title or one.kind.label),
                        text(one.kind.label),
                        links.step(one.touchpoint) or text(stage.name if stage else journey.title),
                        text(for_whom(project, one)),
                        text(pain_text(project, one)),
                        text(one.body),
                        text(
                            said("yes. {consent}", consent=one.consent)
                            if one.uses_sensitive_data
                            else ""
                        ),
                    ],
                )
            )
    heads = (
        said("Content"),
        said("Kind"),
        said("Where"),
        said("For"),
        said("Answers"),
        said("What it says"),
        said("Uses sensitive data"),
    )
    return table(said("Content"), heads, rows)


def seasons(project: Project, journeys: Sequence[Journey], links: Links) -> Html:
    """What changes at some times of the year."""
    locale = project.details.locale
    rows = []
    for journey in journeys:
        for one in sorted(project.referring(Season, journey.id), key=lambda each: each.id):
            days = [write_date(day, locale) for day in (one.starts, one.ends) if day is not None]
            span = (
                said("{start} to {end}", start=days[0], end=days[1]) if days[1:] else "".join(days)
            )
            again = [said("every year")] if one.every_year else []
            rows.append(
                (
                    "",
                    [
                        text(one.name or said("Season")),
                        text(journey.title),
                        text(" · ".join([span, *again])),
                        text(one.what_changes),
                        joined((links.step(each) for each in one.touchpoints), ", "),
                    ],
                )
            )
    return table(
        said("Seasons"),
        (said("Season"), said("Journey"), said("When"), said("What changes"), said("At")),
        rows,
    )


def votes(project: Project, journeys: Sequence[Journey], links: Links) -> Iterator[Html]:
    """Rounds whose sums may be seen, most dots first."""
    for journey in journeys:
        for voting in rounds_of(project, journey.id):
            rows = []
            for one in result(project, voting.id):
                target = project.find(one.target)
                if target is None or is_internal(project, target):
                    continue
                place = project.find(getattr(target, "stage", None) or "")
                rows.append(
                    (
                        "",
                        [
                            text(said("{place}.", place=one.place)),
                            links.record(target, said_of(project, target)),
                            text(kind_said(target)),
                            links.step(getattr(target, "touchpoint", None))
                            or text(str(getattr(place, "name", ""))),
                            text(str(one.dots)),
                        ],
                    )
                )
            heads = (
                said("Place"),
                said("What was voted for"),
                said("What"),
                said("Where"),
                said("Dots"),
            )
            yield table(f"{voting.question or said('Votes')} ({journey.title})", heads, rows)
