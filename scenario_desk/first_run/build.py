"""Makes the environment of a checkout whole: by one start at a time, or not at all."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from scenario_desk.first_run import SetUpFailed, apt, qt_libraries, requirements, say
from scenario_desk.first_run.environment import STAMP, Environment, python_of

WHEELS_OF_DEBIAN = Path("/usr/share/python-wheels")
FACTS = "import sys, sysconfig; print(*sys.version_info[:2], sysconfig.get_path('purelib'))"


def set_up(
    own: Environment, groups: Collection[str], qt: str, wheels: Path | None, inside: bool
) -> None:
    """Make the environment serve: take the one that is there if it will do, or build it.

    Raises SetUpFailed with the sentence for the person.
    """
    try:
        with one_at_a_time(own.lock) as lock:
            if own.serves(groups, qt, inside):
                return  # Another start has made it while this one waited.
            for leftover in (own.unfinished, own.discarded):
                remove(leftover)
            stamp = own.stamp() or {"groups": [], "qt": []}
            groups = sorted({*groups, *stamp["groups"]})
            found = usable(own, groups)
            if found is None:
                found = build(own, groups, wheels, lock)
            write_stamp(own.folder, own.inputs(), found, groups, stamp["qt"])
            if qt and qt not in stamp["qt"]:
                qt_libraries.ensure(str(own.python), qt)
                enough = sorted({*stamp["qt"], qt, "offscreen"})
                write_stamp(own.folder, own.inputs(), found, groups, enough)
    except OSError as error:
        raise SetUpFailed(f"The set-up cannot go on: {error}.") from error


@contextmanager
def one_at_a_time(path: Path) -> Iterator[IO[str]]:
    """Hold a lock that the system takes back from a process that dies."""
    with path.open("a", encoding="utf-8") as file:
        if not locked(file, wait=False):
            say("Another start is setting up here; waiting for it.")
            while not locked(file, wait=True):
                continue
        yield file


def locked(file: IO[str], wait: bool) -> bool:
    """Try to take the lock; Windows gives up waiting after ten seconds, so ask it again."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def usable(own: Environment, groups: Collection[str]) -> list[int] | None:
    """Return the Python version of an environment that will do as it is, else None.

    One we made must have the exact versions; one somebody else made, such as uv, the ranges.
    """
    try:
        version, site = facts(own.python)
    except (OSError, SetUpFailed):
        return None
    wrong = requirements.unmet(requirements.required(own.pyproject, groups), [site])
    if own.stamp() is not None:
        wrong += requirements.astray(own.constraints, [site])
    return None if wrong or version < [3, 11] else version


def facts(python: Path) -> tuple[list[int], str]:
    """Ask an interpreter for its version and for where its packages lie."""
    major, minor, site = done([str(python), "-c", FACTS], "asking Python").split(maxsplit=2)
    return [int(major), int(minor)], site.strip()


def build(
    own: Environment, groups: Collection[str], wheels: Path | None, lock: IO[str]
) -> list[int]:
    """Build the environment beside its place and move it there; return its Python's version."""
    began = time.monotonic()
    say(f"Setting up Scenario Desk in {own.folder}: once, about half a gigabyte.")
    try:
        say("  making the environment")
        done([sys.executable, "-m", "venv", "--without-pip", str(own.unfinished)], "venv", lock)
        python = python_of(own.unfinished)
        version, site = facts(python)
        with tempfile.TemporaryDirectory() as scratch:
            pip = pip_of(python, wheels, Path(scratch), lock)
            say("  installing what the program needs" + (f" from {wheels}" if wheels else ""))
            done([*pip, *install_arguments(own, groups, wheels)], "installing", lock)
        say("  compiling")
        compile_all(own, python, site, lock)
        relocate(own)
        write_stamp(own.unfinished, own.inputs(), version, groups, [])
    except BaseException:
        shutil.rmtree(own.unfinished, ignore_errors=True)
        raise
    if own.folder.exists():
        own.folder.rename(own.discarded)
    own.unfinished.rename(own.folder)
    remove(own.discarded)
    say(f"Ready after {time.monotonic() - began:.0f} s.")
    return version


def pip_of(python: Path, wheels: Path | None, scratch: Path, lock: IO[str]) -> list[str]:
    """Return a command that runs pip for the environment of `python`.

    Python brings pip along as ensurepip, but not Debian's, where it is a package of its own.
    """
    if not importlib.util.find_spec("ensurepip"):
        wheel = pip_wheel(wheels, WHEELS_OF_DEBIAN)
        if wheel is None and importlib.util.find_spec("pip"):
            return [sys.executable, "-m", "pip", "--python", str(python)]
        if wheel is None and wheels is None and apt.may_install():
            say("This Python has no pip.")
            apt.install(["python3-venv"])
            importlib.invalidate_caches()
        elif wheel is None and apt.unpack("python3-pip-whl", scratch):
            wheel = pip_wheel(*scratch.rglob("python-wheels"))
        if wheel is not None:
            return [str(python), f"{wheel}/pip"]
    if not importlib.util.find_spec("ensurepip"):
        raise SetUpFailed(
            "This Python has no pip. Install it (on Debian: sudo apt-get install python3-venv), or"
            " put its wheel into the folder of --wheels."
        )
    done([str(python), "-m", "ensurepip", "--default-pip"], "ensurepip", lock)
    return [str(python), "-m", "pip"]


def pip_wheel(*folders: Path | None) -> Path | None:
    """Return a wheel of pip from the first folder that has one: it runs without being installed."""
    found = (wheel for folder in folders if folder for wheel in sorted(folder.glob("pip-*.whl")))
    return next(found, None)


def install_arguments(
    own: Environment, groups: Collection[str], wheels: Path | None
) -> Sequence[str]:
    source = ["--no-index", "--find-links", str(wheels)] if wheels else []
    lines = requirements.required(own.pyproject, groups)
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check"]
    # Compiled afterwards, on all cores.
    return ["install", *quiet, "--no-compile", *source, "-c", str(own.constraints), *lines]


def compile_all(own: Environment, python: Path, site: str, lock: IO[str]) -> None:
    """Compile to bytecode, or every start would; tracebacks shall name the final place.

    Packages carry templates that are no valid Python, so that it fails for some is no failure.
    """
    place = ["-s", str(own.unfinished), "-p", str(own.folder), site]
    for arguments in (place, [str(own.checkout / "scenario_desk")]):
        command = [str(python), "-m", "compileall", "-qq", "-j", "0", *arguments]
        subprocess.run(command, check=False, **quietly(lock))


def relocate(own: Environment) -> None:
    """Let scripts and activation name the final place instead of the one built in."""
    here, there = (os.fsencode(path) for path in (own.unfinished, own.folder))
    for script in python_of(own.unfinished).parent.iterdir():
        if script.is_symlink() or not script.is_file() or script.suffix == ".exe":
            continue
        text = script.read_bytes()
        if here in text:
            script.write_bytes(text.replace(here, there))


def write_stamp(
    folder: Path, inputs: str, version: list[int], groups: Collection[str], qt: Collection[str]
) -> None:
    """Write the stamp whole or not at all."""
    stamp = {"inputs": inputs, "python": version, "groups": list(groups), "qt": list(qt)}
    draft = folder / f"{STAMP}.new"
    draft.write_text(json.dumps(stamp), encoding="utf-8")
    draft.replace(folder / STAMP)


def done(command: Sequence[str], what: str, lock: IO[str] | None = None) -> str:
    """Run a step to its end and return what it printed; raise SetUpFailed with its last words."""
    result = subprocess.run(command, check=False, **quietly(lock))
    if result.returncode != 0:
        last = "\n".join((result.stderr or result.stdout).strip().splitlines()[-5:])
        raise SetUpFailed(f"The set-up stopped at {what}:\n{last}")
    return str(result.stdout)


def quietly(lock: IO[str] | None) -> dict[str, Any]:
    """Return how a step runs: silent, unasked, and holding the lock.

    A step that outlives a killed start keeps the lock until it ends, so that nobody builds in the
    folder it still writes to.
    """
    held = (lock.fileno(),) if lock is not None and os.name == "posix" else ()
    return {
        "stdin": subprocess.DEVNULL,
        "capture_output": True,
        "text": True,
        "pass_fds": held,
    }


def remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
