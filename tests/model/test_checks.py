"""Every kind of finding: what it is about, and how bad it is."""

from __future__ import annotations

from dataclasses import replace as amended
from typing import Any

import pytest

from scenario_desk.model.checking.ledger import LISTED
from scenario_desk.model.checks import check
from scenario_desk.model.edits import (
    add,
    add_child,
    amend,
    amend_node,
    amend_scenario,
    delete,
    remove,
    set_endpoint,
    set_kind,
    set_owner,
    set_probabilities,
    set_probability,
    set_reservation,
    set_score,
    set_scores,
    set_weight,
    spread_evenly,
)
from scenario_desk.model.entities import (
    Actor,
    Assumptions,
    Endpoint,
    Interest,
    Linkage,
    Move,
    Node,
    Profile,
    RedLine,
    Shift,
    Source,
)
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster, Table
from scenario_desk.presentation.words.messages import templates, words
from tests.model.building import big_tree, small_scenario

SMALL = small_scenario()


def found(scenario: Scenario) -> list[tuple[str, str, str, str]]:
    """Return the findings as (level, code, place, about); each of them has words."""
    findings = check(scenario)
    for finding in findings:
        assert finding.code in templates()
        assert finding.code not in words(finding)
    return [(each.level, each.code, each.place, each.about) for each in findings]


def with_node(key: str, **fields: Any) -> Scenario:
    """Return the small scenario with a node as only a file could bring it."""
    return SMALL.with_nodes({key: amended(SMALL.nodes[key], **fields)})


def with_entity(collection: str, key: str, **fields: Any) -> Scenario:
    """Return the small scenario with an entity as only a file could bring it."""
    roster = getattr(SMALL, collection)
    return replace(SMALL, **{collection: roster.put(amended(roster[key], **fields))})


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    assert check(SMALL) == ()
    assert check(big_tree(1_000)) == ()


# The tree.


def test_branches_that_do_not_add_up() -> None:
    below = set_probability(SMALL, "stall", Estimate(0.3))
    assert found(below) == [("warning", "probabilities_normalised", "nodes", "talks")]
    assert check(below)[0].values["total"] == pytest.approx(0.9)
    above = set_probability(SMALL, "push", Estimate(0.6))
    assert found(above) == [("warning", "probabilities_normalised", "nodes", "root")]
    zero = set_probabilities(SMALL, "talks", {"deal": Estimate(0), "stall": Estimate(0)})
    assert found(zero) == [("warning", "probabilities_normalised", "nodes", "talks")]
    assert "in proportion" in words(check(below)[0])
    assert "no branch" in words(check(zero)[0])
    assert "equally likely" in words(check(zero)[0])
    assert found(spread_evenly(SMALL, "root")) == []


def test_nodes_without_what_their_kind_needs() -> None:
    assert found(set_owner(SMALL, "push", None)) == [
        ("warning", "decision_without_owner", "nodes", "push")
    ]
    assert found(set_endpoint(SMALL, "deal", None)) == [
        ("warning", "unfinished_leaf", "nodes", "deal"),
        ("warning", "endpoint_unreached", "endpoints", "e1"),
    ]
    assert ("warning", "node_without_branches", "nodes", "leave") in found(
        set_kind(SMALL, "leave", "chance")
    )
    assert ("error", "branches_under_leaf", "nodes", "talks") in found(
        with_node("talks", kind="leaf")
    )


def test_history_takes_one_branch() -> None:
    marked = amend_node(SMALL, ("deal", "stall"), historical=True)
    assert found(marked) == [("warning", "history_took_several", "nodes", "talks")]
    assert found(amend_node(SMALL, "deal", historical=True)) == []


def test_probabilities_out_of_order_or_off_their_scale() -> None:
    assert found(with_node("deal", probability=Estimate(0.6, 0.7, 0.8))) == [
        ("error", "estimate_disordered", "nodes", "deal")
    ]
    off = found(with_node("deal", probability=Estimate(1.2)))
    assert ("error", "number_off_scale", "nodes", "deal") in off


def test_a_decision_that_cannot_be_rational() -> None:
    dark = amend_node(SMALL, ("root", "push"), information_set="dark")
    assert found(dark) == [("warning", "information_set_mixed", "nodes", "root")]
    rational = amend_node(dark, "push", resolves="rational")
    assert ("warning", "rational_information_set", "nodes", "push") in found(rational)
    alone = amend_node(SMALL, "push", information_set="dark", resolves="rational")
    assert found(alone) == []
    weightless = set_weight(set_weight(SMALL, "ru-base", "ru1", None), "ru-base", "ru2", None)
    rational = amend_scenario(weightless, assumptions=Assumptions(decisions="rational"))
    assert ("warning", "rational_without_interests", "nodes", "push") in found(rational)
    assert "rational_without_interests" not in str(found(weightless))


def test_moves_that_are_no_path() -> None:
    broken = replace(SMALL, moves=(Move("deal"),))
    assert found(broken) == [("error", "moves_broken", "scenario", "deal")]
    assert found(replace(SMALL, moves=(Move("talks"), Move("deal")))) == []


# Packages and linkages.


def test_overrides_that_do_not_fit_their_node() -> None:
    assert found(add_child(SMALL, "talks", "new")) == [
        ("warning", "unfinished_leaf", "nodes", "new"),
        ("warning", "override_incomplete", "packages", "bargain"),
    ]
    assert found(delete(SMALL, "stall")) == [
        ("warning", "probabilities_normalised", "nodes", "talks"),
        ("warning", "override_normalised", "packages", "bargain"),
    ]

    def overriding(**overrides: Any) -> list[tuple[str, str, str, str]]:
        tables = {node: Table(branches) for node, branches in overrides.items()}
        return found(with_entity("packages", "bargain", overrides=Table(tables)))

    at = ("packages", "bargain")
    assert overriding(nowhere={"deal": None}) == [("warning", "override_of_nothing", *at)]
    assert overriding(talks={"deal": Estimate(0.2), "stall": None, "hold": None}) == [
        ("warning", "override_of_strange_branch", *at)
    ]
    nothing = Table({"talks": Table({"deal": Estimate(0), "stall": Estimate(-1)})})
    (*_, none) = check(with_entity("packages", "bargain", overrides=nothing))
    assert (none.code, none.values["shared"]) == ("override_normalised", "evenly")
    assert "equally likely" in words(none)
    assert overriding(talks={"deal": Estimate(0.2), "stall": Estimate(0.2)}) == [
        ("warning", "override_normalised", *at)
    ]
    assert overriding(talks={"deal": Estimate(0.5, 0.6, 0.7), "stall": None}) == [
        ("error", "estimate_disordered", *at)
    ]


def test_an_override_is_counted_as_the_figures_use_it() -> None:
    """A branch that it does not name is the rest; one that names none of them is left out."""
    at = ("packages", "bargain")

    def overriding(node: str, branches: dict[str, Estimate | None]) -> Scenario:
        return with_entity("packages", "bargain", overrides=Table({node: Table(branches)}))

    partly = overriding("talks", {"stall": Estimate(0.8)})
    assert found(partly) == [("warning", "override_incomplete", *at)]
    assert found(overriding("talks", {"hold": Estimate(0.8)})) == [
        ("warning", "override_of_strange_branch", *at),
        ("warning", "override_incomplete", *at),
    ]
    whole = overriding("push", {"yield": Estimate(0.4), "resist": None})
    chosen = [("info", "override_of_rational", *at)]
    assert found(amend_node(whole, "push", resolves="rational")) == chosen
    assert found(amend_scenario(whole, assumptions=Assumptions(decisions="rational"))) == chosen
    # Nobody chooses at a chance node, whatever it says.
    assert found(amend_node(SMALL, "talks", resolves="rational")) == []


def test_packages_that_cannot_be_put_together() -> None:
    at = ("packages", "bargain")
    crowded = amend(SMALL, "linkages", "bases", group="money")
    assert found(crowded) == [("warning", "package_crowds_group", *at)]
    without = amend(SMALL, "packages", "bargain", linkages=("bases",))
    assert found(without) == []
    exact = amend(without, "groups", "money", choose="exactly_one")
    assert found(exact) == [("warning", "package_skips_group", *at)]
    lacking = amend(without, "linkages", "bases", requires=("relief",))
    assert found(lacking) == [("warning", "package_lacks", *at)]
    clashing = amend(SMALL, "linkages", "bases", excludes=("relief",))
    assert found(clashing) == [("warning", "package_excludes", *at)]


def test_linkages_that_cannot_work() -> None:
    at = ("linkages", "bases")
    assert found(amend(SMALL, "linkages", "bases", feasibility=None)) == [
        ("info", "no_feasibility", *at)
    ]
    assert found(amend(SMALL, "linkages", "bases", endpoints=())) == [
        ("info", "linkage_without_endpoints", *at)
    ]
    assert found(amend(SMALL, "linkages", "relief", endpoints=("e1",))) == [
        ("info", "effects_not_attached", "linkages", "relief")
    ]
    torn = amend(SMALL, "linkages", "bases", requires=("relief",), excludes=("relief",))
    assert ("warning", "linkage_contradicts_itself", *at) in found(torn)
    strong = with_entity("linkages", "bases", effects=Table({"ru1": Estimate(300)}))
    assert found(strong) == [("error", "number_off_scale", *at)]


# Endpoints and scores.


def test_endpoints_that_are_unreached() -> None:
    assert found(set_endpoint(SMALL, "yield", "e1")) == [
        ("warning", "endpoint_unreached", "endpoints", "e2")
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Frozen lines", "name_twice"),
        (" Frozen  lines", "name_twice"),
        ("frozen lines ", "names_alike"),
        ("Fro\u0301zen lines", "names_alike"),
        ("Frozen-lines!", "names_alike"),
        ("Frozen lines \U0001f9ca", ""),
        ("Frozen lines +", ""),
        ("", ""),
    ],
)
def test_endpoints_that_share_a_name_or_nearly(name: str, code: str) -> None:
    expected = [("info", code, "endpoints", "e4")] if code else []
    assert found(amend(SMALL, "endpoints", "e4", name=name)) == expected


def test_whatever_is_found_by_name_is_told_apart_by_it() -> None:
    alike = amend(SMALL, "actors", "ru", name="UNITED STATES")
    assert found(alike) == [("info", "names_alike", "actors", "ru")]
    twice = replace(SMALL, sources=SMALL.sources.put(Source("cables", "A report")))
    assert found(twice) == [("info", "name_twice", "sources", "cables")]
    assert "More than one source is called" in words(check(twice)[0])


def test_missing_scores_are_gathered_by_endpoint_and_actor() -> None:
    gaps = set_scores(SMALL, {("e1", "us1"): None, ("e1", "us2"): None, ("e1", "ru2"): None})
    assert found(gaps) == [
        ("warning", "scores_missing", "scores", "e1/us1"),
        ("warning", "scores_missing", "scores", "e1/ru2"),
    ]
    values = check(gaps)[1].values
    assert (values["count"], values["of"], values["actor"]) == (1, 2, "Russia")


def test_a_whole_row_column_or_matrix_without_scores_is_one_finding() -> None:
    row = set_scores(SMALL, {key: None for key in SMALL.scores if key[0] == "e1"})
    assert found(row) == [("warning", "endpoint_unscored", "endpoints", "e1")]
    column = set_scores(SMALL, {key: None for key in SMALL.scores if key[1].startswith("ir")})
    assert found(column) == [("warning", "actor_unscored", "actors", "ir")]
    nothing = set_scores(SMALL, dict.fromkeys(SMALL.scores))
    assert found(nothing) == [("warning", "nothing_scored", "scenario", "root")]


def test_a_base_profile_may_score_what_the_scenario_does_not() -> None:
    base = Table({("e1", "us1"): Estimate(60, 50, 70)})
    filled = amend(set_score(SMALL, "e1", "us1", None), "profiles", "us-base", scores=base)
    assert found(filled) == []


def test_scores_of_nothing_out_of_order_or_off_the_scale() -> None:
    def scored(key: tuple[str, str], estimate: Estimate) -> list[tuple[str, str, str, str]]:
        return found(replace(SMALL, scores=SMALL.scores.set(key, estimate)))

    assert scored(("e9", "us1"), Estimate(0)) == [
        ("warning", "score_of_nothing", "scores", "e9/us1")
    ]
    assert scored(("e1", "us1"), Estimate(0, 10, 20)) == [
        ("error", "estimate_disordered", "scores", "e1/us1")
    ]
    assert (
        scored(("e1", "us1"), Estimate(0, -200, 200))
        == [("error", "number_off_scale", "scores", "e1/us1")] * 2
    )


# Actors and profiles.


def test_actors_that_cannot_be_judged_for() -> None:
    assert found(amend(SMALL, "actors", "us", principal=False)) == [
        ("info", "few_principals", "scenario", "root")
    ]
    assert found(with_entity("actors", "ir", base_profile=None)) == [
        ("error", "no_base_profile", "actors", "ir")
    ]
    assert ("error", "no_base_profile", "actors", "ir") in found(
        with_entity("actors", "ir", base_profile="us-base")
    )
    newcomer = add(SMALL, "actors", Actor("cn", "China", principal=True))
    assert found(newcomer) == [
        ("warning", "actor_without_interests", "actors", "cn"),
        ("warning", "no_reservation", "profiles", "cn-base"),
        ("warning", "no_margin", "profiles", "cn-base"),
    ]
    assert found(add(SMALL, "actors", Actor("cn", "China"))) == []


def test_shifts_that_lead_nowhere_and_quotas_beyond_who_is_asked() -> None:
    assert found(add(SMALL, "shifts", Shift("half", "ru", "?", before="e1"))) == [
        ("info", "shift_open", "shifts", "half")
    ]
    assert found(with_entity("shifts", "push-on", after="e3")) == [
        ("warning", "shift_goes_nowhere", "shifts", "push-on")
    ]
    asked = amend(SMALL, "actors", "us", ratifiers=("ru", "ir"), quota=2.0)
    assert found(asked) == []
    assert found(amend(asked, "actors", "us", ratifiers=("ru",))) == [
        ("warning", "quota_beyond", "actors", "us")
    ]


def test_reservation_values_that_are_missing_or_rest_on_nothing() -> None:
    assert found(set_reservation(SMALL, "us-base", None)) == [
        ("warning", "no_reservation", "profiles", "us-base")
    ]
    assert found(set_reservation(SMALL, "ir-base", None)) == [
        ("info", "no_reservation", "profiles", "ir-base")
    ]
    signed = amend(
        amend(SMALL, "endpoints", "e3", needs_agreement=True),
        "endpoints",
        "e4",
        needs_agreement=True,
    )
    assert found(signed) == [
        ("warning", "reservation_from_nothing", "profiles", "us-base"),
        ("warning", "reservation_from_nothing", "profiles", "ru-base"),
        ("info", "reservation_from_nothing", "profiles", "ir-base"),
    ]


def test_weights_that_are_missing_or_nothing() -> None:
    at = ("profiles", "us-base")
    assert found(set_weight(SMALL, "us-base", "us1", None)) == [("warning", "weights_missing", *at)]
    zero = Estimate(0, 0, 0)
    weightless = set_weight(set_weight(SMALL, "us-base", "us1", zero), "us-base", "us2", zero)
    assert found(weightless) == [("warning", "weights_all_zero", *at)]
    assert found(set_weight(SMALL, "us-sees-ru", "ru1", None)) == []


def test_single_numbers_are_one_finding_a_profile() -> None:
    single = set_weight(SMALL, "us-base", "us1", Estimate(70))
    single = set_reservation(single, "us-base", Estimate(3))
    assert found(single) == [("info", "numbers_without_spread", "profiles", "us-base")]
    assert check(single)[0].values["count"] == 2


def test_profiles_that_hang_in_the_air() -> None:
    at = ("profiles", "us-sees-ru")
    nobody = with_entity("profiles", "us-sees-ru", holder=None)
    assert found(nobody) == [("warning", "perceived_by_nobody", *at)]
    own = with_entity("profiles", "us-sees-ru", holder="ru")
    assert found(own) == [("warning", "perceived_by_nobody", *at)]
    weights = SMALL.profiles["us-base"].weights.set("ru1", Estimate(1, 0, 2))
    strange = with_entity("profiles", "us-base", weights=weights)
    assert found(strange) == [("warning", "interest_of_another_actor", "profiles", "us-base")]
    lines = Table({"us1": RedLine(None), "us2": RedLine(-200)})
    undrawn = with_entity("profiles", "us-base", red_lines=lines)
    assert found(undrawn) == [
        ("warning", "red_line_without_floor", "profiles", "us-base"),
        ("error", "number_off_scale", "profiles", "us-base"),
    ]


# References.


@pytest.mark.parametrize(
    ("collection", "entity"),
    [
        ("interests", Interest("new", "nobody", "?")),
        ("profiles", Profile("new", "us", "?", "perceived", "nobody")),
        (
            "linkages",
            Linkage("new", "?", givers=("zz",), endpoints=("e1",), feasibility=Estimate(1)),
        ),
        ("linkages", Linkage("new", "?", group="zz", endpoints=("e1",), feasibility=Estimate(1))),
    ],
)
def test_references_that_name_nothing(collection: str, entity: Any) -> None:
    loaded = replace(SMALL, **{collection: getattr(SMALL, collection).put(entity)})
    assert ("warning", "names_nothing", collection, "new") in found(loaded)


def test_nodes_and_assumptions_that_name_nothing() -> None:
    assert found(with_node("push", owner="nobody")) == [
        ("warning", "node_names_nothing", "nodes", "push")
    ]
    assert ("warning", "node_names_nothing", "nodes", "deal") in found(
        with_node("deal", endpoint="e9")
    )
    assumed = Assumptions(Table({"us": "zz"}), "yy", ("xx",))
    assert found(replace(SMALL, assumptions=assumed)) == [
        ("warning", "assumption_of_nothing", "scenario", "xx"),
        ("warning", "assumption_of_nothing", "scenario", "yy"),
        ("warning", "assumption_of_nothing", "scenario", "zz"),
    ]


def test_a_profile_is_assumed_of_its_own_actor_only() -> None:
    weightless = set_weight(set_weight(SMALL, "ru-base", "ru1", None), "ru-base", "ru2", None)
    assumed = Assumptions(Table({"ru": "us-base"}), decisions="rational")
    loaded = replace(weightless, assumptions=assumed)
    assert ("warning", "assumption_of_another", "scenario", "us-base") in found(loaded)
    # Figures take the base profile instead, which weighs nothing.
    assert ("warning", "rational_without_interests", "nodes", "push") in found(loaded)


def test_natural_values_that_measure_nothing() -> None:
    def found_with(worst: float | None, best: float | None) -> list[tuple[str, str, str, str]]:
        return found(with_entity("interests", "us1", natural_worst=worst, natural_best=best))

    assert found_with(0, 70) == found_with(70, 0) == found_with(None, None) == []
    for same in (0.0, 5.5):
        assert found_with(same, same) == [("warning", "natural_ends_equal", "interests", "us1")]
    assert found_with(0, None) == [("info", "natural_end_missing", "interests", "us1")]
    assert found_with(None, 0) == [("info", "natural_end_missing", "interests", "us1")]
    equal = with_entity("interests", "us1", natural_worst=5.5, natural_best=5.5)
    assert "are both 5.5" in words(check(equal)[0])


def test_a_source_that_is_not_listed_is_one_finding() -> None:
    cited = replace(
        SMALL,
        scores=SMALL.scores.set(("e1", "us1"), Estimate(0, -1, 1, sources=("essay",))),
        endpoints=SMALL.endpoints.put(Endpoint("e3", "Frozen lines", sources=("essay",))),
    )
    assert found(cited) == [("info", "source_unlisted", "endpoints", "e3")]
    assert check(cited)[0].values["count"] == 2


def test_a_flood_is_cut_off_and_counted() -> None:
    bare = remove(remove(SMALL, "endpoints", "e3"), "endpoints", "e4")
    leaves = {f"x{number}": Node(f"x{number}") for number in range(LISTED + 20)}
    flooded = bare.with_nodes(
        leaves | {"talks": amended(bare.nodes["talks"], children=("deal", *leaves, "stall"))}
    )
    findings = check(flooded)
    unfinished = [each for each in findings if each.code == "unfinished_leaf"]
    assert len(unfinished) == LISTED
    assert findings[-1].code == "more_findings"
    assert findings[-1].values["count"] == 20 + 4
    assert "without a name below “Talks open”" in words(findings[-1])


def test_a_scenario_with_nothing_in_it_is_checked() -> None:
    empty = Scenario("Empty", "root", Table({"root": Node("root")}), actors=Roster())
    assert found(empty) == [
        ("warning", "unfinished_leaf", "nodes", "root"),
        ("info", "few_principals", "scenario", "root"),
    ]
