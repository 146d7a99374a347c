"""The view of a merge: what it shows, how it is decided in, and what is left of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.merging.merge_dialog import MergeDialog
from scenario_desk.desk.tasks import Tasks
from scenario_desk.model import edits
from scenario_desk.model.merging import merge
from scenario_desk.model.scales import TREE_LEVELS
from scenario_desk.model.scenario import Scenario
from tests.desk.merging.forks import (
    BASE,
    MOVED,
    REMOVED,
    SCORED,
    WEIGHED,
    clean,
    many,
    ours,
    theirs,
)
from tests.desk.showing import Key, click, press, workbench

ALL = [REMOVED, MOVED, SCORED, WEIGHED]
Opens = Callable[..., MergeDialog]


@pytest.fixture
def opens(qtbot: QtBot) -> Iterator[Opens]:
    """Opens a merge with ours on the workbench, and looks until all of it is known."""
    tasks = Tasks()

    def open_it(
        bench: Workbench, other: Scenario, base: Scenario | None = BASE, settle: bool = True
    ) -> MergeDialog:
        dialog = MergeDialog(bench, tasks, base, other, "anna & co.scenario")
        qtbot.addWidget(dialog)
        dialog.resize(1_100, 700)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        dialog.list.setFocus()
        if settle:
            qtbot.waitUntil(lambda: not tasks.busy())
        return dialog

    yield open_it
    tasks.close()


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[MergeDialog], None]:
    def wait(dialog: MergeDialog) -> None:
        qtbot.waitUntil(lambda: not dialog._tasks.busy())

    return wait


def rows(dialog: MergeDialog, section: int = 0, column: int = 0) -> list[str]:
    model = dialog.list.rows()
    above = model.index(section, 0)
    return [str(model.index(row, column, above).data()) for row in range(model.rowCount(above))]


def sections(dialog: MergeDialog) -> list[str]:
    model = dialog.list.rows()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def shown(parts: list[QWidget]) -> list[bool]:
    return [part.isVisible() for part in parts]


def test_it_says_what_is_to_be_decided_and_what_comes_by_itself(opens: Opens):
    dialog = opens(workbench(ours()), theirs())
    assert dialog.state.text() == "4 decisions left"
    assert "the file “anna & co.scenario”" in dialog.told.text()
    assert sections(dialog) == [
        "Decisions (4)",
        "Comes in from theirs by itself (1)",
        "Stays as in ours by itself (1)",
    ]
    assert rows(dialog, 0, 1) == ["undecided"] * 4
    assert rows(dialog, 1)[0].startswith("RU's score of “Imposed transition”")
    assert not dialog.go.isEnabled()


def test_a_decision_shows_three_values_and_what_either_choice_does(opens: Opens, settled):
    dialog = opens(workbench(ours()), theirs())
    press(Key.Key_Down, Key.Key_Down)
    settled(dialog)
    table = dialog.panel.table
    assert table is not None
    assert [table.horizontalHeaderItem(at).text() for at in range(3)] == [
        "It was",
        "Ours",
        "Theirs",
    ]
    assert [table.item(0, at).text() for at in range(3)] == ["60 (50 to 70)", "−90", "90"]
    told = [card.accessibleDescription() for card in dialog.panel.cards.values()]
    assert [each.replace("\N{NO-BREAK SPACE}", " ").split("  ") for each in told] == [
        ["It stays as it is here: −90.", "The overlap then: None of 4 could be signed"],
        [
            "It becomes: 90.",
            "The overlap then, against keeping ours: 1 more could be signed: chance 0 % → 38 %",
        ],
    ]


def test_all_that_hangs_on_a_decision_can_be_listed(opens: Opens, settled):
    dialog = opens(workbench(ours()), theirs())
    panel = dialog.panel
    assert panel.whole.text() == "All 3 changes that hang on this decision"
    assert not panel.listed.isVisible()
    click(panel.whole)
    said = panel.listed.text().splitlines()
    assert said[0] == "With theirs instead of ours:"
    assert said[1].startswith("• New branch “Moscow resists” below “Washington pushes”")
    assert said[2] == "    • New branch “They stay” below “Moscow resists”"
    assert len(said) == 4
    press(Key.Key_T)
    settled(dialog)
    assert panel.listed.isVisible()
    press(Key.Key_Down)
    settled(dialog)
    assert not panel.listed.isVisible()
    press(Key.Key_Down)
    settled(dialog)
    assert not panel.whole.isVisible()  # the cards say the one change that it is


def test_what_keeps_it_from_being_merged_is_said_beside_the_button(opens: Opens, settled):
    dialog = opens(workbench(ours()), theirs())
    why = "To merge, first decide the 4 that are left."
    assert dialog.waiting.text() == dialog.go.accessibleDescription() == why
    assert why in dialog.go.toolTip()
    click(dialog.all_ours)
    settled(dialog)
    assert dialog.go.isEnabled()
    assert dialog.waiting.text() == dialog.go.accessibleDescription() == dialog.go.toolTip() == ""


def test_keys_decide_and_the_headline_follows(opens: Opens, settled):
    dialog = opens(workbench(ours()), theirs())
    press(Key.Key_Right, Key.Key_Down, Key.Key_O, Key.Key_Down, Key.Key_T)
    assert dialog.merging.chosen == {REMOVED: "theirs", MOVED: "ours", SCORED: "theirs"}
    assert rows(dialog, 0, 1) == ["✓ theirs", "✓ ours", "✓ theirs", "undecided"]
    assert dialog.state.text() == "1 of 4 decisions left"
    settled(dialog)
    assert "0 → 1 of 4 could be signed" in dialog.outcome.text().replace("\N{NO-BREAK SPACE}", " ")
    press(Key.Key_Left)
    settled(dialog)
    assert dialog.merging.chosen[SCORED] == "ours"
    assert "None of 4 could be signed" in dialog.outcome.text()


def test_the_arrows_are_mirrored_with_the_cards(opens: Opens):
    dialog = opens(workbench(ours()), theirs())
    dialog.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(Key.Key_Right)
    assert dialog.merging.chosen == {REMOVED: "ours"}


def test_cards_are_clicked_or_pressed_and_say_which_is_chosen(opens: Opens):
    dialog = opens(workbench(ours()), theirs())
    click(dialog.panel.cards["theirs"])
    assert dialog.merging.chosen == {REMOVED: "theirs"}
    assert dialog.panel.cards["theirs"].isChecked()
    assert dialog.panel.cards["theirs"].accessibleName() == "✓ Take theirs (T)"
    dialog.panel.cards["ours"].setFocus()
    press(Key.Key_Return)
    assert dialog.merging.chosen == {REMOVED: "ours"}
    assert not dialog.panel.cards["theirs"].isChecked()


def test_f8_goes_to_the_next_undecided_and_around(opens: Opens):
    dialog = opens(workbench(ours()), theirs())
    press(Key.Key_T)
    visited = []
    for _step in range(4):
        press(Key.Key_F8)
        assert dialog.list.decision is not None
        visited.append(dialog.list.decision.key)
    assert visited == [MOVED, SCORED, WEIGHED, MOVED]


def test_the_rest_or_all_go_to_one_side_by_one_button(opens: Opens):
    dialog = opens(workbench(ours()), theirs())
    press(Key.Key_O)
    assert dialog.all_theirs.text() == "Theirs for all undecided"
    click(dialog.all_theirs)
    assert dialog.merging.chosen == {REMOVED: "ours"} | dict.fromkeys(ALL[1:], "theirs")
    assert dialog.all_ours.text() == "Ours for all"
    click(dialog.all_ours)
    assert dialog.merging.chosen == dict.fromkeys(ALL, "ours")
    assert not dialog.next_open.isEnabled()


def test_merging_is_one_step_by_its_name(opens: Opens, settled):
    bench, mine = workbench(ours()), ours()
    dialog = opens(bench, theirs())
    click(dialog.all_theirs)
    settled(dialog)
    assert bench.scenario == mine
    assert dialog.state.text() == "Everything is decided: it can be merged."
    click(dialog.go)
    assert dialog.result() == MergeDialog.DialogCode.Accepted
    assert bench.scenario == merge(BASE, mine, theirs(), prefer="theirs").scenario
    assert bench.undo_text == "Merge with anna & co.scenario"
    bench.undo()
    assert bench.scenario == mine
    assert bench.undo_text == ""
    assert bench.redo_text == "Merge with anna & co.scenario"


def test_giving_up_leaves_no_trace(opens: Opens, settled):
    bench, mine = workbench(ours()), ours()
    dialog = opens(bench, theirs())
    click(dialog.all_theirs)
    press(Key.Key_Escape)
    assert dialog.result() == MergeDialog.DialogCode.Rejected
    assert bench.scenario == mine
    assert bench.undo_text == ""
    assert not bench.previewing
    settled(dialog)


def test_what_collides_nowhere_needs_one_click(opens: Opens):
    bench = workbench(ours())
    dialog = opens(bench, clean())
    assert dialog.state.text() == "Nothing collides: what both sides changed goes together."
    assert sections(dialog)[0] == "Comes in from theirs by itself (1)"
    assert dialog.panel.title.text() == "What the merge does to the overlap"
    assert not any(shown([dialog.all_ours, dialog.all_theirs, dialog.next_open]))
    click(dialog.go)
    assert bench.scenario == merge(BASE, ours(), clean()).scenario


def test_a_file_that_brings_nothing_says_so(opens: Opens):
    bench = workbench(ours())
    dialog = opens(bench, BASE)
    assert dialog.state.text() == "Theirs holds nothing that is not here already."
    click(dialog.go)
    assert bench.undo_text == ""


def test_without_a_base_it_says_why_everything_is_asked(opens: Opens):
    dialog = opens(workbench(ours()), clean(), None)
    assert "no scenario that both were made from" in dialog.told.text()
    table = dialog.panel.table
    assert table is not None
    headers = [table.horizontalHeaderItem(at).text() for at in range(table.columnCount())]
    assert "It was" not in headers


def test_what_nobody_decides_is_told_when_it_is_looked_at(opens: Opens):
    dialog = opens(workbench(ours()), theirs())
    model = dialog.list.rows()
    for section, words in ((1, "Only theirs changed this"), (2, "Only ours changed this")):
        dialog.list.setCurrentIndex(model.index(0, 0, model.index(section, 0)))
        assert dialog.panel.why.text().startswith(words)
        assert not dialog.panel.cards["ours"].isVisible()
        press(Key.Key_T)
    assert dialog.merging.chosen == {}


def test_held_results_stay_hidden(opens: Opens):
    bench = workbench(ours())
    bench.hold(True)
    dialog = opens(bench, theirs())
    seen = [
        dialog.outcome.text(),
        *(card.accessibleDescription() for card in dialog.panel.cards.values()),
    ]
    assert not any("signed" in text or "chance" in text for text in seen)


def test_what_is_open_may_change_under_it(opens: Opens, settled):
    bench = workbench(ours())
    dialog = opens(bench, theirs())
    press(Key.Key_T)
    bench.apply(edits.set_score, "e1", "us1", theirs().scores["e1", "us1"])
    settled(dialog)
    assert dialog.state.text() == "2 of 3 decisions left"
    assert dialog.merging.chosen == {REMOVED: "theirs"}


def test_a_step_that_the_workbench_refuses_leaves_the_view_open(opens: Opens, settled, monkeypatch):
    bench = workbench(ours())
    dialog = opens(bench, clean())

    def refuse(*_args: object, **_values: object) -> bool:
        bench.refused.emit("It may only be looked at.")
        return False

    monkeypatch.setattr(bench, "apply", refuse)
    click(dialog.go)
    assert dialog.isVisible()
    assert dialog.state.text() == "It may only be looked at."


def test_what_is_too_deep_together_is_one_sentence(opens: Opens):
    base = BASE
    node = "leave"
    for level in range(TREE_LEVELS - 10):
        base = edits.add_child(base, node, f"d{level}", f"Deep {level}")
        node = f"d{level}"
    mine = base
    for level in range(8):
        mine = edits.add_child(mine, "deal" if not level else f"o{level - 1}", f"o{level}", "On")
    other = edits.move(base, "talks", base.parents[node])
    dialog = opens(workbench(mine), other, base)
    assert (
        dialog.state.text()
        == f"A tree has at most {TREE_LEVELS:,} levels.".replace(",", "\N{NARROW NO-BREAK SPACE}")
        or dialog.state.text()
    )
    assert not dialog.go.isEnabled()


def test_a_thousand_decisions_are_listed_as_they_are_scrolled_to(opens: Opens, settled):
    base, mine, other = many(1_000)
    dialog = opens(workbench(mine), other, base)
    listed = dialog._shown
    assert listed is not None
    made = [each for each in listed if "title" in vars(each)]
    assert 0 < len(made) < 150
    press(Key.Key_End)
    assert dialog.list.decision is listed[-1]
    settled(dialog)
    click(dialog.all_ours)
    assert dialog.state.text() == "Everything is decided: it can be merged."
    settled(dialog)
    assert dialog.go.isEnabled()


def test_a_screen_reader_hears_what_is_chosen(opens: Opens, heard):
    dialog = opens(workbench(ours()), theirs())
    assert heard.said == ["4 decisions left"]
    assert dialog.list.accessibleName() == "What is merged"
    press(Key.Key_T)
    index = dialog.list.currentIndex()
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Ours removes “Moscow resists”, in which theirs changed 2 things: ✓ theirs"
    assert "3 are left" in heard.said
    whole = QAccessible.queryAccessibleInterface(dialog.panel.cards["theirs"])
    assert whole.state().checked


def test_the_rows_of_words_are_plain(opens: Opens, settled):
    mine = edits.set_label(BASE, "deal", "<b>Ours</b> & all")
    other = edits.set_label(BASE, "deal", "<i>Theirs</i>")
    dialog = opens(workbench(mine), other)
    assert "<b>" in rows(dialog)[0]
    assert "&lt;b&gt;" in dialog.list.rows().index(0, 0, dialog.list.rows().index(0, 0)).data(
        Qt.ItemDataRole.ToolTipRole
    )
    assert dialog.panel.title.textFormat() == Qt.TextFormat.PlainText
    assert dialog.list.rows().index(0, 0, QModelIndex()).isValid()
