"""Every finding: the smallest project that has it, one that just has it not, and its mend."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

from journeymapper.app.session import Session
from journeymapper.checks.health import Health
from journeymapper.checks.mistakes import MISTAKES
from journeymapper.checks.registry import checks
from tests.checks import cases
from tests.checks.case import TODAY, Case, findings_of, project_of

CASES: list[Case] = [
    case
    for found in pkgutil.iter_modules([str(Path(cases.__file__ or "").parent)])
    for case in importlib.import_module(f"{cases.__name__}.{found.name}").CASES
]


def _named(case: Case) -> str:
    return f"{case.check}-{case.note}" if case.note else case.check


@pytest.mark.parametrize("case", CASES, ids=_named)
def test_the_finding_is_made(case: Case) -> None:
    found = findings_of(project_of(case.has()), case.check)
    assert found, "the smallest project that has it"
    assert case.says in found[0].message
    assert found[0].why and found[0].how
    if case.about is not None:
        assert list(found[0].records) == list(case.about)
    assert not findings_of(project_of(case.has_not()), case.check), "the one that just has it not"


@pytest.mark.parametrize("case", [one for one in CASES if one.mends], ids=_named)
def test_the_mend_is_one_step_that_undo_takes_back(case: Case, tmp_path: Path) -> None:
    records = list(project_of(case.has()).records())
    with Session.create(tmp_path / "mend.journey", records) as session:
        only = [one for one in checks() if one.name == case.check]
        health = Health(session.project, TODAY, only).run()
        session.subscribe(lambda event: health.changed(event.changes))
        before = health.report().findings
        mend = before[0].mend
        assert mend is not None and mend.title
        session.dispatch(mend.command(session.project))
        assert before[0].about not in {one.about for one in health.run().report().findings}
        assert session.undo() is not None
        again = health.run().report().findings
        assert [one.about for one in again] == [one.about for one in before]
        assert session.undo_name is None, "one step"


def test_what_can_be_mended_says_so_in_its_case() -> None:
    for case in CASES:
        found = findings_of(project_of(case.has()), case.check)
        assert case.mends == (found[0].mend is not None), case.check


def test_every_check_has_its_case_and_its_mistake_its_folder() -> None:
    assert {one.check for one in CASES} == {one.name for one in checks()}
    names = [one.name for one in checks()]
    assert len(names) == len(set(names))
    for one in checks():
        folder = one.find.__module__.split(".")[-2]
        assert MISTAKES[one.mistake - 1].name == folder
        assert one.title and one.why.endswith(".") and one.how.endswith(".")
