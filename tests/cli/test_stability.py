"""`stability` as scripts and people meet it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.entities import Linkage
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.table import Table

SYRIA = str(locate("scenarios", "syria-2017.scenario"))
CONCEPTS = ("nash", "gmr", "smr", "seq")


def test_stability_as_json(run):
    found = run("stability", SYRIA, "--json").json
    assert set(found) == {"endpoints"}
    endpoints = {each["id"]: each for each in found["endpoints"]}
    assert len(endpoints) == 16
    assert [endpoints["e04"][concept] for concept in CONCEPTS] == [False, True, True, True]
    assert endpoints["e04"]["for"]["gov"]["nash"] is False
    assert endpoints["e04"]["for"]["us"] == dict.fromkeys(CONCEPTS, True)
    (tempted,) = endpoints["e04"]["temptations"]
    assert (tempted["actor"], tempted["to"], tempted["answer"]) == ("gov", "e01", "willing")
    assert tempted["gain"] == pytest.approx(82.3, abs=0.1)
    assert not tempted["within_range"]
    assert tempted["steps"] == [{"actor": "irn", "to": "e02"}, {"actor": "isr", "to": "e15"}]
    assert endpoints["e04"]["coalitions"] == [{"actors": ["gov", "irn"], "to": "e02"}]
    assert endpoints["e04"]["ratified"] is True
    assert endpoints["e07"]["ratification"]["ru"] == {
        "ratified": False,
        "needed": 2,
        "accepting": ["irn"],
        "refusing": ["gov"],
        "undecided": [],
    }
    assert endpoints["e01"]["ratified"] is None
    assert endpoints["e07"]["self_enforcing"] is True
    (leaving,) = endpoints["e06"]["leaving"]
    assert (leaving["actor"], leaving["node"]) == ("ru", "n21")
    assert leaving["cost"] == pytest.approx(leaving["reservation"] - leaving["expected_utility"])


def test_evaluate_says_what_would_be_ratified(run):
    found = run("evaluate", SYRIA, "--json").json
    said = {each["id"]: each["ratified"] for each in found["endpoints"]}
    assert (said["e04"], said["e05"], said["e01"]) == (True, False, None)


def test_a_scenario_without_shifts(run, tmp_path):
    scenario = load(locate("scenarios", "syria-2017.scenario"))
    path = tmp_path / "bare.scenario"
    save(edits.remove_all(scenario, "shifts", list(scenario.shifts)), path)
    (found,) = run("stability", str(path), "--endpoint", "e05", "--json").json["endpoints"]
    assert [found[concept] for concept in CONCEPTS] == [None] * 4
    assert found["for"]["us"] == dict.fromkeys(CONCEPTS)
    assert found["temptations"] is None
    assert found["coalitions"] is None
    assert found["ratified"] is False
    assert "No shifts are described" in run("stability", str(path)).out


def test_what_would_hold_a_spoiler(run, tmp_path):
    """Nothing that the flagship has to offer bears on what its spoilers want; a linkage of its own
    holds one of them."""
    (found,) = run("stability", SYRIA, "--endpoint", "e06", "--json").json["endpoints"]
    turkey = found["side_payments"]["tur"]
    assert (turkey["smallest"], turkey["most_items"], turkey["proven"]) == ([], None, True)
    assert turkey["missing"] == pytest.approx(9.8, abs=0.05)
    said = "No linkage would hold Turkey, which lacks 9.8 points"
    assert said in run("stability", SYRIA, "--endpoint", "e06").out.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert any(said in each.replace("\N{NO-BREAK SPACE}", " ") for each in found["sentences"])
    scenario = load(locate("scenarios", "syria-2017.scenario"))
    effects = Table({"t1": Estimate(60)})
    dear = Linkage("x", "No arms", givers=("us",), endpoints=("e06",), effects=effects)
    cheap = replace(dear, id="y", name="Patrols", feasibility=Estimate(0.6))
    for each in (dear, cheap):
        scenario = edits.add(scenario, "linkages", each)
    path = tmp_path / "bought.scenario"
    save(scenario, path)
    asked = ("stability", str(path), "--endpoint", "e06", "--by", "feasibility")
    (found,) = run(*asked, "--json").json["endpoints"]
    turkey = found["side_payments"]["tur"]
    assert [each["linkages"] for each in turkey["smallest"]] == [["y"], ["x"]]
    assert (turkey["missing"], turkey["count"]) == (0.0, 2)
    assert "Turkey would be held by “Patrols”" in run(*asked).out


def test_an_order_that_there_is_not(refuse):
    assert "--by" in refuse("stability", SYRIA, "--by", "luck")


def test_stability_in_sentences(run):
    said = run("stability", SYRIA, "--endpoint", "e03").out
    assert "e03  Transition without Assad\n  It does not hold.\n" in said
    assert "e04" not in said
    whole = run("stability", SYRIA).out
    assert whole.count("\n  It does not hold.") == 4


def test_assumptions_are_those_of_evaluate(run):
    plain = run("stability", SYRIA, "--endpoint", "e07", "--json").json
    package = run("stability", SYRIA, "--endpoint", "e07", "--json", "--package", "pk-a").json
    assert plain != package


def test_an_endpoint_that_is_not_there(refuse):
    said = refuse("stability", SYRIA, "--endpoint", "e99")
    assert said.startswith("There is no “e99” among the endpoints; there are e01, e02")
