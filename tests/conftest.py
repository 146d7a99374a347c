"""Every test starts with empty settings and leaves nothing of Qt or of threads behind."""

from __future__ import annotations

import gc
import itertools
import os
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

# Before anything makes a QApplication. A developer who wants to watch sets it to xcb.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A slow machine fails no test: speed is what the benchmarks are for. CI tries the same examples
# each time, so that a change is judged by what it changed; at home they are fresh.
settings.register_profile(
    "here",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("here")

HOMES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
)

PATIENCE_S = 60
"""What has not come about by then never will: no test fails because the machine is busy."""

# Counted here: pytest would list the folder of all homes for every test.
numbers = itertools.count()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home of its own, so that it neither reads nor writes the developer's."""
    home = tmp_path_factory.mktemp(f"home{next(numbers)}", numbered=False)
    for name in HOMES:
        monkeypatch.setenv(name, str(home))
    if qt_is_loaded():
        from PySide6.QtCore import QSettings, QStandardPaths

        QStandardPaths.setTestModeEnabled(True)
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        for kind in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
            QSettings.setPath(kind, QSettings.Scope.UserScope, str(home))
            QSettings.setPath(kind, QSettings.Scope.SystemScope, str(home / "system"))
    return home


@pytest.fixture(autouse=True)
def nothing_left_behind(own_home: Path) -> Iterator[None]:
    """Fail the test after which a thread runs, a timer ticks or a widget lives."""
    threads = set(threading.enumerate())
    if qt_is_loaded():
        watch_starts()
    widgets = {id_of(widget) for widget in loose_widgets()}

    yield

    left = [*threads_left(threads), *qt_left(widgets)]
    if application_exists():
        dress_as_usual()
    if left:
        pytest.fail("left behind: " + ", ".join(left), pytrace=False)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application as the program dresses it, in the program's own font."""
    dress_as_usual()
    return qapp


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Hands for widgets that wait as long as it takes."""
    for name in ("waitExposed", "waitSignal", "waitUntil"):
        patient = partial(getattr(qtbot, name), timeout=PATIENCE_S * 1_000)
        monkeypatch.setattr(qtbot, name, patient)
    return qtbot


@pytest.fixture(autouse=True, scope="session")
def clipboard_emptied() -> Iterator[None]:
    """Empty the clipboard at the end: Qt's offscreen one outlives Python, and what Python put there."""
    yield
    if application_exists():
        from PySide6.QtWidgets import QApplication

        QApplication.clipboard().clear()


def dress_as_usual() -> None:
    """Give the application the look it starts with, if a test left another."""
    from PySide6.QtWidgets import QApplication

    from scenario_desk.desk.theme import dress

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app, "light", 1.0)


def threads_left(before: set[threading.Thread]) -> list[str]:
    """Name the threads the test started that do not end by themselves at once."""
    # A dummy stands for a thread of Qt's pool that has run Python; see qt_left.
    new = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in new:
        thread.join(PATIENCE_S)
    return [f"thread {thread.name}" for thread in new if thread.is_alive()]


def qt_left(before: set[int]) -> list[str]:
    """Name the widgets, timers and Qt threads the test left, and clear them for the next test."""
    if not application_exists():
        return []
    delete_what_is_due()
    if any(id_of(widget) not in before for widget in loose_widgets()) or running():
        # Only now: a collection costs more than most tests.
        gc.collect()
        delete_what_is_due()
    widgets = [widget for widget in loose_widgets() if id_of(widget) not in before]
    left = [describe(thing) for thing in (*widgets, *running())]
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    for thing in running():
        thing.stop() if hasattr(thing, "stop") else thing.quit()
    delete_what_is_due()

    from PySide6.QtCore import QThreadPool

    if not QThreadPool.globalInstance().waitForDone(PATIENCE_S * 1_000):
        left.append("work in Qt's thread pool")
    return left


def delete_what_is_due() -> None:
    """Do the deferred deletes, which `processEvents` leaves alone while no event loop runs."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def loose_widgets() -> list[QWidget]:
    """Return the windows nobody owns, but for the tooltip label, which Qt keeps for itself."""
    if not application_exists():
        return []
    from PySide6.QtWidgets import QApplication

    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.parent() is None and widget.metaObject().className() != "QTipLabel"
    ]


started: WeakSet[Any] = WeakSet()


def watch_starts() -> None:
    """Remember every timer and thread Python starts: Qt itself has no list of them."""
    from PySide6.QtCore import QThread, QTimer

    for kind in (QTimer, QThread):
        start = kind.start
        if getattr(start, "is_watched", False):
            continue

        def watched(self: Any, *args: Any, start: Any = start) -> None:
            started.add(self)
            start(self, *args)

        watched.is_watched = True  # type: ignore[attr-defined]
        kind.start = watched  # type: ignore[method-assign]


def running() -> list[Any]:
    """Return what was started, still exists and has not stopped."""
    from shiboken6 import isValid

    return [
        thing
        for thing in list(started)
        if isValid(thing)
        and (thing.isActive() if hasattr(thing, "isActive") else thing.isRunning())
    ]


def describe(thing: Any) -> str:
    name = thing.objectName()
    return f"{type(thing).__name__} {name}".strip()


def id_of(widget: QWidget) -> int:
    from shiboken6 import getCppPointer

    return int(getCppPointer(widget)[0])


def qt_is_loaded() -> bool:
    """Tell whether Qt is there already: a test that does not use it must not pay for it."""
    return "PySide6.QtCore" in sys.modules


def application_exists() -> bool:
    if "PySide6.QtWidgets" not in sys.modules:
        return False
    from PySide6.QtWidgets import QApplication

    return isinstance(QApplication.instance(), QApplication)
