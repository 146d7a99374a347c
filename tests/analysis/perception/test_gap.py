"""The perception gap, by hand on one war of two minds."""

from __future__ import annotations

from dataclasses import replace as replace_fields

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.perception import Perception, Reading, perception
from scenario_desk.model.entities import Assumptions, Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Table
from tests.analysis.games import chance, ending, game


def war_of_two_minds(*profiles: Profile) -> Scenario:
    """Both gain from `zones`; only Moscow refuses `transition`; the war is worth 0 to both."""
    tree = chance("root", (None, ending("l1", "war")))
    payoffs = {
        "war": {"us": 0, "ru": 0},
        "zones": {"us": 20, "ru": 20},
        "transition": {"us": 50, "ru": -20},
    }
    scenario = game(tree, payoffs, signed=("zones", "transition"), margin=10)
    for profile in profiles:
        scenario = replace(scenario, profiles=scenario.profiles.put(profile))
    return scenario


def seen(actor: str, holder: str, key: str = "seen", **scores: float) -> Profile:
    """`holder`'s picture of what the endpoints are worth to `actor`."""
    own = {(endpoint, f"{actor}1"): Estimate(score) for endpoint, score in scores.items()}
    return Profile(key, actor, "Seen", kind="perceived", holder=holder, scores=Table(own))


def test_who_holds_no_picture_has_no_gap() -> None:
    assert perception(lower(war_of_two_minds()), Assumptions()) == {}


def test_a_missed_agreement_and_a_false_hope() -> None:
    picture = seen("ru", "us", zones=5, transition=15)
    found = perception(lower(war_of_two_minds(picture)), Assumptions())
    assert found == {
        "us": Perception(
            own_overlap=("war", "zones"),
            own_undecided=(),
            overlap=("war", "transition"),
            missed_agreements=("zones",),
            false_hopes=("transition",),
            undecided=(),
            readings={"ru": (Reading("ru1", own=1.0, seen=1.0, apart=(0 + 15 + 35) / 3),)},
        )
    }


def test_the_reservation_follows_from_the_picture() -> None:
    # Washington thinks the war suits Moscow, so nothing Moscow could sign is good enough.
    picture = seen("ru", "us", war=15)
    found = perception(lower(war_of_two_minds(picture)), Assumptions())
    assert found["us"].overlap == ("war",)
    assert found["us"].missed_agreements == ("zones",)


def test_the_first_picture_counts_and_one_of_oneself_does_not() -> None:
    scenario = war_of_two_minds(
        seen("ru", "us", "first", zones=5),
        seen("ru", "us", "second", zones=90),
        seen("us", "us", "mirror", zones=-90),
    )
    found = perception(lower(scenario), Assumptions())
    assert found["us"].missed_agreements == ("zones",)


def test_an_active_picture_is_not_what_an_actor_is() -> None:
    scenario = war_of_two_minds(seen("ru", "us", zones=5))
    active = Assumptions(profiles=Table({"ru": "seen"}))
    found = perception(lower(scenario), active)
    assert found["us"].missed_agreements == ("zones",)


def test_what_either_view_leaves_undecided_is_neither_missed_nor_hoped_for() -> None:
    # Nobody scored for Moscow what it could sign with `zones`, and Washington hopes for the best.
    scenario = war_of_two_minds(seen("ru", "us", zones=60, transition=15))
    unscored = replace(scenario, scores=scenario.scores.without(("zones", "ru1")))
    found = perception(lower(unscored), Assumptions())["us"]
    assert found == Perception(
        own_overlap=("war",),
        own_undecided=("zones",),
        overlap=("war", "zones", "transition"),
        missed_agreements=(),
        false_hopes=("transition",),
        undecided=("zones",),
        readings={"ru": (Reading("ru1", own=1.0, seen=1.0, apart=(0 + 35) / 2),)},
    )
    # What Moscow will do without a deal is open to Washington, which leaves all of it open.
    vague = seen("ru", "us", transition=15)
    vague = replace_fields(vague, reservation=Estimate(0), margin=Estimate(0))
    other = war_of_two_minds(vague)
    blind = replace(other, scores=other.scores.without(("war", "ru1")))
    found = perception(lower(blind), Assumptions())["us"]
    assert found.missed_agreements == found.false_hopes == ()
    assert set(found.undecided) == {"war", "zones", "transition"}
