"""What was answered on a phone reaches the host, whatever becomes of the connection."""

from __future__ import annotations

import json

import pytest

from scenario_desk.workshop.addresses import is_here
from scenario_desk.workshop.server import Server
from scenario_desk.workshop.sockets import MOST_PHONES
from tests.browser import Browser, Page, needs_chromium
from tests.workshop.page.hosting import (
    BRANCH,
    SCORE,
    Session,
    begin,
    give,
    join,
    paper,
    sent,
)

needs_chromium()

COUNTED = """window.opened = 0; window.WebSocket = class extends WebSocket {
    constructor(...from) { super(...from); window.opened += 1; } };"""
NO_VOTES_BY_REQUEST = """window.real = fetch; window.fetch = (path, ...rest) =>
    path === '/vote' ? Promise.reject(new TypeError()) : real(path, ...rest); 0"""
NO_SOCKETS = """window.WebSocket = class { close() {} constructor() {
    setTimeout(() => this.onclose?.({ code: 1006 }), 0); } };"""


def test_what_was_voted_without_a_connection_is_kept_and_sent_once(
    page: Page, host: Session
) -> None:
    page.call("Page.addScriptToEvaluateOnNewDocument", source=COUNTED)
    join(page, host)
    host.room.ask(paper(SCORE, BRANCH, numbers=1))
    begin(page)
    give(page, 10)
    sent(page, 1, 2)
    page.run(NO_VOTES_BY_REQUEST)
    host.server.stop()
    page.shows("Trying again")
    give(page, 30)
    page.shows("Kept on this phone, will be sent when the connection is back.")
    page.tap("Next")
    give(page, 60)
    page.shows("Answered: 2 of 2")
    tries = page.run("window.opened")
    page.until(f"window.opened > {tries} + 1")  # It has given up to send what was typed just now.

    host.back()
    sent(page, 2, 2)
    page.until("!document.querySelector('.status').innerText")
    page.run("window.fetch = real; 0")
    # Once more, as a phone does that never heard that it was kept.
    again = {"round": "r1", "number": 1, "answers": {SCORE.item: {"best": 10}}}
    assert page.post("/vote", again)["say"] == "kept"

    assert sorted(host.ballots()) == [(BRANCH.item, {"best": 60}), (SCORE.item, {"best": 30})]


def test_a_phone_that_reloads_comes_back_where_it_was(page: Page, host: Session) -> None:
    join(page, host)
    host.room.ask(paper(SCORE, BRANCH, numbers=1))
    begin(page)
    give(page, 10)
    sent(page, 1, 2)
    page.reload()

    page.shows(BRANCH.title)
    page.tap("Back")
    page.until("document.querySelector('[type=number]')?.value === '10'")


def test_a_phone_that_wakes_connects_anew(page: Page, host: Session) -> None:
    page.call("Page.addScriptToEvaluateOnNewDocument", source=COUNTED)
    join(page, host)
    page.shows("You are in")
    before = page.run("window.opened")
    page.run("document.dispatchEvent(new Event('visibilitychange'))")
    page.until(f"window.opened === {before + 1}")
    host.room.end()

    page.shows("The session has ended")


def test_what_an_earlier_session_left_is_not_sent_into_the_next(
    phones: Browser, host: Session, page: Page
) -> None:
    page.open(host.joining.url)
    left = {"last": 7, "waiting": {"r1": {SCORE.item: {"number": 7, "answer": {"best": 99}}}}}
    page.run(f"localStorage.setItem('scenario-desk', {json.dumps(json.dumps(left))})")
    host.room.ask(paper(SCORE, BRANCH, numbers=1))
    join(page, host)
    begin(page)
    page.tap("Next")
    give(page, 60)
    sent(page, 1, 2)

    assert host.ballots() == [(BRANCH.item, {"best": 60})]


def test_where_no_websocket_comes_through_requests_do(page: Page, host: Session) -> None:
    page.call("Page.addScriptToEvaluateOnNewDocument", source=NO_SOCKETS)
    join(page, host)
    host.room.ask(paper(SCORE, numbers=1))
    begin(page)
    give(page, 10)
    sent(page, 1, 1)

    assert host.ballots() == [(SCORE.item, {"best": 10})]
    page.shows("The round is closed")


def test_too_many_tabs_do_not_take_the_connection_from_each_other(
    phones: Browser, page: Page, host: Session
) -> None:
    page.call("Page.addScriptToEvaluateOnNewDocument", source=COUNTED)
    join(page, host)
    page.shows("You are in")
    others = [phones.page(beside=page) for _ in range(MOST_PHONES)]
    for other in others:
        other.call("Page.addScriptToEvaluateOnNewDocument", source=COUNTED)
        other.open(host.joining.url)
        other.shows("You are in")
    page.shows("so this one has stopped")
    host.room.ask(paper(SCORE, numbers=1))
    for other in others:
        other.shows("Begin")
        assert other.run("window.opened") == 1
    assert page.run("window.opened") == 1

    # Nobody looks at it, so that nothing is tapped there.
    page.run("document.querySelector('.primary').click()")
    others[0].shows("so this one has stopped")
    page.call("Page.bringToFront")
    begin(page)
    give(page, 10)
    sent(page, 1, 1)


def test_a_vote_counts_however_wrong_the_clock_and_whatever_was_forgotten(
    page: Page, host: Session
) -> None:
    join(page, host)
    host.room.ask(paper(SCORE, numbers=1))
    page.run(f"localStorage.setItem('scenario-desk', '{{\"last\": {10**14}, \"waiting\": {{}}}}')")
    begin(page)
    give(page, 10)
    sent(page, 1, 1)
    page.run("localStorage.clear()")
    page.call("Page.addScriptToEvaluateOnNewDocument", source="Date.now = () => 5;")
    page.reload()
    page.tap("Back")
    give(page, 30)
    page.until("JSON.parse(localStorage.getItem('scenario-desk'))?.last > 1e14")
    sent(page, 1, 1)

    assert host.ballots() == [(SCORE.item, {"best": 30})]


def test_a_clock_that_is_put_right_does_not_hurry_a_countdown(page: Page, host: Session) -> None:
    hours = "{ let now = 0; Date.now = () => (now += 3_600_000); }"
    page.call("Page.addScriptToEvaluateOnNewDocument", source=hours)
    join(page, host)
    host.room.ask(paper(SCORE), seconds=100 * 3600)
    page.shows("Left: 59")
    page.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.shows("Left: 59")


def test_what_the_disk_of_the_host_refused_is_sent_until_it_is_kept(
    page: Page, host: Session
) -> None:
    join(page, host)
    host.room.ask(paper(SCORE, numbers=1))
    begin(page)
    host.box._file.put(lambda rows: rows.execute("ALTER TABLE ballot RENAME TO away")).result()
    give(page, 10)
    page.shows("Kept on this phone")
    host.box._file.put(lambda rows: rows.execute("ALTER TABLE away RENAME TO ballot")).result()
    sent(page, 1, 1)

    assert host.ballots() == [(SCORE.item, {"best": 10})]


@pytest.mark.skipif(not is_here("::1"), reason="This machine has no IPv6")
def test_by_ipv6_it_is_the_same(phones: Browser, host: Session) -> None:
    host.server.stop()
    host.server = Server(host.room, "::1")
    host.joining = host.server.start()
    page = phones.page()
    join(page, host)
    host.room.ask(paper(SCORE, numbers=1))
    begin(page)
    give(page, 10)
    sent(page, 1, 1)
    phones.close(page)

    assert not page.complaints
    assert host.ballots() == [(SCORE.item, {"best": 10})]


def test_what_the_host_refuses_is_said_and_not_shown_as_given(page: Page, host: Session) -> None:
    join(page, host)
    host.room.ask(paper(SCORE, numbers=1))
    begin(page)
    host.server.stop()
    page.shows("Trying again")
    give(page, 10)
    host.room.close()
    host.back()
    page.until("document.querySelector('[role=alert]')?.innerText")
    page.shows("The round is closed")
    page.tap("Understood")

    page.until("!document.querySelector('[role=alert]')")
