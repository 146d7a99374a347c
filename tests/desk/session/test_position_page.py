"""Where a session stands: moves are declared, taken back and branched off by real events."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk.session.position_page import PositionPage
from scenario_desk.desk.session.presenter.presenter_window import PresenterWindow
from scenario_desk.desk.shell.window import Window
from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.sentences.headline import headline
from tests.desk.session.conftest import window_at
from tests.desk.showing import Key
from tests.model.building import small_scenario


def quiet() -> Scenario:
    scenario = small_scenario()
    return edits.remove_all(scenario, "log", list(scenario.log))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    """A window in whose session workspace the position is shown, of an open session."""
    yield from window_at(qtbot, quiet(), PositionPage)


def page(window: Window) -> PositionPage:
    found = window.work.session.page
    assert isinstance(found, PositionPage)
    return found


def press(window: Window, *keys: Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key)
    QApplication.processEvents()


def moves(window: Window) -> list[str]:
    return [move.branch for move in window.workbench.scenario.moves]


def kinds(window: Window) -> list[str]:
    return [entry.kind for entry in window.workbench.scenario.log.values()]


def rows(pane: object) -> list[str]:
    figure = pane.view.figure  # type: ignore[attr-defined]
    return [] if figure is None else [row[0] for row in figure.twin.rows]


def test_a_move_is_declared_by_keys_with_its_time_and_note(window: Window) -> None:
    here = page(window)
    scenario = window.workbench.scenario
    assert rows(here.next) == [scenario.nodes[key].label for key in ("talks", "push", "leave")]
    assert not here.happened.isEnabled()
    here.next.view.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_Home, Key.Key_Down, Key.Key_Return)
    assert here.happened.isEnabled()
    assert moves(window) == []
    here.time.setFocus()
    QTest.keyClicks(here.time, "May")
    here.note.setFocus()
    QTest.keyClicks(here.note, "They <b>pushed</b>.")
    press(window, Key.Key_Return)
    (move,) = window.workbench.scenario.moves
    assert (move.branch, move.time, move.note) == ("push", "May", "They <b>pushed</b>.")
    assert kinds(window) == ["move"]
    assert here.note.text() == ""
    assert rows(here.path) == [f"1. US: {scenario.nodes['push'].label}"]
    assert rows(here.next) == [scenario.nodes[key].label for key in ("yield", "resist")]
    window.workbench.undo()
    assert moves(window) == []
    assert kinds(window) == []


def test_a_branch_chosen_twice_is_declared(window: Window) -> None:
    here = page(window)
    here.next.view.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_Home, Key.Key_Return, Key.Key_Return)
    assert moves(window) == ["talks"]


def test_one_steps_back_and_the_log_keeps_it(window: Window) -> None:
    here = page(window)
    assert not here.back.isEnabled()
    window.workbench.apply(edits.happened, "deal")
    QApplication.processEvents()
    QTest.mouseClick(here.back, Qt.MouseButton.LeftButton)
    assert moves(window) == ["talks"]
    window.actions_by_id["step_back"].trigger()
    assert moves(window) == []
    assert kinds(window) == ["move", "step_back", "step_back"]


def test_what_if_they_had_not_is_one_step(window: Window) -> None:
    here = page(window)
    window.workbench.apply(edits.happened, "talks")
    QApplication.processEvents()
    scenario = window.workbench.scenario
    assert rows(here.instead) == [scenario.nodes[key].label for key in ("push", "leave")]
    here.instead.view.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_Home, Key.Key_Return)
    QTest.mouseClick(here.happened, Qt.MouseButton.LeftButton)
    assert moves(window) == ["push"]
    assert kinds(window) == ["move", "step_back", "move"]
    window.workbench.undo()
    assert moves(window) == ["talks"]


def test_the_keyboard_goes_to_no_list_without_rows(window: Window) -> None:
    here, bench = page(window), window.workbench
    while bench.scenario.moves:
        here.back.click()
    QApplication.processEvents()
    assert here.path.view.focusPolicy() == Qt.FocusPolicy.NoFocus
    here.next.view.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_Return, Key.Key_Return)
    assert bench.scenario.moves
    assert here.path.view.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_news_are_released_by_one_key_and_no_sooner_seen(window: Window) -> None:
    here, bench = page(window), window.workbench
    inject = bench.scenario.injects["shelling"]
    assert not here.news.isVisible()
    press(window, Key.Key_F9)
    assert [each.inject for each in bench.scenario.released] == ["shelling"]
    assert kinds(window) == ["inject"]
    assert inject.name in here.news.text()
    assert inject.text in here.news.text()
    ink = QColor(bench.tokens.ink)
    assert here.news.palette().color(here.news.foregroundRole()) == ink
    assert here.news.fontInfo().pixelSize() > here.time.fontInfo().pixelSize()
    assert not window.actions_by_id["inject_next"].isEnabled()
    window.actions_by_id["inject_back"].trigger()
    assert bench.scenario.released == ()
    assert not here.news.isVisible()


def test_the_headline_is_before_and_now(window: Window) -> None:
    here, bench = page(window), window.workbench
    assert here.headline.text() == headline(bench.evaluation)
    bench.apply(edits.happened, "talks")
    bench.apply(edits.take_back, "talks")
    QApplication.processEvents()
    assert here.headline.text().startswith("Step back: ")
    assert "Before → now: " in here.headline.text()
    bench.hold(True)
    QApplication.processEvents()
    assert here.headline.text() == "Results are held while scores are given."
    assert "Could be signed" not in here.next.view.figure.twin.columns  # type: ignore[union-attr]


def test_where_the_tree_ends_it_says_how(window: Window) -> None:
    here, bench = page(window), window.workbench
    bench.apply(edits.happened, "leave")
    QApplication.processEvents()
    assert here.stands.text() == f"It has ended: {bench.scenario.endpoints['e4'].name}."
    assert here.ended.isVisible()
    assert not here.next.isVisible()


def test_of_the_past_nothing_is_declared(window: Window) -> None:
    here, bench = page(window), window.workbench
    bench.apply(edits.happened, "talks")
    bench.apply(edits.happened, "deal")
    first = next(iter(bench.scenario.log))
    bench.past.look_at(first)
    QApplication.processEvents()
    assert not here.declaring.isVisible()
    assert len(rows(here.path)) == 1
    press(window, Key.Key_F9)
    assert bench.committed.released == ()


def test_the_presenters_window_has_the_keys_of_the_session(window: Window) -> None:
    window.actions_by_id["presenter"].trigger()
    QApplication.processEvents()
    (presenter,) = window.findChildren(PresenterWindow)
    assert presenter.isVisible()
    QTest.keyClick(presenter.release, Key.Key_F9)
    assert [each.inject for each in window.workbench.scenario.released] == ["shelling"]
    assert not presenter.release.isEnabled()
    presenter.close()
