"""The guards of conftest.py hold: a logged or a Qt warning fails the test that caused it."""

from __future__ import annotations

import logging
from pathlib import Path

import platformdirs
import pytest

pytest_plugins = ["pytester"]

INNER = """
import logging
from PySide6.QtCore import qWarning

def test_quiet():
    logging.getLogger("any").info("nothing to see")

def test_logs():
    logging.getLogger("any").warning("the disk is nearly full")

def test_expects(expects_warning):
    logging.getLogger("any").warning("asked for")
    assert expects_warning[0].getMessage() == "asked for"

def test_expects_in_vain(expects_warning):
    pass

def test_qt():
    qWarning("QPainter::begin: Paint device returned engine == 0")
"""


def test_a_warning_fails_its_test(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    pytester.makeini("[pytest]\nqt_api = pyside6\nqt_log_level_fail = WARNING\n")
    pytester.makepyfile(INNER)
    result = pytester.runpytest_subprocess("-p", "no:xdist")
    result.assert_outcomes(passed=4, failed=1, errors=2)
    result.stdout.fnmatch_lines(
        [
            "*ERROR at teardown of test_logs*",
            "*any warned: the disk is nearly full*",
            "*ERROR at teardown of test_expects_in_vain*",
            "*the test expects a logged warning, and none came*",
            "FAILED *test_qt*",
        ],
        consecutive=False,
    )


def test_the_users_home_is_out_of_reach(home: Path) -> None:
    for folder in (
        Path.home(),
        platformdirs.user_config_path(),
        platformdirs.user_cache_path(),
        platformdirs.user_documents_path(),
    ):
        assert folder.is_relative_to(home)


def test_warnings_are_kept(expects_warning: list[logging.LogRecord]) -> None:
    logging.getLogger("tests").warning("kept")
    assert [record.getMessage() for record in expects_warning] == ["kept"]
