"""SVG: the maps as a drawing that stays sharp at any size."""

from __future__ import annotations

from journeymapper.domain.remark import Remark
from journeymapper.exporters.job import Exporter, ExportJob, IsCancelled, Progress, stop_if


def _write(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> tuple[Remark, ...]:
    from journeymapper.exporters.maps import stacked_maps
    from journeymapper.pens.svg import svg

    picture = stacked_maps(job, progress, cancelled)
    stop_if(cancelled)
    progress(0.6, "Writing the drawing")
    text = svg(picture, job.project.details.title)
    stop_if(cancelled)
    job.path.write_text(text, encoding="utf-8", newline="\n")
    return ()


EXPORTER = Exporter("svg", (".svg",), "Drawing (SVG)", _write)
