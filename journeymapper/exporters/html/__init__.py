"""HTML: a whole document in one file, to be seen, heard and printed without any network."""

from __future__ import annotations

from journeymapper.domain.remark import Remark
from journeymapper.exporters.job import Exporter, ExportJob, IsCancelled, Progress


def _write(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> tuple[Remark, ...]:
    from journeymapper.exporters.html.document import write

    return write(job, progress, cancelled)


EXPORTER = Exporter("html", (".html", ".htm"), "Web page (HTML)", _write)
