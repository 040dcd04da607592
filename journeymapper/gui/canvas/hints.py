"""Words over the canvas: how to begin, what a tool waits for, that real customers walk in loops."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDockWidget, QFrame, QLineEdit, QSizePolicy, QWidget

from journeymapper.analysis.straightness import is_straight
from journeymapper.gui.canvas.camera import BAND
from journeymapper.gui.canvas.surface import Surface
from journeymapper.gui.look import wear
from journeymapper.gui.parts import button, column, icon_button, label, row
from journeymapper.gui.preferences import settings

STRAIGHT = (
    "Real customers rarely walk straight. To draw a loop, choose a card and press L, "
    "or drag from its edge back to an earlier one."
)
NAMING_KEYS = "Enter makes the next, Tab the next one connected, Escape ends."
PEOPLE_FIRST = "Better still, begin with the people: what they see, hear, think and feel."
CLOSED = "hints/straight"
PAUSE_MS = 400


class EmptyNote(QWidget):
    """In the middle of an empty journey: what to do first."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        layout = column(self, (24, 16, 24, 16), 10)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._texts = [
            label("Type a name and press Enter to make the first touchpoint", "heading", wrap=True),
            label(NAMING_KEYS, "muted", wrap=True),
            label(PEOPLE_FIRST, "muted", wrap=True),
        ]
        for text in self._texts:
            text.setAlignment(centre)
            layout.addWidget(text, alignment=centre)
        self.begin = button("Begin with the empathy map", self._begin, "soft")
        self.begin.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout.addWidget(self.begin, alignment=centre)
        self.hide()

    def _begin(self) -> None:
        workspace = self._surface.workspace
        workspace.page_asked.emit("empathy", workspace.active_persona or "")

    def refresh(self) -> None:
        workspace = self._surface.workspace
        journey = workspace.journey_id
        project = workspace.project
        empty = (
            self._surface.overlay.draft is None
            and not any(one.journey == journey for one in project.touchpoints.values())
            and not any(one.journey == journey for one in project.presences.values())
        )
        for one in (self._texts[-1], self.begin):
            one.setVisible(not project.empathy_notes)
        self.setVisible(empty)
        self.place()

    def place(self) -> None:
        """Stand in the middle of what the tools leave free."""
        room = self._surface.room().toRect()
        for text in self._texts:
            text.setFixedWidth(max(160, min(430, room.width() - 48)))
        self.adjustSize()
        self.move(room.center() - self.rect().center())


class StraightHint(QFrame):
    """A line at the bottom while the journey is straight. Closed once, it stays closed."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._guide: QDockWidget | None = None
        self.setObjectName("hint")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        wear(
            self,
            "#hint { background: {accent_faint}; border-radius: 9px;"
            " border: 1px solid {accent_soft}; }",
        )
        layout = row(self, (14, 4, 6, 4), 8)
        self._text = label(STRAIGHT, wrap=True)
        layout.addWidget(self._text)
        self.closer = icon_button("x", "Close this hint", self._close, 14)
        layout.addWidget(self.closer)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.refresh)
        surface.viewport_changed.connect(self._timer.start)
        self.hide()

    def refresh_soon(self) -> None:
        """Look again once the hands rest: the question costs a walk through the graph."""
        self._timer.start()

    def refresh(self) -> None:
        workspace = self._surface.workspace
        closed = bool(settings().value(CLOSED, False, bool))
        is_busy = self._is_naming() or self._is_guided()
        self.place()
        self.setVisible(
            not closed
            and not is_busy
            and is_straight(workspace.project, workspace.journey_id)
            and not self._lies_over_cards()
        )

    def _lies_over_cards(self) -> bool:
        surface = self._surface
        under = surface.camera.part(QRectF(self.geometry()))
        return any(True for _ in surface.scene.cards.meeting(under))

    def _is_guided(self) -> bool:
        """Whether the guide is open: it asks for the loop when its turn has come."""
        if self._guide is None:
            self._guide = self.window().findChild(QDockWidget, "guide")
            if self._guide is not None:
                self._guide.visibilityChanged.connect(lambda _: self.refresh_soon())
        return self._guide is not None and self._guide.isVisible()

    def _is_naming(self) -> bool:
        """Whether a name field is open on the canvas."""
        focus = QApplication.focusWidget()
        return isinstance(focus, QLineEdit) and self._surface.isAncestorOf(focus)

    def _close(self) -> None:
        settings().setValue(CLOSED, True)
        self.hide()
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        surface = self._surface
        room = surface.room().toRect()
        needed = self._text.fontMetrics().horizontalAdvance(STRAIGHT) + 4
        self._text.setFixedWidth(max(160, min(needed, room.width() - 80)))
        self.adjustSize()
        self.move(room.center().x() - self.width() // 2, surface.height() - self.height() - 16)


class Banner(QFrame):
    """A line under the headers while a tool waits for clicks."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        wear(self, "#banner { background: {ink}; border-radius: 9px; }QLabel { color: {card}; }")
        self._text = label("")
        row(self, (14, 7, 14, 7)).addWidget(self._text)
        surface.banner_asked.connect(self.say)
        self.hide()

    def say(self, text: str) -> None:
        self._text.setText(text)
        self.setVisible(bool(text))
        self.place()

    @property
    def text(self) -> str:
        return self._text.text()

    def place(self) -> None:
        self.adjustSize()
        self.move((self._surface.width() - self.width()) // 2, int(BAND) + 8)
