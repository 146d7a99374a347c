"""Every collection has the words that are said of it."""

from __future__ import annotations

import pytest

from scenario_desk.model.rosters import NODE, ROSTERS, ROWS
from scenario_desk.presentation.words.roster_words import ROSTER_WORDS
from scenario_desk.presentation.words.templates.collections import TEMPLATES


def test_every_collection_has_words_in_the_order_of_the_file() -> None:
    assert list(ROSTER_WORDS) == list(ROSTERS)


@pytest.mark.parametrize("collection", ROSTERS)
def test_what_is_listed_added_or_goes_along_is_called_something(collection: str) -> None:
    row, words = ROSTERS[collection], ROSTER_WORDS[collection]

    assert bool(words.add) == bool(words.new) == bool(words.kind)
    assert bool(words.heading) == bool(words.kind and not row.under)
    assert bool(words.lacks_above) == bool(words.kind and row.under)
    assert any(words.went_along) == bool(row.goes_with)


@pytest.mark.parametrize("collection", ["nodes", *ROSTERS])
def test_every_message_about_a_collection_has_a_sentence(collection: str) -> None:
    codes = {"id_taken", "unknown_reference"}
    if any(collection in path.split("/") for row in ROWS.values() for path in row.names.values()):
        codes.add("names_nothing")
    if collection in NODE.names.values():
        codes.add("node_names_nothing")

    if collection in ROSTERS:
        codes |= {"thing_came", "thing_went"}

    assert all(collection in TEMPLATES[code].sentences for code in codes)
