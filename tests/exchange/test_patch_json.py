"""A patch as text: read by people, and back as it was, and refused in one sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.exchange import bounds, change_json
from scenario_desk.exchange.patch_json import dumps, loads
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Linkage, Phase
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.patches import Patch, applied, inverse, patch
from scenario_desk.model.table import Table
from tests.exchange.test_hostile_files import assert_one_sentence
from tests.model.building import small_scenario
from tests.model.test_edit_properties import edited, plans, several

SMALL = small_scenario()


def changed(*changes: Any, **head: Any) -> bytes:
    whole = {"format": "scenario-desk-patch", "version": 1} | head | {"changes": changes}
    return json.dumps(whole).encode()


def refused(content: bytes, *named: str) -> str:
    """The code with which the text is refused, in a sentence that names what it must."""
    with pytest.raises(FileRefused) as caught:
        loads(content)
    sentence = str(caught.value)
    assert_one_sentence(sentence)
    for name in named:
        assert name in sentence
    return caught.value.message.code


@several
@given(plans)
def test_a_patch_is_read_as_it_was_written(plan) -> None:
    way = [scenario for _, scenario in edited(plan)[0]]
    for old, new in [*pairwise(way), (way[0], way[-1])]:
        change = patch(old, new)
        for each in (change, inverse(change)):
            text = dumps(each)
            assert loads(text) == each
            assert dumps(loads(text)) == text
        assert applied(old, loads(dumps(change))) == new


def test_a_patch_can_be_read_by_people() -> None:
    scenario = edits.set_label(SMALL, "talks", "They talk")
    scenario = edits.move(scenario, "leave", "talks")
    scenario = edits.set_score(scenario, "e1", "us1", None)
    scenario = edits.set_weight(scenario, "us-base", "us1", Estimate(70, 60, 75))
    scenario = edits.reorder_entity(scenario, "actors", "ir", 0)
    scenario = edits.add(scenario, "phases", Phase("later", "Later"))
    scenario = edits.amend_scenario(scenario, assumptions=Assumptions(package="bargain"))
    assert dumps(patch(SMALL, scenario)).decode() == (
        """{
"format": "scenario-desk-patch",
"version": 1,
"changes": [
{"at": ["assumptions", "package"], "old": null, "new": "bargain"},
{"at": ["actors", "ir", "place"], "old": {"after": "ru"}, "new": {"after": null}},
{"at": ["profiles", "us-base", "weights", "us1"], "old": {"best": 80, "low": 70, "high": 90}, "new": {"best": 70, "low": 60, "high": 75}},
{"at": ["phases", "later"], "new": {"id": "later", "name": "Later"}},
{"at": ["phases", "later", "place"], "new": {"after": "first"}},
{"at": ["nodes", "leave", "place"], "old": {"parent": "root", "after": "push"}, "new": {"parent": "talks", "after": "stall"}},
{"at": ["nodes", "talks", "label"], "old": "Talks open", "new": "They talk"},
{"at": ["scores", "e1", "us1"], "old": {"best": 60, "low": 50, "high": 70}}
]
}
"""
    )


def test_what_no_edit_leaves_is_kept_too() -> None:
    empty = Linkage("new", "A favour", endpoint_effects=Table({"e1": Table()}))
    full = replace(empty, endpoint_effects=Table({"e1": Table({"us1": Estimate(1)})}))
    scored = replace(SMALL.profiles["us-base"], scores=Table({("e1", "us1"): Estimate(2)}))
    scenarios = [
        SMALL,
        replace(SMALL, linkages=SMALL.linkages.put(empty)),
        replace(SMALL, linkages=SMALL.linkages.put(full)),
        edits.remove(SMALL, "actors", "ir"),
        replace(SMALL, profiles=SMALL.profiles.put(replace(scored, id="more"))),
    ]
    for old in scenarios:
        for new in scenarios:
            assert loads(dumps(patch(old, new))) == patch(old, new)


def test_nothing_is_a_patch_too() -> None:
    assert loads(dumps(Patch())) == Patch()
    assert loads(b'{"format": "scenario-desk-patch", "version": 1}') == Patch()


# A stranger's.

LABEL = {"at": ["nodes", "talks", "label"], "old": "a", "new": "b"}


@pytest.mark.parametrize(
    "content",
    [b"[]", b"<html>", b"{}", b'{"format": "scenario-desk", "version": 1}', b'{"changes": [1]}'],
)
def test_text_that_is_no_patch(content: bytes) -> None:
    assert refused(content, "scenario-desk-patch") == "patch_not_one"


def test_a_newer_patch_and_one_of_no_version() -> None:
    assert refused(changed(LABEL, version=2), "2", "update") == "patch_newer"
    for version in (None, "1", True, 0, 1.5):
        assert refused(changed(LABEL, version=version)) == "file_no_version"


def test_a_patch_cut_off_anywhere() -> None:
    whole = dumps(patch(SMALL, edits.delete(SMALL, "push")))
    for end in range(len(whole) - 2):
        assert refused(whole[:end]) in ("file_empty", "file_truncated")


def test_what_json_does_not_know() -> None:
    assert refused(changed(LABEL).replace(b'"b"', b"NaN"), "line 1") == "file_not_finite"
    assert refused(b"[" * 100_000) == "patch_not_one"
    assert refused(changed(LABEL).replace(b'"b"', b"[" * 100_000)) == "file_nested_too_deep"
    assert refused(changed(LABEL).replace(b'"b"', b'"\\ud800"')) == "file_half_character"
    assert refused(changed(author="x")) == "file_unknown_part"
    assert refused(b'{"format": "scenario-desk-patch", "version": 1, "changes": {}}') == (
        "file_section_not_a_list"
    )


def test_nothing_of_what_is_refused_is_kept() -> None:
    def kept() -> int:
        caches = (getattr(each, "cache_info", None) for each in vars(change_json).values())
        return sum(info().currsize for info in caches if info is not None)

    assert refused(changed(LABEL | {"at": ["nodes", "x", "y"]})) == "patch_of_nothing"
    loads(changed(LABEL))
    before = kept()
    assert before
    for number in range(5):
        strangers = (["nodes", "x", f"y{number}"], ["nodes", "x", "label", *"abcdefg"[number:]])
        for at in (*strangers, [f"y{number}"], ["assumptions", f"y{number}"]):
            assert refused(changed(LABEL | {"at": at})) == "patch_of_nothing"
    # What is known of the two kinds that were first met here.
    assert kept() <= before + 2


def test_too_many_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "most", lambda section: 1)
    assert refused(changed(LABEL, LABEL | {"at": ["nodes", "push", "label"]})) == "file_too_many"


@pytest.mark.parametrize(
    ("change", "code", "named"),
    [
        (3, "file_not_an_object", "changes"),
        ({"old": 1, "new": 2}, "file_not_a_list", "at"),
        (LABEL | {"at": []}, "file_not_a_list", "at"),
        (LABEL | {"at": "nodes"}, "file_not_a_list", "at"),
        (LABEL | {"at": ["nodes", 3]}, "file_not_text_field", "at"),
        (LABEL | {"why": ""}, "file_unknown_field", "why"),
        ({"at": ["nodes", "talks", "label"]}, "file_missing_field", "old"),
        ({"at": ["nodes", "talks", "label"], "old": "a"}, "file_missing_field", "new"),
        ({"at": ["scores", "e1", "us1"]}, "file_missing_field", "old"),
        (LABEL | {"new": 3}, "file_not_text_field", "new"),
        (LABEL | {"new": "x" * 2_000}, "file_text_too_long", "new"),
        ({"at": ["scores", "e1", "us1"], "new": {"best": "5"}}, "file_not_a_number", "best"),
        ({"at": ["scores", "e1", "us1"], "new": None}, "file_not_an_object", "new"),
        ({"at": ["actors", "x"], "new": {"id": "x"}}, "file_missing_field", "name"),
        ({"at": ["actors", "x"], "new": {"id": "y", "name": "Y"}}, "patch_wrong_id", "y"),
        (
            {"at": ["nodes", "x"], "new": {"id": "x", "children": []}},
            "file_unknown_field",
            "children",
        ),
        ({"at": ["nodes", "x", "place"], "new": {"after": None}}, "file_missing_field", "parent"),
        (
            {"at": ["nodes", "x", "place"], "new": {"parent": None, "after": None}},
            "file_missing_field",
            "parent",
        ),
        ({"at": ["nodes", "x", "place"], "new": {"parent": "root"}}, "file_missing_field", "after"),
        (
            {"at": ["actors", "x", "place"], "new": {"parent": "us", "after": None}},
            "file_unknown_field",
            "parent",
        ),
        ({"at": ["actors", "x", "place"], "new": "first"}, "file_not_an_object", "new"),
        (
            {"at": ["profiles", "x"], "new": {"id": "x", "actor": "us", "name": "", "scores": 3}},
            "file_not_a_list",
            "scores",
        ),
        (
            {"at": ["profiles", "x"], "new": {"id": "x", "actor": "us", "name": "", "scores": [3]}},
            "file_not_an_object",
            "scores",
        ),
        (
            {
                "at": ["profiles", "x"],
                "new": {"id": "x", "actor": "us", "name": "", "scores": [{"endpoint": "e1"}]},
            },
            "file_missing_field",
            "interest",
        ),
        (
            {
                "at": ["profiles", "x"],
                "new": {
                    "id": "x",
                    "actor": "us",
                    "name": "",
                    "scores": [{"endpoint": "e1", "interest": "us1", "best": 1}] * 2,
                },
            },
            "file_repeated_score",
            "e1",
        ),
    ],
)
def test_a_change_that_is_wrong(change: Any, code: str, named: str) -> None:
    # Each on its own: what is read of one is taken apart.
    assert refused(changed(json.loads(json.dumps(change))), named) == code


@pytest.mark.parametrize(
    "path",
    [
        ["nothing"],
        ["nodes"],
        ["nodes", "x", "id"],
        ["nodes", "x", "children"],
        ["nodes", "x", "label", "more"],
        ["nodes", "x", "place", "after"],
        ["nodes", "x", "__class__"],
        ["scores"],
        ["scores", "e1"],
        ["scores", "e1", "us1", "best"],
        ["profiles", "x", "weights"],
        ["profiles", "x", "scores", "e1"],
        ["linkages", "x", "endpoint_effects", "e1", "us1", "more"],
        ["parents"],
        ["levels"],
        ["assumptions", "nothing"],
        ["assumptions", "profiles"],
        ["title", "x"],
    ],
)
def test_a_place_that_no_scenario_has(path: list[str]) -> None:
    assert refused(changed({"at": path, "old": "a", "new": "b"}), path[-1]) == "patch_of_nothing"


def test_what_is_said_twice() -> None:
    assert refused(changed(LABEL, LABEL), "talks") == "patch_says_twice"
    part = {"at": ["linkages", "l", "endpoint_effects", "e1", "us1"], "new": {"best": 1}}
    whole = {"at": ["linkages", "l", "endpoint_effects", "e1"], "new": {}}
    assert refused(changed(part, whole), "endpoint_effects") == "patch_says_twice"
    gone = {"at": ["nodes", "talks"], "old": {"id": "talks"}}
    assert refused(changed(gone, LABEL), "talks") == "patch_says_twice"


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(-200, 200) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
PARTS = st.sampled_from(
    [
        "nodes",
        "actors",
        "profiles",
        "linkages",
        "packages",
        "scores",
        "title",
        "root",
        "moves",
        "talks",
        "deal",
        "us",
        "us-base",
        "relief",
        "bargain",
        "e1",
        "us1",
        "x",
        "place",
        "label",
        "weights",
        "endpoint_effects",
        "overrides",
        "probability",
        "name",
    ]
)
PLACES = st.builds(
    lambda parent, after: {"parent": parent, "after": after},
    st.sampled_from(["root", "talks", "push", "x"]),
    st.sampled_from([None, "talks", "deal", "x"]),
)


@several
@given(
    st.lists(
        st.fixed_dictionaries(
            {"at": st.lists(PARTS, min_size=1, max_size=6)},
            optional={"old": JSON | PLACES, "new": JSON | PLACES},
        ),
        max_size=3,
    )
)
def test_whatever_a_stranger_writes_is_read_or_refused_and_breaks_no_scenario(changes) -> None:
    try:
        change = loads(changed(*changes))
    except FileRefused as refusal:
        assert_one_sentence(str(refusal))
        return
    try:
        there = applied(SMALL, change)
    except EditRefused:
        return
    assert there.nodes[there.root].id == there.root
    assert len(there.parents) == len(there.nodes) - 1
