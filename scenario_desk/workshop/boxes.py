"""Where the votes of a scenario file are kept: with the program's own data, never beside the file."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from pathlib import Path

_PROGRAM = "Scenario Desk"


def box_path(file: Path) -> Path:
    """The box of this scenario file; the same again wherever it is opened from on this machine."""
    return votes_home() / f"{sha256(os.fsencode(file.resolve())).hexdigest()[:32]}.votes"


def votes_home() -> Path:
    """The folder of all boxes, as each system has a place for a program's own data."""
    if sys.platform == "win32":
        data = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        data = Path.home() / "Library" / "Application Support"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return data / _PROGRAM / "votes"
