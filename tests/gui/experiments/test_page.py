"""The page of experiments, with mouse and keys: from the plan to the decision."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.analysis.experiments.results import variants_of
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.records import Experiment, Variant
from journeymapper.domain.vocabulary import ExperimentStatus
from journeymapper.gui.experiments.page import ExperimentsPage
from journeymapper.gui.inspector.values import BoundDate
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import ARABIC, LONG, choose_from_menu, too_wide, undo_names
from tests.gui.pages import opened

LEFT = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return
TABLE = "variant\tvisitors\tconversions\nPlain e-mail\t920\t110\nVideo\t920\t248\n"


def open_page(qtbot: QtBot, workspace: Workspace, width: int = 1200) -> ExperimentsPage:
    page = opened(qtbot, ExperimentsPage(workspace), width, 900)
    qtbot.wait(1)
    return page


def type_into(field: QWidget, text: str) -> None:
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, text)
    QTest.keyClick(field, ENTER)


def the_experiment(workspace: Workspace) -> Experiment:
    (found,) = workspace.project.all(Experiment).values()
    return found


def the_variants(workspace: Workspace) -> list[Variant]:
    return variants_of(workspace.project, the_experiment(workspace).id)


@pytest.fixture
def page(qtbot: QtBot, small: Workspace) -> ExperimentsPage:
    """The page with one experiment at a touchpoint, without variants."""
    place = next(iter(small.project.touchpoints))
    small.run(AddRecord(Experiment(id="experiment_1", name="Video", touchpoint=place)))
    return open_page(qtbot, small)


def paste(page: ExperimentsPage, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.mouseClick(page.editor.variants.paste, LEFT)


def test_an_empty_page_lets_one_begin(qtbot: QtBot, small: Workspace) -> None:
    page = open_page(qtbot, small)
    assert page._stack.currentIndex() == 1
    place = next(iter(small.project.touchpoints))
    small.select([place])
    page.experiments.add()
    QTest.keyClicks(page.experiments.name_line, "Video against plain e-mail")
    QTest.keyClick(page.experiments.name_line, ENTER)
    made = the_experiment(small)
    assert (made.name, made.touchpoint) == ("Video against plain e-mail", place)
    assert page._stack.currentIndex() == 0
    assert page.editor.name.text() == "Video against plain e-mail"
    assert page.editor.sentence.text() == "Nothing can be said yet."


def test_a_plan_says_how_many_and_how_long(page: ExperimentsPage, small: Workspace) -> None:
    plan = page.editor.plan
    type_into(plan.base, "12 %")
    type_into(plan.wished, "27")
    made = the_experiment(small)
    assert (made.base_rate, made.wished_rate, made.planned_size) == (0.12, 0.27, 106)
    before = undo_names(small)
    type_into(plan.weekly, "40")
    assert plan.said.text() == (
        "Each of 2 variants needs 106 visitors, 212 in all: 6 weeks at 40 a week."
    )
    assert undo_names(small) == before
    type_into(plan.wished, "12 %")
    assert plan.wished.below().accessibleName().startswith("The wished rate must differ")
    assert plan.wished.text() == "12 %"
    type_into(plan.wished, "130%")
    assert the_experiment(small).wished_rate == 0.27
    assert "between 0 and 100" in plan.wished.below().text()


def test_variants_are_typed_and_the_sentence_follows(
    qtbot: QtBot, page: ExperimentsPage, small: Workspace
) -> None:
    table = page.editor.variants
    for name in ("Plain e-mail", "Video"):
        table.new_name.setFocus()
        QTest.keyClicks(table.new_name, name)
        QTest.keyClick(table.new_name, ENTER)
        qtbot.wait(1)
    plain, video = table.list.entries.values()
    assert [one.is_control for one in the_variants(small)] == [True, False]
    type_into(plain.conversions, "110")
    assert plain.conversions.below().accessibleName() == (
        "“Plain e-mail” cannot have 110 conversions of 0 visitors. Count the visitors first."
    )
    assert plain.conversions.below().isVisible()
    assert plain.conversions.text() == "110", "it stays until it is mended"
    type_into(plain.visitors, "abc")
    assert plain.visitors.text() == "abc"
    assert "no number" in plain.visitors.below().accessibleName()
    for line, conversions in ((plain, "110"), (video, "248")):
        type_into(line.visitors, "920")
        type_into(line.conversions, conversions)
    qtbot.wait(1)
    said = page.editor.sentence.accessibleName().replace("\u00a0", " ")
    assert said == (
        "27% against 12%: 15 points more (11 to 19), n 1,840; "
        "chance alone would hardly do this (p < 0.001)."
    )
    assert plain.rate.text == "12% (10 to 14)"
    QTest.mouseClick(video.control, LEFT)
    qtbot.wait(1)
    assert [one.is_control for one in the_variants(small)] == [False, True]
    assert not plain.control.isChecked()
    QTest.mouseClick(video.delete, LEFT)
    qtbot.wait(1)
    assert page.editor.cautions.texts == (
        "There is one variant only. Add what it is to be compared with.",
    )


def test_a_table_is_pasted_in_one_step(
    qtbot: QtBot, page: ExperimentsPage, small: Workspace
) -> None:
    paste(page, TABLE)
    assert [(one.name, one.conversions) for one in the_variants(small)] == [
        ("Plain e-mail", 110),
        ("Video", 248),
    ]
    assert undo_names(small)[0] == "Bring 2 variants into “Video”"
    small.undo()
    assert the_variants(small) == []
    line = page.editor.variants.new_name
    line.setFocus()
    QGuiApplication.clipboard().setText("A\t10\t1\nB\t10\t2")
    QTest.keySequence(line, "Ctrl+V")
    assert [one.name for one in the_variants(small)] == ["A", "B"]
    qtbot.wait(1)
    assert any("small counts" in one for one in page.editor.cautions.texts)


def test_the_variants_go_to_a_spreadsheet_and_back(
    qtbot: QtBot, page: ExperimentsPage, small: Workspace
) -> None:
    paste(page, TABLE)
    qtbot.wait(1)
    QTest.mouseClick(page.editor.variants.copy, LEFT)
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines()[1] == "Plain e-mail\t920\t110\t1\tyes"
    paste(page, copied.replace("\t110\t", "\t120\t"))
    assert [one.conversions for one in the_variants(small)] == [120, 248]


def test_a_wrong_table_is_refused_in_place(page: ExperimentsPage, small: Workspace) -> None:
    paste(page, "variant\tvisitors\tconversions\nA\t10\t11\nB\tmany\t1\n")
    said = page.editor.variants.trouble.accessibleName()
    assert "Line 2: column “conversions”: 11 of 10 visitors cannot be." in said
    assert "Line 3: column “visitors”: “many” is no number" in said
    assert said.endswith("Nothing was taken in.")
    assert the_variants(small) == []
    paste(page, "")
    assert page.editor.variants.trouble.accessibleName() == (
        "Copy a table first, then paste it here."
    )
    paste(page, TABLE)
    assert page.editor.variants.trouble.isHidden()


def test_variants_come_from_a_file(
    page: ExperimentsPage, small: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "variants.csv"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(page.editor.variants.bring, LEFT)
    assert "variants.csv cannot be read" in page.editor.variants.trouble.accessibleName()
    path.write_bytes(TABLE.replace("\t", ";").encode("utf-16"))
    QTest.mouseClick(page.editor.variants.bring, LEFT)
    assert len(the_variants(small)) == 2
    path.write_text("name;colour\nA;red\n", encoding="utf-8")
    QTest.mouseClick(page.editor.variants.bring, LEFT)
    assert "Line 1: column 2 (“colour”)" in page.editor.variants.trouble.accessibleName()


def test_deciding_early_is_asked_about_in_place(
    qtbot: QtBot, page: ExperimentsPage, small: Workspace
) -> None:
    paste(page, TABLE)
    small.run(EditFields("experiment_1", {"planned_size": 2_000}))
    qtbot.wait(1)
    decision = page.editor.decision
    QTest.mouseClick(decision.begin, LEFT)
    QTest.keyClicks(decision.asking.what, "Keep the video")
    decision.asking.why.setFocus()
    QTest.keyClicks(decision.asking.why, "It doubles conversion.")
    QTest.mouseClick(decision.asking.decide, LEFT)
    assert the_experiment(small).status is ExperimentStatus.PLANNED
    assert decision.asking.decide.text() == "Decide anyway"
    assert "920 of the 2,000 visitors" in decision.asking.question.text()
    QTest.mouseClick(decision.asking.leave, LEFT)
    assert decision.begin.isVisible()
    QTest.mouseClick(decision.begin, LEFT)
    QTest.keyClicks(decision.asking.what, "Keep the video")
    QTest.keyClick(decision.asking.what, ENTER)
    QTest.keyClick(decision.asking.decide, Qt.Key.Key_Space)
    qtbot.wait(1)
    made = the_experiment(small)
    assert (made.status, made.decision) == (ExperimentStatus.DECIDED, "Keep the video")
    assert made.ended_on == date.today()
    assert undo_names(small)[0] == "Decide experiment “Video”"
    assert decision.decided.isVisible()
    assert decision.asking.isHidden()
    small.undo()
    qtbot.wait(1)
    assert the_experiment(small).status is ExperimentStatus.PLANNED
    assert decision.begin.isVisible()


def test_a_sound_experiment_is_decided_at_once(
    qtbot: QtBot, page: ExperimentsPage, small: Workspace
) -> None:
    paste(page, TABLE)
    qtbot.wait(1)
    decision = page.editor.decision
    QTest.mouseClick(decision.begin, LEFT)
    QTest.mouseClick(decision.asking.decide, LEFT)
    assert the_experiment(small).status is ExperimentStatus.PLANNED
    QTest.keyClicks(decision.asking.what, "Keep the video")
    QTest.mouseClick(decision.asking.decide, LEFT)
    assert the_experiment(small).status is ExperimentStatus.DECIDED


def choose(field: QWidget, value: object) -> None:
    field.setFocus()
    field.activated.emit(field._values.index(value))  # type: ignore[attr-defined]


def test_where_measure_and_status_are_chosen(
    qtbot: QtBot, page: ExperimentsPage, small: Workspace
) -> None:
    way = next(iter(small.project.connections))
    choose(page.editor.where, way)
    assert (the_experiment(small).touchpoint, the_experiment(small).connection) == (None, way)
    choose(page.editor.where, "")
    qtbot.wait(1)
    assert the_experiment(small).connection is None
    choose(page.editor.status, ExperimentStatus.RUNNING)
    qtbot.wait(1)
    assert the_experiment(small).started_on == date.today()
    choose(page.editor.status, ExperimentStatus.STOPPED)
    assert the_experiment(small).ended_on == date.today()
    choose(page.editor.status, ExperimentStatus.RUNNING)
    assert the_experiment(small).ended_on is None
    assert ExperimentStatus.DECIDED not in page.editor.status._values


def test_whole_paths_are_compared(qtbot: QtBot, sample: Workspace) -> None:
    page = open_page(qtbot, sample)
    sample.run(AddRecord(Experiment(id="experiment_paths", name="Paths")))
    before, after = list(sample.project.journeys)[:2]
    for number, journey in enumerate((before, after)):
        sample.run(
            AddRecord(
                Variant(
                    id=f"variant_{number}",
                    experiment="experiment_paths",
                    name=f"Path {number}",
                    is_control=number == 0,
                    path=journey if number == 0 else None,
                )
            )
        )
    page.show_record("experiment_paths")
    qtbot.wait(1)
    assert page.editor.compare.isHidden()
    line = page.editor.variants.list.entries["variant_1"]
    assert line.path.isVisible()
    choose(line.path, after)
    qtbot.wait(1)
    asked: list[tuple[str, str]] = []
    sample.page_asked.connect(lambda *what: asked.append(what))
    QTest.mouseClick(page.editor.compare, LEFT)
    assert asked == [("states", after)]


def test_the_list_chooses_and_deletes(
    qtbot: QtBot, page: ExperimentsPage, small: Workspace
) -> None:
    small.run(AddRecord(Experiment(id="experiment_2", name="Price")))
    qtbot.wait(1)
    entries = page.experiments.list.entries
    QTest.mouseClick(entries["experiment_2"], LEFT)
    assert page.editor.name.text() == "Price"
    choose_from_menu(entries["experiment_2"], "Delete")
    qtbot.wait(1)
    assert page.editor.name.text() == "Video"
    QTest.mouseClick(page.editor.delete, LEFT)
    qtbot.wait(1)
    assert page._stack.currentIndex() == 1


@pytest.mark.parametrize("width", [1000, 1200, 1600])
def test_nothing_is_clipped(qtbot: QtBot, sample: Workspace, width: int) -> None:
    sample.run(AddRecord(Experiment(id="experiment_long", name=LONG)))
    for number, name in enumerate((LONG, ARABIC)):
        sample.run(
            AddRecord(
                Variant(
                    id=f"variant_{number}",
                    experiment="experiment_long",
                    name=name,
                    visitors=10**12,
                    conversions=10**11,
                    is_control=number == 0,
                )
            )
        )
    page = open_page(qtbot, sample, width)
    page.show_record("experiment_long")
    qtbot.wait(50)
    assert too_wide(page) == []


def test_an_end_before_the_start_is_refused_in_place(
    page: ExperimentsPage, small: Workspace
) -> None:
    small.run(EditFields("experiment_1", {"started_on": date(2026, 3, 3)}))
    started, ended = page.editor.findChildren(BoundDate)
    type_into(ended, "1 Mar 2026")
    assert the_experiment(small).ended_on is None
    assert ended.text() == "1 Mar 2026"
    assert ended.below().accessibleName() == (
        "It cannot end before it starts: 3 Mar 2026 to 1 Mar 2026."
    )
    type_into(ended, "4 Mar 2026")
    assert the_experiment(small).ended_on == date(2026, 3, 4)
    assert not ended.below().isVisible()
    assert started.accessibleName() == "Started"


def test_only_a_clear_difference_stands_out_in_the_list(
    qtbot: QtBot, page: ExperimentsPage
) -> None:
    (item,) = page.experiments.list.entries.values()
    paste(page, TABLE)
    qtbot.waitUntil(lambda: item._numbers.property("role") == "accent")
    paste(page, TABLE.replace("248", "118"))
    qtbot.waitUntil(lambda: item._numbers.property("role") == "small")
