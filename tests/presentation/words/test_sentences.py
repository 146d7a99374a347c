"""The sentences, word for word, on Syria 2017 and on variations of it."""

from __future__ import annotations

from dataclasses import replace as changed
from pathlib import Path

import pytest

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster, Table
from scenario_desk.presentation.words.sentences import (
    assumptions_sentence,
    blockers,
    headline,
    node_sentence,
    spoilers,
    undecided,
    verdict,
)

FOLDER = Path(__file__).parents[3] / "scenarios"


@pytest.fixture(scope="module")
def syria() -> Scenario:
    return load(FOLDER / "syria-2017.scenario")


@pytest.fixture(scope="module")
def judged(syria: Scenario) -> Evaluation:
    return evaluate(lower(syria))


def under(scenario: Scenario, **assumed) -> Evaluation:
    return evaluate(lower(scenario), Assumptions(**assumed))


def with_principals(scenario: Scenario, *principals: str) -> Evaluation:
    actors = [
        changed(actor, principal=actor.id in principals) for actor in scenario.actors.values()
    ]
    return evaluate(lower(replace(scenario, actors=Roster(actors))))


def with_profile(scenario: Scenario, key: str, **fields) -> Evaluation:
    profile = changed(scenario.profiles[key], **fields)
    return evaluate(lower(replace(scenario, profiles=scenario.profiles.put(profile))))


def without_score(scenario: Scenario, *cells: tuple[str, str]) -> Evaluation:
    return evaluate(lower(replace(scenario, scores=scenario.scores.without(*cells))))


def plain(text: str) -> str:
    """The text with ordinary spaces, so that a test can be read."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_headline_says_a_count_and_a_chance_as_two_facts(judged):
    assert plain(headline(judged)) == (
        "4 of 16 could be signed, barely; the chance of ending in one is 8 %, very unlikely"
        " · 2 tolerated, nobody signs: chance 40 %"
    )


def test_what_comes_with_the_package_is_never_added_to_what_needs_a_signature(syria):
    assert plain(headline(under(syria, package="pk-a"))) == (
        "4 of 16 could be signed, 1 of them barely; the chance of ending in one is 12 %, very"
        " unlikely · 2 with the package: chance 37 %"
    )


def test_a_headline_where_nothing_could_be_signed_or_no_doubt_is_left(syria):
    assert headline(with_principals(syria, "us", "ru", "irn")).startswith(
        "So far none of 16 could be signed · "
    )
    sure = with_profile(syria, "ru-base", reservation=Estimate(best=-90))
    assert headline(sure).startswith("6 of 16 could be signed; the chance of ending in one is")


@pytest.mark.parametrize(
    ("principals", "start"),
    [
        (("us",), "6 of 16 could be signed; the chance"),
        (("us", "ru", "irn"), "So far none of 16 could be signed · 2 tolerated"),
        ((), "No principals: mark the actors whose signature an agreement needs."),
    ],
)
def test_the_headline_counts_the_principals(syria, principals, start):
    assert headline(with_principals(syria, *principals)).startswith(start)


def test_the_headline_says_what_is_undecided(syria):
    said = plain(headline(without_score(syria, ("e07", "ru3"))))
    assert said == (
        "3 of 16 could be signed, barely; the chance of ending in one is 5 %, very unlikely"
        " · 2 tolerated, nobody signs: chance 40 % · 1 undecided"
    )


def test_a_headline_does_not_deny_what_is_open(syria):
    signed = [key for key, each in syria.endpoints.items() if each.needs_agreement]
    blank = replace(syria, scores=Table())
    assert headline(evaluate(lower(blank))) == "So far none of 16 could be signed · 16 undecided"
    alone = replace(blank, endpoints=Roster([syria.endpoints[signed[0]]]))
    assert headline(evaluate(lower(alone))) == (
        "Whether the one endpoint could be signed is open · 1 undecided"
    )


def test_a_headline_before_there_are_endpoints():
    assert headline(evaluate(lower(load(FOLDER / "blank.scenario")))) == "No endpoints yet."


def test_what_both_could_sign_and_who_would_wreck_it(judged):
    assert verdict(judged, "e07") == [
        (
            "Both could sign it. Above the threshold: US by 18 points; Russia barely, within the"
            " scores' range."
        ),
        (
            "Spoiler: Assad government (veto), left 10 points below what it expects without a deal,"
            " no spread judged."
        ),
    ]


def without_spreads(scenario: Scenario) -> Evaluation:
    scores = scenario.scores
    bare = {cell: changed(scores[cell], low=None, high=None) for cell in scores}
    return evaluate(lower(replace(scenario, scores=Table(bare))))


def test_a_knife_edge_says_so_instead_of_a_decimal(syria, judged):
    assert verdict(judged, "e06")[0].endswith(
        "US by 26 points; Russia barely, within the scores' range."
    )
    assert verdict(without_spreads(syria), "e06")[0].endswith(
        "US by 26 points, no spread judged; Russia so little that it is too close to call, no spread"
        " judged."
    )


def test_a_spread_that_nobody_judged_is_said_once(syria):
    assert verdict(without_spreads(syria), "e04") == [
        "Both could sign it. Above the threshold: US by 17 points, Russia by 6.6 points; no spread judged."
    ]


def test_what_is_attached_is_signed_and_not_the_endpoint(syria):
    said = verdict(under(syria, package="pk-a"), "e08")[0]
    assert said.startswith(
        "It comes about by itself; both would sign what is attached to it. Above"
    )


def test_what_is_tolerated_at_the_bottom_of_everybodys_scale_does_not_read_like_consent(syria):
    low = syria
    for profile in ("us-base", "ru-base"):
        base = changed(low.profiles[profile], reservation=Estimate(best=-90))
        low = replace(low, profiles=low.profiles.put(base))
    assert (
        "Tolerated: no worse than each of the two expects without a deal; nobody signs. For both it is"
        " worse than the baseline."
    ) in verdict(evaluate(lower(low)), "e11")[0]


def test_what_nobody_signs(judged):
    assert verdict(judged, "e08") == [
        (
            "Tolerated: no worse than each of the two expects without a deal; nobody signs. Above"
            " what each expects without a deal: US barely, within the scores' range; Russia by 21"
            " points."
        )
    ]


def test_who_blocks_and_by_how_much(judged):
    assert verdict(judged, "e03") == [
        "Russia rejects it: 27 points below its threshold.",
        "Above the threshold: US by 41 points.",
        (
            "Spoilers, left below what they expect without a deal: Assad government (veto) by 46"
            " points, Iran (strong leverage) by 31 points; no spread judged."
        ),
    ]


def test_red_lines_are_named_in_their_own_words(judged):
    assert blockers(judged, "e12")[0] == (
        "US rejects it: 46 points below what it expects without a deal; red lines crossed on “Defeat"
        " ISIS and al-Qaida” (No endpoint that leaves a jihadist safe haven in major Syrian cities)"
        " and “No chemical weapons” (Unsecured or routinely used nerve agent)."
    )


def test_a_red_line_alone_can_stand_in_the_way(syria):
    evaluation = with_profile(syria, "ru-base", reservation=Estimate(best=-90))
    assert blockers(evaluation, "e13") == [
        (
            "Russia rejects it: red line crossed on “State continuity in Damascus” (No forced regime"
            " change or collapse of the Syrian state)."
        )
    ]


def test_a_rejection_no_missing_score_can_change(syria):
    evaluation = without_score(syria, ("e15", "ru8"))
    assert blockers(evaluation, "e15")[1] == (
        "Russia rejects it: below what it expects without a deal whatever is still missing."
    )


def test_nobody_blocks_what_is_in_the_overlap(judged):
    assert blockers(judged, "e04") == []
    assert undecided(judged, "e04") == []
    assert spoilers(judged, "e04") == []


def test_what_is_undecided_and_for_want_of_what(syria):
    evaluation = without_score(syria, ("e07", "ru1"), ("e07", "ru3"))
    assert verdict(evaluation, "e07")[:2] == [
        "Undecided for Russia: no score on “Strategic stability” and “Great-power status”.",
        "Above the threshold: US by 18 points.",
    ]


def test_many_missing_scores_are_counted(syria):
    cells = [("e07", f"ru{number}") for number in range(1, 9)]
    assert undecided(without_score(syria, *cells), "e07") == [
        (
            "Undecided for Russia: no score on “Strategic stability”, “Near-abroad primacy”,"
            " “Great-power status” and 5 more."
        )
    ]


def test_an_open_margin_leaves_a_signature_undecided(syria):
    evaluation = with_profile(syria, "ru-base", margin=None)
    assert undecided(evaluation, "e04") == ["Undecided for Russia: its margin for signing is open."]
    assert undecided(evaluation, "e01") == []


def test_an_open_walk_away_value_leaves_everything_undecided(syria):
    evaluation = with_profile(syria, "ru-base", reservation=None)
    assert undecided(evaluation, "e04") == ["Undecided for Russia: its no-agreement value is open."]


def test_an_actor_that_weighs_nothing(syria):
    evaluation = with_profile(syria, "ru-base", weights=Table())
    assert "none of its interests has a weight" in undecided(evaluation, "e04")[0]


def test_one_principal_and_three(syria):
    assert verdict(with_principals(syria, "us"), "e03")[0].startswith("US could sign it. Above")
    assert verdict(with_principals(syria, "us", "ru", "eu"), "e08")[0] == (
        "EU rejects it: 5.4 points below what it expects without a deal, no spread judged."
    )
    assert verdict(with_principals(syria), "e07")[0] == (
        "No principals: nobody's signature is asked for."
    )


def test_what_a_choice_leads_by(judged):
    assert plain(node_sentence(judged, "n23")) == (
        "US would choose “Limited, warned strike”, by 52 points over the next best."
        " The forecast for it is 88 %. From here 88 % end in the overlap: all of it is tolerated,"
        " nobody signs."
    )


def test_a_lead_within_the_uncertainty_of_the_scores(judged):
    assert plain(node_sentence(judged, "n20")).startswith(
        "What US would choose is open: “Stay with a small footprint” leads, within the scores'"
        " range."
    )


def test_a_choice_that_is_made(syria):
    said = node_sentence(under(syria, decisions="rational"), "n15")
    assert plain(said) == (
        "Israel chooses “Large campaign in Syria and Lebanon”, by 23 points over the next best;"
        " no spread judged. The forecast was 15 %. From here nothing ends in the overlap."
    )


def test_a_choice_by_quantal_response(syria):
    said = plain(node_sentence(under(syria, decisions="quantal", sharpness=0.02), "n15"))
    assert said.startswith(
        "Israel would choose “Large campaign in Syria and Lebanon”, by 23 points over the next best;"
        " no spread judged. The forecast for it is 15 %, by quantal response 22 %."
    )


def test_equally_good_branches(syria):
    same = changed(syria.nodes["t37"], endpoint="e14")
    evaluation = evaluate(lower(syria.with_nodes({"t37": same})))
    assert node_sentence(evaluation, "n23").startswith(
        "Equally good for US: “Limited, warned strike” and “Broad strike on command and air"
        " defence”."
    )


def test_a_chance_node_says_where_it_leads(judged):
    assert plain(node_sentence(judged, "n10")) == (
        "From here 53 % end in the overlap: 23 % could be signed and 30 % is tolerated."
    )


def test_what_is_undecided_is_not_said_to_end_outside_the_overlap(syria):
    unscored = replace(syria, scores=Table())
    assert plain(node_sentence(evaluate(lower(unscored)), "n10")) == (
        "From here 0 % end in the overlap, and of 100 % nobody can say yet."
    )


def test_a_branch_without_a_label_goes_by_where_it_leads(syria):
    bare = changed(syria.nodes["t37"], label="")
    name = syria.endpoints[bare.endpoint].name
    evaluation = evaluate(lower(syria.with_nodes({"t37": bare})))
    assert node_sentence(evaluation, "n23").startswith(f"US would choose “{name}”, by ")


def test_leaves(syria, judged):
    assert node_sentence(judged, "t45") == "Ends in “Rapid rebel victory”."
    unfinished = changed(syria.nodes["t45"], endpoint=None)
    evaluation = evaluate(lower(syria.with_nodes({"t45": unfinished})))
    assert node_sentence(evaluation, "t45") == "Unfinished: it names no endpoint yet."
    assert node_sentence(evaluation, "n20").startswith(
        "What US would choose is unknown: an end that can be reached from here is unfinished or"
        " unscored."
    )
    assert node_sentence(evaluation, "nowhere") == ""


def test_owners_that_cannot_choose(syria):
    nobody = changed(syria.nodes["n23"], owner=None)
    evaluation = evaluate(lower(syria.with_nodes({"n23": nobody})))
    assert node_sentence(evaluation, "n23").startswith("Nobody owns this decision.")
    open_ended = evaluate(lower(load(FOLDER / "after-assad-2024.scenario")))
    assert node_sentence(open_ended, "m1").startswith(
        "What Damascus would choose is unknown: its interests have not been weighed."
    )


def test_who_cannot_tell_where_it_stands_would_choose_nothing(syria):
    both = {
        key: changed(syria.nodes[key], owner="us", information_set="dusk") for key in ("n23", "n20")
    }
    evaluation = evaluate(lower(syria.with_nodes(both)))
    for key in both:
        said = node_sentence(evaluation, key)
        assert said.startswith("What US would choose is not asked here")
        assert "“dusk”" in said
        assert "would choose “" not in said


def said_of(evaluation: Evaluation) -> str:
    return assumptions_sentence(evaluation.frame.scenario, evaluation.assumptions)


def test_nothing_on_the_table(judged):
    assert said_of(judged) == "Nothing is on the table."


def test_a_package_and_the_same_linkages_ticked_are_told_apart(syria):
    assert said_of(under(syria, package="pk-a")) == (
        "On the table: the package “Syria-only package”, with its own probabilities at 10 nodes."
    )
    assert said_of(under(syria, linkages=("l6", "l5", "l4", "l3"))) == (
        "On the table: the linkages of “Syria-only package” ticked one by one, effects only,"
        " probabilities unchanged."
    )
    assert said_of(under(syria, linkages=("l3", "l4"))) == (
        "On the table: “Arms-control track” and “Iran package”, effects only, probabilities"
        " unchanged."
    )


def test_a_package_that_changes_no_probability(syria):
    package = changed(syria.packages["pk-a"], overrides=Table())
    scenario = replace(syria, packages=syria.packages.put(package))
    assert said_of(under(scenario, package="pk-a")) == (
        "On the table: the package “Syria-only package”, probabilities unchanged."
    )


def test_other_profiles_and_choices_are_said(syria):
    evaluation = under(syria, profiles={"ru": "ru-status"}, decisions="rational")
    assert said_of(evaluation) == (
        "Nothing is on the table. Judged by another than the base profile: Russia, “Status"
        " reading”. Decisions go to the branch that is best for their owner."
    )


def test_text_from_a_file_stays_text(syria):
    odd = "{0} <b>%s</b>"
    scenario = syria.with_nodes({"t37": changed(syria.nodes["t37"], label=odd)})
    scenario = replace(
        scenario, endpoints=syria.endpoints.put(changed(syria.endpoints["e09"], name=odd))
    )
    evaluation = evaluate(lower(scenario))
    assert node_sentence(evaluation, "t42") == f"Ends in “{odd}”."
    assert node_sentence(evaluation, "n23").startswith(f"US would choose “{odd}”, by 52 points")
