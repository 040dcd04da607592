"""PNG: the maps as a picture made of pixels."""

from __future__ import annotations

from journeymapper.domain.remark import Offer, Remark
from journeymapper.exporters.job import Exporter, ExportJob, IsCancelled, Progress, stop_if

LONGEST_SIDE = 32_768
"""Of a picture, in pixels; viewers give up on longer ones."""


def _write(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> tuple[Remark, ...]:
    from journeymapper.drawing.missing_letters import remarks_on_missing
    from journeymapper.drawing.print_themes import theme_for
    from journeymapper.exporters.maps import stacked_maps
    from journeymapper.exporters.pictures.bands import write_png

    options = job.options
    theme = theme_for(options)
    picture = stacked_maps(job, progress, cancelled)
    longest = LONGEST_SIDE / max(picture.bounds[2], picture.bounds[3])
    scale = min(options.scale, longest)
    stop_if(cancelled)
    with job.path.open("wb") as file:
        write_png(
            file,
            picture,
            scale,
            theme,
            "paper" if options.background else None,
            job.project.details.title,
            lambda done: progress(0.6 + 0.4 * done, "Painting the picture"),
            cancelled,
        )
    missing = remarks_on_missing([picture], pages=False)
    return (*_remarks(scale, options.scale, len(job.journeys)), *missing)


def _remarks(scale: float, wished: float, journeys: int) -> tuple[Remark, ...]:
    if scale >= wished:
        return ()
    text = (
        f"The picture would be longer than {LONGEST_SIDE:,} pixels at {wished:g} pixels to a unit; "
        f"it was drawn with {scale:.2g}. PDF and SVG stay sharp at any size."
    )
    rounded = int(scale * 100) / 100
    offers = [Offer(f"Draw it with {rounded:g} pixels to a unit", (("scale", rounded),))]
    if journeys > 1:
        text += f" Each of the {journeys} journeys alone can be drawn larger."
    return (Remark(text, tuple(offers) if rounded >= 0.1 else ()),)


EXPORTER = Exporter("png", (".png",), "Picture (PNG)", _write)
