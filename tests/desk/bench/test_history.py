"""Undo without limit, by name; steps of one gesture are one."""

from __future__ import annotations

from scenario_desk.desk.bench.history import History
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from tests.model.building import small_scenario


def labelled(text: str, scenario: Scenario) -> Scenario:
    return edits.set_label(scenario, "talks", text)


def test_steps_are_undone_and_redone_in_order() -> None:
    first = small_scenario()
    history = History(first)
    second = labelled("One", first)
    third = labelled("Two", second)
    history.take("set_label", second)
    history.take("set_label", third)
    assert [step.label for step in history.done] == ["Label “One”", "Label “Two”"]
    assert history.undo() is not None
    assert history.current is second
    assert history.undo() is not None
    assert history.current is first
    assert history.undo() is None
    assert history.redo() is not None
    assert history.redo() is not None
    assert history.current is third
    assert history.redo() is None


def test_a_new_step_forgets_what_was_undone() -> None:
    first = small_scenario()
    history = History(first)
    history.take("set_label", labelled("One", first))
    history.undo()
    history.take("set_label", labelled("Two", first))
    assert history.redo() is None
    assert [step.label for step in history.done] == ["Label “Two”"]


def test_steps_with_one_key_in_a_row_are_one() -> None:
    first = small_scenario()
    history = History(first)
    one, two = labelled("O", first), labelled("On", first)
    history.take("set_label", one, "typing")
    history.take("set_label", two, "typing")
    assert len(history.done) == 1
    history.undo()
    assert history.current is first


def test_another_key_a_seal_and_an_undo_end_a_run() -> None:
    first = small_scenario()
    for end in ("key", "seal", "undo"):
        history = History(first)
        history.take("set_label", labelled("O", first), "typing")
        if end == "seal":
            history.seal()
        if end == "undo":
            history.undo()
            history.redo()
            history.undo()
        key = "other" if end == "key" else "typing"
        history.take("set_score", edits.set_score(history.current, "e1", "us1", Estimate(1)), key)
        assert len(history.done) == (1 if end == "undo" else 2)


def test_what_changes_nothing_is_no_step() -> None:
    first = small_scenario()
    history = History(first)
    history.take("set_label", labelled("Talks open", first))
    assert history.done == []
    assert history.current == first


def test_a_run_that_comes_back_to_its_start_is_no_step() -> None:
    first = small_scenario()
    history = History(first)
    history.take("set_label", labelled("O", first), "typing")
    history.take("set_label", labelled("Talks open", first), "typing")
    assert history.done == []


def test_what_changes_nothing_leaves_what_was_undone() -> None:
    first = small_scenario()
    history = History(first)
    second = labelled("One", first)
    history.take("set_label", second)
    history.undo()
    history.take("reorder", first)
    assert history.redo() is not None
    assert history.current is second
