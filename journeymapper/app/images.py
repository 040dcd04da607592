"""Pictures from outside: only JPEG and PNG come in, bounded and encoded anew.

What is kept is never what came in: the picture is decoded, turned upright, made smaller where it
is large, and written again, so that nothing but its pixels (no place, no camera, no trailing
bytes) goes into the file. Pillow is imported when the first picture comes.
"""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
import zlib
from pathlib import Path

from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Image

LARGEST_FILE = 20 * 1024 * 1024
MOST_PIXELS_IN_ALL = 40_000_000
PORTRAIT_PIXELS = 1024
_NEITHER = "This is no JPEG or PNG picture, whatever its name says. Choose a picture that is one."
_BROKEN = "The picture is damaged and cannot be read. Open and save it elsewhere, then try again."


def image_from_bytes(data: bytes, most_pixels: int = PORTRAIT_PIXELS) -> Image:
    """The Image record of a JPEG or PNG file, at most ``most_pixels`` wide and high.

    Raises EditRefused with a sentence for anything else, for more than 20 MB, and for more than
    40 megapixels (looked at before anything is decoded, so that a small file cannot fill memory).
    """
    from PIL import Image as Pictures
    from PIL import UnidentifiedImageError

    if len(data) > LARGEST_FILE:
        raise EditRefused("The picture file is larger than 20 MB. Make it smaller, then try again.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Pictures.DecompressionBombWarning)
            return _encoded(data, most_pixels)
    except UnidentifiedImageError as error:
        raise EditRefused(_NEITHER) from error
    except Pictures.DecompressionBombError as error:
        raise EditRefused(_too_many_pixels()) from error
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error) as error:
        raise EditRefused(_BROKEN) from error


def image_from_file(path: Path, most_pixels: int = PORTRAIT_PIXELS) -> Image:
    """The same for a file; also refuses one that cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise EditRefused(f"“{path.name}” cannot be read. Choose another picture.") from error
    return image_from_bytes(data, most_pixels)


def _encoded(data: bytes, most_pixels: int) -> Image:
    from PIL import Image as Pictures
    from PIL import ImageOps

    with Pictures.open(io.BytesIO(data), formats=("JPEG", "PNG")) as opened:
        if opened.width * opened.height > MOST_PIXELS_IN_ALL:
            raise EditRefused(_too_many_pixels())
        is_photo = opened.format == "JPEG"
        if is_photo:
            opened.draft("RGB", (most_pixels, most_pixels))
        opened.load()
        upright = ImageOps.exif_transpose(opened)
    if upright.mode.startswith("I"):  # 16 bits a pixel; converting alone would cut off the light
        upright = upright.convert("I").point(lambda value: value / 256).convert("L")
    has_alpha = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    picture = upright.convert("RGBA" if has_alpha else "RGB")
    picture.thumbnail((most_pixels, most_pixels), Pictures.Resampling.LANCZOS)
    kept = io.BytesIO()
    if is_photo:
        picture.save(kept, "JPEG", quality=88, optimize=True)
    else:
        picture.info.clear()
        picture.save(kept, "PNG", optimize=True)
    made = kept.getvalue()
    digest = hashlib.sha256(made).hexdigest()
    media_type = "image/jpeg" if is_photo else "image/png"
    return Image(id=f"image_{digest}", media_type=media_type, data=made)


def _too_many_pixels() -> str:
    return "The picture has more than 40 megapixels. Make it smaller, then try again."
