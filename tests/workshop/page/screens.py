"""Every screen of the page, one after another: how a participant comes to it.

`python -m tests.workshop.page.screens FOLDER` takes their pictures, light and dark, small, and with
large text.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from scenario_desk.workshop.paper import RoomSaid
from scenario_desk.workshop.room import Seat
from tests.browser import Page, browser
from tests.workshop.page.hosting import (
    BRANCH,
    PACKAGE,
    POLL,
    PROPOSED,
    SCORE,
    SEED,
    SUCCESS,
    Session,
    begin,
    give,
    paper,
    sent,
    session,
)

SEATS = (Seat("us", "United States"), Seat("ru", "Russia"))
PHONE = (390, 844)

Screen = Callable[[Page, Session], None]


def code_asked(page: Page, host: Session) -> None:
    page.open(host.joining.address)
    page.shows("Code")


def refused(page: Page, host: Session) -> None:
    page.fill("input[name=code]", "wrong")
    page.fill("input[name=alias]", "Ana")
    page.tap("Join")
    page.until("document.querySelector('[role=alert]')?.innerText")


def seats(page: Page, host: Session) -> None:
    page.fill("input[name=code]", host.joining.code)
    page.tap("Join")
    page.shows("Whom do you speak for?")


def waiting(page: Page, host: Session) -> None:
    page.tap("Russia")
    page.shows("You are in")


def introduced(page: Page, host: Session) -> None:
    asked = paper(SCORE, BRANCH, POLL, SEED, role="Russia", text="Go by your own judgement.")
    host.room.ask(asked, 600)
    page.shows("Left:")


def three_numbers(page: Page, host: Session) -> None:
    begin(page)
    page.shows(SCORE.title)


def given(page: Page, host: Session) -> None:
    give(page, -20, 45, 10)
    page.tap("Add a reason")
    page.fill("textarea", "They have no other way out.")
    sent(page, 1, 4)


def poll(page: Page, host: Session) -> None:
    page.tap("Next")
    page.tap("Next")
    for name in ("Ending 4", "Ending 2", "Ending 1", "Ending 5"):
        page.tap(name)
    page.shows("Three at most")


def seed(page: Page, host: Session) -> None:
    page.tap("Next")
    page.tap("I do not know")
    sent(page, 3, 4)


def overview(page: Page, host: Session) -> None:
    page.tap("Overview")
    page.shows("Some are still open")


def closed(page: Page, host: Session) -> None:
    host.room.close()
    page.shows("The round is closed")


def held(page: Page, host: Session) -> None:
    host.room.hold(True)
    host.room.show({})
    page.shows("Not shown yet")


def revealed(page: Page, host: Session) -> None:
    host.room.hold(False)
    half = {"low": 5, "median": 11.5, "high": 19}
    said = half | {"agreed": True, "reasons": ["They have no other way out."]}
    chosen = {"count": 30, "chosen": {"e01": 12, "e04": 30}, "reasons": ["So."]}
    score = said | {"count": 30, "dots": [5, 5, 6, *range(27)]}
    host.room.show({SCORE.item: score, POLL.item: chosen})
    page.shows("What the room said")


def second(page: Page, host: Session) -> None:
    (voter,) = {ballot.voter for ballot in host.box.open("session", "r1")}
    before = {voter: {SCORE.item: {"low": -20, "best": 10, "high": 45}}}
    item = replace(SCORE, room=RoomSaid(-5, 35, 50, 12))
    host.room.ask(paper(item, round="r2", second=True, before=before))
    begin(page)
    page.fill("input[type=number]", "20")
    page.shows("What moved you?")
    sent(page, 1, 1)


def warned(page: Page, host: Session) -> None:
    host.room.ask(paper(PACKAGE, round="r3", warning="Each can infer the other's refusal."))
    page.shows("Each can infer")


def signed(page: Page, host: Session) -> None:
    page.tap("I have read this: begin")
    page.tap("I could sign")
    sent(page, 1, 1)


def success(page: Page, host: Session) -> None:
    host.room.propose(PROPOSED)
    host.room.ask(paper(SUCCESS, round="r4", numbers=1))
    begin(page)
    page.shows("The allies agree.")


def away(page: Page, host: Session) -> None:
    host.server.stop()
    page.shows("Trying again")
    give(page, 30)
    page.shows("Kept on this phone")


def not_counted(page: Page, host: Session) -> None:
    host.room.close()
    host.back()
    page.shows("Understood")
    page.shows("The round is closed")


def ended(page: Page, host: Session) -> None:
    page.tap("Understood")
    host.room.end()
    page.shows("The session has ended")


SCREENS: tuple[Screen, ...] = (
    code_asked,
    refused,
    seats,
    waiting,
    introduced,
    three_numbers,
    given,
    poll,
    seed,
    overview,
    closed,
    held,
    revealed,
    second,
    warned,
    signed,
    success,
    away,
    not_counted,
    ended,
)


def enlarge(page: Page, width: int, percent: int) -> None:
    """Show it on a phone of this width, with text of this size."""
    page.run(f"document.documentElement.style.fontSize = '{percent}%'")
    page.size(width, PHONE[1])


def main(folder: Path) -> None:
    """Take the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        session(Path(home, "box"), SEATS) as host,
        browser() as phones,
    ):
        page = phones.page(*PHONE)
        for number, screen in enumerate(SCREENS):
            screen(page, host)
            name = f"{number:02}-{screen.__name__}"
            for theme in ("light", "dark"):
                page.look(prefers_color_scheme=theme)
                page.picture(folder / f"{name}-{theme}.png")
            page.look(prefers_color_scheme="light")
            for width, percent in ((320, 100), (320, 200)):
                enlarge(page, width, percent)
                page.picture(folder / f"{name}-{width}-{percent}.png", whole=True)
            enlarge(page, PHONE[0], 100)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
