"""What people get: a whole wheel, a README they read, set-up that says what it lacks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import journeymapper

ROOT = Path(__file__).resolve().parent.parent
LACKING_EVERYTHING = """
import ctypes, importlib.util, os, runpy, shutil, sys
def refuse(name): raise OSError(name)
ctypes.CDLL = refuse
importlib.util.find_spec = lambda name: None
shutil.which = lambda name: {which!r} if name == "apt-get" else None
os.geteuid = lambda: 1000
sys.platform = "linux"
sys.argv = {arguments!r}
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Python in the project's folder."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_wheel_carries_the_resources(tmp_path: Path) -> None:
    built = run("-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path)
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name.startswith(f"journeymapper-{journeymapper.__version__}-")
    checker = ROOT / "packaging" / "check_wheel.py"
    assert run(checker, wheel).returncode == 0

    with zipfile.ZipFile(wheel) as whole, zipfile.ZipFile(tmp_path / "poor.whl", "w") as poor:
        for name in whole.namelist():
            if "/resources/" not in name:
                poor.writestr(name, whole.read(name))
        poor.writestr("tests/stranger.py", "")
    answer = run(checker, tmp_path / "poor.whl")
    assert answer.returncode == 1
    assert "tests/stranger.py does not belong" in answer.stdout
    resources = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    assert answer.stdout.count("is missing") == len(resources)


def test_make_check_runs_every_judge_and_names_the_red_ones(tmp_path: Path) -> None:
    for name, code in (("ruff", 1), ("mypy", 0), ("lint-imports", 1), ("python", 0)):
        judge = tmp_path / name
        judge.write_text(f'#!/bin/sh\necho "{name} was asked"\nexit {code}\n')
        judge.chmod(0o755)
    done = subprocess.run(
        ["make", "--old-file=setup", "check", f"BIN={tmp_path}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    asked = [line for line in done.stdout.splitlines() if line.endswith(" was asked")]
    judges = ("ruff", "ruff", "mypy", "lint-imports", "python")
    assert asked == [f"{one} was asked" for one in judges]
    assert done.stderr.startswith("Red: lint format floors\n")


def test_the_readme_is_short_and_its_links_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 150
    assert "make run" in text
    assert "make test" in text
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (ROOT / target).exists(), f"README.md leads to {target}, which is not there"


def lacking_everything(*groups: str, apt: str | None) -> subprocess.CompletedProcess[str]:
    """What the check of the system says on a machine that has nothing and allows nothing."""
    script = str(ROOT / "packaging" / "system_packages.py")
    return run("-c", LACKING_EVERYTHING.format(arguments=[script, *groups], which=apt))


def test_what_is_missing_is_told_in_one_command_to_type() -> None:
    done = lacking_everything("environment", "offscreen", "window", apt="apt-get")
    assert done.returncode == 1
    (command,) = (line for line in done.stderr.splitlines() if "apt-get" in line)
    assert command.startswith("    sudo apt-get install --yes ")
    venv = f"python3.{sys.version_info.minor}-venv"
    assert {venv, "libegl1", "libxcb-icccm4", "libxcb-keysyms1"} <= set(command.split())


def test_a_system_without_apt_is_told_what_to_look_for() -> None:
    done = lacking_everything("window", apt=None)
    assert done.returncode == 1
    assert "Debian calls them libx11-xcb1, libxcb-cursor0" in done.stderr


def test_tests_run_without_what_only_a_real_window_needs() -> None:
    done = lacking_everything("tests", apt="apt-get")
    assert done.returncode == 0
    assert "Some tests are skipped" in done.stderr


def test_no_file_names_a_folder_of_the_machine_it_was_written_on() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone")
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.split(b"\0")
    folder = re.compile(rb"(?<![\w.~$}>])/(?:work|root|tmp|home/\w+)" + rb"/\w")
    named = [
        os.fsdecode(name)
        for name in listed
        if name and (ROOT / os.fsdecode(name)).is_file()
        if b"\0" not in (data := (ROOT / os.fsdecode(name)).read_bytes()) and folder.search(data)
    ]
    assert named == []
