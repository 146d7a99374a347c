"""One file in several windows, programs and on several machines: what is seen, asked and kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from scenario_desk.desk.merging.merge_dialog import MergeDialog
from scenario_desk.desk.shell.window import Window
from scenario_desk.desk.widgets.ask_bar import AskBar
from scenario_desk.exchange.file_lock import lock_beside
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.starting import empty_scenario
from tests.desk.shell.test_files import answer
from tests.model.building import small_scenario

Button = QMessageBox.StandardButton
READ_ONLY = (
    "“mine.scenario” is open elsewhere and read-only here: to change something, edit a copy."
)


@pytest.fixture
def file(window: Window, qtbot: QtBot, tmp_path: Path) -> Path:
    """The file that is open in the window, as it was saved."""
    path = tmp_path / "here" / "mine.scenario"
    path.parent.mkdir()
    save(small_scenario(), path)
    window.workbench.mark_saved(window.workbench.committed, path)
    open_in(window, path, qtbot)
    return path


@pytest.fixture
def other(window: Window, file: Path, qtbot: QtBot) -> Iterator[Window]:
    """Another window, which was asked to open the same file."""
    made = Window()
    made.resize(1_200, 800)
    with qtbot.waitExposed(made):
        made.show()
    open_in(made, file, qtbot)
    yield made
    made.working = False
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def open_in(window: Window, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.files.opened):
        window.files.open_path(path)
    qtbot.waitUntil(lambda: window.working and not window.tasks.busy("journals"))


def theirs(title: str = "Theirs") -> Scenario:
    return edits.amend_scenario(small_scenario(), title=title)


def changed(window: Window) -> AskBar:
    return window.work.changed_on_disk


def elsewhere(window: Window) -> AskBar:
    return window.work.open_elsewhere


def press(bar: AskBar, text: str) -> None:
    next(button for button in bar.buttons if button.text() == text).click()


def texts(bar: AskBar) -> list[str]:
    return [button.text() for button in bar.buttons]


def usual(bar: AskBar) -> list[str]:
    return [button.text() for button in bar.buttons if button.objectName() == "primary"]


def come_back(window: Window, qtbot: QtBot) -> None:
    """Look at the file, as a window does that is come back to."""
    looked: list[str] = []

    def ended(task: object) -> None:
        looked.append(getattr(task, "name", ""))

    window.tasks.ended.connect(ended)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    qtbot.waitUntil(lambda: "look" in looked)
    window.tasks.ended.disconnect(ended)
    QApplication.processEvents()


# a change on disk


def put_in_place(path: Path) -> None:
    save(theirs(), path)


def write_in_place(path: Path) -> None:
    beside = path.with_name("beside")
    save(theirs(), beside)
    path.write_bytes(beside.read_bytes())


def remove_and_make_again(path: Path) -> None:
    path.unlink()
    save(theirs(), path)


@pytest.mark.parametrize("change", [put_in_place, write_in_place, remove_and_make_again])
def test_a_change_on_disk_is_seen_at_once_and_asked_about(
    window: Window, file: Path, qtbot: QtBot, change: Callable[[Path], None]
) -> None:
    bar = changed(window)
    assert not bar.isVisible()
    for _again in range(2):
        change(file)
        qtbot.waitUntil(lambda: texts(bar) == ["Show differences", "Keep mine", "Reload"])
        assert bar.isVisible()
        assert "“mine.scenario” was changed on disk at" in bar.sentence.text()
        assert usual(bar) == ["Reload"]
        assert window.workbench.scenario == small_scenario()
        assert not window.isWindowModified()
        press(bar, "Reload")
        qtbot.waitUntil(lambda: not bar.isVisible())
        assert window.workbench.scenario == theirs()
        assert not window.isWindowModified()
        assert window.workbench.undo_text == "Reload from the file"
        window.commands.undo()
        assert window.workbench.scenario == small_scenario()
        assert window.isWindowModified()
        # What is undone can be saved over it: that was decided.
        assert window.files.save()
        assert load(file) == small_scenario()


def test_unsaved_edits_survive_a_reload(window: Window, file: Path, qtbot: QtBot) -> None:
    window.workbench.apply(edits.amend_scenario, notes="Mine")
    save(theirs(), file)
    bar = changed(window)
    qtbot.waitUntil(bar.isVisible)
    assert usual(bar) == []
    assert bar.sentence.text().endswith(
        " You have unsaved changes. Reloading or merging is one step, which undo takes back."
    )
    press(bar, "Reload")
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert (window.workbench.scenario, window.isWindowModified()) == (theirs(), False)
    window.commands.undo()
    assert window.workbench.scenario.notes == "Mine"
    assert window.workbench.undo_text
    window.commands.redo()
    assert (window.workbench.scenario, window.isWindowModified()) == (theirs(), False)


def decides(*answers: Callable[[MergeDialog], object]) -> None:
    """Answer the view of a merge that comes up next, once it knows what each choice does."""

    def decide() -> None:
        view = QApplication.activeModalWidget()
        known = isinstance(view, MergeDialog) and None not in (view.merging.found, view.merging.own)
        if known:
            for answer in answers:
                answer(view)
        else:
            QTimer.singleShot(0, decide)

    QTimer.singleShot(0, decide)


def goes(view: MergeDialog) -> None:
    """Press Merge as soon as all that was decided is weighed."""
    if view.go.isEnabled():
        view.go.click()
    else:
        QTimer.singleShot(0, view, lambda: goes(view))


def test_what_both_changed_is_merged_as_one_step(window: Window, file: Path, qtbot: QtBot) -> None:
    window.workbench.apply(edits.amend_scenario, notes="Mine")
    save(theirs(), file)
    bar = changed(window)
    qtbot.waitUntil(bar.isVisible)
    decides(goes)
    press(bar, "Merge…")
    qtbot.waitUntil(lambda: not bar.isVisible())
    bench = window.workbench
    assert (bench.scenario.title, bench.scenario.notes) == ("Theirs", "Mine")
    assert (bench.undo_text, bench.modified) == (f"Merge with {file.name}", True)
    bench.undo()
    assert (bench.scenario.title, bench.scenario.notes) == (small_scenario().title, "Mine")
    bench.redo()
    assert window.files.save()
    assert (load(file).title, load(file).notes) == ("Theirs", "Mine")


@pytest.mark.parametrize(
    ("answer", "title"),
    [("all_ours", "Mine"), ("all_theirs", "Theirs"), ("give_up", "Mine")],
)
def test_what_stands_in_a_merge_where_both_changed_it_is_asked(
    window: Window, file: Path, qtbot: QtBot, answer: str, title: str
) -> None:
    bench = window.workbench
    bench.apply(edits.amend_scenario, title="Mine", notes="Mine")
    save(edits.amend_scenario(theirs(), authors=("They",)), file)
    bar = changed(window)
    qtbot.waitUntil(bar.isVisible)
    bar.buttons[1].setFocus()
    given_up = answer == "give_up"
    answers = [lambda view: getattr(view, answer).click(), *([] if given_up else [goes])]
    decides(*answers)
    press(bar, "Merge…")
    qtbot.waitUntil(
        lambda: not window.tasks.busy() and (given_up or bench.scenario.authors == ("They",))
    )
    QApplication.processEvents()
    assert (bench.scenario.title, bench.scenario.notes) == (title, "Mine")
    assert (bench.scenario.authors == ("They",)) == (not given_up)
    assert bar.isVisible() == given_up
    if not given_up:
        assert window.focusWidget() is window.tree


def test_what_is_best_follows_what_is_done(window: Window, file: Path, qtbot: QtBot) -> None:
    save(theirs(), file)
    bar = changed(window)
    qtbot.waitUntil(bar.isVisible)
    assert usual(bar) == ["Reload"]
    window.workbench.apply(edits.amend_scenario, notes="Mine")
    assert usual(bar) == []
    window.commands.undo()
    assert usual(bar) == ["Reload"]


def test_mine_is_kept_and_saved_over_it_without_another_question(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    save(theirs(), file)
    bar = changed(window)
    qtbot.waitUntil(bar.isVisible)
    assert "unsaved" not in bar.sentence.text()
    (keep,) = [each for each in bar.buttons if each.text() == "Keep mine"]
    assert keep.toolTip() == "The next save overwrites what is on disk."
    press(bar, "Keep mine")
    assert not bar.isVisible()
    said = window.work.status.said.text()
    assert said == "Yours is kept: the next save overwrites what is on disk now."
    assert window.isWindowModified()
    come_back(window, qtbot)
    assert not bar.isVisible()
    assert window.files.save()
    assert load(file) == small_scenario()
    assert not window.isWindowModified()


def test_mine_is_kept_until_it_changes_again(window: Window, file: Path, qtbot: QtBot) -> None:
    bar = changed(window)
    for title in ("One", "Two"):
        save(theirs(title), file)
        qtbot.waitUntil(bar.isVisible)
        press(bar, "Keep mine")
    save(theirs("Three"), file)
    answer(Button.Cancel)
    assert not window.files.save()
    assert load(file).title == "Three"
    qtbot.waitUntil(bar.isVisible)


def test_the_differences_are_shown_side_by_side(window: Window, file: Path, qtbot: QtBot) -> None:
    save(theirs(), file)
    qtbot.waitUntil(changed(window).isVisible)
    press(changed(window), "Show differences")
    qtbot.waitUntil(lambda: bool(window.comparing.windows))
    (shown,) = window.comparing.windows
    assert "mine.scenario, open here, saved" in shown.windowTitle()
    assert "mine.scenario, on disk" in shown.windowTitle()
    assert changed(window).isVisible()
    shown.close()


def test_a_file_that_is_opened_by_a_link_is_watched_where_it_is(
    window: Window, file: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    link = tmp_path / "link.scenario"
    link.symlink_to(file)
    open_in(window, link, qtbot)
    for title in ("One", "Two"):
        save(theirs(title), file)
        qtbot.waitUntil(changed(window).isVisible)
        press(changed(window), "Reload")
        qtbot.waitUntil(lambda: not changed(window).isVisible())
        assert window.workbench.scenario.title == title
    elsewhere_saved = tmp_path / "other.scenario"
    save(theirs("Elsewhere"), elsewhere_saved)
    link.unlink()
    link.symlink_to(elsewhere_saved)
    qtbot.waitUntil(changed(window).isVisible)


def touch(path: Path) -> None:
    os.utime(path, ns=(0, 0))


def write_the_same(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def replace_by_the_same(path: Path) -> None:
    beside = path.with_name("beside")
    beside.write_bytes(path.read_bytes())
    os.replace(beside, path)


@pytest.mark.parametrize("change", [touch, write_the_same, replace_by_the_same])
def test_of_what_holds_the_same_nothing_is_said(
    window: Window, file: Path, qtbot: QtBot, change: Callable[[Path], None]
) -> None:
    asked: list[object] = []
    window.files.others.changes.changed.connect(asked.append)
    change(file)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [None]
    assert not window.isWindowModified()
    save(theirs(), file)
    qtbot.waitUntil(changed(window).isVisible)


def test_a_change_that_was_taken_back_is_no_longer_asked_about(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    save(theirs(), file)
    qtbot.waitUntil(changed(window).isVisible)
    save(small_scenario(), file)
    qtbot.waitUntil(lambda: not changed(window).isVisible())
    assert not window.isWindowModified()


def test_what_can_no_longer_be_read_is_said(window: Window, file: Path, qtbot: QtBot) -> None:
    file.write_text("half")
    bar = changed(window)
    qtbot.waitUntil(bar.isVisible)
    assert "“mine.scenario” was changed on disk at" in bar.sentence.text()
    assert "is not a scenario" in bar.sentence.text()
    assert texts(bar) == ["Keep mine"]
    assert "unsaved" not in bar.sentence.text()
    window.workbench.apply(edits.amend_scenario, notes="Mine")
    assert bar.sentence.text().endswith(" You have unsaved changes.")
    window.commands.undo()
    press(bar, "Keep mine")
    assert window.isWindowModified()
    assert window.files.save()
    assert load(file) == small_scenario()


def test_what_is_spoilt_while_it_is_reloaded_changes_nothing(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    save(theirs(), file)
    bar = changed(window)
    qtbot.waitUntil(bar.isVisible)
    file.write_text("half")
    press(bar, "Reload")
    qtbot.waitUntil(lambda: texts(bar) == ["Keep mine"])
    assert window.workbench.scenario == small_scenario()


def test_a_file_that_is_gone_is_asked_about_and_counts_as_unsaved(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    bar, aside = changed(window), file.with_suffix(".aside")
    for _time in range(2):
        file.rename(aside)
        qtbot.waitUntil(bar.isVisible)
        assert "“mine.scenario” is no longer there" in bar.sentence.text()
        assert window.isWindowModified()
        aside.rename(file)
        qtbot.waitUntil(lambda: not bar.isVisible())
        assert not window.isWindowModified()
    file.unlink()
    qtbot.waitUntil(bar.isVisible)
    press(bar, "Save there again")
    assert load(file) == small_scenario()
    assert not bar.isVisible()
    assert not window.isWindowModified()


def test_where_nothing_is_heard_it_is_seen_on_coming_back(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    window.files.others._watch.follow(None)
    come_back(window, qtbot)
    assert not changed(window).isVisible()
    save(theirs(), file)
    come_back(window, qtbot)
    assert changed(window).isVisible()


def test_what_the_window_saves_itself_is_not_asked_about(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    asked: list[object] = []
    window.files.others.changes.changed.connect(asked.append)
    for title in ("One", "Two"):
        window.workbench.apply(edits.amend_scenario, title=title)
        assert window.files.save()
        come_back(window, qtbot)
    assert set(asked) == {None}


def test_a_change_during_a_question_is_asked_about_after_it(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    window.workbench.apply(edits.amend_scenario, notes="Mine")
    save(theirs(), file)
    boxes = answer(Button.Cancel)
    assert not window.files.save()
    assert len(boxes) == 1
    qtbot.waitUntil(changed(window).isVisible)


def test_another_branch_is_checked_out_under_the_window(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *words], cwd=file.parent, check=True, capture_output=True)

    git("init", "-q", "-b", "ours")
    (file.parent / ".gitignore").write_text(".~lock.*#\n")
    git("add", "-A")
    git("commit", "-q", "-m", "ours")
    git("checkout", "-q", "-b", "theirs")
    window.workbench.apply(edits.amend_scenario, title="Theirs")
    assert window.files.save()
    git("commit", "-q", "-a", "-m", "theirs")
    git("checkout", "-q", "ours")
    bar = changed(window)
    qtbot.waitUntil(bar.isVisible)
    press(bar, "Reload")
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert window.workbench.scenario == small_scenario()
    assert subprocess.check_output(["git", "status", "-s"], cwd=file.parent) == b""
    git("checkout", "-q", "theirs")
    qtbot.waitUntil(bar.isVisible)


# open twice


def test_a_second_window_looks_only(window: Window, other: Window, file: Path) -> None:
    bar = elsewhere(other)
    assert bar.isVisible()
    assert not elsewhere(window).isVisible()
    said = bar.sentence.text()
    assert said.startswith("“mine.scenario” is open for ")
    assert said.endswith(": you are looking at it read-only.")
    assert texts(bar) == ["Edit a copy", "Try again"]
    assert not other.actions_by_id["save"].isEnabled()
    assert other.actions_by_id["save_as"].text() == "Edit a cop&y"
    assert other.actions_by_id["export"].isEnabled()
    assert other.windowTitle().startswith("A small conflict (mine.scenario, read-only)")
    assert not other.isWindowModified()
    assert not other.files.save()
    assert READ_ONLY in other.work.status.said.text()
    assert window.actions_by_id["save"].isEnabled()


def test_no_action_edits_what_is_only_looked_at(other: Window) -> None:
    bench, rows = other.workbench, other.actions_by_id.rows
    before = bench.scenario
    # The others ask in boxes of their own, leave, or show the same otherwise.
    menus = ("&Edit", "&Tree", "&Scenario")
    names = [row.id for row in rows if row.menu.startswith(menus) and row.id != "settings"]
    assert {"delete", "paste", "make_leaf", "happened", "add_actor", "undo"} <= set(names)
    leaf = next(key for key, node in before.nodes.items() if node.kind == "leaf")
    selections = [("node", before.root), ("node", leaf), ("endpoint", next(iter(before.endpoints)))]
    for selection in selections:
        for name in names:
            bench.select(*selection)
            other.actions_by_id[name].trigger()
            assert bench.committed is before, name
            bench.settle()
            assert bench.scenario is before, name
    assert not bench.undo_text


def test_no_edit_is_done_and_each_is_refused_in_one_sentence(other: Window) -> None:
    bench = other.workbench
    before, said = bench.scenario, []
    bench.refused.connect(said.append)
    node, actor = before.root, next(iter(before.actors))
    tries = [
        (edits.amend_scenario, (), {"title": "x"}),
        (edits.set_question, (node, "x"), {}),
        (edits.add_child, (node, "new"), {}),
        (edits.remove, ("actors", actor), {}),
    ]
    for edit, args, values in tries:
        assert not bench.apply(edit, *args, **values)
        assert not bench.preview(edit, *args, **values)
        assert bench.try_edit(edit, *args, **values) == READ_ONLY
    assert said == [READ_ONLY] * (2 * len(tries))
    assert bench.committed is bench.scenario is before
    assert bench.undo() is None
    bench.select("node", node)
    bench.resolve_decisions("rational")
    assert bench.assumptions.decisions == "rational"
    assert not other.isWindowModified()


def test_nobody_is_invited_to_work_on_what_is_only_looked_at(
    window: Window, other: Window, file: Path, qtbot: QtBot
) -> None:
    save(empty_scenario(), file)
    for each in (window, other):
        open_in(each, file, qtbot)
    invited = []
    for each in (window, other, other):
        if invited[1:]:
            press(elsewhere(other), "Edit a copy")
            qtbot.waitUntil(lambda: other.workbench.read_only is None)
        each.work.show_workspace("overlap")
        asks = not each.work.chart.notice.button.isHidden()
        each.work.show_workspace("score")
        QApplication.processEvents()
        adds = not each.work.matrix.notice.button.isHidden()
        invited.append((each.work.tree.picture().invites, asks, adds))
    assert invited == [(True,) * 3, (False,) * 3, (True,) * 3]


def test_the_lines_of_a_chart_that_is_only_looked_at_stand_still(
    window: Window, other: Window, qtbot: QtBot
) -> None:
    found = []
    for each in (window, other, other):
        if found[1:]:
            press(elsewhere(other), "Edit a copy")
            qtbot.waitUntil(lambda: other.workbench.read_only is None)
        each.work.show_workspace("overlap")
        plot = each.work.chart.ensure_plot()
        QApplication.processEvents()
        found.append((plot.movable, each.work.chart.header.pin.isVisible()))
    assert found == [(True, True), (False, True), (True, True)]


def test_a_copy_can_be_edited(other: Window, file: Path, qtbot: QtBot) -> None:
    press(elsewhere(other), "Edit a copy")
    bench = other.workbench
    qtbot.waitUntil(lambda: bench.read_only is None)
    assert not elsewhere(other).isVisible()
    assert bench.path is None
    assert other.actions_by_id["save"].isEnabled()
    assert other.actions_by_id["save_as"].text() == "Save &as…"
    journals = list((Path(os.environ["HOME"])).rglob("steps-1.jsonl"))
    before = sum(path.stat().st_size for path in journals)
    assert bench.apply(edits.amend_scenario, title="Copied")
    assert sum(path.stat().st_size for path in journals) > before
    assert load(file) == small_scenario()


def test_a_copy_is_not_saved_over_what_is_open_elsewhere(
    other: Window, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(elsewhere(other), "Edit a copy")
    qtbot.waitUntil(lambda: other.workbench.read_only is None)
    other.workbench.apply(edits.amend_scenario, title="Copied")
    choose = "PySide6.QtWidgets.QFileDialog.getSaveFileName"
    monkeypatch.setattr(choose, lambda *_args: (str(file), ""))
    boxes = answer(Button.Cancel)
    assert not other.files.save()
    assert "save under another name" in boxes[0].informativeText()
    assert load(file) == small_scenario()
    copy = file.with_name("copy.scenario")
    monkeypatch.setattr(choose, lambda *_args: (str(copy), ""))
    assert other.files.save()
    assert load(copy).title == "Copied"
    assert lock_beside(copy).exists()


def test_what_the_owner_saves_can_be_seen_in_the_other_window(
    window: Window, other: Window, file: Path, qtbot: QtBot
) -> None:
    bar = changed(other)
    for title in ("One", "Two"):
        window.workbench.apply(edits.amend_scenario, title=title)
        assert window.files.save()
        qtbot.waitUntil(bar.isVisible)
        assert texts(bar) == ["Show differences", "Reload"]
        press(bar, "Reload")
        qtbot.waitUntil(lambda: not bar.isVisible())
        assert other.workbench.scenario.title == title
        assert not other.workbench.undo_text
        assert not other.isWindowModified()
    assert not changed(window).isVisible()


def leave_by_closing(window: Window, _tmp_path: Path, qtbot: QtBot) -> None:
    window.files.close()


def leave_by_quitting(window: Window, _tmp_path: Path, qtbot: QtBot) -> None:
    assert window.close()


def leave_by_saving_elsewhere(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    assert window.files._save_to(tmp_path / "elsewhere.scenario")
    assert lock_beside(tmp_path / "elsewhere.scenario").exists()


def leave_by_opening_another(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    save(theirs("Another"), tmp_path / "another.scenario")
    open_in(window, tmp_path / "another.scenario", qtbot)


@pytest.mark.parametrize(
    "leave",
    [
        leave_by_closing,
        leave_by_quitting,
        leave_by_saving_elsewhere,
        leave_by_opening_another,
    ],
)
def test_the_other_window_learns_that_the_file_is_free(
    window: Window,
    other: Window,
    file: Path,
    tmp_path: Path,
    qtbot: QtBot,
    leave: Callable[[Window, Path, QtBot], None],
) -> None:
    leave(window, tmp_path, qtbot)
    bar = elsewhere(other)
    qtbot.waitUntil(lambda: texts(bar) == ["Edit a copy", "Edit it"])
    assert not lock_beside(file).exists()
    assert other.workbench.read_only is not None
    with qtbot.waitSignal(other.files.opened):
        press(bar, "Edit it")
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert other.workbench.apply(edits.amend_scenario, title="Mine now")
    assert other.files.save()
    assert load(file).title == "Mine now"


def test_to_try_again_while_it_is_still_open_changes_nothing(
    other: Window, file: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(other.files.opened):
        press(elsewhere(other), "Try again")
    assert elsewhere(other).isVisible()
    assert other.workbench.read_only is not None


def test_the_same_window_may_open_its_file_again(window: Window, file: Path, qtbot: QtBot) -> None:
    open_in(window, file, qtbot)
    assert window.workbench.read_only is None
    assert lock_beside(file).exists()


@pytest.mark.parametrize("failure", ["refused", "kept"])
def test_no_lock_stays_of_what_was_not_opened(
    window: Window, file: Path, qtbot: QtBot, failure: str
) -> None:
    beside = file.with_name("beside.scenario")
    if failure == "refused":
        beside.write_text("no scenario")
        boxes = answer(Button.Ok)
    else:
        save(theirs(), beside)
        window.workbench.apply(edits.amend_scenario, title="Mine")
        boxes = answer(Button.Cancel)
    window.files.open_path(beside)
    qtbot.waitUntil(lambda: bool(boxes) and not window.tasks.busy())
    qtbot.waitUntil(lambda: not lock_beside(beside).exists())
    assert window.workbench.path == file
    assert lock_beside(file).exists()


def test_a_lock_that_was_removed_is_taken_again(window: Window, file: Path, qtbot: QtBot) -> None:
    lock_beside(file).unlink()
    window.files.others.locks._beat()
    qtbot.waitUntil(lambda: lock_beside(file).exists())
    qtbot.waitUntil(lambda: not window.tasks.busy("lock"))
    assert window.workbench.apply(edits.amend_scenario, title="Mine")
    assert window.files.save()


def of_another_machine(file: Path) -> None:
    told = {"user": "Ann", "host": "far", "machine": "x", "since": "2026-03-01T09:30:00+00:00"}
    place = lock_beside(file)
    place.unlink(missing_ok=True)
    place.write_text(json.dumps(told))


def test_who_took_over_while_this_machine_stood_still_is_told_of(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    of_another_machine(file)
    window.files.others.locks._beat()
    qtbot.waitUntil(lambda: "was opened for Ann on far" in window.work.status.said.text())
    assert window.workbench.apply(edits.amend_scenario, title="Mine")
    save(theirs(), file)
    answer(Button.Cancel)
    assert not window.files.save()
    assert load(file) == theirs()
    assert "far" in lock_beside(file).read_text()


def test_a_machine_that_crashed_holds_nobody_up_for_ever(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    beside = file.with_name("beside.scenario")
    save(theirs(), beside)
    of_another_machine(beside)
    open_in(window, beside, qtbot)
    assert "is open for Ann on far since 2026-03-01" in elsewhere(window).sentence.text()
    os.utime(lock_beside(beside), (0, 0))
    window.files.others.locks._beat()
    qtbot.waitUntil(lambda: texts(elsewhere(window)) == ["Edit a copy", "Edit it"])


def test_a_file_without_a_lock_opens_as_usual(
    window: Window, file: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    # No folder is read-only to root: a name for which a lock's is too long.
    path = tmp_path / ("x" * (250 - len(".scenario")) + ".scenario")
    save(theirs(), path)
    open_in(window, path, qtbot)
    assert not elsewhere(window).isVisible()
    assert window.workbench.apply(edits.amend_scenario, title="Mine")
    save(theirs("Theirs again"), path)
    answer(Button.Cancel)
    assert not window.files.save()


HOLDING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from scenario_desk.desk.app import application
from scenario_desk.desk.shell.window import Window
app = application()
window = Window()
window.files.opened.connect(lambda: print("open", flush=True))
window.files.open_path(Path(sys.argv[1]))
QTimer.singleShot(120_000, app.quit)
app.exec()
"""


def test_a_window_of_another_program_that_is_killed_holds_nothing(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    beside = file.with_name("beside.scenario")
    save(theirs(), beside)
    program = subprocess.Popen([sys.executable, "-c", HOLDING, str(beside)], stdout=subprocess.PIPE)
    with program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == b"open"
        open_in(window, beside, qtbot)
        assert elsewhere(window).isVisible()
        program.kill()
        program.wait(60)
    assert lock_beside(beside).exists()
    with qtbot.waitSignal(window.files.opened):
        press(elsewhere(window), "Try again")
    qtbot.waitUntil(lambda: not elsewhere(window).isVisible())
    assert window.workbench.read_only is None
