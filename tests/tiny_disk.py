"""A disk that takes no more: the system itself refuses what goes beyond some bytes."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """No file of this process, or of one that it starts, grows beyond so many bytes.

    Python would leave its own compiled files cut short, and whoever imports them next would fail:
    none are written meanwhile.
    """
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with (
        mock.patch.object(sys, "dont_write_bytecode", True),
        mock.patch.dict(os.environ, {"PYTHONDONTWRITEBYTECODE": "1"}),
    ):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
