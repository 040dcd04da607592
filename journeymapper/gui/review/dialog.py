"""Review rounds: start one, send it out, take comments in, and deal with them one by one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QWidget,
)

from journeymapper.app.observers import Event
from journeymapper.app.reviews import take_review
from journeymapper.commands.base import plural
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.commands.review_rounds import (
    NumberNewCards,
    SettleComments,
    StartReview,
    numbers_of,
    open_comments,
)
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.order import by_rank
from journeymapper.domain.records import CardNumber, ReviewComment, ReviewRound, new_id
from journeymapper.gui.export.fields import Choice
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.review.beginning import StartDialog
from journeymapper.gui.review.comments import OPEN, SETTLED, CommentTable
from journeymapper.gui.review.sending import Sending, journeys_of
from journeymapper.gui.sizes import at_least
from journeymapper.gui.workspace import Workspace

_TABLES = {ReviewRound.table, ReviewComment.table, CardNumber.table, "touchpoints"}


class ReviewDialog(QDialog):
    """Stands beside the window, so that a card is seen while its comment is read."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setWindowTitle("Review rounds")
        at_least(self, width=760, height=560)
        layout = column(self, (24, 20, 24, 20), 10)
        layout.addWidget(label("Review rounds", "title"))
        hint = WrappedLabel("", "muted")
        hint.show_text(
            "A round numbers the cards in the documents that go out. Comments that come back in "
            "the workbook lie at their cards until they are settled."
        )
        layout.addWidget(hint)
        layout.addLayout(self._head())
        self.about = WrappedLabel("", "muted")
        layout.addWidget(self.about)
        layout.addLayout(self._steps())
        self.wanted = Choice("Which comments", [(OPEN, "Open"), (SETTLED, "Settled"), ("", "All")])
        self.wanted.chosen.connect(self.refresh)
        middle = row()
        middle.addWidget(label("Comments", "section"))
        middle.addStretch()
        middle.addWidget(self.wanted)
        layout.addLayout(middle)
        self.table = CommentTable()
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.went.connect(self._go_to)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._foot())
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("How far it is")
        self.progress.hide()
        layout.addWidget(self.progress)
        self.said = WrappedLabel("", "muted")
        layout.addWidget(self.said)
        self.sending = Sending(workspace, self)
        self.sending.told.connect(self._on_told)
        self.sending.ended.connect(self._on_ended)
        workspace.records_changed.connect(self._on_records)
        self._fill()

    def _head(self) -> QHBoxLayout:
        head = row()
        self.rounds = Choice("Review round", ())
        self.rounds.chosen.connect(self.refresh)
        self.start_button = button("Start a round…", self._ask_start, "soft")
        self.close_round = button("Close the round", self._close_round)
        self.delete_round = button("Delete", self._delete, "danger")
        head.addWidget(self.rounds, 1)
        for one in (self.start_button, self.close_round, self.delete_round):
            head.addWidget(one)
        return head

    def _steps(self) -> QHBoxLayout:
        steps = row()
        self.number_button = button("Number new cards", self._number_new)
        self.send_button = button("Export PDF and workbook…", self._ask_send, "primary")
        self.take_button = button("Take comments in…", self._ask_take)
        for one in (self.send_button, self.take_button, self.number_button):
            steps.addWidget(one)
        steps.addStretch()
        return steps

    def _foot(self) -> QHBoxLayout:
        foot = row()
        self.settle_button = button("Settle", self._settle)
        self.go_button = button("Go to the card", lambda: self._go_to(*self.table.chosen[:1]))
        foot.addWidget(self.settle_button)
        foot.addWidget(self.go_button)
        foot.addStretch()
        self.leave = button("Close", self.reject)
        foot.addWidget(self.leave)
        return foot

    @property
    def round(self) -> ReviewRound | None:
        """The round that is shown."""
        found = self._workspace.project.find(self.rounds.value or "")
        return found if isinstance(found, ReviewRound) else None

    def start(self, name: str, journeys: tuple[str, ...]) -> None:
        """Start a round that numbers the cards of these journeys."""
        made = new_id(ReviewRound)
        today = QDate.currentDate().toPython()
        if self._workspace.run(StartReview(made, name, journeys, today)) is not None:  # type: ignore[arg-type]
            self._fill(made)
            count = len(numbers_of(self._workspace.project, made))
            self._say(f"{plural(count, 'card')} numbered. Export the documents to send them out.")

    def send_to(self, path: Path) -> None:
        """Write the numbered PDF and the workbook beside it."""
        review = self.round
        if review is None:
            return
        try:
            self.sending.begin(review.id, path)
        except (EditRefused, FileTrouble) as trouble:
            self._say(str(trouble))
            return
        self.progress.setValue(0)
        self.progress.show()
        self.leave.setText("Cancel")
        self._enable()

    def take_from(self, path: Path) -> None:
        """Take in the comments of a workbook that came back."""
        review = self.round
        if review is None:
            return
        self._workspace.flush()
        today = QDate.currentDate().toPython()
        try:
            report = take_review(self._workspace.session, path, review.id, on=today)  # type: ignore[arg-type]
        except (EditRefused, FileTrouble) as trouble:
            self._say(str(trouble))
        else:
            self._say(str(report))

    def show_card(self, touchpoint_id: str) -> None:
        """Show the first comment at a card that nobody has dealt with yet."""
        found = open_comments(self._workspace.project, touchpoint_id)
        if found:
            self.rounds.take(found[0].review_round)
            self.wanted.take(OPEN)
            self.refresh()
            self.table.look_at(found[0].id)

    def refresh(self) -> None:
        """Show the round as it is now."""
        review, project = self.round, self._workspace.project
        if review is None:
            self.about.show_text("There is no round yet. Start one before documents go out.")
        else:
            found = project.referring(ReviewComment, review.id)
            left = sum(not one.settled for one in found)
            titles = [project.journeys[one].title for one in journeys_of(project, review.id)]
            parts = [
                plural(len(numbers_of(project, review.id)), "numbered card"),
                f"{plural(len(found), 'comment')}, {left} open",
                *([f"started on {review.started_on.isoformat()}"] if review.started_on else []),
                *(["closed"] if review.closed else []),
            ]
            self.about.show_text(" · ".join(parts) + (f" · {', '.join(titles)}" if titles else ""))
        self.close_round.setText("Open again" if review and review.closed else "Close the round")
        self.table.show_comments(project, review.id if review else "", self.wanted.value)
        self._enable()

    def reject(self) -> None:
        if self.sending.is_running:
            self.sending.cancel()
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.sending.stop()
        super().closeEvent(event)

    def _fill(self, wished: str = "") -> None:
        rounds = by_rank(self._workspace.project.all(ReviewRound).values())
        keep = wished or self.rounds.value or ""
        self.rounds.empty()
        for one in rounds:
            self.rounds.add(one.id, f"{one.name} (closed)" if one.closed else one.name)
        if rounds:
            still_open = [one.id for one in rounds if not one.closed] or [rounds[-1].id]
            self.rounds.take(keep if self.rounds.knows(keep) else still_open[-1])
        self.refresh()

    def _enable(self) -> None:
        review, chosen = self.round, self.table.chosen
        is_open = review is not None and not review.closed and not self.sending.is_running
        for one in (self.number_button, self.send_button, self.take_button):
            one.setEnabled(is_open)
        for shown in (self.rounds, self.table, self.wanted):
            shown.setEnabled(review is not None)
        self.close_round.setEnabled(review is not None)
        self.delete_round.setEnabled(review is not None and not self.sending.is_running)
        self.settle_button.setEnabled(bool(chosen))
        self.settle_button.setText("Open again" if self._all_settled(chosen) else "Settle")
        self.go_button.setEnabled(len(chosen) == 1 and self._card_of(chosen[0]) is not None)

    def _all_settled(self, ids: list[str]) -> bool:
        found = [self._workspace.project.find(one) for one in ids]
        return bool(ids) and all(isinstance(one, ReviewComment) and one.settled for one in found)

    def _card_of(self, comment_id: str) -> str | None:
        found = self._workspace.project.find(comment_id)
        return found.touchpoint if isinstance(found, ReviewComment) else None

    def _go_to(self, comment_id: str = "") -> None:
        card = self._card_of(comment_id)
        if card is not None:
            self._workspace.page_asked.emit("map", "")
            self._workspace.reveal(card)
            self._workspace.page_asked.emit("review-comments", card)

    def _settle(self) -> None:
        chosen = self.table.chosen
        self._workspace.run(SettleComments(chosen, not self._all_settled(chosen)))

    def _number_new(self) -> None:
        review = self.round
        if review is not None:
            before = len(numbers_of(self._workspace.project, review.id))
            journeys = journeys_of(self._workspace.project, review.id)
            self._workspace.run(NumberNewCards(review.id, journeys))
            new = len(numbers_of(self._workspace.project, review.id)) - before
            self._say(f"{plural(new, 'new card')} numbered." if new else "All cards have numbers.")

    def _close_round(self) -> None:
        review = self.round
        if review is not None:
            self._workspace.run(EditFields(review.id, {"closed": not review.closed}))

    def _delete(self) -> None:
        review = self.round
        if review is not None and self._workspace.run(DeleteRecords([review.id])) is not None:
            self._say(
                f"“{review.name}” is deleted with its numbers and comments. Undo brings it back."
            )

    def _ask_start(self) -> None:
        asked = StartDialog(self._workspace, self)
        if asked.exec():
            self.start(asked.name.text(), asked.journeys.wanted)
        asked.deleteLater()

    def _ask_send(self) -> None:
        review, path = self.round, self._workspace.session.path
        if review is not None:
            stem = "".join(one for one in review.name if one not in '/\\:*?"<>|')
            proposed = path.with_name(f"{path.stem} {stem}.pdf")
            name, _ = QFileDialog.getSaveFileName(
                self, "The document; the workbook goes beside it", str(proposed), "PDF (*.pdf)"
            )
            if name:
                self.send_to(Path(name))

    def _ask_take(self) -> None:
        folder = str(self._workspace.session.path.parent)
        name, _ = QFileDialog.getOpenFileName(
            self, "Comments that came back", folder, "Tables (*.xlsx *.csv *.tsv);;All files (*)"
        )
        if name:
            self.take_from(Path(name))

    def _on_records(self, event: Event) -> None:
        tables = {change.table for change in event.changes}
        if ReviewRound.table in tables:
            self._fill()
        elif tables & _TABLES:
            self.refresh()

    def _on_told(self, done: int, doing: str) -> None:
        self.progress.setValue(done)
        self._say(doing)

    def _on_ended(self, sentence: str) -> None:
        self.progress.hide()
        self.leave.setText("Close")
        self._say(sentence)
        self._enable()

    def _say(self, sentence: str) -> None:
        self.said.show_text(sentence)
