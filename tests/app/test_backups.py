"""The way back to a backup."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymapper.app.backups import newest_backup, restore_backup
from journeymapper.app.session import Session
from journeymapper.commands.records import EditFields
from journeymapper.domain.errors import FileTrouble
from tests.a_project import a_project


def test_the_newest_backup_becomes_a_file_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "Coffee shop.journey"
    project = a_project()
    (journey, *_) = project.journeys
    Session.create(path, tuple(project.records())).close()
    for title in ("first", "second"):
        with Session.open(path) as session:
            session.dispatch(EditFields(journey, {"title": title}))
    path.write_bytes(b"what a broken disk left")
    restored = [restore_backup(path), restore_backup(path)]
    assert len({*restored, path}) == 3
    for one in restored:
        assert one.parent == tmp_path
        with Session.open(one) as session:
            assert session.project.journeys[journey].title == "first"
    assert path.read_bytes() == b"what a broken disk left"


def test_without_a_backup_there_is_nothing_to_restore(tmp_path: Path) -> None:
    path = tmp_path / "Tea.journey"
    assert newest_backup(path) is None
    with pytest.raises(FileTrouble):
        restore_backup(path)
