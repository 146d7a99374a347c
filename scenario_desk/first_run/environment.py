"""The folder `.venv` of a checkout: built under another name, renamed when whole, stamped.

A later start comes through here and pays for every import: hence no pathlib, json or typing,
which together would cost it more than everything else it does.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # As in typing.
if TYPE_CHECKING:
    from collections.abc import Collection

STAMP = "scenario-desk.stamp"
# The running version as a stamp has it.
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


class Environment:
    """Where the environment of a checkout lies, and whether it will do."""

    def __init__(self, checkout: str) -> None:
        self.checkout = checkout
        self.pyproject = os.path.join(checkout, "pyproject.toml")
        self.constraints = os.path.join(checkout, "constraints.txt")
        self.folder = os.path.join(checkout, ".venv")
        self.unfinished = os.path.join(checkout, ".venv.new")
        self.discarded = os.path.join(checkout, ".venv.old")
        self.lock = os.path.join(checkout, ".venv.lock")

    @property
    def python(self) -> str:
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
            stamp.get("inputs") == [self.inputs()]
            and set(groups) <= set(stamp.get("groups", ()))
            and (not qt or qt in stamp.get("qt", ()))
            and (not inside or stamp.get("python") == [PYTHON])
            and os.path.exists(self.python)
        )

    def stamp(self) -> dict[str, list[str]]:
        """Return the lines of the stamp, each a key and its values; empty where there is none."""
        try:
            with open(os.path.join(self.folder, STAMP), encoding="utf-8", errors="replace") as file:
                words = [line.split() for line in file]
        except OSError:
            return {}
        return {line[0]: line[1:] for line in words if line}

    def stamped_python(self) -> str:
        return " ".join(self.stamp().get("python", ()))

    def inputs(self) -> str:
        """Hash what decides the contents: the ranges and the exact versions."""
        from hashlib import sha256

        digest = sha256()
        for name in (self.pyproject, self.constraints):
            with open(name, "rb") as file:
                digest.update(file.read())
        return digest.hexdigest()


def python_of(folder: str) -> str:
    """Return the interpreter of an environment."""
    return os.path.join(
        folder, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python"))
    )
