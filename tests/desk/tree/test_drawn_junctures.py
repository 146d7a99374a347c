"""Critical junctures in the tree say how far they spread over the draws, once there are any."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.desk.bench import draws as draws_file
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.presentation.tree.node_figures import juncture_line, juncture_words
from tests.desk.showing import workbench


@pytest.fixture
def tree(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Workbench, TreeView]]:
    monkeypatch.setattr(draws_file, "REST_MS", 0)
    bench = workbench(load(locate("scenarios", "syria-2017.scenario")))
    tasks = Tasks()
    bench.draws.sample(Sampling(samples=512))
    bench.draws.run_in(tasks)
    view = TreeView(bench)
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.show()
    yield bench, view
    tasks.close()


def drawn(qtbot: QtBot, bench: Workbench) -> None:
    qtbot.waitUntil(lambda: bench.draws.found is not None and not bench.draws.under_way)


def test_a_juncture_says_how_far_it_spreads(tree: tuple[Workbench, TreeView], qtbot: QtBot) -> None:
    bench, view = tree
    answers = view.content.answers
    assert answers.spans is None
    # Nobody asked for junctures: the tree wants no draws.
    assert not bench.draws.under_way
    assert bench.draws.found is None
    view.view_commands.toggle("junctures")
    drawn(qtbot, bench)
    answers = view.content.answers
    foremost = min(answers.foremost, key=answers.foremost.__getitem__)
    span = answers.span(foremost)
    assert span is not None
    low, high = span
    assert 0 <= low < high <= 1
    said = juncture_line(answers, foremost)
    assert said.startswith("Critical juncture 1: settles ")
    assert "; over the draws " in said
    assert "over the draws" in juncture_words(float(answers.shares[foremost]), span)[0]


def test_an_edit_takes_the_spread_of_before_away(
    tree: tuple[Workbench, TreeView], qtbot: QtBot
) -> None:
    bench, view = tree
    view.view_commands.toggle("junctures")
    drawn(qtbot, bench)
    assert view.content.answers.spans is not None
    bench.apply(edits.set_score, "e05", "us1", None)
    assert view.content.answers.spans is None
    drawn(qtbot, bench)
    assert view.content.answers.spans is not None
    bench.hold(True)
    assert view.content.answers.spans is None


def test_without_junctures_none_are_counted(tree: tuple[Workbench, TreeView], qtbot: QtBot) -> None:
    bench, view = tree
    view.view_commands.toggle("junctures")
    drawn(qtbot, bench)
    view.view_commands.toggle("junctures")
    bench.apply(edits.set_score, "e05", "us1", None)
    assert not bench.draws.under_way
