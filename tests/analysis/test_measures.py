"""Targets, rhythms, ratings, returns and readings in a line: what a measure tells."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.measures import (
    due_on,
    due_text,
    state_of,
    target_short,
    target_text,
    written,
)
from journeymapper.analysis.micro_returns import micro_returns, total
from journeymapper.analysis.ratings import csat, from_notes, nps, offer_text
from journeymapper.analysis.reading_line import (
    ReadingLine,
    line_of,
    new_source,
    read_reading,
    reading_said,
    reading_typed,
    source_called,
)
from journeymapper.analysis.written import NotUnderstood
from journeymapper.commands.feedback import AddFeedback
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Measure, Reading
from journeymapper.domain.vocabulary import Better, MeasureKind, SourceKind
from tests.a_project import a_project, do

TODAY = date(2026, 11, 22)


def with_measure(kind: MeasureKind, target: float | None = None, unit: str = "") -> Project:
    project = a_project()
    do(project, AddMeasure("measure_1", "journey_1", "One", kind, unit, target, stage="stage_b"))
    return project


@pytest.mark.parametrize(
    ("kind", "target", "value", "said"),
    [
        (MeasureKind.CONVERSION_RATE, 25, 12, "below its target of 25%"),
        (MeasureKind.CONVERSION_RATE, 25, 25, "on target (at least 25%)"),
        (MeasureKind.CHURN, 5, 7, "above its target of 5%"),
        (MeasureKind.OPT_OUT, 1, 0.5, "on target (at most 1%)"),
        (MeasureKind.DROP_OFF, 15, 35, "above its target of 15%"),
        (MeasureKind.CAC, 35, 41, "above its target of €35"),
        (MeasureKind.TIME_TO_VALUE, 3, None, "target at most 3"),
        (MeasureKind.NPS, None, 62, ""),
    ],
)
def test_a_target_is_missed_from_the_right_side(
    kind: MeasureKind, target: float | None, value: float | None, said: str
) -> None:
    project = with_measure(kind, target)
    if value is not None:
        do(project, AddReading("reading_1", "measure_1", value, TODAY))
    state = state_of(project, project.measures["measure_1"])
    assert target_text(project, state) == said
    if value is not None and target is not None:
        assert (state.is_on_target is False) == (" its target" in said)


@pytest.mark.parametrize(
    ("kind", "better", "short", "said"),
    [
        (MeasureKind.OWN, Better.LOWER, "≤ 5", "above its target of 5"),
        (MeasureKind.OWN, Better.HIGHER, "≥ 5", "on target (at least 5)"),
        (MeasureKind.OWN, None, "≥ 5", "on target (at least 5)"),
        (MeasureKind.CES, Better.LOWER, "≤ 5", "above its target of 5"),
        (MeasureKind.CHURN, Better.HIGHER, "≥ 5%", "on target (at least 5%)"),
    ],
)
def test_a_measure_may_say_itself_which_way_is_good(
    kind: MeasureKind, better: Better | None, short: str, said: str
) -> None:
    project = with_measure(kind, 5)
    do(project, EditFields("measure_1", {"better": better}))
    do(project, AddReading("reading_1", "measure_1", 7, TODAY))
    state = state_of(project, project.measures["measure_1"])
    assert target_short(project, state.measure) == short
    assert target_text(project, state) == said


@pytest.mark.parametrize(
    ("kind", "unit", "value", "locale", "said"),
    [
        (MeasureKind.LTV, "", 240, "", "€240"),
        (MeasureKind.CAC, "€", 35.5, "", "€35.50"),
        (MeasureKind.CAC, "eur", 35.5, "de_DE", "35,50\u00a0€"),
        (MeasureKind.OWN, "trials", 1840.5, "de_DE", "1.840,5 trials"),
        (MeasureKind.CONVERSION_RATE, "", 27, "", "27%"),
        (MeasureKind.CAC, "hours", 3, "", "3 hours"),
    ],
)
def test_a_value_is_written_as_the_project_does(
    kind: MeasureKind, unit: str, value: float, locale: str, said: str
) -> None:
    measure = Measure(id="measure_1", journey="journey_1", kind=kind, unit=unit)
    assert written(value, measure, "EUR", locale) == said


def test_the_next_reading_is_due_a_rhythm_after_the_last() -> None:
    project = with_measure(MeasureKind.NPS)
    measure = project.measures["measure_1"]
    assert due_text(project, measure, TODAY) == ""
    do(project, EditFields("measure_1", {"every_days": 14}))
    measure = project.measures["measure_1"]
    assert due_text(project, measure, TODAY) == "first reading due now"
    do(project, AddReading("reading_1", "measure_1", 60, date(2026, 11, 10)))
    assert due_on(project, measure) == date(2026, 11, 24)
    assert due_text(project, measure, TODAY) == "next reading due 24 Nov 2026"
    assert due_text(project, measure, date(2026, 11, 25)) == "reading was due 24 Nov 2026"
    do(project, EditFields("measure_1", {"every_days": 10**9}))
    assert due_on(project, project.measures["measure_1"]) is None


@given(st.lists(st.integers(0, 10), min_size=1))
def test_nps_is_promoters_less_detractors(ratings: list[int]) -> None:
    promoters = len([one for one in ratings if one in (9, 10)])
    passives = len([one for one in ratings if one in (7, 8)])
    detractors = len(ratings) - promoters - passives
    assert nps(ratings) == pytest.approx((promoters - detractors) / len(ratings) * 100)
    assert -100 <= nps(ratings) <= 100


def test_csat_is_the_part_of_fours_and_fives() -> None:
    assert csat([1, 2, 3, 4, 5]) == 40
    assert csat([5]) == 100


def rate(project: Project, *ratings: float, touchpoint: str = "tp_b") -> None:
    start = len(project.feedback_notes)
    for place, rating in enumerate(ratings, start):
        note = FeedbackNote(
            id=f"feedback_{place}",
            text=f"Note {place}",
            rating=rating,
            touchpoint=touchpoint,
            received_on=date(2026, 8, 1 + place),
        )
        do(project, AddRecord(note))


def test_ratings_of_notes_give_nps_and_csat_of_their_place() -> None:
    project = with_measure(MeasureKind.NPS)
    rate(project, 10, 9, 8, 3)
    rate(project, 0, touchpoint="tp_c")
    do(project, AddFeedback("feedback_x", "No rating", touchpoint="tp_b"))
    here = from_notes(project, project.measures["measure_1"])
    assert (here.value, here.count, here.newest) == (25, 4, date(2026, 8, 4))
    assert offer_text(project, project.measures["measure_1"]) == (
        "Take reading from 4 feedback notes"
    )
    whole = AddMeasure("measure_2", "journey_1", "All", MeasureKind.NPS)
    at_c = AddMeasure("measure_3", "journey_1", "C", MeasureKind.CSAT, touchpoint="tp_c")
    do(project, whole, at_c)
    assert from_notes(project, project.measures["measure_2"]).value == 0
    with pytest.raises(NotUnderstood, match=r"rating 0 of “Note 4” does not fit CSAT.*1 to 5"):
        from_notes(project, project.measures["measure_3"])


def test_ratings_that_do_not_fit_are_refused() -> None:
    project = with_measure(MeasureKind.NPS)
    measure = project.measures["measure_1"]
    assert offer_text(project, measure) == ""
    with pytest.raises(NotUnderstood, match="No feedback note here has a rating"):
        from_notes(project, measure)
    rate(project, 5, 4, 5, 3, 5)
    with pytest.raises(NotUnderstood, match="None of the 5 ratings is above 5"):
        from_notes(project, measure)
    rate(project, 7.5)
    with pytest.raises(NotUnderstood, match=r"rating 7.5 of “Note 5” does not fit NPS"):
        from_notes(project, measure)


def test_micro_conversions_return_count_times_value() -> None:
    project = a_project()
    micro = MeasureKind.MICRO_CONVERSION

    def add(name: str, number: str, **more: object) -> None:
        do(project, AddMeasure(f"measure_{number}", "journey_1", name, micro, **more))  # type: ignore[arg-type]

    add("Tour", "1", stage="stage_b", value_each=2.5)
    add("Video", "2", touchpoint="tp_b", unit="%", value_each=2)
    add("Late", "3", touchpoint="tp_c", unit="%", value_each=2)
    add("Whole", "4", value_each=1)
    add("No worth", "5", stage="stage_b")
    do(
        project,
        AddRecord(
            Measure(
                id="measure_6",
                journey="journey_1",
                stage="stage_b",
                name="tour",
                kind=micro,
                device="phone",
                value_each=2.5,
            )
        ),
        AddReading("reading_1", "measure_1", 100, TODAY),
        AddReading("reading_2", "measure_2", 40, TODAY, 500),
        AddReading("reading_3", "measure_3", 40, TODAY),
        AddReading("reading_4", "measure_5", 7, TODAY),
        AddReading("reading_6", "measure_6", 60, TODAY),
    )
    returns = micro_returns(project, "journey_1")
    assert [(one.stage.name if one.stage else None, one.value) for one in returns] == [
        ("Trial", 100 * 2.5 + 200 * 2),
        ("Learning", 0),
        (None, 0),
    ]
    assert total(returns) == 650
    missing = {item.measure.name: item.missing for one in returns for item in one.items}
    assert missing == {
        "Tour": "",
        "Video": "",
        "No worth": "no worth of one",
        "Late": "no sample size",
        "Whole": "no reading yet",
    }


RATE = Measure(id="measure_1", journey="j", name="Paid", kind=MeasureKind.CONVERSION_RATE, unit="%")
COST = Measure(id="measure_2", journey="j", name="Cost", kind=MeasureKind.CAC, unit="€")


@pytest.mark.parametrize(
    ("text", "measure", "locale", "read"),
    [
        ("27", RATE, "", ReadingLine(value=27)),
        (
            "27 % on 31 Aug, n 1840, from analytics",
            RATE,
            "",
            ReadingLine(value=27, taken_on=date(2026, 8, 31), sample_size=1840, source="analytics"),
        ),
        (
            "27% n=1,840 on Aug 31, 2025",
            RATE,
            "en_US",
            ReadingLine(value=27, taken_on=date(2025, 8, 31), sample_size=1840),
        ),
        (
            "12,5 % on 31.8.2026, n 1.840, from 12 interviews, March on site",
            RATE,
            "de_DE",
            ReadingLine(
                value=12.5,
                taken_on=date(2026, 8, 31),
                sample_size=1840,
                source="12 interviews, March on site",
            ),
        ),
        ("€49 from the books", COST, "", ReadingLine(value=49, source="the books")),
        ("49 € on today", COST, "", ReadingLine(value=49, taken_on=TODAY)),
    ],
)
def test_a_reading_is_read_from_one_line(
    text: str, measure: Measure, locale: str, read: ReadingLine
) -> None:
    assert read_reading(text, measure, locale, TODAY) == read


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("140", RATE, "runs from 0 to 100"),
        ("27 %", COST, "is a percentage, but “Cost” is counted in €"),
        ("many", RATE, "is no number"),
        ("27 on someday", RATE, "is no date"),
        ("27, n 3.5", RATE, "is no sample size"),
        ("27, n -5", RATE, "“-5” is no sample size"),
        ("27, n −5, from analytics", RATE, "“−5” is no sample size"),
        ("27, n 0", RATE, "a sample of nobody"),
        ("27 on 1 Dec 2030", RATE, "lies in the future"),
        ("many", RATE, "A whole reading: “27% on 31 Aug, n 1840, from analytics”"),
    ],
)
def test_a_line_that_is_no_reading_says_why(text: str, measure: Measure, expected: str) -> None:
    with pytest.raises(NotUnderstood, match=expected):
        read_reading(text, measure, "", TODAY)


@given(st.text(max_size=60))
def test_any_line_is_read_or_refused(text: str) -> None:
    try:
        read_reading(text, RATE, "", TODAY)
    except NotUnderstood as trouble:
        assert str(trouble).endswith(".")


def test_a_line_is_said_back_and_its_source_found() -> None:
    project = a_project()
    line = read_reading("27% on 31 Aug 2026, n 1840, from Web  analytics", RATE, "", TODAY)
    assert reading_said(project, RATE, line) == "27% · 31 Aug 2026 · n 1,840 · Web analytics"
    assert source_called(project, line.source) is None
    source = new_source("source_1", line.source, line.sample_size, line.taken_on)
    assert (source.kind, source.reference) == (SourceKind.ANALYTICS, "Web analytics")
    do(project, AddRecord(source))
    assert source_called(project, " web ANALYTICS ") == source


@given(
    st.floats(0, 100).map(lambda one: round(one, 2)),
    st.one_of(st.none(), st.dates(date(1000, 1, 1), TODAY)),
    st.one_of(st.none(), st.integers(1, 10**9)),
    st.sampled_from(["", "12 interviews, on site, n of many"]),
    st.sampled_from(["", "en_US", "de_DE", "fr_FR", "es_ES", "ja_JP", "hi_IN", "cs_CZ"]),
    st.sampled_from([RATE, COST]),
)
def test_a_reading_written_as_a_line_is_read_back(
    value: float,
    day: date | None,
    size: int | None,
    source: str,
    locale: str,
    measure: Measure,
) -> None:
    project = a_project()
    do(project, EditFields("project_1", {"locale": locale}))
    if source:
        do(project, AddRecord(new_source("source_1", source, None, None)))
    reading = Reading(
        id="reading_1",
        measure=measure.id,
        value=value,
        taken_on=day,
        sample_size=size,
        source="source_1" if source else None,
    )
    line = reading_typed(project, measure, reading)
    assert read_reading(line, measure, locale, TODAY) == line_of(project, reading), line
