"""Menus tell the keys; context menus hold few entries: what belongs together shares a group."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QStyleOptionMenuItem

from scenario_desk.desk.actions.table import rows
from scenario_desk.desk.shell.window import Window


@pytest.mark.parametrize("kind", ["node", "canvas"])
def test_a_context_menu_is_taken_in_at_a_glance(window: Window, kind: str) -> None:
    actions = window.actions_by_id
    menu = actions.context_menu(kind, window)
    shown = [each for each in menu.actions() if not each.isSeparator()]
    groups = [group for each in shown if (group := each.menu()) is not None]
    inside = [each for group in groups for each in group.actions()]
    assert len(shown) <= 16
    assert all(len(group.actions()) > 2 for group in groups), "a group of one or two saves nothing"
    wanted = [row.id for row in rows() if kind in {each.partition("/")[0] for each in row.context}]
    there = [each for each in (*shown, *inside) if each.menu() is None]
    assert set(there) == {actions[name] for name in wanted}
    assert len(there) == len(wanted)
    menu.deleteLater()


def test_every_key_stands_in_the_menu_beside_what_it_does(window: Window) -> None:
    native = QKeySequence.SequenceFormat.NativeText
    lacking = []
    for row in (row for row in rows() if row.menu and row.keys):
        action = window.actions_by_id[row.id]
        (menu, *_more) = [each for each in action.associatedObjects() if isinstance(each, QMenu)]
        option = QStyleOptionMenuItem()
        menu.initStyleOption(option, action)
        if option.text.partition("\t")[2] != QKeySequence(row.keys[0]).toString(native):
            lacking.append(row.id)
    assert not lacking
