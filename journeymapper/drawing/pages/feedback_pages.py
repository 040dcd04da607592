"""Feedback pages: every note with its status, where it is pinned and what was answered."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence

from journeymapper.analysis.closing_words import some_share
from journeymapper.analysis.feedback import asks_reply, is_answered, is_noted, status_said, waits
from journeymapper.analysis.written import write_date, write_number
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, FeedbackNote
from journeymapper.domain.vocabulary import Sentiment, Status
from journeymapper.drawing.marks import TONES, pill, pill_height, pill_width
from journeymapper.drawing.pages.flow import Frame, Paragraph, paragraph
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.primitives import Anchor, Box, Link, Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.text import line_height
from journeymapper.words import counted, said

COLUMNS = 2
MOST_NOTES = 200
"""So many notes are shown in all, as more would be read by nobody on paper."""
MOST_AT_PLACE = 12
"""So many of them at one touchpoint, where not all notes fit."""
_TONES = {
    Status.NEW: "coral",
    Status.TRIAGED: "amber",
    Status.ACTING: "amber",
    Status.CLOSED: "accent",
}
_SENTIMENTS = {
    Sentiment.NEGATIVE: ("emotion_-2", "−"),
    Sentiment.NEUTRAL: ("emotion_0", "○"),
    Sentiment.POSITIVE: ("emotion_2", "+"),
}


def feedback_pages(project: Project, paper: Paper, journeys: tuple[str, ...]) -> list[Draft]:
    """As many pages as the notes need, none without notes. Internal notes stay at home. Notes come
    by touchpoint in journey order, then those that are pinned nowhere; by date, and undated ones as
    they were entered."""
    notes = _in_order(project, journeys)
    if not notes:
        return []
    shown = _chosen(notes)
    left = Counter(one.touchpoint for one in notes)
    left.subtract(one.touchpoint for one in shown)
    unit = paper.unit
    gap = 14 * unit
    width = (paper.right - paper.left - gap * (COLUMNS - 1)) / COLUMNS
    lasts = {note.touchpoint: note.id for note in shown}
    waiting = deque(
        _Card(
            project,
            paper,
            note,
            width,
            left[note.touchpoint] if lasts[note.touchpoint] == note.id else 0,
        )
        for note in shown
    )
    locale = project.details.locale
    total = write_number(len(notes), locale)
    facts = [counted("{number} note", "{number} notes", len(notes), number=total)]
    if len(notes) != 1:
        count = sum(note.status is Status.CLOSED for note in notes)
        closed = write_number(count, locale)
        facts.append(counted("{number} closed", "{number} closed", count, number=closed))
    asked = [note for note in notes if asks_reply(note)]
    if asked:
        share = some_share(sum(map(is_answered, asked)) / len(asked), locale)
        facts.append(
            counted(
                "{share} of the one that needed a reply answered",
                "{share} of the {number} that needed a reply answered",
                len(asked),
                share=share,
                number=write_number(len(asked), locale),
            )
        )
    if len(shown) < len(notes):
        facts.append(
            counted(
                "{count} are shown: waiting, negative and newest first",
                "{count} are shown: waiting, negative and newest first",
                len(shown),
            )
        )
    name = said("Feedback")
    drafts: list[Draft] = []
    named: set[str] = set()
    top = paper.margin + 52 * unit
    while waiting:
        parts: list[Primitive] = title(paper, name, " · ".join(facts), paper.right - paper.left)
        if not drafts:
            parts.insert(0, Anchor(x=0, y=0, name="feedback", title=name))
        bottom = _even_bottom([card.height + 8 * unit for card in waiting], top, paper.bottom)
        for place in range(COLUMNS):
            x = paper.left + place * (width + gap)
            y = top
            while waiting:
                card = waiting[0]
                if y > top and y + card.height > bottom + 0.1:
                    break
                if card.touchpoint and card.touchpoint not in named:
                    named.add(card.touchpoint)
                    parts.append(Anchor(x=x, y=y, name=f"feedback-{card.touchpoint}"))
                drawn, height = card.draw(x, y, paper.bottom - y)
                parts += drawn
                y += height + 8 * unit
                if card.is_done:
                    waiting.popleft()
        drafts.append(Draft(name, tuple(parts)))
    return drafts


def _even_bottom(heights: Sequence[float], top: float, lowest: float) -> float:
    """Where columns end so that pages are about equally full, and the columns of the last."""
    pages = 1
    while _columns_needed(heights, lowest - top) > COLUMNS * pages:
        pages += 1
    bottom = top + max(sum(heights) / COLUMNS / pages, max(heights))
    while bottom < lowest and _columns_needed(heights, bottom - top) > COLUMNS * pages:
        bottom += 6.0
    return min(bottom, lowest)


def _columns_needed(heights: Sequence[float], room: float) -> int:
    columns, used = 1, 0.0
    for height in heights:
        if used and used + height > room + 0.1:
            columns, used = columns + 1, 0.0
        used += height
    return columns


def _in_order(project: Project, journeys: tuple[str, ...]) -> list[FeedbackNote]:
    places = [one.id for journey in journeys for one in journey_order(project, journey)]
    order = {one: place for place, one in enumerate(places)}
    shown = [
        one
        for one in project.feedback_notes.values()
        if not one.internal and (one.touchpoint is None or one.touchpoint in order)
    ]
    last = len(order)
    # Sorting keeps what is equal in the order in which it was entered.
    return sorted(
        shown, key=lambda one: (order.get(one.touchpoint or "", last), str(one.received_on or ""))
    )


def _chosen(notes: Sequence[FeedbackNote]) -> list[FeedbackNote]:
    """All notes, or where they are too many some of them, in the same order: what waits, then what
    is negative, then the newest, and no touchpoint takes the room of the others."""
    if len(notes) <= MOST_NOTES:
        return list(notes)
    newest = sorted(notes, key=lambda one: str(one.received_on or ""), reverse=True)
    newest.sort(key=lambda one: (not waits(one), one.sentiment is not Sentiment.NEGATIVE))
    taken: Counter[str | None] = Counter()
    kept: set[str] = set()
    for note in newest:
        if len(kept) < MOST_NOTES and taken[note.touchpoint] < MOST_AT_PLACE:
            taken[note.touchpoint] += 1
            kept.add(note.id)
    return [one for one in notes if one.id in kept]


class _Card:
    """One note as a card, drawn in one piece or in several where no column is tall enough."""

    def __init__(
        self, project: Project, paper: Paper, note: FeedbackNote, width: float, left: int = 0
    ) -> None:
        """``left``: how many notes of the same touchpoint are not shown, said below this one."""
        self.paper = paper
        self.note = note
        self.width = width
        self.touchpoint = note.touchpoint or ""
        unit = paper.unit
        locale = project.details.locale
        pad = 11 * unit
        self._pad = pad
        inner = width - 2 * pad
        where = project.touchpoints.get(note.touchpoint or "")
        persona = project.personas.get(note.persona or "")
        self._persona = persona.id if persona else ""
        self._place = where.name if where else ""
        small = paper.style(7.5)
        self._body: deque[Paragraph] = deque(
            [
                paragraph(
                    note.text or said("(no text)"),
                    paper.style(9.5, 500),
                    inner,
                    room_right=self._status_width + (18 if note.sentiment else 6) * unit,
                    anchor=f"note-{note.id}",
                )
            ]
        )
        words = [
            note.source,
            note.customer,
            write_date(note.received_on, locale) if note.received_on else "",
            persona.name if persona else "",
            ""
            if note.rating is None
            else said("rated {rating}", rating=write_number(note.rating, locale)),
            *(f"#{tag}" for tag in note.tags),
        ]
        meta = " · ".join(word for word in words if word)
        if meta:
            self._body.append(paragraph(meta, small, inner, fill="muted", before=3 * unit))
        pinned = (
            said("at {place}", place=self._place)
            if self._place
            else said("not pinned to a touchpoint")
        )
        self._body.append(
            paragraph(
                pinned,
                paper.style(7.5, 500),
                inner,
                fill="accent" if where else "muted",
                before=1 * unit,
            )
        )
        if note.reply.strip():
            reply = note.reply.strip()
            answered = said("Answered: {reply}", reply=reply)
            if note.answered_on:
                day = write_date(note.answered_on, locale)
                answered = said("Answered {day}: {reply}", day=day, reply=reply)
            self._body.append(
                paragraph(
                    answered,
                    paper.style(8),
                    inner,
                    before=5 * unit,
                    padding=5 * unit,
                    paper="accent_faint",
                )
            )
        elif waits(note):
            self._body.append(
                paragraph(
                    said("needs a reply"),
                    paper.style(7.5, 600),
                    inner,
                    fill="coral_text",
                    before=3 * unit,
                )
            )
        self._add_decided(project, inner)
        if left:
            number = write_number(left, locale)
            more = (
                counted(
                    "and {number} more at {place} in the file",
                    "and {number} more at {place} in the file",
                    left,
                    number=number,
                    place=self._place,
                )
                if self._place
                else counted(
                    "and {number} more pinned nowhere in the file",
                    "and {number} more pinned nowhere in the file",
                    left,
                    number=number,
                )
            )
            self._body.append(
                paragraph(more, paper.style(7.5, 600), inner, fill="muted", before=4 * unit)
            )
        self._started = False

    def _add_decided(self, project: Project, width: float) -> None:
        """What was decided because of the note, each leading there."""
        for one in sorted(project.referring(Action, self.note.id), key=lambda each: each.id):
            told = said("Decided: {action}", action=one.text.strip())
            style, before = self.paper.style(7.5, 500), 3 * self.paper.unit
            place = f"action-{one.id}"
            self._body.append(
                paragraph(told, style, width, fill="accent", before=before, target=place)
            )

    @property
    def height(self) -> float:
        body = sum(one.height + one.before for one in self._body) - self._body[0].before
        return body + 2 * self._pad - 3 * self.paper.unit

    @property
    def is_done(self) -> bool:
        return not self._body

    def draw(self, x: float, y: float, room: float) -> tuple[list[Primitive], float]:
        """What fits into the room, and its height."""
        unit, pad = self.paper.unit, self._pad
        least = 2 * pad + 2 * line_height(self.paper.style(9.5))
        frame = Frame(
            x + pad, y + pad - 2 * unit, self.width - 2 * pad, y + max(room, least) - pad + unit
        )
        frame.fill(self._body)
        height = frame.y - y + pad - unit
        first = not self._started
        self._started = True
        box = Box(
            x=x, y=y, width=self.width, height=height, radius=6 * unit, fill="card", stroke="line"
        )
        parts: list[Primitive] = [box, *self._sentiment(x, y, height)]
        if first:
            targets = (f"map-{self.touchpoint}" if self.touchpoint else "", self._persona)
            for half, target in enumerate(targets):
                if target:
                    top = y + half * height / 2
                    parts.append(
                        Link(x=x, y=top, width=self.width, height=height / 2, target=target)
                    )
        parts += frame.primitives
        return [*parts, *(self._status(x, y) if first else ())], height

    def _sentiment(self, x: float, y: float, height: float) -> list[Primitive]:
        if self.note.sentiment is None:
            return []
        unit = self.paper.unit
        colour, _ = _SENTIMENTS[self.note.sentiment]
        bar = Box(
            x=x,
            y=y + 7 * unit,
            width=3 * unit,
            height=height - 14 * unit,
            radius=1.5 * unit,
            fill=colour,
        )
        return [bar]

    @property
    def _status_width(self) -> float:
        style = self.paper.style(7.5, 600)
        return pill_width(status_said(self.note), style, 60 * self.paper.unit)

    def _status(self, x: float, y: float) -> list[Primitive]:
        style = self.paper.style(7.5, 600)
        fill, colour = TONES["quiet" if is_noted(self.note) else _TONES[self.note.status]]
        text, width = status_said(self.note), self._status_width
        right = x + self.width - self._pad
        top = y + 9 * self.paper.unit
        parts = list(pill(text, style, right - width, top, width, fill=fill, colour=colour))
        if self.note.sentiment is not None:
            _, sign = _SENTIMENTS[self.note.sentiment]
            middle = top + pill_height(style) / 2
            x = right - width - 14 * self.paper.unit
            bold = self.paper.style(9, 700)
            parts.append(one_line(sign, bold, x, middle, 10 * self.paper.unit, "muted", "centre"))
        return parts
