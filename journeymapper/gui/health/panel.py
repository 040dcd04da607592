"""What is known to be wrong, beside the map: findings by mistake, and what can be done about each.

While hints rest, because a workshop is running, it says only that.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from journeymapper.checks.finding import Finding
from journeymapper.checks.mistakes import mistake
from journeymapper.checks.plans import NO_PLAN, plans
from journeymapper.checks.report import Group, Report
from journeymapper.gui.entries import EntryList
from journeymapper.gui.health import edits
from journeymapper.gui.health.all_checks import AllChecksDialog
from journeymapper.gui.health.aside import SetAsideSection
from journeymapper.gui.health.card import FindingCard
from journeymapper.gui.health.group import AT_FIRST, MORE, MistakeGroup
from journeymapper.gui.health.head import HealthHead
from journeymapper.gui.health.keeper import keeper_of
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import button, column
from journeymapper.gui.scroll_column import bring_into_sight
from journeymapper.gui.when_seen import WhenSeen
from journeymapper.gui.workspace import Workspace

LOOKING = "The checks are looking at the map for the first time."
NOTHING = "Nothing is known to be wrong here."
RESTING = "Hints rest while you work."


class HealthPanel(QWidget):
    """Narrow enough for a dock."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._keeper = keeper_of(workspace)
        self._most: dict[int, int] = {}
        self._cards: dict[str, FindingCard] = {}
        self._key = ""
        """The finding that was entered last."""
        self.setAccessibleName("Health")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = column(self, (16, 14, 16, 16), 12)
        self.head = HealthHead()
        self.head.choice.journey_chosen.connect(self.refresh)
        layout.addWidget(self.head)
        self.sentence = WrappedLabel(role="muted")
        layout.addWidget(self.sentence)
        self.speak = button("Let them speak again", lambda: workspace.rest_hints(False), "soft")
        layout.addWidget(self.speak, alignment=Qt.AlignmentFlag.AlignLeft)
        self.groups = EntryList(14, self._make_group)
        layout.addWidget(self.groups.widget)
        self.avoided = WrappedLabel(role="small")
        layout.addWidget(self.avoided)
        self.does_not_apply = WrappedLabel(role="small")
        layout.addWidget(self.does_not_apply)
        self.not_counted = WrappedLabel(role="small")
        layout.addWidget(self.not_counted)
        self.aside = SetAsideSection(workspace)
        layout.addWidget(self.aside)
        layout.addStretch(1)
        menu = QMenu(self.head.more)
        menu.addAction("All checks and their numbers…", self.show_checks)
        menu.addAction("Rest the hints (workshop)", lambda: workspace.rest_hints(True))
        self.head.more.setMenu(menu)
        self._when_seen = WhenSeen(self, self.refresh)
        workspace.health_changed.connect(self._when_seen.ask)
        workspace.journey_changed.connect(self._when_seen.ask)
        self.refresh()

    def show_record(self, record_id: str) -> None:
        """Open the findings at this place; without one, be ready for keys."""
        self.refresh()
        found = [key for key, one in self._all().items() if record_id in one.records]
        if found and found[0] not in self._cards:
            self.head.choice.choose_journey(False)
            self._most[self._all()[found[0]].mistake] = len(self._all())
            self.refresh()
        cards = [self._cards[key] for key in found if key in self._cards]
        for card in cards:
            card.open()
        first = (cards or list(self._cards.values()))[:1]
        for card in first:
            card.head.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(card)
        if not first:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show what the checks say now; what is open, chosen and in sight stays so."""
        self._when_seen.done()
        report, rests = self._workspace.report, self._workspace.hints_rest
        speaks = report is not None and not rests
        held, places = self._held(), list(self._cards)
        self.head.setVisible(speaks)
        self.speak.setVisible(rests)
        self.sentence.show_text(RESTING if rests else LOOKING if report is None else NOTHING)
        self.sentence.setVisible(not speaks or not self._of_interest(report))
        said = (self.avoided, self.does_not_apply, self.not_counted)
        for one in (self.groups.widget, *said, self.aside):
            one.setVisible(speaks)
        if report is not None and speaks:
            self._show(report)
        if held and held not in self._cards:
            self._hold_near(places.index(held))

    def show_checks(self) -> None:
        """Every check: whether it is asked, why not, and the numbers it goes by."""
        AllChecksDialog(self._workspace, self.window()).exec()

    def _show(self, report: Report) -> None:
        project = self._workspace.project
        self.head.show_score(report, len(project.journeys))
        wrong = [one for one in report.groups if self._chosen(one)]
        planned = plans(project)
        self._cards = {}
        several = len(project.journeys) > 1 and not self.head.choice.is_of_journey

        def fill(group: Group, shown: MistakeGroup) -> None:
            findings = _keyed(self._chosen(group))

            def show(key: str, card: FindingCard) -> None:
                finding = findings[key]
                plan = planned.get(finding.reference, NO_PLAN)
                card.show_finding(finding, plan, with_journey=several)
                self._cards[key] = card

            shown.show_findings(findings, self._most.get(group.mistake.number, AT_FIRST), show)

        by_number = {str(one.mistake.number): one for one in wrong}
        self.groups.show_ids(list(by_number), lambda one, shown: fill(by_number[one], shown))
        _say(self.avoided, "Avoided", [one for one in report.groups if one.is_avoided])
        _say(self.does_not_apply, "Does not apply here", report.not_applicable)
        _say(self.not_counted, "Not counted, set aside", report.aside)
        self.aside.show_report(report)

    def _chosen(self, group: Group) -> list[Finding]:
        """The findings of a group that are of interest."""
        if not self.head.choice.is_of_journey:
            return list(group.findings)
        here = (self._workspace.journey_id, None)
        return [one for one in group.findings if one.journey in here]

    def _of_interest(self, report: Report | None) -> bool:
        return report is not None and any(self._chosen(one) for one in report.groups)

    def _all(self) -> dict[str, Finding]:
        report = self._workspace.report
        return _keyed(list(report.findings)) if report is not None else {}

    def _make_group(self, number: str) -> MistakeGroup:
        made = MistakeGroup(mistake(int(number)), self._make_card)
        made.more_asked.connect(lambda: self._show_more(int(number)))
        return made

    def _make_card(self, key: str) -> FindingCard:
        card = FindingCard(self._workspace)
        card.wished.connect(lambda wish: self._do(wish, card))
        card.head.stepped.connect(lambda by: self._step(key, by))
        return card

    def _show_more(self, number: int) -> None:
        self._most[number] = self._most.get(number, AT_FIRST) + MORE
        self.refresh()

    def _do(self, wish: str, card: FindingCard) -> None:
        finding = card.finding
        if finding is None:
            return
        if wish == "show":
            edits.show(self._workspace, finding)
        elif wish == "close":
            edits.close(self._workspace, finding)
        elif wish == "plan" and card.plan.waiting is None:
            self._plan(finding, card)
        elif wish == "mend" and finding.mend is not None:
            edits.mend(self._workspace, finding)

    def _plan(self, finding: Finding, card: FindingCard) -> None:
        """Make an action of it, its words ready to be typed over."""
        if edits.plan(self._workspace, finding) is None:
            return
        card.open()
        self.refresh()
        if card.body is not None and card.plan.waiting is not None:
            card.body.word_it()

    def _step(self, key: str, by: int) -> None:
        """Go to the next or the previous finding."""
        keys = list(self._cards)
        place = keys.index(key) + by
        if 0 <= place < len(keys):
            self._cards[keys[place]].head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _held(self) -> str:
        """The finding that has the focus."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return ""
        return next((key for key, one in self._cards.items() if one.isAncestorOf(focus)), "")

    def _hold_near(self, place: int) -> None:
        """What had the focus is gone: the one in its place has it."""
        cards = list(self._cards.values())
        near: QWidget = cards[min(place, len(cards) - 1)].head if cards else self
        near.setFocus(Qt.FocusReason.OtherFocusReason)


def _keyed(findings: list[Finding]) -> dict[str, Finding]:
    """By what they are of; those of the same check and records are numbered."""
    found: dict[str, Finding] = {}
    for one in findings:
        key, number = one.reference, 1
        while key in found:
            number += 1
            key = f"{one.reference} {number}"
        found[key] = one
    return found


def _say(label: WrappedLabel, heading: str, groups: Sequence[Group]) -> None:
    titles = ", ".join(one.mistake.title for one in groups)
    label.show_text(f"{heading}: {titles}")
    label.setVisible(bool(groups))
