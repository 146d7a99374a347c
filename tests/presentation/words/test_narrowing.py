"""Of what separates two scenarios, that which is looked for."""

from __future__ import annotations

import pytest

from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.words.changes import differences
from scenario_desk.presentation.words.changes.kinds import by_section, kinds_words
from scenario_desk.presentation.words.changes.narrowing import Entry, narrowed
from tests.model.building import big_tree, small_scenario

SMALL = small_scenario()
EDITED = edits.set_weight(
    edits.set_label(
        edits.set_score(SMALL, "e1", "us1", Estimate(0)), "deal", "Un accord à l’échelle"
    ),
    "ru-base",
    "ru2",
    Estimate(10),
)
FOUND = differences(SMALL, EDITED)


def test_how_much_differs_is_told_by_kind() -> None:
    assert kinds_words(FOUND) == "What differs: Tree 1 · Scores 1 · Weights 1"
    old = new = big_tree(40)
    for node in [node for node in old.nodes if node != old.root][:30]:
        new = edits.set_label(new, node, f"Another {node}")
    found = differences(old, new)
    assert len(found) == 1
    assert by_section(found) == {"tree": 30}


def sections(entries: tuple[Entry, ...]) -> list[str]:
    return [each.difference.section for each in entries]


def test_nothing_typed_and_no_kind_is_everything() -> None:
    assert sections(narrowed(FOUND)) == ["tree", "scores", "weights"]


def test_a_kind_leaves_the_others_out() -> None:
    assert sections(narrowed(FOUND, "weights")) == ["weights"]
    assert narrowed(FOUND, "linkages") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("accord", ["tree"]),
        ("ECHELLE a", ["tree"]),
        ("score transition", ["scores"]),
        ("a deal weight", []),
    ],
)
def test_each_word_that_is_typed_is_in_the_sentence(text: str, found: list[str]) -> None:
    assert sections(narrowed(FOUND, "", text)) == found


def test_of_many_in_one_those_that_hold_the_words_are_listed() -> None:
    old = big_tree(200)
    new, nodes = old, [node for node in old.nodes if node != old.root][:30]
    for number, node in enumerate(nodes):
        new = edits.set_label(new, node, f"Number {number} of thirty")
    (entry,) = narrowed(differences(old, new), "", "“number 17 of")
    listed = [entry.part(place).difference.sentence for place in range(entry.count)]
    assert 0 < len(listed) < 30
    assert all("17" in sentence for sentence in listed)
    (whole,) = narrowed(differences(old, new), "", "labels")
    assert whole.count == 30


def test_looking_can_be_broken_off() -> None:
    class Enough(Exception):
        """Nobody wants it any more."""

    def enough() -> None:
        raise Enough

    with pytest.raises(Enough):
        narrowed(FOUND, "", "x", enough)
