"""What kind of file somebody brings, and in which encoding its text is: told by its bytes alone."""

from __future__ import annotations

import codecs
import threading
from collections.abc import Generator, Iterable

from journeymapper.importers.refusals import TableRefused

UTF_16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    **UTF_16,
}
WESTERN = "cp1252"
MENDING = "journeymapper.dos"
"""The error handler with which text is decoded: the five bytes that Windows-1252 leaves empty
are read as MS-DOS wrote them, which is where old files have them from."""
_NO_TEXT = "This is no text. Save the table as CSV and bring that."
_NOT_TABLES = (
    (b"%PDF", "This is a PDF. Export the table as CSV or XLSX where it came from."),
    (b"\xd0\xcf\x11\xe0", "This is an old Excel file. Open it and save it as .xlsx or CSV."),
    (b"\x1f\x8b", "This is packed (gzip). Unpack it and bring the table in it."),
    (b"7z\xbc\xaf", "This is an archive. Unpack it and bring the table in it."),
    (b"Rar!", "This is an archive. Unpack it and bring the table in it."),
    (b"\x89PNG", "This is a picture. Bring a table as CSV, XLSX or JSON."),
    (b"\xff\xd8\xff", "This is a picture. Bring a table as CSV, XLSX or JSON."),
    (b"GIF8", "This is a picture. Bring a table as CSV, XLSX or JSON."),
    (b"SQLite format 3", "This is a database. Export the table as CSV where it came from."),
    (b"{\\rtf", "This is a text document (RTF), no table. Save the table in it as CSV or XLSX."),
    (b"BZh", "This is packed (bzip2). Unpack it and bring the table in it."),
    (b"\xfd7zXZ", "This is packed (xz). Unpack it and bring the table in it."),
    (b"(\xb5/\xfd", "This is packed (zstd). Unpack it and bring the table in it."),
    (b"PAR1", "This is a Parquet file. Export the table as CSV where it came from."),
    (b"%!PS", "This is a PostScript file, no table. Bring a table as CSV, XLSX or JSON."),
    (b"\x7fELF", "This is a program, no table. Bring a table as CSV, XLSX or JSON."),
    (b"MZ\x90", "This is a program, no table. Bring a table as CSV, XLSX or JSON."),
)
_PAGES = ("<!doctype", "<html", "<head", "<body", "<?xml", "<table", "<!--", "<script")


def bom_encoding(data: bytes) -> str:
    """The encoding that a byte order mark names; empty without one."""
    return next((name for mark, name in _BOMS.items() if data.startswith(mark)), "")


def bare_utf_16(head: bytes) -> str:
    """``utf-16-le`` or ``utf-16-be`` where every other byte of what is mostly Latin, or of its
    separators, is zero; else empty."""
    head = head[:4096]
    evens, odds = head[0::2].count(0), head[1::2].count(0)
    few = len(head) // 50
    for zeros, others, name in ((odds, evens, "utf-16-le"), (evens, odds, "utf-16-be")):
        if zeros > max(few, 2) and others * 20 <= zeros:
            return name
    return ""


def refuse_what_is_no_text(head: bytes) -> None:
    """Raises TableRefused, in words of its own for kinds of file that are brought by mistake."""
    for mark, sentence in _NOT_TABLES:
        if head.startswith(mark):
            raise TableRefused(1, sentence)
    if head.startswith(b"PK"):
        raise TableRefused(1, _of_archive(head))


def _of_archive(head: bytes) -> str:
    if b"[Content_Types].xml" in head or b"xl/" in head or b"_rels/.rels" in head:
        return (
            "This is a damaged or incomplete workbook. Copy or download it once more, or open it "
            "in a spreadsheet and save it anew."
        )
    return "This is an archive (.zip). Unpack it and bring the table in it."


def refuse_page(text: str) -> None:
    """Raises TableRefused for a web page or XML under a table's name."""
    if text[:200].lstrip("\ufeff \t\r\n").casefold().startswith(_PAGES):
        raise TableRefused(
            1, "This is a web page (HTML or XML), no table. Export the table as CSV or XLSX."
        )


def guessing_encoding(chunks: Iterable[bytes]) -> Generator[None, None, str]:
    """The encoding of a text from its bytes, all of them, in pieces: yields after each.

    A byte order mark tells; else UTF-16 shows by its zeros, UTF-8 by being valid; of the rest
    charset-normalizer looks at what is not ASCII. Raises TableRefused for what is no text.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf_8, sample, is_first, zeros, size, controls = True, bytearray(), True, 0, 0, 0.0
    for chunk in chunks:
        if is_first:
            found = bom_encoding(chunk) or bare_utf_16(chunk)
            if found:
                return found
            refuse_what_is_no_text(chunk)
            is_first = False
            head = chunk[:65_536]
            controls = 1 - len(head.translate(None, _CONTROLS)) / len(head)
        zeros += chunk.count(0)
        size += len(chunk)
        if is_utf_8:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                is_utf_8 = False
        if not chunk.isascii() and len(sample) < _SAMPLE:
            lines = (one for one in chunk.splitlines() if not one.isascii())
            for line in lines:
                sample += line[:2000] + b"\n"
                if len(sample) >= _SAMPLE:
                    break
        yield
    if zeros > max(size // 100, 16) or controls > 0.05:
        raise TableRefused(1, _NO_TEXT)
    if is_utf_8:
        return "utf-8"
    return (yield from _single_byte(bytes(sample)))


_SAMPLE = 16_000
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27, 31}) + b"\x7f"
_ACCENTED = frozenset(
    "äöüÄÖÜßéèêëàâáåçñíìîïóòôõúùûœæøãýÿÉÈÊÀÂÁÅÇÑÍÎÓÔÕÚÛŒÆØÃŠšŽž€’‘“”„–—…«»•°®™¡¿·´\xa0"
)
_OTHERS = (
    "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp874", "shift_jis", "cp932", "euc_jp",
    "gb18030", "gbk", "big5", "euc_kr", "cp949", "cp1250", "cp1254",
)  # fmt: skip


def _single_byte(sample: bytes) -> Generator[None, None, str]:
    """Windows-1252 where it reads as a Western language, with an accent here and there; else what
    charset-normalizer says, and Windows-1252 where it does not know."""
    if _is_western(sample.decode(WESTERN, MENDING)):
        return WESTERN
    if _is_japanese(sample):
        return "euc_jp"
    # It takes a tenth of a second and more: beside whoever asks in slices.
    found: list[str] = []
    guessing = threading.Thread(target=lambda: found.append(_guessed(sample)), daemon=True)
    guessing.start()
    while guessing.is_alive():
        guessing.join(0.002)
        yield
    return found[0] if found else WESTERN


def _guessed(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=[WESTERN, *_OTHERS]).best()
    return WESTERN if best is None else best.encoding


def _is_western(text: str) -> bool:
    others = [one for one in text if not one.isascii()]
    letters = sum(map(str.isalpha, text))
    foreign = sum(one not in _ACCENTED for one in others)
    return foreign * 50 <= len(others) and sum(map(str.isalpha, others)) * 4 <= letters


def _is_japanese(sample: bytes) -> bool:
    """Whether this is EUC-JP, which reads as Chinese too: by its kana."""
    try:
        text = sample.decode("euc_jp")
    except UnicodeDecodeError:
        return False
    return sum("\u3041" <= one <= "\u30ff" for one in text) * 10 > len(text)


def _as_dos_wrote(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    part = error.object[error.start : error.end]
    if error.encoding in ("charmap", "cp1252"):
        return part.decode("cp850"), error.end
    return "\ufffd", error.end


codecs.register_error(MENDING, _as_dos_wrote)
