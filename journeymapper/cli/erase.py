"""``journeymapper erase``: a text taken out of a file and its history for good."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from journeymapper.app.erasing import (
    BLACKED,
    FOLLOWS_FILES,
    Backups,
    Eraser,
    Places,
    erase,
    look,
    said,
)
from journeymapper.app.session import Session
from journeymapper.cli.files import FILE
from journeymapper.cli.output import say
from journeymapper.domain.errors import FileTrouble


@click.command("erase", short_help="Remove a text from a file and its history for good.")
@click.option(
    "--with",
    "word",
    metavar="WORD",
    default=BLACKED,
    show_default=True,
    help="What comes in its place.",
)
@click.option("--whole-words", is_flag=True, help="Leave it where it is part of a longer word.")
@click.option("--backups", is_flag=True, help="Erase it from the backups as well.")
@click.option("--delete-backups", is_flag=True, help="Delete the backups that hold it.")
@click.option("--look", "only_look", is_flag=True, help="Only say where it stands.")
@click.argument("file", type=FILE)
@click.argument("text")
def command(
    file: Path,
    text: str,
    word: str,
    whole_words: bool,
    backups: bool,
    delete_backups: bool,
    only_look: bool,
) -> None:
    """Remove TEXT from every record of FILE and from every step of its history, whatever its upper
    and lower case. With - for TEXT it is read from standard input, so that no shell remembers it.

    Undo cannot bring it back. Backups are listed, and changed only where you ask for it. Pictures
    cannot be searched, and copies that were saved, exported or sent stay as they are.
    """
    if backups and delete_backups:
        raise click.UsageError("Choose one of --backups and --delete-backups.")
    if text == "-":
        text = sys.stdin.read()
    eraser = Eraser(text, word, whole_words=whole_words)
    if only_look:
        _tell(look(file, eraser), "stands")
        return
    wish = Backups.ERASE if backups else Backups.DELETE if delete_backups else Backups.KEEP
    with Session.open(file) as session:
        if session.read_only:
            raise FileTrouble(session.why_read_only, "read_only")
        places = look(session.path, eraser)
        if not places.file and (wish is Backups.KEEP or not places.backups):
            _tell(places, "stands")
            return
        erase(session, eraser, places, wish)
    say(f"The text was erased {said(places.file)}." if places.file else "It stood nowhere in it.")
    _tell_backups(places, wish)


def _tell(places: Places, verb: str) -> None:
    say(f"The text {verb} {said(places.file)}.")
    _tell_backups(places, Backups.KEEP)


def _tell_backups(places: Places, wish: Backups) -> None:
    ends = {Backups.KEEP: "still there", Backups.ERASE: "erased", Backups.DELETE: "deleted"}
    for one in places.backups:
        end = ends[wish if one.found or wish is Backups.DELETE else Backups.KEEP]
        say(f"{one} ({end}): {one.path}")
    if places.follows_files:
        say(FOLLOWS_FILES)
    if places.file.images:
        say(f"Images that nobody can search: {places.file.images:,}.")
