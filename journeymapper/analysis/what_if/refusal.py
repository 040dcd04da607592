"""Why a journey cannot be counted, said so that somebody can mend it."""

from __future__ import annotations


class ChainRefused(ValueError):
    """A journey whose chain has no answer. The text is one sentence that names the place;
    ``place`` is the id of the record to look at, or empty."""

    def __init__(self, sentence: str, place: str = "") -> None:
        super().__init__(sentence)
        self.place = place
