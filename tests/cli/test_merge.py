"""Merging on the command line, and as git's merge driver in a real repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import scenario_desk
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.model import edits
from scenario_desk.model.entities import Endpoint
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from tests.cli.conftest import Ran
from tests.model.building import small_scenario

SMALL = small_scenario()
NO_BASE = (
    "There is no scenario that both were made from, so everything in which they differ is to be"
    " decided."
)


@pytest.fixture
def files(tmp_path):
    """Write a scenario and what two made of it; return the paths."""

    def written(base: Scenario | None, ours: Scenario, theirs: Scenario) -> list[str]:
        paths = [tmp_path / name for name in ("base", "ours", "theirs")]
        paths[0].write_bytes(b"")
        for path, scenario in zip(paths, (base, ours, theirs), strict=True):
            if scenario is not None:
                save(scenario, path)
        return [*map(str, paths), "-o", str(tmp_path / "out.scenario")]

    return written


def test_what_has_no_conflicts_is_merged(run, files):
    ours, theirs = edits.delete(SMALL, "leave"), edits.set_label(SMALL, "talks", "They talk")
    arguments = files(SMALL, ours, theirs)
    assert run("merge", *arguments) == Ran(0, "", "")
    assert load(arguments[-1]) == edits.set_label(ours, "talks", "They talk")
    again = run("merge", *arguments, "--force", "--json").json
    assert again == {"merged": True, "based": True, "conflicts": []}


def test_conflicts_are_said_and_ours_is_written(run, files):
    ours = edits.set_question(edits.set_label(SMALL, "talks", "They talk"), "root", "What now?")
    theirs = edits.set_score(edits.set_label(SMALL, "talks", "No talks"), "e1", "us1", Estimate(7))
    arguments = files(SMALL, ours, theirs)
    ran = run("merge", *arguments)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines() == [
        "“label” of “They talk” was “Talks open”; ours says “They talk”, theirs “No talks”.",
        "1 conflict is left; “out.scenario” has what ours says there.",
    ]
    merged = edits.set_score(ours, "e1", "us1", Estimate(7))
    assert load(arguments[-1]) == merged


def test_conflicts_as_json(run, files):
    ours = edits.set_score(SMALL, "e1", "us1", None)
    ours = edits.set_probability(ours, "talks", None)
    theirs = edits.set_score(SMALL, "e1", "us1", Estimate(7))
    theirs = edits.set_probability(theirs, "talks", Estimate(0.25))
    ran = run("merge", *files(SMALL, ours, theirs), "--json")
    assert ran.code == 1
    node, score = ran.json["conflicts"]
    assert (node["kind"], node["id"], node["field"]) == ("node", "talks", "probability")
    assert node["base"] == {"best": 0.5, "low": 0.45, "high": 0.55}
    assert (node["ours"], node["theirs"], node["absent"]) == (None, {"best": 0.25}, [])
    assert (score["kind"], score["id"], score["field"]) == ("score", "e1/us1", None)
    assert (score["ours"], score["theirs"], score["absent"]) == (None, {"best": 7}, ["ours"])
    assert score["sentence"].endswith(".")
    assert ran.json["merged"] is False


@pytest.mark.parametrize(("option", "label"), [("--ours", "They talk"), ("--theirs", "No talks")])
def test_conflicts_are_decided_for_one_side(run, files, option, label):
    ours, theirs = (edits.set_label(SMALL, "talks", each) for each in ("They talk", "No talks"))
    arguments = files(SMALL, ours, theirs)
    assert run("merge", *arguments, option) == Ran(0, "", "")
    assert load(arguments[-1]).nodes["talks"].label == label
    found = run("merge", *arguments, option, "--json", "--force").json
    assert (found["merged"], len(found["conflicts"])) == (True, 1)


@pytest.mark.parametrize("base", ["-", "an empty file"])
def test_without_a_base_all_that_differs_is_said(run, files, base):
    theirs = edits.add(SMALL, "endpoints", Endpoint("new", "A new one"))
    arguments = files(None, SMALL, theirs)
    ran = run("merge", base if base == "-" else arguments[0], *arguments[1:])
    assert ran.code == 1
    assert ran.err.splitlines() == [
        NO_BASE,
        "Only theirs has “A new one”.",
        "1 conflict is left; “out.scenario” has what ours says there.",
    ]
    assert load(arguments[-1]) == SMALL
    assert run("merge", "-", arguments[1], arguments[1], *arguments[3:], "--force").code == 0


def test_ours_may_be_written_over_and_nothing_else_unasked(run, refuse, files):
    theirs = edits.set_label(SMALL, "talks", "They talk")
    base, ours, other, _o, out = files(SMALL, SMALL, theirs)
    assert run("merge", base, ours, other, "-o", ours).code == 0
    assert load(ours) == theirs
    shutil.copy(other, out)
    assert "out.scenario” is there already" in refuse("merge", base, ours, base, "-o", out)
    assert load(Path(out)) == theirs


def test_sentences_name_what_is_merged_and_not_its_copies(run, refuse, files):
    ours, theirs = edits.set_label(SMALL, "hold", "They stay"), edits.delete(SMALL, "push")
    arguments = [*files(SMALL, ours, theirs), "--name", "wars/syria.scenario"]
    said = run("merge", *arguments).err
    assert said.endswith("; “wars/syria.scenario” has what ours says there.\n")
    for place, role in enumerate(("base", "ours", "theirs")):
        whole = Path(arguments[place]).read_bytes()
        Path(arguments[place]).write_text("{}")
        said = refuse("merge", *arguments, "--force")
        assert said.startswith(f"“wars/syria.scenario ({role})” is not a scenario")
        Path(arguments[place]).write_bytes(whole)


def test_bad_input_is_one_sentence(refuse, files, tmp_path):
    base, ours, theirs, *out = files(SMALL, SMALL, SMALL)
    assert "missing" in refuse("merge", str(tmp_path / "missing"), ours, theirs, *out)
    assert "--ours" in refuse("merge", base, ours, theirs, *out, "--ours", "--theirs")
    Path(theirs).write_text("{}")
    assert "theirs" in refuse("merge", base, ours, theirs, *out)
    assert not Path(out[1]).exists()


# git


class Repository:
    """A repository with the driver set up as the README says, and one scenario."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "a.scenario"
        self._folder = folder
        package = str(Path(scenario_desk.__file__).parents[1])
        self._environment = os.environ | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": package,
        }
        self.git("init", "-q", "-b", "main")
        for setting, value in {
            "user.name": "A. Nalyst",
            "user.email": "a@example.org",
            "merge.scenario.name": "Scenario Desk",
            "merge.scenario.driver": f'"{sys.executable}" -m scenario_desk merge %O %A %B -o %A'
            " --name %P",
        }.items():
            self.git("config", setting, value)
        (folder / ".gitattributes").write_text("*.scenario merge=scenario\n")
        self.git("add", ".gitattributes")
        self.git("commit", "-q", "-m", "How scenarios are merged")

    def git(self, *arguments: str) -> Ran:
        ran = subprocess.run(
            ["git", *arguments],
            cwd=self._folder,
            env=self._environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    def commit(self, scenario: Scenario) -> None:
        save(scenario, self.file)
        assert self.git("add", "a.scenario").code == 0
        assert self.git("commit", "-q", "-m", "A change").code == 0

    def merged(self, base: Scenario | None, ours: Scenario, theirs: Scenario) -> Ran:
        """Commit both on branches of their own and merge them."""
        if base is not None:
            self.commit(base)
        self.git("switch", "-q", "-c", "theirs")
        self.commit(theirs)
        self.git("switch", "-q", "main")
        self.commit(ours)
        return self.git("merge", "--no-edit", "theirs")


@pytest.fixture
def repository(tmp_path):
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    return Repository(tmp_path)


def test_git_merges_by_structure(repository):
    ours = edits.move(edits.add_sibling(SMALL, "talks", "n", "Wait"), "leave", "talks")
    theirs = edits.delete(edits.set_label(SMALL, "talks", "They talk"), "push")
    ran = repository.merged(SMALL, ours, theirs)
    assert ran.code == 0, ran
    merged = load(repository.file)
    assert merged.nodes["root"].children == ("talks", "n")
    assert merged.nodes["talks"].label == "They talk"
    assert merged.nodes["talks"].children == ("deal", "stall", "leave")
    assert repository.git("status", "--porcelain").out == ""


def test_git_is_told_of_conflicts_and_the_file_stays_a_scenario(repository):
    ours, theirs = edits.set_label(SMALL, "hold", "They stay"), edits.delete(SMALL, "push")
    ran = repository.merged(SMALL, ours, theirs)
    assert ran.code == 1
    assert "Theirs removes “Washington pushes”" not in ran.out
    assert "Theirs removes “They stay”; ours changes “label” of “They stay”." in ran.err
    assert "“a.scenario” has what ours says there." in ran.err
    assert ".merge_file" not in ran.out + ran.err
    assert "CONFLICT" in ran.out
    assert load(repository.file) == ours
    assert repository.git("status", "--porcelain").out == "UU a.scenario\n"


def test_git_is_told_what_cannot_be_merged_by_its_own_name(repository):
    repository.commit(SMALL)
    repository.git("switch", "-q", "-c", "theirs")
    repository.commit(edits.set_label(SMALL, "talks", "They talk"))
    repository.git("switch", "-q", "main")
    repository.file.write_text("<<<<<<< what a hand has left")
    repository.git("commit", "-q", "-a", "-m", "Damaged")
    ran = repository.git("merge", "--no-edit", "theirs")
    assert "“a.scenario (ours)” is not a scenario" in ran.err
    assert ".merge_file" not in ran.err


def test_git_has_no_base_where_both_added_the_file(repository):
    theirs = edits.set_label(SMALL, "talks", "They talk")
    ran = repository.merged(None, SMALL, theirs)
    assert ran.code == 1
    assert "There is no scenario that both were made from" in ran.err
    assert repository.git("status", "--porcelain").out == "AA a.scenario\n"
    assert load(repository.file) == SMALL
    assert json.loads(repository.file.read_text("utf-8"))["title"] == SMALL.title
