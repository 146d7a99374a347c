"""A misreading put right as an edit of the picture does what was foretold, and nothing else."""

from __future__ import annotations

import pytest

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.perception import Misreading, corrections, perception, righting
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Table
from tests.analysis.perception.test_corrections import picture, two_interests

PLAIN = Assumptions()


def righted(scenario: Scenario, holder: str, wrong: Misreading) -> Scenario:
    return edits.together(scenario, *righting(scenario, PLAIN, holder, wrong))


def test_on_the_flagship_each_does_what_was_foretold_and_is_gone() -> None:
    scenario = load(locate("scenarios", "syria-2017.scenario"))
    frame = lower(scenario)
    now, all_of = perception(frame, PLAIN), corrections(frame, PLAIN)
    assert {holder: bool(each.each) for holder, each in all_of.items()} == {"us": True, "ru": True}
    for holder, found in all_of.items():
        for each in found.each[:: max(len(found.each) // 6, 1)]:
            after = lower(righted(scenario, holder, each.misreading))
            then = perception(after, PLAIN)[holder]
            overlap = set(then.overlap) | set(then.undecided)
            assert set(each.recovered) == set(now[holder].missed_agreements) & set(then.overlap)
            assert set(each.removed) == set(now[holder].false_hopes) - overlap
            left = [one.misreading for one in corrections(after, PLAIN)[holder].each]
            wrong = each.misreading
            assert not [
                one
                for one in left
                if (one.kind, one.interest, one.endpoint)
                == (wrong.kind, wrong.interest, wrong.endpoint)
            ]


@pytest.mark.parametrize(
    ("held", "share", "points"),
    [
        ((20, 80), 0.5, {"ru1": 80}),
        # Ninety would need 180 points: the other gives way.
        ((50, 20), 0.9, {"ru1": 100, "ru2": 100 / 9}),
        ((50, 20), 1.0, {"ru1": 100, "ru2": 0}),
        # What is left without any weight gets it as the actor's own profile has it.
        ((50, 0), 0.5, {"ru1": 50, "ru2": 50}),
    ],
)
def test_weights_have_their_share(
    held: tuple[float, float], share: float, points: dict[str, float]
) -> None:
    weights = Table({f"ru{n}": Estimate(each) for n, each in enumerate(held, start=1)})
    scenario = two_interests(picture(weights=weights))
    wrong = Misreading("ru", "weight", share, 0.0, "ru1")
    after = righted(scenario, "us", wrong).profiles["seen"].weights
    for key in ("ru1", "ru2"):
        expected = points.get(key, dict(zip(("ru1", "ru2"), held, strict=True))[key])
        assert after[key].best == pytest.approx(expected)


def test_a_line_behind_the_picture_that_is_not_the_actors_own_is_not_drawn() -> None:
    scenario = two_interests(picture(red_lines=Table({"ru2": RedLine(15)})))
    wrong = Misreading("ru", "red_line", float("nan"), 15.0, "ru2")
    after = righted(scenario, "us", wrong)
    assert after.profiles["seen"].red_lines["ru2"].floor is None
    assert not corrections(lower(after), PLAIN)["us"].each


def test_reasons_come_along_with_a_score() -> None:
    seen = picture(scores=Table({("zones", "ru1"): Estimate(0)}))
    scenario = two_interests(seen)
    own = Estimate(40, 30, 50, rationale="Said so in public")
    scenario = replace(scenario, scores=scenario.scores.set(("zones", "ru1"), own))
    wrong = Misreading("ru", "score", 40.0, 0.0, "ru1", "zones")
    assert righted(scenario, "us", wrong).profiles["seen"].scores["zones", "ru1"] == own
