"""Templates of one's own: what goes in, what stays behind, and files that are not to be trusted."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journeymapper.analysis.template_words import still_template
from journeymapper.app import own_templates
from journeymapper.app.own_templates import (
    delete_template,
    rename_template,
    restore_template,
    same_title,
    save_template,
)
from journeymapper.app.template_files import shipped_paths
from journeymapper.app.templates import SAMPLE, new_from_template, template_records, templates
from journeymapper.domain.change import Change, created
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Action,
    Attachment,
    Connection,
    Content,
    Dismissal,
    FeedbackNote,
    Image,
    Passage,
    Persona,
    Reading,
    Record,
    Source,
    Sticky,
    Threshold,
    Touchpoint,
    Trigger,
    Vote,
)
from journeymapper.domain.vocabulary import Evidence


@pytest.fixture
def sample() -> Project:
    return Project(template_records(SAMPLE))


def first_journey(project: Project) -> str:
    return min(project.journeys.values(), key=lambda one: one.rank).id


def test_a_saved_journey_is_listed_last_and_opens_as_a_project_like_it(
    sample: Project, tmp_path: Path
) -> None:
    journey = first_journey(sample)
    name = save_template(sample, journey, " Learning,  before ", "Before the change.")
    assert name == "learning-before"
    info = templates()[-1]
    assert (info.name, info.title, info.is_own) == (name, "Learning, before", True)
    with new_from_template(tmp_path / "Next client.journey", name) as session:
        project = session.project
        (made,) = project.journeys.values()
        assert project.details.title == "Next client"
        assert made.template == "Learning, before"
        words = still_template(project, made.id)
        assert words.left == words.of > 100
        names = {one.name for one in sample.referring(Touchpoint, journey)}
        assert {one.name for one in project.touchpoints.values()} == names
        assert len(project.personas) == 3


def test_what_one_client_said_and_measured_stays_behind(sample: Project, tmp_path: Path) -> None:
    name = save_template(sample, first_journey(sample), "Bare", "")
    with new_from_template(tmp_path / "a.journey", name) as session:
        project = session.project
        for kind in (FeedbackNote, Reading, Vote, Action, Source, Attachment, Image):
            assert not project.all(kind), kind
        for table in (project.touchpoints, project.experiences, project.stickies):
            assert table
            assert {one.evidence for one in table.values()} == {Evidence.ASSUMED}
        assert all(one.reviewed_on is None for one in project.all(Content).values())
        assert all(one.share is None for one in project.connections.values() if one.measure)


def test_the_clients_name_is_nowhere_in_the_file(sample: Project) -> None:
    details = replace(sample.details, client="Acme  Clinics", author="Ines Vogel")
    touchpoint = next(iter(sample.touchpoints.values()))
    sample.apply(
        (
            Change(sample.details, details),
            Change(touchpoint, replace(touchpoint, description="Calls acme clinics, or Acme?")),
        )
    )
    journey = touchpoint.journey
    name = save_template(sample, journey, "No names", "")
    text = (own_templates.folder() / f"{name}.json").read_text(encoding="utf-8")
    assert "acme clinics" not in text.casefold()
    assert "Calls the client, or Acme?" in text
    assert "Vogel" not in text


def test_titles_and_files_that_are_taken_get_a_number(sample: Project) -> None:
    journey = first_journey(sample)
    names = [save_template(sample, journey, title, "") for title in ("Visit", "visit", "Empty")]
    own = [one for one in templates() if one.is_own]
    assert {one.title for one in own} == {"Visit", "visit 2", "Empty 2"}
    assert len(set(names)) == 3
    assert save_template(sample, journey, "CON", "") == "template-con"
    assert save_template(sample, journey, "…", "") == "template"
    with pytest.raises(EditRefused, match="needs a name"):
        save_template(sample, journey, "  ", "")


def test_a_name_that_is_too_long_is_refused_and_not_cut(sample: Project) -> None:
    journey = first_journey(sample)
    with pytest.raises(EditRefused, match=r"80 letters; this one has 81"):
        save_template(sample, journey, "x" * 81, "")
    longest = "x" * 80
    names = [save_template(sample, journey, longest, "") for _ in range(2)]
    titles = [own_templates.info_of(one).title for one in names]
    assert titles[0] == longest and titles[1].endswith("x 2") and len(titles[1]) <= 80


def test_one_of_the_same_name_is_replaced_where_that_is_wished(sample: Project) -> None:
    first, last = sorted(sample.journeys.values(), key=lambda one: one.rank)
    name = save_template(sample, first.id, "Visit", "Old")
    assert same_title("visiT ") is not None and same_title("Visit 2") is None
    assert save_template(sample, last.id, "visit", "New", replace=name) == name
    (info,) = (one for one in templates() if one.is_own)
    assert (info.name, info.title, info.description) == (name, "visit", "New")
    again = Project(template_records(name))
    assert [one.title for one in again.journeys.values()] == [last.title]


def test_how_the_checks_are_used_is_kept_and_single_hints_are_not(
    sample: Project, tmp_path: Path
) -> None:
    details = replace(sample.details, client="Acme Clinics")
    kept = len([one for one in sample.all(Dismissal).values() if not one.about])
    day = date(2026, 3, 4)
    card = next(iter(sample.touchpoints))
    sample.apply(
        (
            Change(sample.details, details),
            *created(
                Dismissal(
                    id="dismissal_x1", check="no_survey", reason="Not at Acme Clinics", set_on=day
                ),
                Dismissal(id="dismissal_x2", check="dead_end", about=card),
                Threshold(id="threshold_x1", check="too_many_personas", name="most", value=7.0),
            ),
        )
    )
    name = save_template(sample, first_journey(sample), "My way", "")
    with new_from_template(tmp_path / "a.journey", name) as session:
        dismissals = session.project.all(Dismissal).values()
        assert len(dismissals) == kept + 1 and not any(one.about for one in dismissals)
        (survey,) = (one for one in dismissals if one.check == "no_survey")
        assert (survey.reason, survey.set_on) == ("Not at the client", None)
        said = [
            (one.check, one.name, one.value)
            for one in session.project.all(Threshold).values()
            if one.check == "too_many_personas"
        ]
        assert said == [("too_many_personas", "most", 7.0)]


def test_renamed_deleted_and_put_back(sample: Project) -> None:
    name = save_template(sample, first_journey(sample), "Visit", "Old words.")
    assert rename_template(name, "Clinic visit", "New words.") == "Clinic visit"
    assert rename_template(name, "Clinic visit", "New words.") == "Clinic visit"
    (info,) = (one for one in templates() if one.is_own)
    assert (info.name, info.title, info.description) == (name, "Clinic visit", "New words.")
    data = delete_template(name)
    assert not [one for one in templates() if one.is_own]
    with pytest.raises(EditRefused, match="no longer there"):
        delete_template(name)
    restore_template(name, data)
    assert [one.title for one in templates() if one.is_own] == ["Clinic visit"]


@pytest.mark.parametrize("shipped", sorted(shipped_paths()))
def test_every_shipped_journey_can_be_saved_and_opened_again(shipped: str) -> None:
    project = Project(template_records(shipped))
    for journey in project.journeys.values():
        again = Project(template_records(save_template(project, journey.id, journey.title, "")))
        for kind in (Touchpoint, Connection, Content, Trigger, Sticky):
            mine = [one for one in project.all(kind).values() if _is_on(project, one, journey.id)]
            assert len(again.all(kind)) == len(mine)


def _is_on(project: Project, one: Record, journey: str) -> bool:
    if isinstance(one, Trigger):
        return project.touchpoints[one.touchpoint].journey == journey
    return getattr(one, "journey", None) == journey


def test_a_persona_that_only_a_way_knows_comes_along(sample: Project) -> None:
    touchpoint = next(iter(sample.touchpoints.values()))
    journey = touchpoint.journey
    persona = Persona(id="persona_only", name="Passer-by")
    way = Connection(id="con_only", journey=journey, source=persona.id, target=touchpoint.id)
    sample.apply(
        created(persona, way, Passage(id="passage_only", connection=way.id, persona=persona.id))
    )
    again = Project(template_records(save_template(sample, journey, "Passing", "")))
    assert "Passer-by" in {one.name for one in again.personas.values()}


def test_a_folder_that_cannot_be_written_to_is_file_trouble(sample: Project) -> None:
    own_templates.folder().parent.mkdir(parents=True, exist_ok=True)
    own_templates.folder().write_text("a file where the folder should be")
    with pytest.raises(FileTrouble):
        save_template(sample, first_journey(sample), "Visit", "")
    assert not [one for one in templates() if one.is_own]


def _shipped(**changes: object) -> bytes:
    content = json.loads(shipped_paths()["saas-trial"].read_text(encoding="utf-8"))
    return json.dumps({**content, **changes}).encode()


def _with_record(table: str, record: dict[str, object]) -> bytes:
    content = json.loads(shipped_paths()["saas-trial"].read_text(encoding="utf-8"))
    content["records"].setdefault(table, []).append(record)
    return json.dumps(content).encode()


BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "no-json": (lambda: b"\xff\xfe\0\0", "no JSON"),
    "cut-off": (lambda: _shipped()[:5000], "no JSON"),
    "deep": (lambda: b"[" * 200_000, "no JSON"),
    "huge": (lambda: b" " * (4 * 1024 * 1024 + 1), "4 MB"),
    "a-list": (lambda: b"[]", "format"),
    "newer": (lambda: _shipped(version=2), "another program"),
    "no-title": (lambda: _shipped(title=["a"]), "“title” is no text"),
    "no-records": (lambda: _shipped(records=[]), "no “records”"),
    "nothing": (lambda: _shipped(records={}), "one record of details"),
    "a-text": (lambda: _shipped(records={"stages": "x"}), "no list"),
    "what-table": (lambda: _shipped(records={"secrets": []}), "no kind of record"),
    "what-field": (lambda: _with_record("personas", {"id": "persona_x", "age": 3}), "no field"),
    "too-far": (
        lambda: _with_record(
            "presences",
            {"id": "presence_x", "persona": "persona_user", "journey": "journey_new", "x": 1e300},
        ),
        "no number",
    ),
    "dangling": (
        lambda: _with_record("stages", {"id": "stage_x", "journey": "journey_x"}),
        "not there",
    ),
    "twice": (lambda: _with_record("personas", {"id": "persona_user"}), "same id"),
    "too-many": (
        lambda: _shipped(records={"actors": [{"id": f"actor_{one}"} for one in range(10_001)]}),
        "10,000 records",
    ),
    "saas-trial": (_shipped, "has this name"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_or_hostile_file_is_passed_over_with_a_sentence(name: str) -> None:
    make, said = BROKEN[name]
    folder = own_templates.folder()
    folder.mkdir(parents=True)
    (folder / f"{name}.json").write_bytes(make())
    found = own_templates.own_templates()
    assert not found.found
    (sentence,) = found.passed_over
    assert said in sentence
    assert f"“{name}”" in sentence
    assert not [one for one in templates() if one.is_own]
    if name not in shipped_paths():
        with pytest.raises(EditRefused, match="passed over"):
            template_records(name)


def test_what_is_no_file_is_left_alone() -> None:
    folder = own_templates.folder()
    (folder / "a folder.json").mkdir(parents=True)
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "a pipe.json")
    (folder / "dangling.json").symlink_to(folder / "nowhere")
    assert own_templates.own_templates() == own_templates.OwnTemplates({}, ())


def test_a_journey_that_is_too_large_is_refused(sample: Project) -> None:
    journey = first_journey(sample)
    many = (Touchpoint(id=f"tp_{one}", journey=journey) for one in range(10_001))
    sample.apply(created(*many))
    with pytest.raises(EditRefused, match="10,000 records"):
        save_template(sample, journey, "Large", "")
