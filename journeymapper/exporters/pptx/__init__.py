"""PPTX: the document as slides whose cards, connections and notes are shapes to go on with."""

from __future__ import annotations

from journeymapper.domain.remark import Remark
from journeymapper.exporters.job import Exporter, ExportJob, IsCancelled, Progress


def _write(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> tuple[Remark, ...]:
    from journeymapper.exporters.pptx.document import write_presentation

    return write_presentation(job, progress, cancelled)


EXPORTER = Exporter("pptx", (".pptx",), "Presentation (PPTX)", _write)
