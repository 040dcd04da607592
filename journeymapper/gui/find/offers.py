"""What can be found beside the records: commands, settings, pages and panels as the menus have
them, and the templates a project can begin from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from journeymapper.analysis.find_index import Offer
from journeymapper.analysis.finding import Found
from journeymapper.app.template_files import TemplateInfo
from journeymapper.domain.frozen import frozen
from journeymapper.gui.find.synonyms import also_called

COMMAND = "command:"
TEMPLATE = "template:"
_NOT = frozenset({"", "&Find anything…"})
_LONGEST_MENU = 60
"""Lines of a menu that are looked at."""


@frozen
class Runnable:
    """An offer and what it does."""

    offer: Offer
    run: Callable[[], object]


def from_menus(bar: QMenuBar, pages: Mapping[str, Callable[[], object]]) -> Iterator[Runnable]:
    """Every line of every menu that can be used now. ``pages`` opens ``map`` and ``grid``: a
    command that works only there opens its page first. Lines that cannot be used are left out."""
    for top in bar.actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            yield from _from_menu(menu, _plain(top.text()), pages)


def _from_menu(
    menu: QMenu, path: str, pages: Mapping[str, Callable[[], object]]
) -> Iterator[Runnable]:
    if menu.isEmpty():
        menu.aboutToShow.emit()  # fills those that are filled when they open
    for action in menu.actions()[:_LONGEST_MENU]:
        below = action.menu()
        if isinstance(below, QMenu):
            if below.menuAction().isVisible():
                yield from _from_menu(below, f"{path} › {_plain(action.text())}", pages)
        elif not action.isSeparator() and action.isVisible() and action.text() not in _NOT:
            page = _page_first(action, pages)
            if action.isEnabled() or page is not None:
                yield _runnable(action, path, page)


def _page_first(
    action: QAction, pages: Mapping[str, Callable[[], object]]
) -> Callable[[], object] | None:
    if not action.isEnabled():
        for name in ("map", "grid"):
            if action.property(f"on_{name}"):
                return pages.get(name)
    return None


def _runnable(action: QAction, path: str, page: Callable[[], object] | None) -> Runnable:
    text = _plain(action.text()).rstrip("…")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    shown_keys = keys or action.text().partition("\t")[2]
    name = action.objectName()
    kind = "command"
    where = path
    if name.startswith("page_") or name == "map":
        kind = "page"
    elif path.endswith("Panels") and action.isCheckable():
        kind = "panel"
    elif action.isCheckable():
        kind = "setting"
        where = f"{path} · {'on' if action.isChecked() else 'off'}"

    def run() -> None:
        if page is not None:
            page()
        action.trigger()

    key = f"{COMMAND}{name or f'{path}/{text}'}"
    also = f"{path} {kind} {also_called(text)} {also_called(path)}"
    return Runnable(Offer(Found(key, text, kind, where, "", shown_keys), also), run)


def from_templates(
    templates: Sequence[TemplateInfo], begin: Callable[[str], object]
) -> Iterator[Runnable]:
    """A line for each template; ``begin`` makes a project of the template of this name."""
    for one in templates:
        if not one.is_sample:
            text = f"New from template: {one.title}"
            shown = Found(f"{TEMPLATE}{one.name}", text, "template", one.description)
            name = one.name
            yield Runnable(
                Offer(shown, f"{one.title} {one.description} {also_called('template new')}"),
                lambda name=name: begin(name),  # type: ignore[misc]
            )


def _plain(text: str) -> str:
    """A menu's text without its key and the sign of its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").partition("\t")[0]
