"""Two scenarios side by side: what is marked, what a row shows, what is said and taken along."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.selection import Selection
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.compare.compare_window import CompareWindow
from scenario_desk.desk.compare.compared_tree import ComparedTree
from scenario_desk.model import edits
from scenario_desk.model.edits.walking import ancestors
from scenario_desk.presentation.tokens import tokens
from scenario_desk.presentation.tree.branches import branches_of
from scenario_desk.presentation.tree.detail import detail
from scenario_desk.presentation.tree.picture import on_screen
from scenario_desk.presentation.tree.word_places import word_places
from scenario_desk.presentation.words.sentences.phrasing import results_held
from tests.desk.compare.conftest import Open, edited
from tests.desk.compare.edited import flagship
from tests.desk.conftest import Heard
from tests.desk.showing import CTRL, SHIFT, Key, click, focus
from tests.model.building import big_tree, small_scenario


def go_to(window: CompareWindow, words: str) -> None:
    """Move down the list to the difference whose sentence holds these words."""
    rows = window.list.list
    rows.setCurrentIndex(rows.model().index(0, 0))
    while rows.step(1):
        told = rows.model().difference_at(rows.currentIndex())
        assert told is not None
        if words in told.sentence:
            return
    raise AssertionError(words)


def selected(tree: ComparedTree) -> tuple[str, ...]:
    return tree.workbench.selection.ids


def signs(tree: ComparedTree) -> dict[str, str]:
    marks = tree.marks
    found = {
        tree.content.id_of(place): marks.of(place) for place in range(tree.content.scene.count)
    }
    return {node: what for node, what in found.items() if what is not None}


def test_each_side_is_named_and_shows_what_differs(window: CompareWindow) -> None:
    assert window.windowTitle() == "Compare — A.scenario ↔ B"
    old, new = window.trees.trees
    assert old.accessibleName() == "Before: A.scenario"
    assert new.accessibleName() == "Now: B"
    assert signs(old) == {"hold": "removed", "yield": "moved", "leave": "changed"}
    assert signs(new) == {"more": "added", "yield": "moved", "leave": "changed"}


def test_the_head_says_what_it_means_for_the_overlap(window: CompareWindow) -> None:
    said = window.head.headline.text()
    assert said.startswith("Before → now: ")
    QTest.keyClick(window, Key.Key_2, CTRL)
    assert window.chart.isVisible()
    assert said in window.chart.accessibleDescription()
    assert "Could be signed now and not before" in window.effect.text()
    assert window.chart.workbench.origin is not None


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("More talks", ("talks",), ("more",)),
        ("The lines hold", ("hold",), ("resist",)),
        ("Moscow yields", ("yield",), ("yield",)),
        ("goes home", ("leave",), ("leave",)),
        ("by force", ("e2",), ("e2",)),
        ("An orderly transition", ("e4/us1",), ("e4/us1",)),
    ],
)
def test_a_row_shows_its_place_in_both_trees(
    window: CompareWindow, words: str, old: tuple[str, ...], new: tuple[str, ...]
) -> None:
    go_to(window, words)
    assert selected(window.trees.old) == old
    assert selected(window.trees.new) == new
    assert window.said.text() == ""


def test_what_stands_in_no_tree_is_said_to(window: CompareWindow) -> None:
    go_to(window, "Persia")
    assert window.said.text() == "This stands at no place of the trees."


def test_a_row_unfolds_what_hides_its_place_and_brings_it_into_sight(window: CompareWindow) -> None:
    for tree in window.trees.trees:
        tree.content.folding.to_depth(1)
        tree.relay()
        assert tree.content.position_of("yield") < 0
    go_to(window, "Moscow yields")
    for tree in window.trees.trees:
        x, y = tree.place(tree.content.position_of("yield"))
        assert tree.rect().contains(round(x), round(y))


def test_what_was_moved_leaves_the_rest_level_while_both_its_places_are_in_sight(
    open_window: Open,
) -> None:
    old = small_scenario()
    window = open_window(old, edits.move(old, "leave", "talks", 0))
    trees = window.trees.trees
    go_to(window, "Washington leaves")
    moved, rest = ([_height(tree, node) for tree in trees] for node in ("leave", "deal"))
    assert rest[0] == pytest.approx(rest[1], abs=1)
    assert abs(moved[0] - moved[1]) > 30


def test_what_was_moved_out_of_sight_is_level(open_window: Open) -> None:
    old = big_tree(400)
    first, *_others, last = old.nodes[old.root].children
    window = open_window(old, edits.move(old, last, first, 0))
    for tree in window.trees.trees:
        tree.content.folding.to_depth(None)
        tree.relay()
    QTest.keyClick(window, Key.Key_0, CTRL)
    window.trees.select(Selection("node", (last,)))
    heights = [_height(tree, last) for tree in window.trees.trees]
    assert heights[0] == pytest.approx(heights[1], abs=1)


def test_both_trees_are_level_from_the_first_on_and_stay_so(window: CompareWindow) -> None:
    old, new = window.trees.trees

    def apart() -> set[str]:
        """The nodes that both show and that do not stand at one height."""
        shown = [
            {tree.content.id_of(at) for at in range(tree.content.scene.count)}
            for tree in (old, new)
        ]
        return {
            node for node in shown[0] & shown[1] if abs(_height(old, node) - _height(new, node)) > 1
        }

    assert apart() == set()
    new.chosen.emit("push")
    QTest.keyClick(new, Key.Key_Space)
    assert apart() == set()
    old.pan(0, -25)
    assert apart() == set()
    QTest.keyClick(window, Key.Key_9, CTRL)
    assert apart() == set()


def test_moving_and_zooming_one_tree_moves_and_zooms_the_other(window: CompareWindow) -> None:
    old, new = window.trees.trees
    QTest.keyClick(window, Key.Key_0, CTRL)
    before = old.view
    new.pan(-30, 20)
    assert old.view != before
    assert (old.view.scale_x, old.view.scale_y) == (new.view.scale_x, new.view.scale_y)
    old.zoom_in()
    assert new.view.zoom == old.view.zoom > before.zoom


def test_a_click_in_one_tree_selects_in_both_and_finds_the_row(window: CompareWindow) -> None:
    new = window.trees.new
    x, y = new.place(new.content.position_of("leave"))
    QTest.mouseClick(new, Qt.MouseButton.LeftButton, pos=new.rect().topLeft() + _point(x, y))
    assert selected(window.trees.old) == ("leave",)
    told = window.list.list.model().difference_at(window.list.list.currentIndex())
    assert told is not None
    assert told.id == "leave"


def test_the_keyboard_walks_folds_and_unfolds_both(window: CompareWindow) -> None:
    old, new = window.trees.trees
    new.setFocus()
    QTest.keyClick(new, Key.Key_Home)
    QTest.keyClick(new, Key.Key_Right)
    (node,) = selected(new)
    assert selected(old) == (node,)
    shown = [tree.content.scene.count for tree in (old, new)]
    QTest.keyClick(new, Key.Key_Space)
    assert all(tree.content.scene.hidden[tree.content.current] > 0 for tree in (old, new))
    QTest.keyClick(new, Key.Key_Space)
    assert [tree.content.scene.count for tree in (old, new)] == shown


def test_a_branch_without_a_difference_is_folded_where_only_these_are_wanted(
    open_window: Open,
) -> None:
    window = open_window(
        small_scenario(), edits.set_label(small_scenario(), "hold", "They hold on")
    )
    for tree in window.trees.trees:
        assert tree.content.position_of("deal") >= 0  # so few are all seen at once
    click(window.head.only)
    for tree in window.trees.trees:
        content = tree.content
        assert content.scene.hidden[content.position_of("talks")] == 2
        assert content.position_of("hold") >= 0


def test_large_trees_are_folded_to_what_differs_at_first(open_window: Open) -> None:
    old = big_tree(400)
    node = max(old.nodes, key=lambda key: len(list(ancestors(old, key))))
    window = open_window(old, edits.set_label(old, node, "Another"))
    assert window.trees.only_differing
    assert window.head.only.isChecked()
    for tree in window.trees.trees:
        assert tree.content.position_of(node) >= 0
        assert tree.content.scene.count < 100


def test_the_foot_says_how_much_differs_of_each_kind(window: CompareWindow) -> None:
    assert window.kinds.text() == (
        "What differs: Tree 5 · Endpoints 1 · Scores 1 · Weights 1 · Actors and profiles 3"
    )


def test_a_button_closes_it(window: CompareWindow) -> None:
    (close,) = [each for each in window.head.findChildren(QToolButton) if each.text() == "Close"]
    click(close)
    assert not window.isVisible()


def test_labels_above_trees_that_are_wider_than_their_panes_are_seen_whole(
    open_window: Open,
) -> None:
    new = flagship()
    offer = next(key for key, node in new.nodes.items() if node.label.startswith("Offer Wash"))
    window = open_window(edits.delete(new, (offer,)), new)
    for tree in window.trees.trees:
        picture = tree.picture()
        for part in detail(picture).near:
            for branch in branches_of(picture, on_screen(picture, part)):
                label = word_places("right").branch_words(picture, branch).label
                assert label is None or label.box.top >= 0


def test_equal_scenarios_say_so(open_window: Open) -> None:
    window = open_window(small_scenario(), small_scenario())
    notice = window.centralWidget()
    assert notice.sentence.text() == "“A.scenario” and “B” are equal: nothing differs."
    click(notice.findChild(QPushButton))
    assert not window.isVisible()


def test_what_differs_elsewhere_leaves_the_trees_without_signs(open_window: Open) -> None:
    window = open_window(small_scenario(), edits.amend_scenario(small_scenario(), title="Other"))
    assert not window.head.only.isEnabled()
    assert signs(window.trees.new) == {}


def test_keys_go_from_difference_to_difference(window: CompareWindow) -> None:
    rows = window.list.list
    QTest.keyClick(window, Key.Key_F8)
    first = rows.currentIndex()
    QTest.keyClick(window, Key.Key_F8)
    second = rows.currentIndex()
    assert rows.model().difference_at(first) is not rows.model().difference_at(second)
    QTest.keyClick(window, Key.Key_F8, SHIFT)
    assert rows.currentIndex() == first
    rows.setFocus()
    QTest.keyClick(rows, Key.Key_N)
    assert rows.currentIndex() == second
    QTest.keyClick(rows, Key.Key_P)
    assert rows.currentIndex() == first
    QTest.keyClick(window, Key.Key_F8, SHIFT)
    assert window.said.text() == "There are no more differences that way."


def test_it_can_be_taken_along_as_text_and_as_a_picture(window: CompareWindow) -> None:
    QTest.keyClick(window, Key.Key_T, CTRL | SHIFT)
    text = QGuiApplication.clipboard().text()
    assert "Tree\n" in text
    assert "Branch “Moscow yields” moved" in text
    assert "Effect\n" in text
    QTest.keyClick(window, Key.Key_C, CTRL | SHIFT)
    assert not QGuiApplication.clipboard().image().isNull()
    assert window.said.text() == "The picture is on the clipboard."


def test_results_that_are_held_are_held_here_too(window: CompareWindow, beside: Workbench) -> None:
    beside.hold(True)
    assert window.head.headline.text() == results_held()
    assert window.effect.text() == results_held()
    assert all(bench.hold_results for bench in window.benches)
    assert not window.copy.isEnabled()
    beside.hold(False)
    assert window.head.headline.text().startswith("Before → now: ")
    assert window.copy.isEnabled()


def test_the_look_follows_the_window_of_work(window: CompareWindow, beside: Workbench) -> None:
    beside.dress(tokens("dark"), 1.35)
    for bench in window.benches:
        assert (bench.tokens, bench.font_scale) == (tokens("dark"), 1.35)


def test_nothing_can_be_changed_here(window: CompareWindow) -> None:
    QTest.keyClick(window, Key.Key_2, CTRL)
    assert window.chart.isVisible()
    plot = window.chart.ensure_plot()
    assert not plot.movable
    assert not window.chart.header.pin.isVisible()
    new = window.trees.new
    for key in (Key.Key_Delete, Key.Key_Tab, Key.Key_F2, Key.Key_Return):
        QTest.keyClick(new, key)
    assert window.benches[1].scenario is window.comparison.new.opened.scenario
    assert not window.benches[1].undo_text


def test_a_key_goes_between_the_list_and_the_picture(window: CompareWindow) -> None:
    rows = window.list.list
    rows.setFocus()
    QTest.keyClick(rows, Key.Key_F6)
    assert window.trees.new.hasFocus()
    QTest.keyClick(window.trees.new, Key.Key_F6)
    assert rows.hasFocus()
    QTest.keyClick(window, Key.Key_2, CTRL)
    QTest.keyClick(rows, Key.Key_F6)
    assert window.chart.isAncestorOf(focus())


def test_tab_goes_through_what_narrows_the_list(window: CompareWindow) -> None:
    window.list.search.setFocus()
    QTest.keyClick(focus(), Key.Key_Tab)
    assert window.list.kinds.hasFocus()
    QTest.keyClick(focus(), Key.Key_Tab)
    assert window.list.list.hasFocus()


def test_a_screen_reader_hears_what_became_of_a_node(window: CompareWindow, heard: Heard) -> None:
    new = window.trees.new
    new.setFocus()
    new.chosen.emit("leave")
    assert heard.said[-1].startswith("Washington goes home")
    assert heard.said[-1].endswith("Changed")


def test_pointing_at_a_node_tells_what_became_of_it(window: CompareWindow) -> None:
    new = window.trees.new
    x, y = new.place(new.content.position_of("leave"))
    assert new.hint_at(_point(x, y))[-1] == (
        "“Washington leaves” is now called “Washington goes home”"
    )


def test_the_view_is_dragged_by_the_mouse(window: CompareWindow) -> None:
    new = window.trees.new
    QTest.keyClick(window, Key.Key_0, CTRL)
    before = new.view
    start = new.rect().center()
    QTest.mousePress(new, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(new, start + _point(-40, 0))
    QTest.mouseMove(new, start + _point(-60, 10))
    QTest.mouseRelease(new, Qt.MouseButton.LeftButton, pos=start + _point(-60, 10))
    assert new.view.left == pytest.approx(before.left - 60)
    assert new.view.top == pytest.approx(before.top + 10)


def test_typing_narrows_the_list(window: CompareWindow, qtbot: QtBot) -> None:
    whole = window.list.list.model().rowCount()
    assert whole > 3
    QTest.keyClick(window, Key.Key_F, CTRL)
    QTest.keyClicks(window.list.search, "persia")
    qtbot.waitUntil(lambda: window.list.list.model().rowCount() == 1)
    assert window.list.said.text() == f"2 of {len(window.comparison.differences)} found"
    QTest.keyClick(window.list.search, Key.Key_Return)
    told = window.list.list.model().difference_at(window.list.list.currentIndex())
    assert told is not None
    assert told.kind == "actor"
    window.list.search.clear()
    qtbot.waitUntil(lambda: window.list.list.model().rowCount() == whole)


def test_a_window_that_closes_is_searched_no_more(window: CompareWindow) -> None:
    window.list.search.setText("persia")
    window.list.narrow()
    tasks = window.list._tasks
    window.close()
    assert not tasks.busy()


def test_the_row_that_is_gone_to_can_be_read_whole(window: CompareWindow) -> None:
    window.resize(860, 420)
    QApplication.processEvents()
    rows, seen = window.list.list, 0
    while rows.step(1):
        seen += 1
        # Below the last line there is a pad, of which Qt leaves out a pixel.
        row = rows.visualRect(rows.currentIndex()).adjusted(0, 0, 0, -1)
        assert rows.viewport().rect().contains(row)
    assert seen == len(window.comparison.differences)


def test_a_kind_narrows_the_list(window: CompareWindow) -> None:
    kinds = window.list.kinds
    assert kinds.itemText(0) == f"All kinds ({len(window.comparison.differences)})"
    kinds.setCurrentIndex(kinds.findData("weights"))
    model = window.list.list.model()
    assert model.rowCount() == 1
    assert model.index(0, 0).data() == "Weights (1)"
    assert edited().profiles["us-base"].weights["us2"].best == 90


def _height(tree: ComparedTree, node: str) -> float:
    return tree.place(tree.content.position_of(node))[1]


def _point(x: float, y: float) -> QPoint:
    return QPoint(round(x), round(y))
