"""The door: edits, undo steps, who is told, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journeymapper.app.session import Event, Session
from journeymapper.commands.base import Command
from journeymapper.commands.images import AttachPicture
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.change import Change, Changes
from journeymapper.domain.errors import BrokenEdit, EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, ProjectDetails, Stage
from tests.sample_images import tiny_png


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    journey = Journey(id="journey_1", title="Morning")
    with Session.create(tmp_path / "Coffee shop.journey", [journey]) as session:
        yield session


def title(text: str, key: str = "") -> EditFields:
    return EditFields("journey_1", {"title": text}, merge_key=key)


def shown(session: Session) -> str:
    return session.project.journeys["journey_1"].title


def reopened(session: Session) -> Session:
    session.close()
    return Session.open(session.path)


def test_a_new_project_is_a_named_file(tmp_path: Path) -> None:
    with Session.create(tmp_path / "Trial to paid.journey") as session:
        assert session.project.details.title == "Trial to paid"
        assert not session.read_only
        assert session.why_read_only == ""
        assert session.undo_name is None
        assert session.undo() is None
        assert session.redo() is None
        assert session.position == 0
        assert datetime.now(UTC) - session.last_edit_at < timedelta(minutes=1)
    details = ProjectDetails(id="project_1", title="Its own")
    with Session.create(tmp_path / "Other.journey", [details]) as session:
        assert session.project.details == details


def test_undo_names_survive_reopening(session: Session) -> None:
    session.dispatch(title("Noon"))
    session.dispatch(title("Night"))
    session.undo()
    last_edit_at = session.last_edit_at
    with reopened(session) as again:
        assert again.undo_name == "Rename journey “Morning”"
        assert again.redo_name == "Rename journey “Noon”"
        assert again.last_edit_at == last_edit_at
        assert [(step.position, step.name, step.is_undone) for step in again.history()] == [
            (2, "Rename journey “Noon”", True),
            (1, "Rename journey “Morning”", False),
        ]
        assert [step.position for step in again.history(limit=1)] == [2]
        again.redo()
        assert shown(again) == "Night"
        again.undo()
        again.undo()
        assert shown(again) == "Morning"
        assert again.undo_name is None


def test_a_new_edit_ends_what_could_be_redone(session: Session) -> None:
    session.dispatch(title("Noon"))
    session.undo()
    session.dispatch(title("Night"))
    assert session.redo_name is None
    assert session.redo() is None
    assert session.position == 1
    with reopened(session) as again:
        assert again.redo_name is None
        assert len(again.history()) == 1


def test_an_edit_that_changes_nothing_is_no_step(session: Session) -> None:
    assert session.dispatch(title("Morning")) is None
    assert session.history() == []


def test_a_run_of_typing_is_one_step(session: Session) -> None:
    for text in ("N", "No", "Noo", "Noon"):
        session.dispatch(title(text, key="title"))
    assert session.position == 1
    assert session.undo_name == "Rename journey “Morning”"
    with reopened(session) as again:
        again.undo()
        assert shown(again) == "Morning"
        again.redo()
        assert shown(again) == "Noon"


def test_a_run_that_ends_where_it_began_leaves_no_step(session: Session) -> None:
    session.dispatch(title("Noon"))
    for text in ("Noo", "No", "Noon"):
        session.dispatch(title(text, key="title"))
    assert session.position == 1
    assert session.undo_name == "Rename journey “Morning”"
    session.dispatch(title("Night", key="title"))
    assert session.position == 2
    session.undo()
    assert shown(session) == "Noon"


@pytest.mark.parametrize(
    "between",
    [
        Session.end_typing,
        lambda session: (session.undo(), session.redo()),
        lambda session: session.dispatch(EditFields("journey_1", {"problem": "Queue"})),
        lambda session: session.dispatch(title("Noo", key="another")),
    ],
)
def test_what_ends_a_run_of_typing(session: Session, between: object) -> None:
    session.dispatch(title("No", key="title"))
    between(session)  # type: ignore[operator]
    steps = session.position
    session.dispatch(title("Noon", key="title"))
    assert session.position == steps + 1


def test_reopening_ends_a_run_of_typing(session: Session) -> None:
    session.dispatch(title("No", key="title"))
    with reopened(session) as again:
        again.dispatch(title("Noon", key="title"))
        assert again.position == 2


def test_observers_hear_what_changed_and_who_asked(session: Session) -> None:
    heard: list[Event] = []
    end = session.subscribe(heard.append)
    asker = object()
    event = session.dispatch(title("Noon"), asker)
    assert heard == [event]
    assert event is not None
    assert (event.kind, event.asker, event.name) == ("edit", asker, "Rename journey “Morning”")
    (change,) = event.changes
    assert isinstance(change.after, Journey) and change.after.title == "Noon"
    session.undo("somebody")
    session.redo()
    assert [(one.kind, one.asker) for one in heard[1:]] == [("undo", "somebody"), ("redo", None)]
    assert heard[1].changes == (change.reversed(),)
    end()
    end()
    session.undo()
    assert len(heard) == 3


def test_an_observer_that_fails_keeps_nobody_from_hearing(session: Session) -> None:
    heard: list[Event] = []

    def fail(event: Event) -> None:
        raise ZeroDivisionError(event.name)

    ends = [session.subscribe(one) for one in (fail, heard.append)]
    with pytest.raises(ZeroDivisionError):
        session.dispatch(title("Noon"))
    assert len(heard) == 1
    ends.append(session.subscribe(fail))
    with pytest.raises(ExceptionGroup, match="several observers"):
        session.undo()
    for end in ends:
        end()
    assert shown(session) == "Morning"
    session.redo()
    with reopened(session) as again:
        assert again.project == session.project


def test_an_edit_that_an_observer_makes_is_told_after(session: Session) -> None:
    heard: list[str] = []

    def answer(_: Event) -> None:
        if shown(session) == "Noon":
            session.dispatch(title("Night"))

    session.subscribe(answer)
    session.subscribe(lambda event: heard.append(event.name))
    session.dispatch(title("Noon"))
    assert heard == ["Rename journey “Morning”", "Rename journey “Noon”"]
    assert shown(session) == "Night"


@frozen
class Broken(Command):
    """What a command with a mistake in it plans."""

    changes: Changes

    def plan(self, project: Project) -> Changes:
        return self.changes

    def name(self, project: Project) -> str:
        return "Break something"


@pytest.mark.parametrize(
    "changes",
    [
        (Change(None, Stage(id="stage_1", journey="journey_9")),),
        (Change(Journey(id="journey_1", title="Else"), Journey(id="journey_1", title="Noon")),),
        (Change(None, Journey(id="journey_1")),),
        (Change(Journey(id="journey_1", title="Morning"), None), Change(Journey(id="x"), None)),
        (Change(None, ProjectDetails(id="project_2")),),
    ],
)
def test_a_broken_command_reaches_neither_file_nor_memory(
    session: Session, changes: Changes
) -> None:
    before = session.project.snapshot()
    with pytest.raises((BrokenEdit, KeyError)):
        session.dispatch(Broken(changes))
    assert session.project == before
    assert session.history() == []
    assert session.dispatch(title("Noon")) is not None


def test_a_value_that_no_file_can_keep_is_refused(session: Session) -> None:
    for text in ("\ud800", "a\0b", "x" * 501):
        with pytest.raises(EditRefused):
            session.dispatch(title(text))
    assert shown(session) == "Morning"


def test_milestones_can_be_looked_at_and_gone_back_to(session: Session) -> None:
    session.dispatch(title("Noon"))
    event = session.name_milestone("  end of   day 1 ")
    assert event is not None
    (milestone,) = session.project.milestones.values()
    assert (milestone.name, milestone.position) == ("end of day 1", 2)

    session.dispatch(title("Night"))
    session.dispatch(AttachPicture("attachment_1", "journey_1", tiny_png()))
    session.dispatch(DeleteRecords(["journey_1"]))
    with reopened(session) as again:
        assert again.past(2).journeys["journey_1"].title == "Noon"
        assert again.past(0).milestones == {}
        assert again.past(again.position) == again.project
        before = again.project.snapshot()

        back = again.go_back_to(milestone.id)
        assert back is not None and back.name == "Go back to “end of day 1”"
        assert shown(again) == "Noon"
        assert list(again.project.milestones) == [milestone.id]
        assert list(again.project.images) == [tiny_png().id]
        assert again.project.attachments == {}
        assert again.go_back_to(milestone.id) is None

        assert again.undo_name == "Go back to “end of day 1”"
        again.undo()
        assert again.project == before
        with pytest.raises(EditRefused, match="no longer there"):
            again.go_back_to("milestone_9")


def test_going_back_brings_a_deleted_picture_back(session: Session) -> None:
    session.dispatch(AttachPicture("attachment_1", "journey_1", tiny_png()))
    session.name_milestone("with picture")
    (milestone,) = session.project.milestones
    session.dispatch(DeleteRecords([tiny_png().id]))
    with reopened(session) as again:
        again.go_back_to(milestone)
        assert again.project.attachments["attachment_1"].image in again.project.images


def test_closing_twice_does_no_harm(session: Session) -> None:
    session.close()
    session.close()
