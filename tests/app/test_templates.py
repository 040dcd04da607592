"""The sample and the templates: whole, well laid out, true to themselves, opened as copies."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from journeymapper.analysis.loops import loops, unmarked_cycles
from journeymapper.analysis.template_words import still_template
from journeymapper.app import template_files, templates
from journeymapper.app.session import Session
from journeymapper.app.templates import (
    EMPTY,
    SAMPLE,
    default_folder,
    free_path,
    new_from_template,
    open_sample,
    template_records,
)
from journeymapper.checks.health import Health
from journeymapper.domain import rules
from journeymapper.domain.change import created
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.order import by_rank, journey_order, stage_lefts
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Action,
    Connection,
    Content,
    EmpathyNote,
    Experience,
    Measure,
    Reading,
    Trigger,
    referred_ids,
)
from journeymapper.domain.vocabulary import (
    ConnectionKind,
    ContentKind,
    Evidence,
    Market,
    Moment,
    Outcome,
    Section,
    State,
    Status,
    WalkedBy,
)
from journeymapper.resource_folder import resource

NAMES = sorted(path.stem for path in resource().glob("*/*.json"))
LONGEST_NAME = 20
"""Characters that fit on one line of a card beside its marks."""


def opened(name: str) -> Project:
    return Project(template_records(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_a_whole_project(name: str) -> None:
    records = template_records(name)
    rules.check(Project(), created(*records))
    assert Project(records).details.title


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_well_laid_out(name: str) -> None:
    project = opened(name)
    for journey in project.journeys:
        lefts = stage_lefts(project, journey)
        cards = journey_order(project, journey)
        for card in cards:
            assert card.stage is not None
            left = lefts[card.stage]
            assert left <= card.x
            assert card.x + card.width <= left + project.stages[card.stage].width
            assert len(card.name) <= LONGEST_NAME, card.name
        places = [(card.x, card.y) for card in cards]
        assert len(set(places)) == len(places)
        columns = {x for x, _ in places}
        for column in columns:
            rows = sorted(y for x, y in places if x == column)
            assert all(below - above >= 112 for above, below in pairwise(rows))


@pytest.mark.parametrize("name", [name for name in NAMES if name != EMPTY])
def test_a_template_shows_loops_that_close_and_leaves_no_card_alone(name: str) -> None:
    project = opened(name)
    assert len(project.personas) >= 2
    for journey in project.journeys:
        found = loops(project, journey)
        assert found
        assert not [one for one in found if one.is_open]
        assert not unmarked_cycles(project, journey)
        ends = {
            end
            for one in project.referring(Connection, journey)
            for end in (one.source, one.target)
        }
        assert {one.id for one in journey_order(project, journey)} <= ends
        assert all(
            one.emotion is None or -2 <= one.emotion <= 2 for one in project.experiences.values()
        )


# Of the empty one the hints themselves say how to begin.
@pytest.mark.parametrize("name", [name for name in NAMES if name != EMPTY])
def test_every_check_is_clean_or_open_with_a_note_that_says_what_to_do(
    name: str, tmp_path: Path
) -> None:
    with new_from_template(tmp_path / "new.journey", name) as session:
        project = session.project
    findings = Health(project).run().report().findings
    notes = [one for one in project.all(Action).values() if one.finding]
    noted = {one.finding.split(" ")[0] for one in notes}
    assert {one.check for one in findings} == noted
    assert all(len(one.text) > 20 for one in notes)
    for note in notes:
        _check, subject, *_words = note.finding.split(" ")
        assert project.find(subject) is not None
    if name != SAMPLE:
        assert len(findings) <= 4
        references = {one.reference for one in findings}
        assert references == {one.finding for one in notes}


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {SAMPLE, EMPTY}])
def test_a_template_is_a_map_to_start_a_meeting_with(name: str) -> None:
    project = opened(name)
    (journey,) = project.journeys.values()
    assert 4 <= len(project.stages) <= 6
    assert all(one.phase and one.goal for one in project.stages.values())
    assert 2 <= len(project.personas) <= 3
    assert 10 <= len(project.touchpoints) <= 18
    assert any(one.moment is Moment.TRUTH for one in project.touchpoints.values())
    assert any(one.outcome is Outcome.LOST for one in project.touchpoints.values())
    assert len({one.connection.loop_kind for one in loops(project, journey.id)}) >= 2
    kinds = {one.kind for one in project.all(Content).values()}
    assert ContentKind.COMPARISON_TABLE in kinds
    assert project.all(Trigger)
    assert not project.all(Reading)
    hand_offs = [one for one in project.connections.values() if one.kind is ConnectionKind.HAND_OFF]
    assert hand_offs
    assert all(one.criteria and one.sla_hours for one in hand_offs)
    for persona in project.personas:
        assert {one.section for one in project.referring(EmpathyNote, persona)} == set(Section)
    if journey.market is not Market.NONE:
        assert all(one.recency and one.monetary for one in project.personas.values())
    known = [*project.experiences.values(), *project.empathy_notes.values()]
    assert {one.evidence for one in known} == {Evidence.ASSUMED}


def test_the_empty_template_is_five_stages_and_the_usual_channels() -> None:
    project = opened(EMPTY)
    names = [stage.name for stage in by_rank(project.stages.values())]
    assert names == ["Awareness", "Consideration", "Decision", "Post-purchase", "Advocacy"]
    assert not project.touchpoints
    assert "email" in {channel.name for channel in project.channels.values()}


def test_copies_share_no_ids_and_keep_the_order() -> None:
    first, second = template_records(SAMPLE), template_records(SAMPLE)
    assert not {one.id for one in first} & {one.id for one in second}
    for one in (first, second):
        ids = {record.id for record in one}
        assert all(target in ids for record in one for _, target in referred_ids(record))
    for kind in {type(record) for record in first}:
        ids = [record.id for record in first if type(record) is kind]
        assert ids == sorted(ids)
    assert [getattr(one, "name", "") for one in first] == [
        getattr(one, "name", "") for one in second
    ]


def test_the_list_begins_with_the_sample_and_reads_no_records(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(template_files, "decode", None)
    listed = templates.templates()
    paths = template_files.shipped_paths()
    assert listed == [template_files.read(paths[one.name]).info for one in listed]
    assert [one.name for one in listed if one.is_sample] == [SAMPLE]
    assert listed[0].name == SAMPLE
    assert listed[-1].name == EMPTY
    assert sorted(one.name for one in listed) == NAMES
    assert all(one.title and one.description for one in listed)


def test_an_unknown_template_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(EditRefused, match=r"no template called “nope”.*trial-to-paid"):
        template_records("nope")


def test_a_project_takes_its_title_from_the_file_but_the_sample_keeps_its_own(
    tmp_path: Path,
) -> None:
    with new_from_template(tmp_path / "City library.journey", "service-onboarding") as session:
        assert session.project.details.title == "City library"
        assert session.history() == []
    with new_from_template(tmp_path / "A copy.journey", SAMPLE) as session:
        assert session.project.details.title == "Trial to paid"
        assert not any(one.template_words for one in session.project.journeys.values())
    with pytest.raises(FileTrouble):
        new_from_template(tmp_path / "A copy.journey", SAMPLE)


@pytest.mark.parametrize("name", NAMES)
def test_a_journey_knows_which_template_it_began_as(name: str, tmp_path: Path) -> None:
    title = next(one.title for one in templates.templates() if one.name == name)
    with new_from_template(tmp_path / "Any.journey", name) as session:
        for journey in session.project.journeys.values():
            words = still_template(session.project, journey.id)
            has_words = name not in (SAMPLE, EMPTY)
            assert journey.template == (title if has_words else "")
            assert words.left == words.of
            assert (words.of >= 40) is has_words


def test_the_sample_opens_as_the_users_one_copy(home: Path) -> None:
    with open_sample() as session:
        assert session.path.parent == default_folder() == home / "Documents"
        path = session.path
    with open_sample() as session:
        assert session.path == path
    with Session.open(path) as other, pytest.raises(FileTrouble):
        del other
        open_sample()


def test_a_free_path_avoids_what_is_there_and_what_no_system_takes(tmp_path: Path) -> None:
    first = free_path(tmp_path, "Trial to paid")
    assert first.name == "Trial to paid.journey"
    first.touch()
    assert free_path(tmp_path, "Trial to paid").name == "Trial to paid 2.journey"
    assert free_path(tmp_path, 'A/B: "C"?\n').name == "A B C.journey"
    assert free_path(tmp_path, " . ").name == "Journey.journey"
    assert len(free_path(tmp_path, "x" * 500).name) < 100


class TestTheSample:
    """What it says of itself, and that its facts agree."""

    def test_two_states_of_about_twenty_touchpoints_with_loops_of_many_kinds(self) -> None:
        project = opened(SAMPLE)
        before, after = by_rank(project.journeys.values())
        assert (before.state, after.state) == (State.CURRENT, State.FUTURE)
        assert after.derived_from == before.id
        for journey, count in ((before, 20), (after, 24)):
            assert len(journey_order(project, journey.id)) == count
            kinds = {one.connection.loop_kind for one in loops(project, journey.id)}
            assert len(kinds) == 4
        derived = [one for one in project.touchpoints.values() if one.derived_from]
        assert len(derived) >= 15

    def test_three_personas_with_full_empathy_maps_live_nearly_everything(self) -> None:
        project = opened(SAMPLE)
        assert len(project.personas) == 3
        for persona in project.personas:
            notes = project.referring(EmpathyNote, persona)
            assert 12 <= len(notes) <= 16
            assert {note.section for note in notes} == set(Section)
        lived = {one.touchpoint for one in project.experiences.values()}
        assert len(lived) >= 36
        assert all(
            one.emotional_trigger and one.thought and one.need and one.emotion is not None
            for one in project.experiences.values()
            if isinstance(one, Experience)
        )

    def test_the_figures_that_it_tells(self) -> None:
        project = opened(SAMPLE)
        before, after = by_rank(project.journeys.values())

        def values(journey: str, name: str) -> list[float]:
            (measure,) = (one for one in project.referring(Measure, journey) if one.name == name)
            readings = project.referring(Reading, measure.id)
            return [one.value for one in sorted(readings, key=lambda one: str(one.taken_on))]

        assert values(before.id, "Drop-off after sign-up")[-1] == 35
        assert values(after.id, "Trial to paid")[:: len(values(after.id, "Trial to paid")) - 1] == [
            12,
            27,
        ]
        days = values(after.id, "Days to the first finished course")
        assert (days[0], days[-1]) == (7, 3)
        nps = values(after.id, "NPS")
        assert (nps[0], nps[-1]) == (38, 62)

    def test_the_shares_along_the_way_multiply_to_what_was_measured(self) -> None:
        project = opened(SAMPLE)
        _, after = by_rank(project.journeys.values())
        for journey, measured in ((after, 0.27),):
            name = {one.id: one.name for one in journey_order(project, journey.id)}
            ways = {
                name[one.source]: one
                for one in project.referring(Connection, journey.id)
                if one.source in name
                and name.get(one.target) not in ("Gives up", "Pauses the trial")
                and one.loop_kind is None
                and one.walked_by is WalkedBy.CUSTOMER
            }
            share, place = 1.0, "Free-trial sign-up"
            while place != "Subscribe":
                way = ways[place]
                share *= 1.0 if way.share is None else way.share
                place = name[way.target]
            assert share == pytest.approx(measured, abs=0.002)

    def test_no_more_leave_a_place_than_come_to_it(self) -> None:
        project = opened(SAMPLE)
        leaving: Counter[str] = Counter()
        for one in project.connections.values():
            if one.share is not None:
                leaving[one.source] += one.share  # type: ignore[assignment]
        assert max(leaving.values()) <= 1.0 + 1e-9

    def test_feedback_is_dated_answered_when_closed_and_mostly_pinned(self) -> None:
        project = opened(SAMPLE)
        notes = list(project.feedback_notes.values())
        assert len(notes) >= 12
        assert {note.status for note in notes} == set(Status)
        assert sum(note.touchpoint is not None for note in notes) >= 12
        for note in notes:
            assert note.received_on is not None
            assert note.received_on < date(2026, 11, 22)
            assert bool(note.reply) == (note.status is Status.CLOSED)
            if note.answered_on:
                assert note.received_on <= note.answered_on < date(2026, 11, 22)
        for reading in project.readings.values():
            assert reading.taken_on is not None
            assert reading.taken_on < date(2026, 11, 22)
