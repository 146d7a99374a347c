"""`python -m tests.at_spi`: the main job on a real window, through what a screen reader is told.

Keys go where the focus is, and only names and roles that came over the accessibility bus say where
that is. It needs Xvfb, a bus of its own and the bindings of at-spi; on Debian those are the packages
xvfb, at-spi2-core, dbus and gir1.2-atspi-2.0 with python3-gi. Where they are not it says so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
_INNER = "inner"
_PATIENCE_S, _WHOLE_S = 30, 300
_NOTHING = {"unknown", "invalid", "filler", "redundant object", ""}
"""Roles that say nothing of what a thing is."""


def main() -> int:
    """Run the walk on a screen and a bus of its own; 0 also where it cannot run here."""
    lacking = _lacking()
    if lacking:
        print(f"Not walked: there is no {lacking} here.")
        return 0
    with tempfile.TemporaryDirectory() as home, _screen() as display:
        around = {
            **{key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"},
            "HOME": home,
            "XDG_CONFIG_HOME": f"{home}/config",
            "XDG_CACHE_HOME": f"{home}/cache",
            "XDG_DATA_HOME": f"{home}/data",
            "DISPLAY": display,
            "LC_ALL": "C.UTF-8",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "GTK_A11Y": "none",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        inner = [_python(), str(Path(__file__)), _INNER, sys.executable, home]
        # `timeout` ends all that was started; beyond it no wait could be.
        bounded = ["timeout", str(_WHOLE_S), "dbus-run-session", "--", *inner]
        done = subprocess.run(bounded, env=around, check=False)
        return done.returncode


def _lacking() -> str:
    """What there would have to be; "" where all is there."""
    for tool in ("Xvfb", "dbus-run-session", "xdotool", "timeout"):
        if shutil.which(tool) is None:
            return tool
    return "" if _python() else "python with the bindings of at-spi (gi, Atspi 2.0)"


def _python() -> str:
    """The Python that has the bindings: they come with the system, not with an environment."""
    asks = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    for each in (sys.executable, "/usr/bin/python3"):
        found = subprocess.run([each, "-c", asks], capture_output=True, check=False)
        if found.returncode == 0:
            return each
    return ""


@contextmanager
def _screen() -> Iterator[str]:
    read, write = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


# what follows runs on the bus, with the system's Python


class Reader:
    """Somebody who hears the window: knows what the bus tells, and presses keys."""

    def __init__(self) -> None:
        import gi

        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, GLib

        self._atspi, self._turns = Atspi, GLib.MainContext.default()
        self._gone = GLib.Error
        Atspi.init()
        self.focus: Any = None
        self.said: list[str] = []
        self.faults: list[str] = []
        self._listener = Atspi.EventListener.new(self._take)
        for kind in ("object:state-changed:focused", "object:announcement"):
            self._listener.register(kind)

    def _take(self, event: Any, _data: Any = None) -> None:
        if event.type == "object:announcement":
            self.said.append(str(event.any_data))
        elif event.detail1 == 1 and not event.type.endswith("system"):
            self.focus = event.source
            name, role = self.name, self.role
            if self.focus is not None and (not name or role in _NOTHING):
                self.faults.append(f"“{name}”, {role or 'no role'}")
            if "</" in self.told:
                self.faults.append(f"“{name}”, which is told as markup")

    @property
    def name(self) -> str:
        """What has the focus: what labels it, where something does, else its name."""
        return self._asked(self._called)

    def _called(self, thing: Any) -> str:
        for relation in thing.get_relation_set():
            if relation.get_relation_type() == self._atspi.RelationType.LABELLED_BY:
                return str(relation.get_target(0).get_name())
        return str(thing.get_name())

    def _asked(self, ask: Callable[[Any], object]) -> str:
        """What the thing with the focus answers; "" where it is gone before it could."""
        try:
            return "" if self.focus is None else str(ask(self.focus))
        except self._gone:
            self.focus = None
            return ""

    @property
    def role(self) -> str:
        return self._asked(lambda thing: thing.get_role_name())

    @property
    def told(self) -> str:
        """The description of what has the focus."""
        return self._asked(lambda thing: thing.get_description())

    def heard(self, words: str) -> bool:
        """Whether these words were in something that was announced."""
        return any(words in each for each in self.said)

    def turn(self, seconds: float = 0.0) -> None:
        """Take in what the bus tells meanwhile."""
        end = time.monotonic() + seconds
        while self._turns.iteration(False) or time.monotonic() < end:
            time.sleep(0.002)

    def waits(self, what: str, so: Callable[[], object]) -> None:
        end = time.monotonic() + _PATIENCE_S
        while not so():
            self.turn(0.05)
            if time.monotonic() > end:
                here = f"the focus is on “{self.name}”, {self.role}; last said: {self.said[-3:]}"
                raise SystemExit(f"Never heard: {what}. {here}.")

    def presses(self, *keys: str) -> None:
        for key in keys:
            _give_keyboard()
            subprocess.run(["xdotool", "key", key], check=True)
            self.turn(0.15)

    def writes(self, text: str, then: str = "Return") -> None:
        subprocess.run(["xdotool", "type", "--delay", "15", "--", text], check=True)
        self.turn(0.3)
        self.presses(then)

    def goes_to(self, name: str, key: str = "F6") -> None:
        """Press a key until the focus is on what goes by this name."""
        for _step in range(40):
            if self.name.startswith(name):
                return
            self.presses(key)
        raise SystemExit(f"{key} never comes to “{name}”; it is on “{self.name}”, {self.role}.")


def _walk(python: str, home: str) -> int:
    path = Path(home) / "room.scenario"
    path.write_text(json.dumps(_room(), ensure_ascii=False), encoding="utf-8")
    reader = Reader()
    program = [python, "-m", "scenario_desk", str(path)]
    with subprocess.Popen(program, cwd=CHECKOUT) as running:
        try:
            reader.waits("the window", lambda: _give_keyboard() and reader.focus is not None)
            _work(reader, path)
        finally:
            running.terminate()
    for fault in dict.fromkeys(reader.faults):
        print(f"The focus was on something that is not said: {fault}.")
    print("Walked." if not reader.faults else "Walked, with faults.")
    return 1 if reader.faults else 0


def _give_keyboard() -> bool:
    """Give the keyboard to the foremost window: there is no window manager to do it."""
    asks = ["xdotool", "search", "--onlyvisible", "--name", "."]
    found = subprocess.run(asks, capture_output=True, text=True, check=False).stdout.split()
    now = subprocess.run(["xdotool", "getwindowfocus"], capture_output=True, text=True, check=False)
    if found and now.stdout.strip() != found[-1]:
        subprocess.run(["xdotool", "windowfocus", found[-1]], check=False)
    return bool(found)


def _work(reader: Reader, path: Path) -> None:
    """Five nodes, three endpoints, their scores, the answer, and the file."""
    reader.presses("ctrl+1")
    reader.goes_to("Tree")
    reader.writes("How does it end?")
    reader.waits("the question", lambda: reader.heard("How does"))
    reader.presses("Tab")
    for label in ("Talks", "War", "Freeze", "Rout"):
        reader.waits("the label's field", lambda: reader.name == "Label of the branch")
        reader.writes(label)
        reader.waits(f"that {label} was added", lambda label=label: reader.heard(label))
        if label != "Rout":
            reader.presses("Return")
    reader.presses("Tab", "Tab")
    reader.waits(
        "that Tab leaves the tree", lambda: reader.name not in ("Tree", "Label of the branch")
    )
    reader.waits("the outline", lambda: _comes_to(reader, "table cell"))
    for name in ("Treaty", "Stalemate", "Collapse"):
        reader.goes_to("Endpoints", "Up")
        reader.presses("Insert")
        reader.waits("the name's field", lambda: reader.name == "Name")
        reader.writes(name)
        reader.waits(name, lambda name=name: reader.name.startswith(name))
    reader.presses("ctrl+2")
    reader.waits("what scores are", lambda: reader.name == "OK")
    reader.presses("Return")
    reader.waits("the matrix", lambda: _comes_to(reader, "table cell"))
    reader.presses("ctrl+End", "ctrl+Home")
    reader.waits("the first cell", lambda: reader.name.startswith("Treaty"))
    for score in ("60", "40", "10", "-20", "-50", "-60"):
        reader.writes(score, "Tab")
    reader.presses("ctrl+Home")
    reader.waits("the score that was typed", lambda: "60" in reader.name)
    reader.presses("ctrl+3")
    reader.goes_to("Overlap chart")
    reader.waits("the answer", lambda: "of 3 could be signed" in reader.told)
    print(reader.told)
    reader.waits("the answer as it changed", lambda: reader.heard("of 3"))
    reader.goes_to("Tree")
    reader.presses(*["Tab"] * 14)
    reader.presses("ctrl+s")
    reader.waits("that it was saved", lambda: reader.heard("Saved"))
    kept = json.loads(path.read_text(encoding="utf-8"))
    counts = [len(kept[each]) for each in ("nodes", "endpoints", "scores")]
    if counts != [5, 3, 6]:
        raise SystemExit(f"The file holds {counts} nodes, endpoints and scores.")


def _comes_to(reader: Reader, role: str) -> bool:
    """Lists and tables tell of the item that has the keyboard, not of themselves."""
    reader.presses("F6")
    return reader.role == role


def _room() -> dict[str, Any]:
    """Two parties and what each of them wants; nothing is built yet."""
    blank = json.loads((CHECKOUT / "scenarios" / "blank.scenario").read_text(encoding="utf-8"))
    actors = [each["id"] for each in blank["actors"]]
    blank["interests"] = [
        {"id": f"{actor}-1", "actor": actor, "name": f"What {actor} wants"} for actor in actors
    ]
    for profile in blank["profiles"]:
        profile["weights"] = {f"{profile['actor']}-1": {"best": 100}}
    return blank


if __name__ == "__main__":
    sys.exit(_walk(*sys.argv[2:]) if sys.argv[1:2] == [_INNER] else main())
