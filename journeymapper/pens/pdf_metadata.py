"""What a PDF says of itself as XMP (ISO 16684-1): title, language, author, dates."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from journeymapper.domain.frozen import frozen

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""As ``xml.sax`` has it, which brings half of the internet's protocols along."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@frozen(kw_only=True)
class DocumentDetails:
    """What a PDF says of itself. ``edited_at`` is its date of making and of the last change; it
    must know its time zone."""

    title: str
    author: str = ""
    subject: str = ""
    language: str = "en"
    edited_at: datetime | None = None


def xmp(details: DocumentDetails) -> bytes:
    """The packet of metadata, for machines that look for it."""
    parts = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternatives(details.title)}</dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{_text(details.language)}</rdf:li></rdf:Bag></dc:language>",
        "<xmp:CreatorTool>Journey Mapper</xmp:CreatorTool>",
        "<pdf:Producer>Journey Mapper</pdf:Producer>",
    ]
    if details.author:
        seq = f"<rdf:Seq><rdf:li>{_text(details.author)}</rdf:li></rdf:Seq>"
        parts.append(f"<dc:creator>{seq}</dc:creator>")
    if details.subject:
        parts.append(f"<dc:description>{_alternatives(details.subject)}</dc:description>")
    if details.edited_at is not None:
        moment = details.edited_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        parts += [f"<xmp:{one}>{moment}</xmp:{one}>" for one in ("CreateDate", "ModifyDate")]
    body = "\n".join(parts)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">\n'
        f"{body}\n"
        "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    ).encode()


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_text(text)}</rdf:li></rdf:Alt>'


def _text(text: str) -> str:
    return _NOT_IN_XML.sub("�", text).translate(_ESCAPED)
