"""The review comments that lie at a touchpoint, in the inspector: read, dealt with, settled."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from journeymapper.commands.review_rounds import SettleComments, open_comments
from journeymapper.domain.records import ReviewComment, ReviewRound
from journeymapper.gui.inspector.sections import COMMENTS
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, clear, column, row
from journeymapper.gui.workspace import Workspace

MOST = 20


class CommentsHere(QWidget):
    """A card for each comment that is open; nothing where there is none."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setObjectName(COMMENTS)
        self._shown: tuple[ReviewComment, ...] = ()
        layout = column(self, gap=8)
        self.heading = ElidedLabel("Review comments", "field")
        head = row()
        head.addWidget(self.heading, 1)
        self.all = button("Open the review", self._open, "link")
        head.addWidget(self.all)
        layout.addLayout(head)
        self._list = column(gap=6)
        layout.addLayout(self._list)
        self.hide()

    def show_record(self, record_id: str) -> None:
        """``record_id`` is a touchpoint's."""
        found = tuple(open_comments(self._workspace.project, record_id))
        if found != self._shown:
            self._shown = found
            clear(self._list)
            for one in found[:MOST]:
                self._list.addWidget(self._card(one))
            count = f" · {len(found):,}" if len(found) > 1 else ""
            self.heading.setText(f"Review comments{count}")
        self.setVisible(bool(found))

    def finish(self) -> None:
        """Nothing is typed here."""

    def _card(self, one: ReviewComment) -> QFrame:
        card = QFrame()
        card.setProperty("role", "hint")
        layout = column(card, (10, 8, 10, 8), 4)
        text = WrappedLabel()
        text.show_text(one.text)
        layout.addWidget(text)
        foot = row()
        review = self._workspace.project.get(ReviewRound, one.review_round)
        number = f"No. {one.number}" if one.number is not None else ""
        who = " · ".join(filter(None, (one.author, review.name, number)))
        foot.addWidget(ElidedLabel(who, "small"), 1)
        done = button("Settle", lambda: self._settle(one.id), "link")
        done.setAccessibleName(f"Settle the comment of {one.author}" if one.author else "Settle")
        foot.addWidget(done)
        layout.addLayout(foot)
        return card

    def _open(self) -> None:
        if self._shown:
            self._workspace.page_asked.emit("review", self._shown[0].touchpoint or "")

    def _settle(self, comment_id: str) -> None:
        self._workspace.run(SettleComments([comment_id]))
