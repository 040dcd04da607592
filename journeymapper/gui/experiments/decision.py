"""Deciding an experiment: what and why, with a question where it is too early."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from journeymapper.analysis.experiments.cautions import Caution, cautions
from journeymapper.analysis.experiments.results import result_of
from journeymapper.analysis.written import write_date
from journeymapper.commands.experiments import DecideExperiment
from journeymapper.domain.records import Experiment
from journeymapper.domain.vocabulary import ExperimentStatus
from journeymapper.gui.inspector.fields import labelled
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.sizes import fix
from journeymapper.gui.workspace import Workspace


class Decision(QWidget):
    """A button until somebody decides; then the fields; then what was decided."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._experiment = ""
        layout = column(self, gap=8)
        self.begin = button("Decide…", self._begin, "primary")
        layout.addWidget(self.begin, alignment=Qt.AlignmentFlag.AlignLeft)
        self.asking = _Asking(self._decide, self._leave)
        self.asking.hide()
        layout.addWidget(self.asking)
        self.decided = _Decided(workspace)
        layout.addWidget(self.decided)

    def show_experiment(self, experiment: Experiment) -> None:
        if experiment.id != self._experiment:
            self._experiment = experiment.id
            self.asking.hide()
        is_decided = experiment.status is ExperimentStatus.DECIDED
        if is_decided:
            self.asking.hide()
        self.decided.setVisible(is_decided)
        if is_decided:
            self.decided.show_record(experiment.id)
        self.begin.setVisible(not is_decided and self.asking.isHidden())

    def finish(self) -> None:
        self.decided.finish()

    def _begin(self) -> None:
        self.begin.hide()
        self.asking.begin()

    def _leave(self) -> None:
        self.asking.hide()
        self.begin.show()
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide(self) -> None:
        record = self._workspace.project.find(self._experiment)
        if not isinstance(record, Experiment):
            return
        today = date.today()
        ends = min(record.ended_on or today, today)
        against = self._against(replace(record, ended_on=ends), today)
        if against and not self.asking.is_asking:
            self.asking.ask(against)
            return
        command = DecideExperiment(
            self._experiment, self.asking.what.text(), self.asking.why.toPlainText(), ends
        )
        self._workspace.run(command)

    def _against(self, ended: Experiment, today: date) -> list[Caution]:
        """What speaks against deciding now, as if the experiment had ended."""
        project = self._workspace.project
        decided = replace(ended, status=ExperimentStatus.DECIDED)
        return list(cautions(result_of(project, decided), today, project.details.locale))


class _Asking(QWidget):
    """The fields of a decision, and the question in place."""

    def __init__(self, decide: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__()
        layout = column(self, gap=8)
        self.what = QLineEdit()
        self.what.setPlaceholderText("Keep the video")
        self.why = QPlainTextEdit()
        self.why.setPlaceholderText("Because…")
        self.why.setTabChangesFocus(True)
        fix(self.why, height=64)
        labelled("What is decided", self.what, layout)
        labelled("Why", self.why, layout)
        self.question = label("", "strong", wrap=True)
        layout.addWidget(self.question)
        buttons = row(gap=8)
        self.decide = button("Decide", decide, "primary")
        self.leave = button("Not yet", leave)
        buttons.addWidget(self.decide)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self.what.returnPressed.connect(self.decide.click)
        self.is_asking = False

    def begin(self) -> None:
        self.what.clear()
        self.why.clear()
        self._show(())
        self.show()
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, against: Sequence[Caution]) -> None:
        """Ask once more, with what speaks against it."""
        self._show(against)
        self.decide.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, against: Sequence[Caution]) -> None:
        self.is_asking = bool(against)
        said = " ".join(one.text for one in against)
        self.question.setText(f"{said} Decide all the same?")
        self.question.setVisible(self.is_asking)
        self.decide.setText("Decide anyway" if against else "Decide")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave.click()
            return
        super().keyPressEvent(event)


class _Decided(Form):
    """What was decided, when and why; both can still be worded better."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._when = label("", "accent")
        self.body.addWidget(self._when)
        self.line("What was decided", "decision", "Keep the video")
        self.text("Why", "reason", "Because…")

    def show_more(self, record: Experiment) -> None:
        locale = self.workspace.project.details.locale
        day = f" on {write_date(record.ended_on, locale)}" if record.ended_on else ""
        self._when.setText(f"Decided{day}")
