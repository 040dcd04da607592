"""The formats a project can be handed over in, found by listing this package.

A module or package here that has an ``EXPORTER`` is a format; to add one is to add one file.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path

from journeymapper.domain.errors import EditRefused
from journeymapper.exporters.job import Exporter

_PACKAGE = __name__.rpartition(".")[0]
_FOLDER = str(Path(__file__).parent)


@cache
def exporters() -> tuple[Exporter, ...]:
    """Every format, by name. No format's own library is imported."""
    modules = (
        importlib.import_module(f"{_PACKAGE}.{found.name}")
        for found in pkgutil.iter_modules([_FOLDER])
        if f"{_PACKAGE}.{found.name}" != __name__
    )
    found = [module.EXPORTER for module in modules if hasattr(module, "EXPORTER")]
    return tuple(sorted(found, key=lambda one: one.name))


def exporter_for(path: Path, name: str = "") -> Exporter:
    """The format called ``name``, else the one that the file's ending stands for.

    Raises EditRefused, naming all formats, where there is none.
    """
    for one in exporters():
        if one.name == name or (not name and path.suffix.lower() in one.endings):
            return one
    names = ", ".join(one.name for one in exporters())
    if name:
        raise EditRefused(f"There is no format called “{name}”. Choose one of: {names}.")
    for one in exporters():
        if path.suffix.lower() == f".{one.name}":
            other = path.with_suffix(one.endings[0]).name
            raise EditRefused(f"{one.title} is several tables in one file: name it “{other}”.")
    ending = f"the ending “{path.suffix}”" if path.suffix else "no ending"
    raise EditRefused(
        f"“{path.name}” has {ending}, which stands for no format. "
        f"End its name in one of: {', '.join(sorted(e for x in exporters() for e in x.endings))}."
    )
