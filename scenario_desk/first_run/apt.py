"""Debian packages the set-up needs: installed where we may, or named in one command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from scenario_desk.first_run import SetUpFailed, say


def available() -> bool:
    return shutil.which("apt-get") is not None


def may_install() -> bool:
    """Tell whether this process could install packages: apt, and root's rights."""
    return available() and os.geteuid() == 0


def install(packages: Sequence[str]) -> None:
    """Install the packages as root, asking first where somebody can be asked.

    Anyone else is given the command. Raises SetUpFailed.
    """
    command = ["install", "-y", "--no-install-recommends", *packages]
    if not may_install():
        raise SetUpFailed(f"This installs what is missing:\n  sudo apt-get {' '.join(command)}")
    say(f"This installs what is missing:\n  apt-get {' '.join(command)}")
    if sys.stdin is not None and sys.stdin.isatty():
        if not agreed("Run it now? [Y/n] "):
            raise SetUpFailed("Nothing was installed; run the command and start again.")
    else:
        say("Running it: this is root, and nobody can be asked.")
    # A list that cannot be updated may do as it is: what counts is whether the install works.
    apt_get("update")
    complaint = apt_get("-o", "DPkg::Lock::Timeout=120", *command)
    if complaint:
        raise SetUpFailed(f"apt-get did not install them:\n{complaint}")


def unpack(package: str, folder: Path) -> bool:
    """Download and unpack a package into a folder, which needs no rights; tell if that worked."""
    if not available() or not succeeds(["apt-get", "-qq", "download", package], folder):
        return False
    archive = next(folder.glob(f"{package}_*.deb"))
    return succeeds(["dpkg-deb", "--extract", str(archive), "."], folder)


def succeeds(command: Sequence[str], folder: Path) -> bool:
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


def agreed(question: str) -> bool:
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("", "y", "yes")


def apt_get(*arguments: str) -> str:
    """Run apt-get without questions; return its last words where it failed, else nothing."""
    result = subprocess.run(
        ["apt-get", "-qq", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode == 0:
        return ""
    said = result.stderr.strip().splitlines() or [f"it ended with code {result.returncode}"]
    return "\n".join(said[-5:])
