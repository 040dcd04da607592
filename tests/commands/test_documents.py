"""Presets of documents: kept under a name, chosen anew, and free of what is gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeymapper.commands.documents import KeepPreset
from journeymapper.commands.records import DeleteRecords
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import ExportPreset
from journeymapper.domain.vocabulary import Audience, PageWay
from tests.a_project import a_project, do
from tests.sample_images import tiny_png

POSTER = ExportPreset(
    id="preset_1",
    name=" Wall  poster ",
    page_size="A0",
    way=PageWay.POSTER,
    journeys=("journey_1",),
)


def kept(project: Project) -> list[ExportPreset]:
    return list(project.all(ExportPreset).values())


def test_a_choice_is_kept_under_a_name_and_chosen_anew_under_it() -> None:
    project = a_project()
    do(project, KeepPreset(POSTER))
    assert [(one.name, one.page_size) for one in kept(project)] == [("Wall poster", "A0")]
    again = replace(POSTER, id="preset_2", name="wall POSTER", audience=Audience.CLIENT)
    do(project, KeepPreset(again))
    (one,) = kept(project)
    assert (one.id, one.audience) == ("preset_1", Audience.CLIENT)
    assert KeepPreset(replace(one, id="preset_3")).plan(project) == ()


def test_a_logo_comes_with_its_preset() -> None:
    project = a_project()
    do(project, KeepPreset(replace(POSTER, logo=tiny_png().id), tiny_png()))
    assert kept(project)[0].logo == tiny_png().id
    assert tiny_png().id in project.images


def test_what_is_deleted_leaves_the_preset() -> None:
    project = a_project()
    do(project, KeepPreset(POSTER))
    do(project, DeleteRecords(["journey_1"]))
    assert kept(project)[0].journeys == ()
    do(project, KeepPreset(replace(POSTER, name="Later", id="preset_2")))
    assert [one.journeys for one in kept(project)] == [(), ()]


def test_a_preset_needs_a_name() -> None:
    with pytest.raises(EditRefused, match="needs a name"):
        do(a_project(), KeepPreset(replace(POSTER, name="  ")))
