"""Which cards are looked at together, so that their names can be read from the back of a room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience, Sticky, Touchpoint
from journeymapper.domain.vocabulary import Moment

WIDEST, HIGHEST = 1080.0, 460.0
"""Journey units in sight at once: on 1920 × 1080 pixels, a fifth of them for words, names in the
enlarged type of a presentation are then at least 28 pixels high."""
NOTE_ROOM, NOTE_STEP = 56.0, 56.0
"""About what the notes of a stage take up below its cards, and each of them."""


def sights(cards: Sequence[Touchpoint]) -> list[list[Touchpoint]]:
    """The cards in as few groups as can be seen at once, evenly filled, from left to right and
    from top to bottom; inside a group in their order here. A card larger than that is alone."""
    order = {card.id: place for place, card in enumerate(cards)}
    found = [
        part
        for band in _packed(cards, lambda one: (one.x, one.x + one.width), WIDEST)
        for part in _packed(band, lambda one: (one.y, one.y + one.height), HIGHEST)
    ]
    return [sorted(part, key=lambda one: order[one.id]) for part in found]


def room_for_notes(cards: Sequence[Touchpoint], notes: int) -> bool:
    """Whether so many notes below these cards can be seen with them."""
    height = max(one.y + one.height for one in cards) - min(one.y for one in cards)
    return height + NOTE_ROOM + notes * NOTE_STEP <= HIGHEST


def telling(
    project: Project, groups: Sequence[Sequence[Touchpoint]], most: int
) -> list[Sequence[Touchpoint]]:
    """At most so many groups, in their order: those with most to tell, the earlier of two alike."""
    weights = [sum(_weight(project, card) for card in group) for group in groups]
    best = sorted(range(len(groups)), key=lambda place: (-weights[place], place))[:most]
    return [groups[place] for place in sorted(best)]


def _weight(project: Project, card: Touchpoint) -> int:
    """Essential cards and moments weigh more than what is described, noted or suffered there."""
    hurts = any(
        one.emotion is not None and one.emotion < 0
        for one in project.referring(Experience, card.id)
    )
    return (
        2 * card.essential
        + 2 * (card.moment is not Moment.NONE)
        + bool(card.description)
        + bool(project.referring(Sticky, card.id))
        + hurts
    )


_Reach = Callable[[Touchpoint], tuple[float, float]]


def _packed(cards: Sequence[Touchpoint], reach: _Reach, most: float) -> list[list[Touchpoint]]:
    """As few runs as can be, each at most so long, about evenly filled."""
    runs = _runs(sorted(cards, key=reach), reach, most)
    for place in range(len(runs) - 1, 0, -1):
        earlier, later = runs[place - 1], runs[place]
        while True:
            edge = reach(earlier[-1])[0]
            # What begins at one line, such as a column of cards, stays together.
            moved = [one for one in earlier if reach(one)[0] == edge]
            grown = [*moved, *later]
            is_fuller = len(earlier) - len(moved) >= len(grown)
            if not is_fuller or max(reach(one)[1] for one in grown) - edge > most:
                break
            earlier, later = earlier[: -len(moved)], grown
        runs[place - 1], runs[place] = earlier, later
    return runs


def _runs(ordered: Sequence[Touchpoint], reach: _Reach, most: float) -> list[list[Touchpoint]]:
    runs: list[list[Touchpoint]] = []
    start = end = 0.0
    for card in ordered:
        first, last = reach(card)
        if not runs or max(end, last) - start > most:
            runs.append([])
            start = end = first
        runs[-1].append(card)
        end = max(end, last)
    return runs
