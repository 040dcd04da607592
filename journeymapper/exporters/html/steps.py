"""What is told of each touchpoint: on the page in journey order, and beside the map on a click."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymapper.analysis.actors import owner_name
from journeymapper.analysis.emotion import emotion_name
from journeymapper.analysis.feelings import signed
from journeymapper.domain.order import journey_order, personas_in_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Experience,
    FeedbackNote,
    Journey,
    Sticky,
    Touchpoint,
)
from journeymapper.drawing.connections import label_text
from journeymapper.exporters.html.linking import Links
from journeymapper.exporters.html.marks import (
    NOTHING,
    Html,
    bullets,
    facts,
    fixed,
    heading,
    joined,
    link,
    place_of,
    text,
)
from journeymapper.exporters.wording import kinds_told
from journeymapper.words import said


def steps(
    project: Project, journey: Journey, links: Links, numbers: dict[str, int]
) -> Iterator[Html]:
    """Every touchpoint of a journey, stage by stage."""
    by_stage: dict[str | None, list[Touchpoint]] = {}
    for one in journey_order(project, journey.id):
        by_stage.setdefault(one.stage, []).append(one)
    names = {one.id: one.name for one in stages_in_order(project, journey.id)}
    goals = {one.id: one for one in stages_in_order(project, journey.id)}
    for stage, members in by_stage.items():
        title = names.get(stage or "", "") if stage else said("Without a stage")
        yield heading(4, title or said("Stage"))
        if stage in goals:
            phase = goals[stage].phase
            yield facts(
                [
                    (said("Phase"), text(phase.label if phase is not None else "")),
                    (said("Goal"), text(goals[stage].goal)),
                ]
            )
        for one in members:
            yield _step(project, one, links, numbers.get(one.id))


def _step(project: Project, one: Touchpoint, links: Links, number: int | None) -> Html:
    target = place_of("step", one.id)
    words = text(one.name) or fixed(said("Touchpoint"))
    if "map" in links.parts:
        words = link(place_of("map", one.id), words)
    counted = Html(f'<span class="number">{number}</span> ') if number is not None else NOTHING
    ways = project.referring(Connection, one.id)
    told = facts(
        [
            (said("What it is"), text(", ".join(kinds_told(one)))),
            (
                said("Channels"),
                text(", ".join(project.channels[each].name for each in one.channels)),
            ),
            (said("Devices"), text(", ".join(one.devices))),
            (said("Owner"), text(owner_name(project, one))),
            (said("Description"), text(one.description)),
            (said("Leads to"), _ways(project, ways, one.id, links)),
            (said("Comes from"), _ways(project, ways, one.id, links, back=True)),
            (said("How well known"), text(one.evidence.label)),
            (said("Sources"), links.sources(one.id, said("no source yet"))),
        ]
    )
    return Html(
        f'<article class="step" id="{target}" aria-labelledby="{target}-name" tabindex="-1">'
        f'<h5 id="{target}-name">{counted}{words}</h5>{told}'
        f"{_felt(project, one, links)}{_noted(project, one)}{_said(project, one, links)}"
        f"{_decided(one, links)}</article>\n"
    )


def _ways(
    project: Project, ways: Sequence[Connection], end: str, links: Links, back: bool = False
) -> Html:
    found = []
    for one in ways:
        here, there = (one.target, one.source) if back else (one.source, one.target)
        if here != end:
            continue
        persona = project.personas.get(there)
        name = links.persona(persona) if persona is not None else links.step(there)
        told_here = label_text(one)
        found.append(Html(f"{name} ({text(told_here)})") if told_here else name)
    return joined(found, ", ")


def _felt(project: Project, one: Touchpoint, links: Links) -> Html:
    order = {persona.id: n for n, persona in enumerate(personas_in_order(project))}
    lived = [each for each in project.referring(Experience, one.id) if each.persona in order]
    lived.sort(key=lambda each: (order[each.persona], each.round, each.id))
    items = [
        Html(f'<li id="{place_of("felt", each.id)}">{_experience(project, each, links)}</li>')
        for each in lived
        if each.persona in links.personas
    ]
    return (
        Html(f"<h6>{fixed(said('What people feel'))}</h6><ul>{''.join(items)}</ul>")
        if items
        else NOTHING
    )


def _experience(project: Project, one: Experience, links: Links) -> Html:
    words = []
    if one.emotion is not None:
        words.append(text(f"{signed(one.emotion)} {emotion_name(project, one.emotion)}"))
    words.append(text(f"“{one.thought}”" if one.thought.strip() else ""))
    words.append(text(one.emotional_trigger))
    words.append(text(said("needs: {need}", need=one.need) if one.need.strip() else ""))
    known = joined([text(one.evidence.label), links.sources(one.id, said("no source yet"))], ": ")
    name = links.persona(project.personas[one.persona])
    who = name
    if one.round > 1:
        which = Html(str(one.round))
        who = fixed(said("{persona} (round {round})"), persona=name, round=which)
    return Html(f'{who}: {joined(words, "; ")} <span class="known">{known}</span>')


def _noted(project: Project, one: Touchpoint) -> Html:
    notes = sorted(project.referring(Sticky, one.id), key=lambda each: (each.rank, each.id))
    items = bullets(text(f"{each.kind.label}: {each.text}") for each in notes)
    return Html(f"<h6>{fixed(said('Notes'))}</h6>{items}") if items else NOTHING


def _said(project: Project, one: Touchpoint, links: Links) -> Html:
    notes = [each for each in project.referring(FeedbackNote, one.id) if not each.internal]
    items = []
    for each in sorted(notes, key=lambda each: each.id):
        told_here = text(f"“{each.text}”")
        if "feedback" in links.parts:
            told_here = link(place_of("note", each.id), told_here)
        items.append(told_here)
    return (
        Html(f"<h6>{fixed(said('What customers said'))}</h6>{bullets(items)}") if items else NOTHING
    )


def _decided(one: Touchpoint, links: Links) -> Html:
    items = bullets(links.decided(one.id))
    return Html(f"<h6>{text(said('What was decided'))}</h6>{items}") if items else NOTHING
