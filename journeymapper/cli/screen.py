"""Whether there is a screen to open a window on.

Asked before Qt is, because Qt ends the process where none answers. As a program,
``python -m journeymapper.cli.screen``, it answers with its exit code.
"""

from __future__ import annotations

import ctypes
import os
import sys
import time

PAUSES = (0.0, 0.1, 0.3)
"""Seconds before each try: an X server without clients starts anew when its last one leaves, and
answers nobody meanwhile."""


def has_screen() -> bool:
    """Whether a screen answers, or whoever set QT_QPA_PLATFORM knows better."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return (bool(os.environ.get("WAYLAND_DISPLAY")) and _wayland_answers()) or (
        bool(os.environ.get("DISPLAY")) and _x_answers()
    )


def _x_answers() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:  # then Qt cannot be asked either, and says what it lacks
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    for pause in PAUSES:
        time.sleep(pause)
        connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
        refused = xcb.xcb_connection_has_error(connection)
        xcb.xcb_disconnect(connection)
        if not refused:
            return True
    return False


def _wayland_answers() -> bool:
    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return True
    wayland.wl_display_connect.restype = ctypes.c_void_p
    display = ctypes.c_void_p(wayland.wl_display_connect(None))
    if display:
        wayland.wl_display_disconnect(display)
    return bool(display)


if __name__ == "__main__":
    sys.exit(not has_screen())
