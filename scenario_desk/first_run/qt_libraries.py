"""The shared libraries Qt needs from a Linux system: found missing, named, and installed."""

from __future__ import annotations

import os
import subprocess
import sys

from scenario_desk.first_run import SetUpFailed, apt, say

# What Qt needs to draw at all; the font to write with comes with the program.
OFFSCREEN = (
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libglib2.0-0",
    "libdbus-1-3",
    "libfontconfig1",
)
WINDOW = (
    *OFFSCREEN,
    "libxcb-cursor0",
    "libxkbcommon-x11-0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
)
PACKAGES = {"offscreen": OFFSCREEN, "window": WINDOW}

# Runs in the interpreter that will run Qt. Its arguments are platform plugins of which one must
# load. Only the offscreen platform is started: a probe must not show anything.
PROBE = """
import ctypes, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_LOGGING_RULES"] = "*=false"
from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QApplication
folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
errors = []
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(os.path.join(folder, "platforms", f"libq{name}.so"))
        break
    except OSError as error:
        errors.append(str(error))
else:
    sys.exit(errors[0])
QApplication(["probe"])
"""


def ensure(python: str, level: str) -> None:
    """See that Qt starts in the interpreter `python`, installing what the system lacks.

    `level` is "offscreen" (tests) or "window". Raises SetUpFailed.
    """
    if sys.platform != "linux":
        return
    missing = probe(python, level)
    if not missing:
        return
    say(f"Qt needs system libraries that are not installed here ({missing}).")
    if not apt.available():
        raise SetUpFailed(
            "Install your system's packages for EGL, OpenGL, xkbcommon, GLib, D-Bus, fontconfig"
            " and the xcb libraries cursor, icccm, keysyms and shape; then start again."
        )
    apt.install(PACKAGES[level])
    missing = probe(python, level)
    if missing:
        raise SetUpFailed(f"Qt still cannot start ({missing}).")


def probe(python: str, level: str) -> str:
    """Return what stops Qt from starting in `python`, or an empty string."""
    plugins = ["offscreen"] if level == "offscreen" else window_platforms()
    result = subprocess.run(
        [python, "-c", PROBE, *plugins],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode == 0:
        return ""
    said = result.stderr.strip().splitlines() or [f"it ended with code {result.returncode}"]
    return said[-1].removeprefix("ImportError: ").rstrip(".")


def window_platforms() -> list[str]:
    """Return the platform plugins that could show a window on the display there is."""
    return ["wayland", "xcb"] if os.environ.get("WAYLAND_DISPLAY") else ["xcb"]
