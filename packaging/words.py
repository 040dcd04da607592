"""Brings the catalogues of fixed words up to date with what the program says.

Usage: ``python packaging/words.py``, or ``make words``. Every catalogue in ``resources/words`` has
what ``journeymapper/words.py`` is asked to say, in order, with the translations that stood there;
what is said no more is gone. The same program gives the same bytes. It ends by saying how many
translations are missing in each language.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from journeymapper.words import LANGUAGES

PROGRAM = Path(__file__).resolve().parent.parent / "journeymapper"
CATALOGUES = PROGRAM.parent / "resources" / "words"
SAYING = {"said": 1, "noted": 1, "counted": 2, "said_of": 2, "noted_of": 2}
"""The functions of ``journeymapper/words.py``, and how many of their arguments are words."""
WINDOW = "gui"
"""The window stays English; functions of the same names in it mean something else."""


def messages() -> Catalog:
    """All that the program says in documents: each message with the files that say it."""
    found = Catalog()
    for path, name, call in calls():
        texts = [one.value for one in call.args[:2] if isinstance(one, ast.Constant)]
        if len(texts) < SAYING[name]:
            continue
        where = [(path.relative_to(PROGRAM.parent).as_posix(), 0)]
        if name == "counted":
            found.add(tuple(map(str, texts)), locations=where)
        elif name in ("said_of", "noted_of"):
            found.add(str(texts[1]), locations=where, context=str(texts[0]))
        else:
            found.add(str(texts[0]), locations=where)
    return found


@cache
def calls() -> tuple[tuple[Path, str, ast.Call], ...]:
    """Every place that says or notes words, with the name of the function that is called."""
    return tuple(_calls())


def _calls() -> Iterator[tuple[Path, str, ast.Call]]:
    for path in sorted(PROGRAM.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "journeymapper.words import" not in text or WINDOW in path.relative_to(PROGRAM).parts:
            continue
        for one in ast.walk(ast.parse(text)):
            if isinstance(one, ast.Call) and isinstance(one.func, ast.Name):
                name = one.func.id
                if name in SAYING:
                    yield path, name, one


def catalogue(language: str, wanted: Catalog) -> Catalog:
    """The catalogue of this language as it should stand now."""
    path = CATALOGUES / f"{language}.po"
    there = read_po(BytesIO(path.read_bytes() if path.exists() else b""), locale=language)
    now = Catalog(locale=language, fuzzy=False)
    for message in _said_in(wanted):
        before = there.get(_key(message), context=message.context)
        now.add(
            message.id,
            before.string if before is not None and _same_shape(message, before) else None,
            locations=message.locations,
            flags=message.flags - {"fuzzy"},
            user_comments=before.user_comments if before is not None else (),
            context=message.context,
        )
    return now


def text_of(now: Catalog) -> bytes:
    """The catalogue as it stands in the file: without dates and lines, which only make noise."""
    written = BytesIO()
    write_po(written, now, width=100, omit_header=True, sort_output=True, include_lineno=False)
    head = (
        f'msgid ""\nmsgstr ""\n"Language: {now.locale_identifier}\\n"\n'
        f'"Plural-Forms: {now.plural_forms}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    return head.encode() + written.getvalue().rstrip(b"\n") + b"\n"


def missing(now: Catalog) -> list[Message]:
    """The messages that have no translation, or not all their plurals."""
    return [message for message in _said_in(now) if not _is_whole(message, now.num_plurals)]


def main() -> int:
    """Update every catalogue; 0 always."""
    wanted = messages()
    print(f"{len(wanted)} messages")
    CATALOGUES.mkdir(exist_ok=True)
    for language in LANGUAGES:
        if language == "en":
            continue
        now = catalogue(language, wanted)
        (CATALOGUES / f"{language}.po").write_bytes(text_of(now))
        print(f"{language}: {len(missing(now))} to translate")
    return 0


def _said_in(one: Catalog) -> list[Message]:
    return [message for message in one if message.id]


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _same_shape(message: Message, before: Message) -> bool:
    return isinstance(message.id, str) == isinstance(before.id, str)


def _is_whole(message: Message, plurals: int) -> bool:
    if isinstance(message.id, str):
        return bool(message.string)
    strings = message.string or ()
    return len(strings) == plurals and all(strings)


if __name__ == "__main__":
    sys.exit(main())
