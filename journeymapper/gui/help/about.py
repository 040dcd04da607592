"""What the program is, its version and whose work it stands on."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from journeymapper import __version__
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.sizes import fix

STANDS_ON = (
    "Qt and PySide6 (LGPL), networkx (BSD), sqlite-utils (Apache 2.0), ReportLab (BSD), "
    "uharfbuzz (Apache 2.0), fontTools (MIT), python-bidi (LGPL), uniseg (MIT), Pillow (MIT-CMU), "
    "click (BSD). Fonts: Inter and Noto (SIL Open Font Licence). Icons: Lucide (ISC)."
)


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Journey Mapper")
        fix(self, width=460)
        layout = column(self, (28, 24, 28, 20), 10)
        layout.addWidget(label("Journey Mapper", "title"))
        layout.addWidget(label(f"Version {__version__}", "muted"))
        layout.addWidget(
            label(
                "Draw how customers really go: in loops. No account, no network, one file per "
                "client; it is yours.",
                wrap=True,
            )
        )
        layout.addWidget(label(STANDS_ON, "small", wrap=True))
        lower = row()
        lower.addStretch()
        lower.addWidget(button("Close", self.accept))
        layout.addLayout(lower)
