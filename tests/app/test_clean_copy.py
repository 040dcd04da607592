"""A clean copy holds nothing in any byte that is not for everybody, and is a project itself."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from journeymapper.app.clean_copy import clean_copy_of, write_clean_copy
from journeymapper.app.session import Session
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.project import Project
from journeymapper.domain.records import Attachment, Lane
from tests.sample_images import tiny_png
from tests.secrets_of_a_project import secrets_of, walked_project, with_secrets
from tests.storage.small_project import small_project


def bytes_beside(path: Path) -> str:
    """Every byte of a file and of whatever lies beside it under its name, in lower case."""
    found = b"".join(one.read_bytes() for one in path.parent.glob(f"*{path.name}*"))
    return " ".join(found.decode(code, "ignore") for code in ("utf-8", "utf-16-le")).casefold()


@pytest.mark.parametrize("seed", range(6))
def test_no_secret_is_in_any_byte(tmp_path: Path, seed: int) -> None:
    project = with_secrets(walked_project(seed, steps=120), random.Random(seed))
    out = tmp_path / "clean" / "out.journey"
    out.parent.mkdir()
    with Session.create(tmp_path / "own.journey", project.records()) as session:
        session.dispatch(EditFields("tp_secret", {"description": "Once: qzhistory"}))
        session.dispatch(EditFields("tp_secret", {"description": "Now"}))
        session.name_milestone("qzmilestone")
        secrets = {*secrets_of(session.project), "qzhistory", "qzmilestone"}
        own = bytes_beside(session.path)
        assert {"qzmilestone", "qzowner", "qzreason"} <= {one for one in secrets if one in own}
        write_clean_copy(session, clean_copy_of(session), out)
    said = bytes_beside(out)
    assert [one for one in secrets if one in said] == []
    assert [one.name for one in out.parent.iterdir()] == ["out.journey"]
    with Session.open(out) as copy:
        assert copy.position == 0 and copy.undo_name is None and not copy.history()
        assert not copy.project.milestones
        assert copy.dispatch(EditFields("tp_secret", {"name": "Goes on"})) is not None


def test_pictures_that_nothing_shows_stay_behind(tmp_path: Path) -> None:
    picture = tiny_png(1)
    records = [
        *small_project(),
        picture,
        Attachment(id="attachment_2", record="tp_2", image=picture.id),
    ]
    out = tmp_path / "out.journey"
    with Session.create(tmp_path / "own.journey", records) as session:
        session.dispatch(DeleteRecords(("attachment_2",)))
        write_clean_copy(session, clean_copy_of(session), out)
        assert picture.data in session.path.read_bytes()
    assert picture.data not in out.read_bytes()
    with Session.open(out) as copy:
        assert set(copy.project.images) == {tiny_png().id}


def test_it_is_said_what_is_left_out(tmp_path: Path) -> None:
    records = [*small_project(), Lane(id="lane_2", journey="journey_1", internal=True)]
    with Session.create(tmp_path / "own.journey", records) as session:
        session.dispatch(EditFields("tp_1", {"name": "Wait"}))
        copy = clean_copy_of(session)
        for part in (
            "1 step of the history",
            "1 lane",
            "1 owner",
            "1 export preset",
            "2 participants",
        ):
            assert part in str(copy)
        assert any("picture" in str(one) for one in copy.remarks)


def test_a_project_without_anything_internal_loses_nothing(tmp_path: Path) -> None:
    with Session.create(tmp_path / "own.journey", []) as session:
        assert str(clean_copy_of(session)) == "Nothing has to be left out."


def test_it_never_writes_over_the_project_or_another_file(tmp_path: Path) -> None:
    with Session.create(tmp_path / "own.journey", small_project()) as session:
        copy = clean_copy_of(session)
        with pytest.raises(EditRefused, match="the project itself"):
            write_clean_copy(session, copy, session.path, replace_it=True)
        other = tmp_path / "other.journey"
        Session.create(other, []).close()
        with pytest.raises(FileTrouble, match="already"):
            write_clean_copy(session, copy, other)
        with (
            Session.open(other),
            pytest.raises(FileTrouble, match="being edited"),
        ):
            write_clean_copy(session, copy, other, replace_it=True)
        write_clean_copy(session, copy, other, replace_it=True)
        assert session.project == Project(small_project())
        with pytest.raises(FileTrouble, match="no folder"):
            write_clean_copy(session, copy, tmp_path / "nowhere" / "x.journey")
