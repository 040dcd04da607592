"""Ctrl+C, at whatever moment: exit code 130, one word, and nothing half done is left."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from journeymapper.app.session import Session
from journeymapper.app.templates import SAMPLE, new_from_template
from tests.effort import SEARCHES

ROOT = Path(__file__).resolve().parents[2]

# Presses Ctrl+C, by itself and so without delay, whenever a certain thing is done.
PRESSING = """
import os, signal, sys
from journeymapper.__main__ import main
from journeymapper.{module} import {owner} as owner
times, kept = {times}, owner.{name}
def pressing(*arguments, **named):
    for _ in range(times):
        os.kill(os.getpid(), signal.SIGINT)
    return kept(*arguments, **named)
owner.{name} = pressing
sys.argv[1:] = {arguments!r}
sys.exit(main())
"""

# Says when it hears Ctrl+C: until then Python itself is still beginning.
LISTENING = """
import sys
from journeymapper.cli.stopping import end_at_once_on_ctrl_c
end_at_once_on_ctrl_c()
print("listening", flush=True)
from journeymapper.__main__ import main
sys.argv[1:] = {arguments!r}
sys.exit(main())
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Ctrl+C is no signal here")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.journey"
    new_from_template(path, SAMPLE).close()
    return path


def start(*words: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell may have started the tests deaf to Ctrl+C, and deafness is inherited.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def pressing(times: int, module: str, owner: str, name: str, *arguments: str | Path) -> None:
    words = [str(one) for one in arguments]
    script = PRESSING.format(times=times, module=module, owner=owner, name=name, arguments=words)
    process = start("-c", script)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out, err) == (130, "", "Stopped.\n")


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("ending", ["pdf", "png", "svg"])
def test_an_export_that_is_stopped_leaves_nothing(
    sample: Path, tmp_path: Path, ending: str, times: int
) -> None:
    out = tmp_path / f"map.{ending}"
    writer = f"exporters.{ending}", "EXPORTER", "write"
    if ending == "png":  # while Qt paints
        writer = "exporters.pictures", "bands", "cut_out"
    elif ending == "pdf":
        writer = "exporters.pdf", "document", "document"
    else:
        writer = "exporters", "maps", "whole_map"
    pressing(times, *writer, "export", sample, out)
    assert list(tmp_path.iterdir()) == [sample]


def test_looking_is_stopped_at_once(sample: Path) -> None:
    pressing(1, "cli", "show", "document", "show", "--json", sample)


def test_a_new_file_that_is_not_wanted_any_more_is_gone(tmp_path: Path) -> None:
    pressing(1, "storage", "migrations", "migrate", "new", tmp_path / "new.journey")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["pdf", "png"])
def test_whole_or_not_at_all_whenever_it_is_pressed(
    sample: Path, tmp_path: Path, ending: str
) -> None:
    moments = random.Random(ending)
    out = tmp_path / f"map.{ending}"
    size = ("--page", "A3") if ending == "pdf" else ("--scale", "0.5")
    for _ in range(6 if SEARCHES else 3):
        words = ["export", str(sample), str(out), *size]
        process = start("-c", LISTENING.format(arguments=words))
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(moments.random())
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=120)
        if process.returncode == 0:  # too late: it was done
            assert "Stopped" not in err
            assert "Traceback" not in err
            out.unlink()
        else:
            assert (process.returncode, err) == (130, "Stopped.\n")
        assert list(tmp_path.iterdir()) == [sample]


def test_the_window_closes_in_good_order(sample: Path, tmp_path: Path) -> None:
    process = start("-m", "journeymapper", sample)
    try:
        deadline = time.monotonic() + 120
        while not list(tmp_path.glob(".*.lock")) and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=120)
    finally:
        process.kill()
    assert process.returncode == 130
    assert err.splitlines()[-1] == "Stopped."
    assert list(tmp_path.iterdir()) == [sample]


def test_a_question_at_the_beginning_holds_nobody_up(sample: Path) -> None:
    with Session.open(sample):
        process = start("-m", "journeymapper", sample)
        try:
            with pytest.raises(subprocess.TimeoutExpired):  # it asks whether to open read-only
                process.communicate(timeout=4)
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=120)
        finally:
            process.kill()
    assert process.returncode == 130
    assert err.splitlines()[-1] == "Stopped."
