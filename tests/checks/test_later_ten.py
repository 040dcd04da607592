"""Mistakes 6 to 15: after edits of what their checks read, asking again gives what a first look
gives."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.checks.health import Health
from journeymapper.checks.registry import checks
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Content,
    Experiment,
    FeedbackNote,
    Journey,
    Measure,
    Persona,
    Reading,
    Record,
    Stage,
    Touchpoint,
    Trigger,
)
from journeymapper.domain.vocabulary import (
    BuyingRole,
    ContentKind,
    Market,
    MeasureKind,
    Phase,
    Sentiment,
    State,
    Status,
    TouchpointKind,
)
from tests.checks.case import TODAY

LATER = [one for one in checks() if 6 <= one.mistake <= 16]
SAID = "I could not find the price anywhere."
LONG_AGO = TODAY - timedelta(days=800)
A_WEEK_AGO = TODAY - timedelta(days=7)
EDITS: list[tuple[type[Record], str, tuple[object, ...]]] = [
    (FeedbackNote, "text", (SAID, SAID.upper(), "Something else")),
    (FeedbackNote, "rating", (None, 1.0, 3.0, 5.0, 6.0, 9.0)),
    (FeedbackNote, "source", ("", "NPS", "nps ", "Stars")),
    (FeedbackNote, "sentiment", (None, *Sentiment)),
    (FeedbackNote, "status", tuple(Status)),
    (FeedbackNote, "reply", ("", "It is there.", "Sorry.")),
    (FeedbackNote, "answered_on", (None, TODAY)),
    (FeedbackNote, "needs_reply", (True, False)),
    (FeedbackNote, "received_on", (None, TODAY, A_WEEK_AGO)),
    (FeedbackNote, "tags", ((), ("price",), ("price", "trust"))),
    (Touchpoint, "name", ("Sign up", "Signup", "Caf\u00e9", "Cafe\u0301")),
    (Touchpoint, "essential", (True, False)),
    (Touchpoint, "kind", tuple(TouchpointKind)),
    (Stage, "phase", (None, *Phase)),
    (Journey, "market", tuple(Market)),
    (Journey, "state", tuple(State)),
    (Journey, "review_every_days", (None, 30)),
    (Journey, "template", ("", "SaaS trial")),
    (Connection, "delay_hours", (None, 0.0, 1.0, 700.0)),
    (Trigger, "when", ("", "Sign-up", "Cancels")),
    (Trigger, "delay_hours", (None, 0.0, 1.0)),
    (Content, "title", ("", "Pricing", "pricing ")),
    (Content, "role", (None, *BuyingRole)),
    (Content, "kind", tuple(ContentKind)),
    (Content, "reviewed_on", (None, TODAY, LONG_AGO)),
    (Measure, "kind", tuple(MeasureKind)),
    (Measure, "value_each", (None, 0.0, 2.0)),
    (Measure, "target", (None, 5.0)),
    (Measure, "every_days", (None, 7)),
    (Reading, "value", (0.01, 0.012, 0.5, 3.0)),
    (Reading, "taken_on", (None, TODAY, A_WEEK_AGO, LONG_AGO)),
    (Reading, "sample_size", (None, 5000)),
    (Persona, "name", ("An na", "Anna")),
    (Persona, "role", tuple(BuyingRole)),
]


def _random_change(rng: random.Random, project: Project) -> Change:
    turn = rng.random()
    new = f"{rng.getrandbits(40):x}"
    if turn < 0.05 and project.readings:
        return Change(rng.choice(list(project.readings.values())), None)
    if turn < 0.1:
        rating = rng.choice((None, 3.0, 9.0))
        return Change(None, FeedbackNote(id=f"feedback_{new}", text=SAID, rating=rating))
    if turn < 0.15:
        place, channel = rng.choice(list(project.touchpoints)), rng.choice(list(project.channels))
        trigger = Trigger(id=f"trigger_{new}", touchpoint=place, channel=channel, delay_hours=0.0)
        return Change(None, trigger)
    if turn < 0.2:
        experiment = rng.choice(list(project.all(Experiment).values()))
        way = rng.choice([None, *project.connections])
        return Change(experiment, replace(experiment, connection=way))
    kind, name, values = rng.choice(EDITS)
    record = rng.choice(list(project.all(kind).values()))
    return Change(record, replace(record, **{name: rng.choice(values)}))  # type: ignore[arg-type]


def _said(health: Health) -> list[str]:
    return sorted(
        f"{one.reference}: {one.message} {one.severity} {one.records}"
        for one in health.run().report().findings
    )


@pytest.mark.parametrize("seed", range(4))
def test_asking_again_gives_what_a_first_look_gives(seed: int) -> None:
    rng = random.Random(seed)
    project = Project(template_records(SAMPLE))
    health = Health(project, TODAY, LATER).run()
    for turn in range(200):
        change = _random_change(rng, project)
        if change.before == change.after:
            continue
        project.apply([change])
        health.changed([change])
        if turn % 4 == 0:
            assert _said(health) == _said(Health(project, TODAY, LATER)), change
