"""What can be brought in, found by listing this package.

A module here that has an ``IMPORTER`` is one; to add one is to add one file.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path

from journeymapper.domain.errors import EditRefused
from journeymapper.importers.job import Importer
from journeymapper.importers.table import TableRefused, header_of, plain_name

_PACKAGE = __name__.rpartition(".")[0]
_FOLDER = str(Path(__file__).parent)


@cache
def importers() -> tuple[Importer, ...]:
    """Every importer, by name."""
    modules = (
        importlib.import_module(f"{_PACKAGE}.{found.name}")
        for found in pkgutil.iter_modules([_FOLDER])
        if f"{_PACKAGE}.{found.name}" != __name__
    )
    found = [module.IMPORTER for module in modules if hasattr(module, "IMPORTER")]
    return tuple(sorted(found, key=lambda one: one.name))


def importer_for(given: str | bytes, name: str = "") -> Importer:
    """The importer called ``name``, else the one whose required columns the first line has.

    Raises EditRefused, naming all importers and their columns, where there is none.
    """
    names = ", ".join(one.name for one in importers())
    if name:
        for one in importers():
            if one.name == name:
                return one
        raise EditRefused(f"Nothing called “{name}” can be brought in. Choose one of: {names}.")
    header = set(header_of(given))
    fitting = [one for one in importers() if _fits(one, header)]
    if fitting:
        return max(fitting, key=lambda one: len(one.required))
    wanted = "; ".join(f"{one.name}: {', '.join(one.required)}" for one in importers())
    raise TableRefused(1, f"the columns tell of nothing that is known. Columns of {wanted}.")


def _fits(importer: Importer, header: set[str]) -> bool:
    said = (
        {plain_name(one) for one in (column, *importer.columns[column])}
        for column in importer.required
    )
    return all(header & names for names in said)
