"""Experiment pages: what was tried, what the numbers say, what speaks against them, and what was
decided."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.experiments.results import Arm, axis_end, is_between_journeys
from journeymapper.analysis.experiments.verdict import place_text, rate_text, verdict_of
from journeymapper.analysis.written import write_date, write_number, write_share
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment, Journey
from journeymapper.domain.vocabulary import ExperimentStatus
from journeymapper.drawing.marks import TONES, pill, pill_width
from journeymapper.drawing.pages.flow import Frame, Paragraph, paragraph
from journeymapper.drawing.pages.leads import behind, leading
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.primitives import Anchor, Box, Ellipse, Link, Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.text import line_height, measure
from journeymapper.words import counted, said

COLUMNS = 2
_TONES = {ExperimentStatus.RUNNING: "amber", ExperimentStatus.DECIDED: "accent"}


def experiment_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], at: date
) -> list[Draft]:
    """As many pages as the experiments of these journeys need, none without."""
    shown = _shown(project, {one.id for one in journeys})
    gap = 14 * paper.unit
    width = (paper.right - paper.left - gap * (COLUMNS - 1)) / COLUMNS
    waiting = deque(_Card(project, paper, one, width, at) for one in shown)
    decided = sum(one.status is ExperimentStatus.DECIDED for one in shown)
    facts = [
        counted("{count} experiment", "{count} experiments", len(shown)),
        counted("{count} decided", "{count} decided", decided),
    ]
    name = said("Experiments")
    top = paper.margin + 52 * paper.unit
    drafts: list[Draft] = []
    while waiting:
        parts: list[Primitive] = title(paper, name, " · ".join(facts), paper.right - paper.left)
        if not drafts:
            parts.insert(0, Anchor(x=0, y=0, name="experiments", title=name))
        for place in range(COLUMNS):
            y = top
            while waiting:
                card = waiting[0]
                if y > top and y + card.height > paper.bottom + 0.1:
                    break
                drawn, height = card.draw(paper.left + place * (width + gap), y, paper.bottom - y)
                parts += drawn
                y += height + 10 * paper.unit
                if card.is_done:
                    waiting.popleft()
        drafts.append(Draft(name, tuple(parts)))
    return drafts


def _shown(project: Project, journeys: set[str]) -> list[Experiment]:
    found = []
    for one in by_rank(project.all(Experiment).values()):
        place = project.find(one.touchpoint or one.connection or "")
        if place is None or getattr(place, "journey", None) in journeys:
            found.append(one)
    return found


def _rests(project: Project, experiment: Experiment) -> list[str]:
    """Where its numbers come from: its sources, else those of its measure, else its card."""
    place = project.find(experiment.touchpoint or experiment.connection or "")
    journey = str(getattr(place, "journey", "") or next(iter(project.journeys), ""))
    ids = [one for one in (experiment.id, experiment.measure) if one]
    found = [one for one in behind(project, journey, *ids) if one.startswith("source-")]
    found += [f"measure-{experiment.measure}"] if experiment.measure else []
    return found + ([f"map-{experiment.touchpoint}"] if experiment.touchpoint else [])


class _Card:
    """One experiment as a card, in one piece or cut where no column is tall enough."""

    def __init__(
        self, project: Project, paper: Paper, experiment: Experiment, width: float, at: date
    ) -> None:
        self.paper, self.width = paper, width
        self._experiment = experiment
        self._pad = 12 * paper.unit
        self._inner = width - 2 * self._pad
        self._locale = project.details.locale
        self._verdict = verdict_of(project, experiment, at)
        self._body: deque[Paragraph] = deque()
        self._add_head(project)
        head = len(self._body)
        self._add_variants()
        self._add_verdict()
        counted_by = leading([*self._body][head:], _rests(project, experiment))
        self._body = deque([*[*self._body][:head], *counted_by])
        self._add_decision()
        self._started = False

    @property
    def height(self) -> float:
        body = sum(one.height + one.before for one in self._body) - self._body[0].before
        return body + 2 * self._pad

    @property
    def is_done(self) -> bool:
        return not self._body

    def draw(self, x: float, y: float, room: float) -> tuple[list[Primitive], float]:
        """What fits into the room, and its height."""
        least = 2 * self._pad + 2 * line_height(self.paper.style(9))
        bottom = y + max(room, least) - self._pad
        frame = Frame(x + self._pad, y + self._pad, self._inner, bottom)
        frame.fill(self._body)
        height = frame.y - y + self._pad
        radius = 6 * self.paper.unit
        box = Box(
            x=x, y=y, width=self.width, height=height, radius=radius, fill="card", stroke="line"
        )
        parts: list[Primitive] = [box]
        if not self._started and self._experiment.touchpoint:
            target = f"map-{self._experiment.touchpoint}"
            parts.append(Link(x=x, y=y, width=self.width, height=height, target=target))
        parts += frame.primitives
        if not self._started:
            parts += self._status(x, y)
        self._started = True
        return parts, height

    def _add(
        self, text: str, size: float, weight: int = 400, before: float = 0, fill: str = "ink"
    ) -> None:
        if text.strip():
            style = self.paper.style(size, weight)
            above = before * self.paper.unit
            self._body.append(paragraph(text, style, self._inner, fill=fill, before=above))

    def _add_note(self, text: str, tone: str, before: float = 4) -> None:
        unit = self.paper.unit
        style = self.paper.style(8)
        self._body.append(
            paragraph(text, style, self._inner, before=before * unit, padding=5 * unit, paper=tone)
        )

    def _add_head(self, project: Project) -> None:
        experiment = self._experiment
        unit, style = self.paper.unit, self.paper.style(11, 600)
        name = experiment.name or said("Experiment")
        self._body.append(paragraph(name, style, self._inner, room_right=66 * unit, keep=True))
        where = place_text(project, experiment)
        measured = project.measures.get(experiment.measure or "")
        words = [
            where if is_between_journeys(experiment) else said("at {place}", place=where),
            said("measured by {measure}", measure=measured.name) if measured is not None else "",
            self._dates(),
            self._plan(),
        ]
        self._add(" · ".join(word for word in words if word), 7.5, before=2, fill="muted")
        self._add(experiment.hypothesis, 8.5, before=5)

    def _dates(self) -> str:
        begun, ended = self._experiment.started_on, self._experiment.ended_on
        first, last = (write_date(one, self._locale) if one else "" for one in (begun, ended))
        if first and last:
            return said("{first} to {last}", first=first, last=last)
        if first:
            return said("since {day}", day=first)
        return said("until {day}", day=last) if last else ""

    def _plan(self) -> str:
        one = self._experiment
        words = []
        if one.base_rate is not None and one.wished_rate is not None:
            first, last = (
                write_share(rate, self._locale, 2) for rate in (one.base_rate, one.wished_rate)
            )
            words.append(said("{first} to {last}", first=first, last=last))
        if one.planned_size is not None:
            number = write_number(one.planned_size, self._locale)
            words.append(
                counted(
                    "{number} visitors each",
                    "{number} visitors each",
                    one.planned_size,
                    number=number,
                )
            )
        return said("planned: {plan}", plan=", ".join(words)) if words else ""

    def _add_variants(self) -> None:
        result = self._verdict.result
        top = axis_end(result.arms)
        style = self.paper.style(8, 500)
        bar = self._inner * 0.5
        numbers = self.paper.style(8)
        texts = [rate_text(one, self._locale) for one in result.arms]
        widest = max((measure(one, numbers) for one in texts), default=0.0)
        told = min(max(78 * self.paper.unit, widest + 2 * self.paper.unit), bar * 0.8)
        for number, arm in enumerate(result.arms):
            counts = said(
                "{some} of {all}",
                some=write_number(arm.variant.conversions, self._locale),
                all=write_number(arm.variant.visitors, self._locale),
            )
            control = [said("control")] if arm.variant.is_control else []
            self._body.append(
                paragraph(
                    " · ".join([arm.variant.name, *control, counts]),
                    style,
                    self._inner,
                    before=(8 if number == 0 else 7) * self.paper.unit,
                    room_right=bar + 10 * self.paper.unit,
                    extra=tuple(self._bar(arm, top, bar, told)),
                )
            )

    def _bar(self, arm: Arm, top: float, width: float, told: float) -> list[Primitive]:
        """The rate in words, ``told`` wide, and as a bar, from ``-width`` to 0 beside the middle of
        the line."""
        unit = self.paper.unit
        room = width - told - 6 * unit
        text = rate_text(arm, self._locale) or said("no rate yet")
        style = self.paper.style(8)
        parts: list[Primitive] = [
            one_line(text, style, -told, 0, told, "ink" if arm.interval else "muted", "left"),
            Box(x=-width, y=-0.6 * unit, width=room, height=1.2 * unit, radius=0.6, fill="line"),
        ]
        if arm.rate is None or arm.interval is None:
            return parts
        tone = "muted" if arm.variant.is_control else "accent"
        low, high = (-width + room * end / top for end in arm.interval)
        tall, dot = 6 * unit, 2.6 * unit
        parts.append(
            Box(
                x=low,
                y=-tall / 2,
                width=max(high - low, 1.5),
                height=tall,
                radius=2 * unit,
                fill=tone,
                opacity=0.35,
            )
        )
        middle = -width + room * arm.rate / top
        parts.append(Ellipse(cx=middle, cy=0, rx=dot, ry=dot, fill=tone))
        return parts

    def _add_verdict(self) -> None:
        self._add(self._verdict.sentence, 9.5, 600, before=8)
        for one in self._verdict.cautions:
            self._add_note(one.text, "amber_soft")

    def _add_decision(self) -> None:
        decision, reason = self._experiment.decision.strip(), self._experiment.reason.strip()
        if decision:
            told = [said("Decided: {decision}", decision=decision)]
            if reason:
                told.append(said("Why: {reason}", reason=reason))
            self._add_note("\n".join(told), "accent_faint", before=6)

    def _status(self, x: float, y: float) -> list[Primitive]:
        style = self.paper.style(7.5, 600)
        status = self._experiment.status
        fill, colour = TONES[_TONES.get(status, "quiet")]
        width = pill_width(status.label, style, 60 * self.paper.unit)
        left = x + self.width - self._pad - width
        top = y + 10 * self.paper.unit
        return list(pill(status.label, style, left, top, width, fill=fill, colour=colour))
