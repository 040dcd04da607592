"""PNG: the maps as a picture made of pixels."""

from __future__ import annotations

from math import sqrt

from journeymapper.domain.remark import Remark
from journeymapper.exporters.job import Exporter, ExportJob, IsCancelled, Progress, stop_if

MOST_PIXELS = 80_000_000
"""More would take more memory than a small computer has; viewers give up as well."""
LONGEST_SIDE = 20_000


def _write(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> tuple[Remark, ...]:
    from journeymapper.exporters.maps import stacked_maps
    from journeymapper.pens import qt

    picture = stacked_maps(job, progress, cancelled)
    _, _, width, height = picture.bounds
    scale = min(
        job.options.scale, LONGEST_SIDE / max(width, height), sqrt(MOST_PIXELS / (width * height))
    )
    stop_if(cancelled)
    progress(0.6, "Painting the picture")
    qt.without_window()
    image = qt.render(picture, scale)
    stop_if(cancelled)
    progress(0.8, "Compressing the picture")
    job.path.write_bytes(qt.png_bytes(image))
    if scale < job.options.scale:
        told = (
            f"The map is too large for {job.options.scale:g} pixels to a unit; it was drawn with "
            f"{scale:.2g}. PDF and SVG stay sharp at any size."
        )
        return (Remark(told),)
    return ()


EXPORTER = Exporter("png", (".png",), "Picture (PNG)", _write)
