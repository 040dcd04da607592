"""The quarter of an hour that the program is for: from the welcome page to the client's PDF.

Everything is done with keys and mouse on what the screen shows.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QTableView

from journeymapper.app.session import Session
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Record
from journeymapper.domain.vocabulary import (
    ConnectionKind,
    LoopKind,
    Section,
    Sentiment,
    WalkedBy,
)
from journeymapper.gui.application import Application
from journeymapper.gui.canvas.emotion_panel import EmotionPanel
from tests.gui.person import CONTROL, SHIFT, Key, Person
from tests.gui.seeing import Role

MIRA = "Mira, career changer"
LAYLA = "ليلى العامري"
HELP = "सहायता केंद्र"
TRIP = "客户旅程"
CARDS = ("Advert in the office", "Complete your profile", "Photo 3x4", "Call at 12:30", HELP, TRIP)
LOOP = "Fortnightly coach review"
EMPATHY = {
    Section.WHO: "Forty minutes a night",
    Section.NEED_TO_DO: "Find out whether profile and office skills count",
    Section.SEE: "Ten identical pages",
    Section.SAY: "Show me the first step",
    Section.DO: "Asks friends at 12:30",
    Section.HEAR: "You will never finish",
    Section.THINK: "Is this for me?",
    Section.FEEL: "Alone with it",
    Section.PAINS: "Passport photo 3x4 again",
    Section.GAINS: "A certificate in hand",
}
COVER = {"Title": "Trial to paid", "Client": "Lumen Academy", "Author": "J. Ortiz"}
LOST, LATE = "The profile form lost my photo", "Nobody called at 12:30"


def test_main_job(desk: Application, person: Person, home: Path) -> None:
    desk.show_welcome()
    person.click("New empathy map")
    fill_empathy_map(person)
    draw_the_journey(person)
    close_the_loop(person)
    second_persona(person)
    set_emotions(person)
    pin_feedback(person)
    fill_the_cover(person)
    name_milestone(person)
    path = home / "Documents" / "For the client.pdf"
    export(person, path)
    text = read_back(path)
    for typed in (MIRA, LAYLA, *CARDS, LOOP, *EMPATHY.values(), LOST, LATE, "Hear of it"):
        assert flat(typed) in text, typed
    for typed in ("profile", "office", "3x4", "12:30", *COVER.values(), "Zoë Brügger"):
        assert flat(typed) in text, typed
    undo_and_redo_everything(person)
    reopen_and_compare(desk, person)


def fill_empathy_map(person: Person) -> None:
    person.enter(MIRA)
    for section, text in EMPATHY.items():
        person.enter(text)
        assert said(person.project, section) == [text]
        person.press(Key.Key_Tab)
    assert len(person.project.empathy_notes) == len(EMPATHY)


def draw_the_journey(person: Person) -> None:
    person.click("Close the guide")
    person.click(person.window.toast)
    person.click("Now draw where they meet you  →  Map")
    person.type(CARDS[0])
    for name in CARDS[1:]:
        person.press(Key.Key_Tab)
        person.type(name)
    person.press(Key.Key_Return)
    person.press(Key.Key_Escape)
    project = person.project
    assert sorted(one.name for one in project.touchpoints.values()) == sorted(CARDS)
    assert len(project.connections) == len(CARDS) - 1
    first_stage = person.find("Stage Awareness…")
    person.double_click(first_stage)
    person.retype("Hear of it")
    person.press(Key.Key_Return)
    assert "Hear of it" in [one.name for one in project.stages.values()]
    # Each card into a stage of its own, as far as there are stages.
    person.canvas.zoom_to_fit()
    stages = sorted(project.stages.values(), key=lambda one: one.rank)
    for number, name in enumerate(CARDS[1:5], start=1):
        box = person.canvas.scene.cards.boxes[person.card_id(name)]
        left = person.canvas.scene.lefts[stages[number].id]
        end = person.canvas.camera.point_of(left + 100 + 16, box.cy).toPoint()
        person.drag(person.canvas, person.card(name), end)
        assert project.touchpoints[person.card_id(name)].stage == stages[number].id, name


def close_the_loop(person: Person) -> None:
    person.connect("Call at 12:30", "Complete your profile", side="bottom")
    (loop,) = loops(person)
    person.click("Feedback", role=Role.CheckBox, within=person.canvas)
    person.click("Name of the loop", within=person.canvas)
    person.type(LOOP)
    person.click("Every how many days", within=person.canvas)
    person.type("14")
    person.press(Key.Key_Return)
    (loop,) = loops(person)
    assert (loop.label, loop.loop_kind, loop.every_days) == (LOOP, LoopKind.FEEDBACK, 14)
    assert loop.walked_by is WalkedBy.ORGANISATION
    assert person.wait(lambda: person.all_seen(f"{LOOP}…"))


def second_persona(person: Person) -> None:
    rail = person.window.docks["rail"]
    person.click("Add a persona", within=rail)
    person.enter(LAYLA)
    layla = next(one for one in person.project.personas.values() if one.name == LAYLA)
    for name, y in ((MIRA, 300), (LAYLA, 380)):
        entry = person.find(f"Persona {name}…", within=rail)
        assert person.drag_and_drop(entry, person.canvas, QPoint(120, y))
    assert len(person.project.presences) == 2
    person.connect(LAYLA, CARDS[0])
    entered = (layla.id, person.card_id(CARDS[0]))
    assert entered in {(one.source, one.target) for one in person.project.connections.values()}


def set_emotions(person: Person) -> None:
    person.click(f"Persona {MIRA}…")
    for name, key in zip(CARDS, "45122", strict=False):
        person.click_card(name)
        person.type(key)
    lived = {
        person.project.touchpoints[one.touchpoint].name: one.emotion
        for one in person.project.experiences.values()
    }
    assert lived == {CARDS[0]: 1, CARDS[1]: 2, CARDS[2]: -2, CARDS[3]: -1, CARDS[4]: -1}
    panel = person.find("Emotion curve", kind=EmotionPanel)
    called = person.card_id("Call at 12:30")
    dot = next(one for one in panel.dots if one.touchpoint == called)
    top = min(one.y for one in panel.dots)  # where the profile delights
    person.drag(panel, QPoint(round(dot.x), round(dot.y)), QPoint(round(dot.x), round(top)))
    (moved,) = (one for one in person.project.experiences.values() if one.touchpoint == called)
    assert moved.emotion == 2


def pin_feedback(person: Person) -> None:
    # One is typed at the selected touchpoint, the other in the inbox and dragged to its place.
    person.click_card("Complete your profile")
    person.type("f")
    person.enter(LOST)
    (lost,) = person.project.feedback_notes.values()
    assert (lost.text, lost.touchpoint) == (LOST, person.card_id("Complete your profile"))
    person.click("Feedback", role=Role.CheckBox, within=person.window.top_bar)
    person.click("New feedback note")
    person.enter(LATE)
    person.click("Customer", role=Role.EditableText)
    person.type("Zoë Brügger")
    person.click("Source", role=Role.EditableText)
    person.type("Support ticket")
    person.press(Key.Key_Tab)
    person.click("Sentiment: negative")
    late = next(one for one in person.project.feedback_notes.values() if one.text == LATE)
    assert (late.touchpoint, late.customer, late.source) == (None, "Zoë Brügger", "Support ticket")
    person.click("Map", within=person.window.top_bar)
    person.click(person.canvas, QPoint(person.canvas.width() - 30, 76))
    notes = person.find("Feedback notes", kind=QTableView)
    row = notes.visualRect(notes.model().index(0, 0)).center()
    assert person.drag_and_drop(notes.viewport(), person.canvas, person.card("Call at 12:30"), row)
    late = person.project.feedback_notes[late.id]
    assert late.touchpoint == person.card_id("Call at 12:30")
    assert late.sentiment is Sentiment.NEGATIVE


def fill_the_cover(person: Person) -> None:
    def fill(dialog: QDialog) -> None:
        for name, text in COVER.items():
            person.click(name, role=Role.EditableText, within=dialog)
            person.retype(text)
        person.click("Done", within=dialog)

    with person.answering(fill):
        person.menu("File", "Project details…")
    details = person.project.details
    assert (details.title, details.client, details.author) == tuple(COVER.values())


def name_milestone(person: Person) -> None:
    def name(_dialog: QDialog) -> None:
        person.enter("end of day 1")

    with person.answering(name):
        person.press(Key.Key_M, CONTROL)
    assert [one.name for one in person.project.milestones.values()] == ["end of day 1"]


def export(person: Person, path: Path) -> None:
    def choose_where(_dialog: QDialog) -> None:
        person.retype(str(path))
        person.press(Key.Key_Return)

    def fill(dialog: QDialog) -> None:
        with person.answering(choose_where):
            person.click("Export…", role=Role.Button, within=dialog)
        ready = f"“{path.name}” is ready: "
        assert person.wait(lambda: person.sees_text(ready, dialog), 30_000), person.names(dialog)
        person.click("Close", within=dialog)

    with person.answering(fill):
        person.click("Export…")
    assert path.read_bytes().startswith(b"%PDF")
    assert f"“{path.name}” is ready: " in person.window.toast.sentence


def undo_and_redo_everything(person: Person) -> None:
    session = person.window.workspace.session
    end, done = everything(person.project), session.position
    steps = 0
    while session.undo_name:
        person.press(Key.Key_Z, CONTROL)
        steps += 1
        assert session.position == done - steps
    assert not person.project.touchpoints and not person.project.personas
    assert not person.project.milestones
    for _ in range(steps):
        person.press(Key.Key_Z, CONTROL | SHIFT)
    assert everything(person.project) == end


def reopen_and_compare(desk: Application, person: Person) -> None:
    path, end = person.window.workspace.session.path, everything(person.project)
    person.menu("File", "Close window")
    assert not desk.windows
    with Session.open(path) as again:
        assert everything(again.project) == end
        assert again.undo_name
    desk.open_path(path)
    person.settle()
    assert everything(person.project) == end
    assert person.sees_text("Trial to paid", person.window.top_bar)


def everything(project: Project) -> dict[str, Record]:
    return {one.id: one for one in project.records()}


def read_back(path: Path) -> str:
    """All text of the document without spaces, as lines may break anywhere."""
    return flat("".join(page.extract_text() for page in PdfReader(path).pages))


def flat(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def said(project: Project, section: Section) -> list[str]:
    return [one.text for one in project.empathy_notes.values() if one.section is section]


def loops(person: Person) -> list[Connection]:
    found = person.project.connections.values()
    return [one for one in found if one.kind is ConnectionKind.LOOP]
