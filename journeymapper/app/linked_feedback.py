"""Files of feedback that a project follows: when one of them changes, what is new is offered.

Links are preferences of this machine, kept by the project's id: a path means nothing elsewhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from journeymapper.app.feedback_import import FeedbackImport, look_into
from journeymapper.app.feedback_layouts import layout_of, plain_layout
from journeymapper.app.kept import FOLLOWED_FILES, keep, read_kept
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.importers.feedback.layout import Layout
from journeymapper.importers.rows import MOST_BYTES
from journeymapper.storage.trouble import explaining

MOST_LINKS = 20
_KEPT_PROJECTS = 200


@frozen(kw_only=True)
class Link:
    """A file that a project follows, how it is read, and what it was when it was read last:
    its size in bytes, when it was changed (nanoseconds), the SHA-256 of its bytes."""

    path: Path
    layout: Layout
    header: tuple[str, ...] = ()
    size: int = 0
    changed_at: int = 0
    content: str = ""


def links_of(project: Project) -> list[Link]:
    """The files that a project follows, by path."""
    found = read_kept(FOLLOWED_FILES).get(project.details.id)
    links = [_link(path, one) for path, one in found.items()] if isinstance(found, dict) else []
    return sorted((one for one in links if one is not None), key=lambda one: str(one.path))


def link_feedback(project: Project, path: Path, layout: Layout, header: Sequence[str] = ()) -> Link:
    """Follow a file from what it is now on; call it after its notes came in. The link of the same
    file is replaced. Raises EditRefused for more than 20 files, FileTrouble."""
    path = path.resolve()
    others = [one for one in links_of(project) if one.path != path]
    if len(others) >= MOST_LINKS:
        raise EditRefused(f"A project follows at most {MOST_LINKS} files. Unlink one first.")
    with explaining(path):
        state = path.stat()
        link = Link(
            path=path,
            layout=layout,
            header=tuple(header),
            size=state.st_size,
            changed_at=state.st_mtime_ns,
            content=_content(path),
        )
    _keep_links(project, [*others, link])
    return link


def unlink_feedback(project: Project, path: Path) -> None:
    """No longer follow a file."""
    path = path.resolve()
    _keep_links(project, [one for one in links_of(project) if one.path != path])


def changed_links(project: Project) -> list[Link]:
    """The links whose files are not what was read last, judged by size and time alone: quick
    enough to ask whenever the window comes to the front. A file that is gone is not named."""
    return [one for one in links_of(project) if _has_changed(one)]


def new_in(project: Project, link: Link, today: date | None = None) -> FeedbackImport | None:
    """The import of what a linked file holds now, to be stepped; its duplicates are what is known
    already. None where only the file's time is another; then the link is brought up to date.
    ``layout`` is the link's as long as the columns are named alike. Raises TableRefused and
    FileTrouble."""
    with explaining(link.path):
        if link.size == link.path.stat().st_size and link.content == _content(link.path):
            link_feedback(project, link.path, link.layout, link.header)
            return None
    told = replace(link.layout, columns=Layout().columns)
    glance = look_into(link.path, told, project.details.locale, today)
    layout = glance.open_layout
    if not link.header or link.header == glance.header:
        layout = replace(layout, columns=link.layout.columns)
    return FeedbackImport(project, glance, layout, today)


def _has_changed(link: Link) -> bool:
    try:
        state = link.path.stat()
    except OSError:
        return False
    return (state.st_size, state.st_mtime_ns) != (link.size, link.changed_at)


def _content(path: Path) -> str:
    if path.stat().st_size > MOST_BYTES:
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _link(path: str, found: object) -> Link | None:
    """A link as it was kept; None where that is broken."""
    layout = layout_of(found)
    if layout is None or not isinstance(found, dict) or not path or "\0" in path:
        return None
    size, changed_at = found.get("size"), found.get("changed_at")
    header, content = found.get("header"), found.get("content")
    if type(size) is not int or type(changed_at) is not int or not isinstance(content, str):
        return None
    names = [one for one in header if isinstance(one, str)] if isinstance(header, list) else []
    return Link(
        path=Path(path),
        layout=layout,
        header=tuple(names),
        size=size,
        changed_at=changed_at,
        content=content,
    )


def _keep_links(project: Project, links: Sequence[Link]) -> None:
    every = read_kept(FOLLOWED_FILES)
    every.pop(project.details.id, None)
    if links:
        every[project.details.id] = {str(one.path): _plain(one) for one in links}
    keep(FOLLOWED_FILES, dict(list(every.items())[-_KEPT_PROJECTS:]))


def _plain(link: Link) -> dict[str, Any]:
    return {
        **plain_layout(link.layout),
        "header": list(link.header),
        "size": link.size,
        "changed_at": link.changed_at,
        "content": link.content,
    }
