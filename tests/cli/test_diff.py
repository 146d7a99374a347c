"""`diff` and `describe`: two scenarios compared, by the program and by git."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.entities import Endpoint
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from tests.model.building import small_scenario

CHECKOUT = Path(__file__).resolve().parents[2]
SYRIA = str(locate("scenarios", "syria-2017.scenario"))


def changed(scenario: Scenario) -> Scenario:
    """Russia finds the imposed transition worth signing, and a branch is gone."""
    scores = {("e2", "ru1"): Estimate(90), ("e2", "ru2"): Estimate(90)}
    scenario = edits.set_scores(scenario, scores)
    scenario = edits.set_red_line(scenario, "us-base", "us2", None)
    scenario = edits.set_weight(scenario, "ru-base", "ru1", Estimate(65))
    return edits.delete(scenario, "talks")


@pytest.fixture
def other(tmp_path: Path) -> str:
    path = tmp_path / "other.scenario"
    save(changed(small_scenario()), path)
    return str(path)


# diff


def test_equal_scenarios_are_said_to_be(run, small, tmp_path):
    copy = tmp_path / "without-an-ending"
    shutil.copyfile(small, copy)
    assert run("diff", small, str(copy)) == (0, "The scenarios are equal.\n", "")
    found = run("diff", small, str(copy), "--json")
    assert found.code == 0
    assert (found.json["equal"], found.json["changes"]) == (True, [])
    assert found.json["effect"]["entered"] == found.json["effect"]["left"] == []
    before, after = found.json["effect"]["overlap_reach"]
    assert before == after


def test_a_difference_is_said_under_headings_with_its_effect(run, small, other):
    ran = run("diff", small, other)
    assert (ran.code, ran.err) == (1, "")
    blocks = [block.splitlines() for block in ran.out.rstrip("\n").split("\n\n")]
    assert [block[0] for block in blocks] == [
        "Tree",
        "Scores",
        "Weights",
        "Actors and profiles",
        "Effect",
    ]
    tree, scores, weights, actors, effect = blocks
    assert tree[1:] == [
        (
            "  Branch “Talks open” below “What does Washington do?” removed, with 2 nodes below it"
            " and 1 override in packages"
        )
    ]
    assert scores[1] == (
        "  RU's score of “Imposed transition” on “A friendly government” −100 (−100 to −90) → 90"
    )
    assert weights[1:] == ["  RU's weight on “A friendly government” 90 (80 to 100) → 65"]
    assert actors[1:] == ["  US's red line on “Few troops” −80 → none"]
    assert "  Could be signed now and not before: “Imposed transition”." in effect


def test_all_says_the_parts_too(run, small, other):
    lines = run("diff", small, other, "--all").out.splitlines()
    assert "    Branch “A deal” below “Talks open” removed" in lines
    assert len(lines) == len(run("diff", small, other).out.splitlines()) + 4


def test_diff_json_has_the_fields_of_the_contract(run, small, other):
    found = run("diff", small, other, "--json")
    assert found.code == 1
    assert set(found.json) == {"equal", "changes", "effect"}
    assert found.json["equal"] is False
    fields = {"what", "kind", "id", "field", "old", "new", "sentence", "at"}
    assert all(fields <= set(each) <= fields | {"parts"} for each in found.json["changes"])
    by_id = {each["id"]: each for each in found.json["changes"]}
    assert by_id["e2/ru1"] | {"sentence": ""} == {
        "what": "changed",
        "kind": "score",
        "id": "e2/ru1",
        "field": None,
        "old": {"best": -100, "low": -100, "high": -90},
        "new": {"best": 90},
        "sentence": "",
        "at": ["scores", "e2", "ru1"],
    }
    weight = by_id["ru-base"]
    assert (weight["what"], weight["kind"], weight["field"]) == ("changed", "profile", "weights")
    gone = by_id["talks"]
    assert (gone["what"], gone["kind"], gone["new"]) == ("removed", "node", None)
    assert gone["old"]["label"] == "Talks open"
    assert [part["id"] for part in gone["parts"]] == ["deal", "stall", "bargain", "bargain"]


def test_the_effect_of_a_diff_is_what_evaluate_says_of_both(run, small, other):
    before, after = (run("evaluate", path, "--json").json for path in (small, other))
    effect = run("diff", small, other, "--json").json["effect"]
    assert effect["entered"] == [key for key in after["overlap"] if key not in before["overlap"]]
    assert effect["left"] == [key for key in before["overlap"] if key not in after["overlap"]]
    assert effect["entered"] == ["e2"]
    for figure in ("overlap_reach", "agreement_reach", "with_package_reach"):
        assert effect[figure] == pytest.approx([before[figure], after[figure]])
    assert effect["zones"]["agreement_zone"] == {"entered": ["e2"], "left": []}
    assert set(effect["zones"]) == {"agreement_zone", "with_package", "tolerated"}


def test_what_cannot_be_read_is_refused_in_one_sentence(refuse, small, tmp_path):
    bad = tmp_path / "bad.scenario"
    bad.write_text("{", encoding="utf-8")
    assert "“bad.scenario”" in refuse("diff", small, str(bad))
    assert "“bad.scenario”" in refuse("diff", str(bad), small)
    assert "“none.scenario”" in refuse("diff", small, str(tmp_path / "none.scenario"))
    assert "“bad.scenario”" in refuse("describe", str(bad))


def test_a_marking_stands_above_a_difference(run, small, tmp_path):
    marked = tmp_path / "marked.scenario"
    save(replace(small_scenario(), marking="For training only"), marked)
    assert run("diff", small, str(marked)).out.startswith("For training only\n\nThe scenario")


# describe


def test_describe_tells_one_fact_a_line(run, small):
    ran = run("describe", small)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    for line in (
        "“title” of the scenario: “A small conflict”",
        "Talks open (45 50 55 %)",
        "  A deal (55 60 65 %) → Negotiated transition",
        "The owner of “Washington pushes”: “Russia”",
        "“needs agreement” of “Imposed transition”: yes",
        "RU's score of “Frozen lines” on “Relief from sanctions”: 20 (10 to 30)",
        "RU's weight on “A friendly government”: 90 (80 to 100)",
        "RU's red line on “A friendly government”, its text: No overthrow.",
        "The probability of “They stall” under “The larger bargain”: the rest",
        "The profile of “Russia” in “Russia as Washington saw it”: “Russia, as Washington sees it”",
    ):
        assert line in lines, line


def test_describe_says_everything_that_a_scenario_holds(run, tmp_path):
    """Every edit of the shipped scenario that `diff` sees changes some lines, and those alone."""
    scenario, path = load(SYRIA), tmp_path / "a.scenario"
    before = run("describe", SYRIA).out.splitlines()
    for made in (
        edits.amend_scenario(scenario, notes="Another note\nof two lines."),
        edits.set_label(scenario, scenario.nodes[scenario.root].children[0], "Another label"),
        edits.set_score(scenario, "e01", "us1", Estimate(1, 0, 2, "A reason", "low")),
        edits.happened(scenario, scenario.nodes[scenario.root].children[0], "2017", "A note"),
        edits.add(scenario, "endpoints", Endpoint("new", "Federation")),
    ):
        save(made, path)
        after = run("describe", str(path)).out.splitlines()
        assert 0 < len(set(after) - set(before)) <= 12
    save(scenario, path)
    assert run("describe", str(path)).out.splitlines() == before


# git


@pytest.fixture
def git(tmp_path: Path):
    """Run git in a repository of its own, in which a scenario was kept and then changed."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    home = tmp_path / "repository"
    home.mkdir()
    kept = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_PAGER": "cat",
        "HOME": str(tmp_path),
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONIOENCODING": "utf-8",
    }

    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        given = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments]
        return subprocess.run(
            given,
            cwd=home,
            env=os.environ | kept,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    command("init", "-q")
    (home / ".gitattributes").write_text("*.scenario diff=scenario\n", encoding="utf-8")
    save(small_scenario(), home / "a.scenario")
    command("add", ".")
    assert command("commit", "-q", "-m", "Kept").returncode == 0
    save(changed(small_scenario()), home / "a.scenario")
    return command


OURS = f"{shlex.quote(sys.executable)} -m scenario_desk"


def test_git_compares_what_describe_tells(git):
    git("config", "diff.scenario.textconv", f"{OURS} describe")
    shown = git("diff")
    assert (shown.returncode, shown.stderr) == (0, "")
    lines = shown.stdout.splitlines()
    assert "-RU's weight on “A friendly government”: 90 (80 to 100)" in lines
    assert "+RU's weight on “A friendly government”: 65" in lines
    assert "-Talks open (45 50 55 %)" in lines


def test_git_shows_differences_through_the_wrapper_of_the_readme(git, tmp_path):
    (script,) = (
        block
        for block in (CHECKOUT / "README.md").read_text(encoding="utf-8").split("```")
        if block.startswith("sh\n#!/bin/sh\n")
    )
    wrapper = tmp_path / "scenario-diff"
    text = script.removeprefix("sh\n").replace("scenario-desk", OURS)
    wrapper.write_text(text, encoding="utf-8")
    wrapper.chmod(0o755)
    git("config", "diff.scenario.command", shlex.quote(str(wrapper)))
    shown = git("diff")
    assert (shown.returncode, shown.stderr) == (0, "")
    lines = shown.stdout.splitlines()
    assert "  RU's weight on “A friendly government” 90 (80 to 100) → 65" in lines
    assert "Effect" in lines
    git("add", ".")
    git("rm", "-q", "--cached", "a.scenario")
    removed = git("diff", "--cached")
    assert removed.returncode == 0
