"""Mistake 15: never tested."""

from __future__ import annotations

from typing import Any

from journeymapper.domain.records import (
    Experiment,
    Journey,
    Measure,
    Reading,
    Record,
    Variant,
)
from journeymapper.domain.vocabulary import ExperimentStatus
from tests.checks.case import TODAY, Case
from tests.checks.small_map import JOURNEY, STAGE, card, way

STATUS = ExperimentStatus


def _busy(people: int, *more: Record, essential: bool = True) -> list[Record]:
    """Two touchpoints with a way, the first essential and with so many people in a reading."""
    measure = Measure(id="measure_1", journey="journey_1", touchpoint="tp_1", name="Sign-ups")
    reading = Reading(
        id="reading_1", measure="measure_1", taken_on=TODAY, value=12, sample_size=people
    )
    places = (card(1, name="Sign-up", essential=essential), card(2), way("tp_1", "tp_2"))
    return [JOURNEY, STAGE, *places, measure, reading, *more]


def _test(status: STATUS = STATUS.PLANNED, **values: Any) -> Experiment:
    return Experiment(id="experiment_1", name="Short form", status=status, **values)


def _on(tail: str) -> Experiment:
    return _test(connection=f"con_{tail}")


def _arms(*counts: tuple[str, int, int]) -> list[Record]:
    """Variants with visitors and conversions, the control first."""
    return [
        Variant(
            id=f"variant_{number}",
            experiment="experiment_1",
            name=name,
            is_control=number == 0,
            visitors=visitors,
            conversions=conversions,
            rank=f"a{number}",
        )
        for number, (name, visitors, conversions) in enumerate(counts)
    ]


def _decided(decision: str, better: int, *, base: int = 100) -> list[Record]:
    """1,000 visitors each; so many of them converted with the mail and with the video."""
    return [
        JOURNEY,
        _test(STATUS.DECIDED, decision=decision),
        *_arms(("Mail", 1000, base), ("Video", 1000, better)),
    ]


def _running(fewest: int, status: STATUS = STATUS.RUNNING) -> list[Record]:
    arms = _arms(("Mail", 900, 90), ("Video", fewest, 90))
    return [JOURNEY, STAGE, card(1), _test(status, planned_size=500, touchpoint="tp_1"), *arms]


_OTHER = Journey(id="journey_2", title="Another way")

CASES = [
    Case(
        "essential_untested",
        lambda: _busy(1000),
        lambda: _busy(999),
        says="“Sign-up” is essential",
        about=["tp_1"],
    ),
    Case(
        "essential_untested",
        lambda: _busy(1000, _test(touchpoint="tp_2")),
        lambda: _busy(1000, _test(touchpoint="tp_1")),
        note="a test there",
    ),
    Case(
        "essential_untested",
        lambda: _busy(1000, _test()),
        lambda: _busy(1000, _test(connection="con_tp1tp2")),
        note="a test on the way from it",
    ),
    Case(
        "essential_untested",
        lambda: _busy(1000, way("tp_2", "tp_1"), card(3), way("tp_3", "tp_2"), _on("tp3tp2")),
        lambda: _busy(1000, way("tp_2", "tp_1"), _on("tp2tp1")),
        note="a test on the way to it",
    ),
    Case(
        "essential_untested",
        lambda: _busy(1000, _test()),
        lambda: _busy(1000, _test(measure="measure_1")),
        note="a test with its measure",
    ),
    Case(
        "essential_untested",
        lambda: _busy(
            1000, _OTHER, _test(), Variant(id="v_1", experiment="experiment_1", path="journey_2")
        ),
        lambda: _busy(
            1000, _OTHER, _test(), Variant(id="v_1", experiment="experiment_1", path="journey_1")
        ),
        note="a test of the whole path",
    ),
    Case(
        "essential_untested",
        lambda: _busy(1000),
        lambda: _busy(1000, essential=False),
        note="not essential",
    ),
    Case(
        "decision_against_numbers",
        lambda: _decided("Keep the mail", 140),
        lambda: _decided("Keep the video", 140),
        says="“Mail” was kept, though “Video” did better",
        about=["experiment_1"],
    ),
    Case(
        "decision_against_numbers",
        lambda: _decided("Video", 60),
        lambda: _decided("Drop the video", 60),
        says="“Video” was kept, though “Mail” did better",
        note="the new one was worse",
    ),
    Case(
        "decision_against_numbers",
        lambda: _decided("keep the mail.", 128),
        lambda: _decided("keep the mail.", 127),
        note="at 5 per cent",
    ),
    Case(
        "decision_by_chance",
        lambda: _decided("Keep the video", 127),
        lambda: _decided("Keep the video", 128),
        says="chance alone",
        about=["experiment_1"],
    ),
    Case(
        "decision_by_chance",
        lambda: _decided("Change over", 110),
        lambda: _decided("Keep the mail", 110),
        note="nothing is changed",
    ),
    Case(
        "decision_by_chance",
        lambda: [JOURNEY, _test(STATUS.DECIDED, decision="Keep the video")],
        lambda: [JOURNEY, _test(STATUS.STOPPED)],
        says="without numbers",
        note="no numbers",
    ),
    Case(
        "past_its_size",
        lambda: _running(501),
        lambda: _running(500),
        says="“Short form” is still running",
        about=["experiment_1", "tp_1"],
    ),
    Case(
        "past_its_size",
        lambda: _running(501),
        lambda: _running(501, STATUS.DECIDED),
        note="decided",
    ),
]
