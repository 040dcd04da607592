"""Mistake 8: micro-conversions forgotten."""

from __future__ import annotations

from journeymapper.domain.records import Journey, Measure, Record, Stage, Touchpoint
from journeymapper.domain.vocabulary import Market, MeasureKind, Phase, TouchpointKind
from tests.checks.case import Case

JOURNEY = Journey(id="journey_1", title="Trial to paid", market=Market.B2C)
PUBLIC = Journey(id="journey_1", title="New passport")
STAGES = [
    Stage(id="stage_1", journey="journey_1", name="Hear", phase=Phase.AWARENESS, rank="a0"),
    Stage(id="stage_2", journey="journey_1", name="Weigh", phase=Phase.CONSIDERATION, rank="a1"),
]


def _touchpoint(number: int, **values: object) -> Touchpoint:
    given: dict[str, object] = {"journey": "journey_1", "stage": f"stage_{number}", **values}
    return Touchpoint(id=f"tp_{number}", name=f"Touchpoint {number}", **given)  # type: ignore[arg-type]


def _measure(number: int, **values: object) -> Measure:
    given: dict[str, object] = {
        "journey": "journey_1",
        "name": f"Measure {number}",
        "kind": MeasureKind.MICRO_CONVERSION,
        **values,
    }
    return Measure(id=f"measure_{number}", **given)  # type: ignore[arg-type]


def _map(*more: Record, journey: Journey = JOURNEY) -> list[Record]:
    return [journey, *STAGES, _touchpoint(1), _touchpoint(2), *more]


def _vain(count: int, *more: Record) -> list[Record]:
    own = [_measure(n, kind=MeasureKind.OWN, stage="stage_1") for n in range(count - 1)]
    return _map(*own, _measure(99, kind=MeasureKind.OWN, touchpoint="tp_1"), *more)


_STEERING = list(
    enumerate(
        (
            *(MeasureKind.NPS, MeasureKind.CSAT, MeasureKind.CES),
            *(MeasureKind.CHURN, MeasureKind.RETENTION),
        )
    )
)

CASES = [
    Case(
        "stage_without_micro_conversion",
        lambda: _map(_measure(1, stage="stage_1")),
        lambda: _map(_measure(1, stage="stage_1"), _measure(2, touchpoint="tp_2")),
        says="The stage “Weigh” on “Trial to paid”",
        about=["stage_2"],
    ),
    Case(
        "stage_without_micro_conversion",
        lambda: _map(_measure(1, stage="stage_1", kind=MeasureKind.NPS)),
        lambda: _map(_measure(1, stage="stage_1", kind=MeasureKind.NPS), journey=PUBLIC),
        says="None of the 2 stages",
        about=["stage_1", "stage_2"],
        note="nobody asks a public service that counts none",
    ),
    Case(
        "stage_without_micro_conversion",
        lambda: [JOURNEY, *STAGES, _touchpoint(1)],
        lambda: [JOURNEY, *STAGES, _touchpoint(1, kind=TouchpointKind.END)],
        about=["stage_1"],
        note="nor a stage in which customers take no step",
    ),
    Case(
        "micro_conversion_without_value",
        lambda: _map(_measure(1, stage="stage_2")),
        lambda: _map(_measure(1, stage="stage_2", value_each=0.4), _measure(2, stage="stage_1")),
        says="“Measure 1” has no value",
        about=["measure_1"],
    ),
    Case(
        "micro_conversion_without_value",
        lambda: _map(_measure(1, stage="stage_2", device="phone")),
        lambda: _map(
            _measure(1, stage="stage_2", device="phone"),
            _measure(2, stage="stage_2", name="measure 1", value_each=2.0),
        ),
        note="the part on a device has the value of the whole",
    ),
    Case(
        "micro_conversion_without_value",
        lambda: _map(_measure(1, stage="stage_2", value_each=0.0), journey=PUBLIC),
        lambda: _map(_measure(1, stage="stage_2", value_each=0.4), journey=PUBLIC),
        note="0 is none, and who counts them is asked in any market",
    ),
    Case(
        "vanity_measures",
        lambda: _vain(6, _measure(50, stage="stage_1", value_each=0.0)),
        lambda: _vain(5, *(_measure(50 + n, kind=kind, stage="stage_1") for n, kind in _STEERING)),
        says="7 measures in “Hear”",
        note="0 is no value; what whole companies steer by is no vanity",
    ),
    Case(
        "vanity_measures",
        lambda: _vain(6),
        lambda: _vain(
            5,
            _measure(50, stage="stage_1", kind=MeasureKind.OWN, target=25.0),
            _measure(51, stage="stage_1", value_each=1.0),
            _measure(52, stage="stage_2", kind=MeasureKind.OWN),
        ),
        says="6 measures in “Hear”",
    ),
]
