"""Small parts that every panel is built from: labels, buttons, rules, empty places."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeymapper.gui.icons import icon
from journeymapper.gui.look import mark, start_side
from journeymapper.gui.sizes import fix, icon_side


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """A label in one of the style sheet's roles; user text is never read as markup."""
    made = QLabel(text)
    made.setAlignment(start_side() | Qt.AlignmentFlag.AlignVCenter)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def section(text: str) -> QLabel:
    """A quiet heading in capitals: PERSONAS."""
    return label(text.upper(), "section")


class Button(QPushButton):
    """A button that Enter presses as the space bar does, wherever it has the focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str, clicked: Callable[[], object] | None = None, role: str = "", icon_name: str = ""
) -> QPushButton:
    made = Button(text)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    if icon_name:
        made.setIcon(icon(icon_name, "on_accent" if role == "primary" else "ink"))
        icon_side(made, 16)
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


def icon_button(
    name: str, tip: str, clicked: Callable[[], object] | None = None, size: int = 18
) -> QToolButton:
    """A button of an icon alone; ``tip`` is its tool tip and accessible name."""
    made = QToolButton()
    made.setIcon(icon(name))
    icon_side(made, size)
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


def rule() -> QFrame:
    made = QFrame()
    made.setProperty("role", "rule")
    fix(made, height=1)
    return made


def panel(role: str = "panel") -> QWidget:
    """A widget with a background of its own."""
    made = QWidget()
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setProperty("role", role)
    return made


def column(
    parent: QWidget | None = None, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 8
) -> QVBoxLayout:
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    return layout


def row(
    parent: QWidget | None = None, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 8
) -> QHBoxLayout:
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    return layout


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let go of its widgets."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


class EmptyPlace(QWidget):
    """An empty place that says what to do next, with a button that does it."""

    def __init__(
        self, sentence: str, action: str = "", clicked: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        layout = column(self, (16, 20, 16, 20), 12)
        text = label(sentence, "muted", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(text)
        if action:
            made = button(action, clicked, "soft")
            made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            layout.addWidget(made, alignment=Qt.AlignmentFlag.AlignHCenter)


def choose(widget: QFrame, chosen: bool) -> None:
    """Show a card frame as chosen or not."""
    mark(widget, chosen=chosen)
