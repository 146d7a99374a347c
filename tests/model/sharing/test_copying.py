"""What a copy goes without, what goes along, and what stays as it was."""

from __future__ import annotations

from dataclasses import fields as fields_of
from dataclasses import replace as amended

import pytest

from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Move
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.rosters import ROSTERS, ROWS
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.sharing import PARTS, LeftOut, counts, shared_copy
from scenario_desk.model.sharing.walk import texts_of
from scenario_desk.model.table import Table
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.part_words import PART_WORDS
from tests.model.building import small_scenario

SMALL = small_scenario()
JUDGED = Estimate(20, 10, 30, "As Ann Lee judged in May.", "high", ("report",))


NOTES = counts(SMALL)["notes"]
AUTHORS = counts(SMALL)["authors"]


def said(left_out: tuple[LeftOut, ...]) -> dict[str, int]:
    return {each.what: each.count for each in left_out}


def annotated() -> Scenario:
    return edits.together(
        SMALL,
        lambda each: edits.set_score(each, "e1", "us1", JUDGED),
        lambda each: edits.amend_scenario(each, authors=("Ann Lee", "Bo", "Ann Lee (ministry)")),
        lambda each: edits.amend_node(each, "talks", notes="Ask ann lee.\nOr Bo."),
        lambda each: edits.happened(each, "talks", note="Says Ann Lee"),
        lambda each: edits.amend(each, "actors", "us", sources=("report",)),
    )


def test_nothing_chosen_leaves_nothing_out() -> None:
    copy, left_out = shared_copy(SMALL)
    assert copy is SMALL
    assert left_out == ()


def test_notes_go_wherever_they_are_and_are_counted() -> None:
    copy, left_out = shared_copy(annotated(), {"notes"})
    assert copy.nodes["talks"].notes == ""
    assert copy.moves == (Move("talks"),)
    assert copy.relations["us1-ru1"].note == ""
    assert copy.packages["bargain"].override_note == ""
    assert copy.lenses["seen"].notes == ""
    assert said(left_out) == {"notes": NOTES + 2}
    assert copy.scores == annotated().scores


def test_a_rationale_goes_with_how_sure_it_is_and_the_numbers_stay() -> None:
    copy, left_out = shared_copy(annotated(), {"rationales"})
    assert copy.scores["e1", "us1"] == Estimate(20, 10, 30, sources=("report",))
    assert said(left_out) == {"rationales": 1, "confidences": 1}


def test_sources_go_with_their_citations() -> None:
    copy, left_out = shared_copy(annotated(), {"sources"})
    assert not copy.sources
    assert copy.scores["e1", "us1"].sources == ()
    assert copy.actors["us"].sources == ()
    assert said(left_out) == {"sources": 1, "citations": 2}


def test_perceived_profiles_go_and_those_of_damaged_files_that_an_actor_needs_stay() -> None:
    assumed = Assumptions(Table({"ru": "us-sees-ru"}))
    scenario = edits.amend_scenario(SMALL, assumptions=assumed)
    copy, left_out = shared_copy(scenario, {"perceived"})
    assert "us-sees-ru" not in copy.profiles
    assert not copy.assumptions.profiles
    assert said(left_out) == {"perceived": 1, "assumptions": 1, "readings": 1}
    base = amended(SMALL.profiles["us-base"], kind="perceived", holder="ru")
    damaged = amended(SMALL, profiles=SMALL.profiles.put(base))
    copy, left_out = shared_copy(damaged, {"perceived"})
    assert list(copy.profiles) == ["us-base", "ru-base", "ir-base"]


def test_the_scenario_that_is_copied_stays_as_it_is() -> None:
    scenario = annotated()
    shared_copy(scenario, frozenset(PARTS), "Ann Lee")
    assert scenario == annotated()


def test_counts_are_those_of_each_part_alone() -> None:
    found = counts(annotated())
    assert list(found) == list(PARTS)
    assert found.pop("snapshots") == len(getattr(SMALL, "snapshots", ()))
    assert found == {
        "notes": NOTES + 2,
        "rationales": 1,
        "sources": 1,
        "authors": AUTHORS + 3,
        "lenses": 1,
        "shifts": 1,
        "ratifiers": 0,
        "perceived": 1,
        "participants": 1,
        "aliases": 1,
        "assessments": 1,
        "reasons": 1,
        "log": 1,
    }
    uncertain = edits.set_score(SMALL, "e1", "us1", Estimate(20, confidence="low"))
    assert counts(uncertain)["rationales"] == 1, "how sure somebody is counts where no reason is"


def test_whatever_is_offered_has_words_of_its_own() -> None:
    assert set(PART_WORDS) == set(PARTS)
    for part in PARTS:
        said = words(LeftOut(part, 2).message)
        assert said.startswith("2 "), said
        assert "collection" not in said


def test_whoever_waits_no_more_can_stop_it() -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        counts(SMALL, stop)
    with pytest.raises(Stopped):
        shared_copy(SMALL, person="Ann Lee", check=stop)


# a person


def test_a_person_goes_from_the_authors_and_from_every_text() -> None:
    copy, left_out = shared_copy(annotated(), person="Ann Lee")
    assert copy.authors == ("Bo", "— (ministry)")
    assert copy.nodes["talks"].notes == "Ask —.\nOr Bo."
    assert copy.moves[0].note == "Says —"
    assert copy.scores["e1", "us1"].rationale == "As — judged in May."
    assert said(left_out) == {"named_authors": 2, "mentions": 3}


def test_a_name_stays_where_it_is_to_stay() -> None:
    kept = ("nodes", "talks", "notes")
    copy, left_out = shared_copy(annotated(), person="Ann Lee", keeping={kept})
    assert copy.nodes["talks"].notes == "Ask ann lee.\nOr Bo."
    assert said(left_out) == {"named_authors": 2, "mentions": 2, "kept_mentions": 1}
    (mention,) = left_out[2].mentions
    assert (mention.at, mention.text, mention.start) == (kept, "Ask ann lee.\nOr Bo.", 4)


def test_a_name_in_what_is_left_out_is_not_listed() -> None:
    _copy, left_out = shared_copy(annotated(), {"notes", "rationales", "authors"}, "Ann Lee")
    assert said(left_out)["nobody"] == 0
    assert "mentions" not in said(left_out)


def test_names_in_lists_of_texts_are_replaced_in_their_place() -> None:
    scenario = edits.amend(
        SMALL,
        "endpoints",
        "e1",
        attributes=(("Chair", "Ann Lee"), ("Seat", "Geneva")),
        indicators=("Ann Lee travels", "Fewer raids"),
    )
    copy, left_out = shared_copy(scenario, person="ann lee")
    assert copy.endpoints["e1"].attributes == (("Chair", "—"), ("Seat", "Geneva"))
    assert copy.endpoints["e1"].indicators == ("— travels", "Fewer raids")
    assert [each.text for each in left_out[0].mentions] == ["Ann Lee", "Ann Lee travels"]


def test_ids_stay_and_are_said() -> None:
    copy, left_out = shared_copy(SMALL, person="Bases")
    assert "bases" in copy.linkages
    assert said(left_out) == {"mentions": 1, "kept_ids": 1}
    assert copy.linkages["bases"].name == "— stay"


def test_texts_are_told_from_ids_choices_and_numbers() -> None:
    for kind, row in ROWS.items():
        found = texts_of(kind)
        assert not found & {*row.names, *row.judged, "id", "kind", "children"}
    assert texts_of(Estimate) == {"rationale"}
    assert texts_of(Move) == {"time", "note"}
    assert {"title", "authors", "notes", "marking"} <= texts_of(Scenario)
    assert not texts_of(Scenario) & {*ROSTERS, "root", "limits"}
    assert {each.name for each in fields_of(ROSTERS["sources"].entity)} - texts_of(
        ROSTERS["sources"].entity
    ) == {"id", "checked"}
