"""Who was shown the journey and what they said: a form for the next one, and those before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from journeymapper.analysis.validations import validations_of
from journeymapper.analysis.written import NotUnderstood, read_date, write_date
from journeymapper.commands.records import AddRecord, DeleteRecords
from journeymapper.domain.records import Validation, new_id
from journeymapper.gui.entries import EntryList
from journeymapper.gui.growing_field import GrowingField
from journeymapper.gui.inspector.fields import BoundDate, BoundLine, BoundText, labelled
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, column, icon_button, row, section
from journeymapper.gui.workspace import Workspace

MOST_SHOWN = 20
ASKED_FIELD = "Who was asked"


class ValidationPart(QWidget):
    """The form and the log of the journey that the window shows. Where it does not stay open, the
    form comes when somebody begins."""

    def __init__(
        self,
        workspace: Workspace,
        today: Callable[[], date] = date.today,
        *,
        stays_open: bool = True,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._today = today
        self._stays_open = stays_open
        whole = column(self, gap=8)
        self.begin_button = button("Note whom you showed it", self.begin, "soft")
        self.begin_button.setVisible(not stays_open)
        whole.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.form = QWidget()
        self.form.setVisible(stays_open)
        whole.addWidget(self.form)
        layout = column(self.form, gap=8)
        self.asked = QLineEdit()
        self.asked.setPlaceholderText("Three new customers, by phone")
        self.asked.setAccessibleName(ASKED_FIELD)
        self.day = QLineEdit()
        self.day.setAccessibleName("When they were asked")
        self.confirmed = _field("What they confirmed")
        self.corrected = _field("What they corrected")
        for text, field in (
            (ASKED_FIELD, self.asked),
            ("When", self.day),
            ("What they confirmed", self.confirmed),
            ("What they corrected", self.corrected),
        ):
            layout.addWidget(labelled(text, field))
        self.trouble = WrappedLabel(role="trouble")
        self.trouble.hide()
        layout.addWidget(self.trouble)
        line = row()
        self.add_button = button("Add", self.add, "soft")
        self.add_button.setToolTip("Ctrl+Enter")
        self.add_button.setAccessibleName("Add this validation")
        line.addWidget(self.add_button)
        line.addStretch(1)
        layout.addLayout(line)
        self.asked.returnPressed.connect(self.add)
        self.day.returnPressed.connect(self.add)
        for one in (self.confirmed, self.corrected):
            one.entered.connect(self.add)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=_HERE)
            shortcut.activated.connect(self.add)
        self._earlier = section("Asked before")
        whole.addWidget(self._earlier)
        self.log = ValidationLog(workspace)
        whole.addWidget(self.log)

    def begin(self) -> None:
        """Be ready to type who was asked."""
        self.form.show()
        self.begin_button.hide()
        self.asked.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        locale = self._workspace.project.details.locale
        self.day.setPlaceholderText(f"{write_date(self._today(), locale)}, today")
        self._earlier.setVisible(self.log.refresh() > 0 and self._stays_open)

    def finish(self) -> None:
        self.log.finish()

    def add(self) -> None:
        """Note it, as one undo step; what is not understood stays and is said."""
        workspace = self._workspace
        asked = self.asked.text().strip()
        if not asked:
            self._say("Say who was asked, for example “three new customers, by phone”.")
            self.asked.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            day = self._day()
        except NotUnderstood as trouble:
            self._say(str(trouble))
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        workspace.flush()
        made = Validation(
            id=new_id(Validation),
            journey=workspace.journey_id,
            asked=asked,
            held_on=day,
            confirmed=self.confirmed.text().strip(),
            corrected=self.corrected.text().strip(),
        )
        if workspace.run(AddRecord(made)) is not None:
            self._say("")
            for field in (self.asked, self.day):
                field.setText("")
            for text in (self.confirmed, self.corrected):
                text.put("")
            self._go_on()
            self.refresh()

    def _go_on(self) -> None:
        """Ready for the next one, or the form put away again."""
        if self._stays_open:
            self.asked.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.begin_button.show()
            self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form.hide()

    def _day(self) -> date:
        """The day that is typed; today where none is."""
        text = self.day.text().strip()
        if not text:
            return self._today()
        return read_date(text, self._workspace.project.details.locale, self._today())

    def _say(self, text: str) -> None:
        self.trouble.show_text(text)
        self.trouble.setVisible(bool(text))


class ValidationLog(QWidget):
    """The journey's validations, the newest first; each can be mended and taken away."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        layout = column(self, gap=8)
        self.list = EntryList(8, lambda _one: _Entry(workspace))
        layout.addWidget(self.list.widget)
        self._more = ElidedLabel(role="small")
        layout.addWidget(self._more)

    def refresh(self) -> int:
        """Show what is there now; how many there are."""
        found = validations_of(self._workspace.project, self._workspace.journey_id)
        shown = [one.id for one in found[:MOST_SHOWN]]
        self.list.show_ids(shown, lambda one, entry: entry.show_record(one))
        left = len(found) - len(shown)
        self._more.setVisible(left > 0)
        self._more.show_text(f"and {left:,} earlier ones")
        return len(found)

    def finish(self) -> None:
        for entry in self.list.entries.values():
            entry.finish()


class _Entry(Form):
    """One validation: who, when, what."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        sheet = QFrame()
        sheet.setProperty("role", "sheet")
        inside = column(sheet, (10, 8, 8, 8), 4)
        head = row(gap=4)
        self.asked = BoundLine(workspace, self._rename, name="Who was asked then")
        self.bind(self.asked, lambda record: record.asked)
        head.addWidget(self.asked, 1)
        head.addWidget(icon_button("x", "Take this validation away", self._delete, 12))
        inside.addLayout(head)
        self.day = BoundDate(workspace, self.edit("held_on"), name="Asked on")
        self.bind(self.day, lambda record: record.held_on)
        inside.addWidget(self.day)
        inside.addWidget(self.day.below())
        for name, said in (("confirmed", "Confirmed"), ("corrected", "Corrected")):
            field = BoundText(workspace, self.edit(name), placeholder="nothing noted", lines=1)
            self.bind(field, lambda record, name=name: getattr(record, name))  # type: ignore[misc]
            inside.addWidget(labelled(said, field))
        self.body.addWidget(sheet)

    def show_more(self, record: Validation) -> None:
        locale = self.workspace.project.details.locale
        day = f" on {write_date(record.held_on, locale)}" if record.held_on else ""
        self.setAccessibleName(f"Asked{day}: {record.asked}")

    def _rename(self, text: str, merge_key: str):  # type: ignore[no-untyped-def]
        return self.edit("asked")(text, merge_key) if text.strip() else None

    def _delete(self) -> None:
        self.workspace.run(DeleteRecords([self.record_id]))


def _field(name: str) -> GrowingField:
    return GrowingField("", name, most_lines=4)


_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
