"""The inspector: shows what is selected, and the journey when nothing is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from journeymapper.domain.record import Record
from journeymapper.domain.records import Connection, Persona, Presence, Stage, Sticky, Touchpoint
from journeymapper.gui.inspector.connection import ConnectionForm
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.inspector.people import PersonaForm, StickyForm
from journeymapper.gui.inspector.places import JourneyForm, StageForm
from journeymapper.gui.inspector.sections import COMMENTS, SectionsOf
from journeymapper.gui.inspector.several import SeveralForm
from journeymapper.gui.inspector.touchpoint import TouchpointForm
from journeymapper.gui.parts import column
from journeymapper.gui.scroll_column import bring_into_sight
from journeymapper.gui.workspace import Workspace

FORMS: dict[type[Record], Callable[[Workspace], Form]] = {
    Touchpoint: TouchpointForm,
    Connection: ConnectionForm,
    Stage: StageForm,
    Persona: PersonaForm,
    Sticky: StickyForm,
}


class Inspector(QWidget):
    """One form at a time, each made when it is first needed."""

    def __init__(self, workspace: Workspace, sections: SectionsOf | None = None) -> None:
        super().__init__()
        self._sections = sections or {}
        self._workspace = workspace
        self.setAccessibleName("Inspector")
        self._layout = column(self, (16, 8, 16, 16), 0)
        self._forms: dict[object, Form | SeveralForm] = {}
        self._asked = ""
        self.form: Form | SeveralForm | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)
        workspace.records_changed.connect(lambda _event: self._later.start())
        workspace.personas_changed.connect(self._later.start)
        workspace.selection_changed.connect(self._on_selection)
        workspace.journey_changed.connect(self._on_selection)
        self._layout.addStretch(1)
        self.refresh()

    def show_record(self, record_id: str) -> None:
        """Show a record until something else is selected."""
        self._asked = record_id
        self.refresh()

    def show_comments(self, record_id: str) -> None:
        """Show a record and roll to the review comments that lie at it."""
        if record_id != self._workspace.selected:
            self._asked = record_id
        self.refresh()
        comments = self.form.findChild(QWidget, COMMENTS) if self.form is not None else None
        if comments is not None:
            bring_into_sight(comments)

    def refresh(self) -> None:
        """Show what is asked for or selected as it is now."""
        self._later.stop()
        workspace = self._workspace
        if not self._asked and len(workspace.selection) > 1:
            form = self._bring(None)
            assert isinstance(form, SeveralForm)
            form.refresh()
            return
        record = workspace.project.find(self._asked or workspace.selected or "")
        if isinstance(record, Presence):
            record = workspace.project.find(record.persona)
        if record is None or type(record) not in FORMS:
            record = workspace.project.journeys.get(workspace.journey_id)
        if record is not None:
            form = self._bring(type(record))
            assert isinstance(form, Form)
            form.show_record(record.id)

    def _on_selection(self) -> None:
        self._asked = ""
        self.refresh()

    def _bring(self, kind: type[Record] | None) -> Form | SeveralForm:
        """The form for a kind of record (None: for several records), shown instead of others."""
        if kind not in self._forms:
            made = SeveralForm(self._workspace) if kind is None else self._make(kind)
            self._forms[kind] = made
            self._layout.insertWidget(self._layout.count() - 1, made)
        form = self._forms[kind]
        if form is not self.form:
            if self.form is not None:
                self.form.finish()
                self.form.hide()
            self.form = form
            form.show()
        return form

    def _make(self, kind: type[Record]) -> Form:
        form = FORMS.get(kind, JourneyForm)(self._workspace)
        form.add_sections(self._sections.get(kind, ()))
        return form
