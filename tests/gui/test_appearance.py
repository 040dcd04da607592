"""Theme, size of text, motion and direction: chosen once, worn by every window at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from journeymapper.app.export import export
from journeymapper.drawing.dark_themes import BLACK_THEME, DARK_THEME
from journeymapper.drawing.theme import LIGHT_THEME
from journeymapper.gui import appearance
from journeymapper.gui.appearance import Direction, Motion, Scheme
from journeymapper.gui.icons import icon
from journeymapper.gui.look import colour, dress, wear
from journeymapper.gui.preferences import settings
from journeymapper.gui.sizes import fix
from journeymapper.gui.workspace import Workspace


@pytest.fixture(autouse=True)
def at_first(qapp: QApplication) -> Iterator[None]:
    """As at the very first start, before and after."""
    settings().clear()
    dress(qapp)
    yield
    appearance.choose_scheme(Scheme.SYSTEM)
    appearance.choose_motion(Motion.SYSTEM)
    appearance.choose_direction(Direction.LEFT_TO_RIGHT)
    appearance.enter_room(False)
    appearance.choose_text(100)
    settings().clear()
    dress(qapp)


def test_the_windows_wear_the_chosen_theme_at_once(qapp: QApplication) -> None:
    heard: list[str] = []
    appearance.told().themed.connect(lambda: heard.append(appearance.current_theme().name))
    appearance.choose_scheme(Scheme.DARK)
    assert heard[-1] == "dark"
    assert appearance.current_theme() is DARK_THEME
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK_THEME.colour(
        "paper"
    )
    assert DARK_THEME.colour("accent") in qapp.styleSheet()
    assert LIGHT_THEME.colour("accent") not in qapp.styleSheet()
    assert colour("ink").name().upper() == DARK_THEME.colour("ink")


def test_what_was_chosen_is_there_at_the_next_start(qapp: QApplication) -> None:
    appearance.choose_scheme(Scheme.BLACK)
    appearance.choose_text(150)
    dress(qapp)
    assert appearance.current_theme() is BLACK_THEME
    assert appearance.text_percent() == 150
    assert qapp.font().pixelSize() == 20


@pytest.mark.parametrize("kept", ["", "purple", "-3", "many"])
def test_preferences_that_make_no_sense_are_passed_over(qapp: QApplication, kept: str) -> None:
    for name in ("theme", "text", "motion", "direction", "room_text"):
        settings().setValue(f"appearance/{name}", kept)
    dress(qapp)
    assert appearance.scheme() is Scheme.SYSTEM
    assert appearance.text_percent() == 100


def test_a_style_sheet_of_its_own_follows() -> None:
    label = QLabel("here")
    wear(label, "color: {accent}; font-size: 12sp;")
    appearance.choose_scheme(Scheme.DARK)
    assert DARK_THEME.colour("accent") in label.styleSheet()
    appearance.choose_text(200)
    assert "24px" in label.styleSheet()


def test_icons_take_the_colour_of_the_theme() -> None:
    sign = icon("check", "accent")
    before = sign.pixmap(24, 24).toImage()
    appearance.choose_scheme(Scheme.DARK)
    after = sign.pixmap(24, 24).toImage()
    assert before != after
    seen = {after.pixelColor(x, y).name() for x in range(24) for y in range(24)}
    assert DARK_THEME.colour("accent").lower() in seen


def test_lengths_and_text_follow_and_come_back_exactly(qapp: QApplication) -> None:
    widget = QWidget()
    fix(widget, width=41, height=9)
    for percent in appearance.TEXT_SIZES:
        appearance.choose_text(percent)
        assert widget.width() == round(41 * percent / 100)
        assert qapp.font().pixelSize() == round(13 * percent / 100)
    appearance.choose_text(100)
    assert (widget.width(), widget.height()) == (41, 9)


def test_text_grows_and_shrinks_by_steps_up_to_the_ends() -> None:
    appearance.step_text(1)
    assert appearance.text_percent() == 110
    appearance.step_text(-99)
    assert appearance.text_percent() == 80
    appearance.step_text(99)
    assert appearance.text_percent() == 200


def test_a_room_has_a_size_of_its_own() -> None:
    appearance.enter_room(True)
    assert appearance.text_percent() == 200
    appearance.step_text(-1)
    assert appearance.text_percent() == 175
    appearance.enter_room(False)
    assert appearance.text_percent() == 100
    appearance.enter_room(True)
    assert appearance.text_percent() == 175
    appearance.step_text(-9)
    assert appearance.text_percent() == 150
    appearance.enter_room(False)


def test_reduced_motion_takes_no_time() -> None:
    appearance.choose_motion(Motion.FULL)
    assert appearance.motion_ms(180) == 180
    appearance.choose_motion(Motion.REDUCED)
    assert appearance.motion_ms(180) == 0


def test_the_interface_turns() -> None:
    appearance.choose_direction(Direction.RIGHT_TO_LEFT)
    assert QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    appearance.choose_direction(Direction.LEFT_TO_RIGHT)
    assert QGuiApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_documents_are_the_same_under_every_theme(small: Workspace, tmp_path: Path) -> None:
    project, at = small.project, datetime(2026, 5, 1, tzinfo=UTC)
    written: dict[str, set[bytes]] = {}
    for scheme in Scheme:
        appearance.choose_scheme(scheme)
        for ending in ("pdf", "svg", "png"):
            path = tmp_path / f"{scheme.value}.{ending}"
            export(project, path, at=at)
            written.setdefault(ending, set()).add(path.read_bytes())
    assert {ending: len(found) for ending, found in written.items()} == {
        "pdf": 1,
        "svg": 1,
        "png": 1,
    }
