"""Walking, copying, pasting, clearing: the grid works as a sheet does."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from journeymapper.analysis.spreadsheet import read_table
from journeymapper.commands.measures import AddReading
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import Stage
from tests.gui.grid.conftest import ALT, CONTROL, SHIFT, Hands
from tests.gui.hands import undo_names

Key = Qt.Key


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_arrows_walk_through_entries_and_cells(hands: Hands) -> None:
    hands.at("Touchpoints", "Trial")
    assert hands.said() == "Touchpoints, Trial: Free-trial sign-up, essential, web, 1 of 5"
    hands.press(Key.Key_Down)
    assert "Welcome video" in hands.said()
    hands.press(Key.Key_Right)
    assert hands.said().startswith("Touchpoints, Purchase")
    hands.press(Key.Key_Up, times=9)
    assert hands.said().startswith("Stage Purchase, 54%")
    hands.press(Key.Key_Tab)
    assert hands.said().startswith("Stage Learning")
    hands.press(Key.Key_Backtab)
    assert hands.said().startswith("Stage Purchase")


def test_home_end_and_pages(hands: Hands) -> None:
    hands.press(Key.Key_End, CONTROL)
    assert hands.said().startswith(f"{hands.lanes()[-1]}, Advocacy")
    hands.press(Key.Key_Home)
    assert hands.said().startswith(f"{hands.lanes()[-1]}, Awareness")
    hands.press(Key.Key_Home, CONTROL)
    assert hands.said().startswith("Touchpoints, Awareness")
    hands.press(Key.Key_PageDown)
    assert hands.view.current.row > 1
    assert hands.view.verticalScrollBar().value() > 0
    hands.press(Key.Key_PageUp)
    assert hands.view.current.row == 0
    assert hands.view.verticalScrollBar().value() == 0


def test_shift_selects_a_block_that_the_workspace_knows(hands: Hands) -> None:
    hands.at("Touchpoints", "Awareness")
    hands.press(Key.Key_Right, SHIFT)
    assert hands.said() == "2 cells selected"
    names = {hands.project.touchpoints[one].name for one in hands.workspace.selection}
    assert names == {
        "Review site", "A friend’s post", "Webinar invite", "Compare plans", "Ask a coach",
        "Coach prepares",
    }  # fmt: skip
    hands.press(Key.Key_Escape)
    assert hands.said().startswith("Touchpoints, Consideration")


def test_a_block_goes_to_a_spreadsheet_and_comes_back(hands: Hands) -> None:
    hands.at("Pain points", "Consideration")
    hands.press(Key.Key_Right, SHIFT)
    hands.press(Key.Key_Down, SHIFT)
    hands.press(Key.Key_C, CONTROL)
    rows = read_table(clipboard())
    assert rows[0] == [
        "\n".join(hands.texts("Pain points", "Consideration")),
        "\n".join(hands.texts("Pain points", "Trial")),
    ]
    assert len(rows) == 2
    put('Hidden fee\t"Two pains\nin one cell"\nShow it\t')
    hands.at("Pain points", "Awareness")
    steps = len(undo_names(hands.workspace))
    hands.press(Key.Key_V, CONTROL)
    assert hands.texts("Pain points", "Awareness") == ["Hidden fee"]
    assert hands.texts("Pain points", "Consideration") == ["Two pains", "in one cell"]
    assert hands.texts("Opportunities", "Awareness") == ["Show it"]
    assert len(undo_names(hands.workspace)) == steps + 1
    hands.workspace.undo()
    assert hands.texts("Pain points", "Awareness") == []


def test_a_whole_sheet_with_stage_names_becomes_a_map(blank: Hands) -> None:
    put("Awareness\tTrial\nAdvert\tSign up\n\t\nHm\tYes\n")
    blank.press(Key.Key_V, CONTROL)
    assert blank.stages() == ["Awareness", "Trial"]
    assert blank.texts("Touchpoints", "Trial") == ["Sign up"]
    assert blank.texts("Thinks", "Awareness") == ["Hm"]
    blank.workspace.undo()
    assert blank.stages() == []


def test_pasting_beyond_the_last_stage_makes_stages(hands: Hands) -> None:
    put("one\ttwo")
    hands.at("Pain points", "Advocacy")
    hands.press(Key.Key_V, CONTROL)
    assert hands.stages()[-1] == "Stage 7"
    assert hands.texts("Pain points", "Stage 7") == ["two"]


def test_more_rows_than_lanes_are_refused_in_a_sentence(hands: Hands) -> None:
    refused: list[str] = []
    hands.workspace.refused.connect(refused.append)
    put("x\n" * 50)
    hands.at("Pain points", "Trial")
    hands.press(Key.Key_V, CONTROL)
    assert len(refused) == 1 and "lanes" in refused[0]


def test_cells_pasted_into_the_open_empty_editor_go_into_cells(hands: Hands) -> None:
    hands.at("Pain points", "Awareness")
    put("one\ttwo")
    hands.view.writing.begin("")
    hands.press(Key.Key_V, CONTROL)
    assert not hands.view.editor.is_open
    assert hands.texts("Pain points", "Awareness") == ["one"]
    assert "two" in hands.texts("Pain points", "Consideration")


def test_cut_empties_the_cells(hands: Hands) -> None:
    before = hands.texts("Opportunities", "Trial")
    hands.at("Opportunities", "Trial")
    hands.press(Key.Key_X, CONTROL)
    assert clipboard() == "\n".join(before)
    assert hands.texts("Opportunities", "Trial") == []
    hands.workspace.undo()
    assert hands.texts("Opportunities", "Trial") == before


def test_delete_takes_the_current_entry_only(hands: Hands) -> None:
    before = hands.texts("Touchpoints", "Trial")
    hands.at("Touchpoints", "Trial", 1)
    hands.press(Key.Key_Delete)
    assert hands.texts("Touchpoints", "Trial") == [before[0], *before[2:]]
    hands.workspace.undo()
    assert hands.texts("Touchpoints", "Trial") == before


def test_delete_clears_a_block_as_one_step(hands: Hands) -> None:
    before = hands.texts("Opportunities", "Purchase")
    hands.at("Opportunities", "Trial")
    hands.press(Key.Key_Right, SHIFT, times=2)
    steps = len(undo_names(hands.workspace))
    hands.press(Key.Key_Delete)
    assert hands.texts("Opportunities", "Purchase") == []
    assert len(undo_names(hands.workspace)) == steps + 1
    hands.workspace.undo()
    assert hands.texts("Opportunities", "Purchase") == before


def test_select_all_is_every_cell(hands: Hands) -> None:
    hands.press(Key.Key_A, CONTROL)
    assert hands.said() == f"{6 * len(hands.lanes())} cells selected"


def test_stages_move_and_are_deleted_from_their_names(hands: Hands) -> None:
    hands.at("Touchpoints", "Trial")
    hands.press(Key.Key_Up)
    hands.press(Key.Key_Left, ALT)
    assert hands.stages()[:3] == ["Awareness", "Trial", "Consideration"]
    assert hands.said().startswith("Stage Trial")
    hands.workspace.undo()
    assert hands.stages()[:3] == ["Awareness", "Consideration", "Trial"]
    count = len(hands.project.all(Stage))
    hands.press(Key.Key_Delete)
    assert len(hands.project.all(Stage)) == count - 1
    hands.workspace.undo()
    assert hands.stages()[2] == "Trial"


def test_another_locale_is_written_in_every_cell(hands: Hands) -> None:
    def values() -> set[str]:
        sheet = hands.view.sheet
        cells = [sheet.cell(row, n) for row in range(len(sheet.rows)) for n in range(6)]
        notes = [one.second for cell in cells for one in cell.entries]
        notes += [one.note for one in sheet.columns]
        return {one for one in notes if one.startswith("54")}

    (measure,) = {
        one.measure
        for one in hands.project.readings.values()
        if one.value == 54
        and hands.project.measures[one.measure].journey == hands.workspace.journey_id
    }
    hands.workspace.run(AddReading("reading_54", measure, 54.5, date.today()))
    assert values() == {"54.5%"}
    hands.workspace.run(EditFields(hands.project.details.id, {"locale": "de_DE"}))
    assert values() == {"54,5%"}
