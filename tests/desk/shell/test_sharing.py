"""A copy to share: ticks and a name say what goes, and what is open stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from scenario_desk.desk import settings
from scenario_desk.desk.shell.share_dialog import ShareDialog
from scenario_desk.desk.shell.window import Window
from scenario_desk.exchange.file_lock import FileLock, take_lock
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.model import edits
from scenario_desk.model.sharing import counts
from tests.desk.showing import LEFT, Key


@pytest.fixture
def window(window: Window) -> Window:
    """A window with a scenario of two authors and a note that names one of them."""
    bench = window.workbench
    bench.apply(edits.amend_scenario, authors=("Ann Lee", "Bo"))
    bench.apply(edits.amend_node, "talks", notes="Ask <b>Ann Lee</b>.")
    return window


class Asked:
    """What comes up over the window, answered in its turn."""

    def __init__(
        self, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path
    ) -> None:
        self._window, self._qtbot = window, qtbot
        self.path: Path | None = path
        self.suggested = ""
        self.button = QMessageBox.StandardButton.Ok
        """What is pressed of the box that comes up after the dialog."""
        self.boxes: list[str] = []
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._choose)

    def _choose(self, _parent, _title, suggested, _kinds):
        self.suggested = suggested
        return (str(self.path) if self.path else "", "")

    def share(self, do: Callable[[ShareDialog], object] = lambda _dialog: None) -> str:
        """Ask for a copy, `do` something in the dialog, save; what the boxes said that came up."""
        self.boxes = []
        QTimer.singleShot(0, self._window, lambda: self._in_dialog(do))
        self._window.actions_by_id["share"].trigger()
        if self.path is not None and self.suggested:
            self._qtbot.waitUntil(lambda: bool(self.boxes))
        return "\n".join(self.boxes)

    def _in_dialog(self, do: Callable[[ShareDialog], object]) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ShareDialog)
        try:
            self.until_ready(dialog)
            do(dialog)
        except BaseException:
            # Or it would stand there for ever.
            self.path = None
            dialog.reject()
            raise
        if dialog.isVisible():
            self.until_ready(dialog)
            self._answer()
            QTest.mouseClick(dialog.go, LEFT)

    def until_ready(self, dialog: ShareDialog) -> None:
        self._qtbot.waitUntil(
            lambda: dialog.ready is not None and not self._window.tasks.busy("counting")
        )

    def _answer(self) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(1, self._window, self._answer)
            return
        self.boxes.append(f"{box.text()}\n{box.informativeText()}")
        box.button(self.button).click()


@pytest.fixture
def asked(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Asked:
    return Asked(window, qtbot, monkeypatch, tmp_path / "theirs.scenario")


def only(*parts: str) -> Callable[[ShareDialog], None]:
    """Tick these parts and no others, by keyboard."""

    def tick(dialog: ShareDialog) -> None:
        for part, box in dialog.ticks.items():
            if box.isChecked() != (part in parts):
                QTest.keyClick(box, Key.Key_Space)

    return tick


def test_a_copy_is_saved_and_what_it_goes_without_is_said(window: Window, asked: Asked) -> None:
    before, undo = window.workbench.committed, window.workbench.undo_text
    said = asked.share(only("notes", "authors"))
    found = counts(before)
    assert said.splitlines() == [
        "The copy is in theirs.scenario.",
        f"{found['notes']} notes are left out.",
        f"{found['authors']} authors are left out.",
    ]
    assert asked.path is not None
    copy = load(asked.path)
    assert copy.authors == ()
    assert copy.nodes["talks"].notes == ""
    assert copy.scores == before.scores
    assert window.workbench.committed is before
    assert window.workbench.undo_text == undo
    assert window.workbench.modified
    assert window.workbench.path is None
    assert not settings.recent_files()


def test_ticks_say_how_many_there_are_and_are_remembered(window: Window, asked: Asked) -> None:
    texts: list[str] = []

    def look(dialog: ShareDialog) -> None:
        assert dialog.without == {"notes", "rationales", "authors"} | (
            {"snapshots"} & dialog.ticks.keys()
        )
        texts.extend(dialog.ticks[part].text() for part in ("notes", "authors", "lenses"))
        only("lenses")(dialog)

    asked.share(look)
    found = counts(window.workbench.committed)
    assert texts == [f"Notes ({found['notes']})", f"Authors ({found['authors']})", "Lenses (1)"]
    again: list[frozenset[str]] = []
    asked.share(lambda dialog: again.append(dialog.without))
    assert again == [{"lenses"}]


def test_what_was_chosen_and_given_up_is_not_remembered(asked: Asked) -> None:
    def give_up(dialog: ShareDialog) -> None:
        only()(dialog)
        QTest.keyClick(dialog, Key.Key_Escape)

    asked.path = None
    asked.share(give_up)
    assert settings.shared_without() == {}
    assert asked.suggested == ""


def test_a_name_is_listed_where_it_is_written_and_kept_where_not_ticked(asked: Asked) -> None:
    lines: list[str] = []

    def name(dialog: ShareDialog) -> None:
        only()(dialog)
        assert not dialog.places.isVisible()
        QTest.keyClicks(dialog.person, "ann lee")
        asked.until_ready(dialog)
        assert dialog.places.isVisible()
        assert dialog.places.accessibleName()
        item = dialog.places.item(0)
        assert item.checkState() == Qt.CheckState.Checked
        lines.extend([item.text(), *dialog.said.text().splitlines()])
        dialog.places.setCurrentRow(0)
        QTest.keyClick(dialog.places, Key.Key_Space)
        asked.until_ready(dialog)
        assert dialog.places.count() == 1

    said = asked.share(name)
    assert lines == [
        "the notes of “Talks open”: Ask <b>Ann Lee</b>.",
        "1 author of this name is left out.",
        "In 1 text “—” stands for the name.",
    ]
    assert "In 1 text the name stays." in said
    assert asked.path is not None
    copy = load(asked.path)
    assert copy.authors == ("Bo",)
    assert copy.nodes["talks"].notes == "Ask <b>Ann Lee</b>."


def test_another_name_is_looked_for_anew(asked: Asked) -> None:
    def name(dialog: ShareDialog) -> None:
        QTest.keyClicks(dialog.person, "Chaos")
        asked.until_ready(dialog)
        assert dialog.places.count() == 1
        QTest.keyClicks(dialog.person, "X")
        assert dialog.ready is None
        assert not dialog.go.isEnabled()
        asked.until_ready(dialog)
        assert dialog.places.count() == 0
        assert "The name is not written anywhere in the copy." in dialog.said.text()

    asked.share(name)


def test_the_open_file_is_never_written_over(window: Window, asked: Asked, tmp_path: Path) -> None:
    mine = tmp_path / "mine.scenario"
    save(window.workbench.committed, mine)
    window.workbench.mark_saved(window.workbench.committed, mine)
    before, asked.path = mine.read_bytes(), mine
    said = asked.share()
    assert asked.suggested == str(tmp_path / "mine-shared.scenario")
    assert "mine.scenario was not saved" in said
    assert "is the scenario that is copied" in said
    assert mine.read_bytes() == before


def test_a_file_that_is_open_elsewhere_is_never_written_over(window: Window, asked: Asked) -> None:
    assert asked.path is not None
    save(window.workbench.committed, asked.path)
    before = asked.path.read_bytes()
    lock = take_lock(asked.path, "Bob")
    assert isinstance(lock, FileLock)
    said = asked.share(only("notes"))
    assert "theirs.scenario was not saved" in said
    assert "“theirs.scenario” is open for Bob on" in said
    assert asked.path.read_bytes() == before
    lock.release()
    assert "The copy is in theirs.scenario." in asked.share(only("notes"))


def test_what_stands_under_the_name_with_the_ending_is_asked_about(
    window: Window, asked: Asked, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs.scenario"
    theirs.write_text("theirs")
    asked.path = tmp_path / "theirs"

    asked.button = QMessageBox.StandardButton.Cancel
    asked.share()
    assert "Replace “theirs.scenario”?" in asked.boxes[0]
    assert theirs.read_text() == "theirs"


def test_every_control_of_the_dialog_has_a_name_and_is_reached_by_tab(asked: Asked) -> None:
    reached: list[object] = []

    def walk(dialog: ShareDialog) -> None:
        only()(dialog)
        QTest.keyClicks(dialog.person, "Lee")
        asked.until_ready(dialog)
        dialog.ticks["notes"].setFocus()
        for _step in range(20):
            reached.append(QApplication.focusWidget())
            QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        assert {*dialog.ticks.values(), dialog.person, dialog.places, dialog.go} <= set(reached)

    asked.share(walk)
