"""Pictures of robustness say what was worked out, in the order in which it matters."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import Frame, lower
from scenario_desk.analysis.regret import regrets
from scenario_desk.analysis.uncertainty.drawing import drawing
from scenario_desk.analysis.uncertainty.measures import junctures
from scenario_desk.analysis.uncertainty.robustness import Robustness, robustness
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.analysis.uncertainty.sensitivity import sobol
from scenario_desk.analysis.uncertainty.sensitivity.targets import Likelihood, Margin, read_at
from scenario_desk.analysis.uncertainty.sensitivity.tornado import tornado
from scenario_desk.analysis.uncertainty.sensitivity.two_way import two_way
from scenario_desk.analysis.uncertainty.sensitivity.weight_space import (
    acceptable_share,
    nearest_weights,
    pair_map,
    weight_space,
)
from scenario_desk.analysis.uncertainty.value import worth_for_figure, worth_to_owner
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.robustness.endpoints import ranked_endpoints
from scenario_desk.presentation.robustness.juncture_bars import juncture_bars
from scenario_desk.presentation.robustness.plane_map import PlaneMap
from scenario_desk.presentation.robustness.ranks import rank_table
from scenario_desk.presentation.robustness.regret_table import regret_table
from scenario_desk.presentation.robustness.rows import RowFigure
from scenario_desk.presentation.robustness.tornado_bars import (
    MOST,
    crossing_words,
    tornado_bars,
)
from scenario_desk.presentation.robustness.two_judgements import two_judgements
from scenario_desk.presentation.robustness.variance_bars import variance_bars
from scenario_desk.presentation.robustness.weight_plane import weight_plane
from scenario_desk.presentation.robustness.worth_list import worth_list, worth_to_chooser
from scenario_desk.presentation.words.sentences import weights_sentence
from tests.analysis.games import chance, ending, game
from tests.analysis.growing import large_scenario
from tests.model.building import small_scenario

SYRIA = load(locate("scenarios", "syria-2017.scenario"))
ZONES = "e07"
"""“Guaranteed zones”, which both could sign by 2.7 points."""


@pytest.fixture(scope="module")
def frame() -> Frame:
    return lower(SYRIA)


@pytest.fixture(scope="module")
def evaluation(frame: Frame) -> Evaluation:
    return evaluate(frame, frame.scenario.assumptions)


@pytest.fixture(scope="module")
def found(frame: Frame) -> Robustness:
    return robustness(frame, frame.scenario.assumptions, Sampling(samples=2_000))


def words(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def cells(figure: RowFigure, key: str) -> dict[str, str]:
    """The words of a row, by the title of their column."""
    row = next(row for row in figure.rows if row.key == key)
    titles = (column.title for column in figure.columns)
    return {title: words(cell.text) for title, cell in zip(titles, row.cells, strict=True)}


def test_endpoints_go_by_how_often_all_accept_them(
    found: Robustness, evaluation: Evaluation
) -> None:
    figure = ranked_endpoints(found, evaluation)
    index = [
        float(found.overlap_index.value[found.frame.endpoint_index[row.key]]) for row in figure.rows
    ]
    assert index == sorted(index, reverse=True)
    assert len(figure.rows) == 16
    said = cells(figure, ZONES)
    row = found.frame.endpoint_index[ZONES]
    shares = found.acceptability.value[row, found.frame.principal]
    assert said["US"] == f"{shares[0]:.0%}".replace("%", " %")
    assert said["Russia"] == f"{shares[1]:.0%}".replace("%", " %")
    assert said["Class at best guesses"] == "Could be signed"
    assert "How often" not in figure.twin.columns


def test_without_any_spread_no_endpoint_is_always_or_never_accepted() -> None:
    bare = lower(load(locate("scenarios", "chemical-weapons-2013.scenario")))
    assumed = bare.scenario.assumptions
    figure = ranked_endpoints(
        robustness(bare, assumed, Sampling(samples=64)), evaluate(bare, assumed)
    )
    assert figure.twin.columns == ("Endpoint", "Class at best guesses")
    classes = [cell for _name, cell in figure.twin.rows]
    assert classes[:4] == [*["Could be signed"] * 3, "Acceptable to US only"]
    assert not any("%" in cell.text for row in figure.rows for cell in row.cells)


def test_a_tornado_says_where_acceptance_turns(frame: Frame, evaluation: Evaluation) -> None:
    target = Margin(frame.endpoint_index[ZONES])
    bars = tornado(frame, frame.scenario.assumptions, target)
    figure = tornado_bars(bars, evaluation)
    assert len(figure.rows) == MOST
    assert figure.rows[0].key == "profile:ru-base"
    assert cells(figure, "profile:ru-base")["Where it turns"] == "accepted below 8"
    own = cells(figure, f"score:{ZONES}/ru1")
    assert own["One judgement at a time"] == "Russia on “Strategic stability”"
    assert own["From low to high"] == "10 to 50"
    assert own["Where it turns"] == "accepted above 15"
    assert words(own["Points to spare for whoever gains least"]) == "−0.9 → +6.2"
    turning = [row for row in figure.rows if row.cells[3].text]
    assert figure.says[1] == f"{len(turning)} judgements turn that within their ranges, each alone."
    moving = int((bars.swing > 1e-9).sum())
    assert f"{moving - MOST} more matter less." in figure.foot[0]


@pytest.mark.parametrize(
    ("scenario", "endpoint"), [(SYRIA, ZONES), (SYRIA, "e06"), (small_scenario(), "e1")]
)
def test_on_the_side_that_a_tornado_names_all_accept_and_on_the_other_not(
    scenario: Scenario, endpoint: str
) -> None:
    """Of endpoints that are accepted at best, and of one that is not."""
    frame = lower(scenario)
    evaluation = evaluate(frame, scenario.assumptions)
    target = Margin(frame.endpoint_index[endpoint])
    bars = tornado(frame, frame.scenario.assumptions, target)
    turning = np.flatnonzero(bars.within_range)
    assert len(turning)
    for number in turning.tolist():
        above = "above" in crossing_words(bars, evaluation, number)
        best, low, high = bars.judged.estimates[:, number]
        step = 1e-6 * (high - low)
        there = bars.crossing[number] + np.array([-step, step])
        inside = read_at(bars.judged, np.array([number] * 2), there, target.inside)
        assert inside.tolist() == [not above, above]
        assert low <= best <= high


def test_a_tornado_of_a_likelihood_has_no_turning(frame: Frame, evaluation: Evaluation) -> None:
    bars = tornado(frame, frame.scenario.assumptions, Likelihood("overlap"))
    figure = tornado_bars(bars, evaluation)
    assert len(figure.columns) == 3
    assert words(figure.says[0]) == (
        "The chance of ending in the overlap is 48 % with everything at best."
    )


def test_shares_of_variance_are_of_the_judgements_that_bear_on_it(
    frame: Frame, evaluation: Evaluation
) -> None:
    target = Margin(frame.endpoint_index[ZONES])
    job = sobol.study(frame, frame.scenario.assumptions, Sampling(samples=64), target)
    shares = list(sobol.refined(job))[-1]
    figure = variance_bars(shares, evaluation)
    total = shares.of_all(shares.indices.total)
    assert len(figure.rows) == MOST
    assert figure.rows[0].cells[0].text.startswith("Russia")
    assert f"{int((total > 0).sum()) - MOST} more matter less." in figure.foot[0]


def test_what_is_worth_asking_stands_out_from_chance(frame: Frame) -> None:
    job = drawing(frame, frame.scenario.assumptions, Sampling(samples=1_024))
    worth = worth_for_figure(job, Margin(frame.endpoint_index[ZONES]).read)
    figure = worth_list(worth, ZONES)
    standing = sum(value.stands_out for value in worth.each)
    assert 0 < len(figure.rows) == min(standing, 12)
    assert figure.says[0].startswith("Ask first: Russia")
    assert f"{len(worth.each) - standing} do not stand out from chance." in figure.foot[0]


def test_where_nothing_stands_out_the_value_of_all_is_said(
    frame: Frame, evaluation: Evaluation
) -> None:
    job = drawing(frame, frame.scenario.assumptions, Sampling(samples=256))
    node = next(
        each.id
        for each in frame.scenario.nodes.values()
        if each.kind == "decision" and each.owner == "us"
    )
    worth = worth_to_owner(job, frame.node_index[node])
    figure = worth_to_chooser(worth, evaluation, node)
    assert "US would choose better by" in figure.says[0]
    assert len(figure.rows) == min(sum(value.stands_out for value in worth.each), 12)


def test_ranks_of_an_endpoint_are_all_draws(found: Robustness) -> None:
    figure = rank_table(found, "us")
    assert len(figure.columns) == 17
    place = found.frame.actor_index["us"]
    best = found.frame.endpoint_ids[int(found.rank_acceptability[place, :, 0].argmax())]
    assert figure.rows[0].key == best
    assert found.frame.scenario.endpoints[best].name in figure.says[0]
    for row in figure.rows:
        shares = [cell.value for cell in row.cells[1:]]  # type: ignore[attr-defined]
        assert sum(shares) == pytest.approx(1.0)


def test_ranks_beyond_the_last_column_are_counted_there() -> None:
    frame = lower(large_scenario(60, endpoints=40))
    found = robustness(frame, frame.scenario.assumptions, Sampling(samples=64))
    figure = rank_table(found, "a0")
    assert [column.title for column in figure.columns[-2:]] == ["15", "16 on"]
    for row in figure.rows:
        shares = [cell.value for cell in row.cells[1:]]  # type: ignore[attr-defined]
        assert sum(shares) == pytest.approx(1.0)


def test_the_worst_case_names_the_profiles_that_make_it(
    frame: Frame, evaluation: Evaluation
) -> None:
    found = regrets(frame, frame.scenario.assumptions)
    figure = regret_table(found, evaluation)
    best = int(np.nanargmax(found.worst))
    assert figure.rows[0].key == frame.endpoint_ids[best]
    safe = int((found.worst >= 0).sum())
    assert figure.says[0] == f"{safe} endpoints are acceptable to all whoever sits there."
    names = [
        frame.scenario.profiles[key].name for key in found.combinations[int(found.worst_in[best])]
    ]
    assert all(name in figure.says[1] for name in names)


def zones_space(frame: Frame) -> tuple[PlaneMap, float]:
    space = weight_space(
        frame, frame.scenario.assumptions, frame.endpoint_index[ZONES], frame.actor_index["us"]
    )
    assert space is not None
    drawn = pair_map(space, 0, 1)
    assert drawn is not None
    share = acceptable_share(space)
    return weight_plane(space, share, nearest_weights(space), (0, 1), drawn), share.value


def test_weights_say_their_share_and_what_turns_them(frame: Frame) -> None:
    figure, share = zones_space(frame)
    assert f"with {share:.0%}".replace("%", " %") in words(figure.says[0])
    assert "The nearest weights that turn it" in figure.says[0]
    assert len(figure.boundary) == 1
    twin = figure.twin
    assert twin.rows[-1][0].startswith("0")
    assert "accepted" in words(twin.rows[-1][1])


def test_where_weights_sway_choices_it_says_so_and_a_red_line_is_reason_enough(
    frame: Frame,
) -> None:
    choosing = replace(frame.scenario.assumptions, decisions="rational")
    space = weight_space(frame, choosing, frame.endpoint_index[ZONES], 0)
    assert space is not None
    said = weights_sentence(space, acceptable_share(space, samples=200), None)
    assert "Weights also sway what is chosen in the tree here" in said
    crossed = replace(space, never=True)
    said = weights_sentence(crossed, acceptable_share(crossed, samples=200), None)
    assert said.endswith("a red line is crossed.")


def test_where_it_stands_is_said_in_the_words_of_the_bars(
    frame: Frame, evaluation: Evaluation
) -> None:
    bars = tornado(frame, frame.scenario.assumptions, Margin(frame.endpoint_index[ZONES]))
    figure = tornado_bars(bars, evaluation)
    assert words(figure.says[0]) == (
        "“Guaranteed zones” is in the overlap: each principal has at least 2.7 points to spare."
    )
    assert "points to spare" in figure.columns[2].title.lower()
    line = tornado_bars(replace(bars, best=0.0), evaluation)
    assert words(line.says[0]).endswith("but only just: a principal has nothing to spare.")


def test_a_map_of_two_judgements_says_how_much_of_it_is_accepted(frame: Frame) -> None:
    target = Margin(frame.endpoint_index[ZONES])
    bars = tornado(frame, frame.scenario.assumptions, target)
    pair = int(bars.order[0]), int(bars.order[1])
    found = two_way(bars.judged, target, *pair)
    figure = two_judgements(bars.judged, ZONES, pair, found)
    assert found.inside is not None
    assert f"{found.inside.mean():.0%}".replace("%", " %") in words(figure.says[0])
    assert figure.first.at == 5


def test_junctures_are_shares_of_what_is_open_with_their_spread(frame: Frame) -> None:
    sampling = Sampling(samples=256)
    found = robustness(frame, frame.scenario.assumptions, sampling, extra=(junctures,))
    figure = juncture_bars(found)
    bars = [row.cells[1] for row in figure.rows]
    values = [bar.value for bar in bars]  # type: ignore[attr-defined]
    assert values == sorted(values, reverse=True)
    assert values[-1] >= 0.02
    assert sum(values) <= 1.0
    assert all(bar.low < bar.value < bar.high for bar in bars)  # type: ignore[attr-defined]
    top = int(found.importance.argmax())
    assert figure.rows[0].key == f"node:{frame.node_ids[top]}"


def test_where_nothing_is_open_no_juncture_is_named() -> None:
    tree = chance("n", (0.4, ending("a", "deal")), (None, ending("b", "war")))
    payoffs = {"deal": {"us": -90, "ru": -90}, "war": {"us": -50, "ru": -50}}
    scenario = game(tree, payoffs, signed=("deal", "war"), reservation=0.0)
    frame = lower(scenario)
    found = robustness(frame, scenario.assumptions, Sampling(samples=16), extra=(junctures,))
    figure = juncture_bars(found)
    assert figure.rows == ()
    assert figure.says[0].startswith("Nothing is open")
