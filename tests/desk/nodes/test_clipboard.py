"""Branches as an indented outline, out and in."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication

from scenario_desk.desk.nodes.clipboard import from_outline, outline
from scenario_desk.model import edits
from tests.desk.tree.desk import CTRL, Key, children, press, shown_tree
from tests.model.building import small_scenario


def test_an_outline_has_a_line_for_a_branch_and_a_tab_for_a_level() -> None:
    text = outline(edits.copy(small_scenario(), "push"))
    assert text == (
        "Washington pushes (25 30 35 %)\n"
        "\tMoscow yields (15 20 25 %)\n"
        "\tMoscow resists\n"
        "\t\tThe lines hold (45 50 55 %)\n"
        "\t\tThey break\n"
    )


def test_an_outline_is_read_back() -> None:
    fragment = edits.copy(small_scenario(), "push")
    again = from_outline(outline(fragment))
    assert again is not None
    assert outline(again) == outline(fragment)


def test_bullets_and_spaces_are_understood() -> None:
    fragment = from_outline("- Talks (40 %)\n    * A deal\n    * None (yet)\n2) War\n\n")
    assert fragment is not None
    assert [node.label for node in fragment.nodes] == ["Talks", "A deal", "None (yet)", "War"]
    assert fragment.nodes[0].probability.best == 0.4
    assert len(fragment.roots) == 2


def test_nothing_is_read_from_nothing() -> None:
    assert from_outline(" \n\t\n") is None


def test_an_outline_from_elsewhere_is_pasted_in_one_step(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    before = bench.scenario
    QApplication.clipboard().setText("Truce\n\tHolds\n\tBreaks\nWar\n")
    bench.select("node", "talks")
    press(view, Key.Key_V, CTRL)
    assert children(bench, "talks") == ["A deal", "They stall", "Truce", "War"]
    bench.undo()
    assert bench.scenario == before
