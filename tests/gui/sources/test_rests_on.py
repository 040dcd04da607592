"""What records rest on: in the inspector, on cards, on the page of sources, in the rail."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journeymapper.analysis.sources import sources_of
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.commands.sources import Cite
from journeymapper.commands.stickies import AddSticky
from journeymapper.domain.records import Citation, Source, new_id
from journeymapper.domain.vocabulary import Evidence, SourceKind
from journeymapper.gui.inspector.panel import Inspector
from journeymapper.gui.rail.rail import Rail
from journeymapper.gui.rests_sign import RestsOnSign
from journeymapper.gui.sources.page import SourcesPage
from journeymapper.gui.sources.popover import RestsOnPopover
from journeymapper.gui.sources.rests_on import FeelingRestsOn, RestsOn
from journeymapper.gui.stickies.tray import StickyTray
from journeymapper.gui.window import pages
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import LONG, show, too_wide, undo_names
from tests.gui.pages import LEFT, enter, opened, press, settle


def references(workspace: Workspace, record_id: str) -> list[str]:
    return [one.reference for one in sources_of(workspace.project, record_id)]


def cite(workspace: Workspace, record_id: str, reference: str) -> str:
    source = Source(id=new_id(Source), reference=reference)
    assert workspace.run(Cite(record_id, source, new_id(Citation)))
    return sources_of(workspace.project, record_id)[0].id


def inspector(qtbot: QtBot, workspace: Workspace, record_id: str) -> Inspector:
    made = pages.make_inspector(workspace)
    assert isinstance(made, Inspector)
    show(qtbot, made, 320, 1400)
    made.show_record(record_id)
    return made


def section(panel: Inspector, kind: type[RestsOn] = RestsOn) -> RestsOn:
    return next(one for one in panel.findChildren(kind) if type(one) is kind)


def test_a_reference_typed_in_the_inspector_is_one_step(qtbot: QtBot, small: Workspace) -> None:
    panel = inspector(qtbot, small, "tp_a")
    part = section(panel)
    assert part.isHidden(), "a section without anything stays away"
    part.add()
    enter(part.line, "Interviews in March, n 12")
    assert references(small, "tp_a") == ["Interviews in March"]
    assert undo_names(small)[0] == "Rest “Review site” on “Interviews in March”"
    small.undo()
    settle()
    assert references(small, "tp_a") == []
    assert not small.project.all(Source)


def test_a_known_source_is_completed_not_doubled(qtbot: QtBot, small: Workspace) -> None:
    cite(small, "tp_b", "Exit survey")
    part = section(inspector(qtbot, small, "tp_a"))
    part.add()
    assert part.line.completer().model().rowCount() == 1
    enter(part.line, "exit survey")
    assert len(small.project.all(Source)) == 1
    assert references(small, "tp_a") == ["Exit survey"]


def test_a_source_is_opened_edited_and_taken_off(qtbot: QtBot, small: Workspace) -> None:
    source = cite(small, "tp_a", "Exit survey")
    part = section(inspector(qtbot, small, "tp_a"))
    entry = part.list.entries[source]
    QTest.mouseClick(entry.head, LEFT, pos=QPoint(20, 10))
    settle()
    fields = entry.findChildren(QLineEdit)
    by_name = {one.accessibleName(): one for one in fields if one.isVisible()}
    by_name["Sample size"].setFocus()
    QTest.keyClicks(by_name["Sample size"], "240")
    QTest.keyClick(by_name["Sample size"], Qt.Key.Key_Return)
    by_name["Collected on"].setFocus()
    QTest.keyClicks(by_name["Collected on"], "2 May 2026")
    QTest.keyClick(by_name["Collected on"], Qt.Key.Key_Return)
    settle()
    kept = small.project.get(Source, source)
    assert (kept.sample_size, kept.collected_on) == (240, date(2026, 5, 2))
    assert "n 240 · 2 May 2026" in entry.head.accessibleName()
    QTest.mouseClick(entry.remove, LEFT)
    assert references(small, "tp_a") == []
    assert source in small.project.all(Source), "the source itself stays"


def test_a_feeling_rests_on_sources_of_its_own(qtbot: QtBot, small: Workspace) -> None:
    small.run(SetExperience("persona_1", "tp_a", {"emotion": 1}, "experience_1"))
    panel = inspector(qtbot, small, "tp_a")
    part = section(panel, FeelingRestsOn)
    part.add()
    enter(part.line, "Usability test n 9")
    assert references(small, "experience_1") == ["Usability test"]
    assert references(small, "tp_a") == []
    assert part.heading.text() == "What Career changer feels rests on"
    small.activate_persona("persona_2")
    settle()
    assert part.isHidden(), "the other persona feels nothing here"


def test_a_feeling_that_nobody_has_asks_for_no_source(qtbot: QtBot, small: Workspace) -> None:
    panel = inspector(qtbot, small, "tp_a")
    (begin,) = [
        one
        for one in panel.findChildren(QPushButton)
        if one.text() == "Say what the feeling rests on"
    ]
    assert begin.isHidden()
    small.run(SetExperience("persona_1", "tp_a", {"emotion": 1}, "experience_1"))
    settle()
    assert not begin.isHidden()


def test_the_sign_on_a_sticky_tells_and_asks(qtbot: QtBot, small: Workspace) -> None:
    small.run(AddSticky("sticky_1", "journey_1", "Price appears late"))
    tray = StickyTray(small)
    show(qtbot, tray)
    small.rests_on_asked.connect(lambda one, at: pages.open_rests_on(small, tray, one, at))
    index = tray.list.tray.index(0)
    sign = tray.list.delegate.sign_rectangle(tray.list.visualRect(index)).center()
    assert "rests on" not in index.data(Qt.ItemDataRole.AccessibleTextRole)
    QTest.mouseClick(tray.list.viewport(), LEFT, pos=sign)
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, RestsOnPopover)
    enter(popover.rests_on.line, "Support tickets n 214")
    assert references(small, "sticky_1") == ["Support tickets"]
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("rests on 1 source")
    assert index.data(Qt.ItemDataRole.ToolTipRole).endswith("Rests on: Support tickets")
    QTest.keyClicks(popover.rests_on.line, "not this")
    QTest.keyClick(popover.rests_on.line, Qt.Key.Key_Escape)
    assert popover.isVisible(), "the first Escape takes the typing back"
    QTest.keyClick(popover.rests_on.line, Qt.Key.Key_Escape)
    settle()
    assert QApplication.activePopupWidget() is None
    assert references(small, "sticky_1") == ["Support tickets"]


def test_what_is_typed_is_kept_when_somebody_clicks_elsewhere(
    qtbot: QtBot, small: Workspace
) -> None:
    tray = StickyTray(small)
    show(qtbot, tray)
    small.rests_on_asked.connect(lambda one, at: pages.open_rests_on(small, tray, one, at))
    small.rests_on_asked.emit("tp_a", QPoint(0, 0))
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, RestsOnPopover)
    QTest.keyClicks(popover.rests_on.line, "Exit survey")
    popover.close()
    settle()
    assert references(small, "tp_a") == ["Exit survey"]


def test_the_page_lists_what_rests_on_a_source(qtbot: QtBot, small: Workspace) -> None:
    source = cite(small, "tp_a", "Exit survey")
    cite(small, "con_ab", "exit survey")
    page = opened(qtbot, SourcesPage(small))
    page.show_record(source)
    card = page.sources.entries[source]
    links = [one.accessibleName() for one in card.resting.entries.values()]
    assert links == ["Review site · touchpoint", "Review site → Guided tour · connection"]
    asked: list[tuple[str, str]] = []
    small.page_asked.connect(lambda name, one: asked.append((name, one)))
    QTest.mouseClick(next(iter(card.resting.entries.values())), LEFT)
    assert asked == [("map", "")]
    assert small.selected == "tp_a"


def test_a_source_typed_on_the_page_is_opened(qtbot: QtBot, small: Workspace) -> None:
    page = opened(qtbot, SourcesPage(small))
    enter(page.line, "survey: what made you leave, n 240")
    (source,) = small.project.all(Source).values()
    assert (source.kind, source.sample_size) == (SourceKind.SURVEY, 240)
    assert page.sources.entries[source.id].fields.isVisible()
    assert not too_wide(page)


def test_deleting_a_source_says_how_much_rested_on_it(qtbot: QtBot, small: Workspace) -> None:
    source = cite(small, "tp_a", "Exit survey")
    cite(small, "tp_b", "Exit survey")
    page = opened(qtbot, SourcesPage(small))
    page.show_record(source)
    told: list[str] = []
    small.told.connect(told.append)
    press("Delete source", page)
    assert told == ["2 things rest on “Exit survey” no more. Ctrl+Z brings it back."]
    assert not small.project.all(Citation)
    small.undo()
    settle()
    assert references(small, "tp_a") == references(small, "tp_b") == ["Exit survey"]


def test_what_is_assumed_is_listed_and_opened(qtbot: QtBot, small: Workspace) -> None:
    small.run(EditFields("tp_a", {"evidence": Evidence.RESEARCHED}))
    page = opened(qtbot, SourcesPage(small))
    card = page.journeys.entries["journey_1"]
    assert card.bar.text == "2 assumed · 0 partial · 1 researched"
    assert list(card.unsaid[Evidence.ASSUMED].entries) == ["tp_b", "tp_c"]
    assert list(card.unsaid[Evidence.RESEARCHED].entries) == ["tp_a"], "researched by whom?"
    assert "Researched, and nobody says so · 1" in [one.text() for one in card._titles.values()]
    cite(small, "tp_a", "Exit survey")
    settle()
    assert not list(card.unsaid[Evidence.RESEARCHED].entries)


def test_a_card_without_a_source_asks_for_one_in_one_click(qtbot: QtBot, small: Workspace) -> None:
    panel = inspector(qtbot, small, "tp_a")
    asked: list[str] = []
    small.rests_on_asked.connect(lambda one, _at: asked.append(one))
    (sign,) = [
        one for one in panel.findChildren(RestsOnSign) if one.isVisible() and one._record == "tp_a"
    ]
    assert sign.toolTip() == "Rests on nothing yet: say who says so"
    QTest.mouseClick(sign, LEFT)
    assert asked == ["tp_a"]


def test_the_sign_of_nothing_can_be_seen(qtbot: QtBot, small: Workspace) -> None:
    sign = RestsOnSign(small)
    qtbot.addWidget(sign)
    sign.show_record("tp_a")
    picture = sign.icon().pixmap(26, 26).toImage()
    inks = [
        picture.pixelColor(x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() > 200
    ]
    darkest = min(inks, key=_light)
    assert (1.0 + 0.05) / (_light(darkest) + 0.05) >= 3


def _light(one: QColor) -> float:
    """Relative luminance as WCAG 2 has it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (one.redF(), one.greenF(), one.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_rail_says_how_well_the_journey_is_known(qtbot: QtBot, small: Workspace) -> None:
    rail = Rail(small)
    show(qtbot, rail, 230)
    assert rail.evidence.bar.text == "3 assumed · 0 partial · 0 researched"
    small.run(EditFields("tp_a", {"evidence": Evidence.PARTIAL}))
    settle()
    assert rail.evidence.bar.text == "2 assumed · 1 partial · 0 researched"
    asked: list[str] = []
    small.page_asked.connect(lambda name, _one: asked.append(name))
    QTest.mouseClick(rail.evidence.entry, LEFT)
    assert asked == ["sources"]


def test_long_references_fit(qtbot: QtBot, small: Workspace) -> None:
    small.run(AddRecord(Source(id="source_1", reference=LONG)))
    source = Source(id="source_1", reference=LONG)
    small.run(Cite("tp_a", source, "citation_1"))
    page = opened(qtbot, SourcesPage(small), 900)
    page.show_record("source_1")
    settle()
    assert not too_wide(page)
    panel = inspector(qtbot, small, "tp_a")
    assert not too_wide(panel)
