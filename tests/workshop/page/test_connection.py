"""What was answered on a phone reaches the host, whatever becomes of the connection."""

from __future__ import annotations

import json

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
    setTimeout(() => this.onclose?.(), 0); } };"""


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
