"""What the tried shares change at the end: conversion, time, value, rounds, and what carries it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journeymapper.analysis.what_if.chain import Chain
from journeymapper.analysis.what_if.results import Answer, EndAnswer, EntryAnswer, Ranged
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
from journeymapper.analysis.written import write_number
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import button, column, label, row, section
from journeymapper.gui.what_if.bars import Bars
from journeymapper.gui.what_if.table import BeforeAfter, Line
from journeymapper.gui.what_if.trial import Trial
from journeymapper.gui.workspace import Workspace

MOST_LINES = 14
NOBODY = Ranged(0.0)


class Results(QWidget):
    """Everything at the right of the page."""

    begin_chosen = Signal(str)
    """A touchpoint to look from was clicked."""

    def __init__(self, workspace: Workspace, trial: Trial) -> None:
        super().__init__()
        self._workspace, self._trial = workspace, trial
        layout = column(self, gap=12)
        self._make_refusal(layout)
        head = self._sheet(layout, "Conversion")
        self.conversion = label("", "display")
        head.addWidget(self.conversion)
        self.range = WrappedLabel("", "muted")
        head.addWidget(self.range)
        self.note = WrappedLabel("", "small")
        head.addWidget(self.note)
        self.sums = BeforeAfter("Time and value")
        head.addWidget(self.sums)
        self.worths = WrappedLabel("", "small")
        head.addWidget(self.worths)
        self.entries = BeforeAfter("Conversion by where customers are")
        self.entries.chosen.connect(self.begin_chosen)
        self._entries = self._block(layout, "By entry", self.entries)
        self.ends = BeforeAfter("Customers by end")
        self._ends = self._block(layout, "By end", self.ends)
        self.loops = BeforeAfter("Rounds of loops")
        self._loops = self._block(layout, "Rounds per customer", self.loops)
        self.bars = Bars("What is lost without each touchpoint")
        carrying = QWidget()
        inside = column(carrying, gap=8)
        self.bars_note = WrappedLabel("", "small")
        inside.addWidget(self.bars)
        inside.addWidget(self.bars_note)
        self._bars = self._block(layout, "What carries the conversion", carrying)
        self.organisation = BeforeAfter("Loops that the organisation walks")
        self._organisation = self._block(layout, "Walked by the organisation", self.organisation)
        layout.addStretch(1)
        trial.answered.connect(self.refresh)
        trial.weighed.connect(self._show_bars)

    def refresh(self) -> None:
        trial = self._trial
        chain, before, after = trial.chain, trial.before or trial.after, trial.after
        self.refusal.setVisible(after is None)
        mark(self._refused, role="muted" if trial.is_preparing else "trouble")
        self._refused.show_text(trial.refusal)
        self._show_place.setVisible(bool(trial.place))
        for one in (self._entries, self._ends, self._loops, self._bars, self._organisation):
            one.setVisible(after is not None)
        self._head.setVisible(after is not None)
        if chain is None or before is None or after is None:
            return
        self._show_head(chain, before, after)
        self._show_tables(chain, before, after)
        self._show_bars()

    def show_narrow(self, is_narrow: bool) -> None:
        """Set the numbers for a narrow window, or for a wide one."""
        for one in self.findChildren(BeforeAfter):
            one.show_narrow(is_narrow)

    def _show_head(self, chain: Chain, before: Answer, after: Answer) -> None:
        locale, trial = self._locale, self._trial
        was, now = (share_said(one.conversion.value, locale) for one in (before, after))
        is_moved = trial.is_moved and trial.before is not None
        self.conversion.setText(f"{was} → {now}" if is_moved else now)
        self.conversion.setAccessibleName(f"Conversion: {f'{was}, now ' if is_moved else ''}{now}")
        if is_moved:
            points = write_number(
                abs(after.conversion.value - before.conversion.value) * 100, locale, 1
            )
            way = "more" if after.conversion.value >= before.conversion.value else "fewer"
            said = f"{points} points {way}. Before {ranged_share(before.conversion, locale)}"
            said += f", then {ranged_share(after.conversion, locale)}."
        elif after.measured:
            said = f"{ranged_share(after.conversion, locale)}: the range where the true share lies "
            said += "95 times in 100, from the sample sizes of the readings."
        else:
            said = "No range: no share rests on a reading with a sample size yet."
        self.range.show_text(said)
        self.note.show_text(note_on(after))
        self.note.setVisible(bool(self.note.accessibleName()))
        money = self._money

        def hours(one: Ranged) -> str:
            return time_said(chain, one, self._locale)

        lines = [("Time until an end", *self._pair(before, after, lambda one: one.hours, hours))]
        if chain.worths:
            pair = self._pair(before, after, lambda one: one.value, money)
            lines.append(("Value per customer", *pair))
        worse = {0} if after.hours.value > before.hours.value else set()
        worse |= {1} if after.value.value < before.value.value else set()
        self.sums.show_lines(lines, worse=worse)
        currency = self._workspace.project.details.currency
        counted = worths_said(chain.worths, currency, self._locale)
        self.worths.show_text(counted)
        self.worths.setVisible(bool(counted))

    def _show_tables(self, chain: Chain, before: Answer, after: Answer) -> None:
        self._show_entries(before, after)
        old_ends = {(one.id, one.outcome): one.share for one in before.ends}
        ends = sorted(after.ends, key=_by_outcome)
        worse = {
            number
            for number, one in enumerate(ends[:MOST_LINES])
            if _is_worse(
                one.outcome, old_ends.get((one.id, one.outcome), NOBODY).value, one.share.value
            )
        }
        self.ends.show_lines(
            [
                (
                    f"{one.name} · {one.outcome}" if one.outcome not in ("", "left") else one.name,
                    share_said(old_ends.get((one.id, one.outcome), NOBODY).value, self._locale),
                    self._share(one.share),
                )
                for one in ends[:MOST_LINES]
            ],
            worse=worse,
        )
        old_loops = {one.id: one.rounds for one in before.loops}
        self.loops.show_lines(
            [
                (
                    one.name,
                    rounds_said(old_loops.get(one.id, 0.0), self._locale),
                    rounds_said(one.rounds, self._locale),
                )
                for one in after.loops[:MOST_LINES]
            ]
        )
        self._loops.setVisible(bool(after.loops))
        self.organisation.show_lines(
            [(one.name, "", loop_time(one, self._locale)) for one in chain.organisation]
        )
        self._organisation.setVisible(bool(chain.organisation))

    def _show_entries(self, before: Answer, after: Answer) -> None:
        """Where customers convert from: the entries, then what is essential on the way."""
        old_entries = {(one.id, one.within): one for one in before.entries}
        lines = [
            self._entry_line(old_entries.get((one.id, one.within), one), one)
            for one in after.entries[:MOST_LINES]
        ]
        places = [one.id for one in after.entries[:MOST_LINES]]
        worse = {
            number
            for number, one in enumerate(after.entries[:MOST_LINES])
            if one.conversion.value < old_entries.get((one.id, one.within), one).conversion.value
        }
        old = {one.id: one.conversion for one in before.essentials}
        for one in after.essentials[:MOST_LINES]:
            was = share_said(old.get(one.id, one.conversion).value, self._locale)
            if one.conversion.value < old.get(one.id, one.conversion).value:
                worse.add(len(lines))
            lines.append((f"from {one.name}", was, self._share(one.conversion)))
            places.append(one.id)
        touchpoints = self._workspace.project.touchpoints
        self.entries.show_lines(lines, [one if one in touchpoints else "" for one in places], worse)
        self._entries.setVisible(len(lines) > 1)

    def _show_bars(self) -> None:
        removals = self._trial.removals
        if removals is None:
            self.bars_note.show_text("Counting what each touchpoint carries…")
            return
        self.bars.show_bars(
            [(one.name, one.effect, share_said(one.effect, self._locale)) for one in removals]
        )
        more = f" And {self._trial.more_removals} more." if self._trial.more_removals else ""
        self.bars_note.show_text(
            "The part of all conversions that would be lost if everybody who comes here were lost."
            + more
            if removals
            else "Nobody converts, so nothing carries the conversion yet."
        )
        self.bars.setVisible(bool(removals))

    def _entry_line(self, before: EntryAnswer, after: EntryAnswer) -> Line:
        name = f"   at {after.name}" if after.within else after.name
        was = share_said(before.conversion.value, self._locale)
        return name, was, self._share(after.conversion)

    def _pair(
        self,
        before: Answer,
        after: Answer,
        of: Callable[[Answer], Ranged],
        said: Callable[[Ranged], str],
    ) -> tuple[str, str]:
        return said(Ranged(of(before).value)), said(of(after))

    @property
    def _locale(self) -> str:
        return self._workspace.project.details.locale

    def _share(self, one: Ranged) -> str:
        return ranged_share(one, self._locale)

    def _money(self, one: Ranged) -> str:
        currency = self._workspace.project.details.currency
        return ranged_money(one, currency, self._locale)

    def _make_refusal(self, layout: QVBoxLayout) -> None:
        self.refusal = QFrame()
        self.refusal.setProperty("role", "sheet")
        inner = column(self.refusal, (16, 16, 16, 16), 12)
        self._refused = WrappedLabel("", "trouble")
        inner.addWidget(self._refused)
        line = row()
        self._show_place = button("Show it on the map", self._go, "soft")
        line.addWidget(self._show_place)
        line.addStretch(1)
        inner.addLayout(line)
        self.refusal.hide()
        layout.addWidget(self.refusal)

    def _go(self) -> None:
        place = self._trial.place
        self._workspace.page_asked.emit("map", "")
        self._workspace.reveal(place)

    def _sheet(self, layout: QVBoxLayout, heading: str) -> QVBoxLayout:
        self._head = QFrame()
        self._head.setProperty("role", "sheet")
        inner = column(self._head, (16, 12, 16, 14), 6)
        inner.addWidget(section(heading))
        layout.addWidget(self._head)
        return inner

    def _block(self, layout: QVBoxLayout, heading: str, content: QWidget) -> QFrame:
        made = QFrame()
        made.setProperty("role", "sheet")
        inner = column(made, (16, 12, 16, 14), 8)
        inner.addWidget(section(heading))
        inner.addWidget(content)
        layout.addWidget(made)
        return made


def _is_worse(outcome: str, before: float, after: float) -> bool:
    """Fewer who are won, more who are lost or leave; what is neutral is neither."""
    return after < before if outcome == "won" else after > before and outcome in ("lost", "left")


def _by_outcome(one: EndAnswer) -> tuple[int, float]:
    order = {"won": 0, "": 1, "neutral": 1, "lost": 2, "left": 3}
    return order.get(one.outcome, 1), -one.share.value
