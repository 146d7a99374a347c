"""What separates two scenarios, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace as with_fields
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from scenario_desk.model import edits
from scenario_desk.model.entities import Actor, Assumptions, Endpoint, Interest, Move, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.patches import patch
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import FIELDS, Scenario, replace
from scenario_desk.model.table import Table
from scenario_desk.presentation.words import language
from scenario_desk.presentation.words.changes import SECTIONS, Difference, differences
from scenario_desk.presentation.words.changes.comparing import MANY
from scenario_desk.presentation.words.messages import templates
from tests.model.building import big_tree, chance, small_scenario
from tests.model.test_edit_properties import edited, plans, several

SMALL = small_scenario()
GAP = "\N{NO-BREAK SPACE}"


def sentences(old: Scenario, new: Scenario) -> list[str]:
    return [each.sentence.replace(GAP, " ") for each in differences(old, new)]


@pytest.mark.parametrize(
    ("edit", "arguments", "sentence"),
    [
        (edits.add_child, ("talks", "new"), "A node without a name below “Talks open” added"),
        (
            edits.add_sibling,
            ("talks", "new", "Wait"),
            "New branch “Wait” below “What does Washington do?”",
        ),
        (
            edits.delete,
            ("deal",),
            "Branch “A deal” below “Talks open” removed, with 1 override in packages",
        ),
        (
            edits.delete,
            ("talks",),
            (
                "Branch “Talks open” below “What does Washington do?” removed, with 2 nodes below it"
                " and 1 override in packages"
            ),
        ),
        (edits.reorder, ("deal", 1), "“They stall” now stands first below “Talks open”"),
        (edits.set_label, ("deal", "A bargain"), "“A deal” is now called “A bargain”"),
        (
            edits.set_kind,
            ("leave", "decision"),
            "“kind” of “Washington leaves”: leaf → decision",
        ),
        (
            edits.set_owner,
            ("push", "us"),
            "The owner of “Washington pushes”: “Russia” → “United States”",
        ),
        (
            edits.set_endpoint,
            ("deal", None),
            "The endpoint of “A deal”: “Negotiated transition” → unfinished",
        ),
        (
            edits.set_probability,
            ("deal", Estimate(0.355)),
            "The probability of “A deal” 60 % (55 % to 65 %) → 35.5 %",
        ),
        (
            edits.set_probability,
            ("deal", None),
            "The probability of “A deal” 60 % (55 % to 65 %) → the rest",
        ),
        (
            edits.happened,
            ("resist",),
            "Declared as happened: “Washington pushes” and “Moscow resists”",
        ),
        (
            edits.set_score,
            ("e3", "ir1", Estimate(-45, -60, 10)),
            "IR's score of “Frozen lines” on “A land bridge” 20 (10 to 30) → −45 (−60 to 10)",
        ),
        (
            edits.set_score,
            ("e3", "ir1", None),
            "IR's score of “Frozen lines” on “A land bridge” 20 (10 to 30) → missing",
        ),
        (
            edits.set_weight,
            ("ru-base", "ru1", Estimate(80)),
            "RU's weight on “A friendly government” 90 (80 to 100) → 80",
        ),
        (
            edits.set_weight,
            ("us-sees-ru", "ru1", None),
            (
                "The weight on “A friendly government” in “Russia, as Washington sees it” 60 (50 to 70)"
                " → as the base profile"
            ),
        ),
        (
            edits.set_red_line,
            ("ru-base", "ru2", RedLine(0)),
            "RU's red line on “Relief from sanctions” none → 0",
        ),
        (
            edits.set_red_line,
            ("ru-base", "ru1", RedLine(-50, "No change.")),
            (
                "RU's red line on “A friendly government”: its text rewritten: “No overthrow.” →"
                " “No change.”"
            ),
        ),
        (
            edits.set_reservation,
            ("ru-base", Estimate(-12.5)),
            "RU's no-agreement value derived from the tree → −12.5",
        ),
        (edits.set_margin, ("ru-base", None), "RU's margin 4 (2 to 6) → open"),
        (
            edits.set_effect,
            ("bases", "ru1", None),
            "The effect of “Bases stay” on “A friendly government” 20 (15 to 25) → none",
        ),
        (
            edits.set_effect,
            ("relief", "ru2", Estimate(5), "e2"),
            (
                "The effect of “Sanctions relief” on “Relief from sanctions” at “Imposed transition” 60"
                " (50 to 70) → 5"
            ),
        ),
        (edits.reorder_entity, ("actors", "ir", 0), "“Iran” now stands first in its list"),
        (
            edits.reorder_entity,
            ("actors", "us", 2),
            "“United States” now stands after “Iran” in its list",
        ),
        (
            edits.remove,
            ("actors", "ir"),
            "Actor “Iran” removed, with 2 interests, 1 profile, 1 shift and 8 scores",
        ),
        (
            edits.remove,
            ("endpoints", "e3"),
            "Endpoint “Frozen lines” removed, with 1 shift and 6 scores, also as endpoint of 2 leaves",
        ),
        (
            edits.remove,
            ("actors", "ru"),
            (
                "Actor “Russia” removed, with 2 interests, 2 relations, 2 profiles, 8 scores and 3"
                " effects, also as receiver in 2 linkages, part of 1 lens and owner of 1 decision"
            ),
        ),
        (
            edits.remove,
            ("linkages", "bases"),
            "Linkage “Bases stay” removed, also as part of 1 package and part of 1 lens",
        ),
        (edits.remove, ("glossary", "zopa"), "Glossary entry “ZOPA” removed"),
        (edits.add, ("endpoints", Endpoint("f", "Federation")), "New endpoint “Federation”"),
    ],
)
def test_a_difference_is_a_sentence(
    edit: Callable[..., Scenario], arguments: tuple[Any, ...], sentence: str
) -> None:
    assert sentences(SMALL, edit(SMALL, *arguments)) == [sentence]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "USA"}, "“United States” is now called “USA”"),
        ({"leverage": "weak"}, "The leverage of “United States”: strong → weak"),
        ({"principal": False}, "“United States” is no longer a principal"),
        ({"notes": "Seen\nfrom afar."}, "The notes of “United States” added: “Seen from afar.”"),
        ({"sources": ("report",)}, "The sources of “United States”: “A report” added"),
    ],
)
def test_a_changed_field_is_said_by_what_it_holds(fields: dict[str, Any], sentence: str) -> None:
    actor = with_fields(SMALL.actors["us"], **fields)
    assert sentences(SMALL, replace(SMALL, actors=SMALL.actors.put(actor))) == [sentence]


def test_a_moved_branch_says_from_where_to_where() -> None:
    moved, rest = differences(SMALL, edits.move(SMALL, "hold", "talks"))
    assert (moved.what, moved.kind, moved.id, moved.field) == ("moved", "node", "hold", "place")
    assert moved.sentence == "Branch “The lines hold” moved from “Moscow resists” to “Talks open”"
    assert rest.field == "probability"


def test_of_a_long_text_the_part_that_changed_is_shown() -> None:
    long = "One thing after another happened in the valley. " * 20
    old = edits.amend(SMALL, "endpoints", "e1", description=long + "Then March came. " + long)
    new = edits.amend(SMALL, "endpoints", "e1", description=long + "Then April came. " + long)
    (said,) = sentences(old, new)
    assert said.startswith("The description of “Negotiated transition” rewritten: “…")
    assert "Then March came. One" in said
    assert "→ “…the valley. Then April came. One" in said
    assert len(said) < 220


def test_a_text_in_which_only_blanks_changed_does_not_pretend_more() -> None:
    old = edits.amend_scenario(SMALL, notes="One. Two.")
    new = edits.amend_scenario(SMALL, notes="One.\n\nTwo.")
    assert sentences(old, new) == [
        "“notes” of the scenario: blanks or line breaks changed",
    ]


def test_of_a_long_list_the_first_are_named_and_the_rest_counted() -> None:
    signs = tuple(f"Sign {number} " + "x" * 100 for number in range(8))
    new = edits.amend(SMALL, "endpoints", "e1", indicators=signs)
    (said,) = sentences(SMALL, new)
    assert said.startswith("“indicators” of “Negotiated transition”: “Sign 0 xxx")
    assert said.endswith("and 3 more added")
    assert len(said) < 450


def test_what_was_said_of_an_estimate_is_said_beside_it() -> None:
    old = edits.set_score(SMALL, "e1", "us1", Estimate(60, 50, 70, "Seen in 2013."))
    judged = Estimate(60, 50, 70, "Seen in 2015.", "low", ("report",))
    assert sentences(old, edits.set_score(old, "e1", "us1", judged)) == [
        (
            "US's score of “Negotiated transition” on “An orderly transition”: reason rewritten: “Seen in"
            " 2013.” → “Seen in 2015.”; confidence none → low; sources: “A report” added"
        )
    ]


def test_an_added_actor_is_one_difference_with_all_that_came_along() -> None:
    new = edits.add(SMALL, "actors", Actor("cn", "China"))
    for key in ("cn1", "cn2"):
        new = edits.add(new, "interests", Interest(key, "cn", key))
    new = edits.set_scores(
        new, {(end, key): Estimate(1) for end in SMALL.endpoints for key in ("cn1", "cn2")}
    )
    (added,) = differences(SMALL, new)
    assert added.sentence == "New actor “China”, with 2 interests, 1 profile and 8 scores"
    assert [part.kind for part in added.parts] == ["score"] * 8 + ["interest"] * 2 + ["profile"]
    assert added.new == new.actors["cn"]
    assert added.old is None


def test_many_alike_are_counted_with_each_beneath() -> None:
    scores = {key: Estimate(value.best / 2) for key, value in SMALL.scores.items()}
    (counted,) = differences(SMALL, edits.set_scores(SMALL, scores))
    assert counted.sentence == "24 scores changed"
    assert (counted.what, counted.kind, counted.id) == ("changed", "score", "")
    assert [part.id for part in counted.parts[:2]] == ["e1/us1", "e1/us2"]
    few = dict(list(scores.items())[:MANY])
    assert len(differences(SMALL, edits.set_scores(SMALL, few))) == MANY


def test_differences_stand_in_a_readers_order() -> None:
    new = edits.amend_scenario(SMALL, title="Another")
    new = edits.set_weight(new, "us-base", "us1", Estimate(10))
    new = edits.set_score(new, "e2", "us1", Estimate(10))
    new = edits.set_score(new, "e1", "us2", Estimate(10))
    new = edits.amend(new, "linkages", "relief", feasibility=chance(0.5))
    new = edits.amend(new, "actors", "us", leverage="weak")
    new = edits.amend(new, "endpoints", "e1", needs_agreement=False)
    new = edits.set_label(new, "rout", "They give way")
    new = edits.set_label(new, "deal", "A bargain")
    found = differences(SMALL, new)
    assert [each.id for each in found] == [
        "deal", "rout", "e1", "e1/us2", "e2/us1", "us-base", "us", "relief", "",
    ]  # fmt: skip
    assert [each.section for each in found if each.id in ("deal", "us-base", "us", "")] == [
        "tree", "weights", "actors", "scenario",
    ]  # fmt: skip


def dangling() -> Scenario:
    """What a file may hold that no edit makes: names of nothing, and tables kept empty."""
    russia = with_fields(
        SMALL.profiles["ru-base"],
        actor="nobody",
        weights=Table({"none": Estimate(3)}),
        scores=Table({("none", "none"): Estimate(1)}),
    )
    relief = with_fields(SMALL.linkages["relief"], endpoint_effects=Table({"e2": Table()}))
    overrides = Table({"nowhere": Table({"gone": None}), "talks": Table()})
    bargain = with_fields(SMALL.packages["bargain"], overrides=overrides)
    return replace(
        SMALL,
        actors=SMALL.actors.put(Actor("x", "X\x1b[31m", base_profile="none", sources=("none",))),
        scores=SMALL.scores.set(("e1", "none"), Estimate(3)).set(("none", "us1"), Estimate(3)),
        profiles=SMALL.profiles.put(russia),
        linkages=SMALL.linkages.put(relief),
        packages=SMALL.packages.put(bargain),
        moves=(Move("nowhere"),),
        assumptions=Assumptions(Table({"nobody": "none"}), "none", ("none",), "rational"),
    )


def test_what_names_nothing_is_told_by_its_id() -> None:
    said = sentences(SMALL, dangling())
    assert len(said) == len(sentences(dangling(), SMALL)) == 16
    for sentence in (
        "The score of “Negotiated transition” on “none” missing → 3",
        "The default profile of “nobody”: base profile → “none”",
        "Declared as happened: the unnamed node nowhere",
        "New actor “X [31m”",
    ):
        assert sentence in said, sentence
    (emptied,) = [sentence for sentence in said if sentence.startswith("“endpoint effects”")]
    assert emptied.endswith("at “Imposed transition”: 60 (50 to 70) → empty")
    assert_whole(SMALL, dangling())


def test_how_decisions_resolve_is_told_with_how_sharply_owners_choose() -> None:
    leaning = replace(SMALL, assumptions=Assumptions(decisions="quantal", sharpness=0.25))
    assert sentences(SMALL, leaning) == [
        "“decisions” of the scenario: as judged → by quantal response",
        "“sharpness of choice (λ)” of the scenario: 0.1 → 0.25",
    ]
    assert_whole(SMALL, leaning)


# What holds whatever was edited.


def all_of(found: tuple[Difference, ...]) -> list[Difference]:
    return [one for each in found for one in (each, *all_of(each.parts))]


def assert_whole(old: Scenario, new: Scenario) -> None:
    found, between = differences(old, new), patch(old, new)
    said = [path for each in found for path in each.all_paths()]
    assert sorted(said) == sorted(between.paths)
    places = [list(SECTIONS).index(each.section) for each in found]
    assert places == sorted(places)
    for each in all_of(found):
        assert each.paths or each.parts
        for path in each.paths[:1]:
            assert each.old == between.old.get(path)
            assert each.new == between.new.get(path)


@several
@given(plans)
def test_every_path_of_the_patch_is_said_once(plan) -> None:
    way = [scenario for _, scenario in edited(plan)[0]]
    for old, new in pairwise(way):
        assert_whole(old, new)
    assert_whole(way[0], way[-1])
    assert_whole(way[-1], way[0])
    assert differences(way[-1], way[-1]) == differences(SMALL, small_scenario()) == ()


@several
@given(plans)
def test_every_difference_has_a_sentence(plan) -> None:
    way = [scenario for _, scenario in edited(plan)[0]]
    fallbacks = [code.replace("_", " ").capitalize() + ":" for code in templates()]
    for old, new in ((way[0], way[-1]), (way[-1], way[0])):
        for each in all_of(differences(old, new)):
            assert each.sentence
            assert "{" not in each.sentence
            assert not each.sentence.startswith(tuple(fallbacks)), each.sentence


def test_two_scenarios_that_share_nothing_are_told_apart_and_bounded() -> None:
    tree = big_tree(1_000)
    assert_whole(SMALL, tree)
    found = differences(SMALL, tree)
    assert "The root added, with 999 nodes below it" in [each.sentence for each in found]
    assert len(found) < 2 * MANY


def test_a_snapshot_comes_goes_and_says_no_more_than_that() -> None:
    kept = edits.take_snapshot(SMALL, "one", "Round 1", "Ann", "2017-06-01T12:00:00Z")
    assert sentences(SMALL, kept) == ["New snapshot “Round 1”"]
    assert sentences(kept, SMALL) == ["Snapshot “Round 1” removed"]
    other = with_fields(kept.snapshots["one"], scenario=SMALL.snapshots["start"].scenario)
    changed = replace(kept, snapshots=kept.snapshots.put(other))
    assert sentences(kept, changed) == ["The snapshot “Round 1” holds something else"]
    assert sentences(kept, edits.go_back(kept, "one")) == []


def test_no_sentence_is_made_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_catalogue", None)
    found = differences(SMALL, big_tree(50))
    assert found
    with pytest.raises(AttributeError):
        language._("Tree")


def test_every_collection_and_field_stands_under_a_heading() -> None:
    from scenario_desk.presentation.words.changes.difference import section_of

    assert {section_of((name,)) for name in FIELDS} <= set(SECTIONS)
    assert {section_of((name, "x")) for name in ("nodes", "scores", *ROSTERS)} <= set(SECTIONS)
