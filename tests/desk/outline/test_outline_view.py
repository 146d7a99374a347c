"""Pointing, renaming, removing, ticking and unfolding in the outline."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.outline.entries import SECTION
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Endpoint
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from tests.desk.outline.conftest import Outline, make_outline
from tests.desk.showing import CTRL, Key, press, undo_names, write
from tests.model.building import small_scenario


def test_a_click_selects_for_all(outline: Outline) -> None:
    outline.click("endpoint", "e2")
    assert (outline.bench.selection.kind, outline.bench.selection.ids) == ("endpoint", ("e2",))
    outline.click("actor", "ir")
    assert (outline.bench.selection.kind, outline.bench.selection.ids) == ("actor", ("ir",))


def test_several_of_a_kind(outline: Outline) -> None:
    outline.click("endpoint", "e2")
    outline.click("endpoint", "e4", CTRL)
    assert outline.bench.selection.kind == "endpoint"
    assert set(outline.bench.selection.ids) == {"e2", "e4"}
    assert outline.bench.selection.primary == "e4"


def test_all_of_one_kind_are_marked_and_no_others(outline: Outline) -> None:
    outline.bench.select("endpoint", "e1")
    outline.view.list.selectAll()
    assert outline.bench.selection.kind == "endpoint"
    assert {kind for kind, _key in outline.marked()} == {"endpoint"}
    assert len(outline.marked()) == len(outline.scenario.endpoints)


def test_a_selection_elsewhere_is_marked_where_it_can_be_seen(outline: Outline) -> None:
    outline.bench.select("endpoint", "e3")
    assert outline.marked() == [("endpoint", "e3")]
    outline.bench.select("node", "talks")
    assert outline.marked() == []
    outline.unfold(SECTION, "tree")
    outline.unfold("node", "root")
    outline.bench.select("node", "push")
    assert outline.marked() == [("node", "push")]


def test_f2_renames_and_undo_says_so(outline: Outline) -> None:
    outline.click("endpoint", "e3")
    press(Key.Key_F2)
    outline.editor().selectAll()
    write("Frozen")
    press(Key.Key_Return)
    assert outline.scenario.endpoints["e3"].name == "Frozen"
    assert outline.row("endpoint", "e3").data() == "Frozen"
    assert undo_names(outline.bench) == ["Rename “Frozen lines” to “Frozen”"]


def test_an_empty_name_changes_nothing(outline: Outline) -> None:
    outline.click("endpoint", "e3")
    press(Key.Key_F2)
    outline.editor().selectAll()
    press(Key.Key_Backspace, Key.Key_Return)
    assert outline.scenario.endpoints["e3"].name == "Frozen lines"
    assert not outline.bench.undo_text


def test_delete_removes_and_the_undo_says_what_went_along(outline: Outline) -> None:
    outline.click("endpoint", "e4")
    press(Key.Key_Delete)
    assert "e4" not in outline.scenario.endpoints
    assert outline.bench.selection.kind == ""
    assert outline.bench.undo_text.startswith("Remove “Reconquest”")
    assert "6 scores" in outline.bench.undo_text
    outline.bench.undo()
    assert outline.scenario == small_scenario()


def test_several_are_removed_in_one_step(outline: Outline) -> None:
    outline.click("endpoint", "e2")
    outline.click("endpoint", "e4", CTRL)
    press(Key.Key_Delete)
    assert list(outline.scenario.endpoints) == ["e1", "e3"]
    assert len(undo_names(outline.bench)) == 1


def test_what_may_not_go_stays_with_the_reason(outline: Outline) -> None:
    outline.unfold("actor", "ru")
    outline.click("profile", "us-sees-ru")
    outline.click("profile", "ru-base", CTRL)
    press(Key.Key_Delete)
    assert {"ru-base", "us-sees-ru"} <= set(outline.scenario.profiles)
    assert len(outline.refusals) == 1


def test_a_branch_is_deleted(outline: Outline) -> None:
    outline.unfold(SECTION, "tree")
    outline.unfold("node", "root")
    outline.click("node", "push")
    press(Key.Key_Delete)
    assert "push" not in outline.scenario.nodes
    assert "rout" not in outline.scenario.nodes


def test_a_tick_puts_a_linkage_on_the_table_and_is_no_edit(outline: Outline) -> None:
    outline.click("linkage", "relief", left=8)
    assert outline.bench.assumptions.linkages == ("relief",)
    outline.click("linkage", "bases")
    press(Key.Key_Space)
    assert outline.bench.assumptions.linkages == ("relief", "bases")
    outline.click("linkage", "relief", left=8)
    assert outline.bench.assumptions.linkages == ("bases",)
    assert not outline.bench.undo_text


def test_unticking_from_a_package_goes_on_with_the_rest(outline: Outline) -> None:
    outline.bench.assume(Assumptions(package="bargain"))
    outline.click("linkage", "relief", left=8)
    assert outline.bench.assumptions.package is None
    assert outline.bench.assumptions.linkages == ("bases",)


def test_a_heading_folds_and_stays_folded_through_changes(outline: Outline) -> None:
    tree = outline.view.list
    assert tree.isExpanded(outline.row(SECTION, "actors"))
    outline.click(SECTION, "actors")
    assert not tree.isExpanded(outline.row(SECTION, "actors"))
    outline.unfold(SECTION, "tree")
    outline.unfold("node", "root")
    outline.bench.apply(edits.add, "endpoints", Endpoint("e5", "Partition"))
    outline.bench.apply(edits.add_child, "talks", "new")
    assert not tree.isExpanded(outline.row(SECTION, "actors"))
    assert tree.isExpanded(outline.row("node", "root"))
    outline.bench.open(Opened.of(small_scenario()), None)
    assert tree.isExpanded(outline.row(SECTION, "actors"))
    assert not tree.isExpanded(outline.row(SECTION, "tree"))


def test_a_change_of_order_keeps_the_place_in_the_list(qtbot: QtBot) -> None:
    scenario = small_scenario()
    for number in range(60):
        scenario = edits.add(scenario, "endpoints", Endpoint(f"x{number}", f"Way {number}"))
    outline = make_outline(qtbot, scenario)
    outline.view.resize(260, 300)
    QApplication.processEvents()
    bar = outline.view.list.verticalScrollBar()
    bar.setValue(200)
    outline.bench.apply(edits.set_probability, "deal", Estimate(1))
    assert outline.section("endpoints")[0] == "Negotiated transition"
    assert bar.value() == 200


def test_the_names_of_a_deep_tree_have_room_to_be_scrolled_to(qtbot: QtBot) -> None:
    outline = make_outline(qtbot, deep(30))
    outline.unfold(SECTION, "tree")
    for number in range(30):
        outline.unfold("node", f"d{number}")
    last = outline.row("node", "d29")
    outline.view.list.scrollTo(last)
    assert outline.view.list.visualRect(last).width() > 80
    outline.view.list.setExpanded(outline.row(SECTION, "tree"), False)


def deep(count: int) -> Scenario:
    scenario, above = small_scenario(), "leave"
    for number in range(count):
        scenario = edits.add_child(scenario, above, f"d{number}", f"Step {number}")
        above = f"d{number}"
    small = scenario.with_nodes({}, (), root="root")
    return edits.move(edits.delete(small, ("talks", "push")), ("d0",), "root")


def test_interests_move_among_those_of_their_actor(outline: Outline) -> None:
    outline.unfold("actor", "ru")
    choose(outline, "interest", "ru2", "Move up")
    assert [each.id for each in outline.scenario.interests_of("ru")] == ["ru2", "ru1"]
    assert outline.under(outline.row("actor", "ru"))[0] == "Relief from sanctions"
    choose(outline, "interest", "ru2", "Move up")
    assert len(undo_names(outline.bench)) == 1


def test_the_menu_of_an_actor_adds_an_interest_to_be_named(outline: Outline) -> None:
    choose(outline, "actor", "ir", "Add an interest")
    outline.editor().selectAll()
    write("Oil")
    press(Key.Key_Return)
    assert [each.name for each in outline.scenario.interests_of("ir")][-1] == "Oil"


def choose(outline: Outline, kind: str, key: str, words: str) -> None:
    """Open the context menu of a row and choose an entry."""
    index = outline.row(kind, key)
    outline.view.list.scrollTo(index)
    place = outline.view.list.visualRect(index).center()
    QTest.mouseClick(
        outline.view.list.viewport(),
        Qt.MouseButton.RightButton,
        Qt.KeyboardModifier.NoModifier,
        place,
    )
    outline.view.list.customContextMenuRequested.emit(place)
    menu = next(each for each in outline.view.findChildren(QMenu) if each.isVisible())
    entry = next(each for each in menu.actions() if each.text().replace("&", "") == words)
    menu.close()
    entry.trigger()
