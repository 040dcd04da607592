"""A JSON text read piece by piece: whatever its size, one value of it is in memory at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from journeymapper.domain.errors import EditRefused
from journeymapper.domain.json_form import shown

PIECE = 1 << 18
LONGEST_VALUE = 16 * 1024 * 1024
"""Characters of one record; the largest has a picture of 8 MB in base64."""
_SPACE = re.compile(r"[ \t\r\n]*")
_LONGEST_WORD = 64
"""More signs than any that JSON has but texts and numbers."""


class JsonPieces:
    """The signs and values of a JSON text, one after another. Everything raises EditRefused, with
    the line, where the text is none."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._text = ""
        self._at = 0
        self._line = 1
        self._is_whole = False

    def sign(self) -> str:
        """The next sign that is no space, without going past it; empty at the end."""
        while True:
            found = _SPACE.match(self._text, self._at)
            assert found is not None
            self._pass(found.end())
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more(PIECE):
                return ""

    def take(self, wanted: str) -> None:
        """Go past a sign that must come next."""
        if self.sign() != wanted:
            found = shown(self.sign()) if self.sign() else "the end of the file"
            raise self.refusal(f"expected “{wanted}”, found {found}")
        self._at += 1

    def members(self) -> Iterator[str]:
        """The keys of an object; whoever asks for the next one has read the value of the last."""
        self.take("{")
        seen: set[str] = set()
        while self.sign() != "}":
            if seen:
                self.take(",")
            if self.sign() != '"':
                raise self.refusal("expected a name in quotation marks")
            key = self.value()
            if key in seen:
                raise self.refusal(f"{shown(key)} stands there twice")
            seen.add(key)
            self.take(":")
            yield key
        self.take("}")

    def items(self) -> Iterator[Any]:
        """The values of a list, one by one."""
        self.take("[")
        is_first = True
        while self.sign() != "]":
            if not is_first:
                self.take(",")
            is_first = False
            yield self.value()
        self.take("]")

    def value(self) -> Any:
        """The value that begins here, whole."""
        self.sign()
        piece = PIECE
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
                ends = end < len(self._text) or self._is_whole
                if ends or self._text[self._at] in '"[{':
                    self._pass(end)
                    return value
            except RecursionError:
                raise self.refusal("it is nested too deeply") from None
            except _Refused as refused:
                raise self.refusal(str(refused)) from None
            except json.JSONDecodeError as error:
                if self._is_whole or _is_no_matter_of_more(error):
                    self._pass(min(error.pos, len(self._text)))
                    raise self.refusal(_in_words(error)) from None
            except ValueError:
                raise self.refusal("a number has too many digits") from None
            if len(self._text) - self._at > LONGEST_VALUE:
                raise self.refusal(
                    f"what begins here is no JSON or has more than {LONGEST_VALUE // 1024**2} "
                    "million signs"
                )
            self._more(piece)
            piece *= 2  # or a long value would be begun anew again and again

    def end(self) -> None:
        """Nothing may come any more."""
        if self.sign():
            raise self.refusal("expected the end of the file")

    def refusal(self, why: str) -> EditRefused:
        """The sentence for what is wrong here."""
        return EditRefused(f"Line {self._line:,} is not JSON as it should be: {why}.")

    def _pass(self, end: int) -> None:
        self._line += self._text.count("\n", self._at, end)
        self._at = end

    def _more(self, piece: int) -> bool:
        """Read on and let go of what is behind; whether there was more."""
        try:
            read = self._file.read(piece)
        except UnicodeDecodeError:
            raise EditRefused("The file is no text in UTF-8. Save it in this encoding.") from None
        self._text, self._at = self._text[self._at :] + read, 0
        self._is_whole = not read
        return bool(read)


class _Refused(Exception):
    """What JSON allows, or Python's reader of it, and a project does not."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Refused(
            f"{shown(next(one for one in keys if keys.count(one) > 1))} stands there twice"
        )
    return found


def _no_constant(name: str) -> None:
    raise _Refused(f"{name} is no number")


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant)


def _is_no_matter_of_more(error: json.JSONDecodeError) -> bool:
    """Whether what is wrong stands so far before the end of what was read that reading on cannot
    mend it."""
    is_open = error.msg.startswith("Unterminated string")
    return not is_open and error.pos < len(error.doc) - _LONGEST_WORD


def _in_words(error: json.JSONDecodeError) -> str:
    for theirs, ours in _TROUBLES.items():
        if error.msg.startswith(theirs):
            return ours
    return "something is missing or too much"


_TROUBLES = {
    "Expecting ','": "a comma or a closing bracket is missing",
    "Expecting ':'": "a colon is missing",
    "Expecting property name": "a name in quotation marks is missing",
    "Expecting value": "a value is missing",
    "Unterminated string": "a quotation mark is never closed",
    "Invalid control character": "a line end stands within quotation marks",
    "Invalid \\": "a backslash stands before a letter that means nothing there",
}
