"""Projects made to be hard on documents: 300 touchpoints, names of 120 characters, nine scripts.

Each holds something for every section of the document.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Action,
    Actor,
    Channel,
    Citation,
    Connection,
    Content,
    EmpathyNote,
    Experience,
    Experiment,
    FeedbackNote,
    Journey,
    Measure,
    Passage,
    Persona,
    Presence,
    ProjectDetails,
    Reading,
    Record,
    Review,
    Ritual,
    Season,
    Source,
    Stage,
    Sticky,
    Touchpoint,
    Trigger,
    Variant,
    Vote,
    VoteRound,
)
from journeymapper.domain.vocabulary import (
    ActionStatus,
    BuyingRole,
    ConnectionKind,
    ContentKind,
    Evidence,
    ExperimentStatus,
    LoopKind,
    MeasureKind,
    Moment,
    Outcome,
    Phase,
    Section,
    Sentiment,
    Status,
    StickyKind,
    TouchpointKind,
)

AT = date(2026, 11, 21)
JOURNEY = "journey_1"
Words = Callable[[int], str]


@frozen(kw_only=True)
class Shape:
    """How large a project is. Cards stand ``across`` by ``down`` in each stage; ``name`` and
    ``text`` give the words of anything, by number."""

    name: Words
    text: Words
    stages: int = 6
    across: int = 2
    down: int = 2
    touchpoints: int = 24
    personas: int = 4
    notes: int = 24


def many_touchpoints() -> Project:
    """300 touchpoints in eight stages."""
    return project_of(
        Shape(
            name=lambda number: f"{_VERBS[number % len(_VERBS)]} {_THINGS[number % 7]} {number}",
            text=lambda number: (
                f"“{_THINGS[number % 7].capitalize()} took too long”, {number} said"
            ),
            stages=8,
            across=4,
            down=10,
            touchpoints=300,
            notes=90,
        )
    )


def long_names() -> Project:
    """Everything that has a name has one of 120 characters; some are one long word."""
    return project_of(Shape(name=name_of_120, text=lambda number: name_of_120(number + 3) * 2))


def nine_scripts() -> Project:
    """Latin, Greek, Cyrillic, Arabic, Hebrew, Devanagari, Thai, Chinese, Japanese and Korean, with
    emoji, each alone and mixed within a line."""
    return project_of(
        Shape(
            name=lambda number: SCRIPTS[number % len(SCRIPTS)],
            text=lambda number: (
                f"{SCRIPTS[number % len(SCRIPTS)]}: 3×4 {SCRIPTS[(number + 3) % len(SCRIPTS)]} "
                f"(№ {number}) {SCRIPTS[(number + 7) % len(SCRIPTS)]} 🙂"
            ),
            down=3,
            touchpoints=36,
            notes=33,
        )
    )


GENERATED: dict[str, Callable[[], Project]] = {
    "300 touchpoints": many_touchpoints,
    "names of 120 characters": long_names,
    "nine scripts": nine_scripts,
}

SCRIPTS = (
    "Größe wählen – Überprüfung",
    "Σύγκριση τιμών και παραγγελία",
    "Сравнение цен и оформление заказа",
    "مقارنة الأسعار ثم الطلب",
    "השוואת מחירים והזמנה",
    "दामों की तुलना और ऑर्डर",
    "เปรียบเทียบราคาแล้วสั่งซื้อ",
    "比较价格并下订单",
    "価格を比べて注文する 🛒",
    "가격을 비교하고 주문하기 📦",
    "دعوة إلى webinar 3×4 at 12:30",
    "הזמנה ל-trial בשעה 12:30 🎉",
)
_VERBS = ("Look at", "Compare", "Ask about", "Wait for", "Order", "Return", "Praise")
_THINGS = ("the offer", "prices", "the help page", "a call back", "the parcel", "an invoice", "it")


def name_of_120(number: int) -> str:
    """Words or, every fifth time, one word without a place to break."""
    if number % 5 == 4:
        return (f"Donaudampfschifffahrtsgesellschaft{number}" * 4)[:120]
    words = f"{number} names that somebody pasted from a minute and never shortened afterwards "
    return (words * 2)[:119].rstrip().ljust(119, "x") + "."


def project_of(shape: Shape) -> Project:
    return Project([*_frame(shape), *_cards(shape), *_ways(shape), *_people(shape), *_work(shape)])


def _frame(shape: Shape) -> list[Record]:
    name = shape.name
    found: list[Record] = [
        ProjectDetails(
            id="project_1",
            title=name(0),
            client=name(1),
            author=name(2),
            participants=tuple(map(name, range(3, 9))),
            version_label=name(1),
            is_draft=True,
            confidentiality="Confidential",
        ),
        Journey(id=JOURNEY, title=name(5), scenario=shape.text(6), expectations=shape.text(7)),
    ]
    for place in range(shape.stages):
        found.append(
            Stage(
                id=f"stage_{place}",
                journey=JOURNEY,
                name=name(place),
                goal=shape.text(place),
                phase=list(Phase)[place % len(Phase)],
                width=264.0 * shape.across,
                rank=f"a{place}",
            )
        )
    found += [Channel(id=f"channel_{n}", name=name(n + 3)) for n in range(4)]
    found += [Actor(id=f"actor_{n}", name=name(n + 4)) for n in range(3)]
    found.append(Source(id="source_1", reference=shape.text(1), sample_size=12, collected_on=AT))
    return found


def _cards(shape: Shape) -> list[Record]:
    found: list[Record] = []
    kinds = list(TouchpointKind)
    each = shape.across * shape.down
    for number in range(shape.touchpoints):
        stage, place = divmod(number, each)
        row, column = divmod(place, shape.across)
        kind = kinds[number // 3 % len(kinds)] if number % 3 == 0 else TouchpointKind.TOUCHPOINT
        found.append(
            Touchpoint(
                id=f"tp_{number:03}",
                journey=JOURNEY,
                stage=f"stage_{stage}",
                name=shape.name(number),
                kind=kind,
                outcome=Outcome.LOST if kind is TouchpointKind.END else None,
                channels=tuple(f"channel_{n}" for n in range(number % 3)),
                owner=f"actor_{number % 3}" if number % 4 == 0 else None,
                description=shape.text(number),
                x=264.0 * (stage * shape.across + column) + 32,
                y=24 + 136.0 * row,
                essential=number % 7 == 0,
                moment=list(Moment)[number % 11 % 3],
                duration=36.0 if number % 6 == 0 else None,
                rank=f"a{number:03}",
            )
        )
    return found


def _ways(shape: Shape) -> list[Record]:
    found: list[Record] = []
    for number in range(shape.touchpoints - 1):
        way = Connection(
            id=f"con_{number:03}",
            journey=JOURNEY,
            source=f"tp_{number:03}",
            target=f"tp_{number + 1:03}",
            share=0.62 if number % 5 == 2 else None,
            label=shape.name(number) if number % 13 == 4 else "",
            kind=ConnectionKind.HAND_OFF if number % 9 == 8 else ConnectionKind.PATH,
        )
        found += [way, Passage(id=f"passage_{number:03}", connection=way.id, persona="persona_0")]
    loops = list(LoopKind)
    for number in range(6, shape.touchpoints, 11):
        found.append(
            Connection(
                id=f"con_loop_{number:03}",
                journey=JOURNEY,
                source=f"tp_{number:03}",
                target=f"tp_{number - 5:03}",
                kind=ConnectionKind.LOOP,
                loop_kind=loops[number % len(loops)],
                every_days=14.0 if number % 2 else None,
            )
        )
    found.append(Connection(id="con_in", journey=JOURNEY, source="persona_0", target="tp_000"))
    return found


def _people(shape: Shape) -> list[Record]:
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


def _work(shape: Shape) -> list[Record]:
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
