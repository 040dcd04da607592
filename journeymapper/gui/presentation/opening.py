"""How a presentation begins: on the projector where there is one, with the speaker's desk on the
other screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from journeymapper.analysis.slides import Slide, opening_slide, path_slides, stage_slides
from journeymapper.domain.errors import EditRefused
from journeymapper.drawing.options import MapOptions
from journeymapper.gui.canvas.scene import Scene
from journeymapper.gui.presentation.show import Presentation
from journeymapper.gui.presentation.speaker import SpeakerDesk
from journeymapper.gui.workspace import Workspace


def present_stages(workspace: Workspace, window: QWidget) -> Presentation | None:
    """Show the journey stage by stage; None, with a word why, where there is nothing to show."""
    return _begin(workspace, window, None)


def present_path(workspace: Workspace, window: QWidget) -> Presentation | None:
    """Show the path of the active persona, touchpoint by touchpoint."""
    if workspace.active_persona is None:
        workspace.refused.emit("Add a persona first: a path is always somebody's.")
        return None
    return _begin(workspace, window, workspace.active_persona)


def _begin(workspace: Workspace, window: QWidget, persona: str | None) -> Presentation | None:
    workspace.flush()
    try:
        slides = _slides(workspace, persona)
    except EditRefused as refusal:
        workspace.refused.emit(str(refusal))
        return None
    scene = Scene(workspace.project, workspace.journey_id)
    whole = opening_slide(workspace.project, workspace.journey_id)
    shown = Presentation(scene, slides, whole, _options(workspace, persona), window)
    here = window.screen()
    projector = _other(here)
    shown.setGeometry((projector or here).geometry())
    shown.showFullScreen()
    if projector is not None:
        desk = SpeakerDesk(shown)
        desk.setGeometry(here.availableGeometry())
        desk.showMaximized()
        shown.ended.connect(desk.close)
    shown.ended.connect(window.activateWindow)
    shown.activateWindow()
    shown.setFocus()
    return shown


def _slides(workspace: Workspace, persona: str | None) -> Sequence[Slide]:
    if persona is None:
        return stage_slides(workspace.project, workspace.journey_id)
    return path_slides(workspace.project, workspace.journey_id, persona)


def _options(workspace: Workspace, persona: str | None) -> MapOptions:
    """The presented persona's emotion and dots alone; of the stages what the canvas shows."""
    if persona is not None:
        return MapOptions(personas=frozenset({persona}), active=persona, on=date.today())
    shown, active = workspace.shown_personas, workspace.active_persona
    return MapOptions(
        personas=shown or None, active=active if active in shown else None, on=date.today()
    )


def _other(here: QScreen) -> QScreen | None:
    """A screen beside the one that the window stands on: the projector."""
    others = [one for one in QGuiApplication.screens() if one is not here]
    return others[0] if others else None
