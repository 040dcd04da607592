"""How the project's people write numbers and dates: a choice with an example."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from journeymapper.analysis.written import (
    COMMON_LOCALES,
    is_known,
    locale_name,
    write_date,
    write_money,
    write_number,
    write_share,
)
from journeymapper.commands.base import Command
from journeymapper.commands.records import EditFields
from journeymapper.gui.inspector.fields import BoundChoice
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.parts import column
from journeymapper.gui.workspace import Workspace

EXAMPLE = date(2026, 11, 22)
NONE_CHOSEN = "English, day before month only when it is clear"


class LocaleChoice(QWidget):
    """The choice, and below it how a number, a percentage, a sum and a date then look."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        layout = column(self, gap=2)
        locale = workspace.project.details.locale
        known = list(COMMON_LOCALES)
        if is_known(locale) and locale not in known:
            known.append(locale)
        named = sorted((locale_name(one), one) for one in known)
        options = [("", NONE_CHOSEN), *((one, name) for name, one in named)]
        self.choice = BoundChoice(
            workspace, self._edit, options, name="How numbers and dates are written"
        )
        self.choice.show_value(locale if is_known(locale) else "")
        layout.addWidget(self.choice)
        self.example = ElidedLabel(role="small")
        layout.addWidget(self.example)
        workspace.records_changed.connect(self._show_example)
        self._show_example()

    def _edit(self, locale: str) -> Command:
        return EditFields(self._workspace.project.details.id, {"locale": locale})

    def _show_example(self, _event: object = None) -> None:
        details = self._workspace.project.details
        locale = details.locale
        examples = (
            write_number(1234.5, locale),
            write_share(0.12, locale),
            write_money(1234.5, details.currency, locale),
            write_date(EXAMPLE, locale),
        )
        self.example.show_text(" · ".join(examples))
