"""How personas feel, in the rail and on their page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.commands.experiences import SetExperience
from journeymapper.gui.persona.page import PersonaPage
from journeymapper.gui.rail.rail import Rail
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import show

LEFT = Qt.MouseButton.LeftButton


def feel(workspace: Workspace, *emotions: int) -> None:
    for touchpoint, emotion in zip(("tp_a", "tp_b", "tp_c"), emotions, strict=False):
        one = f"experience_{touchpoint}"
        workspace.run(SetExperience("persona_1", touchpoint, {"emotion": emotion}, one))


def test_the_rail_says_in_a_line_how_a_persona_feels_and_leads_to_the_lowest(
    small: Workspace, qtbot: QtBot
) -> None:
    rail = Rail(small)
    show(qtbot, rail, 212)
    entry = rail.personas.list.entries["persona_1"]
    assert not entry.felt.isVisible()
    feel(small, 1, -2, 2)
    qtbot.waitUntil(entry.felt.isVisible)
    assert entry.felt.accessibleName().startswith("Feels: mean +0.3, spread 1.7")
    assert entry.felt.text() == "mean +0.3 · low −2 · end +2"
    assert entry.felt.sizeHint().width() <= entry.width()
    revealed: list[str] = []
    small.reveal_asked.connect(revealed.append)
    small.activate_persona("persona_2")
    QTest.mouseClick(entry.felt, LEFT)
    assert revealed == ["tp_b"]
    assert (small.selected, small.active_persona) == ("tp_b", "persona_1")
    assert not rail.personas.list.entries["persona_2"].felt.isVisible()
    for _ in range(3):
        small.undo()
    qtbot.waitUntil(lambda: not entry.felt.isVisible())


def test_another_journey_is_felt_otherwise(sample: Workspace, qtbot: QtBot) -> None:
    rail = Rail(sample)
    show(qtbot, rail, 212)
    qtbot.waitUntil(lambda: all(one.felt.text() for one in rail.personas.list.entries.values()))
    texts = {one: entry.felt.text() for one, entry in rail.personas.list.entries.items()}
    sample.show_journey(next(iter(sample.project.journeys)))
    qtbot.waitUntil(
        lambda: texts != {one: e.felt.text() for one, e in rail.personas.list.entries.items()}
    )


def test_the_persona_s_page_tells_all_of_it_and_leads_to_the_low_points(
    small: Workspace, qtbot: QtBot
) -> None:
    small.activate_persona("persona_1")
    page = PersonaPage(small)
    qtbot.addWidget(page)
    page.resize(1100, 900)
    page.show()
    (felt,) = [one.felt for one in page.profile.journeys.entries.values()]
    assert felt.said.accessibleName() == (
        "No emotion yet. On the map, choose a touchpoint and press 1 to 5."
    )
    feel(small, -1, 2, -1)
    qtbot.waitUntil(lambda: felt.said.accessibleName().startswith("mean 0"))
    assert "end −1 uneasy at First course" in felt.said.accessibleName()
    assert [one.accessibleName() for one in felt.points] == ["Review site", "First course"]
    asked: list[str] = []
    small.page_asked.connect(lambda name, _record: asked.append(name))
    QTest.mouseClick(felt.points[1], LEFT)
    assert (asked, small.selected) == (["map"], "tp_c")
