"""Whatever a file holds, it opens or is refused with one sentence that says what to do."""

from __future__ import annotations

import json
import os
import re
import sys
from typing import Annotated

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError

from scenario_desk.exchange import bounds, faults, json_scanner
from scenario_desk.exchange.scenario_file import FileRefused, dumps, load, loads
from scenario_desk.model.entities import Node
from scenario_desk.model.messages import Message
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from tests.model.building import small_scenario

WHOLE = dumps(small_scenario())
PLAIN = json.loads(WHOLE)


def refused(content: bytes, code: str, *named: str) -> str:
    """The sentence with which the content is refused, after checks that hold for every one."""
    with pytest.raises(FileRefused) as caught:
        loads(content)
    sentence = str(caught.value)
    assert caught.value.message.code == code, sentence
    assert_one_sentence(sentence)
    for name in named:
        assert name in sentence
    return sentence


def assert_one_sentence(sentence: str) -> None:
    assert sentence.endswith(".")
    assert sentence.isprintable()
    assert len(sentence) < 400
    assert sentence.startswith("“")
    assert_nothing_is_named_twice(sentence)


def assert_nothing_is_named_twice(sentence: str) -> None:
    """Neither the file, nor the place in it, nor what stands there."""
    named = re.findall("“([^”]*)”", sentence)
    assert len(set(named)) == len(named), sentence


def with_line(old: str, new: str) -> bytes:
    text = WHOLE.decode()
    assert text.count(old) == 1, old
    return text.replace(old, new).encode()


def with_parts(**parts: object) -> bytes:
    """The small scenario with parts of the file replaced; None takes one out."""
    changed = {key: value for key, value in (PLAIN | parts).items() if value is not None}
    return json.dumps(changed).encode()


def with_nodes(*nodes: dict[str, object], root: str = "a") -> bytes:
    return with_parts(root=root, nodes=nodes, packages=None)


# Not a whole file of ours.


@pytest.mark.parametrize("content", [b"", b"  \n\n", b"\xef\xbb\xbf"])
def test_an_empty_file(content):
    refused(content, "file_empty")


@pytest.mark.parametrize(
    "content",
    [bytes(range(256)), b"\x89PNG\r\n\x1a\n\0\0\0", b"PK\3\4\0\0", WHOLE.decode().encode("utf-16")],
)
def test_a_binary_file(content):
    refused(content, "file_not_text")


@pytest.mark.parametrize(
    "content", [b"<html></html>", b"[1, 2]", b'"format"', b"name;best\n", b"3"]
)
def test_text_of_another_kind(content):
    refused(content, "file_not_a_scenario")


@pytest.mark.parametrize("content", [b"{}", b'{"a": 1}', b'{"format": "other", "version": 1}'])
def test_json_of_another_kind(content):
    refused(content, "file_not_a_scenario", "scenario-desk")


def test_a_file_cut_off_anywhere():
    codes = set()
    for end in range(len(WHOLE) - 1):
        with pytest.raises(FileRefused) as caught:
            loads(WHOLE[:end])
        assert_one_sentence(str(caught.value))
        codes.add(caught.value.message.code)
    assert codes == {"file_empty", "file_truncated"}


def test_a_cut_off_file_says_where():
    refused(WHOLE[: WHOLE.index(b"Russia") + 3], "file_truncated", "line 11")


def test_something_behind_the_end():
    refused(WHOLE + b"{}", "file_malformed", f"line {WHOLE.count(10) + 1}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"name": "Russia", "short"', '"name": Russia, "short"'),
        ('"name": "Russia", "short"', '"name" "Russia", "short"'),
        ('{"id": "ru", ', '{"id": "ru"; '),
        ('{"id": "ru", ', '{{"id": "ru", '),
        ('"short": "RU"', '"short": "R\tU"'),
        ('"short": "RU"', '"short": "\\x"'),
    ],
)
def test_broken_json_says_where(old, new):
    refused(with_line(old, new), "file_malformed", "line 11")


@pytest.mark.parametrize("version", [2, 999])
def test_a_newer_version(version):
    refused(with_parts(version=version), "file_newer", str(version), "newer", "update")


@pytest.mark.parametrize("version", ["1", 1.5, True, None, -1, [1]])
def test_a_version_that_is_none(version):
    content = WHOLE.replace(b'"version": 1', b'"version": ' + json.dumps(version).encode())
    refused(content, "file_no_version")


def test_an_older_version_that_never_was():
    refused(with_parts(version=0), "file_version_unknown")


def test_a_large_file_that_does_not_begin_as_ours(monkeypatch):
    turned = json.dumps(PLAIN, sort_keys=True).encode()
    assert loads(turned) == small_scenario()
    monkeypatch.setattr(bounds, "UNORDERED_BYTES", 1_000)
    refused(turned, "file_unordered")


def test_what_a_file_says_is_quoted_in_one_short_line():
    sentence = refused(with_parts(**{"a\nb\t" + "x" * 10_000: 1}), "file_unknown_part", "a b x")
    assert "…" in sentence


@pytest.mark.parametrize("sign", ["\ufeff", "\u202e", "\x1b", "\u2028", "\ufffe", "\xad", "\n"])
def test_what_is_not_seen_is_not_quoted_either(sign):
    """Whether the sentence quotes it itself or says where or in which node something is wrong."""
    name = json.dumps(f"r{sign}u")[1:-1]
    refused(with_line('{"id": "ru", "name"', f'{{"id": "{name}", "name"'), "file_bad_id", "r u")
    refused(
        with_line('{"id": "ru", "name"', f'{{"id": "{name}", "nme"'), "file_unknown_field", "r u"
    )
    refused(with_line('"short": "RU"', f'"sh{name}": "RU"'), "file_unknown_field", "shr u")
    labelled = {"id": "a", "label": f"r{sign}u", "children": ["a"]}
    refused(with_nodes(labelled), "file_cycle", "r u")


# Too big, too deep.


def test_a_file_too_large_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "huge.scenario"
    with path.open("wb") as file:
        file.truncate(300_000_000)
    monkeypatch.setattr(json_scanner.Scanner, "__iter__", lambda self: pytest.fail("read"))
    with pytest.raises(FileRefused, match=r"300 MB.*200 MB") as caught:
        load(path)
    assert_one_sentence(str(caught.value))


def test_a_stream_that_grows_is_stopped(monkeypatch):
    monkeypatch.setattr(json_scanner, "FILE_BYTES", 1_000)
    refused(WHOLE, "file_too_large")


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
@pytest.mark.parametrize("place", ['"title": "A small conflict"', '"short": "RU"'])
def test_deeply_nested_json(opening, place):
    key = place.split(":")[0]
    refused(with_line(place, f"{key}: {opening * 100_000}"), "file_nested_too_deep", "line")


def test_deeply_nested_json_from_deep_in_the_program():
    def deeper(levels: int) -> None:
        if levels:
            deeper(levels - 1)
        else:
            refused(with_line('"short": "RU"', '"short": ' + "[" * 900), "file_nested_too_deep")

    deeper(sys.getrecursionlimit() // 2)


def test_a_deeply_nested_file_from_the_first_character():
    refused(b"[" * 1_000_000, "file_not_a_scenario")
    refused(b'{"a":' * 1_000_000, "file_nested_too_deep")


def chain_of(levels: int) -> bytes:
    nodes = [
        {"id": f"n{k}", "kind": "chance", "children": [f"n{k + 1}"]} for k in range(levels - 1)
    ]
    return with_nodes(*nodes, {"id": f"n{levels - 1}", "label": "The last"}, root="n0")


def test_a_deeply_nested_tree():
    assert len(loads(chain_of(1_000)).nodes) == 1_000
    refused(chain_of(1_001), "file_tree_too_deep", "1000", "n1000", "The last")
    refused(chain_of(20_000), "file_tree_too_deep", "n1000")


def test_too_many_entries(monkeypatch):
    monkeypatch.setattr(bounds, "_OTHERS", 3)
    refused(WHOLE, "file_too_many", "interests", "3")
    monkeypatch.setattr(bounds, "_OTHERS", 100)
    monkeypatch.setattr(bounds, "_SCORES", 23)
    refused(WHOLE, "file_too_many", "scores", "23")
    refused(json.dumps(PLAIN, sort_keys=True).encode(), "file_too_many", "scores")
    monkeypatch.setattr(bounds, "_OTHERS", 6)
    monkeypatch.setattr(bounds, "_SCORES", 100)
    refused(with_parts(authors=[*"ABCDEFG"]), "file_too_many", "authors", "6")


def test_an_entry_too_long(monkeypatch):
    monkeypatch.setattr(json_scanner, "ENTITY_CHARACTERS", 300_000)
    long = '"short": "' + "x" * 1_000_000 + '"'
    refused(with_line('"short": "RU"', long), "file_entity_too_long", "line 11")


def test_a_text_too_long():
    refused(
        with_line("Russia, as", "x" * 1_001), "file_text_too_long", "name", "1000", "us-sees-ru"
    )


def test_too_many_parts():
    many = {f"x{k}": 1 for k in range(300)} | PLAIN
    refused(json.dumps(many).encode(), "file_too_many_parts", "200")


@pytest.mark.parametrize("number", ["9" * 5_000, "-" + "1" * 5_000])
def test_a_number_too_long(number):
    refused(with_line('"sign": -1', f'"sign": {number}'), "file_number_too_long", "line")


# Wrong values.


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_are_none(number):
    refused(with_line('"sign": -1', f'"sign": {number}'), "file_not_finite", number)


@pytest.mark.parametrize("number", ["1e999", "-1e999", '"many"', "[1]", "{}", "9" * 400])
def test_values_that_are_no_number(number):
    content = with_line('"interest": "us1", "best": 60', f'"interest": "us1", "best": {number}')
    refused(content, "file_not_a_number", "best", "e1/us1", "line")


def test_a_key_twice():
    refused(with_line('"short": "RU"', '"short": "RU", "short": "R"'), "file_repeated_key", "short")
    refused(b'{"format": "scenario-desk", "format": 1}', "file_repeated_key", "format")


def test_an_unknown_field():
    refused(
        with_line('"short": "RU"', '"shrt": "RU"'),
        "file_unknown_field",
        "line 11",
        "“ru” in “actors”",
        "“shrt”",
    )
    refused(with_line('"kind": "perceived"', '"scores": {}'), "file_unknown_field", "scores")


def test_an_unknown_part():
    refused(with_parts(colour="red"), "file_unknown_part", "colour")


def test_fields_of_the_wrong_kind():
    refused(with_line('"short": "RU"', '"short": 5'), "file_not_text_field", "short", "ru")
    refused(with_line('"name": "Russia", "short"', '"short"'), "file_missing_field", "name", "ru")
    refused(with_line('"leverage": "strong"', '"leverage": "huge"'), "file_not_one_of", "veto")
    refused(with_line('"id": "relief"', '"id": "a b"'), "file_bad_id", "id")
    refused(with_line('["deal", "stall"]', '"deal"'), "file_not_a_list", "children")
    refused(
        with_line('"best": 0.6, "low": 0.5499999999999999', '"best": 0.6'), "file_one_end_missing"
    )
    refused(with_line('"sign": 0.5', '"sign": 1.25'), "file_too_high", "“sign”", "at most 1;")
    low = with_line('"sign": 0.5', '"sign": -3')
    refused(low, "file_too_low", "“sign”", "at least \u22121;")
    for value in (1, 0.5, "true", [], {}, ""):
        actors = [dict(PLAIN["actors"][0], principal=value), *PLAIN["actors"][1:]]
        refused(with_parts(actors=actors), "file_not_yes_or_no", "“principal”", "true or false")


@pytest.mark.parametrize("more", [["x"], ["x"] * 10])
def test_more_values_than_there_is_room_for(more):
    endpoints = [dict(PLAIN["endpoints"][0], attributes=[["a", "b", *more]])]
    content = with_parts(endpoints=endpoints)
    refused(content, "file_too_many_values", "“attributes → 1”", "more than 2 values")


def test_a_fault_without_words_of_its_own_says_what_can_stand_there():
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Annotated[float, Field(multiple_of=0.5)]).validate_python(0.7)
    fault = faults.refusal(caught.value, Message("file_place_row", {"row": "1"}), "step")
    assert "multiple of 0.5" in str(fault.about("a.scenario"))


def test_parts_of_the_wrong_kind():
    refused(with_parts(actors={}), "file_section_not_a_list", "actors")
    refused(with_parts(actors=["us"]), "file_entry_not_an_object", "actors")
    refused(with_parts(scores=[3]), "file_entry_not_an_object", "scores")
    refused(with_parts(title=["a"]), "file_not_text_field", "title")
    refused(with_parts(authors="me"), "file_not_a_list", "authors")
    refused(with_parts(assumptions={"decisions": "odd"}), "file_not_one_of", "decisions")
    refused(with_parts(assumptions={"sharpness": -0.1}), "file_too_low", "sharpness")
    refused(with_parts(title=None), "file_missing_part", "title")
    refused(with_parts(root=None), "file_missing_part", "root")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"short": "RU"', '"short": "\\ud800"'),
        ('"short": "RU"', '"\\uD800": "RU"'),
        ('"us1", "best": 60,', '"us1", "sources": ["\\udfff\\ud800"], "best": 60,'),
        ('"red_lines": {"us2"', '"red_lines": {"\\uD83D"'),
        ('"root": "root"', '"root": "\\udC00"'),
    ],
)
def test_half_a_character_which_could_not_be_saved(old, new):
    refused(with_line(old, new), "file_half_character", "line")


def test_a_character_escaped_by_its_halves():
    whole = loads(with_line('"short": "RU"', '"short": "\\ud83d\\uDE00 \\\\ud800"'))
    assert whole.actors["ru"].short == "\U0001f600 \\ud800"
    assert loads(dumps(whole)) == whole


def test_scores_that_say_not_what_they_are_of():
    refused(with_parts(scores=[{"endpoint": "e1", "best": 1}]), "file_missing_field", "interest")
    one = {"endpoint": "e1", "interest": "us1", "best": 1}
    refused(with_parts(scores=[one, one]), "file_repeated_score", "e1", "us1")
    refused(with_parts(scores=[one | {"endpoint": 3}]), "file_not_text_field", "endpoint")
    refused(with_parts(profile_scores=[one | {"profile": "x"}]), "file_profile_missing", "x")


def test_an_id_twice():
    refused(
        with_line('{"id": "ir", "name"', '{"id": "ru", "name"'), "file_repeated_id", "ru", "line 12"
    )


# Nodes that are no tree.


def test_a_tree_that_goes_in_a_circle():
    refused(
        with_nodes(
            {"id": "a", "label": "Start", "children": ["b"]}, {"id": "b", "children": ["a"]}
        ),
        "file_cycle",
        "“a”",
        "Start",
    )
    refused(with_nodes({"id": "a", "children": ["a"]}), "file_cycle", "“a”")


def test_a_circle_apart_from_the_tree():
    ring = [{"id": "b", "children": ["c"]}, {"id": "c", "children": ["b", "d"]}, {"id": "d"}]
    refused(with_nodes({"id": "a"}, *ring), "file_cycle", "“b”")


def test_a_node_in_two_places():
    refused(
        with_nodes(
            {"id": "a", "children": ["b", "c"]}, {"id": "b", "children": ["c"]}, {"id": "c"}
        ),
        "file_two_parents",
        "“a”",
        "“b”",
        "“c”",
    )
    refused(with_nodes({"id": "a", "children": ["b", "b"]}, {"id": "b"}), "file_child_twice", "b")


def test_nodes_that_are_not_there():
    refused(with_nodes({"id": "a", "children": ["b"]}), "file_child_missing", "“a”", "“b”")
    refused(with_nodes({"id": "a"}, root="b"), "file_root_missing", "“b”")
    refused(with_nodes({"id": "a"}, {"id": "b"}), "file_orphan", "“b”")
    refused(with_nodes(), "file_root_missing")


def test_the_same_faults_are_found_when_saving():
    two = {"a": Node("a", "chance", children=("b", "c")), "b": Node("b", "chance", children=("c",))}
    for nodes in ({"a": Node("a", "chance", children=("b",))}, two | {"c": Node("c")}):
        with pytest.raises(FileRefused):
            dumps(Scenario("Odd", "a", Table(nodes)))


def test_references_that_name_nothing_are_no_reason_to_refuse():
    content = with_line('"owner": "us"', '"owner": "nobody"')
    assert loads(content).nodes["root"].owner == "nobody"


# Things that are no files.


def test_paths_that_cannot_be_read(tmp_path):
    for path, code in [
        (tmp_path, "file_not_a_file"),
        (tmp_path / "none.scenario", "file_not_found"),
    ]:
        with pytest.raises(FileRefused) as caught:
            load(path)
        assert caught.value.message.code == code
        assert_one_sentence(str(caught.value))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_a_pipe_is_not_waited_for(tmp_path):
    path = tmp_path / "pipe.scenario"
    os.mkfifo(path)
    with pytest.raises(FileRefused, match="is not a file"):
        load(path)


# Anything at all.


@settings(max_examples=400)
@given(
    st.integers(0, len(WHOLE)),
    st.integers(0, 60),
    st.one_of(st.binary(max_size=20), st.sampled_from([b'"', b"{", b"[", b"}", b"null", b"\\"])),
)
@example(at=len(WHOLE), gone=0, new=b"\0")
def test_a_damaged_file_opens_or_is_refused(at, gone, new):
    damaged = WHOLE[:at] + new + WHOLE[at + gone :]
    try:
        scenario = loads(damaged)
    except FileRefused as refusal:
        assert_one_sentence(str(refusal))
    else:
        assert loads(dumps(scenario)) == scenario


@pytest.mark.parametrize("wrong", ["5", True, [5], {"best": 5}])
def test_a_number_is_written_as_one(wrong):
    scores = [dict(PLAIN["scores"][0])]
    scores[0]["best"] = wrong
    with pytest.raises(FileRefused) as caught:
        loads(with_parts(scores=scores))
    assert_one_sentence(str(caught.value))


@pytest.mark.parametrize("wrong", ["no", 1, "true"])
def test_yes_and_no_are_written_as_such(wrong):
    actors = [dict(actor) for actor in PLAIN["actors"]]
    actors[0]["principal"] = wrong
    with pytest.raises(FileRefused) as caught:
        loads(with_parts(actors=actors))
    assert_one_sentence(str(caught.value))


class Counted(str):
    """A text that counts how often it was compared."""

    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)


@pytest.mark.parametrize("repeated", [0, 1_000, 1_999])
def test_a_repeated_key_is_found_without_comparing_all_with_all(monkeypatch, repeated):
    keys = [Counted(f"k{at}") for at in range(2_000)] + [Counted(f"k{repeated}")]
    monkeypatch.setattr(Counted, "compared", 0)
    with pytest.raises(json_scanner._Repeated, match=f"^k{repeated}$"):
        json_scanner._without_repeats([(key, 0) for key in keys])
    assert Counted.compared < 10 * len(keys)


def test_a_key_repeated_at_the_end_of_a_long_object():
    weights = ", ".join(f'"i{at}": {{"best": 1}}' for at in [*range(100_000), 99_999])
    content = WHOLE.decode().replace('"weights": {', '"weights": {' + weights + ", ", 1)
    refused(content.encode(), "file_repeated_key", "i99999")
