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


def test_the_headline_gives_two_figures(judged):
    assert plain(headline(judged)) == (
        "Both could sign 4 (8 %, very unlikely) · would tolerate 2 more (40 %)"
    )


def test_a_headline_with_nothing_to_tolerate(syria):
    said = plain(headline(under(syria, package="pk-a")))
    assert said == "Both could sign 6 (50 %, roughly even chance) · would tolerate none"


@pytest.mark.parametrize(
    ("principals", "start"),
    [
        (("us",), "US could sign 6 ("),
        (("us", "ru", "irn"), "All could sign "),
        ((), "No principals: mark the actors whose signature an agreement needs."),
    ],
)
def test_the_headline_counts_the_principals(syria, principals, start):
    assert headline(with_principals(syria, *principals)).startswith(start)


def test_the_headline_says_what_is_undecided(syria):
    said = plain(headline(without_score(syria, ("e07", "ru3"))))
    assert said == (
        "Both could sign 3 (5 %, very unlikely) · would tolerate 2 more (40 %) · 1 undecided"
    )


def test_a_headline_before_there_are_endpoints():
    assert headline(evaluate(lower(load(FOLDER / "blank.scenario")))) == "No endpoints yet."


def test_what_both_could_sign_and_who_would_wreck_it(judged):
    assert verdict(judged, "e07") == [
        "Both could sign. Above the threshold: US by 17.7 points, Russia by 2.7.",
        "Spoiler: Assad government (veto) is left below its no-agreement value by 10.0 points.",
    ]


def test_a_knife_edge_keeps_its_decimal(judged):
    assert verdict(judged, "e06")[0].endswith("US by 26.0 points, Russia by 0.2.")


def test_what_nobody_signs(judged):
    assert verdict(judged, "e08") == [
        (
            "Both would tolerate it; nobody signs."
            " Above the no-agreement value: US by 4.9 points, Russia by 20.6."
        )
    ]


def test_who_blocks_and_by_how_much(judged):
    assert verdict(judged, "e03") == [
        "Russia rejects it: 27.2 points below its threshold.",
        "Above the threshold: US by 41.0 points.",
        (
            "Spoilers, left below their no-agreement values: Assad government (veto) by 46.5 points"
            " and Iran (strong leverage) by 31.4 points."
        ),
    ]


def test_red_lines_are_named_in_their_own_words(judged):
    assert blockers(judged, "e12")[0] == (
        "US rejects it: 45.7 points below its no-agreement value; red lines crossed on “Defeat ISIS"
        " and al-Qaida” (No endpoint that leaves a jihadist safe haven in major Syrian cities) and"
        " “No chemical weapons” (Unsecured or routinely used nerve agent)."
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
        "Russia rejects it: below its no-agreement value whatever is still missing."
    )


def test_nobody_blocks_what_is_in_the_overlap(judged):
    assert blockers(judged, "e04") == []
    assert undecided(judged, "e04") == []
    assert spoilers(judged, "e04") == []


def test_what_is_undecided_and_for_want_of_what(syria):
    evaluation = without_score(syria, ("e07", "ru1"), ("e07", "ru3"))
    assert verdict(evaluation, "e07")[:2] == [
        "Undecided for Russia: no score on “Strategic stability” and “Great-power status”.",
        "Above the threshold: US by 17.7 points.",
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
    assert verdict(with_principals(syria, "us"), "e03")[0].startswith("US could sign. Above")
    assert verdict(with_principals(syria, "us", "ru", "eu"), "e08")[0] == (
        "EU rejects it: 5.4 points below its no-agreement value."
    )
    assert verdict(with_principals(syria), "e07")[0] == (
        "No principals: nobody's signature is asked for."
    )


def test_what_a_choice_leads_by(judged):
    assert plain(node_sentence(judged, "n23")) == (
        "US would choose “Limited, warned strike”, by 51.9 points over the next best."
        " The forecast for it is 88 %. From here 88 % end in the overlap, none of it by agreement."
    )


def test_a_lead_within_the_uncertainty_of_the_scores(judged):
    assert plain(node_sentence(judged, "n20")).startswith(
        "US would choose “Stay with a small footprint”, by 2.9 points over the next best: less than"
        " the scores are sure of."
    )


def test_a_choice_that_is_made(syria):
    said = node_sentence(under(syria, decisions="rational"), "n15")
    assert plain(said) == (
        "Israel chooses “Large campaign in Syria and Lebanon”, by 23.4 points over the next best."
        " The forecast was 15 %. From here nothing ends in the overlap."
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
        "From here 53 % end in the overlap, 23 % by agreement."
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


def test_nothing_on_the_table(judged):
    assert assumptions_sentence(judged) == "Nothing is on the table."


def test_a_package_and_the_same_linkages_ticked_are_told_apart(syria):
    assert assumptions_sentence(under(syria, package="pk-a")) == (
        "On the table: the package “Syria-only package”, with its own probabilities at 10 nodes."
    )
    assert assumptions_sentence(under(syria, linkages=("l6", "l5", "l4", "l3"))) == (
        "On the table: the linkages of “Syria-only package” ticked one by one, effects only,"
        " probabilities unchanged."
    )
    assert assumptions_sentence(under(syria, linkages=("l3", "l4"))) == (
        "On the table: “Arms-control track” and “Iran package”, effects only, probabilities"
        " unchanged."
    )


def test_a_package_that_changes_no_probability(syria):
    package = changed(syria.packages["pk-a"], overrides=Table())
    scenario = replace(syria, packages=syria.packages.put(package))
    assert assumptions_sentence(under(scenario, package="pk-a")) == (
        "On the table: the package “Syria-only package”, probabilities unchanged."
    )


def test_other_profiles_and_choices_are_said(syria):
    evaluation = under(syria, profiles={"ru": "ru-status"}, decisions="rational")
    assert assumptions_sentence(evaluation) == (
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
    assert node_sentence(evaluation, "n23").startswith(f"US would choose “{odd}”, by 51.9 points")
