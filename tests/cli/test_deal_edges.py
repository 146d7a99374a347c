"""Questions about a deal, asked where there is no answer: a sentence each, and never a crash."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.entities import LinkageGroup
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.starting import empty_scenario
from scenario_desk.model.table import Roster, Table

COMMANDS = ("packages", "inverse", "stability", "perception")
NO_PRINCIPALS = "No principals: nobody's signature is asked for."


def syria() -> Scenario:
    return load(locate("scenarios", "syria-2017.scenario"))


def principals(*keys: str) -> Scenario:
    scenario = syria()
    actors = (replace(each, principal=each.id in keys) for each in scenario.actors.values())
    return replace(scenario, actors=Roster(actors))


def linked(**rules: dict[str, object]) -> Scenario:
    scenario = syria()
    changed = (replace(each, **rules.get(each.id, {})) for each in scenario.linkages.values())
    return replace(scenario, linkages=Roster(changed))


def circling() -> Scenario:
    """The first requires the second, that the third, and that may not be with the first."""
    return linked(l1={"requires": ("l2",)}, l2={"requires": ("l3",)}, l3={"excludes": ("l1",)})


def grouped() -> Scenario:
    """Two of a group of which one is chosen require one another."""
    group = LinkageGroup("g", "Money", "exactly_one")
    scenario = linked(
        l1={"group": "g", "requires": ("l2",)}, l2={"group": "g", "requires": ("l1",)}
    )
    return replace(scenario, groups=Roster((group,)))


def emptied() -> Scenario:
    """Of a group that nothing belongs to, exactly one has to be chosen."""
    return replace(syria(), groups=Roster((LinkageGroup("g", "Money", "exactly_one"),)))


def without_ratifiers() -> Scenario:
    scenario = syria()
    actors = (replace(each, ratifiers=()) for each in scenario.actors.values())
    return replace(scenario, actors=Roster(actors))


CASES = {
    "empty": (
        empty_scenario(),
        ("no linkages", NO_PRINCIPALS, "nothing that could hold", NO_PRINCIPALS),
    ),
    "no linkages": (
        edits.remove_all(syria(), "linkages", list(syria().linkages)),
        ("There are no linkages", "", "", ""),
    ),
    "no shifts": (edits.remove_all(syria(), "shifts", list(syria().shifts)), ("", "", "No shifts", "")),
    "no ratifiers": (without_ratifiers(), ("", "", "Nobody is named whose acceptance", "")),
    "no principals": (principals(), (NO_PRINCIPALS, NO_PRINCIPALS, "Nobody signs", NO_PRINCIPALS)),
    "one principal": (principals("us"), ("In the overlap", "is in the overlap", "US could", "US takes")),
    "three principals": (
        principals("us", "ru", "irn"),
        ("undecided", "undecided", "Iran would do better by leaving", "Of 4 endpoints"),
    ),
    "no scores": (
        replace(syria(), scores=Table({})),
        (
            "is sure to bring it in",
            "cannot be said while judgements are missing",
            "a utility is missing",
            " to 100",
        ),
    ),
    "a circle": (
        circling(),
        ("“Ukraine sanctions relief” can never be chosen", "", "", ""),
    ),
    "a group": (
        grouped(),
        ("“NATO enlargement freeze” can never be chosen", "", "", ""),
    ),
    "an empty group": (emptied(), ("and 3 more can never be chosen", "", "", "")),
    "nobody can be brought there": (syria(), ("No valid package of what is on offer", "", "", "")),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_question_has_a_sentence(run, tmp_path, case):
    scenario, said = CASES[case]
    path = str(tmp_path / "edge.scenario")
    save(scenario, path)
    for command, words in zip(COMMANDS, said, strict=True):
        told = run(command, path)
        assert (told.code, told.err) == (0, "")
        assert words in told.out, command
        assert isinstance(run(command, path, "--json").json, dict)


def test_what_can_never_be_chosen_is_in_the_json(run, tmp_path):
    path = str(tmp_path / "edge.scenario")
    save(circling(), path)
    found = run("packages", path, "--endpoint", "e03", "--json").json
    assert found["never_chosen"] == ["l1"]
    assert found["only_together"] == []
