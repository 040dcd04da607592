"""A screen for each test; what it showed is kept where a test fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real_window.screen import Screen


@pytest.fixture
def screen(home: Path, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Screen]:
    made = Screen(home)
    failed = request.session.testsfailed
    yield made
    if request.session.testsfailed > failed:
        made.picture().save(tmp_path / "screen.png")
        print(f"the screen as it was: {tmp_path / 'screen.png'}")  # noqa: T201
    made.close()
