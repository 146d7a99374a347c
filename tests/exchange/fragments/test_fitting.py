"""Branches carried from one scenario to another."""

from __future__ import annotations

import pytest

from scenario_desk.exchange.fragments import PasteRefused, carrier, dumps, fitted, loads
from scenario_desk.exchange.fragments.as_file import MOST_BYTES
from scenario_desk.model.edits import amend, copy, paste, remove
from scenario_desk.model.entities import Actor, Endpoint
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster
from scenario_desk.presentation.words.messages import words
from tests.model.building import small_scenario

SMALL = small_scenario()
HEAD = b'{"format": "scenario-desk", "version": 1, "title": "x", "root": "r",'


def carried(*nodes: str) -> Scenario:
    return loads(dumps(carrier(SMALL, nodes)))


def test_at_home_what_comes_back_is_what_was_cut_out() -> None:
    found = fitted(carried("push", "talks"), SMALL)
    assert found.fragment == copy(SMALL, ("push", "talks"))
    assert found.lacking == ()


def test_at_home_an_id_counts_whatever_its_name_is_by_now() -> None:
    renamed = amend(SMALL, "actors", "ru", name="Moscow")
    push = next(node for node in fitted(carried("push"), renamed).fragment.nodes)
    assert push.owner == "ru"


def elsewhere() -> Scenario:
    """Another scenario: "ru" is somebody else there, Russia is "r", and one endpoint is missing."""
    other = remove(remove(SMALL, "endpoints", "e3"), "actors", "ru")
    other = other.with_nodes({}, actors=other.actors.put(Actor("ru", "Rumania")))
    other = other.with_nodes({}, actors=other.actors.put(Actor("r", "  russia ")))
    return replace(other, title="Another conflict")


def test_elsewhere_a_name_counts_and_an_id_alone_does_not() -> None:
    found = fitted(carried("push"), elsewhere())
    assert {node.owner for node in found.fragment.nodes} - {None} == {"r"}
    assert [words(each) for each in found.lacking] == ["the endpoint “Frozen lines”"]
    hold = next(node for node in found.fragment.nodes if node.label == "The lines hold")
    assert hold.endpoint is None
    assert hold.notes.endswith("Ended in: Frozen lines")


def test_elsewhere_overrides_go_to_the_package_of_the_name() -> None:
    other = elsewhere()
    package = replace_id(other, "bargain", "b2")
    found = fitted(carried("talks"), package)
    assert [each[0] for each in found.fragment.overrides] == ["b2"]
    pasted = paste(package, "root", found.fragment)
    (copied,) = pasted.packages["b2"].overrides
    assert pasted.nodes[copied].label == "Talks open"


def replace_id(scenario: Scenario, old: str, new: str) -> Scenario:
    package = scenario.packages[old]
    packages = remove(scenario, "packages", old).packages
    kept = type(package)(new, package.name, linkages=package.linkages)
    return scenario.with_nodes({}, packages=packages.put(kept))


def test_only_ids_and_names_travel() -> None:
    content = dumps(carrier(SMALL, ["push"])).decode()
    assert "Frozen lines" in content
    assert "us1" not in content
    assert '"scores"' not in content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"{}",
        HEAD + b' "nodes": []}',
        HEAD + b' "nodes": [{"id": "r", "children": ["r"]}]}',
        b'{"format": "scenario-desk", "version": 99, "title": "x"}',
        b"[" * 100_000,
        HEAD + b' "nodes": [{"id": "r", "kind": "chance", "label": "x", "run": "rm"}]}',
    ],
)
def test_what_a_stranger_put_there_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(PasteRefused, match="copy the branches again"):
        loads(content)


def test_too_much_and_nothing_are_refused() -> None:
    with pytest.raises(PasteRefused, match="50 MB"):
        loads(b" " * (MOST_BYTES + 1))
    empty = carrier(SMALL, ["leave"])
    root = empty.nodes[empty.root]
    bare = empty.with_nodes({empty.root: type(root)(root.id)}, ("leave",))
    with pytest.raises(PasteRefused, match="copy one first"):
        loads(dumps(bare))


def test_an_endpoint_without_a_name_is_matched_by_id() -> None:
    other = replace(
        SMALL.with_nodes({}, endpoints=SMALL.endpoints.put(Endpoint("e2", ""))), title="B"
    )
    source = SMALL.with_nodes({}, endpoints=SMALL.endpoints.put(Endpoint("e2", "")))
    found = fitted(loads(dumps(carrier(source, ["yield"]))), other)
    assert found.fragment.nodes[0].endpoint == "e2"


def ended(name: str, *there: Endpoint) -> str | None:
    """Where a leaf that ended in "e2" of this name ends in a scenario with these endpoints."""
    named = SMALL.with_nodes({}, endpoints=SMALL.endpoints.put(Endpoint("e2", name)))
    other = replace(SMALL.with_nodes({}, endpoints=Roster(there)), title="Another conflict")
    found = fitted(loads(dumps(carrier(named, ["yield"]))), other)
    assert bool(found.lacking) == (found.fragment.nodes[0].endpoint is None)
    return found.fragment.nodes[0].endpoint


def test_elsewhere_the_nearest_spelling_is_meant_and_of_several_the_one_of_the_id() -> None:
    meant = {"deal": "e0", "Deal": "e2", "DEAL": "e2", "DE\u0301AL!": "e3", "Deal.": "e2"}
    deals = [Endpoint("e0", "deal"), Endpoint("e2", "Deal"), Endpoint("e3", "Déal!")]
    assert {name: ended(name, *deals) for name in meant} == meant
    assert ended("\U0001f525", Endpoint("a", "\U0001f9ca"), Endpoint("b", "\U0001f525")) == "b"
    assert ended("\U0001f525", Endpoint("e2", "\U0001f9ca")) is None


def test_what_has_no_name_is_called_by_its_id() -> None:
    nameless = SMALL.with_nodes({}, actors=SMALL.actors.put(Actor("ru", "")))
    other = replace(SMALL.with_nodes({}, actors=Roster([Actor("x", "")])), title="Another conflict")
    found = fitted(loads(dumps(carrier(nameless, ["push"]))), other)
    assert [words(each) for each in found.lacking] == ["the actor “ru”"]
