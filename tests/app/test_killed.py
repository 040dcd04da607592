"""A process that is killed loses nothing that it was told is safe, and leaves nothing by halves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KILLS = 120


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_killed_at_random_moments(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.app.killing", tmp_path / "killed.journey", str(KILLS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["reports"] > KILLS / 2, "the children lived too short to say anything"
    assert seen["in_the_middle"] > KILLS / 20, "hardly any child died while it wrote"
    left_behind = {path.name for path in tmp_path.iterdir()}
    assert left_behind == {"killed.journey"}
