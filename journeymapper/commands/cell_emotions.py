"""Writing emotions into the grid: a number or a name, of a persona at a touchpoint."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeymapper.analysis.emotion import emotion_name
from journeymapper.commands.base import Command, tidy, wanted
from journeymapper.commands.cell_desk import Desk
from journeymapper.commands.cell_text import lines_of, split_name, together
from journeymapper.commands.draft import derived_id
from journeymapper.commands.experiences import SetExperience, experience_of
from journeymapper.domain.change import Changes
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Experience,
    Touchpoint,
)

_MINUS = str.maketrans("−–", "--")


def write_emotion(
    desk: Desk, stage: str | None, text: str, entry: str | None, seed: str
) -> Changes:
    """A number or a name for a touchpoint; a line each where there are several."""
    cards = desk.cards_of(stage)
    commands: list[Command] = []
    felt: set[str] = set()
    for line in lines_of(text) or [""]:
        card, said = split_name(line, cards)
        record = desk.project.find(entry or "")
        lived = record if isinstance(record, Experience) else None
        persona = lived.persona if lived is not None else _persona(desk)
        if card is None:
            card = _card_of(desk, entry, lived) or _next_card(desk, cards, persona, felt)
        felt.add(card.id)
        values = {"emotion": read_emotion(desk.project, said)}
        experience_id = derived_id(Experience, seed, card.id, persona)
        round_ = lived.round if lived is not None and lived.touchpoint == card.id else 1
        commands.append(SetExperience(persona, card.id, values, experience_id, round_))
    return together(desk.project, commands)


def read_emotion(project: Project, text: str) -> int | None:
    """An emotion from -2 to 2; None for no text. 1 to 5 are the keys of the map; with a sign it is
    the number itself, 0 is neutral; else the beginning of its name.

    Raises EditRefused for anything else.
    """
    said = tidy(text).casefold().translate(_MINUS)
    if not said:
        return None
    names = [emotion_name(project, one) for one in range(-2, 3)]
    if re.fullmatch(r"[1-5]", said):
        return int(said) - 3
    if re.fullmatch(r"[+-][0-2]|0", said):
        return int(said)
    exact = [place for place, name in enumerate(names) if name.casefold() == said]
    found = exact or [n for n, name in enumerate(names) if name.casefold().startswith(said)]
    if len(found) == 1:
        return found[0] - 2
    listed = f"{', '.join(names[:-1])} or {names[-1]}"
    raise EditRefused(
        f"“{tidy(text)[:40]}” is no emotion. Type 1 to 5, −2 to +2 with the sign, or {listed}."
    )


def _persona(desk: Desk) -> str:
    personas = desk.project.personas
    if desk.persona is not None and desk.persona in personas:
        return desk.persona
    if len(personas) == 1:
        return next(iter(personas))
    if not personas:
        raise EditRefused("An emotion is somebody’s. Add a persona first (Ctrl+Shift+P).")
    raise EditRefused("An emotion is somebody’s. Choose a persona first.")


def _card_of(desk: Desk, entry: str | None, lived: Experience | None) -> Touchpoint | None:
    if lived is not None:
        return wanted(desk.project, Touchpoint, lived.touchpoint)
    return wanted(desk.project, Touchpoint, entry) if entry is not None else None


def _next_card(desk: Desk, cards: Sequence[Touchpoint], persona: str, felt: set[str]) -> Touchpoint:
    """The first touchpoint without an emotion of the persona; the only one of its stage."""
    if not cards:
        raise EditRefused("There is no touchpoint at this stage yet. Add one to feel something at.")
    free = [
        card
        for card in cards
        if card.id not in felt
        and (
            (lived := experience_of(desk.project, persona, card.id)) is None
            or lived.emotion is None
        )
    ]
    if free:
        return free[0]
    if len(cards) == 1:
        return cards[0]
    raise EditRefused(
        f"Every touchpoint here has its emotion. Say which one changes, for example "
        f"“{cards[0].name}: pleased”."
    )
