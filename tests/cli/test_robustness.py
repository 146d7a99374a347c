"""`robustness`: the contract of its JSON, its text, what it refuses, and how it stops."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from scenario_desk.cli import robustness as command
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from tests.conftest import PATIENCE_S

SYRIA = str(locate("scenarios", "syria-2017.scenario"))
AFTER = str(locate("scenarios", "after-assad-2024.scenario"))


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[Scenario], str]:
    def save_it(scenario: Scenario) -> str:
        save(scenario, tmp_path / "made.scenario")
        return str(tmp_path / "made.scenario")

    return save_it


def test_json_has_the_fields_of_the_contract(run):
    found = run("robustness", SYRIA, "--json", "--samples", "500").json
    assert {
        "samples",
        "seed",
        "assumptions",
        "endpoints",
        "overlap_likelihood",
        "agreement_likelihood",
        "with_package_likelihood",
        "no_overlap",
        "no_agreement",
        "drawn",
        "finished",
        "principals",
        "critical_junctures",
    } <= set(found)
    assert (found["samples"], found["seed"], found["finished"]) == (500, 1, True)
    assert found["assumptions"]["profiles"]["us"] == "us-base"
    endpoint = found["endpoints"][0]
    assert {
        "id",
        "acceptability",
        "overlap_index",
        "rank_acceptability",
        "utility",
        "central_weights",
        "confidence",
        "better_than",
    } <= set(endpoint)
    assert set(endpoint["overlap_index"]) == {"value", "standard_error"}
    assert set(endpoint["acceptability"]["us"]) == {"value", "standard_error"}
    assert {"p10", "p50", "p90"} <= set(endpoint["utility"]["us"])
    assert sum(endpoint["rank_acceptability"]["us"]) == pytest.approx(1)
    assert set(found["overlap_likelihood"]) == {"value", "standard_error", "p10", "p50", "p90"}
    assert set(found["no_overlap"]) == {"value", "standard_error"}
    drawn = found["drawn"]
    assert drawn["judgements"]["score"] == 256
    assert drawn["what"].startswith("500 joint draws, seed 1")
    assert len(drawn["fingerprint"]) == 16


def test_figures_follow_from_the_seed_and_the_assumptions_alone(run):
    first = run("robustness", SYRIA, "--json", "--samples", "400").json
    assert run("robustness", SYRIA, "--json", "--samples", "400").json == first
    other = run("robustness", SYRIA, "--json", "--samples", "400", "--seed", "2").json
    assert other["endpoints"] != first["endpoints"]
    assert other["drawn"]["fingerprint"] == first["drawn"]["fingerprint"]
    packed = run("robustness", SYRIA, "--json", "--samples", "400", "--package", "pk-a").json
    assert packed["assumptions"]["package"] == "pk-a"
    assert packed["with_package_likelihood"]["value"] > 0.1
    assert packed["drawn"]["judgements"]["effect"] > 0
    assert packed["drawn"]["fingerprint"] != first["drawn"]["fingerprint"]


@pytest.mark.parametrize(
    "how",
    [
        ("--weights", "unknown"),
        ("--weights", "rank"),
        ("--random", "pseudo"),
        ("--correlation", "0.6"),
        ("--profile", "us=us-trump17"),
        ("--decisions", "rational"),
        ("--decisions", "quantal", "--lambda", "0.5"),
        ("--linkages", "l3"),
    ],
)
def test_options_bear_on_the_figures(run, how):
    plain = run("robustness", SYRIA, "--json", "--samples", "200").json
    other = run("robustness", SYRIA, "--json", "--samples", "200", *how).json
    assert other["endpoints"] != plain["endpoints"] or (
        other["overlap_likelihood"] != plain["overlap_likelihood"]
    )


def test_the_shape_is_of_hard_limits(run, refuse, saved):
    assert "percentiles" in refuse("robustness", SYRIA, "--shape", "uniform")
    hard = saved(replace(load(SYRIA), limits="hard"))
    runs = [
        run("robustness", hard, "--json", "--samples", "200", *shape).json
        for shape in ((), ("--shape", "pert"), ("--shape", "uniform"))
    ]
    assert [each["drawn"]["shape"] for each in runs] == ["pert", "pert", "uniform"]
    assert runs[0] == runs[1]
    assert runs[1]["endpoints"] != runs[2]["endpoints"]


def test_a_wanted_error_ends_the_run(run):
    found = run("robustness", SYRIA, "--json", "--error", "0.02").json
    assert found["finished"]
    assert found["samples"] < 10_000
    assert found["drawn"]["largest_error"] <= 0.02
    out = run("robustness", SYRIA, "--error", "0.001", "--samples", "1000").out
    assert "The standard error that was asked for is not reached: the largest is 1 %." in out


def test_the_text_says_words_first_then_endpoints_by_their_index(run):
    out = run("robustness", SYRIA).out
    assert (
        "\nCould be signed: almost no chance to very unlikely, 1 to 9 %; nothing to sign in" in out
    )
    assert "no overlap at all in 1 of 400 draws" in out
    assert (
        "e06  Russia decides this one: acceptable to US in 99 of 100 draws, to Russia in 55." in out
    )
    rows = [line for line in out.splitlines() if " ± " in line]
    assert [row[:3] for row in rows[:3]] == ["e04", "e01", "e08"]
    assert "0.88 ± 0.08 %" in out
    assert "joint draws, seed 1" in out


def test_without_a_spread_it_says_so(run):
    out = run("robustness", AFTER, "--samples", "100").out
    assert "No judgement that counts has a range" in out
    assert "draws, to" not in out
    found = run("robustness", AFTER, "--json", "--samples", "100").json
    likelihood = found["agreement_likelihood"]
    assert likelihood["p10"] == likelihood["p90"] == pytest.approx(likelihood["value"])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--samples", "0"), "--samples 0 makes no sense"),
        (("--samples", "-3"), "from 1 up"),
        (("--seed", "-1"), "from 0 up"),
        (("--error", "0"), "no standard error"),
        (("--error", "nan"), "no standard error"),
        (("--correlation", "2"), "from 0 to 1"),
        (("--correlation", "-0.1"), "from 0 to 1"),
        (("--weights", "some"), "judged, rank and unknown"),
        (("--random", "dice"), "sobol and pseudo"),
        (("--shape", "flat"), "pert, triangular and uniform"),
        (("--samples", "many"), "--samples"),
        (("--package", "pk-z"), "pk-z"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(refuse, options, said):
    assert said in refuse("robustness", SYRIA, *options)


def nothing_weighs(scenario: Scenario) -> Scenario:
    for profile in ("us-base", "ru-base"):
        for interest in list(scenario.profiles[profile].weights):
            scenario = edits.set_weight(scenario, profile, interest, Estimate(0))
    return scenario


def no_principals(scenario: Scenario) -> Scenario:
    for actor in ("us", "ru"):
        scenario = edits.amend(scenario, "actors", actor, principal=False)
    return scenario


def one_endpoint(scenario: Scenario) -> Scenario:
    return edits.remove_all(scenario, "endpoints", list(scenario.endpoints)[1:])


def without_endpoints(scenario: Scenario) -> Scenario:
    return edits.remove_all(scenario, "endpoints", list(scenario.endpoints))


def without_a_score(scenario: Scenario) -> Scenario:
    return edits.set_score(scenario, "e04", "ru1", None)


@pytest.mark.parametrize("weights", ["judged", "rank", "unknown"])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (nothing_weighs, "undecided while judgements are missing"),
        (no_principals, "No principals"),
        (one_endpoint, "Nothing could be signed in any draw"),
        (without_endpoints, "No endpoints yet."),
        (without_a_score, "Undecided while judgements are missing: acceptable to US in"),
    ],
)
def test_unfinished_scenarios_have_a_sensible_answer(run, saved, change, said, weights):
    file = saved(change(load(SYRIA)))
    ran = run("robustness", file, "--samples", "40", "--weights", weights)
    assert (ran.code, ran.err) == (0, "")
    assert said in ran.out
    assert "nan" not in ran.out
    found = run("robustness", file, "--json", "--samples", "40", "--weights", weights).json
    for endpoint in found["endpoints"]:
        index = endpoint["overlap_index"]
        assert (index["value"] is None) == ("bounds" in index)


def test_who_watches_is_told_how_far_it_is(run, monkeypatch):
    told: list[str] = []
    monkeypatch.setattr(command, "progress", told.append)
    run("robustness", SYRIA, "--samples", "2000")
    assert len(told) > 3
    assert "of 2\N{NARROW NO-BREAK SPACE}000 draws; largest standard error" in told[0]
    assert told[-1] == ""


def stopped(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Ctrl+C after so many pictures."""
    left = iter(range(after))

    def told(text: str) -> None:
        if text and next(left, None) is None:
            raise KeyboardInterrupt

    monkeypatch.setattr(command, "progress", told)


def test_what_is_finished_is_printed_when_it_is_stopped(run, monkeypatch):
    stopped(monkeypatch, 2)
    ran = run("robustness", SYRIA, "--samples", "2000")
    assert ran.code == 130
    assert "Stopped after" in ran.out
    assert "Could be signed" in ran.out
    stopped(monkeypatch, 2)
    ran = run("robustness", SYRIA, "--samples", "2000", "--json")
    assert ran.code == 130
    found = json.loads(ran.out)
    assert not found["finished"]
    assert 0 < found["samples"] < 2000
    assert found["endpoints"][0]["confidence"]["us"] is None


def test_what_is_drawn_is_printed_when_it_is_stopped_after_the_last(run, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    where = "scenario_desk.analysis.uncertainty.robustness.confidence_factors"
    monkeypatch.setattr(where, interrupted)
    ran = run("robustness", SYRIA, "--samples", "200", "--json")
    assert ran.code == 130
    found = json.loads(ran.out)
    assert found["samples"] == 200
    assert found["endpoints"][0]["confidence"]["us"] is None


def test_a_real_run_is_stopped_by_a_signal():
    """A run that would take hours, interrupted as soon as it says how far it is."""
    # Whoever starts the tests may ignore the signal, and what is ignored is inherited.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import sys, scenario_desk.cli as cli, scenario_desk.cli.robustness as command\n"
        "command.progress = lambda text: print(text, file=sys.stderr, flush=True)\n"
        f"cli.main(['robustness', {SYRIA!r}, '--samples', '2000000000'])\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        patience = threading.Timer(PATIENCE_S, process.kill)
        patience.start()
        assert "draws" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, _err = process.communicate()
        patience.cancel()
        patience.join()
    assert process.returncode == 130
    assert "Stopped after" in out


def test_without_the_package_for_it_a_cluster_is_refused(refuse, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    said = refuse("robustness", SYRIA, "--scheduler", "tcp://127.0.0.1:9")
    assert said.startswith("A cluster needs the package distributed")
