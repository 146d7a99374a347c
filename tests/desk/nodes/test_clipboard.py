"""Cutting, copying and pasting between windows, files and programs."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk.nodes.clipboard import MIME
from scenario_desk.model.checks import check
from scenario_desk.model.edits import remove
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import replace
from tests.desk.nodes.desk import Desk, make_desk
from tests.desk.showing import CTRL, Key, clipboard
from tests.model.building import small_scenario


def test_an_outline_from_elsewhere_is_pasted_in_one_step(desk: Desk) -> None:
    clipboard("Talks resume (40 %)\n\tA deal\n\tNone\nWar\n")
    desk.select("talks")
    desk.press(Key.Key_V, CTRL)
    assert desk.labels("talks") == ["A deal", "They stall", "Talks resume", "War"]
    resumed = desk.scenario.nodes["talks"].children[2]
    assert desk.labels(resumed) == ["A deal", "None"]
    assert set(desk.selected) == set(desk.scenario.nodes["talks"].children[2:])
    assert desk.steps() == 1
    assert desk.told == ["4 nodes added under “Talks open”."]
    clipboard("Alone")
    desk.select(desk.scenario.root)
    desk.press(Key.Key_V, CTRL)
    assert desk.told[1] == "1 node added under “What does Washington do?”."
    assert not desk.refusals


def test_what_an_outline_says_is_kept_or_said(desk: Desk) -> None:
    clipboard("One\t0.5\tfrozen lines\nTwo (60 %) → Elsewhere\n")
    desk.select("talks")
    desk.press(Key.Key_V, CTRL)
    one, two = (desk.scenario.nodes[key] for key in desk.scenario.nodes["talks"].children[2:])
    assert (one.label, one.probability, one.endpoint) == ("One", Estimate(0.005), "e3")
    assert (two.label, two.probability, two.endpoint) == ("Two → Elsewhere", Estimate(0.6), None)
    assert desk.told == []
    assert desk.refusals[0].startswith("2 nodes added under “Talks open”. Pasted without")
    assert [said.endswith("lacks: the endpoint “Elsewhere”.") for said in desk.refusals] == [True]
    assert "probabilities_normalised" in {each.code for each in check(desk.scenario)}


def test_what_is_copied_is_text_for_everyone_else(desk: Desk) -> None:
    desk.select("talks")
    desk.press(Key.Key_C, CTRL)
    text = QApplication.clipboard().text()
    assert text.splitlines()[0].startswith("Talks open (")
    assert text.splitlines()[1].startswith("\tA deal (")
    assert not QApplication.clipboard().mimeData().hasHtml()


def test_branches_go_to_another_scenario_with_what_it_knows(qtbot: QtBot, host: str) -> None:
    here = make_desk(qtbot, small_scenario(), host)
    lacking = remove(remove(small_scenario(), "endpoints", "e3"), "actors", "ru")
    there = make_desk(qtbot, replace(lacking, title="Another"), host)
    here.view.setFocus()
    here.select("push")
    here.nodes.cut()
    assert "push" not in here.scenario.nodes
    there.select("leave")
    there.nodes.paste()
    assert there.refusals[0].endswith("clear its endpoint first.")
    there.select("talks")
    there.nodes.paste()
    (copy,) = there.selected
    assert there.labels(copy) == ["Moscow yields", "Moscow resists"]
    assert there.scenario.nodes[copy].owner is None
    (said,) = there.refusals[1:]
    assert said.endswith("lacks: the actor “Russia” and the endpoint “Frozen lines”.")
    there.bench.undo()
    assert there.labels("talks") == ["A deal", "They stall"]


def test_what_a_stranger_put_there_is_refused_in_one_sentence(desk: Desk) -> None:
    data = QMimeData()
    data.setData(MIME, b'{"format": "scenario-desk", "version": 1, "nodes": [[[[')
    data.setText("Talks")
    QApplication.clipboard().setMimeData(data)
    before = desk.scenario
    desk.select("talks")
    desk.press(Key.Key_V, CTRL)
    assert desk.scenario is before
    assert len(desk.refusals) == 1
    assert desk.refusals[0].endswith("copy the branches again.")


def test_with_nothing_on_the_clipboard_that_is_said(desk: Desk) -> None:
    QApplication.clipboard().clear()
    desk.select("talks")
    desk.press(Key.Key_V, CTRL)
    assert desk.refusals == [
        "There is neither a branch nor an outline on the clipboard; copy one first."
    ]
