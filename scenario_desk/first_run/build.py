"""Makes the environment of a checkout whole: by one start at a time, or not at all."""

from __future__ import annotations

import importlib.util
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
VENV = ("--without-pip", "--prompt", "scenario-desk")
NETWORK_ADVICE = "Is there a network? Without one, --wheels DIR installs from a folder."
FOLDER_ADVICE = "The folder must hold every wheel of constraints.txt, made for this Python."
FACTS = """
import sys, sysconfig
print(f"{sys.version_info.major}.{sys.version_info.minor}", sysconfig.get_path("purelib"))
"""


def set_up(
    own: Environment, groups: Collection[str], qt: str, wheels: str | None, inside: bool
) -> None:
    """Make the environment serve: take the one that is there if it will do, or build it.

    Raises SetUpFailed with the sentence for the person.
    """
    try:
        with one_at_a_time(own.lock) as lock:
            if own.serves(groups, qt, inside):
                return  # Another start has made it while this one waited.
            remove(own.unfinished)
            remove(own.discarded)
            stamp = own.stamp()
            groups = sorted({*groups, *stamp.get("groups", ())})
            found = usable(own, groups)
            if found is None:
                found = build(own, groups, wheels, lock)
            enough = set(stamp.get("qt", ()))
            write_stamp(own.folder, own.inputs(), found, groups, enough)
            if qt and qt not in enough:
                qt_libraries.ensure(own.python, qt)
                write_stamp(own.folder, own.inputs(), found, groups, {*enough, qt, "offscreen"})
    except OSError as error:
        raise SetUpFailed(f"The set-up cannot go on: {_reason(error)}") from error


def _reason(error: OSError) -> str:
    """Return what the system refused, where, and what to do about it."""
    where = f" ({error.filename})" if error.filename else ""
    what = error.strerror or str(error)
    return f"{what}{where}. Free some room or get the permission, then start again."


@contextmanager
def one_at_a_time(path: str) -> Iterator[IO[str]]:
    """Hold a lock that the system takes back from a process that dies."""
    with open(path, "a", encoding="utf-8") as file:
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


def usable(own: Environment, groups: Collection[str]) -> str | None:
    """Return the Python version of an environment that will do as it is, else None.

    One we made must have the exact versions; one somebody else made, such as uv, the ranges.
    """
    try:
        version, site = facts(own.python)
    except (OSError, SetUpFailed):
        return None
    wrong = requirements.unmet(requirements.required(own.pyproject, groups), [site])
    if own.stamp():
        wrong += requirements.astray(own.constraints, [site])
    too_old = requirements.holds(version, "<", "3.11")
    return None if wrong or too_old else version


def facts(python: str) -> tuple[str, str]:
    """Ask an interpreter for its version and for where its packages lie."""
    version, site = done([python, "-c", FACTS], "asking Python").split(maxsplit=1)
    return version, site.strip()


def build(own: Environment, groups: Collection[str], wheels: str | None, lock: IO[str]) -> str:
    """Build the environment beside its place and move it there; return its Python's version."""
    began = time.monotonic()
    say(f"Setting up Scenario Desk in {own.folder}: once, about half a gigabyte.")
    try:
        say("  making the environment")
        done([sys.executable, "-m", "venv", *VENV, own.unfinished], "making it", lock)
        python = python_of(own.unfinished)
        version, site = facts(python)
        with tempfile.TemporaryDirectory() as scratch:
            pip = pip_of(python, wheels, Path(scratch), lock)
            say("  installing what the program needs" + (f" from {wheels}" if wheels else ""))
            advice = FOLDER_ADVICE if wheels else NETWORK_ADVICE
            done([*pip, *install_arguments(own, groups, wheels)], "installing", lock, advice)
        say("  compiling")
        compile_all(own, python, site, lock)
        relocate(own)
        write_stamp(own.unfinished, own.inputs(), version, groups, ())
    except BaseException:
        shutil.rmtree(own.unfinished, ignore_errors=True)
        raise
    if os.path.lexists(own.folder):
        os.rename(own.folder, own.discarded)
    os.rename(own.unfinished, own.folder)
    remove(own.discarded)
    say(f"Ready after {time.monotonic() - began:.0f} s.")
    return version


def pip_of(python: str, wheels: str | None, scratch: Path, lock: IO[str]) -> list[str]:
    """Return a command that runs pip for the environment of `python`.

    Python brings pip along as ensurepip, but not Debian's, where it is a package of its own.
    """
    if not has("ensurepip"):
        folders = [WHEELS_OF_DEBIAN] if wheels is None else [Path(wheels), WHEELS_OF_DEBIAN]
        wheel = pip_wheel(*folders)
        if wheel is None and has("pip"):
            return [sys.executable, "-m", "pip", "--python", python]
        if wheel is None and wheels is None and apt.may_install():
            say("This Python has no pip.")
            apt.install(["python3-venv"])
        elif wheel is None and wheels is None and apt.unpack("python3-pip-whl", scratch):
            wheel = pip_wheel(*scratch.rglob("python-wheels"))
        if wheel is not None:
            return [python, f"{wheel}/pip"]
    if not has("ensurepip"):
        raise SetUpFailed(
            "This Python has no pip. Install it (on Debian: sudo apt-get install python3-venv), or"
            " put its wheel into the folder of --wheels."
        )
    done([python, "-m", "ensurepip", "--default-pip"], "installing pip", lock)
    return [python, "-m", "pip"]


def has(module: str) -> bool:
    """Tell whether this Python has a module, looking again each time: apt may have brought it."""
    importlib.invalidate_caches()
    return importlib.util.find_spec(module) is not None


def pip_wheel(*folders: Path) -> Path | None:
    """Return a wheel of pip from the first folder that has one: it runs without being installed."""
    return next((wheel for folder in folders for wheel in sorted(folder.glob("pip-*.whl"))), None)


def install_arguments(
    own: Environment, groups: Collection[str], wheels: str | None
) -> Sequence[str]:
    source = ["--no-index", "--find-links", wheels] if wheels else []
    lines = requirements.required(own.pyproject, groups)
    quiet = ["--quiet", "--no-input", "--no-user", "--disable-pip-version-check"]
    # Compiled afterwards, on all cores.
    return ["install", *quiet, "--no-compile", *source, "-c", own.constraints, *lines]


def compile_all(own: Environment, python: str, site: str, lock: IO[str]) -> None:
    """Compile to bytecode, or every start would; tracebacks shall name the final place.

    Packages carry templates that are no valid Python, so that it fails for some is no failure.
    """
    installed = ["-s", own.unfinished, "-p", own.folder, site]
    for arguments in (installed, [os.path.join(own.checkout, "scenario_desk")]):
        command = [python, "-m", "compileall", "-qq", "-j", "0", *arguments]
        subprocess.run(command, check=False, **quietly(lock))


def relocate(own: Environment) -> None:
    """Let scripts and activation name the final place instead of the one built in."""
    here, there = os.fsencode(own.unfinished), os.fsencode(own.folder)
    scripts = Path(python_of(own.unfinished)).parent.iterdir()
    for script in (Path(own.unfinished, "pyvenv.cfg"), *scripts):
        if script.is_symlink() or not script.is_file() or script.suffix == ".exe":
            continue
        text = script.read_bytes()
        if here in text:
            script.write_bytes(text.replace(here, there))


def write_stamp(
    folder: str, inputs: str, python: str, groups: Collection[str], qt: Collection[str]
) -> None:
    """Write the stamp whole or not at all."""
    lines = (["inputs", inputs], ["python", python], ["groups", *groups], ["qt", *sorted(qt)])
    draft = Path(folder, f"{STAMP}.new")
    draft.write_text("".join(" ".join(line) + "\n" for line in lines), encoding="utf-8")
    draft.replace(Path(folder, STAMP))


def done(command: Sequence[str], what: str, lock: IO[str] | None = None, advice: str = "") -> str:
    """Run a step to its end and return what it printed; raise SetUpFailed with its last words."""
    result = subprocess.run(command, check=False, **quietly(lock))
    if result.returncode != 0:
        said = (result.stderr or result.stdout).strip().splitlines()
        errors = [line for line in said if line.startswith("ERROR")] or said[-5:]
        raise SetUpFailed(
            "\n  ".join([f"The set-up stopped at {what}. {advice}".rstrip(), *errors])
        )
    return str(result.stdout)


def quietly(lock: IO[str] | None) -> dict[str, Any]:
    """Return how a step runs: silent, unasked, seeing only its environment, holding the lock.

    A step that outlives a killed start keeps the lock until it ends, so that nobody builds in the
    folder it still writes to.
    """
    held = (lock.fileno(),) if lock is not None and os.name == "posix" else ()
    foreign = ("PYTHONHOME", "PYTHONPATH")
    return {
        "env": {name: value for name, value in os.environ.items() if name not in foreign},
        "stdin": subprocess.DEVNULL,
        "capture_output": True,
        "text": True,
        "pass_fds": held,
    }


def remove(folder: str) -> None:
    if os.path.islink(folder):
        os.unlink(folder)
    elif os.path.exists(folder):
        shutil.rmtree(folder)
