"""Templates of one's own: files in the user's data folder, saved, renamed, deleted, put back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from journeymapper.app import template_files
from journeymapper.app.template_files import (
    LARGEST,
    LONGEST_DESCRIPTION,
    LONGEST_TITLE,
    MOST_RECORDS,
    TemplateFile,
    TemplateInfo,
)
from journeymapper.app.template_making import template_of
from journeymapper.commands.base import tidy
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.exporters.target import temporary_beside, writing
from journeymapper.storage.trouble import explaining

MOST = 200
"""So many templates of one's own are listed."""
LARGEST_FOLDER = 32 * 1024 * 1024
LONGEST_STEM = 40
_NO_FILE_NAMES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""What Windows keeps for itself."""
_NOT_IN_NAMES = re.compile(r"[\W_]+")


@frozen
class OwnTemplates:
    """Those that can be used, by name, and a sentence for each file that cannot."""

    found: dict[str, TemplateFile]
    passed_over: tuple[str, ...]


def folder() -> Path:
    """Where they lie, whether or not there are any."""
    from platformdirs import user_data_path

    return user_data_path("Journey Mapper", appauthor=False) / "templates"


def path_of(name: str) -> Path | None:
    """The file of a template of one's own; None where there is none of this name."""
    return _paths().get(name)


def each_own_template() -> Iterator[TemplateFile | str]:
    """Whatever lies in the folder, each file looked at as a whole when it is asked for: a template,
    or the sentence that says why it was passed over."""
    shipped = template_files.shipped_paths()
    size = 0
    for name, path in _paths().items():
        try:
            size += path.stat().st_size
            if size > LARGEST_FOLDER:
                raise template_files.refused(name, "the templates before it hold 32 MB already")
            if name in shipped:
                raise template_files.refused(name, "a template of the program has this name")
            one = template_files.read(path, is_own=True)
            one.records()
        except EditRefused as refusal:
            yield str(refusal)
        except OSError:  # somebody took it away this moment
            continue
        else:
            yield one


def own_templates() -> OwnTemplates:
    """All of them at once."""
    found = list(each_own_template())
    return OwnTemplates(
        {one.info.name: one for one in found if isinstance(one, TemplateFile)},
        tuple(one for one in found if isinstance(one, str)),
    )


def same_title(title: str) -> TemplateInfo | None:
    """The template of one's own that has this title already."""
    wanted = tidy(title).casefold()
    every = own_templates().found.values()
    return next((one.info for one in every if one.info.title.casefold() == wanted), None)


def save_template(
    project: Project, journey_id: str, title: str, description: str, *, replace: str = ""
) -> str:
    """Save a journey as a template and give its name. A title that another one has gets a number,
    unless that one is to be replaced: then ``replace`` is its name.

    Raises EditRefused for a title that is empty or too long or a journey that is too large,
    FileTrouble where the folder cannot be written to.
    """
    records = template_of(project, journey_id)
    others = own_templates()
    others.found.pop(replace, None)
    title = _free_title(_titled(title), others)
    data = template_files.written(title, tidy(description)[:LONGEST_DESCRIPTION], records)
    if len(records) > MOST_RECORDS or len(data) > LARGEST:
        raise EditRefused(
            f"A template may hold {MOST_RECORDS:,} records and 4 MB; this journey is larger. "
            "Save a copy of the whole project instead."
        )
    name = replace if replace and path_of(replace) is not None else _free_name(title)
    _write(name, data)
    return name


def rename_template(name: str, title: str, description: str) -> str:
    """Give a template another title and description. Returns its title, which gets a number where
    another template has it; its file keeps its name.

    Raises EditRefused for an empty title or a template that is gone, FileTrouble as usual.
    """
    title = _titled(title)
    one = template_files.read(_wanted(name), is_own=True)
    others = own_templates()
    others.found.pop(name, None)
    title = _free_title(title, others)
    _write(name, template_files.written(title, tidy(description)[:LONGEST_DESCRIPTION], one.kept()))
    return title


def info_of(name: str) -> TemplateInfo:
    """What is said of a template of one's own; raises EditRefused where it is gone or broken."""
    return template_files.read(_wanted(name), is_own=True).info


def delete_template(name: str) -> bytes:
    """Delete a template; what is returned brings it back with ``restore_template``.

    Raises EditRefused where it is gone already, FileTrouble where it cannot be deleted.
    """
    path = _wanted(name)
    with explaining(path):
        data = path.read_bytes()
        path.unlink()
    return data


def restore_template(name: str, data: bytes) -> str:
    """Undo ``delete_template`` and give the name; raises FileTrouble."""
    _write(name, data)
    return name


def _paths() -> dict[str, Path]:
    try:
        found = sorted(folder().glob("*.json"), key=lambda one: one.name.casefold())
    except OSError:
        return {}
    return {one.stem: one for one in found[:MOST] if one.is_file()}


def _wanted(name: str) -> Path:
    path = path_of(name)
    if path is None:
        raise EditRefused(f"The template “{name}” is no longer there.")
    return path


def _write(name: str, data: bytes) -> None:
    path = folder() / f"{name}.json"
    with explaining(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with writing(path, temporary_beside(path)) as temporary:
        temporary.write_bytes(data)


def _titled(title: str) -> str:
    tidied = tidy(title)
    if not tidied:
        raise EditRefused("A template needs a name. Type one, for example “Clinic visit”.")
    if len(tidied) > LONGEST_TITLE:
        raise EditRefused(
            f"The name of a template may have {LONGEST_TITLE} letters; this one has {len(tidied)}."
        )
    return tidied


def _free_title(title: str, own: OwnTemplates) -> str:
    taken = {one.info.title.casefold() for one in own.found.values()}
    taken.update(one.title.casefold() for one in template_files.shipped_infos())
    free, number = title, 2
    while free.casefold() in taken:
        free, number = f"{title[: LONGEST_TITLE - 4].rstrip()} {number}", number + 1
    return free


def _free_name(title: str) -> str:
    """What the file is called and ``--template`` asks for: ``my-clinic-visit``."""
    stem = _NOT_IN_NAMES.sub("-", title.casefold()).strip("-")[:LONGEST_STEM].strip("-")
    if not stem or _NO_FILE_NAMES.fullmatch(stem):
        stem = f"template-{stem}".strip("-")
    taken = {*template_files.shipped_paths(), *_paths()}
    free, number = stem, 2
    while free in taken or (folder() / f"{free}.json").exists():
        free, number = f"{stem}-{number}", number + 1
    return free
