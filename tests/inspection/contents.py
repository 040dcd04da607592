"""What a generated project holds beside its map: people, notes and plans, for every section."""

from __future__ import annotations

from datetime import date, timedelta

from journeymapper.domain.records import (
    Action,
    Citation,
    Content,
    EmpathyNote,
    Experience,
    Experiment,
    FeedbackNote,
    Measure,
    Persona,
    Presence,
    Reading,
    Record,
    Review,
    Ritual,
    Season,
    Sticky,
    Trigger,
    Variant,
    Vote,
    VoteRound,
)
from journeymapper.domain.vocabulary import (
    ActionStatus,
    BuyingRole,
    ContentKind,
    Evidence,
    ExperimentStatus,
    MeasureKind,
    Section,
    Sentiment,
    Status,
    StickyKind,
)
from tests.inspection.shape import AT, JOURNEY, Shape


def people(shape: Shape) -> list[Record]:
    found: list[Record] = []
    roles, sections, sentiments = list(BuyingRole), list(Section), list(Sentiment)
    kinds, statuses, evidence = list(StickyKind), list(Status), list(Evidence)
    for place in range(shape.personas):
        found.append(
            Persona(
                id=f"persona_{place}",
                name=shape.name(place + 2),
                role=roles[place % len(roles)],
                segment=shape.name(place),
                share_of_customers=0.25,
                quote=shape.text(place),
                goals="\n".join(map(shape.text, range(3))),
                frustrations="\n".join(map(shape.text, range(3, 6))),
                decision_criteria=shape.text(2),
                objections=shape.text(4),
                demographics=shape.text(5),
                behaviours=shape.text(6),
                recency=3,
                frequency=2,
                monetary=5,
                rank=f"a{place}",
            )
        )
        for number in range(place, shape.touchpoints, 2 + place):
            found.append(
                Experience(
                    id=f"experience_{place}_{number:03}",
                    persona=f"persona_{place}",
                    touchpoint=f"tp_{number:03}",
                    emotion=(number * 3 + place) % 5 - 2,
                    emotional_trigger=shape.name(number) if number % 4 == 0 else "",
                    thought=shape.text(number) if number % 6 == 0 else "",
                    need=shape.text(number + 1) if number % 9 == 0 else "",
                    evidence=evidence[number % 3],
                )
            )
    found.append(Presence(id="presence_1", persona="persona_0", journey=JOURNEY, x=-200.0, y=44.0))
    for number in range(shape.notes):
        touchpoint = f"tp_{number * 7 % shape.touchpoints:03}"
        found.append(
            EmpathyNote(
                id=f"empathy_{number:03}",
                persona=f"persona_{number % shape.personas}",
                section=sections[number % len(sections)],
                text=shape.text(number),
                evidence=evidence[number % 3],
                rank=f"a{number:03}",
            )
        )
        found.append(
            FeedbackNote(
                id=f"feedback_{number:03}",
                text=shape.text(number),
                source=shape.name(number),
                customer=shape.name(number + 1),
                received_on=AT - timedelta(days=number),
                sentiment=sentiments[number % 3],
                rating=float(number % 5 + 1),
                status=statuses[number % len(statuses)],
                needs_reply=number % 3 == 0,
                reply=shape.text(number + 2) if number % 4 == 1 else "",
                tags=(shape.name(number + 4),) if number % 2 else (),
                touchpoint=touchpoint if number % 3 else None,
                persona=f"persona_{number % shape.personas}",
            )
        )
        found.append(
            Sticky(
                id=f"sticky_{number:03}",
                journey=JOURNEY,
                kind=kinds[number % len(kinds)],
                text=shape.text(number + 5),
                touchpoint=touchpoint if number % 2 else None,
                stage=None if number % 2 else f"stage_{number % shape.stages}",
                evidence=evidence[number % 3],
                rank=f"a{number:03}",
            )
        )
    return found


def work(shape: Shape) -> list[Record]:
    name, text = shape.name, shape.text
    found: list[Record] = []
    kinds = list(MeasureKind)
    for number in range(8):
        measure = Measure(
            id=f"measure_{number}",
            journey=JOURNEY,
            stage=f"stage_{number % shape.stages}",
            name=name(number) if number % 2 else "",
            kind=kinds[number],
            target=0.5,
        )
        found.append(measure)
        found += [
            Reading(
                id=f"reading_{number}_{month}",
                measure=measure.id,
                taken_on=date(2026, month + 4, 1),
                value=0.1 * (number % 4) + 0.05 * month,
                sample_size=200,
            )
            for month in range(5)
        ]
        found.append(Citation(id=f"citation_{number}", record=f"tp_{number:03}", source="source_1"))
    contents = list(ContentKind)
    for number in range(12):
        kind = contents[number % len(contents)]
        body = text(number)
        if kind is ContentKind.COMPARISON_TABLE:
            body = "\n".join("\t".join((name(row), "yes", "no", name(row + 2))) for row in range(5))
        found.append(
            Content(
                id=f"content_{number:02}",
                journey=JOURNEY,
                stage=f"stage_{number % shape.stages}",
                kind=kind,
                title=name(number),
                body=body,
                persona="persona_1" if number % 3 else None,
                reviewed_on=AT,
                rank=f"a{number:02}",
            )
        )
        found.append(
            Trigger(
                id=f"trigger_{number:02}",
                touchpoint=f"tp_{number:03}",
                when=text(number),
                condition=name(number),
                then=text(number + 1),
                channel="channel_0",
                delay_hours=24.0,
            )
        )
        found.append(
            Action(
                id=f"action_{number:02}",
                text=text(number),
                owner=f"actor_{number % 3}",
                due_on=AT + timedelta(days=number),
                status=list(ActionStatus)[number % 4],
                impact=number % 5 + 1,
                effort=(number * 3) % 5 + 1,
                touchpoint=f"tp_{number:03}",
                rank=f"a{number:02}",
            )
        )
    for number in range(3):
        found.append(
            Experiment(
                id=f"experiment_{number}",
                name=name(number),
                touchpoint=f"tp_{number:03}",
                hypothesis=text(number),
                status=(
                    ExperimentStatus.RUNNING,
                    ExperimentStatus.DECIDED,
                    ExperimentStatus.PLANNED,
                )[number],
                started_on=date(2026, 9, 1),
                decision=text(number) if number == 1 else "",
                reason=text(number + 1) if number == 1 else "",
            )
        )
        found += [
            Variant(
                id=f"variant_{number}_{side}",
                experiment=f"experiment_{number}",
                name=name(side + 6),
                is_control=side == 0,
                visitors=2000,
                conversions=180 + 40 * side,
                rank=f"a{side}",
            )
            for side in range(2)
        ]
        found.append(
            Season(
                id=f"season_{number}",
                journey=JOURNEY,
                name=name(number),
                starts=date(2026, 11, 1 + number),
                ends=date(2026, 12, 24),
                every_year=True,
                what_changes=text(number),
                touchpoints=(f"tp_{number:03}", f"tp_{number + 9:03}"),
            )
        )
        found.append(
            Review(id=f"review_{number}", journey=JOURNEY, held_on=AT, note=text(number + 4))
        )
        found.append(
            Ritual(
                id=f"ritual_{number}", name=name(number + 2), every_days=14, next_on=AT,
                owner=f"actor_{number}",
            )
        )  # fmt: skip
    found.append(VoteRound(id="round_1", journey=JOURNEY, question=text(3)))
    found += [
        Vote(
            id=f"vote_{number}", round="round_1", target=f"sticky_{number:03}", dots=number % 3 + 1
        )
        for number in range(9)
    ]
    return found
