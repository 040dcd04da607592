"""Pictures beside a journey, touchpoint or persona. An Image record comes verified from ``app``.

AttachPicture(attachment_id, record, image, caption="")
Caption: EditFields. Taking away: DeleteRecords. Portraits: personas.SetPortrait.
"""

from __future__ import annotations

from journeymapper.commands.base import Command, called, tidy
from journeymapper.commands.personas import new_images
from journeymapper.domain.change import Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import rank_after
from journeymapper.domain.project import Project
from journeymapper.domain.records import Attachment, Image, Journey, Persona, Touchpoint


@frozen
class AttachPicture(Command):
    """Attach a picture to a journey, a touchpoint or a persona, after those already there."""

    attachment_id: str
    record: str
    image: Image
    caption: str = ""

    def plan(self, project: Project) -> Changes:
        holder = project.find(self.record)
        if not isinstance(holder, Journey | Touchpoint | Persona):
            raise EditRefused(
                "A picture can be attached to a touchpoint, a persona or a journey. Choose one."
            )
        attachment = Attachment(
            id=self.attachment_id,
            record=holder.id,
            image=self.image.id,
            caption=tidy(self.caption),
            rank=rank_after(project.referring(Attachment, holder.id)),
        )
        return (*new_images(project, [self.image]), *created(attachment))

    def name(self, project: Project) -> str:
        return f"Attach picture to {called(project.find(self.record))}"
