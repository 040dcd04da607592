"""A map on paper is typed into the grid without the mouse; each edit is one step back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from journeymapper.domain.records import Experience, Stage, Sticky, Touchpoint
from journeymapper.domain.vocabulary import StickyKind
from tests.gui.grid.conftest import ALT, CONTROL, SHIFT, Hands
from tests.gui.hands import ARABIC, undo_names

Key = Qt.Key

STAGES = ("Awareness", "Consideration", "Trial", "Purchase", "Learning", "Advocacy")
TOUCHPOINTS = (
    ("Review site", "Friend’s post", "Webinar", "Advert"),
    ("Compare plans", "Ask a coach", "Read reviews", "Call sales"),
    ("Free-trial sign-up", "Welcome video", "Guided tour", "First lesson", "Reminder"),
    ("Worth the price?", "Subscribe", "Invoice", "Team quote"),
    ("Evening lesson", "First course done", "Certificate", "NPS survey"),
    ("Refer a friend", "Study group", "Team licence", "Talk"),
)
NOTES = {
    "Thinks": tuple(f"Thought at {one}" for one in STAGES),
    "Feels": tuple(f"Feeling at {one}" for one in STAGES),
    "Pain points": tuple(f"Pain at {one}" for one in STAGES),
    "Opportunities": tuple(f"Chance at {one}" for one in STAGES),
}
CHANNELS = ("web", "chat", "app", "e-mail", "app, phone", "in person")


def test_a_paper_map_of_six_stages_seven_lanes_and_25_touchpoints(blank: Hands) -> None:
    for name in STAGES:
        blank.type(name)
        blank.press(Key.Key_Tab)
    blank.press(Key.Key_Escape)
    assert blank.stages() == list(STAGES)
    blank.press(Key.Key_Home)
    blank.press(Key.Key_Down)
    for names in TOUCHPOINTS:
        for name in names[:-1]:
            blank.type(name)
            blank.press(Key.Key_Return, SHIFT)
        blank.type(names[-1])
        blank.press(Key.Key_Tab)
    blank.press(Key.Key_Escape)  # no seventh stage
    emotions = {"Trial": "5", "Purchase": "1", "Awareness": "3"}
    blank.press(Key.Key_Home)
    blank.press(Key.Key_Down, times=4)
    assert blank.said().startswith("Emotion, Awareness: Review site")
    for stage in STAGES:
        for _ in TOUCHPOINTS[STAGES.index(stage)]:
            blank.type(emotions.get(stage, "4"))
            blank.press(Key.Key_Right)
    for lane, texts in NOTES.items():
        blank.press(Key.Key_Home)
        blank.press(Key.Key_Down)
        assert blank.said().startswith(lane)
        for text in texts[:-1]:
            blank.type(text)
            blank.press(Key.Key_Tab)
        blank.type(texts[-1])
        blank.press(Key.Key_Return)
        blank.press(Key.Key_Up)
    blank.press(Key.Key_Home)
    blank.press(Key.Key_Down)
    for names in CHANNELS:
        blank.type(names)
        blank.press(Key.Key_Tab)
    blank.press(Key.Key_Escape)

    project = blank.project
    assert len(project.touchpoints) == 25
    for stage, names in zip(STAGES, TOUCHPOINTS, strict=True):
        assert blank.texts("Touchpoints", stage) == list(names)
    for lane, texts in NOTES.items():
        for stage, text in zip(STAGES, texts, strict=True):
            assert blank.texts(lane, stage) == [text]
    assert blank.texts("Channels", "Learning") == ["app", "phone"]
    felt = {project.touchpoints[one.touchpoint].name: one.emotion for one in _lived(blank)}
    assert felt["Guided tour"] == 2 and felt["Subscribe"] == -2 and felt["Talk"] == 1
    assert len(felt) == 25
    # On the map the cards stand in their columns, none on another.
    places = {(one.x, one.y) for one in project.touchpoints.values()}
    assert len(places) == 25


def _lived(hands: Hands) -> list[Experience]:
    return list(hands.project.experiences.values())


def test_undo_takes_back_one_entry_at_a_time(blank: Hands) -> None:
    blank.type("Trial")
    blank.press(Key.Key_Return)
    blank.type("Sign up")
    blank.press(Key.Key_Return)
    assert blank.texts("Touchpoints", "Trial") == ["Sign up"]
    blank.workspace.undo()
    assert blank.texts("Touchpoints", "Trial") == []
    blank.workspace.undo()
    assert blank.stages() == []
    blank.workspace.redo()
    blank.workspace.redo()
    assert blank.texts("Touchpoints", "Trial") == ["Sign up"]


def test_enter_edits_and_then_moves_down(hands: Hands) -> None:
    hands.at("Pain points", "Trial")
    before = hands.texts("Pain points", "Trial")
    hands.press(Key.Key_Return)
    assert hands.view.editor.toPlainText() == before[0]
    hands.type("Sound is off")
    hands.press(Key.Key_Return)
    assert hands.texts("Pain points", "Trial")[0] == "Sound is off"
    assert hands.said().startswith("Opportunities, Trial")
    hands.workspace.undo()
    assert hands.texts("Pain points", "Trial") == before


def test_f2_edits_escape_leaves_everything_as_it_was(hands: Hands) -> None:
    hands.at("Touchpoints", "Trial", 1)
    steps = len(undo_names(hands.workspace))
    hands.press(Key.Key_F2)
    hands.type("Something else")
    hands.press(Key.Key_Escape)
    assert hands.texts("Touchpoints", "Trial")[1] == "Welcome video"
    assert len(undo_names(hands.workspace)) == steps
    assert QApplication.focusWidget() is hands.view


def test_shift_enter_begins_another_entry_and_alt_enter_a_line(blank: Hands) -> None:
    blank.type("Trial")
    blank.press(Key.Key_Return)
    blank.at("Pain points", "Trial")
    blank.type("First")
    blank.press(Key.Key_Return, SHIFT)
    blank.type("Second")
    blank.press(Key.Key_Return, ALT)
    blank.type("line")
    blank.press(Key.Key_Return)
    assert blank.texts("Pain points", "Trial") == ["First", "Second\nline"]
    kinds = {one.kind for one in blank.project.all(Sticky).values()}
    assert kinds == {StickyKind.PAIN}


def test_tab_behind_the_last_stage_adds_one_and_stays_in_the_lane(hands: Hands) -> None:
    hands.at("Pain points", "Advocacy")
    hands.press(Key.Key_Tab)
    hands.type("Renewal")
    hands.press(Key.Key_Return)
    assert hands.stages()[-1] == "Renewal"
    assert hands.said() == "Pain points, Renewal: empty"
    hands.press(Key.Key_Return, CONTROL)
    hands.press(Key.Key_Escape)
    assert hands.said() == "Pain points, Renewal: empty"
    hands.workspace.undo()
    assert hands.stages()[-1] == "Advocacy"


def test_a_stage_is_renamed_from_its_header(hands: Hands) -> None:
    hands.at("Touchpoints", "Trial")
    hands.press(Key.Key_Up)
    hands.press(Key.Key_F2)
    hands.press(Key.Key_End)
    hands.type(" week")
    hands.press(Key.Key_Tab)
    assert "Trial week" in hands.stages()
    assert hands.said().startswith("Stage Purchase")
    hands.type("Pay")  # typing replaces the name
    hands.press(Key.Key_Return)
    assert "Pay" in hands.stages() and "Purchase" not in hands.stages()


def test_what_is_refused_stays_in_the_editor(hands: Hands) -> None:
    hands.at("Emotion", "Trial")
    refused: list[str] = []
    hands.workspace.refused.connect(refused.append)
    hands.type("furious")
    hands.press(Key.Key_Return)
    assert refused and "no emotion" in refused[0]
    assert hands.view.editor.is_open and hands.view.editor.toPlainText() == "furious"
    hands.press(Key.Key_A, CONTROL)
    hands.type("delighted")
    hands.press(Key.Key_Return)
    record = hands.view.sheet.grid.cards(hands.view.sheet.columns[2].key)[0].id
    lived = hands.project.referring(Experience, record)
    persona = hands.workspace.active_persona
    assert [one.emotion for one in lived if one.persona == persona] == [2]


def test_undo_belongs_to_the_open_editor_first(hands: Hands) -> None:
    hands.at("Pain points", "Trial")
    before = hands.texts("Pain points", "Trial")
    hands.press(Key.Key_F2)
    hands.press(Key.Key_End)
    hands.type(" now")
    hands.press(Key.Key_Z, CONTROL)
    assert hands.view.editor.is_open
    assert hands.view.editor.toPlainText() == before[0]


def test_flushing_keeps_what_is_typed(hands: Hands) -> None:
    hands.at("Pain points", "Awareness")
    hands.type("Half a sentence")
    hands.workspace.flush()
    assert hands.texts("Pain points", "Awareness") == ["Half a sentence"]


def test_an_input_method_begins_an_entry(hands: Hands) -> None:
    hands.at("Pain points", "Awareness")
    event = QInputMethodEvent()
    event.setCommitString("価格が見えない")
    QApplication.sendEvent(hands.view, event)
    hands.press(Key.Key_Return)
    assert hands.texts("Pain points", "Awareness") == ["価格が見えない"]


def test_measures_owner_and_content_are_written_in_their_lanes(blank: Hands) -> None:
    blank.type("Trial")
    blank.press(Key.Key_Return)
    blank.type("Guided tour")
    blank.press(Key.Key_Return)
    blank.at("Measures", "Trial")
    blank.type("tour done: 1.80")
    blank.press(Key.Key_Return)
    assert blank.said().startswith("Content by role, Trial")
    blank.type("Tour in two minutes")
    blank.press(Key.Key_Return)
    blank.type("Product")
    blank.press(Key.Key_Return)
    (measure,) = blank.project.measures.values()
    assert (measure.name, measure.value_each) == ("tour done", 1.8)
    assert blank.texts("Content by role", "Trial") == ["Tour in two minutes"]
    assert blank.texts("Owner", "Trial") == ["Product"]


def test_names_in_any_script_stand_as_they_were_typed(blank: Hands) -> None:
    for name in (ARABIC, "体验", "🚀 Launch"):
        blank.view.writing.begin("")
        blank.view.editor.insertPlainText(name)
        blank.press(Key.Key_Tab)
    blank.press(Key.Key_Escape)
    assert blank.stages() == [ARABIC, "体验", "🚀 Launch"]
    assert len(blank.project.all(Stage)) == 3
    assert not blank.project.all(Touchpoint)
