"""Keys on rows that are no nodes, and what only a list of rows has to get right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk.outline.entries import SECTION
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from tests.desk.nodes.desk import bind_keys
from tests.desk.outline.conftest import Outline, make_outline
from tests.desk.showing import CTRL, LEFT, PLAIN, SHIFT, Key, focus, press, write
from tests.model.building import big_tree, small_scenario


@pytest.fixture
def keyed(qtbot: QtBot) -> Outline:
    """An outline with the keys of the action table, its tree unfolded to the second depth."""
    outline = make_outline(qtbot, small_scenario())
    bind_keys(outline.view.list, outline.view.nodes)
    outline.unfold(SECTION, "tree")
    outline.unfold("node", "root")
    return outline


@pytest.mark.parametrize(("kind", "key"), [("actor", "us"), ("endpoint", "e2"), (SECTION, "tree")])
@pytest.mark.parametrize(
    ("pressed", "held"),
    [
        (Key.Key_Return, PLAIN),
        (Key.Key_Return, SHIFT),
        (Key.Key_Return, CTRL),
        (Key.Key_Insert, PLAIN),
        (Key.Key_D, CTRL),
        (Key.Key_V, CTRL),
        (Key.Key_Up, Qt.KeyboardModifier.AltModifier),
        (Key.Key_F2, SHIFT),
        (Key.Key_Delete, CTRL),
    ],
)
def test_no_key_of_the_tree_works_on_other_rows(
    keyed: Outline, kind: str, key: str, pressed: Key, held: Qt.KeyboardModifier
) -> None:
    keyed.click("node", "push")
    keyed.view.list.setCurrentIndex(keyed.row(kind, key))
    before = keyed.scenario
    QTest.keyClick(focus(), pressed, held)
    assert keyed.scenario.nodes == before.nodes
    assert not keyed.view.nodes.writing.editor.isVisible()


def test_other_rows_are_renamed_removed_and_ticked_as_ever(keyed: Outline) -> None:
    keyed.click("endpoint", "e3")
    press(Key.Key_F2)
    keyed.editor().selectAll()
    write("Frozen")
    press(Key.Key_Return)
    assert keyed.scenario.endpoints["e3"].name == "Frozen"
    press(Key.Key_Delete)
    assert "e3" not in keyed.scenario.endpoints
    keyed.click("linkage", "bases")
    press(Key.Key_Space)
    assert keyed.bench.assumptions.linkages == ("bases",)


def test_letters_find_an_endpoint_and_write_the_label_of_a_branch(keyed: Outline) -> None:
    keyed.click("endpoint", "e3")
    QTest.keyClick(focus(), "r")
    assert keyed.bench.selection.ids == ("e4",)
    keyed.click("node", "leave")
    QTest.keyClick(focus(), "4")
    assert keyed.view.nodes.writing.editor.text() == "4"
    press(Key.Key_Escape)
    assert keyed.bench.selection.ids == ("leave",)


def test_all_rows_of_a_kind_are_selected_where_no_node_is(keyed: Outline) -> None:
    keyed.click("endpoint", "e3")
    QTest.keyClick(focus(), Key.Key_A, CTRL)
    assert keyed.bench.selection.kind == "endpoint"
    assert set(keyed.bench.selection.ids) == {"e1", "e2", "e3", "e4"}


def test_several_nodes_are_chosen_with_the_mouse_and_deleted_in_one_step(keyed: Outline) -> None:
    keyed.click("node", "talks")
    keyed.click("node", "leave", CTRL)
    press(Key.Key_Delete)
    assert keyed.scenario.nodes["root"].children == ("push",)
    keyed.bench.undo()
    assert keyed.scenario == small_scenario()


def test_a_range_of_nodes_is_chosen_with_shift(keyed: Outline) -> None:
    keyed.click("node", "talks")
    keyed.click("node", "leave", SHIFT)
    assert set(keyed.bench.selection.ids) == {"talks", "push", "leave"}
    assert keyed.bench.selection.primary == "leave"


def test_a_double_click_edits_the_label(keyed: Outline) -> None:
    rect = keyed.view.list.visualRect(keyed.row("node", "push"))
    QTest.mouseClick(keyed.view.list.viewport(), LEFT, PLAIN, rect.center())
    QTest.mouseDClick(keyed.view.list.viewport(), LEFT, PLAIN, rect.center())
    assert keyed.view.nodes.writing.editor.text() == "Washington pushes"
    press(Key.Key_Escape)


def test_the_editor_stays_on_its_row_while_the_list_scrolls(qtbot: QtBot) -> None:
    outline = make_outline(qtbot, big_tree(300))
    outline.view.resize(260, 300)
    bind_keys(outline.view.list, outline.view.nodes)
    outline.view.nodes.unfold_all()
    outline.bench.select("node", "n40")
    middle = QAbstractItemView.ScrollHint.PositionAtCenter
    outline.view.list.scrollTo(outline.row("node", "n40"), middle)
    press(Key.Key_F2)
    bar, editor = outline.view.list.verticalScrollBar(), outline.view.nodes.writing.editor
    before = editor.y()
    bar.setValue(bar.value() + 30)
    assert editor.y() == before - 30
    press(Key.Key_Escape)


def test_who_comes_by_a_key_finds_the_selected_node(keyed: Outline) -> None:
    keyed.view.list.clearFocus()
    keyed.bench.select("node", "hold")
    assert keyed.marked() == []
    keyed.view.enter(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert keyed.marked() == [("node", "hold")]
    assert keyed.view.list.currentIndex() == keyed.row("node", "hold")


def test_folding_in_the_list_is_kept_through_edits(keyed: Outline) -> None:
    keyed.click("node", "push")
    press(Key.Key_Space)
    assert keyed.view.list.isExpanded(keyed.row("node", "push"))
    press(Key.Key_D)
    press(Key.Key_Return)
    keyed.bench.undo()
    assert keyed.view.list.isExpanded(keyed.row("node", "push"))
    press(Key.Key_Space)
    assert not keyed.view.list.isExpanded(keyed.row("node", "push"))


def test_a_huge_tree_is_unfolded_as_far_as_its_rows_can_follow_an_edit(qtbot: QtBot) -> None:
    outline = make_outline(qtbot, big_tree(20_000))
    host = outline.view.nodes.host
    outline.view.nodes.unfold_all()
    assert len(host.shown_nodes()) == 1 + 3 + 9 + 27 + 81 + 243 + 729
    assert outline.refusals == [
        "The outline unfolds 6 levels at once; unfold further where you need it."
    ]
    outline.view.nodes.select_all()
    assert set(outline.bench.selection.ids) == set(host.shown_nodes())
    host.fold_to_depth(1)
    assert len(host.shown_nodes()) == 4
    assert len(outline.refusals) == 1


def test_the_heading_that_has_the_keyboard_can_be_told(keyed: Outline) -> None:
    heading = keyed.row(SECTION, "actors")
    keyed.view.list.setCurrentIndex(heading)
    box = keyed.view.list.visualRect(heading)
    told = keyed.view.list.viewport().grab(box).toImage()
    keyed.view.list.setCurrentIndex(keyed.row("actor", "us"))
    assert keyed.view.list.viewport().grab(box).toImage() != told


def test_from_right_to_left_the_editor_stands_over_the_words_there(keyed: Outline) -> None:
    view = keyed.view.list
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    keyed.click("node", "talks", left=20)
    row = view.visualRect(keyed.row("node", "talks"))
    box = keyed.view.nodes.host.box_of("talks", "label")
    figure = keyed.view.nodes.host.box_of("talks", "probability")
    assert box is not None
    assert figure is not None
    assert box.left() <= row.left() < box.right() < row.right()
    assert figure.left() <= row.left() < figure.right() < row.center().x()


@pytest.fixture
def turned() -> Iterator[Callable[[Qt.LayoutDirection], None]]:
    """The direction of the whole program, which is as ever afterwards."""
    yield QGuiApplication.setLayoutDirection
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_from_right_to_left_a_figure_reads_as_ever(
    keyed: Outline, turned: Callable[[Qt.LayoutDirection], None]
) -> None:
    keyed.bench.apply(edits.set_probability, "talks", Estimate(1))
    before_the_space = []
    for way in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        turned(way)
        box = keyed.view.nodes.host.box_of("talks", "probability")
        assert box is not None
        image = keyed.view.list.viewport().grab(box.toAlignedRect()).toImage()
        ground = image.pixel(0, 0)
        inked = [
            x
            for x in range(image.width())
            if any(image.pixel(x, y) != ground for y in range(image.height()))
        ]
        space = max(pairwise(inked), key=lambda pair: pair[1] - pair[0])
        before_the_space.append(space[0] - inked[0])
    assert abs(before_the_space[0] - before_the_space[1]) <= 2
