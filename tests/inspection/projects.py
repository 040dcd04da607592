"""Projects made to be hard on documents: 300 touchpoints, names of 120 characters, nine scripts.

Each holds something for every section of the document.
"""

from __future__ import annotations

from collections.abc import Callable

from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Actor,
    Channel,
    Connection,
    Journey,
    Passage,
    ProjectDetails,
    Record,
    Source,
    Stage,
    Touchpoint,
)
from journeymapper.domain.vocabulary import (
    ConnectionKind,
    LoopKind,
    Moment,
    Outcome,
    Phase,
    TouchpointKind,
)
from tests.inspection.contents import people, work
from tests.inspection.shape import AT, JOURNEY, Shape


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


__all__ = ["AT", "GENERATED", "SCRIPTS"]

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
    return Project([*_frame(shape), *_cards(shape), *_ways(shape), *people(shape), *work(shape)])


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
