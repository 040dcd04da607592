"""The grid and the emotion curve read back as a screen reader finds them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.domain.vocabulary import LaneKind
from journeymapper.gui.canvas.emotion_panel import EmotionPanel
from journeymapper.gui.canvas.view import CanvasView
from journeymapper.gui.grid.view import GridView
from journeymapper.gui.workspace import Workspace
from tests.gui.access.reading import Role, at, called, children, name_of, reader_of
from tests.gui.pages import opened

Text = QAccessible.Text


@pytest.fixture
def grid(qtbot: QtBot, sample: Workspace) -> GridView:
    view = opened(qtbot, GridView(sample))
    view.setFocus()
    return view


def test_the_grid_is_a_table_of_lanes_and_stages(grid: GridView) -> None:
    reader = reader_of(grid)
    assert reader.role() == Role.Table
    head, *rows = [one for one in children(reader) if one.object() is None]
    assert [name_of(one) for one in children(head)][:2] == [
        "Stage Awareness, 5,110 visitors",
        "Stage Consideration, 18%",
    ]
    assert [name_of(one) for one in rows] == [one.name for one in grid.sheet.rows]
    for row, lane in zip(rows, grid.sheet.rows, strict=True):
        title, *cells = children(row)
        assert (title.role(), name_of(title)) == (Role.RowHeader, lane.name)
        assert len(cells) == len(grid.sheet.columns)
        for column, cell in enumerate(cells):
            assert name_of(cell).startswith(f"{lane.name}, {grid.sheet.columns[column].name}: ")
            assert row.indexOfChild(cell) == column + 1
            assert cell.parent() is row


def test_a_cell_tells_what_stands_in_it_and_its_headers(grid: GridView) -> None:
    cell = called(grid, "Touchpoints, Consideration: …")
    assert name_of(cell) == (
        "Touchpoints, Consideration: Compare plans; Ask a coach; Coach prepares"
    )
    place = cell.tableCellInterface()
    assert (place.rowIndex(), place.columnIndex()) == (1, 2)
    assert [name_of(one) for one in place.rowHeaderCells()] == ["Touchpoints"]
    assert [name_of(one) for one in place.columnHeaderCells()] == ["Stage Consideration, 18%"]
    assert place.table() is reader_of(grid)


def test_the_lane_of_emotions_tells_them_in_words(grid: GridView) -> None:
    row = next(number for number, one in enumerate(grid.sheet.rows) if one.kind is LaneKind.EMOTION)
    lane = grid.sheet.rows[row].name
    said = name_of(called(grid, f"{lane}, Consideration: …"))
    assert "Compare plans pleased, +1" in said


def test_the_focus_is_in_the_current_cell(grid: GridView, heard: list[tuple[str, str]]) -> None:
    assert name_of(reader_of(grid).focusChild()).startswith("Touchpoints, Awareness: ")
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.qWait(50)
    current = reader_of(grid).focusChild()
    assert name_of(current) == "Touchpoints, Consideration: Compare plans, essential, web, 1 of 3"
    assert current.state().focused
    assert current.state().selected
    assert ("Focus", name_of(current)) in heard


def test_a_cell_is_found_where_it_is_seen_and_can_be_pressed(grid: GridView) -> None:
    cell = called(grid, "Touchpoints, Consideration: …")
    middle = grid.mapFromGlobal(cell.rect().center())
    assert at(grid, middle) == "" or at(grid, QPoint(middle)) == name_of(cell)
    cell.actionInterface().doAction("Press")
    assert grid.current.column == 1


@pytest.fixture
def curve(qtbot: QtBot, sample_map: CanvasView) -> Iterator[EmotionPanel]:
    panel = EmotionPanel(sample_map.workspace, sample_map)
    qtbot.addWidget(panel)
    panel.resize(1200, 160)
    panel.show()
    panel.activateWindow()
    panel.setFocus()
    qtbot.waitUntil(panel.hasFocus)
    yield panel


def test_the_curve_tells_each_persona_and_its_dots_in_order(curve: EmotionPanel) -> None:
    lines = children(reader_of(curve))
    assert name_of(lines[0]) in {"Career changer", "L&D lead", "Team coach"}
    own = next(one for one in lines if name_of(one) == "Career changer")
    assert own.text(Text.Description).startswith("mean ")
    dots = children(own)
    assert name_of(dots[0]) == "Review site: pleased, +1"
    assert all(one.role() == Role.Slider for one in dots)
    x = [one.rect().x() for one in dots]
    assert x == sorted(x)


def test_a_dot_is_raised_and_lowered_by_actions(
    curve: EmotionPanel, heard: list[tuple[str, str]]
) -> None:
    dot = called(curve, "Review site: pleased, +1")
    dot.actionInterface().doAction("Increase")
    assert name_of(dot) == "Review site: delighted, +2"
    dot.actionInterface().doAction("Press")
    assert dot.state().focused
    QTest.keyClick(curve, Qt.Key.Key_Down)
    assert ("Announcement", "Emotion of Career changer: pleased, +1") in heard
    assert ("Focus", "Review site: delighted, +2") in heard
