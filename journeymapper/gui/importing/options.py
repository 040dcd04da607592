"""How a table is read: its encoding, separator and sheet, its dates and ratings, what waits."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from journeymapper.gui.importing.choice import Choice, Field
from journeymapper.gui.importing.wording import (
    DELIMITERS,
    ENCODINGS,
    date_said,
    reply_said,
    scale_said,
)
from journeymapper.importers.feedback.glance import Glance
from journeymapper.importers.feedback.layout import DATE_LAYOUTS, NEEDS_REPLY, Layout
from journeymapper.importers.feedback.scales import SCALES

TYPING_MS = 300
READING = frozenset({"encoding", "delimiter", "sheet", "has_header"})
ARROWS_MS = 250
"""Who goes through a list with the arrow keys is waited for before the file is read again."""


class Options(QWidget):
    """``said`` hears which fields of a layout the user chose or typed: those of ``READING`` have
    the file looked into again, the others change what its rows mean."""

    said = Signal(frozenset)

    def __init__(self) -> None:
        super().__init__()
        self.encoding = Choice("Encoding", ENCODINGS)
        self.delimiter = Choice("Separator", DELIMITERS)
        self.sheet = Choice("Sheet")
        self.has_header = QCheckBox("The first row names the columns")
        self.dates = Choice("Dates", DATE_LAYOUTS.items())
        self.scale = Choice("Ratings", [(one.name, one.title) for one in SCALES.values()])
        self.needs_reply = Choice("Needs a reply", NEEDS_REPLY.items())
        self.source = QLineEdit()
        self.source.setAccessibleName("Source")
        self.source.setMaxLength(200)
        self.source.setToolTip("Of notes whose row names no source itself")
        self._fields = {
            "encoding": Field("Encoding", self.encoding),
            "delimiter": Field("Separator", self.delimiter),
            "sheet": Field("Sheet", self.sheet),
            "dates": Field("Dates", self.dates, remarks=True),
            "scale": Field("Ratings", self.scale, remarks=True),
            "needs_reply": Field("Needs a reply", self.needs_reply, remarks=True),
            "source": Field("Source", self.source),
        }
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        for place in (0, 1):
            self._grid.setColumnStretch(place, 1)
            self._grid.setColumnMinimumWidth(place, 120)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._tell)
        self._waiting: set[str] = set()
        self._arranged: list[str] | None = None
        for name in ("encoding", "delimiter", "sheet"):
            self._choice(name).picked.connect(lambda _value, name=name: self._say(name, ARROWS_MS))
        for name in ("dates", "scale", "needs_reply"):
            self._choice(name).picked.connect(lambda _value, name=name: self._say(name, 0))
        self.has_header.clicked.connect(lambda: self._say("has_header", 0))
        self.source.textEdited.connect(lambda _text: self._say("source", TYPING_MS))

    def show_glance(self, glance: Glance) -> None:
        """What can be said of such a file."""
        kind = glance.shape.kind
        there = {
            "encoding": kind == "csv",
            "delimiter": kind == "csv",
            "sheet": len(glance.shape.sheets) > 1,
            "has_header": kind != "json",
        }
        self.encoding.show_value(_plain_encoding(glance.shape.encoding))
        self.delimiter.show_value(glance.shape.delimiter)
        self.sheet.offer((one, one) for one in glance.shape.sheets)
        self.sheet.show_value(glance.shape.sheet)
        self.has_header.setChecked(bool(glance.layout.has_header))
        self._arrange([name for name, is_there in there.items() if is_there])

    def show_layout(self, glance: Glance, layout: Layout, locale: str, today: date) -> None:
        """How rows are understood now, and what that makes of the first ones."""
        columns = layout.columns
        has_dates = "received_on" in columns or "answered_on" in columns
        self.dates.show_value(layout.dates)
        self._remark("dates", date_said(glance, layout, locale, today) if has_dates else None)
        self.scale.show_value(layout.scale)
        self._remark("scale", scale_said(layout.scale) if "rating" in columns else None)
        self.needs_reply.show_value(layout.needs_reply)
        self._fields["needs_reply"].say(reply_said(layout))
        if not self.source.hasFocus():
            self.source.setText(layout.source)
            self.source.setCursorPosition(0)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in the order of the eye."""
        return [
            self.encoding, self.delimiter, self.sheet, self.has_header,
            self.dates, self.scale, self.needs_reply, self.source,
        ]  # fmt: skip

    def flush(self) -> None:
        """Tell now what was said just now."""
        if self._later.isActive():
            self._later.stop()
            self._tell()

    def stop(self) -> None:
        """Nothing that was said just now is told any more."""
        self._later.stop()
        self._waiting.clear()

    def _choice(self, name: str) -> Choice:
        found = getattr(self, name)
        assert isinstance(found, Choice)
        return found

    def _remark(self, name: str, remark: str | None) -> None:
        """What a choice makes of the values; None where no column holds any."""
        self._fields[name].setEnabled(remark is not None)
        self._fields[name].say("No column holds any" if remark is None else remark)

    def _arrange(self, reading: list[str]) -> None:
        """Only what such a file has, two beside each other."""
        if reading == self._arranged:  # what has the focus keeps it
            return
        self._arranged = reading
        widgets: list[QWidget] = [self._fields[name] for name in reading if name != "has_header"]
        others = [self._fields[name] for name in ("dates", "scale", "needs_reply", "source")]
        while self._grid.count():
            item = self._grid.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
        row = 0
        for at, widget in enumerate(widgets):
            self._grid.addWidget(widget, row + at // 2, at % 2)
            widget.show()
        row += (len(widgets) + 1) // 2
        if "has_header" in reading:
            self._grid.addWidget(self.has_header, row, 0, 1, 2)
            self.has_header.show()
            row += 1
        for at, widget in enumerate(others):
            self._grid.addWidget(widget, row + at // 2, at % 2)
            widget.show()
        self._grid.setRowStretch(row + 2, 1)

    def _say(self, name: str, pause: int) -> None:
        self._waiting.add(name)
        self._later.start(pause)

    def _tell(self) -> None:
        said = frozenset(self._waiting)
        self._waiting.clear()
        self.said.emit(said)


def _plain_encoding(encoding: str) -> str:
    """Of encodings that differ in a mark alone, the one on the list."""
    plain = {"utf-8-sig": "utf-8", "utf_8": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}
    return plain.get(encoding, encoding)
