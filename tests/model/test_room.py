"""Sessions, rounds, assessments, injects and proposals: what may be done with them, and what not."""

from __future__ import annotations

from dataclasses import replace as amended
from typing import Any

import pytest

from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.model.checks import check
from scenario_desk.model.entities import Assumptions, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.room import Argument, Assessment, Judgement, Release, Round, items
from scenario_desk.model.scenario import RECORD, Scenario, replace
from scenario_desk.model.table import Table
from scenario_desk.presentation.words.undo_labels import undo_label
from tests.model.building import small_scenario
from tests.model.refusals import refusal

SMALL = small_scenario()
NOON = "2017-02-01T12:00:00Z"
EVERYTHING = Round(
    "all",
    "day",
    "Everything",
    scores=(("e1", "us1"), ("e3", "ru2")),
    weights=("us1",),
    branches=("talks",),
    red_lines=("ru1",),
    reservations=("us",),
    poll=("e1", "e3"),
    seeds=("towns",),
    packages=("bargain",),
    proposal="cross",
)
ITEMS = (
    "score/e1/us1",
    "score/e3/ru2",
    "weight/us1",
    "branch/talks",
    "red_line/ru1",
    "reservation/us",
    "poll",
    "seed/towns",
    "package/bargain",
    "success/cross",
)


def asking(**fields: Any) -> Scenario:
    """The small scenario with a second round that asks for everything, and a second participant."""
    more = edits.add_new(SMALL, "participants", "fox", name="Fox", seat="ru")
    return edits.add(more, "rounds", amended(EVERYTHING, **fields))


def closed(**fields: Any) -> Scenario:
    return edits.close_round(
        edits.open_round(asking(**fields), "all", NOON), "all", NOON, "3f" * 32, "a7", 2
    )


def answer(key: str, item: str, given: Any, **fields: Any) -> Assessment:
    judgement = Judgement.parse(item)
    said: dict[str, Any] = {"participant": "owl", "round": "all", "answer": given}
    return Assessment(key, kind=judgement.kind, **(said | judgement.names | fields))


SCORE = answer("one", "score/e1/us1", Estimate(40, 20, 60), reason="It is near.", time=NOON)


def test_a_round_asks_in_order_and_each_judgement_has_one_text() -> None:
    assert tuple(each.item for each in items(EVERYTHING)) == ITEMS
    assert tuple(map(Judgement.parse, ITEMS)) == items(EVERYTHING)
    assert Judgement.parse("score/e1/us1").names == {"endpoint": "e1", "interest": "us1"}


@pytest.mark.parametrize(
    "text",
    ["", "score", "score/e1", "score/e1/us1/x", "poll/e1", "mood/us1", "weight/u s", "seed/"],
)
def test_what_is_no_judgement_is_refused(text: str) -> None:
    assert refusal(lambda _one, item: Judgement.parse(item), SMALL, text) == "not_an_item"


def test_a_session_opens_closes_and_goes_on() -> None:
    done = edits.close_session(SMALL, "day", NOON)
    assert (done.sessions["day"].opened, done.sessions["day"].closed) == (
        "2017-02-01T09:00:00Z",
        NOON,
    )
    again = edits.open_session(done, "day", "2017-02-02T09:00:00Z")
    assert again.sessions["day"].closed == ""
    assert undo_label("open_session", changes(done, again)) == "Open the session “A day of play”"
    assert refusal(edits.open_session, SMALL, "day", NOON) == "session_is_open"
    assert refusal(edits.close_session, done, "day", NOON) == "session_not_open"
    other = edits.add_new(SMALL, "sessions", "night", name="Night")
    assert refusal(edits.open_session, other, "night", NOON) == "session_is_open"
    opened = edits.open_round(asking(), "all", NOON)
    assert refusal(edits.close_session, opened, "day", NOON) == "round_is_open"


def test_only_what_is_kept_has_a_seal() -> None:
    """With the nonce, what few answers were could be found again by trying them all."""
    kept = closed(packages=()).rounds["all"]
    assert (kept.digest, kept.nonce) == ("3f" * 32, "a7")
    erased = closed().rounds["all"]
    assert (erased.digest, erased.nonce, erased.ballots) == ("", "", 2)


def test_a_round_goes_from_prepared_to_revealed_and_in_no_other_order() -> None:
    shut = closed()
    found = shut.rounds["all"]
    assert (found.state, found.opened, found.closed, found.ballots) == ("closed", NOON, NOON, 2)
    # It asks about packages: see `test_only_what_is_kept_has_a_seal`.
    assert (found.digest, found.nonce) == ("", "")
    shown = edits.reveal_round(shut, "all", NOON, [SCORE], ("bargain",))
    assert shown.assessments.order == ("owl-towns", "one")
    assert shown.assessments["one"] == SCORE
    assert (shown.rounds["all"].state, shown.rounds["all"].signable) == ("revealed", ("bargain",))
    assert undo_label("reveal_round", changes(shut, shown)) == "Reveal the round “Everything”"
    for scenario, edit, more in (
        (asking(), edits.close_round, (NOON, "", "", 0)),
        (asking(), edits.reveal_round, (NOON, [])),
        (shut, edits.open_round, (NOON,)),
        (shown, edits.reveal_round, (NOON, [])),
    ):
        assert refusal(edit, scenario, "all", *more) == "round_in_state"


def test_a_round_opens_where_it_asks_something_and_no_other_is_open() -> None:
    empty = edits.add_new(SMALL, "rounds", "all", session="day", name="Nothing")
    assert refusal(edits.open_round, empty, "all", NOON) == "round_asks_nothing"
    opened = edits.open_round(asking(), "all", NOON)
    two = edits.add(opened, "rounds", amended(EVERYTHING, id="two"))
    assert refusal(edits.open_round, two, "two", NOON) == "round_is_open"


def test_what_participants_have_seen_of_a_round_stays() -> None:
    prepared = edits.amend(asking(), "rounds", "all", anonymity="unlinkable", weights=())
    assert prepared.rounds["all"].anonymity == "unlinkable"
    for fields in ({"anonymity": "name"}, {"numbers": 1}, {"weights": ()}, {"of": ("us",)}):
        assert refusal(edits.amend, closed(), "rounds", "all", **fields) == "round_stays"
    assert edits.amend(closed(), "rounds", "all", name="R").rounds["all"].name == "R"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (amended(SCORE, round="first-round"), "not_asked"),
        (amended(SCORE, interest="us2"), "not_asked"),
        (amended(SCORE, as_actor="ru"), "not_asked"),
        (amended(SCORE, participant=None), "unknown_reference"),
        (amended(SCORE, participant="gone"), "unknown_reference"),
        (amended(SCORE, answer=Estimate(101)), "out_of_range"),
        (amended(SCORE, answer=Estimate(5, 9, 10)), "estimate_order"),
        (amended(SCORE, answer=None), "judges_nothing"),
        (amended(SCORE, actor="us"), "judges_nothing"),
        (amended(SCORE, id="owl-towns"), "id_taken"),
        (answer("one", "seed/towns", Estimate(201)), "seed_beyond"),
        (answer("one", "branch/talks", Estimate(1.5)), "out_of_range"),
        (answer("one", "poll", Estimate(1)), "judges_nothing"),
        (answer("one", "poll", None, choice=("e9",)), "unknown_reference"),
    ],
)
def test_what_is_no_answer_to_a_round_is_refused_with_all_the_others(
    told: Assessment, code: str
) -> None:
    fine = answer("two", "weight/us1", "abstains")
    assert refusal(edits.reveal_round, closed(), "all", NOON, [fine, told]) == code


def test_a_participant_answers_once_and_nothing_leads_to_one_who_is_unlinkable() -> None:
    twice = [SCORE, amended(SCORE, id="two")]
    assert refusal(edits.reveal_round, closed(), "all", NOON, twice) == "answered_twice"
    shown = edits.reveal_round(closed(), "all", NOON, [SCORE])
    assert refusal(edits.add, shown, "assessments", amended(SCORE, id="x")) == "answered_twice"
    secret = closed(anonymity="unlinkable")
    assert refusal(edits.reveal_round, secret, "all", NOON, [SCORE]) == "unlinkable_stays"
    timed = amended(SCORE, participant=None)
    assert refusal(edits.reveal_round, secret, "all", NOON, [timed]) == "unlinkable_stays"
    free = [amended(timed, time=""), amended(timed, time="", id="two")]
    assert len(edits.reveal_round(secret, "all", NOON, free).assessments) == 3


def test_a_second_round_asks_again_but_for_what_is_agreed() -> None:
    agreed = [Judgement.parse(each) for each in ("score/e1/us1", "poll", "success/cross")]
    again = edits.second_round(closed(), "all", "again", "Second", agreed)
    found = again.rounds["again"]
    assert tuple(each.item for each in items(found)) == tuple(
        each for each in ITEMS if each not in ("score/e1/us1", "poll", "success/cross")
    )
    assert (found.after, found.state, found.digest, found.ballots) == ("all", "prepared", "", 0)
    assert again.rounds.order[-2:] == ("all", "again")


def test_an_inject_is_in_force_from_its_release_until_it_is_withdrawn() -> None:
    out = edits.release(SMALL, "shelling", NOON, "Read out.")
    assert out.released == (Release("shelling", NOON, "Read out."),)
    assert undo_label("release", changes(SMALL, out)) == "Release “Shelling resumes”"
    assert undo_label("withdraw", changes(out, SMALL)) == "Withdraw “Shelling resumes”"
    assert edits.withdraw(out, "shelling") == SMALL
    assert refusal(edits.release, out, "shelling") == "inject_released"
    assert refusal(edits.withdraw, SMALL, "shelling") == "inject_not_released"
    assert edits.remove(out, "injects", "shelling").released == ()


def test_an_inject_says_effects_and_overrides_as_linkages_and_packages_do() -> None:
    told = edits.set_effect(SMALL, "shelling", "ru1", Estimate(9), "e2", "injects")
    assert told.injects["shelling"].endpoint_effects["e2"] == Table({"ru1": Estimate(9)})
    halves = {"deal": Estimate(0.5), "stall": None}
    told = edits.set_overrides(told, "shelling", "talks", halves, "injects")
    assert told.injects["shelling"].overrides["talks"] == Table(halves)
    assert edits.delete(told, "deal").injects["shelling"].overrides["talks"] == Table(
        {"stall": None}
    )
    part = {"deal": Estimate(0.5)}
    code = refusal(edits.set_overrides, SMALL, "shelling", "talks", part, "injects")
    assert code == "override_whole_node"
    code = refusal(edits.set_effect, SMALL, "shelling", "ru1", Estimate(9), "e1", "injects")
    assert code == "not_attached"


def test_a_proposal_is_argued_and_the_die_says_what_it_shows() -> None:
    argued = edits.argue(SMALL, "cross", "against", "It is deep.", "owl")
    assert argued.proposals["cross"].arguments[-1] == Argument("against", "It is deep.", "owl")
    assert edits.remove(argued, "participants", "owl").proposals["cross"].arguments[-1] == (
        Argument("against", "It is deep.")
    )
    assert refusal(edits.argue, SMALL, "cross", "for", "  ") == "argument_empty"
    thrown = edits.adjudicate(SMALL, "cross", "die", 0.6, 7, 0.59, "succeeds", NOON)
    found = thrown.proposals["cross"]
    assert (found.decided, found.chance, found.seed, found.roll) == ("die", 0.6, 7, 0.59)
    for more, code in (
        (("die", 0.6, 7, 0.6, "succeeds"), "die_says_otherwise"),
        (("die", None, 7, 0.6, "fails"), "die_not_thrown"),
        (("vote", 0.6, None, None, ""), "not_decided"),
        (("vote", 1.6, None, None, "fails"), "out_of_range"),
    ):
        assert refusal(edits.adjudicate, SMALL, "cross", *more) == code


def test_values_are_taken_over_where_they_stand_and_keep_what_was_said_of_them() -> None:
    why = Estimate(60, 50, 70, "As they said.", "high")
    before = edits.set_score(SMALL, "e1", "us1", why)
    values = {
        Judgement.parse("score/e1/us1"): Estimate(10, 0, 20),
        Judgement.parse("weight/ru1"): Estimate(33),
        Judgement.parse("branch/talks"): Estimate(0.25),
        Judgement.parse("red_line/us2"): Estimate(-40, -50, -30),
        Judgement.parse("reservation/ru"): Estimate(5),
    }
    taken = edits.take(before, values)
    assert taken.scores["e1", "us1"] == Estimate(10, 0, 20, "As they said.", "high")
    assert taken.profiles["ru-base"].weights["ru1"] == Estimate(33)
    assert taken.nodes["talks"].probability == Estimate(0.25)
    assert taken.profiles["us-base"].red_lines["us2"] == RedLine(-40, "No second Iraq.")
    assert taken.profiles["ru-base"].reservation == Estimate(5)
    assert undo_label("take", changes(before, taken)) == "Take over what the room judges"
    with pytest.raises(EditRefused) as caught:
        edits.take(SMALL, values | {Judgement.parse("seed/towns"): Estimate(4)})
    assert caught.value.message.code == "not_taken"


def test_what_a_team_believes_of_another_becomes_a_perceived_profile() -> None:
    values = {
        Judgement.parse("score/e1/ru1"): Estimate(-20),
        Judgement.parse("weight/ru2"): Estimate(70),
    }
    seen = edits.take(SMALL, values, "us-sees-ru")
    assert seen.profiles["us-sees-ru"].scores["e1", "ru1"] == Estimate(-20)
    assert seen.scores == SMALL.scores
    assert refusal(edits.take, SMALL, values, "us-base") == "interest_of_another"


def test_a_minority_is_a_profile_of_its_own() -> None:
    values = {
        Judgement.parse("score/e1/us1"): Estimate(-80),
        Judgement.parse("weight/us2"): Estimate(90),
        Judgement.parse("weight/ru1"): Estimate(1),
        Judgement.parse("poll"): Estimate(0),
    }
    grown = edits.minority_profile(SMALL, "camp", "us", "Camp B", values)
    camp = grown.profiles["camp"]
    assert (camp.actor, camp.name, camp.kind) == ("us", "Camp B", "own")
    assert camp.scores == Table({("e1", "us1"): Estimate(-80)})
    assert camp.weights == Table({"us2": Estimate(90)})
    assert refusal(edits.minority_profile, SMALL, "camp", "ir", "B", values) == "judges_no_profile"


def test_an_entry_of_the_log_holds_the_moment_and_outlives_what_it_names() -> None:
    assumed = Assumptions(decisions="rational")
    moved = edits.together(
        SMALL,
        lambda one: edits.happened(one, "talks", NOON),
        lambda one: edits.logged(
            one, "l2", "day", time=NOON, kind="move", about="Talks open", assumptions=assumed
        ),
    )
    entry = moved.log["l2"]
    assert entry.assumptions == assumed
    assert [move.branch for move in entry.scenario.moves] == ["talks"]
    assert not any(getattr(entry.scenario, name) for name in RECORD)
    assert undo_label("together", changes(SMALL, moved)) == "Declare “Talks open” as happened"
    gone = edits.delete(moved, "talks")
    assert gone.log == moved.log
    assert undo_label("logged", changes(SMALL, edits.logged(SMALL, "x", "day", about="Hm"))) == (
        "Log “Hm”"
    )


def test_an_assessment_goes_with_who_gave_it_the_round_and_what_it_judges() -> None:
    told = [
        SCORE,
        answer("branch", "branch/talks", Estimate(0.3), participant="fox"),
        answer("value", "reservation/us", "unknown", participant="fox"),
        answer("poll", "poll", None, participant="fox", choice=("e1", "e3")),
    ]
    shown = edits.reveal_round(closed(), "all", NOON, told)
    for collection, key, left in (
        ("participants", "fox", {"owl-towns", "one"}),
        ("rounds", "all", {"owl-towns"}),
        ("sessions", "day", set()),
        ("interests", "us1", {"owl-towns", "branch", "value", "poll"}),
        ("seeds", "towns", {"one", "branch", "value", "poll"}),
    ):
        assert set(edits.remove(shown, collection, key).assessments) == left, collection
    pruned = edits.delete(shown, "talks")
    assert set(pruned.assessments) == {"owl-towns", "one", "value", "poll"}
    assert pruned.rounds["all"].branches == ()
    fewer = edits.remove(shown, "endpoints", "e1")
    assert fewer.assessments["poll"].choice == ("e3",)
    assert fewer.rounds["all"].scores == (("e3", "ru2"),)


def test_going_back_keeps_what_was_done_and_said_of_what_there_was() -> None:
    early = edits.take_snapshot(SMALL, "early", "Early", "", NOON)
    later = edits.add_new(early, "endpoints", "e9", name="Another")
    later = edits.add_new(later, "rounds", "r9", session="day", name="R", scores=(("e9", "us1"),))
    later = edits.set_label(later, "talks", "Other talks")
    back = edits.go_back(later, "early")
    assert back.nodes == SMALL.nodes
    assert back.assessments == SMALL.assessments
    assert back.log == SMALL.log
    assert back.rounds["r9"].scores == ()


FAULTS = [
    ("injects", "shelling", {"effects": Table()}, "inject_without_effect"),
    ("injects", "shelling", {"endpoints": ()}, "inject_without_endpoints"),
    ("seeds", "towns", {"truth": None}, "seed_without_truth"),
    ("seeds", "towns", {"truth": 300.0}, "seed_disordered"),
    ("seeds", "towns", {"most": 60.0}, "answer_beyond_seed"),
    ("rounds", "first-round", {"seeds": ()}, "round_is_empty"),
    ("assessments", "owl-towns", {"seed": None}, "assessment_of_nothing"),
    ("assessments", "owl-towns", {"answer": Estimate(5, 9, 10)}, "estimate_disordered"),
    ("assessments", "owl-towns", {"participant": "gone"}, "names_nothing"),
    ("log", "opening", {"session": "gone"}, "names_nothing"),
]


@pytest.mark.parametrize(("collection", "key", "fields", "code"), FAULTS)
def test_what_is_wrong_with_a_room_in_a_file_is_found(
    collection: str, key: str, fields: dict[str, Any], code: str
) -> None:
    roster = getattr(SMALL, collection)
    damaged = replace(SMALL, **{collection: roster.put(amended(roster[key], **fields))})
    assert code in {each.code for each in check(damaged)}
    assert not check(SMALL)


def test_second_answers_and_strange_releases_are_found() -> None:
    again = amended(SMALL.assessments["owl-towns"], id="again")
    twice = replace(SMALL, assessments=SMALL.assessments.put(again))
    assert [each.code for each in check(twice)] == ["answered_again"]
    released = (Release("shelling"), Release("shelling"), Release("gone"))
    codes = [each.code for each in check(replace(SMALL, released=released))]
    assert codes == ["released_twice", "released_nothing"]


def test_a_branch_scale_is_that_of_what_it_judges() -> None:
    assert answer("a", "success/cross", Estimate(0.5)).scale == "probability"
    damaged = replace(
        SMALL,
        assessments=SMALL.assessments.put(answer("a", "weight/us1", Estimate(-5), round=None)),
    )
    assert [(each.code, each.values["what"]) for each in check(damaged)] == [
        ("number_off_scale", "weight")
    ]
