"""CSV: a table for each kind of record, together in a ZIP file."""

from __future__ import annotations

from journeymapper.domain.remark import Remark
from journeymapper.exporters.job import Exporter, ExportJob, IsCancelled, Progress


def _write(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> tuple[Remark, ...]:
    from journeymapper.exporters.csv_.tables import write

    return write(job, progress, cancelled)


EXPORTER = Exporter("csv", (".zip",), "Tables (CSV in a ZIP)", _write, needs_journey=False)
