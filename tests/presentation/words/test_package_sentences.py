"""What linkages would do, word for word."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.packages.following import circles, following
from scenario_desk.analysis.packages.rules import rules_of
from scenario_desk.analysis.packages.search import Frontier, Opening, Search
from scenario_desk.analysis.packages.shares import shares
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster
from scenario_desk.presentation.words.sentences import (
    chance_note,
    circle_sentences,
    following_sentences,
    frontier_sentences,
    offer_sentences,
    opening_sentences,
    share_sentences,
    shares_note,
    table_sentences,
    unchosen_sentences,
)


def syria(**rules: dict[str, tuple[str, ...]]) -> Scenario:
    scenario = load(locate("scenarios", "syria-2017.scenario"))
    changed = [replace(each, **rules.get(each.id, {})) for each in scenario.linkages.values()]
    return replace(scenario, linkages=Roster(changed))


def opened(key: str, **fields: object) -> list[str]:
    scenario = syria()
    opening: Opening = Search(lower(scenario), scenario.assumptions).opening(key)
    return opening_sentences(scenario, replace(opening, **fields))  # type: ignore[arg-type]


def test_what_opens_an_endpoint() -> None:
    assert opened("e05") == ["In the overlap with nothing on the table."]
    assert opened("e12") == ["No valid package of what is on offer brings it in."]
    assert opened("e03") == ["1 package of 4 items brings it in, and none of fewer."]
    assert opened("e16") == ["7 packages of 3 items bring it in, and none of fewer."]


def test_how_far_it_was_searched() -> None:
    assert opened("e16", most_items=4) == [
        "7 packages of 3 items bring it in, and none of fewer.",
        "Of packages of more than 4 items only the smallest that bring it in were looked for.",
    ]
    assert opened("e16", whole=False)[0] == (
        "7 packages of 3 items bring it in, perhaps others as small, and none of fewer."
    )
    assert opened("e16", whole=False, proven=False, most_items=1) == [
        "7 packages of 3 items bring it in; there may be smaller ones.",
        (
            "Packages of up to 1 item were all looked at, larger ones only until the time for it was"
            " over."
        ),
    ]
    assert opened("e12", proven=False, most_items=0) == [
        "Its packages were not searched: more than 63 linkages matter here."
    ]


def test_a_package_with_its_price_and_what_it_does_elsewhere() -> None:
    scenario = syria()
    search = Search(lower(scenario), scenario.assumptions)
    assert offer_sentences(scenario, search.offer("e16", ["l2", "l5", "l6"]), "e16") == [
        (
            "“NATO enlargement freeze”, “Basing guarantee” and “Reconstruction money”: its chance of"
            " being delivered is <1\N{NO-BREAK SPACE}%."
        ),
        "Given up here: US 7.1 points.",
        "It closes “Government victory” and “Astana condominium”: no longer in the overlap with it.",
    ]
    assert offer_sentences(scenario, search.offer("e16", ["l3"]), "e16")[1] == (
        "No principal and no giver is worse off here by it."
    )
    also = offer_sentences(scenario, search.offer("e03", ["l1", "l2", "l3", "l5"]), "e03")
    assert also[-1] == "It also brings in “UN administration”."


def test_without_a_feasibility() -> None:
    scenario = syria(l3={"feasibility": None})
    search = Search(lower(scenario), scenario.assumptions)
    assert offer_sentences(scenario, search.offer("e16", ["l3"]), "e16")[0] == (
        "“Arms-control track”: nobody said how feasible all of it is."
    )
    assert frontier_sentences(scenario, search.frontier(["e16"]))[-1] == (
        "Not compared, without a feasibility: “Arms-control track”."
    )


def test_what_each_linkage_does() -> None:
    scenario = syria()
    search = Search(lower(scenario), scenario.assumptions)
    row = lower(scenario).endpoint_index["e03"]
    found = shares(search.tables, ("l1", "l3"), row)
    assert share_sentences(scenario, found) == [
        "“Ukraine sanctions relief”: +6.3 alone, +6.3 when it comes last, +6.3 as its share.",
        "“Arms-control track”: +5.0 alone, +5.0 when it comes last, +5.0 as its share.",
    ]
    assert "(Shapley)" in shares_note(found)
    many = replace(found, linkages=("l1",) * 13, share=np.full(2, np.nan))
    assert "no shares: there are more than 12 items" in shares_note(many)


def test_the_frontier() -> None:
    scenario = syria()
    found = Search(lower(scenario), scenario.assumptions).frontier(["e16"])
    (said,) = frontier_sentences(scenario, replace(found, points=found.points[1:2]))
    assert said.startswith("1 package is efficient: no other is as good for every principal")
    (said,) = frontier_sentences(scenario, replace(found, points=found.points[:1]))
    assert said.startswith("No package is efficient: with nothing on the table")
    assert frontier_sentences(scenario, replace(found, points=())) == []
    elsewhere = (*found.points[:2], ("e01", found.points[1][1]))
    (said,) = frontier_sentences(scenario, replace(found, points=elsewhere))
    assert said.startswith("3 packages, each at its endpoint, are efficient: no other at any")
    unsure = Frontier(found.points, (), ("e01",), 3.2)
    assert frontier_sentences(scenario, unsure)[1:] == [
        (
            "The search ended at its time: what was not found may be better for every principal, by 3.2"
            " points at most."
        ),
        (
            "Not compared, since a principal's utility is unknown or there is too much:"
            " “Government victory”."
        ),
    ]


def test_rules_in_words() -> None:
    scenario = syria(
        l1={"requires": ("l2",), "excludes": ("l5",)},
        l2={"requires": ("l1",)},
        l4={"requires": ("l5", "l1")},
        l6={"excludes": ("l6",)},
    )
    rules = rules_of(scenario)
    assert circle_sentences(scenario, circles(rules)) == [
        (
            "“Ukraine sanctions relief” and “NATO enlargement freeze” require one another: they are only"
            " chosen together."
        )
    ]
    assert following_sentences(scenario, following(rules, ["l1"])) == [
        "With it “NATO enlargement freeze” must be chosen.",
        "It rules out “Iran package”, “Basing guarantee” and “Reconstruction money”.",
    ]
    assert following_sentences(scenario, following(rules, ["l4"]))[-1] == (
        "“Ukraine sanctions relief” and “Basing guarantee” would both be chosen, but may not be"
        " together."
    )
    assert following_sentences(scenario, following(rules, ["l6"]))[-1] == (
        "“Reconstruction money” excludes itself, so it can never be chosen."
    )


def test_how_chances_are_put_together() -> None:
    scenario = syria()
    assert chance_note(scenario, []) == (
        "A package's chance is the product of its items', as of separate decisions."
    )
    assert chance_note(scenario, [("l1", "l2")]).endswith(
        "of which the least chance counts: “Ukraine sanctions relief” and “NATO enlargement freeze”."
    )


def on_the_table(endpoint: str, *linkages: str) -> list[str]:
    scenario = syria()
    offer = Search(lower(scenario), scenario.assumptions).offer(endpoint, linkages)
    return table_sentences(scenario, offer, endpoint)


def test_what_is_on_the_table_is_said_for_one_endpoint() -> None:
    assert on_the_table("e16") == [
        "Nothing is on the table; “UN administration” is not in the overlap."
    ]
    assert on_the_table("e05")[0].endswith("is in the overlap as it is.")
    said = on_the_table("e16", "l1", "l3", "l5")
    assert said[0] == ("With this on the table “UN administration” is in the overlap.")
    assert said[1] == "Its chance of being delivered, a matter of its own: 2\N{NO-BREAK SPACE}%."
    assert said[2] == "Given up here: US 1.3 points."


def test_a_group_without_its_one_is_said() -> None:
    assert unchosen_sentences(syria(), [("l1", "l2"), ()]) == [
        (
            "One of these has to be chosen as well: “Ukraine sanctions relief” and “NATO enlargement"
            " freeze”."
        )
    ]
