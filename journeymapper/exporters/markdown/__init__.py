"""Markdown: the project as text, with tables and a Mermaid diagram of each journey."""

from __future__ import annotations

from journeymapper.domain.remark import Remark
from journeymapper.exporters.job import Exporter, ExportJob, IsCancelled, Progress


def _write(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> tuple[Remark, ...]:
    from journeymapper.exporters.markdown.writing import write

    return write(job, progress, cancelled)


EXPORTER = Exporter("markdown", (".md",), "Text (Markdown)", _write, needs_journey=False)
