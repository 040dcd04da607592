"""What an action says that begins from a finding: a client reads it in the document."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from journeymapper.app.export import export
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.checks.finding import Finding
from journeymapper.checks.health import Health
from journeymapper.checks.registry import checks
from journeymapper.checks.to_do import _SAID, LONGEST, to_do
from journeymapper.domain.change import created
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action
from tests.checks.case import TODAY, Case, findings_of, project_of
from tests.checks.test_cases import CASES

OF_THE_PROGRAM = re.compile(
    r"\b(press|click|canvas|rail|panel|set this aside|select|under Reviews|hint|check|time line)\b"
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.check}-{case.note}")
def test_it_is_a_to_do_and_says_nothing_that_only_concerns_the_program(case: Case) -> None:
    project = project_of(case.has())
    for finding in findings_of(project, case.check):
        said = to_do(project, finding)
        assert 10 < len(said) <= LONGEST and not said.endswith("."), said
        assert not OF_THE_PROGRAM.search(said), said
        assert finding.message.rstrip(".") not in said and finding.why.rstrip(".") not in said


def test_it_names_the_place() -> None:
    case = next(one for one in CASES if one.check == "dead_end")
    project = project_of(case.has())
    (finding, *_) = findings_of(project, "dead_end")
    name = project.touchpoints[finding.records[0]].name
    assert to_do(project, finding) == (
        f"{name}: connect it to where they go next, or mark it as the place where they leave"
    )


def test_what_is_said_of_a_check_is_of_one_that_there_is() -> None:
    assert _SAID.keys() <= {one.name for one in checks()}


def planned(project: Project) -> list[Finding]:
    """All that is found, each planned."""
    findings = [*Health(project, TODAY).run().report().findings]
    actions = [
        Action(id=f"action_x{n}", text=to_do(project, one), finding=one.reference)
        for n, one in enumerate(findings)
    ]
    project.apply(created(*actions))
    return findings


@pytest.mark.parametrize("ending", [".pdf", ".svg"])
def test_no_sentence_of_a_finding_reaches_a_document(ending: str, tmp_path: Path) -> None:
    records = [one for one in template_records(SAMPLE) if not isinstance(one, Action)]
    project = Project(records)
    findings = planned(project)
    assert len(findings) > 2
    path = tmp_path / f"planned{ending}"
    export(project, path, chosen(), at=datetime(2026, 11, 22))
    if ending == ".pdf":
        text = " ".join(page.extract_text() for page in PdfReader(path).pages)
        assert _bare(findings[0].how.partition(",")[0]) in _bare(text)
    else:
        text = path.read_text(encoding="utf-8")
    for one in findings:
        for sentence in (one.message, one.why):
            assert _bare(sentence) not in _bare(text) and _bare(sentence[:60]) not in _bare(text)


def _bare(text: str) -> str:
    """Without spaces and hyphens: lines of a document break anywhere."""
    return re.sub(r"[\s\u00ad-]+", "", text).casefold()
