"""Short codes on worksheets: which card, section, cell or line a typed code stands for.

A code on a pre-filled worksheet follows from the ids of what it stands for: a letter for its kind,
then as much of a digest as tells it from all others of the project, at least four characters. A
code on an empty worksheet says which sheet and place it was printed on and ends in a check letter,
so nothing needs to be kept for paper that nobody has written on yet.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from itertools import takewhile

from journeymapper.analysis.lanes import GridLane, lanes_of, record_id
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    FeedbackNote,
    Record,
    Stage,
    Sticky,
    Touchpoint,
    VoteRound,
)
from journeymapper.domain.vocabulary import Section

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""32 characters without I, L, O and U, which are read as others (Crockford's base 32)."""
LEAST = 4
"""Characters that a pre-filled code has at least, beside the letter of its kind."""
PLACES, SHEETS = 128, 256
"""Places on a sheet, and sheets of each kind, that empty worksheets are numbered by."""
_ALIKE = str.maketrans("ILOU", "110V")
_BLANK = "B"
_QUOTED = 20
"""Characters of what was typed that a sentence repeats."""


class CodeKind(StrEnum):
    """What a code stands for; its value is the code's first letter."""

    TOUCHPOINT = "T"
    FEEDBACK = "F"
    EMPATHY = "E"
    CELL = "G"
    VOTE = "V"


Key = tuple[str, str]
"""What a code stands for: a touchpoint's or feedback note's id; a persona's and a section; a
stage's and its lane's id, the one that a lane has once it is a record; what is voted on and the
round."""


@frozen(kw_only=True)
class Coded:
    """What a code stands for. ``record`` and ``part`` are its ``Key``; for an empty card they are
    the id that the record has or will have. ``sheet`` and ``place`` are 0 for pre-filled ones."""

    code: str
    kind: CodeKind
    record: str
    part: str = ""
    is_blank: bool = False
    sheet: int = 0
    place: int = 0


def codes(project: Project, kind: CodeKind) -> dict[Key, str]:
    """The code of everything of this kind that the project holds."""
    digests = sorted((_digest(kind, key), key) for key in _keys(project, kind))
    found: dict[Key, str] = {}
    for place, (digest, key) in enumerate(digests):
        beside = digests[max(place - 1, 0) : place] + digests[place + 1 : place + 2]
        alike = max((_alike(digest, other) for other, _ in beside), default=0)
        found[key] = f"{kind.value}-{digest[: max(LEAST, alike + 1)]}"
    return found


def blank_codes(project: Project, kind: CodeKind, count: int, sheet: int) -> list[str]:
    """The codes of the places of an empty sheet, counted from 1. Raises EditRefused for sheets that
    cannot be numbered."""
    if not 1 <= sheet <= SHEETS:
        raise EditRefused(f"Sheets are numbered from 1 to {SHEETS}. Choose a number between them.")
    if count > PLACES:
        raise EditRefused(f"A sheet has at most {PLACES} cards. Choose larger cards or paper.")
    return [_blank_code(project, kind, sheet, place) for place in range(count)]


def record_for_code(project: Project, code: str) -> Coded:
    """What a code stands for that somebody typed: small letters, gaps and look-alikes do not
    matter. Raises EditRefused with what to look at where it stands for nothing."""
    typed = _letters(code)
    if not typed:
        raise EditRefused("Type the code that stands on the card, for example T-7K3Q.")
    if typed[0] == _BLANK:
        return _blank(project, typed)
    kind = next((one for one in CodeKind if one.value == typed[0]), None)
    if kind is None or len(typed) <= LEAST:
        raise EditRefused(
            f"“{_quoted(code)}” is not a whole code. It looks like T-7K3Q or BT-0417."
        )
    wanted = typed[1:]
    found = [key for key in _keys(project, kind) if _digest(kind, key).startswith(wanted)]
    if not found:
        raise EditRefused(
            f"No card has the code {_spelt(typed)}. Look at it again, or it was deleted."
        )
    if len(found) > 1:
        longer = codes(project, kind)
        names = " or ".join(f"{longer[one]} ({_said(project, one)})" for one in found[:3])
        raise EditRefused(f"Several cards begin like this now. Type {names}.")
    record, part = found[0]
    return Coded(code=_spelt(typed), kind=kind, record=record, part=part)


def lane_of(project: Project, journey: str, part: str) -> GridLane | None:
    """The lane that a cell's key speaks of; None where it is gone."""
    lanes = lanes_of(project, journey)
    return next((one for one in lanes if record_id(project, journey, one.key) == part), None)


def made_id(kind: type[Record], project: Project, code: str) -> str:
    """The id of the record that typing an empty card's code makes: the same one every time."""
    seed = "\0".join(("worksheet", kind.prefix, project.details.id, code))
    return f"{kind.prefix}_{hashlib.sha256(seed.encode('utf-8', 'replace')).hexdigest()[:16]}"


MADE: dict[CodeKind, type[Record]] = {
    CodeKind.TOUCHPOINT: Touchpoint,
    CodeKind.FEEDBACK: FeedbackNote,
    CodeKind.CELL: Stage,
    CodeKind.VOTE: Sticky,
}
"""What is made of an empty card; of an empty empathy map, notes are made for a persona."""


def _keys(project: Project, kind: CodeKind) -> Iterator[Key]:
    if kind is CodeKind.TOUCHPOINT:
        yield from ((one, "") for one in project.touchpoints)
    elif kind is CodeKind.FEEDBACK:
        yield from ((one, "") for one in project.all(FeedbackNote))
    elif kind is CodeKind.EMPATHY:
        yield from ((one, part.value) for one in project.personas for part in Section)
    elif kind is CodeKind.CELL:
        for journey in project.journeys:
            lanes = lanes_of(project, journey)
            for stage in project.referring(Stage, journey):
                yield from ((stage.id, record_id(project, journey, one.key)) for one in lanes)
    else:
        for voting in by_rank(project.all(VoteRound).values()):
            for record in (Sticky, Touchpoint):
                targets = project.referring(record, voting.journey)
                yield from ((one.id, voting.id) for one in targets)


def _alike(one: str, other: str) -> int:
    """With how many equal characters both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=True)))


def _digest(kind: CodeKind, key: Key) -> str:
    data = hashlib.sha256("\0".join((kind.value, *key)).encode("utf-8", "replace")).digest()
    number = int.from_bytes(data[:10])
    return "".join(LETTERS[number >> 5 * place & 31] for place in range(15, -1, -1))


def _letters(code: str) -> str:
    """What was typed, as codes are spelt."""
    plain = unicodedata.normalize("NFKC", code[:80]).upper()
    return "".join(one for one in plain.translate(_ALIKE) if one in LETTERS)


def _quoted(code: str) -> str:
    """What was typed, cut short where it is long."""
    plain = " ".join(code.split())
    return plain if len(plain) <= _QUOTED else f"{plain[: _QUOTED - 1].rstrip()}…"


def _spelt(typed: str) -> str:
    head = 2 if typed[0] == _BLANK else 1
    return f"{typed[:head]}-{typed[head:]}"


def _said(project: Project, key: Key) -> str:
    record = project.find(key[0])
    text = str(getattr(record, "name", "") or getattr(record, "text", ""))
    return " ".join(text.split())[:40] or key[1]


def _blank_code(project: Project, kind: CodeKind, sheet: int, place: int) -> str:
    number = (sheet - 1) * PLACES + place
    digits = [number >> 10 & 31, number >> 5 & 31, number & 31]
    digits.append(_check(project, kind, digits))
    return f"{_BLANK}{kind.value}-" + "".join(LETTERS[one] for one in digits)


def _blank(project: Project, typed: str) -> Coded:
    kind = next((one for one in CodeKind if one.value == typed[1:2]), None)
    if kind is None or len(typed) != 6:
        raise EditRefused(f"“{_quoted(_spelt(typed))}” is not a whole code. It looks like BT-0417.")
    digits = [LETTERS.index(one) for one in typed[2:]]
    if _check(project, kind, digits[:3]) != digits[3]:
        raise EditRefused(
            f"{_spelt(typed)} is mistyped, or the sheet belongs to another project. Look at it "
            "again."
        )
    number = digits[0] << 10 | digits[1] << 5 | digits[2]
    code = _spelt(typed)
    made = MADE.get(kind)
    return Coded(
        code=code,
        kind=kind,
        record=made_id(made, project, code) if made is not None else "",
        is_blank=True,
        sheet=number // PLACES + 1,
        place=number % PLACES,
    )


def _check(project: Project, kind: CodeKind, digits: list[int]) -> int:
    """The check letter: every digit has a weight of its own in the field of 32 elements, so any one
    mistaken letter and any two that changed places are noticed."""
    found = hashlib.sha256(project.details.id.encode("utf-8", "replace")).digest()[0] & 31
    for one in (list(CodeKind).index(kind), *digits):
        found = _doubled(found ^ one)
    return found


def _doubled(one: int) -> int:
    """Times x among the polynomials over two elements, modulo x⁵ + x² + 1."""
    return one << 1 if one < 16 else (one << 1) ^ 0b100101
