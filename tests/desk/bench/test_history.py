"""Undo without limit, by name; steps of one gesture are one."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.desk.bench import history as history_module
from scenario_desk.desk.bench.history import History
from scenario_desk.model import edits
from scenario_desk.model.edits.walking import below
from scenario_desk.model.entities import Actor, Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.patches import patch
from scenario_desk.model.scenario import Scenario, parents_of
from scenario_desk.model.table import Roster
from scenario_desk.presentation.words.messages import words
from tests.model.building import small_scenario
from tests.model.test_edit_properties import plans


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


def test_undo_after_what_changed_nothing_gives_the_very_value_back() -> None:
    first = small_scenario()
    history = History(first)
    history.take("set_label", labelled("One", first))
    history.take("set_label", labelled("One", labelled("Two", history.current)))
    history.undo()
    assert history.current is first


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


def test_a_step_long_ago_is_its_patch_alone() -> None:
    way = [small_scenario()]
    history = History(way[0])
    for number in range(10):
        way.append(labelled(str(number), way[-1]))
        history.take("set_label", way[-1])
    assert [step.ends is None for step in history.done] == [True] * 6 + [False] * 4
    assert history.done[0].patch == patch(way[0], way[1])
    for scenario in reversed(way[:-1]):
        assert history.undo() is not None
        assert history.current == scenario
    there = history.current
    history.redo()
    history.undo()
    assert history.current is there


def test_a_huge_step_keeps_its_values_and_makes_its_patch_when_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(history_module, "_HUGE", 2)
    first = small_scenario()
    history = History(first)
    second = edits.delete(first, "push")
    history.take("delete", second)
    for number in range(10):
        history.take("set_label", labelled(str(number), history.current))
    step = history.done[0]
    assert step.made is None
    assert step.patch == patch(first, second)
    while history.undo():
        pass
    assert history.current == first


def test_a_step_that_is_huge_inside_one_thing_or_order_is_a_huge_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(history_module, "_HUGE", 2)
    first = small_scenario()
    own = {(endpoint, "us1"): Estimate(5) for endpoint in ("e1", "e2", "e3")}
    scored = edits.set_profile_scores(first, "us-base", own)
    turned = replace(scored, interests=Roster(reversed(list(scored.interests.values()))))
    history = History(first)
    history.take("set_profile_scores", scored)
    history.take("sort", turned)
    assert [step.made for step in history.done] == [None, None]
    assert [step.patch for step in history.done] == [patch(first, scored), patch(scored, turned)]
    history.receive(edits.set_label(turned, "push", "Push"))
    history.undo()
    history.undo()
    assert history.current == edits.set_label(first, "push", "Push")


def test_undo_leaves_what_was_changed_elsewhere_as_it_is() -> None:
    history = History(small_scenario())
    history.take("set_label", labelled("One", history.current))
    history.receive(edits.set_label(history.current, "push", "Push"))
    step = history.undo()
    assert step is not None
    assert step.left is None
    assert history.current == edits.set_label(small_scenario(), "push", "Push")
    history.redo()
    assert history.current.nodes["talks"].label == "One"
    assert history.current.nodes["push"].label == "Push"


def test_undo_says_what_was_changed_since_and_does_the_rest() -> None:
    first = small_scenario()
    keys = [("e1", "us1"), ("e2", "us1"), ("e3", "us1")]
    history = History(first)
    history.take("set_scores", edits.set_scores(first, dict.fromkeys(keys, Estimate(1))))
    history.receive(edits.set_score(history.current, "e2", "us1", Estimate(2)))
    step = history.undo()
    assert step is not None
    assert step.left is not None
    assert words(step.left) == (
        "Change 3 scores: US's score of “Imposed transition” on “An orderly transition” was changed"
        " since, so it stays as it is."
    )
    assert history.current == edits.set_score(first, "e2", "us1", Estimate(2))
    again = history.redo()
    assert again is not None
    assert again.left is None
    assert [history.current.scores[key].best for key in keys] == [1, 2, 1]
    history.undo()
    assert history.current == edits.set_score(first, "e2", "us1", Estimate(2))


def test_a_step_of_which_all_was_changed_since_is_given_up() -> None:
    first = small_scenario()
    history = History(first)
    history.take("set_label", labelled("One", first))
    history.take("set_score", edits.set_score(history.current, "e1", "us1", Estimate(1)))
    history.receive(edits.set_score(history.current, "e1", "us1", Estimate(2)))
    step = history.undo()
    assert step is not None
    assert step.left is not None
    assert (len(history.done), history.undone) == (1, [])
    history.undo()
    assert history.current == edits.set_score(first, "e1", "us1", Estimate(2))


def test_a_branch_that_was_moved_elsewhere_since_stays() -> None:
    history = History(small_scenario())
    history.take("add_child", edits.add_child(history.current, "talks", "new", "A turn"))
    history.receive(edits.move(history.current, "new", "push"))
    step = history.undo()
    assert step is not None
    assert step.left is not None
    assert words(step.left).startswith("Add branch “A turn”: “place” of “A turn” was changed since")
    assert "new" in history.current.nodes


def test_a_branch_comes_back_though_the_one_it_followed_is_gone() -> None:
    history = History(small_scenario())
    history.take("delete", edits.delete(history.current, "leave"))
    history.receive(edits.delete(history.current, "push"))
    without = history.current
    step = history.undo()
    assert step is not None
    assert step.left is None
    assert history.current.nodes["root"].children == ("talks", "leave")
    assert history.current.nodes["leave"] == small_scenario().nodes["leave"]
    history.redo()
    assert history.current == without


def test_an_actor_comes_back_though_the_one_it_followed_is_gone() -> None:
    first = small_scenario()
    history = History(first)
    history.take("add", edits.add(first, "actors", Actor("new", "Another")))
    history.undo()
    history.receive(edits.remove(first, "actors", "ir"))
    assert history.redo() is not None
    assert history.current.actors.order == ("us", "ru", "new")


def test_a_turn_in_an_order_that_is_gone_is_given_up() -> None:
    history = History(small_scenario())
    history.take("reorder", edits.reorder(history.current, "leave", -2))
    for beside in ("push", "talks"):
        history.receive(edits.delete(history.current, beside))
    there = history.current
    step = history.undo()
    assert step is not None
    assert step.left is not None
    assert words(step.left).endswith("was changed since, so it stays as it is.")
    assert history.current is there
    assert (history.done, history.undone) == ([], [])


def test_a_branch_whose_parent_is_gone_is_refused_and_given_up() -> None:
    history = History(small_scenario())
    history.take("set_label", labelled("One", history.current))
    history.take("delete", edits.delete(history.current, "rout"))
    history.receive(edits.delete(history.current, "resist"))
    there = history.current
    with pytest.raises(EditRefused) as caught:
        history.undo()
    assert "“resist”, which is no longer there" in words(caught.value.message)
    assert history.current is there
    assert history.undo() is not None
    assert history.current.nodes["talks"].label == "Talks open"


def test_a_step_that_would_tear_the_tree_is_refused_and_given_up() -> None:
    history = History(small_scenario())
    history.take("set_label", labelled("One", history.current))
    history.take("add_child", edits.add_child(history.current, "resist", "new", "A turn"))
    new = replace(history.current.nodes["new"], children=("below",))
    history.receive(history.current.with_nodes({"new": new, "below": Node("below")}))
    there = history.current
    with pytest.raises(EditRefused):
        history.undo()
    assert history.current is there
    assert [step.label for step in history.done] == ["Label “One”"]
    assert history.undo() is not None
    assert "below" in history.current.nodes
    assert history.current.nodes["talks"].label == "Talks open"


def test_a_run_does_not_go_on_over_a_change_made_elsewhere() -> None:
    history = History(small_scenario())
    history.take("set_label", labelled("O", history.current), "typing")
    history.receive(edits.set_score(history.current, "e1", "us1", Estimate(2)))
    history.take("set_label", labelled("On", history.current), "typing")
    assert [step.label for step in history.done] == ["Label “O”", "Label “On”"]
    history.undo()
    history.undo()
    assert history.current == edits.set_score(small_scenario(), "e1", "us1", Estimate(2))


@settings(max_examples=150)
@given(plans, st.randoms(use_true_random=False))
def test_two_people_undo_each_their_own_and_the_tree_stays_whole(plan, chance: Random) -> None:
    history = History(small_scenario())
    for place, (step, seed) in enumerate(plan):
        try:
            edited = step(history.current, Random(seed), f"new{place}")
        except EditRefused:
            continue
        if chance.random() < 0.5:
            history.take(step.__name__, edited)
        else:
            history.receive(edited)
    for _turn in range(3):
        for go, source in ((history.undo, history.done), (history.redo, history.undone)):
            while source:
                before = history.current
                try:
                    went = go()
                except EditRefused:
                    went = None
                if went is None:
                    assert history.current is before
                    continue
                assert went.left is not None or history.current != before
                nodes = history.current.nodes
                assert len(below(history.current, history.current.root)) == len(nodes)
                assert history.current.parents == parents_of(nodes)


def test_a_run_that_ends_where_it_began_leaves_the_run_before_it_alone() -> None:
    first = small_scenario()
    history = History(first)
    history.take("set_label", labelled("One", first), "typing")
    one = history.current
    history.seal()
    history.take("set_label", labelled("On", one), "typing")
    history.take("set_label", one, "typing")
    history.take("set_label", labelled("Two", one), "typing")
    assert [step.label for step in history.done] == ["Label “One”", "Label “Two”"]


def test_what_changes_nothing_renames_no_step() -> None:
    first = small_scenario()
    history = History(first)
    history.take("set_label", labelled("One", first), "typing")
    history.take("move", history.current, "typing")
    assert [step.name for step in history.done] == ["set_label"]


def test_steps_are_undone_aside_and_stay_here() -> None:
    first = small_scenario()
    history = History(first)
    values = [first]
    for number in range(8):
        values.append(labelled(f"Label {number}", values[-1]))
        history.take("set_label", values[-1])
    for steps in (1, 3, 8):
        assert history.aside().back(steps).current == values[-1 - steps]
    assert history.current is values[-1]
    assert len(history.done) == 8
    assert not history.undone


def test_what_happens_meanwhile_changes_nothing_of_a_value_that_is_looked_for() -> None:
    first = small_scenario()
    history = History(first)
    history.take("set_label", labelled("One", first))
    aside = history.aside()
    history.take("set_label", labelled("Two", history.current))
    history.undo()
    assert aside.back(1).current == first
