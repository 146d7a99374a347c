"""`packages` as scripts and people meet it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.locate import locate
from scenario_desk.model.table import Roster
from tests.analysis.packages.dealing import bargain

SYRIA = str(locate("scenarios", "syria-2017.scenario"))
OFFER = {"linkages", "items", "feasibility", "given_up", "opens", "closes"}


def test_json_has_the_fields_of_the_contract(run):
    found = run("packages", SYRIA, "--json").json
    assert {"endpoints", "frontier", "frontier_gap", "by", "as_one", "only_together"} <= set(found)
    by_id = {each["id"]: each for each in found["endpoints"]}
    assert len(by_id) == 16
    assert by_id["e05"]["in_overlap"] is True
    (nothing,) = by_id["e05"]["smallest"]
    assert nothing["linkages"] == []
    assert by_id["e12"]["smallest"] == []
    (smallest,) = by_id["e03"]["smallest"]
    assert set(smallest) == OFFER | {"optimal"}
    assert smallest["linkages"] == ["l1", "l2", "l3", "l5"]
    assert smallest["items"] == 4
    assert smallest["optimal"] is True
    assert smallest["feasibility"] == pytest.approx(0.12 * 0.05 * 0.4 * 0.5)
    assert smallest["given_up"]["us"] == pytest.approx(8.0, abs=0.1)
    assert smallest["given_up"]["ru"] == 0.0
    assert smallest["opens"] == ["e03", "e16"]
    assert len(by_id["e16"]["smallest"]) == by_id["e16"]["minimal_count"] == 7
    closing = [each["closes"] for each in by_id["e16"]["minimal"] if "l6" in each["linkages"]]
    assert ["e01", "e08"] in closing
    point = found["frontier"][0]
    assert set(point) == OFFER | {"endpoint", "utility", "in_overlap", "optimal"}
    assert found["frontier_gap"] == 0.0


def test_one_endpoint_in_another_order(run):
    found = run("packages", SYRIA, "--endpoint", "e16", "--by", "feasibility", "--json").json
    (opening,) = found["endpoints"]
    chances = [each["feasibility"] for each in opening["minimal"]]
    assert chances == sorted(chances, reverse=True)
    assert {point["endpoint"] for point in found["frontier"]} == {"e16"}
    shared = opening["minimal"][0]["shares"]
    assert set(shared) == {"l1", "l3", "l5"}
    assert set(shared["l1"]) == {"alone", "last", "share"}


def test_of_one_decision_the_least_chance_counts(run):
    arguments = ("packages", SYRIA, "--endpoint", "e03", "--as-one", "l1, l2")
    (opening,) = run(*arguments, "--json").json["endpoints"]
    assert opening["smallest"][0]["feasibility"] == pytest.approx(0.05 * 0.4 * 0.5)
    said = run(*arguments).out
    assert "taken as one political decision each" in said
    assert "“Ukraine sanctions relief” and “NATO enlargement freeze”" in said


def test_what_is_on_the_table_is_told_beside_the_search(run):
    arguments = ("packages", SYRIA, "--endpoint", "e06", "--linkages", "l4")
    table = run(*arguments, "--json").json["on_the_table"]
    assert table["linkages"] == ["l4"]
    assert "e06" in table["closes"]
    assert table["shares"]["l4"]["alone"] == table["shares"]["l4"]["last"] < 0
    said = run(*arguments).out
    assert "What is on the table is set aside" in said
    assert "It closes" in said


def test_in_words(run):
    said = run("packages", SYRIA).out
    assert "1 package of 4 items brings it in, and none of fewer." in said
    assert "7 packages of 3 items bring it in, and none of fewer." in said
    assert "4 more would do." in said
    assert "No valid package of what is on offer brings it in." in said
    assert "Given up here: US 8.0 points." in said
    assert "packages, each at its endpoint, are efficient" in said


def test_no_linkages_or_no_principals(run, tmp_path):
    scenario = load(SYRIA)
    bare = str(tmp_path / "bare.scenario")
    blank = str(locate("scenarios", "blank.scenario"))
    assert "There are no linkages" in run("packages", blank).out
    nobody = Roster(replace(actor, principal=False) for actor in scenario.actors.values())
    save(replace(scenario, actors=nobody), bare)
    assert run("packages", bare).out.count("nobody's signature") == 1
    found = run("packages", bare, "--json").json
    assert all(each["smallest"] == [] for each in found["endpoints"])
    assert found["frontier"] == []


def test_requirements_that_contradict(run, tmp_path):
    scenario = load(SYRIA)
    first, second, *others = scenario.linkages.values()
    rules = [replace(first, requires=(second.id,)), replace(second, excludes=(first.id,)), *others]
    path = str(tmp_path / "contradicting.scenario")
    save(replace(scenario, linkages=Roster(rules)), path)
    found = run("packages", path, "--endpoint", "e03", "--json").json
    assert found["endpoints"][0]["smallest"] == []
    assert found["endpoints"][0]["proven"] is True
    assert "No valid package" in run("packages", path, "--endpoint", "e03").out
    chosen = ("packages", path, "--linkages", first.id)
    assert run(*chosen, "--json").json["follows"] == {
        "along": [second.id],
        "out": [],
        "clashes": [[first.id, second.id]],
        "possible": False,
    }
    assert "would both be chosen, but may not be together" in run(*chosen).out


def test_forty_linkages(run, tmp_path):
    scenario = bargain(
        np.random.default_rng(0), linkages=40, endpoints=1, attached=1.0, effect=12.0, ask=10.0
    )
    path = str(tmp_path / "forty.scenario")
    save(scenario, path)
    said = run("packages", path, "--endpoint", "e0").out
    assert "Of packages of more than 4 items only the smallest that bring it in" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--endpoint", "e99"), "e99"),
        (("--by", "luck"), "luck"),
        (("--as-one", "l1,l9"), "l9"),
        (("--as-one", "l1,l2", "--as-one", "l2"), "l2"),
        (("--package", "nothing"), "nothing"),
    ],
)
def test_what_makes_no_sense_is_refused(refuse, arguments, said):
    assert said in refuse("packages", SYRIA, *arguments)
