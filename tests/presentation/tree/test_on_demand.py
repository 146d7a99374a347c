"""What the tree says on demand, word for word, on Syria 2017 and on variations of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scenario_desk.analysis.doubts import Doubt
from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.layout import DOWNWARD, SIDEWAYS
from scenario_desk.presentation.tree.answers import Answers
from scenario_desk.presentation.tree.junctures import foremost, shares
from scenario_desk.presentation.tree.node_figures import (
    between,
    figures_at,
    fold_figures,
    juncture_line,
    juncture_words,
    zone_figures,
)
from scenario_desk.presentation.tree.on_demand import OnDemand
from scenario_desk.presentation.tree.owner_choice import choice_line, choice_of, choice_words
from tests.model.building import big_tree

FOLDER = Path(__file__).parents[3] / "scenarios"
FIGURES = OnDemand(reach=True, overlap=True, agreement=True)


@pytest.fixture(scope="module")
def syria() -> Scenario:
    return load(FOLDER / "syria-2017.scenario")


@pytest.fixture(scope="module")
def judged(syria: Scenario) -> Answers:
    return answers(syria)


def answers(scenario: Scenario, **assumed: str) -> Answers:
    return Answers(evaluate(lower(scenario), Assumptions(**assumed) if assumed else None))


def row_of(told: Answers, node: str) -> int:
    return told.evaluation.frame.node_index[node]


def words_at(told: Answers, node: str, shown: OnDemand = FIGURES) -> list[str]:
    said = [figure.words for figure in figures_at(told, row_of(told, node), shown)]
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in said]


# what is switched on


def test_nothing_is_shown_until_it_is_asked_for() -> None:
    assert OnDemand().names == []
    assert OnDemand().sizes("right").row == SIDEWAYS.row
    assert OnDemand().sizes("left").column == SIDEWAYS.column
    assert OnDemand().sizes("down").row == DOWNWARD.row


def test_what_is_switched_on_is_remembered_by_name() -> None:
    shown = OnDemand(reach=True, phases=True)
    assert OnDemand.of(shown.names) == shown
    assert OnDemand.of(["reach", "phases", "gone since"]) == shown
    assert shown.toggled("reach") == OnDemand(phases=True)


def test_held_results_show_nothing_from_which_an_answer_could_be_read(syria: Scenario) -> None:
    everything = OnDemand.of(["reach", "overlap", "agreement", "likelihood", "rational"])
    judged = answers(syria).evaluation
    assert everything.without_answers(judged) == OnDemand(reach=True, likelihood=True)
    assert not OnDemand(junctures=True).without_answers(judged).junctures
    rational = answers(syria, decisions="rational").evaluation
    assert everything.without_answers(rational) == OnDemand(likelihood=True)


def test_rows_are_taller_only_for_what_is_shown() -> None:
    one, two = OnDemand(reach=True), OnDemand(reach=True, rational=True)
    rows = [shown.sizes("right").row for shown in (OnDemand(), one, two)]
    assert rows[0] < rows[1] < rows[2]
    assert OnDemand(junctures=True).sizes("right").row == SIDEWAYS.row
    assert OnDemand(likelihood=True).sizes("right").column > SIDEWAYS.column
    assert two.sizes("down").column > DOWNWARD.column


# figures


def test_the_line_of_figures_says_what_is_switched_on(judged: Answers) -> None:
    assert words_at(judged, "n01") == ["reached 100 %", "could be signed 8 %", "tolerated 40 %"]
    assert words_at(judged, "n04") == ["reached 28 %", "could be signed 10 %", "tolerated 47 %"]
    assert words_at(judged, "n04", OnDemand(agreement=True)) == ["could be signed 10 %"]
    assert words_at(judged, "n04", OnDemand(likelihood=True)) == []


def test_the_zones_at_a_node_add_up_to_the_overlap_and_are_never_added(syria: Scenario) -> None:
    """With a package some endpoints are reached with it, and told apart from both others."""
    for package in ("", "pk-a", "pk-b"):
        told = answers(syria, package=package) if package else answers(syria)
        figures = told.evaluation
        for row in range(len(figures.reach)):
            zones = zone_figures(told, row)
            assert [each.sign for each in zones][:: len(zones) - 1] == ["agreement", "tolerated"]
            known = [each for each in zones if "to" not in each.digits.split()]
            least = figures.overlap_reach[row]
            shares = sum(_share(each.digits) for each in known)
            assert shares == pytest.approx(100 * least, abs=1 + len(known))


def _share(digits: str) -> float:
    return float(digits.replace("<", "").replace(">", "").split("\N{NO-BREAK SPACE}")[0])


def test_a_fold_leaves_out_the_zones_that_nothing_behind_it_ends_in(judged: Answers) -> None:
    figures = judged.evaluation
    for row in range(len(figures.reach)):
        said = {each.sign for each in fold_figures(judged, row)}
        tolerated = figures.overlap_reach[row] - figures.agreement_reach[row]
        assert ("agreement" in said) == (figures.agreement_reach[row] > 1e-9)
        assert ("tolerated" in said) == (tolerated > 1e-9)
        assert "with_package" not in said


def test_what_nobody_can_know_yet_is_a_range(syria: Scenario) -> None:
    """A leaf that names no endpoint may still end anywhere."""
    leaf = next(key for key, node in syria.nodes.items() if node.kind == "leaf")
    told = answers(edits.set_endpoint(syria, (leaf,), None))
    assert words_at(told, leaf)[1:] == ["could be signed 0 % to 100 %", "tolerated 0 % to 100 %"]


def test_an_undecided_end_that_nobody_would_sign_leaves_the_agreement_as_it_is(
    syria: Scenario,
) -> None:
    end = next(key for key, each in syria.endpoints.items() if not each.needs_agreement)
    cells = {cell: None for cell in syria.scores if cell[0] == end}
    told = answers(edits.set_scores(syria, cells))
    undecided = told.evaluation.undecided_reach
    leaf = next(key for key, node in syria.nodes.items() if node.endpoint == end)
    assert undecided[row_of(told, leaf)] == 1
    assert words_at(told, leaf)[1:] == ["could be signed 0 %", "tolerated 0 % to 100 %"]


def test_a_range_whose_ends_read_the_same_is_one_figure() -> None:
    assert between(0.2, 0.2001).replace("\N{NO-BREAK SPACE}", " ") == "20 %"
    assert between(0.2, 1.0 + 1e-12).replace("\N{NO-BREAK SPACE}", " ") == "20 % to 100 %"


# junctures


def test_the_shares_of_what_is_still_open_add_up_to_all_of_it(judged: Answers) -> None:
    assert judged.shares.sum() == pytest.approx(1)
    assert (judged.shares >= 0).all()
    assert (judged.shares[judged.evaluation.frame.child_count == 0] == 0).all()


def test_the_foremost_junctures_are_named_by_their_rank(judged: Answers) -> None:
    ids = judged.evaluation.frame.node_ids
    named = {ids[row]: rank for row, rank in judged.foremost.items()}
    assert named == {"n11": 1, "n06": 2, "n10": 3, "n20": 4, "n01": 5}
    said = juncture_words(float(judged.shares[row_of(judged, "n11")]))
    assert said[0].replace("\N{NO-BREAK SPACE}", " ") == "15 % of what is still open"
    said = juncture_line(judged, row_of(judged, "n11")).replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Critical juncture 1: settles 15 % of what is still open"
    said = juncture_line(judged, row_of(judged, "n05")).replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Settles 7 % of what is still open"
    assert juncture_line(judged, int(judged.evaluation.frame.first_child[-1])) == ""


def test_where_nothing_is_open_there_is_no_juncture() -> None:
    """Nobody's signature is asked for, so nothing is in the overlap and nothing can get there."""
    told = answers(big_tree(40))
    still = Answers(replace(told.evaluation, overlap_reach=np.zeros(len(told.shares))))
    assert not shares(still.evaluation).any()
    assert foremost(still.shares) == {}


# the owner's choice


def test_the_choice_stands_beside_the_forecast_where_they_differ(judged: Answers) -> None:
    """At the opening the US would explore a package, while three in five expect ISIS first."""
    chosen = [key for key in ("n02", "n03", "n04") if choice_of(judged, row_of(judged, key))]
    assert chosen == ["n04"]
    choice = choice_of(judged, row_of(judged, "n04"))
    assert choice is not None
    assert not choice.agrees
    assert choice_words(choice)[0] == "rational choice, leads by 6.3"
    said = choice_line(choice, "United States")
    assert said == "Rational choice of United States, 6.3 points ahead of the next best"


def test_where_forecast_and_choice_agree_nothing_is_written(judged: Answers) -> None:
    frame = judged.evaluation.frame
    row = int(frame.first_child[row_of(judged, "n20")])
    choice = choice_of(judged, row)
    assert choice is not None
    assert choice.agrees
    assert choice_words(choice) == ()


def test_a_lead_within_the_uncertainty_of_the_scores_is_flagged(judged: Answers) -> None:
    frame = judged.evaluation.frame
    row = int(frame.first_child[row_of(judged, "n19")]) + 1
    choice = choice_of(judged, row)
    assert choice is not None
    assert choice.doubted
    assert choice_words(choice)[0] == "rational choice open: leads within the scores' range"
    assert "within the scores' range" in choice_line(choice, "Russia")


def test_ties_say_so_on_every_branch_that_is_as_good(syria: Scenario) -> None:
    """A branch and its copy are as good for anybody."""
    best = syria.nodes["n20"].children[0]
    scenario = edits.duplicate(syria, (best,))
    told = answers(scenario)
    found = [choice_of(told, row_of(told, key)) for key in scenario.nodes["n20"].children]
    tied = [choice for choice in found if choice is not None]
    assert len(tied) == 2
    for choice in tied:
        assert choice_words(choice)[-1] == "tied"
        assert choice_line(choice, "US") == "Rational choice of US, tied with another branch"


def test_the_choice_is_the_same_whatever_decisions_resolve_by(
    syria: Scenario, judged: Answers
) -> None:
    rational = answers(syria, decisions="rational")
    frame = judged.evaluation.frame
    deepest = int(np.flatnonzero(np.isfinite(judged.evaluation.lead))[-1])
    for child in range(frame.child_count[deepest]):
        row = int(frame.first_child[deepest]) + child
        one, other = choice_of(judged, row), choice_of(rational, row)
        assert (one is None) == (other is None)
        assert one is None or other is None or one.agrees == other.agrees


def test_in_a_huge_tree_a_doubt_is_told_once_it_is_known() -> None:
    frame = lower(big_tree(30_000))
    told = Answers(evaluate(frame))
    assert told.doubted(0) is None
    assert told.evaluation.lead_uncertain is not None
    assert told.doubted(0) == Doubt.NONE


def test_most_forecast_is_that_of_the_best_sibling(judged: Answers) -> None:
    figures: Evaluation = judged.evaluation
    frame = figures.frame
    for row in range(1, len(frame.node_ids)):
        parent = int(frame.parent[row])
        first = int(frame.first_child[parent])
        beside = figures.forecast[first : first + int(frame.child_count[parent])]
        assert judged.most_forecast[row] == beside.max()
