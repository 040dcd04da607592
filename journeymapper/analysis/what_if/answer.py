"""What a chain says: conversion, rounds of loops, time and value, and what each place carries.

``WhatIf`` answers again and again for one chain while shares move; ``counting`` has the sums.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from journeymapper.analysis.what_if.chain import Chain, until_goals
from journeymapper.analysis.what_if.results import Answer, Removal
from journeymapper.analysis.what_if.shares import ShareGroup
from journeymapper.domain.vocabulary import Outcome

if TYPE_CHECKING:
    from journeymapper.analysis.what_if.counting import State


def is_loaded(chain: Chain) -> bool:
    """Whether all that counts this chain is imported, so that an answer comes at once."""
    solver = sys.modules.get("journeymapper.analysis.what_if.solver")
    if not hasattr(sys.modules.get("journeymapper.analysis.what_if.counting"), "State"):
        return False
    return len(chain.ids) <= getattr(solver, "SMALL", 0) or "scipy.sparse.linalg" in sys.modules


def load(chain: Chain) -> None:
    """Import what counts this chain, up to a second or so; in whatever thread."""
    from journeymapper.analysis.what_if import counting, solver

    del counting
    if len(chain.ids) > solver.SMALL:
        import scipy.sparse.linalg  # noqa: F401 - only loaded here, so that the solver need not wait


class WhatIf:
    """Answers for one chain. The first one made imports numpy, and scipy for a
    large chain, which takes a moment."""

    def __init__(self, chain: Chain) -> None:
        self.chain = chain
        self._whole = _Counted(chain)
        self._converting = _Counted(until_goals(chain)) if chain.goals else self._whole

    def answer(self, groups: Mapping[str, ShareGroup] | None = None) -> Answer:
        """The answer with these groups in place of the chain's own, by their places. A share that
        is moved is taken as it is said: only groups that stayed carry ranges.

        Raises ChainRefused where customers never get to an end.
        """
        groups = groups or {}
        answer = self._whole.answer(groups)
        if self._converting is self._whole:
            return answer
        won = self._converting.answer(groups)
        return replace(
            answer,
            conversion=won.conversion,
            entries=tuple(
                replace(one, conversion=other.conversion)
                for one, other in zip(answer.entries, won.entries, strict=True)
            ),
            essentials=won.essentials,
            is_won_unsaid=False,
        )

    def removals(
        self, groups: Mapping[str, ShareGroup] | None = None
    ) -> Iterator[tuple[Removal, ...]]:
        """The removal effect of touchpoints, piece by piece, so that a window stays awake: each
        round some more. Ends and goals have none. Nothing where nobody converts.

        Anderl, Becker, von Wangenheim & Schumann 2016, Mapping the customer journey: the share of
        conversions lost when walks that come to a place are lost; that is P(come there) ×
        P(convert from there) / P(convert), with P(come there) = visits / visits per comer.
        """
        yield from self._converting.state(groups or {}).removals()


class _Counted:
    """One chain with its solver and its newest state."""

    def __init__(self, chain: Chain) -> None:
        from journeymapper.analysis.what_if.solver import Solver

        self._chain = chain
        self._solver = Solver(chain)
        won = [node for node, one in chain.outcomes.items() if one is Outcome.WON]
        self._is_won_unsaid = not won
        self._won = won or [node for node, one in chain.outcomes.items() if one is None]
        self._last: tuple[Mapping[str, ShareGroup], State] | None = None

    def answer(self, groups: Mapping[str, ShareGroup]) -> Answer:
        return self.state(groups).answer(groups, is_won_unsaid=self._is_won_unsaid)

    def state(self, groups: Mapping[str, ShareGroup]) -> State:
        mine = {place: one for place, one in groups.items() if place in self._chain.groups}
        if self._last is None or self._last[0] != mine:
            from journeymapper.analysis.what_if.counting import State

            self._last = mine, State(self._solver.solve(mine), self._won)
        return self._last[1]
