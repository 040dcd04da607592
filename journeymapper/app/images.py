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
from typing import TYPE_CHECKING

from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Image

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

LARGEST_FILE = 20 * 1024 * 1024
MOST_PIXELS_IN_ALL = 40_000_000
PORTRAIT_PIXELS = 1024
PHOTO_PIXELS = 3072
"""So wide and high is a photo of a wall at most: handwriting on a sticky can still be read."""
LARGEST_PHOTO_FILE = 40 * 1024 * 1024
MOST_PIXELS_IN_A_PHOTO = 110_000_000
"""A JPEG file is made smaller while it is decoded, so that telephones' largest photos come in."""
_NEITHER = "This is no JPEG or PNG picture, whatever its name says. Choose a picture that is one."
_HEIC = (
    "This is a HEIC picture, as telephones make them, and cannot be read here. Save it as JPEG, "
    "then try again."
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})
_BROKEN = "The picture is damaged and cannot be read. Open and save it elsewhere, then try again."


def image_from_bytes(data: bytes, most_pixels: int = PORTRAIT_PIXELS) -> Image:
    """The Image record of a JPEG or PNG file, at most ``most_pixels`` wide and high.

    Raises EditRefused with a sentence for anything else, for more than 20 MB, and for more than
    40 megapixels (looked at before anything is decoded, so that a small file cannot fill memory).
    """
    return _from_bytes(data, LARGEST_FILE, most_pixels, MOST_PIXELS_IN_ALL)


def image_from_file(path: Path, most_pixels: int = PORTRAIT_PIXELS) -> Image:
    """The same for a file; also refuses one that cannot be read."""
    return _read(path, LARGEST_FILE, most_pixels, MOST_PIXELS_IN_ALL)


def photo_from_file(path: Path) -> Image:
    """A photo of a wall, turned upright, made smaller, and always kept as JPEG: what is seen
    through becomes white. Raises EditRefused as ``image_from_file`` does, with wider limits: 40 MB
    and, of a JPEG file, 110 megapixels."""
    from PIL import Image as Pictures

    image = _read(path, LARGEST_PHOTO_FILE, PHOTO_PIXELS, MOST_PIXELS_IN_A_PHOTO)
    if image.media_type == "image/jpeg":
        return image
    with Pictures.open(io.BytesIO(image.data)) as opened:
        whole = opened.convert("RGBA")
    paper = Pictures.new("RGBA", whole.size, "white")
    return _kept_as_jpeg(Pictures.alpha_composite(paper, whole).convert("RGB"))


def _read(path: Path, largest: int, most_pixels: int, most_in_all: int) -> Image:
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        raise EditRefused(f"“{path.name}” cannot be read. Choose another picture.") from error
    return _from_bytes(data, largest, most_pixels, most_in_all)


def _from_bytes(data: bytes, largest: int, most_pixels: int, most_in_all: int) -> Image:
    from PIL import Image as Pictures
    from PIL import UnidentifiedImageError

    if len(data) > largest:
        raise EditRefused(
            f"The picture file is larger than {largest // 1024**2} MB. Make it smaller, then try "
            "again."
        )
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        raise EditRefused(_HEIC)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Pictures.DecompressionBombWarning)
            return _encoded(data, most_pixels, most_in_all)
    except UnidentifiedImageError as error:
        raise EditRefused(_NEITHER) from error
    except Pictures.DecompressionBombError as error:
        raise EditRefused(_too_many_pixels(MOST_PIXELS_IN_ALL)) from error
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error) as error:
        raise EditRefused(_BROKEN) from error


def _encoded(data: bytes, most_pixels: int, most_in_all: int) -> Image:
    from PIL import Image as Pictures
    from PIL import ImageOps

    with Pictures.open(io.BytesIO(data), formats=("JPEG", "PNG")) as opened:
        is_photo = opened.format == "JPEG"
        most_in_all = most_in_all if is_photo else MOST_PIXELS_IN_ALL
        if opened.width * opened.height > most_in_all:
            raise EditRefused(_too_many_pixels(most_in_all))
        if is_photo:
            opened.draft("RGB", (most_pixels, most_pixels))
        opened.load()
        upright = ImageOps.exif_transpose(opened)
    if upright.mode.startswith("I"):  # 16 bits a pixel; converting alone would cut off the light
        upright = upright.convert("I").point(lambda value: value / 256).convert("L")
    has_alpha = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    picture = upright.convert("RGBA" if has_alpha else "RGB")
    picture.thumbnail((most_pixels, most_pixels), Pictures.Resampling.LANCZOS)
    if is_photo:
        return _kept_as_jpeg(picture)
    kept = io.BytesIO()
    picture.info.clear()
    picture.save(kept, "PNG", optimize=True)
    return _image(kept.getvalue(), "image/png")


def _kept_as_jpeg(picture: Picture) -> Image:
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=88, optimize=True)
    return _image(kept.getvalue(), "image/jpeg")


def _image(data: bytes, media_type: str) -> Image:
    digest = hashlib.sha256(data).hexdigest()
    return Image(id=f"image_{digest}", media_type=media_type, data=data)


def _too_many_pixels(most: int) -> str:
    return (
        f"The picture has more than {most // 1_000_000} megapixels. Make it smaller, then try "
        "again."
    )
