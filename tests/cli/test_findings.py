"""The window, `check` and `evaluate --json` say the same of a scenario, in the same order."""

from __future__ import annotations

import json
from dataclasses import replace as amended
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from scenario_desk import cli
from scenario_desk.analysis.findings import JUDGED_INSTEAD
from scenario_desk.desk.bench import finding_watch
from scenario_desk.desk.tasks import Tasks
from scenario_desk.exchange.evaluation_json import findings_json
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.exchange.templates import templates
from scenario_desk.model.entities import (
    Actor,
    Assumptions,
    Linkage,
    LinkageGroup,
    Node,
)
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Table
from tests.desk.showing import workbench
from tests.model.building import small_scenario

OF_THE_ANALYSIS = {
    "table_lacks",
    "table_excludes",
    "table_crowds_group",
    "table_skips_group",
    "bargaining_unknown",
    "probabilities_normalised",
    "rational_tie",
    *JUDGED_INSTEAD.values(),
}


def spoilt() -> Scenario:
    """A scenario in which the analysis meets all that it can meet, and the checks find more."""
    small = small_scenario()

    def decision(key: str, owner: str | None, *ends: str, secret: str = "") -> list[Node]:
        leaves = [Node(f"{key}-{end}", "leaf", "Ends", endpoint=end) for end in ends]
        children = tuple(leaf.id for leaf in leaves)
        return [
            Node(key, "decision", "A turn", None, children, owner=owner, information_set=secret),
            *leaves,
        ]

    turns = [
        *decision("ownerless", None, "e3", "e4"),
        *decision("idle", "cn", "e3", "e4"),
        *decision("blind", "ru", "e3", "e4", secret="dark"),
        *decision("blinded", "ru", "e3", "e4", secret="dark"),
        *decision("unknown", "us", "e1", "e4"),
        *decision("tied", "ir", "e4", "e4"),
    ]
    turns += [amended(turns[-1], id="tied-again")]
    tied = next(node for node in turns if node.id == "tied")
    turns[turns.index(tied)] = amended(tied, children=("tied-e4", "tied-again"))
    hung = tuple(node.id for node in turns if node.kind == "decision")
    nodes = {node.id: node for node in turns} | {
        "leave": amended(small.nodes["leave"], kind="chance", children=hung, endpoint=None),
        "stall": amended(small.nodes["stall"], probability=Estimate(0.9, 0.95, 0.5)),
    }
    us = small.profiles["us-base"]
    linkages = small.linkages.put(
        amended(small.linkages["relief"], requires=("third",), excludes=("bases",))
    )
    linkages = linkages.put(amended(small.linkages["bases"], group="money"))
    linkages = linkages.put(Linkage("third", "Arms control", group="arms"))
    return replace(
        small.with_nodes(nodes),
        actors=small.actors.put(Actor("cn", "China", base_profile="cn-base")),
        linkages=linkages,
        groups=small.groups.put(LinkageGroup("arms", "Arms", "exactly_one")),
        scores=Table({key: value for key, value in small.scores.items() if key != ("e1", "us1")}),
        profiles=small.profiles.put(
            amended(us, weights=us.weights.set("us1", Estimate(1)), reservation=Estimate(0))
        ).put(amended(small.profiles["ru-base"], reservation=Estimate(0))),
        assumptions=Assumptions(decisions="rational", linkages=("relief", "bases")),
    )


@pytest.fixture
def said(capsys):
    """What a command prints as JSON."""

    def command(*arguments: str) -> dict[str, Any]:
        with pytest.raises(SystemExit):
            cli.main([*arguments, "--json"])
        printed: dict[str, Any] = json.loads(capsys.readouterr().out)
        return printed

    return command


@pytest.fixture
def in_window(qtbot, monkeypatch):
    """What the window finds in a scenario in which there is something to find."""
    monkeypatch.setattr(finding_watch, "_LONG_PAUSE_MS", 0)

    def found(scenario: Scenario) -> list[dict[str, Any]]:
        bench = workbench(scenario)
        tasks = Tasks(bench)
        watch = finding_watch.FindingWatch(bench, tasks, bench)
        watch.check_now()
        qtbot.waitUntil(lambda: watch.findings != ())
        tasks.close()
        QApplication.processEvents()
        return findings_json(watch.findings)

    return found


def agree(said: Any, in_window: Any, path: Path) -> list[dict[str, Any]]:
    checked: list[dict[str, Any]] = said("check", str(path))["findings"]
    assert said("evaluate", str(path))["findings"] == checked
    assert in_window(load(path)) == checked
    return checked


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.name)
def test_they_agree_on_what_ships(said, in_window, template):
    assert agree(said, in_window, template.path)


def test_they_agree_on_all_that_can_be_met(said, in_window, tmp_path):
    path = tmp_path / "spoilt.scenario"
    save(spoilt(), path)

    found = agree(said, in_window, path)

    assert {each["code"] for each in found} >= OF_THE_ANALYSIS
    assert {each["level"] for each in found} == {"error", "warning", "info"}
    about = [(each["code"], each["about"]) for each in found if each["code"] in OF_THE_ANALYSIS]
    assert len(about) == len(set(about))
