"""Trend lines: readings stay inside, labels apart, and off target is told by shape too."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.measures import state_of
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import AddRecord
from journeymapper.domain.project import Project
from journeymapper.domain.records import Measure
from journeymapper.domain.vocabulary import MeasureKind
from journeymapper.drawing.card_looks import card_look
from journeymapper.drawing.primitives import Ellipse, Path
from journeymapper.drawing.stages import header_look, header_picture
from journeymapper.drawing.trends import TrendLook, trend_look, trend_picture
from tests.a_project import a_project, do
from tests.drawing.shapes import assert_apart, text_lines, texts

VALUES = st.floats(-1e12, 1e12)


@given(
    st.lists(st.tuples(st.integers(0, 10_000), VALUES), min_size=1, max_size=50),
    st.one_of(st.none(), VALUES),
    st.sampled_from([(120.0, 30.0), (240.0, 64.0)]),
)
def test_a_trend_stays_inside_its_picture(
    points: list[tuple[int, float]], target: float | None, size: tuple[float, float]
) -> None:
    width, height = size
    look = TrendLook(
        points=tuple(sorted((float(day), value) for day, value in points)),
        target=target,
        label="1,234.5 trials",
        target_label="target 27%",
        width=width,
        height=height,
    )
    picture = trend_picture(look)
    for one in picture.primitives:
        if isinstance(one, Path):
            for _, *place in one.steps:
                x, y = (float(number) for number in place)
                assert 0 <= x <= width
                assert 0 <= y <= height
    for _, box in text_lines(picture):
        assert box.x >= 0
        assert box.right <= width + 0.01
    if height > 40:
        assert_apart(picture)


def measured(kind: MeasureKind, *values: float, target: float | None = None) -> Project:
    project = a_project()
    do(project, AddMeasure("measure_1", "journey_1", "One", kind, "", target, stage="stage_b"))
    for place, value in enumerate(values):
        day = date(2026, 1, 1) + timedelta(days=30 * place)
        do(project, AddReading(f"reading_{place}", "measure_1", value, day))
    return project


@pytest.mark.parametrize(
    ("kind", "values", "target", "off"),
    [
        (MeasureKind.CONVERSION_RATE, (12, 18), 25, True),
        (MeasureKind.CONVERSION_RATE, (12, 27), 25, False),
        (MeasureKind.CHURN, (2, 7), 5, True),
        (MeasureKind.CHURN, (7, 2), 5, False),
    ],
)
def test_off_target_is_an_open_dot_in_coral(
    kind: MeasureKind, values: tuple[float, ...], target: float, off: bool
) -> None:
    project = measured(kind, *values, target=target)
    state = state_of(project, project.measures["measure_1"])
    picture = trend_picture(trend_look(project, state, 240, 64, target_label="target"))
    (dot,) = (one for one in picture.primitives if isinstance(one, Ellipse))
    assert (dot.fill == "card", dot.stroke == "coral") == (off, off)
    assert f"{values[-1]}%" in texts(picture)
    header = header_look(project, project.stages["stage_b"], 1)
    sign = {MeasureKind.CONVERSION_RATE: "↓", MeasureKind.CHURN: "↑"}[kind] if off else ""
    written = f"{sign}{values[-1]}%"
    assert (header.measure, header.is_off) == (written, off), "too little or too much, in a sign"
    colours = {one.line.text: one.fill for one, _ in text_lines(header_picture(header))}
    assert colours[written] == ("coral_text" if off else "muted")


def test_the_header_prefers_what_is_of_everybody() -> None:
    project = measured(MeasureKind.CONVERSION_RATE, 27)
    phone = Measure(
        id="measure_2",
        journey="journey_1",
        stage="stage_b",
        name="On a phone",
        kind=MeasureKind.CONVERSION_RATE,
        device="phone",
    )
    do(project, AddRecord(phone), AddReading("reading_x", "measure_2", 9, date(2026, 9, 1)))
    assert header_look(project, project.stages["stage_b"], 1).measure == "27%"


def test_a_card_shows_one_value_the_one_that_misses_its_target_first() -> None:
    project = a_project()

    def badges() -> tuple[tuple[str, str], ...]:
        return card_look(project, project.touchpoints["tp_b"]).badges

    micro = MeasureKind.MICRO_CONVERSION
    do(
        project,
        AddMeasure("measure_1", "journey_1", "Finished", micro, "%", 60, touchpoint="tp_b"),
        AddReading("reading_1", "measure_1", 81, None),
    )
    assert badges() == (("81%", "quiet"),)
    do(
        project,
        AddMeasure("measure_2", "journey_1", "Lost", MeasureKind.DROP_OFF, touchpoint="tp_b"),
        AddReading("reading_2", "measure_2", 35, None),
    )
    assert badges() == (("35% drop-off", "coral"),)
    do(project, AddReading("reading_3", "measure_1", 40, date(2026, 1, 1)))
    assert badges() == (("↓40%", "coral"),)
