"""A project for drawing tests: six stages, every kind of card, loops, people, notes, measures."""

from __future__ import annotations

from datetime import date

from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Channel,
    Connection,
    EmpathyNote,
    Experience,
    FeedbackNote,
    Journey,
    Measure,
    Passage,
    Persona,
    Presence,
    ProjectDetails,
    Reading,
    Record,
    Stage,
    Sticky,
    Touchpoint,
)
from journeymapper.domain.vocabulary import (
    BuyingRole,
    ConnectionKind,
    Evidence,
    LoopKind,
    MeasureKind,
    Moment,
    Outcome,
    Section,
    Sentiment,
    Status,
    StickyKind,
    TouchpointKind,
)

JOURNEY = "journey_1"
CAREER, LEAD = "persona_cc", "persona_ld"
LONG_NAME = (
    "A name that goes on and on for one hundred and twenty characters because somebody pasted a "
    "whole sentence into it, yes"
)
NAMES = {
    "review": "Review site",
    "compare": "दोबारा office profile",
    "signup": "Free-trial sign-up",
    "video": "دعوة إلى الندوة",
    "tour": "比较订阅计划",
    "budget": "Budget approved?",
    "lost": "Stays free",
    "won": "3x4 at 12:30",
    "refer": LONG_NAME,
}
_PLACES = {
    "review": (0, 0),
    "compare": (1, 0),
    "signup": (2, 0),
    "video": (2, 1),
    "tour": (2, 2),
    "budget": (3, 0),
    "lost": (3, 1),
    "won": (4, 0),
    "refer": (4, 1),
}
_KINDS = {
    "review": TouchpointKind.START,
    "tour": TouchpointKind.OWN_STEP,
    "budget": TouchpointKind.DECISION,
    "lost": TouchpointKind.END,
    "won": TouchpointKind.WAIT,
}
_EMOTIONS = {
    CAREER: {
        "review": 1,
        "compare": 1,
        "signup": -1,
        "video": 2,
        "tour": 1,
        "budget": -2,
        "won": 2,
    },
    LEAD: {"compare": 1, "budget": -1, "won": -1},
}
AT = date(2026, 11, 21)


def a_map(empathy_notes: int = 6, feedback_notes: int = 3, stickies: int = 3) -> Project:
    """The project; the numbers say how many notes it holds."""
    records: list[Record] = [
        ProjectDetails(
            id="project_1",
            title="Trial to paid",
            client="Northwind",
            author="Atelier",
            participants=("Mara", "Jonas"),
            is_draft=True,
            confidentiality="Confidential",
        ),
        Journey(id=JOURNEY, title="Before", scenario="Somebody learns in the evening"),
        Channel(id="channel_web", name="web"),
        Persona(
            id=CAREER,
            name="Career changer",
            rank="a0",
            quote="Don’t make me hunt.",
            goals="A portfolio by spring",
        ),
        Persona(id=LEAD, name="L&D lead", role=BuyingRole.DECISION_MAKER, rank="a1"),
        Presence(id="presence_1", persona=CAREER, journey=JOURNEY, x=-200, y=44),
    ]
    stages = ("Awareness", "Consideration", "Trial", "Purchase", "Learning", "Advocacy")
    for place, name in enumerate(stages):
        records.append(Stage(id=f"stage_{place}", journey=JOURNEY, name=name, rank=f"a{place}"))
    for key, (column, row) in _PLACES.items():
        records.append(
            Touchpoint(
                id=f"tp_{key}",
                journey=JOURNEY,
                stage=f"stage_{column}",
                name=NAMES[key],
                kind=_KINDS.get(key, TouchpointKind.TOUCHPOINT),
                channels=("channel_web",) if row == 0 else (),
                x=264.0 * column + 32,
                y=24 + 128.0 * row,
                essential=key in ("signup", "tour"),
                moment=Moment.TRUTH if key == "signup" else Moment.NONE,
                outcome=Outcome.LOST if key == "lost" else None,
            )
        )
    return Project([*records, *_ways(), *_people(empathy_notes), *_notes(feedback_notes, stickies)])


def _ways() -> list[Record]:
    pairs = (
        ("review", "compare", {}),
        ("compare", "signup", {"share": 0.8}),
        ("signup", "video", {"share": 0.65}),
        ("video", "tour", {}),
        ("tour", "budget", {}),
        ("budget", "won", {"label": "yes"}),
        ("budget", "lost", {"kind": ConnectionKind.HAND_OFF}),
        (
            "won",
            "review",
            {"kind": ConnectionKind.LOOP, "loop_kind": LoopKind.FEEDBACK, "every_days": 14.0},
        ),
        ("tour", "compare", {"kind": ConnectionKind.LOOP, "loop_kind": LoopKind.FRICTION}),
    )
    ways: list[Record] = []
    for source, target, more in pairs:
        way = Connection(
            id=f"con_{source}{target}",
            journey=JOURNEY,
            source=f"tp_{source}",
            target=f"tp_{target}",
            **more,  # type: ignore[arg-type]
        )
        ways += [way, Passage(id=f"passage_{way.id}", connection=way.id, persona=CAREER)]
    ways.append(Connection(id="con_in", journey=JOURNEY, source=CAREER, target="tp_review"))
    return ways


def _people(empathy_notes: int) -> list[Record]:
    found: list[Record] = [
        Experience(
            id=f"experience_{persona}{key}",
            persona=persona,
            touchpoint=f"tp_{key}",
            emotion=emotion,
            emotional_trigger="price shock" if key == "budget" else "",
            evidence=Evidence.RESEARCHED,
        )
        for persona, emotions in _EMOTIONS.items()
        for key, emotion in emotions.items()
    ]
    sections = list(Section)
    for number in range(empathy_notes):
        found.append(
            EmpathyNote(
                id=f"empathy_{number:03}",
                persona=CAREER,
                section=sections[number % len(sections)],
                text=f"Empathy note {number:03}",
                evidence=list(Evidence)[number % 3],
                rank=f"a{number:03}",
            )
        )
    return found


def _notes(feedback_notes: int, stickies: int) -> list[Record]:
    found: list[Record] = []
    for number in range(feedback_notes):
        closed = number % 3 == 2
        found.append(
            FeedbackNote(
                id=f"feedback_{number:03}",
                text=f"Feedback note {number:03}",
                source="Chat",
                touchpoint=("tp_signup", "tp_budget", None)[number % 3],
                status=Status.CLOSED if closed else Status.NEW,
                needs_reply=True,
                sentiment=list(Sentiment)[number % 3],
                reply="Thank you, it is mended." if closed else "",
                received_on=date(2026, 11, 1 + number % 28),
            )
        )
    for number in range(stickies):
        found.append(
            Sticky(
                id=f"sticky_{number:03}",
                journey=JOURNEY,
                stage=None if number % 2 else "stage_2",
                touchpoint="tp_signup" if number % 2 else None,
                kind=list(StickyKind)[number % 3],
                text=f"Sticky {number:03}",
                rank=f"a{number:03}",
            )
        )
    for place, (kind, unit, values) in enumerate(
        ((MeasureKind.DROP_OFF, "%", (40, 35)), (MeasureKind.CONVERSION_RATE, "%", (12, 27)))
    ):
        found.append(
            Measure(
                id=f"measure_{place}",
                journey=JOURNEY,
                name=f"Measure {place}",
                kind=kind,
                unit=unit,
                touchpoint="tp_signup" if place == 0 else None,
                stage="stage_2" if place else None,
            )
        )
        for month, value in enumerate(values):
            found.append(
                Reading(
                    id=f"reading_{place}{month}",
                    measure=f"measure_{place}",
                    taken_on=date(2026, 9 + month, 1),
                    value=value,
                )
            )
    return found
