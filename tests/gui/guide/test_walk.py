"""From an empty project to a map that avoids the known mistakes, with what the guide offers.

Nothing is done but what the guide asks for, where it leads, with keys and mouse.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton

from journeymapper.app.guide.saying import NAMING_KEYS
from journeymapper.app.guide.step import StepName
from journeymapper.checks.report import Report
from journeymapper.domain.records import (
    Action,
    Content,
    Review,
    Source,
    Trigger,
    Validation,
)
from journeymapper.domain.vocabulary import Market
from journeymapper.gui.application import Application
from journeymapper.gui.guide.panel import GuidePanel
from journeymapper.gui.health.keeper import keeper_of
from tests.gui.person import Key, Person

ADA = "Ada, career changer"
STEPS = {
    "Awareness": "Advert",
    "Consideration": "Compare plans",
    "Decision": "Subscribe",
    "Post-purchase": "Welcome mail",
    "Advocacy": "Survey, day 30",
}


class Walker:
    """A person who does what the guide says."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.dock = person.window.docks["guide"]
        content = self.dock.content
        assert isinstance(content, GuidePanel)
        self.panel = content
        self.asked: list[str] = []

    @property
    def report(self) -> Report:
        workspace = self.person.window.workspace
        assert workspace is not None
        return keeper_of(workspace).settle()

    def open(self, name: StepName) -> None:
        """Open a step, as it is now."""
        workspace = self.person.window.workspace
        assert workspace is not None
        workspace.flush()
        assert self.report
        self.panel.refresh()
        if self.panel.open_step is not name:
            head = self.panel.cards[name].head
            self.person.click(head, within=self.dock)
        assert self.panel.cards[name].is_open

    def text(self, name: StepName) -> str:
        """What the open step asks for; empty where it asks for nothing."""
        self.open(name)
        body = self.panel.cards[name].body
        assert body is not None
        if body.ask.isHidden():
            return ""
        shown = body.ask.button if body.ask.button.isVisible() else body.ask.question
        return shown.accessibleName()

    def do(self, name: StepName, hands: dict[str, Callable[[str], object]]) -> None:
        """Do all that a step asks for; ``hands`` say how, by how it is asked."""
        for _ in range(40):
            text = self.text(name)
            if not text:
                return
            self.asked.append(text)
            before = self.person.window.workspace.session.position
            body = self.panel.cards[name].body
            assert body is not None
            if body.ask.button.isVisible():
                self.person.click(body.ask.button)
            elif body.ask.line.isVisible():
                self.person.click(body.ask.line)
            self.person.wait(lambda: False, 60)
            how = next((one for one in hands if text.startswith(one)), None)
            assert how is not None, f"nobody told how to do {text!r}"
            in_place = not body.ask.button.isVisible()
            hands[how](text)
            self.person.settle()
            self.person.window.workspace.flush()
            session = self.person.window.workspace.session
            assert session.position > before, f"{text!r} came to nothing"
            if in_place:
                self.stays_with_what_comes_next(text)
        raise AssertionError(f"{name} never ends: {self.asked[-5:]}")

    def stays_with_what_comes_next(self, text: str) -> None:
        """The keys after an answer in the guide."""
        focus = self.person.focus
        assert self.panel.isAncestorOf(focus), f"after {text!r} the keys went to {focus}"
        bodies = [one.body for one in self.panel.cards.values() if one.body is not None]
        assert all(focus is not one.ask.aside for one in bodies), text


def test_the_guide_leads_from_nothing_to_a_good_map(desk: Application, person: Person) -> None:
    desk.show_welcome()
    person.click("New journey")
    assert person.wait(lambda: person.window.docks["guide"].content)
    walker = Walker(person)
    project = person.project

    def said(name: StepName) -> tuple[str, ...]:
        walker.open(name)
        return walker.panel.shown(name).there

    walker.do(
        StepName.EMPATHY,
        {
            "Add a persona": lambda _: person.enter(ADA),
            "Write": lambda text: person.enter(f"{text}: to learn in the evening"),
        },
    )
    assert said(StepName.EMPATHY)[0] == "6 notes on 1 persona"
    walker.do(
        StepName.DATA,
        {
            "Note what": lambda _: person.enter("Interviews with new users, n 12"),
            "Say what is more": lambda _: vouch(person),
        },
    )
    assert said(StepName.DATA)[0] == "1 source"
    (source,) = project.all(Source).values()
    assert source.sample_size == 12
    walker.do(
        StepName.PERSONAS,
        {
            "Say who buys": lambda _: person.click("People", within=walker.dock),
        },
    )
    assert next(iter(project.journeys.values())).market is Market.B2C
    walker.do(
        StepName.TOUCHPOINTS,
        {
            "Draw the first": lambda _: draw(person),
            "Fill the stage": lambda text: fill(person, text),
            "Connect": lambda _: person.click("Connect all 5 in their order", within=walker.dock),
            "Where do they come back": lambda _: lead_back(person),
            "Walk the path": lambda _: walk(person),
            "Let Ada": lambda _: person.click("Come in at “Advert”", within=walker.dock),
            "Mark the": lambda _: person.press(Key.Key_E),
            "Say where": lambda _: person.enter("web"),
            "Say who owns": lambda _: person.enter("Product"),
            "Say which devices": lambda _: person.enter("phone"),
        },
    )
    assert said(StepName.TOUCHPOINTS)[0] == "5 touchpoints, 1 loop"
    assert person.canvas.rect().contains(person.card(ADA)), "who came in is seen"
    walker.do(
        StepName.GAPS,
        {
            "How does Ada": lambda text: person.type("2" if "Subscribe" in text else "4"),
            "Decide what": lambda _: person.enter("Say the price on the first page"),
        },
    )
    assert said(StepName.GAPS)[:2] == (
        "Feelings at 3 of 5 touchpoints",
        "Lowest: Ada, career changer at “Subscribe”, uneasy",
    )
    (action,) = project.all(Action).values()
    assert project.touchpoints[action.touchpoint].name == "Subscribe"
    walker.do(StepName.CONTENT, {"Name what": lambda _: person.enter("What it costs")})
    assert said(StepName.CONTENT)[0] == "1 piece of content"
    (content,) = project.all(Content).values()
    assert content.touchpoint == action.touchpoint
    walker.do(StepName.TRIGGERS, {"Say what happens": lambda _: trigger(person)})
    (made,) = project.all(Trigger).values()
    assert (made.when, made.then) == ("The cart is left", "a coach writes")
    assert project.touchpoints[made.touchpoint].name == "Subscribe", "where it is decided"
    walker.do(
        StepName.TEST,
        {
            "Name the small step": lambda text: person.enter(f"Went on, {text[-8:-1]}"),
            "Say what one": lambda _: person.enter("4.50"),
            "Enter a first": lambda _: person.enter("120"),
            "Note the first": lambda _: press_focused(person, "Reviewed today"),
        },
    )
    assert "5 micro-conversions, 5 readings" in said(StepName.TEST)
    assert project.all(Review)
    walker.do(StepName.VALIDATE, {"Note whom": lambda _: person.enter("Five new users")})
    (asked,) = project.all(Validation).values()
    assert asked.asked == "Five new users"
    # What they feel was said since, and is a guess like all that nobody asked about.
    walker.do(StepName.DATA, {"Say what is more": lambda _: vouch(person)})
    assert said(StepName.VALIDATE)[0] == "Customers were asked once"
    report = walker.report
    assert report.applicable >= 10
    assert report.avoided >= report.applicable - 2, [one.message for one in report.findings]
    assert walker.panel.said.accessibleName() == "9 of 9 steps have enough for now"
    assert len(set(walker.asked)) > 30
    assert walker.panel.ending.isVisible()
    with person.answering(lambda dialog: dialog.reject()):
        person.click("Make the document", within=walker.dock)
    person.click("See what is still known to be wrong", within=walker.dock)
    assert person.wait(lambda: person.window.docks["health"].is_in_front)
    everything_is_undone(person)


def press_focused(person: Person, text: str) -> None:
    """Enter on what the guide gave the keys to."""
    if isinstance(person.focus, QAbstractButton) is False:
        person.press(Key.Key_Tab)
    assert isinstance(person.focus, QAbstractButton) and person.focus.text() == text
    person.press(Key.Key_Return)


def everything_is_undone(person: Person) -> None:
    """All that the guide did are ordinary edits."""
    session = person.window.workspace.session
    while session.undo_name:
        person.window.workspace.undo()
    assert not person.project.touchpoints and not person.project.personas
    assert not person.project.all(Validation)


def trigger(person: Person) -> None:
    person.type("The cart is left")
    person.press(Key.Key_Tab, times=2)
    person.type("a coach writes")
    person.press(Key.Key_Return)


def vouch(person: Person) -> None:
    for _ in range(2):
        person.press(Key.Key_R)


def draw(person: Person) -> None:
    assert person.window.toast.sentence.endswith(NAMING_KEYS)
    assert person.sees_text(NAMING_KEYS, within=person.canvas), "both say the same"
    toast, curve = person.window.toast, person.window.docks["emotion"]
    assert toast.geometry().bottom() < curve.geometry().top(), "the curve is not covered"
    person.enter(STEPS["Awareness"])
    person.press(Key.Key_Escape)


def fill(person: Person, text: str) -> None:
    stage = text.split("“")[1].rstrip("”")
    person.enter(STEPS[stage])
    person.press(Key.Key_Escape)


def lead_back(person: Person) -> None:
    assert person.window.workspace is not None
    assert person.window.workspace.tool == "select", "the tool of the step before was put down"
    assert person.canvas.pending_source == person.card_id(STEPS["Advocacy"]), "the loop has begun"
    assert person.canvas.hint.isHidden(), "the guide asks for the loop; nobody else does"
    person.canvas.zoom_to_fit()
    person.click_card("Compare plans")  # the guide began the loop
    person.press(Key.Key_Return)


def walk(person: Person) -> None:
    for name in STEPS.values():
        person.click_card(name)
    person.press(Key.Key_Return)
