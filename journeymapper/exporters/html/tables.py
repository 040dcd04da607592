"""What is told in tables, each text leading to what is told of the record that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.exporters.html.linking import Links
from journeymapper.exporters.html.marks import Html, table, text
from journeymapper.exporters.telling import Cell, Told


def tables(told: Iterable[Told], links: Links) -> Iterator[Html]:
    """Each with its sentences above; those that say nothing are left out."""
    for one in told:
        if one.sentences and not one.rows:
            yield Html(f"<p><strong>{text(one.title)}</strong></p>")
        for sentence in one.sentences:
            yield Html(f"<p>{text(sentence)}</p>")
        rows = (("", [_cell(each, links) for each in row]) for row in one.rows)
        yield table(one.title, one.heads, rows)


def _cell(one: Cell, links: Links) -> Html:
    record = links.project.find(one.record) if one.record and one.text.strip() else None
    return text(one.text) if record is None else links.record(record, one.text)
