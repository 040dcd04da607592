"""SVG: the maps as a drawing that stays sharp at any size."""

from __future__ import annotations

from journeymapper.domain.remark import Remark
from journeymapper.exporters.job import Exporter, ExportJob, IsCancelled, Progress, stop_if
from journeymapper.words import said


def _write(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> tuple[Remark, ...]:
    from journeymapper.drawing.missing_letters import remarks_on_missing
    from journeymapper.drawing.print_themes import theme_for
    from journeymapper.exporters.maps import stacked_maps
    from journeymapper.exporters.pictures.told import told_of_maps
    from journeymapper.pens.svg import svg

    options, details = job.options, job.project.details
    picture = stacked_maps(job, progress, cancelled)
    stop_if(cancelled)
    progress(0.6, "Writing the drawing")
    names = [job.project.journeys[one].title for one in job.journeys]
    text = svg(
        picture,
        details.title,
        theme_for(options),
        "paper" if options.background else None,
        options.scale,
        description=said("Customer journey: {journeys}", journeys=", ".join(names)),
        language=options.language,
        told=told_of_maps(job),
        between=lambda: stop_if(cancelled),
    )
    job.path.write_text(text, encoding="utf-8", newline="\n")
    return remarks_on_missing([picture], pages=False)


EXPORTER = Exporter("svg", (".svg",), "Drawing (SVG)", _write)
