"""What web pages and Markdown tell alike: tables of texts, each of which may name a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from journeymapper.analysis.sources import said_of
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project


@frozen
class Cell:
    """A text; ``record`` is the id of what it names or rests on, where it may lead."""

    text: str
    record: str = ""


@frozen(kw_only=True)
class Told:
    """Sentences, then a table; without rows there are only the sentences."""

    title: str
    heads: tuple[str, ...] = ()
    rows: Sequence[Sequence[Cell]] = field(default=())
    sentences: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.rows and not any(self.sentences)


def cells(texts: Iterable[str]) -> list[Cell]:
    """A row of texts that name nothing."""
    return [Cell(one) for one in texts]


def named(project: Project, record_id: str | None) -> Cell:
    """What a record is called; nothing where there is none."""
    record = project.find(record_id or "")
    return Cell("") if record is None else Cell(said_of(project, record), record.id)
