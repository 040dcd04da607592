"""A mend that makes many notes one leaves a place in the history to go back to."""

from __future__ import annotations

import pytest

from journeymapper.domain.records import FeedbackNote, ProjectDetails
from journeymapper.gui.health import edits
from journeymapper.gui.health.keeper import keeper_of
from tests.gui.conftest import MakeWorkspace


@pytest.mark.parametrize(("count", "named"), [(2, []), (12, ["Before merging 12 feedback notes"])])
def test_a_milestone_is_named_before_many_copies_are_merged(
    make_workspace: MakeWorkspace, count: int, named: list[str]
) -> None:
    said = "It was too dear for a firm of our size"
    notes = [FeedbackNote(id=f"feedback_{one}", text=said) for one in range(count)]
    workspace = make_workspace((ProjectDetails(id="project_1"), *notes))
    report = keeper_of(workspace).settle()
    (finding,) = [one for one in report.findings if one.check == "feedback_twice"]
    assert edits.mend(workspace, finding)
    assert len(workspace.project.feedback_notes) == 1
    assert [one.name for one in workspace.project.milestones.values()] == named
    workspace.undo()
    assert len(workspace.project.feedback_notes) == count
