"""A file is there whole, or what was there before is there still."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from journeymapper.domain.errors import FileTrouble
from journeymapper.exporters.target import temporary_beside, writing
from journeymapper.storage.copies import write_new


def write(path: Path, text: str, trouble: BaseException | None = None) -> None:
    with writing(path, temporary_beside(path)) as temporary:
        temporary.write_text(text)
        if trouble is not None:
            raise trouble


def test_a_finished_file_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    write(out, "first")
    write(out, "second")
    assert out.read_text() == "second"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
def test_a_finished_file_has_the_rights_of_the_users_other_files(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    write(tmp_path / "map.pdf", "")
    assert (tmp_path / "map.pdf").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "full"),
        (PermissionError(errno.EACCES, "Permission denied"), "read_only"),
        (OSError(errno.EROFS, "Read-only file system"), "read_only"),
        (OSError(errno.EIO, "Input/output error"), "folder"),
    ],
)
def test_trouble_in_the_middle_leaves_what_was_there(
    tmp_path: Path, trouble: OSError, reason: str
) -> None:
    out = tmp_path / "map.pdf"
    out.write_text("first")
    with pytest.raises(FileTrouble, match=r"“map\.pdf”") as caught:
        write(out, "half", trouble)
    assert caught.value.reason == reason
    assert out.read_text() == "first"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes with a name in folders there")
def test_a_pipe_is_never_replaced_but_a_link_to_a_file_is(tmp_path: Path) -> None:
    pipe, link = tmp_path / "full", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path in (pipe, link):
        sentence = f"^“{path.name}” is no file that can be replaced. Choose another name.$"
        with pytest.raises(FileTrouble, match=sentence):
            write(path, "")
        with pytest.raises(FileTrouble, match=sentence):
            write_new(path, (), replace=True)
    assert pipe.is_fifo() and sorted(tmp_path.iterdir()) == [pipe, link]
    link.unlink()
    (tmp_path / "file").write_text("before")
    link.symlink_to(tmp_path / "file")
    write(link, "after")
    assert link.read_text() == "after"


def test_a_folder_that_takes_no_files_is_not_said_to_lack_one(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match=r"cannot be written in “.*”\. Choose another folder"):
        write(tmp_path / "map.pdf", "", FileNotFoundError(errno.ENOENT, "No such file"))


def test_our_own_bugs_leave_nothing_behind_either(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        write(tmp_path / "map.pdf", "half", ZeroDivisionError())
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_and_a_folder_in_the_way_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match=r"There is no folder “.*nowhere”"):
        write(tmp_path / "nowhere" / "map.pdf", "")
    (tmp_path / "map.pdf").mkdir()
    with pytest.raises(FileTrouble, match=r"“map\.pdf” is a folder"):
        write(tmp_path / "map.pdf", "")


def test_a_file_that_may_only_be_read_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "map.pdf"
    out.write_text("first")
    monkeypatch.setattr(os, "access", lambda *_: False)  # the superuser may always write
    with pytest.raises(FileTrouble, match="may only be read"):
        write(out, "second")
    assert out.read_text() == "first"
