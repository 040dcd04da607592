"""The Tab key through a page of columns: down the first, then down the next, whatever was made
when."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget


def go_on(page: QWidget, columns: int, *, forward: bool) -> bool:
    """Give the focus to what is read next on a page of equally wide columns. Whether there is any:
    after the last and before the first the focus leaves the page."""
    stops = [one for one in page.findChildren(QWidget) if _takes_tab(one)]

    def place(widget: QWidget) -> tuple[int, int, int]:
        at = widget.mapTo(page, QPoint(0, 0))
        return at.x() * columns // max(page.width(), 1), at.y(), at.x()

    stops.sort(key=place)
    now = QApplication.focusWidget()
    if now not in stops:
        return False
    following = stops.index(now) + (1 if forward else -1)
    if not 0 <= following < len(stops):
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[following].setFocus(reason)
    return True


def _takes_tab(widget: QWidget) -> bool:
    takes = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(takes) and widget.isVisible() and widget.isEnabled() and not widget.focusProxy()
