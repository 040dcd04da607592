"""What the quick search is asked: words, what is offered, and what is done with the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journeymapper.domain.frozen import frozen

MOST_SHOWN = 7


@frozen
class Question:
    """``beside`` is the card that the search stands at, ``near`` the cards that are offered before
    anything is typed. ``light`` shows where it would lead (an empty text: nowhere), ``take`` leads
    it there, ``leave`` lets go."""

    words: str
    beside: str
    near: Sequence[str]
    light: Callable[[str], object]
    take: Callable[[str], object]
    leave: Callable[[], object]
