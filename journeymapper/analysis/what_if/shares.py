"""The shares of one decision point: how they split, and how the others give way when one moves."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

from journeymapper.analysis.what_if.refusal import ChainRefused
from journeymapper.domain.frozen import frozen
from journeymapper.words import said

LEAVES = ""
"""Stands in a group for those who go none of its ways."""
TOLERANCE = 1e-9
"""Shares that sum up to this little more than 100% are taken for 100%."""
_PLACES = 4


@frozen
class ShareGroup:
    """The customer ways that lead away from ``place``, and the share that each is given (0 to 1).

    Ways without a share (None) split what the others leave, equally. Where all have one and they
    sum up to less than 100%, the rest of the customers leave the journey here.
    """

    place: str
    ways: tuple[str, ...]
    given: tuple[float | None, ...]

    def split(self) -> tuple[tuple[float, ...], float]:
        """The part of customers that goes each way, and the part that leaves here."""
        known = sum(one for one in self.given if one is not None)
        rest = max(1.0 - known, 0.0)
        missing = sum(one is None for one in self.given)
        if missing:
            return tuple(rest / missing if one is None else one for one in self.given), 0.0
        shares = tuple(one for one in self.given if one is not None)
        if known > 1.0:
            return tuple(one / known for one in shares), 0.0
        return shares, rest if rest > TOLERANCE else 0.0

    def share(self, way: str) -> float:
        """The part that goes a way, or leaves here (``LEAVES``)."""
        shares, leaving = self.split()
        return leaving if way == LEAVES else shares[self.ways.index(way)]

    def moved(self, way: str, share: float) -> ShareGroup:
        """The group with another share of one way, or of those who leave here (``LEAVES``).

        Ways without a share go on taking what is left; where all have one, the others give way in
        proportion, those who leave here among them. Shares that give way come in hundredths of a
        percent. Raises ValueError for a share that is not between 0 and 1.
        """
        exact = self.moved_exactly(way, share)
        given = list(exact.given)
        giving = [n for n, one in enumerate(given) if one != self.given[n] and self.ways[n] != way]
        for n in giving:
            given[n] = round(given[n] or 0.0, _PLACES)
        known = sum(one for one in given if one is not None)
        wanted = 1.0 - share if way == LEAVES else 1.0
        if giving and (known > wanted or way == LEAVES or self._is_full()):
            most = max(giving, key=lambda n: given[n] or 0.0)
            given[most] = max(round((given[most] or 0.0) + wanted - known, 12), 0.0)
        return replace(exact, given=tuple(given))

    def moved_exactly(self, way: str, share: float) -> ShareGroup:
        """As ``moved``, but what gives way is not rounded: for counting, not for showing."""
        if not (isfinite(share) and 0.0 <= share <= 1.0):
            raise ValueError(f"a share is between 0% and 100%, not {share:.4%}")
        room = 1.0 - share
        if way == LEAVES:
            shares, _ = self.split()
            return replace(self, given=_scaled(shares, room))
        place = self.ways.index(way)
        others = [one for n, one in enumerate(self.given) if n != place]
        if None in others:
            known = sum(one for one in others if one is not None)
            factor = min(1.0, room / known) if known else 1.0
            given = [None if one is None else one * factor for one in others]
        else:
            _, leaving = self.split()
            leaving = 0.0 if self.given[place] is None else leaving
            whole = [one for one in others if one is not None]
            pool = [*whole, leaving]
            # Where nobody goes another way yet, those who are freed go the other ways, if any.
            given = list(_scaled(pool, room)[:-1] if sum(pool) else _scaled(whole, room))
        given.insert(place, share)
        return replace(self, given=tuple(given))

    def _is_full(self) -> bool:
        """Whether all ways have a share, and nobody leaves here."""
        return None not in self.given and self.split()[1] == 0.0


def _scaled(shares: tuple[float, ...] | list[float], total: float) -> tuple[float, ...]:
    """The shares in the same proportion, so that they sum up to ``total``."""
    known = sum(shares)
    if not known:
        return tuple(total / len(shares) for _ in shares)
    return tuple(one * total / known for one in shares)


def checked(group: ShareGroup, name: str) -> ShareGroup:
    """The group, if its shares can be. Raises ChainRefused that says where they cannot."""
    known = 0.0
    for one in group.given:
        if one is None:
            continue
        if not (isfinite(one) and 0.0 <= one <= 1.0):
            raise ChainRefused(
                said(
                    "A share of a way from “{name}” is {share}%; it has to be between 0% and 100%.",
                    name=name,
                    share=f"{one * 100:g}",
                ),
                group.place,
            )
        known += one
    if known > 1.0 + TOLERANCE:
        raise ChainRefused(
            said(
                "The ways from “{name}” have {share} together; lower their shares to 100% at most.",
                name=name,
                share=_percent(known),
            ),
            group.place,
        )
    return group


def _percent(share: float) -> str:
    text = f"{share * 100:.2f}".rstrip("0").rstrip(".")
    return f"{text}%" if text != "100" else said("more than 100%")
