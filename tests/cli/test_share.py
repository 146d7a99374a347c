"""`share`: a copy to give away, and what is said of what it goes without."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.model import edits
from scenario_desk.model.sharing import counts
from tests.model.building import small_scenario


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.scenario"
    scenario = edits.amend_scenario(small_scenario(), authors=("Ann Lee", "Bo"))
    save(edits.amend_node(scenario, "talks", notes="Ask Ann Lee."), path)
    return path


def test_a_copy_goes_without_what_is_named_and_says_so(run, mine, tmp_path):
    before, out = mine.read_bytes(), tmp_path / "theirs.scenario"
    ran = run("share", str(mine), "-o", str(out), "--without", "notes, authors")
    found = counts(load(mine))
    sentences = [f"{found[part]} {part} are left out." for part in ("notes", "authors")]
    assert (ran.code, ran.out.splitlines(), ran.err) == (0, sentences, "")
    assert mine.read_bytes() == before
    copy = load(out)
    assert copy.authors == ()
    assert copy.nodes["talks"].notes == ""
    assert copy.scores == load(mine).scores


def test_a_plain_copy_says_that_nothing_is_left_out(run, mine, tmp_path):
    out = tmp_path / "theirs.scenario"
    assert run("share", str(mine), "-o", str(out)).out == "Nothing is left out.\n"
    assert out.read_bytes() == mine.read_bytes()


def test_places_of_a_name_are_listed_and_one_of_them_kept(run, mine, tmp_path):
    out = str(tmp_path / "theirs.scenario")
    ran = run("share", str(mine), "-o", out, "--without-person", "ann lee")
    assert ran.out.splitlines() == [
        "1 author of this name is left out.",
        "In 1 text “—” stands for the name.",
        "  nodes/talks/notes  the notes of “Talks open”: Ask Ann Lee.",
    ]
    assert load(Path(out)).nodes["talks"].notes == "Ask —."
    again = ["--force", "--without-person", "ann lee", "--keep", "nodes/talks/notes", "--json"]
    ran = run("share", str(mine), "-o", out, *again)
    assert ran.json == {
        "scenario": "A small conflict",
        "file": out,
        "left_out": [
            {"what": "named_authors", "count": 1, "sentence": "1 author of this name is left out."},
            {"what": "kept_mentions", "count": 1, "sentence": "In 1 text the name stays."},
        ],
        "mentions": [
            {
                "at": ["nodes", "talks", "notes"],
                "where": "the notes of “Talks open”",
                "text": "Ask Ann Lee.",
                "kept": True,
            }
        ],
    }
    copy = load(Path(out))
    assert copy.authors == ("Bo",)
    assert copy.nodes["talks"].notes == "Ask Ann Lee."


def test_what_cannot_be_is_refused_and_nothing_written(run, refuse, mine, tmp_path):
    before, out = mine.read_bytes(), tmp_path / "theirs.scenario"

    def refused(*more: str, to: Path = out) -> str:
        said: str = refuse("share", str(mine), "-o", str(to), *more)
        assert mine.read_bytes() == before
        return said

    assert refused("--without", "gossip").startswith("“gossip” is nothing that --without can be")
    assert "base profile" in refused("--without", "profiles")
    assert "--keep" in refused("--without-person", "Bo", "--keep", "nodes/talks/notes")
    assert not out.exists()
    itself = "“mine.scenario” is the scenario that is copied"
    assert refused("--force", to=mine).startswith(itself)
    out.write_text("theirs")
    assert "theirs.scenario" in refused("--without", "notes")
    assert out.read_text() == "theirs"
