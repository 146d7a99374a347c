"""A real server on loopback, real requests and WebSockets: a room joins, answers and comes back."""

from __future__ import annotations

import http.client
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue

import pytest
from websockets.exceptions import ConnectionClosed

from scenario_desk.locate import locate
from scenario_desk.presentation.words.phone_words import phone_words
from scenario_desk.workshop import events, watching
from scenario_desk.workshop.ballots import BallotBox
from scenario_desk.workshop.refused import WorkshopRefused
from scenario_desk.workshop.room import Proposed, Room
from scenario_desk.workshop.server import Joining, Server
from scenario_desk.workshop.sockets import MOST_PHONES
from tests.workshop.conftest import SEATS, paper
from tests.workshop.phones import HOST, Phone, asked, joined

VOTE = {"poll": {"choice": ["e02"]}}


def test_the_page_is_there_with_all_its_files(joining: Joining) -> None:
    phone = Phone(joining.port)
    page = phone.get("/")
    assert page.status == 200
    assert page.headers["content-type"].startswith("text/html")
    assert '<script type="module" src="/app.js">' in page.text
    for path in locate("resources", "phone").glob("*.*s"):
        given = phone.get(f"/{path.name}")
        assert given.text == path.read_text(encoding="utf-8")
        kind = {".js": "text/javascript", ".css": "text/css"}[path.suffix]
        assert given.headers["content-type"].startswith(kind)
    assert phone.get("/words.json").json == phone_words()
    assert phone.get("/LICENSE").status == phone.get("/../README.md").status == 404


def test_how_to_join_is_said(joining: Joining) -> None:
    assert joining.address == f"http://{HOST}:{joining.port}/"
    assert joining.url == f"{joining.address}#{joining.token}"
    assert len(bytes.fromhex(joining.token)) == 16
    assert len(joining.code) == 6
    assert "not encrypted" in joining.advice


def test_a_room_joins_answers_and_sees_what_it_said(
    room: Room, joining: Joining, told: list[events.Event]
) -> None:
    ann = joined(joining, "Ann", "us")
    bob = Phone(joining.port)
    typed = f" {joining.code[:3]}-{joining.code[3:].lower()} "
    assert bob.post("/join", {"code": typed, "alias": "Bob", "seat": ""}).json == {"ok": True}
    with ann.line() as line, bob.line() as other:
        assert line.first["you"] == {"alias": "Ann", "seat": "us"}
        room.ask(paper())
        assert line.until("open")["paper"]["round"] == "r1"
        assert line.vote("r1", 1, **VOTE) == {"say": "kept", "round": "r1", "number": 1}
        assert line.vote("r1", 1, **VOTE)["say"] == "kept"
        refused = other.vote("r1", 4, poll={"choice": ["e09"]})
        assert (refused["say"], refused["round"], refused["number"]) == ("refused", "r1", 4)
        assert "one of what is offered" in refused["error"]
        assert room.close().ballots == 1
        assert other.until("closed")["results"] is None
        room.show({"poll": {"count": 1, "options": []}})
        assert other.until("revealed")["results"] == {"poll": {"count": 1, "options": []}}
        room.end()
        assert line.until("ended")["phase"] == "ended"
    aliases = [event.alias for event in told if isinstance(event, events.Joined)]
    assert aliases == ["Ann", "Bob"]


def test_all_of_it_goes_by_requests_alone(room: Room, joining: Joining) -> None:
    ann = joined(joining, "Ann")
    assert ann.post("/join", {"token": "", "alias": "Ann", "seat": "ru"}).json == {"ok": True}
    assert ann.state()["you"]["seat"] == "ru"
    room.ask(paper())
    room.propose(Proposed("p1", "Send aid"))
    vote = {"round": "r1", "number": 1, "answers": VOTE}
    assert ann.post("/vote", vote).json == {"say": "kept", "round": "r1", "number": 1}
    argument = {"proposal": "p1", "side": "for", "text": "Because."}
    assert ann.post("/argue", argument).json == {"say": "heard", "proposal": "p1"}
    given = ann.get("/state").json
    assert given["state"]["yours"] == VOTE
    assert given["state"]["proposal"]["for"] == ["Because."]
    number = given["number"]
    assert ann.get(f"/state?seen={number}").json == {"say": "same", "number": number}
    assert "no longer" not in ann.post("/argue", argument | {"proposal": "p2"}).json["error"]


def test_phones_that_come_and_go_are_told_of(
    room: Room, joining: Joining, told: list[events.Event]
) -> None:
    gone = threading.Event()
    room.told = lambda event: (
        told.append(event),
        gone.set() if isinstance(event, events.Left) else None,
    )
    ann = joined(joining, "Ann")
    with ann.line(), ann.line():
        assert not gone.is_set()
    assert gone.wait(60)
    kinds = [type(event).__name__ for event in told]
    assert kinds == ["Joined", "Came", "Came", "Left"]


def test_a_new_phone_takes_the_place_of_the_oldest(joining: Joining) -> None:
    ann = joined(joining, "Ann")
    with ExitStack() as lines:
        first, *_rest = [lines.enter_context(ann.connected()) for _ in range(MOST_PHONES + 1)]
        with pytest.raises(ConnectionClosed, match="4000"):
            first.recv(60)


def test_phones_that_crowd_in_at_once_trouble_nobody(
    room: Room, joining: Joining, told: list[events.Event]
) -> None:
    """Several are closed at once, some of them twice over and while they are being told of news."""
    ann = joined(joining, "Ann")
    with ExitStack() as lines:
        for _ in range(3 * MOST_PHONES):
            lines.enter_context(ann.connected())
            room.hold(True)
        with ann.line() as line:
            assert line.first["phase"] == "waiting"


def test_a_network_that_goes_and_comes_back_is_said_once(
    room: Room, told: list[events.Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: SimpleQueue[events.Event] = SimpleQueue()
    room.told = heard.put
    here = [True]
    monkeypatch.setattr(watching, "LOOK_S", 0.001)
    monkeypatch.setattr(watching, "is_here", lambda _host: here[0])
    server = Server(room, HOST)
    server.start()
    try:
        for now, sentence in ((False, "Phones cannot reach"), (True, "come back by themselves")):
            here[0] = now
            event = heard.get(timeout=60)
            assert isinstance(event, events.Failed)
            assert sentence in event.sentence
        assert heard.empty()
    finally:
        server.stop()


@pytest.mark.parametrize("spelled", ["::1", "0:0::0:0001", "0000:0:0:0:0:0:0:1"])
def test_by_ipv6_it_is_joined_however_it_was_spelled(
    room: Room, told: list[events.Event], spelled: str
) -> None:
    server = Server(room, spelled)
    try:
        joining = server.start()
    except WorkshopRefused:
        pytest.skip("this machine has no IPv6")
    try:
        assert joining.address == f"http://[::1]:{joining.port}/"
        line = http.client.HTTPConnection("::1", joining.port, timeout=60)
        body = f'{{"code": "{joining.code}", "alias": "Ann"}}'
        said = {"Origin": joining.address[:-1], "Content-Type": "application/json"}
        line.request("POST", "/join", body, said)
        assert line.getresponse().status == 200
        line.close()
    finally:
        server.stop()


def test_a_server_that_starts_again_is_where_it_was(
    room: Room, box: BallotBox, told: list[events.Event], serve: Callable[..., Joining]
) -> None:
    server = Server(room, HOST)
    before = server.start()
    ann = joined(before, "Ann", "us")
    room.ask(paper(anonymity="unlinkable"))
    with ann.line() as line:
        assert line.vote("r1", 1, **VOTE)["say"] == "kept"
    server.stop()
    with pytest.raises(ConnectionRefusedError):
        ann.get("/")

    again = Room(box, "session-1", "Syria", SEATS, told=told.append)
    again.ask(paper(anonymity="unlinkable"))
    assert serve(again) == before
    with ann.line() as line:
        assert line.first["you"] == {"alias": "Ann", "seat": "us"}
        assert line.first["yours"] == VOTE
        # What it sent when the server was away counts, and twice is once.
        assert line.vote("r1", 1, poll={"choice": ["e01"]})["say"] == "kept"
        assert line.vote("r1", 2, poll={"abstains": True})["say"] == "kept"
        assert again.close().ballots == 1
    assert [each.answer for each in box.open("session-1", "r1")] == [{"abstains": True}]


def test_a_port_that_is_taken_is_another_one_or_said(
    room: Room, box: BallotBox, serve: Callable[..., Joining]
) -> None:
    taken = serve(room).port
    other = Room(box, "session-2", "Syria")
    with pytest.raises(WorkshopRefused, match=f"already uses port {taken}"):
        Server(other, HOST, taken).start()
    # One that was only used before is given up for any that is free.
    again = Room(box, "session-1", "Syria")
    assert serve(again).port != taken


def test_a_code_can_be_renewed(room: Room) -> None:
    server = Server(room, HOST)
    with pytest.raises(WorkshopRefused, match="No session is running"):
        server.renew_code()
    old = server.start()
    try:
        new = server.renew_code()
        assert new != old.code
        phone = Phone(old.port)
        assert phone.post("/join", {"code": new, "alias": "Ann"}).json == {"ok": True}
        late = Phone(old.port).post("/join", {"code": old.code, "alias": "Bob"})
        assert (late.status, late.json.keys()) == (403, {"error"})
    finally:
        server.stop()


def test_a_vote_the_disk_refused_is_kept_by_the_phone_and_told_to_the_host(
    room: Room, box: BallotBox, told: list[events.Event]
) -> None:
    server = Server(room, HOST)
    joining = server.start()
    try:
        ann = joined(joining, "Ann")
        room.ask(paper())
        box._file.put(lambda rows: rows.execute("ALTER TABLE ballot RENAME TO away")).result()
        box._file.put(lambda rows: rows.execute("ALTER TABLE person RENAME TO gone")).result()
        vote = {"round": "r1", "number": 1, "answers": VOTE}
        for refused in (
            ann.post("/vote", vote),
            Phone(joining.port).post("/join", {"token": joining.token, "alias": "Bob"}),
        ):
            assert refused.status == 503
            assert "has been told" in refused.json["error"]
        with ann.line() as line:
            line.say("vote", **vote)
            with pytest.raises(Exception, match="1011"):
                line.heard("kept", "refused")
        # One sentence for each that is wrong, however often they try.
        sentences = [event.sentence for event in told if isinstance(event, events.Failed)]
        assert ["cannot be kept" in each for each in sentences] == [True] * 3
        assert len(set(sentences)) == 2
        box._file.put(lambda rows: rows.execute("ALTER TABLE away RENAME TO ballot")).result()
        assert ann.post("/vote", vote).json["say"] == "kept"
    finally:
        server.stop()


def test_with_the_certificate_of_an_organisation_it_is_encrypted(
    room: Room, serve: Callable[..., Joining]
) -> None:
    import ssl

    folder = Path(__file__).parents[1] / "data" / "certificate"
    joining = serve(room, cert=folder / "cert.pem", key=folder / "key.pem")
    assert joining.advice == ""
    # The address is one of those it was issued for.
    assert joining.address == f"https://{HOST}:{joining.port}/"
    trusting = ssl.create_default_context(cafile=folder / "cert.pem")
    for name, status in ((HOST, 200), ("desk.example.org", 200), ("other.example.org", 421)):
        line = http.client.HTTPSConnection(HOST, joining.port, context=trusting, timeout=60)
        line.request("GET", "/", headers={"Host": f"{name}:{joining.port}"})
        answer = line.getresponse()
        assert answer.status == status
        assert f"wss://{HOST}:{joining.port}" in answer.headers["content-security-policy"]
        line.close()
    line = http.client.HTTPSConnection(HOST, joining.port, context=trusting, timeout=60)
    said = {"Origin": f"https://{HOST}:{joining.port}", "Content-Type": "application/json"}
    line.request("POST", "/join", f'{{"token": "{joining.token}", "alias": "Ann"}}', said)
    assert line.getresponse().headers["set-cookie"].endswith("; Secure")
    line.close()


@pytest.mark.parametrize(
    ("cert", "key", "sentence"),
    [
        ("cert.pem", None, "cannot be used to encrypt"),
        ("key.pem", "key.pem", "cannot be used to encrypt"),
        ("cert.pem", "nameless.pem", "cannot be used to encrypt"),
        ("gone.pem", "key.pem", "cannot be used to encrypt"),
        ("nameless.pem", None, "no name"),
    ],
)
def test_a_certificate_that_is_of_no_use_is_said(
    room: Room, cert: str, key: str | None, sentence: str
) -> None:
    folder = Path(__file__).parents[1] / "data" / "certificate"
    server = Server(room, HOST, cert=folder / cert, key=folder / key if key else None)
    with pytest.raises(WorkshopRefused, match=sentence):
        server.start()


@pytest.mark.parametrize(
    "module", ["cli.commands", "workshop.room", "workshop.asking", "workshop.boxes"]
)
def test_what_the_network_needs_is_loaded_when_a_session_starts(module: str) -> None:
    code = (
        f"import sys, scenario_desk.{module}\n"
        "print({'starlette', 'uvicorn', 'websockets', 'segno', 'h11'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"


def test_only_what_is_asked_is_served_to_a_stranger(room: Room, joining: Joining) -> None:
    room.ask(paper(text="A secret question"))
    stranger = Phone(joining.port)
    assert stranger.get("/state").status == 401
    for path in ("/", "/words.json", "/state", "/app.js"):
        assert "secret question" not in stranger.get(path).text
        assert "Syria" not in stranger.get(path).text
    assert asked(joining.port, "HEAD", "/", headers={}).status == 200
