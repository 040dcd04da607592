"""What is remembered beside the project: kept whole, or forgotten without harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymapper.app import kept
from journeymapper.app.kept import MOST_BYTES, keep, read_kept


@pytest.mark.usefixtures("home")
def test_what_is_kept_is_read_again_and_leaves_nothing_beside_it() -> None:
    keep("layouts", {"a": ["ü", 1]})
    assert read_kept("layouts") == {"a": ["ü", 1]}
    assert [one.name for one in kept.folder().iterdir()] == ["layouts.json"]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b"\xff{}", b"[" * 100_000])
def test_what_is_broken_counts_as_empty(data: bytes) -> None:
    keep("layouts", {"a": 1})
    (kept.folder() / "layouts.json").write_bytes(data)
    assert read_kept("layouts") == {}


@pytest.mark.usefixtures("home")
def test_what_is_too_large_leaves_what_was_kept_before() -> None:
    keep("layouts", {"a": 1})
    keep("layouts", {"a": "x" * MOST_BYTES})
    assert read_kept("layouts") == {"a": 1}


def test_a_folder_that_cannot_be_made_harms_nobody(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "a file").touch()
    monkeypatch.setattr(kept, "folder", lambda: home / "a file" / "preferences")
    keep("layouts", {"a": 1})
    assert read_kept("layouts") == {}
