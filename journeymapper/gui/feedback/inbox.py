"""All feedback of the project: a list to go through, and the chosen note beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import islice

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSplitter, QWidget

from journeymapper.analysis.feedback import is_open, waits
from journeymapper.app.observers import Event
from journeymapper.domain.records import FeedbackNote, Persona, Touchpoint
from journeymapper.domain.vocabulary import Status
from journeymapper.gui.feedback.actions import Actions
from journeymapper.gui.feedback.editor import NoteEditor
from journeymapper.gui.feedback.finder import NONE, Finder
from journeymapper.gui.feedback.head import InboxHead
from journeymapper.gui.feedback.listing import FeedbackList, wish_of
from journeymapper.gui.feedback.notes import Today
from journeymapper.gui.feedback.suggesting import Suggesting
from journeymapper.gui.feedback.tally import Tally
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.notices import NoticeBar
from journeymapper.gui.parts import button, column, label, panel
from journeymapper.gui.sizes import at_least
from journeymapper.gui.workspace import Workspace

TABLES = frozenset({"feedback_notes", "personas", "touchpoints", "actions", "projects"})
SIDE_BY_SIDE = 900
"""Pixels from which the chosen note stands beside the list, not below it."""
EDITOR_WIDTH = 400
SOURCE, NOWHERE = "source:", "nowhere"
"""What ``show_record`` takes beside ids: a source with its name; notes that are pinned nowhere."""
MANY_CHOSEN, MANY_MS = 200, 80
"""From so many chosen notes on their editor is shown after this pause."""
READ_AT_ONCE, READ_MS = 500, 8
"""How many notes' words are read in a piece of free time, and the pause between pieces."""
MOVES = {"triage": Status.TRIAGED, "act": Status.ACTING}
KEYS_OF_ONE = (
    "T triage · A act · C close · R reply · P pin · G tag · S suggestion · J K next · "
    "N new · / filter · Del"
)
KEYS_OF_MANY = (
    "T triage · A act · C close · R reply · P pin · G tag · S suggestions · X merge · "
    "N new · / filter · Del"
)


class FeedbackInbox(QWidget):
    """Fills the window. ``today`` is what days are counted to."""

    def __init__(self, workspace: Workspace, today: Today = date.today) -> None:
        super().__init__()
        self._workspace = workspace
        self._is_stale = True
        self._is_counted = False
        self._finder = Finder()
        self._tally = Tally()
        self.suggesting = Suggesting(workspace, self)
        self._kept: frozenset[str] = frozenset()
        self._unread: Iterator[FeedbackNote] = iter(())
        self.actions_on_notes = Actions(workspace, today)
        self._wishes: dict[str, Callable[[list[str]], object]] = {
            "close": self._close,
            "open": self._open,
            "tag": self._tag,
            "pin": self._pin,
            "merge": self._merge,
            "delete": self._delete,
            "suggestion": self._take_suggestion,
            "reply": self.actions_on_notes.toggle_reply,
            "copy": self.actions_on_notes.copy,
        }
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        outer = column(self, gap=0)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        outer.addWidget(self._split)
        left = panel("paper")
        layout = column(left, (24, 16, 16, 0), 10)
        self.head = InboxHead(workspace)
        self.head.changed.connect(self._on_wanted)
        self.head.said.connect(self._add)
        self.head.filter.left.connect(self._focus_list)
        self.head.new.cancelled.connect(self._focus_list)
        layout.addWidget(self.head)
        layout.addWidget(NoticeBar(workspace))
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty.setContentsMargins(16, 40, 16, 20)
        layout.addWidget(self._empty)
        ask = partial(workspace.page_asked.emit, "import", "")
        self._import = button("Import from a file…", ask, "soft")
        layout.addWidget(self._import, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.list = FeedbackList(self.actions_on_notes)
        self.list.chosen.connect(self._on_chosen)
        self._reading = QTimer(self, interval=READ_MS)
        self._reading.timeout.connect(self._read_words)
        self._many_later = QTimer(self, singleShot=True, interval=MANY_MS)
        self._many_later.timeout.connect(self._show_chosen)
        self.list.wished.connect(self.do)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        self.keys = ElidedLabel(role="small")
        self.keys.setContentsMargins(0, 4, 0, 8)
        layout.addWidget(self.keys)
        self._split.addWidget(left)
        self.editor = NoteEditor(self.actions_on_notes, self._tally, self.suggesting)
        self._following = ""
        self.editor.reply.closing.connect(self._remember_following)
        self.editor.reply.closed.connect(self._after_closing)
        at_least(self.editor, width=280)
        self._split.addWidget(self.editor)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        workspace.records_changed.connect(self._on_records)

    def show_record(self, record_id: str) -> None:
        """Choose a note; of a touchpoint, persona or source, list what speaks of it."""
        record = self._workspace.project.find(record_id)
        if isinstance(record, FeedbackNote):
            self.refresh()
            if self.list.notes.row_of(record.id) < 0:
                self.head.show_words("")
            self.list.choose([record.id])
            self._focus_list()
        elif isinstance(record, Touchpoint):
            self.head.show_place(record.id, record.name or "Unnamed touchpoint")
        elif isinstance(record, Persona):
            self.head.show_words(record.name)
        elif record_id.startswith(SOURCE):
            self.head.show_source(record_id.removeprefix(SOURCE))
        elif record_id == NOWHERE:
            self.head.show_place(NONE, "")

    def refresh(self) -> None:
        """Show what the project holds now."""
        self._is_stale = False
        project = self._workspace.project
        if not self._is_counted:
            self._is_counted = True
            self._tally.take(project)
        self.head.refresh(project, self._tally)
        notes = self._finder.find(project, self.head.wanted, self._kept)
        self.list.show_notes(notes)
        self._empty.setVisible(not notes)
        self._import.setVisible(not project.feedback_notes)
        self.list.setVisible(bool(notes))
        self._empty.setText(
            "Nothing here fits. Take a filter away to see more."
            if project.feedback_notes
            else "No feedback yet. Type above what a customer said, and press Enter."
        )
        self._show_chosen()
        self.suggesting.begin()
        if len(notes) > READ_AT_ONCE:
            self._unread = iter(notes)
            self._reading.start()

    def _read_words(self) -> None:
        """Read the words of some more notes while nothing else happens, before somebody types."""
        some = list(islice(self._unread, READ_AT_ONCE))
        self._finder.read_words(self._workspace.project, some)
        if len(some) < READ_AT_ONCE:
            self._reading.stop()

    def do(self, wish: str) -> None:
        """What a key asks for: triage, act, close, reply, pin, tag, suggestion, merge, delete,
        next, previous, new, open. What finishes with many leads on to the note after them."""
        ids = self.list.chosen_ids()
        if wish in ("next", "previous"):
            self.list.step(1 if wish == "next" else -1)
        elif wish == "new":
            self.head.new.setFocus()
        elif wish == "filter":
            self.head.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.head.filter.selectAll()
        elif ids and wish in MOVES:
            self._go_on(lambda: self.actions_on_notes.mark(ids, MOVES[wish]), len(ids))
        elif ids and wish in self._wishes:
            self._wishes[wish](ids)

    def _close(self, ids: list[str]) -> None:
        """Ask for the answer where one is due; what needs none is closed at once, as noted."""
        self._show_chosen()
        found = self._workspace.project.feedback_notes
        if any(waits(found[one]) for one in ids):
            self.editor.reply.field.setFocus()
        elif not self.editor.reply.field.toPlainText().strip():
            still_open = [one for one in ids if is_open(found[one])]
            self._go_on(
                lambda: self.actions_on_notes.mark(still_open, Status.CLOSED), len(still_open)
            )
        else:
            self.editor.reply.close_notes()

    def _open(self, ids: list[str]) -> None:
        self._show_chosen()
        (self.editor.text if len(ids) == 1 else self.editor.several.tags).setFocus()

    def _tag(self, _ids: list[str]) -> None:
        self._show_chosen()
        self.editor.begin_tagging()

    def _take_suggestion(self, _ids: list[str]) -> None:
        if self._many_later.isActive():
            self._show_chosen()
        self.editor.take_suggestion()

    def _pin(self, ids: list[str]) -> None:
        at = self.list.visualRect(self.list.currentIndex()).bottomLeft()
        self.actions_on_notes.pin_with_picker(ids, self, self.list.viewport().mapToGlobal(at))

    def _remember_following(self) -> None:
        self._following = self.list.following() if self.list.count_chosen() > 1 else ""

    def _after_closing(self) -> None:
        if self._following:
            self.list.choose([self._following])
        self._focus_list()

    def _merge(self, ids: list[str]) -> None:
        kept = self.actions_on_notes.merge(ids)
        if kept is not None:
            self.list.choose([kept])

    def _delete(self, ids: list[str]) -> None:
        self._go_on(lambda: self.actions_on_notes.delete(ids), len(ids))

    def _go_on(self, act: Callable[[], object], count: int) -> None:
        """After many notes were moved on, choose the one that comes after them."""
        following, position = self.list.following(), self._workspace.session.position
        act()
        if count > 1 and following and self._workspace.session.position > position:
            self.list.choose([following])

    def event(self, event: QEvent) -> bool:
        """Escape in a field is no shortcut of the window: it leads back to the list."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._leads_back(event):
            event.accept()
            return True
        return super().event(event)

    def _leads_back(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and not self.list.hasFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = wish_of(event)
        if self._leads_back(event):
            self._focus_list()
        elif wish and wish not in ("open", "copy"):
            self.do(wish)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_list()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= SIDE_BY_SIDE
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self._split.orientation() != wanted or event.oldSize().width() <= 0:
            self._split.setOrientation(wanted)
            self.editor.arrange(is_tall=is_wide)
            whole = self.width() if is_wide else self.height()
            part = min(EDITOR_WIDTH, whole // 2) if is_wide else whole // 2
            self._split.setSizes([whole - part, part])

    def _focus_list(self) -> None:
        if self.list.notes.notes:
            if not self.list.chosen_ids():
                self.list.step(0)
            self.list.setFocus()
        else:
            self.head.new.setFocus()

    def _add(self, text: str) -> None:
        note = self.actions_on_notes.add(text)
        if note is not None:
            self.head.new.clear()
            self._kept |= {note}
            self.refresh()
            self.list.choose([note])

    def _on_wanted(self) -> None:
        self._kept = frozenset()
        self.refresh()

    def _on_chosen(self) -> None:
        self._workspace.flush()
        if self.list.count_chosen() > MANY_CHOSEN:
            self._many_later.start()  # not with each key that chooses one more
            self._say_keys()
        else:
            self._show_chosen()

    def _show_chosen(self) -> None:
        self._many_later.stop()
        found = self._workspace.project.feedback_notes
        self.editor.show_notes([found[one] for one in self.list.chosen_ids() if one in found])
        self._say_keys()

    def _say_keys(self) -> None:
        count = self.list.count_chosen()
        self.keys.setVisible(bool(count))
        chosen = f"{count:,} chosen · " if count > 1 else ""
        self.keys.show_text(f"{chosen}{KEYS_OF_MANY if count > 1 else KEYS_OF_ONE}")

    def _on_records(self, event: Event) -> None:
        if not any(change.table in TABLES for change in event.changes):
            return
        if not self.isVisible():
            self._is_stale, self._is_counted = True, False
            self._finder.forget()
            return
        if self._is_counted:
            self._tally.follow(event.changes)
        self._finder.follow(event.changes)
        self._keep_edited(event)
        self.refresh()

    def _keep_edited(self, event: Event) -> None:
        """A listed note whose words are edited stays listed; one that is moved on may leave."""
        kept = set(self._kept)  # once, as an edit may be of tens of thousands
        for change in event.changes:
            before, after = change.before, change.after
            if not isinstance(before, FeedbackNote) or not isinstance(after, FeedbackNote):
                continue
            if before.status is not after.status:
                kept.discard(after.id)
            elif self.list.notes.row_of(after.id) >= 0:
                kept.add(after.id)
        self._kept = frozenset(kept)
