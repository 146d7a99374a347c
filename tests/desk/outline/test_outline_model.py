"""What the outline lists: everything a scenario holds, the tree's rows only when asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from scenario_desk.desk.outline import outline_model
from scenario_desk.desk.outline.entries import HEADINGS, SECTION
from scenario_desk.desk.outline.node_words import node_text
from scenario_desk.desk.outline.outline_model import ID_ROLE, OutlineModel
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Endpoint, Linkage
from scenario_desk.model.estimate import Estimate
from tests.desk.outline.conftest import Outline
from tests.desk.showing import workbench
from tests.model.building import big_tree


def test_everything_is_listed_under_its_heading(outline: Outline) -> None:
    model = outline.view.model
    headings = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert headings == [
        "Endpoints",
        "Actors",
        "Tree",
        "Linkages",
        "Packages",
        "Lenses",
        "Phases",
        "Sources",
        "Participants",
        "Sessions",
        "Seed questions",
        "Injects",
        "Snapshots",
    ]
    assert outline.section("actors") == ["United States", "Russia", "Iran"]
    assert outline.under(outline.row("actor", "ru")) == [
        "A friendly government",
        "Relief from sanctions",
        "Russia",
        "Russia, as Washington sees it",
    ]
    assert outline.section("linkages") == ["Sanctions relief", "Bases stay"]
    assert outline.section("sources") == ["A report"]


def test_the_likeliest_endpoint_stands_first_with_its_likelihood(outline: Outline) -> None:
    # Frozen lines: talks 0.5 · stall 0.4 + push 0.3 · resist 0.8 · hold 0.5
    assert outline.section("endpoints") == [
        "Frozen lines",
        "Reconquest",
        "Negotiated transition",
        "Imposed transition",
    ]
    assert outline.figure("endpoint", "e3") == "32 %"
    assert outline.figure("endpoint", "e2") == "6 %"
    outline.bench.apply(edits.set_probability, "deal", Estimate(1))
    assert outline.section("endpoints")[0] == "Negotiated transition"


def test_held_results_show_the_files_order_and_no_figures(outline: Outline) -> None:
    outline.bench.hold(True)
    assert outline.section("endpoints") == [
        "Negotiated transition",
        "Imposed transition",
        "Frozen lines",
        "Reconquest",
    ]
    assert outline.figure("endpoint", "e4") == ""
    told = str(outline.row("endpoint", "e4").data(Qt.ItemDataRole.AccessibleTextRole))
    assert told == "Reconquest"


def test_held_results_do_not_show_what_an_owner_would_choose(outline: Outline) -> None:
    bench = outline.bench
    judged = outline.figure("node", "deal")
    bench.assume(replace(bench.assumptions, decisions="rational"))
    branches = [key for key in bench.scenario.nodes if key != bench.scenario.root]
    shown = {key: outline.figure("node", key) for key in branches}
    bench.hold(True)
    held = {key: outline.figure("node", key) for key in branches}
    assert held["deal"] == judged
    assert held != shown


def test_the_tree_is_the_trees_accessible_twin(outline: Outline) -> None:
    model = outline.view.model
    root = model.index(0, 0, outline.row(SECTION, "tree"))
    assert root.data() == "What does Washington do?"
    assert outline.under(root) == [
        "Talks open",
        "Washington pushes",
        "Washington leaves → Reconquest",
    ]
    assert outline.figure("node", "talks") == "50 %"
    assert model.index_of("node", "hold").parent().data(ID_ROLE) == "resist"


def test_a_class_is_said_in_words(outline: Outline) -> None:
    told = str(outline.row("endpoint", "e1").data(Qt.ItemDataRole.AccessibleTextRole))
    assert (
        told.replace("\N{NO-BREAK SPACE}", " ")
        == "Negotiated transition: 30 %, Acceptable to United States only"
    )


def test_the_active_profile_is_named(outline: Outline) -> None:
    assert outline.figure("profile", "ru-base") == "active"
    outline.bench.assume(Assumptions(profiles={"ru": "us-sees-ru"}))
    assert outline.figure("profile", "ru-base") == ""
    assert outline.figure("profile", "us-sees-ru") == "active"


def test_a_linkage_is_ticked_while_it_is_on_the_table(outline: Outline) -> None:
    def ticked() -> list[bool]:
        keys = ("relief", "bases")
        role = Qt.ItemDataRole.CheckStateRole
        states = [outline.row("linkage", key).data(role) for key in keys]
        return [Qt.CheckState(state) == Qt.CheckState.Checked for state in states]

    assert ticked() == [False, False]
    outline.bench.toggle_linkage("bases")
    assert ticked() == [False, True]
    outline.bench.assume(Assumptions(package="bargain"))
    assert ticked() == [True, True]


def test_it_is_a_sound_model_through_every_change(outline: Outline) -> None:
    tester = QAbstractItemModelTester(
        outline.view.model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    bench = outline.bench
    bench.apply(edits.add, "endpoints", Endpoint("e5", "Partition"))
    bench.apply(edits.add_child, "talks", "walkout", "They walk out")
    bench.apply(edits.move, ("hold",), "root")
    bench.apply(edits.delete, ("push",))
    bench.apply(edits.remove, "actors", "ir")
    bench.apply(edits.reorder_entity, "sources", "report", 0)
    while bench.undo_text:
        bench.undo()
    while bench.redo_text:
        bench.redo()
    bench.hold(True)
    assert tester.model() is outline.view.model


@pytest.mark.parametrize(
    "edit",
    [
        lambda bench: bench.apply(edits.set_score, "e1", "us1", Estimate(-90)),
        lambda bench: bench.apply(edits.set_label, "talks", "They talk"),
        lambda bench: bench.apply(edits.amend, "actors", "us", name="America"),
        lambda bench: bench.toggle_linkage("bases"),
        lambda bench: bench.preview(edits.set_probability, "deal", Estimate(0.9)),
    ],
)
def test_rows_that_stay_are_not_made_anew(outline: Outline, edit: object) -> None:
    resets: list[int] = []
    outline.view.model.modelReset.connect(lambda: resets.append(1))
    assert callable(edit)
    edit(outline.bench)
    assert resets == []


def test_an_answer_that_comes_back_is_painted_again(outline: Outline) -> None:
    """Two switches in between must not hide that a row shows another class."""
    model = outline.view.model
    told: list[str] = []
    model.dataChanged.connect(lambda top, _bottom: told.append(str(top.data(ID_ROLE))))
    outline.bench.apply(edits.set_score, "e1", "ru1", Estimate(100))
    outline.bench.assume(Assumptions(decisions="rational"))
    outline.bench.assume(Assumptions())
    told.clear()
    outline.bench.apply(edits.set_score, "e1", "ru1", Estimate(-100))
    assert "e1" in told


def test_a_hundred_thousand_nodes_cost_nothing_until_they_are_unfolded(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = workbench(big_tree(100_000))
    asked: list[int] = []
    monkeypatch.setattr(
        outline_model,
        "node_text",
        lambda bench, row: asked.append(1) or node_text(bench, row),
    )
    model = OutlineModel(bench)
    assert model.rowCount(QModelIndex()) == len(HEADINGS)
    root = model.index(0, 0, model.index_of(SECTION, "tree"))
    assert model.rowCount(root) == 3
    assert asked == []
    last = model.index_of("node", "n99999")
    depth = 0
    above = last
    while above.isValid():
        above, depth = above.parent(), depth + 1
    assert depth == model.depth(last) + 1
    assert str(last.data()).startswith("Branch 99999 → ")


def test_names_stay_plain_text(outline: Outline) -> None:
    name = "<b>R&D</b> Дамаск دمشق"
    outline.bench.apply(edits.add, "linkages", Linkage("x", name))
    row = outline.row("linkage", "x")
    assert row.data() == name
    assert "<b>" not in str(row.data(Qt.ItemDataRole.ToolTipRole))
    assert not outline.view.grab().isNull()
