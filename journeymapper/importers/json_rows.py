"""Rows of JSON: a list of objects, an object that holds one, or an object a line.

Objects are decoded one after another, so that a large file is never in memory as a whole. The
first row names the columns: all keys of the first objects, in the order in which they come.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from journeymapper.analysis.locales import cut
from journeymapper.domain.frozen import frozen
from journeymapper.importers.encodings import MENDING
from journeymapper.importers.refusals import TableRefused
from journeymapper.importers.rows import Row

_PIECE = 1 << 18
_LONGEST_OBJECT = 4_000_000
_FIRST = 200
"""So many objects are asked for their keys; what only later ones have is left out."""
_TROUBLES = {
    "Expecting ','": "a comma or a closing bracket is missing",
    "Expecting ':'": "a colon is missing",
    "Expecting property name": "a name in quotation marks is missing",
    "Expecting value": "a value is missing",
    "Unterminated string": "a quotation mark is never closed",
    "Invalid control character": "a line end or another sign stands within quotation marks that "
    "JSON wants written as \\n and so on",
    "Invalid \\": "a backslash stands before a letter that means nothing there",
}
"""What Python's reader complains of, in words of ours."""
_NEXT_OBJECT = re.compile(r"(?<=\n)\{")
_SPACE = re.compile(r"[\s\ufeff]*")
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)


class JsonRows:
    """The rows of a JSON file; cells are texts, lists joined with commas."""

    def __init__(self, path: Path, encoding: str) -> None:
        self._raw = path.open("rb")
        self._size = max(path.stat().st_size, 1)
        self._file = TextIOWrapper(self._raw, encoding, errors=MENDING)

    @property
    def done(self) -> float:
        return 1.0 if self._raw.closed else min(self._raw.tell() / self._size, 1.0)

    def close(self) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[Row | None]:
        objects = _Objects(self._file).objects()
        first: list[_Entry] = []
        for each in objects:
            first.append(each)
            if len(first) == _FIRST:
                break
        keys = list(dict.fromkeys(key for one in first for key in one.values))
        if not keys:
            broken = next((one for one in first if one.is_broken), None)
            if broken is not None:
                raise TableRefused(broken.line, broken.trouble)
            raise TableRefused(1, "There is no list of objects here. Each note is an object.")
        yield 1, keys, ""
        for one in (*first, *objects):
            if one.trouble:  # as it stands there, behind the columns: nobody knows which it is of
                yield one.line, [*[""] * len(keys), one.raw], one.trouble
            elif any(map(str.strip, one.values.values())):
                yield one.line, [one.values.get(key, "") for key in keys], ""


@frozen(kw_only=True)
class _Entry:
    """An object, or what stands in its place and why it is none."""

    line: int
    values: Mapping[str, str]
    raw: str = ""
    trouble: str = ""
    is_broken: bool = False


class _Objects:
    """The objects of a text that is read in pieces."""

    def __init__(self, file: TextIOWrapper) -> None:
        self._file = file
        self._text = ""
        self._at = 0
        self._line = 1
        self._is_whole = False
        self._keeps = False

    def objects(self) -> Iterator[_Entry]:
        """Each object with the line it begins on. Raises TableRefused."""
        if self._next() == "[":
            self._at += 1
            yield from self._listed()
            self._refuse_more()
        elif self._enters_list():
            yield from self._listed()
        else:
            yield from self._one_a_line()

    def _listed(self) -> Iterator[_Entry]:
        """The objects of a list whose bracket is behind."""
        while self._next() != "]":
            yield self._entry()
            separator = self._next()
            if separator == ",":
                self._at += 1
            elif separator != "]":
                raise self._refusal("a comma or the end of the list")
        self._at += 1

    def _one_a_line(self) -> Iterator[_Entry]:
        while self._next():
            begin, line = self._at, self._line
            self._keeps = True
            try:
                found = self._entry()
            except TableRefused as refusal:
                self._at, self._line = begin, line
                raw = self._pass_over_line()
                found = _Entry(
                    line=line, values={}, raw=raw, trouble=refusal.reason, is_broken=True
                )
            self._keeps = False
            yield found
            if self._next() == ",":
                self._at += 1

    def _pass_over_line(self) -> str:
        """Go on where the next line opens an object; returns what is passed over."""
        while True:
            found = _NEXT_OBJECT.search(self._text, self._at + 1)
            if found or self._is_whole or len(self._text) - self._at > _LONGEST_OBJECT:
                break
            self._more()
        end = found.start() if found else len(self._text)
        raw = self._text[self._at : end]
        self._line += raw.count("\n")
        self._at = end
        return raw.strip()

    def _enters_list(self) -> bool:
        """Go to the first list of objects that the object at hand holds; stay where there is
        none."""
        begin, line = self._at, self._line
        self._keeps = True
        while not self._is_whole and len(self._text) - begin < _LONGEST_OBJECT:
            if not self._more():
                break
        self._at += 1
        try:
            while self._next() == '"':
                self._value()
                if self._next() != ":":
                    break
                self._at += 1
                if self._next() == "[" and self._opens_objects():
                    self._keeps = False
                    return True
                self._value()
                if self._next() != ",":
                    break
                self._at += 1
        except TableRefused:
            pass  # what is broken in it is said where the object itself is read
        self._at, self._line, self._keeps = begin, line, False
        return False

    def _opens_objects(self) -> bool:
        at = _SPACE.match(self._text, self._at + 1)
        assert at is not None
        if self._text[at.end() : at.end() + 1] != "{":
            return False
        self._at += 1
        return True

    def _entry(self) -> _Entry:
        is_object = self._next() == "{"
        line, value = self._line, self._value()
        if is_object:
            return _Entry(line=line, values=_flat(value))
        said = json.dumps(value, ensure_ascii=False) if value is not None else "null"
        return _Entry(
            line=line,
            values={},
            raw=said,
            trouble=f"“{cut(said)}” is no note; expected: an object in braces.",
        )

    def _value(self) -> Any:
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
                if end < len(self._text) or self._is_whole:
                    break
            except RecursionError as error:
                raise TableRefused(self._line, "This JSON is nested too deeply.") from error
            except json.JSONDecodeError as error:
                if self._is_whole or len(self._text) - self._at > _LONGEST_OBJECT:
                    raise self._broken(error) from error
            self._more()
        self._line += self._text.count("\n", self._at, end)
        self._at = end
        return value

    def _next(self) -> str:
        """The next sign that is no space; empty at the end."""
        while True:
            found = _SPACE.match(self._text, self._at)
            assert found is not None
            self._line += self._text.count("\n", self._at, found.end())
            self._at = found.end()
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _more(self) -> bool:
        """Read on; what is behind is dropped, except while a list is looked for."""
        piece = self._file.read(_PIECE)
        if not piece:
            self._is_whole = True
            return False
        if self._at > _LONGEST_OBJECT and not self._keeps:
            self._text, self._at = self._text[self._at :], 0
        self._text += piece
        return True

    def _refuse_more(self) -> None:
        if self._next():
            raise self._refusal("the end of the file")

    def _refusal(self, wanted: str) -> TableRefused:
        return TableRefused(
            self._line, f"This is not JSON as it should be: expected {wanted} here."
        )

    def _broken(self, error: json.JSONDecodeError) -> TableRefused:
        what = next((ours for theirs, ours in _TROUBLES.items() if error.msg.startswith(theirs)),
                    "something is missing")  # fmt: skip
        begin = self._text.rfind("\n", 0, error.pos) + 1
        line = self._line + self._text.count("\n", self._at, error.pos)
        return TableRefused(
            line,
            f"This is not JSON as it should be: {what}, at letter {error.pos - begin + 1:,} of "
            "the line.",
        )


def _flat(given: Mapping[str, Any]) -> dict[str, str]:
    """An object's values as texts; what an object in it holds comes under both names."""
    found: dict[str, str] = {}
    for key, value in given.items():
        if isinstance(value, dict):
            for inner, one in value.items():
                found[f"{key}.{inner}"[:200]] = _text(one)
        else:
            found[key[:200]] = _text(value)
    return found


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(_text(one) for one in value if not isinstance(one, list | dict))
    return json.dumps(value, ensure_ascii=False)
