"""Writing names of channels and actors into the grid, for the touchpoints of a stage."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from journeymapper.commands.base import Command, tidy, wanted
from journeymapper.commands.cell_desk import Desk
from journeymapper.commands.cell_text import (
    check_head,
    lines_of,
    names_of,
    split_name,
    together,
)
from journeymapper.commands.channels import SetChannels
from journeymapper.commands.draft import derived_id
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.change import Changes
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Actor,
    Channel,
    Touchpoint,
)


def write_channels(
    desk: Desk, stage: str | None, text: str, entry: str | None, seed: str
) -> Changes:
    """Names of channels; an edited one is put in place of the old at every touchpoint here."""
    project, cards = desk.project, desk.cards_of(stage)
    known = {tidy(one.name).casefold() for one in project.channels.values()}
    if entry is not None:
        wanted(project, Channel, entry)
        named_card, rest = split_name(text, cards)
        names = _plain_names(rest if named_card else check_head(text, cards, known, "web"), known)
        if named_card is None or entry in named_card.channels:
            commands = [
                SetChannels(card.id, [*_channel_names(project, card, entry), *names], seed)
                for card in ([named_card] if named_card else cards)
                if entry in card.channels
            ]
            return together(project, commands)
    added: dict[str, list[str]] = {}
    plain: list[str] = []
    shown = {name.casefold() for card in cards for name in _channel_names(project, card)}
    for line in lines_of(text):
        found, rest = split_name(line, cards)
        if found is not None:
            added.setdefault(found.id, []).extend(names_of(rest))
        else:
            names = _plain_names(check_head(rest, cards, known, "web"), known)
            plain += [name for name in names if name.casefold() not in shown]
    if plain:
        for card in _meant(cards, [one for one in cards if not one.channels], "channel", "web"):
            added.setdefault(card.id, []).extend(plain)
    commands = [
        SetChannels(one, [*_channel_names(project, project.touchpoints[one]), *names], seed)
        for one, names in added.items()
    ]
    return together(project, commands)


def _plain_names(text: str, known: Collection[str]) -> list[str]:
    """The names in a text; one that is known as a whole is one, whatever stands in it."""
    return [tidy(text)] if tidy(text).casefold() in known else names_of(text)


def _channel_names(project: Project, card: Touchpoint, but: str = "") -> list[str]:
    return [project.channels[one].name for one in card.channels if one != but]


def _meant(
    cards: Sequence[Touchpoint], free: list[Touchpoint], what: str, example: str
) -> list[Touchpoint]:
    """The touchpoints that plain names are meant for; raises EditRefused where nobody can know."""
    if not cards:
        raise EditRefused(f"There is no touchpoint at this stage yet. Add one, then its {what}.")
    if free:
        return free
    if len(cards) == 1:
        return list(cards)
    raise EditRefused(
        f"Every touchpoint here has its {what}. Say which one you mean, for example "
        f"“{cards[0].name}: {example}”."
    )


def write_owner(desk: Desk, stage: str | None, text: str, entry: str | None, seed: str) -> Changes:
    """Names of actors: the owner of a touchpoint; further ones do something there."""
    project, cards = desk.project, desk.cards_of(stage)
    known = {tidy(one.name).casefold() for one in project.actors.values()}
    if entry is not None:
        actor = wanted(project, Actor, entry)
        card, rest = split_name(text, cards)
        if card is None:
            names = _plain_names(check_head(text, cards, known, "Sales"), known)
            return _replace_actor(project, cards, actor, names, seed)
        if actor.id in (card.owner, *card.done_by):
            return _replace_actor(project, [card], actor, _plain_names(rest, known), seed)
    named: dict[str, list[str]] = {}
    plain: list[str] = []
    here = {one for card in cards for one in (card.owner, *card.done_by) if one is not None}
    shown = {project.actors[one].name.casefold() for one in here}
    for line in lines_of(text):
        found, rest = split_name(line, cards)
        if found is not None:
            named.setdefault(found.id, []).extend(names_of(rest))
        else:
            names = _plain_names(check_head(rest, cards, known, "Sales"), known)
            plain += [name for name in names if name.casefold() not in shown]
    if plain:
        chosen = _meant(cards, [one for one in cards if one.owner is None], "owner", "Sales")
        if len(plain) > 1 and len(chosen) > 1:
            raise EditRefused(
                f"Say who owns which touchpoint, for example “{chosen[0].name}: {plain[0]}”."
            )
        for card in chosen:
            named.setdefault(card.id, []).extend(plain)
    made: dict[str, Actor] = {}
    commands: list[Command] = []
    for card_id, names in named.items():
        commands += _own(project, project.touchpoints[card_id], names, seed, made)
    return together(project, [*(AddRecord(one) for one in made.values()), *commands])


def _own(
    project: Project, card: Touchpoint, names: Sequence[str], seed: str, made: dict[str, Actor]
) -> list[Command]:
    ids = [_actor(project, name, seed, made) for name in names]
    if not ids:
        return []
    values: dict[str, object] = {}
    if card.owner is None:
        values["owner"] = ids.pop(0)
    doing = {*card.done_by, *(one for one in ids if one != card.owner)}
    if doing != set(card.done_by):
        values["done_by"] = tuple(sorted(doing))
    return [EditFields(card.id, values)] if values else []


def _actor(project: Project, name: str, seed: str, made: dict[str, Actor]) -> str:
    known = [one for one in project.actors.values() if one.name.casefold() == name.casefold()]
    if known:
        return min(one.id for one in known)
    actor_id = derived_id(Actor, seed, name.casefold())
    made.setdefault(actor_id, Actor(id=actor_id, name=name))
    return actor_id


def _replace_actor(
    project: Project, cards: Sequence[Touchpoint], actor: Actor, names: Sequence[str], seed: str
) -> Changes:
    """Put others in the place of an actor at every touchpoint here: the first owns what it owned,
    the others do something there; nobody for no names."""
    if list(names) == [actor.name]:
        return ()
    made: dict[str, Actor] = {}
    ids = [_actor(project, name, seed, made) for name in names]
    commands: list[Command] = []
    for card in cards:
        if actor.id not in (card.owner, *card.done_by):
            continue
        owns = card.owner == actor.id
        doing = {one for one in card.done_by if one != actor.id}
        owner = (ids[0] if ids else None) if owns else card.owner
        doing |= {one for one in ids if one != owner}
        values = {"owner": owner, "done_by": tuple(sorted(doing))}
        commands.append(EditFields(card.id, values))
    return together(project, [*(AddRecord(one) for one in made.values()), *commands])
