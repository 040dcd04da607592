"""Pictures from outside: what comes in, what is kept of it, what is refused."""

from __future__ import annotations

import hashlib
import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image as Pictures

from journeymapper.app.images import (
    LARGEST_FILE,
    LARGEST_PHOTO_FILE,
    image_from_bytes,
    image_from_file,
    photo_from_file,
)
from journeymapper.domain.errors import EditRefused


def encoded(picture: Pictures.Image, kind: str, **options: object) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, kind, **options)  # type: ignore[arg-type]
    return kept.getvalue()


def decoded(data: bytes) -> Pictures.Image:
    return Pictures.open(io.BytesIO(data))


def test_a_photo_is_kept_smaller_and_upright_without_what_the_camera_wrote() -> None:
    exif = Pictures.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "A camera"
    data = encoded(Pictures.new("RGB", (3000, 1500), "teal"), "JPEG", exif=exif)
    image = image_from_bytes(data)
    assert image.media_type == "image/jpeg"
    assert image.id == f"image_{hashlib.sha256(image.data).hexdigest()}"
    kept = decoded(image.data)
    assert (kept.format, kept.size) == ("JPEG", (512, 1024))
    assert not kept.getexif()


def test_a_picture_with_holes_stays_a_png_with_holes() -> None:
    picture = Pictures.new("RGBA", (40, 30), (255, 0, 0, 0))
    image = image_from_bytes(encoded(picture, "PNG"))
    kept = decoded(image.data)
    assert (image.media_type, kept.mode, kept.size) == ("image/png", "RGBA", (40, 30))
    assert kept.getpixel((1, 1)) == (255, 0, 0, 0)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16"])
def test_every_kind_of_png_comes_in(mode: str) -> None:
    image = image_from_bytes(encoded(Pictures.new(mode, (20, 10)), "PNG"))
    assert decoded(image.data).mode in ("RGB", "RGBA")


def test_sixteen_bits_keep_their_light() -> None:
    image = image_from_bytes(encoded(Pictures.new("I;16", (4, 4), 32768), "PNG"))
    assert decoded(image.data).getpixel((0, 0)) == (128, 128, 128)


def test_the_same_picture_gives_the_same_image() -> None:
    data = encoded(Pictures.linear_gradient("L"), "PNG")
    assert image_from_bytes(data) == image_from_bytes(data)


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "WEBP"])
def test_other_formats_are_refused(kind: str) -> None:
    with pytest.raises(EditRefused, match="no JPEG or PNG"):
        image_from_bytes(encoded(Pictures.new("RGB", (4, 4)), kind))


@pytest.mark.parametrize("data", [b"", b"hello", b"<svg/>", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(EditRefused, match=r"Choose a picture|damaged"):
        image_from_bytes(data)


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(EditRefused, match="larger than 20 MB"):
        image_from_bytes(b"\0" * (LARGEST_FILE + 1))


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is very large."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        whole = kind + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 4_000)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", pixels), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize("side", [7_000, 20_000, 1_000_000])
def test_a_small_file_cannot_fill_memory(side: int) -> None:
    with pytest.raises(EditRefused, match="more than 40 megapixels"):
        image_from_bytes(bomb(side, side))


def test_damaged_pictures_come_in_or_are_refused() -> None:
    rng = random.Random(7)
    noise = Pictures.effect_noise((48, 48), 60)
    outcomes = {"in": 0, "refused": 0}
    for whole in (encoded(noise, "PNG"), encoded(noise, "JPEG")):
        for _ in range(200):
            data = bytearray(whole)
            for _ in range(rng.randint(1, 5)):
                data[rng.randrange(len(data))] = rng.randrange(256)
            try:
                image_from_bytes(bytes(data[: rng.randrange(1, len(data) + 1)]))
                outcomes["in"] += 1
            except EditRefused:
                outcomes["refused"] += 1
    assert outcomes["refused"] > 50


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EditRefused, match=r"“gone\.png” cannot be read"):
        image_from_file(tmp_path / "gone.png")


def test_a_photo_of_a_wall_keeps_more_and_is_always_a_jpeg(tmp_path: Path) -> None:
    exif = Pictures.Exif()
    exif[0x0112] = 6  # lies on its side
    path = tmp_path / "wall.jpg"
    path.write_bytes(encoded(Pictures.new("RGB", (4000, 2000), "teal"), "JPEG", exif=exif))
    assert decoded(photo_from_file(path).data).size == (1536, 3072)
    path.write_bytes(encoded(Pictures.new("RGBA", (40, 30), (255, 0, 0, 0)), "PNG"))
    image = photo_from_file(path)
    kept = decoded(image.data)
    assert (image.media_type, kept.format, kept.getpixel((1, 1))) == (
        "image/jpeg",
        "JPEG",
        (255, 255, 255),
    )


def test_the_largest_photos_of_telephones_come_in_and_larger_ones_do_not(tmp_path: Path) -> None:
    path = tmp_path / "wall.jpg"
    path.write_bytes(encoded(Pictures.new("L", (8064, 6048), 90), "JPEG"))
    assert max(decoded(photo_from_file(path).data).size) == 3072
    path.write_bytes(encoded(Pictures.new("1", (20_000, 20_000)), "PNG"))
    with pytest.raises(EditRefused, match="more than 40 megapixels"):
        photo_from_file(path)
    path.write_bytes(bytes(LARGEST_PHOTO_FILE + 1))
    with pytest.raises(EditRefused, match="larger than 40 MB"):
        photo_from_file(path)


@pytest.mark.parametrize("brand", [b"heic", b"mif1"])
def test_a_telephones_own_format_is_named(brand: bytes) -> None:
    with pytest.raises(EditRefused, match="HEIC picture, as telephones make them"):
        image_from_bytes(b"\0\0\0\x18ftyp" + brand + bytes(100))
