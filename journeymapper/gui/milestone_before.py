"""A milestone before many records go: a place in the history to go back to."""

from __future__ import annotations

from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.gui.workspace import Workspace


def milestone_before(workspace: Workspace, title: str) -> bool:
    """Name it; False where that fails, which is shown: then the edit is not made either."""
    try:
        workspace.session.name_milestone(title)
    except EditRefused as refusal:
        workspace.refused.emit(str(refusal))
    except FileTrouble as trouble:
        workspace.troubled.emit(trouble)
    else:
        return True
    return False
