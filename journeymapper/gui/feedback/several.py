"""What can be done with several notes at once, beside their status: tags, a place for all, a place
for each as its words suggest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from journeymapper.analysis.feedback import waits
from journeymapper.commands.base import Command, plural
from journeymapper.domain.records import FeedbackNote
from journeymapper.gui.feedback.actions import Actions
from journeymapper.gui.feedback.suggesting import Suggesting
from journeymapper.gui.feedback.tally import Tally
from journeymapper.gui.inspector.fields import BoundTags, labelled
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import button, column


class SeveralNotes(QWidget):
    """Shown in the editor while more than one note is chosen."""

    def __init__(self, actions: Actions, tally: Tally, suggesting: Suggesting) -> None:
        super().__init__()
        self._actions = actions
        self._tally = tally
        self._suggesting = suggesting
        self._ids: tuple[str, ...] = ()
        layout = column(self, gap=8)
        self.facts = WrappedLabel(role="small")
        layout.addWidget(self.facts)
        self.tags = BoundTags(
            actions.workspace, self._tag_all, name="Tags", placeholder="tag all of them…"
        )
        labelled("Add tags", self.tags, layout)
        self.pin = button("Pin all to a touchpoint…", self._pick_place)
        layout.addWidget(self.pin)
        self.pin_each = button("", self.take_suggestions)
        self.pin_each.setToolTip("What is pinned already stays where it is (S)")
        layout.addWidget(self.pin_each)
        suggesting.counted.connect(self._show_count)

    def show_notes(self, notes: Sequence[FeedbackNote]) -> None:
        """Show these; none where fewer than two are chosen."""
        ids = tuple(one.id for one in notes)
        loose = [one.id for one in notes if one.touchpoint is None]
        if ids != self._ids:
            self.tags.finish()
            self.tags.show_value(())
            self._ids = ids
        self.tags.show_names(self._tally.tag_names())
        waiting = sum(map(waits, notes))
        said = (f"{plural(waiting, 'note')} waiting for a reply", f"{len(loose)} pinned nowhere")
        self.facts.show_text(" · ".join(said if waiting else said[1:]))
        self._suggesting.stop()
        self.pin_each.setVisible(bool(loose))
        self.pin_each.setEnabled(False)
        self.pin_each.setText("Looking for where they may belong…")
        if loose:
            self._suggesting.find_places(loose)

    def leave(self) -> None:
        """Fewer than two are chosen now: send what is typed, look for no more places."""
        if self._ids:
            self.tags.finish()
            self.tags.show_value(())
            self._ids = ()
            self._suggesting.stop()

    def take_suggestions(self) -> None:
        """Pin each note to where its words suggest, as one step."""
        if self._suggesting.is_busy:
            self._actions.workspace.told.emit("Still reading the notes. Try again in a moment.")
        elif self._suggesting.places:
            self._actions.pin_each(self._suggesting.places)
        else:
            self._actions.workspace.told.emit("Nothing suggests where these notes belong.")

    def _show_count(self) -> None:
        count = len(self._suggesting.places)
        self.pin_each.setEnabled(count > 0)
        self.pin_each.setText(
            f"Pin {count:,} of {len(self._ids):,} each to its suggestion"
            if count
            else "No suggestion where they belong"
        )

    def _tag_all(self, tags: tuple[str, ...]) -> Command | None:
        self._actions.tag(self._ids, tags)
        return None

    def _pick_place(self) -> None:
        at = self.pin.mapToGlobal(QPoint(0, self.pin.height() + 2))
        self._actions.pin_with_picker(self._ids, self, at)
