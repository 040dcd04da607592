"""The checks on a large project: a first look, after an edit, and how long others have to wait."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.figures import Figure, middle
from benchmarks.projects import large_project
from journeymapper.app.session import Session
from journeymapper.checks.health import Health
from journeymapper.domain.change import Change, created, deleted
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Actor,
    Channel,
    Connection,
    Content,
    EmpathyNote,
    Experience,
    FeedbackNote,
    Journey,
    Measure,
    Passage,
    Persona,
    Presence,
    Reading,
    Record,
    Stage,
    Touchpoint,
    Trigger,
    new_id,
)
from journeymapper.domain.vocabulary import (
    BuyingRole,
    Evidence,
    Market,
    MeasureKind,
    Section,
    Sentiment,
    Status,
)
from journeymapper.gui.health.keeper import Keeper
from journeymapper.gui.workspace import Workspace

TODAY = date(2026, 11, 22)
TOUCHPOINTS, CONNECTIONS, NOTES = 10_000, 20_000, 50_000
ROUNDS = 8
Edit = Callable[[Project, random.Random], tuple[Change, ...]]


def run() -> list[Figure]:
    records = checked_project()
    Health(Project(records), TODAY).run()  # imports
    times = [_timed(lambda: Health(Project(records), TODAY).run().report()) for _ in range(3)]
    after = _after_edits(records)
    every = [one for kind in after.values() for one in kind]
    slowest = max(after, key=lambda name: max(after[name]))
    first_gap, edit_gap = _gaps(records)
    size = "10,000 touchpoints, 50,000 notes"
    return [
        Figure(f"all checks, a first look, {size}", middle(times) / 1000, "s", 1.0),
        Figure("all checks after an edit, median", middle(every), "ms", 30.0),
        Figure(f"all checks after an edit, slowest ({slowest})", max(every), "ms", 30.0),
        Figure("longest gap of the event loop, first look", first_gap, "ms", 8.0),
        Figure("longest gap of the event loop, after edits", edit_gap, "ms", 8.0),
    ]


def checked_project() -> list[Record]:
    """The large journey with all that checks ask for: what is usual is in order, some is not."""
    chance = random.Random(11)
    records = large_project(TOUCHPOINTS, CONNECTIONS)
    journey = next(one for one in records if isinstance(one, Journey))
    channels = [Channel(id=f"channel_{n}", name=f"Channel {n}", digital=n < 4) for n in range(6)]
    actors = [Actor(id=f"actor_{n}", name=f"Team {n}") for n in range(12)]
    cards = [one for one in records if isinstance(one, Touchpoint)]
    ways = [one for one in records if isinstance(one, Connection)]
    stages = [one for one in records if isinstance(one, Stage)]
    full = [
        replace(
            card,
            channels=(channels[n % 6].id,),
            owner=actors[n % 12].id,
            essential=n % 20 == 0,
            devices=("phone", "laptop") if n % 50 else ("laptop",),
        )
        for n, card in enumerate(cards)
    ]
    personas = [
        Persona(id=f"persona_{n}", name=f"Persona {n}", role=list(BuyingRole)[n % len(BuyingRole)])
        for n in range(5)
    ]
    rest: list[Record] = [
        replace(journey, market=Market.B2B),
        *(one for one in records if not isinstance(one, Journey | Touchpoint)),
        *channels, *actors, *full, *personas,
    ]  # fmt: skip
    rest += [
        Presence(id=f"presence_{n}", persona=one.id, journey=journey.id)
        for n, one in enumerate(personas)
    ]
    rest += [
        Passage(id=f"passage_{n}_{way.id}", connection=way.id, persona=one.id)
        for n, one in enumerate(personas)
        for way in ways[n * 2000 : n * 2000 + 2000]
    ]
    rest += [
        Experience(
            id=f"experience_{n}_{card.id}",
            persona=one.id,
            touchpoint=card.id,
            emotion=chance.randint(-2, 2),
            evidence=chance.choice(list(Evidence)),
        )
        for n, one in enumerate(personas)
        for card in full[n::5]
    ]
    rest += [
        EmpathyNote(
            id=f"empathy_{n}",
            persona=personas[n % 5].id,
            section=list(Section)[n % len(Section)],
            text=f"What they think, number {n}",
        )
        for n in range(500)
    ]
    rest += [
        FeedbackNote(
            id=f"feedback_{n:08x}",
            text=f"Note {n}: {chance.choice(WORDS)} {chance.choice(WORDS)} {n}",
            source=f"Survey {n % 9}",
            received_on=TODAY - timedelta(days=n % 400),
            sentiment=list(Sentiment)[n % len(Sentiment)],
            status=list(Status)[n % len(Status)],
            needs_reply=n % 3 == 0,
            tags=(chance.choice(WORDS),),
            touchpoint=full[(n * 7) % TOUCHPOINTS].id if n % 5 else None,
            external_id=f"T-{n}",
        )
        for n in range(NOTES)
    ]
    measures = [
        Measure(
            id=f"measure_{n}",
            journey=journey.id,
            touchpoint=full[n * 10].id,
            name=f"Measure {n}",
            kind=list(MeasureKind)[n % len(MeasureKind)],
            every_days=30,
            target=0.4,
        )
        for n in range(500)
    ]
    rest += measures
    rest += [
        Reading(
            id=f"reading_{n}_{day}",
            measure=one.id,
            taken_on=TODAY - timedelta(days=20 * day + n % 40),
            value=0.3 + day / 50,
        )
        for n, one in enumerate(measures)
        for day in range(6)
    ]
    rest += [
        Trigger(
            id=f"trigger_{n}",
            touchpoint=full[n * 5].id,
            when=f"When {n}",
            then="write",
            channel=channels[n % 6].id,
            delay_hours=float(n % 200),
        )
        for n in range(1000)
    ]
    rest += [
        Content(
            id=f"content_{n}",
            journey=journey.id,
            touchpoint=full[n * 8].id,
            stage=stages[n % len(stages)].id if n % 9 == 0 else None,
            role=list(BuyingRole)[n % len(BuyingRole)],
            title=f"Content {n}",
        )
        for n in range(1000)
    ]
    return rest


WORDS = ("price", "login", "waiting", "support", "delivery", "trial", "lesson", "invoice", "sound")


def _touchpoint(project: Project, chance: random.Random) -> Touchpoint:
    return project.touchpoints[chance.choice(list(project.touchpoints))]


def _rename(project: Project, chance: random.Random) -> tuple[Change, ...]:
    card = _touchpoint(project, chance)
    return (Change(card, replace(card, name=f"Renamed {chance.random()}")),)


def _move(project: Project, chance: random.Random) -> tuple[Change, ...]:
    card = _touchpoint(project, chance)
    return (Change(card, replace(card, x=card.x + 8.0)),)


def _to_stage(project: Project, chance: random.Random) -> tuple[Change, ...]:
    card = _touchpoint(project, chance)
    stage = chance.choice(list(project.stages))
    return (Change(card, replace(card, stage=stage)),)


def _owner(project: Project, chance: random.Random) -> tuple[Change, ...]:
    card = _touchpoint(project, chance)
    return (Change(card, replace(card, owner=chance.choice(list(project.actors)))),)


def _essential(project: Project, chance: random.Random) -> tuple[Change, ...]:
    card = _touchpoint(project, chance)
    return (Change(card, replace(card, essential=not card.essential)),)


def _new_card(project: Project, chance: random.Random) -> tuple[Change, ...]:
    near = _touchpoint(project, chance)
    return created(replace(near, id=new_id(Touchpoint), name=f"New {chance.random()}"))


def _connect(project: Project, chance: random.Random) -> tuple[Change, ...]:
    source, target = _touchpoint(project, chance), _touchpoint(project, chance)
    way = Connection(
        id=new_id(Connection), journey=source.journey, source=source.id, target=target.id
    )
    return created(way)


def _disconnect(project: Project, chance: random.Random) -> tuple[Change, ...]:
    way = project.connections[chance.choice(list(project.connections))]
    return deleted(*project.referring(Passage, way.id), way)


def _new_note(project: Project, chance: random.Random) -> tuple[Change, ...]:
    note = FeedbackNote(
        id=new_id(FeedbackNote),
        text=f"Too slow {chance.random()}",
        received_on=TODAY,
        needs_reply=True,
        touchpoint=_touchpoint(project, chance).id,
    )
    return created(note)


def _close_note(project: Project, chance: random.Random) -> tuple[Change, ...]:
    note = project.feedback_notes[chance.choice(list(project.feedback_notes))]
    return (Change(note, replace(note, status=Status.CLOSED, reply="Thank you")),)


def _new_persona(project: Project, chance: random.Random) -> tuple[Change, ...]:
    persona = Persona(id=new_id(Persona), name=f"Somebody {chance.random()}")
    journey = next(iter(project.journeys))
    presence = Presence(id=new_id(Presence), persona=persona.id, journey=journey)
    return created(persona, presence)


def _persona(project: Project, chance: random.Random) -> tuple[Change, ...]:
    persona = project.personas[chance.choice(list(project.personas))]
    return (Change(persona, replace(persona, demographics=f"{chance.random()}")),)


def _emotion(project: Project, chance: random.Random) -> tuple[Change, ...]:
    felt = project.experiences[chance.choice(list(project.experiences))]
    return (Change(felt, replace(felt, emotion=chance.randint(-2, 2))),)


def _reading(project: Project, chance: random.Random) -> tuple[Change, ...]:
    measure = chance.choice(list(project.all(Measure)))
    return created(Reading(id=new_id(Reading), measure=measure, taken_on=TODAY, value=0.5))


def _trigger(project: Project, chance: random.Random) -> tuple[Change, ...]:
    trigger = project.all(Trigger)[chance.choice(list(project.all(Trigger)))]
    return (Change(trigger, replace(trigger, delay_hours=chance.random() * 100)),)


EDITS: dict[str, Edit] = {
    "rename": _rename,
    "move": _move,
    "another stage": _to_stage,
    "another owner": _owner,
    "essential": _essential,
    "new touchpoint": _new_card,
    "connect": _connect,
    "disconnect": _disconnect,
    "new note": _new_note,
    "close a note": _close_note,
    "new persona": _new_persona,
    "edit a persona": _persona,
    "emotion": _emotion,
    "new reading": _reading,
    "edit a trigger": _trigger,
}


def _after_edits(records: Iterable[Record]) -> dict[str, list[float]]:
    """Milliseconds until everything is known again, by kind of edit."""
    chance = random.Random(5)
    project = Project(records)
    health = Health(project, TODAY).run()
    health.report()
    times: dict[str, list[float]] = {name: [] for name in EDITS}
    for _ in range(ROUNDS):
        for name, edit in EDITS.items():
            changes = edit(project, chance)
            project.apply(changes)

            def look(changes: tuple[Change, ...] = changes) -> None:
                health.changed(changes)
                health.run().report()

            times[name].append(_timed(look))
    return times


def _gaps(records: Iterable[Record]) -> tuple[float, float]:
    """The longest gap of the event loop in milliseconds: at the first look, and after edits."""
    _application = QApplication.instance() or QApplication(sys.argv[:1])
    chance = random.Random(5)
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd()) as folder,
        patch.dict(os.environ, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder),
    ):
        workspace = Workspace(Session.create(Path(folder, "checks.journey"), list(records)))
        workspace.project.referring(Touchpoint, "")  # the map has asked before it was painted
        keeper = Keeper(workspace)
        first = _longest_gap(keeper)
        after = []
        for edit in EDITS.values():
            project = workspace.project
            changes = edit(project, chance)
            project.apply(changes)
            keeper.take(changes)
            keeper.soon()
            after.append(_longest_gap(keeper))
        workspace.close()
    return first, max(after)


def _longest_gap(keeper: Keeper) -> float:
    """Milliseconds between two turns of a timer, at most, until the keeper has told."""
    loop, gaps, last = QEventLoop(), [0.0], [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        gaps.append((now - last[0]) * 1000)
        last[0] = now

    meter = QTimer(interval=0)
    meter.timeout.connect(tick)
    keeper.changed.connect(loop.quit)
    meter.start()
    loop.exec()
    tick()
    meter.stop()
    keeper.changed.disconnect(loop.quit)
    return max(gaps)


def _timed(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000
