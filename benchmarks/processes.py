"""Processes to measure: an environment like an installed program's, and the time they take."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

PROGRAM = (sys.executable, "-m", "journeymapper")


def environment(folder: Path) -> dict[str, str]:
    """A home of its own in ``folder``, no screen, and compiled modules: an installed program has
    them, and the first run of each process, which is not measured, makes them."""
    made = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    made.pop("PYTHONDONTWRITEBYTECODE", None)
    return made


def make_sample(path: Path, variables: Mapping[str, str]) -> None:
    """The sample project, as ``journeymapper new`` makes it."""
    seconds([*PROGRAM, "new", str(path), "--template", "trial-to-paid"], variables)


def seconds(command: list[str], variables: Mapping[str, str]) -> float:
    """How long the whole process takes."""
    begun = time.perf_counter()
    subprocess.run(command, env=dict(variables), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun
