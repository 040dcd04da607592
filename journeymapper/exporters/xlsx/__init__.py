"""XLSX: a workbook with the grid, the touchpoints, a sheet to comment on, and all records."""

from __future__ import annotations

from journeymapper.domain.remark import Remark
from journeymapper.exporters.job import Exporter, ExportJob, IsCancelled, Progress


def _write(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> tuple[Remark, ...]:
    from journeymapper.exporters.xlsx.workbook import write_workbook

    return write_workbook(job, progress, cancelled)


EXPORTER = Exporter("xlsx", (".xlsx",), "Workbook (XLSX)", _write, needs_journey=False)
