"""Names that fit what is typed: as it begins, as a word of it begins, holding it, or nearly."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz, process

NEAR_ENOUGH = 72.0
"""Of 100: how alike a name must be that does not hold what is typed."""
LEAST_TYPED = 3
"""With fewer letters a likeness says nothing."""


class NearNames:
    """Searches the same names again and again, key by key. ``names``: text by key."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._keys = list(names)
        self._names = [" ".join(name.split()).casefold() for name in names.values()]

    def fitting(self, typed: str, most: int) -> list[str]:
        """The keys of the names that fit best, the best first; none for an empty text."""
        wanted = " ".join(typed.split()).casefold()
        if not wanted:
            return []
        found = self._holding(wanted)[:most]
        if len(found) < most and len(wanted) >= LEAST_TYPED:
            seen = set(found)
            alike = process.extract(
                wanted,
                self._names,
                scorer=fuzz.WRatio,
                limit=most + len(found),
                score_cutoff=NEAR_ENOUGH,
            )
            found += [place for _, _, place in alike if place not in seen]
        return [self._keys[place] for place in found[:most]]

    def _holding(self, wanted: str) -> list[int]:
        """The places of names that hold it: those that begin so, those with a word that does, and
        the rest; shorter ones first."""
        word = f" {wanted}"
        return sorted(
            (place for place, name in enumerate(self._names) if wanted in name),
            key=lambda place: (
                not self._names[place].startswith(wanted),
                word not in f" {self._names[place]}",
                len(self._names[place]),
                place,
            ),
        )
