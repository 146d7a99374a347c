"""The quick line under real keys: a few letters on a node, shown at once, taken as one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.nodes.commands import NodeCommands
from scenario_desk.model.estimate import Estimate
from tests.desk.nodes.desk import Desk
from tests.desk.showing import (
    CTRL,
    LEFT,
    PLAIN,
    SHIFT,
    Key,
    click,
    focus,
    press,
    undo_names,
    write,
)
from tests.model.building import small_scenario

Ready = tuple[Workbench, NodeCommands, QWidget]


@pytest.fixture
def ready(desk: Desk) -> Ready:
    """A view of the small scenario's nodes, with the branch "Washington leaves" selected."""
    desk.select("leave")
    desk.view.setFocus()
    return desk.bench, desk.nodes, desk.view


def offered(nodes: NodeCommands) -> list[str]:
    return [each.says for each in nodes.quick.list.suggestions]


def highlighted(nodes: NodeCommands) -> str:
    return offered(nodes)[nodes.quick.list.currentRow()]


def state(bench: Workbench) -> tuple[object, ...]:
    return bench.scenario, bench.selection, bench.undo_text, bench.redo_text, bench.previewing


def test_a_few_letters_make_a_leaf_end_somewhere(ready: Ready):
    bench, nodes, keys = ready

    told: list[str] = []
    bench.told.connect(told.append)
    write("=e froz\n")
    assert not told

    assert bench.scenario.nodes["leave"].endpoint == "e3"
    assert focus() is keys
    assert nodes.quick.isHidden()
    assert undo_names(bench) == ["Change endpoint of “Washington leaves”"]


def test_the_effect_is_shown_before_it_is_taken(ready: Ready):
    bench, _nodes, _keys = ready

    write("=e froz")

    assert bench.previewing
    assert bench.scenario.nodes["leave"].endpoint == "e3"
    assert bench.committed.nodes["leave"].endpoint == "e4"


def test_what_can_mean_several_things_shows_no_effect_until_one_is_chosen(ready: Ready):
    bench, nodes, _keys = ready

    write("=e tran")
    assert not bench.previewing
    assert highlighted(nodes) == "Negotiated transition"
    press(Key.Key_Down)
    assert bench.scenario.nodes["leave"].endpoint == "e2"
    press(Key.Key_Return)

    assert bench.scenario.nodes["leave"].endpoint == "e2"
    assert len(undo_names(bench)) == 1


def test_enter_takes_the_first_of_several(ready: Ready):
    bench, _nodes, _keys = ready

    write("=e tran\n")

    assert bench.scenario.nodes["leave"].endpoint == "e1"


@pytest.mark.parametrize("typed", ["e froz", "30", "e Atlantis", "d us; 30; q Why?", "xyz", ""])
def test_escape_leaves_everything_as_it_was(ready: Ready, typed: str):
    bench, nodes, keys = ready
    before = state(bench)

    write("=" + typed)
    press(Key.Key_Down, Key.Key_Escape)

    assert state(bench) == before
    assert nodes.quick.isHidden()
    assert focus() is keys


def test_going_elsewhere_leaves_everything_as_it_was(ready: Ready, qtbot: QtBot):
    bench, nodes, keys = ready
    before = state(bench)
    write("=30")

    keys.setFocus()

    assert state(bench) == before
    assert nodes.quick.isHidden()


def test_saving_leaves_an_unfinished_line(ready: Ready):
    bench, nodes, keys = ready
    before = state(bench)
    write("=30")
    bench.settle()

    assert nodes.quick.isHidden()
    assert state(bench) == before
    assert focus() is keys


def test_it_goes_with_its_view(desk: Desk):
    desk.nodes.quick_line()
    desk.view.hide()

    assert desk.nodes.quick.nodes == ()
    assert not desk.bench.previewing


def test_a_new_endpoint_is_offered_and_is_one_step_with_the_leaf(ready: Ready):
    bench, nodes, _keys = ready
    told: list[str] = []
    bench.told.connect(told.append)

    write("=e Stalemate at sea")
    assert offered(nodes) == ["New endpoint “Stalemate at sea”"]
    press(Key.Key_Return)

    end = bench.scenario.nodes["leave"].endpoint
    assert bench.scenario.endpoints[end].name == "Stalemate at sea"
    assert told == [
        "New endpoint “Stalemate at sea”: if the principals have to sign it, tick so in the inspector."
    ]
    assert undo_names(bench) == ["Add endpoint “Stalemate at sea”"]
    assert bench.scenario == small_scenario()


def test_a_new_actor_decides_in_one_step(ready: Ready):
    bench, _nodes, _keys = ready
    bench.select("node", "talks")

    write("=d Turkey\n")

    owner = bench.scenario.nodes["talks"].owner
    assert bench.scenario.actors[owner].name == "Turkey"
    assert bench.scenario.actors[owner].base_profile in bench.scenario.profiles
    assert len(undo_names(bench)) == 1


def test_several_judgements_of_several_nodes_are_one_step(ready: Ready):
    bench, _nodes, _keys = ready
    bench.select("node", "talks", "push")

    write("=d ir; 20; n To be checked.\n")

    for node in (bench.scenario.nodes[key] for key in ("talks", "push")):
        assert (node.kind, node.owner) == ("decision", "ir")
        assert (node.probability, node.notes) == (Estimate(0.2), "To be checked.")
    assert undo_names(bench) == ["Edit 2 nodes"]


def test_tab_completes_and_the_line_goes_on(ready: Ready):
    bench, nodes, _keys = ready

    write("=qu")
    press(Key.Key_Tab)
    assert nodes.quick.line.text() == "q "
    press(Key.Key_Escape)
    write("=e tran")
    press(Key.Key_Down, Key.Key_Tab)
    assert nodes.quick.line.text() == "e Imposed transition"
    write("; 25\n")

    assert bench.scenario.nodes["leave"].endpoint == "e2"
    assert bench.scenario.nodes["leave"].probability == Estimate(0.25)


def test_what_was_chosen_stays_chosen_when_the_line_goes_on(ready: Ready):
    bench, _nodes, _keys = ready

    write("=e tran")
    press(Key.Key_Down)
    write("; rest\n")

    assert bench.scenario.nodes["leave"].endpoint == "e2"


def test_the_empty_line_shows_how_one_can_begin(ready: Ready):
    bench, nodes, _keys = ready

    write("=")
    texts = [nodes.quick.list.item(row).text() for row in range(nodes.quick.list.count())]
    assert "d – a decision, and whose – d us" in texts
    press(Key.Key_Return)

    assert nodes.quick.isHidden()
    assert not bench.undo_text


def test_a_beginning_is_written_out_when_it_is_taken(ready: Ready):
    _bench, nodes, _keys = ready

    write("=")
    press(Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Return)

    assert nodes.quick.line.text() == "d "
    assert "Russia" in offered(nodes)


def test_a_click_takes_a_suggestion_and_the_keyboard_stays_in_the_line(ready: Ready):
    bench, nodes, keys = ready
    write("=")
    rows = nodes.quick.list

    def point(row: int) -> QPoint:
        return rows.visualItemRect(rows.item(row)).center()

    click(rows.viewport(), point(2))
    assert focus() is nodes.quick.line
    click(rows.viewport(), point(2))

    assert bench.scenario.nodes["leave"].owner == "ru"
    assert focus() is keys


def test_a_refused_line_stays_open_with_the_reason(ready: Ready):
    bench, nodes, _keys = ready

    write("=xyz\n")
    assert nodes.quick.refusal.startswith("“xyz” begins no judgement")
    press(Key.Key_A, modifiers=CTRL)
    write("r\n")
    assert nodes.quick.refusal.startswith("“Washington leaves” is not a decision")
    press(Key.Key_A, modifiers=CTRL)
    write("rest")
    assert nodes.quick.refusal == ""
    press(Key.Key_Return)

    assert nodes.quick.isHidden()
    assert not bench.undo_text, "it was the rest before"


def test_the_keys_of_the_keypad_and_of_other_keyboards_open_it(ready: Ready):
    _bench, nodes, keys = ready

    QTest.keyClick(keys, Key.Key_Equal, Qt.KeyboardModifier.KeypadModifier)
    assert nodes.quick.isVisible()
    press(Key.Key_Escape)
    # A German keyboard has it above the zero.
    QTest.keyEvent(QTest.KeyAction.Click, keys, "=", SHIFT)
    assert nodes.quick.isVisible()
    assert nodes.quick.line.text() == ""
    press(Key.Key_Escape)


def test_where_nothing_is_selected_the_root_is_meant(ready: Ready):
    bench, nodes, _keys = ready
    bench.select("")

    nodes.quick_line()
    write("q What now?\n")

    assert bench.scenario.nodes["root"].question == "What now?"


def test_undo_of_the_program_is_no_undo_of_letters(ready: Ready):
    bench, nodes, _keys = ready
    write("=30\n")
    write("=2")

    bench.undo()

    assert not bench.previewing
    assert bench.scenario == small_scenario()
    press(Key.Key_Escape)
    assert nodes.quick.isHidden()


@pytest.mark.parametrize("size", [(190, 140), (300, 200), (1200, 700)])
def test_it_is_inside_the_window_wherever_the_node_is(ready: Ready, size: tuple[int, int]):
    bench, nodes, keys = ready
    window = keys.window()
    window.resize(*size)
    QApplication.processEvents()
    for node in ("root", "rout"):
        bench.select("node", node)
        nodes.quick_line()
        assert window.rect().contains(nodes.quick.geometry())
        assert nodes.quick.rect().contains(nodes.quick.line.geometry())
        press(Key.Key_Escape)


def test_it_has_a_name_and_says_what_is_highlighted(ready: Ready):
    _bench, nodes, _keys = ready

    write("=e froz")

    assert nodes.quick.line.accessibleName() == "Quick line"
    assert nodes.quick.line.accessibleDescription() == "Frozen lines"
    press(Key.Key_Escape)


def test_pointing_does_not_choose(ready: Ready):
    _bench, nodes, _keys = ready
    write("=e tran")
    rows = nodes.quick.list

    QTest.mouseMove(rows.viewport(), rows.visualItemRect(rows.item(1)).center())
    QTest.mousePress(rows.viewport(), LEFT, PLAIN, rows.visualItemRect(rows.item(1)).center())

    assert nodes.quick.isVisible()
    press(Key.Key_Escape)
