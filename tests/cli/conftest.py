"""The command line run in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journeymapper.cli import main as cli

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run it with these words; exit code, output and error output."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # it is set; put it back

    def run_it(*words: str | Path) -> tuple[int, str, str]:
        code = cli.run([str(one) for one in words], open_window=lambda _path: 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_it
