"""No file of any format holds what a client must not read, however deep it is looked into."""

from __future__ import annotations

import base64
import binascii
import io
import random
import re
import zipfile
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image as Pictures
from PIL import UnidentifiedImageError
from pypdf import PdfReader
from pypdf.generic import StreamObject

from journeymapper.analysis.handing_over import project_for
from journeymapper.domain.document_records import chosen
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import Audience
from journeymapper.exporters.job import Exporter, ExportJob
from journeymapper.exporters.registry import exporters
from tests.secrets_of_a_project import MARK, secrets_of, walked_project, with_secrets

AT = datetime(2026, 3, 1, tzinfo=UTC)
FILES = {one.name: one for one in exporters()}


def written(exporter: Exporter, project: Project, folder: Path) -> bytes:
    """What an exporter writes for a project as it is given, zips and folders in one piece."""
    path = folder / f"out{exporter.endings[0]}"
    journeys = tuple(one.id for one in by_rank(project.journeys.values()))
    options = chosen(audience=Audience.CLIENT, scale=0.2)
    job = ExportJob(project=project, path=path, journeys=journeys, at=AT, options=options)
    exporter.write(job, lambda _done, _what: None, lambda: False)
    return path.read_bytes()


def everything_in(data: bytes) -> str:
    """All texts of a file, unpacked: streams, members, names, metadata, in every usual coding."""
    parts = [data]
    if data.startswith(b"%PDF"):
        parts += _of_pdf(data)
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                parts += [name.encode(), everything_in(packed.read(name)).encode()]
    elif data.startswith(b"\x89PNG"):
        with suppress(UnidentifiedImageError), Pictures.open(io.BytesIO(data)) as picture:
            parts.append(repr(picture.info).encode())
    for packed in re.findall(rb"[A-Za-z0-9+/]{64,}={0,2}", data) if data[:1] == b"<" else ():
        with suppress(binascii.Error):
            held = base64.b64decode(packed + b"=" * (-len(packed) % 4))
            with suppress(zlib.error):
                held = zlib.decompress(held, wbits=47)
            parts.append(everything_in(held).encode())
    said = "\n".join(
        part.decode(coding, "ignore") for part in parts for coding in ("utf-8", "utf-16-be")
    )
    return said.casefold()


def _of_pdf(data: bytes) -> list[bytes]:
    reader = PdfReader(io.BytesIO(data))
    found = [repr(reader.metadata), repr(reader.outline), repr(reader.trailer)]
    found += [repr(reader.xmp_metadata.stream.get_data()) if reader.xmp_metadata else ""]
    found += [page.extract_text() for page in reader.pages]
    parts = [one.encode() for one in found]
    numbers = {one for held in reader.xref.values() for one in held} | set(reader.xref_objStm)
    for number in sorted(numbers):
        held = reader.get_object(number)
        parts.append(repr(held).encode())
        if isinstance(held, StreamObject):
            parts.append(bytes(held.get_data()))
    return parts


@pytest.mark.parametrize("name", FILES)
def test_no_secret_is_in_any_byte(name: str, tmp_path: Path) -> None:
    project = with_secrets(walked_project(11, steps=120), random.Random(11))
    client = project_for(project, chosen(audience=Audience.CLIENT))
    said = everything_in(written(FILES[name], client, tmp_path))
    assert [one for one in secrets_of(project) if one in said] == []


@pytest.mark.parametrize("name", FILES)
def test_this_way_of_looking_finds_the_secrets_of_a_document_for_the_team(
    name: str, tmp_path: Path
) -> None:
    project = with_secrets(walked_project(11, steps=120), random.Random(11))
    said = everything_in(written(FILES[name], project, tmp_path))
    if "a card with" not in said:
        pytest.skip("a picture holds no text")
    assert MARK in said
