"""Tables of variants: read as people write them, or refused with line and column."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.commands.experiments import DecideExperiment, VariantRow
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment, ProjectDetails, Variant
from journeymapper.importers.job import Brought, ImportOptions
from journeymapper.importers.registry import importer_for
from journeymapper.importers.table import TableRefused
from journeymapper.importers.variants import IMPORTER, as_table, read_variants

GOOD = "variant,visitors,conversions,control\nPlain e-mail,920,110,yes\nVideo,920,248,\n"


def a_project(*names: str, locale: str = "") -> Project:
    experiments = [Experiment(id=f"experiment_{one}", name=one) for one in names]
    return Project([ProjectDetails(id="project_1", locale=locale), *experiments])


def bring(project: Project, text: str, experiment: str = "") -> Brought:
    return IMPORTER.plan(project, text, ImportOptions(experiment=experiment))


def test_a_table_comes_in_and_comes_in_once() -> None:
    project = a_project("Video")
    brought = bring(project, GOOD)
    assert (brought.read, brought.taken, brought.duplicates) == (2, 2, 0)
    assert brought.command is not None
    project.apply(brought.command.plan(project))
    found = [(one.name, one.visitors, one.conversions, one.is_control) for one in _all(project)]
    assert found == [("Plain e-mail", 920, 110, True), ("Video", 920, 248, False)]
    again = bring(project, GOOD.replace("248", "249"))
    assert (again.taken, again.duplicates) == (1, 1)
    assert bring(project, GOOD).command is None


def _all(project: Project) -> list[Variant]:
    return sorted(project.all(Variant).values(), key=lambda one: one.rank)


def test_the_registry_knows_it_by_its_columns() -> None:
    assert importer_for(GOOD) is IMPORTER
    assert importer_for("anything", "variants") is IMPORTER


def test_the_experiment_is_named_or_the_only_one() -> None:
    two = a_project("Video", "Price")
    assert bring(two, GOOD, " video ").taken == 2
    assert bring(two, GOOD, "experiment_Price").taken == 2
    with pytest.raises(EditRefused, match=r"Say which experiment.*“Price”, “Video”"):
        bring(two, GOOD)
    with pytest.raises(EditRefused, match="no experiment called “Vdeo”"):
        bring(two, GOOD, "Vdeo")
    none = a_project()
    with pytest.raises(EditRefused, match="Say which experiment"):
        bring(none, GOOD)
    brought = bring(none, GOOD, "Video")
    assert brought.command is not None
    none.apply(brought.command.plan(none))
    assert [one.name for one in none.all(Experiment).values()] == ["Video"]
    assert len(_all(none)) == 2


def test_numbers_are_read_as_the_projects_people_write_them() -> None:
    text = "group;n;conversions;split\nA;1.840;1.000;50 %\nB;920;248;0,5\n"
    rows, refused = read_variants(text, "de_DE")
    assert refused == []
    assert [(one.visitors, one.conversions, one.weight) for one in rows] == [
        (1840, 1000, 0.5),
        (920, 248, 0.5),
    ]


def test_what_is_pasted_needs_no_header() -> None:
    rows, refused = read_variants("Plain\t920\t110\nVideo\t920\t248", pasted=True)
    assert refused == []
    assert [(one.name, one.conversions, one.is_control) for one in rows] == [
        ("Plain", 110, None),
        ("Video", 248, None),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Video,many,3,", "column “visitors”: “many” is no number"),
        ("Video,1.000,3,", "column “visitors”: “1.000” may mean 1 or 1,000"),
        ("Video,12.5,3,", "column “visitors”: “12.5” is no count of people"),
        ("Video,-1,0,", "column “visitors”: “-1” is no count"),
        ("Video,10,12,", "column “conversions”: 12 of 10 visitors cannot be"),
        ("Video,10,,", "column “conversions”"),
        (",10,3,", "column “variant”: A variant needs a name"),
        ("plain E-MAIL,10,3,", "column “variant”: “plain E-MAIL” is in line 2 already"),
        ("Video,10,3,perhaps", "column “control”: “perhaps” is neither yes nor no"),
        ("Video,10,3,yes", "column “control”: The control is in line 2 already"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_taken_in(line: str, reason: str) -> None:
    text = f"variant,visitors,conversions,control\nPlain e-mail,920,110,yes\n{line}\n"
    brought = bring(a_project("Video"), text)
    assert brought.command is None
    assert brought.taken == 0
    assert [one.line for one in brought.refused] == [3]
    assert reason in brought.refused[0].reason


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Line 1: There is nothing here"),
        ("variant,visitors\nA,1\n", "Line 1: the column “conversions” is missing"),
        ("variant,visitors,conversions,colour\nA,1,1,red\n", "Line 1: column 4 .“colour”."),
        ("variant,visitors,conversions\n", "Line 2: There is no variant"),
        ("variant,visitors,conversions\n" + "A,1,1\n" * 101, "Line 102: There are more"),
    ],
)
def test_wrong_columns_are_refused_with_line_and_column(text: str, sentence: str) -> None:
    brought = bring(a_project("Video"), text)
    (refusal,) = brought.refused
    assert re.match(sentence, f"Line {refusal.line}: {refusal.reason}")
    assert (brought.taken, brought.command) == (0, None)
    if "colour" in text or not text:
        with pytest.raises(TableRefused, match=sentence):
            read_variants(text)


def test_one_file_may_hold_several_experiments() -> None:
    text = (
        "experiment,variant,visitors,conversions\n"
        "Video,Plain,920,110\nVideo,Video,920,248\nPrice,Plain,10,1\nPrice,Half,10,2\n"
    )
    project = a_project("Video", "Price")
    brought = bring(project, text)
    assert (brought.read, brought.taken, brought.refused) == (4, 4, ())
    assert brought.command is not None
    project.apply(brought.command.plan(project))
    found = {(one.experiment, one.name): one.visitors for one in _all(project)}
    assert found["experiment_Video", "Plain"] == 920
    assert found["experiment_Price", "Plain"] == 10
    assert bring(project, text).duplicates == 4
    empty = a_project()
    made = bring(empty, text).command
    assert made is not None
    empty.apply(made.plan(empty))
    assert {one.name for one in empty.all(Experiment).values()} == {"Video", "Price"}
    wrong = bring(project, text.replace("Price,Half", "Prise,Half"))
    assert [one.line for one in wrong.refused] == [5]
    assert "no experiment called “Prise”" in wrong.refused[0].reason


def test_what_was_decided_is_not_counted_anew() -> None:
    project = a_project("Video")
    first = bring(project, GOOD).command
    assert first is not None
    project.apply(first.plan(project))
    decided = DecideExperiment("experiment_Video", "keep the video", "", date(2026, 9, 1))
    project.apply(decided.plan(project))
    brought = bring(project, GOOD.replace("248", "300"))
    assert brought.command is None
    assert "“Video” is decided" in brought.refused[0].reason
    assert bring(project, GOOD).duplicates == 2


def test_an_unknown_journey_is_refused() -> None:
    with pytest.raises(EditRefused, match="no journey called “Nope”"):
        IMPORTER.plan(a_project("Video"), GOOD, ImportOptions(journey="Nope"))


names = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1).filter(
    lambda name: not name.startswith("sep=")
)
tables = st.lists(
    st.tuples(names, st.integers(0, 10**12), st.integers(0, 10**12)),
    min_size=1,
    max_size=8,
    unique_by=lambda one: one[0].casefold(),
)


@given(tables, st.sampled_from([",", ";", "\t", "|"]))
def test_what_was_written_is_read(rows: list[tuple[str, int, int]], delimiter: str) -> None:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter)
    writer.writerow(["variant", "visitors", "conversions"])
    for name, first, second in rows:
        writer.writerow([name, max(first, second), min(first, second)])
    read, refused = read_variants(written.getvalue())
    assert refused == []
    assert [(one.name, one.visitors, one.conversions) for one in read] == [
        (name, max(first, second), min(first, second)) for name, first, second in rows
    ]


@given(tables, st.sampled_from(["", "de_DE", "fr_CH", "ar_EG"]))
def test_what_was_copied_is_pasted(rows: list[tuple[str, int, int]], locale: str) -> None:
    project = a_project("Video", locale=locale)
    variants = [
        Variant(
            id=f"variant_{place}",
            experiment="experiment_Video",
            name=name,
            visitors=max(first, second),
            conversions=min(first, second),
            weight=place + 0.5,
            is_control=place == 1,
        )
        for place, (name, first, second) in enumerate(rows)
    ]
    read, refused = read_variants(as_table(variants, project), locale, pasted=True)
    assert refused == []
    assert [(one.visitors, one.conversions, one.weight, one.is_control) for one in read] == [
        (one.visitors, one.conversions, one.weight, one.is_control) for one in variants
    ]


@given(st.binary(max_size=200) | st.text(max_size=200), st.booleans())
def test_rubbish_is_refused_or_read_and_never_a_traceback(
    given_table: str | bytes, pasted: bool
) -> None:
    try:
        rows, refused = read_variants(given_table, pasted=pasted)
    except EditRefused:
        return
    assert all(isinstance(one, VariantRow) for one in rows)
    assert rows or refused
