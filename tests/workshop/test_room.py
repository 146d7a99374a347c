"""What the room takes, what each phone sees, and what nobody sees before the reveal."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from scenario_desk.workshop import events
from scenario_desk.workshop.ballots import BallotBox
from scenario_desk.workshop.paper import RoomSaid
from scenario_desk.workshop.people import LONGEST_ALIAS, MOST_PEOPLE, Person
from scenario_desk.workshop.refused import WorkshopRefused
from scenario_desk.workshop.room import MOST_ARGUMENTS, Progress, Proposed, Room
from tests.workshop.conftest import SCORE, SEATS, paper

THREE = {"low": -5, "best": 10, "high": 20.5}
KEPT = {"low": -5.0, "best": 10.0, "high": 20.5}


def come(room: Room, alias: str = "Ann", seat: str = "") -> Person:
    return room.join(alias, seat).result()


def test_a_phone_sees_what_is_asked_and_what_it_said(room: Room) -> None:
    ann = come(room, "Ann", "us")
    number, state = room.view(ann)
    assert state == {
        "title": "Syria",
        "marking": "Exercise",
        "you": {"alias": "Ann", "seat": "us"},
        "seats": [{"id": "us", "name": "United States"}, {"id": "ru", "name": "Russia"}],
        "phase": "waiting",
        "left": None,
        "paper": None,
        "yours": {},
        "last": 0,
        "results": None,
        "proposal": None,
        "hold": False,
    }
    room.ask(paper(role="Russia", text="Think.", anonymity_words="By alias."))
    room.vote(
        ann, "r1", 1, {"score/e01/us1": THREE | {"reason": " so\x1b[31m \u202ebad "}}
    ).result()
    later, state = room.view(ann)

    assert later > number
    assert state["phase"] == "open"
    assert state["yours"] == {"score/e01/us1": KEPT | {"reason": "so [31m bad"}}
    asked = state["paper"]
    assert (asked["round"], asked["as"], asked["anonymity"]) == ("r1", "Russia", "By alias.")
    assert asked["items"][0] == {
        "item": "score/e01/us1",
        "kind": "score",
        "group": "",
        "title": "Peace: stability",
        "help": "",
        "low_words": "",
        "high_words": "",
        "least": -100,
        "most": 100,
        "step": 1,
        "unit": "",
        "options": [],
        "room": None,
        "before": None,
    }
    json.dumps(state)


def test_nobody_sees_a_value_before_the_reveal(room: Room, told: list[events.Event]) -> None:
    ann, bob = come(room, "Ann"), come(room, "Bob")
    room.ask(paper())
    room.vote(ann, "r1", 1, {"seed/s1": {"low": 12345, "best": 12345, "high": 12345}}).result()

    assert "12345" not in f"{room.view(bob)}{told}{room.progress()}"
    with pytest.raises(WorkshopRefused, match="still open"):
        room.show({"seed/s1": {"count": 1}})
    room.close()
    assert "12345" not in f"{room.view(bob)}{told}{room.progress()}"
    room.show({"seed/s1": {"count": 1, "dots": [12345]}})
    assert room.view(bob)[1]["results"] == {"seed/s1": {"count": 1, "dots": [12345]}}
    assert "12345" not in str(told)


def test_results_that_are_held_are_not_sent(room: Room) -> None:
    ann = come(room)
    room.ask(paper())
    room.close()
    room.show({"poll": {"count": 1}})
    room.hold(True)
    _, state = room.view(ann)
    assert (state["phase"], state["results"], state["hold"]) == ("revealed", None, True)
    room.hold(False)
    assert room.view(ann)[1]["results"] == {"poll": {"count": 1}}
    room.rest()
    _, state = room.view(ann)
    assert (state["phase"], state["results"], state["paper"]) == ("waiting", None, None)


@pytest.mark.parametrize(
    ("item", "answer", "sentence"),
    [
        ("score/e01/us1", {"best": 3}, "is a number"),
        ("score/e01/us1", {"low": 1, "best": 0, "high": 2}, "rise from the lowest"),
        ("score/e01/us1", {"low": 1, "best": 2, "high": 101}, "between −100 and 100"),
        ("score/e01/us1", {"low": 1, "best": 2, "high": 10**400}, "between −100 and 100"),
        ("score/e01/us1", {"low": float("nan"), "best": 2, "high": 3}, "between −100 and 100"),
        ("score/e01/us1", {"low": True, "best": 2, "high": 3}, "is a number"),
        ("score/e01/us1", {"low": "1", "best": 2, "high": 3}, "is a number"),
        ("score/e01/us1", {"abstains": 1}, "is a number"),
        ("score/e01/us1", THREE | {"why": "bribed"}, "no answer"),
        ("score/e01/us1", None, "no answer"),
        ("score/e01/us1", [1], "no answer"),
        ("seed/s1", {"low": 1, "best": 2, "high": float("inf")}, "is a number"),
        ("poll", {"choice": ["e01", "e01"]}, "one of what is offered"),
        ("poll", {"choice": ["e09"]}, "one of what is offered"),
        ("poll", {"choice": [["e01"]]}, "one of what is offered"),
        ("poll", {"choice": "e01"}, "one of what is offered"),
        ("poll", {"best": 1}, "one of what is offered"),
        ("package/pk-a", {"yes": 1}, "yes or no"),
        ("score/e02/us1", THREE, "is not asked"),
    ],
)
def test_what_is_no_answer_is_refused_and_not_kept(
    room: Room, box: BallotBox, item: str, answer: Any, sentence: str
) -> None:
    ann = come(room)
    room.ask(paper())
    with pytest.raises(WorkshopRefused, match=sentence):
        room.vote(ann, "r1", 1, {"package/pk-a": {"yes": True}, item: answer})
    assert box.answered("session-1", "r1") == {}


@pytest.mark.parametrize("number", [None, -1, 1.5, True, 2**53, "1", 10**400])
def test_a_number_of_a_vote_is_a_count(room: Room, number: Any) -> None:
    ann = come(room)
    room.ask(paper())
    with pytest.raises(WorkshopRefused):
        room.vote(ann, "r1", number, {"poll": {"abstains": True}})


@pytest.mark.parametrize("answers", [None, {}, [], "poll", 7])
def test_no_answers_are_no_vote(room: Room, answers: Any) -> None:
    ann = come(room)
    room.ask(paper())
    with pytest.raises(WorkshopRefused, match="no answer"):
        room.vote(ann, "r1", 1, answers)


@pytest.mark.parametrize("strange", ["", " ", "poll/", "score/e01/us2"])
def test_what_is_not_asked_is_no_vote_whatever_it_is_called(room: Room, strange: str) -> None:
    ann = come(room)
    room.ask(paper())
    with pytest.raises(WorkshopRefused, match="is not asked"):
        room.vote(ann, "r1", 1, {"poll": {"abstains": True}, strange: {"abstains": True}})


def test_silence_is_an_answer_and_choices_keep_their_order(room: Room) -> None:
    ann = come(room)
    room.ask(paper(numbers=1))
    said = {
        "score/e01/us1": {"best": 4, "low": 9},
        "poll": {"choice": ["e02", "e01"]},
        "package/pk-a": {"unknown": True, "yes": True},
        "seed/s1": {"abstains": True, "reason": "one\ntwo", "why": "persuaded"},
    }
    room.vote(ann, "r1", 1, said).result()
    assert room.view(ann)[1]["yours"] == {
        "score/e01/us1": {"best": 4.0},
        "poll": {"choice": ["e02", "e01"]},
        "package/pk-a": {"unknown": True},
        # Why it changed is asked in second rounds alone.
        "seed/s1": {"abstains": True, "reason": "one\ntwo"},
    }


def test_a_second_round_shows_the_room_and_ones_own(room: Room) -> None:
    ann, bob = come(room, "Ann"), come(room, "Bob")
    second = paper(
        "r2",
        second=True,
        items=(SCORE,),
        before={ann.id: {"score/e01/us1": KEPT}},
    )
    room.ask(second)
    room.vote(ann, "r2", 1, {"score/e01/us1": THREE | {"why": "new_fact"}}).result()

    _, state = room.view(ann)
    assert state["paper"]["second"] is True
    assert state["paper"]["items"][0]["before"] == KEPT
    assert state["yours"]["score/e01/us1"]["why"] == "new_fact"
    assert room.view(bob)[1]["paper"]["items"][0]["before"] is None


def test_what_the_room_said_is_beside_the_item(room: Room) -> None:
    ann = come(room)
    room.ask(paper(items=(replace(SCORE, room=RoomSaid(-5, 10, 20, 12)),)))
    shown = room.view(ann)[1]["paper"]["items"][0]["room"]
    assert shown == {"low": -5, "median": 10, "high": 20, "count": 12}


def test_only_those_asked_see_it_and_may_vote(room: Room) -> None:
    ann, bob = come(room, "Ann", "us"), come(room, "Bob", "ru")
    room.ask(paper(seats=("us",)))
    assert room.view(ann)[1]["phase"] == "open"
    _, state = room.view(bob)
    assert (state["phase"], state["paper"]) == ("waiting", None)
    with pytest.raises(WorkshopRefused, match="asked of others"):
        room.vote(bob, "r1", 1, {"poll": {"abstains": True}})
    assert room.progress() == Progress(1, 0, {})


def test_a_vote_after_closing_or_for_another_round_is_refused(room: Room) -> None:
    ann = come(room)
    vote = {"poll": {"abstains": True}}
    with pytest.raises(WorkshopRefused, match="not open"):
        room.vote(ann, "r1", 1, vote)
    room.ask(paper())
    with pytest.raises(WorkshopRefused, match="not open"):
        room.vote(ann, "r0", 1, vote)
    room.vote(ann, "r1", 1, vote).result()
    assert room.close().ballots == 1
    with pytest.raises(WorkshopRefused, match="is closed"):
        room.vote(ann, "r1", 2, vote)
    room.end()
    with pytest.raises(WorkshopRefused, match="has ended"):
        room.vote(ann, "r1", 2, vote)
    with pytest.raises(WorkshopRefused, match="has ended"):
        room.join("Bob", "")


def test_who_has_answered_is_told_and_of_an_unlinkable_round_only_how_many(
    room: Room, told: list[events.Event]
) -> None:
    ann, _bob = come(room, "Ann"), come(room, "Bob")
    room.ask(paper())
    room.vote(ann, "r1", 1, {"poll": {"abstains": True}, "package/pk-a": {"yes": True}}).result()
    assert room.progress() == Progress(2, 1, {ann.id: 2})
    assert told[-1] == events.Voted("r1", 1)
    room.ask(paper("r2", anonymity="unlinkable"))
    room.vote(ann, "r2", 1, {"poll": {"abstains": True}}).result()
    assert room.progress() == Progress(2, 1, None)


def test_an_unlinkable_vote_is_under_a_key_that_only_the_phone_makes(
    room: Room, box: BallotBox
) -> None:
    ann = come(room)
    room.ask(paper(anonymity="unlinkable"))
    for number in (1, 2):
        room.vote(ann, "r1", number, {"poll": {"choice": ["e01"][:number]}}).result()
    (key,) = box.mine("session-1", "r1")
    known = box.known("session-1")[0]
    assert key not in (ann.id, known.secret_hash)
    assert ann.secret not in f"{known}{key}"
    again = Person(ann.id, "Ann", "", ann.secret)
    assert again.voter("session-1", paper(anonymity="unlinkable")) == key
    assert again.voter("session-1", paper("r2", anonymity="unlinkable")) != key


def test_a_room_on_the_same_box_goes_on_where_the_last_was(box: BallotBox) -> None:
    first = Room(box, "session-1", "Syria", SEATS)
    ann = come(first, "Ann", "us")
    for kind in ("alias", "unlinkable"):
        first.ask(paper(kind, anonymity=kind))
        first.vote(ann, kind, 1, {"poll": {"choice": ["e02"]}}).result()

    again = Room(box, "session-1", "Syria", SEATS)
    back = again.known(ann.secret)
    assert back is not None
    assert (back.id, back.alias, back.seat) == (ann.id, "Ann", "us")
    for kind in ("alias", "unlinkable"):
        again.ask(paper(kind, anonymity=kind))
        _, state = again.view(back)
        assert (state["phase"], state["yours"]) == ("open", {"poll": {"choice": ["e02"]}})
    again.close()
    last = Room(box, "session-1", "Syria", SEATS)
    last.ask(paper("unlinkable", anonymity="unlinkable"))
    assert last.phase == "closed"


def test_an_alias_is_a_name_of_ones_own(room: Room, told: list[events.Event]) -> None:
    ann = come(room, f" A\x07nn\u202e{'n' * 60}")
    assert ann.alias == f"A nn{'n' * 60}"[:LONGEST_ALIAS]
    assert told[0] == events.Joined(ann.id, ann.alias, "", told[0].time)
    come(room, "Bob")
    for alias, sentence in (("bOB", "called “bOB” already"), (" \x00", "Type a name"), (7, "Type")):
        with pytest.raises(WorkshopRefused, match=sentence):
            room.join(alias, "")
    with pytest.raises(WorkshopRefused, match="no such seat"):
        room.join("Cy", "fr")


def test_a_room_has_an_end(room: Room) -> None:
    for number in range(MOST_PEOPLE):
        come(room, f"Person {number}")
    with pytest.raises(WorkshopRefused, match="full"):
        room.join("One more", "")


def test_a_seat_is_taken_once(room: Room, box: BallotBox, told: list[events.Event]) -> None:
    ann = come(room)
    room.sit(ann, "ru").result()
    assert room.view(ann)[1]["you"]["seat"] == "ru"
    assert told[-1] == events.Seated(ann.id, "ru")
    assert box.known("session-1")[0].seat == "ru"
    with pytest.raises(WorkshopRefused, match="have a seat already"):
        room.sit(ann, "us")
    with pytest.raises(WorkshopRefused, match="no such seat"):
        room.sit(ann, "fr")


def test_arguments_are_heard_and_bounded(room: Room, told: list[events.Event]) -> None:
    ann = come(room)
    with pytest.raises(WorkshopRefused, match="Nobody argues"):
        room.argue(ann, "p1", "for", "Yes")
    room.propose(Proposed("p1", "Send aid", "US", ("Earlier",)))
    room.argue(ann, "p1", "against", "No\x1b money")
    assert room.view(ann)[1]["proposal"] == {
        "id": "p1",
        "name": "Send aid",
        "team": "US",
        "for": ["Earlier"],
        "against": ["No  money"],
    }
    assert told[-1] == events.Argued(ann.id, "p1", "against", "No  money")
    for side, text in (("both", "x"), ("for", " "), ("for", None)):
        with pytest.raises(WorkshopRefused, match="Type an argument"):
            room.argue(ann, "p1", side, text)
    for _ in range(MOST_ARGUMENTS - 1):
        room.argue(ann, "p1", "for", "Again")
    with pytest.raises(WorkshopRefused, match="let others speak"):
        room.argue(ann, "p1", "for", "Again")


def test_a_countdown_counts_down_and_is_no_deadline(box: BallotBox) -> None:
    now = [100.0]
    room = Room(box, "session-1", "Syria", clock=lambda: now[0])
    ann = come(room)
    room.ask(paper(), seconds=90)
    now[0] += 30
    assert room.view(ann)[1]["left"] == 60.0
    now[0] += 90
    assert room.view(ann)[1]["left"] == 0.0
    room.lengthen(60)
    now[0] += 10
    room.lengthen(60)
    assert room.view(ann)[1]["left"] == 110.0
    room.vote(ann, "r1", 1, {"poll": {"abstains": True}}).result()
    room.close()
    assert room.view(ann)[1]["left"] is None


def test_a_room_that_asks_nothing_closes_nothing(room: Room) -> None:
    for do in (room.close, lambda: room.show({})):
        with pytest.raises(WorkshopRefused):
            do()
    assert room.progress() is None


def test_who_could_not_be_kept_is_not_here(room: Room, box: BallotBox) -> None:
    box._file.put(lambda rows: rows.execute("DROP TABLE person")).result()
    assert room.join("Ann", "").exception() is not None
    with pytest.raises(WorkshopRefused, match="no such table"):
        come(room, "Ann")
