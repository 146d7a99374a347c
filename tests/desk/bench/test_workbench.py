"""The one mutable object: every change goes through it, and every view hears of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.desk.bench.moments import Opened, Update
from scenario_desk.desk.bench.selection import Selection
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.model import edits
from scenario_desk.model.entities import Actor, Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import Message
from scenario_desk.model.patches import Patch, patch
from scenario_desk.model.starting import empty_scenario
from scenario_desk.model.table import Table
from scenario_desk.presentation.tokens import tokens
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.undo_labels import merge_step
from tests.desk.showing import undo_names, workbench
from tests.model.building import small_scenario


class Ear:
    """What a view would have heard."""

    def __init__(self, bench: Workbench) -> None:
        self.updates: list[Update] = []
        self.selections: list[Selection] = []
        self.refusals: list[str] = []
        self.history = self.files = self.held = 0
        bench.updated.connect(self.updates.append)
        bench.selection_changed.connect(self.selections.append)
        bench.refused.connect(self.refusals.append)
        bench.history_changed.connect(self._history)
        bench.file_changed.connect(self._file)

    def _history(self) -> None:
        self.history += 1

    def _file(self) -> None:
        self.files += 1


@pytest.fixture
def bench(qtbot: QtBot) -> Workbench:
    return workbench(small_scenario())


@pytest.fixture
def ear(bench: Workbench) -> Ear:
    return Ear(bench)


def best(bench: Workbench, endpoint: str = "e1", interest: str = "us1") -> float:
    return float(bench.scenario.scores[endpoint, interest].best)


def test_an_edit_is_applied_told_and_can_be_undone(bench: Workbench, ear: Ear) -> None:
    first = bench.scenario
    assert bench.apply(edits.set_score, "e1", "us1", Estimate(5))
    assert best(bench) == 5
    update = ear.updates[-1]
    assert update.scenario is bench.scenario
    assert update.changes is not None
    assert update.changes.replaced("scores") == {("e1", "us1")}
    assert not update.previewing
    assert bench.undo_text == "Score “Negotiated transition” on “An orderly transition”"
    bench.undo()
    assert bench.scenario is first
    assert bench.redo_text == "Score “Negotiated transition” on “An orderly transition”"
    bench.redo()
    assert best(bench) == 5
    assert ear.history == 3


def test_frame_and_evaluation_are_those_of_the_scenario(bench: Workbench) -> None:
    bench.apply(edits.set_score, "e1", "us1", Estimate(-90))
    bench.apply(edits.delete, ("push",))
    fresh = evaluate(lower(bench.scenario), bench.assumptions)
    assert bench.frame.node_ids == fresh.frame.node_ids
    assert bench.evaluation.utility.tolist() == fresh.utility.tolist()
    assert bench.evaluation.endpoint_reach.tolist() == fresh.endpoint_reach.tolist()


def test_what_is_taken_back_is_not_computed_again(bench: Workbench) -> None:
    frame, figures = bench.frame, bench.evaluation
    bench.apply(edits.delete, ("push",))
    after = bench.frame
    bench.undo()
    assert bench.frame is frame
    assert bench.evaluation.reach is figures.reach
    bench.redo()
    assert bench.frame is after
    bench.undo()
    bench.preview(edits.delete, ("talks",))
    bench.cancel()
    assert bench.frame is frame


def test_what_is_taken_back_follows_the_assumptions_of_now(bench: Workbench) -> None:
    bench.apply(edits.set_label, "talks", "Talk")
    bench.assume(replace(bench.assumptions, decisions="rational"))
    bench.undo()
    fresh = evaluate(lower(bench.scenario), bench.assumptions)
    assert bench.evaluation.reach.tolist() == fresh.reach.tolist()


def test_a_refused_edit_changes_nothing_and_says_why(bench: Workbench, ear: Ear) -> None:
    first = bench.scenario
    assert not bench.apply(edits.set_score, "e1", "us1", Estimate(101))
    assert bench.scenario is first
    assert (len(ear.refusals), ear.updates, bench.undo_text) == (1, [], "")
    assert bench.try_edit(edits.set_score, "e1", "us1", Estimate(101)) == ear.refusals[0]
    assert bench.try_edit(edits.set_score, "e1", "us1", Estimate(100)) is None
    assert bench.scenario is first


def test_edits_with_one_key_are_one_step(bench: Workbench) -> None:
    for text in ("T", "Ta", "Tal"):
        bench.apply(edits.set_label, "talks", text, merge="typing")
    bench.select("node", "push")
    bench.apply(edits.set_label, "talks", "Talk", merge="typing")
    assert undo_names(bench) == ["Label “Talk”", "Label “Tal”"]


def test_a_preview_is_shown_and_leaves_no_trace(bench: Workbench, ear: Ear) -> None:
    first = bench.scenario
    for value in (10, 20, 30):
        assert bench.preview(edits.set_score, "e1", "us1", Estimate(value))
        assert best(bench) == value
    assert ear.updates[-1].previewing
    assert bench.committed is first
    assert not bench.modified
    bench.cancel()
    assert bench.scenario is first
    assert not bench.undo_text
    assert not ear.updates[-1].previewing


def test_a_committed_preview_is_one_step(bench: Workbench) -> None:
    for value in (10, 20, 30):
        bench.preview(edits.set_score, "e1", "us1", Estimate(value))
    assert bench.commit()
    assert not bench.commit()
    assert best(bench) == 30
    assert len(undo_names(bench)) == 1


def test_a_refused_preview_keeps_the_last_one(bench: Workbench, ear: Ear) -> None:
    bench.preview(edits.set_score, "e1", "us1", Estimate(10))
    assert not bench.preview(edits.set_score, "e1", "us1", Estimate(400))
    assert best(bench) == 10
    assert len(ear.refusals) == 1


def test_an_edit_or_undo_in_the_middle_of_a_gesture(bench: Workbench) -> None:
    bench.preview(edits.set_score, "e1", "us1", Estimate(10))
    bench.apply(edits.set_score, "e2", "us1", Estimate(20))
    assert (best(bench), best(bench, "e2")) == (10, 20)
    assert len(undo_names(bench)) == 2
    bench.apply(edits.set_score, "e1", "us1", Estimate(1))
    bench.preview(edits.set_score, "e1", "us1", Estimate(2))
    bench.undo()
    assert best(bench) == 60


def elsewhere(bench: Workbench, edit: Any, *args: Any) -> Patch:
    """What an edit of the value that is open would have changed, made by someone else."""
    return patch(bench.committed, edit(bench.committed, *args))


def test_a_change_made_elsewhere_is_taken_in_and_is_no_step(bench: Workbench, ear: Ear) -> None:
    bench.apply(edits.set_label, "talks", "They talk")
    assert bench.receive(elsewhere(bench, edits.set_score, "e1", "us1", Estimate(5)))
    assert best(bench) == 5
    assert ear.updates[-1].changes is not None
    assert ear.updates[-1].changes.replaced("scores") == {("e1", "us1")}
    assert bench.evaluation.utility.tolist() == evaluate(lower(bench.scenario)).utility.tolist()
    assert undo_names(bench) == ["Label “They talk”"]
    assert best(bench) == 5


def test_what_is_only_tried_is_no_step_before_it_is_committed(bench: Workbench) -> None:
    was = best(bench)
    bench.preview(edits.set_score, "e1", "us1", Estimate(10), tried=True)
    assert best(bench) == 10
    bench.apply(edits.set_score, "e2", "us1", Estimate(20))
    assert (best(bench), best(bench, "e2")) == (was, 20)
    bench.preview(edits.set_score, "e1", "us1", Estimate(10), tried=True)
    assert bench.commit()
    assert len(undo_names(bench)) == 2


def test_a_preview_is_redone_on_what_arrives_beneath_it(bench: Workbench, ear: Ear) -> None:
    bench.preview(edits.move, "deal", "push", 0)
    bench.receive(elsewhere(bench, edits.add_child, "push", "new", "Another"))
    assert bench.scenario.nodes["push"].children == ("deal", "yield", "resist", "new")
    assert ear.updates[-1].previewing
    assert bench.committed.nodes["push"].children == ("yield", "resist", "new")
    assert bench.commit()
    assert bench.scenario.nodes["push"].children == ("deal", "yield", "resist", "new")
    bench.undo()
    assert bench.scenario.nodes["push"].children == ("yield", "resist", "new")


def test_a_preview_that_fits_no_longer_is_dropped_and_said(bench: Workbench, ear: Ear) -> None:
    bench.preview(edits.set_label, "deal", "A bargain")
    bench.receive(elsewhere(bench, edits.delete, "deal"))
    assert not bench.previewing
    assert bench.scenario is bench.committed
    assert len(ear.refusals) == 1
    assert not bench.undo_text


def test_a_change_that_does_not_fit_is_refused(bench: Workbench, ear: Ear) -> None:
    late = elsewhere(bench, edits.set_label, "talks", "They talk")
    bench.apply(edits.set_label, "talks", "Talk")
    there = bench.scenario
    assert not bench.receive(late)
    assert bench.scenario is there
    (refusal,) = ear.refusals
    assert refusal.startswith("“label” of “Talk” is no longer as it was before this change;")


def test_undo_says_what_was_changed_elsewhere_since(bench: Workbench, ear: Ear) -> None:
    bench.apply(edits.set_label, "talks", "They talk")
    bench.receive(elsewhere(bench, edits.set_label, "talks", "Talk"))
    bench.undo()
    assert bench.scenario.nodes["talks"].label == "Talk"
    assert ear.refusals == [
        "Label “They talk”: “label” of “Talk” was changed since, so it stays as it is."
    ]
    assert (bench.undo_text, bench.redo_text) == ("", "")


def test_modified_means_other_than_the_file(bench: Workbench, ear: Ear, tmp_path: Path) -> None:
    path = tmp_path / "war.scenario"
    assert not bench.modified
    bench.apply(edits.set_label, "talks", "They talk")
    assert bench.modified
    bench.mark_saved(bench.committed, path)
    assert (bench.modified, bench.path) == (False, path)
    bench.undo()
    assert bench.modified
    bench.redo()
    assert not bench.modified
    bench.mark_held(None)
    assert bench.modified
    assert ear.files >= 4


def test_a_file_that_is_gone_leaves_it_saved_nowhere(bench: Workbench, ear: Ear) -> None:
    for _time in range(2):
        bench.mark_gone(True)
        assert bench.modified
        bench.mark_gone(False)
        assert not bench.modified
    told = ear.files
    bench.mark_gone(False)
    assert ear.files == told


def test_what_the_file_holds_by_now_is_one_step(bench: Workbench, tmp_path: Path) -> None:
    bench.mark_saved(bench.committed, tmp_path / "war.scenario")
    bench.apply(edits.set_label, "talks", "Mine")
    bench.preview(edits.set_label, "talks", "Not done")
    mine, theirs = bench.committed, edits.set_label(bench.saved, "talks", "Theirs")
    bench.take_over("reload", Opened.of(theirs))
    bench.mark_held(theirs)
    assert bench.scenario == bench.committed == bench.saved == theirs
    assert (bench.modified, bench.undo_text) == (False, "Reload from the file")
    assert bench.evaluation.frame.scenario is theirs
    bench.undo()
    assert (bench.scenario, bench.modified) == (mine, True)
    bench.redo()
    assert (bench.scenario, bench.modified) == (theirs, False)
    bench.take_over("reload", Opened.of(edits.set_label(theirs, "talks", "Theirs")))
    assert undo_names(bench) == ["Reload from the file", "Label “Mine”"]


def test_what_is_read_only_is_looked_at_and_never_edited(
    bench: Workbench, ear: Ear, tmp_path: Path
) -> None:
    held = Message("file_read_only", {"file": "war.scenario"})
    path, before = tmp_path / "war.scenario", bench.scenario
    bench.open(Opened.of(before), path, read_only=held)
    ear.refusals.clear()
    for do in (bench.apply, bench.preview):
        assert not do(edits.set_label, "talks", "They talk")
    assert ear.refusals == [words(held)] * 2
    assert bench.try_edit(edits.set_label, "talks", "They talk") == words(held)
    assert bench.scenario is bench.committed is before
    theirs = edits.set_label(before, "talks", "Theirs")
    bench.take_over("reload", Opened.of(theirs))
    assert (bench.scenario, bench.undo(), bench.modified) == (theirs, None, False)
    bench.open(Opened.of(before), path)
    assert bench.apply(edits.set_label, "talks", "They talk")


def test_a_save_ends_a_run_of_typing(bench: Workbench, tmp_path: Path) -> None:
    bench.apply(edits.set_label, "talks", "T", merge="typing")
    bench.mark_saved(bench.committed, tmp_path / "x.scenario")
    bench.apply(edits.set_label, "talks", "Ta", merge="typing")
    assert len(undo_names(bench)) == 2


def test_opening_another_starts_afresh(bench: Workbench, ear: Ear) -> None:
    bench.apply(edits.set_label, "talks", "They talk")
    bench.preview(edits.set_label, "talks", "No")
    bench.select("node", "talks")
    bench.assume(Assumptions(decisions="rational"))
    bench.open(Opened.of(empty_scenario()), None)
    assert (bench.undo_text, bench.redo_text, bench.modified) == ("", "", False)
    assert bench.selection == Selection()
    assert bench.assumptions == empty_scenario().assumptions
    assert ear.updates[-1].changes is None
    assert bench.chart_actors == ()


def test_switching_assumptions_is_no_edit(bench: Workbench, ear: Ear) -> None:
    bench.assume(Assumptions(profiles=Table({"ru": "us-sees-ru"})))
    assert bench.profile_of("ru") == "us-sees-ru"
    assert bench.profile_of("us") == "us-base"
    assert (bench.undo_text, bench.modified) == ("", False)
    assert ear.updates[-1].changes is not None
    assert not ear.updates[-1].changes
    bench.apply(edits.set_label, "talks", "They talk")
    bench.undo()
    assert bench.profile_of("ru") == "us-sees-ru"


def test_linkages_are_ticked_one_by_one_and_from_a_package(bench: Workbench) -> None:
    bench.toggle_linkage("relief")
    assert bench.linkages_on_table == ("relief",)
    bench.assume(replace(bench.assumptions, package="bargain"))
    assert bench.linkages_on_table == ("relief", "bases")
    bench.toggle_linkage("relief")
    assert bench.assumptions == Assumptions(linkages=("bases",))


def test_what_is_removed_is_no_longer_assumed(bench: Workbench) -> None:
    bench.assume(Assumptions(profiles=Table({"ru": "us-sees-ru"}), package="bargain"))
    bench.apply(edits.remove, "profiles", "us-sees-ru")
    assert bench.profile_of("ru") == "ru-base"
    bench.apply(edits.remove, "packages", "bargain")
    assert bench.assumptions.package is None
    bench.assume(Assumptions(linkages=("relief", "bases", "no such")))
    assert bench.assumptions.linkages == ("relief", "bases")
    bench.apply(edits.remove, "linkages", "relief")
    assert bench.assumptions.linkages == ("bases",)


def test_one_selection_for_all(bench: Workbench, ear: Ear) -> None:
    bench.select("node", "talks", "push")
    assert bench.selection.primary == "push"
    bench.select("node", "talks", "push")
    assert len(ear.selections) == 1
    bench.select("endpoint", "e1", "no such")
    assert bench.selection.ids == ("e1",)
    bench.select("")
    assert bench.selection == Selection()


def test_what_is_removed_is_no_longer_selected(bench: Workbench, ear: Ear) -> None:
    bench.select("endpoint", "e1", "e2")
    bench.apply(edits.remove, "endpoints", "e2")
    assert bench.selection.ids == ("e1",)
    bench.apply(edits.remove, "endpoints", "e1")
    assert bench.selection == Selection()
    assert ear.selections[-1] == Selection()


def test_what_undo_brings_back_is_selected(bench: Workbench) -> None:
    bench.apply(edits.delete, ("deal", "push"))
    bench.select("node", bench.scenario.root)
    bench.undo()
    assert set(bench.selection.ids) == {"deal", "push"}
    bench.redo()
    assert bench.selection.ids == ("talks",)


@pytest.mark.parametrize(
    ("selection", "meant"),
    [
        (("endpoint", "e1", "e2"), {"e1", "e2"}),
        (("node", "deal", "talks"), {"e1"}),
        (("score", "e3/us1"), {"e3"}),
        (("actor", "us"), set()),
    ],
)
def test_the_endpoints_a_selection_means(
    bench: Workbench, selection: tuple[str, ...], meant: set[str]
) -> None:
    bench.select(*selection)
    assert bench.selection.endpoints(bench.scenario) == meant


def test_the_chart_shows_the_first_principals_as_long_as_they_are_there(bench: Workbench) -> None:
    moved: list[Any] = []
    bench.chart_actors_changed.connect(lambda: moved.append(bench.chart_actors))
    assert bench.chart_actors == ("us", "ru")
    bench.choose_chart_actors("ir", "ru")
    bench.apply(edits.remove, "actors", "ir")
    assert bench.chart_actors == ("us", "ru")
    bench.apply(edits.remove, "actors", "us")
    assert bench.chart_actors == ("ru",)
    bench.apply(edits.add, "actors", Actor("tr", "Türkiye"))
    assert bench.chart_actors == ("ru", "tr")
    assert moved == [("ir", "ru"), ("us", "ru"), ("ru",), ("ru", "tr")]


def test_hold_tells_only_when_it_changes(bench: Workbench) -> None:
    heard: list[bool] = []
    bench.hold_changed.connect(heard.append)
    bench.hold(True)
    bench.hold(True)
    bench.hold(False)
    assert heard == [True, False]


def test_dressing_tells_every_view(bench: Workbench) -> None:
    heard: list[float] = []
    bench.theme_changed.connect(lambda: heard.append(bench.font_scale))
    bench.dress(tokens("dark"), 1.35)
    assert heard == [1.35]
    assert bench.tokens is tokens("dark")


def test_a_step_may_be_called_more_than_its_edit_is() -> None:
    bench = Workbench(Opened.of(small_scenario()))
    merged = Opened.of(edits.set_label(bench.scenario, "talks", "They talk"))
    bench.foresee(merged)
    assert bench.apply(lambda _ours: merged.scenario, step=merge_step("anna.scenario"))
    assert bench.undo_text == "Merge with anna.scenario"
    # What was worked out before is shown, not worked out again.
    assert bench.frame is merged.frame
