"""What the command line can tell of a table of feedback, instead of having it guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from journeymapper.cli.files import FILE
from journeymapper.domain.errors import EditRefused
from journeymapper.importers.feedback.glance import Glance
from journeymapper.importers.feedback.layout import (
    DATE_LAYOUTS,
    FIELDS,
    LABELS,
    NEEDS_REPLY,
    Columns,
    Layout,
)
from journeymapper.importers.feedback.scales import SCALES
from journeymapper.importers.table import plain_name

_CALLED = {"received_on": "date", "external_id": "id", "answered_on": "answered-on"}
_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|", "\\t": "\t"}
_Command = TypeVar("_Command", bound=Callable[..., Any])


def _options() -> list[Callable[[_Command], _Command]]:
    columns = [
        click.option(
            f"--{_CALLED.get(field, field)}",
            field,
            metavar="COLUMN",
            default="",
            help=f"Feedback: the column with “{LABELS[field]}”, by its name or its number from 1.",
        )
        for field in FIELDS
        if field != "source"
    ]
    return [
        *columns,
        click.option(
            "--source",
            "source_of",
            metavar="NAME",
            default="",
            help="Feedback: the column that names the source, or one name for all notes; "
            "otherwise the file's name.",
        ),
        click.option(
            "--scale",
            type=click.Choice(list(SCALES)),
            metavar="NAME",
            default=None,
            help=f"Feedback: the scale of the ratings ({', '.join(SCALES)}). Otherwise told by "
            "all ratings and the column's name.",
        ),
        click.option(
            "--date-layout",
            "dates",
            type=click.Choice([*DATE_LAYOUTS, "iso"]),
            metavar="NAME",
            default=None,
            help="Feedback: dmy for 31/03/2026, mdy for 03/31/2026, ymd (iso) for 2026-03-31. "
            "Otherwise told by all dates.",
        ),
        click.option(
            "--needs-reply",
            type=click.Choice(list(NEEDS_REPLY)),
            default=None,
            metavar="|".join(NEEDS_REPLY),
            help="Feedback: which notes wait for an answer. Otherwise the negative ones where the "
            "table names the customer; nobody could answer the others.",
        ),
        click.option(
            "--encoding",
            metavar="NAME",
            default="",
            help="Feedback: utf-8, utf-16, windows-1252 and so on. Otherwise told by the bytes.",
        ),
        click.option(
            "--delimiter",
            metavar="SIGN",
            default="",
            help="Feedback: what stands between cells, as it is or as comma, semicolon, tab, bar.",
        ),
        click.option(
            "--header/--no-header",
            "has_header",
            default=None,
            help="Feedback: whether the first row names the columns.",
        ),
        click.option("--sheet", metavar="NAME", default="", help="Feedback: the workbook's sheet."),
        click.option(
            "--forget",
            is_flag=True,
            default=None,
            help="Feedback: forget what was told of such a table before, and read it anew.",
        ),
        click.option(
            "--refused",
            "refused_out",
            type=FILE,
            default=None,
            help="Feedback: save the rows that cannot be read as this CSV file, to mend them.",
        ),
    ]


def feedback_options(command: _Command) -> _Command:
    """Adds the options to a command, which gets what they say as keywords."""
    for option in reversed(_options()):
        command = option(command)
    return command


def are_told(said: Mapping[str, Any]) -> bool:
    """Whether any of the options is given."""
    return any(value not in ("", None) for value in said.values())


def refused_path(said: Mapping[str, Any]) -> Path | None:
    found = said["refused_out"]
    return found if isinstance(found, Path) else None


def told_layout(said: Mapping[str, Any]) -> Layout:
    """What is told apart from columns. Raises EditRefused."""
    delimiter = _DELIMITERS.get(said["delimiter"], said["delimiter"])
    if len(delimiter) > 1 or delimiter in ('"', "\n", "\r"):
        raise EditRefused(f"“{delimiter[:20]}” is no delimiter. Name one sign, such as ; or tab.")
    dates = said["dates"] or ""
    return Layout(
        encoding=said["encoding"],
        delimiter=delimiter,
        has_header=said["has_header"],
        sheet=said["sheet"],
        dates="ymd" if dates == "iso" else dates,
        scale=said["scale"] or "",
        needs_reply=said["needs_reply"] or "",
    )


def with_columns(glance: Glance, said: Mapping[str, Any]) -> Layout:
    """The layout to import with: what a look found, and the columns that are told instead.
    Raises EditRefused for a column that is not there."""
    layout = glance.open_layout
    columns = dict(layout.columns)
    named = _named(glance, said)
    if said["source_of"] and "source" not in named:
        columns.pop("source", None)
        layout = replace(layout, source=said["source_of"])
    _refuse_twice(named, glance.header)
    for field, place in named.items():
        columns = {other: at for other, at in columns.items() if at != place}
        columns[field] = place
    if "customer" in columns and not said["needs_reply"] and not glance.is_remembered:
        layout = replace(layout, needs_reply="negative")
    return replace(layout, columns=Columns(columns))


def to_remember(glance: Glance, said: Mapping[str, Any]) -> Layout:
    """What was told now, and before where that was used; nothing that was guessed."""
    before, now, named = glance.remembered or Layout(), told_layout(said), _named(glance, said)
    places = named.values()
    kept = {field: at for field, at in before.columns.items() if at < 0 or at not in places}
    return Layout(
        columns=Columns({**kept, **named}),
        dates=now.dates or before.dates,
        scale=now.scale or before.scale,
        needs_reply=now.needs_reply or before.needs_reply,
        source="" if "source" in named else said["source_of"] or before.source,
    )


def _named(glance: Glance, said: Mapping[str, Any]) -> dict[str, int]:
    named = {field: _place(said[field], glance.header) for field in FIELDS if said.get(field)}
    source = said["source_of"]
    if source and plain_name(source) in map(plain_name, glance.header):
        named["source"] = _place(source, glance.header)
    return named


def _refuse_twice(named: Mapping[str, int], header: Sequence[str]) -> None:
    fields: dict[int, str] = {}
    for field, place in named.items():
        if place in fields:
            both = f"“{LABELS[fields[place]]}” and “{LABELS[field]}”"
            raise EditRefused(f"“{header[place][:40]}” was named twice, for {both}.")
        fields[place] = field


def _place(said: str, header: Sequence[str]) -> int:
    """The place, from 0, of a column by its name or its number."""
    there = [at for at, name in enumerate(header) if name == said] or [
        at for at, name in enumerate(header) if plain_name(name) == plain_name(said)
    ]
    if len(there) == 1:
        return there[0]
    if len(there) > 1:
        places = " and ".join(str(at + 1) for at in there)
        raise EditRefused(f"Columns {places} are both called “{said[:40]}”. Give the number.")
    if said.isdecimal() and 1 <= int(said) <= len(header):
        return int(said) - 1
    names = ", ".join(f"“{one[:40]}”" for one in header[:20])
    raise EditRefused(f"There is no column “{said[:40]}”. There are: {names}.")
