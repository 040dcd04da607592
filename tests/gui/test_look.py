"""Fields and labels write every script with the bundled fonts."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase, QTextLayout
from PySide6.QtWidgets import QApplication

from journeymapper.gui.look import FAMILIES, dress


def test_the_families_are_those_that_are_bundled(qapp: QApplication) -> None:
    dress(qapp)
    assert set(FAMILIES) <= set(QFontDatabase.families())


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Café", "Journey Inter"),
        ("Ελλάδα Киев", "Journey Inter"),
        ("ابجد", "Journey Arabic"),
        ("שלום", "Journey Hebrew"),
        ("ไทย", "Journey Thai"),
        ("中文", "Journey Han"),
        ("한국", "Journey Han"),
    ],
)
def test_a_script_is_written_with_its_bundled_font(
    qapp: QApplication, text: str, family: str
) -> None:
    dress(qapp)
    layout = QTextLayout(text, qapp.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    assert {run.rawFont().familyName() for run in layout.glyphRuns()} == {family}
