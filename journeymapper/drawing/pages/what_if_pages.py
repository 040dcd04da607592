"""What-if pages: for each journey with shares what they come to, and what carries it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.what_if.answer import WhatIf
from journeymapper.analysis.what_if.chain import Chain, read_chain
from journeymapper.analysis.what_if.refusal import ChainRefused
from journeymapper.analysis.what_if.results import LEFT, Answer, EndAnswer, Removal, highest
from journeymapper.analysis.what_if.said import (
    loop_time,
    note_on,
    ranged_money,
    ranged_share,
    rounds_said,
    share_said,
    time_said,
    worths_said,
)
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey
from journeymapper.domain.vocabulary import Outcome
from journeymapper.drawing.pages.leads import behind, link_over
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.primitives import Anchor, Box, Primitive
from journeymapper.drawing.texts import block, one_line
from journeymapper.text import Style, line_height, measure
from journeymapper.words import counted, said

MOST_LINES = 14
"""Lines of one list; the document says how many more there are."""
_GAP = 18.0
_LINE = 15.0
_KEPT = 15.0
"""Of a list that finds no room: a line that says so."""
_BELOW_BARS = 64.0
"""Kept free under bars, for what is said of them."""


def what_if_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], _at: date
) -> Sequence[Draft]:
    """A page for each journey whose ways have shares; where they have no answer, it says why."""
    drafts: list[Draft] = []
    for journey in journeys:
        try:
            chain = read_chain(project, journey.id)
            if not chain.has_shares:
                continue
            what_if = WhatIf(chain)
            answer = what_if.answer()
            carrying = [one for some in what_if.removals() for one in some]
            removals = highest(carrying, MOST_LINES)
        except ChainRefused as refusal:
            if project.referring(Connection, journey.id):
                drafts.append(_refused(paper, journey, str(refusal), not drafts))
            continue
        drafts.append(
            _page(project, paper, journey, chain, answer, removals, not drafts, len(carrying))
        )
    return drafts


def is_worth_asking(project: Project) -> bool:
    """Whether any journey has shares, or ways that have no answer; found without counting."""
    if any(one.share is not None for one in project.connections.values()):
        return True
    for journey in project.journeys:
        try:
            if read_chain(project, journey).has_shares:
                return True
        except ChainRefused:
            if project.referring(Connection, journey):
                return True
    return False


def _head(paper: Paper, journey: Journey, told: str, is_first: bool) -> list[Primitive]:
    name = said("What if · {journey}", journey=journey.title)
    parts = title(paper, name, told, paper.right - paper.left)
    if is_first:
        parts.insert(0, Anchor(x=0, y=0, name="what-if", title=said("What if")))
    return parts


def _refused(paper: Paper, journey: Journey, sentence: str, is_first: bool) -> Draft:
    parts = _head(paper, journey, said("The shares have no answer yet"), is_first)
    top = paper.margin + 60 * paper.unit
    text = block(sentence, paper.style(11), paper.left, top, (paper.right - paper.left) * 0.6)
    return Draft(said("What if"), (*parts, *text.lines))


def _page(
    project: Project,
    paper: Paper,
    journey: Journey,
    chain: Chain,
    answer: Answer,
    removals: list[Removal],
    is_first: bool,
    carrying: int,
) -> Draft:
    locale, currency = project.details.locale, project.details.currency
    told = said("What the shares on the ways come to, customer by customer")
    parts = _head(paper, journey, told, is_first)
    unit = paper.unit
    gap = _GAP * unit
    width = (paper.right - paper.left - 2 * gap) / 3
    lefts = [paper.left + place * (width + gap) for place in range(3)]
    top = paper.margin + 58 * unit

    first = _Column(paper, lefts[0], top, width)
    first.expect(True, answer.entries, answer.essentials)
    first.number(
        share_said(answer.conversion.value, locale),
        ranged_share(answer.conversion, locale),
        said("of all customers convert"),
    )
    if note := note_on(answer):
        first.text(note)
    if answer.measured:
        first.text(said("In brackets the range where the true number lies 95 times in 100."))
    sums = [(said("Time until an end"), time_said(chain, answer.hours, locale))]
    if chain.worths:
        sums.append((said("Value per customer"), ranged_money(answer.value, currency, locale)))
    first.list(said("Time and value") if chain.worths else said("Time"), sums)
    if chain.worths:
        first.text(worths_said(chain.worths, currency, locale))
    first.list(
        said("By entry"),
        [
            (
                "   " + said("at {place}", place=one.name) if one.within else one.name,
                ranged_share(one.conversion, locale),
            )
            for one in answer.entries
        ],
    )
    first.list(
        said("From what is essential"),
        [
            (said("from {place}", place=one.name), ranged_share(one.conversion, locale))
            for one in answer.essentials
        ],
    )
    second = _Column(paper, lefts[1], top, width)
    second.expect(answer.ends, answer.loops, chain.organisation)
    ends = sorted(answer.ends, key=by_outcome)
    second.list(
        said("Where customers end"),
        [(end_named(one), ranged_share(one.share, locale)) for one in ends],
    )
    second.list(
        said("Rounds of loops, per customer"),
        [(one.name, rounds_said(one.rounds, locale)) for one in answer.loops],
    )
    second.list(
        said("Walked by the organisation, not counted"),
        [(one.name, loop_time(one, locale)) for one in chain.organisation],
    )
    third = _Column(paper, lefts[2], top, width)
    shown = third.bars(
        said("What carries the conversion"),
        [(one.name, one.effect, share_said(one.effect, locale)) for one in removals],
    )
    if carrying > shown:
        third.text(_more(carrying - shown))
    if removals:
        third.text(
            said("What would be lost of all conversions if everybody who comes there were lost.")
        )
    shared = [one.id for one in project.referring(Connection, journey.id) if one.share is not None]
    rests = behind(project, journey.id, *shared)
    for column in (first, second, third):
        parts += column.parts
        parts += link_over(rests, *column.area)
    return Draft(said("What if"), tuple(parts), note=journey.title)


def end_named(one: EndAnswer) -> str:
    """An end with its outcome, where that is told apart."""
    if one.outcome in ("", LEFT):
        return one.name
    return f"{one.name} · {Outcome(one.outcome).label}"


def _more(count: int) -> str:
    return counted("and {count} more", "and {count} more", count)


def by_outcome(one: EndAnswer) -> tuple[int, float]:
    """Sorts ends: won before lost, the most frequent first."""
    return {"won": 0, "lost": 2, LEFT: 3}.get(one.outcome, 1), -one.share.value


class _Column:
    """Lists one below the other; what does not fit any more is counted, not dropped in silence."""

    def __init__(self, paper: Paper, left: float, top: float, width: float) -> None:
        self._paper, self._left, self._y, self._width = paper, left, top, width
        self._top = top
        self._coming = 0
        self.parts: list[Primitive] = []

    @property
    def area(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of all that was told."""
        return self._left, self._top, self._width, self._y - self._top

    def expect(self, *lists: object) -> None:
        """Lists that are still to come, of which those that are not empty each keep a line."""
        self._coming = sum(map(bool, lists))

    @property
    def _room(self) -> float:
        """From here on, without what lists to come keep."""
        return self._paper.bottom - self._y - self._coming * _KEPT * self._paper.unit

    def number(self, head: str, ranged: str, below: str) -> None:
        """A share, large; its range goes below, with what it is a share of."""
        unit = self._paper.unit
        limits = ranged.removeprefix(head).strip()
        large, small = self._paper.style(30, 700), self._paper.style(9)
        self._add(head, large, 18 * unit, "accent")
        self._y += 34 * unit
        told, shift = f"{below} {limits}".strip(), 6 * unit - line_height(small) / 2
        made = block(
            told, small, self._left, self._y + shift, self._width, fill="muted", align="left"
        )
        self.parts += made.lines
        self._y += 18 * unit + made.height - line_height(small)

    def text(self, text: str) -> None:
        style = self._paper.style(8)
        most = max(min(int(self._room / line_height(style)), 7), 1)
        made = block(text, style, self._left, self._y, self._width, fill="muted", max_lines=most)
        self.parts += made.lines
        self._y += made.height + 6 * self._paper.unit

    def list(self, heading: str, lines: Sequence[tuple[str, str]]) -> None:
        """Names at the left, numbers at the right."""
        if not lines:
            return
        unit, style = self._paper.unit, self._paper.style(9)
        self._coming = max(self._coming - 1, 0)
        if self._room < (19 + 2 * _LINE) * unit:
            told = said(
                "{heading}: {count}, for which there is no room here",
                heading=heading,
                count=len(lines),
            )
            self._add(told, self._paper.style(8), 6 * unit, "muted")
            self._y += _KEPT * unit
            return
        self._heading(heading)
        bold = self._paper.style(9, 600)
        count, room = 0, self._room
        for name, number in lines[:MOST_LINES]:
            room -= _LINE * unit * (1 if self._is_beside(name, number) else 2)
            if room < 0 and count:
                break
            count += 1
        shown = lines[: count if count == len(lines) else count - 1]
        for name, number in shown:
            is_beside = self._is_beside(name, number)
            needed = measure(number, bold) + 0.1 if is_beside else self._width
            middle = self._y + _LINE * unit / 2
            line = one_line(
                number,
                bold,
                self._left + self._width - needed,
                middle if is_beside else middle + _LINE * unit * 0.8,
                needed,
                align="right",
            )
            room_left = line.x - self._left - 6 * unit if is_beside else self._width
            self.parts += [one_line(name, style, self._left, middle, room_left), line]
            self._y += _LINE * unit * (1 if is_beside else 2)
        if len(shown) < len(lines):
            self._more(len(lines) - len(shown))
        self._y += 10 * unit

    def _is_beside(self, name: str, number: str) -> bool:
        """Whether both stand on one line; else the number has a line of its own."""
        style, bold = self._paper.style(9), self._paper.style(9, 600)
        needed = measure(name, style) + measure(number, bold) + 6 * self._paper.unit
        return needed <= self._width

    def bars(self, heading: str, bars: Sequence[tuple[str, float, str]]) -> int:
        """How many of these are shown: those that have room, with some lines of text below."""
        if not bars:
            return 0
        self._heading(heading)
        lines = int((self._room / self._paper.unit - _BELOW_BARS) / _LINE)
        bars = bars[: max(lines, 1)]
        unit, style = self._paper.unit, self._paper.style(9)
        name_width, number_width = self._width * 0.44, 34 * unit
        room = self._width - name_width - number_width - 8 * unit
        for name, part, number in bars:
            middle = self._y + _LINE * unit / 2
            left = self._left + name_width + 4 * unit
            right = self._left + self._width - number_width
            self.parts += [
                one_line(name, style, self._left, middle, name_width),
                self._bar(left, middle, room, "quiet"),
                self._bar(left, middle, max(room * part, 1.5 * unit), "accent"),
                one_line(number, style, right, middle, number_width, align="right"),
            ]
            self._y += _LINE * unit
        self._y += 6 * unit
        return len(bars)

    def _bar(self, left: float, middle: float, width: float, fill: str) -> Box:
        height = 7 * self._paper.unit
        return Box(
            x=left, y=middle - height / 2, width=width, height=height, radius=height / 2, fill=fill
        )

    def _heading(self, text: str) -> None:
        style, step = self._paper.style(10, 600), 19 * self._paper.unit
        shift = 8 * self._paper.unit - line_height(style) / 2
        made = block(
            text, style, self._left, self._y + shift, self._width, fill="accent", align="left"
        )
        self.parts += made.lines
        self._y += step + made.height - line_height(style)

    def _more(self, count: int) -> None:
        self._add(_more(count), self._paper.style(8), 6 * self._paper.unit, "muted")
        self._y += 12 * self._paper.unit

    def _add(self, text: str, style: Style, down: float, fill: str) -> None:
        self.parts.append(
            one_line(text, style, self._left, self._y + down, self._width, fill, align="left")
        )
