"""Whatever a stranger on the network, or a guest in the room, sends: it is refused or shown as text."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from websockets.exceptions import InvalidMessage, InvalidStatus

from scenario_desk.workshop import doors, events
from scenario_desk.workshop.ballots import BallotBox
from scenario_desk.workshop.doors import MOST_FAILURES, Doors, new_code
from scenario_desk.workshop.refused import WorkshopRefused
from scenario_desk.workshop.room import Proposed, Room
from scenario_desk.workshop.server import Joining
from tests.conftest import PATIENCE_S
from tests.workshop.conftest import paper
from tests.workshop.phones import HOST, Phone, asked, joined

HOSTILE = "<script>alert(1)</script>'\"&\u202egnp.exe\x00\x1b[2J{{7*7}}=cmd|'!A1"
VOTE = {"poll": {"choice": ["e02"]}}
BIG = 50_000_000


def vote(phone: Phone, answers: Any = VOTE, name: str = "r1", number: int = 1) -> Any:
    return phone.post("/vote", {"round": name, "number": number, "answers": answers})


# Coming in.


def test_a_guessed_code_is_slowed_and_then_locked(told: list[events.Event]) -> None:
    now = [0.0]
    guarded = Doors("token", "ABC234", told.append, lambda: now[0])
    guesses = 0
    for address in (f"10.0.0.{number}" for number in range(250)):
        for _ in range(10):
            with pytest.raises(WorkshopRefused) as refused:
                guarded.check(address, None, "ABC235")
            guesses += refused.value.message.code == "join_wrong_code"
            if refused.value.message.code == "join_too_often":
                guarded.check(address, "token", None)
                # Also the right code.
                with pytest.raises(WorkshopRefused, match="wait a minute"):
                    guarded.check(address, None, "ABC234")
                break
    assert [type(event) for event in told] == [events.Locked]
    assert guesses == MOST_FAILURES
    with pytest.raises(WorkshopRefused, match="scan the QR code"):
        guarded.check("10.9.9.9", None, "ABC234")
    guarded.check("10.9.9.9", "token", None)
    guarded.renew("XYZ479")
    guarded.check("10.9.9.9", None, "xyz 479")
    now[0] += 60
    guarded.check("10.0.0.1", None, "XYZ479")


def test_codes_are_not_to_be_guessed() -> None:
    made = {new_code() for _ in range(500)}
    assert len(made) == 500
    assert set("".join(made)) == set(doors.ALPHABET)
    assert MOST_FAILURES / len(doors.ALPHABET) ** doors.CODE_LENGTH < 1e-6


def test_wrong_codes_over_the_network(joining: Joining) -> None:
    statuses = [
        Phone(joining.port).post("/join", {"code": f"WRONG{n}", "alias": "Eve"}).status
        for n in range(8)
    ]
    assert statuses == [403] * 5 + [429] * 3
    for key in ({}, {"token": ""}, {"token": None, "code": ""}, {"token": ["x"], "code": {}}):
        assert Phone(joining.port).post("/join", {**key, "alias": "Eve"}).status in (403, 429)
    # Of who shares the address, the QR code lets everybody in all the same.
    joined(joining, "Ann")


@pytest.mark.parametrize("cookie", ["", "0" * 64, "../../x", "\xff\xfe", "a" * 9_000, '";"'])
def test_a_forged_cookie_is_a_strangers(room: Room, joining: Joining, cookie: str) -> None:
    ann = joined(joining, "Ann")
    room.ask(paper())
    eve = Phone(joining.port, cookie)
    assert eve.get("/state").status == 401
    assert vote(eve).status == 401
    assert eve.post("/argue", {"proposal": "p", "side": "for", "text": "x"}).status == 401
    with pytest.raises((InvalidStatus, InvalidMessage)), eve.connected():
        pass
    assert vote(ann).status == 200


def test_a_cookie_is_for_this_page_alone(joining: Joining) -> None:
    body = json.dumps({"token": joining.token, "alias": "Ann"})
    said = {"Origin": f"http://{HOST}:{joining.port}", "Content-Type": "application/json"}
    kept = asked(joining.port, "POST", "/join", body, said).headers["set-cookie"]
    assert "; HttpOnly" in kept
    assert "; SameSite=Strict" in kept
    assert len(kept.partition(";")[0].partition("=")[2]) == 64


# Pages elsewhere.


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example", ""]
)
def test_a_name_that_was_made_to_point_here_is_refused(joining: Joining, host: str) -> None:
    """DNS rebinding: the browser thinks it talks to another site."""
    ann = joined(joining, "Ann")
    answer = asked(joining.port, "GET", "/state", headers=ann.headers() | {"Host": host})
    assert answer.status == 421
    assert "Syria" not in answer.text


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", f"http://{HOST}", f"https://{HOST}:PORT"]
)
def test_another_page_posts_and_listens_in_vain(
    room: Room, box: BallotBox, joining: Joining, origin: str
) -> None:
    ann = joined(joining, "Ann")
    room.ask(paper())
    origin = origin.replace("PORT", str(joining.port))
    said = ann.headers() | {"Origin": origin, "Content-Type": "application/json"}
    body = json.dumps({"round": "r1", "number": 1, "answers": VOTE})
    assert asked(joining.port, "POST", "/vote", body, said).status == 403
    del said["Origin"]
    assert asked(joining.port, "POST", "/vote", body, said).status == 403
    if origin:
        with pytest.raises(InvalidStatus, match="403"), ann.connected(origin):
            pass
    assert box.answered("session-1", "r1") == {}


def test_a_form_of_another_site_is_no_vote(room: Room, joining: Joining) -> None:
    """What a form can send without asking is no JSON by its type."""
    ann = joined(joining, "Ann")
    room.ask(paper())
    body = json.dumps({"round": "r1", "number": 1, "answers": VOTE})
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        said = ann.headers() | {"Content-Type": kind}
        assert asked(joining.port, "POST", "/vote", body, said).status == 400


def test_every_answer_tells_the_browser_what_it_may(joining: Joining) -> None:
    for path in ("/", "/app.js", "/state", "/nothing", "/words.json"):
        headers = asked(joining.port, "GET", path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert "server" not in headers
        assert "access-control-allow-origin" not in headers


# Votes.


def test_nobody_votes_for_another(room: Room, box: BallotBox, joining: Joining) -> None:
    ann, eve = joined(joining, "Ann"), joined(joining, "Eve")
    room.ask(paper())
    vote(ann)
    victim, attacker = (who.id for who in sorted(box.known("session-1"), key=lambda who: who.alias))
    claims = {"voter": victim, "participant": victim, "you": {"alias": "Ann"}, "session": "s"}
    said = {"round": "r1", "number": 99, "answers": {"poll": {"choice": ["e01"]} | claims}}
    assert eve.post("/vote", said | claims).status == 200
    assert eve.state()["yours"] == {"poll": {"choice": ["e01"]}}
    assert ann.state()["yours"] == VOTE
    assert set(box.answered("session-1", "r1")) == {victim, attacker}


def test_what_was_not_asked_or_is_over_is_not_counted(
    room: Room, box: BallotBox, joining: Joining
) -> None:
    ann = joined(joining, "Ann", "us")
    room.ask(paper("other", seats=("ru",)))
    assert "asked of others" in vote(ann, name="other").json["error"]
    room.ask(paper())
    wrong: list[Any] = [
        {"weight/us1": {"best": 1}},
        {"score/e01/us1": {"low": -101, "best": 0, "high": 0}},
        {"score/e01/us1": {"low": 1e308, "best": 1e309, "high": 1e310}},
        {"poll": {"choice": ["e02"]}, "../../etc": {"best": 1}},
        {HOSTILE: {"best": 1}},
        {"poll": {"choice": [f"e{number}" for number in range(9_000)]}},
    ]
    for answers in wrong:
        assert vote(ann, answers).json["say"] == "refused"
    assert box.answered("session-1", "r1") == {}
    room.close()
    assert "closed" in vote(ann).json["error"]
    assert "not open" in vote(ann, name="other").json["error"]
    assert box.open("session-1", "r1") == ()


def test_hostile_texts_come_back_as_text(room: Room, box: BallotBox, joining: Joining) -> None:
    eve = joined(joining, HOSTILE)
    room.ask(paper(name=HOSTILE))
    room.propose(Proposed("p1", HOSTILE))
    said = {"round": HOSTILE, "number": 1, "answers": {}}
    assert "json" in eve.post("/vote", said).headers["content-type"]
    assert vote(eve, {"poll": {"choice": ["e02"], "reason": HOSTILE}}, HOSTILE).status == 200
    eve.post("/argue", {"proposal": "p1", "side": "for", "text": HOSTILE})
    answer = eve.get("/state")
    assert answer.headers["content-type"] == "application/json"
    state = answer.json["state"]
    shown = "<script>alert(1)</script>'\"&gnp.exe  [2J{{7*7}}=cmd|'!A1"
    assert state["you"]["alias"] == shown[:40]
    assert state["proposal"]["for"] == [shown]
    assert state["yours"]["poll"]["reason"] == shown


def test_half_a_letter_is_no_trouble(room: Room, box: BallotBox, joining: Joining) -> None:
    """JSON can spell what no file and no database takes."""
    said = json.dumps({"token": joining.token, "alias": "A\ud800nn"})
    eve = Phone(joining.port)
    headers = eve.headers() | {"Content-Type": "application/json"}
    assert asked(joining.port, "POST", "/join", said, headers).json == {"ok": True}
    ann = joined(joining, "Ann")
    room.ask(paper())
    assert vote(ann, {"poll": {"choice": ["e02"], "reason": "\ud800"}}).json["say"] == "kept"
    assert vote(ann, {"\udfff": {"best": 1}}).json["say"] == "refused"
    assert vote(ann, name="\udfff").json["say"] == "refused"


NONSENSE = [None, True, -1, 1e300, "", "x" * 3_000, [], [[]], {}, {"a": [{}]}, "\u0000"]


def test_nonsense_at_random_breaks_nothing(room: Room, joining: Joining) -> None:
    chance = Random(1)
    ann = joined(joining, "Ann")
    room.ask(paper())
    room.propose(Proposed("p1", "Move"))
    items = ["poll", "score/e01/us1", "package/pk-a", "seed/s1", "x"]
    parts = ["choice", "low", "best", "high", "yes", "abstains", "reason", "why"]
    with ann.line() as line:
        for _ in range(50):
            answer = chance.choice([*NONSENSE, {chance.choice(parts): chance.choice(NONSENSE)}])
            said = {
                "say": chance.choice(["vote", "vote", "argue", "hello", *NONSENSE]),
                "round": chance.choice(["r1", "r1", *NONSENSE]),
                "number": chance.choice([1, 1, *NONSENSE]),
                "proposal": chance.choice(["p1", "p1", *NONSENSE]),
                "side": chance.choice(["for", *NONSENSE]),
                "text": chance.choice(["Yes", *NONSENSE]),
                "answers": chance.choice([{chance.choice(items): answer}, *NONSENSE]),
            }
            line.socket.send(json.dumps(said))
            assert "say" in json.loads(line.socket.recv(PATIENCE_S))
        assert line.vote("r1", 10**6, **VOTE)["say"] == "kept"


@pytest.mark.parametrize(
    "alias",
    ["", " ", "\u200b", "\u200d\ufeff", "\u3164", "\u2800\u2060", "\U000e0041\ufe0f", "\u202e"],
)
def test_who_would_not_be_seen_is_not_let_in(joining: Joining, alias: str) -> None:
    said = {"token": joining.token, "alias": alias}
    assert "a name the others may see" in Phone(joining.port).post("/join", said).json["error"]


@pytest.mark.parametrize(
    "alias",
    ["ANN", "Ann\u200b", "A\u00adnn", "Ann\u3164", "\uff21nn", "A nn", "Ann\ufe0f", "\u2066Ann"],
)
def test_nobody_takes_a_name_that_looks_like_anothers(joining: Joining, alias: str) -> None:
    joined(joining, "Ann")
    said = {"token": joining.token, "alias": alias}
    assert "already" in Phone(joining.port).post("/join", said).json["error"]


def test_no_text_towers_over_what_others_said(room: Room, joining: Joining) -> None:
    ann = joined(joining, "Ann")
    room.propose(Proposed("p1", "Move"))
    texts = [
        "e" + "\u0301" * 400 + "n",
        "One" + "\n \t\r\n" * 200 + "two",
        "H\u0326\u0308ngt\n\nso",
    ]
    for text in texts:
        ann.post("/argue", {"proposal": "p1", "side": "for", "text": text})
    told = ann.state()["proposal"]["for"]
    assert told == ["e" + "\u0301" * 8 + "n", "One\n\ntwo", texts[2]]


def test_numbers_that_are_none_are_refused(room: Room, box: BallotBox, joining: Joining) -> None:
    ann = joined(joining, "Ann")
    room.ask(paper(numbers=1))
    for number in ("NaN", "Infinity", "-Infinity", "1e999", "1" * 400, "true", '"5"', "[5]"):
        for item in ("score/e01/us1", "seed/s1"):
            body = f'{{"round": "r1", "number": 1, "answers": {{"{item}": {{"best": {number}}}}}}}'
            said = ann.headers() | {"Content-Type": "application/json"}
            assert asked(joining.port, "POST", "/vote", body, said).json["say"] == "refused"
    assert box.answered("session-1", "r1") == {}


def test_the_cookie_of_another_session_opens_nothing(
    room: Room, box: BallotBox, joining: Joining, serve: Callable[..., Joining]
) -> None:
    ann = joined(joining, "Ann")
    other = serve(Room(box, "session-2", "Another"))
    assert Phone(other.port, ann.cookie).get("/state").status == 401
    said = {"token": joining.token, "alias": "Ann"}
    assert Phone(other.port).post("/join", said).status == 403
