"""What a scenario comes to in all is bounded where it is read and where it is edited, alike."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from scenario_desk.exchange.scenario_file import FileRefused, dumps, loads
from scenario_desk.model import edits, sizes
from scenario_desk.model.entities import Actor, Endpoint, Interest, Phase, Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.scenario import replace as with_fields
from scenario_desk.model.table import Roster
from scenario_desk.presentation.words.messages import words
from tests.model.building import small_scenario

OF_SMALL = {
    "endpoints": 4,
    "scores": 4 * 6,
    "utilities": 4 * 3,
    "owners": 3 * 6,
    "standards": 3 * 4,
    "weights": 4 * 6,
    "expectations": 10 * 3,
    "endings": 10 * 4,
    "pictures": 1 * 4 * 6,
    "effects": 2 + 1 + 1 + 1,
    "overrides": 2,
    "assumed": 1 + 1 + 1,
    "assessments": 1,
    "snapshots": 1,
    "log": 1,
    "kept": 1 + 1,
    "listed": 1,
}
"""What the small scenario comes to."""


def small() -> Scenario:
    """The small scenario; its snapshot lists something, too."""
    scenario = small_scenario()
    start = scenario.snapshots["start"]
    held = with_fields(start.scenario, phases=Roster([Phase("first", "The first year")]))
    return with_fields(scenario, snapshots=scenario.snapshots.put(replace(start, scenario=held)))


SEEN = Profile("ru-sees-us", "us", "The United States, as Moscow sees it", "perceived", "ru")
GROWING: dict[str, Callable[[Scenario], Scenario]] = {
    "endpoints": lambda one: edits.add(one, "endpoints", Endpoint("e9", "Another")),
    "interests": lambda one: edits.add(one, "interests", Interest("us9", "us", "Another")),
    "actors": lambda one: edits.add(one, "actors", Actor("tr", "Turkey")),
    "profiles": lambda one: edits.add(one, "profiles", Profile("p9", "us", "Another")),
    "nodes": lambda one: edits.add_child(one, "root", "n9"),
    "holders": lambda one: edits.add(one, "profiles", SEEN),
    "effects": lambda one: edits.set_effect(one, "bases", "us1", Estimate(3)),
    "assumed": lambda one: edits.amend(one, "lenses", "seen", linkages=("bases", "relief")),
    "snapshots": lambda one: edits.add_new(one, "snapshots", "s9", name="Now"),
    "assessments": lambda one: edits.add_new(
        one, "assessments", "a9", kind="seed", seed="towns", answer="unknown"
    ),
    "log": lambda one: edits.add_new(one, "log", "l9", session="day"),
    "kept": lambda one: edits.add_new(one, "snapshots", "s9", name="Now"),
    "listed": lambda one: edits.add_new(one, "snapshots", "s9", name="Now"),
    "overrides": lambda one: edits.set_overrides(
        one, "bargain", "root", {"talks": None, "push": None, "leave": None}
    ),
}
"""An edit that makes more of each thing."""


def bounded() -> Iterator[tuple[str, str]]:
    for what, (things, _limit) in sizes.PRODUCTS.items():
        for thing in things:
            yield what, thing


def limited(monkeypatch: pytest.MonkeyPatch, what: str, limit: int) -> None:
    things, _limit = sizes.PRODUCTS[what]
    monkeypatch.setattr(sizes, "PRODUCTS", {what: (things, limit)})


@pytest.mark.parametrize("what", sizes.PRODUCTS)
def test_a_file_is_read_up_to_the_limit_and_refused_beyond(monkeypatch, what):
    content = dumps(small())
    limited(monkeypatch, what, OF_SMALL[what])
    assert loads(content) == small()
    limited(monkeypatch, what, OF_SMALL[what] - 1)
    with pytest.raises(FileRefused) as refused:
        loads(content)
    assert refused.value.message.code == "file_too_large_in_all"
    sentence = str(refused.value)
    assert sentence.startswith("“scenario” was not opened: ")
    assert sentence.endswith(".")
    assert f"the {OF_SMALL[what] - 1} that can be co" in sentence


@pytest.mark.parametrize(("what", "thing"), list(bounded()))
def test_an_edit_that_goes_beyond_is_refused_alike(monkeypatch, what, thing):
    before, grow = small(), GROWING[thing]
    limited(monkeypatch, what, OF_SMALL[what])
    with pytest.raises(EditRefused) as refused:
        grow(before)
    assert refused.value.message.values["what"] == what
    after_all = small()
    limited(monkeypatch, what, 10_000)
    grown = grow(after_all)
    content = dumps(grown)
    limited(monkeypatch, what, OF_SMALL[what])
    with pytest.raises(FileRefused) as also:
        loads(content)
    assert words(refused.value.message) in str(also.value)


def test_what_is_small_enough_can_be_changed_beside_the_limit(monkeypatch):
    monkeypatch.setattr(
        sizes, "PRODUCTS", {what: (sizes.PRODUCTS[what][0], n) for what, n in OF_SMALL.items()}
    )
    one = edits.set_label(small(), "talks", "Other talks")
    one = edits.set_score(one, "e1", "us1", Estimate(5))
    one = edits.delete(one, ("leave",))
    assert edits.add_child(one, "root", "n9").nodes["n9"]


def many(**counts: int) -> bytes:
    """A file with so many actors (`a`), endpoints (`e`), interests (`i`) and profiles (`p`)."""
    made = {name: range(count) for name, count in counts.items()}
    parts = {
        "actors": [{"id": f"a{k}", "name": "A", "principal": True} for k in made["a"]],
        "profiles": [{"id": f"p{k}", "actor": "a0", "name": "P"} for k in made["p"]],
        "endpoints": [{"id": f"e{k}", "name": "E"} for k in made["e"]],
        "interests": [{"id": f"i{k}", "actor": "a0", "name": "I"} for k in made["i"]],
    }
    head = {"format": "scenario-desk", "version": 1, "title": "x", "root": "n"}
    return json.dumps(head | {"nodes": [{"id": "n"}]} | parts).encode()


@pytest.mark.parametrize(
    ("counts", "named"),
    [
        ({"a": 1, "e": 30_000, "i": 1, "p": 1}, "endpoints"),
        ({"a": 1, "e": 1_200, "i": 1_200, "p": 1}, "interests"),
        ({"a": 1_500, "e": 1_000, "i": 1, "p": 1}, "actors"),
        ({"a": 2_000, "e": 1, "i": 2_000, "p": 1}, "interests"),
        ({"a": 2, "e": 1, "i": 2_000, "p": 2_000}, "profiles"),
        ({"a": 2_000, "e": 1, "i": 0, "p": 2_000}, "profiles"),
    ],
)
def test_sizes_whose_product_nobody_could_compute(counts, named):
    with pytest.raises(FileRefused, match=named):
        loads(many(**counts))


def test_every_product_is_said_in_one_sentence():
    for what, (things, limit) in sizes.PRODUCTS.items():
        counts = dict.fromkeys(things, 7_000)
        said = words(EditRefused("too_large", what=what, limit=limit, **counts).message)
        assert said.count("7\N{NARROW NO-BREAK SPACE}000") == len(things)
        assert said.count(".") == 1
        assert said.endswith(".")
