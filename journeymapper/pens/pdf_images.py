"""Images for a PDF: decoded, cut to what is seen, made as small as paper needs."""

from __future__ import annotations

import io
import warnings

from PIL import Image, UnidentifiedImageError

from journeymapper.domain.frozen import frozen

DOTS_PER_POINT = 3.5
"""252 dots to the inch."""


@frozen
class Raster:
    """An image as a PDF holds it: JPEG bytes, or bytes of pixels with an opacity for each pixel."""

    width: int
    height: int
    jpeg: bytes = b""
    pixels: bytes = b""
    opacity: bytes = b""
    is_grey: bool = False
    """Whether there is one byte for each pixel rather than three."""


def raster(
    data: bytes, width: float, height: float, whole: bool = False, grey: bool = False
) -> Raster | None:
    """The image cropped to cover ``width`` × ``height`` points, or all of it, to be shown within
    them, without its colours where it shall be ``grey``; None when it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                image.draft("RGB", (int(width * 8), int(height * 8)))
                scale = min(width / image.width, height / image.height)
                if whole:
                    return _cut(image, image.width * scale, image.height * scale, grey)
                return _cut(image, width, height, grey)
    except (
        OSError,
        ValueError,
        SyntaxError,
        UnidentifiedImageError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ):
        return None


def _cut(image: Image.Image, width: float, height: float, grey: bool) -> Raster:
    scale = max(width / image.width, height / image.height)
    seen = (width / scale, height / scale)
    left, top = (image.width - seen[0]) / 2, (image.height - seen[1]) / 2
    box = (left, top, left + seen[0], top + seen[1])
    finest = min(DOTS_PER_POINT, 1 / scale)
    size = (max(round(width * finest), 1), max(round(height * finest), 1))
    mode = "L" if grey else "RGB"
    has_opacity = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    found = image.convert("RGBA" if has_opacity else "RGB").resize(
        size, Image.Resampling.LANCZOS, box=box
    )
    if has_opacity and found.getchannel("A").getextrema() != (255, 255):
        opacity = found.getchannel("A").tobytes()
        return Raster(*size, pixels=found.convert(mode).tobytes(), opacity=opacity, is_grey=grey)
    stream = io.BytesIO()
    found.convert(mode).save(stream, "JPEG", quality=88)
    return Raster(*size, jpeg=stream.getvalue(), is_grey=grey)
