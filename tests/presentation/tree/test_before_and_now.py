"""The tree beside a state that is pinned: each figure before → now where it differs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.tree.answers import Answers
from scenario_desk.presentation.tree.metrics import metrics
from scenario_desk.presentation.tree.node_figures import Figure, figures_at, fold_figures
from scenario_desk.presentation.tree.notes import zone_lines
from scenario_desk.presentation.tree.on_demand import OnDemand
from scenario_desk.presentation.tree.words import (
    hint_lines,
    probability_tries,
    probability_words,
)
from tests.presentation.tree.drawn import EvenLetters, picture_of

FIGURES = OnDemand(reach=True, overlap=True)


@pytest.fixture(scope="module")
def syria() -> Scenario:
    return load(locate("scenarios", "syria-2017.scenario"))


@pytest.fixture(scope="module")
def judged(syria: Scenario) -> Evaluation:
    return evaluate(lower(syria))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def words_at(told: Answers, node: str) -> list[str]:
    row = told.evaluation.frame.node_index[node]
    return [plain(figure.words) for figure in figures_at(told, row, FIGURES)]


def pictured(scenario: Scenario, pinned: Evaluation, **fields: object):  # type: ignore[no-untyped-def]
    """A picture of a scenario beside what is pinned, and where its nodes are."""
    picture = picture_of(scenario, "right")
    told = Answers(picture.evaluation, pinned)
    picture = replace(picture, answers=told, **fields)
    ids = [picture.node(each).id for each in range(picture.scene.count)]
    return picture, {key: place for place, key in enumerate(ids)}


def test_figures_stand_before_and_now_where_they_differ(syria, judged) -> None:
    package = evaluate(judged.frame, Assumptions(package="pk-a"))
    assert words_at(Answers(package, judged), "n04") == [
        "reached 28 % → 32 %",
        "could be signed 10 % → 18 %",
        "with the package 0 % → 40 %",
        "tolerated 47 % → 0 %",
    ]
    assert words_at(Answers(judged, judged), "n04") == words_at(Answers(judged), "n04")


def test_what_comes_with_a_package_is_told_when_it_is_gone(judged) -> None:
    package = evaluate(judged.frame, Assumptions(package="pk-a"))
    assert "with the package 40 % → 0 %" in words_at(Answers(judged, package), "n04")


def test_a_fold_keeps_what_it_led_to_before(judged) -> None:
    package = evaluate(judged.frame, Assumptions(package="pk-a"))
    told = Answers(package, judged)
    row = package.frame.node_index["n04"]
    said = {each.sign: plain(each.digits) for each in fold_figures(told, row)}
    assert said["tolerated"] == "47 % → 0 %"


def test_a_node_that_is_new_has_no_before(syria, judged) -> None:
    key = "fresh"
    grown = edits.add_child(syria, syria.root, key)
    after = evaluate(lower(grown))
    assert words_at(Answers(after, judged), key) == words_at(Answers(after), key)
    picture, at = pictured(grown, judged)
    assert "→" not in probability_words(picture, at[key])


def test_the_probability_of_a_branch_before_and_now(syria, judged) -> None:
    first = syria.nodes[syria.root].children[0]
    moved = edits.set_probability(syria, first, Estimate(0.35))
    picture, at = pictured(moved, judged)
    words = plain(probability_words(picture, at[first]))
    assert words.startswith("35 %, counts as 60 % → ")
    same = next(key for key in syria.nodes["n02"].children)
    assert "→" not in probability_words(picture, at[same])


def test_words_of_likelihood_follow_the_figure_of_now(syria, judged) -> None:
    """The old figure ends with the digits of the new one."""
    children = syria.nodes[syria.root].children

    def judging(*shares: float) -> Scenario:
        estimates = zip(children, map(Estimate, shares), strict=True)
        return edits.set_probabilities(syria, syria.root, dict(estimates))

    pinned = evaluate(lower(judging(0.35, 0.45, 0.2)))
    picture, at = pictured(judging(0.05, 0.75, 0.2), pinned, shown=OnDemand(likelihood=True))
    told = [plain(each) for each in probability_tries(picture, at[children[0]])]
    assert told[0] == "35 % → 5 %, very unlikely"
    assert told[-1] == "35 % → 5 %"


def test_pointing_at_a_node_tells_what_it_was(syria, judged) -> None:
    first = syria.nodes[syria.root].children[0]
    moved = edits.set_probability(syria, first, Estimate(0.35))
    picture, at = pictured(moved, judged)
    said = [plain(each) for each in hint_lines(picture, at[first])]
    assert "Before: 60 % from the node before it, 60 % in all" in said


def test_pointing_at_a_leaf_tells_who_accepted_it(syria, judged) -> None:
    generous = edits.set_reservation(syria, "ru-base", Estimate(-90))
    frozen = next(key for key, each in syria.endpoints.items() if each.name == "Frozen conflict")
    leaf = next(key for key, node in syria.nodes.items() if node.endpoint == frozen)
    picture, at = pictured(generous, judged)
    said = hint_lines(picture, at[leaf])
    assert "Tolerated, nobody signs" in said
    assert "Before: Acceptable to US only" in said


def test_zones_that_are_too_long_for_a_line_stand_on_several() -> None:
    texts = EvenLetters()
    sizes = metrics(texts, 1.0, 60.0, 500.0)
    digits = "45 % → 60 %"
    figures = [Figure(sign, digits, f"tolerated {digits}") for sign in ("agreement", "tolerated")]
    one = zone_lines(texts, sizes, figures, 1_000.0, 2)
    assert len(one) == 1
    narrow = zone_lines(texts, sizes, figures, 100.0, 2)
    assert [len(line.notes) for line in narrow] == [1, 1]
    three = zone_lines(texts, sizes, [*figures, figures[0]], 100.0, 2)
    assert [len(line.notes) for line in three] == [2, 1]
