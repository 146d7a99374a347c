"""What a journal tells becomes the history again: all that was done, undone and done again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import cycle
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.desk.bench.history import History
from scenario_desk.desk.bench.replaying import replayed
from scenario_desk.model import edits
from scenario_desk.model.changes import Changes
from scenario_desk.model.entities import Node
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.patches import Patch, patch
from scenario_desk.model.patches.entry import Entry, How
from scenario_desk.presentation.words.undo_labels import merge_step
from tests.model.building import small_scenario
from tests.model.test_edit_properties import edited, plans, several


def recorded(history: History) -> list[Entry]:
    entries: list[Entry] = []

    def record(how: How, step: str, between: Changes, made: Patch | None) -> None:
        made = patch(between.old, between.new) if made is None else made
        entries.append(Entry(len(entries) + 1, how, step, made))

    history.record = record
    return entries


def same(one: History, other: History) -> None:
    assert one.current == other.current
    for mine, its in ((one.done, other.done), (one.undone, other.undone)):
        assert [step.name for step in mine] == [step.name for step in its]


@several
@given(plans, st.integers(0, 2**32 - 1))
def test_replaying_leads_to_the_same_history(plan, seed: int) -> None:
    way = edited(plan)[0]
    chance = Random(seed)
    history = History(way[0][1])
    entries = recorded(history)
    for name, scenario in way[1:]:
        with suppress(EditRefused):
            match chance.randrange(6):
                case 0:
                    history.undo()
                case 1:
                    history.redo()
                case 2:
                    history.receive(scenario)
                    continue
        history.take(name, scenario, merge=chance.choice([None, "typing"]))
    again, lost = replayed(way[0][1], entries)
    assert lost == 0
    same(history, again)
    while history.done:
        for each in (history, again):
            with suppress(EditRefused):
                each.undo()
        same(history, again)


def test_a_merge_is_called_what_it_was_called() -> None:
    first = small_scenario()
    history = History(first)
    entries = recorded(history)
    history.take(merge_step("anna.scenario"), edits.set_label(first, "talks", "One"))
    again, _lost = replayed(first, entries)
    assert [step.label for step in again.done] == ["Merge with anna.scenario"]


def test_behind_a_lost_line_what_fits_is_made() -> None:
    first = small_scenario()
    history = History(first)
    entries = recorded(history)
    for label, node in zip(("One", "Two", "Three"), cycle(["talks", "leave"]), strict=False):
        history.take("set_label", edits.set_label(history.current, node, label))
    # "Three" follows upon "One", which is lost.
    again, lost = replayed(first, entries[1:])
    assert lost == 1
    assert again.current.nodes["leave"].label == "Two"
    assert again.current.nodes["talks"].label == first.nodes["talks"].label


def test_undoing_what_was_done_before_the_first_entry_changes_the_same() -> None:
    first = small_scenario()
    history = History(first)
    entries = recorded(history)
    second = edits.set_label(first, "talks", "One")
    history.take("set_label", second)
    history.undo()
    again, lost = replayed(second, entries[1:])
    assert (again.current, lost) == (first, 0)


def test_an_undo_that_was_refused_is_given_up_again() -> None:
    first = small_scenario()
    history = History(first)
    entries = recorded(history)
    history.take("set_label", edits.set_label(first, "talks", "One"))
    history.take("add_child", edits.add_child(history.current, "resist", "new", "A turn"))
    new = replace(history.current.nodes["new"], children=("below",))
    history.receive(history.current.with_nodes({"new": new, "below": Node("below")}))
    with suppress(EditRefused):
        history.undo()
    assert [entry.how for entry in entries] == ["done", "done", "received", "undone"]
    again, lost = replayed(first, entries)
    assert lost == 0
    same(history, again)
    assert [step.name for step in again.done] == ["set_label"]


def test_behind_a_lost_line_what_has_no_place_any_more_is_left_out() -> None:
    first = small_scenario()
    history = History(first)
    entries = recorded(history)
    history.take("delete", edits.delete(first, "rout"))
    history.undo()
    history.take("set_label", edits.set_label(first, "talks", "One"))
    # What is lost took the branch away below which that stood.
    base = edits.delete(first, "resist")
    again, lost = replayed(base, entries)
    assert lost == 2
    assert again.current == edits.set_label(base, "talks", "One")
    assert [step.name for step in again.done] == ["set_label"]
