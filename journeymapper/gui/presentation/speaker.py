"""What the speaker alone sees, where there is a second screen: notes, what comes next, the time."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.presentation.caption import Notes
from journeymapper.gui.presentation.show import Presentation

TICK_MS = 1_000


class SpeakerDesk(QWidget):
    """Follows a presentation, and moves it by the same keys."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation, Qt.WindowType.Window)
        self.setWindowTitle("Journey Mapper – Notes of the speaker")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        self._presentation = presentation
        layout = column(self, (24, 20, 24, 20), 12)
        self.now = label("", "display", wrap=True)
        layout.addWidget(self.now)
        self.notes = Notes(self)
        layout.addWidget(self.notes, 1)
        self.next = label("", "title", wrap=True)
        layout.addWidget(self.next)
        lower = row(gap=8)
        self.time = label("", "title")
        lower.addWidget(self.time)
        lower.addStretch(1)
        lower.addWidget(button("Back", lambda: self._step(-1)))
        lower.addWidget(button("Next", lambda: self._step(1), "primary"))
        lower.addWidget(button("End", presentation.close))
        layout.addLayout(lower)
        self._clock = QElapsedTimer()
        self._clock.start()
        ticks = QTimer(self, interval=TICK_MS)
        ticks.timeout.connect(self._tick)
        ticks.start()
        presentation.turned.connect(self.refresh)
        self.refresh()
        self._tick()

    def refresh(self) -> None:
        """Show the slide that is shown, and the one after it."""
        shown = self._presentation
        self.now.setText(f"{shown.place + 1} / {len(shown.slides)}  {shown.slide.title}")
        self.notes.say(shown.slide)
        following = shown.slides[shown.place + 1 : shown.place + 2]
        self.next.setText(f"Next: {following[0].title}" if following else "This is the last step.")

    def _tick(self) -> None:
        minutes, seconds = divmod(self._clock.elapsed() // 1000, 60)
        self.time.setText(f"{minutes}:{seconds:02}")

    def _step(self, way: int) -> None:
        self._presentation.go_to(self._presentation.place + way)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._presentation.keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._presentation.close()
        super().closeEvent(event)
