"""An edited outline read against the project: each line with what it stands for, and what is not
understood, with a sentence. A line that is not understood leaves alone what it stood for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from journeymapper.analysis.outline import (
    BLANK,
    STAGE,
    TOUCHPOINT,
    WAY,
    Outline,
    OutlineLine,
    Written,
    is_no_stage,
    one_line,
    understood,
)
from journeymapper.analysis.outline_match import matched
from journeymapper.domain.frozen import frozen
from journeymapper.domain.vocabulary import ConnectionKind


@frozen
class ReadLine:
    """A line that is understood; ``was`` is the line that it goes on from, ``is_same`` whether it
    says the same. ``number`` is its place in the text, from 0."""

    number: int
    written: Written
    was: OutlineLine | None
    is_same: bool

    def __init__(
        self, number: int, written: Written, was: OutlineLine | None, is_same: bool
    ) -> None:
        # Written out, as lines are made by the ten thousand.
        put = object.__setattr__
        put(self, "number", number)
        put(self, "written", written)
        put(self, "was", was)
        put(self, "is_same", is_same)


@frozen
class Reading:
    """``problems`` hold a sentence for each line, by number, that is left alone; ``gone`` are the
    lines that no line goes on from."""

    lines: tuple[ReadLine, ...]
    problems: Mapping[int, str]
    gone: tuple[OutlineLine, ...]


def read(
    outline: Outline, old: Sequence[OutlineLine], texts: Sequence[str], resting: int | None = None
) -> Reading:
    """What the text says in the place of the ``old`` lines, which are whole sections. ``resting``
    is the line that somebody is typing in: of that only a new name or label is taken."""
    written = _all_understood(old, texts)
    found = matched(old, texts, written)
    problems: dict[int, str] = {}
    taken = {one for one in found if one is not None}
    free = {place for place in range(len(old)) if place not in taken}
    _keep_half_typed(old, written, found, free, resting)
    _keep_other_kinds(old, texts, written, found, free, problems)
    names = {
        one_line(one.name)
        for number, one in enumerate(written)
        if one.kind == TOUCHPOINT and found[number] is None
    }
    names |= {one_line(written[n].name) for n in _renamed(old, texts, written, found)}
    lines: list[ReadLine] = []
    has_touchpoint = has_stage = False
    for number, one in enumerate(written):
        place = found[number]
        was = old[place] if place is not None else None
        if one.kind == BLANK and was is None:
            continue
        is_same = was is not None and was.text == texts[number].rstrip()
        if not is_same:
            why = problems.get(number) or _problem(outline, one, names, has_touchpoint)
            if not why and one.kind == TOUCHPOINT and was is None:
                why = _no_room(outline, lines, has_stage)
            if why:
                problems[number] = why
            is_half_typed = number == resting and not _is_renaming(was, one)
            if why or is_half_typed or one.kind == BLANK:
                if was is None:
                    continue
                one, is_same = understood(was.text), True
        lines.append(ReadLine(number, one, was, is_same))
        has_stage = has_stage or one.kind == STAGE
        has_touchpoint = one.kind != STAGE and (has_touchpoint or one.kind == TOUCHPOINT)
    problems.pop(resting if resting is not None else -1, None)
    return Reading(tuple(lines), problems, tuple(old[one] for one in sorted(free)))


_understood_before = lru_cache(maxsize=50_000)(understood)


def _all_understood(old: Sequence[OutlineLine], texts: Sequence[str]) -> list[Written]:
    """What every line says; a line that was there before says what it said."""
    known = {one.text: one for one in old}
    return [_said_before(known[text]) if text in known else understood(text) for text in texts]


def _said_before(line: OutlineLine) -> Written:
    """As ``understood``, where a name needs no reading: of a large journey nearly all lines are as
    they were."""
    if line.kind == WAY or "\\" in line.text:
        return _understood_before(line.text)
    depth = 0 if line.kind == STAGE else 1
    return Written(
        line.kind, depth, line.text.strip(), None, -1 if not line.record_id else 0, "", ""
    )


def _renamed(
    old: Sequence[OutlineLine],
    texts: Sequence[str],
    written: Sequence[Written],
    found: Sequence[int | None],
) -> list[int]:
    """The lines of touchpoints that have another name now."""
    return [
        number
        for number, place in enumerate(found)
        if place is not None
        and written[number].kind == TOUCHPOINT
        and old[place].text != texts[number]
    ]


def _keep_half_typed(
    old: Sequence[OutlineLine],
    written: Sequence[Written],
    found: list[int | None],
    free: set[int],
    resting: int | None,
) -> None:
    """A line that is typed anew, or that is not understood, still stands for what it stood for."""
    place = 0
    for number, one in enumerate(written):
        was = found[number]
        if was is not None:
            place = was + 1
        elif (number == resting or one.problem) and place in free and old[place].record_id:
            found[number] = place
            free.discard(place)
            place += 1


def _keep_other_kinds(
    old: Sequence[OutlineLine],
    texts: Sequence[str],
    written: Sequence[Written],
    found: list[int | None],
    free: set[int],
    problems: dict[int, str],
) -> None:
    """A touchpoint does not become a stage by a key too much, nor a stage a touchpoint."""
    waiting = {one_line(old[one].text): one for one in free if old[one].kind != WAY}
    if not waiting:
        return
    for number, one in enumerate(written):
        place = waiting.get(one_line(texts[number]))
        if found[number] is None and place is not None and one.kind in (STAGE, TOUCHPOINT):
            del waiting[one_line(texts[number])]
            found[number] = place
            free.discard(place)
            ought = "Indent the line again" if one.kind == STAGE else "Put it back to the margin"
            problems[number] = (
                f"This is a {old[place].kind} and cannot become a {one.kind}. {ought}, or delete "
                "it and type another."
            )


def _problem(outline: Outline, one: Written, names: set[str], has_touchpoint: bool) -> str:
    """Why a line is not understood; empty where it is."""
    if one.problem or one.kind == BLANK:
        return one.problem
    if one.kind in (STAGE, TOUCHPOINT):
        return "" if one_line(one.name) else "Type a name."
    if not has_touchpoint:
        return "A way starts at a touchpoint. Put this line below the one it leaves."
    count = outline.count_called(one.name)
    if one.number > max(count, 1):
        return f"There are {count} touchpoints called “{one.name}”. Type a number up to that."
    is_known = count or one_line(one.name) in names
    if one.sign is ConnectionKind.LOOP and not is_known:
        return f"A loop leads back to a touchpoint, and none is called “{one.name[:60]}”."
    return ""


def _no_room(outline: Outline, lines: Sequence[ReadLine], has_stage: bool) -> str:
    """Why a new touchpoint cannot stand here; empty where it can."""
    stage = next((one for one in reversed(lines) if one.written.kind == STAGE), None)
    outside = not has_stage or (stage is not None and is_no_stage(stage.written))
    if outside and any(outline.stages()):
        return "A touchpoint stands in a stage. Put this line below the stage it belongs to."
    return ""


def _is_renaming(was: OutlineLine | None, now: Written) -> bool:
    """Whether a line only got another name or label, which may be taken while it is typed."""
    if was is None or was.kind != now.kind:
        return False
    before = understood(was.text)
    if now.kind == WAY:
        return (before.name, before.number, before.sign) == (now.name, now.number, now.sign)
    return min(before.depth, 1) == min(now.depth, 1) and now.depth < 2
