"""A key pins what is shown and lets go of it again; the window says which it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scenario_desk.desk.printing.source import sources
from scenario_desk.desk.shell.window import Window
from scenario_desk.model.edits import set_probability, set_score
from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.tree.words import probability_words
from tests.desk.showing import CTRL


def pin(window: Window) -> None:
    window.tree.setFocus()
    QTest.keyClick(window.tree, Qt.Key.Key_T, CTRL)


def test_the_key_pins_and_lets_go(window: Window) -> None:
    status = window.work.status
    pin(window)
    assert window.workbench.pinned is window.workbench.evaluation
    assert window.actions_by_id["pin"].isChecked()
    assert status.said.text() == "Pinned: from now on figures stand as before → now."
    assert status.size_words.text().endswith("pinned: before → now")
    pin(window)
    assert window.workbench.pinned is None
    assert not window.actions_by_id["pin"].isChecked()
    assert status.said.text() == "No longer pinned."
    assert "pinned" not in status.size_words.text()


def test_a_presented_picture_says_before_and_now(window: Window) -> None:
    pin(window)
    window.work.present("tree")
    assert window.work.headline.text().startswith("Before and now: ")
    window.workbench.apply(set_score, "e3", "us1", Estimate(-90))
    assert window.work.headline.text().startswith("Before → now: ")
    pin(window)
    assert "efore" not in window.work.headline.text()
    window.work.present("")


def test_the_tree_says_what_a_move_makes_of_a_branch(window: Window) -> None:
    pin(window)
    window.workbench.apply(set_probability, "talks", Estimate(0.2))
    content = window.tree.content
    picture = window.tree.picture()
    said = probability_words(picture, content.position_of("talks"))
    assert said.replace("\N{NO-BREAK SPACE}", " ") == "50 % → 20 %"
    pin(window)
    said = probability_words(window.tree.picture(), content.position_of("talks"))
    assert said.replace("\N{NO-BREAK SPACE}", " ") == "20 %"


def test_what_is_exported_is_beside_what_is_pinned(window: Window) -> None:
    pin(window)
    taken = sources(window.tree, window.work.chart, "tree")
    assert taken.tree.pinned is window.workbench.pinned
    assert taken.chart.moment.pinned is window.workbench.pinned
