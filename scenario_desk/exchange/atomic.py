"""Writes a file so that at every moment either the old one or the new one is there, whole."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from scenario_desk.presentation.words.language import _


def write_atomically(path: Path, chunks: Iterable[bytes]) -> None:
    """Replace `path` by `chunks` joined, or leave it untouched; raises OSError.

    The file is written and synced under another name in the same folder and then renamed. Its
    permissions stay, and where `path` is a symbolic link the link stays and its target is replaced.
    """
    target = Path(os.path.realpath(path))
    before = _status(target)
    if before is not None and not os.access(target, os.W_OK):
        raise PermissionError(_("{file} may not be written").format(file=target.name))
    beside = target.with_name(f".saving-{secrets.token_hex(6)}")
    try:
        # 0o666 less the umask, as any new file; an existing one gives its own permissions below.
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
        with open(handle, "wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        if before is not None:
            _keep(before, beside)
        os.replace(beside, target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


_BINARY: int = getattr(os, "O_BINARY", 0)


def _status(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _keep(before: os.stat_result, path: Path) -> None:
    if hasattr(os, "chown"):
        # Only root may give a file away; for anyone else it is theirs from now on.
        with suppress(OSError):
            os.chown(path, before.st_uid, before.st_gid)
    os.chmod(path, stat.S_IMODE(before.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the rename last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
