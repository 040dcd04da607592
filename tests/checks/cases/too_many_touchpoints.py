"""Mistake 9: too many touchpoints."""

from __future__ import annotations

from datetime import date

from journeymapper.domain.records import (
    Channel,
    Connection,
    Journey,
    Measure,
    Reading,
    Record,
    Stage,
    Touchpoint,
    Trigger,
)
from journeymapper.domain.vocabulary import MeasureKind
from tests.checks.case import Case

JOURNEY = Journey(id="journey_1", title="Trial to paid")
STAGE = Stage(id="stage_1", journey="journey_1", name="Trial")
EMAIL = Channel(id="channel_1", name="email", contacts_per_week=3)


def _touchpoint(number: int, **values: object) -> Touchpoint:
    given: dict[str, object] = {"journey": "journey_1", "stage": "stage_1", **values}
    return Touchpoint(id=f"tp_{number}", name=f"Touchpoint {number}", **given)  # type: ignore[arg-type]


def _trigger(number: int, hours: float | None = None, at: int = 1, **values: object) -> Trigger:
    given: dict[str, object] = {"when": "Sign-up", "channel": "channel_1", **values}
    return Trigger(
        id=f"trigger_{number}",
        touchpoint=f"tp_{at}",
        delay_hours=hours,
        **given,  # type: ignore[arg-type]
    )


def _map(*more: Record) -> list[Record]:
    return [JOURNEY, STAGE, EMAIL, _touchpoint(1), _touchpoint(2), *more]


def _often(a_week: float) -> list[Record]:
    one = _touchpoint(1, cadence_per_week=a_week, channels=("channel_1",))
    return [JOURNEY, STAGE, EMAIL, one]


def _way(hours: float | None) -> Connection:
    return Connection(
        id="con_1", journey="journey_1", source="tp_1", target="tp_2", delay_hours=hours
    )


def _along(hours: float | None) -> list[Record]:
    return _map(_way(hours), _trigger(1, 0.0), _trigger(2, 0.0), _trigger(3, 0.0, at=2))


def _three_places(*hours: float) -> list[Record]:
    ways = [
        Connection(
            id=f"con_{n}",
            journey="journey_1",
            source=f"tp_{n}",
            target=f"tp_{n + 1}",
            delay_hours=delay,
        )
        for n, delay in enumerate(hours, 1)
    ]
    triggers = (_trigger(n, 0.0, at=n, when=f"Event {n}") for n in (1, 2, 3))
    return _map(_touchpoint(3), *ways, *triggers)


def _opt_out(*values: float, kind: MeasureKind = MeasureKind.OPT_OUT) -> list[Record]:
    measure = Measure(id="measure_1", journey="journey_1", name="Opt-out of e-mails", kind=kind)
    readings = [
        Reading(id=f"reading_{n}", measure="measure_1", taken_on=date(2026, n, 1), value=value)
        for n, value in enumerate(values, 1)
    ]
    return [JOURNEY, measure, *readings]


CASES = [
    Case(
        "over_the_limit",
        lambda: _map(*(_trigger(n, n * 24.0) for n in range(4))),
        lambda: _map(*(_trigger(n, n * 24.0) for n in range(3)), _trigger(3, 7 * 24.0)),
        says="“email” carries 4 contacts in week 1 of “Trial to paid”, and its limit is 3.",
        about=["tp_1", "channel_1"],
    ),
    Case(
        "over_the_limit",
        lambda: _often(4),
        lambda: _often(3),
        says="4 contacts",
        note="by the rhythm of a touchpoint",
    ),
    Case(
        "triggers_close",
        lambda: _map(_trigger(1, 0.0), _trigger(2, 1.0), _trigger(3, 2.0)),
        lambda: _map(_trigger(1, 0.0), _trigger(2, 1.0), _trigger(3, 2.5)),
        says="3 triggers can reach one customer within 2 hours at “Touchpoint 1”.",
    ),
    Case(
        "triggers_close",
        lambda: _map(_trigger(0, 48.0), _trigger(1, 0.0), *(_trigger(n, 48.5) for n in (2, 3))),
        lambda: _map(_trigger(0, 48.0), _trigger(1, 0.0), _trigger(2, 48.5)),
        note="days later too",
    ),
    Case(
        "triggers_close",
        lambda: _along(2.0),
        lambda: _along(None),
        says="from “Touchpoint 1” on",
        note="along a way whose time is known, and not where nobody knows it",
    ),
    Case(
        "triggers_close",
        lambda: _map(*(_trigger(n, 0.0, condition="below 3") for n in range(3))),
        lambda: _map(*(_trigger(n, 0.0, condition=f"it is {n}") for n in range(3))),
        note="of several conditions one comes true",
    ),
    Case(
        "triggers_close",
        lambda: _map(*(_trigger(n, 0.0) for n in range(3))),
        lambda: _map(*(_trigger(n, 0.0, when=f"Event {n}") for n in range(3))),
        note="several events are alternatives",
    ),
    Case(
        "triggers_close",
        lambda: _map(*(_trigger(n, 0.0) for n in range(3))),
        lambda: _map(*(_trigger(n, 0.0) for n in range(2)), _trigger(2, 0.0, channel=None)),
        note="without a channel it says nothing",
    ),
    Case(
        "triggers_close",
        lambda: _map(*(_trigger(n, 0.0) for n in range(3))),
        lambda: _map(*(_trigger(n, 0.0) for n in range(2)), _trigger(2)),
        note="nor without a delay",
    ),
    Case(
        "triggers_close",
        lambda: _three_places(1.0, 1.0),
        lambda: _three_places(1.0, 1.5),
        says="3 triggers can reach one customer within 2 hours from “Touchpoint 1” on",
        note="one each on three touchpoints",
    ),
    Case(
        "opt_out_rising",
        lambda: _opt_out(2.0, 0.6, 0.9, 1.3),
        lambda: _opt_out(0.5, 0.9, 0.8, 1.3),
        says="“Opt-out of e-mails” rose from 0.6% to 1.3% over the last 3 readings.",
        about=["measure_1"],
    ),
    Case(
        "opt_out_rising",
        lambda: _opt_out(0.6, 0.65, 0.7),
        lambda: _opt_out(0.01, 0.012, 0.014),
        note="only what can be noticed",
    ),
    Case(
        "opt_out_rising",
        lambda: _opt_out(5.0, 5.2, 5.5),
        lambda: _opt_out(5.0, 5.2, 5.4),
        note="and is a tenth of what it was",
    ),
    Case(
        "opt_out_rising",
        lambda: _opt_out(0.6, 0.9, 1.3),
        lambda: _opt_out(0.9, 1.3),
        note="two readings may be chance",
    ),
]
