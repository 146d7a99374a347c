"""The overlap by each participant's own numbers, held against scenarios that say them, and why."""

from __future__ import annotations

import numpy as np
import pytest

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.judging import judge
from scenario_desk.analysis.room.overlaps import overlaps
from scenario_desk.analysis.room.own import About, by_each, own_numbers
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from tests.analysis.games import chance, ending, game
from tests.analysis.room.rooms import OPEN, many, room
from tests.model.building import small_scenario

ABOUT: tuple[About, ...] = (
    ("score", "e1", "us1"),
    ("score", "e3", "ru1"),
    ("weight", "us2"),
    ("red_line", "us1"),
    ("red_line", "ru1"),
    ("branch", "deal"),
    ("branch", "resist"),
    ("reservation", "us"),
    ("poll",),
    ("score", "gone", "us1"),
)


def said_of(scenario: Scenario, about: About, value: float) -> Scenario:
    """The scenario with one answer in place of the facilitator's, through its edits."""
    kind, *ids = about
    if kind == "score":
        profile = f"{scenario.interests[ids[1]].actor}-base"
        return edits.set_profile_score(scenario, profile, ids[0], ids[1], Estimate(value))
    if kind == "branch":
        return edits.set_probability(scenario, ids[0], Estimate(value))
    if kind == "reservation":
        return edits.set_reservation(scenario, f"{ids[0]}-base", Estimate(value))
    profile = f"{scenario.interests[ids[0]].actor}-base"
    if kind == "weight":
        return edits.set_weight(scenario, profile, ids[0], Estimate(value))
    return edits.set_red_line(scenario, profile, ids[0], RedLine(value))


def gappy() -> Scenario:
    """A scenario in which the facilitator left some of it open."""
    return edits.set_scores(small_scenario(), {("e1", "us1"): None})


@pytest.mark.parametrize("scenario", [small_scenario(), gappy()], ids=["whole", "open"])
@pytest.mark.parametrize(
    "assumptions",
    [
        Assumptions(),
        Assumptions(decisions="rational"),
        Assumptions(package="bargain"),
        Assumptions(decisions="quantal", linkages=("bases",)),
    ],
    ids=["judged", "rational", "package", "ticked"],
)
def test_each_is_judged_as_a_scenario_that_says_what_it_says(
    scenario: Scenario, assumptions: Assumptions
) -> None:
    numbers = np.random.default_rng(4)
    rows = []
    for _ in range(12):
        row = [
            *numbers.uniform(-90, 90, 2),
            numbers.uniform(0, 100),
            *numbers.uniform(-90, 40, 2),
            *numbers.uniform(0, 0.6, 2),
            numbers.uniform(-30, 30),
            0.0,
            0.0,
        ]
        rows.append([OPEN if numbers.random() < 0.4 else float(value) for value in row])
    frame, answers = lower(scenario), room(rows)
    seen = np.full((12, len(frame.endpoint_ids)), 9)
    reach = np.full((12, len(frame.node_ids)), np.nan)
    for people, judged in by_each(frame, assumptions, own_numbers(frame, answers, ABOUT)):
        seen[people] = judged.zones.in_overlap
        reach[people] = judged.reach
    for person, row in enumerate(rows):
        own = scenario
        for about, value in zip(ABOUT[:8], row, strict=False):
            if not np.isnan(value):
                own = said_of(own, about, value)
        alone = judge(lower(own), assumptions)
        assert seen[person].tolist() == alone.zones.in_overlap.tolist()
        np.testing.assert_allclose(reach[person], alone.reach, atol=1e-12)


def test_who_says_nothing_sees_what_the_facilitator_sees() -> None:
    frame = lower(small_scenario())
    own = own_numbers(frame, room([[OPEN] * len(ABOUT)]), ABOUT)
    found = overlaps(frame, Assumptions(), own)
    expected = judge(frame, Assumptions()).zones.in_overlap
    assert found.in_overlap.tolist() == [expected.tolist()]


def bargain() -> Scenario:
    """One deal to be signed, worth 20 to each, against a war worth 0."""
    tree = chance("start", (0.5, ending("d", "deal")), (None, ending("w", "war")))
    payoffs = {"deal": {"us": 20.0, "ru": 20.0}, "war": {"us": 0.0, "ru": 0.0}}
    return game(tree, payoffs, signed=("deal",))


BARGAIN: tuple[About, ...] = (("score", "deal", "us1"), ("score", "deal", "ru1"))


def test_who_sees_an_agreement_and_the_interest_that_stops_the_others() -> None:
    frame = lower(bargain())
    answers = room([[30.0, 20], [40, 10], [25, OPEN], [-20, 30], [-60, 5], [20, -10]])
    found = overlaps(frame, Assumptions(), own_numbers(frame, answers, BARGAIN))
    assert found.sees.tolist() == [YES, YES, YES, NO, NO, NO]
    assert (found.count, found.without.tolist(), found.undecided) == (3, [3, 4, 5], 0)
    # With the room's median of the United States' score two come in, with Russia's one.
    assert found.brought_in.tolist() == [2, 1]
    assert found.decisive == (frame.interest_index["us1"],)


def test_where_two_interests_stop_somebody_neither_is_why() -> None:
    frame = lower(bargain())
    answers = room([[30.0, 20], [40, 10], [-20, -10]])
    found = overlaps(frame, Assumptions(), own_numbers(frame, answers, BARGAIN))
    assert found.without.tolist() == [2]
    assert found.decisive == ()


def test_where_all_see_one_nothing_is_looked_for() -> None:
    frame = lower(bargain())
    found = overlaps(frame, Assumptions(), own_numbers(frame, room([[30.0, 20]]), BARGAIN))
    assert found.count == 1
    assert not found.brought_in.any()


def test_what_nobody_scored_is_undecided() -> None:
    open_ended = edits.set_scores(bargain(), dict.fromkeys([("deal", "us1"), ("deal", "ru1")]))
    frame = lower(open_ended)
    answers = room([[30.0, 20], [30, OPEN], [OPEN, OPEN]])
    found = overlaps(frame, Assumptions(), own_numbers(frame, answers, BARGAIN))
    assert found.sees.tolist() == [YES, UNDECIDED, UNDECIDED]


def test_an_empty_room_sees_nothing() -> None:
    frame = lower(bargain())
    found = overlaps(frame, Assumptions(), own_numbers(frame, many(0, 2), BARGAIN))
    assert (found.count, found.undecided, len(found.without)) == (0, 0, 0)
