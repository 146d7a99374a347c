"""The question what two scenarios were both made from."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from scenario_desk.desk.merging.base_dialog import BaseDialog
from scenario_desk.desk.merging.merge_command import kept_in_both
from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.sharing import shared_copy
from tests.model.building import small_scenario


@pytest.mark.parametrize(
    ("saved", "kept", "ways"),
    [
        ("plan & b.scenario", "", ["saved", "file", "none"]),
        ("", "", ["file", "none"]),
        ("plan & b.scenario", "Round 1", ["kept", "saved", "file", "none"]),
    ],
)
def test_it_offers_what_there_is_and_begins_with_what_can_lose_nothing(
    qtbot: QtBot, saved: str, kept: str, ways: list[str]
):
    dialog = BaseDialog("anna.scenario", saved, kept)
    qtbot.addWidget(dialog)
    assert list(dialog.ways) == ways
    assert dialog.chosen == ("kept" if kept else "none")
    for way, button in dialog.ways.items():
        button.setChecked(True)
        assert dialog.chosen == way
        assert button.accessibleDescription()
    if saved:
        assert dialog.ways["saved"].text().startswith("“plan && b.scenario”")


def kept_twice() -> Scenario:
    scenario = edits.amend_node(small_scenario(), "talks", notes="Ask Ann Lee.")
    scenario = edits.take_snapshot(scenario, "one", "One", "", "2026-01-01T00:00:00Z")
    scenario = edits.amend_node(scenario, "talks", notes="")
    return edits.take_snapshot(scenario, "two", "Two", "", "2026-02-01T00:00:00Z")


def test_both_were_made_from_the_last_snapshot_that_is_the_same_in_both() -> None:
    ours = kept_twice()
    assert kept_in_both(ours, edits.set_label(ours, "talks", "They talk")) is ours.snapshots["two"]
    assert kept_in_both(ours, edits.remove(ours, "snapshots", "two")) is ours.snapshots["one"]
    nameless, _left_out = shared_copy(ours, person="Ann Lee")
    assert kept_in_both(ours, nameless) is ours.snapshots["two"]


@pytest.mark.parametrize(
    "times",
    [
        ("2026-02-01T00:00:00Z", "2026-02-01T00:00:00Z"),
        ("2999-01-01T00:00:00Z", "2026-03-01T00:00:00Z"),
        ("zzz", ""),
        ("2026-03-01T00:00:00Z", "0001-01-01"),
    ],
)
def test_the_base_goes_by_the_order_of_snapshots_and_not_by_the_times_they_claim(
    times: tuple[str, str],
) -> None:
    ours = kept_twice()
    for key, time in zip(("three", "four"), times, strict=True):
        ours = edits.set_label(ours, "talks", key)
        ours = edits.take_snapshot(ours, key, key, "", time)
    theirs = edits.amend(ours, "snapshots", "one", time="9999-12-31T23:59:59Z")
    assert kept_in_both(ours, theirs) is ours.snapshots["four"]
    assert kept_in_both(theirs, ours) is theirs.snapshots["four"]


def test_a_snapshot_that_only_has_the_same_id_is_no_base() -> None:
    ours = kept_twice()
    stranger = edits.set_label(small_scenario().moment, "talks", "They talk")
    for key in ("two", "one"):
        stranger = edits.take_snapshot(stranger, key, key, "", "2026-03-01T00:00:00Z")
    assert kept_in_both(ours, stranger) is None
