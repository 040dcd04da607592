"""Nothing on the screen keeps a colour of the theme that was worn before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from journeymapper.app.templates import SAMPLE, new_from_template
from journeymapper.domain.order import by_rank
from journeymapper.drawing.theme import LIGHT_THEME
from journeymapper.gui import appearance
from journeymapper.gui.appearance import Scheme
from journeymapper.gui.application import Application
from journeymapper.gui.window.main_window import MainWindow
from tests.gui.person import Person

PAGES = ("map", "grid", "empathy", "feedback", "states", "closing")
GROUNDS = tuple(LIGHT_THEME.colour(one).lower() for one in ("paper", "card", "field", "quiet"))


@pytest.fixture
def window(desk: Application, person: Person, home: Path) -> Iterator[MainWindow]:
    path = home / "Documents" / "Sample.journey"
    new_from_template(path, SAMPLE).close()
    desk.open_path(path)
    shown = ("rail", "inspector", "emotion")
    assert person.wait(lambda: all(person.window.docks[one].content for one in shown))
    workspace = person.window.workspace
    assert workspace is not None
    workspace.show_journey(by_rank(workspace.project.journeys.values())[1].id)
    yield person.window
    appearance.choose_scheme(Scheme.SYSTEM)


def colours_of(widget: QWidget) -> Counter[str]:
    """How many pixels have which colour, of every third."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(bytes(image.constBits())).cast("I")
    counted = Counter(pixels[::3].tolist())
    return Counter({f"#{one & 0xFFFFFF:06x}": count for one, count in counted.items()})


@pytest.mark.parametrize("page", PAGES)
def test_no_light_paper_is_left_on_a_page(window: MainWindow, person: Person, page: str) -> None:
    window.open_page(page)
    assert person.wait(lambda: sum(colours_of(window)[one] for one in GROUNDS) > 20_000), (
        "the page was light and was painted"
    )
    appearance.choose_scheme(Scheme.DARK)
    dark = appearance.current_theme().colour("paper").lower()

    def is_dark() -> bool:
        after = colours_of(window)
        return after[dark] > 5_000 and all(after[one] <= 3 for one in GROUNDS)

    assert person.wait(is_dark), colours_of(window).most_common(9)


def test_a_map_that_was_dark_is_light_again(window: MainWindow, person: Person) -> None:
    before = colours_of(window.canvas)
    appearance.choose_scheme(Scheme.BLACK)
    assert person.wait(lambda: colours_of(window.canvas) != before)
    appearance.choose_scheme(Scheme.LIGHT)

    def is_as_before() -> bool:
        lost = before - colours_of(window.canvas)
        return sum(lost.values()) < sum(before.values()) // 100

    assert person.wait(is_as_before)
