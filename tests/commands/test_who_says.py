"""Who says so, who does it, and who voted: the edits behind it."""

from __future__ import annotations

import pytest

from journeymapper.analysis.sources import resting_on, sources_of
from journeymapper.analysis.votes import dots_by_voter, dots_in
from journeymapper.commands.actors import MergeActors
from journeymapper.commands.channels import SetDoers, SetOwner
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import AddRecord, DeleteRecords
from journeymapper.commands.sources import Cite, Uncite
from journeymapper.commands.stickies import AddSticky
from journeymapper.commands.votes import PutDots
from journeymapper.domain.change import undone
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, Citation, Source, Vote, VoteRound
from tests.a_project import a_project, card, do


@pytest.fixture
def project() -> Project:
    return a_project()


def interviews(source_id: str = "source_1") -> Source:
    return Source(id=source_id, sample_size=12, reference="Interviews in March")


def test_a_source_with_the_same_reference_is_taken_not_made_again(project: Project) -> None:
    do(project, Cite("tp_a", interviews(), "citation_1"))
    again = Source(id="source_2", reference="interviews  in march")
    do(project, Cite("stage_a", again, "citation_2"))
    assert [one.id for one in project.all(Source).values()] == ["source_1"]
    assert sources_of(project, "stage_a") == [interviews()]
    assert {one.id for one in resting_on(project, "source_1")} == {"tp_a", "stage_a"}


def test_resting_twice_on_one_source_changes_nothing(project: Project) -> None:
    do(project, Cite("tp_a", interviews(), "citation_1"))
    assert Cite("tp_a", interviews(), "citation_2").plan(project) == ()


def test_a_reading_names_its_one_source(project: Project) -> None:
    do(
        project,
        AddMeasure("measure_1", "journey_1", "Sign-ups"),
        AddReading("reading_1", "measure_1", 12, None),
        Cite("reading_1", interviews(), "citation_1"),
    )
    assert not project.all(Citation)
    assert sources_of(project, "reading_1") == sources_of(project, "measure_1") == [interviews()]
    do(project, Uncite("reading_1", "source_1"))
    assert sources_of(project, "measure_1") == []


def test_what_cannot_cite_says_so(project: Project) -> None:
    with pytest.raises(EditRefused, match="A journey cannot name a source"):
        Cite("journey_1", interviews(), "citation_1").plan(project)
    with pytest.raises(EditRefused, match="needs a reference"):
        Cite("tp_a", Source(id="source_1"), "citation_1").plan(project)


def test_a_source_goes_with_its_citations_and_comes_back_with_them(project: Project) -> None:
    do(
        project,
        Cite("tp_a", interviews(), "citation_1"),
        Cite("tp_b", interviews(), "citation_2"),
        Uncite("tp_b", "source_1"),
    )
    changes = do(project, DeleteRecords(["source_1"]))
    assert not project.all(Citation)
    project.apply(undone(changes))
    assert sources_of(project, "tp_a") == [interviews()]
    assert sources_of(project, "tp_b") == []


def test_doers_are_found_by_name_or_made(project: Project) -> None:
    do(
        project,
        SetOwner("tp_a", "Product", "actor_1"),
        SetDoers("tp_a", ["product", "CRM", "crm", " "], "seed"),
    )
    names = {project.actors[one].name for one in card(project, "tp_a").done_by}
    assert names == {"Product", "CRM"}
    assert SetDoers("tp_a", ["CRM", "Product"], "other").plan(project) == ()
    do(project, SetDoers("tp_a", [], "seed"))
    assert card(project, "tp_a").done_by == ()
    assert len(project.actors) == 2


def test_merged_actors_own_and_do_everything_together(project: Project) -> None:
    do(
        project,
        SetOwner("tp_a", "Product", "actor_1"),
        SetOwner("tp_b", "Produkt", "actor_2"),
        SetDoers("tp_c", ["Product", "Produkt"], "seed"),
        AddRecord(Action(id="action_1", text="Add captions")),
        SetOwner("action_1", "Produkt", "actor_3"),
    )
    before = project.snapshot()
    changes = do(project, MergeActors("actor_1", ["actor_2"]))
    assert list(project.actors) == ["actor_1"]
    assert card(project, "tp_b").owner == "actor_1"
    assert card(project, "tp_c").done_by == ("actor_1",)
    assert project.all(Action)["action_1"].owner == "actor_1"
    project.apply(undone(changes))
    assert project == before


def test_an_actor_is_not_merged_into_itself(project: Project) -> None:
    do(project, SetOwner("tp_a", "Product", "actor_1"))
    with pytest.raises(EditRefused, match="two different"):
        MergeActors("actor_1", ["actor_1"]).plan(project)
    with pytest.raises(EditRefused, match="A stage has no owner"):
        SetOwner("stage_a", "Product", "actor_2").plan(project)


def test_dots_gather_in_one_vote_and_go_again(project: Project) -> None:
    do(
        project,
        AddSticky("sticky_1", "journey_1", "Price appears late"),
        AddRecord(VoteRound(id="round_1", journey="journey_1", question="Worst?")),
        PutDots("round_1", "sticky_1", 1, "vote_1"),
        PutDots("round_1", "sticky_1", 1, "vote_2"),
    )
    assert [(one.id, one.dots) for one in project.all(Vote).values()] == [("vote_1", 2)]
    do(project, PutDots("round_1", "sticky_1", -1, "vote_3"))
    do(project, PutDots("round_1", "sticky_1", -1, "vote_3"))
    assert not project.all(Vote)
    assert PutDots("round_1", "sticky_1", -1, "vote_3").plan(project) == ()


def test_who_is_named_has_so_many_dots_and_no_more(project: Project) -> None:
    do(
        project,
        AddSticky("sticky_1", "journey_1", "Price appears late"),
        AddRecord(VoteRound(id="round_1", journey="journey_1", question="Worst?", dots_each=2)),
        PutDots("round_1", "sticky_1", 2, "vote_1", "Ana"),
        PutDots("round_1", "sticky_1", 5, "vote_2"),
    )
    with pytest.raises(EditRefused, match="ana has 2 dots"):
        PutDots("round_1", "tp_a", 1, "vote_3", "ana").plan(project)
    assert dots_by_voter(project, "round_1") == {"Ana": 2, "": 5}
    assert dots_in(project, "round_1") == {"sticky_1": 7}


def test_a_closed_round_takes_no_dots(project: Project) -> None:
    closed = VoteRound(id="round_1", journey="journey_1", question="Worst?", closed=True)
    do(project, AddRecord(closed))
    with pytest.raises(EditRefused, match="closed"):
        PutDots("round_1", "tp_a", 1, "vote_1").plan(project)
    with pytest.raises(EditRefused, match="stickies and touchpoints"):
        PutDots("round_1", "stage_a", 1, "vote_1").plan(project)
