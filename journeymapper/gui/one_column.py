"""A table view as one column of rows that paint themselves, thousands of them if need be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

SCROLL_STEP = 24
"""Pixels of a notch of the wheel."""


def be_one_column(view: QTableView) -> None:
    """Several rows can be chosen, none is edited by the view itself; nothing of a table is seen."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setStyleSheet(
        "QTableView { background: transparent; border: none; "
        "selection-background-color: transparent; }"  # a chosen row paints itself
    )
    view.setShowGrid(False)
    view.setCornerButtonEnabled(False)
    view.setTabKeyNavigation(False)
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    header.hide()
    rows = view.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setMinimumSectionSize(1)
    rows.hide()
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.verticalScrollBar().setSingleStep(SCROLL_STEP)
