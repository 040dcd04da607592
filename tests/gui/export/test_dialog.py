"""The export dialog: what a document may hold, and what holds nothing yet."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from journeymapper.domain.change import Change
from journeymapper.drawing.pages import SECTIONS
from journeymapper.gui.export.dialog import ExportDialog
from journeymapper.gui.workspace import Workspace


def test_parts_without_content_say_so_and_all_or_none_can_be_chosen(nothing: Workspace) -> None:
    dialog = ExportDialog(nothing)
    dialog.show()
    said = [dialog.sections.item(place).text() for place in range(dialog.sections.count())]
    assert said[:3] == ["Cover", "Map", "Essentials · nothing yet"]
    votes = dialog.sections.item(said.index("Votes · nothing yet"))
    assert votes.foreground().color() == dialog.palette().placeholderText().color()
    dialog.no_parts.click()
    states = [dialog.sections.item(place).checkState() for place in range(len(said))]
    assert set(states) == {Qt.CheckState.Unchecked}
    dialog.all_parts.click()
    assert all(
        dialog.sections.item(place).checkState() is Qt.CheckState.Checked
        for place in range(len(SECTIONS))
    )
    dialog.close()


def test_a_long_title_is_cut_and_told_in_its_tip(sample: Workspace) -> None:
    journey = next(iter(sample.project.journeys.values()))
    title = "A journey whose title goes on " * 10
    sample.project.apply([Change(journey, replace(journey, title=title))])
    dialog = ExportDialog(sample)
    dialog.show()
    assert not dialog.journeys.horizontalScrollBar().isVisible()
    item = dialog.journeys.item(0)
    assert item.toolTip() == title
    assert dialog.journeys.visualItemRect(item).width() <= dialog.journeys.viewport().width()
    dialog.close()
