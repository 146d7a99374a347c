"""Finding in the tree under real keys: in the canvas and in the outline alike."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.nodes.find_bar import FindBar
from scenario_desk.model import edits
from scenario_desk.model.entities import Endpoint
from tests.desk.nodes.desk import Desk, make_desk
from tests.desk.showing import CTRL, SHIFT, Key, click, focus, press, write
from tests.model.building import big_tree


@pytest.fixture
def bar(desk: Desk) -> FindBar:
    """The bar, opened by its key."""
    desk.view.setFocus()
    QTest.keyClick(desk.view, Key.Key_F, CTRL)
    return desk.nodes.find


def test_typing_selects_the_first_node_found(desk: Desk, bar: FindBar):
    assert focus() is bar.field

    write("moscow")

    assert desk.selected == ("push",), "its question asks for Moscow"
    assert bar.count.text() == "1 of 3"


def test_it_goes_on_and_back_and_round(desk: Desk, bar: FindBar):
    write("moscow")
    seen = [desk.selected]
    for key, held in (
        (Key.Key_Return, None),
        (Key.Key_F3, None),
        (Key.Key_Return, None),
        (Key.Key_F3, SHIFT),
        (Key.Key_Return, SHIFT),
    ):
        QTest.keyClick(focus(), key, held) if held else press(key)
        seen.append(desk.selected)

    assert seen == [("push",), ("yield",), ("resist",), ("push",), ("resist",), ("yield",)]
    assert bar.count.text() == "2 of 3"


def test_in_a_narrow_view_the_field_has_the_room(desk: Desk, bar: FindBar):
    desk.view.window().resize(190, 400)
    QApplication.processEvents()

    assert bar.field.width() >= 100
    assert bar.next.isHidden()


@pytest.mark.parametrize("host", ["canvas"])
def test_what_is_found_is_ringed_on_the_canvas(desk: Desk, bar: FindBar):
    plain = desk.view.grab().toImage()
    write("moscow resists")
    ringed = desk.view.grab().toImage()
    mark = desk.view.place(desk.view.content.position_of("resist"))
    other = desk.view.place(desk.view.content.position_of("talks"))

    def around(image: QImage, place: tuple[float, float]) -> QImage:
        return image.copy(round(place[0]) - 16, round(place[1]) - 16, 32, 32)

    assert around(plain, mark) != around(ringed, mark)
    assert around(plain, other) == around(ringed, other)
    press(Key.Key_Escape)
    assert desk.nodes.find.found is None


def test_the_buttons_go_on_and_back(desk: Desk, bar: FindBar):
    write("moscow")

    click(bar.next)
    click(bar.next)
    click(bar.previous)
    assert desk.selected == ("yield",)
    click(bar.done)

    assert bar.isHidden()


def test_looking_starts_from_where_one_is(desk: Desk):
    desk.select("resist")
    desk.view.setFocus()
    press(Key.Key_F, modifiers=CTRL)

    write("w")
    assert desk.selected == ("resist",), "it has the letter itself"
    write("ashing")

    assert desk.selected == ("leave",), "the next one down the tree"
    press(Key.Key_Escape)


def test_escape_closes_and_leaves_the_node_found_selected(desk: Desk, bar: FindBar):
    write("frozen")
    press(Key.Key_Escape)

    assert bar.isHidden()
    assert focus() is desk.view
    assert desk.selected == ("stall",)
    assert not desk.bench.undo_text


def test_the_keys_of_finding_work_on_the_view_when_the_bar_is_closed(desk: Desk, bar: FindBar):
    write("frozen")
    press(Key.Key_Escape, Key.Key_F3)
    assert desk.selected == ("hold",)
    QTest.keyClick(focus(), Key.Key_F3, SHIFT)

    assert desk.selected == ("stall",)
    assert bar.isHidden()


def test_with_nothing_to_look_for_they_open_the_bar(desk: Desk):
    desk.view.setFocus()
    press(Key.Key_F3)

    assert focus() is desk.nodes.find.field
    press(Key.Key_Escape)


def test_what_is_not_there_is_said_and_selects_nothing(desk: Desk, bar: FindBar):
    desk.bench.select("node", "deal")
    write("777")
    press(Key.Key_Return)

    assert bar.count.text() == "not found"
    assert desk.selected == ("deal",)
    assert not bar.next.isEnabled()


def test_it_finds_inside_folds_and_unfolds_the_way(desk: Desk, bar: FindBar):
    desk.nodes.host.fold(["root", "push", "resist"])

    write("lines hold")

    assert desk.selected == ("resist",), "its question asks for it"
    press(Key.Key_Return)
    assert desk.selected == ("hold",)
    assert desk.nodes.host.box_of("hold", "label") is not None


def test_opened_again_it_marks_what_was_looked_for(desk: Desk, bar: FindBar):
    write("frozen")
    press(Key.Key_Escape)
    press(Key.Key_F, modifiers=CTRL)

    assert bar.field.selectedText() == "frozen"
    assert bar.count.text() == "1 of 2"
    press(Key.Key_F, modifiers=CTRL)
    assert bar.field.selectedText() == "frozen"


def test_an_edit_while_it_is_open_is_found_at_once(desk: Desk, bar: FindBar):
    write("atlantis")
    desk.bench.apply(edits.add, "endpoints", Endpoint("new", "Atlantis"))
    desk.bench.apply(edits.set_endpoint, "deal", "new")

    assert bar.count.text() == "1 found"
    press(Key.Key_Return)
    assert desk.selected == ("deal",)


def test_letters_typed_in_it_are_no_commands_of_the_view(desk: Desk, bar: FindBar):
    write("d=%5 ")
    press(Key.Key_Delete, Key.Key_Left, Key.Key_Home)

    assert bar.field.text() == "d=%5 "
    assert not desk.bench.undo_text
    assert not desk.nodes.quick.isVisible()


def test_a_large_count_is_grouped(qtbot, host: str):
    desk = make_desk(qtbot, big_tree(1500), host)
    desk.nodes.find.open()
    write("branch")

    assert desk.nodes.find.count.text() == "1 of 1\N{NARROW NO-BREAK SPACE}499"


def test_it_has_names_for_those_who_cannot_see_it(bar: FindBar):
    assert bar.field.accessibleName() == "Find in the tree"
    assert bar.next.accessibleName() == "Next (F3)"
