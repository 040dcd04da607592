"""The export dialog: what is chosen, what it looks like, and the file that comes of it."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pictures
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QPushButton, QWidget

from journeymapper.commands.records import DeleteRecords
from journeymapper.commands.review_rounds import StartReview
from journeymapper.domain.change import Change
from journeymapper.domain.document_records import chosen
from journeymapper.domain.records import ExportPreset, ReviewRound, new_id
from journeymapper.domain.vocabulary import Audience, PageWay
from journeymapper.drawing.pages import SECTIONS
from journeymapper.gui.export.dialog import ExportDialog
from journeymapper.gui.export.presets import remember
from journeymapper.gui.workspace import Workspace

Open = Callable[..., ExportDialog]


@pytest.fixture
def opened() -> Iterator[Open]:
    """Opens the dialog of a workspace."""
    made: list[ExportDialog] = []

    def open_it(workspace: Workspace, **how: Any) -> ExportDialog:
        made.append(ExportDialog(workspace, **how))
        made[-1].show()
        return made[-1]

    yield open_it
    for one in made:
        one.close()


def wait(until: Callable[[], object], seconds: float = 60) -> None:
    for _ in range(int(seconds * 100)):
        if until():
            return
        QTest.qWait(10)
    raise AssertionError("it did not come to pass")


def choose(dialog: ExportDialog, **fields: Any) -> None:
    dialog.choices.take(replace(dialog.choices.options, **fields))
    wait(lambda: not dialog.is_whole)
    wait(lambda: dialog.is_whole)


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def exported(dialog: ExportDialog, path: Path) -> Path:
    dialog.export_to(path)
    wait(lambda: not dialog.running.is_running)
    return path


def is_shown(field: QWidget) -> bool:
    return field.isVisibleTo(field.window())


def test_the_first_page_comes_then_all_and_each_can_be_looked_at(
    sample: Workspace, opened: Open
) -> None:
    dialog = opened(sample)
    wait(lambda: dialog.view.page is not None)
    wait(lambda: dialog.is_whole)
    pages = dialog.thumbnails
    assert pages.count() > 20
    dialog.thumbnails.setFocus()
    QTest.keyClick(dialog.thumbnails, Qt.Key.Key_Down)
    assert dialog.view.page is pages.page(1)
    assert "page 2 of" in dialog.caption.text()
    QTest.qWait(300)
    assert not pages.item(1).icon().isNull()


def test_a_change_shows_the_page_that_is_looked_at_as_it_will_be(
    sample: Workspace, opened: Open
) -> None:
    dialog = opened(sample)
    wait(lambda: dialog.is_whole)
    dialog.thumbnails.setCurrentRow(3)
    title = dialog.thumbnails.page(3)
    assert title is not None
    choose(dialog, page_size="A3")
    page = dialog.view.page
    assert page is not None
    assert (round(page.width), page.title) == (1191, title.title)


def test_what_a_remark_offers_is_chosen_with_one_click(sample: Workspace, opened: Open) -> None:
    dialog = opened(sample)
    choose(dialog, sections=("map",))
    assert dialog.remarks.isVisible()
    page = dialog.thumbnails.page(0)
    assert page is not None
    (remark,) = page.remarks
    offer = next(one for one in remark.offers if dict(one.choices).get("way") is PageWay.STAGES)
    found = [one for one in dialog.remarks.findChildren(QPushButton) if one.text() == offer.text]
    press(found[0])
    assert dialog.choices.options.way is PageWay.STAGES
    assert dialog.choices.way.currentText() == "By stages, page after page"
    wait(lambda: not dialog.is_whole)
    wait(lambda: dialog.is_whole)
    after = dialog.thumbnails.page(0)
    assert after is not None and remark not in after.remarks


def test_only_what_the_format_heeds_is_shown(sample: Workspace, opened: Open) -> None:
    fields = opened(sample).choices
    assert is_shown(fields.page) and is_shown(fields.way) and is_shown(fields.sections)
    assert not is_shown(fields.scale) and not is_shown(fields.template)
    assert not is_shown(fields.overlap) and not is_shown(fields.page_width)
    fields.take(chosen(format_name="pdf", page_size="custom", way=PageWay.TILED))
    assert is_shown(fields.overlap) and is_shown(fields.page_width)
    fields.take(chosen(format_name="png"))
    assert is_shown(fields.scale) and not is_shown(fields.page) and not is_shown(fields.sections)
    fields.take(chosen(format_name="json"))
    assert is_shown(fields.journeys) and is_shown(fields.audience)
    assert not is_shown(fields.scale) and not is_shown(fields.page)


def test_data_show_what_the_file_will_hold(sample: Workspace, opened: Open) -> None:
    dialog = opened(sample)
    choose(dialog, format_name="json")
    text, tables = dialog.pane.text, dialog.pane.tables
    assert text.isVisible() and text.toPlainText().startswith("{")
    assert "lines" in dialog.caption.text()
    assert not dialog.thumbnails.isVisible()
    choose(dialog, format_name="xlsx")
    assert tables.isVisible() and not text.isVisible()
    assert "sheets" in dialog.caption.text()
    tables.names.setFocus()
    QTest.keyClick(tables.names, Qt.Key.Key_Down)
    QTest.keyClick(tables.names, Qt.Key.Key_Down)
    assert tables.names.currentItem().text().startswith("Touchpoints")
    assert tables.rows.rowCount() > 10
    choose(dialog, audience=Audience.CLIENT)
    assert tables.names.currentItem().text().startswith("Touchpoints")
    choose(dialog, format_name="png")
    assert dialog.view.isVisible()
    assert "pixels" in dialog.caption.text()
    assert dialog.thumbnails.count() == 1


def test_parts_without_content_say_so_and_all_or_none_can_be_chosen(
    nothing: Workspace, opened: Open
) -> None:
    dialog = opened(nothing)
    sections = dialog.choices.sections
    said = [sections.item(place).text() for place in range(sections.count())]
    assert said[0] == "Cover"
    assert "Votes · nothing yet" in said
    dialog.choices.no_parts.click()
    assert sections.wanted == ()
    wait(lambda: dialog.view.sentence == "Choose at least one part of the document.")
    dialog.choices.all_parts.click()
    assert sections.wanted == tuple(one.name for one in SECTIONS)
    assert dialog.choices.options.sections == ()


def test_a_long_title_is_cut_and_told_in_its_tip(sample: Workspace, opened: Open) -> None:
    journey = next(iter(sample.project.journeys.values()))
    title = "A journey whose title goes on " * 10
    sample.project.apply([Change(journey, replace(journey, title=title))])
    journeys = opened(sample).choices.journeys
    assert not journeys.horizontalScrollBar().isVisible()
    item = journeys.item(0)
    assert item.toolTip() == title
    assert journeys.visualItemRect(item).width() <= journeys.viewport().width()


def test_the_file_is_what_was_chosen_and_can_be_opened(
    sample: Workspace, opened: Open, tmp_path: Path
) -> None:
    dialog = opened(sample)
    dialog.choices.take(chosen(format_name="pdf", page_size="A3", sections=("cover",)))
    path = exported(dialog, tmp_path / "cover.pdf")
    (page,) = PdfReader(path).pages
    assert round(float(page.mediabox.width)) == 1191
    assert dialog.finished_path == path
    size = max(path.stat().st_size / 1000, 1)
    assert dialog.running.told.text() == f"“cover.pdf” is ready: 1 page, {size:,.0f} KB."
    assert dialog.running.told.toolTip() == str(tmp_path)
    assert dialog.running.open_button.isVisible() and dialog.running.folder_button.isVisible()
    dialog.choices.page.take("A4")
    dialog.choices.changed.emit()
    assert not dialog.running.open_button.isVisible()


def test_without_a_journey_data_can_be_exported(
    sample: Workspace, opened: Open, tmp_path: Path
) -> None:
    project = sample.project
    for journey in list(project.journeys):
        sample.run(DeleteRecords((journey,)))
    assert not project.journeys
    dialog = opened(sample)
    dialog.choices.take(chosen(format_name="pdf"))
    dialog.choices.changed.emit()
    wait(lambda: "no journey to export yet" in dialog.view.sentence)
    dialog.choices.take(chosen(format_name="json"))
    assert exported(dialog, tmp_path / "out.json").stat().st_size > 100


def test_escape_cancels_and_leaves_nothing(sample: Workspace, opened: Open, tmp_path: Path) -> None:
    dialog = opened(sample)
    folder = tmp_path / "out"
    folder.mkdir()
    dialog.export_to(folder / "map.pdf")
    assert dialog.close_button.text() == "Cancel"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    wait(lambda: not dialog.running.is_running)
    assert dialog.isVisible()
    assert dialog.running.told.text() == "Cancelled. Nothing was written."
    assert list(folder.iterdir()) == []


def test_what_cannot_be_written_is_one_sentence(
    small: Workspace, opened: Open, tmp_path: Path
) -> None:
    dialog = opened(small)
    said = dialog.running.told
    folder = tmp_path / "out"
    folder.mkdir()
    bad = folder / "bad.pptx"
    bad.write_bytes(b"no presentation")
    before = (folder / "map.json", folder / "bad.pptx")
    before[0].write_bytes(b"before")
    exported(dialog, tmp_path / "nowhere" / "map.pdf")
    assert "There is no folder" in said.text() and "Choose another folder" in said.text()
    dialog.choices.take(chosen(format_name="pdf", margin=140.0, sections=("cover",)))
    exported(dialog, folder / "map.pdf")
    assert "less than one card" in said.text()
    dialog.choices.take(chosen(format_name="pptx", template=str(bad), sections=("cover",)))
    exported(dialog, folder / "map.pptx")
    assert "“bad.pptx” is no presentation" in said.text()
    dialog.choices.take(chosen(format_name="json"))
    if sys.platform != "win32":
        from tests.tiny_disk import files_of_at_most

        with files_of_at_most(2048):
            exported(dialog, folder / "map.json")
        assert "larger than a file may be" in said.text()
    assert not dialog.running.open_button.isVisible()
    assert dialog.export_button.isEnabled()
    assert sorted(folder.iterdir()) == sorted(before)
    assert before[0].read_bytes() == b"before"


def test_a_logo_that_is_no_picture_is_refused_and_the_other_stays(
    sample: Workspace, opened: Open, tmp_path: Path
) -> None:
    dialog = opened(sample)
    dialog.choices.take(chosen(format_name="pptx"))
    bad = tmp_path / "logo.png"
    bad.write_bytes(b"no picture")
    dialog.choices.logo.open_file(bad)
    assert "no JPEG or PNG picture" in dialog.running.told.text()
    assert dialog.choices.options.logo is None
    good = tmp_path / "good.png"
    Pictures.new("RGB", (40, 20), "red").save(good)
    dialog.choices.logo.open_file(good)
    assert dialog.choices.options.logo == dialog.choices.logo_image.id  # type: ignore[union-attr]


class TestPresets:
    def test_kept_chosen_renamed_deleted_and_undone(
        self, sample: Workspace, opened: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        dialog = opened(sample)
        wish = chosen(format_name="pdf", page_size="A2", audience=Audience.CLIENT)
        dialog.choices.take(wish)
        answers = iter(["Poster for the wall", "Wall"])
        monkeypatch.setattr(
            QInputDialog, "getText", staticmethod(lambda *_a, **_k: (next(answers), True))
        )
        dialog.presets.keep_action.trigger()
        (kept,) = sample.project.all(ExportPreset).values()
        assert (kept.name, kept.page_size) == ("Poster for the wall", "A2")
        assert dialog.presets.choice.value == kept.id
        dialog.choices.take(chosen(format_name="png"))
        assert dialog.presets.preset is None
        assert not dialog.presets.delete_action.isEnabled()
        dialog.presets.choice.take(kept.id)
        dialog.presets.choice.chosen.emit()
        assert dialog.choices.options.page_size == "A2"
        assert dialog.choices.options.audience is Audience.CLIENT
        dialog.presets.rename_action.trigger()
        assert [one.name for one in sample.project.all(ExportPreset).values()] == ["Wall"]
        dialog.presets.delete_action.trigger()
        assert not sample.project.all(ExportPreset)
        sample.undo()
        assert [one.name for one in sample.project.all(ExportPreset).values()] == ["Wall"]

    def test_the_last_choices_of_the_project_come_again(
        self, sample: Workspace, opened: Open
    ) -> None:
        remember(sample.project, chosen(format_name="png", scale=4.0))
        options = opened(sample).choices.options
        assert (options.format_name, options.scale) == ("png", 4.0)


def test_the_numbers_of_a_review_round_can_be_chosen(sample: Workspace, opened: Open) -> None:
    assert not is_shown(opened(sample).choices.round)
    round_id = new_id(ReviewRound)
    sample.run(StartReview(round_id, "First round", tuple(sample.project.journeys)))
    fields = opened(sample).choices
    fields.take(chosen(format_name="pptx"))
    assert is_shown(fields.round)
    assert fields.round.itemText(1) == "First round"


def test_closing_ends_every_process(sample: Workspace, opened: Open) -> None:
    dialog = opened(sample)
    wait(lambda: dialog.view.page is not None)
    dialog.close()
    assert multiprocessing.active_children() == []
