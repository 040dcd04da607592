"""The Debian packages that pip cannot bring: found missing, installed where allowed, else named.

Usage: ``python3 packaging/system_packages.py GROUP...`` with groups ``environment`` (Python itself
and what makes a virtual environment), ``offscreen`` (what Qt needs to draw without a display),
``window`` (what a real window needs beside that) and ``tests`` (what tests of a real window need;
they skip without). Runs on the machine's own Python, before anything is
installed, so it imports the standard library only.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

OLDEST_PYTHON = (3, 11)

# What the libraries of PySide6 6.11 name as NEEDED, without what every Debian has.
OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X_WINDOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_WINDOW = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "pdftotext": "poppler-utils",
    "dbus-daemon": "dbus",
    "at-spi-bus-launcher": "at-spi2-core",
}
HELPERS = ("/usr/libexec", "/usr/lib/at-spi2-core")
"""Where programs are that only other programs start."""


def is_loadable(library: str) -> bool:
    """Whether the dynamic linker finds the library, wherever the system keeps it."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def is_program(name: str) -> bool:
    """Whether the program is there, for people or for other programs."""
    return bool(shutil.which(name)) or any(shutil.which(f"{one}/{name}") for one in HELPERS)


def missing_packages(group: str) -> list[str]:
    """The Debian packages of a group that are not there, sorted; empty elsewhere than on Linux.

    Raises KeyError for a group that does not exist.
    """
    if group == "environment":
        has_venv = all(map(importlib.util.find_spec, ("venv", "ensurepip")))
        return [] if has_venv else [f"python3.{sys.version_info.minor}-venv"]
    if not sys.platform.startswith("linux"):
        return []
    wayland = WAYLAND_WINDOW if os.environ.get("WAYLAND_DISPLAY") else {}
    libraries = {"offscreen": OFFSCREEN, "window": X_WINDOW | wayland, "tests": X_WINDOW}[group]
    programs = TEST_PROGRAMS if group == "tests" else {}
    return sorted(
        {name for library, name in libraries.items() if not is_loadable(library)}
        | {name for program, name in programs.items() if not is_program(program)}
    )


def installing_prefix() -> list[str] | None:
    """What stands before apt-get to install without asking anybody; None where that is not allowed.

    Root needs nothing, others need a sudo that asks for no password.
    """
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        if asked.returncode == 0:
            return ["sudo", "-n"]
    return None


def install(packages: list[str]) -> bool:
    """Install Debian packages if that is allowed; whether they are installed now."""
    prefix = installing_prefix()
    if prefix is None:
        return False
    print(f"Installing {' '.join(packages)}", flush=True)
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "DEBCONF_NOWARNINGS=yes"]
    apt = [*prefix, *quiet, "apt-get", "-qq", "-o=Dpkg::Use-Pty=0"]
    wish = ["install", "--yes", "--no-install-recommends", *packages]
    subprocess.run([*apt, "update"], stdout=subprocess.DEVNULL, check=False)
    done = subprocess.run([*apt, *wish], stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def main(groups: list[str]) -> int:
    """Make the groups complete; 0 when what is required is there, else 1 and what to type."""
    if sys.version_info < OLDEST_PYTHON:
        wanted, found = ".".join(map(str, OLDEST_PYTHON)), ".".join(map(str, sys.version_info[:3]))
        print(
            f"Journey Mapper needs Python {wanted} or newer; {sys.executable} is {found}. "
            f"Name another one: make PYTHON=python{wanted} …",
            file=sys.stderr,
        )
        return 1
    missing = {group: missing_packages(group) for group in groups}
    packages = sorted({name for names in missing.values() for name in names})
    if not packages or install(packages):
        return 0
    required = any(names for group, names in missing.items() if group != "tests")
    why = "Journey Mapper needs" if required else "Some tests are skipped without"
    how = (
        f"Install them with\n\n    sudo apt-get install --yes {' '.join(packages)}\n"
        if shutil.which("apt-get")
        else f"Debian calls them {', '.join(packages)}."
    )
    print(f"{why} system packages that are missing here. {how}", file=sys.stderr)
    return 1 if required else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
