"""What a merge leaves to be decided, in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given

from scenario_desk.model import edits
from scenario_desk.model.entities import Endpoint, Interest
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.merging import merge, two_way
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.changes import (
    ConflictWords,
    conflict_sentence,
    conflict_words,
    decision_outcomes,
    decision_title,
)
from scenario_desk.presentation.words.messages import templates
from tests.model.building import small_scenario
from tests.model.test_edit_properties import several
from tests.model.test_merge_laws import forked

SMALL = small_scenario()
GAP = "\N{NO-BREAK SPACE}"
Edit = Callable[[Scenario], Scenario]


def sentences(ours: Scenario, theirs: Scenario) -> list[str]:
    found = merge(SMALL, ours, theirs).conflicts
    return [conflict_sentence(each, SMALL, ours, theirs).replace(GAP, " ") for each in found]


def _long(text: str) -> Edit:
    return partial(edits.amend, collection="endpoints", id="e1", notes="a word " * 30 + text)


@pytest.mark.parametrize(
    ("ours", "theirs", "sentence"),
    [
        (
            partial(edits.set_probability, node="hold", estimate=None),
            partial(edits.set_probability, node="hold", estimate=Estimate(0.2)),
            (
                "The probability of “The lines hold” was 50 % (45 % to 55 %); ours says the rest,"
                " theirs 20 %."
            ),
        ),
        (
            partial(edits.set_score, endpoint="e1", interest="us1", estimate=None),
            partial(edits.set_score, endpoint="e1", interest="us1", estimate=Estimate(7)),
            (
                "US's score of “Negotiated transition” on “An orderly transition” was 60 (50 to 70);"
                " ours says missing, theirs 7."
            ),
        ),
        (
            partial(
                edits.set_score, endpoint="e1", interest="us1", estimate=Estimate(7, rationale="So")
            ),
            partial(edits.set_score, endpoint="e1", interest="us1", estimate=Estimate(7)),
            (
                "US's score of “Negotiated transition” on “An orderly transition”: both say 7, but"
                " ours and theirs differ in the reason, how sure they are, or the sources."
            ),
        ),
        (
            partial(edits.delete, nodes="push"),
            partial(edits.set_label, node="hold", text="They stay"),
            "Ours removes “They stay”; theirs changes “label” of “They stay”.",
        ),
        (
            partial(edits.add, collection="interests", entity=Interest("ir3", "ir", "Calm")),
            partial(edits.remove, collection="actors", id="ir"),
            "Theirs removes “Iran”, on which “Calm” in ours rests.",
        ),
        (
            partial(edits.move, nodes="leave", parent="talks"),
            partial(edits.move, nodes="leave", parent="push", index=0),
            (
                "“Washington leaves” stood after “Washington pushes” below “What does Washington"
                " do?”; ours moves it after “They stall” below “Talks open”, theirs first below"
                " “Washington pushes”."
            ),
        ),
        (
            partial(edits.reorder_entity, collection="endpoints", id="e4", index=0),
            partial(edits.reorder_entity, collection="endpoints", id="e4", index=1),
            (
                "“Reconquest” stood after “Frozen lines” in its list; ours puts it first in its"
                " list, theirs after “Negotiated transition” in its list."
            ),
        ),
        (
            partial(edits.add_child, parent="talks", new="n", label="New"),
            partial(edits.add_child, parent="push", new="n", label="New"),
            (
                "Both add “New”: ours puts it after “They stall” below “Talks open”, theirs after"
                " “Moscow resists” below “Washington pushes”."
            ),
        ),
        (
            partial(edits.happened, branch="deal"),
            partial(edits.move, nodes="deal", parent="push"),
            (
                "What one side changed in “moves” of the scenario and the other in “A deal” does"
                " not go together."
            ),
        ),
        (
            partial(edits.happened, branch="talks"),
            partial(edits.happened, branch="push"),
            "“moves” of the scenario was none; ours says “Talks open”, theirs “Washington pushes”.",
        ),
    ],
)
def test_a_conflict_is_one_sentence(ours: Edit, theirs: Edit, sentence: str):
    assert sentence in sentences(ours(SMALL), theirs(SMALL))


def test_texts_are_shown_where_they_differ():
    (said,) = sentences(_long("of peace")(SMALL), _long("of war")(SMALL))
    assert "of peace" in said
    assert "of war" in said
    assert len(said) < 250


def test_without_a_base_a_thing_is_on_one_side_alone():
    theirs = edits.add(SMALL, "endpoints", Endpoint("new", "A new one"))
    (conflict,) = two_way(SMALL, theirs).conflicts
    assert conflict_sentence(conflict, None, SMALL, theirs) == "Only theirs has “A new one”."
    (conflict,) = two_way(theirs, SMALL).conflicts
    assert conflict_sentence(conflict, None, theirs, SMALL) == "Only ours has “A new one”."


def row(ours: Scenario, theirs: Scenario, base: Scenario | None = SMALL) -> ConflictWords:
    merged = two_way(ours, theirs) if base is None else merge(base, ours, theirs)
    return conflict_words(merged.conflicts[0], base, ours, theirs)


def test_a_conflict_is_a_row_of_three_values():
    ours = edits.set_probability(SMALL, "hold", None)
    theirs = edits.set_probability(SMALL, "hold", Estimate(0.2))
    said = row(ours, theirs)
    assert said.what == "The probability of “The lines hold”"
    values = [each.replace(GAP, " ") for each in (said.base, said.ours, said.theirs)]
    assert values == ["50 % (45 % to 55 %)", "the rest", "20 %"]
    assert said.why == ""


def test_what_three_values_do_not_tell_a_sentence_does():
    ours = edits.set_score(SMALL, "e1", "us1", Estimate(7, rationale="So"))
    theirs = edits.set_score(SMALL, "e1", "us1", Estimate(7))
    said = row(ours, theirs)
    assert (said.ours, said.theirs) == ("7", "7")
    assert "differ in the reason" in said.why


@pytest.mark.parametrize(("base", "gone"), [(SMALL, "removed"), (None, "not there")])
def test_a_whole_thing_is_there_or_not(base: Scenario | None, gone: str):
    theirs = edits.add(SMALL, "endpoints", Endpoint("new", "A new one"))
    if base is None:
        said = row(SMALL, theirs, None)
        assert (said.ours, said.theirs) == ("not there", "there")
        return
    said = row(edits.delete(SMALL, "push"), edits.set_label(SMALL, "hold", "They stay"))
    assert (said.base, said.ours, said.theirs) == ("“The lines hold”", gone, "“They stay”")


def test_a_decision_is_called_by_what_was_removed_and_what_hangs_on_it():
    """The uppermost of the nodes that went is named, however deep below it the other side worked."""
    theirs = edits.set_probability(SMALL, "hold", Estimate(0.9))
    theirs = edits.set_label(theirs, "rout", "They run")
    for ours, other, title in (
        (
            edits.delete(SMALL, "push"),
            theirs,
            "Ours removes “Washington pushes”, in which theirs changed 2 things",
        ),
        (
            theirs,
            edits.delete(SMALL, "resist"),
            "Theirs removes “Moscow resists”, in which ours changed 2 things",
        ),
    ):
        found = merge(SMALL, ours, other).conflicts
        assert len({each.key for each in found}) == 1
        assert decision_title(found, SMALL, ours, other) == title


def outcomes(ours: Scenario, theirs: Scenario, base: Scenario | None = SMALL) -> list[str]:
    merged = two_way(ours, theirs) if base is None else merge(base, ours, theirs)
    key = merged.conflicts[0].key
    together = [each for each in merged.conflicts if each.key == key]
    said = decision_outcomes(together, base, ours, theirs)
    return [said[side].replace(GAP, " ") for side in ("ours", "theirs")]


HOLDS = edits.set_label(SMALL, "hold", "They stay")
CALM = edits.add(SMALL, "interests", Interest("ir3", "ir", "Calm"))
NEW = edits.add(SMALL, "endpoints", Endpoint("new", "A new one"))


@pytest.mark.parametrize(
    ("ours", "theirs", "base", "said"),
    [
        (
            edits.delete(SMALL, "push"),
            HOLDS,
            SMALL,
            [
                "“Washington pushes” stays removed; what theirs changed about it is left out.",
                "“Washington pushes” comes back, with what theirs changed about it.",
            ],
        ),
        (
            CALM,
            edits.remove(SMALL, "actors", "ir"),
            SMALL,
            [
                "“Iran” stays, with what ours changed about it.",
                "“Iran” is removed, and with it what ours changed about it.",
            ],
        ),
        (
            edits.set_probability(SMALL, "hold", None),
            edits.set_probability(SMALL, "hold", Estimate(0.2)),
            SMALL,
            ["It stays as it is here: the rest.", "It becomes: 20 %."],
        ),
        (
            edits.move(SMALL, "leave", "talks"),
            edits.move(SMALL, "leave", "push", 0),
            SMALL,
            [
                "It stands where ours has it: after “They stall” below “Talks open”.",
                "It stands where theirs has it: first below “Washington pushes”.",
            ],
        ),
        (
            edits.set_score(SMALL, "e1", "us1", Estimate(7, rationale="So")),
            edits.set_score(SMALL, "e1", "us1", Estimate(7)),
            SMALL,
            [
                "Its reason, how sure it is, and its sources stay as they are in ours.",
                "Its reason, how sure it is, and its sources become those of theirs.",
            ],
        ),
        (
            edits.happened(SMALL, "deal"),
            edits.move(SMALL, "deal", "push"),
            SMALL,
            [
                "All that ours says here stays; what theirs says is left out.",
                "All that theirs says here comes in; what ours says is left out.",
            ],
        ),
        (NEW, SMALL, None, ["“A new one” stays.", "“A new one” is removed."]),
        (SMALL, NEW, None, ["“A new one” is left out.", "“A new one” comes in."]),
    ],
)
def test_each_choice_says_what_becomes_of_the_thing(
    ours: Scenario, theirs: Scenario, base: Scenario | None, said: list[str]
):
    assert outcomes(ours, theirs, base) == said


def test_a_decision_says_what_rests_on_what_is_removed_and_what_it_is_about():
    gone = edits.remove(SMALL, "actors", "ir")
    moved = [edits.move(SMALL, "leave", *where) for where in (("talks",), ("push", 0))]
    for ours, theirs, title in (
        (gone, CALM, "Ours removes “Iran”, which theirs still uses in 1 place"),
        (CALM, gone, "Theirs removes “Iran”, which ours still uses in 1 place"),
        (*moved, "Where “Washington leaves” stands"),
    ):
        found = merge(SMALL, ours, theirs).conflicts
        assert decision_title(found, SMALL, ours, theirs) == title


@several
@given(forked)
def test_every_conflict_has_words(sides):
    base, ours, theirs = sides
    for based, merged in ((base, merge(*sides)), (None, two_way(ours, theirs))):
        for conflict in merged.conflicts:
            assert conflict.code in templates()
            said = conflict_sentence(conflict, based, ours, theirs)
            assert said.endswith(".")
            assert not {"{", "}"} & set(said)
            assert not said.startswith("Merge ")
            row = conflict_words(conflict, based, ours, theirs)
            title = decision_title([conflict], based, ours, theirs)
            chosen = decision_outcomes([conflict], based, ours, theirs)
            assert chosen["ours"] != chosen["theirs"]
            told = (title, *chosen.values(), row.what, row.base, row.ours, row.theirs)
            assert all(told)
            assert not {"{", "}"} & set("".join(told))
            assert row.why or row.ours != row.theirs
