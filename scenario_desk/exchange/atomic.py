"""Writes a file so that at every moment either the old one or the new one is there, whole."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.language import _

if sys.platform == "win32":
    fcntl = None
else:
    import fcntl


def write_atomically(path: Path, chunks: Iterable[bytes]) -> None:
    """Replace the regular file `path` by `chunks` joined, or leave it untouched; raises OSError.

    The file is written and synced under another name in the same folder and then renamed. Its
    owner, permissions and attributes (access lists are some) stay as far as the system lets us set
    them, and where `path` is a symbolic link the link stays and its target is replaced. A file with
    several names (hard links) keeps them: it is written over in place, once the new content is safe
    beside it; should that fail half way, `path` becomes a file of its own with the whole content. A
    kill in that moment leaves the whole content beside it. What the file system cannot do of all
    this is not done, and stands in `untold`.
    """
    target = _resolved(path)
    before = _status(target)
    if before is not None:
        _check_regular(target, before)
    if before is not None and not os.access(target, os.W_OK):
        raise PermissionError(_("{file} may not be written").format(file=target.name))
    # 0o666 less the umask, as any new file; never more open than the one it replaces.
    mode = 0o666 if before is None else before.st_mode & 0o777 | stat.S_IWUSR
    beside, handle, held = _new_beside(target, mode)
    try:
        with open(handle, "wb") as file:
            file.writelines(chunks)
            file.flush()
            if before is not None and before.st_nlink == 1:
                _keep(before, target, beside)
            _if_supported(target, "file_saved_unsynced", lambda: os.fsync(handle))
        if before is not None and before.st_nlink > 1:
            _write_over(target, beside, before.st_size)
        else:
            _replace(beside, target)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    finally:
        if held is not None:
            with suppress(OSError):
                os.close(held)
    sync_folder(target.parent)
    _clean(target)


@contextmanager
def folder_written_atomically(folder: Path) -> Iterator[Path]:
    """A folder to write files into, which replace those of `folder` together, or not at all.

    Whatever else `folder` holds stays, as do the permissions and attributes of what is replaced. A
    kill leaves the old files or the new ones; raises OSError.
    """
    target = _resolved(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    finish_folder(target)
    beside = target.with_name(_prefix(target) + "folder")
    if _there(beside):
        shutil.rmtree(beside)
    beside.mkdir()
    try:
        yield beside
        if _there(target):
            _keep(target.stat(), target, beside)
            for new in beside.iterdir():
                if _there(old := target / new.name):
                    _check_regular(old, old.lstat())
                    _keep(old.stat(), old, new)
        sync_folder(beside)
        if _there(target):
            os.rename(target, _aside(target))
        try:
            os.rename(beside, target)
        except OSError:
            finish_folder(target)
            raise
        sync_folder(target.parent)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    finish_folder(target)


def finish_folder(folder: Path) -> None:
    """Go on where writing a folder was killed: the old one comes back, or gives what else it held.

    Raises OSError.
    """
    target = _resolved(folder)
    aside = _aside(target)
    if not _there(aside):
        return
    if not _there(target):
        os.rename(aside, target)
        return
    for old in aside.iterdir():
        if not _there(target / old.name):
            os.rename(old, target / old.name)
    shutil.rmtree(aside)


def untold() -> list[Message]:
    """What could not be done in writing files and was not told before; once for each folder."""
    told, _untold[:] = list(_untold), []
    return told


_BINARY: int = getattr(os, "O_BINARY", 0)
_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_OLD = 3600.0
"""Where there are no locks: what was not written to for so long, in seconds, is left over."""
_untold: list[Message] = []
_noted: set[tuple[str, Path]] = set()


def _resolved(path: Path) -> Path:
    """Where links lead from a path; raises OSError where that cannot be seen."""
    try:
        return Path(os.path.realpath(path, strict=True))
    except FileNotFoundError:
        return Path(os.path.realpath(path))


def _status(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _there(path: Path) -> bool:
    """Whether something stands there; raises OSError where that cannot be seen: it is not nothing."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def _check_regular(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise OSError(_("{file} is not a regular file").format(file=path.name))


def _aside(folder: Path) -> Path:
    """Where a folder is while the new one takes its place."""
    return folder.with_name(_prefix(folder) + "before")


def _prefix(target: Path) -> str:
    """How the names of files begin that are to replace this one."""
    return f".saving-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]}-"


def _new_beside(target: Path, mode: int) -> tuple[Path, int, int | None]:
    """A new file beside `target`, open to be written, and what shows others that it is in use."""
    while True:
        beside = target.with_name(_prefix(target) + secrets.token_hex(6))
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
        if fcntl is None:
            # Windows removes nothing that is open.
            return beside, handle, None
        try:
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX)
            if os.fstat(handle).st_nlink:
                return beside, handle, os.dup(handle)
        except OSError:
            os.close(handle)
            beside.unlink(missing_ok=True)
            raise
        # Another save took it for left over before it was locked.
        os.close(handle)


def _clean(target: Path) -> None:
    """Remove what saves of this file left that were killed; not what another is writing now."""
    ours = re.compile(re.escape(_prefix(target)) + "[0-9a-f]{12}")
    with suppress(OSError):
        now = target.stat().st_mtime  # By the clock of the disk: shares have one of their own.
        for each in target.parent.iterdir():
            if ours.fullmatch(each.name):
                with suppress(OSError):
                    _remove_left(each, now)


def _remove_left(path: Path, now: float) -> None:
    """Remove a file unless it is being written; raises OSError where that cannot be."""
    left = path.lstat()
    if not stat.S_ISREG(left.st_mode):
        return
    if fcntl is None:
        path.unlink()
        return
    handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if isinstance(error, BlockingIOError) or now - left.st_mtime < _OLD:
            return
        # No locks here, but nobody has written to it for long.
        path.unlink()
    else:
        path.unlink()
    finally:
        os.close(handle)


def _replace(beside: Path, target: Path) -> None:
    try:
        os.replace(beside, target)
    except PermissionError as error:
        if fcntl is None:
            # The folder took a new file and this one may be written: another program has it open.
            error.errno = errno.EBUSY
        raise


def _keep(before: os.stat_result, target: Path, path: Path) -> None:
    """Give a new file, or folder, what the old one had; raises OSError."""
    if hasattr(os, "chown"):
        # Only root may give a file away, and to a group only its members; else it is theirs now.
        for user, group in ((-1, before.st_gid), (before.st_uid, -1)):
            with suppress(OSError):
                os.chown(path, user, group)
    _keep_attributes(target, path)
    now, mode = path.stat(), stat.S_IMODE(before.st_mode)
    if now.st_gid != before.st_gid:
        # What was its group's is not another's: they may do what anybody may.
        mode = mode & ~0o070 | (mode & 0o007) << 3
        _note(target, "file_saved_permissions")
    if stat.S_IMODE(now.st_mode) != mode:
        # Where a share decides on permissions it forbids to change them.
        also = {errno.EPERM, errno.EACCES}
        _if_supported(target, "file_saved_permissions", lambda: os.chmod(path, mode), also)


def _keep_attributes(target: Path, path: Path) -> None:
    """Copy the extended attributes (tags, comments, access lists) that may be copied."""
    if sys.platform != "linux":
        return
    with suppress(OSError):
        for name in os.listxattr(target):
            try:
                os.setxattr(path, name, os.getxattr(target, name))
            except OSError:
                # All others are the system's own.
                if name.startswith(("user.", "system.")):
                    _note(target, "file_saved_attributes")


def _write_over(target: Path, beside: Path, size: int) -> None:
    """Give a file of `size` bytes the content of the one beside it, which goes; raises OSError."""
    if (more := beside.stat().st_size - size) > 0:
        _make_room(target, size, more)
    try:
        with beside.open("rb") as source, target.open("r+b") as file:
            shutil.copyfileobj(source, file)
            file.truncate()
            file.flush()
            _if_supported(target, "file_saved_unsynced", lambda: os.fsync(file.fileno()))
    except BaseException as error:
        # Rather one name less for it than half a file.
        os.replace(beside, target)
        if not isinstance(error, OSError):
            raise
        _note(target, "file_saved_apart")
    with suppress(OSError):
        beside.unlink(missing_ok=True)


def _make_room(target: Path, size: int, more: int) -> None:
    """Take the room that a file will need while a full disk can still leave the old content."""
    try:
        with target.open("ab") as file:
            file.write(bytes(more))
    except OSError:
        os.truncate(target, size)
        raise


def _if_supported(
    target: Path, code: str, do: Callable[[], None], also: frozenset[int] | set[int] = frozenset()
) -> None:
    """Do it, or note that the file system cannot; raises OSError for any other reason."""
    try:
        do()
    except OSError as error:
        if error.errno not in _UNSUPPORTED | also:
            raise
        _note(target, code)


def _note(target: Path, code: str) -> None:
    """Have it told of this folder, once."""
    if (code, target.parent) not in _noted:
        _noted.add((code, target.parent))
        _untold.append(Message(code, {"file": target.name}))


def sync_folder(folder: Path) -> None:
    """Make the rename last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
