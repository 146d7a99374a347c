"""Slow work off the interface thread: shown after a moment, cancelled, dropped when stale."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk import tasks as slow_work
from scenario_desk.desk.tasks import Progress, Task, Tasks

MOST_S = 60
"""What waits for another thread gives up after this, so that a broken test ends."""


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    window = QObject()
    running = Tasks(window)
    yield running
    running.close()
    QApplication.processEvents()


class Answer:
    """What came back, and in which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[BaseException] = []
        self.threads: set[QThread] = set()

    def done(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(QThread.currentThread())

    def failed(self, error: BaseException) -> None:
        self.errors.append(error)
        self.threads.add(QThread.currentThread())


@pytest.fixture
def answer() -> Answer:
    return Answer()


def test_a_result_comes_back_on_the_interface_thread(
    qtbot: QtBot, tasks: Tasks, answer: Answer
) -> None:
    places: list[bool] = []

    def work(_progress: Progress) -> int:
        places.append(threading.current_thread() is threading.main_thread())
        return 42

    tasks.run("sum", "Adding", work, answer.done, answer.failed)
    qtbot.waitUntil(lambda: answer.results == [42])
    assert places == [False]
    assert answer.threads == {QApplication.instance().thread()}
    assert not tasks.busy()


def test_an_error_is_passed_on(qtbot: QtBot, tasks: Tasks, answer: Answer) -> None:
    def work(_progress: Progress) -> None:
        raise ValueError("no")

    tasks.run("sum", "Adding", work, answer.done, answer.failed)
    qtbot.waitUntil(lambda: len(answer.errors) == 1)
    assert str(answer.errors[0]) == "no"
    assert answer.results == []
    assert not tasks.busy()


def test_work_that_is_done_is_not_shown_when_its_time_comes(
    qtbot: QtBot, tasks: Tasks, answer: Answer
) -> None:
    shown: list[Task] = []
    tasks.shown.connect(shown.append)
    task = tasks.run("sum", "Adding", lambda _progress: 1, answer.done, answer.failed)
    qtbot.waitUntil(lambda: answer.results == [1])
    shown.clear()
    tasks._show_if_running(task)
    assert shown == []


def test_slow_work_is_shown_with_its_progress_and_can_be_cancelled(
    qtbot: QtBot, tasks: Tasks, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slow_work, "SHOW_AFTER_MS", 1)
    shown: list[Task] = []
    ended: list[Task] = []
    shares: list[float] = []
    tasks.shown.connect(shown.append)
    tasks.ended.connect(ended.append)
    listening, go_on, stopped = threading.Event(), threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        listening.wait(MOST_S)
        progress.report(0.5)
        go_on.wait(MOST_S)
        try:
            progress.check()
        finally:
            stopped.set()

    task = tasks.run("sum", "Adding", work, answer.done, answer.failed)
    task.advanced.connect(shares.append)
    listening.set()
    qtbot.waitUntil(lambda: shown == [task] and shares == [0.5])
    assert task.title == "Adding"
    tasks.cancel("sum")
    assert ended == [task]
    assert not tasks.busy("sum")
    go_on.set()
    qtbot.waitUntil(stopped.is_set)
    tasks.close()
    QApplication.processEvents()
    assert (answer.results, answer.errors) == ([], [])


def test_a_newer_task_of_the_name_drops_the_older_result(
    qtbot: QtBot, tasks: Tasks, answer: Answer
) -> None:
    go_on = threading.Event()

    def slow(_progress: Progress) -> str:
        go_on.wait(MOST_S)
        return "old"

    tasks.run("open", "First", slow, answer.done, answer.failed)
    assert tasks.busy("open")
    tasks.run("open", "Second", lambda _progress: "new", answer.done, answer.failed)
    qtbot.waitUntil(lambda: answer.results == ["new"])
    go_on.set()
    tasks.close()
    QApplication.processEvents()
    assert answer.results == ["new"]


def test_tasks_of_other_names_run_beside_each_other(
    qtbot: QtBot, tasks: Tasks, answer: Answer
) -> None:
    meet = threading.Barrier(2)

    def work(_progress: Progress) -> int:
        return meet.wait(MOST_S)

    tasks.run("one", "", work, answer.done, answer.failed)
    tasks.run("two", "", work, answer.done, answer.failed)
    qtbot.waitUntil(lambda: sorted(map(str, answer.results)) == ["0", "1"])


def test_closing_cancels_and_waits(qtbot: QtBot, tasks: Tasks, answer: Answer) -> None:
    started = threading.Event()
    cancelled: list[bool] = []

    def work(progress: Progress) -> None:
        started.set()
        while not progress.cancelled:
            threading.Event().wait(0.001)
        cancelled.append(True)

    tasks.run("sum", "", work, answer.done, answer.failed)
    qtbot.waitUntil(started.is_set)
    tasks.close()
    assert cancelled == [True]
    QApplication.processEvents()
    assert answer.results == []
