"""The form of a snapshot: who took it when; gone back to, opened by itself, compared."""

from __future__ import annotations

from scenario_desk.model import edits
from scenario_desk.presentation.words.times import local_time
from tests.desk.inspector.conftest import Inspector
from tests.desk.showing import Key, undo_names


def buttons(inspector: Inspector) -> list[str]:
    return [name for _words, name in inspector.control("ways").row.value]


def test_it_says_who_took_it_and_when(inspector: Inspector) -> None:
    inspector.of("snapshot", "start")
    assert inspector.sentences() == f"{local_time('2017-02-01T09:00:00Z')}, A. Nalyst"
    assert inspector.text("note") == "Before the first round."


def test_going_back_is_one_step_and_can_be_taken_back(inspector: Inspector) -> None:
    before = inspector.scenario
    inspector.of("snapshot", "start").clicks("ways", "back")
    assert inspector.scenario.moment == before.snapshots["start"].scenario
    assert inspector.scenario.snapshots == before.snapshots
    assert inspector.sentences().endswith("It holds what there is now.")
    assert buttons(inspector) == ["copy"]
    assert undo_names(inspector.bench) == ["Go back to “At the start”"]
    assert inspector.scenario == before


def test_what_it_holds_is_wanted_as_a_copy(inspector: Inspector) -> None:
    wanted: list[object] = []
    inspector.bench.copy_wanted.connect(wanted.append)
    inspector.of("snapshot", "start").clicks("ways", "copy")
    assert wanted == [inspector.scenario.snapshots["start"].scenario]
    assert undo_names(inspector.bench) == []


def test_it_is_compared_where_something_compares(inspector: Inspector) -> None:
    inspector.of("snapshot", "start")
    assert buttons(inspector) == ["back", "copy"]
    compared: list[tuple[object, str]] = []
    inspector.bench.compare = lambda scenario, name: compared.append((scenario, name))
    inspector.of("phase", "first").of("snapshot", "start").clicks("ways", "compare")
    assert compared == [(inspector.scenario.snapshots["start"].scenario, "At the start")]


def test_its_name_and_note_are_written(inspector: Inspector) -> None:
    inspector.of("snapshot", "start").types("name", "After round 2", Key.Key_Return)
    inspector.types("note", "Agreed.", Key.Key_Tab)
    snapshot = inspector.scenario.snapshots["start"]
    assert (snapshot.name, snapshot.note) == ("After round 2", "Agreed.")
    assert undo_names(inspector.bench) == [
        "Edit “After round 2”",
        "Rename “At the start” to “After round 2”",
    ]


def test_one_of_an_unknown_author_and_time(inspector: Inspector) -> None:
    inspector.bench.apply(edits.take_snapshot, "one", "Round 1", "", "")
    inspector.of("snapshot", "one")
    assert inspector.sentences() == "It holds what there is now."
