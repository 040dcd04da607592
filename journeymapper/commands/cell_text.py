"""How text in a cell of the grid is taken apart: lines, names, and what is said of a touchpoint."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from journeymapper.commands.base import Command, Together, tidy
from journeymapper.domain.change import Changes
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Touchpoint

_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]+)["“”„«»]')


def together(project: Project, commands: Sequence[Command]) -> Changes:
    """What these commands change, each seeing what those before it did."""
    if len(commands) == 1:
        return commands[0].plan(project)
    return Together("", commands).plan(project)


def lines_of(text: str) -> list[str]:
    """The lines that say something."""
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


def check_head(text: str, cards: Sequence[Touchpoint], known: Collection[str], example: str) -> str:
    """The text as plain names, its quotes and an empty place before a colon taken off. Raises
    EditRefused where it names a touchpoint that the stage does not have; ``known`` names may have
    a colon."""
    said = text.strip()
    quoted = _QUOTED.fullmatch(said)
    if quoted:
        return quoted[1]
    head, colon, rest = said.rpartition(":")
    if not colon or tidy(said).casefold() in known or rest.startswith("//"):
        return said
    if not head.strip():
        return rest.strip()
    if not cards:
        return said
    shown = ", ".join(f"“{tidy(one.name)[:40]}”" for one in cards[:6])
    more = " and others" if len(cards) > 6 else ""
    raise EditRefused(
        f"No touchpoint of this stage is called “{tidy(head)[:40]}”. Here are {shown}{more}. "
        f"Type for example “{tidy(cards[0].name)[:40]}: {example}”; a name with a colon goes in "
        "quotes."
    )


def names_of(text: str) -> list[str]:
    """Names with commas, semicolons or line breaks between them, each once."""
    return list(dict.fromkeys(filter(None, map(tidy, re.split(r"[,;\n]", text)))))
