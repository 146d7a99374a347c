"""`perception` and `evaluate --lotteries` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.locate import locate
from scenario_desk.model.scenario import replace
from tests.analysis.perception.test_hypergame import fall_of_france

SYRIA = str(locate("scenarios", "syria-2017.scenario"))


def test_the_object_is_that_of_evaluate_with_the_endpoints_as_seen(run):
    found = run("perception", SYRIA, "--json").json
    evaluated = run("evaluate", SYRIA, "--json").json
    assert list(found) == ["us", "ru"]
    for holder, seen in found.items():
        assert {key: seen[key] for key in evaluated["perception"][holder]} == evaluated[
            "perception"
        ][holder]
        ends = {each["id"]: each for each in seen["endpoints"]}
        assert list(ends) == [each["id"] for each in evaluated["endpoints"]]
        assert set(evaluated["endpoints"][0]) < set(ends["e01"])
        assert [key for key, each in ends.items() if each["in_overlap"]] == seen["overlap"]
        # Nobody chooses, so that all comes about as forecast.
        assert [each["reach_as_all_act"] for each in ends.values()] == pytest.approx(
            [each["reach"] for each in evaluated["endpoints"]]
        )
    best = found["us"]["corrections"][0]
    assert (best["kind"], best["about"], best["actor"]) == ("weight", ["ru4"], "ru")
    assert (best["own"], best["seen"]) == pytest.approx((80 / 565, 95 / 560))
    assert (best["opens"], best["recovered"], best["removed"]) == (1, ["e06"], [])
    assert best["sentence"].endswith("That recovers “Decentralised Syria”.")
    assert found["us"]["untried"] == 0


def test_one_endpoint_alone(run, refuse):
    found = run("perception", SYRIA, "--json", "--endpoint", "e05").json
    assert [each["id"] for each in found["us"]["endpoints"]] == ["e05"]
    assert [each["about"] for each in found["us"]["corrections"]] == [["e05", "ru4"]]
    said = run("perception", SYRIA, "--endpoint", "e05").out
    assert "US misses it; as US sees it: Russia rejects it" in said
    assert "This, put right by itself, changes that: US takes Russia to score" in said
    assert "Russia sees it as it is." in said
    assert "“e99”" in refuse("perception", SYRIA, "--endpoint", "e99")


def test_what_it_says(run):
    said = run("perception", SYRIA).out
    assert said.startswith("Syria 2017\n")
    assert "US misses 2 agreements: “Managed succession” and “Decentralised Syria”." in said
    assert "That recovers “Decentralised Syria”." in said
    lines = said.splitlines()
    table = lines.index("Russia, as seen by US")
    assert lines[table + 1].split("  ")[0] == "Interest"
    assert any(line.startswith("Keep radicalism away") for line in lines[table:])
    table = lines.index("What else of Russia US sees otherwise")
    assert lines[table + 2].split()[-2:] == ["14.9", "17.0"]


def test_each_acts_on_what_it_sees(run, tmp_path: Path):
    path = tmp_path / "france.scenario"
    save(fall_of_france(), path)
    found = run("perception", str(path), "--json", "--decisions", "rational").json["allies"]
    acted = {each["id"]: each["reach_as_all_act"] for each in found["endpoints"]}
    expected = {each["id"]: each["reach"] for each in found["endpoints"]}
    assert (acted["sickle"], expected["held"]) == (1, 1)
    assert found["surprises"][1] == {
        "node": "north",
        "owner": "germany",
        "expected": ["north-belgium"],
        "chooses": ["north-ardennes"],
    }
    said = run("perception", str(path), "--decisions", "rational").out
    assert "As each acts on what it sees, the chance of ending in the overlap is 0 %" in said
    assert "allies expects germany to choose “held” at" in said


def test_assumptions_count(run):
    plain = run("perception", SYRIA, "--json").json
    other = run("perception", SYRIA, "--json", "--package", "pk-a").json
    assert plain["us"]["endpoints"] != other["us"]["endpoints"]


def test_who_holds_no_picture(run, small, tmp_path: Path):
    path = tmp_path / "plain.scenario"
    scenario = load(small)
    pictures = [key for key, each in scenario.profiles.items() if each.kind == "perceived"]
    for key in pictures:
        scenario = replace(scenario, profiles=scenario.profiles.without(key))
    save(scenario, path)
    assert run("perception", str(path), "--json").json == {}
    assert "How each sees the others is not judged" in run("perception", str(path)).out


def test_lotteries_are_added_when_asked_for(run):
    assert "lotteries" not in run("evaluate", SYRIA, "--json").json
    found = run("evaluate", SYRIA, "--json", "--lotteries").json
    lots = found["lotteries"]
    assert set(lots) == {"caveat", "nash", "kalai_smorodinsky", "egalitarian", "utilitarian"}
    utility = {each["id"]: each["utility"] for each in found["endpoints"]}
    for rule in ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian"):
        chances = lots[rule]["chances"]
        assert sum(chances.values()) == pytest.approx(1)
        assert set(chances) <= set(found["agreement_zone"])
        for actor in ("us", "ru"):
            mixed = sum(chance * utility[key][actor] for key, chance in chances.items())
            assert lots[rule]["utility"][actor] == pytest.approx(mixed)
            bar = found["actors"][actor]["reservation"] + found["actors"][actor]["margin"]
            assert lots[rule]["gains"][actor] == pytest.approx(mixed - bar)
    # Equal shares of 26.0 and 6.6, what each could gain at most, lie between two endpoints.
    assert set(lots["kalai_smorodinsky"]["chances"]) == {"e04", "e05"}
    said = run("evaluate", SYRIA, "--lotteries").out
    assert "Nobody can toss for a war's end" in said
    assert "Kalai–Smorodinsky: “Power-sharing with Assad” with 65 %" in said


def test_where_there_is_nothing_to_draw_lots_for(run, tmp_path: Path):
    path = tmp_path / "a.scenario"
    save(fall_of_france(), path)
    found = run("evaluate", str(path), "--json", "--lotteries").json["lotteries"]
    assert [found[rule] for rule in ("nash", "utilitarian")] == [None, None]
    assert "nothing to draw lots for" in run("evaluate", str(path), "--lotteries").out
