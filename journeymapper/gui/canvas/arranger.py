"""Arranging the map: worked out beside the window from what was taken down, or at once where that
is quick; then one edit."""

from __future__ import annotations

from threading import Thread

from PySide6.QtCore import QEasingCurve, QObject, QTimer, QVariantAnimation

from journeymapper.analysis.paths import touchpoints_on
from journeymapper.commands.arrange import ArrangeTouchpoints
from journeymapper.domain.records import Persona
from journeymapper.drawing.arrangement import Arranged, Question, question_of
from journeymapper.gui import appearance
from journeymapper.gui.canvas.surface import Surface
from journeymapper.layout import Rectangle
from journeymapper.layout.arranging import Stopped

GLIDE_MS = 260
MOST_GLIDING = 400
"""Cards; more of them go to their places at once."""
MOST_AT_ONCE = 150, 300
"""Cards and connections that are arranged before the window goes on."""
LOOKS_MS = 15
TELLS_AFTER_MS = 300
"""Work that takes no longer is not spoken of."""


class Arranger(QObject):
    """One arrangement at a time. Whoever edits meanwhile is not disturbed: what was found for
    another map is found anew."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._work: _Work | None = None
        self._only: frozenset[str] | None = None
        self._by_persona = False
        self._position = 0
        self._looks = QTimer(self, interval=LOOKS_MS)
        self._looks.timeout.connect(self._look)
        self._tells = QTimer(self, interval=TELLS_AFTER_MS)
        self._tells.timeout.connect(self._tell)
        self._glide = QVariantAnimation(self)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._move)
        self._glide.finished.connect(self._arrive)
        self._ways: dict[str, tuple[Rectangle, Rectangle]] = {}
        surface.workspace.records_changed.connect(lambda _event: self._arrive())
        surface.workspace.journey_changed.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether places are being found, or cards glide there."""
        return self._work is not None or bool(self._ways)

    def arrange(self, *, by_persona: bool = False) -> None:
        """Arrange the whole journey; pinned cards stay."""
        workspace = self._surface.workspace
        people = workspace.project.all(Persona)
        if by_persona and not any(
            touchpoints_on(workspace.project, one, workspace.journey_id) for one in people
        ):
            workspace.refused.emit(
                "Nobody’s path is known on this journey, so there are no rows to make. Walk a "
                "persona’s path first: it is in the persona’s menu in the overview."
            )
            return
        self._begin(None, by_persona)

    def arrange_chosen(self) -> None:
        """Arrange the chosen cards; the others stay."""
        chosen = frozenset(self._surface.selected_touchpoints())
        if len(chosen) < 2:
            self._surface.workspace.refused.emit(
                "Choose at least two touchpoints to arrange, or arrange the whole journey."
            )
        else:
            self._begin(chosen, False)

    def stop(self) -> bool:
        """Let go of what is being worked out; whether there was something."""
        work, self._work = self._work, None
        self._looks.stop()
        self._tells.stop()
        if work is not None:
            work.is_stopped = True
            self._surface.banner_asked.emit("")
        self._arrive()
        return work is not None

    def _begin(self, only: frozenset[str] | None, by_persona: bool) -> None:
        self.stop()
        self._only, self._by_persona = only, by_persona
        self._start()

    def _start(self) -> None:
        workspace = self._surface.workspace
        question = question_of(
            workspace.project, workspace.journey_id, self._only, by_persona=self._by_persona
        )
        if not question.nodes:
            workspace.refused.emit("There is nothing to arrange here. Make a touchpoint first.")
            return
        self._position = workspace.session.position
        self._work = _Work(question)
        if len(question.nodes) <= MOST_AT_ONCE[0] and len(question.links) <= MOST_AT_ONCE[1]:
            self._work.run()
            self._look()
            return
        self._work.start()
        self._looks.start()
        self._tells.start()

    def _tell(self) -> None:
        if self._work is not None:
            share = round(self._work.share * 100)
            self._surface.banner_asked.emit(f"Arranging the map: {share}%. Escape stops it.")

    def _look(self) -> None:
        """Whether the places are found."""
        work = self._work
        if work is None or not work.is_done:
            return
        self._work = None
        self._looks.stop()
        self._tells.stop()
        self._surface.banner_asked.emit("")
        if work.trouble is not None:
            raise work.trouble
        workspace = self._surface.workspace
        if work.arranged is None:
            return
        if workspace.session.position != self._position:
            self._start()
            return
        self._put(work.arranged)

    def _put(self, arranged: Arranged) -> None:
        """One edit; then the cards are seen to go there."""
        surface = self._surface
        before = dict(surface.scene.cards.boxes)
        command = ArrangeTouchpoints(surface.workspace.journey_id, arranged.places, arranged.widths)
        position = surface.workspace.session.position
        if not surface.run(command):
            return
        if surface.workspace.session.position == position:
            surface.workspace.told.emit("Everything stands in its place already.")
            return
        boxes = surface.scene.cards.boxes
        moved = {
            key: (before[key], boxes[key])
            for key in arranged.places
            if key in before and key in boxes and before[key] != boxes[key]
        }
        milliseconds = appearance.motion_ms(GLIDE_MS)
        if self._only is None:
            surface.show_opening()
        if milliseconds and len(moved) <= MOST_GLIDING and surface.isVisible():
            self._ways = moved
            self._glide.setDuration(milliseconds)
            self._glide.start()

    def _move(self, part: float) -> None:
        if self._ways:
            self._surface.scene.show_moved(
                {key: _between(start, end, part) for key, (start, end) in self._ways.items()}
            )
            self._surface.update()

    def _arrive(self) -> None:
        """Everything stands where the edit put it."""
        if self._ways:
            self._ways = {}
            self._glide.stop()
            self._surface.scene.restore()
            self._surface.update()


class _Work(Thread):
    """Finds the places on a thread of its own. It holds nothing of Qt: whoever lets go of a window
    last must be the window's thread."""

    def __init__(self, question: Question) -> None:
        super().__init__(daemon=True, name="arranging")
        self._question = question
        self.is_stopped = self.is_done = False
        self.share = 0.0
        self.arranged: Arranged | None = None
        self.trouble: Exception | None = None

    def run(self) -> None:
        try:
            self.arranged = self._question.answer(lambda: self.is_stopped, self._progress)
        except Stopped:
            return
        except Exception as trouble:  # noqa: BLE001 - raised again where it can be reported
            self.trouble = trouble
        self.is_done = True

    def _progress(self, share: float) -> None:
        self.share = share


def _between(start: Rectangle, end: Rectangle, part: float) -> Rectangle:
    return Rectangle(
        start.x + (end.x - start.x) * part,
        start.y + (end.y - start.y) * part,
        end.width,
        end.height,
    )
