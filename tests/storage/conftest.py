"""What tests of the file need: a small project on the disk, and a user without rights."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from journeymapper.app.session import Session
from tests.storage.small_project import small_project

NOBODY = 65534


@pytest.fixture
def new_files_are_copies() -> None:
    """Not here, where it is asked how they are made."""


@pytest.fixture(scope="session")
def _small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("files") / "Small.journey"
    Session.create(path, small_project()).close()
    return path


@pytest.fixture
def path(tmp_path: Path, _small_file: Path) -> Path:
    """A file with a small project that nobody has open."""
    return Path(shutil.copyfile(_small_file, tmp_path / "Coffee shop.journey"))


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    with Session.open(path) as session:
        yield session


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may reach."""
    folder = Path(tempfile.mkdtemp(prefix="journeys-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@contextmanager
def _without_rights() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def without_rights() -> Callable[[], object]:
    """A block in which the superuser is nobody in particular, so that rights mean something."""
    if not hasattr(os, "geteuid"):
        pytest.skip("rights work otherwise here")
    return _without_rights
