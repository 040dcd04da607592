"""The experiments of a touchpoint, a connection or a journey in the inspector."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.analysis.experiments.results import experiments_at, variants_of
from journeymapper.commands.experiments import DecideExperiment, TakeVariants, VariantRow
from journeymapper.commands.records import AddRecord
from journeymapper.domain.records import Experiment, Journey
from journeymapper.gui.experiments.here import ExperimentsHere
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import LONG, show, too_wide, undo_names

LEFT = Qt.MouseButton.LeftButton


def test_the_card_says_what_was_found_and_decided(qtbot: QtBot, small: Workspace) -> None:
    place = next(iter(small.project.touchpoints))
    section = ExperimentsHere(small)
    show(qtbot, section)
    section.show_record(place)
    assert section.isHidden()
    title = "Video against plain e-mail"
    small.run(AddRecord(Experiment(id="experiment_1", name=title, touchpoint=place)))
    rows = [
        VariantRow(id=f"variant_{name}", name=name, visitors=920, conversions=count)
        for name, count in (("Plain", 110), ("Video", 248))
    ]
    small.run(TakeVariants("experiment_1", rows))
    section.show_record(place)
    (card,) = section.cards.entries.values()
    numbers = card.numbers.accessibleName().replace("\u00a0", " ")
    assert numbers == "27% vs 12% · +15 points (11 to 19) · n 1,840"
    assert card.state.text() == "Planned"
    experiment = small.project.all(Experiment)["experiment_1"]
    small.run(DecideExperiment(experiment.id, "keep the video", "", date.today()))
    section.show_record(place)
    assert card.state.text() == "Decided: keep the video"
    assert card.caution.isHidden()
    asked: list[tuple[str, str]] = []
    small.page_asked.connect(lambda *what: asked.append(what))
    QTest.mouseClick(card, LEFT)
    assert asked == [("experiments", "experiment_1")]


def test_one_is_added_in_place(qtbot: QtBot, small: Workspace) -> None:
    section = ExperimentsHere(small)
    show(qtbot, section)
    asked: list[tuple[str, str]] = []
    small.page_asked.connect(lambda *what: asked.append(what))
    for place in (next(iter(small.project.touchpoints)), next(iter(small.project.connections))):
        section.show_record(place)
        section.add()
        QTest.keyClicks(section.name_line, f"At {place}")
        QTest.keyClick(section.name_line, Qt.Key.Key_Return)
        (made,) = experiments_at(small.project, place)
        assert made.name == f"At {place}"
        assert asked[-1] == ("experiments", made.id)
        assert undo_names(small)[0] == f"Add experiment “At {place}”"
    section.show_record(list(small.project.touchpoints)[1])
    section.add()
    QTest.keyClick(section.name_line, Qt.Key.Key_Escape)
    assert section.isHidden()


def test_between_journeys_both_paths_come_along(qtbot: QtBot, small: Workspace) -> None:
    (journey,) = small.project.journeys
    small.run(AddRecord(Journey(id="journey_after", title="After", derived_from=journey)))
    section = ExperimentsHere(small)
    show(qtbot, section)
    section.show_record("journey_after")
    section.add()
    QTest.keyClicks(section.name_line, LONG)
    QTest.keyClick(section.name_line, Qt.Key.Key_Return)
    (made,) = experiments_at(small.project, journey)
    found = [(one.path, one.is_control) for one in variants_of(small.project, made.id)]
    assert found == [(journey, True), ("journey_after", False)]
    section.show_record(journey)
    qtbot.wait(1)
    assert too_wide(section) == []
