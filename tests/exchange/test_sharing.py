"""A copy to share holds nothing of what was left out, and is a scenario like any other."""

from __future__ import annotations

import getpass
import os
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.exchange.evaluation_json import evaluation_json
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.scenario_file import dumps, load, loads, save
from scenario_desk.exchange.sharing import (
    mentions_of,
    save_copy,
    sentences,
    share_text,
    shown,
)
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.sharing import PARTS, Mention, part_names, shared_copy
from scenario_desk.presentation.words.messages import words
from tests.exchange.filled import filled, texts_in
from tests.exchange.test_after_edits import edited, plans
from tests.model.building import small_scenario

FILLED = filled()
WORDS_ONLY = ("snapshots", "notes", "rationales", "sources", "authors", "lenses")
"""What can be left out and changes no figure."""
FIELDS = {
    "notes": ("notes", "note", "*_note"),
    "rationales": ("rationale", "confidence"),
    "authors": ("authors", "author", "who"),
    "reasons": ("reason",),
}
"""By part, which fields of a file hold its texts."""


def copied(scenario: Scenario, *without: str, person: str = "") -> Scenario:
    return shared_copy(scenario, frozenset(without), person)[0]


@pytest.mark.parametrize(("part", "fields"), FIELDS.items())
def test_no_text_of_a_part_is_in_the_bytes_of_the_copy(part: str, fields: tuple[str, ...]) -> None:
    whole, copy = dumps(FILLED), dumps(copied(FILLED, part))
    gone = {
        (field, text)
        for field, text in texts_in(whole)
        if any(fnmatchcase(field, pattern) for pattern in fields)
    }
    assert gone
    for field, text in gone:
        held = text if field != "confidence" else '"confidence"'
        assert held.encode() in whole
        assert held.encode() not in copy
    assert set(texts_in(copy)) == set(texts_in(whole)) - gone


def test_no_source_and_no_citation_is_in_the_bytes_of_the_copy() -> None:
    copy = dumps(copied(FILLED, "sources"))
    assert b"sources" not in copy
    assert b'"report"' not in copy
    (source,) = FILLED.sources.values()
    for text in (source.title, source.publisher, source.locator):
        assert text.encode() in dumps(FILLED)
        assert text.encode() not in copy


def test_a_citation_of_a_source_that_is_not_listed_goes_too() -> None:
    cited = dumps(FILLED).replace(b'"sources":["report"]', b'"sources":["lost"]')
    cited = cited.replace(b'"sources": ["report"]', b'"sources": ["lost"]')
    copy, left_out = shared_copy(loads(cited), {"sources"})
    assert b"lost" in cited
    assert b"lost" not in dumps(copy)
    assert {each.what for each in left_out} == {"sources", "citations"}


def test_everything_left_out_at_once_leaves_what_is_judged() -> None:
    copy = copied(FILLED, *PARTS)
    assert loads(dumps(copy)) == copy
    assert not copy.lenses
    assert list(copy.profiles) == ["us-base", "ru-base", "ir-base"]
    assert not copy.assumptions.profiles
    assert {key: each.best for key, each in copy.scores.items()} == {
        key: each.best for key, each in FILLED.scores.items()
    }


@pytest.mark.parametrize("name", part_names())
def test_any_part_can_go_and_leaves_a_file_that_opens(name: str) -> None:
    if name == "profiles":
        with pytest.raises(edits.EditRefused):
            copied(FILLED, name)
        return
    copy = copied(FILLED, name)
    assert loads(dumps(copy)) == copy
    assert name not in PARTS or copied(copy, name) is copy


# a person


NAMED = [
    (field, text)
    for field, text in texts_in(dumps(FILLED))
    if " number " in text and field not in ("authors", "author", "who")
]


def named_everywhere() -> Scenario:
    """The filled scenario in which every text names Ann Lee."""
    content = dumps(FILLED).decode()
    for _field, text in NAMED:
        content = content.replace(f'"{text}"', f'"As ann\\nLEE says, {text}"')
    author = next(text for field, text in texts_in(dumps(FILLED)) if field == "authors")
    return loads(content.replace(author, "Ann Lee").encode())


def test_a_name_is_in_no_text_of_the_copy() -> None:
    named = named_everywhere()
    copy, left_out = shared_copy(named, person="Ann Lee")
    content = dumps(copy).decode()
    assert "lee" not in content.casefold()
    assert loads(content.encode()) == copy
    assert len(copy.authors) == len(named.authors) - 1
    listed = [mention.text for mention in mentions_of(left_out)]
    for field, text in NAMED:
        assert f'"As — says, {text}"' in content, field
        assert any(f"As ann\nLEE says, {text}" in each for each in listed), field


def test_every_place_of_a_name_is_worded() -> None:
    _copy, left_out = shared_copy(named_everywhere(), person="Ann Lee")
    for mention in mentions_of(left_out):
        place = words(mention.where)
        assert "{" not in place
        assert "spot" not in place.casefold(), place
        assert "ann" in shown(mention).casefold()
        assert "\n" not in shown(mention)


def test_a_long_text_is_shown_around_the_name() -> None:
    text = "x " * 200 + "Ann Lee" + " y" * 200
    scenario = edits.amend_scenario(small_scenario(), notes=text)
    _copy, left_out = shared_copy(scenario, person="ann lee")
    (mention,) = mentions_of(left_out)
    assert isinstance(mention, Mention)
    line = shown(mention)
    assert "…x x" in line
    assert "Ann Lee y y" in line
    assert line.endswith("y…")
    assert len(line) < 120


# figures


def figures(scenario: Scenario) -> dict[str, object]:
    """What `evaluate --json` says of it, but for what is said of words and not of figures."""
    found = evaluation_json(evaluate(lower(scenario), scenario.assumptions))
    found["assumptions"].pop("lens")
    return {key: value for key, value in found.items() if key not in ("scenario", "findings")}


@settings(max_examples=25)
@given(plans, st.sets(st.sampled_from(WORDS_ONLY)))
def test_leaving_out_words_changes_no_figure(plan, parts):
    scenario = edited(plan)
    before = dumps(scenario)
    copy = copied(scenario, *parts, person="A turn")
    assert dumps(scenario) == before
    assert loads(dumps(copy)) == copy
    assert figures(copy) == figures(scenario)


@pytest.mark.parametrize(
    "path", sorted(locate("scenarios").glob("*.scenario")), ids=lambda p: p.stem
)
def test_scenarios_that_ship_have_the_same_figures_without_their_words(path: Path) -> None:
    scenario = load(path)
    copy = copied(scenario, *WORDS_ONLY, person="Obama")
    assert figures(copy)["endpoints"] == figures(scenario)["endpoints"]
    assert figures(copy)["overlap_reach"] == figures(scenario)["overlap_reach"]
    assert len(dumps(copy)) < len(dumps(scenario))


# the file


def test_a_copy_is_a_file_like_any_other_and_the_original_stays(tmp_path: Path) -> None:
    source, target = tmp_path / "mine.scenario", tmp_path / "theirs.scenario"
    save(FILLED, source)
    before = source.read_bytes()
    copy = copied(FILLED, *PARTS)
    save_copy(copy, target, source)
    assert load(target) == copy
    assert source.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["mine.scenario", "theirs.scenario"]


def test_nothing_of_the_machine_or_its_user_is_in_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, "jane-of-the-ministry")
    target = tmp_path / "theirs.scenario"
    save_copy(copied(small_scenario(), *PARTS), target, None)
    content = target.read_bytes()
    assert os.fsencode(tmp_path.name) not in content
    assert os.fsencode(os.environ["HOME"]) not in content
    assert getpass.getuser() == "jane-of-the-ministry"
    assert getpass.getuser().encode() not in content
    if hasattr(os, "listxattr"):
        assert not [name for name in os.listxattr(target) if name.startswith("user.")]


@pytest.mark.parametrize("way", ["itself", "another way", "a link", "a hard link"])
def test_a_copy_is_never_written_over_what_it_is_of(tmp_path: Path, way: str) -> None:
    source = tmp_path / "mine.scenario"
    save(FILLED, source)
    before = source.read_bytes()
    target = {
        "itself": source,
        "another way": tmp_path / ".." / tmp_path.name / "mine.scenario",
    }.get(way, tmp_path / "other.scenario")
    if way == "a link":
        target.symlink_to(source)
    elif way == "a hard link":
        target.hardlink_to(source)
    with pytest.raises(FileRefused, match="is the scenario that is copied"):
        save_copy(copied(FILLED, *PARTS), target, source)
    assert source.read_bytes() == before


# words


def test_what_was_left_out_is_said_in_sentences() -> None:
    _copy, left_out = shared_copy(FILLED, frozenset(PARTS))
    said = sentences(left_out)
    assert any(each.endswith(" notes are left out.") for each in said)
    assert "1 source is left out." in said
    assert any(each.endswith(" authors are left out.") for each in said)
    assert "1 lens is left out." in said
    assert "1 profile of an actor as another sees it is left out." in said
    assert any(each.startswith("The copy opens under other assumptions") for each in said)
    assert sentences(()) == ["Nothing is left out."]


def test_what_goes_along_is_said_by_its_collection() -> None:
    _copy, left_out = shared_copy(small_scenario(), {"interests"})
    assert share_text(left_out).splitlines() == [
        "Of the collection “interests”, 6 entries are left out.",
        "Of the collection “relations”, 2 entries are left out.",
    ]


def test_a_lens_that_assumes_less_is_said() -> None:
    _copy, left_out = shared_copy(small_scenario(), {"perceived"})
    assert sentences(left_out) == [
        "1 profile of an actor as another sees it is left out.",
        "1 lens assumes less, for it named what is left out.",
    ]
