"""PDF: the document that the client gets."""

from __future__ import annotations

from journeymapper.domain.remark import Remark
from journeymapper.exporters.job import Exporter, ExportJob, IsCancelled, Progress


def _write(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> tuple[Remark, ...]:
    from journeymapper.exporters.pdf.document import write_document

    return write_document(job, progress, cancelled)


EXPORTER = Exporter("pdf", (".pdf",), "Document (PDF)", _write)
