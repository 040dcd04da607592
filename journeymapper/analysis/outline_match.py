"""Which line of an edited outline is which line of the outline before: a line that is renamed or
moved stays what it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from journeymapper.analysis.outline import BLANK, TOUCHPOINT, WAY, OutlineLine, Written, one_line

MOST_COMPARED = 1_500
"""Lines of an edited part that are compared each with each."""


def matched(
    old: Sequence[OutlineLine], new: Sequence[str], written: Sequence[Written]
) -> list[int | None]:
    """For each new line the place of the old line that it goes on from; None for a line that is
    new. Each old line is gone on from once at most, and by a line of its kind."""
    found: list[int | None] = [None] * len(new)
    texts = [one.text for one in old]
    first = 0
    while first < min(len(old), len(new)) and texts[first] == new[first]:
        found[first] = first
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and texts[-1 - last] == new[-1 - last]:
        last += 1
        found[-last] = len(old) - last
    before = range(first, len(old) - last)
    after = [n for n in range(first, len(new) - last) if written[n].kind != BLANK]
    _match_changed(old, new, written, list(before), after, found)
    return found


def _match_changed(
    old: Sequence[OutlineLine],
    new: Sequence[str],
    written: Sequence[Written],
    before: list[int],
    after: list[int],
    found: list[int | None],
) -> None:
    """Match what lies between the lines that are the same at the beginning and at the end."""
    gaps = [(before, after)]
    if 0 < len(before) <= MOST_COMPARED and 0 < len(after) <= MOST_COMPARED:
        said_before = [old[one].text.rstrip() for one in before]
        said_after = [new[one].rstrip() for one in after]
        matcher = SequenceMatcher(None, said_before, said_after, autojunk=False)
        gaps = []
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag == "equal":
                for was, now in zip(range(a, b), range(c, d), strict=True):
                    found[after[now]] = before[was]
            else:
                gaps.append((before[a:b], after[c:d]))
    taken = {one for one in found if one is not None}
    _match_moved(old, new, written, before, after, found, taken)
    for was_here, now_here in gaps:
        _match_renamed(
            old,
            written,
            [one for one in was_here if one not in taken],
            [one for one in now_here if found[one] is None],
            found,
        )


def _match_moved(
    old: Sequence[OutlineLine],
    new: Sequence[str],
    written: Sequence[Written],
    before: Sequence[int],
    after: Sequence[int],
    found: list[int | None],
    taken: set[int],
) -> None:
    """A line that is gone here and stands there, perhaps deeper, has moved."""
    waiting: dict[tuple[str, str], list[int]] = {}
    for one in reversed(before):
        if one not in taken:
            waiting.setdefault((old[one].kind, one_line(old[one].text)), []).append(one)
    for place in after:
        if found[place] is None:
            places = waiting.get((written[place].kind, one_line(new[place])))
            if places:
                found[place] = here = places.pop()
                taken.add(here)


def _match_renamed(
    old: Sequence[OutlineLine],
    written: Sequence[Written],
    before: Sequence[int],
    after: Sequence[int],
    found: list[int | None],
) -> None:
    """Lines of a kind that stand where others of that kind stood are those, in their order. Ways
    that lead to the same touchpoint come first."""
    for kind in dict.fromkeys(written[one].kind for one in after):
        was = [one for one in before if old[one].kind == kind and old[one].record_id]
        now = [one for one in after if written[one].kind == kind and not written[one].problem]
        if kind == WAY:
            for place in list(now):
                same = f" {written[place].name}"
                likely = next((one for one in was if same in old[one].text), None)
                if likely is not None:
                    found[place] = likely
                    was.remove(likely)
                    now.remove(place)
        if kind == TOUCHPOINT and len(was) != len(now):
            now.sort(key=lambda place: written[place].depth > 1)  # a branch is likely new
            now = sorted(now[: len(was)])
        for one, place in zip(was, now, strict=False):
            found[place] = one
