"""What a widget painted by hand holds, as a tree of keys: the one thing that each such widget has
to say of itself. ``items`` makes accessible objects of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from journeymapper.domain.frozen import frozen

ROOT = ""
"""The key of the widget itself."""
Role = QAccessible.Role
Relation = QAccessible.RelationFlag


@frozen(kw_only=True)
class Cell:
    """Where an item stands in a table: its place, and the keys of the headers above and beside."""

    row: int
    column: int
    row_headers: tuple[str, ...] = ()
    column_headers: tuple[str, ...] = ()


class Contents(ABC):
    """Keys are texts that stay the same while what they stand for lives. What is asked of a key
    that is gone answers with nothing."""

    takes_choice = False
    """Whether something in it can be selected, and"""
    takes_many = False
    """whether that can be several things at once."""

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget

    @abstractmethod
    def children(self, key: str) -> Sequence[str]:
        """The keys below one, in reading order."""

    @abstractmethod
    def parent(self, key: str) -> str:
        """The key above; ``ROOT`` for the outermost and for what is gone."""

    @abstractmethod
    def name(self, key: str) -> str:
        """What it is called."""

    @abstractmethod
    def rect(self, key: str) -> QRectF:
        """Where it is painted, in the widget's coordinates; empty where it is not."""

    def has(self, key: str) -> bool:
        """Whether there (still) is such a thing."""
        return key in self.children(self.parent(key))

    def place(self, key: str) -> int:
        """Which child of its parent it is; -1 for none."""
        siblings = self.children(self.parent(key))
        return siblings.index(key) if key in siblings else -1

    def role(self, key: str) -> Role:
        return Role.ListItem

    def description(self, key: str) -> str:
        """What is known beside the name, most important first."""
        return ""

    def value(self, key: str) -> str:
        return ""

    def identifier(self, key: str) -> str:
        return key

    def can_be_chosen(self, key: str) -> bool:
        return False

    def chosen(self) -> Iterable[str]:
        """What is selected."""
        return ()

    def all_chosen(self) -> Sequence[str]:
        """What is selected when everything is."""
        return ()

    def is_chosen(self, key: str) -> bool:
        return key in self.chosen()

    def choose(self, keys: Sequence[str]) -> bool:
        """Select these and nothing else; whether that was possible."""
        return False

    def current(self) -> str:
        """What the keys go to while the widget has the keyboard; ``ROOT`` for the widget."""
        return ROOT

    def at(self, point: QPointF) -> str:
        """What lies under a point of the widget; ``ROOT`` for nothing."""
        return ROOT

    def actions(self, key: str) -> Mapping[str, Callable[[], object]]:
        """What can be done with it: by Qt's own names, or by what a person would call it."""
        return {}

    def keys_for(self, key: str, action: str) -> str:
        """The shortcut of an action, or an empty text."""
        return ""

    def relations(self, key: str) -> Iterable[tuple[str, Relation]]:
        """What it is related to otherwise than by the tree."""
        return ()

    def cell(self, key: str) -> Cell | None:
        """Where it stands, if it is a cell of a table."""
        return None
