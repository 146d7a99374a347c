"""Finds the files that ship beside the code, in a checkout and in an installed wheel alike."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def locate(*parts: str) -> Path:
    """Return where a shipped file or folder lies, as in `locate("resources", "themes")`.

    The first part is `resources` or `scenarios`. A wheel carries both inside the package; a
    checkout has them beside it. Raises FileNotFoundError when the installation lacks it.
    """
    for home in (PACKAGE / "_data", PACKAGE.parent):
        path = home.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(
        f"{'/'.join(parts)} is missing from this installation of Scenario Desk; install it again."
    )
