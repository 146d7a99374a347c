"""An error nobody foresaw is reported with the work put aside, and the program lives on."""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread, QTimer, qCritical, qWarning
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from scenario_desk.desk.shell.mishap_dialog import MishapDialog
from scenario_desk.desk.shell.mishaps import Mishaps


class Heard(QObject):
    """Where reports arrive, as the window would get them."""

    def __init__(self) -> None:
        super().__init__()
        self.reports: list[str] = []
        self.threads: set[QThread] = set()

    def take(self, report: str) -> None:
        self.reports.append(report)
        self.threads.add(QThread.currentThread())


@pytest.fixture
def heard(qtbot: QtBot) -> Heard:
    return Heard()


@pytest.fixture
def mishaps(heard: Heard, capsys: pytest.CaptureFixture[str]) -> Iterator[Mishaps]:
    """Hooked in; the test's own hooks are put back after."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    hooked = Mishaps()
    hooked.happened.connect(heard.take)
    hooked.install()
    yield hooked
    hooked.uninstall()
    faulthandler.enable(sys.__stderr__)
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def test_an_error_in_a_slot_is_reported_and_the_program_goes_on(
    qtbot: QtBot, mishaps: Mishaps, heard: Heard, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks() -> None:
        raise ZeroDivisionError("a slot broke")

    QTimer.singleShot(0, mishaps, breaks)
    qtbot.waitUntil(lambda: len(heard.reports) == 1)
    report = heard.reports[0]
    assert "ZeroDivisionError: a slot broke" in report
    assert report.startswith("Scenario Desk ")
    assert ", Qt " in report
    assert "in breaks" in report
    assert "a slot broke" in capsys.readouterr().err
    alive: list[int] = []
    QTimer.singleShot(0, mishaps, lambda: alive.append(1))
    qtbot.waitUntil(lambda: alive == [1])


def test_an_error_in_a_thread_is_reported_on_the_interface_thread(
    qtbot: QtBot, mishaps: Mishaps, heard: Heard
) -> None:
    def breaks() -> None:
        raise ValueError("a thread broke")

    thread = threading.Thread(target=breaks, name="counting")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(heard.reports) == 1)
    assert "In the thread counting" in heard.reports[0]
    assert heard.threads == {QApplication.instance().thread()}


def test_a_mishap_while_one_is_told_does_not_start_another(
    qtbot: QtBot, mishaps: Mishaps, heard: Heard
) -> None:
    told: list[int] = []

    def breaks_too(_report: str) -> None:
        mishaps.report(RuntimeError("and another"))
        QApplication.processEvents()
        told.append(1)

    mishaps.happened.connect(breaks_too)
    mishaps.report(RuntimeError("the first"))
    assert heard.reports == [], "not inside the frame that broke"
    qtbot.waitUntil(lambda: told == [1])
    assert len(heard.reports) == 1


def test_what_breaks_with_every_frame_is_told_once(
    qtbot: QtBot, mishaps: Mishaps, heard: Heard
) -> None:
    again: list[int] = []
    mishaps.happened_again.connect(lambda: again.append(1))
    error = RuntimeError("every frame")
    for _frame in range(3):
        mishaps.report(error)
    qtbot.waitUntil(lambda: again == [1, 1])
    assert len(heard.reports) == 1


def test_stopping_the_program_is_no_mishap(mishaps: Mishaps, heard: Heard) -> None:
    with pytest.raises(KeyboardInterrupt):
        mishaps.report(KeyboardInterrupt())
    with pytest.raises(SystemExit):
        mishaps.report(SystemExit(2))
    assert heard.reports == []


def test_the_last_words_of_qt_are_in_the_report(
    qtbot: QtBot, mishaps: Mishaps, heard: Heard, capsys: pytest.CaptureFixture[str]
) -> None:
    qWarning("a layout complained")
    qCritical("a paint device is gone")
    assert "a paint device is gone" in capsys.readouterr().err
    mishaps.report(RuntimeError("then this"))
    qtbot.waitUntil(lambda: len(heard.reports) == 1)
    assert "Warning: a layout complained" in heard.reports[0]
    assert "Critical: a paint device is gone" in heard.reports[0]


def test_the_hooks_are_given_back(heard: Heard, capsys: pytest.CaptureFixture[str]) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    mishaps = Mishaps()
    mishaps.install()
    mishaps.uninstall()
    faulthandler.enable(sys.__stderr__)
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


@pytest.mark.parametrize("kept", [True, False])
def test_the_dialog_says_whether_the_work_is_safe_and_copies_the_report(
    qtbot: QtBot, kept: bool
) -> None:
    dialog = MishapDialog("ValueError: <b>no</b>", kept)
    qtbot.addWidget(dialog)
    dialog.show()
    told = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert ("Your unsaved work is on the disk" in told) == kept
    assert dialog.text.toPlainText() == "ValueError: <b>no</b>"
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    buttons["Copy report"].click()
    assert QApplication.clipboard().text() == "ValueError: <b>no</b>"
    assert dialog.isVisible()
    buttons["Go on working"].click()
    assert not dialog.isVisible()
