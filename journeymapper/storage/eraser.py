"""What erases a text from other texts: every way in which it may be written, and no rest of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from journeymapper.analysis.own_words import literally, own_words
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import TABLES
from journeymapper.domain.rules import LONGEST_NAME, LONGEST_TEXT, NAMES

BLACKED = "▇▇▇"
SHORTEST, LONGEST = 2, 10_000
_CUT = "…"
"""Names of steps quote what they are about, cut when long (``commands.base.called``)."""


class Eraser:
    """Replaces a text by a word, upper and lower case and any gap between words alike. Raises
    EditRefused for a text that cannot be erased, or by that word."""

    def __init__(self, text: str, word: str = BLACKED, *, whole_words: bool = False) -> None:
        self.text, self.word = " ".join(text.split()), word
        if len(self.text) < SHORTEST:
            raise EditRefused(f"Type at least {SHORTEST} letters of what shall be erased.")
        if len(self.text) > LONGEST:
            raise EditRefused(f"At most {LONGEST:,} letters are erased at once. Take a part of it.")
        if set(BLACKED) & set(self.text):
            raise EditRefused(f"“{BLACKED}” is what stands for erased texts. Choose another text.")
        self._pattern = re.compile(literally(self.text, whole_words=whole_words), re.IGNORECASE)
        if self.is_in(word):
            raise EditRefused("The word that is put in its place holds the text itself.")
        if "\0" in word or len(word) > LONGEST_NAME:
            raise EditRefused(f"The word in its place may have {LONGEST_NAME} letters.")

    def is_in(self, text: str) -> bool:
        return self._pattern.search(text) is not None

    def of(self, text: str, longest: int = LONGEST_TEXT) -> str:
        """A text without it, no longer than a file keeps."""
        if not self.is_in(text):
            return text
        after = self._pattern.sub(lambda _: self.word, text)
        if self.is_in(after):  # what stood around it makes it anew
            after = self._pattern.sub(BLACKED, text)
        return after[:longest]

    def of_step(self, name: str) -> str:
        """The name of a step without it, also where the quote ends within it."""
        head, cut, tail = name.partition(_CUT)
        text = self.text.casefold()
        if cut:
            for length in range(min(len(text), len(head)), SHORTEST - 1, -1):
                if head.casefold().endswith(text[:length]):
                    head = f"{head[:-length]}{self.word}"
                    break
        return self.of(f"{head}{cut}{tail}")

    def of_field(self, table: str, field: str, value: Any) -> Any:
        """A plain value of a record's field without it."""
        if field not in own_words(table):
            return value
        longest = LONGEST_NAME if field in NAMES else LONGEST_TEXT
        if isinstance(value, list):
            return [self.of(one, longest) if isinstance(one, str) else one for one in value]
        return self.of(value, longest) if isinstance(value, str) else value

    def of_column(self, table: str, field: str, value: Any, *, is_json: bool) -> Any:
        """What a column of the file holds without it."""
        if not isinstance(value, str):
            return value
        if not is_json:
            return self.of_field(table, field, value)
        held = json.loads(value)
        after = self.of_field(table, field, held)
        if after == held:
            return value
        return json.dumps(after, ensure_ascii=False, separators=(",", ":"))

    def of_entry(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        """A change of a step, as its row keeps it (``history.packed``), without it."""
        table = entry["table"]
        if table not in TABLES:
            raise ValueError(f"there is no kind of record called {table!r}")
        sides = {
            side: None
            if entry[side] is None
            else {field: self.of_field(table, field, value) for field, value in entry[side].items()}
            for side in ("before", "after")
        }
        return {**entry, **sides}
