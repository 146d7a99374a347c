"""The folder `.venv` of a checkout: built under another name, renamed when whole, stamped."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

TYPE_CHECKING = False  # As in typing, which a later start need not pay for.
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

STAMP = "scenario-desk.json"


class Environment:
    """Where the environment of a checkout lies, and whether it will do."""

    def __init__(self, checkout: Path) -> None:
        self.checkout = checkout
        self.pyproject = checkout / "pyproject.toml"
        self.constraints = checkout / "constraints.txt"
        self.folder = checkout / ".venv"
        self.unfinished = checkout / ".venv.new"
        self.discarded = checkout / ".venv.old"
        self.lock = checkout / ".venv.lock"

    @property
    def python(self) -> Path:
        return python_of(self.folder)

    def is_running(self) -> bool:
        """Tell whether this very process runs in it."""
        return os.path.realpath(sys.prefix) == os.path.realpath(self.folder)

    def serves(self, groups: Collection[str], qt: str, inside: bool) -> bool:
        """Tell from the stamp alone whether it was made from these inputs and has enough.

        `inside` says that this process runs in it, and so knows its version of Python: the
        system's may have moved on under the environment.
        """
        stamp = self.stamp()
        return (
            stamp is not None
            and stamp["inputs"] == self.inputs()
            and set(groups) <= set(stamp["groups"])
            and (not qt or qt in stamp["qt"])
            and (not inside or stamp["python"] == list(sys.version_info[:2]))
            and self.python.exists()
        )

    def stamp(self) -> dict[str, Any] | None:
        """Return the stamp; None where there is none that can be read."""
        try:
            stamp = json.loads((self.folder / STAMP).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        expected = {"inputs": str, "python": list, "groups": list, "qt": list}
        if isinstance(stamp, dict) and all(
            isinstance(stamp.get(key), kind) for key, kind in expected.items()
        ):
            return stamp
        return None

    def inputs(self) -> str:
        """Hash what decides the contents: the ranges and the exact versions."""
        from hashlib import sha256

        digest = sha256(self.pyproject.read_bytes())
        digest.update(self.constraints.read_bytes())
        return digest.hexdigest()


def python_of(folder: Path) -> Path:
    """Return the interpreter of an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
