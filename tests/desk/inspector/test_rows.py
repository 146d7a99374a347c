"""Lists are edited as rows: no sign in a text makes another entry, or another cell, of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk.inspector.text_controls import RowsControl, TextControl
from scenario_desk.desk.widgets.rows_editor import Cell
from scenario_desk.model import edits
from tests.desk.inspector.conftest import Inspector, make_inspector
from tests.desk.showing import CTRL, SHIFT, Key, clipboard, focus, press, undo_names, write
from tests.model.building import small_scenario

ENTER, TAB, ESC, BACK = Key.Key_Return, Key.Key_Tab, Key.Key_Escape, Key.Key_Backspace
PAIRS = (("Ratio 1:2", "high"), ("Note", "line one\nline two"), ("Tab\there", " kept "))
ENTRIES = ("first\nsecond", "third: still", "- fourth")


@pytest.fixture
def rows(inspector: Inspector) -> Inspector:
    """The endpoint e1 with entries that no joined text could hold."""
    inspector.bench.apply(edits.amend, "endpoints", "e1", attributes=PAIRS, indicators=ENTRIES)
    return inspector.of("endpoint", "e1")


def cells(inspector: Inspector, key: str) -> list[Cell]:
    control = inspector.control(key)
    assert isinstance(control, RowsControl)
    inspector.view.area.ensureWidgetVisible(control)
    return control.editor.cells


def leave(inspector: Inspector) -> None:
    inspector.view.area.setFocus()


@pytest.mark.parametrize("place", range(6))
def test_a_letter_more_in_a_cell_changes_that_cell_alone(rows: Inspector, place: int) -> None:
    cells(rows, "attributes")[place].setFocus()
    press(Key.Key_End, modifiers=CTRL)
    write("!")
    leave(rows)
    texts = [text for pair in PAIRS for text in pair]
    texts[place] = f"{texts[place]}!".strip()
    after = [text for pair in rows.scenario.endpoints["e1"].attributes for text in pair]
    assert after == texts
    assert len(undo_names(rows.bench)) == 2


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
entries = st.lists(st.text('ab:;,\n\t\r \u2028"-', min_size=1, max_size=8), unique=True, max_size=6)


@given(
    pairs=st.lists(st.tuples(texts, texts), unique_by=lambda pair: pair[0], max_size=5),
    listed=entries,
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_looking_at_any_list_and_retyping_changes_nothing(qtbot: QtBot, pairs, listed) -> None:
    scenario = small_scenario()
    held = replace(scenario.endpoints["e1"], attributes=tuple(pairs), indicators=tuple(listed))
    scenario = replace(scenario, endpoints=scenario.endpoints.put(held))
    inspector = make_inspector(qtbot, scenario)
    try:
        before = inspector.scenario
        inspector.of("endpoint", "e1")
        for key in ("attributes", "indicators"):
            for cell in cells(inspector, key):
                cell.setFocus()
                press(Key.Key_Home, modifiers=CTRL)
                write("x")
                press(BACK)
        leave(inspector)
        assert inspector.scenario == before
    finally:
        inspector.view.close()


def test_enter_begins_a_row_and_all_typed_is_one_step(inspector: Inspector) -> None:
    inspector.of("endpoint", "e1")
    cells(inspector, "attributes")[0].setFocus()
    write("Head")
    press(TAB)
    write("none: yet")
    press(ENTER)
    write("Bases")
    press(TAB)
    write("two")
    press(ENTER)
    press(ENTER)
    leave(inspector)
    assert inspector.scenario.endpoints["e1"].attributes == (
        ("Head", "none: yet"),
        ("Bases", "two"),
    )
    assert len(undo_names(inspector.bench)) == 1


def test_enter_in_the_middle_makes_room_there(rows: Inspector) -> None:
    cells(rows, "indicators")[0].setFocus()
    press(ENTER)
    write("between")
    press(ENTER, modifiers=SHIFT)
    write("two lines")
    leave(rows)
    expected = (ENTRIES[0], "between\ntwo lines", *ENTRIES[1:])
    assert rows.scenario.endpoints["e1"].indicators == expected


def test_an_empty_row_is_removed_by_backspace_and_by_delete(rows: Inspector) -> None:
    cells(rows, "indicators")[1].setFocus()
    press(Key.Key_A, modifiers=CTRL)
    press(BACK, BACK)
    assert rows.scenario.endpoints["e1"].indicators == (ENTRIES[0], ENTRIES[2])
    assert focus() is cells(rows, "indicators")[0], "the row above has the keyboard"
    press(Key.Key_A, modifiers=CTRL)
    press(Key.Key_Delete, Key.Key_Delete)
    assert rows.scenario.endpoints["e1"].indicators == (ENTRIES[2],)
    assert focus() is cells(rows, "indicators")[0]
    press(Key.Key_Z, modifiers=CTRL)


def test_a_row_left_blank_is_gone(rows: Inspector) -> None:
    cells(rows, "indicators")[1].setFocus()
    press(Key.Key_A, modifiers=CTRL)
    press(BACK)
    leave(rows)
    assert rows.scenario.endpoints["e1"].indicators == (ENTRIES[0], ENTRIES[2])
    assert len(cells(rows, "indicators")) == 3


def test_a_row_with_a_value_is_not_removed_from_its_empty_name(rows: Inspector) -> None:
    cells(rows, "attributes")[0].setFocus()
    press(Key.Key_A, modifiers=CTRL)
    press(BACK, BACK)
    assert rows.scenario.endpoints["e1"].attributes == PAIRS
    leave(rows)
    assert "“high” has no name" in rows.control("attributes").refusal
    assert rows.scenario.endpoints["e1"].attributes == PAIRS


@pytest.mark.parametrize(
    ("key", "pasted", "expected"),
    [
        ("indicators", "one\ntwo\n", ("one", "two")),
        ("indicators", 'one\r\n"two\r\nlines"\r\n', ("one", "two\r\nlines")),
        ("indicators", "a\tb\nc", ("a b", "c")),
        (
            "attributes",
            "Head\tnone\nRatio 1:2\thigh: so\n",
            (("Head", "none"), ("Ratio 1:2", "high: so")),
        ),
        ("attributes", "Head: none\nRatio 1:2: high", (("Head", "none"), ("Ratio 1:2", "high"))),
        ("attributes", "A\tb\tc", (("A", "b c"),)),
        ("attributes", "\n\nA\tb\n\n", (("A", "b"),)),
    ],
)
def test_pasted_lines_become_rows_in_one_step(
    inspector: Inspector, key: str, pasted: str, expected: tuple
) -> None:
    inspector.of("endpoint", "e1")
    cells(inspector, key)[0].setFocus()
    clipboard(pasted)
    press(Key.Key_V, modifiers=CTRL)
    assert getattr(inspector.scenario.endpoints["e1"], key) == expected
    press(Key.Key_Z, modifiers=CTRL)
    assert len(undo_names(inspector.bench)) == 1


def test_one_line_is_pasted_where_the_cursor_is(rows: Inspector) -> None:
    cells(rows, "indicators")[1].setFocus()
    press(Key.Key_End)
    clipboard(" and more\n")
    press(Key.Key_V, modifiers=CTRL)
    leave(rows)
    assert rows.scenario.endpoints["e1"].indicators[1] == "third: still and more"


def test_what_stands_twice_is_refused_and_stays_to_be_mended(rows: Inspector) -> None:
    cells(rows, "attributes")[6].setFocus()
    write("Note")
    press(TAB)
    write("again")
    leave(rows)
    control = rows.control("attributes")
    assert "“Note” stands here twice" in control.refusal
    assert control.marked is not None
    assert control.marked.property("refused")
    assert rows.scenario.endpoints["e1"].attributes == PAIRS
    cells(rows, "attributes")[6].setFocus()
    press(Key.Key_End)
    write(" 2")
    leave(rows)
    assert rows.scenario.endpoints["e1"].attributes == (*PAIRS, ("Note 2", "again"))
    assert not control.refusal


def test_esc_gives_up_and_undo_is_then_the_scenarios(rows: Inspector) -> None:
    cells(rows, "indicators")[0].setFocus()
    write("x")
    press(ENTER, ESC)
    assert not rows.control("indicators").busy()
    leave(rows)
    assert rows.scenario.endpoints["e1"].indicators == ENTRIES


def test_tab_goes_through_the_cells_and_on_to_the_next_field(rows: Inspector) -> None:
    listed = cells(rows, "attributes")
    listed[0].setFocus()
    for cell in listed[1:]:
        press(TAB)
        assert focus() is cell
    press(TAB)
    assert focus() is rows.control("notes").field
    press(Key.Key_Backtab)
    assert focus() is listed[-1]


def test_tab_finds_rows_that_came_later(rows: Inspector) -> None:
    cells(rows, "indicators")[3].setFocus()
    write("fifth")
    press(ENTER)
    assert focus() is cells(rows, "indicators")[4]
    press(TAB)
    assert focus() is cells(rows, "attributes")[0]


def test_arrows_go_from_row_to_row(rows: Inspector) -> None:
    listed = cells(rows, "indicators")
    listed[0].setFocus()
    press(Key.Key_Down)
    assert focus() is listed[0], "it has two lines"
    press(Key.Key_Down)
    assert focus() is listed[1]
    press(Key.Key_Up)
    assert focus() is listed[0]


def test_each_cell_says_what_it_is(rows: Inspector) -> None:
    names = [cell.accessibleName() for cell in cells(rows, "attributes")]
    assert names[:3] == ["Attribute, row 1", "Value, row 1", "Attribute, row 2"]
    assert names[-2:] == ["Attribute, new row", "Value, new row"]
    assert all(cell.accessibleDescription() for cell in cells(rows, "attributes"))


def test_of_a_long_list_some_rows_are_shown_and_none_is_lost(
    qtbot: QtBot, inspector: Inspector
) -> None:
    many = tuple(f"indicator {number}" for number in range(120))
    inspector.bench.apply(edits.amend, "endpoints", "e1", indicators=many)
    control = inspector.of("endpoint", "e1").control("indicators")
    assert isinstance(control, RowsControl)
    listed = cells(inspector, "indicators")
    qtbot.waitUntil(lambda: len(listed) == 50)
    listed[0].setFocus()
    press(Key.Key_End)
    write("!")
    leave(inspector)
    assert inspector.scenario.endpoints["e1"].indicators == ("indicator 0!", *many[1:])
    for shown in (100, 121):
        control.editor.more.click()
        assert len(cells(inspector, "indicators")) == shown
    assert control.editor.more.isHidden()
    QApplication.processEvents()


def test_rows_come_a_few_a_turn_and_none_is_lost_in_between(
    qtbot: QtBot, inspector: Inspector
) -> None:
    many = tuple((f"name {number}", f"value {number}") for number in range(31))
    inspector.bench.apply(edits.amend, "endpoints", "e1", attributes=many)
    listed = cells(inspector.of("endpoint", "e1"), "attributes")
    control = inspector.control("attributes")
    assert isinstance(control, RowsControl)
    assert len(listed) < 2 * len(many)
    assert control.editor.more.isHidden(), "they come of themselves"
    listed[1].setFocus()
    press(Key.Key_End)
    write(" and more")
    assert control.editor.rows() == (("name 0", "value 0 and more"), *many[1:])
    qtbot.waitUntil(lambda: len(listed) == 2 * (len(many) + 1))
    assert control.editor.rows() == (("name 0", "value 0 and more"), *many[1:])
    assert listed[1].hasFocus()
    assert [cell.words() for cell in listed[-4:]] == [*many[-1], "", ""]
    leave(inspector)
    after = inspector.scenario.endpoints["e1"].attributes
    assert after == (("name 0", "value 0 and more"), *many[1:])


def test_a_row_begun_while_others_are_still_to_come_stands_in_its_place(
    qtbot: QtBot, inspector: Inspector
) -> None:
    many = tuple(f"indicator {number}" for number in range(30))
    inspector.bench.apply(edits.amend, "endpoints", "e1", indicators=many)
    listed = cells(inspector.of("endpoint", "e1"), "indicators")
    listed[0].setFocus()
    press(ENTER)
    write("new")
    qtbot.waitUntil(lambda: len(listed) == 32)
    leave(inspector)
    after = inspector.scenario.endpoints["e1"].indicators
    assert after == (many[0], "new", *many[1:])


def test_a_text_that_is_seen_whole_does_not_scroll(rows: Inspector) -> None:
    rows.bench.apply(edits.amend, "endpoints", "e1", notes="One.\nTwo.\nThree.")
    notes = rows.control("notes")
    assert isinstance(notes, TextControl)
    QApplication.processEvents()
    for field in (notes.text, *cells(rows, "attributes"), *cells(rows, "indicators")):
        assert field.verticalScrollBar().maximum() == 0
