"""Whether a window can be opened here, and which commands need none."""

from __future__ import annotations

import os
import sys

WITHOUT_WINDOW = (
    "check",
    "convert",
    "describe",
    "diff",
    "evaluate",
    "inverse",
    "merge",
    "new",
    "packages",
    "perception",
    "report",
    "robustness",
    "sensitivity",
    "session",
    "share",
    "stability",
)
NO_DISPLAY = (
    "There is no display to open a window on; without one these commands work: "
    f"{', '.join(WITHOUT_WINDOW[:-1])} and {WITHOUT_WINDOW[-1]}."
)


def display_available() -> bool:
    """Tell whether a window can be opened: always, but on a Linux without any display."""
    if sys.platform != "linux" or drawn_elsewhere():
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def drawn_elsewhere() -> bool:
    """Tell whether QT_QPA_PLATFORM names a platform without a display: offscreen, vnc, minimal."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(platform) and not platform.startswith(("xcb", "wayland"))
