"""Mistakes 1 to 5: edits of what their checks read, and what nobody wants to hear."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from journeymapper.app.templates import EMPTY, SAMPLE, template_records, templates
from journeymapper.checks.finding import Severity
from journeymapper.checks.health import Health
from journeymapper.checks.no_proper_map import unreached
from journeymapper.checks.registry import checks
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Actor,
    Channel,
    Connection,
    EmpathyNote,
    Experience,
    Journey,
    Measure,
    Passage,
    Persona,
    Presence,
    Record,
    Stage,
    Threshold,
    Touchpoint,
    Trigger,
)
from journeymapper.domain.vocabulary import (
    ActorKind,
    ConnectionKind,
    Evidence,
    Market,
    MeasureKind,
    Outcome,
    Phase,
    Section,
    TouchpointKind,
    WalkedBy,
)
from tests.checks.case import TODAY, findings_of, project_of

FIRST_FIVE = [one for one in checks() if one.mistake <= 5]
Maker = Callable[[random.Random, Project], object]


def _some(kind: type[Record]) -> Maker:
    return lambda rng, project: rng.choice(list(project.all(kind)))


def _one_of(*values: object) -> Maker:
    return lambda rng, _project: rng.choice(values)


def _ids(kind: type[Record]) -> Maker:
    return lambda rng, project: tuple(
        sorted(rng.sample(list(project.all(kind)), rng.randint(0, 2)))
    )


EDITS: list[tuple[type[Record], str, Maker]] = [
    (Touchpoint, "name", _one_of("Survey", "Welcome", "Step", "A long way to go")),
    (Touchpoint, "kind", _one_of(*TouchpointKind)),
    (Touchpoint, "outcome", _one_of(None, *Outcome)),
    (Touchpoint, "essential", _one_of(True, False)),
    (Touchpoint, "stage", _some(Stage)),
    (Touchpoint, "owner", _some(Actor)),
    (Touchpoint, "channels", _ids(Channel)),
    (Touchpoint, "devices", _one_of((), ("laptop",), ("phone",), ("headphones",))),
    (Touchpoint, "duration", _one_of(None, 5.0, 700.0)),
    (Touchpoint, "cadence_per_week", _one_of(None, 2.0, 5.0)),
    (Touchpoint, "x", _one_of(0.0, 900.0)),
    (Connection, "kind", _one_of(*ConnectionKind)),
    (Connection, "walked_by", _one_of(*WalkedBy)),
    (Connection, "share", _one_of(None, 0.02, 0.4, 0.97)),
    (Connection, "criteria", _one_of("", "A budget")),
    (Connection, "sla_hours", _one_of(None, 4.0)),
    (Connection, "delay_hours", _one_of(None, 20.0, 100.0, 700.0)),
    (Stage, "phase", _one_of(None, *Phase)),
    (Journey, "market", _one_of(*Market)),
    (Journey, "title", _one_of("Before", "Afterwards")),
    (Actor, "kind", _one_of(*ActorKind)),
    (Channel, "digital", _one_of(True, False)),
    (Channel, "contacts_per_week", _one_of(None, 3.0)),
    (Experience, "evidence", _one_of(*Evidence)),
    (Experience, "emotion", _one_of(None, -1, 1)),
    (EmpathyNote, "section", _one_of(*Section)),
    (Persona, "behaviours", _one_of("", "Reads")),
    (Persona, "goals", _one_of("", "Rest")),
    (Trigger, "delay_hours", _one_of(None, 5.0, 700.0)),
    (Trigger, "then", _one_of("", "Send a survey", "Send the invoice")),
    (Measure, "kind", _one_of(*MeasureKind)),
    (Measure, "every_days", _one_of(None, 30)),
]


def _random_change(rng: random.Random, project: Project) -> Change | None:
    turn = rng.random()
    if turn < 0.1:
        gone = rng.choice(list(project.passages.values())) if project.passages else None
        return None if gone is None else Change(gone, None)
    if turn < 0.2:
        free = [
            one for one in project.connections.values() if not project.referring(Passage, one.id)
        ]
        return Change(rng.choice(free), None) if free else None
    if turn < 0.35:
        ends = rng.sample(list(project.touchpoints), 2)
        journey = project.touchpoints[ends[0]].journey
        if project.touchpoints[ends[1]].journey != journey:
            return None
        new = f"con_{rng.getrandbits(40):x}"
        return Change(None, Connection(id=new, journey=journey, source=ends[0], target=ends[1]))
    kind, name, make = rng.choice(EDITS)
    record = rng.choice(list(project.all(kind).values()))
    after = replace(record, **{name: make(rng, project)})  # type: ignore[arg-type]
    return Change(record, after)


def _said(health: Health) -> list[str]:
    return sorted(f"{one.reference}: {one.message}" for one in health.run().report().findings)


@pytest.mark.parametrize("most_ways", [0, 2000])
@pytest.mark.parametrize("seed", range(5))
def test_asking_again_gives_what_a_first_look_gives(
    seed: int, most_ways: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unreached, "MOST_WAYS", most_ways)
    rng = random.Random(seed)
    project = Project(template_records(SAMPLE))
    health = Health(project, TODAY, FIRST_FIVE).run()
    for turn in range(150):
        change = _random_change(rng, project)
        if change is None or change.before == change.after:
            continue
        project.apply([change])
        health.changed([change])
        if turn % 3 == 0:
            assert _said(health) == _said(Health(project, TODAY, FIRST_FIVE)), change


def test_moving_cards_asks_nothing() -> None:
    project = Project(template_records(SAMPLE))
    health = Health(project, TODAY, FIRST_FIVE).run()
    card = next(iter(project.touchpoints.values()))
    change = Change(card, replace(card, x=card.x + 500, y=card.y + 90))
    project.apply([change])
    health.changed([change])
    assert health.is_settled


def test_an_empty_project_is_told_quietly_until_there_is_a_map() -> None:
    project = Project(template_records(EMPTY))
    health = Health(project, TODAY, FIRST_FIVE).run()
    assert {one.severity for one in health.report().findings} == {Severity.LOW}
    journey = next(iter(project.journeys))
    change = Change(None, Touchpoint(id="tp_1", journey=journey, name="Hears of it"))
    project.apply([change])
    health.changed([change])
    found = {one.check: one.severity for one in health.run().report().findings}
    assert found["no_persona"] is Severity.HIGH


def test_one_persona_is_not_several() -> None:
    records = [
        Journey(id="journey_1", title="Free trial"),
        Persona(id="persona_1", name="Ada"),
        Presence(id="presence_1", persona="persona_1", journey="journey_1"),
        Threshold(id="threshold_1", check="too_many_personas", name="most", value=0),
    ]
    (found,) = findings_of(project_of(records), "too_many_personas")
    assert found.message == "“Free trial” carries 1 persona."


def test_leaving_does_not_hide_that_nothing_comes_after_the_purchase() -> None:
    ways = [
        Connection(id=f"con_{n}", journey="journey_1", source=f"tp_{n}", target=f"tp_{n + 1}")
        for n in (1, 2)
    ]
    stages = {1: Phase.CONSIDERATION, 2: Phase.DECISION, 3: Phase.DECISION}
    records = [
        Journey(id="journey_1", title="Online order", market=Market.B2C),
        *(
            Stage(id=f"stage_{n}", journey="journey_1", name=f"Stage {n}", phase=phase)
            for n, phase in stages.items()
        ),
        *(
            Touchpoint(id=f"tp_{n}", journey="journey_1", stage=f"stage_{n}", name=f"Step {n}")
            for n in stages
        ),
        *ways,
    ]
    project = project_of(records)
    assert findings_of(project, "nothing_after")
    (end,) = findings_of(project, "dead_end")
    assert end.mend is None and "won" in end.how


def test_an_empty_project_hears_two_helpful_things() -> None:
    report = Health(Project(template_records(EMPTY)), TODAY, FIRST_FIVE).run().report()
    assert [one.check for one in report.findings] == ["no_persona", "no_touchpoints"]


@pytest.mark.parametrize("name", [one.name for one in templates()])
def test_no_journey_of_a_template_is_a_wall_of_findings(name: str) -> None:
    project = Project(template_records(name))
    report = Health(project, TODAY, FIRST_FIVE).run().report()
    for journey in project.journeys:
        assert sum(one.journey == journey for one in report.findings) <= 5
