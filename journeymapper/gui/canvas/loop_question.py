"""The question in place: what kind of loop this is, its name, its rhythm, and who walks it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from journeymapper.analysis.written import read_number, write_number
from journeymapper.commands.connections import MarkLoop
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.vocabulary import ConnectionKind, LoopKind, WalkedBy
from journeymapper.gui.canvas.camera import BAND
from journeymapper.gui.canvas.key_table import is_text
from journeymapper.gui.canvas.surface import Surface
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.look import colour, mark
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.sizes import fix

LEAVES = "1 to 5 choose the kind, Esc leaves it unnamed"
MOST_DAYS = 36_500
DIGITS = "123456789"
TOLD = {
    LoopKind.FEEDBACK: "What customers say comes back and changes something.",
    LoopKind.NURTURE: "Contact is kept up until the customer is ready.",
    LoopKind.HABIT: "The customer comes back because it does them good.",
    LoopKind.RETRY: "It did not work the first time; the customer tries again.",
    LoopKind.FRICTION: "The customer has to go back and would rather not.",
}
ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_STILL_HERE = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
WALKERS = {WalkedBy.CUSTOMER: "Customers", WalkedBy.ORGANISATION: "Our organisation"}


class LoopQuestion(QFrame):
    """Stands beside the loop it asks about. Enter takes the answers as one edit; so does whatever
    takes the keys or the choice elsewhere. Escape keeps the kind and leaves the loop unnamed.

    Digits choose the kind until one goes to a field oneself; every other character is its name."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self.connection_id = ""
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("What kind of loop is this?")
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        ink = colour("shadow")
        ink.setAlpha(46)
        shadow.setColor(ink)
        self.setGraphicsEffect(shadow)
        self.kinds = self._chips({kind: kind.label.capitalize() for kind in LoopKind}, TOLD)
        self.walkers = self._chips(WALKERS, {})
        self.name = QLineEdit()
        self.name.setPlaceholderText("Name, for example “survey report” (optional)")
        self.name.setAccessibleName("Name of the loop")
        self.name.setAccessibleDescription("What kind of loop is this? 1 to 5 choose the kind.")
        self.days = QLineEdit()
        fix(self.days, width=64)
        self.days.setAccessibleName("Every how many days")
        self._walker_touched = False
        self._awaits_kind = False
        """Nothing was typed yet: in the field of the name, too, digits and arrows choose."""
        self._lay_out()
        surface.workspace.selection_changed.connect(self._on_selection)
        self.kinds.idClicked.connect(self._suggest_walker)
        self.walkers.idClicked.connect(self._on_walker)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for child in (self, *self.findChildren(QWidget)):
            child.installEventFilter(self)
        self.hide()

    def _chips(self, texts: dict, tips: dict) -> QButtonGroup:  # type: ignore[type-arg]
        group = QButtonGroup(self)
        for number, (value, text) in enumerate(texts.items()):
            chip = button(text, role="chip")
            chip.setCheckable(True)
            chip.setMinimumWidth(chip.sizeHint().width() + 12)
            chip.setToolTip(tips.get(value, ""))
            chip.setProperty("value", value.value)
            group.addButton(chip, number)
        return group

    def _lay_out(self) -> None:
        layout = column(self, (16, 14, 16, 14), 8)
        layout.addWidget(label("What kind of loop is this?", "heading"))
        layout.addLayout(_in_row(self.kinds.buttons(), 4))
        layout.addWidget(self.name)
        rhythm = row(gap=8)
        rhythm.addWidget(label("Once round every", "muted"))
        rhythm.addWidget(self.days)
        rhythm.addWidget(label("days", "muted"))
        rhythm.addStretch(1)
        layout.addLayout(rhythm)
        walkers = row(gap=8)
        walkers.addWidget(label("Walked by", "muted"))
        for chip in self.walkers.buttons():
            walkers.addWidget(chip)
        walkers.addStretch(1)
        layout.addLayout(walkers)
        foot = row(gap=8)
        self.said = WrappedLabel(LEAVES, "small")
        foot.addWidget(self.said, 1)
        self.done = button("Done", self.accept, "primary")
        foot.addWidget(self.done)
        layout.addLayout(foot)

    def ask(self, connection_id: str) -> None:
        """Open beside a connection, showing what is known of it."""
        connection = self._surface.workspace.project.connections[connection_id]
        self.connection_id = connection_id
        self._walker_touched = connection.loop_kind is not None
        _check(
            self.kinds, list(LoopKind).index(connection.loop_kind) if connection.loop_kind else -1
        )
        _check(self.walkers, list(WALKERS).index(connection.walked_by))
        self.name.setText(connection.label)
        days = connection.every_days
        self.days.setText(write_number(days, self._locale, 6) if days else "")
        self._say(LEAVES)
        self._was = self._answers()
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._awaits_kind = True
        # The ring of the focus would make the first kind look chosen.
        chosen = self.kinds.checkedButton() or self.name
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Stay beside the loop while it is asked about."""
        if self.isVisible():
            self.place()

    def place(self) -> None:
        """Stand under the loop's label, wholly on the canvas."""
        surface = self._surface
        if self.connection_id not in surface.scene.routes:
            return
        at = surface.camera.point_of(*surface.scene.middle_of(self.connection_id))
        width = self.width()
        rect = QRect(round(at.x()) - width // 2, round(at.y()) + 20, width, self.height())
        if rect.bottom() > surface.height() - 12:
            rect.moveBottom(round(at.y()) - 20)
        rect.moveTop(max(int(BAND) + 6, min(rect.top(), surface.height() - rect.height() - 12)))
        rect.moveLeft(max(12, min(rect.left(), surface.width() - width - 12)))
        self.setGeometry(rect)

    def accept(self) -> None:
        """Take the answers and close; a rhythm that is no number is said so in place."""
        try:
            kind, name, days, walker = answers = self._answers()
        except EditRefused as refusal:
            self._say(str(refusal), "trouble")
            self.days.setFocus(Qt.FocusReason.OtherFocusReason)
            self.days.selectAll()
            return
        connection_id, self.connection_id = self.connection_id, ""
        changed = answers != self._was
        self._close()
        connection = self._surface.workspace.project.connections.get(connection_id)
        if connection is None or not (changed or connection.kind is not ConnectionKind.LOOP):
            return
        self._surface.run(MarkLoop(connection_id, kind, name, days, walker))

    def leave(self) -> None:
        """Keep what was chosen and leave out what was typed."""
        connection_id, self.connection_id = self.connection_id, ""
        self._close()
        kind, walker = self._chosen()
        was_kind, name, days, was_walker = self._was
        if (kind, walker) == (was_kind, was_walker):
            return
        if connection_id in self._surface.workspace.project.connections:
            self._surface.run(MarkLoop(connection_id, kind, name, days, walker))

    def leave_if_open(self) -> None:
        """Something else comes: take the answers, a rhythm that is no number aside."""
        if not self.connection_id:
            return
        try:
            self._answers()
        except EditRefused as refusal:
            self._surface.workspace.refused.emit(str(refusal))
            _, _, days, _ = self._was
            self.days.setText(write_number(days, self._locale, 6) if days else "")
        self.accept()

    def _on_selection(self) -> None:
        """What is chosen now, unless it is the loop itself or one of its ends, comes instead."""
        line = self._surface.workspace.project.connections.get(self.connection_id)
        if line is not None:
            ends = {
                line.id,
                *(self._surface.scene.key_of(one) for one in (line.source, line.target)),
            }
            if not ends.issuperset(self._surface.workspace.selection):
                self.leave_if_open()

    def _close(self) -> None:
        has_keys = self._has_keys()
        self.hide()
        if has_keys:
            self._surface.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_keys(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def _chosen(self) -> tuple[LoopKind | None, WalkedBy]:
        kind, walker = self.kinds.checkedButton(), self.walkers.checkedButton()
        return (
            LoopKind(kind.property("value")) if kind is not None else None,
            WalkedBy(walker.property("value")) if walker is not None else WalkedBy.CUSTOMER,
        )

    def _answers(self) -> tuple[LoopKind | None, str, float | None, WalkedBy]:
        typed = self.days.text().strip()
        days = read_number(typed, self._locale) if typed else None
        if days is not None and not 0 <= days <= MOST_DAYS:
            raise EditRefused(f"A rhythm runs from 0 to {MOST_DAYS} days.")
        kind, walker = self._chosen()
        return kind, " ".join(self.name.text().split()), days or None, walker

    @property
    def _locale(self) -> str:
        return self._surface.workspace.project.details.locale

    def _say(self, text: str, role: str = "small") -> None:
        mark(self.said, role=role)
        self.said.show_text(text)
        self.adjustSize()

    def _suggest_walker(self, number: int) -> None:
        """A feedback loop is usually walked by those who learn from it."""
        if not self._walker_touched:
            learns = list(LoopKind)[number] is LoopKind.FEEDBACK
            _check(self.walkers, 1 if learns else 0)

    def _on_walker(self, _number: int) -> None:
        self._walker_touched = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._key(watched, event)
            if event.type() == QEvent.Type.ShortcutOverride and is_text(event):
                event.accept()
                return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            is_elsewhere = event.reason() not in _STILL_HERE and not self._has_keys()
            if is_elsewhere:
                self.leave_if_open()
        elif event.type() == QEvent.Type.MouseButtonPress and watched is self.name:
            self._awaits_kind = False
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What none of the fields wants is lost here: on the canvas it would be a command."""
        event.accept()

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(watched, QPushButton) and watched in self.kinds.buttons():
                watched.click()
            self.accept()
            return True
        if isinstance(watched, QLineEdit) and not (watched is self.name and self._awaits_kind):
            return False
        if is_text(event):
            self._character(watched, event)
            return True
        if key in ARROWS and watched is not self.done:
            group = self.walkers if watched in self.walkers.buttons() else self.kinds
            self._step(group, ARROWS[Qt.Key(key)])
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._awaits_kind = False
        return False

    def _character(self, watched: QObject, event: QKeyEvent) -> None:
        if event.text() in DIGITS:
            if event.text() in DIGITS[: len(LoopKind)]:
                self._choose(self.kinds, int(event.text()) - 1)
            return
        self._awaits_kind = False
        if watched is not self.name:
            self.name.setFocus(Qt.FocusReason.TabFocusReason)
        self.name.insert(event.text())

    def _step(self, group: QButtonGroup, way: int) -> None:
        """Choose the next one of a group; from none the first, or backwards the last."""
        count = len(group.buttons())
        here = group.checkedId()
        self._choose(group, (here + way) % count if here >= 0 else min(0, way) % count)

    def _choose(self, group: QButtonGroup, number: int) -> None:
        group.button(number).setFocus(Qt.FocusReason.TabFocusReason)
        group.button(number).click()


def _in_row(widgets: list, gap: int) -> QHBoxLayout:  # type: ignore[type-arg]
    layout = row(gap=gap)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return layout


def _check(group: QButtonGroup, number: int) -> None:
    """Check one button of a group, or none."""
    group.setExclusive(False)
    for chip in group.buttons():
        chip.setChecked(group.id(chip) == number)
    group.setExclusive(True)
