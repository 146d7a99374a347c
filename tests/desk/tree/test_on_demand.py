"""What the canvas shows on demand: where there is room, calm, and never while results are held."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from scenario_desk.desk import settings
from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.tree.hits import hit
from scenario_desk.presentation.tree.on_demand import OnDemand
from scenario_desk.presentation.tree.phase_headers import header_at, header_depth
from scenario_desk.presentation.tree.words import hint_lines
from tests.desk.tree.desk import shown_tree
from tests.desk.tree.test_painting import contains, record_words
from tests.model.building import big_tree

FLAGSHIP = Path(__file__).parents[3] / "scenarios" / "syria-2017.scenario"
EVERYTHING = ("reach", "overlap", "agreement", "likelihood", "rational", "junctures", "phases")


def show(view: TreeView, *names: str) -> None:
    """Switch on these things."""
    for name in names:
        if not view.view_commands.shows(name):
            view.view_commands.toggle(name)


def written(view: TreeView, patch: pytest.MonkeyPatch) -> list[str]:
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text, _box in record_words(view, patch)]


@pytest.mark.parametrize("direction", ["right", "left", "down"])
@pytest.mark.parametrize("zoom", [0.5, 0.8, 1.3])
@pytest.mark.parametrize("names", [EVERYTHING, EVERYTHING[:-1]], ids=["phases", "depths"])
def test_no_words_lie_on_other_words_with_everything_on(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, direction: Any, zoom: float, names: tuple[str, ...]
) -> None:
    _bench, view = shown_tree(qtbot, load(FLAGSHIP), 1_300, 860)
    show(view, *names)
    view.set_direction(direction)
    view.nodes.unfold_all()
    view.fit()
    view.set_view(view.view.zoomed_to(zoom, 650, 430))
    picture = view.picture()
    seen = []
    for text, box in record_words(view, monkeypatch):
        # What the names of the phases cover is not seen, but for themselves: they come last.
        corners = ((box.left(), box.center().y()), (box.right(), box.center().y()))
        under = [header_at(picture, *corner) is not None for corner in corners]
        seen.append((text, box, any(under)))
    names_from = next((at for at, each in enumerate(seen) if each[0] == "Opening moves"), len(seen))
    words = [each[:2] for at, each in enumerate(seen) if at >= names_from or not each[2]]
    assert len(words) > 10
    for (text, box), (other, beside) in combinations(words, 2):
        shared = box & beside
        assert shared.width() <= 1 or shared.height() <= 2, (text, other)


def test_figures_stand_at_every_node_that_has_room_and_at_the_root(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _bench, view = shown_tree(qtbot, load(FLAGSHIP), 1_300, 860)
    show(view, "reach")
    view.zoom_100()
    said = written(view, monkeypatch)
    assert "reached 100 %" in said
    labels = [text for text in said if not text.startswith("reached")]
    assert sum(text.startswith("reached") for text in said) > len(labels) / 4


def test_further_out_figures_vanish_before_labels(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _bench, view = shown_tree(qtbot, load(FLAGSHIP), 1_300, 860)
    show(view, "reach")
    view.nodes.unfold_all()
    parts = []
    for zoom in (1.0, 0.6, 0.4):
        view.set_view(view.view.zoomed_to(zoom, 650, 430))
        with monkeypatch.context() as patch:
            said = written(view, patch)
        parts.append(sum(text.startswith("reached") for text in said) / len(said))
    assert parts[0] > parts[1] > parts[2]
    assert parts[2] < 0.2
    assert len(said) > 40


def test_rows_make_room_only_while_something_is_shown(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, load(FLAGSHIP))
    before = view.content.scene.row
    show(view, "overlap")
    assert view.content.scene.row > before
    view.view_commands.toggle("overlap")
    assert view.content.scene.row == before


def test_what_is_shown_is_remembered(qtbot: Any) -> None:
    show(shown_tree(qtbot, load(FLAGSHIP))[1], "reach", "phases")
    assert OnDemand.of(settings.TREE_SHOWS.read()) == OnDemand(reach=True, phases=True)
    assert shown_tree(qtbot, load(FLAGSHIP))[1].picture().shown == OnDemand(reach=True, phases=True)


def test_held_results_hide_whatever_would_tell_of_them(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, view = shown_tree(qtbot, load(FLAGSHIP), 1_300, 860)
    show(view, *EVERYTHING)
    assert any("rational" in text for text in written(view, monkeypatch))
    row = view.content.scene.row
    bench.hold(True)
    said = " ".join(written(view, monkeypatch))
    for word in ("overlap", "agreement", "rational", "of what is still open", "settles"):
        assert word not in said
    assert "reached 100 %" in said
    assert not contains(view.grab().toImage(), bench.tokens.overlap)
    told = " ".join(hint_lines(view.picture(), view.content.position_of("n04")))
    assert "Rational" not in told
    assert "open" not in told
    assert view.content.scene.row == row, "nothing jumps when results are held"


def test_held_results_hide_what_owners_would_choose(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, view = shown_tree(qtbot, load(FLAGSHIP), 1_300, 860)

    def told() -> tuple[str, list[str], list[float]]:
        picture = view.picture()
        hint = hint_lines(picture, view.content.position_of("n04"))[3]
        return hint, written(view, monkeypatch), picture.styles.share.tolist()

    judged = told()
    bench.assume(replace(bench.assumptions, decisions="rational"))
    assert all(now != before for now, before in zip(told(), judged, strict=True))
    bench.hold(True)
    hint, _said, shares = told()
    assert (hint, shares) == (judged[0], judged[2])
    at = view.content.position_of("n04")
    assert not any(line.startswith("Reached") for line in hint_lines(view.picture(), at))


def test_a_lead_follows_the_scores_at_once(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    bench, view = shown_tree(qtbot, load(FLAGSHIP), 1_300, 860)
    show(view, "rational")
    view.zoom_100()
    before = written(view, monkeypatch)
    updates: list[Any] = []
    bench.updated.connect(updates.append)
    painted: list[bool] = []
    monkeypatch.setattr(view, "update", lambda *_where: painted.append(True))
    for (endpoint, interest), score in sorted(bench.scenario.scores.items()):
        painted.clear()
        higher = Estimate(score.best + 1 if endpoint < "e06" and score.best < 99 else score.best)
        bench.apply(edits.set_score, endpoint, interest, higher)
        assert painted
    assert any(update.only_scores for update in updates)
    assert written(view, monkeypatch) != before


def test_likelihood_in_words_beside_the_digits(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    _bench, view = shown_tree(qtbot, load(FLAGSHIP), 1_300, 860)
    show(view, "likelihood")
    view.zoom_100()
    assert "60 %, likely" in written(view, monkeypatch)


def test_choice_and_forecast_stand_side_by_side(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _bench, view = shown_tree(qtbot, load(FLAGSHIP), 1_300, 860)
    show(view, "rational")
    view.zoom_100()
    said = written(view, monkeypatch)
    assert {"60 %", "28 %", "rational choice, leads by 6.3"} <= set(said)
    told = hint_lines(view.picture(), view.content.position_of("n04"))
    assert "Rational choice of US, 6.3 points ahead of the next best" in told


def test_the_tooltip_tells_all_of_it_whether_it_is_shown_or_not(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, load(FLAGSHIP))
    told = " ".join(hint_lines(view.picture(), view.content.position_of("n11")))
    told = told.replace("\N{NO-BREAK SPACE}", " ")
    assert "Reached in all: 15 %, very unlikely" in told
    assert "From here to the overlap: 60 %" in told
    assert "Critical juncture 1: settles 15 % of what is still open" in told
    assert "US would choose" in " ".join(hint_lines(view.picture(), 0))


def test_phases_are_columns_with_their_names_and_dates_along_the_edge(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, view = shown_tree(qtbot, load(FLAGSHIP), 1_300, 860)
    show(view, "phases")
    view.nodes.unfold_all()
    view.fit()
    said = written(view, monkeypatch)
    for phase in bench.scenario.phases.values():
        assert f"{phase.start} to {phase.end}" in said
    picture = view.picture()
    x, _y = view.place(view.content.position_of("n02"))
    band = header_at(picture, x, 5)
    assert band is not None
    assert band.words == ["Opening moves", "2017-02 to 2017-09"]
    assert header_at(picture, x, header_depth(picture.metrics) + 5) is None
    assert hit(picture, x, 5) is None


def test_a_node_moves_to_the_column_of_its_phase(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, load(FLAGSHIP))
    show(view, "phases")
    view.nodes.unfold_all()

    def along(node: str) -> float:
        return float(view.content.scene.x[view.content.position_of(node)])

    before = along("n02")
    bench.apply(edits.amend_node, ("n02",), phase="p3")
    assert along("n02") > before
    bench.undo()
    assert along("n02") == before
    bench.apply(edits.remove, "phases", "p2")
    assert [band.name for band in view.picture().bands][1].startswith("Endgame")


@pytest.mark.parametrize("direction", ["right", "left", "down"])
@pytest.mark.parametrize("zoom", [0.0, 0.4, 1.0])
def test_nodes_are_pointed_at_where_phases_put_them(
    qtbot: Any, direction: Any, zoom: float
) -> None:
    _bench, view = shown_tree(qtbot, load(FLAGSHIP), 1_300, 860)
    show(view, "phases")
    view.set_direction(direction)
    view.nodes.unfold_all()
    view.fit()
    if zoom:
        view.set_view(view.view.zoomed_to(zoom, 650, 430))
    picture, seen = view.picture(), 0
    for position in range(view.content.scene.count):
        x, y = view.place(position)
        if 0 < x < 1_300 and 0 < y < 860 and header_at(picture, x, y) is None:
            found = hit(picture, x, y)
            assert found is not None
            assert (found.position, found.part) == (position, "mark")
            seen += 1
    assert seen > 3


@pytest.mark.parametrize("direction", ["right", "left", "down"])
def test_a_huge_tree_with_everything_on_paints_at_every_zoom(qtbot: Any, direction: Any) -> None:
    scenario = edits.add(big_tree(20_000), "phases", phase("p", "A phase"))
    bench, view = shown_tree(qtbot, scenario)
    show(view, *EVERYTHING)
    view.set_direction(direction)
    view.nodes.unfold_all()
    deep = bench.frame.node_ids[1_000]
    bench.apply(edits.amend_node, (deep,), phase="p")
    view.fit()
    for zoom in (view.view.zoom, 1e-3, 0.1, 0.5, 1.0, 3.0):
        view.set_view(view.view.zoomed_to(zoom, 500, 350))
        assert not view.grab().isNull()


def phase(key: str, name: str) -> Any:
    from scenario_desk.model.entities import Phase

    return Phase(key, name, "2020", "2021")


def test_a_tolerated_leaf_says_that_nobody_signs_it_unless_results_are_held(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, load(FLAGSHIP))
    view.nodes.unfold_all()
    frame, figures = bench.frame, bench.evaluation
    said = set()
    for held in (False, True):
        bench.hold(held)
        picture = view.picture()
        for at in range(view.content.scene.count):
            end = int(frame.leaf_endpoint[picture.scene.index[at]])
            if end >= 0:
                told = "Tolerated, nobody signs" in hint_lines(picture, at)
                assert told == (bool(figures.tolerated[end]) and not held)
                said.add(told)
    assert said == {True, False}
