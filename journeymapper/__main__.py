"""``journeymapper`` and ``python -m journeymapper``: the command line, and the window it opens."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from journeymapper.cli.main import run

if TYPE_CHECKING:
    from journeymapper.app.session import Session


def main() -> int:
    """Do what the words of the command line say; returns the exit code."""
    return run(open_window=_open_window)


def _open_window(path: Path | None, session: Session | None) -> int:
    from journeymapper.gui.application import run as run_window

    return run_window(path, session)


if __name__ == "__main__":
    sys.exit(main())
