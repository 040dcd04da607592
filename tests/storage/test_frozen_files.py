"""Files of every format version there ever was open for ever and hold what they held.

Beside each lies what its records said when it was written; fields that came later are not in it.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from journeymapper.app.session import Session
from journeymapper.domain.coding import encode
from journeymapper.storage.migrations import STEPS

FILES = sorted(Path(__file__).parent.with_name("files").glob("v*.journey"))


def plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


@pytest.mark.parametrize("frozen", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_frozen_file(frozen: Path, read_only: bool, tmp_path: Path) -> None:
    told = json.loads(frozen.with_suffix(".json").read_text(encoding="utf-8"))
    path = Path(shutil.copy(frozen, tmp_path))
    path.chmod(0o644)
    with Session.open(path, read_only=read_only) as session:
        for records in told["records"].values():
            for record_id, values in records.items():
                record = session.project.find(record_id)
                assert record is not None
                now = encode(record)
                assert {name: plain(now[name]) for name in values} == values
        assert session.undo_name == told["undo_name"]
        assert session.redo_name == told["redo_name"]
        assert session.position == told["position"]
        before = session.project.snapshot()
        beginning = session.past(0)
        if not read_only:
            assert session.redo() is not None
            while session.undo():
                pass
            assert session.project == beginning
            for _ in range(told["position"]):
                session.redo()
            assert session.project == before


def test_every_version_has_its_file() -> None:
    assert {path.stem for path in FILES} == {f"v{version}" for version, _ in STEPS}
