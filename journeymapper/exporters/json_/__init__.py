"""JSON: the whole project, every field of every record, in the form of ``docs/json.md``."""

from __future__ import annotations

from journeymapper.domain.remark import Remark
from journeymapper.exporters.job import Exporter, ExportJob, IsCancelled, Progress


def _write(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> tuple[Remark, ...]:
    from journeymapper.exporters.json_.writing import write

    return write(job, progress, cancelled)


EXPORTER = Exporter("json", (".json",), "Data (JSON)", _write, needs_journey=False)
