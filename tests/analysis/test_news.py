"""News in the one chain: what they add to scores, which branches they override, and what not."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.judging import judge
from scenario_desk.analysis.uncertainty.judgements import Kind, judgements
from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.model.entities import Assumptions, Linkage, Package
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Inject, Release
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster, Table
from tests.analysis.games import chance, decision, ending, game

PAYOFFS = {
    "deal": {"us": 30.0, "ru": 20.0},
    "war": {"us": -40.0, "ru": -20.0},
    "drift": {"us": 0.0, "ru": 10.0},
}


def scenario(*released: str, owner: str | None = None) -> Scenario:
    """A deal to be signed, and two ways without: what is expected without a deal is derived."""
    branches = (0.5, ending("d", "deal")), (0.25, ending("w", "war")), (None, ending("f", "drift"))
    tree = chance("start", *branches) if owner is None else decision("start", owner, *branches)
    aid = Linkage("aid", "Aid", endpoints=("deal",), effects=Table({"us1": Estimate(90)}))
    bigger = Table({"start": Table({"d": Estimate(0.2), "w": Estimate(0.4), "f": None})})
    injects = [
        Inject(
            "shells", "Shells", endpoints=("war", "deal"), effects=Table({"us1": Estimate(-20)})
        ),
        Inject(
            "winter",
            "Winter",
            endpoints=("war",),
            effects=Table({"us1": Estimate(-70)}),
            overrides=Table({"start": Table({"w": Estimate(0.1), "d": Estimate(0.6)})}),
        ),
        Inject(
            "spring",
            "Spring",
            endpoints=("deal",),
            effects=Table({"ru1": Estimate(5)}),
            endpoint_effects=Table({"deal": Table()}),
            overrides=Table({"start": Table({"w": Estimate(0.3)})}),
        ),
    ]
    return replace(
        game(tree, PAYOFFS, signed=("deal",)),
        linkages=Roster([aid]),
        packages=Roster([Package("big", "Big", linkages=("aid",), overrides=bigger)]),
        injects=Roster(injects),
        released=tuple(Release(each) for each in released),
    )


def utility(found: Evaluation, endpoint: str, actor: str) -> float:
    frame = found.frame
    return float(found.utility[frame.endpoint_index[endpoint], frame.actor_index[actor]])


def probability(found: Evaluation, branch: str) -> float:
    return float(found.probability[found.frame.node_index[branch]])


def test_what_is_prepared_changes_nothing() -> None:
    bare = replace(scenario(), injects=Roster())
    mine, other = evaluate(lower(scenario())), evaluate(lower(bare))
    assert mine.utility.tolist() == other.utility.tolist()
    assert mine.reach.tolist() == other.reach.tolist()


def test_effects_add_to_scores_before_clipping_and_count_without_a_deal() -> None:
    found = evaluate(lower(scenario("shells", "winter")))
    # −40 − 20 − 70 is clipped once.
    assert utility(found, "war", "us") == -100
    assert utility(found, "deal", "us") == 10
    assert utility(found, "deal", "ru") == 20
    # Winter leaves 0.1 for war and 0.3 for drift.
    us, ru = (found.frame.actor_index[each] for each in ("us", "ru"))
    assert found.reservation[us] == pytest.approx((0.1 * -100 + 0.3 * 0) / 0.4)
    assert found.reservation[ru] == pytest.approx((0.1 * -20 + 0.3 * 10) / 0.4)


def test_news_and_linkages_are_clipped_together() -> None:
    found = evaluate(lower(scenario("shells")), Assumptions(linkages=("aid",)))
    assert utility(found, "deal", "us") == 100
    found = evaluate(lower(scenario("shells", "winter")), Assumptions(linkages=("aid",)))
    # 30 − 20 + 90: the shells take from what would be lost above the scale.
    assert utility(found, "deal", "us") == 100
    without = edits.set_effect(scenario("shells"), "aid", "us1", Estimate(85))
    assert utility(evaluate(lower(without), Assumptions(linkages=("aid",))), "deal", "us") == 95


def test_an_empty_list_for_an_endpoint_adds_nothing_there() -> None:
    assert utility(evaluate(lower(scenario("spring"))), "deal", "ru") == 20


def test_the_latest_wins_over_those_before_and_over_a_package() -> None:
    first = evaluate(lower(scenario("winter")), Assumptions(package="big"))
    assert probability(first, "w") == pytest.approx(0.1)
    last = evaluate(lower(scenario("winter", "spring")), Assumptions(package="big"))
    assert probability(last, "w") == pytest.approx(0.3)
    # What spring does not name of the node is the rest.
    assert probability(last, "d") == probability(last, "f") == pytest.approx(0.35)
    again = evaluate(lower(scenario("winter", "spring", "winter")))
    assert probability(again, "w") == pytest.approx(0.1)
    assert probability(evaluate(lower(scenario("shells")), Assumptions(package="big")), "w") == 0.4


def test_overrides_count_without_a_deal_and_those_of_a_package_do_not() -> None:
    drift = judge(lower(scenario("winter")), Assumptions(package="big")).without_package
    assert drift.endpoint_reach.tolist() == pytest.approx([0.6, 0.1, 0.3])
    plain = judge(lower(scenario("shells")), Assumptions(package="big")).without_package
    assert plain.endpoint_reach.tolist() == pytest.approx([0.5, 0.25, 0.25])


def test_a_rational_node_goes_by_its_owner() -> None:
    found = evaluate(lower(scenario("winter", owner="us")), Assumptions(decisions="rational"))
    assert [probability(found, each) for each in "dwf"] == [1, 0, 0]


def test_what_has_happened_is_not_overridden() -> None:
    moved = edits.happened(scenario("winter"), "f")
    assert probability(evaluate(lower(moved)), "f") == 1


def test_nobody_is_asked_to_sign_news() -> None:
    found = evaluate(lower(scenario("shells", "winter")))
    assert found.asked_to_sign.tolist() == [True, False, False]
    assert found.linkages == ()


def test_one_released_twice_counts_once_and_one_that_is_gone_not_at_all() -> None:
    twice = evaluate(lower(scenario("shells", "shells", "nowhere")))
    assert utility(twice, "deal", "us") == 10
    assert twice.frame.news.ids == ("shells",)


def test_words_of_an_inject_touch_nothing_and_taking_it_back_the_forecast() -> None:
    before = scenario("winter")
    frame = lower(before)
    forecast = frame.forecast
    reworded = frame.updated(
        changes(before, edits.amend(before, "injects", "winter", text="Snow."))
    )
    assert reworded.news is frame.news
    assert reworded.forecast is forecast
    withdrawn = edits.withdraw(before, "winter")
    after = frame.updated(changes(before, withdrawn))
    assert after.forecast.probability.tolist() == lower(withdrawn).forecast.probability.tolist()
    assert after.forecast.probability.tolist() != forecast.probability.tolist()


def test_their_estimates_are_judgements_and_what_they_replace_is_not() -> None:
    before = scenario("winter", "spring")
    ranged = edits.amend(
        before,
        "injects",
        "winter",
        effects=Table({"us1": Estimate(-70, -90, -40)}),
        overrides=Table({"start": Table({"d": None, "w": Estimate(0.1, 0, 0.2), "f": None})}),
    )
    ranged = edits.set_probability(ranged, "d", Estimate(0.5, 0.4, 0.6))
    ranged = replace(ranged, released=(Release("spring"), Release("winter")))
    judged = judgements(lower(ranged), Assumptions(package="big"))
    named = {(Kind(kind), judged.about(at)) for at, kind in enumerate(judged.kind.tolist())}
    assert named == {
        (Kind.INJECT_EFFECT, ("winter", "us1")),
        (Kind.INJECT_OVERRIDE, ("winter", "start", "w")),
    }


SCORE = st.sampled_from([None, None, -90.0, -20.0, 35.0, 100.0])


@settings(max_examples=150)
@given(
    st.lists(SCORE, min_size=3, max_size=3),
    st.lists(st.sampled_from([-150.0, -30.0, 0.0, 60.0]), min_size=3, max_size=3),
    st.sampled_from([-120.0, 0.0, 45.0]),
    st.floats(0.05, 0.9),
)
def test_a_missing_score_is_one_unknown_with_the_news_too(
    scores: list[float | None], news: list[float], linked: float, war: float
) -> None:
    """Held against every way in which the missing scores could be filled in."""
    tree = chance("start", (war, ending("w", "war")), (None, ending("f", "drift")))
    start = game(tree, {each: {"us": 0.0} for each in ("deal", "war", "drift")}, signed=("deal",))
    effects = Table(
        {
            each: Table({"us1": Estimate(added)})
            for each, added in zip(("deal", "war", "drift"), news, strict=True)
        }
    )
    told = Inject("told", "Told", endpoints=("deal", "war", "drift"), endpoint_effects=effects)
    link = Linkage("l", "L", endpoints=("war",), effects=Table({"us1": Estimate(linked)}))
    start = replace(
        start,
        injects=Roster([told]),
        released=(Release("told"),),
        linkages=Roster([link]),
    )

    def accepted(values: list[float | None]) -> np.ndarray:
        said = {
            (end, "us1"): None if value is None else Estimate(value)
            for end, value in zip(("deal", "war", "drift"), values, strict=True)
        }
        frame = lower(edits.set_scores(start, said))
        return judge(frame, Assumptions(linkages=("l",))).acceptance.acceptable[:, 0]

    turning = [-100.0, 100.0]
    turning += [
        end - added
        for end in (-100.0, 100.0)
        for each in news
        for added in (each, each + linked)
        if -100.0 <= end - added <= 100.0
    ]
    ways = [[value] if value is not None else turning for value in scores]
    filled = np.array([accepted(list(each)) for each in product(*ways)])
    found = accepted(scores)
    for endpoint in range(3):
        values = set(filled[:, endpoint].tolist())
        if values == {YES}:
            assert found[endpoint] == YES
        elif values == {NO}:
            assert found[endpoint] == NO
        else:
            assert found[endpoint] == UNDECIDED
