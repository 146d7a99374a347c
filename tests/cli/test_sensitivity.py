"""`sensitivity` as scripts and people meet it."""

from __future__ import annotations

import pytest

from scenario_desk.analysis.uncertainty.sensitivity import sobol
from scenario_desk.cli.app import INTERRUPTED
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.locate import locate
from scenario_desk.model import edits

SYRIA = str(locate("scenarios", "syria-2017.scenario"))
CONTRACT = {
    "about",
    "low",
    "high",
    "crossing",
    "first_order",
    "total",
    "value_of_information",
    "standard_error",
}


def test_a_tornado_as_json(run):
    found = run("sensitivity", SYRIA, "--endpoint", "e05", "--json").json
    assert (found["what"], found["target"]) == ("tornado", "e05")
    assert found["best"] == pytest.approx(1.78878, abs=1e-4)
    assert set(found["rows"][0]) >= CONTRACT
    first = found["rows"][0]
    assert first["about"] == {"kind": "score", "id": "e05/ru4", "of": ["e05", "ru4"]}
    assert first["low"] < 0 < first["high"]
    assert -40 < first["crossing"] < 45
    assert first["total"] is None
    swings = [max(row["low"], row["high"]) - min(row["low"], row["high"]) for row in found["rows"]]
    assert swings[0] == max(swings)
    whole = run("sensitivity", SYRIA, "--json").json
    assert whole["target"] == "overlap"
    assert all(0 <= row["low"] <= 1 for row in whole["rows"])


def test_a_tornado_in_words(run):
    said = run("sensitivity", SYRIA, "--endpoint", "e05").out
    assert (
        "“Managed succession” is in the overlap: each principal has at least 1.8 points to spare."
        in said
    )
    assert "Russia's margin" in said
    assert "the probability of “Raise pressure for a transition”" in said
    assert "(out of range)" in said
    told = run("sensitivity", SYRIA, "--target", "agreement").out
    assert "what the principals could sign is 8 %" in told.replace("\N{NO-BREAK SPACE}", " ")
    assert "turns at" not in told


def test_an_endpoint_that_is_out_says_how_far(run, tmp_path):
    assert "is not in the overlap: " in run("sensitivity", SYRIA, "--endpoint", "e14").out
    scenario = edits.set_score(load(SYRIA), "e05", "us5", None)
    path = tmp_path / "missing.scenario"
    save(scenario, path)
    said = run("sensitivity", str(path), "--endpoint", "e05").out
    assert "How far “Managed succession” is from acceptance is unknown" in said
    rows = run("sensitivity", str(path), "--endpoint", "e05", "--json").json["rows"]
    assert {row["low"] for row in rows} == {None}


def test_sobol_indices_repeat_with_their_seed(run):
    command = ("sensitivity", SYRIA, "--what", "sobol", "--endpoint", "e05", "--samples", "32")
    found, again = run(*command, "--json").json, run(*command, "--json").json
    assert found == again
    assert (found["samples"], found["seed"]) == (32, 1)
    other = run(*command, "--json", "--seed", "2").json
    assert other["rows"] != found["rows"]
    totals = [row["total"] for row in found["rows"]]
    assert totals == sorted(totals, reverse=True)
    for row in found["rows"]:
        assert set(row) >= CONTRACT
        low, high = row["total_interval"]
        assert low <= row["total"] <= high
    said = run(*command).out
    assert "What decides how far “Managed succession” is from acceptance:" in said
    assert "By 32 draws" in said
    one = run(*command[:-1], "1")
    assert one.code == 0
    assert "nan" not in one.out


def test_the_value_of_information_for_a_likelihood(run):
    command = ("sensitivity", SYRIA, "--what", "voi", "--target", "agreement", "--samples", "1024")
    found = run(*command, "--json").json
    assert (found["what"], found["target"], found["samples"]) == ("voi", "agreement", 1024)
    assert found["seed"] == 1
    assert set(found["rows"][0]) >= CONTRACT
    values = [row["value_of_information"] for row in found["rows"]]
    assert values == sorted(values, reverse=True)
    assert found["rows"][0]["about"]["id"] == "ru-base"
    assert 0 < values[0] < found["everything"]["value"]
    assert run(*command, "--json").json == found
    said = run(*command).out
    assert "Worth finding out first" in said
    leaning = run(*command, "--json", "--decisions", "quantal", "--lambda", "0.1").json
    assert leaning["everything"] != found["everything"]
    assert "Russia's margin" in said


def test_the_value_of_information_for_who_decides(run):
    command = ("sensitivity", SYRIA, "--what", "voi", "--node", "n20", "--samples", "2048")
    found = run(*command, "--json").json
    assert found["target"] == "n20"
    first = found["rows"][0]
    assert first["about"] == {"kind": "score", "id": "e08/us5", "of": ["e08", "us5"]}
    assert first["value_of_information"] == pytest.approx(0.63, abs=4 * first["standard_error"])
    assert first["value_of_information"] < found["everything"]["value"]
    said = run(*command).out
    assert "US would choose better by 2.3 points on average" in said


def test_weights_are_drawn_by_their_seed(run):
    shares = [
        run(
            *("sensitivity", SYRIA, "--what", "weights", "--endpoint", "e05", "--json"),
            *("--decisions", "rational", "--samples", "300", "--seed", seed),
        ).json["rows"]
        for seed in ("0", "0", "1")
    ]
    assert shares[0] == shares[1] != shares[2]


def test_weights_say_shares_and_the_nearest_that_turn_it(run):
    found = run("sensitivity", SYRIA, "--what", "weights", "--endpoint", "e05", "--json").json
    us, russia = found["rows"]
    assert us["about"] == {"kind": "actor", "id": "us"}
    assert us["share"] > 0.99
    assert russia["accepts"]
    assert 0.7 < russia["share"] < 0.8
    moved = [abs(each["to"] - each["from"]) for each in russia["nearest"]]
    assert sum(moved) == pytest.approx(russia["distance"])
    said = run("sensitivity", SYRIA, "--what", "weights", "--endpoint", "e05").out
    assert "Russia accepts “Managed succession” with 76 % of all possible weights" in said
    told = "The nearest weights that turn it: “State continuity in Damascus” 14.2 → 17.0"
    assert told in said.replace("\N{NO-BREAK SPACE}", " ")


def test_interrupted_it_gives_what_is_finished(run, monkeypatch):
    whole = sobol.refined

    def interrupted(job, executor=None, *, error=None):
        yield next(iter(whole(job, error=error)))
        raise KeyboardInterrupt

    monkeypatch.setattr(sobol, "refined", interrupted)
    ran = run("sensitivity", SYRIA, "--what", "sobol", "--endpoint", "e05", "--samples", "64")
    assert ran.code == INTERRUPTED
    assert "By 16 draws" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--what", "weights"), "--endpoint"),
        (("--what", "luck"), "tornado, sobol, voi and weights"),
        (("--target", "peace"), "overlap and agreement"),
        (("--weights", "none", "--what", "sobol"), "judged, rank and unknown"),
        (("--endpoint", "e99"), "no “e99” among the endpoints"),
        (("--endpoint", "e05", "--target", "overlap"), "--endpoint, --target or --node"),
        (("--samples", "5"), "--samples"),
        (("--node", "n20"), "--node"),
        (("--what", "voi", "--node", "n99"), "n99"),
        (("--what", "voi", "--node", "n20", "--target", "overlap"), "--target or --node"),
        (("--what", "voi", "--node", "t37"), "Nobody chooses"),
        (("--what", "voi", "--error", "0.1"), "--error"),
        (("--what", "weights", "--endpoint", "e05", "--error", "0.1"), "--error"),
        (("--package", "nothing"), "nothing"),
    ],
)
def test_what_makes_no_sense_is_refused(refuse, arguments, said):
    assert said in refuse("sensitivity", SYRIA, *arguments)


def test_without_ranges_there_is_nothing_to_draw(run, refuse, tmp_path):
    path = str(tmp_path / "blank.scenario")
    save(load(locate("scenarios", "blank.scenario")), path)
    assert "Nothing was drawn" in refuse("sensitivity", path, "--what", "sobol")
    assert "Nothing was drawn" in refuse("sensitivity", path, "--what", "voi")
    assert run("sensitivity", path).code == 0


def test_nobody_weighs_anything(run, tmp_path):
    scenario = load(SYRIA)
    for profile in ("us-base", "ru-base"):
        for interest in scenario.profiles[profile].weights:
            scenario = edits.set_weight(scenario, profile, interest, None)
    path = str(tmp_path / "unweighed.scenario")
    save(scenario, path)
    command = ("sensitivity", path, "--what", "weights", "--endpoint", "e05")
    assert "No principal weighs any interest yet." in run(*command).out
    assert run(*command, "--json").json["rows"] == []
