"""The work area is made a slice a turn, and whoever waits for it comes after."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from pytestqt.qtbot import QtBot

from scenario_desk.desk.shell import getting_ready
from scenario_desk.desk.shell.getting_ready import GettingReady
from scenario_desk.desk.shell.window import Window
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.turns import one_a_turn
from scenario_desk.presentation.tokens import tokens

SLICES = 4


class Making:
    """Something made in slices, and what happened while it was made."""

    def __init__(self, parent: QObject) -> None:
        self.seen: list[str] = []
        self.meanwhile: Callable[[], object] = lambda: None
        self.tasks = Tasks(parent)
        self.ready = GettingReady(self._make, self.tasks, parent)  # type: ignore[arg-type]

    def _make(self) -> Generator[None, None, str]:
        for place in range(SLICES):
            self.seen.append(f"slice {place}")
            self.meanwhile()
            yield
        return "made"


@pytest.fixture
def making(qtbot: QtBot) -> Iterator[Making]:
    parent = QObject()
    made = Making(parent)
    yield made
    made.tasks.close()
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_between_two_slices_the_window_has_its_turn(making: Making, qtbot: QtBot) -> None:
    making.meanwhile = lambda: QTimer.singleShot(0, lambda: making.seen.append("turn"))
    making.ready.then(lambda: making.seen.append("waited"))
    qtbot.waitUntil(lambda: "waited" in making.seen)
    assert making.seen[: 2 * SLICES : 2] == [f"slice {place}" for place in range(SLICES)]
    assert making.seen[1 : 2 * SLICES : 2] == ["turn"] * SLICES


@pytest.mark.qt_no_exception_capture
def test_what_goes_wrong_for_one_who_waits_holds_up_no_other(making: Making) -> None:
    def wrong() -> None:
        raise ValueError("one of them")

    making.ready.now()
    making.ready._waiting += [wrong, lambda: making.seen.append("second")]
    with pytest.raises(ValueError, match="one of them"):
        making.ready._serve()
    for _turn in range(3):
        QCoreApplication.processEvents()
    assert making.seen[-1] == "second"
    making.ready.then(lambda: making.seen.append("third"))
    assert making.seen[-1] == "third"


def test_what_could_not_be_made_is_made_when_it_is_asked_for_again(making: Making) -> None:
    def wrong() -> None:
        raise ValueError("a slice")

    making.meanwhile = wrong
    making.ready._waiting.append(wrong)
    with pytest.raises(ValueError, match="a slice"):
        making.ready.now()
    making.meanwhile = lambda: None
    assert making.ready.now() == "made"  # type: ignore[comparison-overlap]
    assert not making.ready._waiting


def test_those_who_wait_come_after_all_slices_in_their_order(making: Making, qtbot: QtBot) -> None:
    for name in ("first", "second"):
        making.ready.then(lambda name=name: making.seen.append(name))
    assert making.seen == []
    qtbot.waitUntil(lambda: "second" in making.seen)
    assert making.seen == [*(f"slice {n}" for n in range(SLICES)), "first", "second"]
    making.ready.then(lambda: making.seen.append("at once"))
    assert making.seen[-1] == "at once"


def test_what_is_needed_at_once_is_made_to_its_end(making: Making, qtbot: QtBot) -> None:
    making.ready.then(lambda: making.seen.append("waited"))
    qtbot.waitUntil(lambda: "slice 0" in making.seen)
    assert making.ready.now() == "made"
    qtbot.waitUntil(lambda: "waited" in making.seen)
    assert making.seen.count("slice 0") == 1, "it was made twice"


def test_a_window_that_goes_makes_nothing_any_more(making: Making, qtbot: QtBot) -> None:
    making.meanwhile = making.tasks.close
    making.ready.then(lambda: making.seen.append("waited"))
    qtbot.waitUntil(lambda: "slice 0" in making.seen)
    turns: list[int] = []
    one_a_turn(making.ready, *[lambda: turns.append(1)] * (3 * SLICES))
    qtbot.waitUntil(lambda: len(turns) == 3 * SLICES)
    assert making.seen == ["slice 0"]


def test_what_is_heavy_is_imported_off_the_interface_thread(
    making: Making, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    monkeypatch.setattr(
        getting_ready, "import_module", lambda _name: threads.append(threading.current_thread())
    )
    making.ready.then(lambda: making.seen.append("waited"))
    qtbot.waitUntil(lambda: "waited" in making.seen)
    assert threads
    assert threading.main_thread() not in threads


def test_a_theme_chosen_meanwhile_is_the_one_that_is_worn(qtbot: QtBot) -> None:
    window = Window()
    slices = window.getting_ready
    slices._go_on()
    before = window.tokens
    window.choose_theme("light" if before == tokens("dark") else "dark")
    assert window.tokens != before
    assert window.work.workbench.tokens is window.tokens
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
