"""How text in a cell of the grid is taken apart: lines, names, and what is said of a touchpoint."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeymapper.commands.base import Command, Together, tidy
from journeymapper.domain.change import Changes
from journeymapper.domain.project import Project
from journeymapper.domain.records import Touchpoint


def together(project: Project, commands: Sequence[Command]) -> Changes:
    if len(commands) == 1:
        return commands[0].plan(project)
    return Together("", commands).plan(project)


def lines_of(text: str) -> list[str]:
    return [line for line in map(str.strip, text.splitlines()) if line]


def split_name(text: str, cards: Sequence[Touchpoint]) -> tuple[Touchpoint | None, str]:
    """``Compare plans: web`` as the touchpoint and what is said of it."""
    head, colon, rest = text.rpartition(":")
    name = tidy(head).casefold()
    if colon:
        for card in cards:
            if tidy(card.name).casefold() == name:
                return card, rest.strip()
    return None, text.strip()


def names_of(text: str) -> list[str]:
    return list(dict.fromkeys(filter(None, map(tidy, re.split(r"[,;\n]", text)))))
