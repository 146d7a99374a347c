"""The form of a lens: what it assumes in a sentence, looked through or fitted anew."""

from __future__ import annotations

from dataclasses import replace

from scenario_desk.model.entities import Assumptions
from tests.desk.inspector.conftest import Inspector
from tests.desk.showing import undo_names

ASSUMED = (
    "As US sees it: the others by its pictures of them, not by their own profiles."
    " On the table: “Bases stay”, effects only, probabilities unchanged. Judged by another than the"
    " base profile: RU, “Russia, as Washington sees it”. Decisions go to the branch that is best for"
    " their owner."
)


def test_it_says_what_it_assumes_and_is_looked_through(inspector: Inspector) -> None:
    inspector.of("lens", "seen")
    assert inspector.sentences() == ASSUMED
    inspector.clicks("look", "look")
    assert inspector.bench.assumptions == inspector.scenario.lenses["seen"].assumptions
    assert inspector.sentences() == f"{ASSUMED}\nThe figures are seen through it now."
    assert undo_names(inspector.bench) == []


def test_it_can_be_made_to_assume_what_is_assumed_now(inspector: Inspector) -> None:
    now = Assumptions(package="bargain")
    inspector.bench.assume(now)
    inspector.of("lens", "seen").clicks("look", "fit")
    assert inspector.scenario.lenses["seen"].assumptions == now
    assert inspector.scenario.lenses["seen"].notes
    inspector.bench.assume(replace(now, package=None))
    assert "The larger bargain" in inspector.sentences()
    assert undo_names(inspector.bench) == ["Edit “Russia as Washington saw it”"]
